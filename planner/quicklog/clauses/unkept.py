"""Clauses of which no touch comes: what was tried, what did not take place, what is to come, what
is told."""

from __future__ import annotations

from datetime import date

from planner.quicklog.clauses.company import first_name, read_people, spoken
from planner.quicklog.clauses.event import WRITTEN
from planner.quicklog.clauses.frame import Frame, find_polarity, is_to_do, meeting_in
from planner.quicklog.clauses.moment import take_day
from planner.quicklog.clauses.promises import add_step, read_next, settle_due
from planner.quicklog.clauses.where import take_place
from planner.quicklog.people.mentions import list_mentions
from planner.quicklog.people.places import find_place
from planner.quicklog.people.unknown import found_of
from planner.quicklog.sentence import Draft
from planner.records import MEETINGS, Kind

_SPOKEN: frozenset[str] = frozenset({"call", "video"})
"""Kinds that do not take place where nobody answers."""
_MEET = frozenset({"meet", "see", "meeting", "seeing"})
"""Verbs of a meeting; *call Ana on friday* is something to do."""
_ABOUT_IT = frozenset(
    [
        "on",
        "me",
        "us",
        "last",
        "minute",
        "again",
        "it",
        "today",
        "yesterday",
        "call",
        "meeting",
        "lunch",
        "coffee",
        "dinner",
        "zoom",
        "our",
        "the",
    ]
)
"""Words that may follow *cancelled* where the meeting before is meant."""

_TO = frozenset({"to", "→", "⇒", "-", ">"})
"""Words and marks from one day to another: *moved mon → thu*."""


def read_tried(draft: Draft, frame: Frame) -> None:
    """``no answer from June``, ``left a voicemail``: what reached nobody is a note, what was
    written or left is a message."""
    was_alone = not draft.people
    of_others = _take_people(draft, frame) and not was_alone
    draft.whole.add(frame.clause.start)
    if draft.kind is None:
        draft.kind = _kind_tried(draft, frame)
    elif not of_others and draft.kind in _SPOKEN:
        draft.make_note()
        draft.kind = "message" if _left_a_message(draft, frame) else "note"


def _kind_tried(draft: Draft, frame: Frame) -> Kind:
    """What a try is by itself: a voicemail is a message, what was written what it is."""
    if _left_a_message(draft, frame):
        return "message"
    kind = frame.kind
    return kind if kind in WRITTEN - {"call", "note", "intro"} else "note"


def _left_a_message(draft: Draft, frame: Frame) -> bool:
    phrases, (start, _, stop, *_) = draft.language.voicemail, frame.clause
    return any(phrases.at(draft.lows, at, stop) for at in range(start, stop))


def read_undone(draft: Draft, frame: Frame) -> None:
    """``drew cancelled lunch``: a note. Without people of its own it is said of the deed before
    it."""
    if _of_their_thing(draft, frame):
        return
    first = draft.kind is None
    own = _take_people(draft, frame)
    draft.whole.add(frame.clause.start)
    if first or (not own and _of_the_deed_before(draft, frame)):
        draft.make_note()


def _of_their_thing(draft: Draft, frame: Frame) -> bool:
    """Whether something of somebody's did not take place: *Theo's flight was cancelled* is no
    meeting."""
    mention = draft.mention_at(frame.clause.start)
    if mention is None or not mention.owner:
        return False
    return frame.deed is None and not frame.subject


def _of_the_deed_before(draft: Draft, frame: Frame) -> bool:
    """Whether *cancelled* means the meeting that the line told of: *she cancelled her trip* does
    not."""
    start, stop = frame.clause.start, frame.clause.stop
    words = find_polarity(draft, start, stop)
    at = words[1] if words else start
    while at < stop:
        day = draft.day_at(at, stop, "past")
        if day is not None:
            at = day.stop
            continue
        if draft.is_word(at) and draft.low(at) not in _ABOUT_IT:
            return False
        at += 1
    return True


def read_coming(draft: Draft, frame: Frame, meeting: str) -> None:
    """``lunch with Ana moved to friday``: a next step on that day, and no touch.

    Args:
        draft: What has been understood.
        frame: The clause.
        meeting: What was to take place, where a clause before says so.
    """
    if is_to_do(draft, frame.clause):
        for mention in list_mentions(draft, frame.clause.start, frame.clause.stop):
            if mention.named:
                spoken(draft, found_of(mention))
        read_next(draft, frame.clause._replace(body=frame.clause.start))
        draft.kind = draft.kind or ("note" if draft.others else None)
        if draft.next is not None and draft.low(frame.clause.start) in _MEET:
            kind, time = _meeting(draft, frame, "meet")
            draft.next = draft.next._replace(kind=kind, time=time)
        return
    _take_people(draft, frame)
    draft.whole.add(frame.clause.start)
    due = take_due(draft, frame.clause.start, frame.clause.stop)
    draft.kind = draft.kind or "note"
    if due is None:
        return
    what = meeting_in(draft, frame.clause) or meeting or "meet"
    if frame.deed is not None:
        what = draft.text(frame.deed.word, frame.deed.stop)
    kind, time = _meeting(draft, frame, what)
    add_step(draft, what, first_name(draft), due, kind, time)


def _meeting(draft: Draft, frame: Frame, what: str) -> tuple[Kind | None, str | None]:
    """The kind of a meeting to come and when it begins; no kind where it is something to do."""
    kind = frame.kind
    if kind is None:
        deed = draft.language.deeds.at(what.lower().split(), 0, len(what.split()))
        kind = deed[1].kind if deed is not None else "met"
    if kind not in MEETINGS:
        return None, None
    for at in range(frame.clause.start, frame.clause.stop):
        reading = draft.time_at(at, frame.clause.stop)
        if reading is not None and draft.mention_at(at) is None:
            return kind, reading.time
    return kind, None


def take_due(draft: Draft, start: int, stop: int) -> date | None:
    """Take the first day to come in a clause; the one behind *to* where two say from when to when
    it moved."""
    for at in range(_behind_from_and_to(draft, start, stop), stop):
        if not draft.free(at) or draft.mention_at(at) is not None:
            continue
        reading = draft.day_at(at, stop, "future")
        if reading is None or reading.leans == "past":
            continue
        if reading.day == draft.setting.today and reading.leans is None:
            continue
        due = settle_due(draft, at, reading)
        led = at > start and draft.language.days.has("BY", draft.low(at - 1))
        begin = at - 1 if led and draft.free(at - 1) else at
        draft.claim(begin, reading.stop, "due")
        return due
    return None


def _behind_from_and_to(draft: Draft, start: int, stop: int) -> int:
    """The token behind *to* in *moved from thursday to friday*; the start where none stands
    there."""
    for at in range(start, stop - 2):
        first = draft.day_at(at, stop, "future") if draft.mention_at(at) is None else None
        if first is None:
            continue
        behind = first.stop
        while draft.low(behind) in _TO:
            behind += 1
        if behind > first.stop and draft.day_at(behind, stop, "future") is not None:
            return behind
    return start


def read_told(draft: Draft, frame: Frame) -> None:
    """``Ana is moving to Lisbon``: a note about whoever the line begins with; ``Seminar in Cardiff
    2 July`` gives the day of what follows."""
    if not draft.dated and draft.holds("EVENTS", frame.clause.start, frame.clause.start + 4):
        for at in range(frame.clause.start, frame.clause.stop):
            if take_day(draft, at, frame.clause.stop):
                break
    start = frame.clause.start
    mention = draft.mention_at(start, frame.clause.stop)
    _told_at(draft, frame)
    if mention is None or not mention.named:
        return
    if draft.people or draft.kind:
        return
    end = mention.stop
    for subject in frame.subject:
        if all(draft.has("JOINERS", at) for at in range(end, subject.start)):
            end = subject.stop
    read_people(draft, start, end, "bare")
    draft.others += [person for person in draft.people if person not in draft.others]
    draft.people = []


def _told_at(draft: Draft, frame: Frame) -> None:
    """``gave a talk at Podcast Day London``: a hub of the book, or one of several words, at the end
    of what is told."""
    stop = frame.clause.stop
    for at in range(frame.clause.start, stop):
        if draft.low(at) != "at" or draft.hub is not None:
            continue
        place = find_place(draft, at + 1, stop)
        if place is None or place.stop < stop:
            continue
        if place.hub or (not place.org and stop - place.start > 1):
            take_place(draft, at, place)
            return


def _take_people(draft: Draft, frame: Frame) -> bool:
    """Take whoever of the book the clause names as its people; whether there was anybody."""
    own = False
    for mention in list_mentions(draft, frame.clause.start, frame.clause.stop):
        if not mention.named or not draft.free(mention.start):
            continue
        if frame.named and draft.has("TOPICS", mention.start - 1):
            continue
        if not own and frame.deed is None and draft.people and draft.kind is not None:
            return True  # Grace couldn't come: said of somebody else than those of the touch
        read_people(draft, mention.start, mention.stop, "bare")
        own = True
    return own
