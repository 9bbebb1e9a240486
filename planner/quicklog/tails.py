"""The clauses after the head: what was learned and promised, what is next, who wants, offers, owes or introduced."""

from __future__ import annotations

from datetime import date

from planner.quicklog.calendar import shifted
from planner.quicklog.clauses import FOLLOW_UP_WORDS, Clause
from planner.quicklog.dates import read_last
from planner.quicklog.dayforms import Reading
from planner.quicklog.draft import Draft
from planner.quicklog.entry import FavourSaid, Match, Next, Part, Person, Promised, Wish
from planner.quicklog.introducer import read_via
from planner.quicklog.organisation import read_org
from planner.quicklog.people import Found, accept, find_name, joined_at
from planner.quicklog.prose import read_day
from planner.quicklog.vocabulary import JOINERS, OBJECTS
from planner.records import FavourDirection, Who

_DUE_LEADS = frozenset({"by", "on", "before", "until", "till", "due"})
_GIVING = frozenset({
    "send", "give", "email", "mail", "call", "ping", "text", "message", "introduce", "show", "tell", "ask", "forward",
    "write", "pay", "help", "get", "bring", "lend", "buy", "meet", "invite", "connect", "phone", "thank", "remind",
    "see",
})
"""Verbs after which the person stands whom a promise concerns."""
_FAVOUR_LEADS = (
    ("a", "favour", "for"), ("a", "favor", "for"), ("one", "for"), ("one",), ("big", "time", "for"), ("big", "time"),
    ("for",),
)


def read_clause(draft: Draft, clause: Clause) -> None:
    """Read a clause that is not the head into the draft."""
    sort = clause.sort
    if sort in ("learned", "why", "hook"):
        _free(draft, clause, sort)
    elif sort in ("promise", "theirs"):
        _promise(draft, clause)
    elif sort == "next":
        _next(draft, clause)
    elif sort in ("wants", "offers"):
        _wish(draft, clause)
    elif sort in ("owe", "owes", "gave", "got", "helped", "helped_me"):
        _favour(draft, clause)
    elif sort == "via":
        _via(draft, clause)
    elif sort == "refer":
        _refer(draft, clause)
    elif sort == "note":
        _note(draft, clause)


def _note(draft: Draft, clause: Clause) -> None:
    """``note: …``: what follows stays for the note; as the whole line it is one about nobody."""
    if clause.start == 0:
        draft.kind = "note"
        draft.claim(clause.start, clause.body, "kind")
    elif draft.text(clause.body, clause.stop):
        draft.claim(clause.start, clause.body, "note")


def _body_end(draft: Draft, clause: Clause) -> int:
    """The end of the clause's text: tags that stand after it belong to the entry."""
    end = clause.stop
    while end > clause.body and draft.tokens[end - 1].sort in ("tag", "mark"):
        if draft.tokens[end - 1].sort == "mark" and draft.tokens[end - 1].low not in (".", ",", ";", "-", "–", "—"):
            break
        end -= 1
    return end


def _free(draft: Draft, clause: Clause, part: Part) -> None:
    end = _body_end(draft, clause)
    begin = clause.body
    text = draft.text(begin, end)
    if clause.who is not None and text:
        who = _named(draft, clause.who)
        text = f"{who.name}: {text}" if draft.people and who != draft.people[0] else text
    if draft.keep(part, text):
        draft.claim(clause.start, end, part)


def _named(draft: Draft, found: Found) -> Person:
    """The person a clause names: one of the line, or another whom the entry then remembers."""
    person = accept(draft, found)
    if person not in draft.people and person not in draft.others:
        draft.others.append(person)
    return person


def _due(draft: Draft, start: int, end: int) -> tuple[int, date | None]:
    """Read the day at the end of a promise or a next step; claim it. Returns the token where the text stops."""
    setting = draft.setting
    last = read_last(
        draft.tokens, start, end, today=setting.today, direction="future", date_order=setting.order, loose=True,
    )
    if last is None or last[1].leans == "past":
        return _due_inside(draft, start, end)
    at, found = last
    first = at
    if at > start and draft.low(at - 1) in _DUE_LEADS:
        first = at - 1
    elif at > start and draft.low(at - 1) in ("from", "since", "of", "for", "after", "about", "the"):
        return end, None
    due = draft.settle(at, _may_be_past(draft, found))
    draft.claim(first, end, "due")
    return first, due


def _may_be_past(draft: Draft, found: Reading) -> Reading:
    """Doubt a day without a year that lies between the touch and today, if it is not a year ahead."""
    earlier = shifted(found.day, -1, "year") if found.day is not None and found.yearless else None
    if found.day is None or earlier is None or draft.day is None or not draft.day <= earlier < draft.setting.today:
        return found
    return found._replace(day=None, options=(earlier, found.day), doubt="may be past already, or a year ahead")


def _due_inside(draft: Draft, start: int, end: int) -> tuple[int, date | None]:
    """``send the deck by fri to Bo``: a day in the middle is the due date where ``by`` says so."""
    for at in range(start, end - 1):
        if draft.low(at) in ("by", "before", "until"):
            found = draft.day_at(at + 1, end, "future")
            if found is not None:
                draft.claim(at, found.stop, "due")
                return end, draft.settle(at + 1, _may_be_past(draft, found))
    return end, None


def _promise(draft: Draft, clause: Clause) -> None:
    who: Who = "me" if clause.sort == "promise" else "them"
    end = _body_end(draft, clause)
    stop, due = _due(draft, clause.body, end)
    begin = clause.body
    to = _first(draft)
    if clause.who is not None:
        to = _named(draft, clause.who).name
    elif who == "me" and draft.low(clause.body - 1) in ("promised", "to") and draft.low(begin) in OBJECTS:
        begin += draft.low(begin + 1) not in JOINERS
    elif who == "me" and draft.low(clause.body - 1) == "promised":
        named = find_name(draft, begin, stop, "kind")
        if named is not None and (named.match.id or draft.among(named.said)):
            to = _named(draft, named).name
            begin = named.stop
    if begin > clause.body and draft.low(begin) in ("to", "that"):
        begin += 1
    if who == "me" and clause.who is None and begin == clause.body:
        to = _target(draft, begin, stop) or to
    text = draft.unclaimed(begin, stop)
    if not text:
        return
    draft.claim(clause.start, clause.body, "promise")
    _rest(draft, clause.body, stop, "promise")
    draft.promises.append(Promised(who, text, to, due))


def _rest(draft: Draft, start: int, stop: int, part: Part) -> None:
    """Claim every token of a clause that is still free."""
    for at in range(start, stop):
        if draft.free(at):
            draft.claim(at, at + 1, part)
    for at in range(start, stop - 1):
        gap = slice(draft.tokens[at].end, draft.tokens[at + 1].start)
        if draft.owner[draft.tokens[at].start] == part == draft.owner[draft.tokens[at + 1].start]:
            draft.owner[gap] = [part] * (gap.stop - gap.start)


def _first(draft: Draft) -> str:
    return draft.people[0].name if draft.people else ""


def _target(draft: Draft, start: int, stop: int, *, giving: bool = False) -> str:
    """Whom the words of a promise concern: *send Bo the deck*, *send the deck to Bo*."""
    if draft.low(start) not in _GIVING and not giving:
        return _only_name(draft, start, stop) if not draft.people else ""
    found = find_name(draft, start + 1, stop, "kind")
    if found is None and start + 1 < stop:
        said = draft.text(start + 1, start + 2)
        who = draft.among(said)
        found = Found(start + 1, start + 2, said, Match(who.id, who.name)) if who is not None else None
    if found is not None and (found.match.id or found.match.candidates or draft.among(found.said)):
        return _spoken(draft, found)
    for at in range(stop - 2, start, -1):
        if draft.low(at) == "to":
            found = find_name(draft, at + 1, stop, "kind")
            ends = found is not None and (found.stop == stop or giving)
            if found is not None and ends and (found.match.id or draft.among(found.said)):
                return _spoken(draft, found)
    return ""


def _only_name(draft: Draft, start: int, stop: int) -> str:
    """Where the line names nobody else: the one after ``to`` or ``with``."""
    for at in range(start, stop - 1):
        if draft.low(at) in ("to", "with", "for"):
            found = find_name(draft, at + 1, stop, "kind")
            if found is not None and (found.match.id or found.match.candidates):
                return _spoken(draft, found)
    return ""


def _spoken(draft: Draft, found: Found) -> str:
    """Remember a person named inside a text, whose words stay in the text."""
    before = draft.owner[draft.tokens[found.start].start : draft.tokens[found.stop - 1].end]
    name = _named(draft, found).name
    draft.owner[draft.tokens[found.start].start : draft.tokens[found.stop - 1].end] = before
    return name


def _next(draft: Draft, clause: Clause) -> None:
    end = _body_end(draft, clause)
    stop, due = _due(draft, clause.body, end)
    text = draft.unclaimed(clause.body, stop)
    if clause.body - clause.start <= 1:
        text = _spelt(text)
    if not text and due is None:
        return
    to = _first(draft)
    if not draft.people:
        to = _target(draft, clause.body, stop) or to
    draft.claim(clause.start, clause.body, "next")
    _rest(draft, clause.body, stop, "next")
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
            return trimmed_join("follow up" if short else " ".join(phrase), rest)
    return text


def trimmed_join(lead: str, rest: str) -> str:
    """Return the two with a space between, or the first alone."""
    return f"{lead} {rest.lstrip(': ')}".strip()


def _wish(draft: Draft, clause: Clause) -> None:
    end = _body_end(draft, clause)
    text = draft.text(clause.body, end)
    if not text:
        return
    who = _named(draft, clause.who).name if clause.who is not None else _first(draft)
    sort: Part = "wants" if clause.sort == "wants" else "offers"
    _rest(draft, clause.start, end, sort)
    shown = text if who == _first(draft) or len(draft.people) < 2 else f"{who}: {text}"
    draft.keep(sort, shown)
    draft.wishes.append(Wish("wants" if sort == "wants" else "offers", who, text))


def _favour(draft: Draft, clause: Clause) -> None:
    direction: FavourDirection = "given" if clause.sort in ("owes", "gave", "helped") else "received"
    end = _body_end(draft, clause)
    if clause.start == 0 and clause.sort != "owe":
        end = read_day(draft, clause.body, end)
    begin, who, more = clause.body, _first(draft), list[str]()
    if clause.who is not None:
        who = _named(draft, clause.who).name
    elif clause.sort in ("owe", "gave", "helped"):
        if draft.low(begin) in OBJECTS:
            begin += 1
        else:
            found = find_name(draft, begin, end, "led")
            if found is not None and not _is_thing(draft, begin):
                who = _named(draft, found).name
                begin, more = _and_others(draft, found.stop, end)
    for lead in _FAVOUR_LEADS:
        if draft.lows(begin, end, len(lead)) == lead:
            begin += len(lead)
            break
    if clause.sort in ("helped", "helped_me") and draft.low(begin) in ("with", "to", "by", "out"):
        begin += 1 + (draft.low(begin + 1) == "with" and draft.low(begin) == "out")
    stop = end
    if clause.sort == "got":
        who, stop = _giver(draft, begin, end, who)
    if clause.sort == "gave" and not who:
        who = _target(draft, begin, stop, giving=True)
    if not who:
        return
    begin += clause.sort in ("gave", "got") and draft.low(begin) in ("a", "an")
    text = draft.text(begin, stop) or "a favour"
    draft.claim(clause.start, clause.body, "favour")
    _rest(draft, clause.body, end, "favour")
    draft.favours += [FavourSaid(direction, each, text) for each in (who, *more)]


def _and_others(draft: Draft, at: int, end: int) -> tuple[int, list[str]]:
    """``owe Bo and Dana``: the names after the first, and the token after them."""
    names: list[str] = []
    while (joined := joined_at(draft, at, end)) > at:
        found = find_name(draft, joined, end, "listed")
        if found is None:
            break
        names.append(_named(draft, found).name)
        at = found.stop
    return at, names


def _is_thing(draft: Draft, at: int) -> bool:
    return draft.low(at) in ("a", "an", "the", "intro", "introduction", "referral", "reference", "for")


def _giver(draft: Draft, start: int, end: int, who: str) -> tuple[str, int]:
    """``got intro to Zed from Sam``: whom it came from."""
    for at in range(end - 2, start, -1):
        if draft.low(at) in ("from", "via"):
            found = find_name(draft, at + 1, end, "led")
            if found is not None and found.stop == end:
                return _named(draft, found).name, at
    return who, end


def _via(draft: Draft, clause: Clause) -> None:
    found = find_name(draft, clause.body, clause.stop, "led")
    if found is None or draft.via is not None:
        return
    draft.claim(clause.start, clause.body, "via")
    read_via(draft, found, clause.stop)


def _refer(draft: Draft, clause: Clause) -> None:
    found = find_name(draft, clause.body, clause.stop, "led")
    at = clause.body
    if found is not None:
        if clause.who is not None:
            _named(draft, clause.who)
        draft.claim(clause.start, clause.body, "refer")
    while found is not None:
        org = read_org(draft, found, clause.stop)
        person = accept(draft, found, org.name if org and org.given else "")
        at = found.stop
        draft.claim(found.start, at, "refer")
        if org is not None and (person.new or org.given):
            person = person._replace(org=org.name)
            org.claim(draft, at, "refer")
            at = org.stop
        if person not in draft.refer:
            draft.refer.append(person)
        joined = joined_at(draft, at, clause.stop)
        joined += joined > at and draft.low(joined) in ("to", "with")
        found = find_name(draft, joined, clause.stop, "listed") if joined > at else None
        if found is not None:
            draft.claim(at, joined, "refer")
