"""The phone, without an app (R29): lines in a text file beside the book become entries, and leave
the file.

A line's records get ids that follow from the line. So a line that is met again (by another machine
that takes in the same file, in a conflict copy of it, after a crash between saving the book and
emptying the file) is known, not doubled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import blake2b
from itertools import count
from typing import TYPE_CHECKING

from planner.book import Stalled
from planner.change import Change
from planner.commands.logging.log import Logged, check, log, read_line
from planner.commands.logging.writer import Writer
from planner.commands.phone.inbox_file import InboxFile, inbox_files, put_away
from planner.errors import DecisionNeeded, PlannerError, Refused
from planner.ids import new_id
from planner.quicklog.days.dates import read_date
from planner.quicklog.lexicon import Lexicon
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from planner.commands.session import Session
    from planner.quicklog.entry import Entry, Question
    from planner.quicklog.lexicon import Lexicon

NO_TEXT = "A byte of it is no text, so it was not read. Write the line anew."
"""Why a line waits that a sync program or another encoding has broken."""
NEAR = 2
"""Days apart at which equal lines without a date are taken for one: a conflict copy has a time of
its own."""


class InboxLine(NamedTuple):
    """A line that stays in its file, and why; ``question`` where it needs a decision. ``written``
    is its day."""

    file: Path
    line: str
    reason: str
    written: date
    question: Question | None = None


class InboxReport(NamedTuple):
    """What taking in did: ``taken`` lines left their files, ``known`` of them had been logged
    before."""

    taken: int
    known: int
    waiting: tuple[InboxLine, ...]
    logged: Logged | None
    problems: tuple[str, ...]


class _Ready(NamedTuple):
    """A line that can be logged; line, day written and occurrence are what its ids follow from."""

    line: str
    written: date
    occurrence: int
    entry: Entry
    known: bool = False
    """Whether it was logged before."""


def take_in(session: Session, *, dry_run: bool = False) -> InboxReport:
    """Log every line of the inbox that can be understood, as one change, and move it to the dated
    done file.

    Args:
        session: The open book.
        dry_run: Say what would be done, and change neither book nor files.

    Raises:
        BookError: The book could not be saved; the lines are still where they were.
    """
    try:
        return _take_in(session, dry_run=dry_run, checks_lines=False)
    except Refused:
        # Those that the user's hook refuses wait, and hold up no others.
        return _take_in(session, dry_run=dry_run, checks_lines=True)


def _take_in(session: Session, *, dry_run: bool, checks_lines: bool) -> InboxReport:
    lexicon = Lexicon.of(session.records)
    fresh: dict[tuple[str, date, int], _Ready] = {}
    waiting: list[InboxLine] = []
    problems: list[str] = []
    done: list[tuple[InboxFile, list[str], dict[str, str]]] = []
    try:
        paths = inbox_files(session.book.path)
    except Stalled as stalled:
        return InboxReport(
            0, 0, (), None, (f"The inbox cannot be read: {stalled.strerror}. It is left as it is.",)
        )
    for path in paths:
        try:
            file = InboxFile.read(path, session.book.path, session.settings.day_start_hour)
        except PlannerError as error:
            problems.append(str(error))
            continue
        lines: list[str] = []
        reasons: dict[str, str] = {}
        for line, outcome in _outcomes(session, file, lexicon, checks_lines=checks_lines):
            if isinstance(outcome, InboxLine):
                waiting.append(outcome)
                reasons[line] = outcome.reason
                continue
            lines.append(line)
            if not outcome.known:
                fresh.setdefault(outcome[:3], outcome)
        done.append((file, lines, reasons))
    logged = None
    if fresh:
        entries = [ready.entry for ready in fresh.values()]
        logged = log(session, entries, dry_run=dry_run, ids=[line_ids(*key) for key in fresh])
    if not dry_run:
        for file, lines, reasons in done:
            put_away(file, lines, reasons, session.book.path, session.today)
    total = sum(len(lines) for _, lines, _ in done)
    return InboxReport(total, total - len(fresh), tuple(waiting), logged, tuple(problems))


def _outcomes(
    session: Session, file: InboxFile, lexicon: Lexicon, *, checks_lines: bool
) -> Iterator[tuple[str, _Ready | InboxLine]]:
    """Yield each line of a file and what it was understood to say, or why it waits; *same* refers
    to the line before that was understood."""
    previous: Entry | None = None
    for line, times in Counter(file.lines).items():
        for occurrence in range(times):
            outcome = _understand(session, file, line, occurrence, lexicon, previous)
            if checks_lines and isinstance(outcome, _Ready) and not outcome.known:
                outcome = _unless_refused(session, file, outcome)
            if isinstance(outcome, _Ready):
                previous = outcome.entry
            yield line, outcome


def settle(session: Session, waiting: InboxLine, entry: Entry) -> Logged:
    """Log what a waiting line means, now that it is decided, and move the line to the done file.

    Raises:
        DecisionNeeded: Something is still in doubt.
        PlannerError: The book could not be saved, or the file cannot be read any more.
    """
    logged = log(session, [entry], ids=[line_ids(waiting.line, waiting.written, 0)])
    drop(session, waiting)
    return logged


def drop(session: Session, waiting: InboxLine) -> None:
    """Move a waiting line to the done file without logging it.

    Raises:
        PlannerError: The file cannot be read any more.
    """
    file = InboxFile.read(waiting.file, session.book.path, session.settings.day_start_hour)
    put_away(file, [waiting.line], file.reasons, session.book.path, session.today)


def line_ids(line: str, day_written: date, occurrence: int) -> Callable[[], str]:
    """Return what makes the ids of a line's records: the same ones for the same line, day and
    occurrence."""
    milliseconds = (day_written.toordinal() - date(1970, 1, 1).toordinal()) * 86_400_000
    numbers = count()

    def make_id() -> str:
        seed = f"{line}\0{day_written.isoformat()}\0{occurrence}\0{next(numbers)}".encode(
            errors="surrogatepass"
        )
        return new_id(milliseconds, blake2b(seed, digest_size=10).digest())

    return make_id


def _understand(
    session: Session,
    file: InboxFile,
    line: str,
    occurrence: int,
    lexicon: Lexicon,
    previous: Entry | None,
) -> _Ready | InboxLine:
    day_written = min(file.day, session.today)
    if any("\udc80" <= letter <= "\udcff" for letter in line):
        return InboxLine(file.path, line, NO_TEXT, day_written)
    try:
        entry, day_written = read_dated(session, line, day_written, lexicon, previous=previous)
        check(entry)
        ready = _Ready(line, day_written, occurrence, entry)
        return ready._replace(known=_known(session, ready))
    except DecisionNeeded as doubt:
        candidates = ", ".join(str(candidate["name"]) for candidate in doubt.candidates)
        return InboxLine(
            file.path, line, f"{doubt} {candidates}".strip(), day_written, entry.questions[0]
        )
    except PlannerError as error:
        return InboxLine(file.path, line, str(error), day_written)
    except Exception as error:  # whatever is wrong with one line, the others are taken in
        reason = (
            f"It could not be read: a fault of the planner ({type(error).__name__}). Put it "
            "in other words."
        )
        return InboxLine(file.path, line, reason, day_written)


def _unless_refused(session: Session, file: InboxFile, ready: _Ready) -> _Ready | InboxLine:
    """Return a line that may be logged, or why the user's hook refuses it."""
    logged = log(session, [ready.entry], dry_run=True)
    try:
        session.check(Change(logged.label, logged.edits))
    except Refused as refusal:
        reason = str(refusal).splitlines()[0]
        return InboxLine(file.path, ready.line, reason, ready.written)
    return ready


def read_dated(
    session: Session,
    line: str,
    reference: date,
    lexicon: Lexicon | None = None,
    answers: Mapping[str, str] = {},
    previous: Entry | None = None,
) -> tuple[Entry, date]:
    """Understand a line that may begin with the day on which it was written, and return that day as
    well.

    Args:
        session: The open book.
        line: The line; without a day in front it is of the reference day, and so are words like
        “yesterday”. reference: When it was written, as far as its file tells.
        lexicon: The book's names, where many lines are read.
        answers: Answers to earlier questions.
        previous: The entry of the line before, which ``same`` refers to.
    """
    day_written, text = _day_in_front(session, line, reference)
    entry = read_line(session, text, answers, lexicon, today=day_written, previous=previous)
    entry = entry._replace(line=line)
    doubtful = any(question.what == "date" for question in entry.questions)
    return (entry if doubtful else _dated(entry, day_written)), day_written


def _dated(entry: Entry, day: date) -> Entry:
    """The entry with a day for each of its touches that the line gives none."""
    more = tuple(touch._replace(day=touch.day or day) for touch in entry.more)
    return entry._replace(day=entry.day or day, more=more)


def _day_in_front(session: Session, line: str, reference: date) -> tuple[date, str]:
    """The day that a line begins with, if it is one of the calendar, and the rest of the line.

    “Yesterday” is none: it moves with the day on which it is read.
    """
    order = session.settings.date_order
    match = read_date(line, today=reference, date_order=order)
    again = read_date(line, today=reference - timedelta(days=1), date_order=order)
    if match and again and match[0] == again[0] and match[0] <= session.today:
        return match[0], line[match[1] :].lstrip(" \t,;:–—-")
    return reference, line


def _known(session: Session, ready: _Ready) -> bool:
    """Whether the line's records are in the book already."""
    records = session.records
    writer = Writer(records, session.today)
    make_id = line_ids(*ready[:3])
    for touch in ready.entry.touches:
        writer.take(touch, make_id)
    puts = (
        put for put in writer.rest if put.table not in ("hubs", "hooks", "leads")
    )  # those may be of the book
    if any(put.id in getattr(records, put.table) for put in puts):
        return True
    return any(
        touch.line == ready.line
        and abs((touch.day - (ready.entry.day or ready.written)).days) <= NEAR
        for touch in records.touches.values()
    )
