"""`planner orgs` and `planner intros`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import aligned
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.views.connectors import Connector, Link
    from planner.engine.views.organisations import Organisation

BEST = 5
"""Connectors that the shell shows above the tree."""
DEEPEST = 12
"""Levels by which the tree is indented at most."""


def orgs(shell: Shell) -> int:
    """Show the organisations, give one another name, or take one off everybody."""
    if shell.args.action:
        return _change_org(shell)
    from planner.engine.views.organisations import organisations

    session = shell.open()
    found = organisations(session.situation)
    name_of = session.situation.name_of
    value = [
        {
            "name": org.name,
            "known": sum(person.reached for person in org.people),
            "people": [
                {
                    "id": person.contact,
                    "name": person.name,
                    "stage": person.stage,
                    "temperature": round(person.score, 3),
                    "reached": person.reached,
                }
                for person in org.people
            ],
            "stages": dict(org.stages),
            "acquainted": [list(pair) for pair in org.acquainted],
            "single_threaded": org.single,
            "through": {"id": org.through, "name": name_of(org.through)} if org.through else None,
            "reason": org.reason,
        }
        for org in found
    ]
    shell.answer(value, _orgs(found))
    return 0


def _change_org(shell: Shell) -> int:
    from planner.commands.network.organisations import drop_orgs, rename_orgs, resolve_org

    session, args = shell.open(), shell.args
    org = resolve_org(session, args.org)
    session.gather()
    label = (
        drop_orgs(session, [org])
        if args.action == "drop"
        else rename_orgs(session, [org], args.new)
    )
    session.release(save=not shell.dry_run)
    prefix = "dry run: " if shell.dry_run else ""
    shell.answer({"changed": [label], "dry_run": shell.dry_run}, [prefix + visible(label)])
    return 0


def _orgs(found: Sequence[Organisation]) -> Iterator[str]:
    if not found:
        yield "No organisations yet: `planner edit NAME --org Acme` says where somebody works."
        return
    rows = []
    for org in found:
        known = sum(person.reached for person in org.people)
        rows.append(
            (org.name, f"{known} of {len(org.people)}", "!" if org.single else "", org.reason)
        )
    yield from aligned(rows, right=(1,), widest=32)
    single = sum(org.single for org in found)
    yield f"{plural(len(found), 'organisation')}, {single} hanging on one thread"


def intros(shell: Shell) -> int:
    """Show the tree of introductions and the best connectors."""
    from planner.engine.views.connectors import connectors, introduction_tree

    session = shell.open()
    best, tree = connectors(session.situation), introduction_tree(session.situation)
    value = {
        "connectors": [
            {
                "id": each.contact,
                "name": each.name,
                "introduced": each.introduced,
                "chain": each.chain,
                "results": dict(each.results),
                "reason": each.reason,
            }
            for each in best
        ],
        "tree": [
            {
                "id": link.contact,
                "name": link.name,
                "depth": link.depth,
                "introduced_by": link.introduced_by or None,
                "introduced": link.introduced,
                "steps": list(link.steps),
            }
            for link in tree
        ],
    }
    shell.answer(value, _intros(session, best, tree))
    return 0


def _intros(session: Session, best: Sequence[Connector], tree: Sequence[Link]) -> Iterator[str]:
    if not tree:
        yield 'No introductions yet. Ask “who else should I talk to?”, and log it: `planner log "… talk to NAME"`.'
        return
    yield "BEST CONNECTORS, BY WHAT CAME OF IT"
    yield from (f"  {line}" for line in aligned([(each.name, each.reason) for each in best[:BEST]]))
    yield ""
    yield "WHO INTRODUCED WHOM"
    for link in tree:
        far = link.steps[-1] if link.steps else "not reached yet"
        branch = "  " * min(link.depth, DEEPEST) + ("└ " if link.depth else "")
        yield f"  {branch}{visible(link.name)}{'' if not link.depth else f'  · {far}'}"
