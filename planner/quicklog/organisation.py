"""The organisation that is named with a person: ``Ana Li (Acme)``, ``Ana of Acme``, ``Ana at Acme``."""

from __future__ import annotations

from planner.quicklog.days.clock import read_length, read_time
from planner.quicklog.entry import Part
from planner.quicklog.finding import Found
from planner.quicklog.places import find_place, known_place
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import COMMON, ROLES
from planner.value import NamedTuple


class OrgFound(NamedTuple):
    """An organisation after a name: where it stops, its name, and whether it is given as that person's own.

    ``only_if_new`` marks one that may as well be a place where the person is known.
    """

    stop: int
    name: str
    given: bool
    only_if_new: bool = False
    kept: tuple[int, int] = (0, 0)
    """Tokens inside the brackets that stay for the note: ``CTO at``'s first word."""

    def claim(self, draft: Draft, start: int, part: Part) -> None:
        """Claim what the organisation takes after a name that ends at ``start``."""
        first, last = self.kept if self.kept[1] else (self.stop, self.stop)
        draft.claim(start, first, part)
        draft.claim(last, self.stop, part)


def read_org(draft: Draft, found: Found, stop: int) -> OrgFound | None:
    """Read the organisation that follows a name."""
    at = found.stop
    led = draft.low(at)
    if at + 1 >= stop:
        return None
    if led in ("(", "（"):
        return _in_brackets(draft, at, stop)
    if led not in ("of", "from", "at"):
        return None
    place = find_place(draft, at + 1, stop)
    if place is None or (place.hub and not (place.org and _works_there(draft, found, place.name))):
        return None
    if led == "at":
        if place.org:
            return OrgFound(place.stop, place.name, given=False)
        return OrgFound(place.stop, place.name, given=False, only_if_new=True)
    return OrgFound(place.stop, place.name, given=True, only_if_new=led == "from" and not place.org)


def _works_there(draft: Draft, found: Found, name: str) -> bool:
    contact = draft.setting.lexicon.contacts.get(found.match.id or "")
    return contact is not None and contact.org == name


def _in_brackets(draft: Draft, at: int, stop: int) -> OrgFound | None:
    close = at + 1
    while close < stop and close < at + 12 and draft.low(close) not in (")", "）"):
        close += 1
    if close >= stop or draft.low(close) not in (")", "）") or close == at + 1:
        return None
    start, end, kept = at + 1, close, (0, 0)
    for here in range(start + 1, close - 1):
        if draft.low(here) == "," and draft.low(here + 1) in ROLES:
            end, kept = here, (here + 1, close)
            break
        if draft.low(here) in ("at", "of", "@", ","):
            start, kept = here + 1, (at + 1, here)
    known = known_place(draft, start, end)
    if known is not None and known.hub and not known.org and known.stop == end:
        return None
    if known is not None and known.org and known.stop == end:
        return OrgFound(close + 1, known.name, given=True, kept=kept)
    if (
        draft.day_at(start, close, "past")
        or read_length(draft.tokens, start)
        or read_time(draft.tokens, start)
    ):
        return None
    words = [draft.tokens[here] for here in range(start, end)]
    if all(word.low in COMMON or word.low in ROLES for word in words):
        return None
    if words[0].sort == "quote" and len(words) == 1:
        return OrgFound(close + 1, words[0].text, given=True, kept=kept)
    lower = words[0].text.islower()
    if lower and (
        len(words) > 3 or any(word.low in COMMON or word.sort != "word" for word in words)
    ):
        return None
    if words[0].sort != "word" or not any(letter.isalpha() for letter in words[0].text):
        return None
    return OrgFound(close + 1, draft.text(start, end), given=True, kept=kept)
