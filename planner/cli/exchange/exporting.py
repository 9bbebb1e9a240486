"""`planner export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.output import print_file
from planner.commands.exchange.address_book import export_folder
from planner.commands.exchange.exporting import export, format_of, write_export
from planner.commands.sheet.contact_table import CONTACTS
from planner.exchange.read.input_file import is_folder
from planner.words import plural, visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell
    from planner.commands.session import Session

STANDARD_OUTPUT = ("-", "/dev/stdout")
"""The files' names that mean standard output: nothing but the text is printed there."""


def export_file(shell: Shell) -> int:
    """Write people, the days to come or the week into a file, or to standard output."""
    args = shell.args
    if is_folder(Path(args.file).expanduser()) and not args.format:
        return _export_folder(shell)
    format_name = format_of(args.file, args.format)
    session = shell.open()
    contacts = _contacts(session, args.filter)
    exported = export(session, format_name, private=args.private, contacts=contacts)
    to_output = args.file in STANDARD_OUTPUT
    if to_output and not shell.json:
        print_file(exported.text)
        return 0
    path = args.file
    if not to_output and not shell.dry_run:
        path = str(write_export(session, args.file, exported))
    value = {
        "file": path,
        "format": exported.format,
        "count": exported.size,
        "private": args.private,
        "dry_run": shell.dry_run,
    }
    if to_output:
        value["text"] = exported.text
    verb = "would write" if shell.dry_run else "wrote"
    without = "" if args.private else ", without private notes, private touches and leads"
    count = plural(exported.size, exported.noun)
    shell.answer(value, [f"{verb} {count} to {visible(args.file)}{without}"])
    return 0


def _export_folder(shell: Shell) -> int:
    """Write people into an address book, one card a file."""
    session = shell.open()
    contacts = _contacts(session, shell.args.filter)
    folder = Path(shell.args.file).expanduser()
    result = export_folder(session, folder, contacts, dry_run=shell.dry_run)
    value = {
        "file": str(folder),
        "format": "vcf",
        "count": result.written + result.updated,
        "written": result.written,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "remarks": list(result.remarks),
        "private": False,
        "dry_run": shell.dry_run,
    }
    verb = "would write" if shell.dry_run else "wrote"
    summary = (
        f"{verb} {plural(result.written, 'new card')} to {visible(str(folder))}, "
        f"{result.updated} updated, {result.unchanged} unchanged; nothing private, nothing deleted"
    )
    shell.answer(value, [summary, *map(visible, result.remarks)])
    return 0


def _contacts(session: Session, text: str | None) -> set[str] | None:
    """Return the ids of those whom a filter line lets through; None without one."""
    if not text:
        return None
    view = CONTACTS.first._replace(filter=text)
    return {row.key for row in CONTACTS.rows(session, view)}
