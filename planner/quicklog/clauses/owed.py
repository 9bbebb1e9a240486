"""Favours, given and received: who did what for whom follows from subject and object."""

from __future__ import annotations

from planner.quicklog.clauses.company import find_described, first_name, named, spoken
from planner.quicklog.clauses.cut import Clause
from planner.quicklog.clauses.frame import Frame
from planner.quicklog.clauses.moment import take_day, take_moment
from planner.quicklog.clauses.promises import body_end
from planner.quicklog.entry import FavourText
from planner.quicklog.people.mentions import list_mentions
from planner.quicklog.people.unknown import NameFound, find_name, found_of, joined_at
from planner.quicklog.sentence import SURE, Draft
from planner.records import FavourDirection

A_FAVOUR = "a favour"
_HELP_LEADS = frozenset(["with", "to", "by", "out"])


def read_owed(draft: Draft, clause: Clause) -> None:
    """``owe her for the referral`` (received), ``Bo owes me for the review`` (given)."""
    direction: FavourDirection = "given" if clause.opening == "owes" else "received"
    end = (
        _day_at_end(draft, clause.body, body_end(draft, clause))
        if clause.start == 0
        else body_end(draft, clause)
    )
    begin, names = clause.body, [_benefactor(draft, clause)]
    if clause.who is not None:
        names = [named(draft, clause.who).name]
    elif clause.opening == "owe":
        if draft.has("OBJECTS", begin):
            begin += 1
        else:
            begin, names = _creditors(draft, begin, end, names)
    lead = draft.language.favour_leads.at(draft.lows, begin, end)
    begin = lead[0] if lead else begin
    if not names[0]:
        return
    text = draft.text(begin, end) or A_FAVOUR
    draft.claim(clause.start, clause.body, "favour")
    draft.claim_rest(clause.body, end, "favour")
    for name in names:
        known = any((each.direction, each.contact) == (direction, name) for each in draft.favours)
        if not (known and text.lower() in (A_FAVOUR, "that", "it", "the intro", "this")):
            draft.favours.append(FavourText(direction, name, text))


def _benefactor(draft: Draft, clause: Clause) -> str:
    """Whom *owe her one* means: who introduced me, where the line tells of that, else the first of
    the people."""
    if clause.opening == "owe" and draft.via is not None and draft.favours:
        return draft.via.name
    return first_name(draft)


def _creditors(draft: Draft, at: int, end: int, names: list[str]) -> tuple[int, list[str]]:
    """``owe Bo and Dana``: their names, and the token behind them."""
    found = find_name(draft, at, end, "led")
    if found is None or draft.has("ARTICLES", at) or draft.has("THINGS", at):
        return at, names
    names = [named(draft, found).name]
    at = found.stop
    while (joined := joined_at(draft, at, end)) > at:
        found = find_name(draft, joined, end, "listed")
        if found is None:
            break
        names.append(named(draft, found).name)
        at = found.stop
    return at, names


def _day_at_end(draft: Draft, start: int, end: int) -> int:
    """Take the day of the favour at the end of its text; return where the text before it stops."""
    for at in range(max(start + 1, end - 5), end):
        led = draft.language.days.has("ON", draft.low(at))
        reading = draft.day_at(at + led, end, "past")
        if reading is not None and reading.stop == end and take_day(draft, at, end):
            return at
    return end


def read_favour(draft: Draft, frame: Frame) -> None:
    """Read a clause in which somebody does something for somebody: *helped Bo with his CV*, *Ana
    helped me*."""
    favour, clause = frame.favour, frame.clause
    if favour is None:
        return
    end = body_end(draft, clause)
    direction = _direction(draft, frame)
    if direction is None:
        return
    alone = draft.kind is None and not draft.people
    if direction == "received":
        name, begin = _giver(draft, frame, end)
    else:
        name, begin = _receiver(draft, frame, end)
    if not name:
        return
    stop = _moments_at_end(draft, begin, end, alone=alone)
    for at in range(begin, stop):
        if draft.minutes is None and draft.length_at(at, stop) is not None:
            take_moment(draft, at, stop)
    text = _what(draft, frame, begin, stop)
    draft.claim(clause.start, begin, "favour") if draft.free(clause.start) else None
    draft.claim_rest(clause.start, stop, "favour")
    draft.favours.append(FavourText(direction, name, text))


def _direction(draft: Draft, frame: Frame) -> FavourDirection | None:
    """Whether the favour was given or received; None where it is between others."""
    favour = frame.favour
    if favour is None:
        return None
    they = bool(frame.subject) or frame.theirs
    mine = any(
        draft.has("MINE", at) for at in range(favour.stop, min(favour.stop + 3, frame.clause.stop))
    )
    if favour.sense == "to me":
        object_is_me = any(draft.has("MINE", at) for at in range(favour.start, favour.stop))
        return "received" if they or object_is_me or not _intro_given(draft, frame) else "given"
    if they:
        return "received" if mine else None
    return "given"


def _intro_given(draft: Draft, frame: Frame) -> bool:
    """``gave an intro to Zed`` without a subject: I gave it."""
    favour = frame.favour
    if favour is None:
        return False
    words = draft.lows[favour.start : favour.stop]
    return words[0] == "gave"


def _giver(draft: Draft, frame: Frame, end: int) -> tuple[str, int]:
    """Who did the favour, and where what they did begins."""
    favour = frame.favour
    begin = favour.stop if favour else frame.clause.start
    if frame.subject:
        return named(draft, found_of(frame.subject[0])).name, begin
    for at in range(begin, end - 1):
        if draft.low(at) in ("from", "by"):
            found = find_name(draft, at + 1, end, "led")
            if found is not None and found.match.id:
                return named(draft, found).name, begin
    return first_name(draft) or _only_mention(draft, frame), begin


def _only_mention(draft: Draft, frame: Frame) -> str:
    for mention in list_mentions(draft, frame.clause.start, frame.clause.stop):
        if mention.score >= SURE:
            return named(draft, found_of(mention)).name
    return ""


def _receiver(draft: Draft, frame: Frame, end: int) -> tuple[str, int]:
    """For whom it was done, and where what was done begins."""
    begin = frame.favour.stop if frame.favour else frame.clause.start
    begin += draft.low(begin) == "to" and draft.low(begin - 1) == "helped"
    if draft.has("OBJECTS", begin) and not draft.has("THINGS", begin + 1):
        return first_name(draft) or _owner_or_object(draft, begin, end), begin + 1
    described = find_described(draft, begin, end)
    found = described or find_name(draft, begin, end, "led")
    intro = draft.has("THINGS", begin) or draft.has("ARTICLES", begin)
    if found is not None and not intro:
        return named(draft, found).name, found.stop
    gave = draft.low(frame.favour.start) == "gave" if frame.favour else False
    receiver = _object_of_to(draft, begin, end) if gave else ""
    receiver = receiver or _owner_or_object(draft, begin, end) or first_name(draft)
    return receiver or _object_of_to(draft, begin, end), begin


def _owner_or_object(draft: Draft, start: int, end: int) -> str:
    """Whose thing it is: *looked over Charlotte's slides*."""
    for mention in list_mentions(draft, start, end):
        if mention.owner and mention.score >= SURE:
            return spoken(draft, found_of(mention)).name
    return ""


def _object_of_to(draft: Draft, start: int, end: int) -> str:
    """``gave intro to Zed`` where nobody else is named."""
    for at in range(start, end - 1):
        found: NameFound | None = (
            find_name(draft, at + 1, end, "led") if draft.low(at) in ("to", "for") else None
        )
        if found is not None and (found.match.id or found.match.candidates):
            return spoken(draft, found).name
    return ""


def _moments_at_end(draft: Draft, start: int, end: int, *, alone: bool) -> int:
    """Take a day, and a length, at the end; return where the text before them stops."""
    for at in range(max(start, end - 6), end):
        begin, step = at, at
        while step < end:
            taken = _moment_stop(draft, step, end, alone=alone)
            if not taken:
                break
            step = taken
        if step == end:
            while begin < end:
                begin = take_moment(draft, begin, end) or begin + 1
            return at
    return end


def _moment_stop(draft: Draft, at: int, end: int, *, alone: bool) -> int:
    length = draft.length_at(at, end)
    if length is not None and (draft.minutes is None or alone):
        return length[0]
    start = at + draft.language.days.has("ON", draft.low(at))
    reading = draft.day_at(start, end, "past")
    if (
        reading is not None
        and alone
        and reading.leans != "future"
        and draft.mention_at(start) is None
    ):
        return reading.stop
    return at + 1 if draft.low(at) in (",", "&") else 0


def _what(draft: Draft, frame: Frame, begin: int, stop: int) -> str:
    """What was done: behind *helped* and *gave me* the thing, else the words of the deed with
    it."""
    favour = frame.favour
    if favour is None:
        return A_FAVOUR
    first = draft.low(favour.start)
    if first in ("helped", "helpd"):
        begin += draft.low(begin) in _HELP_LEADS and 1 + (
            draft.low(begin) == "out" and draft.low(begin + 1) == "with"
        )
        return draft.text(begin, stop) or A_FAVOUR
    if first in ("gave", "given"):
        start = favour.start + 1 if begin == favour.stop else begin
        while start < stop and (
            draft.has("MINE", start) or draft.has("OBJECTS", start) or draft.has("ARTICLES", start)
        ):
            start += 1
        return draft.text(start, stop) or A_FAVOUR
    return draft.text(favour.start, stop) or A_FAVOUR


def take_received(draft: Draft, clause: Clause) -> None:
    """``got intro to Zed from Sam``: a favour received."""
    end = body_end(draft, clause)
    who, stop = first_name(draft), end
    for at in range(end - 2, clause.body - 1, -1):
        found = find_name(draft, at + 1, end, "led") if draft.low(at) in ("from", "via") else None
        if found is not None and (found.stop == end or found.match.id):
            who, stop = named(draft, found).name, at if found.stop == end else end
            break
    if not who:
        return
    begin = clause.body
    while (
        draft.has("GOT", begin)
        or draft.has("ARTICLES", begin)
        or draft.low(begin) in ("i", "and", "we")
    ):
        begin += 1
    text = draft.text(begin, stop) or A_FAVOUR
    draft.claim_rest(clause.start, end, "favour")
    draft.favours.append(FavourText("received", who, text))
    if not draft.people or any(person.name == who for person in draft.people):
        draft.outcome = draft.outcome or "introduction"
