"""`planner log`: one line, or several on standard input; what is in doubt is asked on a terminal."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from planner.errors import DecisionNeeded, PlannerError, UsageError
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.logging.log import Logged
    from planner.commands.phone.inbox import InboxLine, InboxReport
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry, Question
    from planner.quicklog.lexicon import Lexicon


def log(shell: Shell) -> int:
    """Log what the line says, or what each of several does; with ``--replace`` say anew what a touch was."""
    from planner.commands.logging.log import log as write

    session = shell.open(create=not shell.args.replace)
    if shell.args.replace:
        logged = _replaced(shell, session)
    else:
        lines = _lines_of(shell)
        try:
            entries = (
                _understood(shell, session, lines)
                if len(lines) > 1
                else [_one(shell, session, lines[0])]
            )
        except _WalkedAway:
            return _keep(shell, session, lines)
        logged = write(session, entries, dry_run=shell.dry_run)
    if shell.json:
        from planner.commands.logging.log_values import logged_value

        shell.answer({**logged_value(logged), "dry_run": shell.dry_run}, ())
    else:
        shell.answer(None, _lines(session, logged, dry_run=shell.dry_run))
    return 0


def _lines_of(shell: Shell) -> list[str]:
    text = " ".join(shell.args.line)
    if text != "-":
        return [text]
    from planner.cli.shell import typed_in
    from planner.quicklog.parser import split_batch

    lines = split_batch(typed_in())
    if not lines:
        raise UsageError("There is no line on standard input.")
    return lines


def _one(shell: Shell, session: Session, line: str) -> Entry:
    from planner.commands.logging.log import check, read_line
    from planner.quicklog.lexicon import Lexicon

    lexicon = Lexicon.of(session.records)
    entry = _settled(shell, lambda answers: read_line(session, line, answers, lexicon))
    check(entry)
    return entry


def _understood(shell: Shell, session: Session, lines: list[str]) -> list[Entry]:
    """Understand several lines; a first one that names an event or a day alone is shared by those after it."""
    from planner.commands.logging.batch import spread_out, under
    from planner.commands.logging.log import check, read_line
    from planner.quicklog.lexicon import Lexicon

    lexicon = Lexicon.of(session.records)
    shared = _shared(shell, session, lines[0], lexicon)
    begin = 0 if shared is None else 1
    entries: list[Entry] = []
    previous: Entry | None = None
    for number, line in enumerate(lines[begin:], 1 + begin):
        entry = _settled(
            shell,
            partial(read_line, session, line, lexicon=lexicon, previous=previous),
            f"Line {number}: {line}",
        )
        try:
            check(
                entry
                if shared is None
                else entry._replace(questions=(*shared.questions, *entry.questions))
            )
        except DecisionNeeded as doubt:
            raise DecisionNeeded(f"Line {number}: {doubt}", doubt.what, doubt.candidates) from None
        except UsageError as error:
            raise UsageError(
                f"Line {number}, “{visible(line)}”: {error}\nNothing was logged."
            ) from None
        previous = entry
        entries.append(under(entry, shared) if shared else entry)
    if not entries:
        raise UsageError(
            "After the first line, which the others share, there is no line about anybody."
        )
    return spread_out(session, entries, shared)


def _shared(shell: Shell, session: Session, line: str, lexicon: Lexicon) -> Entry | None:
    from planner.commands.logging.batch import shared_line

    found = shared_line(session, line, lexicon)
    return found and _settled(
        shell, lambda answers: shared_line(session, line, lexicon, answers) or found
    )


def _replaced(shell: Shell, session: Session) -> Logged:
    from planner.commands.logging.relog import relog
    from planner.commands.logging.retell import read_again, retell, touch_named
    from planner.quicklog.lexicon import Lexicon

    lexicon = Lexicon.of(session.records)
    old = retell(session, touch_named(session, shell.args.replace), lexicon)
    lines = _lines_of(shell)
    if len(lines) > 1:
        raise UsageError("One touch has one line. Put the clauses behind one another, parted by ;")
    try:
        entry = _settled(
            shell,
            lambda answers: read_again(
                session, lines[0], old.written, {**old.answers, **answers}, lexicon
            ),
        )
    except _WalkedAway:
        raise PlannerError("Nothing was changed.") from None
    return relog(session, old.touch, entry, dry_run=shell.dry_run)


def _settled(shell: Shell, read: Callable[[dict[str, str]], Entry], about: str = "") -> Entry:
    """Read a line, and ask what is in doubt where somebody is there to answer."""
    answers: dict[str, str] = {}
    entry = read(answers)
    while entry.questions and not shell.json and sys.stdin.isatty() and sys.stderr.isatty():
        if about and not answers:
            print(visible(about), file=sys.stderr)
        answers[entry.questions[0].said] = _ask(entry.questions[0])
        entry = read(answers)
    return entry


class _WalkedAway(Exception):
    """A question was not answered."""


def _keep(shell: Shell, session: Session, lines: list[str]) -> int:
    """Put lines whose question was not answered into the inbox, where the app offers them again."""
    from planner.commands.phone.inbox_file import leave

    if shell.dry_run:
        shell.warn("Nothing was logged.")
    else:
        from planner.commands.logging.batch import shared_line

        shared = shared_line(session, lines[0]) if len(lines) > 1 else None
        if shared is not None:
            lines = [f"{line}; {shared.line}" for line in lines[1:]]
        path = leave(session.book.path, lines, session.today)
        kept = "The line is" if len(lines) == 1 else f"The {len(lines)} lines are"
        shell.warn(
            f"Not logged. {kept} kept in {visible(str(path))}; the app and `planner inbox` ask again."
        )
    return DecisionNeeded.exit_code


def _ask(question: Question) -> str:
    """Ask a question as a numbered list on standard error.

    Raises:
        _WalkedAway: It was not answered.
    """
    offered = [(each.id, each.text) for each in question.candidates]
    if question.what == "name":
        offered.append(("new", "someone new"))
    print(visible(question.text), file=sys.stderr)
    for number, (_, text) in enumerate(offered, 1):
        print(f"  {number}  {visible(text)}", file=sys.stderr)
    while True:
        print(
            "Which? (a number; Enter keeps the line for later) ",
            end="",
            file=sys.stderr,
            flush=True,
        )
        try:
            answer = sys.stdin.readline().strip()
        except KeyboardInterrupt:
            print(file=sys.stderr)
            answer = ""
        if not answer:
            raise _WalkedAway
        if answer.isdigit() and 1 <= int(answer) <= len(offered):
            return offered[int(answer) - 1][0]


def _lines(session: Session, logged: Logged, *, dry_run: bool) -> Iterator[str]:
    from planner.quicklog.preview import describe

    for number, entry in enumerate(logged.entries):
        first, *rest = describe(entry, session.today) or ("",)
        yield (
            f"{'Would log' if dry_run else 'Logged'}: {visible(first)}"
            if number == 0
            else f"  {visible(first)}"
        )
        for line in rest:
            yield f"  {visible(line)}"
    for line in logged.advice:
        yield f"  · {visible(line)}"


def inbox(shell: Shell) -> int:
    """Take in the lines written on the phone."""
    from planner.commands.phone.inbox import take_in

    session = shell.open()
    result = take_in(session, dry_run=shell.dry_run)
    decided = _decided(shell, session, result.waiting)
    result = result._replace(waiting=tuple(each for each in result.waiting if each not in decided))
    for problem in result.problems:
        shell.warn(visible(problem))
    if shell.json:
        from planner.commands.logging.log_values import logged_value

        shell.answer(
            {
                "taken": result.taken,
                "known": result.known,
                "dry_run": shell.dry_run,
                "problems": list(result.problems),
                "waiting": [
                    {"file": str(each.file), "line": each.line, "reason": each.reason}
                    for each in result.waiting
                ],
                "logged": logged_value(result.logged) if result.logged else None,
            },
            (),
        )
    else:
        shell.answer(None, _taken(session, result, dry_run=shell.dry_run))
    return 0


def _decided(shell: Shell, session: Session, waiting: Sequence[InboxLine]) -> list[InboxLine]:
    """Ask about the lines that wait, where somebody is there to answer, and return those that were logged so."""
    from planner.commands.phone.inbox import settle

    done: list[InboxLine] = []
    if shell.json or shell.dry_run or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return done
    for each in waiting:
        if each.question is None:
            continue
        try:
            entry = _settled(shell, partial(_read_waiting, session, each), each.line)
        except _WalkedAway:
            break
        logged = settle(session, each, entry)
        done.append(each)
        for line in _lines(session, logged, dry_run=False):
            print(line)
    return done


def _read_waiting(session: Session, waiting: InboxLine, answers: dict[str, str]) -> Entry:
    from planner.commands.phone.inbox import read_dated

    return read_dated(session, waiting.line, waiting.written, answers=answers)[0]


def _taken(session: Session, result: InboxReport, *, dry_run: bool) -> Iterator[str]:
    if result.logged:
        yield from _lines(session, result.logged, dry_run=dry_run)
    known = f", {result.known} of them known already" if result.known else ""
    would = "would be " if dry_run else ""
    yield f"{plural(result.taken, 'line')} {would}taken in{known}; {len(result.waiting)} waiting."
    for each in result.waiting:
        yield f"  {visible(each.line)}"
        yield f"    {visible(each.reason)}"
