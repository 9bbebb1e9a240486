"""Several quick-log lines at once; a first one that names an event or a day alone is shared by
those after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from planner.cli.logging.questions import Unanswered, settled
from planner.commands.logging.batch import in_list, shared_line, spread_out, under
from planner.commands.logging.log import check, read_line
from planner.commands.logging.names import lexicon_of
from planner.errors import DecisionNeeded, UsageError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry, Question
    from planner.quicklog.lexicon import Lexicon


class WaitingLine(NamedTuple):
    """A line of a batch that is not logged: its number, its text, why, and what is to be
    decided."""

    number: int
    line: str
    reason: str
    question: Question | None = None


class Batch(NamedTuple):
    """Several lines as they were understood: what can be logged, and the lines that wait."""

    entries: list[Entry]
    waiting: list[WaitingLine]


def read_lines(shell: Shell, session: Session, lines: Sequence[str]) -> Batch:
    """Understand several lines, each by itself: one that cannot be logged holds back no other.

    Raises:
        UsageError: There is no line behind the shared one.
        Unanswered: A question about the shared line was not answered.
    """
    lexicon = lexicon_of(session)
    shared = shared_line(session, lines[0], lexicon)
    if shared is not None:
        shared = _settled_shared(shell, session, lines[0], lexicon, shared)
        if len(lines) == 1 or shared.questions:
            check(shared)
    entries: list[Entry] = []
    waiting: list[WaitingLine] = []
    previous: Entry | None = None
    for number, line in enumerate(lines, 1):
        if shared is not None and number == 1:
            continue
        read = partial(_read, session, line, lexicon, previous, in_a_list=shared is not None)
        outcome = _understood(shell, read, number, line, shared)
        if isinstance(outcome, WaitingLine):
            waiting.append(outcome)
            continue
        previous = outcome
        entries.append(under(outcome, shared) if shared else outcome)
    if not entries and not waiting:
        raise UsageError(
            "After the first line, which the others share, there is no line about anybody."
        )
    return Batch(spread_out(session, entries, shared), waiting)


def _understood(
    shell: Shell,
    read: Callable[[Mapping[str, str]], Entry],
    number: int,
    line: str,
    shared: Entry | None,
) -> Entry | WaitingLine:
    """Understand one line, or say why it waits; kept, it stands alone with what the first one
    shares."""
    kept = line if shared is None else f"{line}; {shared.line}"
    entry = read({})
    try:
        entry = settled(shell, read, f"Line {number}: {line}")
        check(entry)
    except Unanswered:
        return WaitingLine(number, kept, "The question was not answered.", entry.questions[0])
    except DecisionNeeded as doubt:
        return WaitingLine(number, kept, str(doubt), entry.questions[0])
    except UsageError as error:
        return WaitingLine(number, kept, str(error))
    return entry


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
