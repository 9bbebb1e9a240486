"""Encryption of the synced file: on, off, another passphrase, and what stays plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.book import (
    change_passphrase,
    check_encryption,
    decrypt,
    encrypt,
    keep_encryption,
    own_keys,
    plain_files,
)
from planner.book import keep_key as keep_key_of
from planner.errors import PlannerError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.book import Book
    from planner.commands.session import Session
    from planner.errors import Locked

WEAK = 12
"""Letters below which a passphrase is called short: a program can try a few a second, day and
night."""


class EncryptionChange(NamedTuple):
    """What was done, or would be.

    Attributes:
        label: In words.
        encrypted: Whether the file is encrypted now.
        kept_in: The keyring that keeps the key for the next start; empty where there is none.
        plain: Names of plain files beside the book that tell what is in it.
    """

    label: str
    encrypted: bool
    kept_in: str = ""
    plain: tuple[str, ...] = ()


def is_on(session: Session) -> bool:
    """Whether the book's file is encrypted."""
    return session.book.encrypted


def unlock(locked: Locked, passphrase: str) -> str | None:
    """Open the key of an encrypted book for this session, and keep it in the keyring where there is
    one.

    Returns:
        The keyring that keeps it for the next start, empty where there is none; None where the
        passphrase is wrong.

    Raises:
        PlannerError: The library is not installed, or the key cannot be read.
    """
    keys = own_keys()
    if not keys.unlock(locked.locked_key, passphrase):
        return None
    return keys.keep(locked.locked_key)


def check_installed() -> None:
    """Say what to install, where nothing that encrypts is.

    Raises:
        PlannerError: The library is not there.
    """
    check_encryption()


def turn_on(session: Session, passphrase: str) -> EncryptionChange:
    """Encrypt the file from now on, with a new key that the passphrase opens.

    Raises:
        PlannerError: It is encrypted already, the passphrase is empty, or the library is not
        installed. BookError: It could not be saved; nothing was changed.
    """
    check_installed()
    if is_on(session):
        raise PlannerError(
            "The book is encrypted already.\n`planner config passphrase` sets another passphrase."
        )
    return _locked(session, encrypt, passphrase, "turned encryption on")


def keep_on(session: Session) -> EncryptionChange:
    """Go on encrypting a book that another machine has turned plain, on all machines.

    Raises:
        BookError: It could not be saved; nothing was changed.
    """
    keep_encryption(session.book)
    return EncryptionChange("kept encryption on", True, keep_key(session), plain_beside(session))


def change(session: Session, passphrase: str) -> EncryptionChange:
    """Lock the key of the book with another passphrase; the key stays, so no other machine is asked
    anew.

    Raises:
        PlannerError: The book is not encrypted, or the passphrase is empty.
        BookError: It could not be saved; nothing was changed.
    """
    check_installed()
    if not is_on(session):
        raise PlannerError(
            "The book is not encrypted.\n`planner config encrypt` turns encryption on."
        )
    return _locked(session, change_passphrase, passphrase, "changed the passphrase")


def turn_off(session: Session) -> EncryptionChange:
    """Keep the file plain from now on, on every machine.

    Raises:
        PlannerError: It is plain already.
        BookError: It could not be saved; nothing was changed.
    """
    if not is_on(session):
        raise PlannerError("The book is not encrypted.")
    decrypt(session.book)
    return EncryptionChange("turned encryption off", encrypted=False)


def plain_beside(session: Session) -> tuple[str, ...]:
    """Return the names of plain files that lie beside the book under its name: other copies,
    exports, the inbox, and what a crash left of a save."""
    return plain_files(session.book)


def keep_key(session: Session) -> str:
    """Keep the key of an open book in the system keyring. Returns its name, empty where there is
    none that works."""
    return keep_key_of(session.book)


def check_passphrase(passphrase: str) -> str:
    """Return what is to be said about a passphrase, or nothing.

    Raises:
        PlannerError: It is empty.
    """
    if not passphrase.strip():
        raise PlannerError("The passphrase is empty. Nothing was changed.")
    short = len(passphrase) < WEAK
    return (
        f"The passphrase is short: {WEAK} letters or more, such as four words, are hard to guess."
        if short
        else ""
    )


def _locked(
    session: Session, lock: Callable[[Book, str], None], passphrase: str, label: str
) -> EncryptionChange:
    check_passphrase(passphrase)
    lock(session.book, passphrase)
    return EncryptionChange(label, True, keep_key(session), plain_beside(session))
