"""A new, empty book."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from planner.book.disk import atomic
from planner.book.disk.lock import alone
from planner.book.disk.place import Place
from planner.book.disk.trouble import cannot
from planner.book.disk.worker import Stalled
from planner.book.memory.shadow import find
from planner.book.sync.copies import standing_in
from planner.book.sync.version import APP
from planner.book.text.book_text import META, META_ID, Text
from planner.book.text.codec import Chunks
from planner.book.text.decode import TABLES
from planner.errors import BookError
from planner.ids import new_id

MAJOR, MINOR = 1, 0
"""Version of the file's schema: a program that knows a lower major reads the book and does not
write it."""


def create_book(path: Path | str, state: Path | str) -> None:
    """Make an empty book, where nothing is.

    Args:
        path: The file.
        state: The state folder.

    Raises:
        BookError: Something is there already, or the file cannot be made.
    """
    place = Place(Path(path), Path(state))
    about = {"app": APP, "id": new_id(), "schema": {"major": MAJOR, "minor": MINOR}, "seen": {}}
    text = Text.of({META: {META_ID: about}, "settings": {}, **{name: {} for name in TABLES}})
    real = place.real
    temporary = real.with_name(f".~{real.name}.{os.getpid()}.tmp")
    try:
        place.run(partial(_write_new, temporary, real, text.chunks), whole=True)
    except FileExistsError as error:
        raise BookError(
            f"{path} is there already and was left as it is. Open it, or choose another name."
        ) from error
    except OSError as error:
        raise BookError(cannot(place.path, "be made", error)) from error


def is_new_book(path: Path, state: Path) -> bool:
    """Whether there is no book at a path and never was one that this machine knows; False where
    its folder does not answer, of which nothing is known.

    Raises:
        Locked: What stands in for it is encrypted, and the key is not known.
    """
    place = Place(path, state)
    try:
        return place.answers() and is_unused(place)
    except Stalled:
        return False


def is_unused(place: Place) -> bool:
    """Whether there is no book at a place, and never was one that this machine knows.

    Raises:
        Stalled: Its folder does not answer.
        Locked: What stands in for it is encrypted, and the key is not known.
    """
    if place.run(partial(os.path.lexists, place.real)):
        return False
    return find(place) is None and standing_in(place) is None


def bring_back(place: Place, text: Text) -> Chunks | None:
    """Give a book its file again, where there is none. Returns the file's bytes, or None where
    something is there.

    Raises:
        Stalled: The folder does not answer; it may get its file yet.
        OSError: It cannot be written.
        Locked: It is to be encrypted, and the key is not known.
    """
    chunks = place.closed(text)
    try:
        alone(
            place, text.id, partial(_write_new, place.temporary(place.device), place.real, chunks)
        )
    except FileExistsError:
        return None
    return chunks


def _write_new(temporary: Path, real: Path, chunks: Chunks) -> None:
    """The task of a file where there is none."""
    atomic.write(temporary, chunks, fresh=True)
    try:
        _name_new(temporary, real)
    finally:
        atomic.remove(temporary)
    atomic.sync_folder(real.parent)


def _name_new(temporary: Path, real: Path) -> None:
    """Give the file its name unless something has it; a file system without links (such as FAT)
    can only be asked."""
    try:
        real.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(real):
            raise FileExistsError(real) from None
        temporary.replace(real)
