"""Who introduced: ``via Sam``, ``introduced by Sam``, ``intro from Sam``."""

from __future__ import annotations

from planner.quicklog.finding import Found, accept, find_name
from planner.quicklog.kinds import refines
from planner.quicklog.organisation import read_org
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import CHANNELS

_LEADS = frozenset(
    {
        ("introduced", "by"),
        ("referred", "by"),
        ("met", "via"),
        ("met", "through"),
        ("intro", "from"),
        ("intro", "via"),
        ("intro", "by"),
    }
)


def take_via(draft: Draft, at: int, stop: int) -> int:
    """Take the introducer named at a token of the head; after an introduction ``from`` and ``by`` lead in one too.

    Returns the token after, 0 where there is none.
    """
    words = draft.lows(at, stop, 2)
    size = 2 if words in _LEADS else 0
    if not size and (
        words[:1] == ("via",) or (draft.kind == "intro" and words[:1] in (("from",), ("by",)))
    ):
        size = 1
    if not size or draft.via is not None or refines(draft, at, stop) is not None:
        return 0
    found = find_name(draft, at + size, stop, "led")
    if found is None or draft.low(at + size) in CHANNELS:
        return 0
    draft.claim(at, at + size, "via")
    if draft.kind is None and size == 2:
        draft.kind = "met" if words[0] == "met" else "intro" if words[0] == "intro" else None
    return read_via(draft, found, stop)


def read_via(draft: Draft, found: Found, stop: int) -> int:
    """Take the introducer and the organisation that is named with them; return the token after."""
    org = read_org(draft, found, stop)
    person = accept(draft, found, org.name if org and org.given else "")
    draft.claim(found.start, found.stop, "via")
    if org is not None and (org.given or person.new) and not (org.only_if_new and not person.new):
        person = person._replace(org=org.name)
        org.claim(draft, found.stop, "via")
    else:
        org = None
    draft.via = person
    return org.stop if org else found.stop
