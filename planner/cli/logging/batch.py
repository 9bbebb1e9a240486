"""Several quick-log lines at once; a first one that names an event or a day alone is shared by those after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.cli.logging.questions import Unanswered, settled
from planner.commands.logging.batch import in_list, shared_line, spread_out, under
from planner.commands.logging.log import check, read_line
from planner.commands.logging.preview import lexicon_of
from planner.errors import DecisionNeeded, UsageError
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry
    from planner.quicklog.lexicon import Lexicon


def read_lines(shell: Shell, session: Session, lines: Sequence[str]) -> list[Entry]:
    """Understand several lines, as one batch.

    Raises:
        UsageError: A line names nobody, or there is none behind the shared one.
        DecisionNeeded: Something is in doubt, and nobody is there to ask.
        Unanswered: A question was not answered.
    """
    lexicon = lexicon_of(session)
    shared = shared_line(session, lines[0], lexicon)
    try:
        if shared is not None:
            shared = _settled_shared(shell, session, lines[0], lexicon, shared)
        entries = list(_entries(shell, session, lines, lexicon, shared))
    except Unanswered:
        raise Unanswered(_with_shared(lines, shared)) from None
    if not entries:
        raise UsageError(
            "After the first line, which the others share, there is no line about anybody."
        )
    return spread_out(session, entries, shared)


def _entries(
    shell: Shell,
    session: Session,
    lines: Sequence[str],
    lexicon: Lexicon,
    shared: Entry | None,
) -> Iterator[Entry]:
    """Understand each line behind the shared one, in the light of the line before it."""
    previous: Entry | None = None
    for number, line in enumerate(lines, 1):
        if shared is not None and number == 1:
            continue
        read = partial(_read, session, line, lexicon, previous, in_a_list=shared is not None)
        previous = settled(shell, read, f"Line {number}: {line}")
        _check(previous, shared, number, line)
        yield under(previous, shared) if shared else previous


def _read(
    session: Session,
    line: str,
    lexicon: Lexicon,
    previous: Entry | None,
    answers: Mapping[str, str],
    *,
    in_a_list: bool,
) -> Entry:
    entry = read_line(session, line, answers, lexicon, previous=previous)
    return in_list(entry) if in_a_list else entry


def _settled_shared(
    shell: Shell, session: Session, line: str, lexicon: Lexicon, shared: Entry
) -> Entry:
    return settled(shell, lambda answers: shared_line(session, line, lexicon, answers) or shared)


def _with_shared(lines: Sequence[str], shared: Entry | None) -> list[str]:
    """Return lines that stand alone: each with what their first one shares."""
    if shared is None:
        return list(lines)
    return [f"{line}; {shared.line}" for line in lines[1:]]


def _check(entry: Entry, shared: Entry | None, number: int, line: str) -> None:
    """See that a line of several can be logged; errors name the line."""
    if shared is not None:
        entry = entry._replace(questions=(*shared.questions, *entry.questions))
    try:
        check(entry)
    except DecisionNeeded as doubt:
        raise DecisionNeeded(f"Line {number}: {doubt}", doubt.what, doubt.candidates) from None
    except UsageError as error:
        raise UsageError(
            f"Line {number}, “{visible(line)}”: {error}\nNothing was logged."
        ) from None
