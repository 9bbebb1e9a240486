"""The filter line of promises, favours, hubs and organisations: their columns by name, and free words.

``state:open due<14d name:ana -who:they`` and words that stand anywhere in the row; days and numbers are compared as on
the people's table.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from planner.commands.sheet.query import TOKEN, count_test, day_test, turned
from planner.commands.sheet.sheet_tabs import TABS, Entry, Tab, shown_cell
from planner.errors import UsageError
from planner.words import quoted

Test = Callable[[Entry], bool]


def read_entry_query(tab: str, text: str) -> Test:
    """Read a filter line; the test that it returns says whether a row fits.

    Raises:
        UsageError: There is no such column, or a value does not fit it.
    """
    table = TABS[tab]
    tests: list[Test] = []
    for token in TOKEN.finditer(text):
        value = token["value"].strip('"')
        if token["field"]:
            test = _column(table, token["field"].lower(), token["op"], value)
        elif value:
            test = _anywhere(value)
        else:
            continue
        tests.append(turned(test) if token["minus"] else test)
    return lambda entry: all(test(entry) for test in tests)


def _anywhere(value: str) -> Test:
    from planner.quicklog.words.fold import fold

    wanted = fold(value)
    return lambda entry: any(wanted in fold(shown_cell(cell, entry.today)) for cell in entry.cells)


def _column(table: Tab, name: str, op: str, value: str) -> Test:
    from planner.quicklog.words.fold import fold

    if name not in table.columns:
        raise UsageError(
            f"There is no {quoted(name)} to filter by. There are: {', '.join(table.columns)}."
        )
    at = list(table.columns).index(name)
    if name in table.days:
        return day_test(name, op, value, lambda entry: _day(entry, at), ahead=name == "due")
    if name in table.counts:
        return count_test(name, op, value, lambda entry: _number(entry, at))
    if op not in (":", "="):
        instead = quoted(f"{name}:{value}")
        raise UsageError(
            f"{quoted(name + op + value)}: {name} is no day and no number. Write {instead}."
        )
    options = [part for part in value.split(",") if part] or ["none"]
    wanted = [fold(each) for each in options if each not in ("none", "any")]

    def test(entry: Entry) -> bool:
        text = fold(shown_cell(entry.cells[at], entry.today))
        if not text:
            return "none" in options
        return "any" in options or any(each in text for each in wanted)

    return test


def _day(entry: Entry, at: int) -> date | None:
    cell = entry.cells[at]
    return cell if isinstance(cell, date) else None


def _number(entry: Entry, at: int) -> float | None:
    cell = entry.cells[at]
    return float(cell) if isinstance(cell, (int, float)) else None
