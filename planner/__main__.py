"""Start the planner: the shell for a command, the app without one; that one does not wait for the shell's parser."""

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
    # A start makes a hundred thousand objects that all live to the end: collecting garbage among them is wasted.
    gc.disable()
    if len(sys.argv) == 1 and _on_a_terminal():
        sys.exit(_app(None, None, demo=False))
    _leave(_shell())


def _leave(code: int) -> NoReturn:
    """End the process without taking the book apart object by object, which takes a tenth of a command's time."""
    atexit._run_exitfuncs()
    with contextlib.suppress(OSError, ValueError, AttributeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def _on_a_terminal() -> bool:
    # PLANNER_TODAY is the shell's to read, like every other argument.
    return sys.stdin.isatty() and sys.stdout.isatty() and not os.environ.get("PLANNER_TODAY")


def _shell() -> int:
    from planner.cli.main import OpenApp, main

    result = main(sys.argv[1:])
    return (
        _app(result.book, result.today, demo=result.demo) if isinstance(result, OpenApp) else result
    )


def _app(book: str | None, today: date | None, *, demo: bool) -> int:
    from planner.errors import PlannerError
    from planner.tui.run import run

    try:
        return run(book, today, demo=demo)
    except PlannerError as error:
        from planner.cli.main import failed

        return failed(error, json=False)


if __name__ == "__main__":
    main()
