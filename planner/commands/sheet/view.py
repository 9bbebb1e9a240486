"""Views of the sheet: a filter line, columns and a sort, saved in the book under a name."""

from __future__ import annotations

import json
from collections.abc import Mapping

from planner.change import Change, Put
from planner.commands.session import Session
from planner.commands.sheet.field import TableColumn
from planner.errors import UsageError
from planner.settings import SETTINGS_ID
from planner.value import NamedTuple
from planner.words import quoted

Columns = Mapping[str, TableColumn]


class View(NamedTuple):
    """What a table shows, and how: a filter line, columns, and what to sort by (a minus turns it
    round).

    ``table`` is the table's name; empty for that of the contacts.
    """

    filter: str
    columns: tuple[str, ...]
    sort: tuple[str, ...]
    table: str = ""


def column_names(text: str, columns: Columns) -> tuple[str, ...]:
    """Read names of columns, separated by commas or blanks.

    Raises:
        UsageError: There is no such column.
    """
    names = tuple(dict.fromkeys(part.lower() for part in text.replace(",", " ").split()))
    for name in names:
        if name not in columns:
            raise UsageError(f"There is no column {quoted(name)}. There are: {', '.join(columns)}.")
    return names


def sort_keys(text: str, columns: Columns) -> tuple[str, ...]:
    """Read what to sort by: ``due,-last,name``.

    Raises:
        UsageError: There is no such column.
    """
    keys = tuple(dict.fromkeys(part.lower() for part in text.replace(",", " ").split()))
    column_names(" ".join(key.lstrip("-") for key in keys), columns)
    return keys


def saved_views(session: Session, first: View, columns: Columns) -> dict[str, View]:
    """Return the views of a table that were saved in the book, by name; one that cannot be read is
    left out.

    Args:
        session: The open book.
        first: The view that the table is opened with: its table and what a saved view does not say.
        columns: The table's columns.
    """
    views: dict[str, View] = {}
    for name, text in session.settings.views.items():
        try:
            saved = json.loads(text)
            if saved.get("table", "") == first.table:
                views[name] = _read_view(saved, first, columns)
        except (ValueError, KeyError, TypeError, AttributeError, UsageError):
            continue
    return dict(sorted(views.items(), key=lambda item: item[0].casefold()))


def _read_view(saved: Mapping[str, object], first: View, columns: Columns) -> View:
    names, keys = saved["columns"], saved["sort"]
    if not isinstance(names, list) or not isinstance(keys, list):
        raise TypeError("a list of names was expected")
    return View(
        str(saved["filter"]),
        column_names(" ".join(names), columns) or first.columns,
        sort_keys(" ".join(keys), columns) or first.sort,
        first.table,
    )


def save_view(session: Session, name: str, view: View | None) -> str:
    """Save a view in the book under a name, or forget it (None), and return what was done.

    Raises:
        UsageError: It has no name, or there is none of that name to forget.
        BookError: It could not be saved.
    """
    name = name.strip()
    views = dict(session.settings.views)
    if not name or (view is None and name not in views):
        raise UsageError(
            f"There is no view {quoted(name)}. There are: {', '.join(views) or 'none yet'}."
        )
    if view is None:
        del views[name]
    else:
        views[name] = json.dumps(view._asdict(), ensure_ascii=False)
    label = f"{'forgot' if view is None else 'saved'} the view {name}"
    session.apply(Change(label, (Put("settings", SETTINGS_ID, {"views": views}),)))
    return label
