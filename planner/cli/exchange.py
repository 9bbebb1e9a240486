"""`planner import`, `export`, `duplicates` and `merge`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.exchange.plan import ImportPlan


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


def _report(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    unchanged = sum(row.outcome == "unchanged" for row in plan.rows)
    yield (
        f"{'Would read' if dry_run else 'Read'} {plural(plan.read, 'row')}: {plan.created} created, "
        f"{plan.updated} updated, {plan.doubtful} doubtful, {plan.skipped} skipped, {unchanged} known already."
    )
    for row in plan.rows:
        if row.outcome in ("doubtful", "skipped") or (row.reason and row.outcome != "unchanged"):
            name = f" {visible(row.name)}" if row.name else ""
            yield f"  line {row.line}: {row.outcome}{name}: {visible(row.reason)}"
    if dry_run or not plan.edits:
        return
    if plan.to_triage:
        yield "They wait in triage: open `planner` and press 5 to sort them. `planner undo` takes the import back."
    else:
        yield "`planner undo` takes the import back."
