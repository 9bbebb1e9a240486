"""`planner hubs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import share
from planner.commands.json_values import Json, json_value
from planner.commands.network import hubs as places
from planner.commands.network.views import hub_yields
from planner.words import plural, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.views.hub_yield import HubYield

FIELDS = ("name", "kind", "place", "notes", "cost", "every", "next")


def hubs(shell: Shell) -> int:
    """Show what the hubs have yielded, or add, change or delete one."""
    if shell.args.action:
        return _change(shell)
    session = shell.open()
    yields = hub_yields(session)
    shell.answer([_value(session, row) for row in yields], _lines(yields, session.today))
    return 0


def _value(session: Session, row: HubYield) -> Json:
    hub = session.records.hubs[row.hub]
    return {**json_value(row), "place": hub.place, "every": hub.every}


def _lines(yields: Sequence[HubYield], today: date) -> Iterator[str]:
    if not yields:
        yield (
            "No hubs yet: `planner hubs add NAME`, or log an event: "
            '`planner log "event at PyData w/ Ana Li"`.'
        )
    for row in yields:
        kind = f" · {visible(row.kind)}" if row.kind else ""
        yield f"{row.verdict.upper():14} {visible(row.name)}{kind}  [{row.hub[-6:]}]"
        if row.attendances:
            yield from _yield(row, today)
        for reason in row.reasons:
            yield f"  · {visible(reason)}"


def _yield(row: HubYield, today: date) -> Iterator[str]:
    last = f", last {short_day(row.last, today)}" if row.last else ""
    cost = f" · cost {row.cost:g}" if row.cost else ""
    yield f"  {plural(row.attendances, 'visit')}{last} · {row.hours:g} h{cost}"
    yield (
        f"  {row.new_people} new ({row.new_per_hour or 0:g} an hour) · "
        f"{share(row.follow_up_rate)} followed up in 48 h · "
        f"{row.second_conversations} spoken to again · "
        f"{plural(row.introductions, 'introduction')} · {share(row.known_share)} known faces"
    )


def _change(shell: Shell) -> int:
    args = shell.args
    session = shell.open(create=args.action == "add")
    names = [" ".join(args.hub)] if args.action == "add" else shell.named(args.hub)
    with shell.one_change(session):
        changes = [_changed(shell, session, name) for name in names]
    prefix = "dry run: " if shell.dry_run else ""
    lines = []
    for hub, label in changes:
        shown = "" if args.action == "drop" else f"  [{hub[-6:]}]"
        lines.append(f"{prefix}{visible(label)}{shown}")
    labels = [label for _, label in changes]
    shell.answer({"id": changes[0][0], "changed": labels, "dry_run": shell.dry_run}, lines)
    return 0


def _changed(shell: Shell, session: Session, name: str) -> tuple[str, str]:
    """Add, change or delete a hub. Returns its id, and what was done in words."""
    args = shell.args
    if args.action == "drop":
        hub = places.resolve_hub(session, name)
        return hub, places.drop_hub(session, hub)
    texts = {field: getattr(args, field, None) for field in FIELDS}
    fields = {field: text for field, text in texts.items() if text is not None}
    if args.action == "add":
        return places.add_hub(session, name, fields, args.flag), f"added the hub {name}"
    hub = places.resolve_hub(session, name)
    return hub, places.edit_hub(session, hub, fields, args.flag, args.no_flag)
