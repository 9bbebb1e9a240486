"""`planner undo`, `redo` and `history`."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from planner.errors import PlannerError, UsageError
from planner.words import visible

if TYPE_CHECKING:
    from planner.book import Book
    from planner.cli.shell import Shell


def undo(shell: Shell) -> int:
    """Undo the last change."""
    from planner.commands.day.undo import undo as take_back

    session = shell.open()
    label = _next(session.book, undone=False) if shell.dry_run else take_back(session)
    return _answer(shell, "undone", label, "There is nothing to undo.")


def redo(shell: Shell) -> int:
    """Redo what was undone."""
    from planner.commands.day.undo import redo as do_again

    session = shell.open()
    label = _next(session.book, undone=True) if shell.dry_run else do_again(session)
    return _answer(shell, "redone", label, "There is nothing to redo.")


def _next(book: Book, *, undone: bool) -> str | None:
    """The label of the change that undo, or redo where ``undone``, would take."""
    from planner.commands.day.undo import history as steps

    found = steps(book, 1000)
    taken_back = list(takewhile(lambda each: each.undone, found))
    if undone:
        return taken_back[-1].label if taken_back else None
    return found[len(taken_back)].label if len(found) > len(taken_back) else None


def _answer(shell: Shell, what: str, label: str | None, nothing: str) -> int:
    if label is None:
        raise PlannerError(nothing)
    prefix = "dry run: " if shell.dry_run else ""
    shell.answer({what: label, "dry_run": shell.dry_run}, [f"{prefix}{what}: {visible(label)}"])
    return 0


def history(shell: Shell) -> int:
    """Show what was changed, the newest first."""
    from planner.commands.day.undo import history as steps

    if shell.args.limit < 1:
        raise UsageError(f"--limit: {shell.args.limit} is no number of changes. Write 1 or more.")
    found = steps(shell.open().book, shell.args.limit)
    value = [
        {
            "when": each.when.isoformat(timespec="seconds"),
            "label": each.label,
            "undone": each.undone,
            "device": each.device,
        }
        for each in found
    ]
    lines = [
        f"{each.when.astimezone():%Y-%m-%d %H:%M}  {visible(each.label)}{'  (undone)' if each.undone else ''}"
        for each in found
    ]
    shell.answer(value, lines or ["Nothing was changed yet."])
    return 0
