"""The clauses after the head: what was learned and promised, what is next, who wants, offers, owes or introduced."""

from __future__ import annotations

from planner.quicklog.bodies import body_end, claim_rest, first_name, named, target
from planner.quicklog.cutting import Clause
from planner.quicklog.entry import FavourSaid, Part, Wish
from planner.quicklog.finding import accept, find_name, joined_at
from planner.quicklog.introducer import read_via
from planner.quicklog.organisation import read_org
from planner.quicklog.outcomes import came_of, read_outcome
from planner.quicklog.promises import read_next, read_promise
from planner.quicklog.prose import read_day
from planner.quicklog.sentence import Draft
from planner.quicklog.vocabulary import OBJECTS
from planner.records import FavourDirection

_FAVOUR_LEADS = (
    ("a", "favour", "for"),
    ("a", "favor", "for"),
    ("one", "for"),
    ("one",),
    ("big", "time", "for"),
    ("big", "time"),
    ("for",),
)


ME = "me"
"""Who offers where the line says that the user does."""


def read_clause(draft: Draft, clause: Clause) -> None:
    """Read a clause that is not the head into the draft."""
    sort = clause.sort
    if sort in ("learned", "why", "hook"):
        _free(draft, clause, sort)
    elif sort in ("promise", "theirs"):
        read_promise(draft, clause)
    elif sort == "next":
        read_next(draft, clause)
    elif sort in ("wants", "offers"):
        _wish(draft, clause)
    elif sort in ("owe", "owes", "gave", "got", "helped", "helped_me"):
        _favour(draft, clause)
    elif sort == "via":
        _via(draft, clause)
    elif sort == "refer":
        _refer(draft, clause)
    elif sort == "outcome":
        read_outcome(draft, clause)
    elif sort == "note":
        _note(draft, clause)


def _note(draft: Draft, clause: Clause) -> None:
    """``note: …``: what follows stays for the note; as the whole line it is one about nobody."""
    if clause.start == 0:
        draft.kind = "note"
        draft.claim(clause.start, clause.body, "kind")
        found = find_name(draft, clause.body, clause.stop, "bare")
        if found is not None and not found.match.new:
            draft.people.append(accept(draft, found))
    elif draft.text(clause.body, clause.stop):
        draft.claim(clause.start, clause.body, "note")


def _free(draft: Draft, clause: Clause, part: Part) -> None:
    end = body_end(draft, clause)
    begin = clause.body
    text = draft.text(begin, end)
    if clause.who is not None and draft.kind == "rejected" and not draft.people:
        draft.people.append(accept(draft, clause.who))  # who told of the no is whom it came through
    if clause.who is not None and text:
        who = named(draft, clause.who)
        text = f"{who.name}: {text}" if draft.people and who != draft.people[0] else text
    if draft.keep(part, text):
        draft.claim(clause.start, end, part)


def _wish(draft: Draft, clause: Clause) -> None:
    end = body_end(draft, clause)
    text = draft.text(clause.body, end)
    if not text:
        return
    who = named(draft, clause.who).name if clause.who is not None else first_name(draft)
    if draft.low(clause.start) == "i":
        who = ME
    sort: Part = "wants" if clause.sort == "wants" else "offers"
    claim_rest(draft, clause.start, end, sort)
    shown = text if who in (first_name(draft), ME) or not draft.people else f"{who}: {text}"
    draft.keep(sort, shown)
    draft.wishes.append(Wish("wants" if sort == "wants" else "offers", who, text))


def _favour(draft: Draft, clause: Clause) -> None:
    direction: FavourDirection = (
        "given" if clause.sort in ("owes", "gave", "helped") else "received"
    )
    end = body_end(draft, clause)
    if clause.start == 0 and clause.sort != "owe":
        end = read_day(draft, clause.body, end)
    begin, who, more = clause.body, first_name(draft), list[str]()
    if clause.who is not None:
        who = named(draft, clause.who).name
    elif clause.sort in ("owe", "gave", "helped"):
        if draft.low(begin) in OBJECTS:
            begin += 1
        else:
            found = find_name(draft, begin, end, "led")
            if found is not None and not _is_thing(draft, begin):
                who = named(draft, found).name
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
        who = target(draft, begin, stop, giving=True)
    if not who:
        return
    begin += clause.sort in ("gave", "got") and draft.low(begin) in ("a", "an")
    text = draft.text(begin, stop) or "a favour"
    draft.claim(clause.start, clause.body, "favour")
    claim_rest(draft, clause.body, end, "favour")
    mine = not draft.people or who in (each.name for each in draft.people)
    if clause.sort == "got" and mine and draft.low(begin) in ("intro", "introduction"):
        came_of(draft, "introduction")
    draft.favours += [FavourSaid(direction, each, text) for each in (who, *more)]


def _and_others(draft: Draft, at: int, end: int) -> tuple[int, list[str]]:
    """``owe Bo and Dana``: the names after the first, and the token after them."""
    names: list[str] = []
    while (joined := joined_at(draft, at, end)) > at:
        found = find_name(draft, joined, end, "listed")
        if found is None:
            break
        names.append(named(draft, found).name)
        at = found.stop
    return at, names


def _is_thing(draft: Draft, at: int) -> bool:
    return draft.low(at) in (
        "a",
        "an",
        "the",
        "intro",
        "introduction",
        "referral",
        "reference",
        "for",
    )


def _giver(draft: Draft, start: int, end: int, who: str) -> tuple[str, int]:
    """``got intro to Zed from Sam``: whom it came from."""
    for at in range(end - 2, start, -1):
        if draft.low(at) in ("from", "via"):
            found = find_name(draft, at + 1, end, "led")
            if found is not None and found.stop == end:
                return named(draft, found).name, at
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
            named(draft, clause.who)
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
