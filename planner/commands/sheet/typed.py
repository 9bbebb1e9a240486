"""Fields of promises, favours, hubs, hooks, leads and touches as they are typed: what a text of
each kind means."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from planner.change import Value
from planner.commands.people.contacts import resolve
from planner.commands.session import Session
from planner.commands.typed_field import TypedField
from planner.errors import UsageError
from planner.quicklog.days.dates import read_date, read_when
from planner.words import quoted

DAY_HINT = "2w, fri, 12 nov, 2026-11-12; empty: none"
PAST_HINT = "today, yesterday, 12 nov, 2026-11-12; empty: none"
_NO_DAY = ("", "none", "never")


def text_field(
    name: str,
    field: str,
    label: str,
    *,
    needed: bool = False,
    alone: bool = False,
    page: bool = False,
    hint: str = "",
) -> TypedField:
    """Return the field of a text; one that is needed must not be empty.

    Args:
        name: What the sheet calls it.
        field: What the record calls it.
        label: What it is called in words.
        needed: Whether it must not be empty.
        alone: See ``TypedField``.
        page: See ``TypedField``.
        hint: See ``TypedField``.
    """

    def read(session: Session, text: str) -> Mapping[str, Value]:
        if needed and not text.strip():
            raise UsageError(f"The {label} needs words.")
        return {field: text.strip()}

    return TypedField(name, label, read, shown_value(field), hint, alone=alone, page=page)


def words_field(name: str, field: str, label: str, *, separator: str = ",") -> TypedField:
    """Return the field of a set of texts: separated by commas, or by blanks as tags are."""
    between = " " if separator == " " else ", "

    def read(session: Session, text: str) -> Mapping[str, Value]:
        parts = text.replace(",", " ").split() if separator == " " else text.split(",")
        words = (part.strip().lstrip("#") for part in parts)
        return {field: frozenset(word for word in words if word)}

    def show(session: Session, record: Any) -> str:
        return between.join(sorted(getattr(record, field), key=str.casefold))

    hint = "separated by spaces" if separator == " " else "separated by commas"
    return TypedField(name, label, read, show, hint, several=True)


def choice_field(
    name: str,
    field: str,
    label: str,
    choices: Sequence[str],
    words: Mapping[str, str] | None = None,
) -> TypedField:
    """Return the field of one of a few words.

    Args:
        name: What the sheet calls it.
        field: What the record calls it.
        label: What it is called in words.
        choices: The words that are shown.
        words: What the record holds for each word that can be typed; None where it holds the words
            themselves.
    """
    values = words or {choice: choice for choice in choices}
    shown: dict[str, str] = {}
    for choice in choices:
        shown.setdefault(values[choice], choice)

    def read(session: Session, text: str) -> Mapping[str, Value]:
        word = text.strip().lower()
        if word not in values:
            raise UsageError(f"{quoted(text)} is none of {', '.join(values)}.")
        return {field: values[word]}

    def show(session: Session, record: Any) -> str:
        return shown.get(getattr(record, field), "")

    return TypedField(name, label, read, show, choices=tuple(choices))


def state_field(
    states: Mapping[str, Mapping[str, Value]], show: Callable[[Any], str]
) -> TypedField:
    """Return the field of a state: coming to it sets several fields of the record, ``today`` to the
    present day.

    Args:
        states: What each state sets.
        show: The state of a record.
    """

    def read(session: Session, text: str) -> Mapping[str, Value]:
        state = text.strip().lower()
        if state not in states:
            raise UsageError(f"{quoted(text)} is no state. It is one of {', '.join(states)}.")
        return {
            name: session.today if value == "today" else value
            for name, value in states[state].items()
        }

    return TypedField("state", "state", read, lambda _, record: show(record), choices=tuple(states))


def contact_field() -> TypedField:
    """Return the field of the person whom a record concerns."""

    def read(session: Session, text: str) -> Mapping[str, Value]:
        return {"contact": resolve(session, text.strip()) if text.strip() else ""}

    def show(session: Session, record: Any) -> str:
        contact = session.records.contacts.get(record.contact)
        return contact.name if contact else ""

    def suggestions(session: Session) -> Sequence[str]:
        return sorted({contact.name for contact in session.records.contacts.values()} - {""})

    return TypedField(
        "name", "person", read, show, "a name that is in the book", suggestions=suggestions
    )


def day_field(
    name: str,
    field: str,
    label: str,
    *,
    ahead: bool = False,
    needed: bool = False,
    clears: str = "",
) -> TypedField:
    """Return the field of a day.

    Args:
        name: What the sheet calls it.
        field: What the record calls it.
        label: What it is called in words.
        ahead: Whether it may be still to come, as a due day; else it has been.
        needed: Whether the record has no meaning without it.
        clears: The day that it takes the place of: a promise is kept or dropped, not both.
    """

    def read(session: Session, text: str) -> Mapping[str, Value]:
        day = _read_day(session, text.strip(), ahead=ahead)
        if day is None and needed:
            raise UsageError(f"The {label} is needed. Write yesterday, 12 nov or 2026-11-12.")
        return {field: day, clears: None} if day and clears else {field: day}

    def show(session: Session, record: Any) -> str:
        day: date | None = getattr(record, field)
        return day.isoformat() if day else ""

    return TypedField(name, label, read, show, DAY_HINT if ahead else PAST_HINT, replaced=True)


def _read_day(session: Session, text: str, *, ahead: bool) -> date | None:
    if text.lower() in _NO_DAY:
        return None
    day = _coming_day(session, text) if ahead else _past_day(session, text)
    if day is None and ahead:
        raise UsageError(
            f"{quoted(text)} is no day. Write 2w, fri, 12 nov or 2026-11-12; nothing for none."
        )
    if day is None:
        raise UsageError(
            f"{quoted(text)} is no day that has been. Write yesterday, 12 nov or 2026-11-12; "
            "nothing for none."
        )
    return day


def _coming_day(session: Session, text: str) -> date | None:
    return read_when(text, today=session.today, date_order=session.settings.date_order)


def _past_day(session: Session, text: str) -> date | None:
    order = session.settings.date_order
    match = read_date(text, today=session.today, direction="past", date_order=order)
    return match[0] if match and match[1] == len(text) else None


def shown_value(field: str) -> Callable[[Session, Any], str]:
    """Return what shows a field of a record as it is."""

    def show(session: Session, record: Any) -> str:
        value = getattr(record, field)
        if value is None:
            return ""
        return f"{value:g}" if isinstance(value, float) else str(value)

    return show
