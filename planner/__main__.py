"""Start the planner: the shell for a command, the app without one."""

from __future__ import annotations

import gc
import sys


def main() -> None:
    """Run the program and leave with its exit code."""
    # A start makes a hundred thousand objects that all live to the end: collecting garbage among them is wasted.
    gc.disable()
    from planner.cli.main import OpenApp
    from planner.cli.main import main as shell

    wanted = shell(sys.argv[1:])
    if isinstance(wanted, OpenApp):
        from planner.tui.run import run

        wanted = run(wanted.book, wanted.today, demo=wanted.demo)
    sys.exit(wanted)


if __name__ == "__main__":
    main()
