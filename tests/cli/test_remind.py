"""The reminder goes into the system's clock and out of it again; it is shown first, and nothing
else is touched."""

from __future__ import annotations

import plistlib
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

OTHERS = "MAILTO=me\n0 5 * * * backup --all  # planner is not meant\n"


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Callable[..., Ran]) -> Path:
    """A machine whose programs write down how they are called; its crontab is a file."""
    folder = tmp_path / "system"
    folder.mkdir()
    (folder / "crontab.txt").write_text(OTHERS)
    scripts = {
        "systemctl": f'echo systemctl "$@" >> {folder}/calls',
        "launchctl": f'echo launchctl "$@" >> {folder}/calls',
        "crontab": f'[ "$1" = -l ] && exec cat {folder}/crontab.txt; cat > {folder}/crontab.txt',
    }
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    run("add", "Ana Li")
    return folder


def calls(machine: Path) -> list[str]:
    path = machine / "calls"
    return path.read_text().splitlines() if path.exists() else []


def files(machine: Path) -> set[str]:
    own = {"crontab.txt", "systemctl", "launchctl", "crontab", "calls"}
    return {str(path.relative_to(machine)) for path in machine.rglob("*") if path.is_file()} - own


@pytest.mark.parametrize("clock", ["systemd", "launchd", "cron"])
@pytest.mark.parametrize("options", [[], ["--dry-run"], ["--yes", "--dry-run"], ["--json"]])
def test_it_is_shown_and_nothing_is_done_before_it_is_agreed_to(
    run: Callable[..., Ran], machine: Path, clock: str, options: list[str]
) -> None:
    ran = run("remind", "--install", "8:30", "--by", clock, *options)
    assert ran.code == 0 and "remind" in ran.out and "--notify" in ran.out
    assert calls(machine) == [] and files(machine) == set()
    assert (machine / "crontab.txt").read_text() == OTHERS


def test_systemd_gets_a_timer_and_loses_it(
    run: Callable[..., Ran], machine: Path, book: Path
) -> None:
    run("config", "working_days", "mon tue fri")
    ran = run("remind", "--install", "8:30", "--by", "systemd", "--yes")
    assert ran.code == 0, ran.err
    folder = machine / ".config" / "systemd" / "user"
    timer = (folder / "planner-remind.timer").read_text()
    assert "OnCalendar=Mon,Tue,Fri *-*-* 08:30:00" in timer and "Persistent=true" in timer
    service = (folder / "planner-remind.service").read_text()
    (line,) = [line for line in service.splitlines() if line.startswith("ExecStart=")]
    assert shlex.split(line.partition("=")[2])[-4:] == ["--book", str(book), "remind", "--notify"]
    assert calls(machine) == [
        "systemctl --user daemon-reload",
        "systemctl --user enable --now planner-remind.timer",
    ]
    assert run("remind", "--remove", "--by", "systemd", "--yes").code == 0
    assert files(machine) == set()
    assert calls(machine)[2:] == [
        "systemctl --user disable --now planner-remind.timer",
        "systemctl --user daemon-reload",
    ]


def test_launchd_gets_an_agent_and_loses_it(run: Callable[..., Ran], machine: Path) -> None:
    assert run("remind", "--install", "17:05", "--by", "launchd", "--yes").code == 0
    path = machine / "Library" / "LaunchAgents" / "daily.planner.remind.plist"
    agent = plistlib.loads(path.read_bytes())
    assert agent["ProgramArguments"][-2:] == ["remind", "--notify"]
    moments = agent["StartCalendarInterval"]
    assert [moment["Weekday"] for moment in moments] == [1, 2, 3, 4, 5]
    assert {(moment["Hour"], moment["Minute"]) for moment in moments} == {(17, 5)}
    assert run("remind", "--remove", "--by", "launchd", "--yes").code == 0
    assert files(machine) == set() and "unload" in calls(machine)[-1]


def test_cron_keeps_every_other_line_and_has_ours_once(
    run: Callable[..., Ran], machine: Path
) -> None:
    for time in ("8:30", "9:15"):
        assert run("remind", "--install", time, "--by", "cron", "--yes").code == 0
    lines = (machine / "crontab.txt").read_text().splitlines()
    assert lines[:2] == OTHERS.splitlines() and len(lines) == 3
    assert lines[2].startswith("15 9 * * 1,2,3,4,5 ") and lines[2].endswith("# planner remind")
    assert run("remind", "--remove", "--by", "cron", "--yes").code == 0
    assert (machine / "crontab.txt").read_text() == OTHERS


@pytest.mark.parametrize("clock", ["systemd", "launchd"])
def test_where_there_is_no_reminder_nothing_is_taken_out(
    run: Callable[..., Ran], machine: Path, clock: str
) -> None:
    ran = run("remind", "--remove", "--by", clock, "--yes")
    assert (ran.code, ran.err) == (1, "There is no reminder of the planner's to take out.\n")
    assert calls(machine) == []


def test_a_crontab_that_cannot_be_read_is_not_written_over(
    run: Callable[..., Ran], machine: Path
) -> None:
    crontab = machine / "crontab"
    refusal = 'echo "crontab: Permission denied" >&2; exit 1'
    crontab.write_text(
        f'#!/bin/sh\n[ "$1" = -l ] && {{ {refusal}; }}\ncat > {machine}/crontab.txt\n'
    )
    ran = run("remind", "--install", "8:30", "--by", "cron", "--yes")
    assert ran.code == 1 and "Permission denied" in ran.err
    assert (machine / "crontab.txt").read_text() == OTHERS
    crontab.write_text(crontab.read_text().replace("Permission denied", "no crontab for me"))
    assert run("remind", "--install", "8:30", "--by", "cron", "--yes").code == 0
    assert (machine / "crontab.txt").read_text().count("\n") == 1


def test_windows_gets_the_line_for_its_scheduler(run: Callable[..., Ran], machine: Path) -> None:
    ran = run("remind", "--install", "8:30", "--by", "windows", "--yes")
    assert ran.out.startswith("schtasks /create /tn planner-remind") and "/st 08:30" in ran.out
    assert calls(machine) == []


def test_what_the_system_refuses_is_told_in_a_line(
    run: Callable[..., Ran], machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (machine / "systemctl").write_text("#!/bin/sh\necho Failed to connect to bus >&2\nexit 1\n")
    ran = run("remind", "--install", "8:30", "--by", "systemd", "--yes")
    assert ran.code == 1 and "Failed to connect to bus" in ran.err
    monkeypatch.setenv("PATH", "/nowhere")
    ran = run("remind", "--install", "8:30", "--by", "cron", "--yes")
    assert ran.code == 1 and "no crontab" in ran.err
    assert run("remind", "--install", "25:00").code == 2
    assert run("remind", "--install", "8:30", "--remove").code == 2


def test_a_path_with_signs_reaches_the_program_as_it_is(tmp_path: Path) -> None:
    from planner.commands.machine.schedule import plan_install

    book = str(tmp_path / 'a b%h$HOME"c\\d.json')
    plan = plan_install("systemd", "08:30", (0,), book)
    service = next(text for path, text in plan.files.items() if path.suffix == ".service")
    assert service is not None
    assert 'a b%%h$$HOME\\"c\\\\d.json"' in service


@pytest.mark.skipif(not Path("/usr/bin/systemd-analyze").exists(), reason="no systemd here")
def test_systemd_itself_reads_the_calendar_line() -> None:
    command = ["systemd-analyze", "calendar", "Mon,Tue,Fri *-*-* 08:30:00"]
    assert subprocess.run(command, capture_output=True).returncode == 0
