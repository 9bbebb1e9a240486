"""Where: the hub or the organisation that is named at a place in the head."""

from __future__ import annotations

from planner.quicklog.finding import COMMAS, find_name
from planner.quicklog.kinds import kind_at
from planner.quicklog.places import PlaceFound, find_place, known_place
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import WITH


def take_where(
    draft: Draft, at: int, stop: int, *, named: bool, first: bool, correct: bool = False
) -> int:
    """Take ``at PyData``, ``@PyData``, ``at Acme``, or a hub of the book by itself.

    Args:
        draft: The line.
        at: The token to look at.
        stop: Where to end.
        named: Whether a name stands right before.
        first: Whether this is the first word of the head.
        correct: Whether to replace what was said before.

    Returns:
        The token after it, 0 where there is none.
    """
    led = draft.low(at)
    if draft.kind == "rejected" and (taken := take_employer(draft, at, stop)):
        return taken
    if at + 1 < stop and led in ("@", "at", "in", "from"):
        begin = at + 1 + (led == "at" and draft.low(at + 1) == "@")
        if led == "at" and (taken := _same_hub(draft, at, begin)):
            return taken
        found = find_place(draft, begin, stop, small=led == "@")
        if found is None or (led in ("in", "from") and not found.hub) or _home(draft, begin, found):
            return 0
        return take_place(draft, at, found, attended=led == "@", correct=correct)
    if draft.hub is None and (draft.kind == "event" or not draft.people) and led not in WITH:
        found = _attended(draft, at, stop)
        if found is not None:
            draft.at_event = True
            return take_place(draft, at, found, attended=True, correct=correct)
    if (named and draft.low(at - 1) in COMMAS) or draft.low(at - 1) == "(":
        return take_place(draft, at, known_place(draft, at, stop), correct=correct)
    return _refusing(draft, at, stop) if first else 0


def take_employer(draft: Draft, at: int, stop: int) -> int:
    """``by Acme``, ``at Initech`` after a no: an employer, unless a person or a hub of the book is meant."""
    if draft.low(at) not in ("by", "from", "at") or draft.people or draft.org is not None:
        return 0
    person = find_name(draft, at + 1, stop, "led") if draft.low(at) != "at" else None
    found = find_place(draft, at + 1, stop)
    if found is None or found.hub or (person is not None and not person.match.new):
        return 0
    if draft.low(found.stop) in ("at", "of", "from", "(") and found.stop < stop and not found.org:
        return 0
    return take_place(draft, at, found._replace(org=True))


def _home(draft: Draft, begin: int, found: PlaceFound) -> bool:
    """Whether the place is somebody's: *at Ana's*."""
    last = draft.tokens[found.stop - 1]
    if found.hub or found.org or not last.low.endswith("'s"):
        return False
    return draft.matched(draft.line[draft.tokens[begin].start : last.end - 2]).id is not None


def _attended(draft: Draft, at: int, stop: int) -> PlaceFound | None:
    """A hub by itself: one of the book, or after ``event`` any name that is not a person's."""
    went = draft.lows(at, stop, 2) in (("went", "to"), ("was", "at"), ("been", "to"))
    found = known_place(draft, at + 2 * went, stop)
    if found is None and draft.kind == "event" and not draft.people:
        person = find_name(draft, at, stop, "kind")
        if person is None or person.match.new:
            found = find_place(draft, at, stop)
    return found if found is not None and (found.hub or draft.kind == "event") else None


def _refusing(draft: Draft, at: int, stop: int) -> int:
    """``Initech rejected me``: an organisation as the first word."""
    found = find_place(draft, at, stop)
    verb = kind_at(draft, found.stop, stop) if found is not None else None
    if found is None or verb is None or verb.words.style != "verb":
        return 0
    if verb.words.kind == "rejected" and find_name(draft, at, stop, "led") is None:
        return take_place(draft, at, found._replace(org=True, hub=False))
    return take_place(draft, at, found) if found.org and verb.words.kind == "replied" else 0


def _same_hub(draft: Draft, at: int, begin: int) -> int:
    """``at same``: where the line before took place."""
    previous = draft.setting.previous
    if (
        previous is None
        or not previous.hub
        or draft.low(begin + (draft.low(begin) == "the")) != "same"
    ):
        return 0
    stop = begin + 1 + (draft.low(begin) == "the")
    stop += draft.low(stop) in ("place", "hub", "event")
    draft.hub = previous.hub
    draft.claim(at, stop, "hub")
    return stop


def take_place(
    draft: Draft,
    at: int,
    found: PlaceFound | None,
    *,
    attended: bool = False,
    correct: bool = False,
) -> int:
    """Take a place for what it is: known as an organisation and not as a hub, or else a hub. 0 where there is none."""
    if found is None:
        return 0
    if found.org and not found.hub and not (attended and draft.kind == "event"):
        if draft.org not in (None, found.name) and not correct:
            return 0
        draft.org = found.name
        draft.claim(at, found.stop, "org")
    else:
        if draft.hub is not None and not correct:
            return 0
        draft.hub = found.name
        draft.claim(at, found.stop, "hub")
    return found.stop
