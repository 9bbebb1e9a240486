"""`planner import`, `export`, `duplicates` and `merge`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.change import Put
    from planner.cli.shell import Shell
    from planner.exchange.plan.import_plan import ImportPlan


def import_file(shell: Shell) -> int:
    """Import a file, or say what that would do."""
    from planner.commands.exchange.importing import bring_in, columns_of, first_people, preview
    from planner.commands.json_values import json_value as plain

    # A file that cannot be read leaves no book behind where there was none.
    session = shell.open(create=True, keep=False)
    mapping = shell.args.map
    seen = sys.stderr.isatty()
    progress = _progress if seen else None
    plan = shell.unlocking(lambda: preview(session, shell.args.file, mapping, progress))
    if not shell.dry_run:
        if seen and len(plan.edits) > 5000:
            print(f"\rsaving {len(plan.edits):,} records …", end="", file=sys.stderr, flush=True)
        try:
            bring_in(shell.open(create=True), plan, mapping)
        finally:
            if seen:
                print("\r\x1b[K", end="", file=sys.stderr, flush=True)
    value = (
        {
            "read": plan.read,
            "created": plan.created,
            "updated": plan.updated,
            "doubtful": plan.doubtful,
            "skipped": plan.skipped,
            "dry_run": shell.dry_run,
            "columns": [
                {"column": each.column, "meaning": each.meaning or None}
                for each in columns_of(plan)
            ],
            "remarks": list(plan.sheet.remarks) if plan.sheet else [],
            "preview": [
                {name: plain(each) for name, each in put.fields.items()}
                for put in first_people(plan)
            ],
            "rows": [
                {"line": row.line, "outcome": row.outcome, "reason": row.reason, "name": row.name}
                for row in plan.rows
            ],
        }
        if shell.json
        else None
    )
    shell.answer(value, _report(plan, dry_run=shell.dry_run))
    return 0


def _progress(done: int, of: int) -> None:
    """Show on a terminal how far a large file is; of how many rows is not always known."""
    said = f"{done:,} of {of:,} rows" if of else f"{done:,} rows"
    print(f"\r{said}\x1b[K", end="\r\x1b[K" if done == of else "", file=sys.stderr, flush=True)


def _report(plan: ImportPlan, *, dry_run: bool) -> Iterator[str]:
    from planner.commands.exchange.importing import columns_of, first_people

    if dry_run:
        columns = columns_of(plan)
        if columns:
            width = max(len(visible(each.column)) for each in columns)
            yield 'Columns, and what they are taken for (another: --map "COLUMN=meaning"):'
            for each in columns:
                yield f"  {visible(each.column):{width}}  {each.meaning.replace('_', ' ') or '— left out'}"
        people = first_people(plan)
        if people:
            yield "The first, as they would become:"
            yield from (f"  {_person(each)}" for each in people)
    unchanged = sum(row.outcome == "unchanged" for row in plan.rows)
    yield (
        f"{'Would read' if dry_run else 'Read'} {plural(plan.read, 'row')}: {plan.created} created, "
        f"{plan.updated} updated, {plan.doubtful} doubtful, {plan.skipped} skipped, {unchanged} known already."
    )
    yield from (f"  {visible(remark)}" for remark in (plan.sheet.remarks if plan.sheet else ()))
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


def _person(put: Put) -> str:
    said: list[str] = []
    for name in ("name", "role", "org", "emails", "phones", "place", "birthday"):
        value = put.fields.get(name)
        if value:
            said.append(
                ", ".join(sorted(map(str, value))) if isinstance(value, frozenset) else str(value)
            )
    return visible(" · ".join(said))


def export_file(shell: Shell) -> int:
    """Write people, the days to come or the week into a file, or to standard output."""
    from planner.commands.exchange.exporting import export, format_of, write_export
    from planner.commands.sheet.contact_table import CONTACTS

    args = shell.args
    form = format_of(args.file, args.format)
    session = shell.open()
    chosen = (
        {row.key for row in CONTACTS.rows(session, CONTACTS.first._replace(filter=args.filter))}
        if args.filter
        else None
    )
    exported = export(session, form, private=args.private, contacts=chosen)
    to_stdout = args.file == "-"
    path = "-" if to_stdout or shell.dry_run else str(write_export(session, args.file, exported))
    value = {
        "file": args.file if shell.dry_run else path,
        "format": exported.format,
        "count": exported.size,
        "private": args.private,
        "dry_run": shell.dry_run,
        **({"text": exported.text} if to_stdout else {}),
    }
    if to_stdout and not shell.json:
        # As it stands, to the last line end: it is a file and no message.
        sys.stdout.buffer.write(exported.text.encode())
        return 0
    did = "would write" if shell.dry_run else "wrote"
    kept = "" if args.private else ", without private notes, private touches and leads"
    shell.answer(
        value, [f"{did} {plural(exported.size, exported.noun)} to {visible(args.file)}{kept}"]
    )
    return 0
