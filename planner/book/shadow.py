"""The shadow: what the book held when this machine last wrote it, kept in the state folder.

It is what the planner works on while the file is missing or half-synced, what hand edits are compared with, and what
brings this machine's edits back if a sync program puts an older file in their place.
"""

from __future__ import annotations

from pathlib import Path

from planner.book import atomic
from planner.book.state import Place
from planner.book.text import Text


def read(path: Path) -> bytes:
    """Return the bytes of a shadow; empty where there is none that can be read."""
    try:
        return atomic.read(path)
    except OSError:
        return b""


def find(place: Place, book_id: str = "") -> Text | None:
    """Return the latest good shadow of the book at a path, or None.

    Args:
        place: Where the book is.
        book_id: Where given, the id that the file names. One that differs in a character or two was damaged; one that
            differs in more is another book's.
    """
    for path in place.shadows():
        text = Text.trusted(read(path))
        if text is not None and (not book_id or _nearly(book_id, text.meta.get("id"))):
            return text
    return None


def _nearly(one: str, other: object) -> bool:
    if type(other) is not str or len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) <= 2


def stage(path: Path, data: bytes) -> Path:
    """Write a shadow beside the one that holds; it holds once the file returned has its name.

    It is not waited for until it is on the disk, because the book itself is: should the power fail, its hash tells.
    """
    atomic.make_folder(path.parent)
    staged = path.with_suffix(".new")
    atomic.write(staged, data, durable=False)
    return staged


def keep(path: Path, data: bytes) -> None:
    """Write a shadow down to the disk: while the file is not ready it is the only one to hold the change."""
    atomic.make_folder(path.parent)
    atomic.replace(path, data)
