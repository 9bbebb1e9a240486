"""Encrypted books to try things on, with one key for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from planner.book import Book
from planner.book.disk.keys import KeyStore
from planner.book.text import encrypted
from planner.book.text.book_text import Text
from tests.book.conftest import START, Desk

PASSPHRASE = "four words of mine"
SECRET = "Ana Li"
"""A name that must not be read in the synced folder."""


class FakeRing:
    """A keyring that works, in memory."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self.reads = 0

    def read(self) -> list[str]:
        self.reads += 1
        return list(self.kept)

    def add(self, key: str) -> str:
        self.kept.append(key)
        return "a keyring of the tests"


class NoRing(FakeRing):
    """None that works, as on a machine without a desktop."""

    def add(self, key: str) -> str:
        return ""


class Made(NamedTuple):
    """A key, and the same locked with ``PASSPHRASE``."""

    key: str
    locked: str


@cache
def made() -> Made:
    key = encrypted.new_key()
    return Made(key, encrypted.lock(key, PASSPHRASE))


def knowing() -> KeyStore:
    """The keys of a machine that knows the one of the tests."""
    keys = KeyStore(ring=NoRing())
    keys.add(made().key)
    return keys


def strange() -> KeyStore:
    """The keys of a machine that knows none."""
    return KeyStore(ring=NoRing())


def vault(folder: Path, name: str = "one", now: float = START, synced: str = "synced") -> Desk:
    """A machine that knows the key."""
    (folder / synced).mkdir(exist_ok=True, parents=True)
    return Desk(folder / synced, folder / f"state-{name}", now, knowing())


def encrypted_book(desk: Desk) -> Book:
    """A new book, encrypted."""
    book = desk.create()
    book.set_key(made().locked)
    return book


def plain(path: Path) -> bytes:
    """What an encrypted file holds."""
    return knowing().opened(path, path.read_bytes())


def text_of(path: Path) -> Text:
    text = Text.trusted(plain(path))
    assert text is not None
    return text


def reads_plain(folder: Path, *words: str) -> list[str]:
    """The files of a folder in which one of the words, or anything of a book, can be read. Words
    of a few letters stand in what is encrypted by chance: give long ones, or with a space."""
    found = []
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        data = path.read_bytes()
        if any(word.encode() in data for word in (*words, '"contacts"', '"_meta"')):
            found.append(path.name)
    return found
