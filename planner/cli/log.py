"""`planner log`: one line, or several on standard input; what is in doubt is asked on a terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.errors import UsageError
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.inbox import Inbox
    from planner.commands.log import Logged
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry, Question
    from planner.quicklog.lexicon import Lexicon


def log(shell: Shell) -> int:
    """Log what the line says."""
    from planner.commands.log import log as write

    session = shell.open(create=True)
    entries = _understand(shell, session)
    logged = write(session, entries, dry_run=shell.dry_run)
    if shell.json:
        from planner.cli.values import logged_value

        shell.answer({**logged_value(logged), "dry_run": shell.dry_run}, ())
    else:
        shell.answer(None, _lines(session, logged, dry_run=shell.dry_run))
    return 0


def _understand(shell: Shell, session: Session) -> list[Entry]:
    from planner.quicklog.lexicon import Lexicon

    text = " ".join(shell.args.line)
    lines = [text]
    if text == "-":
        from planner.quicklog.parser import split_batch

        lines = split_batch(sys.stdin.read())
        if not lines:
            raise UsageError("There is no line on standard input.")
    lexicon = Lexicon.of(session.records)
    return [_entry(shell, session, line, lexicon) for line in lines]


def _entry(shell: Shell, session: Session, line: str, lexicon: Lexicon) -> Entry:
    """Understand a line; ask what is in doubt where somebody is there to answer."""
    from planner.commands.log import check, read_line

    choices: dict[str, str] = {}
    entry = read_line(session, line, choices, lexicon)
    while entry.questions and not shell.json and sys.stdin.isatty() and sys.stderr.isatty():
        answer = _ask(entry.questions[0])
        if answer is None:
            break
        choices[entry.questions[0].said] = answer
        entry = read_line(session, line, choices, lexicon)
    check(entry)
    return entry


def _ask(question: Question) -> str | None:
    """Ask a question as a numbered list on standard error; None where it was not answered."""
    offered = [(each.id, each.text) for each in question.candidates]
    if question.what == "name":
        offered.append(("new", "someone new"))
    print(visible(question.text), file=sys.stderr)
    for number, (_, text) in enumerate(offered, 1):
        print(f"  {number}  {visible(text)}", file=sys.stderr)
    while True:
        print("Which? (a number; Enter for none) ", end="", file=sys.stderr, flush=True)
        answer = sys.stdin.readline().strip()
        if not answer:
            return None
        if answer.isdigit() and 1 <= int(answer) <= len(offered):
            return offered[int(answer) - 1][0]


def _lines(session: Session, logged: Logged, *, dry_run: bool) -> Iterator[str]:
    from planner.quicklog.preview import describe

    for number, entry in enumerate(logged.entries):
        first, *rest = describe(entry, session.today) or ("",)
        yield f"{'Would log' if dry_run else 'Logged'}: {visible(first)}" if number == 0 else f"  {visible(first)}"
        for line in rest:
            yield f"  {visible(line)}"
    for line in logged.advice:
        yield f"  · {visible(line)}"


def inbox(shell: Shell) -> int:
    """Take in the lines written on the phone."""
    from planner.commands.inbox import take_in

    session = shell.open()
    result = take_in(session, dry_run=shell.dry_run)
    for problem in result.problems:
        shell.warn(visible(problem))
    if shell.json:
        from planner.cli.values import logged_value

        shell.answer(
            {
                "taken": result.taken, "known": result.known, "dry_run": shell.dry_run,
                "problems": list(result.problems),
                "waiting": [
                    {"file": str(each.file), "line": each.line, "reason": each.reason} for each in result.waiting
                ],
                "logged": logged_value(result.logged) if result.logged else None,
            },
            (),
        )
    else:
        shell.answer(None, _taken(session, result, dry_run=shell.dry_run))
    return 0


def _taken(session: Session, result: Inbox, *, dry_run: bool) -> Iterator[str]:
    if result.logged:
        yield from _lines(session, result.logged, dry_run=dry_run)
    known = f", {result.known} of them known already" if result.known else ""
    would = "would be " if dry_run else ""
    yield f"{plural(result.taken, 'line')} {would}taken in{known}; {len(result.waiting)} waiting."
    for each in result.waiting:
        yield f"  {visible(each.line)}"
        yield f"    {visible(each.reason)}"
