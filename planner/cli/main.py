"""The shell's way in: read the arguments, run the command, turn what went wrong into two lines and
an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from planner.cli.output import flush
from planner.cli.plain_arguments import plain_arguments
from planner.commands.catalogue import SHELL
from planner.commands.declared.command import look_up
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


class OpenApp(NamedTuple):
    """The app is wanted, not the shell: on this book and day, or on the demo's."""

    book: str | None
    today: date | None
    demo: bool
    tour: bool = False


def main(argv: Sequence[str]) -> int | OpenApp:
    """Run one command and return its exit code, or say that the app is wanted."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a name shows it escaped; it is no reason to fail.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        result = _run(argv)
        flush()
    except KeyboardInterrupt:
        print("Stopped; nothing was changed.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Nobody reads on; leave in silence, and keep Python from complaining at the end.
        sys.stdout = None
        return 0
    except Exception as error:
        from planner.cli.failures import failed  # only where something went wrong

        return failed(error, argv)
    return result


def _run(argv: Sequence[str]) -> int | OpenApp:
    args: Any = plain_arguments(argv)
    if args is None:
        from planner.cli.arguments import parse  # argparse takes 6 ms, a plain line needs none

        try:
            args = parse(argv)
        except SystemExit as leaving:  # argparse has printed the help or the version
            return int(leaving.code or 0)
    from planner.cli.shell import Shell  # help and errors of usage need no book

    shell = Shell(args)
    command = args.command
    if command in ("", "demo") and _shows_screens() and not shell.json:
        tour = getattr(args, "tour", False)
        return OpenApp(args.book, shell.today, demo=command == "demo", tour=tour)
    code: int = look_up(SHELL[command or "today"].run)(shell)
    flush()
    if shell.opened is not None:
        shell.opened.store_views()
    return code


def _shows_screens() -> bool:
    """Whether somebody would see the app: at a terminal, or in the browser that `planner serve`
    serves."""
    return (sys.stdout.isatty() and sys.stdin.isatty()) or "TEXTUAL_DRIVER" in os.environ
