"""A folder that stalls as a network folder does: whoever looks into it waits until it is let go.

It only lets threads wait. Should the program itself look into the folder meanwhile, which would freeze the screen, the
test fails.
"""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest

CALLS = ("open", "stat", "lstat", "scandir", "listdir", "mkdir", "rename", "replace", "unlink", "link", "readlink")


class Stall:
    """The switch of a folder that can stall.

    Attributes:
        waiting: How many threads wait for it.
    """

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = os.fspath(folder)
        self._goes = threading.Event()
        self._goes.set()
        self._program = threading.get_ident()
        self._count = threading.Lock()
        self.waiting = 0
        for name in CALLS:
            monkeypatch.setattr(os, name, self._waits(getattr(os, name)))

    def begin(self) -> None:
        """Let the folder stall."""
        self._goes.clear()

    def end(self) -> None:
        """Let it answer again."""
        self._goes.set()

    def _waits(self, real: Any) -> Any:
        def call(path: Any, *args: Any, **kwargs: Any) -> Any:
            inside = isinstance(path, str | os.PathLike) and os.fspath(path).startswith(self._folder)
            if inside and not self._goes.is_set():
                assert threading.get_ident() != self._program, f"the program itself looks at {path} and freezes"
                with self._count:
                    self.waiting += 1
                self._goes.wait(60)
                with self._count:
                    self.waiting -= 1
            return real(path, *args, **kwargs)

        return call
