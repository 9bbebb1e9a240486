"""Promises, favours, hubs and organisations as tables: read, edited, changed many at once, deleted
(R18, P4)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.day.undo import undo
from planner.commands.network.organisations import drop_orgs, place_at, rename_orgs, resolve_org
from planner.commands.sheet.contact_table import CONTACTS
from planner.commands.sheet.tables import TABLES
from planner.commands.sheet.view import View, save_view
from planner.errors import PlannerError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands.session import Session

TODAY, DAY = date(2026, 11, 18), date(2026, 11, 1)


@pytest.fixture
def book(session: Session) -> Session:
    """A few of each."""
    session.apply(
        Change(
            "made",
            (
                Put("contacts", "ana", {"name": "Ana Li", "org": "Acme Inc.", "met_at": "py"}),
                Put("contacts", "bo", {"name": "Bo Chen", "org": "ACME"}),
                Put("contacts", "cy", {"name": "Cy", "org": "Globex"}),
                Put(
                    "promises",
                    "p1",
                    {"contact": "ana", "text": "the deck", "due": date(2026, 11, 20)},
                ),
                Put(
                    "promises",
                    "p2",
                    {"contact": "bo", "text": "an intro", "who": "them", "due": DAY},
                ),
                Put("promises", "p3", {"text": "=old", "done_on": DAY}),
                Put("favours", "f1", {"contact": "ana", "what": "a referral", "day": DAY}),
                Put(
                    "favours",
                    "f2",
                    {"contact": "bo", "what": "a review", "direction": "given", "returned": 0.25},
                ),
                Put(
                    "hubs",
                    "py",
                    {"name": "PyData", "kind": "meet-up", "red_flags": frozenset({"same faces"})},
                ),
                Put("hubs", "ux", {"name": "UX Night"}),
                Put(
                    "touches",
                    "t",
                    {
                        "contacts": frozenset({"ana"}),
                        "org": "acme",
                        "hub": "py",
                        "note": "long talk",
                    },
                ),
                Put("hooks", "h", {"text": "site", "orgs": frozenset({"Acme", "Globex"})}),
                Put("leads", "l", {"org": "Acme"}),
            ),
        )
    )
    return session


def shown(book: Session, tab: str, words: str = "", sort: tuple[str, ...] = ()) -> list[str]:
    table = TABLES[tab]
    view = table.first._replace(filter=words, sort=sort or table.sort)
    return [row.key for row in table.rows(book, view)]


@pytest.mark.parametrize(
    ("ledger", "key", "field", "text", "wanted"),
    [
        ("promises", "p1", "what", "the long deck", {"text": "the long deck"}),
        ("promises", "p1", "due", "2w", {"due": date(2026, 12, 2)}),
        ("promises", "p1", "due", "", {"due": None}),
        ("promises", "p1", "state", "kept", {"done_on": TODAY}),
        ("promises", "p3", "state", "open", {"done_on": None}),
        ("promises", "p3", "state", "dropped", {"done_on": None, "dropped_on": TODAY}),
        ("promises", "p3", "done", "yesterday", {"done_on": date(2026, 11, 17)}),
        (
            "promises",
            "p3",
            "dropped",
            "2026-11-02",
            {"done_on": None, "dropped_on": date(2026, 11, 2)},
        ),
        ("promises", "p3", "name", "Cy", {"contact": "cy"}),
        ("promises", "p2", "who", "you", {"who": "me"}),
        ("favours", "f1", "returned", "50%", {"returned": 0.5}),
        ("favours", "f2", "returned", "all", {"returned": 1.0}),
        ("favours", "f1", "weight", "2,5", {"weight": 2.5}),
        ("favours", "f1", "way", "given", {"direction": "given"}),
        ("favours", "f1", "state", "waived", {"waived_on": TODAY}),
        ("favours", "f1", "day", "3 nov", {"day": date(2026, 11, 3)}),
        ("favours", "f2", "state", "returned", {"returned": 1.0}),
        ("favours", "f1", "what", "two", {"what": "two"}),
        ("hubs", "py", "name", "PyData Oslo", {"name": "PyData Oslo"}),
        ("hubs", "ux", "every", "monthly", {"every": 30}),
        ("hubs", "ux", "cost", "12.50", {"cost": 12.5}),
        ("hubs", "ux", "kind", "[b]odd[/b]", {"kind": "[b]odd[/b]"}),
        (
            "hubs",
            "py",
            "flags",
            "vendors, one job",
            {"red_flags": {"vendors and crowds", "one job title"}},
        ),
        ("hubs", "ux", "notes", "two\nlines", {"notes": "two\nlines"}),
        ("hubs", "ux", "place", "Oslo", {"place": "Oslo"}),
    ],
)
def test_R18_a_field_is_set_from_what_is_typed_and_undone(
    book: Session, ledger: str, key: str, field: str, text: str, wanted: dict[str, object]
) -> None:
    before = getattr(book.records, ledger)[key]
    label = TABLES[ledger].edit(book, key, field, text)
    after = getattr(book.records, ledger)[key]
    assert label and {name: getattr(after, name) for name in wanted} == wanted
    again = TABLES[ledger].draft(book, key, field)
    assert again is not None and TABLES[ledger].edit(book, key, field, again.text) == "", (
        "what is shown is read back"
    )
    undo(book)
    assert getattr(book.records, ledger)[key] == before


@pytest.mark.parametrize(
    ("ledger", "key", "field", "text", "said"),
    [
        ("promises", "p1", "what", " ", "needs words"),
        ("promises", "p1", "due", "soonish", "is no day"),
        ("promises", "p1", "done", "2027-01-01", "no day that has been"),
        ("promises", "p1", "state", "done-ish", "is no state"),
        ("promises", "p1", "name", "Zebedee", "Nobody"),
        ("promises", "p1", "who", "we", "is none of"),
        ("favours", "f1", "returned", "150%", "is no share"),
        ("favours", "f1", "weight", "0", "is no weight"),
        ("favours", "f1", "weight", "nan", "is no weight"),
        ("favours", "f1", "returned", "nan", "is no share"),
        ("hubs", "py", "name", "ux night", "already"),
        ("hubs", "py", "cost", "-1", "is no cost"),
        ("hubs", "py", "flags", "noise", "none of the red flags"),
        ("promises", "gone", "due", "2w", "gone"),
        ("promises", "p1", "mood", "x", "has no"),
    ],
)
def test_R18_what_does_not_fit_is_said_and_nothing_is_changed(
    book: Session, ledger: str, key: str, field: str, text: str, said: str
) -> None:
    before = book.book.version
    with pytest.raises(PlannerError, match=said):
        TABLES[ledger].set_field(book, key, field, text)
    assert book.book.version == before


@pytest.mark.parametrize(
    ("ledger", "keys", "text", "wanted"),
    [
        (
            "promises",
            ["p1", "p2"],
            "dropped",
            {"p1": {"dropped_on": TODAY}, "p2": {"dropped_on": TODAY}},
        ),
        ("promises", ["p1", "p3"], "done", {"p1": {"done_on": TODAY}, "p3": {"done_on": DAY}}),
        (
            "promises",
            ["p1", "p2"],
            'due=2w name="Cy"',
            {"p1": {"due": date(2026, 12, 2), "contact": "cy"}},
        ),
        (
            "favours",
            ["f1", "f2"],
            "settled weight=2",
            {"f1": {"returned": 1.0, "weight": 2.0}, "f2": {"returned": 1.0}},
        ),
        (
            "favours",
            ["f1", "f2"],
            "waived",
            {"f1": {"waived_on": TODAY}, "f2": {"waived_on": TODAY}},
        ),
        (
            "favours",
            ["f1", "f2"],
            "returned=50%",
            {"f1": {"returned": 0.5}, "f2": {"returned": 0.5}},
        ),
        (
            "hubs",
            ["py", "ux"],
            'kind="industry group" flags+vendors flags-same',
            {
                "py": {"kind": "industry group", "red_flags": {"vendors and crowds"}},
                "ux": {"red_flags": {"vendors and crowds"}},
            },
        ),
    ],
)
def test_P4_many_are_changed_as_one_step_of_undo(
    book: Session, ledger: str, keys: list[str], text: str, wanted: dict[str, dict[str, object]]
) -> None:
    before = dict(getattr(book.records, ledger))
    TABLES[ledger].change(book, keys, text)
    after = getattr(book.records, ledger)
    assert {
        key: {name: getattr(after[key], name) for name in fields} for key, fields in wanted.items()
    } == wanted
    undo(book)
    assert dict(getattr(book.records, ledger)) == before


@pytest.mark.parametrize(
    ("ledger", "text"),
    [
        ("promises", "what=x"),
        ("promises", "soon"),
        ("promises", ""),
        ("promises", "due+2w"),
        ("favours", "kept"),
        ("hubs", "dropped"),
        ("hubs", "name=x"),
    ],
)
def test_P4_a_change_that_is_not_understood_changes_nothing(
    book: Session, ledger: str, text: str
) -> None:
    before = book.book.version
    with pytest.raises(UsageError):
        TABLES[ledger].change(book, ["p1", "f1", "py"], text)
    assert book.book.version == before


def test_R18_some_are_deleted_and_one_undo_brings_all_of_them_back(book: Session) -> None:
    before = book.records
    TABLES["promises"].drop(book, ["p1", "p2"])
    assert set(book.records.promises) == {"p3"}
    undo(book)
    TABLES["hubs"].drop(book, ["py"])
    assert book.records.contacts["ana"].met_at == "PyData" and book.records.touches["t"].hub == ""
    assert book.records.touches["t"].note == "long talk\nat PyData", "where it was is not forgotten"
    undo(book)
    assert [dict(each) for each in book.records] == [dict(each) for each in before]
    with pytest.raises(UsageError, match="chosen"):
        TABLES["favours"].drop(book, ["gone"])
    with pytest.raises(UsageError, match="archive"):
        TABLES[""].drop(book, ["ana"])


def test_R18_an_organisation_is_renamed_on_everything_that_names_it_in_one_step(
    book: Session,
) -> None:
    before = book.records
    assert rename_orgs(book, ["Acme"], " Zeta  Ltd ") == "renamed Acme to Zeta Ltd on 2 contacts"
    records = book.records
    assert [records.contacts[key].org for key in ("ana", "bo", "cy")] == [
        "Zeta Ltd",
        "Zeta Ltd",
        "Globex",
    ]
    assert records.touches["t"].org == records.leads["l"].org == "Zeta Ltd"
    assert records.hooks["h"].orgs == {"Zeta Ltd", "Globex"}
    undo(book)
    assert [dict(each) for each in book.records] == [dict(each) for each in before]
    assert resolve_org(book, "acme") in ("ACME", "Acme Inc.")
    with pytest.raises(PlannerError, match="Nobody"):
        resolve_org(book, "Hooli")
    with pytest.raises(UsageError):
        rename_orgs(book, ["Acme"], "  ")


def test_R18_two_organisations_become_one_or_none_and_people_are_put_at_one(book: Session) -> None:
    TABLES["organisations"].change(book, ["ACME", "Globex"], 'name="One Co"')
    assert {each.org for each in book.records.contacts.values()} == {"One Co"}
    drop_orgs(book, ["One Co"])
    assert {each.org for each in book.records.contacts.values()} == {""}
    assert place_at(book, "New Co: Ana Li, Cy") == "put 2 contacts at New Co"
    assert book.records.contacts["cy"].org == "New Co"
    for text in ("New Co", ": Ana Li", "New Co:", "Acme"):
        with pytest.raises(UsageError):
            place_at(book, text)
    with pytest.raises(UsageError):
        TABLES["organisations"].change(book, ["New Co"], "kind=x")


@pytest.mark.parametrize(
    ("tab", "words", "keys"),
    [
        ("promises", "state:open", ["p2", "p1"]),
        ("promises", "state:open due<0", ["p2"]),
        ("promises", "-who:they deck", ["p1"]),
        ("promises", "due:none", ["p3"]),
        ("promises", "done:any", ["p3"]),
        ("promises", "name:ana,bo", ["p2", "p1"]),
        ("favours", "way:given", ["f2"]),
        ("favours", "day>10d", ["f1"]),
        ("favours", "weight>1", []),
        ("hubs", "kind:none", ["ux"]),
        ("hubs", "flags:faces", ["py"]),
        ("hubs", "visits<1 -pydata", ["ux"]),
        ("organisations", "people>1", None),
        ("promises", '"an intro"', ["p2"]),
    ],
)
def test_R18_the_filter_line_knows_the_columns(
    book: Session, tab: str, words: str, keys: list[str] | None
) -> None:
    found = shown(book, tab, words)
    assert len(found) == 1 if keys is None else found == keys


@pytest.mark.parametrize("words", ["mood:x", "due<soon", "state>3", "org:acme"])
def test_R18_a_filter_that_does_not_fit_is_said(book: Session, words: str) -> None:
    with pytest.raises(UsageError):
        shown(book, "promises", words)


def test_R18_rows_are_sorted_by_several_columns_and_views_are_saved_for_each_table(
    book: Session,
) -> None:
    assert shown(book, "promises", sort=("who", "-due")) == ["p2", "p1", "p3"]
    view = View("state:open", ("what", "due"), ("-due",), "promises")
    save_view(book, "open ones", view)
    assert CONTACTS.saved_views(book) == {}, "it is none of the people's"
    assert TABLES["promises"].saved_views(book) == {"open ones": view}


def test_R18_a_table_is_written_as_csv_and_nothing_in_it_is_a_formula(
    book: Session, tmp_path: Path
) -> None:
    table = TABLES["promises"]
    rows = table.rows(book, table.first)
    file = table.export(
        book, rows, [table.columns["what"], table.columns["due"]], str(tmp_path / "p.csv")
    )
    assert file.path.read_text(encoding="utf-8").splitlines() == [
        "Promise,Due",
        "an intro,2026-11-01",
        "the deck,2026-11-20",
        "'=old,",
    ]
    with pytest.raises(UsageError, match="CSV"):
        table.export(book, rows, [], str(tmp_path / "p.vcf"))


@pytest.mark.parametrize(
    ("name", "order"), [("promises", "p2 p1 p0 p3 p4"), ("favours", "f2 f1 f3")]
)
def test_a_table_opens_on_what_is_open_the_longest_due_first(
    session: Session, name: str, order: str
) -> None:
    session.apply(
        Change(
            "made",
            (
                Put("promises", "p0", {"contact": "ana", "text": "aa no due day"}),
                Put(
                    "promises",
                    "p1",
                    {"contact": "ana", "text": "the deck", "due": date(2026, 11, 20)},
                ),
                Put(
                    "promises",
                    "p2",
                    {"contact": "bo", "text": "an intro", "who": "them", "due": DAY},
                ),
                Put(
                    "promises",
                    "p3",
                    {"text": "old", "due": date(2025, 1, 3), "done_on": date(2025, 1, 3)},
                ),
                Put(
                    "promises",
                    "p4",
                    {"text": "dropped", "due": date(2024, 1, 3), "dropped_on": date(2025, 1, 3)},
                ),
                Put(
                    "favours",
                    "f1",
                    {"contact": "ana", "what": "a review", "day": date(2026, 11, 1)},
                ),
                Put(
                    "favours",
                    "f2",
                    {"contact": "bo", "what": "the referral", "day": date(2026, 10, 1)},
                ),
                Put(
                    "favours",
                    "f3",
                    {"contact": "bo", "what": "advice", "day": date(2024, 10, 1), "returned": 1.0},
                ),
            ),
        )
    )
    table = TABLES[name]
    assert [row.key for row in table.rows(session, table.first)] == order.split()


@pytest.fixture
def logbook(session: Session) -> Session:
    """A hook, leads and touches, some of them private."""
    session.apply(
        Change(
            "made",
            (
                Put("contacts", "ana", {"name": "Ana Li"}),
                Put("contacts", "bo", {"name": "Bo Chen"}),
                Put("hubs", "py", {"name": "PyData"}),
                Put("hooks", "h1", {"text": "our site", "tags": frozenset({"web"})}),
                Put(
                    "hooks",
                    "h2",
                    {
                        "text": "the talk",
                        "contacts": frozenset({"ana"}),
                        "told": frozenset({"ana"}),
                        "expires": DAY,
                    },
                ),
                Put("leads", "l1", {"title": "Data lead", "org": "Acme", "contact": "ana"}),
                Put(
                    "leads",
                    "l2",
                    {
                        "title": "Editor",
                        "stage": "interview",
                        "days": {"interview": "2026-11-01"},
                        "private": False,
                    },
                ),
                Put(
                    "touches",
                    "t1",
                    {
                        "contacts": frozenset({"ana", "bo"}),
                        "kind": "coffee",
                        "day": DAY,
                        "hub": "py",
                        "line": "coffee with Ana and Bo",
                    },
                ),
                Put(
                    "touches",
                    "t2",
                    {
                        "contacts": frozenset({"bo"}),
                        "kind": "call",
                        "day": TODAY,
                        "private": True,
                        "note": "secret",
                    },
                ),
                Put("promises", "p", {"contact": "bo", "text": "the deck", "touch": "t2"}),
            ),
        )
    )
    return session


@pytest.mark.parametrize(
    ("tab", "words", "keys"),
    [
        ("hooks", "", ["h2", "h1"]),
        ("hooks", "tags:web", ["h1"]),
        ("hooks", "for:ana expires<0 heard>0", ["h2"]),
        ("leads", "stage:interview since>2w", ["l2"]),
        ("leads", "name:ana", ["l1"]),
        ("leads", "private:no", ["l2"]),
        ("touches", "", ["t2", "t1"]),
        ("touches", "who:ana hub:pydata kind:coffee,lunch", ["t1"]),
        ("touches", "secret", ["t2"]),
        ("touches", "day<7d", ["t2"]),
    ],
)
def test_R18_hooks_leads_and_touches_are_tables_too(
    logbook: Session, tab: str, words: str, keys: list[str]
) -> None:
    assert shown(logbook, tab, words) == keys


def test_R18_a_lead_that_moves_on_notes_the_day_and_a_touch_that_is_corrected_drops_its_line(
    logbook: Session,
) -> None:
    TABLES["leads"].change(logbook, ["l1", "l2"], "stage=offer")
    leads = logbook.records.leads
    assert leads["l1"].days == {"offer": "2026-11-18"}
    assert leads["l2"].days == {"interview": "2026-11-01", "offer": "2026-11-18"}
    TABLES["touches"].change(logbook, ["t1"], "kind=lunch tags+python")
    touch = logbook.records.touches["t1"]
    assert (touch.kind, touch.tags, touch.line) == ("lunch", {"python"}, "")
    undo(logbook)
    assert logbook.records.touches["t1"].line == "coffee with Ana and Bo"
    for text in ("minutes=soon", "kind=dance", "day=none", "private=yes"):
        with pytest.raises(UsageError):
            TABLES["touches"].change(logbook, ["t1"], text)


def test_R23_private_rows_stay_out_of_a_table_that_is_written(
    logbook: Session, tmp_path: Path
) -> None:
    for tab, public in (("touches", "t1"), ("leads", "l2"), ("promises", None)):
        table = TABLES[tab]
        rows = table.rows(logbook)
        file = table.export(logbook, rows, list(table.columns.values()), str(tmp_path / "x.csv"))
        text = file.path.read_text(encoding="utf-8")
        assert (file.rows, file.private) == ((1, 1) if public else (0, 1))
        assert "secret" not in text and "Data lead" not in text and "deck" not in text


def test_R18_what_a_row_shows_of_a_day_is_found_anew_on_another_day(book: Session) -> None:
    def due(word: str) -> list[str]:
        return shown(book, "promises", word)

    book.apply(
        Change("due", (Put("promises", "p1", {"due": date(2026, 11, 19)}),)),
    )
    assert (due("tomorrow"), due("today")) == (["p1"], [])
    book.today = date(2026, 11, 19)
    assert (due("tomorrow"), due("today")) == ([], ["p1"])
