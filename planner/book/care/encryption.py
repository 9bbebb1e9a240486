"""Encryption of a book: on, off, another passphrase, and the plain files beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.disk.keys import own_keys, plain_passphrase
from planner.book.disk.survey import beside
from planner.book.disk.worker import Stalled
from planner.book.text import encrypted
from planner.book.text.encrypted import EXTRA, Damaged, is_encrypted
from planner.errors import BookError, PlannerError

if TYPE_CHECKING:
    from planner.book.book import Book


def check_encryption() -> None:
    """Say what to install, where nothing that encrypts is.

    Raises:
        PlannerError: The library is not there.
    """
    try:
        encrypted.library()
    except BookError:
        raise PlannerError(
            f"Encryption needs the age library, which is not installed.\nInstall it: {EXTRA}"
        ) from None


def encrypt(book: Book, passphrase: str) -> None:
    """Encrypt the file from now on, with a new key that the passphrase opens.

    Raises:
        BookError: The library is not installed, or it could not be saved; nothing was changed.
    """
    _lock(book, encrypted.new_key(), passphrase)


def change_passphrase(book: Book, passphrase: str) -> None:
    """Lock the key of a book with another passphrase; the key stays, so no other machine is asked
    anew.

    Raises:
        BookError: It could not be saved; nothing was changed.
    """
    _lock(book, book.place.keys.need(book.path, book.place.locked_key(book.text)), passphrase)


def keep_encryption(book: Book) -> None:
    """Go on encrypting a book that another machine has turned plain, on all machines.

    Raises:
        BookError: It could not be saved; nothing was changed.
    """
    book.set_key(book.place.locked_key(book.text))


def decrypt(book: Book) -> None:
    """Keep the file plain from now on, on every machine.

    Raises:
        BookError: It could not be saved; nothing was changed.
    """
    book.set_key(None)


def keep_key(book: Book) -> str:
    """Keep the key of an open book in the system keyring. Returns its name, empty where there is
    none that works."""
    locked_key = book.place.locked_key(book.text)
    return book.place.keys.keep(locked_key) if locked_key else ""


def plain_files(book: Book) -> tuple[str, ...]:
    """Return the names of plain files that lie beside a book under its name: other copies,
    exports, the inbox, and what a crash left of a save."""
    place = book.place
    real = place.real

    def look() -> tuple[str, ...]:
        temporary = (path.name for path in real.parent.glob(f".~{real.name}.*.tmp*"))
        names = sorted({*beside(place, others=True), *temporary})
        return tuple(name for name in names if is_plain(real.with_name(name)))

    try:
        return place.run(look)
    except Stalled:
        return ()


def is_plain(path: Path) -> bool:
    """Whether a file is there that can be read without a key."""
    try:
        return not is_encrypted(atomic.read(path, follow=False)[:256])
    except OSError:
        return False


def decrypted(path: Path, data: bytes) -> bytes:
    """Return the bytes of a file anywhere, decrypted where they are those of an encrypted book.

    Raises:
        Locked: The key is not known.
        PlannerError: They are not whole.
    """
    if not is_encrypted(data):
        return data
    try:
        return own_keys().opened(path, data)
    except Damaged as error:
        raise PlannerError(f"{path} {error}. Is it complete?") from error


def _lock(book: Book, key: str, passphrase: str) -> None:
    locked_key = encrypted.lock(key, plain_passphrase(passphrase))
    book.place.keys.add(key)
    book.set_key(locked_key)
