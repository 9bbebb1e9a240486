"""Files that are there whole or not at all, and down on the disk before anybody relies on them."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.book.text.codec import Chunks

CLOEXEC = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NONBLOCK = getattr(os, "O_NONBLOCK", 0)
"""So that opening a pipe does not wait for somebody to write into it; files and folders know no
difference."""
_NO_FOLDERS = {errno.EINVAL, getattr(errno, "ENOTSUP", -1), getattr(errno, "EOPNOTSUPP", -1)}
"""What network file systems say that cannot bring a folder to the disk."""
_CHUNK = 1 << 18


def read(path: Path, *, follow: bool = True) -> bytes:
    """Return the bytes of a file.

    Args:
        path: The file.
        follow: Whether it may be a symbolic link. What lies beside a book may not: somebody else
            could have it lead anywhere.

    Raises:
        OSError: It cannot be read, or is a pipe or a device: these have no end, or never begin.
    """
    flags = os.O_RDONLY | CLOEXEC | _NONBLOCK | (0 if follow else _NOFOLLOW)
    if not follow and not _NOFOLLOW and path.is_symlink():
        raise OSError(errno.ELOOP, "it is a symbolic link")
    file = os.open(path, flags)
    try:
        parts = []
        status = os.fstat(file)
        if not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            raise OSError(errno.ENODEV, "it is no ordinary file")
        size = status.st_size
        while part := os.read(file, size + 1 if size else 65536):
            parts.append(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        os.close(file)


def open_private(path: Path, flags: int) -> int:
    """Open a file of the user's alone, made where it is not there, whatever the umask."""
    file = os.open(path, flags | os.O_CREAT | CLOEXEC, 0o600)
    _set_private(file)
    return file


def _set_private(file: int) -> None:
    if hasattr(os, "fchmod") and stat.S_IMODE(os.fstat(file).st_mode) != 0o600:
        os.fchmod(file, 0o600)


def open_here(path: Path) -> int:
    """Open an ordinary file that is no link to add to it, made for the user alone where it is not
    there; one that is there keeps its mode.

    Raises:
        OSError: It cannot be opened, or is something else.
    """
    flags = os.O_WRONLY | os.O_APPEND | CLOEXEC | _NOFOLLOW | _NONBLOCK
    try:
        file = os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o600)
        _set_private(file)
        return file
    except FileExistsError:
        file = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError(errno.ENODEV, "it is no ordinary file")
    return file


def holds(path: Path, chunks: Chunks) -> bool:
    """Whether a file holds just these bytes. They are compared as they are read: memory for the
    whole file costs more than reading it."""
    file = os.open(path, os.O_RDONLY | CLOEXEC)
    try:
        return os.fstat(file).st_size == sum(map(len, chunks)) and holds_here(file, chunks)
    finally:
        os.close(file)


def holds_here(file: int, chunks: Chunks) -> bool:
    """Whether an open file goes on with these bytes."""
    for piece in chunks:
        view = memoryview(piece)
        while view:
            chunk = os.read(file, min(_CHUNK, len(view)))
            if not chunk or not chunk.startswith(view[: len(chunk)]):
                return False
            view = view[len(chunk) :]
    return True


def write(
    path: Path, chunks: Chunks, prepare: Callable[[int], None] | None = None, *, fresh: bool = False
) -> None:
    """Write a file anew, down to the disk, for the user alone. Where that fails, it goes.

    Args:
        path: The file.
        chunks: Its bytes.
        prepare: Given the open file before anything is written, so that it sets its mode and
            attributes.
        fresh: Never into a file that is there: after a power cut it could hold a mixture of both.
    """
    try:
        new = os.O_EXCL if fresh else os.O_TRUNC | _NOFOLLOW
        try:
            file = os.open(path, os.O_WRONLY | os.O_CREAT | new | CLOEXEC, 0o600)
        except FileExistsError:
            path.unlink()
            file = os.open(path, os.O_WRONLY | os.O_CREAT | new | CLOEXEC, 0o600)
        try:
            if prepare is not None:
                prepare(file)
            else:
                _set_private(file)
            write_all(file, *chunks)
            sync(file)
        finally:
            os.close(file)
    except BaseException:
        remove(path)
        raise


def write_all(file: int, *chunks: bytes | memoryview) -> None:
    """Write all of the bytes; the system may take fewer at a time."""
    for piece in chunks:
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(file, rest) :]


def replace(path: Path, data: bytes) -> None:
    """Put a file in the place of another in one step: a reader sees the old or the new, never a
    part."""
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    write(temporary, [data])
    try:
        temporary.replace(path)
    except BaseException:
        remove(temporary)
        raise
    sync_folder(path.parent)


def remove(path: Path) -> bool:
    """Remove a file. Returns whether it is gone."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)
        return True
    return False


def make_folder(folder: Path) -> None:
    """Make a folder of the state folder and those above it, for the user alone."""
    if folder.is_dir():
        return
    try:
        folder.mkdir(0o700, exist_ok=True)
    except FileNotFoundError:
        make_folder(folder.parent)
        folder.mkdir(0o700, exist_ok=True)
    if os.name != "nt":
        folder.chmod(0o700)  # whatever the umask has left of it


def sync(file: int) -> None:
    """Bring an open file down to the disk. On macOS fsync leaves it in the cache of the drive."""
    if sys.platform == "darwin":
        import fcntl  # Windows has none

        with contextlib.suppress(OSError):
            fcntl.fcntl(file, fcntl.F_FULLFSYNC)
            return
    os.fsync(file)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder down to the disk, where the system can."""
    if os.name == "nt":
        return
    file = os.open(folder, os.O_RDONLY | CLOEXEC)
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in _NO_FOLDERS:
            raise
    finally:
        os.close(file)
