"""`planner orgs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import aligned
from planner.commands.json_values import Json, json_value
from planner.commands.network.organisations import drop_orgs, rename_orgs, resolve_org
from planner.commands.network.views import organisations
from planner.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.views.organisations import Organisation


def orgs(shell: Shell) -> int:
    """Show the organisations, give one another name, or take one off everybody."""
    session = shell.open()
    if shell.args.action:
        return _change(shell, session)
    firms = organisations(session)
    shell.answer([_value(session, org) for org in firms], _lines(firms))
    return 0


def _change(shell: Shell, session: Session) -> int:
    org = resolve_org(session, shell.args.org)
    with shell.one_change(session):
        if shell.args.action == "drop":
            label = drop_orgs(session, [org])
        else:
            label = rename_orgs(session, [org], shell.args.new)
    shell.answer_changed([label])
    return 0


def _value(session: Session, org: Organisation) -> Json:
    return {**json_value(org, session), "known": _reached(org)}


def _reached(org: Organisation) -> int:
    return sum(person.reached for person in org.people)


def _lines(firms: Sequence[Organisation]) -> Iterator[str]:
    if not firms:
        yield "No organisations yet: `planner edit NAME --org Acme` says where somebody works."
        return
    rows = [
        (
            org.name,
            f"{_reached(org)} of {len(org.people)}",
            "!" if org.single else "",
            org.reason,
        )
        for org in firms
    ]
    yield from aligned(rows, right=(1,), widest=32)
    single = sum(org.single for org in firms)
    yield f"{plural(len(firms), 'organisation')}, {single} hanging on one thread"
