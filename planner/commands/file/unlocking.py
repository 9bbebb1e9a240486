"""Opening an encrypted book with a passphrase that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.book import PASSPHRASE_VARIABLE, own_keys

if TYPE_CHECKING:
    from planner.errors import Locked

__all__ = ["PASSPHRASE_VARIABLE", "keep_known_key", "try_passphrase"]


def try_passphrase(locked: Locked, passphrase: str) -> bool:
    """Return whether a passphrase opens a book; its key is known to this process from then on."""
    return own_keys().unlock(locked.locked_key, passphrase)


def keep_known_key(locked: Locked) -> str:
    """Keep the key of a book in the system keyring. Returns its name; empty where none works."""
    return own_keys().keep(locked.locked_key)
