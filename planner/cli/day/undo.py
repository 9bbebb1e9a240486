"""`planner undo`, `redo` and `history`."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from planner.commands.day import undo as steps
from planner.errors import PlannerError, UsageError
from planner.words import visible

if TYPE_CHECKING:
    from planner.book import Book
    from planner.cli.shell import Shell

FARTHEST = 1000
"""Steps that a rehearsal looks back for what was undone."""


def undo(shell: Shell) -> int:
    """Undo the last change."""
    session = shell.open()
    label = _next(session.book, undone=False) if shell.dry_run else steps.undo(session)
    return _answer(shell, "undone", label, "There is nothing to undo.")


def redo(shell: Shell) -> int:
    """Redo what was undone."""
    session = shell.open()
    label = _next(session.book, undone=True) if shell.dry_run else steps.redo(session)
    return _answer(shell, "redone", label, "There is nothing to redo.")


def _next(book: Book, *, undone: bool) -> str | None:
    """The label of the change that undo, or redo where ``undone``, would take."""
    past = steps.history(book, FARTHEST)
    taken_back = list(takewhile(lambda step: step.undone, past))
    if undone:
        return taken_back[-1].label if taken_back else None
    return past[len(taken_back)].label if len(past) > len(taken_back) else None


def _answer(shell: Shell, what: str, label: str | None, nothing: str) -> int:
    if label is None:
        raise PlannerError(nothing)
    prefix = "dry run: " if shell.dry_run else ""
    shell.answer({what: label, "dry_run": shell.dry_run}, [f"{prefix}{what}: {visible(label)}"])
    return 0


def history(shell: Shell) -> int:
    """Show what was changed, the newest first."""
    limit = shell.args.limit
    if limit < 1:
        raise UsageError(f"--limit: {limit} is no number of changes. Write 1 or more.")
    past = steps.history(shell.open().book, limit)
    value = [
        {
            "when": step.when.isoformat(timespec="seconds"),
            "label": step.label,
            "undone": step.undone,
            "device": step.device,
        }
        for step in past
    ]
    lines = [
        f"{step.when.astimezone():%Y-%m-%d %H:%M}  {visible(step.label)}"
        f"{'  (undone)' if step.undone else ''}"
        for step in past
    ]
    shell.answer(value, lines or ["Nothing was changed yet."])
    return 0
