"""The open file: what came is taken in, what is new is saved, and nothing is acknowledged that is not on the disk."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from planner.book.create import MAJOR, bring_back
from planner.book.disk.answering import Stalled
from planner.book.disk.state import Place
from planner.book.disk.survey import Look, Survey, survey
from planner.book.disk.trouble import cannot
from planner.book.memory.journal import Journal, Line
from planner.book.memory.shadow import Shadow
from planner.book.memory.snapshots import Snapshots
from planner.book.merge.merge import merge, schema_of
from planner.book.shown import Shown
from planner.book.sync.company import Arrival, Company
from planner.book.sync.load import SILENT, Loaded, NoBook, NotReady, Status, load, not_ready
from planner.book.text import codec
from planner.book.text.book_text import META, META_ID, Text
from planner.book.text.decode import Problem
from planner.book.text.stamped import difference, latest_in
from planner.book.text.stamps import NEVER, is_stamp, next_stamp
from planner.errors import BookError
from planner.records import Records
from planner.settings import Settings

if TYPE_CHECKING:
    from planner.book.bulk import Become, Keys, Worked
    from planner.book.storage import BookDatabase, BookStorage
    from planner.book.sync.copies import Signature
    from planner.book.table import BookTable

_MANY = 1000
"""Records from which on a change is worked through in the order of the file (bulk.py); fewer are looked up and set one
by one."""
New = dict[tuple[str, str], dict[str, Any]]
Make = Callable[[Text, str], New]
"""Makes raw records of the book's text and the stamp that they are to have."""


class Keeper:
    """A book's text and the file it is kept in. The book (book.py) is this with the things that one can do to it.

    Attributes:
        path: The file, as it was named.
        version: Grows with each change, whoever made it.
        place: Where it is, and where this machine keeps what it knows about it.
        company: What came from elsewhere.
        snapshots: How it was.
    """

    def __init__(self, place: Place, loaded: Loaded, clock: Callable[[], float]) -> None:
        self.path = place.path
        self.version = 0
        self._shown = Shown()
        self.place = place
        self.company = Company(place)
        self._clock = clock
        self._looked: Look | None = loaded.survey and loaded.survey.look
        self._disk = loaded.disk
        self._met_others = False
        self._status = loaded.status
        self._met(loaded)
        self._hold(loaded.text)
        if not place.silent:
            with contextlib.suppress(Stalled):
                self._hold(
                    self.company.take_in(loaded.text, loaded.survey and loaded.survey.beside)
                )
        self._owed = loaded.owed or self.text.hash != loaded.text.hash
        self.snapshots = Snapshots(place.folder(self.text.id) / "snapshots")
        self._show(None)

    @property
    def records(self) -> Records:
        """What is in it and lives; another value after each change. Tables are decoded when looked at."""
        return self._shown.records

    @property
    def settings(self) -> Settings:
        """The user's choices."""
        return self._shown.settings

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self.text.locked_key)

    @property
    def problems(self) -> list[Problem]:
        """What could not be read in the tables that were looked at."""
        return self._shown.problems

    @property
    def device(self) -> str:
        """This machine's id.

        Raises:
            BookError: It has none yet, and the state folder cannot be written.
        """
        return self.place.device

    @property
    def arrivals(self) -> list[Arrival]:
        """What came while the book was open; whoever shows them takes them out."""
        return self.company.arrivals

    @property
    def questions(self) -> int:
        """How many records were taken out of the file by hand and wait for an answer (missing.py)."""
        from planner.book.care.missing import asked

        return len(asked(self))

    @property
    def text(self) -> Text:
        """Everything in the book, raw."""
        return self._text if self._opened is None else self._opened.storage.text

    @property
    def read_only(self) -> bool:
        """Whether a newer planner has written it, in a schema that this one does not know."""
        return schema_of(self.text.meta.get("schema"))[0] > MAJOR

    @property
    def status(self) -> Status:
        """Whether the file is being worked on, and what the user should know of it."""
        if not self.read_only:
            return self._status
        return Status(
            False, f"{self.path.name} is of a newer planner and can only be read: update it here"
        )

    @status.setter
    def status(self, status: Status) -> None:
        self._status = status

    @property
    def silent(self) -> bool:
        """Whether the book's folder did not answer the last time (answering.py). While it does not, nothing in it is
        touched and this machine's copy takes the changes; once it answers, the next look or save brings them in."""
        return self.place.silent

    def answers(self, patience: float | None = None) -> bool:
        """Ask the book's folder whether it answers, and wait for it so many seconds at most; None is as long as anybody
        should wait for a screen, and after that the folder counts as silent. Returns whether it has answered."""
        answered = self.place.answers(patience)
        if self.place.silent:
            self._fall_silent()
        return answered

    def _fall_silent(self) -> None:
        """Work on this machine's copy: the folder does not answer."""
        self.place.silent = True
        self.status, self._disk, self._looked = not_ready(self.place, SILENT), None, None

    def _hold(self, text: Text) -> None:
        """Work on a text from now on."""
        self._text = text
        self._opened: BookDatabase | None = None

    @property
    def _database(self) -> BookDatabase:
        """TinyDB over the text, loaded when something is changed: whoever only looks does without."""
        if self._opened is None:
            from planner.book.storage import BookDatabase

            self._opened = BookDatabase(self._text, self._save)
        return self._opened

    @property
    def _storage(self) -> BookStorage:
        return self._database.storage

    def _rewrite(self, label: str, make: Make) -> int:
        stamp = self._stamp({})
        new = make(self.text, stamp)
        changes = self._changes(new)
        if changes:
            self._commit(Line("do", stamp, label, changes, stamp), new)
        return len(changes)

    def _alter(self, line: Line, keys: Keys, become: Become) -> None:
        """Make of the records of some ids what they are to become, and complete the line of the journal with it. A
        change of nothing is not made; one that is taken back or made again counts as done even then."""
        if _many(keys) and all(map(self.text.is_table, keys)):
            from planner.book.bulk import work

            worked = work(self.text, keys, become)
            if worked.edits or worked.whole or line.kind != "do":
                self._commit(line._replace(edits=worked.edits, whole=worked.whole), worked)
            return
        new: New = {}
        for table, ids in keys.items():
            for key in ids:
                record = become(table, key, self._record(table, key))
                if record is not None:
                    new[table, key] = record
        changes = self._changes(new)
        if changes or line.kind != "do":
            self._commit(line._replace(edits=changes), new)

    def _commit(self, line: Line, new: New | Worked) -> None:
        """Write a change into the journal and the book."""
        journal = self._journal()
        size = journal.append(line)
        about = self.text.meta
        about = {**about, "seen": {**(about.get("seen") or {}), self.device: line.stamp}}
        names = about.get("names")
        about["names"] = {**(names if type(names) is dict else {}), self.device: self.place.host}
        before = self.text
        try:
            if isinstance(new, dict):
                with self._storage.change():
                    for (table, key), record in new.items():
                        self._table(table).put(key, record)
                    self._table(META).put(META_ID, about)
            else:
                self._storage.resave(
                    before.with_bodies({**new.bodies, META: before.meta_with(about)})
                )
        except BaseException:
            with contextlib.suppress(OSError):
                journal.forget(size)
            raise
        if self._met_others:
            self._show(before)
        elif isinstance(new, dict):
            self._show(before, new)
        else:
            self._show(before, tables=new.bodies.keys())

    def _save(self, text: Text) -> Text:
        """Bring a text to the disk; returns it joined with what others wrote meanwhile. While the file is not ready,
        this machine's copy takes the change."""
        from planner.book.sync.saving import save

        self._met_others = False
        if self._disk is not None:
            try:
                saved = save(self.place, text, self._disk)
            except Stalled:
                self._fall_silent()
            except (NotReady, NoBook) as trouble:
                self.status = not_ready(self.place, str(trouble))
            else:
                for version in saved.met:
                    self.company.meet(self.path.name, version, text)
                self._disk, self._looked = saved.pieces, None
                self._met_others = saved.text is not text
                self._owed = saved.disk is not saved.text
                return saved.text
        Shadow(self.place, text.id).keep(text)
        self._disk, self._owed = None, True
        return text

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock, with the newest state of the file taken in."""
        from planner.book.disk.lock import locked, need_be_alone

        try:
            assert self.device  # a new machine gets its id before anything is written
            with locked(self.place.folder(self.text.id)):
                self.snapshots.take(self.text, self._clock())
                try:
                    if self.answers():
                        need_be_alone(self.place.folder(self.text.id))
                        self._settle()
                except Stalled:
                    self._fall_silent()
                if self._disk is None:
                    self._take_in_shadow()
                if self.read_only:
                    raise BookError(
                        f"{self.path} was written by a newer planner and can only be read. Update it here."
                    )
                self._bring_back()
                yield
                self._leave()
        except OSError as error:
            raise BookError(cannot(self.path, "be saved", error, "Nothing was changed.")) from error
        except codec.NotJson as error:
            raise BookError(f"{self.path} cannot hold {error}. Nothing was changed.") from error

    def _settle(self) -> None:
        """Take in what came to the file, and what a crash or a save that was left behind has left beside it."""
        found = survey(self.place, self._looked, self._disk, self.device)
        self._take_in(found, anyway=bool(found.left_over))
        if found.left_over and self._disk is not None:
            from planner.book.sync.saving import clear

            Shadow(self.place, self.text.id).keep(self.text)
            clear(self.place, self.text.id, found.left_over)
        self._take_in_copies(found.beside)

    def _take_in_shadow(self) -> None:
        """While the file is not ready, the shadow holds what every planner on this machine has changed."""
        before = self.text
        shadow = Shadow(self.place, before.id)
        known = shadow.text() if shadow.hash not in ("", before.hash) else None
        text = before if known is None else merge(before, known)
        if text.hash != before.hash:
            self.company.arrive(self.path.name, before, text)
            self._hold(text)
            self._show(before)

    def _bring_back(self) -> None:
        """Where a sync program has left copies in the place of the book's name, the book takes its name again."""
        if (
            self._disk is None
            and not self.place.silent
            and self.company.copies.may_stand_in(self.text)
        ):
            with contextlib.suppress(Stalled):
                pieces = bring_back(self.place, self.text)
                if pieces is not None:
                    self._disk, self.status, self._owed = pieces, Status(True, ""), False

    def _leave(self) -> None:
        """Once all is saved, put away what is in the book now."""
        if self._disk is None or self._owed:
            return
        losers = self.company.losers
        self.company.put_away(self.text.id)
        if losers:
            from planner.book.merge.texts import join_long

            with contextlib.suppress(OSError, BookError):
                self._rewrite(
                    "joined texts that two machines had changed", partial(join_long, losers)
                )

    def _met(self, loaded: Loaded) -> None:
        self.company.meet(self.path.name, *loaded.versions, base=loaded.base)
        self.company.missing = loaded.missing or self.company.missing

    def _take_in_copies(self, beside: dict[str, Signature]) -> bool:
        before = self.text
        text = before if self.place.silent else self.company.take_in(before, beside)
        if text.hash == before.hash:
            return False
        self._owed = True
        self._hold(text)
        self._show(before)
        return True

    def _take_in(self, found: Survey, *, anyway: bool = False) -> bool:
        if found.same and not anyway:
            self._looked = found.look
            return False
        loaded = load(self.place)
        before, status = self.text, self._status
        text = loaded.text
        self._met(loaded)
        if (self._owed or loaded.disk is None) and before.id == text.id:
            text = merge(text, before)
        owed = loaded.owed or text.hash != loaded.text.hash
        self._looked, self._disk, self._owed = (
            None if self.place.silent else found.look,
            loaded.disk,
            owed,
        )
        self.status = loaded.status
        if text.hash == before.hash:
            return self._status != status
        self.company.arrive(self.path.name, before, text)
        self._hold(text)
        self._show(before)
        return True

    def _show(
        self, before: Text | None, new: New | None = None, tables: Collection[str] | None = None
    ) -> None:
        self._shown.show(self.text, before, new, tables)
        self.version += 1

    def _changes(self, new: New) -> list[dict[str, Any]]:
        found = []
        for (table, key), record in new.items():
            change = difference(self._record(table, key), record)
            if change:
                found.append({"table": table, "id": key, **change})
        return found

    def _record(self, table: str, key: str) -> dict[str, Any] | None:
        return self._table(table).document(key)

    def _table(self, name: str) -> BookTable:
        return self._database.table(name)

    def _saved(self) -> dict[str, str]:
        seen = self.text.meta.get("seen")
        return (
            {device: at for device, at in seen.items() if is_stamp(at)}
            if type(seen) is dict
            else {}
        )

    def _stamp(self, keys: Keys) -> str:
        """A stamp later than every edit that the book has seen, and than those of the records of some ids."""
        latest = max(self._saved().values(), default=NEVER)
        if _many(keys):
            from planner.book.bulk import latest_of

            latest = max(latest, latest_of(self.text, keys))
        else:
            for record in (self._record(table, key) for table, ids in keys.items() for key in ids):
                if record is not None:
                    latest = max(latest, latest_in(record))
        return next_stamp(latest, self._clock(), self.device)

    def _journal(self) -> Journal:
        path = self.place.folder(self.text.id) / f"journal-{self.device}.jsonl"
        return Journal(path, self.device, self._saved().get(self.device, NEVER))


def _many(keys: Keys) -> bool:
    return sum(map(len, keys.values())) >= _MANY
