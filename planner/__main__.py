"""Start the planner: the shell for a command, the app without one, which does not wait for the
shell's parser."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from datetime import date


def main() -> None:
    """Run the program and leave with its exit code."""
    # A start makes a hundred thousand objects that live to the end: collecting garbage is wasted.
    gc.disable()
    if sys.argv[1:2] == ["complete"] and len(sys.argv) > 2:
        from planner.cli.machine.complete import (
            complete,
        )  # a key was pressed: the parser would be late

        _leave(complete(sys.argv[2], sys.argv[3:]))
    # What the planner makes, beside the book or elsewhere, is the user's alone.
    os.umask(0o077)
    if "today" in sys.argv:
        from planner.cli.day.kept_answers import quick_answer  # a prompt waits for it

        text = quick_answer(sys.argv[1:])
        if text is not None and _written(text):
            _leave(0)
    if len(sys.argv) == 1 and _on_a_terminal():
        sys.exit(_app(None, None, demo=False))
    _leave(_shell())


def _written(text: str) -> bool:
    """Write an answer. Returns whether it could be written: the shell knows how to say why not."""
    try:
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
        sys.stdout.write(text)
        sys.stdout.flush()
    except (OSError, AttributeError):
        return False
    return True


def _leave(code: int) -> NoReturn:
    """End the process without taking the book apart object by object: a tenth of a command's
    time."""
    atexit._run_exitfuncs()
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _on_a_terminal() -> bool:
    # PLANNER_TODAY is the shell's to read, like every other argument.
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("PLANNER_TODAY")


def _shell() -> int:
    from planner.cli.main import OpenApp, main  # the app without arguments needs no parser

    result = main(sys.argv[1:])
    if isinstance(result, OpenApp):
        return _app(result.book, result.today, demo=result.demo, tour=result.tour)
    return result


def _app(book: str | None, today: date | None, *, demo: bool, tour: bool = False) -> int:
    from planner.tui.run import run  # the shell needs no screens

    try:
        return run(book, today, demo=demo, tour=tour)
    except Exception as error:
        from planner.cli.failures import failed  # only where something went wrong

        return failed(error, sys.argv[1:])


if __name__ == "__main__":
    main()
