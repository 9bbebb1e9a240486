"""Other copies of the book in its folder: found by what is in them, merged, and moved away where
that is safe.

A sync program that cannot decide between two versions keeps both, the second one under another
name. Any file whose name begins as the book's does and which carries its database id is such a
copy. One whose name surely came from a conflict is moved to the state folder once it is merged;
any other stays where it is, and is not read again until it changes.
"""

from __future__ import annotations

import contextlib
import json
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.disk.place import Place
from planner.book.disk.survey import LINK, Signature, beside
from planner.book.disk.worker import Stalled
from planner.book.merge.merge import merge
from planner.book.sync.copy_names import copy_kind
from planner.book.sync.version import NoBook, NotReady, need_content, read_version
from planner.book.text.book_text import Text
from planner.book.text.stamps import HAND
from planner.errors import BookError, Locked
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.book.sync.copy_names import CopyKind

KEPT_DAYS = 90
"""Days for which a copy that was moved away is kept."""
PATIENCE = 600.0
"""Seconds for which the other machines leave it to the first to give the book its name back."""
SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written once more surely has another time, whatever the
file system."""


class Copy(NamedTuple):
    """Another copy of the book: its file, what its name says, what it holds, its bytes, and since
    when it is there (Unix time)."""

    path: Path
    kind: CopyKind
    text: Text
    data: bytes
    made: float


class Copies:
    """The other copies of a book, looked for again and again.

    Attributes:
        merged: Those that were taken in and have not been put away yet.
        locked: Those that are encrypted and cannot be opened here, and why.
        links: Names of symbolic links beside the book, which are not followed.
    """

    def __init__(self, place: Place) -> None:
        self.merged: list[Copy] = []
        self.locked: dict[str, BookError] = {}
        self.links: list[str] = []
        self._locked_at: dict[str, Signature] = {}
        self._place = place
        self._read: dict[str, Signature] = {}
        self._broken: dict[str, Signature] = {}
        self._notes_read = False

    def look(self, book_id: str, files: dict[str, Signature]) -> list[Copy]:
        """Return the copies that are new, or were written since the last look. One that is not all
        there yet is left for the next look.

        Args:
            book_id: The database id of the book; empty for any.
            files: What lies beside the book.
        """
        self.links = [name for name, signature in files.items() if signature == LINK]
        if not files:
            return []
        for name in [name for name in self.locked if not self._stays_locked(name, files)]:
            del self.locked[name]
        self._read_notes(book_id)
        copies: list[Copy] = []
        for name, signature in files.items():
            if name in self.links or name in self.locked:
                continue
            if signature in (self._read.get(name), self._broken.get(name)):
                continue
            try:
                copy = self._read_copy(name, signature, book_id)
            except Stalled:
                break  # the others are for another look
            if copy is not None:
                copies.append(copy)
        self.merged += copies
        return copies

    def may_stand_in(self, text: Text) -> bool:
        """Whether a program has taken the book's own name away and this machine is the one to give
        it back.

        Older versions of rclone take two files for a conflict even where they are the same: were
        all machines to give the name back at once, it would begin anew each time. So the machine
        whose id is the first, or was, does so at once, and the others only when nobody has for a
        while.
        """
        times = [copy.made for copy in self.merged if copy.kind.replaces]
        if not times:
            return False
        first = min(text.seen.keys() - {HAND}, default="")
        own = (self._place.known_device(), *self._place.former_devices)
        return first in own or time.time() - max(times) >= PATIENCE

    def put_away(self, book_id: str) -> list[str]:
        """Move away the copies that are merged and saved, if they surely came from a conflict;
        note the others.

        Returns:
            The names of those that were moved.
        """
        folder = self._place.folder(book_id) / "copies"
        copies, self.merged = self.merged, []
        moved = [copy.path.name for copy in copies if copy.kind.sure and self._move(copy, folder)]
        with contextlib.suppress(OSError):
            self._write_notes(book_id, force=bool(copies))
            _forget_old(folder)
        return moved

    def strays(self, book_id: str) -> list[str]:
        """Return the names of the copies that lie beside the book, whatever made them."""
        names = []
        for name, signature in beside(self._place).items():
            before, self._read = self._read, {}
            if self._read_copy(name, signature, book_id) is not None:
                names.append(name)
            self._read = before
        return names

    def _stays_locked(self, name: str, files: dict[str, Signature]) -> bool:
        error = self.locked[name]
        opens = isinstance(error, Locked) and self._place.keys.has(error.locked_key)
        return self._locked_at.get(name) == files.get(name) and not opens

    def _read_copy(self, name: str, signature: Signature, book_id: str) -> Copy | None:
        """Read a file beside the book. Returns None where it is no copy of it, or cannot be read
        now.

        Raises:
            Stalled: The folder does not answer.
        """
        try:
            data, made = self._bytes_of(name)
            text = self._text_of(name, data)
        except Stalled:
            raise
        except NotReady:
            if time.time_ns() - signature[1] > SETTLED:
                self._broken[name] = signature
            return None
        except BookError as error:
            self.locked[name], self._locked_at[name] = error, signature
            return None
        except NoBook:
            self._read[name] = signature
            return None
        except OSError:
            return None
        self._read[name] = signature
        if book_id and text.id != book_id:
            return None
        real = self._place.real
        return Copy(real.with_name(name), copy_kind(name, real.name), text, data, made)

    def _bytes_of(self, name: str) -> tuple[bytes, float]:
        """The bytes of a file, and when it came here (Unix time)."""
        path = self._place.real.with_name(name)
        return self._place.run(lambda: (atomic.read(path, follow=False), path.lstat().st_ctime))

    def _text_of(self, name: str, data: bytes) -> Text:
        need_content(data)
        return read_version(self._place, data, self._place.real.with_name(name)).text

    def _move(self, copy: Copy, folder: Path) -> bool:
        """Move a copy to the state folder. Where it may not be moved it stays, and is not read
        again."""
        moved = False
        try:
            moved = self._place.run(partial(_move, copy, folder))
        except Stalled:
            pass  # it is read, and put away, another time
        except OSError:
            return False
        self._read.pop(copy.path.name, None)
        return moved

    def _read_notes(self, book_id: str) -> None:
        """Read which copies were looked at by an earlier run."""
        if self._notes_read or not book_id:
            return
        self._notes_read = True
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            notes = json.loads(atomic.read(self._notes(book_id)))
            for name, (size, when, inode) in notes.items():
                self._read.setdefault(name, (int(size), int(when), int(inode)))

    def _write_notes(self, book_id: str, *, force: bool) -> None:
        files = beside(self._place) if self._read else {}
        notes = {name: mark for name, mark in self._read.items() if files.get(name) == mark}
        if force or (self._notes_read and notes != self._read):
            self._read = notes
            atomic.make_folder(self._place.folder(book_id))
            atomic.replace(self._notes(book_id), json.dumps(notes).encode())

    def _notes(self, book_id: str) -> Path:
        return self._place.folder(book_id) / "copies.json"


def standing_in(place: Place) -> Text | None:
    """Return what the copies hold that a sync program left in the place of the book's own name,
    else None.

    Raises:
        Locked: They are encrypted, and the key is not known.
        Stalled: The folder does not answer.
    """
    copies = Copies(place)
    texts = [copy.text for copy in copies.look("", beside(place)) if copy.kind.replaces]
    for name, error in copies.locked.items():
        if copy_kind(name, place.real.name).replaces:
            raise error
    if not texts or len({text.id for text in texts}) > 1:
        return None
    whole = texts[0]
    for text in texts[1:]:
        whole = merge(whole, text)
    return whole


def _move(copy: Copy, folder: Path) -> bool:
    """Move a copy away if it still holds what was merged. Returns whether it is gone from beside
    the book."""
    if atomic.read(copy.path, follow=False) != copy.data:
        return False
    atomic.make_folder(folder)
    moved = folder / f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{copy.path.name}"
    try:
        copy.path.replace(moved)
    except OSError:  # the state folder is on another disk
        atomic.write(moved, [copy.data])
        if atomic.read(copy.path, follow=False) != copy.data:
            atomic.remove(moved)
            return False
        copy.path.unlink()
        return True
    late = atomic.read(moved, follow=False)
    if late != copy.data and not copy.path.exists():
        # It was written between the look and the move: it is merged the next time.
        moved.replace(copy.path)
        return False
    return True


def _forget_old(folder: Path) -> None:
    """Remove what has been kept long enough. Its name tells since when: the file's own time is the
    copy's."""
    if not folder.is_dir():
        return
    oldest = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(time.time() - KEPT_DAYS * 86_400))
    for path in folder.iterdir():
        if path.name[:16] < oldest and path.name[8:9] == "T":
            path.unlink()
