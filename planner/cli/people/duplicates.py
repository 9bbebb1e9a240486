"""`planner duplicates` and `planner merge`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from planner.commands.json_values import Json, json_value
from planner.commands.people import duplicates as pairs
from planner.commands.people.contacts import resolve
from planner.errors import UsageError
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from planner.cli.shell import Shell
    from planner.commands.people.duplicates import MergePlan, Side
    from planner.commands.session import Session
    from planner.exchange.plan.duplicates import Pair


def duplicates(shell: Shell) -> int:
    """Show who may be in the book twice, or remember that two are two."""
    session, args = shell.open(), shell.args
    if args.not_same:
        one, other = (resolve(session, name) for name in shell.filled(args.not_same))
        with shell.one_change(session):
            label = pairs.tell_apart(session, one, other)
        shell.answer_changed([label])
        return 0
    if not 0 <= (args.least or 0) <= 100:
        raise UsageError(f"--least: {args.least} is no score. Write one from 0 to 100.")
    likely = pairs.find_duplicates(session, args.least)
    shell.answer([_value(session, pair) for pair in likely], _lines(session, likely))
    return 0


def _value(session: Session, pair: Pair) -> dict[str, Any]:
    contacts = session.records.contacts
    return {
        "keep": {"id": pair.keep, "name": contacts[pair.keep].name},
        "other": {"id": pair.other, "name": contacts[pair.other].name},
        "score": pair.score,
        "reasons": list(pair.reasons),
    }


def _lines(session: Session, likely: list[Pair]) -> Iterator[str]:
    if not likely:
        yield "Nobody seems to be in the book twice."
        return
    for pair in likely:
        yield f"{pair.score:3} %  {_name(session, pair.keep)}  ←  {_name(session, pair.other)}"
        yield f"       {visible('; '.join(pair.reasons))}"
    ids = f"{likely[0].keep[-6:]} {likely[0].other[-6:]}"
    yield (
        f"{plural(len(likely), 'pair')}. `planner merge {ids}` makes one of the first; "
        f"`planner duplicates --not-same {ids}` says that they are two."
    )


def _name(session: Session, contact_id: str) -> str:
    contact = session.records.contacts[contact_id]
    org = f" ({contact.org})" if contact.org else ""
    return f"{visible(contact.name + org)} [{contact_id[-6:]}]"


def merge(shell: Shell) -> int:
    """Merge one contact into another; with ``-`` each of those on standard input."""
    session, args = shell.open(), shell.args
    keep = resolve(session, args.keep)
    choices = dict(_choice(text) for text in args.take)
    others = shell.several([args.other])
    with shell.one_change(session):
        answers = [_merge(shell, session, keep, resolve(session, name), choices) for name in others]
    shell.answer_each([args.other], answers)
    return 0


def _merge(
    shell: Shell, session: Session, keep: str, other: str, choices: Mapping[str, Side]
) -> tuple[Json, list[str]]:
    """Merge two contacts, or say what that would do. Returns the JSON value and the lines."""
    plan = pairs.plan_merge(session, keep, other, choices)
    if shell.dry_run:
        label = f"would merge {plan.other.name} into {plan.keep.name}"
        lines = list(_side_by_side(session, plan))
    else:
        label = pairs.merge(session, keep, other, choices)
        lines = [
            f"{plural(plan.moved, 'record')} moved over. `planner undo` makes two of them again."
        ]
    fields = [
        {
            "field": field.field,
            "keep": json_value(field.keep),
            "other": json_value(field.other),
            "merged": json_value(field.merged),
        }
        for field in plan.fields
    ]
    value: Json = {
        "keep": keep,
        "other": other,
        "moved": plan.moved,
        "dry_run": shell.dry_run,
        "label": label,
        "fields": fields,
    }
    return value, [visible(label), *lines]


def _choice(text: str) -> tuple[str, Side]:
    """A field and whose value it takes, as typed.

    Raises:
        UsageError: It is no such pair.
    """
    name, _, wish = text.partition("=")
    for side in get_args(pairs.Side):
        if side == wish.strip().lower():
            return name.strip().lower().replace("-", "_"), side
    raise UsageError(
        f"--take {text}: write a field and a side, keep, other or both, as in --take org=other."
    )


def _side_by_side(session: Session, plan: MergePlan) -> Iterator[str]:
    for field in plan.fields:
        texts = pairs.side_by_side(session, field)
        keep, other, merged = (visible(text) or "—" for text in texts)
        if field.keep or field.other:
            yield f"  {field.field.replace('_', ' ')}: {keep} | {other}  →  {merged}"
    yield f"  {plural(plan.moved, 'record')} of the other would move over"
