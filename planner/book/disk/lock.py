"""One planner at a time writes a book on this machine. The lock is in the state folder: sync
programs never see it, and it goes with the process that holds it, however that ends."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.book.disk import atomic
from planner.book.disk.place import Place
from planner.book.disk.trouble import cannot
from planner.book.disk.worker import Result, Stalled
from planner.errors import BookError

PATIENCE = 10.0
"""Seconds to wait for another planner to finish."""


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of a book for the block.

    Raises:
        BookError: The state folder cannot be written, or another planner does not let go.
    """
    try:
        atomic.make_folder(folder)
        file = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | atomic.CLOEXEC, 0o600)
    except OSError as error:
        raise BookError(cannot(folder, "be written", error, "Nothing was changed.")) from error
    try:
        until = time.monotonic() + patience
        while not _take(file):
            if time.monotonic() > until:
                raise BookError(
                    "Another planner has been saving this book for a while. Nothing was changed. "
                    "Try again, or end the other one."
                )
            time.sleep(0.005)
        yield
    finally:
        os.close(file)


def alone(place: Place, book_id: str, work: Callable[[], Result]) -> Result:
    """Write into the book's own folder, as a task that nobody on this machine disturbs: should it
    be left behind (worker.py), it holds a lock of its own until it is done, while the lock of the
    book goes to the next.

    Raises:
        Stalled: The folder does not answer, or another planner has left a task behind there.
        OSError: As ``work`` does, or the state folder cannot be written.
    """
    handle = _writing(place.folder(book_id))

    def task() -> Result:
        try:
            return work()
        finally:
            os.close(handle)

    try:
        return place.run(task, whole=True)
    except Stalled as stalled:
        if not stalled.begun:
            os.close(handle)
        raise


def need_be_alone(folder: Path) -> None:
    """Make sure, with the lock of the book in hand, that nobody has left a task behind that still
    writes.

    Raises:
        Stalled: Somebody has.
        OSError: The state folder cannot be written.
    """
    os.close(_writing(folder))


def _writing(folder: Path) -> int:
    file = os.open(folder / "writing", os.O_RDWR | os.O_CREAT | atomic.CLOEXEC, 0o600)
    try:
        if not _take(file):
            raise Stalled(begun=False)
    except BaseException:
        os.close(file)
        raise
    return file


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> bool:
        try:
            os.lseek(file, 0, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system that knows no locks: the look at what was displaced still guards the book
            return True
        return True
