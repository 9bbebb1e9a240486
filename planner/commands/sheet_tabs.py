"""The other tables of the sheet (R18): promises, favours, hubs and organisations, each a row of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from planner.commands.sheet import Column
from planner.value import NamedTuple
from planner.words import short_day

if TYPE_CHECKING:
    from planner.commands.session import Session

Cell = str | int | float | date | None


class Entry(NamedTuple):
    """A row: what it is (``key``), whose card it opens (empty: nobody's), and its cells."""

    key: str
    contact_id: str
    cells: tuple[Cell, ...]
    today: date
    due: date | None = None


class Tab(NamedTuple):
    """A table: its title, its columns, and the rows of a session."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Session], Iterable[Entry]]


def _column(at: int, name: str, title: str, width: int) -> Column:
    return Column(name, title, width, lambda entry: _shown(entry.cells[at], entry.today), lambda entry: _key(entry, at))


def _key(entry: Entry, at: int) -> object:
    cell = entry.cells[at]
    return cell.casefold() or None if isinstance(cell, str) else cell


def _shown(cell: Cell, today: date) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return short_day(cell, today)
    return f"{cell:.1f}" if isinstance(cell, float) else str(cell)


def _columns(*each: tuple[str, str, int]) -> tuple[Column, ...]:
    return tuple(_column(at, name, title, width) for at, (name, title, width) in enumerate(each))


def _name(session: Session, contact: str) -> str:
    found = session.records.contacts.get(contact)
    return found.name if found else ""


def _promises(session: Session) -> Iterable[Entry]:
    for each in session.records.promises.values():
        state = "open" if each.open else "kept" if each.done_on else "dropped"
        late = each.due if each.open else None
        yield Entry(each.id, each.contact, (
            each.text, _name(session, each.contact), "you" if each.who == "me" else "they", each.due, state, each.added,
        ), session.today, late)


def _favours(session: Session) -> Iterable[Entry]:
    for each in session.records.favours.values():
        state = "open" if each.open else "waived" if each.waived_on else "returned"
        if each.open and each.returned:
            state = f"{each.returned:.0%} returned"
        yield Entry(each.id, each.contact, (
            each.what, _name(session, each.contact), each.direction, each.day, state,
        ), session.today)


def _hubs(session: Session) -> Iterable[Entry]:
    from planner.engine.hub_yield import hub_yields

    for each in hub_yields(session.situation):
        yield Entry(each.hub, "", (
            each.name, each.kind, each.attendances, each.last, each.new_people, each.second_conversations,
            each.introductions, each.verdict, "; ".join(each.reasons),
        ), session.today)


def _organisations(session: Session) -> Iterable[Entry]:
    from planner.engine.organisations import organisations

    for each in organisations(session.situation):
        only = each.people[0].contact if each.single and each.people else ""
        yield Entry(each.name, only, (
            each.name, len(each.people), ", ".join(person.name for person in each.people),
            *(each.stages.get(stage, 0) or None for stage in ("active", "warming", "cold")), each.reason,
        ), session.today)


TABS: Mapping[str, Tab] = {
    "promises": Tab("PROMISES", _columns(
        ("what", "Promise", 34), ("name", "With", 24), ("who", "Who", 6), ("due", "Due", 12), ("state", "State", 10),
        ("made", "Made", 12),
    ), _promises),
    "favours": Tab("FAVOURS", _columns(
        ("what", "Favour", 34), ("name", "With", 24), ("way", "Way", 9), ("day", "Day", 12), ("state", "State", 14),
    ), _favours),
    "hubs": Tab("HUBS", _columns(
        ("name", "Hub", 26), ("kind", "Kind", 16), ("visits", "Visits", 6), ("last", "Last", 12), ("new", "New", 5),
        ("again", "Again", 6), ("intros", "Intros", 6), ("verdict", "Verdict", 14), ("why", "Why", 30),
    ), _hubs),
    "organisations": Tab("ORGANISATIONS", _columns(
        ("name", "Organisation", 26), ("people", "Known", 6), ("who", "Who", 30), ("active", "Active", 7),
        ("warming", "Warming", 8), ("cold", "Cold", 5), ("why", "Touch points", 30),
    ), _organisations),
}
"""The tables by name, in the order in which one steps through them."""


def entries(session: Session, tab: str, words: str, sort: Sequence[str]) -> list[Entry]:
    """Return the rows of a table in which every word stands, sorted by its columns; empty cells come last."""
    from planner.quicklog.fold import fold

    table = TABS[tab]
    wanted = fold(words).split()
    found = [
        entry for entry in table.rows(session)
        if not wanted or all(
            word in fold(" · ".join(_shown(cell, entry.today) for cell in entry.cells)) for word in wanted
        )
    ]
    found.sort(key=lambda entry: entry.key)
    columns = {column.name: column for column in table.columns}
    for name in reversed(sort):
        column = columns.get(name.lstrip("-"))
        if column is not None:
            values = [(column.key(entry), entry) for entry in found]
            full = [each for each in values if each[0] is not None]
            full.sort(key=lambda each: each[0], reverse=name.startswith("-"))  # type: ignore[arg-type, return-value]
            found = [entry for _, entry in full] + [entry for value, entry in values if value is None]
    return found
