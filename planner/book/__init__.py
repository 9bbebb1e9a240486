"""The file: a TinyDB book that survives what synced folders and machines do to it.

This is the only door: outside of planner/book nothing else of it is imported. Each name
is loaded when it is first used, because a start would wait for all of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planner.errors import Locked

if TYPE_CHECKING:
    from planner.book.book import Book
    from planner.book.care.conflicts import lost_values, take_lost_value
    from planner.book.care.doctor import Finding, examine
    from planner.book.care.encryption import (
        change_passphrase,
        check_encryption,
        decrypt,
        decrypted,
        encrypt,
        keep_encryption,
        keep_key,
        plain_files,
    )
    from planner.book.care.mending import lost_and_found, repair
    from planner.book.care.questions import accept_deletions, keep_deletions
    from planner.book.care.restoring import restore
    from planner.book.disk.held_folder import HeldFolder
    from planner.book.disk.keys import PASSPHRASE_VARIABLE, own_keys
    from planner.book.disk.worker import Stalled, folder_worker, need_at_hand
    from planner.book.memory.journal import Step
    from planner.book.memory.snapshots import Snapshot
    from planner.book.memory.stored_view import LOG_VIEW, StoredView
    from planner.book.merge.lost_values import LostValue, state_of
    from planner.book.reading import ReadBook, read_book
    from planner.book.sync.create import create_book, is_new_book
    from planner.book.sync.drivers import merge_files
    from planner.book.sync.incoming import Arrival, MergeEntry, read_merges
    from planner.book.sync.load import Status
    from planner.book.text.book_text import RecordKey, Text
    from planner.book.text.references import REFERENCES

__all__ = [
    "LOG_VIEW",
    "PASSPHRASE_VARIABLE",
    "REFERENCES",
    "Arrival",
    "Book",
    "Finding",
    "HeldFolder",
    "Locked",
    "LostValue",
    "MergeEntry",
    "ReadBook",
    "RecordKey",
    "Snapshot",
    "Stalled",
    "Status",
    "Step",
    "StoredView",
    "Text",
    "accept_deletions",
    "change_passphrase",
    "check_encryption",
    "create_book",
    "decrypt",
    "decrypted",
    "encrypt",
    "examine",
    "folder_worker",
    "is_new_book",
    "keep_deletions",
    "keep_encryption",
    "keep_key",
    "lost_and_found",
    "lost_values",
    "merge_files",
    "need_at_hand",
    "own_keys",
    "plain_files",
    "read_book",
    "read_merges",
    "repair",
    "restore",
    "state_of",
    "take_lost_value",
]

_LATER = {
    "Arrival": "sync.incoming",
    "Book": "book",
    "RecordKey": "text.book_text",
    "Stalled": "disk.worker",
    "Status": "sync.load",
    "Step": "memory.journal",
    "StoredView": "memory.stored_view",
    "Text": "text.book_text",
    "create_book": "sync.create",
    "folder_worker": "disk.worker",
    "is_new_book": "sync.create",
    "LOG_VIEW": "memory.stored_view",
    "PASSPHRASE_VARIABLE": "disk.keys",
    "REFERENCES": "text.references",
    "Finding": "care.doctor",
    "HeldFolder": "disk.held_folder",
    "LostValue": "merge.lost_values",
    "MergeEntry": "sync.incoming",
    "ReadBook": "reading",
    "Snapshot": "memory.snapshots",
    "accept_deletions": "care.questions",
    "change_passphrase": "care.encryption",
    "check_encryption": "care.encryption",
    "decrypt": "care.encryption",
    "decrypted": "care.encryption",
    "encrypt": "care.encryption",
    "examine": "care.doctor",
    "keep_deletions": "care.questions",
    "keep_encryption": "care.encryption",
    "keep_key": "care.encryption",
    "lost_and_found": "care.mending",
    "lost_values": "care.conflicts",
    "merge_files": "sync.drivers",
    "need_at_hand": "disk.worker",
    "own_keys": "disk.keys",
    "plain_files": "care.encryption",
    "read_book": "reading",
    "read_merges": "sync.incoming",
    "repair": "care.mending",
    "restore": "care.restoring",
    "state_of": "merge.lost_values",
    "take_lost_value": "care.conflicts",
}
"""The module of each name that is loaded when it is first used."""


def __getattr__(name: str) -> Any:
    """Load a name of the door when it is first used."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"{__name__}.{_LATER[name]}")
    value = globals()[name] = getattr(module, name)
    return value
