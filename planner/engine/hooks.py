"""R9 and R10: something to say, chosen from the library for the contact; nobody is offered what they have heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.engine.situation import Situation, once
from planner.records import Contact, Hook
from planner.value import NamedTuple


class Library(NamedTuple):
    """The hooks that may still be used: those written for somebody, and the others by tag and organisation."""

    personal: Mapping[str, Sequence[Hook]]
    by_tag: Mapping[str, Sequence[Hook]]
    by_org: Mapping[str, Sequence[Hook]]


@once
def library(situation: Situation) -> Library:
    """The hooks that have not expired, sorted by what they fit; those that expire soonest come first."""
    personal: dict[str, list[Hook]] = {}
    by_tag: dict[str, list[Hook]] = {}
    by_org: dict[str, list[Hook]] = {}
    alive = [hook for hook in situation.records.hooks.values()
             if hook.text and (hook.expires is None or hook.expires >= situation.today)]
    for hook in sorted(alive, key=_soonest):
        if hook.contacts:
            for contact in hook.contacts:
                personal.setdefault(contact, []).append(hook)
            continue
        for tag in hook.tags:
            by_tag.setdefault(tag.casefold(), []).append(hook)
        for org in hook.orgs:
            by_org.setdefault(org.casefold(), []).append(hook)
    return Library(personal, by_tag, by_org)


def hook_for(hooks: Library, contact: Contact) -> Hook | None:
    """What to say to somebody: written for them, else fitting their organisation, else their tags; None if nothing."""
    contact_id = contact.id
    if hooks.personal:
        for hook in hooks.personal.get(contact_id, ()):
            if contact_id not in hook.told:
                return hook
    if hooks.by_org and contact.org:
        for hook in hooks.by_org.get(contact.org.casefold(), ()):
            if contact_id not in hook.told:
                return hook
    best: Hook | None = None
    if hooks.by_tag:
        for tag in contact.tags:
            for hook in hooks.by_tag.get(tag.casefold(), ()):
                if contact_id not in hook.told:
                    if best is None or _soonest(hook) < _soonest(best):
                        best = hook
                    break
    return best


def _soonest(hook: Hook) -> tuple[bool, str, str]:
    return hook.expires is None, hook.expires.isoformat() if hook.expires else "", hook.id
