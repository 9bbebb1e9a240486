"""`planner export`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.output import print_file
from planner.commands.exchange.exporting import export, format_of, write_export
from planner.commands.sheet.contact_table import CONTACTS
from planner.words import plural, visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell
    from planner.commands.session import Session


def export_file(shell: Shell) -> int:
    """Write people, the days to come or the week into a file, or to standard output."""
    args = shell.args
    format_name = format_of(args.file, args.format)
    session = shell.open()
    contacts = _contacts(session, args.filter)
    exported = export(session, format_name, private=args.private, contacts=contacts)
    if args.file == "-" and not shell.json:
        print_file(exported.text)
        return 0
    path = args.file
    if path != "-" and not shell.dry_run:
        path = str(write_export(session, args.file, exported))
    value = {
        "file": path,
        "format": exported.format,
        "count": exported.size,
        "private": args.private,
        "dry_run": shell.dry_run,
    }
    if args.file == "-":
        value["text"] = exported.text
    verb = "would write" if shell.dry_run else "wrote"
    without = "" if args.private else ", without private notes, private touches and leads"
    count = plural(exported.size, exported.noun)
    shell.answer(value, [f"{verb} {count} to {visible(args.file)}{without}"])
    return 0


def _contacts(session: Session, text: str | None) -> set[str] | None:
    """Return the ids of those whom a filter line lets through; None without one."""
    if not text:
        return None
    view = CONTACTS.first._replace(filter=text)
    return {row.key for row in CONTACTS.rows(session, view)}
