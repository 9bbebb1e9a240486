"""A look around in the book's folder: whether the file is as it was, and what lies beside it."""

from __future__ import annotations

import contextlib
import os
import time
from functools import partial
from pathlib import Path

from planner.book.disk import atomic
from planner.book.disk.place import Place
from planner.book.text.codec import Chunks
from planner.value import NamedTuple

_SETTLED = 50_000_000
"""Nanoseconds after which a file that is written once more also has another time."""
Look = tuple[int, ...]
Signature = tuple[int, int, int]
"""What tells that a file was written: size, time, inode."""
LINK: Signature = (-1, 0, 0)
"""Stands for a symbolic link, which is not followed."""
_OTHERS = (".txt", ".md", ".ics", ".csv", ".html")
"""Endings of what else lies beside a book under its name: the inbox, exports."""


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
    """Return, in a task, what tells whether a file was written since, for a few microseconds; None
    where it does not tell yet."""
    try:
        files = path.stat()
    except OSError:
        return ()
    if time.time_ns() - files.st_mtime_ns < _SETTLED:
        return None
    return files.st_dev, files.st_ino, files.st_size, files.st_mtime_ns, files.st_ctime_ns


def survey(place: Place, looked: Look | None, disk: Chunks | None, device: str = "") -> Survey:
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

    def task() -> Survey:
        now = look(place.path)
        same = now is not None and now == looked
        if not same and disk is not None:
            with contextlib.suppress(OSError):
                same = atomic.holds(place.path, disk)
        return Survey(
            now, same, left_over_paths(place, device) if device else [], lying_beside(real)
        )

    return place.run(task)


def left_over_paths(place: Place, device: str) -> list[Path]:
    """Return, in a task, the temporary files of this machine beside the book: outside of a save, a
    crash left them, or a save that was left behind."""
    real = place.real
    start = f".~{real.name}.{device}"
    paths = []
    with os.scandir(real.parent) as entries:
        for entry in entries:
            rest = entry.name.removeprefix(start)
            own = rest != entry.name and rest.endswith((".tmp", ".tmp.old")) and rest[0] in ".-"
            if own and entry.is_file(follow_symlinks=False):
                paths.append(real.with_name(entry.name))
    return sorted(paths)


def beside(place: Place, *, others: bool = False) -> dict[str, Signature]:
    """Return the files beside the book whose names begin as its own does, with their signatures.

    Args:
        place: Where the book is.
        others: Those too whose endings say that they are no copies.

    Raises:
        Stalled: The folder does not answer.
    """
    return place.run(partial(lying_beside, place.real, others=others))


def lying_beside(real: Path, *, others: bool = False) -> dict[str, Signature]:
    """Return the same, in a task."""
    stem = real.stem
    files: dict[str, Signature] = {}
    with contextlib.suppress(OSError), os.scandir(real.parent) as entries:
        for entry in entries:
            name = entry.name
            if (
                name.startswith(stem)
                and name != real.name
                and (others or not name.endswith(_OTHERS))
            ):
                with contextlib.suppress(OSError):
                    if entry.is_symlink():
                        files[name] = LINK
                    elif entry.is_file(follow_symlinks=False):
                        status = Path(entry.path).lstat()  # the entry's own has no inode on Windows
                        files[name] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return files
