"""The clauses that a form opens: learned, why, say, wants and offers, via, talk to, and a
correction."""

from __future__ import annotations

from planner.quicklog.clauses.company import first_name, named, read_org, take_person
from planner.quicklog.clauses.cut import Clause
from planner.quicklog.clauses.event import take_via
from planner.quicklog.clauses.moment import ROUND, take_moment
from planner.quicklog.clauses.outcomes import read_outcome
from planner.quicklog.clauses.owed import read_owed
from planner.quicklog.clauses.promises import add_step, body_end, read_due, read_next, read_promise
from planner.quicklog.clauses.where import take_where
from planner.quicklog.days.calendar import count_of
from planner.quicklog.entry import FavourText, Part, Wish
from planner.quicklog.people.unknown import NameFound, accept, find_name, joined_at
from planner.quicklog.sentence import Draft

ME = "me"
"""Who offers where the line says that the user does."""


def read_form(draft: Draft, clause: Clause) -> None:
    """Read a clause that a form opens."""
    sort = clause.opening
    if sort in ("learned", "why", "hook"):
        _free(draft, clause, sort)
    elif sort in ("promise", "theirs"):
        read_promise(draft, clause)
    elif sort == "next":
        read_next(draft, clause)
    elif sort in ("wants", "offers"):
        _wish(draft, clause)
    elif sort in ("owe", "owes"):
        read_owed(draft, clause)
    elif sort == "via":
        _via(draft, clause)
    elif sort == "refer":
        _refer(draft, clause)
    elif sort == "outcome":
        read_outcome(draft, clause)
    elif sort == "note":
        _note(draft, clause)
    elif sort == "correction":
        _correct(draft, clause)


def _free(draft: Draft, clause: Clause, part: Part) -> None:
    """``learned Acme grows``, ``why: …``: free text; *Bo said …* bears the name where Bo is not the
    first."""
    end = body_end(draft, clause)
    text = draft.text(clause.body, end)
    if clause.who is not None and draft.kind == "rejected" and not draft.people:
        draft.people.append(accept(draft, clause.who))  # who told of the no is whom it came through
    if clause.who is not None and text:
        who = named(draft, clause.who)
        text = f"{who.name}: {text}" if draft.people and who != draft.people[0] else text
    if draft.keep(part, text):
        for at in range(clause.start, end):
            if draft.part_at(at) not in ("person", "new_person", "doubtful"):
                draft.claim(at, at + 1, part)


def _wish(draft: Draft, clause: Clause) -> None:
    """``wants a reviewer``, ``I offer a review``: who wants or offers, and what."""
    end = body_end(draft, clause)
    text = draft.text(clause.body, end)
    if not text:
        return
    who = named(draft, clause.who).name if clause.who is not None else first_name(draft)
    if draft.low(clause.start) == "i":
        who = ME
    if clause.opening == "wants" and _dates_my_promise(draft, clause, end):
        return
    if clause.opening == "wants" and draft.next is None:
        _wanted_by_a_day(draft, clause, end, who)
    draft.claim_rest(clause.start, end, "wants" if clause.opening == "wants" else "offers")
    shown = text if who in (first_name(draft), ME) or not draft.people else f"{who}: {text}"
    if clause.opening == "wants":
        draft.keep("wants", shown)
        draft.wishes.append(Wish("wants", who, text))
    else:
        draft.keep("offers", shown)
        draft.wishes.append(Wish("offers", who, text))


def _wanted_by_a_day(draft: Draft, clause: Clause, end: int, who: str) -> None:
    """``wants a summary by the 20th``: a next step with that day."""
    if who == ME or not _has_deadline(draft, clause.body, end):
        return
    stop, due = read_due(draft, clause.body, end)
    if due is not None:
        add_step(draft, draft.text(clause.body, stop), who, due)


def _has_deadline(draft: Draft, start: int, stop: int) -> bool:
    """Whether *by* and a day to come stand in a text."""
    for at in range(start + 1, stop - 1):
        by = draft.language.days.has("FIRM_BY", draft.low(at))
        if by and draft.day_at(at + 1, stop, "future") is not None:
            return True
    return False


def _dates_my_promise(draft: Draft, clause: Clause, end: int) -> bool:
    """Whether ``he needs them by friday`` says by when I promised: the day is that of the promise
    before it."""
    if not draft.promises or not draft.has("THEM", clause.body):
        return False
    promise = draft.promises[-1]
    stop, due = read_due(draft, clause.body + 1, end)
    if promise.who != "me" or promise.due is not None or due is None or stop > clause.body + 1:
        return False
    draft.claim_rest(clause.start, end, "due")
    draft.promises[-1] = promise._replace(due=due)
    return True


def _note(draft: Draft, clause: Clause) -> None:
    """``note: …``: what follows stays for the note; as the whole line it is one about whom it
    names."""
    if clause.start == 0:
        draft.kind = "note"
        draft.claim(clause.start, clause.body, "kind")
        name = find_name(draft, clause.body, clause.stop, "bare")
        if name is not None and not name.match.new:
            draft.people.append(accept(draft, name))
    elif draft.text(clause.body, clause.stop):
        draft.claim(clause.start, clause.body, "note")


def _via(draft: Draft, clause: Clause) -> None:
    """``via Sam``: the introducer, where the line has none yet."""
    name = find_name(draft, clause.body, clause.stop, "led")
    if name is None or draft.via is not None:
        return
    draft.claim(clause.start, clause.body, "via")
    take_via(draft, name, clause.stop)


def _refer(draft: Draft, clause: Clause) -> None:
    """``talk to Zed Kay, Max Ray``, ``he referred me to Zed Kay``: the answer to the referral
    question."""
    at = clause.body + (draft.low(clause.body) == "to")
    name = find_name(draft, at, clause.stop, "led")
    if clause.who is not None:
        giver = named(draft, clause.who).name
        to_me = not {"me", "us"}.isdisjoint(draft.lows[clause.start : clause.body])
        if to_me:
            to = name.said if name is not None else draft.text(at, body_end(draft, clause))
            draft.favours.append(FavourText("received", giver, f"referral to {to}"))
        if to_me and name is None:
            draft.claim_rest(clause.start, body_end(draft, clause), "favour")
    if name is not None:
        draft.claim(clause.start, at, "refer")
    while name is not None:
        at = _take_referred(draft, name, clause.stop)
        joined = joined_at(draft, at, clause.stop)
        if joined == at:
            return
        joined += draft.low(joined) in ("to", "with")
        name = find_name(draft, joined, clause.stop, "listed")
        if name is not None:
            draft.claim(at, joined, "refer")


def _take_referred(draft: Draft, name: NameFound, stop: int) -> int:
    """Take somebody to talk to and their organisation; return the token behind both."""
    org = read_org(draft, name, stop)
    person = accept(draft, name, org.name if org and org.given else "")
    draft.claim(name.start, name.stop, "refer")
    end = name.stop
    if org is not None and (person.new or org.given):
        person = person._replace(org=org.name)
        org.claim(draft, end, "refer")
        end = org.stop
    if person not in draft.refer:
        draft.refer.append(person)
    return end


def _behind_not(draft: Draft, at: int, stop: int) -> int:
    """The token behind *not Ruth* and *it was* at the start of a correction."""
    if draft.low(at) == "not":
        mention = draft.mention_at(at + 1, stop)
        at = mention.stop if mention is not None else at + 2
        at += draft.low(at) in (",", "but")
    if draft.low(at) in ("it", "that") and draft.low(at + 1) in ("was", "is"):
        return at + 2
    return at + (draft.low(at) in ("it's", "was"))


def _corrected(draft: Draft, at: int, stop: int, *, first: bool) -> int:
    """Take what is put right at a token: a moment, a place, a number of minutes, or whom it was
    with; returns the token behind it, 0 where there is nothing."""
    behind = take_moment(draft, at, stop, correct=True)
    behind = behind or take_where(draft, at, stop, correct=True)
    if behind:
        return behind
    name = find_name(draft, at, stop, "led") if first and draft.mention_at(at, stop) else None
    if name is not None:
        draft.people.clear()
        return take_person(draft, name, stop)
    number = count_of(draft.low(at), draft.language.days)
    if draft.minutes is None or number not in ROUND:
        return 0
    draft.minutes = number  # 15 minutes, no actually 10
    draft.claim(at, at + 1, "length")
    return at + 1


def _correct(draft: Draft, clause: Clause) -> None:
    """``no, monday``; ``sorry, 50m``: replaces what was said before, where every word of it has a
    place."""
    at, first = _behind_not(draft, clause.body, clause.stop), True
    while at < clause.stop:
        behind = _corrected(draft, at, clause.stop, first=first)
        if behind:
            first = False
        elif draft.is_word(at):
            return
        at = behind or at + 1
    if not first:
        part = draft.part_at(
            next(step for step in range(clause.body, clause.stop) if not draft.free(step))
        )
        draft.claim(clause.start, clause.body, part or "note")
