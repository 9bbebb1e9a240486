"""What the system refused, in words, with what to do about it."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_WHY = {
    errno.ENOSPC: ("the disk is full", "Free some space and try again."),
    getattr(errno, "EDQUOT", -1): (
        "your quota on this disk is used up",
        "Free some space and try again.",
    ),
    errno.EROFS: ("the disk is read-only", "Make it writable, or move the book."),
    errno.EACCES: ("no permission", "Check who may read and write it."),
    errno.EPERM: ("no permission", "Check who may read and write it."),
    errno.EISDIR: ("it is a folder", "Name a file."),
    errno.ENODEV: ("it is no ordinary file", "Name a file."),
    errno.ENOENT: ("there is no such file or folder", "Check the path."),
    errno.ENOTDIR: ("a part of the path is no folder", "Check the path."),
    errno.ELOOP: ("its symbolic links go in a circle", "Check the path."),
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
    errno.EIO: (
        "the disk reported an error",
        "Check the disk, and keep a copy of the book elsewhere.",
    ),
}


def why(error: OSError) -> str:
    """Return the reason alone: ``the disk is full``."""
    return _reason(error)[0]


def cannot(path: Path, what: str, error: OSError, after: str = "") -> str:
    """Return ``PATH cannot be saved: the disk is full. Nothing was changed. Free some space and
    try again.``

    Args:
        path: Of which file or folder.
        what: What could not be done, as in ``be saved``.
        error: What the system said.
        after: A sentence on how things are left.
    """
    reason, advice = _reason(error)
    return " ".join(part for part in (f"{path} cannot {what}: {reason}.", after, advice) if part)


def _reason(error: OSError) -> tuple[str, str]:
    code = error.errno or 0
    return _WHY.get(
        code, (error.strerror or os.strerror(code), "Try again; if it stays, choose another place.")
    )
