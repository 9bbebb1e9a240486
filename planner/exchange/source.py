"""Finds out what a file is, by what is in it and not by its name, and reads it into a sheet."""

from __future__ import annotations

from pathlib import Path

from planner.errors import PlannerError, UsageError
from planner.exchange.columns import meanings, source_of
from planner.exchange.own import read_own
from planner.exchange.sheet import Sheet
from planner.exchange.table import find_header, rows_after
from planner.exchange.text import decode, foreign

WANTED = (
    "Wanted: LinkedIn's Connections.csv, a CSV whose header names columns such as First Name, Last Name, Company and "
    "Email, or a planner's own JSON."
)
_ADVICE = {
    "a zip archive": "Unpack it, and import the Connections.csv that is in it.",
    "a gzip archive": "Unpack it first.",
    "an Excel workbook": "Save it as CSV, and import that.",
    "an old Excel workbook": "Save it as CSV, and import that.",
    "a web page": "Download the export again, while you are logged in.",
}


def read(path: Path | str) -> Sheet:
    """Read a file of contacts.

    Raises:
        UsageError: It is a folder, or a file of a kind that holds no contacts.
        PlannerError: It is not there, cannot be read, is empty, or nothing in it can be understood.
    """
    path = Path(path)
    if path.is_dir():
        raise UsageError(f"{path} is a folder. Name the file to import.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise PlannerError(f"There is no file {path}. Check the name.") from None
    except (OSError, ValueError) as error:
        raise PlannerError(f"{path} cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    what = foreign(data)
    if what == "empty":
        raise PlannerError(f"{path} is empty.\n{WANTED}")
    text = None if what else decode(data)
    if text is None:
        raise UsageError(f"{path} is {what or 'not a text file'}. {_ADVICE.get(what, WANTED)}")
    if text.lstrip().startswith(("{", "[")):
        return read_own(text, path)
    return _table(text, path)


def _table(text: str, path: Path) -> Sheet:
    found = find_header(text)
    if found is None:
        if text.lstrip()[:11].upper() == "BEGIN:VCARD":
            raise UsageError(f"{path} is a vCard, which cannot be imported. Export your contacts as CSV.")
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        raise PlannerError(f"{path}: no line names columns; it begins with “{first[:60]}”.\n{WANTED}")
    index, delimiter, header = found
    rows = rows_after(text, index, delimiter)
    if not rows:
        raise PlannerError(f"{path}: line {index + 1} names the columns, but there is no row below it.")
    return Sheet(source_of(header), rows, path.name, header, meanings(header))
