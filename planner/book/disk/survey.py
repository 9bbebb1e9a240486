"""A look around in the book's folder: whether the file is as it was, and what lies beside it."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from planner.book.disk import atomic
from planner.book.disk.atomic import Pieces
from planner.book.disk.state import Place
from planner.book.sync.copies import Signature, lying_beside
from planner.value import NamedTuple

_SETTLED = 50_000_000
"""Nanoseconds after which a file that is written once more also has another time."""
Look = tuple[int, ...]


class Survey(NamedTuple):
    """What is in the book's folder.

    Attributes:
        look: What tells whether the file was written since; None where it does not tell yet.
        same: Whether the file is as it was.
        left_over: What a crash, or a save that was left behind, has left beside it.
        beside: The other files whose names begin as its own does.
    """

    look: Look | None
    same: bool
    left_over: list[Path]
    beside: dict[str, Signature]


def look(path: Path) -> Look | None:
    """Return, in an errand, what tells whether a file was written since, for a few microseconds; None where it does not
    tell yet."""
    try:
        found = path.stat()
    except OSError:
        return ()
    if time.time_ns() - found.st_mtime_ns < _SETTLED:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def survey(place: Place, looked: Look | None, disk: Pieces | None, device: str = "") -> Survey:
    """Look around in the book's folder.

    Args:
        place: Where the book is.
        looked: What told of the file the last time.
        disk: The file's bytes as they were; None where it was not ready.
        device: This machine's id, where what it left over is to be looked for.

    Raises:
        Stalled: The folder does not answer.
    """
    real = place.real

    def errand() -> Survey:
        now = look(place.path)
        same = now is not None and now == looked
        if not same and disk is not None:
            with contextlib.suppress(OSError):
                same = atomic.holds(place.path, disk)
        return Survey(
            now, same, left_over_paths(place, device) if device else [], lying_beside(real)
        )

    return place.errand(errand)


def left_over_paths(place: Place, device: str) -> list[Path]:
    """Return, in an errand, the temporary files of this machine beside the book: outside of a save, a crash left them,
    or a save that was left behind."""
    temporary = place.temporary(device)
    return [
        path for path in (temporary, temporary.with_name(temporary.name + ".old")) if path.is_file()
    ]
