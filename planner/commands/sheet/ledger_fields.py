"""The fields of promises, favours and hubs that a user can set, and how what they type is read: for the sheet and the
shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from planner.errors import UsageError
from planner.value import NamedTuple
from planner.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from planner.change import Value
    from planner.commands.session import Session

LedgerName = Literal["promises", "favours", "hubs"]
DAY_HINT = "2w, fri, 12 nov, 2026-11-12; empty: none"
PAST_HINT = "today, yesterday, 12 nov, 2026-11-12; empty: none"


class LedgerField(NamedTuple):
    """A field that can be typed.

    Attributes:
        name: What it is called where many are changed at once.
        label: What it is called in words.
        read: Makes the record's fields of a text; raises PlannerError.
        show: The text that an editor begins with, which ``read`` reads back.
        hint: What may be typed.
        choices: What may be chosen, where it is one of a few.
        alone: Whether every record has its own, so that it is changed one by one.
        page: Whether it takes several lines.
        names: Whose names are offered while one types.
    """

    name: str
    label: str
    read: Callable[[Session, str], Mapping[str, Value]]
    show: Callable[[Session, Any], str]
    hint: str = ""
    choices: tuple[str, ...] = ()
    alone: bool = False
    page: bool = False
    names: Literal["", "people", "kinds", "places"] = ""


def known(session: Session, field: LedgerField) -> Sequence[str]:
    """What the book knows that may be typed into a field."""
    records = session.records
    if field.names == "people":
        return sorted({each.name for each in records.contacts.values()} - {""})
    if field.names:
        kinds = field.names == "kinds"
        return sorted({each.kind if kinds else each.place for each in records.hubs.values()} - {""})
    return ()


def _needed(name: str, noun: str) -> Callable[[Session, str], Mapping[str, Value]]:
    def read(_: Session, text: str) -> Mapping[str, Value]:
        if not text.strip():
            raise UsageError(f"{noun} needs words.")
        return {name: text.strip()}

    return read


def _person(session: Session, text: str) -> Mapping[str, Value]:
    from planner.commands.people.contacts import resolve

    return {"contact": resolve(session, text.strip()) if text.strip() else ""}


def _one_of(name: str, words: Mapping[str, str]) -> Callable[[Session, str], Mapping[str, Value]]:
    def read(_: Session, text: str) -> Mapping[str, Value]:
        said = text.strip().lower()
        if said not in words:
            raise UsageError(f"{quoted(text)} is none of {', '.join(words)}.")
        return {name: words[said]}

    return read


def _day(name: str, **others: Value) -> Callable[[Session, str], Mapping[str, Value]]:
    """A day; one that ends the record takes back that it was ended otherwise."""

    def read(session: Session, text: str) -> Mapping[str, Value]:
        day = _read_day(session, text, ahead=name == "due")
        return {name: day, **(others if day else {})}

    return read


def _read_day(session: Session, text: str, *, ahead: bool) -> date | None:
    from planner.quicklog.days.dates import read_date, read_when

    text = text.strip()
    if text.lower() in ("", "none", "never"):
        return None
    order = session.settings.date_order
    if ahead:
        day = read_when(text, today=session.today, date_order=order)
    else:
        found = read_date(text, today=session.today, direction="past", date_order=order)
        day = found[0] if found and found[1] == len(text) else None
    if day is None and ahead:
        raise UsageError(
            f"{quoted(text)} is no day. Write 2w, fri, 12 nov or 2026-11-12; nothing for none."
        )
    if day is None:
        raise UsageError(
            f"{quoted(text)} is no day that has been. Write yesterday, 12 nov or 2026-11-12; nothing for none."
        )
    return day


def _shown_day(name: str) -> Callable[[Session, Any], str]:
    def show(_: Session, record: Any) -> str:
        day: date | None = getattr(record, name)
        return day.isoformat() if day else ""

    return show


def _share(_: Session, text: str) -> Mapping[str, Value]:
    said = text.strip().lower().replace(",", ".")
    words = {"": 0.0, "none": 0.0, "nothing": 0.0, "all": 1.0, "whole": 1.0, "half": 0.5}
    try:
        share = (
            words[said]
            if said in words
            else float(said[:-1]) / 100
            if said.endswith("%")
            else float(said)
        )
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise UsageError(
            f"{quoted(text)} is no share. Write how much was returned: 0.5, 50%, all, none."
        )
    return {"returned": round(share, 4)}


def _weight(_: Session, text: str) -> Mapping[str, Value]:
    try:
        weight = float(text.strip().replace(",", ".") or 1)
    except ValueError:
        weight = 0.0
    if not 0 < weight <= 100:
        raise UsageError(
            f"{quoted(text)} is no weight. 1 is an ordinary favour, 2 one that is worth two of those."
        )
    return {"weight": weight}


def _hub(name: str) -> Callable[[Session, str], Mapping[str, Value]]:
    def read(_: Session, text: str) -> Mapping[str, Value]:
        from planner.commands.network.hubs import read_hub

        return read_hub({name: text})

    return read


def _flags(_: Session, text: str) -> Mapping[str, Value]:
    from planner.commands.network.hubs import read_flag

    return {"red_flags": frozenset(read_flag(part) for part in text.split(",") if part.strip())}


def _text(name: str) -> Callable[[Session, Any], str]:
    def show(_: Session, record: Any) -> str:
        value = getattr(record, name)
        return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)

    return show


def _shown_person(session: Session, record: Any) -> str:
    found = session.records.contacts.get(record.contact)
    return found.name if found else ""


def promise_state(record: Any) -> str:
    """Whether a promise is open, kept or dropped."""
    return "open" if record.open else "kept" if record.done_on else "dropped"


def favour_state(record: Any) -> str:
    """Whether a favour is open, returned or waived."""
    return "open" if record.open else "waived" if record.waived_on else "returned"


def _became(
    ends: Mapping[str, Mapping[str, Value]],
) -> Callable[[Session, str], Mapping[str, Value]]:
    """A state: what is set when it comes to it; days are today's."""

    def read(session: Session, text: str) -> Mapping[str, Value]:
        said = text.strip().lower()
        if said not in ends:
            raise UsageError(f"{quoted(text)} is no state. It is one of {', '.join(ends)}.")
        return {
            name: session.today if value == "today" else value for name, value in ends[said].items()
        }

    return read


PROMISE_STATES: Mapping[str, Mapping[str, Value]] = {
    "open": {"done_on": None, "dropped_on": None},
    "kept": {"done_on": "today", "dropped_on": None},
    "dropped": {"done_on": None, "dropped_on": "today"},
}
FAVOUR_STATES: Mapping[str, Mapping[str, Value]] = {
    "open": {"returned": 0.0, "waived_on": None},
    "returned": {"returned": 1.0, "waived_on": None},
    "waived": {"waived_on": "today"},
}
STATES: Mapping[str, tuple[str, ...]] = {
    "promises": tuple(PROMISE_STATES),
    "favours": tuple(FAVOUR_STATES),
}
"""The states of what has any, in the order in which they follow each other."""
STATE_OF: Mapping[str, Callable[[Any], str]] = {"promises": promise_state, "favours": favour_state}
_WHO = {"you": "me", "me": "me", "they": "them", "them": "them"}
_FLAG_HINT = (
    "separated by commas: support, public, vendors, exchange barred, same faces, one job title"
)
_ALL: Mapping[LedgerName, tuple[LedgerField, ...]] = {
    "promises": (
        LedgerField("what", "promise", _needed("text", "A promise"), _text("text"), alone=True),
        LedgerField(
            "name", "person", _person, _shown_person, "a name that is in the book", names="people"
        ),
        LedgerField(
            "who",
            "who promised",
            _one_of("who", _WHO),
            lambda _, each: "you" if each.who == "me" else "they",
            choices=("you", "they"),
        ),
        LedgerField("due", "due day", _day("due"), _shown_day("due"), DAY_HINT),
        LedgerField(
            "state",
            "state",
            _became(PROMISE_STATES),
            lambda _, each: promise_state(each),
            choices=tuple(PROMISE_STATES),
        ),
        LedgerField(
            "done",
            "day it was kept",
            _day("done_on", dropped_on=None),
            _shown_day("done_on"),
            PAST_HINT,
        ),
        LedgerField(
            "dropped",
            "day it was dropped",
            _day("dropped_on", done_on=None),
            _shown_day("dropped_on"),
            PAST_HINT,
        ),
    ),
    "favours": (
        LedgerField("what", "favour", _needed("what", "A favour"), _text("what"), alone=True),
        LedgerField(
            "name", "person", _person, _shown_person, "a name that is in the book", names="people"
        ),
        LedgerField(
            "way",
            "direction",
            _one_of("direction", {"given": "given", "received": "received"}),
            _text("direction"),
            choices=("given", "received"),
        ),
        LedgerField("day", "day", _day("day"), _shown_day("day"), PAST_HINT),
        LedgerField(
            "state",
            "state",
            _became(FAVOUR_STATES),
            lambda _, each: favour_state(each),
            choices=tuple(FAVOUR_STATES),
        ),
        LedgerField(
            "returned",
            "part returned",
            _share,
            lambda _, each: f"{each.returned:.0%}",
            "0.5, 50%, all, none",
        ),
        LedgerField("weight", "weight", _weight, _text("weight"), "1 is an ordinary favour"),
        LedgerField(
            "waived", "day it was waived", _day("waived_on"), _shown_day("waived_on"), PAST_HINT
        ),
    ),
    "hubs": (
        LedgerField("name", "name", _hub("name"), _text("name"), alone=True),
        LedgerField(
            "kind",
            "kind",
            _hub("kind"),
            _text("kind"),
            "meet-up, specialty event, industry group …",
            names="kinds",
        ),
        LedgerField("place", "place", _hub("place"), _text("place"), names="places"),
        LedgerField(
            "every", "rhythm", _hub("every"), _text("every"), "14, 2w, monthly; empty: unknown"
        ),
        LedgerField("cost", "cost", _hub("cost"), _text("cost"), "what a visit costs: 12, 12.50"),
        LedgerField(
            "flags",
            "red flags",
            _flags,
            lambda _, each: ", ".join(sorted(each.red_flags)),
            _FLAG_HINT,
        ),
        LedgerField("notes", "notes", _hub("notes"), _text("notes"), page=True),
    ),
}
FIELDS: Mapping[str, Mapping[str, LedgerField]] = {
    ledger: {field.name: field for field in fields} for ledger, fields in _ALL.items()
}
"""The fields of each ledger by name."""
