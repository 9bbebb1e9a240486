"""`planner inbox`: lines written on the phone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from planner.cli.logging.questions import Unanswered, can_ask, settled
from planner.cli.logging.report import logged_lines
from planner.cli.output import print_lines
from planner.commands.logging.log_values import logged_value
from planner.commands.phone.inbox import read_dated, settle, take_in
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.phone.inbox import InboxLine, InboxReport
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry


def inbox(shell: Shell) -> int:
    """Take in the lines written on the phone."""
    session = shell.open()
    report = take_in(session, dry_run=shell.dry_run)
    logged = _settle(shell, session, report.waiting)
    waiting = tuple(line for line in report.waiting if line not in logged)
    report = report._replace(waiting=waiting)
    for problem in report.problems:
        shell.warn(visible(problem))
    if shell.json:
        shell.answer(_value(report, dry_run=shell.dry_run), ())
    else:
        shell.answer(None, _lines(session, report, dry_run=shell.dry_run))
    return 0


def _settle(shell: Shell, session: Session, waiting: Sequence[InboxLine]) -> list[InboxLine]:
    """Ask about the lines that wait, where somebody is there to answer. Returns those that were
    logged so."""
    logged: list[InboxLine] = []
    if shell.dry_run or not can_ask(shell):
        return logged
    for line in waiting:
        if line.question is None:
            continue
        try:
            entry = settled(shell, partial(_read, session, line), line.line)
        except Unanswered:
            break
        result = settle(session, line, entry)
        logged.append(line)
        print_lines(logged_lines(session, result, dry_run=False))
    return logged


def _read(session: Session, line: InboxLine, answers: dict[str, str]) -> Entry:
    return read_dated(session, line.line, line.written, answers=answers)[0]


def _value(report: InboxReport, *, dry_run: bool) -> dict[str, Any]:
    return {
        "taken": report.taken,
        "known": report.known,
        "dry_run": dry_run,
        "problems": list(report.problems),
        "waiting": [
            {"file": str(line.file), "line": line.line, "reason": line.reason}
            for line in report.waiting
        ],
        "logged": logged_value(report.logged) if report.logged else None,
    }


def _lines(session: Session, report: InboxReport, *, dry_run: bool) -> Iterator[str]:
    if report.logged:
        yield from logged_lines(session, report.logged, dry_run=dry_run)
    known = f", {report.known} of them known already" if report.known else ""
    would = "would be " if dry_run else ""
    yield (f"{plural(report.taken, 'line')} {would}taken in{known}; {len(report.waiting)} waiting.")
    for line in report.waiting:
        yield f"  {visible(line.line)}"
        yield f"    {visible(line.reason)}"
