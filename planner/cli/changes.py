"""`planner undo`, `redo`, `history` and `import`."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.book.book import Book
    from planner.cli.shell import Shell
    from planner.exchange.plan import ImportPlan


def undo(shell: Shell) -> int:
    """Undo the last change."""
    from planner.commands.undoing import undo as take_back

    session = shell.open()
    label = _next(session.book, undone=False) if shell.dry_run else take_back(session)
    return _answer(shell, "undone", label, "There is nothing to undo.")


def redo(shell: Shell) -> int:
    """Redo what was undone."""
    from planner.commands.undoing import redo as do_again

    session = shell.open()
    label = _next(session.book, undone=True) if shell.dry_run else do_again(session)
    return _answer(shell, "redone", label, "There is nothing to redo.")


def _next(book: Book, *, undone: bool) -> str | None:
    """The label of the change that undo, or redo where ``undone``, would take."""
    from planner.commands.undoing import history as steps

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
    from planner.commands.undoing import history as steps

    found = steps(shell.open().book, shell.args.limit)
    value = [
        {
            "when": each.when.isoformat(timespec="seconds"), "label": each.label, "undone": each.undone,
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


def import_file(shell: Shell) -> int:
    """Import a file, or say what that would do."""
    from planner.commands.importing import bring_in, preview

    session = shell.open(create=True)
    plan = preview(session, shell.args.file)
    if not shell.dry_run:
        bring_in(session, plan)
    value = {
        "read": plan.read, "created": plan.created, "updated": plan.updated, "doubtful": plan.doubtful,
        "skipped": plan.skipped, "dry_run": shell.dry_run,
        "rows": [
            {"line": row.line, "outcome": row.outcome, "reason": row.reason, "name": row.name} for row in plan.rows
        ],
    }
    shell.answer(value, _report(plan, dry_run=shell.dry_run))
    return 0


def _unchanged(plan: ImportPlan) -> int:
    return sum(row.outcome == "unchanged" for row in plan.rows)


def _report(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    yield (
        f"{'Would read' if dry_run else 'Read'} {plural(plan.read, 'row')}: {plan.created} created, "
        f"{plan.updated} updated, {plan.doubtful} doubtful, {plan.skipped} skipped, {_unchanged(plan)} known already."
    )
    for row in plan.rows:
        if row.outcome in ("doubtful", "skipped") or (row.reason and row.outcome != "unchanged"):
            name = f" {visible(row.name)}" if row.name else ""
            yield f"  line {row.line}: {row.outcome}{name}: {visible(row.reason)}"
    if plan.created and not dry_run:
        yield "They wait in triage: open `planner` and press 5 to sort them. `planner undo` takes the import back."
