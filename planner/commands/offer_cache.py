"""What a completion offers of a book, kept in the state folder: opening a large book takes longer
than one waits.

It counts for the file as it was when it was read. Of an encrypted book nothing is kept.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from planner import __version__
from planner.paths import state_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Offers = dict[str, list[tuple[str, str]]]
"""Values, each with what it is, by the name that an argument gives them."""


class OfferCache:
    """The offers of one book.

    Args:
        path: The book's file.

    Raises:
        OSError: There is no such file.
    """

    def __init__(self, path: Path) -> None:
        status = path.stat()
        self._for = [__version__, status.st_ino, status.st_size, status.st_mtime_ns]
        name = "".join(letter if letter.isalnum() else "_" for letter in str(path))
        self._file = state_folder() / "offers" / f"{name[-80:]}.json"

    def find(self) -> Offers | None:
        """Return what was kept, or None where it no longer counts."""
        try:
            kept = json.loads(self._file.read_bytes())
            if kept["for"] != self._for:
                return None
            return {
                name: [(value, about) for value, about in rows]
                for name, rows in kept["offers"].items()
            }
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return None

    def keep(self, offers: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Keep what a book offers, where it can be kept; else the next completion opens the book
        again."""
        text = json.dumps({"for": self._for, "offers": offers}, ensure_ascii=False)
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._file.with_suffix(f".{os.getpid()}.tmp")
            with os.fdopen(
                os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8"
            ) as file:
                file.write(text)
            fresh.replace(self._file)
