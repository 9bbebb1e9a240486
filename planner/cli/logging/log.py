"""`planner log`: one line, or several on standard input; what is in doubt is asked on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.logging.questions import Unanswered, settled
from planner.cli.logging.report import logged_lines
from planner.cli.standard_input import typed_in
from planner.commands.logging import log as quick_log
from planner.commands.logging.log_values import logged_value
from planner.commands.logging.preview import lines_in
from planner.commands.phone.inbox_file import leave
from planner.errors import DecisionNeeded, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.cli.shell import Shell
    from planner.commands.logging.log import Logged
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry


def log(shell: Shell) -> int:
    """Log what the line says, or what each of several does; with ``--replace`` say anew what a touch was."""
    session = shell.open(create=not shell.args.replace)
    lines = _lines(shell)
    try:
        logged = _logged(shell, session, lines)
    except Unanswered as unanswered:
        _keep(shell, session, unanswered.lines or lines)
        return DecisionNeeded.exit_code
    if shell.json:
        shell.answer({**logged_value(logged), "dry_run": shell.dry_run}, ())
    else:
        shell.answer(None, logged_lines(session, logged, dry_run=shell.dry_run))
    return 0


def _logged(shell: Shell, session: Session, lines: list[str]) -> Logged:
    if shell.args.replace:
        from planner.cli.logging.replace import replaced  # 4 ms that a plain line need not wait

        return replaced(shell, session, lines)
    if len(lines) == 1:
        entries = [_one(shell, session, lines[0])]
    else:
        from planner.cli.logging.batch import read_lines  # 6 ms that a single line need not wait

        entries = read_lines(shell, session, lines)
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


def _keep(shell: Shell, session: Session, lines: Sequence[str]) -> None:
    """Put lines whose question was not answered into the inbox, where the app offers them again."""
    if shell.args.replace:
        shell.warn("Nothing was changed.")
        return
    if shell.dry_run:
        shell.warn("Nothing was logged.")
        return
    path = leave(session.book.path, lines, session.today)
    subject = "The line is" if len(lines) == 1 else f"The {len(lines)} lines are"
    shell.warn(f"Not logged. {subject} kept in {path}; the app and `planner inbox` ask again.")
