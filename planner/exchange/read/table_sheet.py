"""A delimited table → a sheet: which program wrote it, and what each of its columns holds."""

from __future__ import annotations

from collections.abc import Sequence

from planner.errors import PlannerError
from planner.exchange.own_columns import COLUMNS, unguarded
from planner.exchange.read.columns import (
    LINKEDIN,
    ColumnMapping,
    meanings,
    plain,
    source_of,
)
from planner.exchange.read.columns_content import by_content
from planner.exchange.read.input_file import InputFile
from planner.exchange.read.table import (
    find_header,
    find_linkedins,
    is_linkedins,
    rows_after,
    unknown_columns,
)
from planner.exchange.sheet import ColumnsUnknown, Meaning, Sheet

WANTED = (
    "Wanted: LinkedIn's Connections.csv, a CSV or Excel workbook with columns such as First Name, "
    "Company and Email, vCards, LDIF, or a planner's JSON."
)


def read_table(file: InputFile, mapping: ColumnMapping | None = None) -> Sheet:
    """Return the people in a table.

    Args:
        file: The file.
        mapping: What columns hold, by their plain name, where the user said so.

    Raises:
        ColumnsUnknown: It is a table, but none of its columns is known.
        PlannerError: It is no table, or there is nobody in it.
    """
    header_line = find_header(file.text, mapping) or find_linkedins(file.text)
    if header_line is None:
        raise _no_header(file)
    index, delimiter, header = header_line
    rows = rows_after(file.text, index, delimiter)
    if not rows:
        raise PlannerError(
            f"{file.path}: line {index + 1} names the columns, but there is no row below it."
        )
    if header == COLUMNS:
        own_rows = [row._replace(cells=tuple(map(unguarded, row.cells))) for row in rows]
        return Sheet("csv", own_rows, file.name, header, meanings(header, mapping), exact=True)
    columns, source = meanings(header, mapping), source_of(header)
    in_linkedins_order = any(is_linkedins(row.cells) for row in rows[:5])
    if source == "csv" and in_linkedins_order and _may_be_linkedins(columns):
        columns, source = _linkedins_columns(header, columns, mapping), "linkedin"
    return Sheet(source, rows, file.name, header, by_content(header, columns, rows, mapping))


def _no_header(file: InputFile) -> PlannerError:
    first = next((line.strip() for line in file.text.splitlines() if line.strip()), "")
    refusal = (
        f"{file.path}: no line names columns; it begins with “{first[:60]}”.\n{WANTED} "
        'Or say what columns hold: --map "COLUMN=name". '
        "Lines about what happened: `planner log - < FILE`."
    )
    names = unknown_columns(file.text)
    return ColumnsUnknown(refusal, names) if any(names) else PlannerError(refusal)


def _may_be_linkedins(columns: Sequence[Meaning]) -> bool:
    """Whether no column is known for something else than stands there in LinkedIn's file."""
    if len(columns) != len(LINKEDIN):
        return False
    return all(
        column in ("", linkedins) for column, linkedins in zip(columns, LINKEDIN, strict=True)
    )


def _linkedins_columns(
    header: Sequence[str], columns: Sequence[Meaning], mapping: ColumnMapping | None
) -> tuple[Meaning, ...]:
    """What the columns hold by their order, which is LinkedIn's in every language of its
    interface."""
    chosen = mapping or {}
    return tuple(
        column or ("" if plain(name) in chosen else linkedins)
        for name, column, linkedins in zip(header, columns, LINKEDIN, strict=True)
    )
