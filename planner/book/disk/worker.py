"""What is done in the book's folder: a network folder that stalls keeps whoever is in it waiting,
without a limit.

So each look, read and write there is a task, in a thread that may wait as long as it likes and
touches nothing but the file system. There is one task at a time: while a folder keeps one, nobody
else goes there and nothing piles up.

A task that is left behind goes on when the folder answers, or ends with the program. What it
leaves then is what a crash could leave after any of its calls, and is mended as after a crash: by
the next look at the folder.
"""

from __future__ import annotations

# ``threading`` costs a start two milliseconds, and waits at the end for threads that never come
# back.
import _thread
import contextlib
import errno
import os
import stat
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

PATIENCE = 3.0
"""Seconds after which a folder counts as one that does not answer."""
Result = TypeVar("Result")


class Stalled(TimeoutError):
    """A folder keeps a task waiting, or still has an earlier one.

    Attributes:
        begun: Whether the task has begun: then it may still be done when the folder answers.
    """

    def __init__(self, *, begun: bool) -> None:
        super().__init__(errno.ETIMEDOUT, "its folder does not answer")
        self.begun = begun


class FolderWorker:
    """The tasks to the folder of a book.

    Attributes:
        path: The book's file.
        real: The file itself, symbolic links followed; None where that was not found out yet.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.real: Path | None = None
        self._open: tuple[_thread.LockType, list[bool]] | None = None
        self._carrier = 0
        self._since = 0.0
        self._seen: tuple[int, ...] = ()

    def answered(self, patience: float) -> bool:
        """Whether the folder answers within ``patience`` seconds of being asked; a task that is
        under way already is waited for instead of asking, and each answer counts once."""
        if self._carrier == _thread.get_ident():
            return True  # whoever is there need not ask
        return (self._open is None and not self._send(self._touch)) or self._is_back(patience)

    def run(self, work: Callable[[], Result], *, whole: bool = False) -> Result:
        """Do something in the folder, and wait for it as long as anybody should.

        Args:
            work: Touches nothing but the file system, and may end with the program after any of
                its calls.
            whole: A key that ends the program does not end the waiting: so it is known what became
                of it.

        Raises:
            Stalled: It is not done.
        """
        if self._carrier == _thread.get_ident():
            return work()  # a part of a task
        if self._open is not None and not self._is_back(0.0):
            raise Stalled(begun=False)
        done: list[Result] = []
        failed: list[BaseException] = []

        def task() -> None:
            try:
                done.append(work())
            except BaseException as error:
                failed.append(error)

        if not self._send(task):
            return work()
        while True:
            try:
                if not self._is_back(PATIENCE):
                    raise Stalled(begun=True)
                break
            except KeyboardInterrupt:
                if not whole:
                    raise
        if failed:
            raise failed[0]
        return done[0]

    @property
    def silent_for(self) -> float:
        """Seconds since a task began, or has read a part, that is under way still; 0 where none
        is."""
        return (
            time.monotonic() - self._since if self._open is not None and not self._open[1] else 0.0
        )

    def take_as_read(self) -> None:
        """Note, in a task, that the file as it is now was just written here and need not be
        fetched."""
        with contextlib.suppress(OSError):
            self._seen = _signature(self.path.stat())

    def _send(self, task: Callable[[], None]) -> bool:
        """Begin a task. Returns whether it has begun: the system may have no thread to spare."""
        lock, ended = _thread.allocate_lock(), list[bool]()
        lock.acquire()

        def carry() -> None:
            self._carrier = _thread.get_ident()
            try:
                task()
            finally:
                self._carrier = 0
                ended.append(True)
                lock.release()

        self._open, self._since = (lock, ended), time.monotonic()
        try:
            _thread.start_new_thread(carry, ())
        except RuntimeError:
            self._open = None
            return False
        return True

    def _is_back(self, patience: float) -> bool:
        """Whether the task is done within ``patience`` seconds of its beginning."""
        if self._open is not None:
            (lock, ended), remaining = self._open, self._since + patience - time.monotonic()
            # Asked anew afterwards: it may have kept the interpreter to itself until the time was
            # up.
            if not ended and not lock.acquire(timeout=max(remaining, 0.0)) and not ended:
                return False
        self._open = None
        return True

    def _touch(self) -> None:
        """Do what a look at the folder does, so that the look itself finds it all at hand: a file
        that has changed is read, because a stat alone may be answered out of this machine's
        memory."""
        with contextlib.suppress(OSError, ValueError):
            self.real = real = Path(os.path.realpath(self.path))
            with os.scandir(real.parent) as entries:
                next(entries, None)
            status = real.stat()
            signature = _signature(status)
            if stat.S_ISREG(status.st_mode) and signature != self._seen:
                self._fetch(real)
                self._seen = signature

    def _fetch(self, path: Path) -> None:
        """Read a file to its end, so that it is at hand."""
        file = os.open(
            path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)
        )
        try:
            while os.read(file, 1 << 18):
                self._since = time.monotonic()
        finally:
            os.close(file)


def need_at_hand(path: Path) -> None:
    """Wait for a file anywhere until all of it was read, as long as more of it comes.

    Raises:
        Stalled: Nothing came for a while.
    """
    watcher = FolderWorker(path)
    while not watcher.answered(PATIENCE):
        if watcher.silent_for >= PATIENCE:
            raise Stalled(begun=True)


def _signature(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ino, status.st_size, status.st_mtime_ns


@cache
def folder_worker(path: Path) -> FolderWorker:
    """The tasks to a book's folder: one at a time in this process, whoever opens the book."""
    return FolderWorker(path)
