"""The head of a line: who, what, when, how long and where, in whatever order one says it.

The head is read word by word as long as each has its place; what comes then is free text and belongs to the note.
"""

from __future__ import annotations

from planner.quicklog.calendar import WEEKDAYS
from planner.quicklog.clauses import opening
from planner.quicklog.clock import read_length, read_time
from planner.quicklog.dates import read_last
from planner.quicklog.dayforms import Reading
from planner.quicklog.draft import Draft
from planner.quicklog.kinds import KindFound, kind_ahead, kind_at, refines, take_kind
from planner.quicklog.organisation import read_org
from planner.quicklog.people import COMMAS, Found, Manner, accept, ends_name, ends_plainly, find_name, joined_at
from planner.quicklog.places import PlaceFound, find_place, known_place
from planner.quicklog.vocabulary import COMMON, KIND_STARTS, NOT_DONE, TOPICS, WITH, WRITTEN

_LOOSE = frozenset({"sun", "sat", "mon", "wed"})
"""Weekdays that are other words too: in small letters they need an end or a small word after them."""


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
        if token.sort == "mark" and token.low in (",", "，", "、", ":", "：", "-", "–", "—"):
            self.at += 1
            if token.low in COMMAS and self._ends_here(self.at):
                return False
            self.named = named
            return self.at >= self.stop or self._placed(self.at, after_kind or token.low in (":", "："))
        if token.low in ("(", "（", ")", "）"):
            self.at += 1
            return (token.low in (")", "）") and not draft.free(at - 1)) or self._placed(self.at, after_kind)
        if token.low in ("-", "–", "—"):
            self.at += 1
            return self.at >= self.stop or self._placed(self.at, after_kind)
        return (
            self._list_mark() or self._known_name_first(after_kind)
            or self._day() or self._time() or self._length() or self._place(named)
            or self._via() or self._refined() or self._kind() or self._led_people() or self._myself()
            or self._people("kind" if after_kind else "bare")
        )

    def _list_mark(self) -> bool:
        """``1.`` or ``-`` before the first word; it stays for the note."""
        if self.at != 0 or self.draft.low(1) not in (".", ")") or not self.draft.low(0).isdigit():
            return False
        self.at = 2
        return True

    def _ends_here(self, at: int) -> bool:
        return at < self.stop and opening(self.draft, at, self.stop) is not None

    def _placed(self, at: int, after_kind: bool) -> bool:
        """Whether what stands after a comma or a dash still belongs to the head; nothing is taken if not."""
        named, self.named = self.named, False
        self.kind_at_end = after_kind
        here = self.at
        self.at = at
        if self.draft.low(at) in ("and",):
            self.at = here
            return False
        mark = self.draft.tokens[at]
        if mark.sort == "mark":
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
        if found.stop - found.start < 2 and not (after_kind and found.capital and self._no_with(found.stop)):
            return False
        return self._people("kind" if after_kind else "bare")

    def _no_with(self, at: int) -> bool:
        return not draft_people_led(self.draft, at, self.stop)

    def _day(self) -> bool:
        draft = self.draft
        led = draft.low(self.at) in ("on", "since", "from")
        start = self.at + led
        found = draft.day_at(start, self.stop, "past")
        if found is None or (draft.dated and not self.correct):
            return False
        if draft.low(start) == "sat" and found.stop == start + 1 and draft.low(found.stop) in ("with", "w/", "next"):
            options = (found.day or found.options[0], draft.setting.today)
            found = found._replace(day=None, options=options, doubt="may be Saturday, or no day")
        alone = not led and draft.low(start) in _LOOSE and found.stop == start + 1
        if alone and not ends_plainly(draft, found.stop, self.stop):
            return False
        self._take_day(self.at, start, found)
        return True

    def _take_day(self, first: int, start: int, found: Reading) -> None:
        draft = self.draft
        draft.dated = True
        draft.day = draft.settle(start, found)
        draft.claim(first, found.stop, "day")
        self.at = found.stop

    def _time(self) -> bool:
        found = read_time(self.draft.tokens, self.at)
        if found is None or found[0] > self.stop or (self.draft.time and not self.correct):
            return False
        self.draft.claim(self.at, found[0], "time")
        self.at, self.draft.time = found[0], found[1]
        if found[2] is not None:
            self.draft.minutes = found[2]
        return True

    def _length(self) -> bool:
        found = read_length(self.draft.tokens, self.at)
        if found is None or found[0] > self.stop or (self.draft.minutes and not self.correct):
            return False
        self.draft.claim(self.at, found[0], "length")
        self.at, self.draft.minutes = found
        return True

    def _place(self, named: bool) -> bool:
        """``at PyData``, ``@PyData``, ``at Acme``; a known hub by itself."""
        draft, at = self.draft, self.at
        led = draft.low(at)
        if led == "@" and at + 1 < self.stop:
            return self._take_place(find_place(draft, at + 1, self.stop, small=True), sigil=True)
        if led in ("at", "in") and at + 1 < self.stop:
            if draft.low(at + 1) == "@":
                at += 1
            if draft.low(at + 1) == "same" and draft.setting.previous and draft.setting.previous.hub:
                return self._same_hub()
            found = find_place(draft, at + 1, self.stop)
            if found is None or (led == "in" and not found.hub):
                return False
            return self._take_place(found, sigil=False)
        if draft.hub is None and (draft.kind == "event" or not draft.people) and led not in WITH:
            found = known_place(draft, at, self.stop)
            if found is None and draft.kind == "event" and not draft.people:
                found = find_place(draft, at, self.stop)
                if found is not None and find_name(draft, at, self.stop, "bare") is not None and self._is_person(at):
                    found = None
            if found is not None and (found.hub or draft.kind == "event"):
                draft.at_event = True
                return self._take_place(found, sigil=True)
        if named and draft.tokens[at - 1].low in COMMAS:
            return self._take_place(known_place(draft, at, self.stop), sigil=False)
        return at == self.start and self._their_org()

    def _their_org(self) -> bool:
        """``Initech rejected me``."""
        found = known_place(self.draft, self.at, self.stop)
        verb = kind_at(self.draft, found.stop, self.stop) if found is not None and found.org else None
        return verb is not None and verb.words.kind in ("rejected", "replied") and self._take_place(found, sigil=False)

    def _is_person(self, at: int) -> bool:
        found = find_name(self.draft, at, self.stop, "kind")
        return found is not None and found.match.id is not None

    def _same_hub(self) -> bool:
        draft = self.draft
        if draft.setting.previous is None:
            return False
        draft.hub = draft.setting.previous.hub
        stop = self.at + 2
        stop += draft.low(stop) in ("place", "hub", "event")
        draft.claim(self.at, stop, "hub")
        self.at = stop
        return True

    def _take_place(self, found: PlaceFound | None, *, sigil: bool) -> bool:
        draft = self.draft
        if found is None:
            return False
        as_org = found.org and not found.hub and not (sigil and draft.kind == "event")
        if as_org:
            if draft.org is None or self.correct:
                draft.org = found.name
            elif draft.org != found.name:
                return False
        elif draft.hub is None or self.correct:
            draft.hub = found.name
        else:
            return False
        draft.claim(self.at, found.stop, "org" if as_org else "hub")
        self.at = found.stop
        return True

    def _via(self) -> bool:
        """``via Sam``, ``introduced by Sam``; after an introduction ``from Sam`` and ``by Sam``."""
        draft, at = self.draft, self.at
        words = draft.lows(at, self.stop, 2)
        size = 2 if words in (("introduced", "by"), ("met", "via"), ("met", "through"), ("intro", "from"),
                              ("referred", "by"), ("intro", "via"), ("intro", "by")) else 0
        if not size and (words[:1] == ("via",) or (draft.kind == "intro" and words[:1] in (("from",), ("by",)))):
            size = 1
        if not size or draft.via is not None:
            return False
        if refines(draft, at, self.stop) is not None and draft.low(at + 1) in KIND_STARTS:
            return False
        if words[:1] == ("met",) and draft.kind is None:
            draft.kind = "met"
        if words[:1] == ("intro",) and draft.kind is None:
            draft.kind = "intro"
        found = find_name(draft, at + size, self.stop, "led")
        if found is None:
            return False
        draft.claim(at, at + size, "via")
        self.at = read_via(draft, found, self.stop)
        return True

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
        if self._is_verb_of_mine(found):
            return False
        if found.words.kind in ("rejected", "replied"):
            draft.incoming = True
        theirs = bool(draft.people) and found.words.style == "verb" and self.bare
        kind = draft.kind
        take_kind(draft, found)
        if kind == "event" and found.words.kind == "met":
            draft.kind = kind
        self.at = found.stop
        if theirs and draft.low(self.at) in ("to",) and draft.kind == "replied":
            theirs = False
        if theirs and draft.kind in WRITTEN | {"replied", "rejected", "video"}:
            draft.incoming = True
            if draft.low(self.at) in ("me", "us", "back"):
                draft.claim(self.at, self.at + 1, "kind")
                self.at += 1
            if draft.kind == "intro" and draft.low(self.at) == "to" and len(draft.people) == 1:
                draft.via = draft.people.pop()
                draft.incoming = False
        elif draft.low(self.at) in ("back", "again", *(("me", "us") if draft.incoming else ())) and self.at < self.stop:
            draft.claim(self.at, self.at + 1, "kind")
            self.at += 1
        self.kind_at_end = True
        return True

    def _more_exact(self, found: KindFound) -> bool:
        """Whether a second kind may replace the first: an email that was sent, whom one met at an event."""
        kind, now = found.words.kind, self.draft.kind
        if now == "shared":
            return kind in ("email", "message", "linkedin") and found.words.style == "noun"
        if now == "event":
            return kind == "met"
        return now == "met" and kind not in ("met", "note") and found.words.style == "noun" and not self.draft.people

    def _is_verb_of_mine(self, found: KindFound) -> bool:
        """``text`` or ``call`` before words that make them something else: *call me*, *text says*."""
        after = self.draft.low(found.stop)
        return found.words.style == "noun" and after in ("me", "us", "you", "says", "said", "it")

    def _led_people(self) -> bool:
        draft, at = self.draft, self.at
        low = draft.low(at)
        leads = low in WITH or (low in ("to", "from") and draft.kind in WRITTEN | {"met", "replied", "video"})
        leads = leads or (low == "between" and draft.kind == "intro")
        leads = leads or (low == "and" and bool(draft.people)) or (low == "from" and draft.kind == "rejected")
        if not leads:
            return False
        here = at + 1
        here += draft.low(here) == "@"
        if draft.low(here) == "same" and self._same_people(here):
            return True
        found = find_name(draft, here, self.stop, "led")
        place = known_place(draft, here, self.stop) if found is None else None
        if place is not None:
            return place.org and self._take_place(place, sigil=False)
        if found is None:
            return False
        draft.claim(at, here, "person")
        if low == "from":
            draft.incoming = True
        self.at = here
        return self._people("led")

    def _same_people(self, at: int) -> bool:
        draft = self.draft
        previous = draft.setting.previous
        if previous is None or not previous.people:
            return False
        stop = at + 1
        stop += draft.low(stop) in ("people", "person", "folks")
        draft.people += [each for each in previous.people if each not in draft.people]
        draft.claim(self.at, stop, "person")
        self.at = stop
        self.named = True
        return True

    def _myself(self) -> bool:
        """``and I``, ``I``, ``we``: the user, who is no contact."""
        draft, at = self.draft, self.at
        here = at + (draft.low(at) in ("and", "&"))
        if draft.low(here) not in ("i", "me", "we", "both"):
            return False
        if draft.low(at) == "both" and draft.people:
            draft.claim(at, at + 1, "person")
            self.at = at + 1
            return True
        if here == at and not kind_ahead(draft, at + 1, self.stop) and draft.low(at + 1) not in ("and",):
            return False
        stop = here + 1
        stop += draft.low(stop) == "both"
        draft.claim(at, stop, "person" if draft.people else "kind")
        stop += 0
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
        if found is None or (manner == "bare" and not self._fits_bare(found)):
            return False
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

    def _employer(self, found: Found | None) -> bool:
        """After ``rejected by``, who is not a person of the book is an organisation."""
        if found is not None and (not found.match.new or self.draft.low(found.stop) in ("at", "of", "from", "(")):
            return False
        place = find_place(self.draft, self.at, self.stop)
        return self._take_place(place._replace(org=True, hub=False) if place else None, sigil=False)

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
        if not found.capital or not ends_name(draft, found.stop, self.stop):
            return False
        words = found.said.split()
        if all(word.lower() in COMMON for word in words):
            return False
        if self.at != self.start and not draft.dated and draft.kind is None:
            return False
        return not (draft.kind is not None and draft.people)


def draft_people_led(draft: Draft, start: int, stop: int) -> bool:
    """Whether a ``with`` further on leads in the people."""
    return any(draft.low(at) in WITH for at in range(start, stop))


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


def read_tail(draft: Draft, start: int, stop: int) -> None:
    """Read what ends the free text of the head: a day, a length, a hub with a day before it."""
    topic = draft.low(start) in TOPICS
    end = stop
    while end > start + 1:
        while end > start and draft.tokens[end - 1].sort in ("mark", "tag"):
            end -= 1
        taken = _tail_length(draft, start, end, topic) or _tail_day(draft, start, end, topic)
        taken = taken or _tail_hub(draft, start, end)
        if not taken:
            return
        end = taken


def _tail_length(draft: Draft, start: int, end: int, topic: bool) -> int:
    if draft.minutes is not None:
        return 0
    for at in range(max(start + 1, end - 5), end):
        found = read_length(draft.tokens[:end], at)
        if found is not None and found[0] == end and (topic or draft.low(at) == "for"):
            draft.claim(at, end, "length")
            draft.minutes = found[1]
            return at
    return 0


def _tail_day(draft: Draft, start: int, end: int, topic: bool) -> int:
    """Take a day at the end of the text: after a topic it is the meeting's, else that is asked."""
    if draft.dated:
        return 0
    setting = draft.setting
    last = read_last(
        draft.tokens, start + 1, end, today=setting.today, direction="past", date_order=setting.order,
    )
    if last is None or last[1].leans == "future" or (draft.low(last[0]) in WEEKDAYS and draft.low(last[0]) in _LOOSE):
        return 0
    at, found = last
    if not topic and found.day is not None:
        found = found._replace(
            day=None, options=(found.day, setting.today) if found.day != setting.today else (found.day,),
            doubt="may be the day of it, or belong to the note",
        )
    first = at - (draft.low(at - 1) == "on" and at - 1 > start)
    draft.day = draft.settle(at, found)
    if topic or draft.day in last[1].options or (draft.day is not None and draft.day == last[1].day):
        draft.dated = True
        draft.claim(first, end, "day")
        return first
    return 0


def _tail_hub(draft: Draft, start: int, end: int) -> int:
    if draft.hub is not None:
        return 0
    company = draft.low(start) in ("and", "&", "+")
    for at in range(max(start + 1, end - 6), end - 1):
        if draft.low(at) == "@" or (draft.low(at) == "at" and (company or _timed(draft, start, at))):
            found = find_place(draft, at + 1, end, small=draft.low(at) == "@")
            if found is not None and found.stop == end and (found.hub or not found.org):
                draft.claim(at, end, "hub")
                draft.hub = found.name
                return at
    return 0


def _timed(draft: Draft, start: int, at: int) -> bool:
    """Whether a day or a length ends right before a token."""
    setting = draft.setting
    if read_last(draft.tokens, start + 1, at, today=setting.today, direction="past", date_order=setting.order):
        return True
    return any((found := read_length(draft.tokens[:at], step)) is not None and found[0] == at
               for step in range(max(start, at - 4), at))


def read_prose(draft: Draft, start: int, stop: int) -> None:
    """Read the free text after the head: whom something was shared with, and what stands at the end."""
    if draft.kind == "shared" and not draft.people:
        for at in range(start, stop):
            if draft.low(at) in ("with", "w/", "to") and find_name(draft, at + 1, stop, "led") is not None:
                rest = Head(draft, at, stop).read()
                if rest > at:
                    if rest < stop:
                        read_tail(draft, rest, stop)
                    return
    read_tail(draft, start, stop)


def read_day(draft: Draft, start: int, stop: int) -> int:
    """Read the day of the touch at the end of a clause that stands alone; return where the text before it stops."""
    return _tail_day(draft, start, stop, True) or stop


def skipped(draft: Draft, start: int, stop: int) -> int:
    """Where the head begins behind a word or two that have no place in it: *2nd coffee*, *walked with Ana*.

    Returns ``start`` where it does not, or where such a word says that nothing has happened (*no reply*, *plan lunch*).
    """
    for at in range(start, min(start + 3, stop)):
        if draft.low(at) in NOT_DONE or draft.tokens[at].sort != "word":
            return start
        led = draft.low(at) in WITH and find_name(draft, at + 1, stop, "led") is not None
        if at > start and (led or kind_at(draft, at, stop) is not None):
            return at
    return start
