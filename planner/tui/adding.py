"""Adding a row to a table of the sheet, and what an empty one says: promises and favours are logged, others named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.tui.keys import key_words

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.commands.sheet.tables import Table
    from planner.tui.app import PlannerApp

BEGINS = {"promises": "promised ", "favours": "owe "}
"""How the line begins that makes one."""


def add_to(app: PlannerApp, session: Session, table: str) -> None:
    """Ask for what is to be added to a table, and add it."""
    if table in BEGINS:
        from planner.tui.screens.quick_log import QuickLogScreen

        app.push_screen(QuickLogScreen(session, BEGINS[table]))
    elif table == "hubs":
        _ask_hub(app, session)
    elif table == "organisations":
        _ask_organisation(app, session)
    else:
        app.command_add()


def _ask_hub(app: PlannerApp, session: Session) -> None:
    from planner.commands.network.hubs import add_hub
    from planner.tui.screens.ask_text import AskTextScreen

    def take(name: str | None) -> None:
        if name and app.attempt(add_hub, session, name, {}) is not None:
            app.changed(f"added the hub {name}")

    app.push_screen(AskTextScreen("Add a hub", "What is it called?", example="PyData Lisbon"), take)


def _ask_organisation(app: PlannerApp, session: Session) -> None:
    from planner.commands.network.organisations import place_at, read_place_at
    from planner.tui.screens.ask_text import AskTextScreen

    def understood(text: str) -> str:
        org, people = read_place_at(session, text)
        return f"{', '.join(session.records.contacts[each].name for each in people)} at {org}"

    def take(text: str | None) -> None:
        label = app.attempt(place_at, session, text) if text else None
        if label is not None:
            app.changed(label)

    app.push_screen(
        AskTextScreen(
            "Add an organisation",
            "Which one, and who is there?",
            example="Acme: Ana Li, Bo Chen",
            explain=understood,
        ),
        take,
    )


def how_to_begin(app: PlannerApp, table: Table) -> str:
    """Return what an empty table of the sheet says: how its first row comes about."""
    keys = {name: key_words(key) for name, key in app.keys.keys.items()}
    more = "" if table.name else f", {keys['import']} imports many"
    return f"No {table.noun}s yet: {keys['add']} adds one{more}."
