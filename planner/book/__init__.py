"""The file: a TinyDB book that survives what synced folders and machines do to it.

This is the only door: outside of planner/book nothing else of it is imported. What opens and changes a book is loaded
with it; all else when it is first used, because each start would wait for it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from planner.book.book import Book
from planner.book.disk.worker import Stalled, folder_worker
from planner.book.memory.journal import Step
from planner.book.sync.create import create_book, is_new
from planner.book.sync.incoming import Arrival
from planner.book.sync.load import Status
from planner.book.text.book_text import RecordKey, Text
from planner.errors import Locked

if TYPE_CHECKING:
    from planner.book.care.conflicts import lost_values, take_lost_value
    from planner.book.care.doctor import Finding, examine
    from planner.book.care.encryption import (
        change_passphrase,
        check_encryption,
        decrypt,
        decrypted,
        encrypt,
        keep_key,
        plain_files,
    )
    from planner.book.care.mending import lost_and_found, repair
    from planner.book.care.questions import accept_deletions, keep_deletions, missing_records
    from planner.book.care.restoring import restore
    from planner.book.disk.keys import PASSPHRASE_VARIABLE, own_keys
    from planner.book.disk.worker import need_at_hand
    from planner.book.memory.snapshots import Snapshot
    from planner.book.merge.lost_values import LostValue, state_of
    from planner.book.sync.drivers import merge_files
    from planner.book.sync.incoming import MergeEntry, read_merges
    from planner.book.text.references import REFERENCES

__all__ = [
    "PASSPHRASE_VARIABLE",
    "REFERENCES",
    "Arrival",
    "Book",
    "Finding",
    "Locked",
    "LostValue",
    "MergeEntry",
    "RecordKey",
    "Snapshot",
    "Stalled",
    "Status",
    "Step",
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
    "is_new",
    "keep_deletions",
    "keep_key",
    "lost_and_found",
    "lost_values",
    "merge_files",
    "missing_records",
    "need_at_hand",
    "own_keys",
    "plain_files",
    "read_merges",
    "repair",
    "restore",
    "state_of",
    "take_lost_value",
]

_LATER = {
    "care.conflicts": ("lost_values", "take_lost_value"),
    "care.doctor": ("Finding", "examine"),
    "care.encryption": (
        "change_passphrase",
        "check_encryption",
        "decrypt",
        "decrypted",
        "encrypt",
        "keep_key",
        "plain_files",
    ),
    "care.mending": ("lost_and_found", "repair"),
    "care.questions": ("accept_deletions", "keep_deletions", "missing_records"),
    "care.restoring": ("restore",),
    "disk.keys": ("PASSPHRASE_VARIABLE", "own_keys"),
    "disk.worker": ("need_at_hand",),
    "memory.snapshots": ("Snapshot",),
    "merge.lost_values": ("LostValue", "state_of"),
    "sync.drivers": ("merge_files",),
    "sync.incoming": ("MergeEntry", "read_merges"),
    "text.references": ("REFERENCES",),
}


def __getattr__(name: str) -> Any:
    """Load a name of the door when it is first used."""
    for module, names in _LATER.items():
        if name in names:
            value = getattr(import_module(f"{__name__}.{module}"), name)
            globals()[name] = value
            return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
