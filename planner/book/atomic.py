"""Files that are there whole or not at all."""

from __future__ import annotations

import contextlib
import os


def write_new(path: str, data: bytes, mode: int = 0o600, durable: bool = True) -> None:
    """Write a file of the given mode in place of whatever has the name; with ``durable``, down to the disk."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), mode)
    try:
        write_all(file, data)
        if durable:
            os.fsync(file)
    finally:
        os.close(file)


def write_all(file: int, data: bytes) -> None:
    """Write all of the bytes; the system may take fewer at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest):]


def replace(path: str, data: bytes, mode: int = 0o600, durable: bool = True) -> None:
    """Put a file in the place of another in one step: a reader sees the old or the new, never a part."""
    temporary = f"{path}.{os.getpid()}.tmp"
    try:
        write_new(temporary, data, mode, durable)
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    if durable:
        sync_folder(os.path.dirname(path))


def sync_folder(folder: str) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    if os.name == "nt":
        return
    file = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def read(path: str) -> bytes:
    """Return the bytes of a file."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        size = os.fstat(file).st_size
        parts = []
        while part := os.read(file, max(size + 1, 4096)):
            parts.append(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        os.close(file)
