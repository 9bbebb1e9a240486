"""What came from elsewhere: other copies of the book, edits of other machines, and the values that
lost to others.

The book notes here what each look at its file brought. Nothing is written until the book itself is
saved.
"""

from __future__ import annotations

import contextlib
import json
import time
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.disk.place import Place
from planner.book.merge.join import join
from planner.book.merge.lost_values import write_down
from planner.book.merge.merge import changed_keys
from planner.book.sync.copies import Copies
from planner.book.text.stamped import is_alive
from planner.book.text.stamps import NEVER
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from planner.book.disk.survey import Signature
    from planner.book.merge.join import Join
    from planner.book.merge.lost_values import LostValue
    from planner.book.text.book_text import RecordKey, Text


SELF = "another planner on this machine"
"""Whose edits came, where it was one's own machine's."""
_LOGGED = 200
"""Merges that are remembered."""


class Arrival(NamedTuple):
    """Something that came while the book was open.

    Attributes:
        source: The file that it came in.
        device: Whose edits they are: a machine's name where it has told one, else its id; empty
            where it is unclear.
        changes: How many records it changed; 0 where it is encrypted and no key known here opens
            it.
    """

    source: str
    device: str
    changes: int


class MergeEntry(NamedTuple):
    """A merge that was saved: when (UTC, ISO), of which file, how many records changed, whether it
    was moved away."""

    when: str
    source: str
    changes: int
    archived: bool


class Incoming:
    """What came since the book was opened.

    Attributes:
        copies: The other copies in the book's folder.
        arrivals: What came while the book was open; the caller that shows them takes them out.
        lost: Values that lost a merge and are not in the journal of lost values yet.
        overwritten: Those that a change of the user's has replaced unseen; the caller that shows
            them takes them out.
        changed: The records that a merge has changed, here or in the file.
        merged: Names of the copies that were merged.
        archived: Names of those that were moved away.
        missing: Records that were taken out by hand, too many at once to believe it; not written
            down yet.
    """

    def __init__(self, place: Place) -> None:
        self.copies = Copies(place)
        self.arrivals: list[Arrival] = []
        self.lost: list[LostValue] = []
        self.overwritten: list[LostValue] = []
        self.changed: dict[RecordKey, None] = {}
        self.merged: list[str] = []
        self.archived: list[str] = []
        self.missing: tuple[RecordKey, ...] = ()
        self._merges: dict[str, int] = {}
        self._announced: set[str] = set()
        self._place = place

    def note(self, join: Join) -> None:
        """Note what differed when versions were joined, and which values lost."""
        if join.changed:
            self.lost += join.lost
            self.changed.update(dict.fromkeys(join.changed))
            self._merges[join.source] = self._merges.get(join.source, 0) + len(join.changed)

    def announce(self, source: str, before: Text, after: Text) -> None:
        """Note that something came into the open book and changed it."""
        changed = changed_keys(before, after)
        if not changed:
            return
        whose = _origin(before, after, self._place.known_device())
        if whose != SELF:  # what this machine itself did is no merge
            self._merges.setdefault(source, len(changed))
        self.changed.update(dict.fromkeys(changed))
        self.arrivals.append(Arrival(source, whose, len(changed)))

    def take_in_copies(self, text: Text, files: dict[str, Signature]) -> Text:
        """Return the text joined with the copies that are new beside it.

        Args:
            text: The book.
            files: What lies beside it.
        """
        copies = self.copies.look(text.id, files)
        for name in self.copies.locked.keys() - self._announced:
            self._announced.add(name)
            self.arrivals.append(Arrival(name, "", 0))
        if not copies:
            return text
        for copy in copies:
            name = copy.path.name
            self.merged.append(name)
            joined = join(name, copy.text, text)
            self.note(joined)
            if joined.text.hash != text.hash:
                self.announce(name, text, joined.text)
            text = joined.text
        return text

    def note_overwritten(self, lost: Iterable[LostValue], book_id: str) -> None:
        """Note what others had set and a change of the user's has replaced, who had not seen it.
        It is written down at once, though the file may be away: nobody else knows of it."""
        values = list(lost)
        with contextlib.suppress(OSError):
            write_down(self._place.folder(book_id), values)
        self.lost += values
        self.overwritten += values

    def missing_from(self, text: Text) -> list[RecordKey]:
        """Return table and id of the records that were taken out of the file by hand and wait for
        an answer."""
        keys = dict.fromkeys(self.missing)
        with contextlib.suppress(OSError, ValueError, TypeError):
            for table, key in json.loads(atomic.read(missing_file(self._place, text.id))):
                keys[str(table), str(key)] = None
        return [key for key, record in text.records(keys).items() if record and is_alive(record)]

    def put_away(self, book_id: str) -> None:
        """All is saved: write down what lost and what is in question, and move away the copies
        that are in the book."""
        folder = self._place.folder(book_id)
        with contextlib.suppress(OSError):
            if self.lost:
                write_down(folder, self.lost)
                self.lost = []
            if self.missing:
                atomic.replace(
                    missing_file(self._place, book_id), json.dumps(self.missing).encode()
                )
                self.missing = ()
            moved = self.copies.put_away(book_id) if self.copies.merged else []
            self.archived += moved
            if self._merges:
                self._write_merges(folder / "merges.jsonl", moved)

    def _write_merges(self, path: Path, moved: list[str]) -> None:
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        entries = read_merges(path.parent)
        for source, changes in self._merges.items():
            entries.append(MergeEntry(when, source, changes, source in moved))
        self._merges = {}
        lines = [json.dumps(entry).encode() for entry in entries[-_LOGGED:]]
        atomic.replace(path, b"\n".join(lines) + b"\n")


def missing_file(place: Place, book_id: str) -> Path:
    """Return the file that names the records in question."""
    return place.folder(book_id) / "missing.json"


def read_merges(folder: Path) -> list[MergeEntry]:
    """Return the merges that were saved, oldest first, from the state folder of a book."""
    entries = []
    with contextlib.suppress(OSError):
        for line in atomic.read(folder / "merges.jsonl").splitlines():
            with contextlib.suppress(ValueError, TypeError):
                entries.append(MergeEntry(*json.loads(line)))
    return entries


def _origin(before: Text, after: Text, own: str) -> str:
    """Whose edits the second text has beyond the first; empty where they are of several
    machines."""
    earlier = before.seen
    devices = [device for device, at in after.seen.items() if at > earlier.get(device, NEVER)]
    if len(devices) != 1:
        return ""
    return SELF if devices[0] == own else after.device_name(devices[0])
