"""The reminder put into the system's own clock: systemd's timers, launchd, cron; shown before it is
done."""

from __future__ import annotations

import os
import plistlib
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which
from typing import Literal, get_args

from planner.commands.machine.reminder import cron_line, reminder_command
from planner.errors import PlannerError
from planner.value import NamedTuple

SystemClock = Literal["systemd", "launchd", "cron", "windows"]
CLOCKS: tuple[SystemClock, ...] = get_args(SystemClock)
UNIT = "planner-remind"
LABEL = "daily.planner.remind"
MARK = "# planner remind"
"""What stands behind our line of a crontab."""
NO_REMINDER = "There is no reminder of the planner's to take out."
PATIENCE = 20
"""Seconds that a program of the system may take."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class SchedulePlan(NamedTuple):
    """What putting the reminder into a clock, or taking it out, does.

    Attributes:
        clock: Which clock.
        files: The text of each file that is written; None where it is deleted.
        commands: The programs that are run then, each with its arguments.
        crontab: The whole crontab as it is written; None where it stays as it is.
        note: What the user has to do by hand, where the planner does not do it.
    """

    clock: SystemClock
    files: Mapping[Path, str | None] = {}
    commands: Sequence[Sequence[str]] = ()
    crontab: str | None = None
    note: str = ""


def usual_clock() -> SystemClock:
    """Return the clock that this system has."""
    if sys.platform == "win32":
        return "windows"
    if sys.platform == "darwin":
        return "launchd"
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if which("systemctl") and runtime and Path(runtime, "systemd").is_dir():
        return "systemd"
    return "cron"


def plan_install(clock: SystemClock, time: str, days: Sequence[int], book: str) -> SchedulePlan:
    """Return how the reminder is put into a clock.

    Args:
        clock: Which.
        time: When, as HH:MM.
        days: On which days of the week; 0 is Monday.
        book: The book's path.

    Raises:
        PlannerError: The crontab cannot be read.
    """
    command = reminder_command(book)
    if clock == "systemd":
        return _systemd(command, time, days)
    if clock == "launchd":
        return _launchd(command, time, days)
    if clock == "cron":
        line = f"{cron_line(time, tuple(days), book)} {MARK}"
        return SchedulePlan(clock, crontab="\n".join([*_other_lines(), line, ""]))
    quoted = subprocess.list2cmdline(command).replace('"', '\\"')
    line = f'schtasks /create /tn {UNIT} /tr "{quoted}" /sc daily /st {time}'
    return SchedulePlan(clock, note=line)


def plan_removal(clock: SystemClock) -> SchedulePlan:
    """Return how the reminder is taken out of a clock.

    Raises:
        PlannerError: There is none, or the crontab cannot be read.
    """
    if clock == "systemd":
        files = dict.fromkeys((_unit("timer"), _unit("service")))
        if not any(path.exists() for path in files):
            raise PlannerError(NO_REMINDER)
        disable = ("systemctl", "--user", "disable", "--now", f"{UNIT}.timer")
        return SchedulePlan(clock, files, (disable, ("systemctl", "--user", "daemon-reload")))
    if clock == "launchd":
        path = _agent()
        if not path.exists():
            raise PlannerError(NO_REMINDER)
        return SchedulePlan(clock, {path: None}, (("launchctl", "unload", str(path)),))
    if clock == "cron":
        return SchedulePlan(clock, crontab="\n".join([*_other_lines(), ""]).lstrip("\n"))
    return SchedulePlan(clock, note=f"schtasks /delete /tn {UNIT}")


def plan_lines(plan: SchedulePlan) -> list[str]:
    """Return what a plan does, to be shown before it is done."""
    lines = []
    for path, text in plan.files.items():
        lines.append(f"{'delete' if text is None else 'write'} {path}")
        lines += [f"    {line}" for line in (text or "").splitlines()]
    if plan.crontab is not None:
        lines.append("write the crontab")
        lines += [f"    {line}" for line in plan.crontab.splitlines()]
    lines += [f"run {' '.join(command)}" for command in plan.commands]
    return [*lines, *([plan.note] if plan.note else [])]


def carry_out(plan: SchedulePlan) -> None:
    """Do what a plan says.

    Raises:
        PlannerError: A file cannot be written, or a program of the system failed.
    """
    deletes = None in plan.files.values()
    if deletes:
        _run_all(plan.commands[:1])  # a timer that is still there is stopped first
    for path, text in plan.files.items():
        _put(path, text)
    if plan.crontab is not None:
        _run(("crontab", "-"), plan.crontab)
    _run_all(plan.commands[1:] if deletes else plan.commands)


def _put(path: Path, text: str | None) -> None:
    try:
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise PlannerError(f"{path} cannot be written: {error.strerror}.") from error


def _run_all(commands: Sequence[Sequence[str]]) -> None:
    for command in commands:
        _run(command)


def _run(command: Sequence[str], text: str = "") -> str:
    try:
        done = subprocess.run(
            command, input=text, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise PlannerError(f"{command[0]} cannot be run: {error}.") from error
    if done.returncode:
        reason = done.stderr.strip().splitlines()[:1] or [f"it ended with {done.returncode}"]
        raise PlannerError(f"{' '.join(command)} failed: {reason[0].rstrip('.')}.")
    return done.stdout


def _unit(kind: Literal["timer", "service"]) -> Path:
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(config) / "systemd" / "user" / f"{UNIT}.{kind}"


def _systemd(command: Sequence[str], time: str, days: Sequence[int]) -> SchedulePlan:
    names = ",".join(_DAYS[day] for day in sorted(days)) or "*"
    service = (
        "[Unit]\nDescription=The planner's morning reminder\n\n"
        f"[Service]\nType=oneshot\nExecStart={' '.join(map(_systemd_word, command))}\n"
    )
    timer = (
        f"[Unit]\nDescription=The planner's morning reminder at {time}\n\n"
        f"[Timer]\nOnCalendar={names} *-*-* {time}:00\nPersistent=true\n\n"
        "[Install]\nWantedBy=timers.target\n"
    )
    return SchedulePlan(
        "systemd",
        {_unit("service"): service, _unit("timer"): timer},
        (
            ("systemctl", "--user", "daemon-reload"),
            ("systemctl", "--user", "enable", "--now", f"{UNIT}.timer"),
        ),
    )


def _systemd_word(word: str) -> str:
    """Return a word as systemd.service(5) reads it back: between quotes, specifiers and variables
    undone."""
    for mark, escaped in (("\\", "\\\\"), ('"', '\\"'), ("%", "%%"), ("$", "$$")):
        word = word.replace(mark, escaped)
    return f'"{word}"'


def _agent() -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def _launchd(command: Sequence[str], time: str, days: Sequence[int]) -> SchedulePlan:
    hour, minute = (int(part) for part in time.split(":"))
    # To launchd Sunday is 0 and Monday 1.
    moments = [{"Weekday": (day + 1) % 7, "Hour": hour, "Minute": minute} for day in sorted(days)]
    agent = {
        "Label": LABEL,
        "ProgramArguments": list(command),
        "StartCalendarInterval": moments or {"Hour": hour, "Minute": minute},
    }
    path = _agent()
    return SchedulePlan(
        "launchd",
        {path: plistlib.dumps(agent).decode()},
        (("launchctl", "load", "-w", str(path)),),
    )


def _other_lines() -> list[str]:
    """Return the lines of the user's crontab that are not ours.

    Raises:
        PlannerError: There is no cron here, or it does not show its lines: they would be lost.
    """
    if which("crontab") is None:
        raise PlannerError(
            "There is no crontab here.\n`planner remind --cron TIME` prints the line for one."
        )
    try:
        lines = _run(("crontab", "-l")).splitlines()
    except PlannerError as error:
        if "no crontab" not in str(error):
            raise
        lines = []
    return [line for line in lines if not line.endswith(MARK)]
