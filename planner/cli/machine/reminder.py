"""`planner remind`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.day.day import read_clock
from planner.commands.machine.reminder import cron_line, notify, reminder
from planner.words import visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def remind(shell: Shell) -> int:
    """Tell what waits this morning."""
    session = shell.open()
    if shell.args.cron:
        time = read_clock(shell.args.cron)
        line = cron_line(time, session.settings.working_days, str(session.book.path))
        shell.answer({"cron": line}, [line])
        return 0
    plan = session.plan
    lines = [visible(line) for line in reminder(plan)]
    notifies = bool(shell.args.notify and lines)
    if notifies:
        notify("planner", "\n".join(lines))
    shell.answer(
        {"day": plan.day.isoformat(), "lines": lines, "notified": notifies},
        () if shell.args.notify else lines,
    )
    return 0
