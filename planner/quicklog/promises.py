"""Promises, mine and theirs, and the next step, with the day that they are due."""

from __future__ import annotations

from datetime import date

from planner.quicklog.bodies import body_end, claim_rest, first_name, named, target
from planner.quicklog.cutting import FOLLOW_UP_WORDS, Clause
from planner.quicklog.days.calendar import shifted
from planner.quicklog.days.clock import read_time
from planner.quicklog.days.dates import read_last
from planner.quicklog.days.reading import Reading
from planner.quicklog.entry import Next, Promised
from planner.quicklog.finding import find_name
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import JOINERS, OBJECTS
from planner.records import Who

_DUE_LEADS = frozenset({"by", "on", "before", "until", "till", "due"})


def read_promise(draft: Draft, clause: Clause) -> None:
    """Read what I promised (``promised``, ``I'll``, ``todo``) or they did (``she'll``, ``waiting for``)."""
    who: Who = "me" if clause.sort == "promise" else "them"
    end = body_end(draft, clause)
    stop, due = read_due(draft, clause.body, end)
    begin = clause.body
    to = first_name(draft)
    if clause.who is not None:
        to = named(draft, clause.who).name
    elif (
        who == "me"
        and draft.low(clause.body - 1) in ("promised", "to")
        and draft.low(begin) in OBJECTS
    ):
        begin += draft.low(begin + 1) not in JOINERS
    elif who == "me" and draft.low(clause.body - 1) == "promised":
        whom = find_name(draft, begin, stop, "kind")
        if whom is not None and (whom.match.id or draft.among(whom.said)):
            to = named(draft, whom).name
            begin = whom.stop
    if begin > clause.body and draft.low(begin) in ("to", "that"):
        begin += 1
    if who == "me" and clause.who is None and begin == clause.body:
        to = target(draft, begin, stop) or to
    text = draft.unclaimed(begin, stop)
    if not text:
        return
    draft.claim(clause.start, clause.body, "promise")
    claim_rest(draft, clause.body, stop, "promise")
    draft.promises.append(Promised(who, text, to, due))


def read_next(draft: Draft, clause: Clause) -> None:
    """Read the next step; one after the first becomes a promise of mine, so that neither is lost."""
    end = body_end(draft, clause)
    stop, due = read_due(draft, clause.body, end)
    text = draft.unclaimed(clause.body, stop)
    if clause.body - clause.start <= 1:
        text = _spelt(text)
    if not text and due is None:
        return
    to = first_name(draft)
    if not draft.people:
        to = target(draft, clause.body, stop) or to
    draft.claim(clause.start, clause.body, "next")
    claim_rest(draft, clause.body, stop, "next")
    if draft.next is None:
        draft.next = Next(text or "follow up", due)
    else:
        draft.promises.append(Promised("me", text or "follow up", to, due))


def _spelt(text: str) -> str:
    """Write ``fu`` out, and leave ``remind me to`` away."""
    words = text.split(" ")
    for phrase in sorted(FOLLOW_UP_WORDS, key=len, reverse=True):
        if tuple(word.lower() for word in words[: len(phrase)]) == phrase:
            rest = " ".join(words[len(phrase) :])
            short = phrase[0] in ("fu", "f/u", "follow-up", "followup")
            return _joined("follow up" if short else " ".join(phrase), rest)
    return text


def _joined(lead: str, rest: str) -> str:
    """Return the two with a space between, or the first alone."""
    return f"{lead} {rest.lstrip(': ')}".strip()


def read_due(draft: Draft, start: int, end: int) -> tuple[int, date | None]:
    """Read the day at the end of a promise or a next step; claim it. Returns the token where the text stops."""
    last = _last_day(draft, start, end)
    if last is None:
        timed = next(
            (at for at in (end - 2, end - 3, end - 1) if at > start and _hour(draft, at, end)), 0
        )
        last = _last_day(draft, start, timed) if timed else None
    if last is None:
        return _due_inside(draft, start, end)
    at, found = last
    first = at
    if (
        at - 2 >= start
        and draft.low(at - 1) == "or"
        and (other := _last_day(draft, start, at - 1)) is not None
    ):
        days = {day for day in (found.day, other[1].day) if day is not None}
        at = first = other[0]
        found = found._replace(day=None, options=tuple(sorted(days)), doubt="is one of two days")
    if at > start and draft.low(at - 1) in _DUE_LEADS:
        first = at - 1
    elif at > start and draft.low(at - 1) in (
        "from",
        "since",
        "of",
        "for",
        "after",
        "about",
        "the",
    ):
        return end, None
    due = draft.settle(at, _may_be_past(draft, found))
    draft.claim(first, found.stop, "due")
    return (first if found.stop == end else end), due


def _last_day(draft: Draft, start: int, end: int) -> tuple[int, Reading] | None:
    """The day to come that ends a run of words, if one does."""
    setting = draft.setting
    last = read_last(
        draft.tokens,
        start,
        end,
        today=setting.today,
        direction="future",
        date_order=setting.order,
        loose=True,
    )
    return last if last is not None and last[1].leans != "past" else None


def _hour(draft: Draft, at: int, end: int) -> bool:
    """Whether a time of day, or ``at 9``, is all that stands here."""
    found = read_time(draft.tokens, at)
    return (
        found[0] == end
        if found
        else draft.low(at) == "at" and draft.low(at + 1).isdigit() and at + 2 == end
    )


def _may_be_past(draft: Draft, found: Reading) -> Reading:
    """Doubt a day without a year that lies between the touch and today, if it is not a year ahead."""
    earlier = shifted(found.day, -1, "year") if found.day is not None and found.yearless else None
    if (
        found.day is None
        or earlier is None
        or draft.day is None
        or not draft.day <= earlier < draft.setting.today
    ):
        return found
    return found._replace(
        day=None, options=(earlier, found.day), doubt="may be past already, or a year ahead"
    )


def _due_inside(draft: Draft, start: int, end: int) -> tuple[int, date | None]:
    """``by fri send the deck to Bo``: a day at the start, or one in the middle where ``by`` says so."""
    first = start + (draft.low(start) in _DUE_LEADS)
    found = draft.day_at(first, end, "future") if first < end else None
    if found is not None and found.stop < end and found.leans != "past":
        draft.claim(start, found.stop, "due")
        return end, draft.settle(first, _may_be_past(draft, found))
    for at in range(start, end - 1):
        if draft.low(at) in ("by", "before", "until"):
            found = draft.day_at(at + 1, end, "future")
            if found is not None:
                draft.claim(at, found.stop, "due")
                return end, draft.settle(at + 1, _may_be_past(draft, found))
    return end, None
