"""`planner log --replace`: a touch said anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.logging.questions import settled
from planner.commands.logging.names import lexicon_of
from planner.commands.logging.relog import relog
from planner.commands.logging.retell import read_again, retell, touch_named
from planner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.cli.shell import Shell
    from planner.commands.logging.log import Logged
    from planner.commands.session import Session


def replaced(shell: Shell, session: Session, lines: Sequence[str]) -> Logged:
    """Say anew what the touch of ``--replace`` was.

    Raises:
        UsageError: There are several lines.
        PlannerError: There is no such touch.
        Unanswered: A question was not answered.
    """
    if len(lines) > 1:
        raise UsageError("One touch has one line. Put the clauses behind one another, parted by ;")
    lexicon = lexicon_of(session)
    before = retell(session, touch_named(session, *shell.filled([shell.args.replace])), lexicon)
    entry = settled(
        shell,
        lambda answers: read_again(
            session, lines[0], before.written, {**before.answers, **answers}, lexicon
        ),
    )
    return relog(session, before.touch, entry, dry_run=shell.dry_run)
