"""Where: the hub or the organisation that is named in a clause."""

from __future__ import annotations

from planner.quicklog.clauses.cut import COMMAS
from planner.quicklog.people.places import PlaceFound, find_place, known_place
from planner.quicklog.people.unknown import find_name
from planner.quicklog.sentence import SURE, Draft

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
    if at + 1 < stop and draft.low(at) in _LEADS:
        return _take_led(draft, at, stop, correct=correct)
    if draft.mention_at(at) is not None:
        return 0
    place = known_place(draft, at, stop)
    if place is None:
        return 0
    beside = draft.low(at - 1) in COMMAS or draft.low(at - 1) == "("
    if place.hub:
        if not _begins_like_it(draft, place):
            return 0
    elif not beside:
        return 0
    behind = take_place(draft, at, place, correct=correct)
    if behind and place.hub and not beside:
        draft.at_event |= _stands_alone(draft, at)
    return behind


def _take_led(draft: Draft, at: int, stop: int, *, correct: bool) -> int:
    """Take the place behind ``at``, ``@``, ``in``, ``from``; behind a no also ``by``."""
    if draft.kind == "rejected":
        behind = take_employer(draft, at, stop)
        if behind:
            return behind
    return 0 if draft.low(at) == "by" else _led_place(draft, at, stop, correct=correct)


def _stands_alone(draft: Draft, at: int) -> bool:
    """Whether a hub stands where nothing but a day or a kind leads to it: *PyData yesterday*, *went
    to PyData*."""
    if at == 0:
        return True
    if not draft.is_word(at - 1):
        return True
    if draft.low(at - 1) == "to":
        return True
    return draft.part_at(at - 1) in ("day", "kind")


def _begins_like_it(draft: Draft, place: PlaceFound) -> bool:
    """Whether a hub that stands by itself is written like its name, or is of several words."""
    if place.stop - place.start > 1:
        return True
    return draft.is_capital(place.start)


def _led_place(draft: Draft, at: int, stop: int, *, correct: bool) -> int:
    """Take the place behind ``at``, ``@``, ``in``, ``from``: *at PyData*; not *at Ana's*."""
    lead = draft.low(at)
    begin = at + 1
    if lead == "at":
        if draft.low(begin) == "@":
            begin += 1
        behind = _same_hub(draft, at, begin)
        if behind:
            return behind
    mention = draft.mention_at(begin, stop)
    if mention is not None and (mention.owner or mention.score >= SURE):
        return 0  # at Ana's
    place = find_place(draft, begin, stop, small=lead == "@")
    if place is None:
        return 0
    if lead in ("in", "from") and not place.hub:
        return 0
    if not place.known and draft.low(place.stop - 1).endswith("'s"):
        return 0
    return take_place(draft, at, place, attended=lead == "@", correct=correct)


def take_employer(draft: Draft, at: int, stop: int) -> int:
    """``by Acme``, ``at Initech`` behind a no: an employer, unless a person or a hub of the book is
    meant."""
    if draft.people:
        return 0
    if draft.org is not None:
        return 0
    if draft.low(at) not in ("by", "from", "at"):
        return 0
    if draft.low(at) != "at":
        person = find_name(draft, at + 1, stop, "led")
        if person is not None and not person.match.new:
            return 0
    place = find_place(draft, at + 1, stop)
    if place is None or place.hub:
        return 0
    goes_on = place.stop < stop and draft.low(place.stop) in ("at", "of", "from", "(")
    if goes_on and not place.org:
        return 0  # rejected by Kim at Acme
    return take_place(draft, at, place._replace(org=True))


def _same_hub(draft: Draft, at: int, begin: int) -> int:
    """``at same``: where the line before took place."""
    previous = draft.setting.previous
    word = begin + (draft.low(begin) == "the")
    if draft.low(word) != "same":
        return 0
    if previous is None:
        return 0
    if not previous.hub:
        return 0
    stop = word + 1 + (draft.low(word + 1) in _SAME_PLACES)
    draft.hub = previous.hub
    draft.claim(at, stop, "hub")
    return stop


def take_place(
    draft: Draft,
    at: int,
    place: PlaceFound | None,
    *,
    attended: bool = False,
    correct: bool = False,
) -> int:
    """Take a place for what it is: known as an organisation and not as a hub, or else a hub. 0
    where there is none."""
    if place is None:
        return 0
    event = attended and draft.kind == "event"
    if place.org and not place.hub and not event:
        if draft.org not in (None, place.name) and not correct:
            return 0
        draft.org = place.name
        draft.claim(at, place.stop, "org")
    else:
        if draft.hub is not None and not correct:
            return 0
        draft.hub = place.name
        draft.claim(at, place.stop, "hub")
    return place.stop
