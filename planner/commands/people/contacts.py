"""Add, edit, keep, move and resolve contacts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.change import Change, Edit, Put
from planner.commands.people.fields import FIELDS, read_field
from planner.engine.standing.roles import voter_of
from planner.errors import DecisionNeeded, PlannerError, UsageError
from planner.ids import new_id
from planner.words import full_day, plural, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from planner.change import Value
    from planner.commands.session import Session
    from planner.records import Column, Contact, State

SHORTEST_ID = 4
"""Characters at the end of an id that are enough to name it, where they name only one."""


def by_ending(ids: Mapping[str, object], text: str) -> str | None:
    """Return the one id that is, or ends in, ``text``; None where none or several do."""
    if text in ids:
        return text
    if len(text) < SHORTEST_ID:
        return None
    keys = [key for key in ids if key.endswith(text)]
    return keys[0] if len(keys) == 1 else None


def resolve(session: Session, text: str) -> str:
    """Return the id of the contact whom ``text`` means: an id, the end of one, or a name.

    Raises:
        DecisionNeeded: Several people could be meant.
        PlannerError: Nobody is called that.
    """
    contacts = session.records.contacts
    key = by_ending(contacts, text)
    if key:
        return key
    # 25 ms that an id need not wait for.
    from planner.quicklog.people.names import match_contact

    result = match_contact(text, session.records)
    if result.id is not None:
        return result.id
    if not result.candidates:
        raise PlannerError(
            f"Nobody in the book is called {quoted(text)}. `planner find` looks in every field."
        )
    names = ", ".join(candidate.text for candidate in result.candidates)
    raise DecisionNeeded(
        f"{quoted(text)} could be {names}. Say which, by the whole name or the id.",
        "name",
        [
            {"id": candidate.id, "name": candidate.text, "score": round(candidate.score, 1)}
            for candidate in result.candidates
        ],
    )


def last_touch(session: Session, contact_id: str) -> date | None:
    """Return the day of the last touch with somebody; what is a note, has no day or is yet to come
    is none."""
    tie = session.situation.ties.get(contact_id)
    return date.fromordinal(tie.last) if tie is not None else None


def add(session: Session, name: str, fields: Mapping[str, str], *, introduced_by: str = "") -> str:
    """Add a contact to the plan and return its id; ``fields`` is text by field name, as typed.

    Raises:
        UsageError: A field does not exist or its text does not fit it.
        BookError: It could not be saved.
    """
    contact = new_id()
    values: dict[str, Value] = {"state": "kept", **_read(session, fields)}
    values["name"] = read_field("name", name)
    if introduced_by:
        values["introduced_by"] = introduced_by
    session.apply(Change(f"added {values['name']}", (Put("contacts", contact, values),)))
    return contact


def edit(
    session: Session,
    contact_id: str,
    fields: Mapping[str, str],
    *,
    introduced_by: str | None = None,
) -> str:
    """Set fields of a contact from typed text, as one change, and return what was done in words.

    Raises:
        UsageError: A field does not exist or its text does not fit it, or nothing is to be changed.
        BookError: It could not be saved.
    """
    contact = _contact(session, contact_id)
    values = _read(session, fields)
    if introduced_by is not None:
        if introduced_by == contact_id:
            raise UsageError(f"{contact.name} cannot have introduced themselves.")
        values["introduced_by"] = introduced_by
    if not values:
        raise UsageError("Nothing to change: give at least one field.")
    changed = {key: value for key, value in values.items() if getattr(contact, key) != value}
    labels = [FIELDS[key].label.lower() if key in FIELDS else "introduced by" for key in changed]
    label = f"changed {', '.join(labels) or 'nothing'} of {contact.name}"
    if changed:
        session.apply(Change(label, (Put("contacts", contact_id, changed),)))
    return label


def keep(session: Session, contact_id: str, state: State, cadence_days: int | None = None) -> str:
    """Take a contact out of triage, or change its state (R20), and return what was done in words.

    Args:
        session: The open book.
        contact_id: Whom.
        state: The new state.
        cadence_days: The wanted greatest gap in days; None leaves it as it is.
    """
    contact = _contact(session, contact_id)
    fields: dict[str, Value] = {"state": state}
    if cadence_days is not None:
        fields["cadence_days"] = cadence_days
    voter = voter_of(contact)
    if state == "kept" and voter != contact.voter:  # the role says it (R19)
        fields["voter"] = voter
    label = f"{contact.name}: {state}" + (f", every {cadence_days} days" if cadence_days else "")
    session.apply(Change(label, (Put("contacts", contact_id, fields),)))
    return label


def move(session: Session, contact_id: str, column: Column | None) -> str:
    """Move a card by hand (R17): it stays until the next touch. None gives it back to the
    engine."""
    return move_all(session, (contact_id,), column)


def move_all(session: Session, contact_ids: Sequence[str], column: Column | None) -> str:
    """Move cards by hand as one change (R17, P4)."""
    who = names_or_count(session, contact_ids)
    if column is None:
        fields: dict[str, Value] = {"column_pin": None, "pinned_on": None}
        label = f"released {who}"
    else:
        fields = {"column_pin": column, "pinned_on": session.today}
        label = f"moved {who} to {'owed a favour' if column == 'owed' else column}"
    session.apply(Change(label, tuple(Put("contacts", key, fields) for key in contact_ids)))
    return label


def snooze_all(session: Session, contact_ids: Sequence[str], until: date) -> str:
    """Put contacts off until a day, as one change (P4).

    Raises:
        UsageError: The day is not in the future.
    """
    if until <= session.today:
        raise UsageError(f"{full_day(until)} is not after today.")
    label = f"snoozed {names_or_count(session, contact_ids)} until {full_day(until)}"
    fields: dict[str, Value] = {"snoozed_until": until}
    session.apply(Change(label, tuple(Put("contacts", key, fields) for key in contact_ids)))
    return label


def names_or_count(session: Session, contact_ids: Sequence[str]) -> str:
    """Return the name of the one contact, or how many there are.

    Raises:
        PlannerError: One of them is not in the book.
    """
    names = [_contact(session, contact_id).name for contact_id in contact_ids]
    return names[0] if len(names) == 1 else plural(len(names), "contact")


def prepare(session: Session, contact_id: str, text: str) -> str:
    """Write down what to say to a contact (R9): a hook of their own, and a minute of intake.

    Raises:
        UsageError: The text is empty.
    """
    contact = _contact(session, contact_id)
    if not text.strip():
        raise UsageError("Write what you will say.")
    minutes = session.settings.minutes.get("prepare", 1)
    label = f"prepared what to say to {contact.name}"
    edits: tuple[Edit, ...] = (
        Put("hooks", new_id(), {"text": text.strip(), "contacts": frozenset({contact_id})}),
        Put(
            "intakes",
            new_id(),
            {"day": session.today, "minutes": minutes, "what": label, "contact": contact_id},
        ),
    )
    session.apply(Change(label, edits))
    return label


def _read(session: Session, fields: Mapping[str, str]) -> dict[str, Value]:
    values = {key: read_field(key, text) for key, text in fields.items()}
    # One without a year begins with a dash, which sorts before every digit.
    if str(values.get("birthday", "")) > session.today.isoformat():
        raise UsageError(
            f"The birthday {quoted(fields['birthday'])} is still to come. Is the year right?"
        )
    return values


def _contact(session: Session, contact_id: str) -> Contact:
    try:
        return session.records.contacts[contact_id]
    except KeyError:
        raise PlannerError(
            f"There is no contact {contact_id}; it may have been deleted elsewhere."
        ) from None
