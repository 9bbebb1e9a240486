"""A file to import: its bytes, its text where it is one, and how it begins, for the formats to
recognise it by."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from planner.errors import PlannerError, UsageError
from planner.exchange.read.text import decode, foreign, is_utf8

MOST_BYTES = 1_000_000_000
"""Bytes that a file may hold: five thousand cards with pictures take half of it."""
_HEAD = 4096
"""Bytes of its beginning by which a file is recognised."""

Decrypter = Callable[[Path, bytes], bytes]
"""Decrypts the bytes of a file that the planner has encrypted, and returns any others as they
are."""


class InputFile:
    """The content of one file.

    Attributes:
        path: Where it is.
        name: Its name, for messages.
        data: Its bytes.
        kind: In words what the bytes are where they cannot be text; empty where they may be.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.name = path.name
        self.data = data
        self.kind = foreign(data)

    @cached_property
    def head(self) -> str:
        """The beginning of the text, without blanks before it; empty where it is no text."""
        return "" if self.kind else (decode(self.data[:_HEAD]) or "").lstrip("\ufeff \t\r\n")

    @cached_property
    def text(self) -> str:
        """The whole text; empty where it is none."""
        return "" if self.kind else decode(self.data) or ""

    @property
    def ascii_lines(self) -> bytes:
        """Bytes whose lines can be told by ASCII: as they stand, unless an encoding such as UTF-16
        forbids it."""
        plain = self.data.removeprefix(BOM_UTF8)
        begins_alike = plain.lstrip()[:8].decode("latin-1") == self.head[:8]
        return plain if begins_alike else self.text.encode("utf-8", "replace")

    @property
    def utf8(self) -> bytes:
        """The text as UTF-8 without a byte-order mark. What is UTF-8 already is not decoded."""
        if is_utf8(self.data):
            return self.data.removeprefix(BOM_UTF8)
        return self.text.encode("utf-8", "replace")


def is_folder(path: Path) -> bool:
    """Whether a path leads to a folder; also for a name that is too long, on which ``Path.is_dir``
    fails."""
    return os.path.isdir(path)  # noqa: PTH112


def read_bytes(path: Path) -> bytes:
    """Return what is in a file.

    Raises:
        UsageError: It is no regular file, or larger than any file of contacts.
        PlannerError: It is missing, cannot be read, or changes while it is read.
    """
    try:
        # A pipe that nobody writes into, and a device that never ends, are not even opened.
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and str(path) != "/dev/stdin":
            raise UsageError(f"{path} is a pipe or a device, not a file. Name the file to import.")
        if status.st_size > MOST_BYTES:
            size = MOST_BYTES // 1_000_000_000
            raise UsageError(f"{path} is larger than {size} GB. Is it the right file?")
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = file.read()
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise PlannerError(f"There is no file {path}. Check the name.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise PlannerError(f"{path} cannot be read ({reason}).") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise PlannerError(
            f"{path} was being written while it was read. Wait for the download, and try again."
        )
    return data
