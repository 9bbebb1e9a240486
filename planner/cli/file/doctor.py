"""`planner doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.file.checkup import examine
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.file.checkup import Checkup


def doctor(shell: Shell) -> int:
    """Look the book over, and mend it where that was asked for. Returns 1 where something is
    wrong."""
    checkup = examine(shell.open(), mend=shell.args.repair, dry_run=shell.dry_run)
    value = {
        "ok": not checkup.problems,
        "problems": [problem._asdict() for problem in checkup.problems],
        "repaired": checkup.repaired,
        "dry_run": shell.dry_run,
        "lost_and_found": [lost._asdict() for lost in checkup.lost],
    }
    shell.answer(value, _lines(checkup, dry_run=shell.dry_run))
    return 1 if checkup.problems else 0


def _lines(checkup: Checkup, *, dry_run: bool) -> Iterator[str]:
    if checkup.repaired:
        yield f"{'Would mend' if dry_run else 'Mended'} {plural(checkup.repaired, 'thing')}."
    for problem in checkup.problems:
        yield f"{visible(problem.where)}: {visible(problem.what)}"
        yield f"    {visible(problem.fix)}"
    if not checkup.problems:
        yield "The book is well."
    if checkup.lost:
        yield f"In the lost and found: {plural(len(checkup.lost), 'value')}"
        yield from (f"    {visible(lost.where)}: {visible(lost.value)}" for lost in checkup.lost)
