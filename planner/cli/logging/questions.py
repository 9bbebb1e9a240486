"""What is in doubt in a quick-log line, asked on a terminal where somebody is there to answer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from planner.cli.shell import Shell
    from planner.quicklog.entry import Entry, Question


class Unanswered(Exception):
    """A question was not answered.

    Attributes:
        lines: What is to be kept for later, where it is not what was typed.
    """

    def __init__(self, lines: Sequence[str] = ()) -> None:
        super().__init__()
        self.lines = lines


def can_ask(shell: Shell) -> bool:
    """Whether somebody is there to answer."""
    return not shell.json and sys.stdin.isatty() and sys.stderr.isatty()


def settled(shell: Shell, read: Callable[[dict[str, str]], Entry], about: str = "") -> Entry:
    """Read a line, asking what is in doubt where somebody is there to answer.

    Args:
        shell: The call of the program.
        read: Reads the line in the light of answers: an id, ``new`` or a day, by what the line
            says.
        about: What is shown before the first question, where several lines are read.

    Raises:
        Unanswered: A question was not answered.
    """
    answers: dict[str, str] = {}
    entry = read(answers)
    while entry.questions and can_ask(shell):
        if about and not answers:
            shell.warn(about)
        question = entry.questions[0]
        answers[question.said] = _ask(shell, question)
        entry = read(answers)
    return entry


def _ask(shell: Shell, question: Question) -> str:
    """Ask a question as a numbered list on standard error."""
    candidates = [(candidate.id, candidate.text) for candidate in question.candidates]
    if question.what == "name":
        candidates.append(("new", "someone new"))
    shell.warn(visible(question.text))
    for number, (_, text) in enumerate(candidates, 1):
        shell.warn(f"  {number}  {visible(text)}")
    while True:
        answer = _answer()
        if not answer:
            raise Unanswered
        if answer.isdecimal() and 1 <= int(answer) <= len(candidates):
            return candidates[int(answer) - 1][0]


def _answer() -> str:
    prompt = "Which? (a number; Enter keeps the line for later) "
    print(prompt, end="", file=sys.stderr, flush=True)
    try:
        return sys.stdin.readline().strip()
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return ""
