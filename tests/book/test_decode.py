"""Whatever stands in the file, a record comes out, and what could not be read is noted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import records
from planner.book.text.decode import TABLES, Decoded, UnreadableValue, decode_table
from planner.book.text.encode import put
from planner.book.text.preferences import decode_settings
from planner.book.text.stamped import take_apart
from planner.change import Put
from planner.settings import MINUTES, SETTINGS_ID, Settings

STAMP = "20261118T110640.000Z-0000-k7f3"
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.just("2026-11-18"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
SETS = st.frozensets(st.text(st.characters(codec="utf-8"), max_size=5), max_size=4)
TEXT = st.text(st.characters(codec="utf-8"), max_size=8)


def one(table, doc, problems=None):
    found = decode_table(table, [{"x": doc}], [] if problems is None else problems)
    return found.get("x")


@pytest.mark.parametrize("table", TABLES)
@given(st.data())
def test_wrong_types_in_any_field_give_a_record_and_a_note(table, data):
    record = TABLES[table][0]
    doc = data.draw(
        st.dictionaries(st.sampled_from([*record._fields, "_at", "_f", "_del", "unknown"]), JSON)
    )
    problems: list[UnreadableValue] = []
    found = one(table, doc, problems)
    assert isinstance(found, record)
    defaults = record(id="x")
    noted = {problem.field for problem in problems}
    for field in record._fields[1:]:
        value, default = getattr(found, field), getattr(defaults, field)
        if field in noted and field != "added":
            assert value == default
        if doc.get(field) is None and field != "added":
            assert value == default and field not in noted
    assert all(problem.table == table and problem.id == "x" for problem in problems)


@pytest.mark.parametrize("table", TABLES)
@given(JSON.filter(lambda value: not isinstance(value, dict)))
def test_a_record_that_is_no_object_is_noted_and_left_out(table, value):
    problems: list[UnreadableValue] = []
    assert one(table, value, problems) is None
    assert problems == [UnreadableValue(table, "x", "", value)]


STRATEGIES = {
    "cadence_days": st.integers(1, 36_500),
    "every": st.integers(1, 36_500),
    "minutes": st.integers(0, 1000),
    "weight": st.floats(0, 100),
    "returned": st.floats(0, 1),
    "cost": st.floats(0, 1e6),
    "state": st.sampled_from(records.STATES),
    "voter": st.sampled_from(records.VOTERS),
    "column_pin": st.sampled_from(records.COLUMNS),
    "kind": st.sampled_from(records.KINDS),
    "outcome": st.sampled_from(records.OUTCOMES),
    "intent": st.sampled_from(records.INTENTS),
    "who": st.sampled_from(["me", "them"]),
}


def fields_of(table):
    record = TABLES[table][0]
    made = {}
    for field, default in record._field_defaults.items():
        if field in STRATEGIES and not (table in ("hubs", "hooks") and field == "kind"):
            made[field] = STRATEGIES[field]
        elif field == "direction":
            made[field] = st.sampled_from(
                records.DIRECTIONS if table == "touches" else ("given", "received")
            )
        elif isinstance(default, dict):
            made[field] = st.dictionaries(TEXT, TEXT, max_size=3)
        elif isinstance(default, bool):
            made[field] = st.booleans()
        elif isinstance(default, frozenset):
            made[field] = SETS
        elif isinstance(default, str):
            made[field] = TEXT
        else:
            assert default is None or isinstance(default, date), field
            made[field] = DAYS
    return made


@pytest.mark.parametrize("table", TABLES)
@given(st.data())
def test_what_is_put_is_read(table, data):
    given_fields = data.draw(st.fixed_dictionaries({}, optional=fields_of(table)))
    raw = put(Put(table, "x", given_fields), None, STAMP)
    problems: list[UnreadableValue] = []
    found = one(table, raw, problems)
    assert problems == []
    assert {field: getattr(found, field) for field in given_fields} == given_fields
    again = data.draw(st.fixed_dictionaries({}, optional=fields_of(table)))
    changed = one(
        table, put(Put(table, "x", again), raw, STAMP.replace("40.000", "41.000")), problems
    )
    assert problems == []
    expected = {**given_fields, **again}
    assert {field: getattr(changed, field) for field in expected} == expected


def test_an_untouched_record_holds_no_default():
    raw = put(
        Put(
            "contacts",
            "x",
            {"name": "Ana", "org": "", "tags": frozenset(), "state": "kept", "due": None},
        ),
        None,
        STAMP,
    )
    assert raw == {"_at": STAMP, "name": "Ana", "due": None}
    emptied = put(Put("contacts", "x", {"name": None}), raw, STAMP)
    assert emptied["name"] is None


def test_a_set_keeps_what_was_taken_out_as_false():
    raw = put(Put("contacts", "x", {"tags": frozenset({"a", "b"})}), None, STAMP)
    later = STAMP.replace("40.000", "41.000")
    raw = put(Put("contacts", "x", {"tags": frozenset({"b", "c"})}), raw, later)
    assert raw["tags"] == {"a": False, "b": True, "c": True}
    assert raw["_f"] == {"tags": {"a": later, "c": later}}
    assert take_apart(raw).objects["tags"]["b"] == (STAMP, True)


def test_lists_and_whole_numbers_typed_by_hand_are_read():
    contact = one("contacts", {"tags": ["a", "b"], "cadence_days": 30.0})
    assert (contact.tags, contact.cadence_days) == (frozenset({"a", "b"}), 30)
    assert one("favours", {"weight": 2}).weight == 2.0


@pytest.mark.parametrize(
    ("table", "doc"),
    [
        ("contacts", {"cadence_days": 0}),
        ("contacts", {"cadence_days": True}),
        ("contacts", {"cadence_days": 10**30}),
        ("contacts", {"tags": {"a": 1}}),
        ("contacts", {"tags": "a"}),
        ("contacts", {"state": "gone"}),
        ("contacts", {"snoozed_until": "2026-02-30"}),
        ("touches", {"minutes": -5}),
        ("touches", {"day": 20261118}),
        ("touches", {"private": 1}),
        ("favours", {"returned": 2}),
        ("favours", {"weight": float("nan")}),
        ("touches", {"kind": ["met"]}),
        ("hubs", {"cost": True}),
        ("leads", {"days": "2026"}),
    ],
)
def test_values_out_of_range_are_noted(table, doc):
    problems: list[UnreadableValue] = []
    assert one(table, doc, problems) == one(table, {})
    assert [problem.field for problem in problems] == list(doc)


def test_added_is_the_local_day_of_birth_and_a_day_begins_at_the_hour_set(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "Europe/Lisbon")
    time.tzset()
    try:
        night = {"_at": "20261118T023508.123Z-0000-k7f3"}
        assert one("contacts", night).added == date(2026, 11, 17)
        assert decode_table("contacts", [{"x": night}], [], 2)["x"].added == date(2026, 11, 18)
        assert one("contacts", {**night, "added": "2020-01-01"}).added == date(2020, 1, 1)
        assert one("promises", {"_at": "nonsense"}).added is None
    finally:
        monkeypatch.undo()
        time.tzset()


def test_deleted_records_do_not_appear_and_later_edits_bring_them_back():
    doc = {"_at": STAMP, "_del": STAMP.replace("40.000", "41.000"), "name": "Ana"}
    assert one("contacts", doc) is None
    assert one("contacts", {**doc, "_f": {"name": STAMP.replace("40.000", "42.000")}}).name == "Ana"


def test_a_table_is_decoded_when_it_is_first_looked_at():
    looks = []

    def decode():
        looks.append(1)
        return {"a": records.Hub("a", "PyData")}

    table = Decoded(decode)
    assert not looks and not table.decoded
    assert table["a"].name == "PyData" and "a" in table and list(table) == ["a"] and len(table) == 1
    assert table.get("b") is None and list(table.values()) == [table["a"]]
    assert dict(table.items()) == {"a": table["a"]} and list(table.keys()) == ["a"]
    assert table.decoded and looks == [1]
    with pytest.raises(KeyError):
        table["b"]


def test_a_table_tells_what_changed_since_its_latest_states():
    tables = [Decoded(dict)]
    for number in range(10):
        tables.append(Decoded(dict, tables[-1], frozenset({f"r{number}"})))
    assert tables[-1].changed_since(tables[-2]) == {"r9"}
    assert tables[-1].changed_since(tables[-4]) == {"r7", "r8", "r9"}
    assert tables[-1].changed_since(tables[0]) is None, "too long ago"
    assert tables[-2].changed_since(tables[-1]) is None
    assert tables[-1].changed_since({}) is None


@given(st.dictionaries(st.sampled_from(Settings._fields), JSON))
def test_settings_are_read_whatever_stands_there(doc):
    problems: list[UnreadableValue] = []
    settings = decode_settings({SETTINGS_ID: doc}, problems)
    for name, default in Settings._field_defaults.items():
        assert isinstance(getattr(settings, name), type(default)), name
    for problem in problems:
        assert getattr(settings, problem.field) == Settings._field_defaults[problem.field]
    assert settings.cadence_days > 0 and 0 <= settings.day_start_hour <= 23


def test_settings_that_are_set_are_read_over_the_defaults():
    doc = {
        "budget_minutes": 15,
        "minutes": {"reply": 4},
        "working_days": [6, 0, 0],
        "tag_cadences": {"close": 30},
        "landed": True,
        "date_order": "mdy",
        "country": "DE-BY",
    }
    settings = decode_settings({SETTINGS_ID: doc}, [])
    assert settings == Settings(
        budget_minutes=15,
        minutes={**MINUTES, "reply": 4},
        working_days=(0, 6),
        tag_cadences={"close": 30},
        landed=True,
        date_order="mdy",
        country="DE-BY",
    )
    assert decode_settings({}, []) == Settings()
