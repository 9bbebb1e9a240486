"""`planner show`: everything about a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.day.reasons import next_words
from planner.commands.json_values import iso
from planner.commands.people.contact_values import card_value
from planner.commands.people.contacts import resolve
from planner.commands.people.fields import FIELDS, told_field
from planner.commands.people.tie import next_of, standing_of
from planner.words import short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.records import Contact, Touch


def show(shell: Shell) -> int:
    """Show a contact."""
    session = shell.open()
    contacts = session.records.contacts
    people = [contacts[resolve(session, name)] for name in shell.named(shell.args.who)]
    if shell.json:
        values = [card_value(session, contact) for contact in people]
        shell.answer(values if shell.args.who == ["-"] else values[0], ())
        return 0
    answers = [(None, _card(session, contact)) for contact in people]
    shell.answer_each(shell.args.who, answers)
    return 0


def _card(session: Session, contact: Contact) -> Iterator[str]:
    now = standing_of(session, contact.id)
    owed = ", owed a favour" if now.owed else ""
    yield f"{visible(contact.name)}  [{contact.id}]"
    yield f"  {now.stage}{owed} ({now.arrow}): {visible(now.reason)}"
    coming = next_of(session, contact.id)
    yield f"  next: {visible(next_words(coming, session.today))}"
    yield from _fields(session, contact)
    yield from _promises(session, contact)
    for favour in session.situation.favours_of(contact.id):
        if favour.open:
            yield f"  ⇄ {favour.direction}: {visible(favour.what)}  [{favour.id[-6:]}]"
    for touch in reversed(session.situation.touches_of(contact.id)):
        yield _touch(touch)


def _fields(session: Session, contact: Contact) -> Iterator[str]:
    for field in list(FIELDS.values())[1:]:
        text = told_field(field.name, getattr(contact, field.name))
        if field.name == "met_at" and text in session.records.hubs:
            text = session.records.hubs[text].name
        if text and not (field.name == "voter" and text == "unknown"):
            yield f"  {field.label.lower()}: {visible(text)}"
    introducer = session.records.contacts.get(contact.introduced_by)
    if introducer:
        yield f"  introduced by: {visible(introducer.name)}"


def _promises(session: Session, contact: Contact) -> Iterator[str]:
    for promise in session.situation.promises_of(contact.id):
        if promise.open:
            side = "I" if promise.who == "me" else "they"
            due = f", due {short_day(promise.due, session.today)}" if promise.due else ""
            yield f"  ⚑ {side}: {visible(promise.text)}{due}  [{promise.id[-6:]}]"


def _touch(touch: Touch) -> str:
    flag = "asked without an offer" if touch.overrode else ""
    text = " · ".join(part for part in (touch.note, touch.learned, flag) if part)
    return f"  {iso(touch.day) or 'no day':10}  {touch.kind:9} {visible(text)}  [{touch.id[-6:]}]"
