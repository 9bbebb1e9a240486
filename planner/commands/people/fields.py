"""The fields of a contact that a user can set, and how what they type is read: for `edit`, `add`
and the card."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from planner.commands.typed_field import TypedField
from planner.errors import UsageError
from planner.records import STATES, VOTERS
from planner.words import MONTHS, birthday, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.change import Value
    from planner.commands.session import Session

_BIRTHDAY = re.compile(r"([0-9]{4}|-)-[0-9]{2}-[0-9]{2}")
"""How the record holds it: ``date.fromisoformat`` takes more, such as weeks, which no vCard
knows."""


def _text(text: str) -> Value:
    return text.strip()


def _name(text: str) -> Value:
    name = " ".join(text.split())  # a line break would cut the lines that show it
    if not name:
        raise UsageError("A contact needs a name.")
    return name


def _several(text: str) -> Value:
    return frozenset(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


def _tags(text: str) -> Value:
    return frozenset(
        part.lstrip("#") for part in text.replace(",", " ").split() if part.lstrip("#")
    )


def _cadence(text: str) -> Value:
    from planner.quicklog.days.dates import read_cadence  # 20 ms, for this field alone

    if text.strip().lower() in ("", "default"):
        return None
    days = read_cadence(text)
    if days is None or not 1 <= days <= 3650:
        raise UsageError(
            f"{quoted(text)} is no cadence. Write days (45), 6w, or weekly, monthly, quarterly, "
            "twice a year, yearly."
        )
    return days


def _state(text: str) -> Value:
    if text.strip() not in STATES:
        raise UsageError(f"{quoted(text)} is no state. It is one of {', '.join(STATES)}.")
    return text.strip()


def _voter(text: str) -> Value:
    if text.strip() not in VOTERS:
        raise UsageError(f"{quoted(text)} is no voter. It is one of {', '.join(VOTERS)}.")
    return text.strip()


def _birthday(text: str) -> Value:
    held = _spelt(text.strip())
    if not held:
        return ""
    try:
        if not _BIRTHDAY.fullmatch(held):
            raise ValueError
        # 2000 is a leap year, so that --02-29 is a day.
        date.fromisoformat(f"2000{held[1:]}" if held.startswith("--") else held)
    except ValueError:
        raise UsageError(
            f"{quoted(text)} is no birthday. Write 7 March 1990, or 7 March without the year."
        ) from None
    return held


def _spelt(text: str) -> str:
    """Return ``7 March 1990`` or ``7 mar`` as the record holds it; anything else as it is."""
    day, _, rest = text.partition(" ")
    month, _, year = rest.strip().partition(" ")
    wanted = month.rstrip(".,").casefold()
    number = next(
        (at for at, name in enumerate(MONTHS, 1) if name.casefold().startswith(wanted)), 0
    )
    if not day.rstrip(".").isdecimal() or len(wanted) < 3 or not number:
        return text
    return f"{year.strip() or '-'}-{number:02d}-{int(day.rstrip('.')):02d}"


def _zone(text: str) -> Value:
    text = text.strip()
    if text:
        import pendulum  # 50 ms, for this field alone

        try:
            pendulum.timezone(text)
        except (
            pendulum.tz.exceptions.InvalidTimezone,
            ValueError,
            OSError,
        ):  # “Europe” is a folder of zones
            raise UsageError(
                f"{quoted(text)} is no time zone. Write one as in Europe/Berlin."
            ) from None
    return text


def _field(
    name: str,
    label: str,
    hint: str = "",
    choices: tuple[str, ...] = (),
    *,
    alone: bool = False,
    several: bool = False,
    page: bool = False,
) -> TypedField:
    """Make the field of a contact's record that has this name."""
    return TypedField(
        name,
        label,
        lambda _, text: {name: _PARSERS[name](text)},
        lambda _, contact: show_field(name, getattr(contact, name)),
        hint,
        choices,
        alone,
        several,
        page,
        suggestions=_values_of(name) if name in _SHARED else None,
    )


def _values_of(name: str) -> Callable[[Session], Sequence[str]]:
    def suggestions(session: Session) -> Sequence[str]:
        values = {getattr(contact, name) for contact in session.records.contacts.values()}
        return sorted(values - {""})

    return suggestions


_PARSERS: Mapping[str, Callable[[str], Value]] = {
    "name": _name,
    "aka": _several,
    "org": _text,
    "role": _text,
    "emails": _several,
    "phones": _several,
    "urls": _several,
    "tags": _tags,
    "state": _state,
    "cadence_days": _cadence,
    "voter": _voter,
    "they_want": _text,
    "i_want": _text,
    "i_offer": _text,
    "met_at": _text,
    "place": _text,
    "birthday": _birthday,
    "zone": _zone,
    "notes": _text,
    "private_notes": _text,
}
"""How the text of each field is read."""
_SHARED = frozenset({"org", "role", "place"})
"""Fields in which several people have the same value: those of the book are offered."""
_ALL = (
    _field("name", "Name", alone=True),
    _field("aka", "Also known as", "separated by commas", alone=True, several=True),
    _field("org", "Organisation"),
    _field("role", "Role"),
    _field("emails", "E-mail", "separated by commas", alone=True, several=True),
    _field("phones", "Phone", "separated by commas", alone=True, several=True),
    _field("urls", "Web", "separated by commas", several=True),
    _field("tags", "Tags", "separated by spaces", several=True),
    _field("state", "State", choices=STATES),
    _field(
        "cadence_days",
        "Cadence",
        "weekly, monthly, quarterly, twice a year, 45, 6w; empty: the default",
    ),
    _field("voter", "Voter", choices=VOTERS),
    _field("they_want", "They want"),
    _field("i_want", "I want"),
    _field("i_offer", "I offer"),
    _field("met_at", "Met at"),
    _field("place", "Place"),
    _field("birthday", "Birthday", "7 March 1990, or 7 March", alone=True),
    _field("zone", "Time zone", "Europe/Berlin"),
    _field("notes", "Notes", page=True),
    _field("private_notes", "Private notes", page=True),
)
FIELDS: Mapping[str, TypedField] = {field.name: field for field in _ALL}
"""The fields that can be typed, in the order in which a card shows them. ``introduced_by`` is
chosen, not typed."""


def read_field(name: str, text: str) -> Value:
    """Read what was typed for a field.

    Raises:
        UsageError: There is no such field, or the text does not fit it.
    """
    if name not in _PARSERS:
        raise UsageError(f"There is no field {quoted(name)}. There are: {', '.join(_PARSERS)}.")
    return _PARSERS[name](text)


def show_field(name: str, value: Value) -> str:
    """Return a field's value as text that `read_field` reads back to the same value."""
    if value is None:
        return ""
    if isinstance(value, frozenset):
        return (" " if name == "tags" else ", ").join(sorted(value, key=str.casefold))
    return value.isoformat() if isinstance(value, date) else str(value)


def told_field(name: str, value: Value) -> str:
    """Return a field's value in words, to be looked at: days with their months spelt out."""
    if name == "birthday" and isinstance(value, str):
        return birthday(value)
    return birthday(value.isoformat()) if isinstance(value, date) else show_field(name, value)
