"""A save: nothing that is on the disk is ever overwritten unseen, and nothing is acknowledged that is not on the disk.

shadow → temporary file beside the book → the disk → the two change names in one step → the folder → a look at the bytes
that were displaced. If they are not the ones that were loaded, somebody else wrote meanwhile: theirs are merged in, and
saved again.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from pathlib import Path

from planner.book import atomic
from planner.book.atomic import Pieces
from planner.book.load import NoBook, NotReady, understand
from planner.book.merge import merge
from planner.book.shadow import Shadow
from planner.book.state import Place
from planner.book.swap import swap
from planner.book.text import Text
from planner.book.trouble import cannot
from planner.errors import BookError
from planner.value import NamedTuple

_ROUNDS = 20
_PAUSES = (0.005, 0.01, 0.02, 0.03)


class Saved(NamedTuple):
    """What the book holds after a save, and what the file does: they differ where a merge could not be saved yet.
    ``pieces`` are the file's bytes, ``met`` the versions of others that were merged."""

    text: Text
    disk: Text
    pieces: Pieces
    met: tuple[Text, ...] = ()


def save(place: Place, text: Text, loaded: Pieces) -> Saved:
    """Bring a text to the disk in the place of the bytes that were loaded.

    Raises:
        BookError: It could not be saved; the file and its shadow are as they were.
        NotReady: The file is no longer there, or is being written by somebody else.
        NoBook: Somebody has put something else in its place.
        Locked: The book is encrypted, or what somebody has put in its place, and the key is not known.
    """
    disk, pieces = text, place.closed(text)
    displaced = _put_in_place(place, text, pieces, loaded)
    met: list[Text] = []
    for _ in range(_ROUNDS):
        if displaced is None:
            break
        met.append(displaced)
        text = merge(text, displaced)
        try:
            Shadow(place, text.id).keep(text)
            atomic.remove(place.temporary(place.device))
            displaced = None
            if text.hash != disk.hash:
                merged = place.closed(text)
                displaced = _put_in_place(place, text, merged, pieces)
                pieces = merged
            disk = text
        except (OSError, BookError, NotReady, NoBook):
            break  # the change is on the disk; what came meanwhile is in the shadow, and is saved next time
    return Saved(text, disk, pieces, tuple(met))


def _put_in_place(place: Place, text: Text, pieces: Pieces, expected: Pieces) -> Text | None:
    """Save once, as the bytes given. Returns what was displaced, where it is not what was expected; that still has its
    temporary name."""
    real, temporary = place.real, place.temporary(place.device)
    swapped = False
    try:
        before = _look(real)
        seal = Shadow(place, text.id).stage(text)
        atomic.write(temporary, pieces, lambda file: _keep_attributes(file, real, before))
        _swap(temporary, real)
        swapped = True
        atomic.sync_folder(real.parent)
        as_expected = atomic.holds(temporary, expected)
        theirs = None if as_expected else understand(place, atomic.read(temporary))[0]
    except BaseException as error:
        if swapped:
            swap(temporary, real)
        atomic.remove(temporary)
        if isinstance(error, OSError):
            raise BookError(cannot(place.path, "be saved", error, "Nothing was changed.")) from error
        raise
    with contextlib.suppress(OSError):
        seal()
    if theirs is None:
        atomic.remove(temporary)
    return theirs


def _look(real: Path) -> os.stat_result:
    try:
        found = real.stat()
    except FileNotFoundError as error:
        raise NotReady("is not there") from error
    if not found.st_mode & 0o222:
        raise PermissionError(13, "read-only")
    return found


def _swap(temporary: Path, real: Path) -> None:
    """A sync program that replaces the file leaves it absent for a moment: wait for it."""
    for pause in _PAUSES:
        try:
            swap(temporary, real)
            return
        except FileNotFoundError:
            time.sleep(pause)
    try:
        swap(temporary, real)
    except FileNotFoundError as error:
        raise NotReady("is not there") from error


def _keep_attributes(file: int, real: Path, before: os.stat_result) -> None:
    """The new file has the owner, the mode and the extended attributes of the old one, as far as the system lets us."""
    if os.name == "nt":
        return
    with contextlib.suppress(OSError):
        if (before.st_uid, before.st_gid) != (os.getuid(), os.getgid()):
            os.fchown(file, before.st_uid, before.st_gid)
    os.fchmod(file, stat.S_IMODE(before.st_mode))
    if hasattr(os, "listxattr"):
        with contextlib.suppress(OSError):
            for name in os.listxattr(real):
                os.setxattr(file, name, os.getxattr(real, name))
