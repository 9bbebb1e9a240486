"""`planner list`: contacts by options, or by a filter line with columns, a sort, saved views and
changes for many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import cut
from planner.commands.people.contact_values import contact_value
from planner.commands.people.tie import standing_of
from planner.commands.sheet.contact_table import CONTACTS
from planner.commands.sheet.view import save_view
from planner.errors import UsageError
from planner.records import STATES
from planner.words import plural, quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.commands.sheet.field import TableRow
    from planner.commands.sheet.view import View
    from planner.records import Contact

HIDDEN = ("ignored", "archived")
"""States that a list leaves out unless asked."""
WIDEST = 40
"""Cells of a column at most."""
_SHEET_OPTIONS = ("filter", "columns", "sort", "view", "save", "forget", "set")


def list_contacts(shell: Shell) -> int:
    """List contacts."""
    if any(getattr(shell.args, name) is not None for name in _SHEET_OPTIONS):
        return _list_sheet(shell)
    session, args = shell.open(), shell.args
    shown = STATES if args.all or args.state else [state for state in STATES if state not in HIDDEN]
    contacts = sorted(
        (
            contact
            for contact in session.records.contacts.values()
            if contact.state in shown and _passes(shell, session, contact)
        ),
        key=lambda contact: contact.name.casefold(),
    )
    rows = [contact_value(session, contact) for contact in contacts]
    if args.due:
        rows = [row for row in rows if _is_due(session, row)]
    shell.answer(rows, _rows(rows))
    return 0


def _passes(shell: Shell, session: Session, contact: Contact) -> bool:
    """Whether the plain options let a contact through."""
    args = shell.args
    if args.state and contact.state != args.state:
        return False
    if args.tag and not _has_tag(contact, args.tag):
        return False
    if args.org and args.org.casefold() not in contact.org.casefold():
        return False
    if args.stage and standing_of(session, contact.id).stage != args.stage:
        return False
    return not args.owed or standing_of(session, contact.id).owed


def _has_tag(contact: Contact, text: str) -> bool:
    return text.lstrip("#").casefold() in {tag.casefold() for tag in contact.tags}


def _is_due(session: Session, row: dict[str, Any]) -> bool:
    return bool(row["due"]) and row["due"] <= session.today.isoformat()


def _rows(rows: Sequence[dict[str, Any]]) -> Iterator[str]:
    for row in rows:
        org = f" · {row['org']}" if row["org"] else ""
        last = f"last {row['last_touch']}" if row["last_touch"] else "no touch yet"
        due = f"due {row['due']}" if row["due"] else ""
        name = visible(row["name"] + org)
        yield f"{row['id'][-6:]}  {_stage(row):8} {name}  {last}  {due}".rstrip()
    yield plural(len(rows), "contact")


def _stage(row: dict[str, Any]) -> str:
    if row["owed"]:
        return "owed"
    return str(row["stage"] if row["state"] == "kept" else row["state"])


def _list_sheet(shell: Shell) -> int:
    """List who is in a view; save or forget the view, or change everybody in it, where that was
    asked for."""
    session, args = shell.open(), shell.args
    if args.forget:
        return _forget_view(shell, session, args.forget)
    view = _view(shell, session)
    rows = [row for row in CONTACTS.rows(session, view) if _passes(shell, session, row.record)]
    if args.due:
        rows = [row for row in rows if _is_due(session, contact_value(session, row.record))]
    if args.save and not shell.dry_run:
        shell.warn(save_view(session, args.save, view))
    if args.set:
        ids = [row.key for row in rows]
        with shell.one_change(session):
            label = CONTACTS.change(session, ids, args.set)
        shell.answer_changed([label], ids=ids)
    elif shell.json:
        shell.answer([contact_value(session, row.record) for row in rows], ())
    else:
        shell.answer(None, _sheet_rows(rows, view))
    return 0


def _forget_view(shell: Shell, session: Session, name: str) -> int:
    would = f"would forget the view {name}"
    label = would if shell.dry_run else save_view(session, name, None)
    shell.answer({"changed": [label], "dry_run": shell.dry_run}, [label])
    return 0


def _view(shell: Shell, session: Session) -> View:
    args = shell.args
    view = _saved_view(session, args.view) if args.view else CONTACTS.first
    words = [view.filter, args.filter or ""]
    # The filter line leaves out the ignored and the archived unless it names states.
    if args.state or args.all:
        words.append(f"state:{args.state or ','.join(STATES)}")
    return view._replace(
        filter=" ".join(filter(None, words)),
        columns=CONTACTS.column_names(args.columns) if args.columns else view.columns,
        sort=CONTACTS.sort_keys(args.sort) if args.sort else view.sort,
    )


def _saved_view(session: Session, name: str) -> View:
    views = CONTACTS.saved_views(session)
    if name not in views:
        raise UsageError(
            f"There is no view {quoted(name)}. There are: {', '.join(views) or 'none yet'}."
        )
    return views[name]


def _sheet_rows(rows: Sequence[TableRow[Contact]], view: View) -> Iterator[str]:
    columns = [CONTACTS.columns[name] for name in view.columns]
    cells = [[visible(column.field.show(row)) for column in columns] for row in rows]
    widths = []
    for at, column in enumerate(columns):
        longest = max([len(column.title), *(len(texts[at]) for texts in cells)])
        widths.append(min(WIDEST, longest))
    if rows:
        yield _row("id", [column.title for column in columns], widths)
    for row, texts in zip(rows, cells, strict=True):
        yield _row(row.key[-6:], texts, widths)
    yield plural(len(rows), "contact")


def _row(key: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    texts = (f"{cut(text, width):{width}}" for text, width in zip(cells, widths, strict=True))
    return f"{key:6}  {'  '.join(texts)}".rstrip()
