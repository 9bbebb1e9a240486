"""`planner import`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from planner.commands.exchange.importing import bring_in, columns_of, first_people, preview
from planner.commands.json_values import json_value
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.change import Put
    from planner.cli.shell import Shell
    from planner.exchange.plan.import_plan import ImportPlan

LARGE = 5_000
"""Records whose saving takes so long that it is announced."""
_CLEAR = "\r\x1b[K"
"""What empties the line of a terminal."""


def import_file(shell: Shell) -> int:
    """Import a file, or say what that would do."""
    # A file that cannot be read leaves no book behind where there was none.
    session = shell.open(create=True, keep=False)
    mapping, progress = shell.args.map, _progress if sys.stderr.isatty() else None
    plan = shell.unlocking(lambda: preview(session, shell.args.file, mapping, progress))
    if not shell.dry_run:
        with _announced(plan):
            bring_in(shell.open(create=True), plan, mapping)
    if shell.json:
        shell.answer(_value(plan, dry_run=shell.dry_run), ())
    else:
        shell.answer(None, _report(plan, dry_run=shell.dry_run))
    return 0


def _progress(count: int, total: int) -> None:
    """Show on a terminal how far a large file is; of how many rows is not always known."""
    text = f"{count:,} of {total:,} rows" if total else f"{count:,} rows"
    end = _CLEAR if count == total else ""
    print(f"\r{text}\x1b[K", end=end, file=sys.stderr, flush=True)


@contextmanager
def _announced(plan: ImportPlan) -> Iterator[None]:
    """Say on a terminal that many records are being saved, until they are."""
    attended = sys.stderr.isatty()
    if attended and len(plan.edits) > LARGE:
        print(f"\rsaving {len(plan.edits):,} records …", end="", file=sys.stderr, flush=True)
    try:
        yield
    finally:
        if attended:
            print(_CLEAR, end="", file=sys.stderr, flush=True)


def _value(plan: ImportPlan, *, dry_run: bool) -> dict[str, Any]:
    return {
        "read": plan.read,
        "created": plan.created,
        "updated": plan.updated,
        "doubtful": plan.doubtful,
        "skipped": plan.skipped,
        "dry_run": dry_run,
        "columns": [
            {"column": column.column, "meaning": column.meaning or None}
            for column in columns_of(plan)
        ],
        "remarks": list(plan.sheet.remarks) if plan.sheet else [],
        "preview": [_preview(put) for put in first_people(plan)],
        "rows": [
            {"line": row.line, "outcome": row.outcome, "reason": row.reason, "name": row.name}
            for row in plan.rows
        ],
    }


def _preview(put: Put) -> dict[str, Any]:
    return {name: json_value(value) for name, value in put.fields.items()}


def _report(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    if dry_run:
        yield from _columns(plan)
        yield from _first_people(plan)
    unchanged = sum(row.outcome == "unchanged" for row in plan.rows)
    yield (
        f"{'Would read' if dry_run else 'Read'} {plural(plan.read, 'row')}: "
        f"{plan.created} created, {plan.updated} updated, {plan.doubtful} doubtful, "
        f"{plan.skipped} skipped, {unchanged} known already."
    )
    yield from (f"  {visible(remark)}" for remark in (plan.sheet.remarks if plan.sheet else ()))
    for row in plan.rows:
        if row.outcome in ("doubtful", "skipped") or (row.reason and row.outcome != "unchanged"):
            name = f" {visible(row.name)}" if row.name else ""
            yield f"  line {row.line}: {row.outcome}{name}: {visible(row.reason)}"
    if dry_run or not plan.edits:
        return
    triage = "They wait in triage: open `planner` and press 5 to sort them. "
    yield f"{triage if plan.to_triage else ''}`planner undo` takes the import back."


def _columns(plan: ImportPlan) -> Iterator[str]:
    columns = columns_of(plan)
    if not columns:
        return
    width = max(len(visible(column.column)) for column in columns)
    yield 'Columns, and what they are taken for (another: --map "COLUMN=meaning"):'
    for column in columns:
        meaning = column.meaning.replace("_", " ") or "— left out"
        yield f"  {visible(column.column):{width}}  {meaning}"


def _first_people(plan: ImportPlan) -> Iterator[str]:
    people = first_people(plan)
    if people:
        yield "The first, as they would become:"
        yield from (f"  {_person(put)}" for put in people)


def _person(put: Put) -> str:
    texts: list[str] = []
    for name in ("name", "role", "org", "emails", "phones", "place", "birthday"):
        value = put.fields.get(name)
        if isinstance(value, frozenset):
            texts.extend(sorted(map(str, value)))
        elif value:
            texts.append(str(value))
    return visible(" · ".join(texts))
