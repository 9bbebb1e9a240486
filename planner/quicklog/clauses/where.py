"""Where: the hub or the organisation that is named in a clause."""

from __future__ import annotations

from planner.quicklog.clauses.cut import COMMAS
from planner.quicklog.people.mentions import SURE
from planner.quicklog.people.places import PlaceFound, find_place, known_place
from planner.quicklog.people.unknown import find_name
from planner.quicklog.sentence import Draft

_LEADS = frozenset({"@", "at", "in", "from", "by"})
_SAME_PLACES = frozenset({"place", "hub", "event"})


def take_where(draft: Draft, at: int, stop: int, *, correct: bool = False) -> int:
    """Take ``at PyData``, ``@PyData``, ``at Acme``, or a hub of the book by itself.

    Args:
        draft: The line.
        at: The token to look at.
        stop: Where to end.
        correct: Whether to replace what was said before.

    Returns:
        The token behind it, 0 where there is none.
    """
    led = draft.low(at)
    if at + 1 < stop and led in _LEADS:
        if draft.kind == "rejected":
            taken = take_employer(draft, at, stop)
            if taken:
                return taken
        return 0 if led == "by" else _led_place(draft, at, stop, correct=correct)
    if draft.mention_at(at) is not None:
        return 0
    beside = draft.low(at - 1) in COMMAS or draft.low(at - 1) == "("
    known = known_place(draft, at, stop)
    went = known is not None and known.hub and led == "to"
    if known is None or not (beside or known.hub or went):
        return 0
    if known.hub and not _begins_like_it(draft, known):
        return 0
    taken = take_place(draft, at, known, correct=correct)
    first = (
        at == 0
        or draft.low(at - 1) == "to"
        or not draft.is_word(at - 1)
        or draft.part_at(at - 1) in ("day", "kind")
    )
    draft.at_event |= bool(taken) and known.hub and not beside and first
    return taken


def _begins_like_it(draft: Draft, place: PlaceFound) -> bool:
    """Whether a hub that stands by itself is written like its name, or is of several words."""
    return place.stop - place.start > 1 or draft.tokens[place.start].text[:1].isupper()


def _led_place(draft: Draft, at: int, stop: int, *, correct: bool) -> int:
    led = draft.low(at)
    begin = at + 1 + (led == "at" and draft.low(at + 1) == "@")
    if led == "at" and (taken := _same_hub(draft, at, begin)):
        return taken
    mention = draft.mention_at(begin, stop)
    if mention is not None and (mention.owner or mention.score >= SURE):
        return 0  # at Ana's
    found = find_place(draft, begin, stop, small=led == "@")
    if found is None or (led in ("in", "from") and not found.hub):
        return 0
    if draft.low(found.stop - 1).endswith("'s") and not found.hub and not found.org:
        return 0
    return take_place(draft, at, found, attended=led == "@", correct=correct)


def take_employer(draft: Draft, at: int, stop: int) -> int:
    """``by Acme``, ``at Initech`` behind a no: an employer, unless a person or a hub of the book is
    meant."""
    if draft.low(at) not in ("by", "from", "at") or draft.people or draft.org is not None:
        return 0
    person = find_name(draft, at + 1, stop, "led") if draft.low(at) != "at" else None
    found = find_place(draft, at + 1, stop)
    if found is None or found.hub or (person is not None and not person.match.new):
        return 0
    if draft.low(found.stop) in ("at", "of", "from", "(") and found.stop < stop and not found.org:
        return 0
    return take_place(draft, at, found._replace(org=True))


def _same_hub(draft: Draft, at: int, begin: int) -> int:
    """``at same``: where the line before took place."""
    previous = draft.setting.previous
    word = begin + (draft.low(begin) == "the")
    if previous is None or not previous.hub or draft.low(word) != "same":
        return 0
    stop = word + 1 + (draft.low(word + 1) in _SAME_PLACES)
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
    """Take a place for what it is: known as an organisation and not as a hub, or else a hub. 0
    where there is none."""
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
