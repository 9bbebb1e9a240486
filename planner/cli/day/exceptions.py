"""`planner skip`, `pledge`, `lighter` and `off`: what makes a day an exception."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.day import day
from planner.commands.days import read_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.cli.shell import Shell
    from planner.commands.session import Session


def skip(shell: Shell) -> int:
    """Skip the new touch, and say what that costs."""
    session = shell.open(create=True)
    cost = "; ".join(day.skip_cost(session))
    with shell.one_change(session):
        label = day.skip(session, shell.args.why)
    shell.answer_changed([label], [f"  {cost}"], cost=cost)
    return 0


def pledge(shell: Shell) -> int:
    """Say when the new touch is to be made."""
    return _change(
        shell, lambda session: day.pledge(session, shell.args.time, daily=shell.args.daily)
    )


def lighter(shell: Shell) -> int:
    """Take a lighter day."""
    return _change(shell, lambda session: day.lighter(session, usual=shell.args.usual))


def off(shell: Shell) -> int:
    """Take days off."""

    def act(session: Session) -> str:
        first, last = read_days(session, " ".join(shell.args.days))
        return day.off(session, first, last, working=shell.args.back)

    return _change(shell, act)


def _change(shell: Shell, act: Callable[[Session], str]) -> int:
    session = shell.open(create=True)
    with shell.one_change(session):
        label = act(session)
    shell.answer_changed([label])
    return 0
