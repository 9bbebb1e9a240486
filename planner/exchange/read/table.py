"""Delimited text → rows: finds the header, the delimiter and the line that each row begins on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from planner.exchange.read.columns import LINKEDIN, ColumnMapping, likeness
from planner.exchange.read.profiles import profile_of
from planner.exchange.sheet import Row

_SEARCHED = 60
"""The header stands among the first so many lines."""
_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_CELL = 2**31 - 1
_READ_TWICE = 1_000_000


def find_header(
    text: str, named: ColumnMapping | None = None
) -> tuple[int, str, tuple[str, ...]] | None:
    """Return the index of the header's line, the delimiter and the columns' names: of the first
    lines, taken one by one so that no quotation mark in a preamble hides it, the one in which most
    cells name a known column. None where there is no such line."""
    best: tuple[int, int, str, tuple[str, ...]] | None = None
    lines = _first_lines(text)
    for index, line in enumerate(lines):
        for delimiter in _DELIMITERS:
            cells = _cells(line, delimiter)
            like = likeness(cells, named)
            if like and (best is None or like > best[0]):
                best = like, index, delimiter, cells
    if best is None:
        return None
    like, index, delimiter, cells = best
    # A single word such as "Name" may stand in any text; on the first line it heads a list or a
    # table.
    if like < 2 and (
        any(map(str.strip, lines[:index]))
        or not _goes_on(lines[index + 1 :], delimiter, len(cells))
    ):
        return None
    return index, delimiter, cells


def find_linkedins(text: str) -> tuple[int, str, tuple[str, ...]] | None:
    """Return the same of LinkedIn's header in a language whose words are not known: of seven
    columns, with a profile's address in the third below it."""
    lines = _first_lines(text)
    for index, line in enumerate(lines[:-1]):
        for delimiter in _DELIMITERS:
            cells = _cells(line, delimiter)
            if len(cells) != len(LINKEDIN) or is_linkedins(cells):
                continue
            if any(
                is_linkedins(_cells(below, delimiter)) for below in lines[index + 1 : index + 6]
            ):
                return index, delimiter, cells
    return None


def unknown_columns(text: str) -> tuple[str, ...]:
    """Return the names of the columns of what may be a table with a header that is not known; none
    where it is none."""
    lines = _first_lines(text)
    start = next((index for index, line in enumerate(lines) if line.strip()), 0)
    for delimiter in _DELIMITERS:
        cells = _cells(lines[start], delimiter) if lines else ()
        if len(cells) > 1 and _goes_on(lines[start + 1 :], delimiter, len(cells)):
            return tuple(cells)
    return ()


def is_linkedins(cells: Sequence[str]) -> bool:
    """Whether these are the cells of a row of LinkedIn's file."""
    return len(cells) == len(LINKEDIN) and bool(profile_of(cells[2]))


def _goes_on(lines: list[str], delimiter: str, width: int) -> bool:
    """Whether the lines below a header of one cell or more have as many cells."""
    below = [_cells(line, delimiter) for line in lines if line.strip()][:10]
    return width == 1 or (bool(below) and all(len(cells) == width for cells in below))


def _first_lines(text: str) -> list[str]:
    lines = []
    with io.StringIO(text, newline=None) as source:
        for line in source:
            lines.append(line)
            if len(lines) == _SEARCHED:
                break
    return lines


def _cells(line: str, delimiter: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([line], delimiter=delimiter, skipinitialspace=True), ()))
    except csv.Error:
        return ()


def rows_after(text: str, header: int, delimiter: str) -> list[Row]:
    """Return the rows below the header's line, which has the index ``header``; those without
    anything in them are left out."""
    with io.StringIO(text, newline="") as source:
        lines = list(source)
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        return list(_rows(_Lines(lines, header + 1), delimiter))
    finally:
        csv.field_size_limit(before)


class _Lines:
    """Lines handed to the csv reader, which knows how far it got."""

    def __init__(self, lines: list[str], at: int) -> None:
        self.lines = lines
        self.at = at

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        if self.at >= len(self.lines):
            raise StopIteration
        self.at += 1
        return self.lines[self.at - 1]


def _rows(lines: _Lines, delimiter: str) -> Iterator[Row]:
    """A quotation mark that nobody closed would swallow the rows after it, up to the next one,
    which then stands where none may stand: such a row is read alone, and reading goes on below it.
    How many lines may be read twice for that is limited, so that no file takes long."""
    spare = _READ_TWICE
    while lines.at < len(lines.lines):
        start = lines.at
        broken = False
        try:
            reader = csv.reader(
                lines if spare > 0 else [next(lines)],
                delimiter=delimiter,
                skipinitialspace=True,
                strict=True,
            )
            cells = tuple(next(reader, ()))
        except csv.Error:
            spare -= lines.at - start - 1
            cells, broken = _alone(lines, start, delimiter)
        if any(map(str.strip, cells)):
            yield Row(start + 1, cells, broken)


def _alone(lines: _Lines, start: int, delimiter: str) -> tuple[tuple[str, ...], bool]:
    """Return the cells of one line, move behind it, and say whether a quotation mark is left open
    in it."""
    line, one_line = lines.lines[start], lines.at == start + 1 < len(lines.lines)
    lines.at = start + 1
    if one_line:
        return _cells(line, delimiter), False
    return tuple(cell.strip().strip('"') for cell in line.split(delimiter)), True
