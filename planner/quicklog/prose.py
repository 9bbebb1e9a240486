"""The free text after the head: what stands at its end, whom it leads to, and whether it says that nothing happened."""

from __future__ import annotations

from planner.quicklog.days.calendar import WEEKDAYS
from planner.quicklog.days.clock import read_length
from planner.quicklog.days.dates import read_last
from planner.quicklog.finding import ends_name, find_name
from planner.quicklog.head import Head
from planner.quicklog.kinds import kind_at
from planner.quicklog.moment import LOOSE
from planner.quicklog.places import find_place
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import CALLED_OFF, NOT_DONE, PREPOSITIONS, TOPICS, WITH
from planner.quicklog.where import take_employer


def read_prose(draft: Draft, start: int, stop: int) -> None:
    """Read the free text after the head."""
    if any(draft.low(at) in CALLED_OFF for at in range(start, min(stop, start + 3))):
        draft.kind = "note"
        return
    if draft.kind is None and not draft.people:
        return
    if draft.kind is not None and not draft.people and (colon := _list_ahead(draft, start, stop)):
        _tail_hub(draft, start, colon)
        end = Head(draft, colon + 1, stop).read()
        read_tail(draft, end, stop)
        return
    if draft.kind == "rejected" and draft.low(start) == "for":
        for at in range(start + 1, stop):
            if take_employer(draft, at, stop):
                break
    begin = (
        _people_ahead(draft, start, stop) if draft.kind is not None and not draft.people else start
    )
    if begin > start:
        begin = Head(draft, begin, stop).read()
    read_tail(draft, begin, stop)


def _list_ahead(draft: Draft, start: int, stop: int) -> int:
    """Where names are listed after a colon: *drinks with the crowd: Zed Kay, Max Ray*."""
    for at in range(start + 1, min(stop - 1, start + 10)):
        if draft.low(at) in (":", "："):
            found = find_name(draft, at + 1, stop, "bare")
            return (
                at
                if found is not None and found.capital and ends_name(draft, found.stop, stop)
                else 0
            )
    return 0


def _people_ahead(draft: Draft, start: int, stop: int) -> int:
    """Where the people are led in: *shared the guide with Ana*, *drinks after PyData with Bo*."""
    shared, topic = draft.kind == "shared", draft.low(start) in TOPICS
    if not shared and draft.low(start) not in PREPOSITIONS - WITH:
        return start
    for at in range(start + 1, stop if shared or topic else min(stop, start + 5)):
        if draft.low(at) in WITH or (shared and draft.low(at) == "to"):
            found = find_name(draft, at + 1, stop, "led")
            if found is not None and (found.match.id is not None or not topic):
                return at
    return start


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
        end = taken - (draft.low(taken - 1) == "(")


def read_day(draft: Draft, start: int, stop: int) -> int:
    """Read the day of the touch at the end of a clause that stands alone; return where the text before it stops."""
    return _tail_day(draft, start, stop, topic=True) or stop


def _tail_length(draft: Draft, start: int, end: int, topic: bool) -> int:
    if draft.minutes is not None:
        return 0
    for at in range(max(start + 1, end - 5), end):
        found = read_length(draft.tokens[:end], at)
        bracketed = draft.low(at - 1) == "("
        if found is not None and found[0] == end and (topic or bracketed or draft.low(at) == "for"):
            draft.claim(at - bracketed, end, "length")
            draft.minutes = found[1]
            return at
    return 0


def _tail_day(draft: Draft, start: int, end: int, topic: bool) -> int:
    """Take a day at the end of the text: after a topic it is the meeting's, else that is asked."""
    if draft.dated:
        return 0
    setting = draft.setting
    last = read_last(
        draft.tokens,
        start + 1,
        end,
        today=setting.today,
        direction="past",
        date_order=setting.order,
    )
    if (
        last is None
        or last[1].leans == "future"
        or (draft.low(last[0]) in WEEKDAYS and draft.low(last[0]) in LOOSE)
    ):
        return 0
    at, found = last
    if not topic and found.day is not None:
        options = (found.day, setting.today) if found.day != setting.today else (found.day,)
        found = found._replace(
            day=None, options=options, doubt="may be the day of it, or belong to the note"
        )
    if draft.low(at - 1) in ("by", "before", "until", "till", "from", "since", "next"):
        return 0
    first = at - (draft.low(at - 1) == "on" and at - 1 > start)
    draft.day = draft.settle(at, found)
    if not topic and draft.day not in (last[1].day, *last[1].options):
        return 0
    if not topic and draft.day is None:
        return 0
    draft.dated = True
    draft.claim(first, end, "day")
    return first


def _tail_hub(draft: Draft, start: int, end: int) -> int:
    """Take ``at HUB`` at the end: after a day or a length, or after the company one had there."""
    if draft.hub is not None:
        return 0
    company = draft.low(start) in ("and", "&", "+") or not draft.people
    for at in range(max(start + 1, end - 6), end - 1):
        if not draft.free(at):
            continue
        if draft.low(at) == "@" or (
            draft.low(at) == "at" and (company or _timed(draft, start, at))
        ):
            found = find_place(draft, at + 1, end, small=draft.low(at) == "@")
            if found is not None and found.stop == end and (found.hub or not found.org):
                draft.claim(at, end, "hub")
                draft.hub = found.name
                return at
    return 0


def _timed(draft: Draft, start: int, at: int) -> bool:
    """Whether a day or a length ends right before a token."""
    setting = draft.setting
    if read_last(
        draft.tokens, start + 1, at, today=setting.today, direction="past", date_order=setting.order
    ):
        return True
    steps = range(max(start, at - 4), at)
    return any(
        (found := read_length(draft.tokens[:at], step)) is not None and found[0] == at
        for step in steps
    )


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
