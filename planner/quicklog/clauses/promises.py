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
from planner.quicklog.sentence import Draft
from planner.records import Kind, Who

_FOREIGN_DAY = frozenset(["from", "since", "of", "for", "after", "about", "the"])
"""Words before a day that make it no due day: *the deck from monday*."""
_FOR_WHOM = frozenset(["to", "with", "for"])
NO_DAY = "is no one day"


def body_end(draft: Draft, clause: Clause) -> int:
    """The end of the clause's text: tags and marks that stand behind it belong to the entry."""
    end = clause.stop
    while end > clause.body and _stands_behind(draft, end - 1):
        end -= 1
    return end


def _stands_behind(draft: Draft, at: int) -> bool:
    """Whether a tag, or a mark that ends a text, stands at a token."""
    token = draft.tokens[at]
    if token.sort != "mark":
        return token.sort == "tag"
    if token.low not in (".", ",", ";"):
        return False
    return not _dotted_day(draft, at)


def _dotted_day(draft: Draft, at: int) -> bool:
    """Whether the full stop belongs to a day such as ``30.11.``."""
    day, dot, month = draft.low(at - 1).partition(".")
    if not bool(dot):
        return False
    if not day.isdigit():
        return False
    if not month.isdigit():
        return False
    return len(day + month) <= 4


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
        return _behind_small(draft, begin), named(draft, clause.who).name
    opened = draft.low(begin - 1)
    if who == "me" and opened in ("promised", "to") and draft.has("OBJECTS", begin):
        begin += not draft.has("JOINERS", begin + 1)
    elif who == "me" and opened == "promised":
        contact = draft.mention_at(begin, stop)
        if contact is not None and not contact.owner:
            to, begin = named(draft, found_of(contact)).name, contact.stop
    if begin > clause.body:
        return _behind_small(draft, begin), to
    if who == "me" or not draft.people:
        to = target(draft, begin, stop) or to
    return begin, to


def _behind_small(draft: Draft, at: int) -> int:
    """The token behind *to* or *that*."""
    return at + (draft.low(at) in ("to", "that"))


def target(draft: Draft, start: int, stop: int) -> str:
    """Whom the words of a promise concern: *send Bo the deck*, *send the deck to Bo*, *thank Bo for
    it*."""
    alone = not draft.people
    if not alone and not draft.has("GIVING", start):
        return ""
    if not alone and draft.has("OBJECTS", start + 1):
        return ""
    direct = _sure_name(draft, start + 1, stop)
    if direct is None and alone:
        direct = _sure_name(draft, start, stop)
    if direct is not None:
        return spoken(draft, direct).name
    own = draft.among(draft.text(start + 1, start + 2)) if start + 1 < stop else None
    if own is not None:
        return own.name
    if alone:
        return _behind_for_whom(draft, start, stop) or _first_named(draft, start, stop)
    last = _behind_last_to(draft, start, stop)
    return spoken(draft, last).name if last is not None else ""


def _behind_for_whom(draft: Draft, start: int, stop: int) -> str:
    """The last name behind *to*, *with*, *for*."""
    for at in range(stop - 2, start - 1, -1):
        if draft.low(at) in _FOR_WHOM:
            name = _sure_name(draft, at + 1, stop)
            if name is not None:
                return spoken(draft, name).name
    return ""


def _behind_last_to(draft: Draft, start: int, stop: int) -> NameFound | None:
    """The name at the end of a text, behind *to*."""
    for at in range(stop - 2, start - 1, -1):
        if draft.low(at) == "to":
            name = _sure_name(draft, at + 1, stop)
            if name is not None and name.stop == stop:
                return name
    return None


def _first_named(draft: Draft, start: int, stop: int) -> str:
    """The first person who is named for sure."""
    for mention in list_mentions(draft, start, stop):
        if mention.named:
            return spoken(draft, found_of(mention)).name
    return ""


def _sure_name(draft: Draft, at: int, stop: int) -> NameFound | None:
    """The name of the book that begins at a token for sure, and no owner."""
    mention = draft.mention_at(at, stop)
    if mention is None or not mention.named:
        return None
    return found_of(mention)


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


def add_step(
    draft: Draft,
    text: str,
    to: str,
    due: date | None,
    kind: Kind | None = None,
    time: str | None = None,
) -> None:
    """Add a next step, which a kind makes a meeting; behind the first it is a promise of mine."""
    if draft.next is None:
        draft.next = NextStep(text, due, kind, time)
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
    at, reading = _or_day_before(draft, start, *last)
    first = at
    if at > start and draft.language.days.has("BY", draft.low(at - 1)):
        first = at - 1
    elif at > start and draft.low(at - 1) in _FOREIGN_DAY:
        return end, None
    due = settle_due(draft, at, reading)
    draft.claim(first, reading.stop, "due")
    return (first if reading.stop == end else end), due


def _or_day_before(draft: Draft, start: int, at: int, reading: Reading) -> tuple[int, Reading]:
    """``tuesday or wednesday``: the token of the first of two days, and both in doubt."""
    if at - 2 < start or not draft.language.days.has("OR", draft.low(at - 1)):
        return at, reading
    other = _last_day(draft, start, at - 1)
    if other is None:
        return at, reading
    days = sorted(set(filter(None, (reading.day, other[1].day))))
    return other[0], reading._replace(day=None, options=tuple(days), doubt="is one of two days")


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
    if earlier is None:
        return reading
    if not draft.day <= earlier < draft.setting.today:
        return reading
    options = (earlier, reading.day)
    return reading._replace(day=None, options=options, doubt="may be past already, or a year ahead")


def _due_inside(draft: Draft, start: int, end: int) -> tuple[int, date | None]:
    """``by fri send the deck to Bo``: a day at the start, or one in the middle."""
    words = draft.language.days
    first = start + words.has("BY", draft.low(start))
    reading = draft.day_at(first, end, "future")
    if reading is not None and reading.stop < end and reading.leans != "past":
        draft.claim(start, reading.stop, "due")
        return end, settle_due(draft, first, reading)
    for at in range(start, end - 1):
        led = words.has("BY", draft.low(at)) and draft.low(at) != "for"
        reading = draft.day_at(at + led, end, "future")
        if reading is None:
            continue
        if reading.leans == "past":
            continue
        if draft.mention_at(at + led) is not None:
            continue
        if led or _plainly_ahead(draft, at, reading):
            draft.claim(at, reading.stop, "due")
            return end, settle_due(draft, at + led, reading)
    return end, None


def _plainly_ahead(draft: Draft, at: int, reading: Reading) -> bool:
    """Whether a day amid a text is its due day without *by*: *tomorrow*, *friday*, *3 dec*."""
    words = draft.language.days
    if reading.leans == "future":
        return True
    if draft.low(at) in words.weekdays:
        return True
    if not draft.low(at)[:1].isdigit():
        return False
    if "/" in draft.low(at):
        return True
    return draft.low(reading.stop - 1) in words.months
