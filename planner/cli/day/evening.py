"""`planner close`: the evening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.day.docket import docket_lines
from planner.commands.day import answers
from planner.commands.json_values import json_value
from planner.commands.proposals.propose import open_proposals
from planner.words import full_day, joined, plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.proposals.store import Proposal
    from planner.commands.session import Session
    from planner.engine.views.evening import Evening

SHOWN = 5
"""Proposals that the evening shows; `planner propose` has all."""


def close(shell: Shell) -> int:
    """Look back on the day and close it."""
    session = shell.open()
    evening, proposals = answers.evening(session), open_proposals(session)
    with shell.one_change(session):
        label = answers.close(session)
    value = {
        **json_value(evening, session),
        "proposals": json_value(proposals, session),
        "changed": [label],
        "dry_run": shell.dry_run,
    }
    last = f"dry run: {label}" if shell.dry_run else f"{label}; `planner undo` opens it again"
    shell.answer(value, [*_lines(session, evening, proposals), "", last])
    return 0


def _lines(session: Session, evening: Evening, proposals: Sequence[Proposal]) -> Iterator[str]:
    yield full_day(session.today) + (" · kept" if evening.kept else " · not kept yet")
    if evening.done:
        yield f"  heard from you: {visible(joined(list(evening.done)))}"
    if evening.unlogged:
        yield "NOT LOGGED YET"
        yield from (f"  {line}" for line in docket_lines(evening.unlogged, session.today))
    if proposals:
        yield f"PROPOSED  {len(proposals)}: `planner propose --log ID` or `--decline ID`"
        yield from (f"  [{proposal.id}] {visible(proposal.line)}" for proposal in proposals[:SHOWN])
    yield from _open(evening)
    yield f"TOMORROW  {full_day(evening.tomorrow)}"
    first = evening.first_name
    yield f"  first: {visible(first.name)}: {visible(first.reason)}" if first else "  nobody waits"
    if evening.ahead:
        yield from (f"  {line}" for line in docket_lines(evening.ahead, session.today))


def _open(evening: Evening) -> Iterator[str]:
    offer = evening.open_new_touch
    if offer is None and not evening.open_items:
        return
    yield "OPEN"
    if offer is not None:
        yield f"  the new touch: {visible(offer.name)}"
    for item in evening.open_items:
        yield f"  {visible(f'{item.name}: {item.reason}' if item.name else item.reason)}"
    if evening.open_items:
        yield (
            f"  {plural(len(evening.open_items), 'follow-up')}: what is not due waits for tomorrow"
        )
