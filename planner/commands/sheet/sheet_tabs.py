"""The other tables of the sheet (R18): promises, favours, hubs and organisations, each a row of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from planner.commands.sheet.everybody import ordered
from planner.commands.sheet.ledger_fields import FIELDS, STATES, favour_state, promise_state
from planner.commands.sheet.sheet import Column, sort_keys
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
    """A table: its title, its columns, the rows of a session, and what it is sorted by at first."""

    title: str
    columns: Mapping[str, Column]
    rows: Callable[[Session], Iterable[Entry]]
    sort: tuple[str, ...]
    days: frozenset[str]
    """The columns that hold days."""
    counts: frozenset[str]
    """The columns that hold numbers."""


def _tab(
    title: str,
    rows: Callable[[Session], Iterable[Entry]],
    columns: Sequence[tuple[str, str, int]],
    *,
    ledger: str = "",
    sort: tuple[str, ...],
    days: str = "",
    counts: str = "",
) -> Tab:
    """Make a table of columns, each a name, a title and its cells; those that the ledger has fields for are edited."""
    fields = FIELDS.get(ledger, {})
    made = {
        name: _column(
            at,
            name,
            name if name in fields or (not ledger and name == "name") else "",
            title,
            width,
            STATES.get(ledger, ()) if name == "state" else (),
        )
        for at, (name, title, width) in enumerate(columns)
    }
    return Tab(title, made, rows, sort, frozenset(days.split()), frozenset(counts.split()))


def _column(
    at: int, name: str, field: str, title: str, width: int, states: Sequence[str]
) -> Column:
    """Make a column; one of states is sorted as they follow each other: what is open comes first."""

    def key(entry: Entry) -> object:
        return states.index(str(entry.cells[at])) if states else _key(entry, at)

    return Column(
        name, title, width, lambda entry: shown_cell(entry.cells[at], entry.today), key, field
    )


def _key(entry: Entry, at: int) -> object:
    cell = entry.cells[at]
    return cell.casefold() or None if isinstance(cell, str) else cell


def shown_cell(cell: Cell, today: date) -> str:
    """Return what a cell shows."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return short_day(cell, today)
    return f"{cell:g}" if isinstance(cell, float) else str(cell)


def _name(session: Session, contact: str) -> str:
    found = session.records.contacts.get(contact)
    return found.name if found else ""


def _promises(session: Session) -> Iterable[Entry]:
    for each in session.records.promises.values():
        late = each.due if each.open else None
        yield Entry(
            each.id,
            each.contact,
            (
                each.text,
                _name(session, each.contact),
                "you" if each.who == "me" else "they",
                each.due,
                promise_state(each),
                each.added,
                each.done_on,
                each.dropped_on,
            ),
            session.today,
            late,
        )


def _favours(session: Session) -> Iterable[Entry]:
    for each in session.records.favours.values():
        state = favour_state(each)
        yield Entry(
            each.id,
            each.contact,
            (
                each.what,
                _name(session, each.contact),
                each.direction,
                each.day,
                state,
                f"{each.returned:.0%}" if each.returned else None,
                each.weight,
                each.waived_on,
            ),
            session.today,
        )


def _hubs(session: Session) -> Iterable[Entry]:
    from planner.engine.views.hub_yield import hub_yields

    hubs = session.records.hubs
    for each in hub_yields(session.situation):
        hub = hubs[each.hub]
        yield Entry(
            each.hub,
            "",
            (
                each.name,
                each.kind,
                hub.place,
                hub.every,
                hub.cost,
                each.verdict,
                each.attendances,
                each.last,
                each.new_people,
                each.second_conversations,
                each.introductions,
                ", ".join(sorted(hub.red_flags)),
                hub.notes,
                "; ".join(each.reasons),
            ),
            session.today,
        )


def _organisations(session: Session) -> Iterable[Entry]:
    from planner.engine.views.organisations import organisations

    for each in organisations(session.situation):
        only = each.people[0].contact if each.single and each.people else ""
        yield Entry(
            each.name,
            only,
            (
                each.name,
                len(each.people),
                ", ".join(person.name for person in each.people),
                *(each.stages.get(stage, 0) or None for stage in ("active", "warming", "cold")),
                each.reason,
            ),
            session.today,
        )


TABS: Mapping[str, Tab] = {
    "promises": _tab(
        "PROMISES",
        _promises,
        (
            ("what", "Promise", 24),
            ("name", "With", 18),
            ("who", "Who", 5),
            ("due", "Due", 12),
            ("state", "State", 8),
            ("made", "Made", 12),
            ("done", "Kept", 12),
            ("dropped", "Dropped", 12),
        ),
        ledger="promises",
        sort=("state", "due", "what"),
        days="due made done dropped",
    ),
    "favours": _tab(
        "FAVOURS",
        _favours,
        (
            ("what", "Favour", 22),
            ("name", "With", 16),
            ("way", "Way", 8),
            ("day", "Day", 12),
            ("state", "State", 9),
            ("returned", "Returned", 9),
            ("weight", "Weight", 7),
            ("waived", "Waived", 12),
        ),
        ledger="favours",
        sort=("state", "day", "what"),
        days="day waived",
        counts="weight",
    ),
    "hubs": _tab(
        "HUBS",
        _hubs,
        (
            ("name", "Hub", 26),
            ("kind", "Kind", 16),
            ("place", "Place", 14),
            ("every", "Every", 6),
            ("cost", "Cost", 6),
            ("verdict", "Verdict", 14),
            ("visits", "Visits", 6),
            ("last", "Last", 12),
            ("new", "New", 5),
            ("again", "Again", 6),
            ("intros", "Intros", 6),
            ("flags", "Red flags", 18),
            ("notes", "Notes", 18),
            ("why", "Why", 30),
        ),
        ledger="hubs",
        sort=("name",),
        days="last",
        counts="every cost visits new again intros",
    ),
    "organisations": _tab(
        "ORGANISATIONS",
        _organisations,
        (
            ("name", "Organisation", 26),
            ("people", "Known", 6),
            ("who", "Who", 30),
            ("active", "Active", 7),
            ("warming", "Warming", 8),
            ("cold", "Cold", 5),
            ("why", "Touch points", 30),
        ),
        sort=("name",),
        counts="people active warming cold",
    ),
}
"""The tables by name, in the order in which one steps through them."""


def as_csv(tab: Tab, found: Iterable[Entry], names: Sequence[str]) -> str:
    """Return rows as CSV under the columns' titles: a day is an ISO date, and no cell begins a formula."""
    import csv
    import io

    from planner.exchange.own_columns import guarded

    places = [list(tab.columns).index(name) for name in names]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([tab.columns[name].title for name in names])
    for entry in found:
        cells = [entry.cells[at] for at in places]
        writer.writerow(
            [
                ""
                if each is None
                else each.isoformat()
                if isinstance(each, date)
                else guarded(each)
                if isinstance(each, str)
                else each
                for each in cells
            ]
        )
    return out.getvalue()


def entries(session: Session, tab: str, words: str, sort: Sequence[str]) -> list[Entry]:
    """Return the rows of a table that fit a filter line, sorted by its columns; empty cells come last.

    Raises:
        UsageError: The filter line or the sort is not understood.
    """
    from planner.commands.sheet.ledger_query import read_entry_query

    table = TABS[tab]
    fits = read_entry_query(tab, words)
    found = [entry for entry in table.rows(session) if fits(entry)]
    found.sort(key=lambda entry: entry.key)
    return ordered(
        found, sort_keys(" ".join(sort), table.columns), lambda name: table.columns[name].key
    )
