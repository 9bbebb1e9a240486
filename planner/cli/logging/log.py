"""`planner log`: one line, or several on standard input; what is in doubt is asked on a
terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.logging.questions import Unanswered, settled
from planner.cli.logging.report import logged_lines
from planner.cli.standard_input import typed_in
from planner.commands.logging import log as quick_log
from planner.commands.logging.log_values import logged_value, question_value
from planner.commands.logging.preview import lines_in
from planner.errors import DecisionNeeded, UsageError
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from planner.cli.logging.batch import WaitingLine
    from planner.cli.shell import Shell
    from planner.commands.json_values import Json
    from planner.commands.logging.log import Logged
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry


def log(shell: Shell) -> int:
    """Log what the line says, or what each of several does; with ``--replace`` say anew what a
    touch was."""
    session = shell.open(create=not shell.args.replace)
    lines = _lines(shell)
    waiting: list[WaitingLine] = []
    try:
        logged = _logged(shell, session, lines, waiting)
    except Unanswered:
        _keep(shell, session, lines)
        return DecisionNeeded.exit_code
    if shell.json:
        value = {**logged_value(logged), "dry_run": shell.dry_run}
        shell.answer({**value, **_waiting_value(waiting)} if waiting else value, ())
    else:
        shell.answer(None, logged_lines(session, logged, dry_run=shell.dry_run))
    return _hold_back(shell, session, waiting) if waiting else 0


def _logged(shell: Shell, session: Session, lines: list[str], waiting: list[WaitingLine]) -> Logged:
    """Log the lines; those of several that cannot be logged are added to the waiting ones."""
    if shell.args.replace:
        from planner.cli.logging.replace import replaced  # 4 ms that a plain line need not wait

        return replaced(shell, session, lines)
    if len(lines) == 1:
        entries = [_one(shell, session, lines[0])]
    else:
        from planner.cli.logging.batch import read_lines  # 6 ms that a single line need not wait

        entries, held_back = read_lines(shell, session, lines)
        waiting += held_back
    return quick_log.log(session, entries, dry_run=shell.dry_run)


def _lines(shell: Shell) -> list[str]:
    text = " ".join(shell.args.line)
    if text != "-":
        # Several lines that were pasted into one argument are several lines.
        return lines_in(text) if len(text.splitlines()) > 1 else [text]
    lines = lines_in(typed_in())
    if not lines:
        raise UsageError("There is no line on standard input.")
    return lines


def _one(shell: Shell, session: Session, line: str) -> Entry:
    entry = settled(shell, lambda answers: quick_log.read_line(session, line, answers))
    quick_log.check(entry)
    return entry


def _hold_back(shell: Shell, session: Session, waiting: Sequence[WaitingLine]) -> int:
    """Keep the lines of a batch that were not logged in the inbox, and say why; return the exit
    code."""
    for line in waiting:
        shell.warn(visible(f"Line {line.number}, “{line.line}”: {line.reason}"))
    if not shell.dry_run:
        path = _leave(session, [line.line for line in waiting])
        subject = "It is" if len(waiting) == 1 else f"The {len(waiting)} lines are"
        shell.warn(f"{subject} kept in {path}; the rest is logged.")
    doubtful = any(line.question for line in waiting)
    return DecisionNeeded.exit_code if doubtful else UsageError.exit_code


def _waiting_value(waiting: Sequence[WaitingLine]) -> Json:
    """Return the lines that wait as JSON, with the first of them told as a single line would be."""
    doubtful = next((line for line in waiting if line.question), waiting[0])
    values: list[Json] = []
    for line in waiting:
        question = question_value(line.question) if line.question else None
        values.append({"line": line.line, "reason": line.reason, "question": question})
    return {
        "error": f"Line {doubtful.number}: {doubtful.reason}",
        "question": question_value(doubtful.question) if doubtful.question else None,
        "waiting": values,
    }


def _keep(shell: Shell, session: Session, lines: Sequence[str]) -> None:
    """Put lines whose question was not answered into the inbox, where the app offers them again."""
    if shell.args.replace:
        shell.warn("Nothing was changed.")
        return
    if shell.dry_run:
        shell.warn("Nothing was logged.")
        return
    path = _leave(session, lines)
    subject = "The line is" if len(lines) == 1 else f"The {len(lines)} lines are"
    shell.warn(f"Not logged. {subject} kept in {path}; the app and `planner inbox` ask again.")


def _leave(session: Session, lines: Sequence[str]) -> Path:
    """Put lines into the inbox; return its file."""
    from planner.commands.phone.inbox_file import leave  # what is logged leaves nothing there

    return leave(session.book.path, lines, session.today)
