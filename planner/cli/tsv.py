"""JSON values as tab-separated lines, for cut, sort, awk and a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


ROWS = ("items", "rows", "changes")
"""The lists that an answer is about, where it has others too."""


def tsv_lines(value: Any) -> Iterator[str]:
    """Return a line of headings and a line for each row.

    The rows are the objects of a list, or of a list in an object: ``items``, ``rows``, else the
    longest; an object without lists is a line for each of its keys. What is nested has a heading
    for each part: ``contact.name``.
    """
    rows = [_cells(row) for row in _rows(value)]
    if not rows:
        rows = [{"key": name, "value": cell} for name, cell in _cells(value).items()]
    names = list(dict.fromkeys(name for row in rows for name in row))
    if not names:
        return
    yield "\t".join(visible(name) for name in names)
    for row in rows:
        yield "\t".join(visible(row.get(name, "")) for name in names)


def _rows(value: Any) -> Sequence[Any]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return []
    tables: dict[str, list[Any]] = {name: item for name, item in value.items() if _is_table(item)}
    for name in ROWS:
        if name in tables:
            return tables[name]
    return max(tables.values(), key=len, default=[])


def _is_table(item: Any) -> bool:
    return isinstance(item, list) and bool(item) and all(isinstance(row, dict) for row in item)


def _cells(value: Any, prefix: str = "") -> Mapping[str, str]:
    """Return the texts of a value by their headings; a list is one text."""
    if not isinstance(value, dict):
        return {prefix.rstrip(".") or "value": _text(value)}
    cells: dict[str, str] = {}
    for name, item in value.items():
        heading = f"{prefix}{name}"
        cells.update(
            _cells(item, f"{heading}.") if isinstance(item, dict) else {heading: _text(item)}
        )
    return cells


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, dict):
        return str(value.get("name", value.get("id", "")))
    return str(value)
