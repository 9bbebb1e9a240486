"""Monica's export as JSON: contacts with what is known of them; activities, calls and conversations as a diary.

The shape is that of Monica 4: under ``account`` lists named by what they hold (``type``, ``values``), each value with
``properties`` and, for a contact, lists of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from planner.exchange.sheet import MANY, Happened, Meaning, Row, Sheet
from planner.records import Kind
from planner.words import joined, plural

COLUMNS: tuple[Meaning, ...] = (
    "first",
    "middle",
    "last",
    "aka",
    "org",
    "role",
    "email",
    "phone",
    "url",
    "tags",
    "birthday",
    "place",
    "notes",
    "introduced_by",
    "met_at",
    "cadence",
)
_NO_PLACE = ("reminder", "gift", "debt", "task", "life_event", "pet", "photo", "document")
MonicaJson = Mapping[str, Any]


def is_monica(book: object) -> bool:
    """Whether JSON is such an export."""
    return (
        isinstance(book, dict)
        and isinstance(book.get("account"), dict)
        and isinstance(book["account"].get("data"), list)
    )


def read_monica(book: MonicaJson, file: str) -> Sheet:
    """Return the contacts of an export; partial ones, which are other people's relatives, are left out."""
    account = book["account"]
    kinds = {
        _text(each, "uuid"): _text(_properties(each), "type")
        or _text(_properties(each), "name").lower()
        for each in _items(_under(account, "instance").get("contact_field_types"))
    }
    contacts = list(_values(account, "contact"))
    names = {_text(each, "uuid"): _name(each) for each in contacts}
    activities = {_text(each, "uuid"): each for each in _values(account, "activity")}
    rows: list[Row] = []
    met: dict[tuple[date, str, Kind], set[str]] = {}
    for number, contact in enumerate(contacts, 1):
        if _properties(contact).get("is_partial") is True:
            rows.append(
                Row(number, (), skip=f"{_name(contact)} is somebody's relative, without a card")
            )
            continue
        rows.append(_row(number, contact, kinds, names))
        for happened in _diary(contact, activities):
            met.setdefault(happened, set()).add(_name(contact))
    diary = tuple(
        Happened(len(rows) + at, day, frozenset(people), text, kind)
        for at, ((day, text, kind), people) in enumerate(
            sorted(met.items(), key=lambda each: each[0]), 1
        )
    )
    left_out = _left_out(contacts, account)
    return Sheet(
        "monica",
        tuple(rows),
        file,
        COLUMNS,
        COLUMNS,
        diary=diary,
        remarks=(left_out,) if left_out else (),
    )


def _row(
    number: int, contact: MonicaJson, kinds: Mapping[str, str], names: Mapping[str, str]
) -> Row:
    said = _properties(contact)
    fields: dict[str, list[str]] = {"email": [], "phone": [], "url": []}
    notes = [_text(said, "description")]
    for each in _values(contact, "contact_field"):
        value, kind = (
            _text(_properties(each), "data"),
            kinds.get(_text(_properties(each), "type"), ""),
        )
        column = "email" if "@" in value else "phone" if "phone" in kind else "url"
        if column == "url" and "." not in value and kind:
            notes.append(f"{kind}: {value}")
        elif value:
            fields[column].append(value)
    notes += [_text(_properties(each), "body") for each in _values(contact, "note")]
    if _text(said, "food_preferences"):
        notes.append(f"Food: {_text(said, 'food_preferences')}")
    towns = (_text(_properties(each), "city") for each in _values(contact, "address"))
    often = said.get("stay_in_touch_frequency")
    first_met = _special_day(said.get("first_met_date"))
    if first_met:
        notes.append(f"First met: {first_met}")
    cells = {
        "first": _text(said, "first_name"),
        "middle": _text(said, "middle_name"),
        "last": _text(said, "last_name"),
        "aka": _text(said, "nickname"),
        "org": _text(said, "company"),
        "role": _text(said, "job"),
        **{name: MANY.join(values) for name, values in fields.items()},
        "tags": MANY.join(each for each in _items(said.get("tags")) if isinstance(each, str)),
        "birthday": _special_day(said.get("birthdate")),
        "place": next(filter(None, towns), ""),
        "notes": "\n".join(filter(None, notes)),
        "introduced_by": names.get(_text(said, "first_met_through"), ""),
        "met_at": "",
        "cadence": str(often) if isinstance(often, int) and often > 0 else "",
    }
    return Row(number, tuple(cells[column] for column in COLUMNS))


def _diary(
    contact: MonicaJson, activities: Mapping[str, MonicaJson]
) -> Iterator[tuple[date, str, Kind]]:
    for uuid in _values(contact, "activity"):
        each = activities.get(str(uuid)) if isinstance(uuid, str) else uuid
        said = _properties(each) if each else {}
        day = _day(said.get("happened_at"))
        if day:
            yield day, _joined(_text(said, "summary"), _text(said, "description")), "met"
    for each in _values(contact, "call"):
        day = _day(_properties(each).get("called_at"))
        if day:
            yield day, _text(_properties(each), "content"), "call"
    for each in _values(contact, "conversation"):
        said = _properties(each)
        day = _day(said.get("happened_at"))
        messages = (_properties(message) for message in _items(said.get("messages")))
        said_by = sorted((_text(one, "written_at"), at, one) for at, one in enumerate(messages))
        if day:
            yield day, "\n".join(filter(None, (_line(one) for _, _, one in said_by))), "message"


def _line(message: MonicaJson) -> str:
    content = _text(message, "content")
    return content if not content or message.get("written_by_me") is True else f"> {content}"


def _left_out(contacts: Sequence[MonicaJson], account: MonicaJson) -> str:
    """What has no place here, counted: gifts, debts, reminders."""
    counts: Counter[str] = Counter()
    for each in contacts:
        counts.update({kind: sum(1 for _ in _values(each, kind)) for kind in _NO_PLACE})
    counts.update({kind: sum(1 for _ in _values(account, kind)) for kind in ("relationship",)})
    said = [plural(count, kind.replace("_", " ")) for kind, count in counts.items() if count]
    return f"{joined(said)} left out" if said else ""


def _joined(summary: str, description: str) -> str:
    return " · ".join(filter(None, (summary, description)))


def _special_day(value: object) -> str:
    """A day of which the year may be unknown, or the whole a guess from an age."""
    if not isinstance(value, dict) or value.get("is_age_based") is True:
        return ""
    day = _day(value.get("date"))
    if day is None:
        return ""
    return f"--{day:%m-%d}" if value.get("is_year_unknown") is True else day.isoformat()


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None


def _name(contact: MonicaJson) -> str:
    said = _properties(contact)
    return " ".join(
        filter(None, (_text(said, name) for name in ("first_name", "middle_name", "last_name")))
    )


def _values(holder: MonicaJson, kind: str) -> Iterator[Any]:
    """What a list of that kind holds, among the lists of an account or a contact."""
    for each in _items(holder.get("data")):
        if isinstance(each, dict) and each.get("type") == kind:
            yield from (
                value for value in _items(each.get("values")) if isinstance(value, dict | str)
            )


def _properties(each: Any) -> MonicaJson:
    return _under(each, "properties") if isinstance(each, dict) else {}


def _under(each: MonicaJson, name: str) -> MonicaJson:
    found = each.get(name)
    return found if isinstance(found, dict) else {}


def _items(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(each: Any, name: str) -> str:
    found = each.get(name) if isinstance(each, dict) else None
    return found.strip() if isinstance(found, str) else ""
