"""An entry in plain words, days in full with their weekday: what will be logged, before it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.quicklog.entry import Entry, LeadText, Person
from planner.records import Kind, Outcome
from planner.words import full_day, joined, plural

_TITLES: dict[Kind, str] = {
    "met": "Met",
    "coffee": "Coffee with",
    "lunch": "Lunch with",
    "dinner": "Dinner with",
    "drinks": "Drinks with",
    "call": "Call with",
    "video": "Video call with",
    "email": "Email to",
    "message": "Message to",
    "linkedin": "LinkedIn message to",
    "event": "Event with",
    "intro": "Introduction to",
    "shared": "Shared with",
    "replied": "Reply from",
    "rejected": "Rejection from",
    "note": "Note about",
}
_INCOMING: dict[Kind, str] = {
    "email": "Email from",
    "message": "Message from",
    "linkedin": "LinkedIn message from",
    "call": "Call from",
    "video": "Video call from",
    "shared": "Shared by",
}
_OUTCOMES: dict[Outcome, str] = {
    "introduction": "an introduction",
    "lead": "a lead",
    "interview": "an interview",
    "offer": "an offer",
}
_ALONE: dict[Kind, str] = {
    "met": "Met",
    "email": "Email",
    "message": "Message",
    "linkedin": "LinkedIn message",
    "intro": "Introduction",
    "shared": "Shared",
    "replied": "Reply",
    "rejected": "Rejection",
    "note": "Note",
    "video": "Video call",
}


FAR = 92
"""Days back or ahead from which on a day is worth a look before it is logged."""
NOBODY = "It names nobody: enter keeps it as a draft and logs nothing."


def cautions(entry: Entry, today: date) -> tuple[str, ...]:
    """Return what is worth a look before Enter: what is no touch and why, a day far away, what
    Enter will not do."""
    warnings: list[str] = []
    for clause in entry.clauses:
        if clause.why:
            sense = "a promise" if clause.sense == "promise" else f"a {clause.sense}"
            warnings.append(f"“{_short(clause.text)}” is {sense}: {clause.why}.")
    people = entry.people or entry.others or entry.leads or entry.intake
    if not people and not entry.questions:
        warnings.append(NOBODY)
    elif entry.kind == "note" and not warnings and not entry.questions:
        warnings.append("A note, and no touch with anybody.")
    days: list[date | None] = [touch.day for touch in entry.touches]
    days += [promise.due for promise in entry.promises]
    days.append(entry.next.due if entry.next else None)
    for day in dict.fromkeys(days):
        if day is not None and abs((day - today).days) > FAR:
            where = "back" if day < today else "ahead"
            warnings.append(
                f"{day.year}: {full_day(day)} is {abs((day - today).days)} days {where}."
            )
    return tuple(warnings)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def with_orgs(entry: Entry, orgs: Mapping[str, str]) -> Entry:
    """Return the entry with the organisation of each known person, by their ids, to tell them
    by."""
    people: list[Person] = []
    for person in entry.people:
        org = orgs.get(person.id or "", "")
        people.append(person if person.org or not org else person._replace(org=org))
    more = tuple(with_orgs(touch, orgs) for touch in entry.more)
    return entry._replace(people=tuple(people), more=more)


def describe(entry: Entry, today: date) -> tuple[str, ...]:
    """Return what was understood, one line each; empty where the line says nothing."""
    lines = [_first(entry, today)] if entry.kind or entry.people or entry.day or entry.hub else []
    if entry.intake:
        lines = [_intake(entry, today)]
    first = entry.people[0].name if entry.people else "them"
    if entry.learned:
        lines.append(f"Learned: {entry.learned}")
    for promise in entry.promises:
        whom = _called(promise.to, entry) or "yourself"
        due = f", by {full_day(promise.due)}" if promise.due else ""
        said = (
            f"You promised {whom}"
            if promise.who == "me"
            else f"{_called(promise.to, entry) or 'They'} promised you"
        )
        lines.append(f"{said}: {promise.text}{due}")
    if entry.next:
        lines.append(
            f"Next: {entry.next.text}"
            + (f", on {full_day(entry.next.due)}" if entry.next.due else "")
        )
    if entry.why:
        lines.append(f"Why they would bother: {entry.why}")
    for wish in entry.wishes:
        who = "You" if wish.who == "me" else wish.who or "They"
        verb = wish.what.removesuffix("s") if who in ("You", "They") else wish.what
        lines.append(f"{who} {verb} {wish.text}")
    for favour in entry.favours:
        whom = favour.contact or "somebody"
        named = _called(favour.contact, entry) or whom
        given = favour.direction == "given"
        lines.append(
            f"A favour {'to' if given else 'from'} {named}: {favour.what}"
            + ("" if given else f" (you owe {whom})")
        )
    lines += [_lead(lead, entry) for lead in entry.leads]
    if entry.outcome and not any(lead.stage == entry.outcome for lead in entry.leads):
        lines.append(f"What came of it: {_OUTCOMES.get(entry.outcome, entry.outcome)}")
    if entry.via:
        lines.append(f"Introduced by {_who(entry.via)}")
    if entry.hook:
        lines.append(f"Said: {entry.hook}")
    if entry.refer:
        lines.append(f"Who else, says {first}: {joined([_who(each) for each in entry.refer])}")
    if entry.tags:
        lines.append("Tags: " + " ".join(f"#{tag}" for tag in entry.tags))
    if entry.note and not entry.intake:
        lines.append(f"Note: {entry.note}")
    if entry.private:
        lines.append("Private: it stays out of exports and shares")
    for question in entry.questions:
        lines.append(_asked(question.text, [each.text for each in question.candidates]))
    for touch in entry.more:
        lines += describe(touch._replace(questions=()), today)
    return tuple(lines)


def _first(entry: Entry, today: date) -> str:
    """``Coffee with Ana Li and Bo Chen (new) on Saturday 21 November 2026 at PyData, 40
    minutes``."""
    names = joined([_who(each) for each in entry.people])
    kind = entry.kind or "note"
    if names:
        title = (_INCOMING.get(kind) if entry.incoming else None) or _TITLES[kind]
    else:
        title = _ALONE.get(kind, kind.capitalize())
    said = f"{title} {names}".rstrip()
    if any(question.what == "date" for question in entry.questions) and entry.day is None:
        pass
    elif entry.day is None or entry.day == today:
        said += f" today, {full_day(today)}"
    else:
        said += f" on {full_day(entry.day)}"
    if entry.time:
        said += f" at {entry.time}"
    if entry.hub:
        said += f" at {entry.hub}"
    elif entry.org and all(person.org != entry.org for person in entry.people):
        said += f" at {entry.org}"
    if entry.minutes:
        said += f", {_length(entry.minutes)}"
    return said


def _intake(entry: Entry, today: date) -> str:
    """``Intake, no touch: read the Acme report, today, Wednesday 18 November 2026, 30 minutes``."""
    said = f"Intake, no touch: {entry.note or ''}"
    if entry.others and (who := _who(entry.others[0])) not in said:
        said += f" ({who})"
    day = (
        f"on {full_day(entry.day)}"
        if entry.day and entry.day != today
        else f"today, {full_day(today)}"
    )
    return f"{said}, {day}, {_length(entry.minutes) if entry.minutes else 'how long?'}"


def _called(name: str, entry: Entry) -> str:
    """The name; whoever is not among the people of the first line, which marks them, is marked as
    new or in doubt."""
    return next(
        (_who(each) for each in entry.others if each.name == name and each.id is None), name
    )


def _lead(lead: LeadText, entry: Entry) -> str:
    """``What came of it: a lead from Kim Park, data job at Acme (private: it stays out of exports
    and shares)``."""
    said = f"What came of it: {_OUTCOMES[lead.stage]}"
    if lead.who and [lead.who] != [each.name for each in entry.people]:
        said += f" from {_called(lead.who, entry)}"
    if not (lead.title or lead.org):
        return said
    where = f" {'from' if lead.stage == 'offer' else 'at'} {lead.org}" if lead.org else ""
    job = f", {lead.title}" if lead.title else ""
    return f"{said}{job}{where} (private: it stays out of exports and shares)"


def _who(person: Person) -> str:
    more = [person.org] if person.org else []
    if person.id is None:
        more.append("new" if person.new else "who?")
    return f"{person.name} ({', '.join(more)})" if more else person.name


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = ([plural(hours, "hour")] if hours else []) + ([plural(rest, "minute")] if rest else [])
    return " ".join(parts)


def _asked(text: str, candidates: list[str]) -> str:
    return f"? {text} {joined(candidates, 'or')}".rstrip()
