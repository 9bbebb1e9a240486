"""An entry in plain words, days in full with their weekday: what will be logged, before it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from planner.quicklog.entry import ClauseSense, Entry, LeadText, Person
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
    warnings = [_no_touch(clause) for clause in entry.clauses if clause.why]
    empty = _emptiness(entry, warnings)
    if empty:
        warnings.append(empty)
    days = dict.fromkeys(_days(entry))
    warnings += [_far_away(day, today) for day in days if abs((day - today).days) > FAR]
    return tuple(warnings)


def _no_touch(clause: ClauseSense) -> str:
    """``“no answer from June” is a note: nobody answered.``"""
    return f"“{_short(clause.text)}” is a {clause.sense}: {clause.why}."


def _emptiness(entry: Entry, warnings: list[str]) -> str:
    """Return what the entry lacks to be a touch, empty where a question or a warning covers it."""
    if entry.questions:
        return ""
    if not _names_anybody(entry):
        return NOBODY
    if entry.kind == "note" and not warnings:
        return "A note, and no touch with anybody."
    return ""


def _names_anybody(entry: Entry) -> bool:
    return bool(entry.people or entry.others or entry.leads or entry.intake)


def _days(entry: Entry) -> Iterator[date]:
    """The days of the touches, then those that promises and the next step are due."""
    days = [touch.day for touch in entry.touches]
    days += [promise.due for promise in entry.promises]
    if entry.next:
        days.append(entry.next.due)
    for day in days:
        if day is not None:
            yield day


def _far_away(day: date, today: date) -> str:
    """``2027: Monday 1 March 2027 is 103 days ahead.``"""
    distance = (day - today).days
    where = "back" if distance < 0 else "ahead"
    return f"{day.year}: {full_day(day)} is {abs(distance)} days {where}."


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def with_orgs(entry: Entry, orgs: Mapping[str, str]) -> Entry:
    """Return the entry with the organisation of each known person, by their ids, to tell them
    by."""
    people: list[Person] = []
    for person in entry.people:
        org = person.org or orgs.get(person.id or "", "")
        people.append(person._replace(org=org))
    more = tuple(with_orgs(touch, orgs) for touch in entry.more)
    return entry._replace(people=tuple(people), more=more)


def describe(entry: Entry, today: date) -> tuple[str, ...]:
    """Return what was understood, one line each; empty where the line says nothing."""
    lines: list[str] = []
    for describer in _DESCRIBERS:
        lines += describer(entry, today)
    for question in entry.questions:
        options = [candidate.text for candidate in question.candidates]
        lines.append(f"? {question.text} {joined(options, 'or')}".rstrip())
    for touch in entry.more:
        lines += describe(touch._replace(questions=()), today)
    return tuple(lines)


def _describe_touch(entry: Entry, today: date) -> Iterator[str]:
    if entry.intake:
        yield _intake(entry, today)
    elif entry.kind or entry.people or entry.day or entry.hub:
        yield _first(entry, today)


def _describe_learned(entry: Entry, today: date) -> Iterator[str]:
    if entry.learned:
        yield f"Learned: {entry.learned}"


def _describe_promises(entry: Entry, today: date) -> Iterator[str]:
    """``You promised Ana Li: intro to Sam, by Friday 20 November 2026``, and the next step."""
    for promise in entry.promises:
        name = _called(promise.to, entry)
        if promise.who == "me":
            giving = f"You promised {name or 'yourself'}"
        else:
            giving = f"{name or 'They'} promised you"
        due = f", by {full_day(promise.due)}" if promise.due else ""
        yield f"{giving}: {promise.text}{due}"
    if entry.next:
        due = f", on {full_day(entry.next.due)}" if entry.next.due else ""
        time = f" at {entry.next.time}" if entry.next.time else ""
        word = "To come" if entry.next.kind else "Next"
        yield f"{word}: {entry.next.text}{due}{time}"


def _describe_wishes(entry: Entry, today: date) -> Iterator[str]:
    """``Why they would bother: …``, ``Ana Li wants a reviewer``."""
    if entry.why:
        yield f"Why they would bother: {entry.why}"
    for wish in entry.wishes:
        name = "You" if wish.who == "me" else wish.who or "They"
        plural_verb = wish.what.removesuffix("s")
        yield f"{name} {plural_verb if name in ('You', 'They') else wish.what} {wish.text}"


def _describe_favours(entry: Entry, today: date) -> Iterator[str]:
    """``A favour from Ana Li: the referral (you owe Ana Li)``."""
    for favour in entry.favours:
        contact = favour.contact or "somebody"
        named = _called(favour.contact, entry) or contact
        if favour.direction == "given":
            yield f"A favour to {named}: {favour.what}"
        else:
            yield f"A favour from {named}: {favour.what} (you owe {contact})"


def _describe_results(entry: Entry, today: date) -> Iterator[str]:
    """The leads, and what came of it where no lead says so."""
    for lead in entry.leads:
        yield _lead(lead, entry)
    stages = [lead.stage for lead in entry.leads]
    if entry.outcome and entry.outcome not in stages:
        yield f"What came of it: {_OUTCOMES.get(entry.outcome, entry.outcome)}"


def _describe_referrals(entry: Entry, today: date) -> Iterator[str]:
    """``Introduced by Sam Ortiz``, ``Said: …``, ``Who else, says Ana Li: Max Ray (new)``."""
    if entry.via:
        yield f"Introduced by {_named(entry.via)}"
    if entry.hook:
        yield f"Said: {entry.hook}"
    if entry.refer:
        first = entry.people[0].name if entry.people else "them"
        yield f"Who else, says {first}: {_names(entry.refer)}"


def _describe_labels(entry: Entry, today: date) -> Iterator[str]:
    """``Tags: #design``, ``Note: …``, and that it is private."""
    if entry.tags:
        yield "Tags: " + " ".join(f"#{tag}" for tag in entry.tags)
    if entry.note and not entry.intake:
        yield f"Note: {entry.note}"
    if entry.private:
        yield "Private: it stays out of exports and shares"


_DESCRIBERS: tuple[Callable[[Entry, date], Iterator[str]], ...] = (
    _describe_touch,
    _describe_learned,
    _describe_promises,
    _describe_wishes,
    _describe_favours,
    _describe_results,
    _describe_referrals,
    _describe_labels,
)
"""In the order of the lines that they give."""


def _first(entry: Entry, today: date) -> str:
    """``Coffee with Ana Li and Bo Chen (new) on Saturday 21 November 2026 at PyData, 40
    minutes``."""
    text = f"{_title(entry)} {_names(entry.people)}".rstrip()
    text += _day(entry, today)
    if entry.time:
        text += f" at {entry.time}"
    place = entry.hub or _other_org(entry)
    if place:
        text += f" at {place}"
    if entry.minutes:
        text += f", {_length(entry.minutes)}"
    return text


def _title(entry: Entry) -> str:
    """What kind of touch it was, as it stands before the names."""
    kind = entry.kind or "note"
    if not entry.people:
        return _ALONE.get(kind, kind.capitalize())
    if entry.incoming and kind in _INCOMING:
        return _INCOMING[kind]
    return _TITLES[kind]


def _day(entry: Entry, today: date) -> str:
    """``on Saturday 21 November 2026``; empty where the day is in question."""
    if entry.day is None and any(question.what == "date" for question in entry.questions):
        return ""
    return f" {_on(entry.day, today)}"


def _on(day: date | None, today: date) -> str:
    """``today, Wednesday 18 November 2026``, ``on Friday 13 November 2026``."""
    if day is None or day == today:
        return f"today, {full_day(today)}"
    return f"on {full_day(day)}"


def _other_org(entry: Entry) -> str:
    """The organisation of the line, where none of its people shows it already."""
    shown = [person.org for person in entry.people]
    if entry.org and entry.org not in shown:
        return entry.org
    return ""


def _intake(entry: Entry, today: date) -> str:
    """``Intake, no touch: read the Acme report, today, Wednesday 18 November 2026, 30 minutes``."""
    text = f"Intake, no touch: {entry.note or ''}"
    if entry.others:
        name = _named(entry.others[0])
        text += "" if name in text else f" ({name})"
    length = _length(entry.minutes) if entry.minutes else "how long?"
    return f"{text}, {_on(entry.day, today)}, {length}"


def _called(name: str, entry: Entry) -> str:
    """The name; marked as new or in doubt where the first line, which marks its people, does not
    show it."""
    for person in entry.others:
        if person.name == name and person.id is None:
            return _named(person)
    return name


def _lead(lead: LeadText, entry: Entry) -> str:
    """``What came of it: a lead from Kim Park, data job at Acme (private: it stays out of exports
    and shares)``."""
    text = f"What came of it: {_OUTCOMES[lead.stage]}"
    names = [person.name for person in entry.people]
    if lead.who and names != [lead.who]:
        text += f" from {_called(lead.who, entry)}"
    if not (lead.title or lead.org):
        return text
    if lead.title:
        text += f", {lead.title}"
    if lead.org:
        text += f" {'from' if lead.stage == 'offer' else 'at'} {lead.org}"
    return f"{text} (private: it stays out of exports and shares)"


def _names(people: Sequence[Person]) -> str:
    return joined([_named(person) for person in people])


def _named(person: Person) -> str:
    """``Ana Li (Acme)``, ``Zed Kay (new)``, ``Sam (who?)``."""
    marks = [person.org] if person.org else []
    if person.id is None:
        marks.append("new" if person.new else "who?")
    return f"{person.name} ({', '.join(marks)})" if marks else person.name


def _length(minutes: int) -> str:
    """``1 hour 30 minutes``."""
    hours, rest = divmod(minutes, 60)
    parts: list[str] = []
    if hours:
        parts.append(plural(hours, "hour"))
    if rest:
        parts.append(plural(rest, "minute"))
    return " ".join(parts)
