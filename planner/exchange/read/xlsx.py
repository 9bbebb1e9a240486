"""Excel workbooks → rows, by openpyxl, which is an extra; what could blow up when unpacked is
refused unread."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from planner.errors import PlannerError, UsageError
from planner.exchange.read.columns import ColumnMapping, likeness, meanings, source_of
from planner.exchange.read.columns_content import by_content
from planner.exchange.sheet import Row, Sheet
from planner.words import plural

MOST_BYTES = 300_000_000
"""What a workbook may unpack to, in bytes: a hundred thousand rows of contacts take a tenth of
it."""
MOST_RATIO = 200
"""How many times its size a part may unpack to; XML of real sheets stays below 40."""
_SEARCHED = 60
_CHUNK = 1 << 20
_DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


def read_workbook(data: bytes, file: str, named: ColumnMapping | None = None) -> Sheet:
    """Return the people of the sheet whose header names most known columns.

    Raises:
        UsageError: openpyxl is not installed, or the file is made to blow up when it is unpacked.
        PlannerError: It cannot be read, or no sheet of it has a header of people.
    """
    _check(data, file)
    try:
        import openpyxl  # the extra `xlsx`
    except ImportError:
        raise UsageError(
            f"{file} is an Excel workbook, and reading one takes the extra `xlsx`: pip install "
            "'planner-daily[xlsx]'.\n"
            "Or save it as CSV, and import that."
        ) from None
    try:
        book = openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
        sheets = [_sheet(candidate, file, named) for candidate in book.worksheets]
        book.close()
    except PlannerError:
        raise
    except (
        Exception
    ) as error:  # openpyxl lets through whatever a damaged part makes it stumble over
        raise PlannerError(
            f"{file}: the workbook cannot be read ({type(error).__name__}). Save it again."
        ) from error
    candidates = [candidate for candidate in sheets if candidate is not None]
    if not candidates:
        raise PlannerError(
            f"{file}: no sheet of the workbook has a line that names columns such as First Name, "
            "Company and Email."
        )
    return max(
        candidates, key=lambda candidate: (sum(map(bool, candidate.columns)), len(candidate.rows))
    )


def _check(data: bytes, file: str) -> None:
    """Refuse archives that unpack to more than they may, and XML with declarations of its own
    (billion laughs)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > MOST_BYTES:
                raise UsageError(
                    f"{file} unpacks to over {MOST_BYTES // 1_000_000} MB; nothing of it was read."
                )
            for part in parts:
                if part.file_size > _CHUNK and part.file_size > MOST_RATIO * max(
                    part.compress_size, 1
                ):
                    raise UsageError(
                        f"{file} is made to blow up when it is unpacked; nothing of it was read."
                    )
                if part.filename.lower().endswith((".xml", ".rels", ".vml")) and _declares(
                    archive, part
                ):
                    raise UsageError(
                        f"{file} declares XML entities, as no real workbook does; nothing of it "
                        "was read."
                    )
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
    ) as error:
        raise PlannerError(
            f"{file}: the workbook is damaged or has a password ({error}). Save it again."
        ) from error
    except Exception as error:
        if isinstance(error, PlannerError):
            raise
        raise PlannerError(f"{file}: the workbook is damaged ({error}). Save it again.") from error


def _declares(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as stream:
        before = b""
        while chunk := stream.read(_CHUNK):
            seen = before + chunk
            if any(word in seen for word in _DECLARATIONS):
                return True
            before = seen[-32:]
    return False


def _sheet(sheet: Any, file: str, named: ColumnMapping | None) -> Sheet | None:
    if not hasattr(sheet, "iter_rows"):
        return None  # a sheet that is a chart
    sheet.reset_dimensions()  # what a file says of its size need not be so
    rows = _rows(sheet)
    first: list[Row] = []
    for row in rows:
        first.append(row)
        if len(first) == _SEARCHED:
            break
    scored = [(likeness(row.cells, named), -at) for at, row in enumerate(first)]
    if not scored or max(scored)[0] == 0:
        return None
    at = -max(scored)[1]
    header = first[at].cells
    people = (*first[at + 1 :], *rows)
    if not people:
        return None
    remarks = (
        ()
        if source_of(header) != "csv"
        else (f"sheet “{sheet.title}”, {plural(len(people), 'row')}",)
    )
    source = source_of(header)
    columns = by_content(header, meanings(header, named), people, named)
    return Sheet(
        "excel" if source == "csv" else source, people, file, header, columns, remarks=remarks
    )


def _rows(sheet: Any) -> Iterator[Row]:
    for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = tuple(map(_text, cells))
        if any(texts):
            yield Row(number, texts)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
