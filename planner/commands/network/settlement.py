"""Settle favours, whole or in part, and waive them (R12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Change, Put
from planner.commands.people.contacts import by_ending, resolve
from planner.errors import DecisionNeeded, PlannerError, UsageError
from planner.records import Favour

if TYPE_CHECKING:
    from planner.commands.session import Session

NEARLY_ALL = 0.999
"""The share from which a favour counts as returned: three thirds typed as 0.333 are all of it."""


def settle(session: Session, which: str, part: float = 1.0) -> str:
    """Note that a favour was returned, or a part of it, and return what was done in words.

    Args:
        session: The open book.
        which: The favour's id or the end of one; or whose it is, where one is open with them.
        part: The share that was returned now, above 0 and up to 1; it is added to what was returned
            before.

    Raises:
        UsageError: The share is none.
        PlannerError: There is no such favour, or it is not open.
        DecisionNeeded: Several could be meant.
        BookError: It could not be saved.
    """
    if not 0 < part <= 1:
        raise UsageError("The part that is returned is a share above 0 and up to 1, as in 0.5.")
    favour = _open(session, which)
    returned = favour.returned + part
    returned = 1.0 if returned >= NEARLY_ALL else round(returned, 4)
    name = _name(session, favour)
    how = "settled" if returned == 1 else f"settled in part ({returned:.0%})"
    label = f"{how}: {_what(favour)}, {name}"
    session.apply(Change(label, (Put("favours", favour.id, {"returned": returned}),)))
    return label


def waive(session: Session, which: str) -> str:
    """Let a favour be: nothing is owed for it any more. Returns what was done in words.

    Raises:
        PlannerError: There is no such favour, or it is not open.
        DecisionNeeded: Several could be meant.
        BookError: It could not be saved.
    """
    favour = _open(session, which)
    label = f"waived: {_what(favour)}, {_name(session, favour)}"
    session.apply(Change(label, (Put("favours", favour.id, {"waived_on": session.today}),)))
    return label


def _open(session: Session, which: str) -> Favour:
    """The favour that is meant."""
    favours = session.records.favours
    key = by_ending(favours, which)
    if key:
        if not favours[key].open:
            raise PlannerError(f"“{_what(favours[key])}” is settled already.")
        return favours[key]
    contact = resolve(session, which)
    theirs = [favour for favour in session.situation.favours_of(contact) if favour.open]
    if not theirs:
        raise PlannerError(f"No favour is open with {session.records.contacts[contact].name}.")
    if len(theirs) > 1:
        candidates = [
            {"id": favour.id, "name": f"{favour.direction}: {_what(favour)}"} for favour in theirs
        ]
        raise DecisionNeeded(
            f"{len(theirs)} favours are open with them. Say which, by its id.", "name", candidates
        )
    return theirs[0]


def _what(favour: Favour) -> str:
    return favour.what or "a favour"


def _name(session: Session, favour: Favour) -> str:
    return session.situation.name_of(favour.contact) or "nobody in particular"
