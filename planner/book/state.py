"""The state folder: what belongs to this machine and never goes into the synced folder."""

from __future__ import annotations

import os
from _blake2 import blake2b

from planner.book import atomic
from planner.errors import BookError

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


def key_of(path: str) -> str:
    """Return a short name for a path."""
    return blake2b(os.fsencode(path), digest_size=8).hexdigest()


def device(state: str) -> str:
    """Return this machine's id, 4 characters, made on the first call.

    Raises:
        BookError: The state folder cannot be written.
    """
    path = os.path.join(state, "device")
    try:
        known = atomic.read(path).decode("ascii", "replace").strip()
        if len(known) == 4 and all(letter in _LETTERS for letter in known):
            return known
    except OSError:
        pass
    made = "".join(_LETTERS[byte % 36] for byte in os.urandom(4))
    try:
        os.makedirs(state, 0o700, exist_ok=True)
        atomic.replace(path, made.encode() + b"\n")
    except OSError as error:
        raise BookError(f"{state}: cannot be written ({error.strerror}), so nothing can be saved. "
                        "Make the folder writable, or set PLANNER_HOME to one that is.") from error
    return made


def folder_of(state: str, book_id: str) -> str:
    """Return the folder of a book in the state folder; it may not exist yet."""
    return os.path.join(state, "books", "".join(c if c.isalnum() or c == "-" else "_" for c in book_id)[:64])
