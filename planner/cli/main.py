"""The shell's way in: read the arguments, run the command, turn what went wrong into two lines and an exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from planner.cli.arguments import parse
from planner.cli.shell import Shell
from planner.errors import DecisionNeeded, PlannerError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

RUNS: Mapping[str, tuple[str, str]] = {
    "today": ("day.plan", "today"),
    "done": ("day.plan", "done"),
    "snooze": ("day.plan", "snooze"),
    "skip": ("day.plan", "skip"),
    "off": ("day.plan", "off"),
    "pledge": ("day.plan", "pledge"),
    "lighter": ("day.plan", "lighter"),
    "log": ("logging.log", "log"),
    "inbox": ("logging.log", "inbox"),
    "write": ("day.letter", "write"),
    "add": ("people.contacts", "add"),
    "edit": ("people.contacts", "edit"),
    "list": ("people.contacts", "list_contacts"),
    "show": ("people.contacts", "show"),
    "find": ("people.contacts", "find"),
    "undo": ("day.undo", "undo"),
    "redo": ("day.undo", "redo"),
    "history": ("day.undo", "history"),
    "import": ("exchange.importing", "import_file"),
    "export": ("exchange.importing", "export_file"),
    "duplicates": ("people.duplicates", "duplicates"),
    "merge": ("people.duplicates", "merge"),
    "config": ("machine.settings", "config"),
    "keys": ("machine.settings", "keys"),
    "forecast": ("network.numbers", "forecast"),
    "stats": ("network.numbers", "stats"),
    "why": ("people.why", "why"),
    "hubs": ("network.hubs", "hubs"),
    "orgs": ("network.organisations", "orgs"),
    "intros": ("network.organisations", "intros"),
    "hooks": ("network.hooks", "hooks"),
    "favours": ("network.hooks", "favours"),
    "sync": ("file.sync", "sync"),
    "snapshots": ("file.sync", "snapshots"),
    "restore": ("file.sync", "restore"),
    "doctor": ("file.sync", "doctor"),
    "themes": ("machine.themes", "themes"),
    "completion": ("machine.themes", "completion"),
    "remind": ("machine.themes", "remind"),
    "serve": ("machine.themes", "serve"),
}
"""Where each command is done: a module of this folder, loaded when it is wanted, and a function of it."""


class OpenApp(NamedTuple):
    """The app is wanted, not the shell: on this book and day, or on the demo's."""

    book: str | None
    today: date | None
    demo: bool


def main(argv: Sequence[str]) -> int | OpenApp:
    """Run one command and return its exit code, or say that the app is wanted."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a name shows it escaped; it is no reason to fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    json = "--json" in argv
    try:
        shell = Shell(parse(argv))
        command = shell.args.command
        if command in ("", "demo"):
            if _shows_screens() and not shell.json:
                return OpenApp(shell.args.book, shell.today, demo=command == "demo")
            return _without_terminal(shell, demo=command == "demo")
        module, function = RUNS[command]
        code: int = getattr(import_module(f"planner.cli.{module}"), function)(shell)
        sys.stdout.flush()
    except PlannerError as error:
        return failed(error, json=json)
    except KeyboardInterrupt:
        print("Stopped; nothing was changed.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Whoever read our output has enough; leave in silence, and keep Python from complaining at the end.
        sys.stdout = None
        return 0
    return code


def _shows_screens() -> bool:
    """Whether somebody would see the app: at a terminal, or in the browser that `planner serve` serves."""
    import os

    return (sys.stdout.isatty() and sys.stdin.isatty()) or "TEXTUAL_DRIVER" in os.environ


def failed(error: PlannerError, *, json: bool) -> int:
    """Say what went wrong on standard error, as JSON on standard output where wanted, and return the exit code."""
    if json:
        from json import dumps

        value: dict[str, object] = {"error": str(error), "exit_code": error.exit_code}
        if isinstance(error, DecisionNeeded):
            value["question"] = {
                "what": error.what,
                "text": str(error),
                "candidates": error.candidates,
            }
        print(dumps(value, ensure_ascii=False, indent=2))
    print(_plain(str(error)), file=sys.stderr)
    if isinstance(error, DecisionNeeded) and not json:
        for each in error.candidates:
            shown = each["id"] if error.what == "date" else each["id"][-6:]
            print(f"  {shown}  {_plain(each['name'])}", file=sys.stderr)
    return error.exit_code


def _plain(text: str) -> str:
    from planner.words import visible

    return "\n".join(visible(line) for line in text.split("\n"))


def _without_terminal(shell: Shell, *, demo: bool) -> int:
    """Print the day plan as text: there is no screen to open the app on."""
    if not demo:
        from planner.cli.day.plan import today

        return today(shell)
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from planner.cli.day.plan import plan_lines
    from planner.commands.file.books import demo_session
    from planner.commands.json_values import plan_value

    with TemporaryDirectory(prefix="planner-demo-") as folder:
        session = demo_session(Path(folder), shell.today)
        shell.answer(
            {"demo": True, **plan_value(session.plan)},
            ["This is the sample book; nothing of it is kept.", "", *plan_lines(session.plan)],
        )
        session.book.close()
    return 0
