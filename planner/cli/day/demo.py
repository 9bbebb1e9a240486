"""`planner demo`, where there is no screen to open the app on."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from planner.cli.day.today import plan_lines
from planner.commands.file.demo_book import demo_session
from planner.commands.json_values import plan_value
from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def demo(shell: Shell) -> int:
    """Print the day plan of the sample book.

    Raises:
        UsageError: The tour is wanted.
    """
    if shell.args.tour:
        raise UsageError("The tour is walked on the screen; it needs a terminal.")
    with TemporaryDirectory(prefix="planner-demo-") as folder:
        session = demo_session(Path(folder), shell.today)
        shell.answer(
            {"demo": True, **plan_value(session.plan)},
            ["This is the sample book; nothing of it is kept.", "", *plan_lines(session.plan)],
        )
        session.book.close()
    return 0
