"""The sheet (R18): everybody as a table with chosen columns, sorted by several, filtered by a line, changed in bulk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.commands.sheet.everybody import HIDDEN, Everybody, Facts
from planner.commands.sheet.query import read_query
from planner.errors import UsageError
from planner.value import NamedTuple
from planner.words import birthday, quoted, short_day

if TYPE_CHECKING:
    from planner.commands.session import Session


class Column(NamedTuple):
    """A column of the sheet: what it shows, by what it sorts (empty ones come last), and which field an edit sets."""

    name: str
    title: str
    width: int
    text: Callable[[Any], str]
    key: Callable[[Any], object]
    field: str = ""


def _texts(name: str) -> Callable[[Facts], str]:
    return lambda facts: ", ".join(facts.texts(name))


def _day(pick: Callable[[Facts], date | None]) -> Callable[[Facts], str]:
    def text(facts: Facts) -> str:
        day = pick(facts)
        return short_day(day, facts.today) if day else ""

    return text


def _folded(name: str) -> Callable[[Facts], object]:
    return lambda facts: ", ".join(facts.texts(name)).casefold() or None


def _plain(name: str, title: str, width: int, field: str = "") -> Column:
    return Column(name, title, width, _texts(field or name), _folded(field or name), field or name)


_STAGES = {"active": 0, "warming": 1, "cold": 2}
_ALL = (
    _plain("name", "Name", 24),
    _plain("org", "Organisation", 20),
    _plain("role", "Role", 22),
    Column(
        "stage",
        "Stage",
        9,
        lambda facts: "owed" if facts.owed else facts.stage or facts.state,
        lambda facts: _STAGES.get(facts.stage),
    ),
    Column("due", "Due", 12, _day(lambda facts: facts.due), lambda facts: facts.due),
    Column("last", "Last touch", 12, _day(lambda facts: facts.last), lambda facts: facts.last),
    Column(
        "cadence",
        "Every",
        7,
        lambda facts: f"{facts.cadence} d",
        lambda facts: facts.cadence,
        "cadence_days",
    ),
    _plain("tags", "Tags", 18),
    _plain("state", "State", 9),
    _plain("voter", "Voter", 8),
    Column(
        "temperature", "Temp.", 6, lambda facts: f"{facts.score:.2f}", lambda facts: -facts.score
    ),
    Column(
        "touches",
        "Touches",
        8,
        lambda facts: str(facts.touches or ""),
        lambda facts: -facts.touches,
    ),
    Column(
        "promises",
        "Promises",
        9,
        lambda facts: str(facts.promises or ""),
        lambda facts: -facts.promises,
    ),
    _plain("email", "E-mail", 26, "emails"),
    _plain("phone", "Phone", 18, "phones"),
    _plain("url", "Web", 28, "urls"),
    _plain("place", "Place", 14),
    _plain("wants", "They want", 24, "they_want"),
    _plain("want", "I want", 24, "i_want"),
    _plain("offer", "I offer", 24, "i_offer"),
    _plain("notes", "Notes", 30),
    Column("met", "Met at", 16, _texts("met"), _folded("met")),
    Column("via", "Via", 18, _texts("via"), _folded("via")),
    Column(
        "added",
        "Added",
        12,
        _day(lambda facts: facts.contact.added),
        lambda facts: facts.contact.added,
    ),
    Column(
        "connected",
        "Connected",
        12,
        _day(lambda facts: facts.contact.connected_on),
        lambda facts: facts.contact.connected_on,
    ),
    _plain("birthday", "Birthday", 17)._replace(
        text=lambda facts: birthday(facts.contact.birthday)
    ),
    _plain("source", "Source", 20)._replace(field=""),
)
COLUMNS: Mapping[str, Column] = {column.name: column for column in _ALL}
"""Every column by name."""
DEFAULT_COLUMNS = ("name", "org", "role", "stage", "due", "last", "cadence", "tags")


class View(NamedTuple):
    """What of the book is shown, and how: a filter line, columns, and what to sort by (a minus turns it round)."""

    filter: str = ""
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    sort: tuple[str, ...] = ("name",)
    table: str = ""
    """Which of the tables: promises, favours, hubs or organisations; empty for that of the people."""


def column_names(text: str, known: Mapping[str, Column] = COLUMNS) -> tuple[str, ...]:
    """Read names of columns of a table, separated by commas or blanks; none are those that it has at first.

    Raises:
        UsageError: There is no such column.
    """
    names = tuple(dict.fromkeys(part.lower() for part in text.replace(",", " ").split()))
    for name in names:
        if name not in known:
            raise UsageError(f"There is no column {quoted(name)}. There are: {', '.join(known)}.")
    return names or (DEFAULT_COLUMNS if known is COLUMNS else tuple(known))


def sort_keys(text: str, known: Mapping[str, Column] = COLUMNS) -> tuple[str, ...]:
    """Read what to sort by: ``due,-last,name``.

    Raises:
        UsageError: There is no such column.
    """
    keys = tuple(dict.fromkeys(part.lower() for part in text.replace(",", " ").split()))
    column_names(" ".join(key.lstrip("-") for key in keys), known)
    return keys or (("name",) if known is COLUMNS else tuple(known)[:1])


EVERYBODY = View()
"""The sheet as it is opened: everybody by name."""
VIEWS: Mapping[str, View] = {
    "Everybody": EVERYBODY,
    "Due in two weeks": View(
        "due<14d", ("name", "org", "due", "last", "cadence", "tags"), ("due", "name")
    ),
    "Owed a favour": View("owed"),
    "Swing voters who are cold": View("swing cold"),
    "In triage": View(
        "triage", ("name", "org", "role", "connected", "email", "source"), ("-connected", "name")
    ),
    "Open promises": View(
        "promises>0", ("name", "org", "promises", "due", "last"), ("promises", "name")
    ),
    "Without an organisation": View("org:none"),
}
"""Views that are there without being saved."""


def rows(session: Session, view: View = EVERYBODY) -> list[Facts]:
    """Return who is in a view, in its order.

    Raises:
        UsageError: Its filter or its sort is not understood.
    """
    tests = read_query(view.filter)
    words = view.filter.lower()
    hidden = any(state in words for state in ("state", *HIDDEN))
    found = session.view(Everybody).ordered(sort_keys(" ".join(view.sort)), COLUMNS, hidden=hidden)
    for test in tests:
        found = [facts for facts in found if test(facts)]
    return list(found)


def prepare(session: Session, columns: Sequence[str]) -> Iterator[None]:
    """Work out what a filter line and sorting by some columns will ask of everybody, a little at each step.

    It ends early where the book or the day changes meanwhile.
    """
    return session.view(Everybody).prepare({name: COLUMNS[name] for name in columns})


def saved_views(
    session: Session, table: str = "", known: Mapping[str, Column] = COLUMNS
) -> dict[str, View]:
    """Return the views of a table that were saved in the book, by name; one that cannot be read is left out."""
    found: dict[str, View] = {}
    for name, text in session.settings.views.items():
        try:
            said = json.loads(text)
            if said.get("table", "") != table:
                continue
            found[name] = View(
                str(said["filter"]),
                column_names(" ".join(said["columns"]), known),
                sort_keys(" ".join(said["sort"]), known),
                table,
            )
        except (ValueError, KeyError, TypeError, AttributeError, UsageError):
            continue
    return dict(sorted(found.items(), key=lambda each: each[0].casefold()))


def save_view(session: Session, name: str, view: View | None) -> str:
    """Save a view in the book under a name, or forget it (None), and return what was done.

    Raises:
        UsageError: It has no name, or there is none of that name to forget.
    """
    from planner.change import Change, Put
    from planner.settings import SETTINGS_ID

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


def change_many(session: Session, ids: Iterable[str], text: str) -> str:
    """Change many contacts as one step of undo, and return what was done.

    Args:
        session: The open book.
        ids: Whom.
        text: What: ``cadence=monthly state=kept voter=swing org="Acme Inc" tag+design tag-old``.

    Raises:
        UsageError: The text is not understood, or there is nobody to change.
    """
    from planner.change import Change, Put
    from planner.commands.sheet.bulk import read_changes

    changes = read_changes(text)
    contacts = session.records.contacts
    edits = []
    people = [contacts[each] for each in dict.fromkeys(ids) if each in contacts]
    for contact in people:
        fields = {
            name: value
            for name, value in changes.fields_for(contact).items()
            if getattr(contact, name) != value
        }
        if fields:
            edits.append(Put("contacts", contact.id, fields))
    if not people:
        raise UsageError("Nobody is chosen.")
    whom = people[0].name if len(people) == 1 else f"{len(people)} contacts"
    label = f"{changes.words} for {whom}"
    if edits:
        session.apply(Change(label, tuple(edits)))
    return label
