"""Where a book is, and where this machine keeps what it knows about it: nothing of that goes into
the synced folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from planner.book.disk import atomic, worker
from planner.book.disk.trouble import cannot
from planner.book.disk.worker import Result, folder_worker
from planner.book.text.digest import blake2b
from planner.book.text.encrypted import is_encrypted
from planner.book.text.stamps import HAND
from planner.errors import BookError

if TYPE_CHECKING:
    from planner.book.disk.keys import KeyStore
    from planner.book.text.book_text import Text
    from planner.book.text.codec import Chunks

_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Place:
    """A book's file, and what the state folder keeps about it.

    Attributes:
        path: The file that the user named, from the root on.
        state: The state folder; it may not exist yet.
        tasks: What is done in the book's folder.
        silent: Whether the book's folder did not answer the last time: then nothing in it is
            touched.
    """

    def __init__(self, path: Path, state: Path, keys: KeyStore | None = None) -> None:
        self.path = path.absolute()
        self.state = state
        self.silent = False
        self.worker = folder_worker(self.path)
        self._real: Path | None = None
        self._keys = keys

    @property
    def real(self) -> Path:
        """The file itself: symbolic links are followed, so that they are never replaced. Once the
        folder was asked this is what it answered last."""
        if self._real is None and not self.silent:
            return Path(os.path.realpath(self.path))
        return self._real or self.path

    def answers(self, patience: float | None = None) -> bool:
        """Ask the book's folder whether it answers, and wait for it so many seconds at most; None
        is as long as anybody should wait for a screen. Returns whether it has answered; from then
        on ``silent`` tells."""
        tasks, limit = self.worker, worker.PATIENCE
        answered = tasks.answered(limit if patience is None else patience)
        if answered:
            self._real = tasks.real
        self.silent = not answered and (
            self.silent or patience is None or tasks.silent_for >= limit
        )
        return answered

    def run(self, work: Callable[[], Result], *, whole: bool = False) -> Result:
        """Do something in the book's folder, and wait for it as long as anybody should (worker.py).

        Raises:
            Stalled: The folder does not answer; what was begun may still be done when it does.
        """
        return self.worker.run(work, whole=whole)

    @property
    def keys(self) -> KeyStore:
        """The keys of encrypted books."""
        if self._keys is None:
            from planner.book.disk.keys import own_keys

            self._keys = own_keys()
        return self._keys

    def opened(self, data: bytes, path: Path | None = None) -> bytes:
        """Return the bytes of a file beside the book, or of the book itself, as they were before
        encryption.

        Raises:
            Locked: They are encrypted, and the key is not known.
            encrypted.Damaged: They are, and not whole.
        """
        return self.keys.opened(path or self.path, data) if is_encrypted(data) else data

    def closed(self, text: Text) -> Chunks:
        """Return the bytes of the book's file: encrypted, where the book says so.

        Raises:
            Locked: The key is not known.
        """
        return self.keys.closed(self.path, text) if text.locked_key else text.chunks

    @cached_property
    def device(self) -> str:
        """This machine's id, 4 characters, made on the first call.

        Raises:
            BookError: The state folder cannot be written.
        """
        try:
            identity = self._read_device()
            while not identity or identity == HAND:
                identity = "".join(_LETTERS[byte % 36] for byte in os.urandom(4))
                atomic.make_folder(self.state)
                atomic.replace(self._device_file, identity.encode() + b"\n")
        except OSError as error:
            raise BookError(
                cannot(self.state, "be written", error, "Nothing was changed.")
            ) from error
        return identity

    @cached_property
    def host(self) -> str:
        """What this machine calls itself, for the people who see where an edit came from."""
        name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
        return name.partition(".")[0][:40]

    def known_device(self) -> str:
        """This machine's id, or empty where it has none yet."""
        try:
            return self._read_device()
        except OSError:
            return ""

    def _read_device(self) -> str:
        try:
            identity = atomic.read(self._device_file).decode("ascii", "replace").strip()
        except FileNotFoundError:
            return ""
        return (
            identity
            if len(identity) == 4 and all(letter in _LETTERS for letter in identity)
            else ""
        )

    def temporary(self, device: str) -> Path:
        """The file that is written before it takes the book's place; sync programs ignore such
        names."""
        real = self.real
        return real.with_name(f".~{real.name}.{device}.tmp")

    def folder(self, book_id: str) -> Path:
        """The folder of what is kept by database id; it may not exist yet."""
        name = "".join(letter if letter.isalnum() or letter == "-" else "_" for letter in book_id)
        return self.state / "books" / name[:64]

    def shadow(self, book_id: str) -> Path:
        """The stem of the files that hold the shadow of a book at this path."""
        return self.folder(book_id) / f"shadow-{self._key}"

    def known_books(self) -> list[str]:
        """The ids of the books that were at this path, the latest first."""
        paths = sorted(
            (self.state / "books").glob(f"*/shadow-{self._key}.*"),
            key=lambda path: path.stat().st_mtime_ns,
            reverse=True,
        )
        return list(dict.fromkeys(path.parent.name for path in paths))

    @property
    def _device_file(self) -> Path:
        return self.state / "device"

    @property
    def _key(self) -> str:
        return blake2b(os.fsencode(self.real), digest_size=8).hexdigest()
