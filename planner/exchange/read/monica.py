"""Monica's export as JSON: contacts with what is known of them; activities, calls and conversations
as a diary.

The shape is that of Monica 4: under ``account`` lists named by what they hold (``type``,
``values``), each value with ``properties`` and, for a contact, lists of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from planner.exchange.sheet import MANY, Happened, Meaning, Owed, Row, Sheet
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
    "cadence",
    "state",
)
_NO_PLACE = ("photo", "document")
MonicaJson = Mapping[str, Any]


def is_monica(book: object) -> bool:
    """Whether JSON is such an export."""
    return (
        isinstance(book, dict)
        and isinstance(book.get("account"), dict)
        and isinstance(book["account"].get("data"), list)
    )


def read_monica(book: MonicaJson, file: str) -> Sheet:
    """Return the contacts of an export, and what happened with them; partial ones, which are other
    people's relatives, are left out."""
    account = book["account"]
    contacts = list(_values(account, "contact"))
    reader = _Reader(account, contacts)
    rows: list[Row] = []
    owed: list[Owed] = []
    diary: dict[tuple[date, str, Kind], set[str]] = {}
    for number, contact in enumerate(contacts, 1):
        name = _name(contact)
        if _properties(contact).get("is_partial") is True:
            reason = f"{name} is somebody's relative, without a card"
            rows.append(Row(number, (), skip=reason))
            continue
        rows.append(reader.row(number, contact))
        for entry in reader.diary(contact):
            diary.setdefault(entry, set()).add(name)
        if _properties(contact).get("is_dead") is not True:
            owed += _owed(number, name, contact)
    entries = tuple(
        Happened(len(rows) + number, day, frozenset(people), text, kind)
        for number, ((day, text, kind), people) in enumerate(
            sorted(diary.items(), key=lambda item: item[0]), 1
        )
    )
    remarks = _remarks(contacts)
    return Sheet(
        "monica",
        tuple(rows),
        file,
        COLUMNS,
        COLUMNS,
        diary=entries,
        owed=tuple(owed),
        remarks=remarks,
    )


class _Reader:
    """Reads the contacts of one export, with what they refer to."""

    def __init__(self, account: MonicaJson, contacts: Sequence[MonicaJson]) -> None:
        instance = _under(account, "instance")
        self._kinds = {
            _text(item, "uuid"): _text(_properties(item), "type")
            or _text(_properties(item), "name").lower()
            for item in _items(instance.get("contact_field_types"))
        }
        self._names = {_text(item, "uuid"): _name(item) for item in contacts}
        self._activities = {_text(item, "uuid"): item for item in _values(account, "activity")}
        self._relations = _relations(account, self._names)

    def row(self, number: int, contact: MonicaJson) -> Row:
        """Return a contact as the cells of a row."""
        facts = _properties(contact)
        notes = _notes(contact)
        notes += self._relations.get(_text(contact, "uuid"), [])
        addresses: dict[str, list[str]] = {"email": [], "phone": [], "url": []}
        for field in _values(contact, "contact_field"):
            self._sort_address(_properties(field), addresses, notes)
        towns = (_text(_properties(item), "city") for item in _values(contact, "address"))
        often = facts.get("stay_in_touch_frequency")
        dead = facts.get("is_dead") is True
        inactive = facts.get("is_active") is False
        cells: dict[Meaning, str] = {
            "first": _text(facts, "first_name"),
            "middle": _text(facts, "middle_name"),
            "last": _text(facts, "last_name"),
            "aka": _text(facts, "nickname"),
            "org": _text(facts, "company"),
            "role": _text(facts, "job"),
            "tags": MANY.join(item for item in _items(facts.get("tags")) if isinstance(item, str)),
            "birthday": _special_day(facts.get("birthdate")),
            "place": next(filter(None, towns), ""),
            "notes": "\n".join(filter(None, notes)),
            "introduced_by": self._names.get(_text(facts, "first_met_through"), ""),
            "cadence": str(often) if isinstance(often, int) and often > 0 else "",
            "state": "archived" if dead or inactive else "",
        }
        for meaning, values in (
            ("email", addresses["email"]),
            ("phone", addresses["phone"]),
            ("url", addresses["url"]),
        ):
            cells[cast("Meaning", meaning)] = MANY.join(values)
        return Row(number, tuple(cells[column] for column in COLUMNS))

    def _sort_address(
        self, field: MonicaJson, addresses: Mapping[str, list[str]], notes: list[str]
    ) -> None:
        value, kind = _text(field, "data"), self._kinds.get(_text(field, "type"), "")
        if "@" in value.strip("@"):
            addresses["email"].append(value)
        elif "phone" in kind:
            addresses["phone"].append(value)
        elif "." in value or not kind:
            addresses["url"].append(value)
        elif value:
            notes.append(f"{kind}: {value}")

    def diary(self, contact: MonicaJson) -> Iterator[tuple[date, str, Kind]]:
        """Return what happened with a contact; that one talked last where nothing else tells it."""
        last = date.min
        for entry in self._entries(contact):
            last = max(last, entry[0])
            yield entry
        talked = _day(_properties(contact).get("last_talked_to"))
        if talked and talked > last:
            yield talked, "Last talked, as Monica had it", "met"

    def _entries(self, contact: MonicaJson) -> Iterator[tuple[date, str, Kind]]:
        for uuid in _values(contact, "activity"):
            activity = self._activities.get(uuid) if isinstance(uuid, str) else uuid
            facts = _properties(activity) if activity else {}
            day = _day(facts.get("happened_at"))
            if day:
                yield day, _joined(_text(facts, "summary"), _text(facts, "description")), "met"
        for call in map(_properties, _values(contact, "call")):
            day = _day(call.get("called_at"))
            if day:
                yield day, _text(call, "content"), "call"
        for conversation in map(_properties, _values(contact, "conversation")):
            day = _day(conversation.get("happened_at"))
            messages = [_properties(message) for message in _items(conversation.get("messages"))]
            messages.sort(key=lambda message: _text(message, "written_at"))
            if day:
                yield day, "\n".join(filter(None, map(_line, messages))), "message"


def _notes(contact: MonicaJson) -> list[str]:
    """What of a contact goes to the notes."""
    facts = _properties(contact)
    notes = [_text(facts, "description")]
    notes += [_text(_properties(item), "body") for item in _values(contact, "note")]
    died = _special_day(facts.get("deceased_date"))
    if facts.get("is_dead") is True:
        notes.append(f"Died {died}" if died else "Has died")
    if _text(facts, "food_preferences"):
        notes.append(f"Food: {_text(facts, 'food_preferences')}")
    first_met = _special_day(facts.get("first_met_date"))
    if first_met:
        notes.append(f"First met: {first_met}")
    if _text(facts, "first_met_additional_info"):
        notes.append(f"How you met: {_text(facts, 'first_met_additional_info')}")
    for kind, title in _NOTED.items():
        for item in map(_properties, _values(contact, kind)):
            text = _joined(_text(item, "name") or _text(item, "title"), _text(item, "note"))
            day = _day(item.get("happened_at") or item.get("date"))
            when = f" ({day.isoformat()})" if day else ""
            notes.append(f"{title}: {text or _text(item, 'comment')}{when}")
    return notes


_NOTED: Mapping[str, str] = {"gift": "Gift", "life_event": "Life event", "pet": "Pet"}
"""Lists that become notes, and how these call them."""


def _relations(account: MonicaJson, names: Mapping[str, str]) -> dict[str, list[str]]:
    """Lines about whom each contact is related to, by their ids."""
    lines: dict[str, list[str]] = {}
    for relation in map(_properties, _values(account, "relationship")):
        other = names.get(_text(relation, "of_contact"), "")
        kind = _text(relation, "type").replace("_", " ").capitalize() or "Related"
        if other:
            lines.setdefault(_text(relation, "contact_is"), []).append(f"{kind} of {other}")
    return lines


def _owed(line: int, name: str, contact: MonicaJson) -> Iterator[Owed]:
    """The promises and favours in somebody's reminders, tasks and debts."""
    for reminder in map(_properties, _values(contact, "reminder")):
        text = _joined(_text(reminder, "title"), _text(reminder, "description"))
        often = _text(reminder, "frequency_type")
        every = "" if often in ("", "one_time") else f" (every {often})"
        day = _day(reminder.get("initial_date"))
        if text:
            yield Owed(line, name, f"{text}{every}", day=day, repeats=often)
    for task in map(_properties, _values(contact, "task")):
        text = _joined(_text(task, "title"), _text(task, "description"))
        done = _day(task.get("completed_at")) if task.get("completed") is True else None
        if text:
            yield Owed(line, name, text, done_on=done)
    for debt in map(_properties, _values(contact, "debt")):
        mine = str(debt.get("in_debt")).lower() in ("yes", "true", "1")
        amount = " ".join(filter(None, (str(debt.get("amount") or ""), _text(debt, "currency"))))
        text = _joined(f"lent {'me' if mine else 'them'} {amount}".strip(), _text(debt, "reason"))
        day = _day(debt.get("created_at"))
        settled = day if _text(debt, "status") == "complete" else None
        yield Owed(line, name, text, "received" if mine else "given", day, settled)


def _line(message: MonicaJson) -> str:
    content = _text(message, "content")
    return content if not content or message.get("written_by_me") is True else f"> {content}"


def _remarks(contacts: Sequence[MonicaJson]) -> tuple[str, ...]:
    """What has no place here, counted."""
    counts: Counter[str] = Counter()
    for contact in contacts:
        for kind in _NO_PLACE:
            counts[kind] += sum(1 for _ in _values(contact, kind))
    texts = [plural(count, kind) for kind, count in counts.items() if count]
    return (f"{joined(texts)} left out",) if texts else ()


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
    facts = _properties(contact)
    return " ".join(
        filter(None, (_text(facts, name) for name in ("first_name", "middle_name", "last_name")))
    )


def _values(holder: MonicaJson, kind: str) -> Iterator[Any]:
    """What a list of that kind holds, among the lists of an account or a contact."""
    for item in _items(holder.get("data")):
        if isinstance(item, dict) and item.get("type") == kind:
            yield from (
                value for value in _items(item.get("values")) if isinstance(value, dict | str)
            )


def _properties(item: Any) -> MonicaJson:
    return _under(item, "properties") if isinstance(item, dict) else {}


def _under(item: MonicaJson, name: str) -> MonicaJson:
    content = item.get(name)
    return content if isinstance(content, dict) else {}


def _items(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(item: Any, name: str) -> str:
    content = item.get(name) if isinstance(item, dict) else None
    return content.strip() if isinstance(content, str) else ""
