"""Add to the library of hooks, and drop from it (R10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Change, Drop, Put
from planner.commands.people.contacts import by_ending
from planner.errors import DecisionNeeded, PlannerError, UsageError
from planner.ids import new_id
from planner.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from planner.commands.session import Session

SHOWN = 40
"""Characters of a hook that name it in a message."""


def add_hook(
    session: Session,
    text: str,
    *,
    tags: Iterable[str] = (),
    orgs: Iterable[str] = (),
    contacts: Iterable[str] = (),
    expires: date | None = None,
) -> str:
    """Put something to say into the library, and return its id.

    Args:
        session: The open book.
        text: What to say, share, ask or offer.
        tags: Tags of those who would care.
        orgs: Organisations at which people would.
        contacts: Ids of the people it is written for; nobody else is offered it then.
        expires: The last day on which it can be said.

    Raises:
        UsageError: There is no text, it is in the library already, or it would have expired.
        BookError: It could not be saved.
    """
    text = text.strip()
    if not text:
        raise UsageError("Write what you will say.")
    if any(hook.text.casefold() == text.casefold() for hook in session.records.hooks.values()):
        raise UsageError(f"“{short(text)}” is in the library already.")
    if expires is not None and expires < session.today:
        raise UsageError(f"{expires.isoformat()} is past already. A hook expires today or later.")
    hook = new_id()
    sets = {
        "tags": frozenset(tag.strip().lstrip("#") for tag in tags if tag.strip().lstrip("#")),
        "orgs": frozenset(org.strip() for org in orgs if org.strip()),
        "contacts": frozenset(contacts),
    }
    fields = {"text": text, "expires": expires, **sets}
    values = {key: value for key, value in fields.items() if value}
    session.apply(Change(f"added to the library: {short(text)}", (Put("hooks", hook, values),)))
    return hook


def drop_hook(session: Session, which: str) -> str:
    """Take a hook out of the library, and return what was done in words.

    Raises:
        DecisionNeeded: Several could be meant.
        PlannerError: There is none.
        BookError: It could not be saved.
    """
    hook = session.records.hooks[resolve_hook(session, which)]
    label = f"dropped from the library: {short(hook.text)}"
    session.apply(Change(label, (Drop("hooks", hook.id),)))
    return label


def tell_hook(session: Session, hook_id: str, contact_id: str) -> str:
    """Note that somebody has heard a hook: it is not offered for them again. Return what was done
    in words.

    Raises:
        PlannerError: The hook or the contact is gone.
        BookError: It could not be saved.
    """
    hook = session.records.hooks.get(hook_id)
    contact = session.records.contacts.get(contact_id)
    if hook is None or contact is None:
        raise PlannerError("It is gone; it may have been deleted elsewhere.")
    label = f"{contact.name} has heard: {short(hook.text)}"
    session.apply(Change(label, (Put("hooks", hook_id, {"told": hook.told | {contact_id}}),)))
    return label


def resolve_hook(session: Session, which: str) -> str:
    """Return the id of the hook that is meant: an id, the end of one, or a part of its text.

    Raises:
        DecisionNeeded: Several could be meant.
        PlannerError: There is none.
    """
    hooks = session.records.hooks
    key = by_ending(hooks, which)
    if key:
        return key
    text = which.strip().casefold()
    near = [hook for hook in hooks.values() if text and text in hook.text.casefold()]
    if not near:
        raise PlannerError(f"There is no hook {quoted(which)}. `planner hooks` shows the library.")
    if len(near) > 1:
        candidates = [{"id": hook.id, "name": short(hook.text)} for hook in near]
        raise DecisionNeeded(
            f"{quoted(which)} is in {len(near)} hooks. Say which, by its id.", "name", candidates
        )
    return near[0].id


def short(text: str) -> str:
    """The beginning of a hook, to name it by."""
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
