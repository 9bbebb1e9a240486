"""What came from elsewhere: other copies of the book, edits of other machines, and the values that lost to others.

The book asks here after each look at its file. Nothing is written until the book itself is saved.
"""

from __future__ import annotations

import contextlib
import json
import time
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.disk.state import HAND, Place
from planner.book.sync.copies import Copies, Copy, Signature
from planner.book.text.stamps import NEVER
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from planner.book.merge.losers import Loser
    from planner.book.sync.load import Keys
    from planner.book.text.book_text import Text


SELF = "another planner on this machine"
"""Whose edits came, where it was one's own machine's."""
_MERGES = 200
"""Merges that are remembered."""


class Arrival(NamedTuple):
    """Something that came while the book was open.

    Attributes:
        source: The file that it came in.
        device: Whose edits they are: a machine's name where it has told one, else its id; empty where it is unclear.
        changes: How many records it changed; 0 where it is encrypted and no key known here opens it.
    """

    source: str
    device: str
    changes: int


class Merge(NamedTuple):
    """A merge that was saved: when (UTC, ISO), of which file, how many records changed, whether it was moved away."""

    when: str
    source: str
    changes: int
    archived: bool


class Company:
    """What was met since the book was opened.

    Attributes:
        copies: The other copies in the book's folder.
        arrivals: What came while the book was open; whoever shows them takes them out.
        losers: Values that lost a merge and are not in the journal of losers yet.
        typed_over: Those that a change of the user's has replaced unseen; whoever shows them takes them out.
        changed: The records that a merge has changed, here or in the file.
        merged: Names of the copies that were merged, and of those that were moved away.
    """

    def __init__(self, place: Place) -> None:
        self.copies = Copies(place)
        self.arrivals: list[Arrival] = []
        self._merges: dict[str, int] = {}
        self._told: set[str] = set()
        self.losers: list[Loser] = []
        self.typed_over: list[Loser] = []
        self.changed: dict[tuple[str, str], None] = {}
        self.merged: list[str] = []
        self.archived: list[str] = []
        self.missing: Keys = ()
        self._place = place

    def meet(self, source: str, *versions: Text, base: Text | None = None) -> None:
        """Note what is lost, and what changes, when these versions are merged; the first is the one that came. Of the
        first two it may be known what they were made of."""
        from planner.book.merge.merge import merge

        if versions:
            text, *others = versions
            for version in others:
                text, base = merge(text, version, self._compare(source, text, version, base)), None

    def arrive(self, source: str, before: Text, after: Text, keys: Keys | None = None) -> None:
        """Note what came into the open book; ``keys`` are the records that can have changed, where that is known."""
        from planner.book.merge.merge import changed_keys
        from planner.book.text.codec import same

        if keys is None:
            changed = changed_keys(before, after)
        else:
            changed = [key for key in keys if not same(before.find(*key)[1], after.find(*key)[1])]
        if changed:
            whose = _whose(before, after, self._place.known_device())
            if whose != SELF:  # what this machine itself did is no merge
                self._merges.setdefault(source, len(changed))
            self.changed.update(dict.fromkeys(changed))
            self.arrivals.append(Arrival(source, whose, len(changed)))

    def take_in(self, text: Text, beside: dict[str, Signature] | None = None) -> Text:
        """Return the text joined with the copies that are new beside it; where it was looked at just now what lies
        there, that is given."""
        found: list[Copy] = self.copies.look(text.id, beside)
        for name in self.copies.shut.keys() - self._told:
            self._told.add(name)
            self.arrivals.append(Arrival(name, "", 0))
        if not found:
            return text
        from planner.book.merge.merge import merge

        for copy in found:
            self.merged.append(copy.path.name)
            keys = self._compare(copy.path.name, copy.text, text)
            before, text = text, merge(text, copy.text, keys)
            if text.hash != before.hash:
                self.arrive(copy.path.name, before, text, keys)
        return text

    def type_over(
        self,
        seen: Text,
        there: Text,
        after: Text,
        fields: Iterable[tuple[str, str, Iterable[str]]],
        source: str,
    ) -> None:
        """Note what others had set and a change of the user's has replaced, who had not seen it (losers.py)."""
        from planner.book.merge.losers import typed_over, write_down

        found = typed_over(seen, there, after, fields, self._place.device, source)
        with contextlib.suppress(
            OSError
        ):  # at once, though the file may be away: nobody else knows of them
            write_down(self._place.folder(there.id), found)
        self.losers += found
        self.typed_over += found

    def _compare(self, source: str, one: Text, other: Text, base: Text | None = None) -> Keys:
        from planner.book.merge.losers import conflicts
        from planner.book.merge.merge import changed_keys

        changed = tuple(changed_keys(one, other))
        if changed:
            self.losers += conflicts(one, other, changed, source, base)
            self.changed.update(dict.fromkeys(changed))
            self._merges[source] = self._merges.get(source, 0) + len(changed)
        return changed

    def put_away(self, book_id: str) -> None:
        """All is saved: write down what lost and what was asked, and move away the copies that are in the book now."""
        with contextlib.suppress(OSError):
            if self.losers:
                from planner.book.merge.losers import write_down

                write_down(self._place.folder(book_id), self.losers)
                self.losers = []
            if self.missing:
                path = self._place.folder(book_id) / "missing.json"
                atomic.replace(path, json.dumps(self.missing).encode())
                self.missing = ()
            moved = self.copies.put_away(book_id) if self.copies.merged else []
            self.archived += moved
            if self._merges:
                self._write_merges(self._place.folder(book_id) / "merges.jsonl", moved)

    def _write_merges(self, path: Path, moved: list[str]) -> None:
        when = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        new = [
            Merge(when, source, changes, source in moved)
            for source, changes in self._merges.items()
        ]
        self._merges = {}
        lines = [json.dumps(each).encode() for each in (*merges(path.parent), *new)][-_MERGES:]
        atomic.replace(path, b"\n".join(lines) + b"\n")


def merges(folder: Path) -> list[Merge]:
    """Return the merges that were saved, oldest first, from the state folder of a book."""
    found = []
    with contextlib.suppress(OSError):
        for line in atomic.read(folder / "merges.jsonl").splitlines():
            with contextlib.suppress(ValueError, TypeError):
                found.append(Merge(*json.loads(line)))
    return found


def name_of_device(text: Text, device: str) -> str:
    """Return what a machine calls itself, with its id where others are called so too; its id alone where it has not
    said, and words for edits with a text editor."""
    if device == HAND:
        return "a text editor"
    said = text.meta.get("names")
    names = said if type(said) is dict else {}
    name = names.get(device)
    if type(name) is not str or not name:
        return device
    return f"{name} ({device})" if list(names.values()).count(name) > 1 else name


def _whose(before: Text, after: Text, own: str) -> str:
    """Whose edits the second text has beyond the first; empty where they are of several machines."""
    from planner.book.merge.hand import devices_seen_by

    known = devices_seen_by(before.meta)
    devices = [
        device
        for device, at in devices_seen_by(after.meta).items()
        if at > known.get(device, NEVER)
    ]
    if len(devices) != 1:
        return ""
    return SELF if devices[0] == own else name_of_device(after, devices[0])
