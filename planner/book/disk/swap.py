"""Two files change names in one step, so that whatever was displaced can still be looked at."""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
_CANNOT = {
    errno.ENOSYS,
    errno.EINVAL,
    getattr(errno, "ENOTSUP", -1),
    getattr(errno, "EOPNOTSUPP", -1),
}
_BACK_OFF = (0.01, 0.02, 0.05, 0.1, 0.2, 0.4)


def swap(new: Path, current: Path) -> None:
    """Put ``new`` in the place of ``current``, and ``current`` in the place of ``new``.

    In one step where the system can (Linux, macOS). Elsewhere the old file first gets a second
    name, so that it is never gone, and the new one then takes its place.
    """
    try:
        _exchange(new, current)
    except OSError as error:
        if error.errno not in _CANNOT:
            raise
        _swap_by_link(new, current)


def _exchange(first: Path, second: Path) -> None:
    import ctypes  # 3 ms: only for a save

    if os.name == "nt":
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    library = ctypes.CDLL(None, use_errno=True)
    names = (os.fsencode(first), os.fsencode(second))
    if hasattr(library, "renameat2"):
        failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    elif hasattr(library, "renamex_np"):
        failed = library.renamex_np(*names, _RENAME_SWAP)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code), os.fspath(second))


def _swap_by_link(new: Path, current: Path) -> None:
    old = new.with_name(new.name + ".old")
    old.unlink(missing_ok=True)
    try:
        old.hardlink_to(current)
    except OSError as error:
        if error.errno == errno.ENOENT:
            raise
        old.write_bytes(current.read_bytes())  # a file system without links, such as FAT
    try:
        _replace(new, current)
    except BaseException:
        old.unlink()
        raise
    old.replace(new)


def _replace(new: Path, current: Path) -> None:
    """On Windows a rename fails while a sync program has the file open: wait for it, never write
    in place."""
    for pause in _BACK_OFF if os.name == "nt" else ():
        try:
            new.replace(current)
            return
        except PermissionError:
            time.sleep(pause)
    new.replace(current)
