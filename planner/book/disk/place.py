"""Where a book is, and where this machine keeps what it knows about it: nothing of that goes into
the synced folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from planner.book.disk import atomic, worker
from planner.book.disk.trouble import cannot
from planner.book.disk.worker import Result, folder_worker
from planner.book.text.digest import blake2b
from planner.book.text.encrypted import is_encrypted, is_locked_key
from planner.book.text.stamps import HAND
from planner.errors import BookError

if TYPE_CHECKING:
    from planner.book.disk.keys import KeyStore
    from planner.book.text.book_text import Text
    from planner.book.text.codec import Chunks

_MACHINE_ID = Path("/etc/machine-id")
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
        self._remembered: dict[str, str] = {}
        self._device = ""
        self._former: tuple[str, ...] | None = None

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
            from planner.book.disk.keys import own_keys  # only where a book is encrypted

            self._keys = own_keys()
        return self._keys

    def locked_key(self, text: Text) -> str:
        """Return what the file of a book is encrypted with; empty where it is to be plain.

        Once this machine has seen a book encrypted it goes on encrypting it, whatever a version of
        it says that came from elsewhere: until its own user says ``decrypt``.
        """
        remembered = self.remembered_key(text.id)
        if not remembered or text.locked_key == remembered:
            return text.locked_key
        return text.locked_key if self._opens(text.locked_key) else remembered

    def _opens(self, locked_key: str) -> bool:
        """Whether a locked key is whole, and what opens it is known."""
        try:
            return bool(locked_key) and self.keys.find(locked_key) is not None
        except BookError:
            return False

    def remembered_key(self, book_id: str) -> str:
        """Return what the book was encrypted with when this machine saw it last, empty for
        nothing."""
        if book_id not in self._remembered:
            data = b""
            with contextlib.suppress(OSError):
                data = atomic.read(self._key_file(book_id))
            text = data.decode("ascii", "replace")
            self._remembered[book_id] = text if is_locked_key(text) else ""
        return self._remembered[book_id]

    def remember_key(self, book_id: str, locked_key: str) -> None:
        """Remember what a book is encrypted with; empty forgets it.

        Raises:
            OSError: The state folder cannot be written.
        """
        if self.remembered_key(book_id) == locked_key:
            return
        if locked_key:
            atomic.make_folder(self.folder(book_id))
            atomic.replace(self._key_file(book_id), locked_key.encode("ascii", "replace"))
        else:
            atomic.remove(self._key_file(book_id))
        self._remembered[book_id] = locked_key

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
        locked_key = self.locked_key(text)
        if not locked_key:
            return text.chunks
        return self.keys.closed(self.path, text, locked_key)

    @property
    def device(self) -> str:
        """This machine's id, 4 characters, made on the first call.

        An id is bound to the machine and to the place of its state folder: a folder that was copied
        to another machine gets an id of its own there, for two machines with one id would take each
        other's edits for their own.

        Raises:
            BookError: The state folder cannot be written.
        """
        if not self._device:
            try:
                device, owner, former = self._read_device()
                if not device or owner not in ("", self._fingerprint):
                    self.renew_device()
                elif not owner:
                    self._write_device(device, former)
                if not self._device:
                    self._device, self._former = device, former
            except OSError as error:
                raise BookError(
                    cannot(self.state, "be written", error, "Nothing was changed.")
                ) from error
        return self._device

    def renew_device(self, *, go_on: bool = False) -> None:
        """Give this machine another id.

        Args:
            go_on: What it did under its former ids can still be undone.

        Raises:
            OSError: The state folder cannot be written.
        """
        former = (*self.former_devices, self.device) if go_on else ()
        device = HAND
        while device == HAND:
            device = "".join(_LETTERS[byte % 36] for byte in os.urandom(4))
        self._write_device(device, former)

    @property
    def former_devices(self) -> tuple[str, ...]:
        """The ids that this machine had before, the first one first."""
        if self._former is None:
            with contextlib.suppress(OSError):
                return self._read_device()[2]
        return self._former or ()

    def known_device(self) -> str:
        """This machine's id, or empty where it has none yet."""
        if self._device:
            return self._device
        try:
            device, owner, _ = self._read_device()
        except OSError:
            return ""
        return device if owner in ("", self._fingerprint) else ""

    def _write_device(self, device: str, former: tuple[str, ...]) -> None:
        self._device, self._former = device, former
        atomic.make_folder(self.state)
        atomic.replace(self._device_file, " ".join((device, self._fingerprint, *former)).encode())

    def _read_device(self) -> tuple[str, str, tuple[str, ...]]:
        """The id in the state folder, the machine that it is of, empty where they are not told, and
        the ids that it had before."""
        try:
            text = atomic.read(self._device_file).decode("ascii", "replace")
        except FileNotFoundError:
            return "", "", ()
        device, owner, *former = [*text.split(), "", ""][: max(len(text.split()), 2)]
        valid = len(device) == 4 and all(letter in _LETTERS for letter in device)
        return (device, owner, tuple(former)) if valid and device != HAND else ("", "", ())

    @cached_property
    def _fingerprint(self) -> str:
        """What tells this machine and its state folder from a copy of them."""
        parts = [self.host, str(self.state.absolute())]
        with contextlib.suppress(OSError):
            parts.append(_MACHINE_ID.read_text("ascii", "replace"))
        return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=8).hexdigest()

    @cached_property
    def host(self) -> str:
        """What this machine calls itself, for the people who see where an edit came from."""
        name = os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
        return name.partition(".")[0][:40]

    def temporary(self, device: str) -> Path:
        """The file that is written before it takes the book's place: one for each process, for not
        every file system knows locks. Sync programs ignore such names."""
        real = self.real
        return real.with_name(f".~{real.name}.{device}-{os.getpid()}.tmp")

    def folder(self, book_id: str) -> Path:
        """The folder of what is kept by database id; it may not exist yet."""
        name = "".join(letter if letter.isalnum() or letter == "-" else "_" for letter in book_id)
        return self.state / "books" / name[:64]

    def shadow(self, book_id: str) -> Path:
        """The stem of the files that hold the shadow of a book at this path."""
        return self.folder(book_id) / f"shadow-{self._key}"

    def view(self, book_id: str, name: str) -> Path:
        """The file of what was worked out of a book at this path."""
        return self.folder(book_id) / f"view-{self._key}.{name}"

    def known_books(self) -> list[str]:
        """The ids of the books that were at this path, the latest first."""
        paths = sorted(
            (self.state / "books").glob(f"*/shadow-{self._key}.*"),
            key=lambda path: path.stat().st_mtime_ns,
            reverse=True,
        )
        return list(dict.fromkeys(path.parent.name for path in paths))

    def _key_file(self, book_id: str) -> Path:
        return self.folder(book_id) / "locked-key"

    @property
    def _device_file(self) -> Path:
        return self.state / "device"

    @property
    def _key(self) -> str:
        return blake2b(os.fsencode(self.real), digest_size=8).hexdigest()
