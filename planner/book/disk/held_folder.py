"""Files beside a book that other programs write too, reached through no link that leaves its
folder.

The folder is shared: a file in it may be replaced by a symbolic link at any moment, and so may a
folder in it. What is reached here is resolved first; a link that stays inside is followed to what
it names, any other is refused. Then each folder on the way is held open, and the file is opened in
it without following
links: between the look and the opening nothing can be turned elsewhere.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.book.disk import atomic
from planner.book.disk.swap import swap

_FOLDER = atomic.CLOEXEC | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_BY_FOLDER = os.open in os.supports_dir_fd
"""Whether the system opens a name in a folder that is open; Windows does not."""
_HELD = Path("/proc/self/fd")
"""Where Linux shows what a process has open: a path below it leads into the folder that is held."""


class HeldFolder:
    """The folder of a book; names are relative to it, as in ``inbox/phone.txt``.

    Attributes:
        path: The folder itself, links followed.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(os.path.realpath(path))

    def names(self, sub: str = "") -> list[str]:
        """Return the names of the files in a folder, links among them; a folder that is a link
        itself and leads out of here stands for itself. Empty where there is none."""
        where = self.path / sub
        if sub and where.is_symlink() and not self._stays(sub):
            return [sub]
        try:
            with os.scandir(where) as entries:
                names = [entry.name for entry in entries if _is_file_or_link(entry)]
        except OSError:
            return []
        return sorted(f"{sub}/{name}" if sub else name for name in names)

    def read(self, name: str) -> tuple[bytes, float]:
        """Return the bytes of a file, and when it was written (Unix time).

        Raises:
            OSError: It cannot be read, is no ordinary file, or is a link that leaves the folder.
        """
        with self._at(name) as path:
            return atomic.read(path, follow=False), path.lstat().st_mtime

    def look(self, name: str) -> tuple[int, int]:
        """Return what changes when a file does: its time and size; those of a link are its own.

        Raises:
            OSError: It is not there.
        """
        status = (self.path / name).lstat()
        if stat.S_ISLNK(status.st_mode) and self._stays(name):
            status = (self.path / name).stat()
        return status.st_mtime_ns, status.st_size

    def append(self, name: str, text: bytes) -> None:
        """Add to a file, which is made where it is not there, for the user alone; on the disk
        before this returns.

        Raises:
            OSError: It cannot be written, is no ordinary file, or is a link that leaves the folder.
        """
        with self._at(name, make=True) as path:
            file = atomic.open_here(path)
            try:
                atomic.write_all(file, text)
                atomic.sync(file)
            finally:
                os.close(file)

    def exchange(self, name: str, data: bytes) -> bytes:
        """Put new bytes in the place of a file's, and return those that were displaced.

        Raises:
            OSError: It cannot be written, is no ordinary file, or is a link that leaves the folder.
        """
        with self._at(name) as path:
            mode = stat.S_IMODE(path.lstat().st_mode)
            temporary = path.with_name(f".~{path.name}.{os.getpid()}.tmp")
            atomic.write(temporary, [data], lambda file: os.fchmod(file, mode), fresh=True)
            try:
                swap(temporary, path)
                return atomic.read(temporary, follow=False)
            finally:
                atomic.remove(temporary)

    def _stays(self, name: str) -> bool:
        """Whether a name leads to somewhere in the folder, links followed."""
        real = Path(os.path.realpath(self.path / name))
        return self.path in real.parents

    @contextmanager
    def _at(self, name: str, *, make: bool = False) -> Iterator[Path]:
        """Hold the folder of a file open, and give a path to the file in it."""
        if not self._stays(name):
            raise OSError(errno.ELOOP, "it is a link that leads out of its folder")
        parts = Path(os.path.realpath(self.path / name)).relative_to(self.path).parts
        if not _BY_FOLDER:
            path = self.path.joinpath(*parts)
            if make:
                path.parent.mkdir(0o700, exist_ok=True)
            yield path
            return
        held = os.open(self.path, os.O_RDONLY | _FOLDER)
        for part in parts[:-1]:
            held = _enter(held, part, make=make)
        try:
            folder = _HELD / str(held)
            if not folder.exists():
                folder = self.path.joinpath(*parts[:-1])
            yield folder / parts[-1]
        finally:
            os.close(held)


def _enter(held: int, name: str, *, make: bool) -> int:
    """Open a folder in a folder, and close the outer one."""
    try:
        if make:
            try:
                os.mkdir(name, 0o700, dir_fd=held)
                os.chmod(name, 0o700, dir_fd=held)
            except FileExistsError:
                pass
        inner = os.open(name, os.O_RDONLY | _FOLDER, dir_fd=held)
    finally:
        os.close(held)
    return inner


def _is_file_or_link(entry: os.DirEntry[str]) -> bool:
    return entry.is_symlink() or entry.is_file(follow_symlinks=False)
