"""Other copies of the book in its folder: found by what is in them, merged, and moved away where that is safe.

A sync program that cannot decide between two versions keeps both, the second one under another name. Any file whose
name begins as the book's does and which carries its database id is such a copy. One whose name surely came from a
conflict is moved to the state folder once it is merged; any other stays where it is, and is not read again until it
changes.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.disk.answering import Stalled
from planner.book.disk.state import Place
from planner.book.text.book_text import Text
from planner.book.text.encrypted import is_encrypted
from planner.errors import BookError, Locked
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.book.sync.names import Kind

KEPT_DAYS = 90
"""Days for which a copy that was moved away is kept."""
PATIENCE = 600.0
"""Seconds for which the other machines leave it to the first to give the book its name back."""
_OTHERS = (".txt", ".md", ".ics", ".csv", ".html")
"""Endings of what else lies beside a book under its name: the inbox, exports."""
SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written once more surely has another time, whatever the file system."""
Signature = tuple[int, int, int]
"""What tells that a file was written: size, time, inode."""


class Copy(NamedTuple):
    """Another copy of the book: its file, what its name says, what it holds, its bytes, and since when it is there
    (Unix time)."""

    path: Path
    kind: Kind
    text: Text
    data: bytes
    made: float


class Copies:
    """The other copies of a book, looked for again and again.

    Attributes:
        merged: Those that were taken in and have not been put away yet.
        shut: Those that are encrypted and cannot be opened here, and why.
    """

    def __init__(self, place: Place) -> None:
        self.merged: list[Copy] = []
        self.shut: dict[str, BookError] = {}
        self._shut_at: dict[str, Signature] = {}
        self._place = place
        self._known: dict[str, Signature] = {}
        self._broken: dict[str, Signature] = {}
        self._read_notes = False

    def look(self, book_id: str, there: dict[str, Signature] | None = None) -> list[Copy]:
        """Return the copies that are new, or were written since the last look. One that is not all there yet is left
        for the next look.

        Args:
            book_id: The database id of the book.
            there: What lies beside the book, where that was looked at just now.

        Raises:
            Stalled: The folder does not answer.
        """
        if there is None:
            there = beside(self._place)
        if not there:
            return []
        from planner.book.sync.load import NotReady

        self.shut = {
            name: error
            for name, error in self.shut.items()
            if self._still_shut(name, there.get(name))
        }
        self._recall(book_id)
        found = []
        for name, signature in there.items():
            if signature in (self._known.get(name), self._broken.get(name)) or name in self.shut:
                continue
            try:
                data, made, text = self._read(name, book_id)
            except NotReady:
                if time.time_ns() - signature[1] > SETTLED:
                    self._broken[name] = signature
                continue
            except Stalled:
                break  # the others are for another look
            if data is None:
                self._shut_at[name] = signature
                continue
            self._known[name] = signature
            if text is not None:
                from planner.book.sync.names import kind_of

                real = self._place.real
                found.append(Copy(real.with_name(name), kind_of(name, real.name), text, data, made))
        self.merged += found
        return found

    def may_stand_in(self, text: Text) -> bool:
        """Whether a program has taken the book's own name away and this machine is the one to give it back.

        Older versions of rclone take two files for a conflict even where they are the same: were all machines to give
        the name back at once, it would begin anew each time. So the machine whose id is the first does so at once, and
        the others only when nobody has for a while.
        """
        from planner.book.disk.state import HAND
        from planner.book.merge.hand import devices_seen_by

        made = [copy.made for copy in self.merged if copy.kind.replaces]
        devices = devices_seen_by(text.meta).keys() - {HAND}
        first = min(devices, default="") == self._place.known_device()
        return bool(made) and (first or time.time() - max(made) >= PATIENCE)

    def put_away(self, book_id: str) -> list[str]:
        """Move away the copies that are merged and saved, if they surely came from a conflict; note the others.

        Returns:
            The names of those that were moved.
        """
        moved = []
        folder = self._place.folder(book_id) / "copies"
        done, self.merged = self.merged, []
        for copy in done:
            if not copy.kind.sure:
                continue
            with contextlib.suppress(
                OSError
            ):  # where it may not be moved it stays, and is not read again
                try:
                    if self._place.errand(partial(_move, copy, folder)):
                        moved.append(copy.path.name)
                except Stalled:
                    pass  # it is read, and put away, another time
                self._known.pop(copy.path.name, None)
        with contextlib.suppress(OSError):
            self._note(book_id, force=bool(done))
            _forget_old(folder)
        return moved

    def strays(self, book_id: str) -> list[str]:
        """Return the names of the copies that lie beside the book, whatever made them."""
        from planner.book.sync.load import NotReady

        found = []
        for name in beside(self._place):
            with contextlib.suppress(NotReady):
                if self._read(name, book_id)[2] is not None:
                    found.append(name)
        return found

    def _still_shut(self, name: str, signature: Signature | None) -> bool:
        error = self.shut[name]
        opens = isinstance(error, Locked) and self._place.keys.has(error.locked_key)
        return self._shut_at.get(name) == signature and not opens

    def _read(self, name: str, book_id: str) -> tuple[bytes | None, float, Text | None]:
        """The bytes of a file, when it came here (Unix time) and what it holds: no bytes where it cannot be read, no
        text where it is not ours.

        Raises:
            NotReady: They are not all there, or never will be.
            Stalled: The folder does not answer.
        """
        from planner.book.sync.load import NoBook, NotReady, understand

        path = self._place.real.with_name(name)
        try:
            data, made = self._place.errand(lambda: (atomic.read(path), path.stat().st_ctime))
            if not data[:256].strip(b" \t\r\n\0") and not data.strip(b" \t\r\n\0"):
                raise NotReady("is empty")
            text = understand(self._place, data, path).text
        except Stalled:
            raise
        except OSError:
            return None, 0.0, None
        except BookError as error:
            self.shut[name] = error
            return None, 0.0, None
        except NoBook:
            return data, made, None
        return data, made, text if text.id == book_id or not book_id else None

    def _recall(self, book_id: str) -> None:
        """Read which copies were looked at by an earlier run."""
        if self._read_notes or not book_id:
            return
        self._read_notes = True
        with contextlib.suppress(OSError, ValueError, TypeError, AttributeError):
            for name, (size, when, inode) in json.loads(atomic.read(self._notes(book_id))).items():
                self._known.setdefault(name, (int(size), int(when), int(inode)))

    def _note(self, book_id: str, *, force: bool) -> None:
        there = beside(self._place) if self._known else {}
        known = {
            name: signature
            for name, signature in self._known.items()
            if there.get(name) == signature
        }
        if force or (self._read_notes and known != self._known):
            self._known = known
            atomic.make_folder(self._place.folder(book_id))
            atomic.replace(self._notes(book_id), json.dumps(known).encode())

    def _notes(self, book_id: str) -> Path:
        return self._place.folder(book_id) / "copies.json"


def standing_in(place: Place) -> Text | None:
    """Return what the copies hold that a sync program left in the place of the book's own name, else None.

    Raises:
        Locked: They are encrypted, and the key is not known.
    """
    from planner.book.merge.merge import merge
    from planner.book.sync.names import kind_of

    found = Copies(place)
    copies = [copy for copy in found.look("") if copy.kind.replaces]
    for name, error in found.shut.items():
        if kind_of(name, place.real.name).replaces:
            raise error
    if not copies or len({copy.text.id for copy in copies}) > 1:
        return None
    text = copies[0].text
    for copy in copies[1:]:
        text = merge(text, copy.text)
    return text


def beside(place: Place, *, others: bool = False) -> dict[str, Signature]:
    """Return the files beside the book whose names begin as its own does, with their signatures.

    Args:
        place: Where the book is.
        others: Those too whose endings say that they are no copies.

    Raises:
        Stalled: The folder does not answer.
    """
    return place.errand(partial(lying_beside, place.real, others=others))


def lying_beside(real: Path, *, others: bool = False) -> dict[str, Signature]:
    """Return the same, in an errand."""
    stem = real.stem
    found: dict[str, Signature] = {}
    with contextlib.suppress(OSError), os.scandir(real.parent) as entries:
        for entry in entries:
            name = entry.name
            if (
                name.startswith(stem)
                and name != real.name
                and (others or not name.endswith(_OTHERS))
            ):
                with contextlib.suppress(OSError):
                    if entry.is_file():
                        status = Path(entry.path).stat()  # the entry's own has no inode on Windows
                        found[name] = (status.st_size, status.st_mtime_ns, status.st_ino)
    return found


def is_plain(path: Path) -> bool:
    """Whether a file is there that can be read without a key."""
    try:
        with path.open("rb") as file:
            return not is_encrypted(file.read(256))
    except OSError:
        return False


def _move(copy: Copy, folder: Path) -> bool:
    """Move a copy away if it still holds what was merged. Returns whether it is gone from beside the book."""
    if atomic.read(copy.path) != copy.data:
        return False
    atomic.make_folder(folder)
    moved = folder / f"{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}-{copy.path.name}"
    try:
        copy.path.replace(moved)
    except OSError:  # the state folder is on another disk
        atomic.write(moved, [copy.data])
        if atomic.read(copy.path) != copy.data:
            atomic.remove(moved)
            return False
        copy.path.unlink()
        return True
    late = atomic.read(moved)
    if late != copy.data and not copy.path.exists():
        moved.replace(
            copy.path
        )  # it was written between the look and the move: it is merged the next time
        return False
    return True


def _forget_old(folder: Path) -> None:
    """Remove what has been kept long enough. Its name tells since when: the file's own time is the copy's."""
    if not folder.is_dir():
        return
    oldest = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(time.time() - KEPT_DAYS * 86_400))
    for path in folder.iterdir():
        if path.name[:16] < oldest and path.name[8:9] == "T":
            path.unlink()
