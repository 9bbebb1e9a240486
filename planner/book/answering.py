"""Whether the book's folder answers: a network folder that stalls keeps whoever looks into it waiting, without a limit.

So it is asked in a thread, which may wait as long as it likes. The thread touches nothing but the file system. There is
one question at a time: while a folder is silent nothing piles up.
"""

from __future__ import annotations

import _thread  # ``threading`` costs a start two milliseconds, and waits at the end for threads that never come back
import contextlib
import os
import stat
import time
from functools import cache
from pathlib import Path

PATIENCE = 3.0
"""Seconds after which a folder counts as one that does not answer."""


class Question:
    """The question whether the folder of a book answers, asked again and again.

    Attributes:
        path: The book's file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: _thread.LockType | None = None
        self._since = 0.0
        self._seen: tuple[int, ...] = ()

    def answered(self, patience: float) -> bool:
        """Whether the folder answers within ``patience`` seconds of being asked; a question that is open already is
        waited for instead of asking again, and each answer counts once."""
        if self._open is None:
            self._ask()
        lock, left = self._open, self._since + patience - time.monotonic()
        if lock is not None and not lock.acquire(timeout=max(left, 0.0)):
            return False
        self._open = None
        return True

    @property
    def silent_for(self) -> float:
        """Seconds since a question was asked that is open still; 0 where none is."""
        return time.monotonic() - self._since if self._open is not None and self._open.locked() else 0.0

    def take_as_read(self) -> None:
        """Note that the file as it is now was just written here, and need not be fetched."""
        with contextlib.suppress(OSError):
            self._seen = _signature(self.path.stat())

    def _ask(self) -> None:
        lock = _thread.allocate_lock()
        lock.acquire()

        def ask() -> None:
            try:
                with contextlib.suppress(OSError, ValueError):
                    self._touch()
            finally:
                lock.release()

        self._open, self._since = lock, time.monotonic()
        try:
            _thread.start_new_thread(ask, ())
        except RuntimeError:  # the system has no thread to spare
            self._open = None

    def _touch(self) -> None:
        """Do what a look at the folder does, so that the look itself finds it all at hand: a file that has changed is
        read, because a stat alone may be answered out of this machine's memory."""
        real = Path(os.path.realpath(self.path))
        with os.scandir(real.parent) as entries:
            next(entries, None)
        found = real.stat()
        if not stat.S_ISREG(found.st_mode):
            return
        file = os.open(real, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            seen = _signature(found)
            while seen != self._seen and os.read(file, 1 << 18):
                pass
            self._seen = seen
        finally:
            os.close(file)


def _signature(found: os.stat_result) -> tuple[int, ...]:
    return found.st_ino, found.st_size, found.st_mtime_ns


@cache
def question(path: Path) -> Question:
    """The question about a book: one for each in this process, whoever opens it."""
    return Question(path)
