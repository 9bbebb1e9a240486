"""The book: records out of the file, changes into it, each on the disk before it is acknowledged."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from planner.book.create import create_book, is_new
from planner.book.disk import atomic
from planner.book.disk.answering import Stalled
from planner.book.disk.state import Place
from planner.book.disk.survey import survey
from planner.book.disk.trouble import cannot
from planner.book.keeper import Keeper, Make
from planner.book.memory.journal import Line, Step
from planner.book.sync.load import load
from planner.book.text.book_text import META, META_ID
from planner.book.text.encrypted import Damaged, locked_key_of
from planner.book.text.stamped import deleted, is_alive, overtaken, reversal
from planner.change import Change, Put
from planner.errors import BookError

if TYPE_CHECKING:
    from planner.book.disk.keys import Keys
    from planner.book.text.book_text import Text


_LONG = 200_000
"""Bytes of a line of the journal that tells of five thousand records."""


class Book(Keeper):
    """An open book."""

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        state: Path | str,
        create: bool = False,
        clock: Callable[[], float] = time.time,
        keys: Keys | None = None,
    ) -> Book:
        """Open a book. Nothing is written, unless it is to be made.

        Args:
            path: The file.
            state: The state folder.
            create: Make an empty book where there is none (and where none is known to have been).
            clock: Returns the Unix time in seconds, for the stamps.
            keys: What opens encrypted books; None for what this process knows.

        Raises:
            Locked: It is encrypted, and the key is not known.
            BookError: It cannot be read, or is no book of the planner's.
        """
        place = Place(Path(path), Path(state), keys)
        there = place.answers()
        try:
            if create and there and is_new(place):
                create_book(place.path, place.state)
        except Stalled:
            place.silent = True
        return cls(place, load(place), clock)

    def apply(self, change: Change, seen: Text | None = None) -> None:
        """Make a change and save it, as a whole or not at all. What others had set meanwhile and it replaces is noted
        with the values that lost.

        Args:
            change: The change.
            seen: What the user had before the eyes; None is what the book held until now.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        from planner.book.text.encode import put

        edits: dict[str, dict[str, list[int]]] = {}
        for at, edit in enumerate(change.edits):
            edits.setdefault(edit.table, {}).setdefault(edit.id, []).append(at)

        def become(table: str, key: str, old: dict[str, Any] | None) -> dict[str, Any] | None:
            new = old
            for at in edits[table][key]:
                edit = change.edits[at]
                if isinstance(edit, Put):
                    new = put(edit, new, stamp)
                elif new is not None and is_alive(new):
                    new = deleted(new, stamp)
            return new

        seen = seen or self.text
        with self._writing():
            there = self.text
            keys = {table: list(by_id) for table, by_id in edits.items()}
            stamp = self._stamp(keys)
            self._alter(Line("do", stamp, change.label, [], stamp), keys, become)
            if seen is not there and seen.hash != there.hash:
                fields = (
                    (each.table, each.id, each.fields)
                    for each in change.edits
                    if isinstance(each, Put)
                )
                self.company.type_over(seen, there, self.text, fields, self.path.name)

    def rewrite(self, label: str, make: Make) -> int:
        """Make a change of raw records, which can be undone like any other. Returns how many it changed.

        Args:
            label: Its name in words.
            make: Makes the records of the newest state of the book and of their stamp.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        with self._writing():
            return self._rewrite(label, make)

    def undo(self) -> Step | None:
        """Take back the last change that this device made, by a new edit. Returns it, or None where there is none.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        return self._turn("undo")

    def redo(self) -> Step | None:
        """Make the change again that was undone last. Returns it, or None where there is none.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        return self._turn("redo")

    def history(self, limit: int = 100) -> list[Step]:
        """Return the newest changes of this device, newest first.

        Raises:
            BookError: The journal cannot be read.
        """
        try:
            return self._journal().history(limit) if self.place.known_device() else []
        except OSError as error:
            raise BookError(cannot(self.place.state, "be read", error)) from error

    def takes_long(self, kind: Literal["undo", "redo"]) -> bool:
        """Whether what would be undone or redone next is of thousands of records, so that it takes seconds."""
        try:
            return bool(self.place.known_device()) and self._journal().size_of_next(kind) > _LONG
        except OSError:
            return False

    def refresh(self) -> bool:
        """Look at the file and take in what came. What this machine knows and the file lacks is saved into it.

        Returns:
            Whether anything is different now.

        Raises:
            BookError: The file cannot be read any more.
        """
        changed = False
        try:
            if not self.answers():
                return False
            found = survey(self.place, self._looked, self._disk)
            changed = self._take_in(found)
            changed |= self._take_in_copies(found.beside)
        except Stalled:
            self._fall_silent()
        if (self._disk is not None and self._owed) or self.company.copies.merged:
            with contextlib.suppress(BookError):
                self.sync()
        return changed

    def sync(self) -> bool:
        """Take in what came, and bring the file up to what is known here: edits that it lacks, stamps of hand edits.

        Returns:
            Whether the file was written.

        Raises:
            BookError: It could not be saved.
        """
        with self._writing():
            if self._disk is None:
                return False
            try:
                there = self._is_on_disk()
            except Stalled:
                self._fall_silent()
                return False
            if there:
                self._owed = False
                return False
            self._storage.resave()
            return self._disk is not None

    def set_key(self, locked_key: str | None) -> None:
        """Encrypt the file from now on, with a key that is known; or, with None, keep it plain.

        This is an edit of the book, stamped and merged like any other; undo leaves it alone.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        with self._writing():
            if self._disk is None:
                raise BookError(f"{self.status.text}. Nothing was changed: try again when it is.")
            about = self.text.meta
            stamps = about.get("_f")
            stamp = self._stamp({META: [META_ID]})
            fields = {
                "key": locked_key,
                "_f": {**(stamps if type(stamps) is dict else {}), "key": stamp},
            }
            with self._storage.change():
                self._table(META).put(META_ID, {**about, **fields})
            self._show(None)

    def compact(self) -> int:
        """Leave only a stub of the records that were deleted long ago (stubs.py). Returns of how many.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        from planner.book.merge.stubs import stubs

        if not stubs(self.text, self._clock()):
            return 0
        with self._writing():
            new = stubs(self.text, self._clock())
            before = self.text
            with self._storage.change():
                for (table, key), record in new.items():
                    self._table(table).put(key, record)
            self._show(before)
            return len(new)

    def close(self) -> None:
        """Let go of the book, and put what this machine keeps of it in order."""
        if self._opened is not None:
            self._opened.close()
        self.snapshots.tidy()

    def _is_on_disk(self) -> bool:
        """Whether the file holds just what is known here. Encrypted, the same text is other bytes each time."""
        if not self.text.locked_key:
            pieces = self.text.pieces
            return self.place.errand(lambda: atomic.holds(self.path, pieces))
        data = self.place.errand(lambda: atomic.read(self.path))
        try:
            return (
                locked_key_of(data) == self.text.locked_key
                and self.place.opened(data) == self.text.data
            )
        except Damaged:
            return False

    def _turn(self, kind: Literal["undo", "redo"]) -> Step | None:
        with self._writing():
            journal = self._journal()
            undo, redo = journal.stacks()
            stack = undo if kind == "undo" else redo
            if not stack:
                return None
            line = stack[-1]
            changes: dict[str, dict[str, dict[str, Any]]] = {}
            for table, key, change in line.each():
                changes.setdefault(table, {})[key] = change

            stays = False

            def become(table: str, key: str, now: dict[str, Any] | None) -> dict[str, Any] | None:
                nonlocal stays
                if now is None:
                    return None
                change = changes[table][key]
                stays = stays or overtaken(change, now, line.stamp)
                return reversal(change, now, stamp, line.stamp)

            keys = {table: list(by_id) for table, by_id in changes.items()}
            stamp = self._stamp(keys)
            self._alter(Line(kind, line.of, line.label, [], stamp), keys, become)
            return journal.step(line, kind == "undo")._replace(overtaken=stays)
