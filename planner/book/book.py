"""The book: records out of the file, changes into it, each on the disk before it is acknowledged.

A change flows one way: the records that it names are looked up once, new records are made of them,
TinyDB's storage makes a new text of these, and the file saves it.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from planner.book.disk.lock import locked, need_be_alone
from planner.book.disk.place import Place
from planner.book.disk.trouble import cannot
from planner.book.disk.worker import Stalled
from planner.book.memory.journal import Journal, JournalLine, Step
from planner.book.memory.shadow import Shadow
from planner.book.memory.snapshots import Snapshots
from planner.book.memory.stored_view import LOG_VIEW, StoredView
from planner.book.merge.clocks import CLOCKS, aligned
from planner.book.merge.lost_values import overwritten
from planner.book.merge.merge import merge, schema_of
from planner.book.merge.stubs import stubs
from planner.book.merge.texts import join_long
from planner.book.sync.book_file import BookFile
from planner.book.sync.create import MAJOR, create_book, is_unused
from planner.book.sync.incoming import Arrival, Incoming
from planner.book.sync.load import DECRYPTED, Status
from planner.book.sync.saving import clear
from planner.book.text import codec
from planner.book.text.book_text import META, META_ID, RecordKey, Text
from planner.book.text.encode import edited, fields_set, keyed
from planner.book.text.record_cache import RecordCache
from planner.book.text.stamped import (
    difference,
    has_false_stamps,
    latest_in,
    overtaken,
    put_together,
    reversal,
    take_apart,
)
from planner.book.text.stamps import DAY, NEVER, limit_stamp, next_stamp, seen_in
from planner.errors import BookError
from planner.words import visible

if TYPE_CHECKING:
    from planner.book.disk.keys import KeyStore
    from planner.book.disk.survey import Survey
    from planner.book.memory.stored_view import RawRecords
    from planner.book.text.decode import UnreadableValue
    from planner.book.text.record_cache import TouchesOf
    from planner.change import Change
    from planner.records import Records
    from planner.settings import Settings

_LONG = 500_000
"""Bytes of a line of the journal that tells of five thousand records."""

RawRecord = dict[str, Any]


class RawEdit:
    """Raw records that are being changed as one step, upon the newest state of the book.

    Attributes:
        text: The book.
        stamp: The stamp that the records are to have.
        new: The records to set, by table and id.
        count: How many records were changed; known once they are saved.
    """

    def __init__(self, text: Text, stamp: str) -> None:
        self.text = text
        self.stamp = stamp
        self.new: dict[RecordKey, RawRecord] = {}
        self.count = 0


class Book:
    """An open book.

    Attributes:
        path: The file, as it was named.
        version: Grows with each change, whatever made it.
        place: Where it is, and where this machine keeps what it knows about it.
        file: The file on the disk.
        incoming: What came from elsewhere.
        snapshots: How it was.
    """

    def __init__(self, place: Place, clock: Callable[[], float]) -> None:
        """Read a book. See ``open``."""
        self.path = place.path
        self.version = 0
        self.place = place
        self.incoming = Incoming(place)
        self.file = BookFile(place, self.incoming)
        self._clock = clock
        self._cache = RecordCache()
        loaded = self.file.load()
        self._text = loaded.text
        if loaded.survey is not None and not place.silent:
            with contextlib.suppress(Stalled):
                self._text = self.incoming.take_in_copies(loaded.text, loaded.survey.beside)
        self.file.owed |= self._text.hash != loaded.text.hash
        self.snapshots = Snapshots(place.folder(self.text.id) / "snapshots")
        self._show(None)

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        state: Path | str,
        create: bool = False,
        clock: Callable[[], float] = time.time,
        keys: KeyStore | None = None,
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
        answered = place.answers()
        try:
            if create and answered and is_unused(place):
                create_book(place.path, place.state)
        except Stalled:
            place.silent = True
        return cls(place, clock)

    # What it holds -------------------------------------------------------------------------------

    @property
    def text(self) -> Text:
        """Everything in the book, raw."""
        return self._text

    @property
    def records(self) -> Records:
        """What is in it and lives; another value after each change. Tables are decoded when looked
        at."""
        return self._cache.records

    @property
    def settings(self) -> Settings:
        """The user's choices."""
        return self._cache.settings

    def stored_view(self, name: str, version: str) -> StoredView | None:
        """Return where a view of the book is stored; None where nothing of it may be: what is
        encrypted is not to be read beside it.

        Args:
            name: Its name.
            version: What makes it.
        """
        if self.encrypted or self.text.locked_key:
            return None
        return StoredView(self.place.view(self.text.id, name), version)

    def earlier_touches(self, raw: RawRecords) -> TouchesOf:
        """Return what makes the table of touches as it was before some of them changed (see
        `RecordCache.earlier_touches`)."""
        return self._cache.earlier_touches(raw)

    @property
    def unreadable(self) -> list[UnreadableValue]:
        """The values that could not be read in the tables that were looked at."""
        return self._cache.unreadable

    @property
    def encrypted(self) -> bool:
        """Whether the file is encrypted."""
        return bool(self.place.locked_key(self.text))

    @property
    def decrypted_elsewhere(self) -> bool:
        """Whether another machine has turned encryption off, and this one's user has not
        answered."""
        return self.place.locked_key(self.text) != self.text.locked_key

    @property
    def device(self) -> str:
        """This machine's id.

        Raises:
            BookError: It has none yet, and the state folder cannot be written.
        """
        return self.place.device

    @property
    def read_only(self) -> bool:
        """Whether a newer planner has written it, in a schema that this one does not know."""
        return schema_of(self.text.meta.get("schema"))[0] > MAJOR

    @property
    def status(self) -> Status:
        """Whether the file is being worked on, and what the user should know of it."""
        if not self.read_only:
            status = self.file.status
            if status.text or not self.incoming.copies.links:
                return status
            name = visible(self.incoming.copies.links[0])
            return status._replace(text=f"{name} is a link: it is left alone, and not followed")
        return Status(
            False, f"{self.path.name} is of a newer planner and can only be read: update it here"
        )

    # What comes from elsewhere -------------------------------------------------------------------

    @property
    def arrivals(self) -> list[Arrival]:
        """What came while the book was open; the caller that shows them takes them out."""
        return self.incoming.arrivals

    @property
    def missing(self) -> list[RecordKey]:
        """Table and id of the records that were taken out of the file by hand, too many at once to
        believe it; they are kept until the user has answered (questions.py)."""
        return self.incoming.missing_from(self.text)

    @property
    def silent(self) -> bool:
        """Whether the book's folder did not answer the last time (worker.py). While it does not,
        nothing in it is touched and this machine's copy takes the changes; once it answers, the
        next look or save brings them in."""
        return self.place.silent

    def answers(self, patience: float | None = None) -> bool:
        """Ask the book's folder whether it answers, and wait for it so many seconds at most; None
        is as long as anybody should wait for a screen, and after that the folder counts as silent.
        Returns whether it has answered."""
        return self.file.answers(patience)

    def refresh(self) -> bool:
        """Look at the file and take in what came. What this machine knows and the file lacks is
        saved into it.

        Returns:
            Whether anything is different now.

        Raises:
            BookError: The file cannot be read any more.
        """
        changed = False
        try:
            if not self.answers():
                return False
            survey = self.file.survey()
            changed = self._take_in(survey)
            changed |= self._take_in_copies(survey)
        except Stalled:
            self.file.fall_silent()
        if (self.file.ready and self.file.owed) or self.incoming.copies.merged:
            with contextlib.suppress(BookError):
                self.sync()
        return changed

    def sync(self) -> bool:
        """Take in what came, and bring the file up to what is known here: edits that it lacks,
        stamps of hand edits.

        Returns:
            Whether the file was written.

        Raises:
            BookError: It could not be saved.
        """
        with self._writing():
            if not self.file.ready:
                return False
            try:
                current = self.file.holds(self.text)
            except Stalled:
                self.file.fall_silent()
                return False
            if current:
                self.file.owed = False
                return False
            text = self.file.save(self.text)
            if text is not self.text:
                self._hold(text)
            return self.file.ready

    # Changes -------------------------------------------------------------------------------------

    def apply(self, change: Change, seen: Text | None = None) -> None:
        """Make a change and save it, as a whole or not at all. What others had set meanwhile and
        it replaces is noted with the values that lost.

        Args:
            change: The change.
            seen: What the user had before the eyes; None is what the book held until now.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        seen = seen or self.text
        with self._writing():
            before = self.text
            edits = keyed(change, before)
            records = before.records({key for key, _ in edits})
            stamp = self._stamp(records.values())
            new = edited(edits, records, stamp)
            self._commit(JournalLine("do", stamp, change.label, [], stamp), records, new)
            if seen is not before and seen.hash != before.hash:
                lost = overwritten(
                    (seen, before, self.text), fields_set(edits), self.device, self.path.name
                )
                self.incoming.note_overwritten(lost, before.id)

    @contextmanager
    def edit(self, label: str, keys: Iterable[RecordKey]) -> Iterator[RawEdit]:
        """Change raw records as one step that can be undone like any other: what the block puts
        into ``new`` is saved at its end.

        Args:
            label: Its name in words.
            keys: Table and id of the records that it is about: its stamp is later than theirs.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        with self._writing(), self._edit(label, keys) as edit:
            yield edit

    def undo(self) -> Step | None:
        """Take back the last change that this device made, by a new edit. Returns it, or None
        where there is none.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        return self._reverse("undo")

    def redo(self) -> Step | None:
        """Make the change again that was undone last. Returns it, or None where there is none.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        return self._reverse("redo")

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
        """Whether what would be undone or redone next is of thousands of records, so that it takes
        seconds."""
        try:
            return bool(self.place.known_device()) and self._journal().size_of_next(kind) > _LONG
        except OSError:
            return False

    def set_key(self, locked_key: str | None) -> None:
        """Encrypt the file from now on, with a key that is known; or, with None, keep it plain.

        This is an edit of the book, stamped and merged like any other; undo leaves it alone.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        with self._writing():
            if not self.file.ready:
                raise BookError(f"{self.status.text}. Nothing was changed: try again when it is.")
            about = self.text.meta
            stamps = about.get("_f")
            stamps = stamps if type(stamps) is dict else {}
            stamp = self._stamp([about])
            new = {**about, "key": locked_key, "_f": {**stamps, "key": stamp}}
            remembered = self.place.remembered_key(self.text.id)
            self.place.remember_key(self.text.id, locked_key or "")
            try:
                self._save({(META, META_ID): new})
            except BaseException:
                self.place.remember_key(self.text.id, remembered)
                raise
            if self.file.status.text == DECRYPTED:
                self.file.status = Status(True, "")

    def correct_clocks(self, clocks: Mapping[str, RawRecord]) -> None:
        """Say in the book that the clocks of some devices were wrong (clocks.py), and bring their
        stamps down.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        with self._writing():
            about = self.text.meta
            former = about.get(CLOCKS)
            former = former if type(former) is dict else {}
            new = {**about, CLOCKS: {**former, **clocks}}
            text = self.text.with_records({(META, META_ID): new})
            self._hold(self.file.save(aligned(text)[0]))

    def mend_stamps(self) -> None:
        """Take away what stands in the place of a stamp and is none that a clock could have given.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        with self._writing():
            new: dict[RecordKey, RawRecord] = {}
            for name in self.text.spans:
                for key, record in self.text.table(name).items():
                    if type(record) is dict and has_false_stamps(record):
                        new[name, key] = put_together(take_apart(record))
            about = new.get((META, META_ID), self.text.meta)
            if "seen" in about:
                new[META, META_ID] = {**about, "seen": seen_in(about)}
            self._save(new)

    def compact(self) -> int:
        """Leave only a stub of the records that were deleted long ago (stubs.py). Returns of how
        many.

        Raises:
            BookError: It could not be saved; nothing was changed.
        """
        if not stubs(self.text, self._clock()):
            return 0
        with self._writing():
            new = stubs(self.text, self._clock())
            self._save(new)
            return len(new)

    def close(self) -> None:
        """Let go of the book, and put what this machine keeps of it in order."""
        self.snapshots.tidy()

    # How a change is made ------------------------------------------------------------------------

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock, with the newest state of the file taken in."""
        try:
            assert self.device  # a new machine gets its id before anything is written
            with locked(self.place.folder(self.text.id)):
                self.snapshots.take(self.text, self._clock())
                self._catch_up()
                if self.read_only:
                    raise BookError(
                        f"{self.path} was written by a newer planner and can only be read. "
                        "Update it here."
                    )
                self._check_identity()
                self.file.bring_back(self.text)
                yield
                self._put_away()
        except OSError as error:
            raise BookError(cannot(self.path, "be saved", error, "Nothing was changed.")) from error
        except codec.NotJson as error:
            raise BookError(f"{self.path} cannot hold {error}. Nothing was changed.") from error

    def _catch_up(self) -> None:
        """Take in what came to the file, and what a crash or a save that was left behind has left
        beside it."""
        try:
            if self.answers():
                need_be_alone(self.place.folder(self.text.id))
                survey = self.file.survey(self.device)
                self._take_in(survey)
                self._clear(survey)
                self._take_in_copies(survey)
        except Stalled:
            self.file.fall_silent()
        if not self.file.ready:
            self._take_in_shadow()

    def _check_identity(self) -> None:
        """Take another id where this machine's has been used elsewhere: the book holds edits under
        it that were not made here, so its counter has gone back. The same where this machine's
        clock was ahead once: under another id its edits can be stamped with the time that it
        is."""
        own = self.text.seen.get(self.device, NEVER)
        if own == NEVER:
            return
        if own > limit_stamp(self._clock(), DAY):
            note = "this machine's clock was ahead once; `planner doctor --repair` sets that right"
            self.place.renew_device(go_on=True)
        elif own > self._journal().last_stamp():
            note = "this machine's identity was in use elsewhere; it has another one now"
            self.place.renew_device()
        else:
            return
        if not self.file.status.text:
            self.file.status = self.file.status._replace(text=note)

    def _clear(self, survey: Survey) -> None:
        """Remove what was left over beside the file, which is in the book now."""
        if not survey.left_over or not self.file.ready:
            return
        Shadow(self.place, self.text.id).keep(self.text)
        clear(self.place, self.text.id, survey.left_over)

    def _take_in(self, survey: Survey) -> bool:
        """Take in what came to the file. Returns whether anything is different now."""
        if survey.same and not survey.left_over:
            return False
        before, status, owed = self.text, self.file.status, self.file.owed
        loaded = self.file.load(survey.look)
        text = loaded.text
        if (owed or not self.file.ready) and before.id == text.id:
            text = merge(text, before)
            self.file.owed |= text.hash != loaded.text.hash
        if text.hash == before.hash:
            return self.file.status != status
        self.incoming.announce(self.path.name, before, text)
        self._hold(text)
        return True

    def _take_in_copies(self, survey: Survey) -> bool:
        """Take in the copies beside the file. Returns whether anything is different now."""
        if self.silent:
            return False
        before = self.text
        text = self.incoming.take_in_copies(before, survey.beside)
        if text.hash == before.hash:
            return False
        self.file.owed = True
        self._hold(text)
        return True

    def _take_in_shadow(self) -> None:
        """While the file is not ready, the shadow holds what every planner on this machine has
        changed."""
        before = self.text
        shadow = Shadow(self.place, before.id)
        text = shadow.text() if shadow.hash not in ("", before.hash) else None
        if text is None:
            return
        joined = merge(before, text)
        if joined.hash != before.hash:
            self.incoming.announce(self.path.name, before, joined)
            self._hold(joined)

    def _put_away(self) -> None:
        """Once all is saved, put away what is in the book now."""
        if not self.file.ready or self.file.owed:
            return
        lost = self.incoming.lost
        self.incoming.put_away(self.text.id)
        if not lost:
            return
        label = "joined texts that two machines had changed"
        keys = [(value.table, value.record) for value in lost]
        with contextlib.suppress(OSError, BookError), self._edit(label, keys) as edit:
            edit.new |= join_long(lost, edit.text, edit.stamp)

    @contextmanager
    def _edit(self, label: str, keys: Iterable[RecordKey]) -> Iterator[RawEdit]:
        """The same as ``edit``, with the lock in hand."""
        edit = RawEdit(self.text, self._stamp(self.text.records(set(keys)).values()))
        yield edit
        records = edit.text.records(edit.new.keys())
        line = JournalLine("do", edit.stamp, label, [], edit.stamp)
        edit.count = self._commit(line, records, edit.new)

    def _reverse(self, kind: Literal["undo", "redo"]) -> Step | None:
        with self._writing():
            journal = self._journal()
            line = journal.next(kind)
            if line is None:
                return None
            changes = {(edit["table"], edit["id"]): edit for edit in line.edits}
            records = self.text.records(changes.keys())
            stamp = self._stamp(records.values())
            new: dict[RecordKey, RawRecord] = {}
            stays = False
            for key, change in changes.items():
                record = records[key]
                if record is None:
                    continue
                stays = stays or overtaken(change, record, line.stamp)
                restored = reversal(change, record, stamp, line.stamp)
                if restored is not None:
                    new[key] = restored
            self._commit(JournalLine(kind, line.of, line.label, [], stamp), records, new)
            return journal.step(line, kind == "undo")._replace(overtaken=stays)

    def _commit(
        self,
        line: JournalLine,
        records: Mapping[RecordKey, RawRecord | None],
        new: Mapping[RecordKey, RawRecord],
    ) -> int:
        """Write a change into the journal and the book. A change of nothing is not made; one that
        is taken back or made again counts as done even then.

        Args:
            line: The line of the journal, its edits still open.
            records: What the records were.
            new: What they become.

        Returns:
            How many records it changed.
        """
        edits = []
        for (table, key), record in new.items():
            change = difference(records[table, key], record)
            if change:
                edits.append({"table": table, "id": key, **change})
        if not edits and line.kind == "do":
            return 0
        journal, before = self._journal(), self.text.hash
        size = journal.append(line._replace(edits=edits))
        try:
            self._save({**new, (META, META_ID): self._about(line.stamp)})
        except BaseException:
            with contextlib.suppress(OSError):
                journal.forget(size)
            raise
        view = self.stored_view(LOG_VIEW, "")
        if view is not None and not self.file.joined:
            former = {key: records[table, key] for table, key in new if table == "touches"}
            view.note(before, self.text.hash, former)
        return len(edits)

    def _about(self, stamp: str) -> RawRecord:
        """What the book says of itself once this machine has made an edit."""
        about = self.text.meta
        names = about.get("names")
        names = names if type(names) is dict else {}
        return {
            **about,
            "seen": {**(about.get("seen") or {}), self.device: stamp},
            "names": {**names, self.device: self.place.host},
        }

    def _save(self, new: Mapping[RecordKey, RawRecord]) -> None:
        """Make a new text of records, bring it to the disk and show it."""
        before = self.text
        self._text = self._put(new)
        self._show(before, None if self.file.joined else new)

    def _put(self, new: Mapping[RecordKey, RawRecord]) -> Text:
        """Let TinyDB, over the book's own storage, save documents. Returns the text that came of
        it."""
        from planner.book.storage import BookDatabase  # TinyDB takes 15 ms: only for a change

        database = BookDatabase(self.text, self.file)
        database.put(new)
        return database.storage.text

    def _hold(self, text: Text) -> None:
        """Work on a text from now on."""
        before, self._text = self._text, text
        self._show(before)

    def _show(self, before: Text | None, new: Mapping[RecordKey, RawRecord] | None = None) -> None:
        self._cache.show(self.text, before, new)
        self.version += 1

    def _stamp(self, records: Iterable[RawRecord | None]) -> str:
        """A stamp later than those of some records, and than every edit that the book has seen but
        those of clocks that are ahead by more than a day: else all later stamps would be ahead for
        ever."""
        limit = limit_stamp(self._clock(), DAY)
        seen = self.text.seen.values()
        latest = max((stamp for stamp in seen if stamp <= limit), default=NEVER)
        for record in records:
            if record is not None:
                latest = max(latest, latest_in(record))
        return next_stamp(latest, self._clock(), self.device)

    def _journal(self) -> Journal:
        devices = (*self.place.former_devices, self.device)
        path = self.place.folder(self.text.id) / f"journal-{devices[0]}.jsonl"
        saved = max(self.text.seen.get(device, NEVER) for device in devices)
        return Journal(path, self.device, saved)
