"""`planner duplicates` and `planner merge`."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from planner.errors import UsageError
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.people.duplicates import MergePlan, Side
    from planner.commands.session import Session
    from planner.exchange.plan.duplicates import Pair


def duplicates(shell: Shell) -> int:
    """Show who may be in the book twice, or remember that two are two."""
    from planner.commands.people.contacts import resolve
    from planner.commands.people.duplicates import find_duplicates, tell_apart

    session = shell.open()
    if shell.args.not_same:
        one, other = (resolve(session, each) for each in shell.args.not_same)
        session.gather()
        label = tell_apart(session, one, other)
        session.release(save=not shell.dry_run)
        prefix = "dry run: " if shell.dry_run else ""
        shell.answer({"changed": [label], "dry_run": shell.dry_run}, [prefix + visible(label)])
        return 0
    if not 0 <= (shell.args.least or 0) <= 100:
        raise UsageError(f"--least: {shell.args.least} is no score. Write one from 0 to 100.")
    pairs = find_duplicates(session, shell.args.least)
    contacts = session.records.contacts
    value = [
        {
            "keep": {"id": pair.keep, "name": contacts[pair.keep].name},
            "other": {"id": pair.other, "name": contacts[pair.other].name},
            "score": pair.score,
            "reasons": list(pair.reasons),
        }
        for pair in pairs
    ]
    shell.answer(value, _lines(session, pairs))
    return 0


def _lines(session: Session, pairs: list[Pair]) -> Iterator[str]:
    def called(key: str) -> str:
        contact = session.records.contacts[key]
        return (
            visible(contact.name + (f" ({contact.org})" if contact.org else "")) + f" [{key[-6:]}]"
        )

    for pair in pairs:
        yield f"{pair.score:3} %  {called(pair.keep)}  ←  {called(pair.other)}"
        yield f"       {visible('; '.join(pair.reasons))}"
    if not pairs:
        yield "Nobody seems to be in the book twice."
        return
    first = pairs[0]
    yield (
        f"{plural(len(pairs), 'pair')}. `planner merge {first.keep[-6:]} {first.other[-6:]}` makes one of the first; "
        f"`planner duplicates --not-same {first.keep[-6:]} {first.other[-6:]}` says that they are two."
    )


def merge(shell: Shell) -> int:
    """Merge one contact into another."""
    from planner.commands.json_values import json_value as plain
    from planner.commands.people.contacts import resolve
    from planner.commands.people.duplicates import merge as do_merge
    from planner.commands.people.duplicates import plan_merge

    session = shell.open()
    keep, other = resolve(session, shell.args.keep), resolve(session, shell.args.other)
    choices = dict(map(_choice, shell.args.take))
    plan = plan_merge(session, keep, other, choices)
    label = f"would merge {plan.other.name} into {plan.keep.name}"
    if not shell.dry_run:
        label = do_merge(session, keep, other, choices)
    value = {
        "keep": keep,
        "other": other,
        "moved": plan.moved,
        "dry_run": shell.dry_run,
        "label": label,
        "fields": [
            {
                "field": each.field,
                "keep": plain(each.keep),
                "other": plain(each.other),
                "merged": plain(each.merged),
            }
            for each in plan.fields
        ],
    }
    shell.answer(
        value,
        [visible(label), *_side_by_side(session, plan)]
        if shell.dry_run
        else [
            visible(label),
            f"{plural(plan.moved, 'record')} moved over. `planner undo` makes two of them again.",
        ],
    )
    return 0


def _choice(text: str) -> tuple[str, Side]:
    """A field and whose value it takes, as typed.

    Raises:
        UsageError: It is no such pair.
    """
    from planner.commands.people.duplicates import Side

    name, _, said = text.partition("=")
    side = next((each for each in get_args(Side) if each == said.strip().lower()), None)
    if side is None:
        raise UsageError(
            f"--take {text}: write a field and a side, keep, other or both, as in --take org=other."
        )
    return name.strip().lower().replace("-", "_"), side


def _side_by_side(session: Session, plan: MergePlan) -> Iterator[str]:
    from planner.commands.people.duplicates import side_by_side

    for each in plan.fields:
        keep, other, merged = (visible(text) or "—" for text in side_by_side(session, each))
        if each.keep or each.other:
            yield f"  {each.field.replace('_', ' ')}: {keep} | {other}  →  {merged}"
    yield f"  {plural(plan.moved, 'record')} of the other would move over"
