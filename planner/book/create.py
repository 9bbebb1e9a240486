"""A new, empty book."""

from __future__ import annotations

import os
from pathlib import Path

from planner.book import atomic
from planner.book.atomic import Pieces
from planner.book.decode import TABLES
from planner.book.load import APP
from planner.book.state import Place
from planner.book.text import META, META_ID, Text
from planner.book.trouble import cannot
from planner.errors import BookError
from planner.ids import new_id

MAJOR, MINOR = 1, 0
"""Version of the file's schema: a program that knows a lower major reads the book and does not write it."""


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
        atomic.write(temporary, text.pieces)
        try:
            _name_new(temporary, real)
        finally:
            atomic.remove(temporary)
        atomic.sync_folder(real.parent)
    except FileExistsError as error:
        raise BookError(f"{path} is there already and was left as it is. Open it, or choose another name.") from error
    except OSError as error:
        raise BookError(cannot(place.path, "be made", error)) from error


def bring_back(place: Place, text: Text) -> Pieces | None:
    """Give a book its file again, where there is none. Returns the file's bytes, or None where something is there.

    Raises:
        OSError: It cannot be written.
        Locked: It is to be encrypted, and the key is not known.
    """
    temporary, pieces = place.temporary(place.device), place.closed(text)
    atomic.write(temporary, pieces)
    try:
        _name_new(temporary, place.real)
    except FileExistsError:
        return None
    finally:
        atomic.remove(temporary)
    atomic.sync_folder(place.real.parent)
    return pieces


def _name_new(temporary: Path, real: Path) -> None:
    """Give the file its name unless something has it; a file system without links (such as FAT) can only be asked."""
    try:
        real.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        if os.path.lexists(real):
            raise FileExistsError(real) from None
        temporary.replace(real)
