"""`planner hubs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.cli.tables import share
from planner.words import plural, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.views.hub_yield import HubYield

FIELDS = ("name", "kind", "place", "notes", "cost", "every")


def hubs(shell: Shell) -> int:
    """Show what the hubs have yielded, or add, change or delete one."""
    if shell.args.action:
        return _change(shell)
    from planner.engine.views.hub_yield import hub_yields

    session = shell.open()
    found = hub_yields(session.situation)
    shell.answer([_value(session, each) for each in found], _lines(session, found))
    return 0


def _value(session: Session, told: HubYield) -> dict[str, Any]:
    hub = session.records.hubs[told.hub]
    return {
        "id": told.hub,
        "name": told.name,
        "kind": told.kind,
        "place": hub.place,
        "every": hub.every,
        "attendances": told.attendances,
        "last": told.last.isoformat() if told.last else None,
        "hours": told.hours,
        "cost": told.cost,
        "new_people": told.new_people,
        "new_per_hour": told.new_per_hour,
        "follow_up_rate": told.follow_up_rate,
        "second_conversations": told.second_conversations,
        "introductions": told.introductions,
        "results": told.results,
        "known_share": told.known_share,
        "red_flags": dict(told.red_flags),
        "verdict": told.verdict,
        "reasons": list(told.reasons),
    }


def _lines(session: Session, found: Sequence[HubYield]) -> Iterator[str]:
    if not found:
        yield 'No hubs yet: `planner hubs add NAME`, or log an event: `planner log "event at PyData w/ Ana Li"`.'
        return
    for told in found:
        kind = f" · {visible(told.kind)}" if told.kind else ""
        yield f"{told.verdict.upper():14} {visible(told.name)}{kind}  [{told.hub[-6:]}]"
        if told.attendances:
            last = f", last {short_day(told.last, session.today)}" if told.last else ""
            cost = f" · cost {told.cost:g}" if told.cost else ""
            yield f"  {plural(told.attendances, 'visit')}{last} · {told.hours:g} h{cost}"
            yield (
                f"  {told.new_people} new ({told.new_per_hour or 0:g} an hour) · "
                f"{share(told.follow_up_rate)} followed up in 48 h · {told.second_conversations} spoken to again · "
                f"{plural(told.introductions, 'introduction')} · {share(told.known_share)} known faces"
            )
        for reason in told.reasons:
            yield f"  · {visible(reason)}"


def _drop(shell: Shell, session: Session, name: str) -> int:
    from planner.commands.network.hubs import drop_hub, resolve_hub

    hub = resolve_hub(session, name)
    session.gather()
    label = drop_hub(session, hub)
    session.release(save=not shell.dry_run)
    prefix = "dry run: " if shell.dry_run else ""
    shell.answer(
        {"id": hub, "changed": [label], "dry_run": shell.dry_run}, [prefix + visible(label)]
    )
    return 0


def _change(shell: Shell) -> int:
    from planner.commands.network.hubs import add_hub, edit_hub, resolve_hub

    args = shell.args
    session = shell.open(create=args.action == "add")
    name = " ".join(args.hub)
    if args.action == "drop":
        return _drop(shell, session, name)
    fields = {field: text for field in FIELDS if (text := getattr(args, field, None)) is not None}
    session.gather()
    if args.action == "add":
        hub, label = add_hub(session, name, fields, args.flag), f"added the hub {name}"
    else:
        hub = resolve_hub(session, name)
        label = edit_hub(session, hub, fields, args.flag, args.no_flag)
    session.release(save=not shell.dry_run)
    prefix = "dry run: " if shell.dry_run else ""
    shell.answer(
        {"id": hub, "changed": [label], "dry_run": shell.dry_run},
        [f"{prefix}{visible(label)}  [{hub[-6:]}]"],
    )
    return 0
