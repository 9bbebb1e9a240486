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
        file = atomic.open_private(folder / "lock", os.O_RDWR)
    except OSError as error:
        raise BookError(cannot(folder, "be written", error, "Nothing was changed.")) from error
    token: LockToken | None = None
    try:
        until = time.monotonic() + patience
        while True:
            try:
                if _take(file):
                    break
            except OSError:
                token = LockToken(folder / "lock.held")
                if token.take():
                    break
            if time.monotonic() > until:
                raise BookError(
                    "Another planner has been saving this book for a while. Nothing was changed. "
                    "Try again, or end the other one."
                )
            time.sleep(0.005)
        yield
    finally:
        os.close(file)
        if token is not None:
            token.give_back()


class LockToken:
    """A lock where the file system knows none (NFS without its lock service, some FUSE): a file
    that only one process can make. It names the process, so that one that was left by a crash is
    taken over."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._mine = False

    def take(self) -> bool:
        """Take the lock. Returns whether it is held now.

        Raises:
            OSError: The state folder cannot be written.
        """
        try:
            file = atomic.open_private(self._path, os.O_WRONLY | os.O_EXCL)
        except FileExistsError:
            self._clear_abandoned()
            return False
        try:
            atomic.write_all(file, _process_name().encode())
        finally:
            os.close(file)
        self._mine = True
        return True

    def give_back(self) -> None:
        """Let go of the lock, where it is held."""
        if self._mine:
            atomic.remove(self._path)

    def _clear_abandoned(self) -> None:
        """Remove the lock of a process that is no more. Of two that find it abandoned one renames
        it away, and looks again whether it is the one that it has read."""
        try:
            holder = atomic.read(self._path)
        except OSError:
            return
        if not _is_abandoned(holder, self._path):
            return
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            self._path.rename(aside)
            if atomic.read(aside) != holder:
                self._path.hardlink_to(aside)
        except OSError:
            return
        finally:
            atomic.remove(aside)


def _process_name() -> str:
    host = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
    return f"{os.getpid()} {host}"


def _is_abandoned(holder: bytes, path: Path) -> bool:
    """Whether the process that made a lock is no more, as far as that can be told from here."""
    process, _, host = holder.decode("utf-8", "replace").partition(" ")
    if not process.isdigit():  # it was killed before it wrote its name
        return time.time() - path.stat().st_mtime > PATIENCE
    if host != _process_name().partition(" ")[2]:
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


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
    file = atomic.open_private(folder / "writing", os.O_RDWR)
    try:
        if not _take(file):
            os.close(file)
            raise Stalled(begun=False)
    except Stalled:
        raise
    except OSError:
        pass  # a file system that knows no locks: the lock of the book is held by its token
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
        return True
