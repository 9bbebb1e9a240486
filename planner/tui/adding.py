"""Adding a row to a table of the sheet, and what an empty one says: promises and favours are
logged, others named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.commands.network.hooks import add_hook
from planner.commands.network.hubs import add_hub
from planner.commands.network.organisations import place_at, read_place_at
from planner.tui.keys import key_words

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.commands.sheet.table import Table
    from planner.tui.desk import Desk

BEGINS = {"promises": "promised ", "favours": "owe ", "leads": "lead ", "touches": ""}
"""How the line begins that makes one."""


def add_to(desk: Desk, session: Session, table: str) -> None:
    """Ask for what is to be added to a table, and add it."""
    if table in BEGINS:
        desk.open_quick_log(BEGINS[table])
    elif table == "hubs":
        _ask_hub(desk, session)
    elif table == "organisations":
        _ask_organisation(desk, session)
    elif table == "hooks":
        _ask_hook(desk, session)
    else:
        desk.open_add()


def _ask_hub(desk: Desk, session: Session) -> None:
    def take(name: str) -> None:
        if desk.attempt(add_hub, session, name, {}) is not None:
            desk.changed(f"added the hub {name}")

    desk.ask("Add a hub", "What is it called?", take, example="PyData Lisbon")


def _ask_hook(desk: Desk, session: Session) -> None:
    def take(text: str) -> None:
        if desk.attempt(add_hook, session, text) is not None:
            desk.changed("added to the library")

    desk.ask("Add a hook", "What is there to say?", take, example="our new site is up")


def _ask_organisation(desk: Desk, session: Session) -> None:
    def explain(text: str) -> str:
        org, people = read_place_at(session, text)
        names = ", ".join(session.records.contacts[contact].name for contact in people)
        return f"{names} at {org}"

    desk.ask(
        "Add an organisation",
        "Which one, and who is there?",
        lambda text: desk.do(place_at, session, text),
        example="Acme: Ana Li, Bo Chen",
        explain=explain,
    )


def how_to_begin(desk: Desk, table: Table[Any]) -> str:
    """Return what an empty table of the sheet says: how its first row comes about."""
    keys = {name: key_words(key) for name, key in desk.keys.keys.items()}
    more = "" if table.name else f", {keys['import']} imports many"
    return f"No {table.noun}s yet: {keys['add']} adds one{more}."
