"""`planner remind`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.commands.day.day import read_clock
from planner.commands.machine.reminder import cron_line, notify, reminder
from planner.commands.machine.schedule import (
    carry_out,
    plan_install,
    plan_lines,
    plan_removal,
    usual_clock,
)
from planner.words import visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell
    from planner.commands.machine.schedule import SchedulePlan


def remind(shell: Shell) -> int:
    """Tell what waits this morning, or have the system's clock do so."""
    args = shell.args
    if args.install:
        return _install(shell)
    if args.remove:
        return _schedule(shell, plan_removal(args.by or usual_clock()), "removed")
    session = shell.open()
    if args.cron:
        time = read_clock(args.cron)
        line = cron_line(time, session.settings.working_days, str(session.book.path))
        shell.answer({"cron": line}, [line])
        return 0
    plan = session.plan
    lines = [visible(line) for line in reminder(plan)]
    notifies = bool(args.notify and lines)
    if notifies:
        notify("planner", "\n".join(lines))
    shell.answer(
        {"day": plan.day.isoformat(), "lines": lines, "notified": notifies},
        () if args.notify else lines,
    )
    return 0


def _install(shell: Shell) -> int:
    time, session = read_clock(shell.args.install), shell.open()
    clock = shell.args.by or usual_clock()
    book = str(session.book.path.absolute())
    plan = plan_install(clock, time, session.settings.working_days, book)
    return _schedule(shell, plan, "installed")


def _schedule(shell: Shell, plan: SchedulePlan, verb: str) -> int:
    """Show what a plan does, and do it where that is wanted."""
    lines = plan_lines(plan)
    agreed = not plan.note and not shell.dry_run and _agreed(shell, lines)
    if agreed:
        carry_out(plan)
    value = {
        "clock": plan.clock,
        "files": {str(path): text for path, text in plan.files.items()},
        "commands": [list(command) for command in plan.commands],
        "crontab": plan.crontab,
        "note": plan.note or None,
        "done": agreed,
        "dry_run": shell.dry_run,
    }
    shell.answer(value, [*([] if _asks(shell) else lines), "", _outcome(plan, verb, agreed=agreed)])
    return 0


def _asks(shell: Shell) -> bool:
    """Whether somebody is there to agree."""
    if shell.args.yes or shell.json or shell.dry_run:
        return False
    return sys.stdin.isatty() and sys.stderr.isatty()


def _agreed(shell: Shell, lines: list[str]) -> bool:
    if not _asks(shell):
        return bool(shell.args.yes)
    for line in lines:
        shell.warn(line)
    print("Shall that be done? (y) ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _outcome(plan: SchedulePlan, verb: str, *, agreed: bool) -> str:
    if plan.note:
        return "That line is for your own prompt: the planner does not run it."
    if agreed:
        return f"The reminder is {verb} ({plan.clock})."
    return "Nothing was done; --yes does it."
