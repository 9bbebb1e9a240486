"""The book: records out of the file, changes into it, each saved before it is acknowledged."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from planner.book import atomic, codec
from planner.book import state as state_folder
from planner.book.decode import TABLES, Decoded, Problem, decode_table
from planner.book.encode import put
from planner.book.journal import Journal, Line, Step
from planner.book.preferences import decode_settings
from planner.book.stamped import deleted, difference, is_alive, reversal
from planner.book.stamps import NEVER, is_stamp, next_stamp
from planner.book.storage import BookDatabase, Tables
from planner.change import Change, Put
from planner.errors import BookError
from planner.ids import new_id
from planner.records import Records
from planner.settings import Settings

META = "_meta"
META_ID = "book"
SCHEMA = {"major": 1, "minor": 0}
TABLE_NAMES = (*TABLES, "settings")


class Status(NamedTuple):
    """Whether the file itself is being worked on, and if not, why, in words."""

    ready: bool
    text: str


def create_book(path: Path, state: Path) -> None:
    """Make an empty book.

    Raises:
        BookError: Something is there already, or the file cannot be made.
    """
    text = os.path.realpath(path)
    tables: Tables = {name: {} for name in TABLE_NAMES}
    tables[META] = {META_ID: {"app": "planner", "id": new_id(), "schema": dict(SCHEMA), "seen": {}}}
    temporary = f"{text}.{os.getpid()}.tmp"
    try:
        if os.path.lexists(path):
            raise FileExistsError(17, "it is there already")
        atomic.write_new(temporary, codec.dumps(tables))
        try:
            os.link(temporary, text)
        finally:
            os.unlink(temporary)
    except OSError as error:
        raise BookError(f"{path}: a new book cannot be made ({error.strerror}). Choose another place.") from error


class Book:
    """An open book."""

    def __init__(self, path: Path, state: Path, tables: Tables, data: bytes, clock: Callable[[], float]) -> None:
        self.path = path
        self.status = Status(True, "")
        self.version = 0
        self._state = os.fspath(state)
        self._clock = clock
        self._data = data
        self._db = BookDatabase(tables, self._save)
        self._storage = self._db.storage
        self._seen = self._look()
        self._take()

    @classmethod
    def open(
        cls, path: Path | str, *, state: Path | str, create: bool = False, clock: Callable[[], float] = time.time
    ) -> Book:
        """Open a book.

        Raises:
            BookError: It cannot be read, or is no book of the planner's.
        """
        path, state = Path(path), Path(state)
        if create and not os.path.lexists(path):
            create_book(path, state)
        data, tables = _load(path)
        return cls(path, state, tables, data, clock)

    @property
    def device(self) -> str:
        """This machine's id."""
        return state_folder.device(self._state)

    def apply(self, change: Change) -> None:
        """Make a change and save it.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        self.refresh()
        stamp = self._stamp()
        new: dict[tuple[str, str], dict[str, Any]] = {}
        for edit in change.edits:
            key = (edit.table, edit.id)
            old = new.get(key) or self._record(*key)
            if isinstance(edit, Put):
                new[key] = put(edit, old, stamp)
            elif old is not None and is_alive(old):
                new[key] = deleted(old, stamp)
        self._commit("do", stamp, stamp, change.label, new)

    def undo(self) -> Step | None:
        """Take the last change back, by a new edit. None where there is none."""
        return self._turn("undo")

    def redo(self) -> Step | None:
        """Make the change again that was undone last. None where there is none."""
        return self._turn("redo")

    def history(self, limit: int = 100) -> list[Step]:
        """Return the newest changes of this device, newest first."""
        return self._journal().history(limit)

    def refresh(self) -> bool:
        """Look at the file, and take in what came. Returns whether anything did."""
        seen = self._look()
        if seen == self._seen:
            return False
        data, tables = _load(self.path)
        self._seen = seen
        if data == self._data:
            return False
        self._data = data
        self._db = BookDatabase(tables, self._save)
        self._storage = self._db.storage
        self._take()
        return True

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _turn(self, kind: str) -> Step | None:
        self.refresh()
        journal = self._journal()
        undo, redo = journal.stacks()
        stack = undo if kind == "undo" else redo
        if not stack:
            return None
        line = stack[-1]
        stamp = self._stamp()
        new = {}
        for edit in line.edits:
            key = (edit["table"], edit["id"])
            record = self._record(*key)
            if record is not None and (back := reversal(edit, record, stamp, self.device)) is not None:
                new[key] = back
        self._commit(kind, stamp, line.of, line.label, new)
        return next((step for step in journal.history(1_000_000) if step.label == line.label), None)

    def _commit(
        self, kind: str, stamp: str, of: str, label: str, new: Mapping[tuple[str, str], dict[str, Any]]
    ) -> None:
        edits = [{"table": table, "id": key, **difference(self._record(table, key), record)}
                 for (table, key), record in new.items()]
        journal = self._journal()
        try:
            os.makedirs(state_folder.folder_of(self._state, self._id), 0o700, exist_ok=True)
            size = journal.append(Line(stamp, kind, of, label, edits))
        except OSError as error:
            raise BookError(f"{self._state}: cannot be written ({error.strerror}). Nothing was changed.") from error
        meta = self._meta()
        seen = {**(meta.get("seen") or {}), self.device: stamp}
        try:
            with self._storage.change():
                for (table, key), record in new.items():
                    self._db.table(table).put(key, record)
                self._db.table(META).put(META_ID, {**meta, "seen": seen})
        except BaseException:
            with contextlib.suppress(OSError):
                journal.forget(size)
            raise
        self._take()

    def _save(self, tables: Tables) -> None:
        count = sum(map(len, tables.values()))
        real = os.path.realpath(self.path)
        temporary = os.path.join(os.path.dirname(real), f".~{os.path.basename(real)}.{self.device}.tmp")
        try:
            data = codec.dumps(tables, count)
            atomic.write_new(temporary, data)
            os.replace(temporary, real)
            atomic.sync_folder(os.path.dirname(real))
        except (OSError, codec.NotJson) as error:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
            why = error.strerror if isinstance(error, OSError) else str(error)
            raise BookError(f"{self.path}: cannot be saved ({why}). Nothing was changed.") from error
        self._data = data
        self._seen = self._look()

    def _take(self) -> None:
        self.problems: list[Problem] = []
        self.settings: Settings = decode_settings(self._storage.table("settings"), self.problems)
        hour = self.settings.day_start_hour

        def lazily(name: str) -> Decoded[Any]:
            raw = dict(self._storage.table(name))
            return Decoded(lambda: decode_table(name, raw, self.problems, hour))

        self.records = Records(**{name: lazily(name) for name in TABLES})
        self.version += 1

    def _record(self, table: str, key: str) -> dict[str, Any] | None:
        found = self._storage.table(table).get(key)
        return found if type(found) is dict else None

    def _meta(self) -> dict[str, Any]:
        return self._record(META, META_ID) or {}

    @property
    def _id(self) -> str:
        return str(self._meta().get("id", ""))

    def _stamp(self) -> str:
        seen = self._meta().get("seen") or {}
        latest = max((stamp for stamp in seen.values() if is_stamp(stamp)), default=NEVER)
        return next_stamp(latest, self._clock(), self.device)

    def _journal(self) -> Journal:
        folder = state_folder.folder_of(self._state, self._id)
        return Journal(os.path.join(folder, "journal.jsonl"), self.device)

    def _look(self) -> tuple[int, int, int] | None:
        try:
            found = os.stat(self.path)
        except OSError:
            return None
        return found.st_ino, found.st_size, found.st_mtime_ns


def _load(path: Path) -> tuple[bytes, Tables]:
    try:
        data = atomic.read(os.fspath(path))
    except OSError as error:
        raise BookError(f"{path}: cannot be read ({error.strerror}). Check the path and the folder.") from error
    try:
        tables = codec.loads(data)
    except codec.NotJson as error:
        raise BookError(f"{path}: no JSON ({error}). Nothing was changed.") from error
    meta = tables.get(META) if type(tables) is dict else None
    if type(meta) is not dict or type(meta.get(META_ID)) is not dict or meta[META_ID].get("app") != "planner":
        raise BookError(f"{path}: not a book of the planner's; it was left alone. Choose another file.")
    return data, {name: table for name, table in tables.items() if type(table) is dict}
