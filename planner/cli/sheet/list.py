"""`planner list` with a filter line, columns, a sort, saved views, or a change for everybody in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.words import plural, quoted, visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell
    from planner.commands.sheet.field import TableRow
    from planner.commands.sheet.view import View
    from planner.records import Contact

WIDEST = 40
"""Cells of a column at most."""


def list_sheet(shell: Shell) -> int:
    """List who is in a view; save the view, or change everybody in it, where that was asked for."""
    from planner.commands.people.contact_values import contact_value
    from planner.commands.sheet.contact_table import CONTACTS
    from planner.commands.sheet.view import save_view

    session, args = shell.open(), shell.args
    view = _view(shell)
    if args.forget:
        label = (
            save_view(session, args.forget, None)
            if not shell.dry_run
            else f"would forget the view {args.forget}"
        )
        shell.answer({"changed": [label], "dry_run": shell.dry_run}, [label])
        return 0
    found = CONTACTS.rows(session, view)
    if args.save and not shell.dry_run:
        shell.warn(save_view(session, args.save, view))
    if args.set:
        session.gather()
        label = CONTACTS.change(session, [row.key for row in found], args.set)
        session.release(save=not shell.dry_run)
        ids = [row.key for row in found]
        prefix = "dry run: " if shell.dry_run else ""
        shell.answer(
            {"changed": [label], "ids": ids, "dry_run": shell.dry_run}, [prefix + visible(label)]
        )
        return 0
    value = [contact_value(session, row.record) for row in found] if shell.json else None
    shell.answer(value, _lines(found, view) if not shell.json else ())
    return 0


def _view(shell: Shell) -> View:
    from planner.commands.sheet.contact_table import CONTACTS
    from planner.errors import UsageError

    args = shell.args
    view = CONTACTS.first
    if args.view:
        views = CONTACTS.saved_views(shell.open())
        if args.view not in views:
            raise UsageError(
                f"There is no view {quoted(args.view)}. There are: {', '.join(views) or 'none yet'}."
            )
        view = views[args.view]
    return view._replace(
        filter=f"{view.filter} {args.filter or ''}".strip(),
        columns=CONTACTS.column_names(args.columns) if args.columns else view.columns,
        sort=CONTACTS.sort_keys(args.sort) if args.sort else view.sort,
    )


def _lines(found: Sequence[TableRow[Contact]], view: View) -> Iterator[str]:
    from planner.commands.sheet.contact_table import CONTACTS

    columns = [CONTACTS.columns[name] for name in view.columns]
    cells = [[visible(column.field.show(facts)) for column in columns] for facts in found]
    widths = [
        min(WIDEST, max([len(column.title), *(len(row[at]) for row in cells)]))
        for at, column in enumerate(columns)
    ]
    if found:
        heads = (f"{column.title:{width}}" for column, width in zip(columns, widths, strict=True))
        yield f"{'id':6}  {'  '.join(heads)}".rstrip()
    for facts, row in zip(found, cells, strict=True):
        texts = (f"{_cut(text, width):{width}}" for text, width in zip(row, widths, strict=True))
        yield f"{facts.key[-6:]}  {'  '.join(texts)}".rstrip()
    yield plural(len(found), "contact")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
