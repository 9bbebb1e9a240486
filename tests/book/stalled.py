"""A folder that stalls as a network folder does: whoever looks into it waits until it is let go.

It only lets threads wait. Should the program itself look into the folder meanwhile, which would
freeze the screen, the test fails.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planner.book.disk import swap, worker

CALLS = (
    "open",
    "stat",
    "lstat",
    "scandir",
    "listdir",
    "mkdir",
    "rename",
    "replace",
    "unlink",
    "link",
    "readlink",
)
ON_FILES = ("read", "write", "fsync")
"""Calls on what is open already."""


class Stall:
    """The switch of a folder that can stall.

    Attributes:
        waiting: How many threads wait for it.
        calls: The calls that were made since ``begin``.
    """

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, state: Path | None = None
    ) -> None:
        self._folder = os.fspath(folder)
        self._state = os.fspath(state or folder.with_name("state"))
        self._goes = threading.Event()
        self._goes.set()
        self._program = threading.get_ident()
        self._count = threading.Lock()
        self._before = 0
        self._elsewhere = False
        self._files: set[int] = set()
        self.waiting = 0
        self.calls: list[str] = []
        for name in (*CALLS, *ON_FILES):
            monkeypatch.setattr(os, name, self._waits(name, getattr(os, name)))
        monkeypatch.setattr(
            worker.FolderWorker, "_is_back", self._is_back(worker.FolderWorker._is_back)
        )
        monkeypatch.setattr(swap, "_exchange", self._waits("exchange", swap._exchange))

    def begin(self, before: int = 1) -> None:
        """Let the folder stall before the call of a number, the first unless told."""
        self.calls, self._before = [], before
        self._goes.clear()

    def end(self) -> None:
        """Let it answer again."""
        self._goes.set()

    @property
    def reached(self) -> bool:
        """Whether it has stalled."""
        return len(self.calls) >= self._before

    @contextlib.contextmanager
    def elsewhere(self) -> Iterator[None]:
        """Where another machine does something: there the folder answers."""
        self._elsewhere = True
        yield
        self._elsewhere = False

    def settled(self) -> None:
        """Wait until the threads that were let go are done."""
        until = time.monotonic() + 60
        while self.waiting and time.monotonic() < until:
            time.sleep(0.001)

    def _is_back(
        self, real: Callable[[worker.FolderWorker, float], bool]
    ) -> Callable[[worker.FolderWorker, float], bool]:
        """Patience ends when a thread has met the stall, and not before, however slow the machine
        is."""

        def call(tasks: worker.FolderWorker, patience: float) -> bool:
            while not real(tasks, 0.0):
                if not patience or (self.waiting and not self._elsewhere):
                    return False
                time.sleep(0.0002)
            return True

        return call

    def _waits(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(path: Any, *args: Any, **kwargs: Any) -> Any:
            if name in ON_FILES:
                inside = path in self._files
            else:
                name_of = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
                inside = name_of.startswith(self._folder) and not name_of.startswith(self._state)
            if inside and not self._goes.is_set() and not self._elsewhere:
                self._meet(name, path)
            result = real(path, *args, **kwargs)
            if name == "open" and not self._elsewhere:
                (self._files.add if inside else self._files.discard)(result)
            return result

        return call

    def _meet(self, name: str, path: Any) -> None:
        self.calls.append(name)
        if not self.reached:
            return
        assert threading.get_ident() != self._program, (
            f"the program itself looks at {path} and freezes"
        )
        with self._count:
            self.waiting += 1
        self._goes.wait(60)
        with self._count:
            self.waiting -= 1
