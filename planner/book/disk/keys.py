"""The keys of encrypted books that this machine has: for as long as the program runs, and in the
system keyring.

What the keyring keeps is the key and not the passphrase: that may open other things too, and
unlocking the key with it would cost each start a second. Nothing here is loaded before an
encrypted book is met.
"""

from __future__ import annotations

import contextlib
import os
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Protocol

from planner.book.text import encrypted
from planner.book.text.encrypted import is_encrypted
from planner.errors import BookError, Locked

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from planner.book.text.book_text import Text
    from planner.book.text.codec import Chunks

PASSPHRASE_VARIABLE = "PLANNER_PASSPHRASE"
_SERVICE, _USER = "planner", "keys of encrypted books"
_MOST = 10
"""KeyStore that are kept: some keyrings take no more than a kilobyte."""


class Ring(Protocol):
    """Where keys are kept from one start to the next."""

    def read(self) -> list[str]:
        """Return the keys that are kept, the latest last."""

    def add(self, key: str) -> str:
        """Keep a key beside the others. Returns where, in words; empty where it cannot."""


def _keyring() -> ModuleType:
    import keyring  # loads every backend of the desktop: only where a book is encrypted

    return keyring


class SystemKeyring:
    """The keyring of the desktop, through `keyring`. One that is missing, locked or broken is no
    reason to fail."""

    def read(self) -> list[str]:
        """Return the keys that are kept, the latest last."""
        with contextlib.suppress(Exception):  # backends raise what they like
            return self._kept()
        return []

    def add(self, key: str) -> str:
        """Keep a key beside the others. Returns where, in words; empty where it cannot."""
        with contextlib.suppress(Exception):
            keyring = _keyring()
            keys = [*(kept_key for kept_key in self._kept() if kept_key != key), key][-_MOST:]
            keyring.set_password(_SERVICE, _USER, "\n".join(keys))
            if self._kept() == keys:  # one that is switched off takes everything and keeps nothing
                return f"the system keyring ({keyring.get_keyring().name})"
        return ""

    def _kept(self) -> list[str]:
        return [
            line
            for line in (_keyring().get_password(_SERVICE, _USER) or "").split()
            if encrypted.is_key(line)
        ]


class KeyStore:
    """Keys by their names, and where they come from.

    Attributes:
        passphrases: What a script gave, passphrases or keys, one a line.
        ring: Where keys are kept.
    """

    def __init__(self, passphrase: str = "", ring: Ring | None = None) -> None:
        self.passphrases = [plain_passphrase(line) for line in passphrase.splitlines() if line]
        self.ring = ring or SystemKeyring()
        self._known: dict[str, str] = {}
        self._refused: set[tuple[str, str]] = set()
        self._read_ring = False

    def find(self, locked_key: str) -> str | None:
        """Return the key, or None where it is not known.

        Raises:
            BookError: It is no locked key, or the library is not installed.
        """
        name = encrypted.name_of(locked_key)
        for passphrase in self.passphrases:
            if name in self._known:
                break
            self._try(locked_key, passphrase)
        if name not in self._known and not self._read_ring:
            self._read_ring = True
            for key in self.ring.read():
                with contextlib.suppress(BookError):
                    self.add(key)
        return self._known.get(name)

    def _try(self, locked_key: str, passphrase: str) -> None:
        """Open a key with what a script gave: once, for a passphrase costs a second to try."""
        if (locked_key, passphrase) in self._refused:
            return
        if encrypted.is_key(passphrase):
            with contextlib.suppress(BookError):
                self.add(passphrase)
        elif not self.unlock(locked_key, passphrase):
            self._refused.add((locked_key, passphrase))

    def has(self, locked_key: str) -> bool:
        """Whether a key is known without asking anywhere."""
        return encrypted.name_of(locked_key) in self._known

    def unlock(self, locked_key: str, passphrase: str) -> bool:
        """Take a key that a passphrase opens. Returns whether it does; takes a second or two.

        Raises:
            BookError: The library is not installed.
        """
        key = encrypted.unlock(locked_key, plain_passphrase(passphrase))
        if key is None:
            return False
        self.add(key)
        return True

    def add(self, key: str) -> None:
        """Know a key until the program ends."""
        self._known[encrypted.named(key)] = key

    def keep(self, locked_key: str) -> str:
        """Keep a key that is known for the next start. Returns where, in words; empty where that
        cannot be."""
        key = self.find(locked_key)
        return self.ring.add(key) if key is not None else ""

    def opened(self, path: Path, data: bytes) -> bytes:
        """Return the bytes of a file as they were before they were encrypted.

        Raises:
            Locked: Its key is not known.
            encrypted.Damaged: It is not whole.
            BookError: The library is not installed.
        """
        if not is_encrypted(data):
            return data
        locked_key, body = encrypted.split(data)
        return encrypted.decrypt(body, self.need(path, locked_key))

    def closed(self, path: Path, text: Text, locked_key: str) -> Chunks:
        """Return the bytes that the file of an encrypted book has.

        Raises:
            Locked: The key is not known.
            BookError: The library is not installed.
        """
        key = self.need(path, locked_key)
        return [locked_key.encode("ascii"), encrypted.encrypt(text.data, key)]

    def need(self, path: Path, locked_key: str) -> str:
        """Return a key.

        Raises:
            Locked: It is not known.
        """
        encrypted.library()
        key = self.find(locked_key)
        if key is None:
            wrong = bool(self.passphrases)
            given = (
                f"{PASSPHRASE_VARIABLE} does not open it"
                if wrong
                else "its passphrase is not known here"
            )
            raise Locked(
                f"{path} is encrypted, and {given}. Nothing was changed.\n"
                f"{'Set it to the passphrase' if wrong else f'Set {PASSPHRASE_VARIABLE}'}, or run "
                "`planner` in a terminal, "
                "which asks for it.",
                str(path),
                locked_key,
            )
        return key


def plain_passphrase(text: str) -> str:
    """Return a passphrase in the one form: machines differ in how they put an accented letter
    together."""
    return unicodedata.normalize("NFC", text.rstrip("\r\n"))


@cache
def own_keys() -> KeyStore:
    """Return the keys of this process."""
    return KeyStore(os.environ.get(PASSPHRASE_VARIABLE, ""))
