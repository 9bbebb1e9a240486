"""A terminal of 120 by 40 that runs a program, answers what it asks, and stamps each piece that it
writes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pyte

COLUMNS, LINES = 120, 40
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised output: known, and off
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",  # in-band resizing: not known
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[?u": b"\x1b[?0u",
}


class Piece(NamedTuple):
    """Bytes that were read at once, ``at`` seconds after the start."""

    at: float
    data: bytes


class Terminal:
    """Runs a program until it is closed."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str]) -> None:
        self.start = time.perf_counter()
        self._ended = False
        self._process, self._file = pty.fork()
        if self._process == 0:
            os.execve(
                command[0], list(command), {**env, "COLUMNS": str(COLUMNS), "LINES": str(LINES)}
            )
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *exception: object) -> None:
        os.close(self._file)
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)

    def write(self, data: bytes) -> None:
        """Press keys."""
        os.write(self._file, data)

    def check(self) -> None:
        """Make sure that the program still runs: what a crash writes is no screen.

        Raises:
            RuntimeError: It has ended.
        """
        if self._ended:
            raise RuntimeError("the program ended while it was measured")

    def read(self, quiet: float, limit: float = 20.0) -> list[Piece]:
        """Return what is written from now on, until nothing has come for ``quiet`` seconds after
        the first piece, or ``limit`` seconds have passed in all."""
        pieces: list[Piece] = []
        end = time.perf_counter() + limit
        while (left := end - time.perf_counter()) > 0:
            wait = min(quiet, left) if pieces else left
            if not select.select([self._file], [], [], wait)[0]:
                break
            try:
                data = os.read(self._file, 65_536)
            except OSError:  # Linux's way to say that the program has ended; others read nothing
                data = b""
            if not data:
                self._ended = True
                break
            pieces.append(Piece(time.perf_counter() - self.start, data))
            for question, answer in _ANSWERS.items():
                for _ in range(data.count(question)):
                    os.write(self._file, answer)
        return pieces


def first_full_frame(pieces: Sequence[Piece], share: float = 0.95) -> float:
    """Return the time, in ms, at which ``share`` of the non-blank cells of the settled screen were
    first right.

    Raises:
        ValueError: Nothing was ever shown.
    """
    frames = _replayed(pieces)
    wanted = {place: sign for place, sign in frames[-1].items() if sign.strip()} if frames else {}
    if not wanted:
        raise ValueError("the program showed nothing")
    for piece, cells in zip(pieces, frames, strict=True):
        if sum(cells.get(place) == sign for place, sign in wanted.items()) >= share * len(wanted):
            return piece.at * 1000
    raise ValueError("the screen never settled")


def _replayed(pieces: Sequence[Piece]) -> list[dict[tuple[int, int], str]]:
    """The cells of the screen after each piece, by line and column."""
    screen = pyte.Screen(COLUMNS, LINES)
    stream = pyte.ByteStream(screen)
    frames = []
    for piece in pieces:
        # Kitty's keyboard codes are none that pyte knows: it would print them.
        stream.feed(piece.data.replace(b"\x1b[>1u", b"").replace(b"\x1b[<u", b""))
        frames.append(
            {
                (line, column): cell.data
                for line, row in screen.buffer.items()
                for column, cell in row.items()
            }
        )
    return frames
