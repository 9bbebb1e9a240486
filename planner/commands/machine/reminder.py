"""The morning reminder: what waits today, in a few words; shown by the desktop, called by the
system's own clock."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.words import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.engine.plan import DayPlan


def reminder(plan: DayPlan) -> tuple[str, ...]:
    """Return what is still to do today, the new touch first; nothing on a day off and where all is
    done."""
    if not plan.working:
        return ()
    lines = []
    if plan.new_touch is not None:
        at = f", pledged for {plan.pledged}" if plan.pledged else ""
        lines.append(f"New touch: {plan.new_touch.name}{at}")
    items = [item for item in plan.items if item.kind != "prepare"]  # that is the new touch's own
    if items:
        names = [item.name for item in items[:3]]
        more = f" and {len(items) - len(names)} more" if len(items) > len(names) else ""
        minutes = sum(item.minutes for item in items)
        lines.append(f"{plural(len(items), 'follow-up')}, {minutes} min: {', '.join(names)}{more}")
    return tuple(lines)


def notify(title: str, text: str) -> None:
    """Show a notification of the desktop.

    Raises:
        PlannerError: This machine has no program that shows one, or it failed.
    """
    programs = which("notify-send"), which("osascript")
    if programs[0]:
        command, environment = (
            [programs[0], "--app-name=planner", "--", title, text],
            _with_bus(os.environ),
        )
    elif programs[1]:
        script = "on run {title, words}\ndisplay notification words with title title\nend run"
        command, environment = [programs[1], "-e", script, title, text], dict(os.environ)
    else:
        raise PlannerError(
            "There is no notify-send here to show a notification.\n`planner remind` alone prints "
            "it."
        )
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PlannerError(f"The notification could not be shown: {error}.") from error
    if done.returncode:
        raise PlannerError(
            f"The notification could not be shown: {done.stderr.strip()[:200] or done.returncode}."
        )


def _with_bus(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment with the desktop's message bus in it, which cron leaves out."""
    programs = dict(environment)
    if hasattr(os, "getuid"):
        bus = Path(f"/run/user/{os.getuid()}/bus")
        if bus.exists():
            programs.setdefault("DBUS_SESSION_BUS_ADDRESS", f"unix:path={bus}")
    return programs


def reminder_command(book: str) -> list[str]:
    """Return the command that reminds of a book: the program as it was called, else the module."""
    called = Path(sys.argv[0])
    if called.name.startswith("planner") and called.suffix != ".py":
        program = [str(called.absolute())]
    else:
        program = [sys.executable, "-m", "planner"]
    return [*program, "--book", book, "remind", "--notify"]


def cron_line(time: str, working_days: tuple[int, ...], book: str) -> str:
    """Return the line of a crontab that reminds at a time (HH:MM) on working days (0 is Monday) of
    a book."""
    hour, _, minute = time.partition(":")
    days = ",".join(str(day + 1) for day in working_days) or "*"
    # To cron a percent sign ends the command.
    command = shlex.join(reminder_command(book)).replace("%", r"\%")
    return f"{int(minute)} {int(hour)} * * {days} {command}"
