"""Two versions of a book that another program names → one: git's merge driver, and the merge
program of Unison."""

from __future__ import annotations

from pathlib import Path

from planner.book import merge_files
from planner.paths import state_folder


def drive(base: str, ours: str, theirs: str) -> int:
    """Merge as git asks its driver to: the result takes the place of ``ours``. Returns 0.

    Args:
        base: The common ancestor (git's %O); may be empty. It tells edits by hand from others.
        ours: Our version (%A).
        theirs: The other one (%B).

    Raises:
        PlannerError: One of them is no book, or they are two different books; nothing was written,
            and git keeps the conflict.
    """
    files = (Path(ours), Path(theirs), Path(ours))
    merge_files(*files, base=Path(base), program="git", state=state_folder())
    return 0


def merge_into(first: str, second: str, result: str) -> int:
    """Merge two files into a third, as Unison asks its merge program to. Returns 0.

    Raises:
        PlannerError: As of ``drive``.
    """
    files = (Path(first), Path(second), Path(result))
    merge_files(*files, base=None, program="Unison", state=state_folder())
    return 0
