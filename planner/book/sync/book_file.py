"""The file of an open book: what it was when it was last looked at, and how a new text gets into
it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.disk.place import Place
from planner.book.disk.survey import Look, Survey, survey
from planner.book.disk.worker import Stalled
from planner.book.memory.shadow import Shadow
from planner.book.sync.create import bring_back
from planner.book.sync.load import SILENT, LoadedBook, Status, load, not_ready
from planner.book.sync.saving import save
from planner.book.sync.version import NoBook, NotReady
from planner.book.text.encrypted import Damaged, locked_key_of

if TYPE_CHECKING:
    from planner.book.sync.incoming import Incoming
    from planner.book.text.book_text import Text
    from planner.book.text.codec import Chunks


class BookFile:
    """The book's file, as this machine knows it.

    Attributes:
        place: Where it is, and where this machine keeps what it knows about it.
        status: Whether it is being worked on, and what the user should know of it.
        owed: Whether it lacks edits that are known here.
        joined: Whether the last save met what others had written.
    """

    def __init__(self, place: Place, incoming: Incoming) -> None:
        self.place = place
        self.status = Status(False, "")
        self.owed = False
        self.joined = False
        self._incoming = incoming
        self._chunks: Chunks | None = None
        self._look: Look | None = None

    @property
    def ready(self) -> bool:
        """Whether the file is there and is being worked on; else this machine's copy takes the
        changes."""
        return self._chunks is not None

    @property
    def silent(self) -> bool:
        """Whether the book's folder did not answer the last time."""
        return self.place.silent

    def answers(self, patience: float | None = None) -> bool:
        """Ask the folder whether it answers, and wait for it so many seconds at most."""
        answered = self.place.answers(patience)
        if self.place.silent:
            self.fall_silent()
        return answered

    def fall_silent(self) -> None:
        """Work on this machine's copy: the folder does not answer."""
        self.place.silent = True
        self.status, self._chunks, self._look = not_ready(self.place, SILENT), None, None

    def load(self, look: Look | None = None) -> LoadedBook:
        """Read the file, and note what was joined to it.

        Args:
            look: What told of the file just before: one that is not ready is not waited for until
                that changes.

        Raises:
            Locked: It is encrypted, and the key is not known.
            BookError: It cannot be read, and this machine has no copy.
        """
        loaded = load(self.place)
        self.status, self.owed, self._chunks = loaded.status, loaded.owed, loaded.chunks
        self._look = None if self.place.silent else look
        if loaded.survey is not None:
            self._look = loaded.survey.look
        for join in loaded.joins:
            self._incoming.note(join)
        self._incoming.missing = loaded.missing or self._incoming.missing
        return loaded

    def survey(self, device: str = "") -> Survey:
        """Look around in the folder.

        Args:
            device: This machine's id, where what it left over is to be looked for.

        Raises:
            Stalled: The folder does not answer.
        """
        result = survey(self.place, self._look, self._chunks, device)
        if result.same:
            self._look = result.look
        return result

    def save(self, text: Text) -> Text:
        """Bring a text to the disk. While the file is not ready, this machine's copy takes it.

        Returns:
            The text, joined with what others wrote meanwhile.

        Raises:
            BookError: It could not be saved; nothing was changed.
            OSError: The state folder cannot be written; nothing was changed.
        """
        self.joined = False
        if self._chunks is not None:
            try:
                saved = save(self.place, text, self._chunks)
            except Stalled:
                self.fall_silent()
            except (NotReady, NoBook) as trouble:
                self.status = not_ready(self.place, str(trouble))
            else:
                for join in saved.joins:
                    self._incoming.note(join)
                self._chunks, self._look = saved.chunks, None
                self.joined = saved.text is not text
                self.owed = saved.disk is not saved.text
                return saved.text
        Shadow(self.place, text.id).keep(text)
        self._chunks, self.owed = None, True
        return text

    def holds(self, text: Text) -> bool:
        """Whether the file holds just this text. Encrypted, the same text is other bytes each time.

        Raises:
            Stalled: The folder does not answer.
        """
        locked_key = self.place.locked_key(text)
        if not locked_key:
            return self.place.run(lambda: atomic.holds(self.place.path, text.chunks))
        data = self.place.run(lambda: atomic.read(self.place.path))
        with contextlib.suppress(Damaged):
            same_key = locked_key_of(data) == locked_key
            return same_key and self.place.opened(data) == text.data
        return False

    def bring_back(self, text: Text) -> None:
        """Where a sync program has left copies in the place of the book's name, give the book its
        name again."""
        if self.ready or self.silent or not self._incoming.copies.may_stand_in(text):
            return
        with contextlib.suppress(Stalled):
            chunks = bring_back(self.place, text)
            if chunks is not None:
                self._chunks, self.status, self.owed = chunks, Status(True, ""), False
