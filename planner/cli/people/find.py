"""`planner find`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.commands.people import search
from planner.commands.people.contact_values import contact_value
from planner.words import visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell
    from planner.commands.people.search import Hit
    from planner.commands.session import Session


def find(shell: Shell) -> int:
    """Find people by anything."""
    session = shell.open()
    hits = search.find(session, " ".join(shell.args.text))
    if shell.json:
        shell.answer([_value(session, hit) for hit in hits], ())
    else:
        shell.answer(None, [_line(hit) for hit in hits] or ["Nobody found."])
    return 0


def _value(session: Session, hit: Hit) -> dict[str, Any]:
    contact = session.records.contacts[hit.contact]
    return {
        **contact_value(session, contact),
        "match": {"field": hit.field, "text": hit.text},
    }


def _line(hit: Hit) -> str:
    why = f"  ({hit.field}: {visible(hit.text)})" if hit.field != "name" else ""
    return f"{hit.contact[-6:]}  {visible(hit.name)}{why}"
