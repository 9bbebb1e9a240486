"""What logging did, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.logging.preview import in_words
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.commands.logging.log import Logged
    from planner.commands.session import Session


def logged_lines(session: Session, logged: Logged, *, dry_run: bool) -> Iterator[str]:
    """Return what was logged, or would be, with the advice."""
    start = "Would log: " if dry_run else "Logged: "
    for entry in logged.entries:
        first, *rest = in_words(session, entry) or ("",)
        yield f"{start}{visible(first)}"
        yield from (f"  {visible(line)}" for line in rest)
        start = "  "
    yield from (f"  · {visible(line)}" for line in logged.advice)
