"""Finds out what a file is, by what is in it and not by its name, and reads it into a sheet."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from pathlib import Path

from planner.errors import PlannerError, UsageError
from planner.exchange.columns import Named, meanings, source_of
from planner.exchange.export_csv import COLUMNS, unguarded
from planner.exchange.sheet import Sheet
from planner.exchange.table import find_header, rows_after
from planner.exchange.text import decode, foreign

WANTED = (
    "Wanted: LinkedIn's Connections.csv, a CSV or Excel workbook with columns such as First Name, Company and Email, "
    "vCards, or a planner's JSON."
)
_ADVICE = {
    "a zip archive": "Unpack it, and import the Connections.csv that is in it.",
    "a gzip archive": "Unpack it first.",
    "an old Excel workbook": "Save it as .xlsx or CSV, and import that.",
    "a web page": "Download the export again, while you are logged in.",
}


def read(path: Path | str, named: Named | None = None) -> Sheet:
    """Read a file of contacts.

    Args:
        path: The file.
        named: What columns hold, by their plain name, where the user said so.

    Raises:
        UsageError: It is a folder, or a file of a kind that holds no contacts.
        PlannerError: It is not there, cannot be read, is empty, or nothing in it can be understood.
    """
    path = Path(path)
    data = _bytes(path)
    what = foreign(data)
    if what == "empty":
        raise PlannerError(f"{path} is empty.\n{WANTED}")
    if what == "an Excel workbook":
        from planner.exchange.xlsx import read_workbook

        return read_workbook(data, path.name, named)
    text = None if what else decode(data)
    if text is None:
        raise UsageError(f"{path} is {what or 'not a text file'}. {_ADVICE.get(what, WANTED)}")
    start = text[:4096].lstrip()
    if start[:11].upper() == "BEGIN:VCARD":
        from planner.exchange.cards import read_vcards

        # Lines are put together from bytes, because cards may break them within a character; 16-bit texts have none.
        return read_vcards(text.encode() if b"\0" in data[:64] else data.removeprefix(BOM_UTF8), path.name)
    del data
    if start.startswith(("{", "[")):
        return _json(text, path)
    if start.startswith("#"):
        from planner.exchange.friends import is_journal, read_journal

        if is_journal(text):
            return read_journal(text, path.name)
    return _table(text, path, named)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name the file to import.")
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read()
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise PlannerError(f"There is no file {path}. Check the name.") from None
    except (OSError, ValueError) as error:
        raise PlannerError(f"{path} cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise PlannerError(f"{path} was being written while it was read. Wait for the download, and try again.")
    return data


def _json(text: str, path: Path) -> Sheet:
    from planner.exchange.own import read_json, read_own

    book = read_json(text, path)
    from planner.exchange.monica import is_monica, read_monica

    if isinstance(book, dict) and is_monica(book):
        sheet = read_monica(book, path.name)
        if not sheet.rows:
            raise PlannerError(f"{path}: an export of Monica's, but there is no contact in it.")
        return sheet
    return read_own(book, path)


def _table(text: str, path: Path, named: Named | None) -> Sheet:
    found = find_header(text, named)
    if found is None:
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        raise PlannerError(
            f"{path}: no line names columns; it begins with “{first[:60]}”.\n{WANTED} "
            "Or say what columns hold: --map \"COLUMN=name\"."
        )
    index, delimiter, header = found
    rows = rows_after(text, index, delimiter)
    if not rows:
        raise PlannerError(f"{path}: line {index + 1} names the columns, but there is no row below it.")
    ours = header == COLUMNS
    if ours:
        rows = tuple(row._replace(cells=tuple(map(unguarded, row.cells))) for row in rows)
    return Sheet(source_of(header), rows, path.name, header, meanings(header, named), exact=ours)
