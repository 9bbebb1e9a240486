"""Log what a line says: an Entry becomes one change, whatever it creates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Change, Edit, Put
from planner.commands.logging.ask_flags import flags_of
from planner.commands.logging.learning import lessons
from planner.commands.logging.names import lexicon_of
from planner.commands.logging.say import hook_of
from planner.commands.logging.writer import Created, Writer
from planner.errors import DecisionNeeded, UsageError
from planner.ids import new_id
from planner.quicklog.clauses.employer import with_employer
from planner.quicklog.entry import Entry, Person
from planner.quicklog.parser import parse
from planner.records import MEETINGS
from planner.value import NamedTuple
from planner.words import plural

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from planner.commands.session import Session
    from planner.quicklog.lexicon import Lexicon
    from planner.records import Records


class Logged(NamedTuple):
    """What logging did; the fields that bear the name of a table are the edits that made records of
    it."""

    entries: tuple[Entry, ...]
    label: str
    touches: tuple[Put, ...]
    created: tuple[Created, ...]
    promises: tuple[Put, ...]
    favours: tuple[Put, ...]
    advice: tuple[str, ...]
    edits: tuple[Edit, ...]
    planned: tuple[Put, ...] = ()
    """The meetings to come, which are touches once they took place."""
    leads: tuple[Put, ...] = ()
    intakes: tuple[Put, ...] = ()


def read_line(
    session: Session,
    line: str,
    choices: Mapping[str, str] | None = None,
    lexicon: Lexicon | None = None,
    *,
    today: date | None = None,
    previous: Entry | None = None,
) -> Entry:
    """Understand a line in the light of the book; what is in doubt is in the entry's questions.

    Args:
        session: The open book.
        line: What was typed.
        choices: Answers to earlier questions: a contact's id, ``new`` or an ISO day, by what was
        said. lexicon: The book's names, where many lines are read; made from the book where None.
        today: The day on which it was written, where that is not today.
        previous: The entry of the line before, which ``same`` refers to.
    """
    settings, choices = session.settings, choices or {}
    lexicon = lexicon or lexicon_of(session)
    if previous is None and today is None and "same" in line.lower():
        previous = last_entry(session.records)
    entry = parse(
        line,
        lexicon,
        today=today or session.today,
        date_order=settings.date_order,
        choices=choices,
        previous=previous,
        languages=tuple(settings.languages.split()) or ("en",),
    )
    entry = with_employer(entry, lexicon, choices)
    return entry._replace(hook=hook_of(entry.hook)) if entry.hook else entry


def check(entry: Entry) -> None:
    """See that an entry can be logged as it is.

    Raises:
        DecisionNeeded: A name or a date is in doubt.
        UsageError: It names nobody.
    """
    if entry.questions:
        question = entry.questions[0]
        raise DecisionNeeded(
            question.text,
            question.what,
            [
                {"id": candidate.id, "name": candidate.text, "score": round(candidate.score, 1)}
                for candidate in question.candidates
            ],
        )
    if entry.intake and not entry.minutes:
        raise UsageError(
            "The line does not say how long. Add the minutes, as in: read the Acme report 30m."
        )
    if not (
        entry.intake
        or entry.people
        or entry.others
        or any(lead.title or lead.org for lead in entry.leads)
    ):
        raise UsageError(
            "The line names nobody, so it was not logged. Say who, as in: coffee with Ana Li."
        )


def log(
    session: Session,
    entries: Sequence[Entry],
    *,
    dry_run: bool = False,
    ids: Sequence[Callable[[], str]] = (),
) -> Logged:
    """Log entries as one change, or with ``dry_run`` say what that would do.

    Args:
        session: The open book.
        entries: What to log.
        dry_run: Change nothing.
        ids: What makes the ids of each entry's records, where they must not be new ones.

    Raises:
        DecisionNeeded: A name or a date is in doubt.
        UsageError: An entry names nobody.
        BookError: It could not be saved.
    """
    writer = Writer(session.records, session.today)
    for entry, make_id in zip(entries, ids or [new_id] * len(entries), strict=True):
        check(entry)
        for touch in entry.touches:
            writer.take(touch, make_id)
    entries = [touch for entry in entries for touch in entry.touches]
    label = (
        writer.labels[0]
        if len(writer.labels) == 1
        else plural(len(writer.labels), "entry", "entries")
    )
    logged = Logged(
        entries=tuple(entries),
        label=f"logged {label}",
        touches=tuple(put for put in writer.of("touches") if put.id not in writer.meetings),
        planned=tuple(put for put in writer.of("touches") if put.id in writer.meetings),
        created=tuple(writer.created),
        promises=writer.of("promises"),
        favours=writer.of("favours"),
        advice=_advice(session, entries, writer.created),
        edits=writer.edits,
        leads=writer.of("leads"),
        intakes=writer.of("intakes"),
    )
    learned = lessons(session, entries)
    logged = logged._replace(
        advice=(*logged.advice, *(lesson.text for lesson in learned)),
        edits=(*logged.edits, *(lesson.edit for lesson in learned)),
    )
    if not dry_run:
        session.apply(Change(logged.label, logged.edits))
    return logged


def last_entry(records: Records) -> Entry | None:
    """Return what the line that was logged last says of people and place, which ``same`` refers
    to."""
    touch = max(
        (touch for touch in records.touches.values() if touch.line),
        key=lambda touch: touch.id,
        default=None,
    )
    if touch is None:
        return None
    contacts = [records.contacts[key] for key in touch.contacts if key in records.contacts]
    contacts.sort(key=lambda contact: (contact.name, contact.id))
    people = tuple(Person(contact.name, contact.id, False) for contact in contacts)
    hub = records.hubs.get(touch.hub)
    return Entry(touch.line, people=people, hub=hub.name if hub else None)


def _advice(
    session: Session, entries: Sequence[Entry], created: Sequence[Created]
) -> tuple[str, ...]:
    """What is worth saying: an ask without an offer (R11, R12), the referral question (R15), a no
    as a door (R16), a burst (R1)."""
    flags = [flag for entry in entries for flag in flags_of(session.records, entry)]
    advice = list(dict.fromkeys(f"{flag.text} The touch notes it." for flag in flags))
    met = next(
        (entry for entry in entries if entry.people and not entry.refer and _talked(entry)), None
    )
    if met:
        advice.append(
            f"Did you ask {met.people[0].name}: who else should I talk to? (talk to NAME, NAME)"
        )
    if any(entry.kind == "rejected" and not entry.next for entry in entries):
        advice.append(
            "A no is a door: thank them, and ask where else to look. (next: thank them tomorrow)"
        )
    if len(created) > 1:
        advice.append(
            f"{len(created)} new people at once: all are recorded; the plan still offers one new "
            "touch a day."
        )
    return tuple(advice)


def _talked(entry: Entry) -> bool:
    return entry.kind in MEETINGS and entry.kind != "event"
