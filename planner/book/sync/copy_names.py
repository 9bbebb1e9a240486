"""What the name of a file beside the book says: which sync program made it, and whether it is
surely a conflict copy.

A name decides nothing about merging, content does (copies.py); it decides whether a copy may be
moved away afterwards.
"""

from __future__ import annotations

import re
import unicodedata

from planner.value import NamedTuple

CONFLICT_WORDS = (
    "conflict",
    "conflit",
    "conflitto",
    "conflito",
    "konflikt",
    "konflik",
    "motstrid",
    "modstrid",
    "ristiriit",
    "ütköz",
    "çakış",
    "çelişk",
    "конфликт",
    "конфлікт",
    "σύγκρου",
    "xung đột",
    "ขัดแย้ง",
    "متعارض",
    "競合",
    "冲突",
    "衝突",
    "충돌",
)
"""Conflict, in the languages that sync programs name their copies in; all words in lower case."""
_WORD = "|".join(CONFLICT_WORDS)


class CopyKind(NamedTuple):
    """What a name says.

    Attributes:
        program: Which program names its copies so; empty where any hand could have.
        sure: Whether nothing but a conflict makes such a name.
        replaces: Whether the program takes the book's own name away when it makes such a copy.
    """

    program: str
    sure: bool
    replaces: bool = False


PATTERNS: tuple[tuple[str, CopyKind], ...] = (
    (r"<book>(\.\.path[12]|\.(conflict|path)\d+)", CopyKind("rclone bisync", True, True)),
    (r"<stem>(\.\.path[12]|\.(conflict|path)\d+)<ext>", CopyKind("rclone bisync", True, True)),
    (r"<stem>\.sync-conflict-\d{8}-\d{6}(-[a-z0-9]{7})?<ext>", CopyKind("Syncthing", True)),
    (r"<stem> \(sfconflict [^)]*\)<ext>", CopyKind("Seafile", True)),
    (r"<stem> \(conflict( #\d+)?_on_\d{4}-\d\d-\d\d\)<ext>", CopyKind("Unison", True)),
    (r"<stem> \(conflicted copy( .+)? \d{4}-\d\d-\d\d \d{6}\)<ext>", CopyKind("Nextcloud", True)),
    (r"<stem>_conflict-\d{8}-\d{6}<ext>", CopyKind("ownCloud", True)),
    (r"<stem> \(.*conflicting copy.*\)<ext>", CopyKind("Maestral", True)),
    (rf"<stem> \(.*({_WORD}).*\d{{4}}-\d\d-\d\d.*\)( \(\d+\))?<ext>", CopyKind("Dropbox", True)),
    (rf"<stem> \(.*({_WORD}).*\)( \(\d+\))?<ext>", CopyKind("Dropbox", True)),
    (rf"<stem> \[({_WORD}).*\]<ext>", CopyKind("pCloud", True)),
    (r"<stem>_.+_[a-z]{3}-\d\d-\d+-\d{4}_conflict<ext>", CopyKind("Synology Drive", True)),
    (r"<stem>-.+-safebackup-\d{4}<ext>", CopyKind("OneDrive", True)),
    (r"<stem>-(desktop|laptop)-[a-z0-9]{7}(-\d+)?<ext>", CopyKind("OneDrive", True)),
    (r"<stem>(<ext>)?\.conflict(<ext>)?", CopyKind("Resilio Sync", False)),
    (r"<stem> \d+<ext>", CopyKind("iCloud", False)),
    (r"<stem> ?\(\d+\)<ext>", CopyKind("Google Drive", False)),
    (r"<stem>-[\w-]+?( ?\d+)?<ext>", CopyKind("OneDrive", False)),
)
"""Patterns of names, in lower case, the sure ones first. ``<book>`` is the book's name, ``<stem>``
and ``<ext>`` its parts. What another one of the same wording makes is told by the first that
fits."""
UNKNOWN = CopyKind("", False)


def copy_kind(name: str, book: str) -> CopyKind:
    """Return what a file's name says, beside a book of the given name."""
    stem, dot, ext = book.rpartition(".")
    if not stem:
        stem, dot, ext = book, "", ""
    parts = {"<book>": _folded(book), "<stem>": _folded(stem), "<ext>": _folded(dot + ext)}
    for pattern, kind in PATTERNS:
        for part, text in parts.items():
            pattern = pattern.replace(part, re.escape(text))
        if re.fullmatch(pattern, _folded(name)):
            return kind
    return UNKNOWN


def _folded(text: str) -> str:
    """In lower case, and composed: macOS takes accents apart."""
    return unicodedata.normalize("NFC", text).lower()
