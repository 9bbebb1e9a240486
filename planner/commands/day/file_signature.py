"""What tells that nothing was written to a book: of each file its name, inode, size and times.

It is read for a shell's prompt, so it imports nothing that takes a moment.
"""

from __future__ import annotations

import os
import time

SETTLED = 50_000_000
"""Nanoseconds after which a file that is written once more also has another time."""
NO_COPIES = (".txt", ".md", ".ics", ".csv", ".html")
"""Endings of what lies beside a book and is no copy of it: the inbox, exports."""
FileSignature = list[list[list[str | int]]]
"""The files beside the book, and those in which this machine keeps what it knows of its books."""


def file_signature(book: str, state: str) -> FileSignature:
    """Return the signature of a book; empty where its file was written a moment ago.

    Args:
        book: The book's file.
        state: The state folder.

    Raises:
        OSError: There is no such file.
    """
    path = os.path.realpath(book)
    status = os.stat(path)
    if time.time_ns() - status.st_mtime_ns < SETTLED:
        return []
    return [_beside(path, status), _shadows(state)]


def _beside(path: str, status: os.stat_result) -> list[list[str | int]]:
    folder, _, name = path.rpartition(os.sep)
    starts = (os.path.splitext(name)[0], f".~{name}")
    files: list[list[str | int]] = [[path, status.st_dev, *_marks(status)]]
    with os.scandir(folder or os.sep) as entries:
        files += [
            [entry.name, *_marks(entry.stat(follow_symlinks=False))]
            for entry in entries
            if entry.name.startswith(starts) and not entry.name.endswith(NO_COPIES)
        ]
    return sorted(files, key=lambda file: str(file[0]))


def _shadows(state: str) -> list[list[str | int]]:
    """Return the marks of what this machine knows of its books: changes that a file lacks are
    there."""
    files: list[list[str | int]] = []
    try:
        with os.scandir(os.path.join(state, "books")) as folders:
            for folder in folders:
                files += _shadows_in(folder.path)
    except FileNotFoundError:
        return []
    return sorted(files, key=lambda file: str(file[0]))


def _shadows_in(folder: str) -> list[list[str | int]]:
    try:
        with os.scandir(folder) as entries:
            return [
                [entry.path, *_marks(entry.stat())]
                for entry in entries
                if entry.name.startswith("shadow-")
            ]
    except NotADirectoryError:
        return []


def _marks(status: os.stat_result) -> list[int]:
    return [status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns]
