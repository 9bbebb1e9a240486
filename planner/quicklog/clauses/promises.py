"""Promises, mine and theirs, and the next step, with the day that they are due."""

from __future__ import annotations

from datetime import date

from planner.quicklog.clauses.company import first_name, named, spoken
from planner.quicklog.clauses.cut import Clause
from planner.quicklog.days.calendar import shifted
from planner.quicklog.days.reading import Reading
from planner.quicklog.entry import NextStep, PromiseText
from planner.quicklog.people.mentions import list_mentions
from planner.quicklog.people.unknown import NameFound, found_of
from planner.quicklog.sentence import SURE, Draft
from planner.records import Who

_FOREIGN_DAY = frozenset(["from", "since", "of", "for", "after", "about", "the"])
"""Words before a day that make it no due day: *the deck from monday*."""
_FOR_WHOM = frozenset(["to", "with", "for"])
NO_DAY = "is no one day"


def body_end(draft: Draft, clause: Clause) -> int:
    """The end of the clause's text: tags and marks that stand behind it belong to the entry."""
    end = clause.stop
    while end > clause.body and draft.tokens[end - 1].sort in ("tag", "mark"):
        mark = draft.tokens[end - 1]
        if mark.sort == "mark" and (mark.low not in (".", ",", ";") or _dotted_day(draft, end - 1)):
            break
        end -= 1
    return end


def _dotted_day(draft: Draft, at: int) -> bool:
    """Whether the full stop belongs to a day such as ``30.11.``."""
    day, dot, month = draft.low(at - 1).partition(".")
    return bool(dot) and day.isdigit() and month.isdigit() and len(day + month) <= 4


def read_promise(draft: Draft, clause: Clause) -> None:
    """Read what I promised (``promised``, ``I'll``, ``todo``) or they did (``she'll``, ``waiting
    for``)."""
    who: Who = "me" if clause.opening == "promise" else "them"
    end = body_end(draft, clause)
    stop, due = read_due(draft, clause.body, end)
    begin, to = _promised_to(draft, clause, stop, who)
    text = draft.unclaimed(begin, stop)
    if not text:
        return
    draft.claim(clause.start, clause.body, "promise")
    draft.claim_rest(clause.body, stop, "promise")
    draft.promises.append(PromiseText(who, text, to, due))


def _promised_to(draft: Draft, clause: Clause, stop: int, who: Who) -> tuple[int, str]:
    """Where the promise's text begins, and whom it concerns."""
    begin, to = clause.body, first_name(draft)
    if clause.who is not None:
        return begin + (draft.low(begin) in ("to", "that")), named(draft, clause.who).name
    opened = draft.low(begin - 1)
    if who == "me" and opened in ("promised", "to") and draft.has("OBJECTS", begin):
        begin += not draft.has("JOINERS", begin + 1)
    elif who == "me" and opened == "promised":
        whom = draft.mention_at(begin, stop)
        if whom is not None and not whom.owner:
            to = named(draft, found_of(whom)).name
            begin = whom.stop
    if begin > clause.body:
        return begin + (draft.low(begin) in ("to", "that")), to
    if who == "me" or not draft.people:
        to = target(draft, begin, stop) or to
    return begin, to


def target(draft: Draft, start: int, stop: int) -> str:
    """Whom the words of a promise concern: *send Bo the deck*, *send the deck to Bo*, *thank Bo for
    it*."""
    if draft.people and not draft.has("GIVING", start):
        return ""
    if draft.people and draft.has("OBJECTS", start + 1):
        return ""
    direct = _mention(draft, start + 1, stop)
    if direct is None and not draft.people:
        direct = _mention(draft, start, stop)
    if direct is not None:
        return spoken(draft, direct).name
    own = draft.among(draft.text(start + 1, start + 2)) if start + 1 < stop else None
    if own is not None:
        return own.name
    for at in range(stop - 2, start - 1, -1):
        found = _mention(draft, at + 1, stop) if draft.low(at) in _FOR_WHOM else None
        if found is None or not (draft.low(at) == "to" or not draft.people):
            continue
        if found.stop == stop or not draft.people:
            return spoken(draft, found).name
    if draft.people:
        return ""
    for mention in list_mentions(draft, start, stop):
        if mention.score >= SURE and not mention.owner:
            return spoken(draft, found_of(mention)).name
    return ""


def _mention(draft: Draft, at: int, stop: int) -> NameFound | None:
    mention = draft.mention_at(at, stop)
    return (
        found_of(mention)
        if mention is not None and not mention.owner and mention.score >= SURE
        else None
    )


def read_next(draft: Draft, clause: Clause) -> None:
    """Read the next step; one behind the first becomes a promise of mine, so that neither is
    lost."""
    end = body_end(draft, clause)
    to = first_name(draft)
    if not draft.people:
        to = target(draft, clause.body, end) or to
    stop, due = read_due(draft, clause.body, end)
    text = draft.unclaimed(clause.body, stop)
    if clause.body - clause.start <= 2:
        text = _spelt(draft, text)
    if not text and due is None:
        return
    draft.claim(clause.start, clause.body, "next")
    draft.claim_rest(clause.body, stop, "next")
    add_step(draft, text or "follow up", to, due)


def add_step(draft: Draft, text: str, to: str, due: date | None) -> None:
    """Add a next step; behind the first it is a promise of mine."""
    if draft.next is None:
        draft.next = NextStep(text, due)
    else:
        draft.promises.append(PromiseText("me", text, to, due))


def _spelt(draft: Draft, text: str) -> str:
    """Write ``fu`` out, and leave ``remind me to`` away."""
    words = text.split(" ")
    lows = [word.lower() for word in words]
    found = draft.language.follow_ups.at(lows, 0, len(lows))
    if found is None:
        return text
    lead = "follow up" if draft.has_word("SPELT_OUT", lows[0]) else " ".join(lows[: found[0]])
    rest = " ".join(words[found[0] :])
    return f"{lead} {rest.lstrip(': ')}".strip()


def read_due(draft: Draft, start: int, end: int) -> tuple[int, date | None]:
    """Read the day of a promise or a next step; claim it. Returns the token where the text
    stops."""
    last = _last_day(draft, start, end)
    if last is None:
        timed = _hour_at_end(draft, start, end)
        last = _last_day(draft, start, timed) if timed else None
    if last is None:
        return _due_inside(draft, start, end)
    at, reading = last
    first = at
    if at - 2 >= start and draft.language.days.has("OR", draft.low(at - 1)):
        other = _last_day(draft, start, at - 1)
        if other is not None:
            days = {day for day in (reading.day, other[1].day) if day is not None}
            at = first = other[0]
            reading = reading._replace(
                day=None, options=tuple(sorted(days)), doubt="is one of two days"
            )
    if at > start and draft.language.days.has("BY", draft.low(at - 1)):
        first = at - 1
    elif at > start and draft.low(at - 1) in _FOREIGN_DAY:
        return end, None
    due = settle_due(draft, at, reading)
    draft.claim(first, reading.stop, "due")
    return (first if reading.stop == end else end), due


def settle_due(draft: Draft, at: int, reading: Reading) -> date | None:
    """Return a due day: of a whole week or month to come the first, so that it is seen in time."""
    reading = _may_be_past(draft, reading)
    if reading.day is None and reading.doubt == NO_DAY and reading.options:
        ahead = [day for day in reading.options if day >= draft.setting.today]
        if ahead:
            return ahead[0]
    return draft.settle(at, reading)


def _last_day(draft: Draft, start: int, end: int) -> tuple[int, Reading] | None:
    """The day to come that ends a run of words, if one does."""
    last = draft.last_day(start, end, "future", loose=True)
    return last if last is not None and last[1].leans != "past" else None


def _hour_at_end(draft: Draft, start: int, end: int) -> int:
    """Where a time of day, or ``at 9``, stands at the end; 0 where none does."""
    for at in (end - 2, end - 3, end - 1):
        if at <= start:
            continue
        reading = draft.time_at(at, end)
        bare = draft.low(at) == "at" and draft.low(at + 1).isdigit() and at + 2 == end
        if bare or (reading is not None and reading.stop == end):
            return at
    return 0


def _may_be_past(draft: Draft, reading: Reading) -> Reading:
    """Doubt a day without a year that lies between the touch and today, if it is not a year
    ahead."""
    if reading.day is None or not reading.yearless or draft.day is None:
        return reading
    earlier = shifted(reading.day, -1, "year")
    if earlier is None or not draft.day <= earlier < draft.setting.today:
        return reading
    options = (earlier, reading.day)
    return reading._replace(day=None, options=options, doubt="may be past already, or a year ahead")


def _due_inside(draft: Draft, start: int, end: int) -> tuple[int, date | None]:
    """``by fri send the deck to Bo``: a day at the start, or one in the middle."""
    words = draft.language.days
    first = start + words.has("BY", draft.low(start))
    reading = draft.day_at(first, end, "future") if first < end else None
    if reading is not None and reading.stop < end and reading.leans != "past":
        draft.claim(start, reading.stop, "due")
        return end, settle_due(draft, first, reading)
    for at in range(start, end - 1):
        led = words.has("BY", draft.low(at)) and draft.low(at) != "for"
        reading = draft.day_at(at + led, end, "future")
        if reading is None or reading.leans == "past" or draft.mention_at(at + led) is not None:
            continue
        dated = draft.low(at)[:1].isdigit() and draft.low(reading.stop - 1) in words.months
        if led or dated or reading.leans == "future" or draft.low(at) in words.weekdays:
            draft.claim(at, reading.stop, "due")
            return end, settle_due(draft, at + led, reading)
    return end, None
