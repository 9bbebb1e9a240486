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

    result = shell(sys.argv[1:])
    if isinstance(result, OpenApp):
        from planner.cli.main import failed
        from planner.errors import PlannerError
        from planner.tui.run import run

        try:
            result = run(result.book, result.today, demo=result.demo)
        except PlannerError as error:
            result = failed(error, json=False)
    sys.exit(result)


if __name__ == "__main__":
    main()
