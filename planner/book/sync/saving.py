"""A save: nothing that is on the disk is ever overwritten unseen, and nothing is acknowledged that
is not on the disk.

shadow → temporary file beside the book → the disk → the two change names in one step → the folder
→ a look at the bytes that were displaced. If they are not the ones that were loaded, somebody else
wrote meanwhile: theirs are merged in, and saved again.

What is done in the book's folder is one task (worker.py), which is left behind where the folder
stalls: then the shadow alone takes the change. Nobody on this machine writes there before the task
has ended, and what it has displaced still has its temporary name, and is merged from there.
"""

from __future__ import annotations

import contextlib
import os
import stat
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.disk.lock import alone
from planner.book.disk.place import Place
from planner.book.disk.swap import swap
from planner.book.disk.trouble import cannot
from planner.book.disk.worker import Stalled
from planner.book.memory.shadow import Shadow
from planner.book.merge.join import join
from planner.book.sync.version import NoBook, NotReady, read_text, read_version
from planner.book.text.book_text import Text
from planner.book.text.codec import Chunks
from planner.errors import BookError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.book.merge.join import Join

_ROUNDS = 20
_PAUSES = (0.005, 0.01, 0.02, 0.03)


class SaveOutcome(NamedTuple):
    """What the book holds after a save, and what the file does: they differ where a merge could
    not be saved yet. ``chunks`` are the file's bytes, ``joins`` how the versions of others were
    merged."""

    text: Text
    disk: Text
    chunks: Chunks
    joins: tuple[Join, ...] = ()


def save(place: Place, text: Text, loaded: Chunks) -> SaveOutcome:
    """Bring a text to the disk in the place of the bytes that were loaded.

    Raises:
        BookError: It could not be saved; the file and its shadow are as they were.
        Stalled: The folder does not answer; the file may become the text yet.
        NotReady: The file is no longer there, or is being written by somebody else.
        NoBook: Somebody has put something else in its place.
        Locked: The book is encrypted, or what somebody has put in its place, and the key is not
            known.
    """
    disk, chunks = text, place.closed(text)
    displaced = _put_in_place(place, text, chunks, loaded)
    joins: list[Join] = []
    for _ in range(_ROUNDS):
        if displaced is None:
            break
        joins.append(join(place.path.name, displaced, text))
        text = joins[-1].text
        try:
            Shadow(place, text.id).keep(text)
            place.run(partial(atomic.remove, place.temporary(place.device)))
            displaced = None
            if text.hash != disk.hash:
                merged = place.closed(text)
                displaced = _put_in_place(place, text, merged, chunks)
                chunks = merged
            disk = text
        except (OSError, BookError, NotReady, NoBook):
            # The change is on the disk; what came meanwhile is in the shadow, and is saved next
            # time.
            break
    return SaveOutcome(text, disk, chunks, tuple(joins))


def _put_in_place(place: Place, text: Text, chunks: Chunks, expected: Chunks) -> Text | None:
    """Save once, as the bytes given. Returns what was displaced, where it is not what was
    expected; that still has its temporary name."""
    try:
        seal = Shadow(place, text.id).stage(text)
        displaced = alone(place, text.id, partial(_exchange, place, place.device, chunks, expected))
        try:
            theirs = None if displaced is None else read_version(place, displaced).text
        except BaseException:
            alone(place, text.id, partial(_put_back, place, place.device))
            raise
    except Stalled:
        raise
    except OSError as error:
        raise BookError(cannot(place.path, "be saved", error, "Nothing was changed.")) from error
    with contextlib.suppress(OSError):
        seal()
    return theirs


def _exchange(place: Place, device: str, chunks: Chunks, expected: Chunks) -> bytes | None:
    """The task of a save. Returns the bytes that were displaced, where they are not those that
    were expected."""
    real, temporary = place.real, place.temporary(device)
    swapped = False
    try:
        before = _look(real)
        atomic.write(
            temporary, chunks, lambda file: _keep_attributes(file, real, before), fresh=True
        )
        _swap(temporary, real)
        swapped = True
        atomic.sync_folder(real.parent)
        if not atomic.holds(temporary, expected):
            return atomic.read(temporary)
    except BaseException:
        if swapped:
            swap(temporary, real)
        atomic.remove(temporary)
        raise
    atomic.remove(temporary)
    place.worker.take_as_read()
    return None


def _put_back(place: Place, device: str) -> None:
    """Undo an exchange: what was displaced is none of this book."""
    swap(place.temporary(device), place.real)
    atomic.remove(place.temporary(device))


def clear(place: Place, book_id: str, left_over: list[Path]) -> None:
    """Remove what was left over beside the book and is in it now. What is not whole, or no book,
    is kept with the copies in the state folder: it may be what somebody else had put in the book's
    place.

    Raises:
        Stalled: The folder does not answer.
        OSError: The state folder cannot be written.
    """
    for path in left_over:
        data = place.run(partial(atomic.read, path, follow=False))
        if data and read_text(place, data, path) is None:
            folder = place.folder(book_id) / "copies"
            atomic.make_folder(folder)
            atomic.write(
                folder / f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{path.name}", [data]
            )
        place.run(path.unlink)


def _look(real: Path) -> os.stat_result:
    try:
        status = real.stat()
    except FileNotFoundError as error:
        raise NotReady("is not there") from error
    if not status.st_mode & 0o222:
        raise PermissionError(13, "read-only")
    return status


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
    """The new file has the owner, the mode and the extended attributes of the old one, as far as
    the system lets us."""
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
