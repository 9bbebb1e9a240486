"""Finds out what a file is, by what is in it and not by its name, and reads it into a sheet."""

from __future__ import annotations

import os
import re
import stat
from codecs import BOM_UTF8
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from planner.errors import PlannerError, UsageError
from planner.exchange.read.columns import LINKEDIN, Named, meanings, plain, source_of
from planner.exchange.read.columns_content import by_content
from planner.exchange.read.table import (
    find_header,
    find_linkedins,
    is_linkedins,
    rows_after,
    unknown_columns,
)
from planner.exchange.read.text import decode, foreign, is_utf8
from planner.exchange.sheet import ColumnsUnknown, Meaning, Row, Sheet
from planner.exchange.write.csv_file import COLUMNS, unguarded
from planner.words import plural

WANTED = (
    "Wanted: LinkedIn's Connections.csv, a CSV or Excel workbook with columns such as First Name, Company and Email, "
    "vCards, or a planner's JSON."
)
_ADVICE = {
    "a zip archive": "Unpack it, and import the Connections.csv that is in it.",
    "a gzip archive": "Unpack it first.",
    "an old Excel workbook": "Save it as .xlsx or CSV, and import that.",
    "a dump of a database": "Export vCards, CSV or, in Monica, JSON (Settings → Export), and import that.",
    "a web page": "Download the export again, while you are logged in.",
}

MOST_BYTES = 1_000_000_000
"""What a file may hold, in bytes: five thousand cards with pictures take half of it."""
_SQL = re.compile(r"^(INSERT( IGNORE)? INTO|CREATE TABLE) ", re.MULTILINE)


Opener = Callable[[Path, bytes], bytes]
"""Decrypts the bytes of a file that the planner has encrypted, and returns any others as they are."""


def read(path: Path | str, named: Named | None = None, opened: Opener | None = None) -> Sheet:
    """Read a file of contacts.

    Args:
        path: The file.
        named: What columns hold, by their plain name, where the user said so.
        opened: Decrypts a planner's book; None where there is nothing to decrypt with.

    Raises:
        UsageError: It is a folder, or a file of a kind that holds no contacts.
        PlannerError: It is not there, cannot be read, is empty, or nothing in it can be understood.
    """
    path = Path(path)
    if _is_folder(path):
        raise UsageError(f"{path} is a folder. Name the file to import.")
    data = _bytes(path)
    if opened is not None:
        data = opened(path, data)
    what = foreign(data)
    if what == "empty":
        raise PlannerError(f"{path} is empty.\n{WANTED}")
    if what == "an Excel workbook":
        from planner.exchange.read.xlsx import read_workbook

        return read_workbook(data, path.name, named)
    if not what and _begins_a_card(data[:4096].removeprefix(BOM_UTF8).lstrip()):
        # Lines are put together from bytes, because cards may break them within a character.
        return _cards(data.removeprefix(BOM_UTF8), path)
    if (
        not what
        and data[:4096].removeprefix(BOM_UTF8).lstrip()[:1] in (b"{", b"[")
        and is_utf8(data)
    ):
        return _json(data.removeprefix(BOM_UTF8), path)
    text = None if what else decode(data)
    if text is None:
        raise UsageError(f"{path} is {what or 'not a text file'}. {_ADVICE.get(what, WANTED)}")
    del data
    start = text[:4096].lstrip()
    if _begins_a_card(start[:11].encode()):
        return _cards(text.encode(), path)
    if start.startswith(("{", "[")):
        return _json(text.encode("utf-8", "replace"), path)
    if _SQL.search(start):
        raise UsageError(f"{path} is a dump of a database (SQL). {_ADVICE['a dump of a database']}")
    if start.startswith("#"):
        from planner.exchange.read.friends import is_journal, read_journal

        if is_journal(text):
            return read_journal(text, path.name)
    return _table(text, path, named)


def _begins_a_card(start: bytes) -> bool:
    return start[:11].upper() == b"BEGIN:VCARD"


def _cards(data: bytes, path: Path) -> Sheet:
    from planner.exchange.read.cards import read_vcards

    return read_vcards(data, path.name)


def _json(data: bytes, path: Path) -> Sheet:
    from planner.exchange.read.own import read_json

    return read_json(data, path)


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir fails on a name that is too long


def read_all(
    paths: Sequence[Path], named: Named | None = None, opened: Opener | None = None
) -> Sheet:
    """Read one file, or many of vCards: by their names, or by that of the folder in which they are.

    Of many the rows are numbered through, and one that cannot be read stops none of the others.

    Raises:
        UsageError: Among many there is one of another kind, or there is no card in a folder.
        PlannerError: None of them can be read.
    """
    files = [file for path in paths for file in (_cards_in(path) if _is_folder(path) else [path])]
    if len(files) == 1:
        return read(files[0], named, opened)
    rows: list[Row] = []
    sheets: list[Sheet] = []
    for file in files:
        try:
            sheet = read(file, named)
        except PlannerError as error:
            why = str(error).splitlines()[0].removeprefix(f"{file.name}: ")
            rows.append(Row(len(rows) + 1, (), skip=why, file=file.name))
            continue
        if sheet.source != "vcard":
            raise UsageError(f"{file} is no vCard; of other files import one at a time.")
        rows += [
            row._replace(line=len(rows) + at, file=file.name)
            for at, row in enumerate(sheet.rows, 1)
        ]
        sheets.append(sheet)
    if not sheets:
        raise PlannerError(
            f"None of {plural(len(files), 'file')} could be read; the first: {rows[0].skip}"
        )
    remarks = tuple(f"{sheet.file}: {remark}" for sheet in sheets for remark in sheet.remarks)
    return sheets[0]._replace(
        rows=tuple(rows),
        file=plural(len(files), "file"),
        remarks=remarks,
        exact=all(sheet.exact for sheet in sheets),
    )


def _cards_in(folder: Path) -> list[Path]:
    found = sorted(
        each
        for each in folder.iterdir()
        if each.suffix.lower() in (".vcf", ".vcard") and each.is_file()
    )
    if not found:
        raise UsageError(f"{folder} is a folder without vCards in it. Name the file to import.")
    return found


def _bytes(path: Path) -> bytes:
    try:
        # A pipe that nobody writes into, and a device that never ends, are not even opened.
        kind = path.stat()
        if not stat.S_ISREG(kind.st_mode) and str(path) != "/dev/stdin":
            raise UsageError(f"{path} is a pipe or a device, not a file. Name the file to import.")
        if kind.st_size > MOST_BYTES:
            raise UsageError(
                f"{path} is larger than {MOST_BYTES // 1_000_000_000} GB. Is it the right file?"
            )
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read()
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise PlannerError(f"There is no file {path}. Check the name.") from None
    except (OSError, ValueError) as error:
        raise PlannerError(
            f"{path} cannot be read ({getattr(error, 'strerror', None) or error})."
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise PlannerError(
            f"{path} was being written while it was read. Wait for the download, and try again."
        )
    return data


def _table(text: str, path: Path, named: Named | None) -> Sheet:
    found = find_header(text, named) or find_linkedins(text)
    if found is None:
        first = next((line.strip() for line in text.splitlines() if line.strip()), "")
        refusal = (
            f"{path}: no line names columns; it begins with “{first[:60]}”.\n{WANTED} "
            'Or say what columns hold: --map "COLUMN=name".'
        )
        names = unknown_columns(text)
        raise ColumnsUnknown(refusal, names) if any(names) else PlannerError(refusal)
    index, delimiter, header = found
    rows = rows_after(text, index, delimiter)
    if not rows:
        raise PlannerError(
            f"{path}: line {index + 1} names the columns, but there is no row below it."
        )
    ours = header == COLUMNS
    if ours:
        rows = rows.each_cell(unguarded)
    columns, source = meanings(header, named), source_of(header)
    if (
        source == "csv"
        and any(is_linkedins(row.cells) for row in islice(rows, 5))
        and _may_be_linkedins(columns)
    ):
        # Whatever language it names its columns in, their order is the same.
        said = named or {}
        columns = tuple(
            each or ("" if plain(name) in said else known)
            for name, each, known in zip(header, columns, LINKEDIN, strict=True)
        )
        source = "linkedin"
    if not ours:
        columns = by_content(header, columns, rows, named)
    return Sheet(source, rows, path.name, header, columns, exact=ours)


def _may_be_linkedins(columns: Sequence[Meaning]) -> bool:
    """Whether no column is known for something else than stands there in LinkedIn's file."""
    return len(columns) == len(LINKEDIN) and all(
        map(lambda each, known: each in ("", known), columns, LINKEDIN)
    )
