"""Before an ask goes out: the advice that it would override, and what is noted of it on the touch
(R11, R12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.quicklog.direction import entry_direction
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.engine.today.asking import Advice
    from planner.quicklog.entry import Entry
    from planner.records import Records


GIVING = frozenset({"note", "shared", "intro"})
"""Kinds of touch that ask for nothing: to share something or introduce somebody is to give."""


class AskFlag(NamedTuple):
    """An outreach that asks and offers nothing: of whom, which advice speaks against it, and that
    in words."""

    contact: str
    advice: Advice
    text: str


def flag_of(records: Records, contact_id: str) -> AskFlag | None:
    """Return what to mind before an outreach to a contact; None where there is nothing."""
    contact = records.contacts.get(contact_id)
    if contact is None or not contact.i_want or contact.i_offer:
        # by far the most: neither the favours nor the engine are looked at for a line in the shell
        return None
    from planner.engine.today.asking import advice_before_asking, flag_text  # for those few

    helped = any(
        favour.direction == "given" and favour.contact == contact_id
        for favour in records.favours.values()
    )
    advice = advice_before_asking(contact, helped=helped)
    return AskFlag(contact_id, advice, flag_text(contact, advice)) if advice else None


def flags_of(records: Records, entry: Entry) -> tuple[AskFlag, ...]:
    """Return the flags of a line that logs an outreach; one that offers something, or helps them,
    has none."""
    if entry_direction(entry) != "out" or entry.kind in GIVING:
        return ()
    if any(wish.what == "offers" and wish.who == "me" for wish in entry.wishes):
        return ()
    if any(favour.direction == "given" for favour in entry.favours):
        return ()
    flags = (flag_of(records, person.id) for person in entry.people if person.id is not None)
    return tuple(flag for flag in flags if flag is not None)


def overrode(flags: tuple[AskFlag, ...]) -> str:
    """What a touch says of the advice that it overrode: of several the stronger; empty where it
    overrode none."""
    named = {flag.advice for flag in flags}
    return "help first" if "help first" in named else "offer something" if named else ""
