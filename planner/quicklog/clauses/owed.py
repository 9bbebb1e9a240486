"""Favours, given and received: who did what for whom follows from subject and object."""

from __future__ import annotations

from planner.quicklog.clauses.company import find_described, first_name, named, spoken
from planner.quicklog.clauses.cut import Clause, has_coming_day
from planner.quicklog.clauses.frame import FavourFound, Frame
from planner.quicklog.clauses.moment import OPEN, SHUT, take_day, take_moment
from planner.quicklog.clauses.promises import body_end, read_due
from planner.quicklog.entry import FavourText, PromiseText
from planner.quicklog.people.mentions import list_mentions
from planner.quicklog.people.unknown import find_name, found_of, joined_at
from planner.quicklog.sentence import SURE, Draft
from planner.records import FavourDirection

A_FAVOUR = "a favour"
_THE_SAME = (A_FAVOUR, "that", "it", "the intro", "this")
"""Texts that say no more than a favour of the same person that the line told of before."""
_HELP_LEADS = frozenset(["with", "to", "by", "out"])


def read_owed(draft: Draft, clause: Clause) -> None:
    """``owe her for the referral`` (received), ``Bo owes me for the review`` (given)."""
    direction: FavourDirection = "given" if clause.opening == "owes" else "received"
    end = body_end(draft, clause)
    if clause.start == 0:
        end = _day_at_end(draft, clause.body, end)
    begin, names = _parties(draft, clause, end)
    lead = draft.language.favour_leads.at(draft.lows, begin, end)
    begin = lead[0] if lead else begin
    if not names[0]:
        return
    if (
        clause.opening == "owe"
        and lead is None
        and _owed_by_a_day(draft, clause, begin, end, names)
    ):
        return
    text = _favour_text(draft, begin, end)
    draft.claim(clause.start, clause.body, "favour")
    draft.claim_rest(clause.body, end, "favour")
    for name in names:
        earlier = [(favour.direction, favour.contact) for favour in draft.favours]
        if text.lower() not in _THE_SAME or (direction, name) not in earlier:
            draft.favours.append(FavourText(direction, name, text))


def _owed_by_a_day(draft: Draft, clause: Clause, begin: int, end: int, names: list[str]) -> bool:
    """Read ``owe her the draft by friday``, which is a promise; whether it is one."""
    if not has_coming_day(draft, begin, end):
        return False
    stop, due = read_due(draft, begin, end)
    text = draft.unclaimed(begin, stop)
    if not text:
        return False
    draft.claim(clause.start, clause.body, "promise")
    draft.claim_rest(clause.body, stop, "promise")
    draft.promises += [PromiseText("me", text, name, due) for name in names]
    return True


def _parties(draft: Draft, clause: Clause, end: int) -> tuple[int, list[str]]:
    """The token behind whom something is owed to or by, and their names."""
    begin = clause.body
    if clause.who is not None:
        return begin, [named(draft, clause.who).name]
    if clause.opening == "owes":
        return begin, [first_name(draft)]
    if draft.has("OBJECTS", begin):
        return begin + 1, [_benefactor(draft)]
    return _creditors(draft, begin, end)


def _favour_text(draft: Draft, start: int, stop: int) -> str:
    """What was done, in the words of the line."""
    return draft.text(start, stop) or A_FAVOUR


def _benefactor(draft: Draft) -> str:
    """Whom *owe her one* means: who introduced me, where the line tells of that, else the first of
    the people."""
    if draft.via is not None and draft.favours:
        return draft.via.name
    told = draft.others[0].name if draft.others else ""
    return first_name(draft) or told


def _creditors(draft: Draft, at: int, end: int) -> tuple[int, list[str]]:
    """``owe Bo and Dana``: their names, and the token behind them."""
    name = find_name(draft, at, end, "led")
    if name is None or draft.has_any(at, "ARTICLES", "THINGS"):
        return at, [_benefactor(draft)]
    names: list[str] = []
    while name is not None:
        names.append(named(draft, name).name)
        at = name.stop
        joined = joined_at(draft, at, end)
        name = find_name(draft, joined, end, "listed") if joined > at else None
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
    direction = _direction(draft, frame, favour) if favour is not None else None
    if favour is None or direction is None:
        return
    end = body_end(draft, clause)
    alone = draft.kind is None and not draft.people
    if direction == "received":
        name, begin = _giver(draft, frame, end), favour.stop
    else:
        name, begin = _receiver(draft, favour, end)
    if not name:
        return
    stop = _moments_at_end(draft, begin, end, alone=alone)
    for at in range(begin, stop):
        if draft.minutes is None and draft.length_at(at, stop) is not None:
            take_moment(draft, at, stop)
    text = _what(draft, favour, begin, stop)
    if draft.free(clause.start):
        draft.claim(clause.start, begin, "favour")
    draft.claim_rest(clause.start, stop, "favour")
    draft.favours.append(FavourText(direction, name, text))


def _direction(draft: Draft, frame: Frame, favour: FavourFound) -> FavourDirection | None:
    """Whether the favour was given or received; None where it is between others."""
    they = bool(frame.subject) or frame.theirs
    if favour.sense == "to me":
        to_me = they or draft.holds("MINE", favour.start, favour.stop)
        return "given" if draft.low(favour.start) == "gave" and not to_me else "received"
    if not they:
        return "given"
    mine = draft.holds("MINE", favour.stop, min(favour.stop + 3, frame.clause.stop))
    return "received" if mine else None


def _giver(draft: Draft, frame: Frame, end: int) -> str:
    """Who did the favour."""
    if frame.subject:
        return named(draft, found_of(frame.subject[0])).name
    begin = frame.favour.stop if frame.favour else frame.clause.start
    for at in range(begin, end - 1):
        if draft.low(at) in ("from", "by"):
            name = find_name(draft, at + 1, end, "led")
            if name is not None and name.match.id:
                return named(draft, name).name
    return first_name(draft) or _only_mention(draft, frame)


def _only_mention(draft: Draft, frame: Frame) -> str:
    """The first person named for sure, who then is whom the favour came from."""
    for mention in list_mentions(draft, frame.clause.start, frame.clause.stop):
        if mention.score >= SURE:
            return named(draft, found_of(mention)).name
    return ""


def _receiver(draft: Draft, favour: FavourFound, end: int) -> tuple[str, int]:
    """For whom it was done, and where what was done begins."""
    begin = favour.stop
    if draft.low(begin) == "to" and draft.low(begin - 1) == "helped":
        begin += 1
    if draft.has("OBJECTS", begin) and not draft.has("THINGS", begin + 1):
        return first_name(draft) or _owner(draft, begin, end), begin + 1
    name = find_described(draft, begin, end) or find_name(draft, begin, end, "led")
    if name is not None and not draft.has_any(begin, "THINGS", "ARTICLES"):
        return named(draft, name).name, name.stop
    to = _object_of_to(draft, begin, end) if draft.low(favour.start) == "gave" else ""
    receiver = to or _owner(draft, begin, end) or first_name(draft)
    return receiver or _object_of_to(draft, begin, end), begin


def _owner(draft: Draft, start: int, end: int) -> str:
    """Whose thing it is: *looked over Charlotte's slides*."""
    for mention in list_mentions(draft, start, end):
        if mention.owner and mention.score >= SURE:
            return spoken(draft, found_of(mention)).name
    return ""


def _object_of_to(draft: Draft, start: int, end: int) -> str:
    """``gave intro to Zed`` where nobody else is named."""
    for at in range(start, end - 1):
        if draft.low(at) in ("to", "for"):
            name = find_name(draft, at + 1, end, "led")
            if name is not None and not name.match.new:
                return spoken(draft, name).name
    return ""


def _moments_at_end(draft: Draft, start: int, end: int, *, alone: bool) -> int:
    """Take a day, and a length, at the end, with the brackets around them; return where the text
    before them stops."""
    if draft.low(end - 1) in SHUT:
        for at in range(max(start, end - 6), end - 1):
            if draft.low(at) in OPEN:
                begin = _moments_at_end(draft, at + 1, end - 1, alone=alone)
                if begin == at + 1:
                    draft.claim(at, at + 1, "length")
                    draft.claim(end - 1, end, "length")
                    return at
    for at in range(max(start, end - 8), end):
        step = at
        while step < end:
            behind = _moment_stop(draft, step, end, alone=alone)
            if not behind:
                break
            step = behind
        if step == end:
            begin = at
            while begin < end:
                begin = take_moment(draft, begin, end) or begin + 1
            return at
    return end


def _moment_stop(draft: Draft, at: int, end: int, *, alone: bool) -> int:
    """The token behind a length, a day or a joiner; 0 where none stands here."""
    length = draft.length_at(at, end)
    if length is not None and (alone or draft.minutes is None):
        return length[0]
    start = at + draft.language.days.has("ON", draft.low(at))
    if alone and draft.mention_at(start) is None:
        reading = draft.day_at(start, end, "past")
        if reading is not None and reading.leans != "future":
            return reading.stop
    return at + 1 if draft.low(at) in (",", "&") else 0


def _what(draft: Draft, favour: FavourFound, begin: int, stop: int) -> str:
    """What was done: behind *helped* and *gave me* the thing, else the words of the deed with
    it."""
    first = draft.low(favour.start)
    if first in ("helped", "helpd"):
        if draft.lows[begin : begin + 2] == ["out", "with"]:
            begin += 2
        elif draft.low(begin) in _HELP_LEADS:
            begin += 1
        return _favour_text(draft, begin, stop)
    if first not in ("gave", "given"):
        return _favour_text(draft, favour.start, stop)
    start = favour.start + 1 if begin == favour.stop else begin
    while start < stop and draft.has_any(start, "MINE", "OBJECTS", "ARTICLES"):
        start += 1
    return _favour_text(draft, start, stop)


def read_thanks(draft: Draft, frame: Frame) -> None:
    """``thanked Ana for the reference she wrote``, ``thanks for the intro I made``: who did what is
    said behind what it is for."""
    start, stop = frame.clause.start, frame.clause.stop
    thanks = next((at for at in range(start, stop) if draft.has("THANKS", at)), stop)
    lead = next((at for at in range(thanks, stop) if draft.has("THANKS_FOR", at)), stop)
    for at in range(lead + 1, stop - 1):
        giver = draft.has_any(at, "SUBJECTS", "SELF")
        if giver and draft.has("GAVE", at + 1) and draft.people:
            mine = draft.has("SELF", at)
            what = _favour_text(draft, lead + 1, at)
            direction: FavourDirection = "given" if mine else "received"
            draft.favours.append(FavourText(direction, first_name(draft), what))
            return


def take_received(draft: Draft, clause: Clause) -> None:
    """``got intro to Zed from Sam``: a favour received."""
    end = body_end(draft, clause)
    name, stop = _behind_from(draft, clause.body, end)
    name = name or first_name(draft)
    if not name:
        return
    begin = clause.body
    while draft.low(begin) in ("i", "and", "we") or draft.has_any(begin, "GOT", "ARTICLES"):
        begin += 1
    text = _favour_text(draft, begin, stop)
    draft.claim_rest(clause.start, end, "favour")
    draft.favours.append(FavourText("received", name, text))
    names = [person.name for person in draft.people]
    if not names or name in names:
        draft.outcome = draft.outcome or "introduction"


def _behind_from(draft: Draft, start: int, end: int) -> tuple[str, int]:
    """``from Sam``, ``via Sam`` near the end: the name, and where the text before it stops."""
    for at in range(end - 2, start - 1, -1):
        if draft.low(at) not in ("from", "via"):
            continue
        name = find_name(draft, at + 1, end, "led")
        if name is None:
            continue
        if name.stop == end:
            return named(draft, name).name, at
        if name.match.id:
            return named(draft, name).name, end
    return "", end
