"""`planner done` and `snooze`: items of the plan, ticked off or put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.day import day
from planner.commands.days import read_day

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def done(shell: Shell) -> int:
    """Tick off what is done."""
    args, session = shell.args, shell.open()
    with shell.one_change(session):
        labels = [
            day.done(session, item, kind=args.kind, note=args.note)
            for item in shell.several(args.ids)
        ]
    shell.answer_changed(labels)
    return 0


def snooze(shell: Shell) -> int:
    """Put items off."""
    session = shell.open()
    until = read_day(session, shell.args.when)
    with shell.one_change(session):
        labels = [day.snooze(session, item, until) for item in shell.several(shell.args.ids)]
    shell.answer_changed(labels)
    return 0
