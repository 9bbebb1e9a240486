"""The head of a line: who, what, when, how long and where, in whatever order one says it.

The head is read word by word as long as each has its place; what comes then is free text and belongs to the note.
"""

from __future__ import annotations

from planner.quicklog.cutting import opening
from planner.quicklog.days.clock import read_time
from planner.quicklog.entry import Question
from planner.quicklog.finding import COMMAS, Found, Manner, accept, ends_name, find_name, joined_at
from planner.quicklog.introducer import take_via
from planner.quicklog.kinds import KindFound, kind_ahead, refines, take_kind
from planner.quicklog.moment import take_moment
from planner.quicklog.organisation import read_org
from planner.quicklog.places import find_place, known_place
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import CALLED_OFF, COMMON, DASHES, ROLES, WITH, WRITTEN
from planner.quicklog.where import take_place, take_where

_COLONS = frozenset({":", "："})


class Head:
    """Reads one clause as the head; with ``correct`` what it says replaces what was said before."""

    def __init__(self, draft: Draft, start: int, stop: int, *, correct: bool = False) -> None:
        self.draft = draft
        self.at = start
        self.start = start
        self.stop = stop
        self.correct = correct
        self.named = False
        """Whether the last thing read was a name, so that a place after it may be that person's."""
        self.kind_at_end = False
        """Whether the last thing read was a kind: a name may follow at once."""
        self.bare = False
        """Whether people were named before any kind."""

    def read(self) -> int:
        """Read as far as the words have a place; return the first token that has none."""
        while self.at < self.stop:
            before, named, kind = self.at, self.named, self.kind_at_end
            self.named = self.kind_at_end = False
            if not self._step(named, kind):
                self.at, self.named, self.kind_at_end = before, named, kind
                break
        return self.at

    def _step(self, named: bool, after_kind: bool) -> bool:
        draft, at = self.draft, self.at
        token = draft.tokens[at]
        if token.sort == "tag":
            self.at += 1
            return True
        if token.low in _COLONS and draft.kind == "note" and draft.people:
            return False
        if token.low in COMMAS or token.low in _COLONS or token.low in DASHES:
            self.at += 1
            if token.low in COMMAS and self._ends_here(self.at):
                return False
            self.named = named and token.low not in DASHES
            return self.at >= self.stop or self._placed(self.at, after_kind or token.low in _COLONS)
        if token.low in ("(", "（", ")", "）"):
            self.at += 1
            closed = token.low in (")", "）") and at > self.start and not draft.free(at - 1)
            return closed or self._placed(self.at, after_kind) or self._aside(at)
        return (
            self._list_mark()
            or self._open_hour()
            or self._known_name_first(after_kind)
            or self._went(take_moment(draft, at, self.stop, correct=self.correct))
            or self._where(named)
            or self._went(take_via(draft, at, self.stop))
            or self._refined()
            or self._kind()
            or self._led_people()
            or self._myself()
            or self._people("kind" if after_kind else "bare")
        )

    def _aside(self, at: int) -> bool:
        """Step over words in brackets that have no place here; they stay for the note."""
        for end in range(at + 1, min(at + 12, self.stop)):
            if self.draft.low(end) in (")", "）"):
                self.at = end + 1
                return self.draft.kind is not None or bool(self.draft.people)
        return False

    def _went(self, stop: int) -> bool:
        """Go on after what was taken; False where nothing was."""
        if stop:
            self.at = stop
        return bool(stop)

    def _where(self, named: bool) -> bool:
        first = self.at == self.start
        return self._went(
            take_where(
                self.draft, self.at, self.stop, named=named, first=first, correct=self.correct
            )
        )

    def _list_mark(self) -> bool:
        """``1.`` before the first word; it stays for the note."""
        if self.at != 0 or self.draft.low(1) not in (".", ")") or not self.draft.low(0).isdigit():
            return False
        self.at = 2
        return True

    def _open_hour(self) -> bool:
        """``at 9``, in the morning or in the evening, and ``#2``: nothing by itself, but no end of the head either."""
        at = self.at
        if (
            self.draft.low(at)[:1] == "#"
            and self.draft.tokens[at].sort == "word"
            and at > self.start
        ):
            self.at += 1
            return True
        word = self.draft.low(at + 1) if at + 1 < self.stop and self.draft.low(at) == "at" else ""
        if not (word.isdigit() and len(word) < 3) or read_time(self.draft.tokens, at) is not None:
            return False
        self.at += 2
        return True

    def _ends_here(self, at: int) -> bool:
        """Whether a clause begins here."""
        return at < self.stop and opening(self.draft, at, self.stop) is not None

    def _placed(self, at: int, after_kind: bool) -> bool:
        """Whether what stands after a comma or a dash still belongs to the head; nothing is taken if not."""
        named, self.named = self.named, False
        self.kind_at_end = after_kind
        here = self.at
        self.at = at
        if (
            at >= self.stop
            or self.draft.low(at) in ("and", *DASHES)
            or self.draft.tokens[at].sort == "mark"
        ):
            self.at = here
            return False
        return self._step(named=named, after_kind=after_kind)

    def _known_name_first(self, after_kind: bool) -> bool:
        """A full name of the book wins over a day or a kind: *May Day*, *Grace Call*."""
        draft, at = self.draft, self.at
        if draft.people and not after_kind:
            return False
        found = find_name(draft, at, self.stop, "kind" if after_kind else "bare")
        if found is None or found.match.id is None:
            return False
        if found.stop - found.start < 2 and not (
            after_kind and found.capital and self._no_with(found.stop)
        ):
            return False
        return self._people("kind" if after_kind else "bare")

    def _no_with(self, at: int) -> bool:
        return not any(self.draft.low(step) in WITH for step in range(at, self.stop))

    def _refined(self) -> bool:
        found = refines(self.draft, self.at, self.stop)
        if found is None:
            return False
        take_kind(self.draft, found)
        self.draft.claim(found.start, found.word, "kind")
        self.at = found.stop
        self.kind_at_end = True
        return True

    def _kind(self) -> bool:
        draft = self.draft
        found = kind_ahead(draft, self.at, self.stop)
        if found is None:
            return False
        if draft.kind is not None and not self.correct and not self._more_exact(found):
            return False
        if self._is_verb_of_mine(found) or draft.low(found.stop) in CALLED_OFF:
            return False
        theirs = bool(draft.people) and found.words.style == "verb" and self.bare
        kind = draft.kind
        take_kind(draft, found)
        if kind == "event" and found.words.kind == "met":
            draft.kind = kind
        elif draft.low(found.word) in ("answered", "responded") and not theirs:
            draft.kind = "message"
        self.at = found.stop
        self._whose_move(theirs)
        self.kind_at_end = True
        return True

    def _whose_move(self, theirs: bool) -> None:
        """Tell what they did (*Ana emailed me*) from what I did, and take the small words that say it."""
        draft = self.draft
        draft.incoming |= draft.kind in ("rejected", "replied") or (
            theirs and draft.kind in WRITTEN | {"video"}
        )
        small = ("back", "again", *(("me", "us") if theirs or draft.incoming else ()))
        if draft.low(self.at) in small and self.at < self.stop:
            draft.claim(self.at, self.at + 1, "kind")
            self.at += 1
        if (
            theirs
            and draft.kind == "intro"
            and draft.low(self.at) == "to"
            and len(draft.people) == 1
        ):
            draft.via = draft.people.pop()
            draft.incoming = False

    def _more_exact(self, found: KindFound) -> bool:
        """Whether a second kind may replace the first: an email that was sent, whom one met at an event."""
        kind, now = found.words.kind, self.draft.kind
        if now == "shared":
            return kind in ("email", "message", "linkedin") and found.words.style == "noun"
        if now == "event":
            return kind == "met"
        return (
            now == "met"
            and kind not in ("met", "note")
            and found.words.style == "noun"
            and not self.draft.people
        )

    def _is_verb_of_mine(self, found: KindFound) -> bool:
        """``text`` or ``call`` before words that make them something else: *call me*, *text says*."""
        after = self.draft.low(found.stop)
        return found.words.style == "noun" and after in ("me", "us", "you", "says", "said", "it")

    def _led_people(self) -> bool:
        draft, at = self.draft, self.at
        low = draft.low(at)
        leads = low in WITH or (
            low in ("to", "from") and draft.kind in WRITTEN | {"met", "replied", "video"}
        )
        leads = leads or (low == "between" and draft.kind == "intro")
        leads = (
            leads
            or (low == "and" and bool(draft.people))
            or (low == "from" and draft.kind == "rejected")
        )
        if not leads:
            return False
        here = at + 1
        here += draft.low(here) == "@"
        if draft.low(here) == "same" and self._same_people(here):
            return True
        found = find_name(draft, here, self.stop, "led")
        if found is None:
            found = self._described(here)
        place = known_place(draft, here, self.stop) if found is None else None
        if place is not None:
            return place.org and self._went(take_place(draft, at, place))
        if found is None:
            return False
        draft.claim(at, here, "person")
        if low == "from":
            draft.incoming = True
        self.at = found.start
        return self._people("led")

    def _described(self, at: int) -> Found | None:
        """``my old boss Ana Li``, ``Bo's colleague Zed Kay``: the name after what the person is."""
        for here in range(at, min(at + 5, self.stop - 1)):
            if self.draft.tokens[here].sort != "word":
                return None
            if self.draft.low(here) in ROLES:
                found = find_name(self.draft, here + 1, self.stop, "led")
                return found if found is not None and found.capital else None
        return None

    def _same_people(self, at: int) -> bool:
        draft = self.draft
        stop = at + 1
        stop += draft.low(stop) in ("people", "person", "folks")
        previous = draft.setting.previous
        if previous is None or not previous.people:
            if stop < self.stop and not ends_name(draft, stop, self.stop):
                return False
            draft.ask(
                Question(
                    "name",
                    draft.text(at, stop),
                    "The same as whom? No line before this one says.",
                    (),
                )
            )
            return False
        draft.people += [each for each in previous.people if each not in draft.people]
        draft.claim(self.at, stop, "person")
        self.at = stop
        self.named = True
        return True

    def _myself(self) -> bool:
        """``and I``, ``I``, ``we``: the user, who is no contact."""
        draft, at = self.draft, self.at
        here = at + (draft.low(at) in ("and", "&"))
        if draft.low(here) not in ("i", "me", "we", "both") or (here > at and not draft.people):
            return False
        if draft.low(at) == "both" and draft.people:
            draft.claim(at, at + 1, "person")
            self.at = at + 1
            return True
        if (
            here == at
            and not kind_ahead(draft, at + 1, self.stop)
            and draft.low(at + 1) not in ("and",)
        ):
            return False
        stop = here + 1
        stop += draft.low(stop) == "both"
        draft.claim(at, stop, "person" if draft.people else "kind")
        if draft.low(stop) == "and" and not draft.people:
            draft.claim(stop, stop + 1, "kind")
            stop += 1
        self.at = stop
        self.bare = False
        return True

    def _people(self, manner: Manner) -> bool:
        """Read one name or a list of them."""
        draft = self.draft
        if manner == "bare" and draft.people and not self.correct:
            return False
        found = find_name(draft, self.at, self.stop, manner)
        if draft.kind == "rejected" and manner == "kind" and self._employer(found):
            return True
        if found is None and manner == "kind":
            place = known_place(draft, self.at, self.stop)
            return place is not None and place.org and self._went(take_place(draft, self.at, place))
        if found is not None and manner == "kind" and self._thing(found):
            return False
        if found is None or (manner == "bare" and not self._fits_bare(found)):
            return False
        if manner == "bare" and found.match.new and draft.kind is None and found.capital:
            alone = (
                found.stop - found.start == 1 and kind_ahead(draft, found.stop, self.stop) is None
            )
            found = found._replace(
                ask=found.ask or alone or found.said.lower() == found.said.upper()
            )
        if draft.kind is None and manner in ("bare", "led"):
            self.bare = True
        if self.correct and manner != "listed":
            draft.people.clear()
        while found is not None:
            self.at = self._take_person(found)
            self.named = True
            joined = joined_at(draft, self.at, self.stop)
            joined += joined > self.at and draft.low(joined) in WITH
            if joined == self.at or self._ends_here(joined):
                break
            found = find_name(draft, joined, self.stop, "listed")
            if found is not None:
                draft.claim(self.at, joined, "person")
        return True

    def _thing(self, found: Found) -> bool:
        """Whether it is what was shared, because whom with comes after it: *shared article with Bo*."""
        draft = self.draft
        if draft.kind != "shared" or not found.ask or found.capital:
            return False
        return any(
            draft.low(at) in WITH or draft.low(at) == "to" for at in range(found.stop, self.stop)
        )

    def _employer(self, found: Found | None) -> bool:
        """After ``rejected by``, who is not a person of the book is an organisation."""
        if found is not None and (
            not found.match.new or self.draft.low(found.stop) in ("at", "of", "from", "(")
        ):
            return False
        place = find_place(self.draft, self.at, self.stop)
        return self._went(
            take_place(self.draft, self.at, place._replace(org=True, hub=False) if place else None)
        )

    def _take_person(self, found: Found) -> int:
        """Take a name and the organisation that comes with it; return the token after both."""
        draft = self.draft
        org = read_org(draft, found, self.stop)
        given = org.name if org and org.given else ""
        person = accept(draft, found, given, org.name if org else "")
        if org is not None and org.only_if_new and not person.new:
            org = None
        if org is not None:
            person = person._replace(org=org.name if org.given or person.new else person.org)
            org.claim(draft, found.stop, "org")
            draft.org = draft.org or org.name
        if person not in draft.people:
            draft.people.append(person)
        return org.stop if org else found.stop

    def _fits_bare(self, found: Found) -> bool:
        """Whether a name with nothing before it is one: known, or in capitals and followed by what fits a name."""
        draft = self.draft
        if found.match.id is not None and found.capital:
            return True
        if found.match.id is not None:
            return ends_name(draft, found.stop, self.stop)
        if found.ask and not found.capital:
            return self.at == self.start and draft.kind is None
        if not found.capital or not ends_name(draft, found.stop, self.stop):
            return False
        words = found.said.split()
        if all(word.lower() in COMMON for word in words):
            return False
        if self.at != self.start and not draft.dated and draft.kind is None:
            return False
        return not (draft.kind is not None and draft.people)
