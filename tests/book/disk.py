"""A disk that loses its power: the calls of a program are recorded, and every state that a cut may
leave is enumerated.

The model. A cut may come after any call. Then

- each sector (512 bytes) of each file holds one of the contents that it has had since the file was
last brought down
  (fsync), or zeros where the file had grown, each sector on its own; the length is one that the
  file has had since, or any multiple of a sector between them;
- each operation on names (make, link, rename, exchange, unlink, make a folder) is there as a whole
or not at all, each
  on its own and whatever came later, until the folder is brought down; one whose source is not
  there does nothing.

This is more than any journalling file system leaves. The states are many because they multiply: a
name that may be there or not doubles them, a sector triples them. Nothing else is left out, but
what the planner cannot tell apart is tried once: ``views`` says what it sees of a file that it
trusts by its hash only.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from planner.book.disk import swap

SECTOR = 512
"""Bytes that a disk writes as a whole."""
Look = Callable[[str, bytes], object]
"""What a program sees of a file: name and content → something that is the same where it cannot
tell two apart."""


class Event(NamedTuple):
    """A call that changes the disk. ``inode`` is a number for a file that lives under changing
    names."""

    what: str
    inode: int = 0
    data: bytes = b""
    offset: int = 0
    names: tuple[str, ...] = ()


class Disk:
    """Records what is done to files, so that it can be replayed in part."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.events: list[Event] = []
        self.recording = False
        self._files: dict[int, int] = {}
        self._folders: dict[int, str] = {}
        self._numbers: dict[int, int] = {}
        for name in (
            "open",
            "write",
            "ftruncate",
            "truncate",
            "fsync",
            "close",
            "unlink",
            "replace",
            "rename",
            "link",
            "mkdir",
        ):
            patch.setattr(os, name, self._wrapped(name, getattr(os, name)))
        patch.setattr(swap, "_exchange", self._wrapped("exchange", swap._exchange))

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        record = getattr(self, f"_{name}")

        def call(*args: Any, **options: Any) -> Any:
            if not self.recording:
                return real(*args, **options)
            self.recording = False
            try:
                return record(real, *args, **options)
            finally:
                self.recording = True

        return call

    def _open(
        self, real: Callable[..., int], path: Any, flags: int, *rest: Any, **options: Any
    ) -> int:
        new = not os.path.lexists(path)
        file = real(path, flags, *rest, **options)
        if Path(path).is_dir():
            self._folders[file] = str(path)
            return file
        inode = os.fstat(file).st_ino
        if new:  # the system uses the number of a file that is gone again
            self._numbers[inode] = -1 - len(self._numbers) - len(self.events)
        self._files[file] = self._number(inode)
        if new:
            self.events.append(Event("make", self._files[file], names=(str(path),)))
        elif flags & os.O_TRUNC:
            self.events.append(Event("cut", self._files[file], offset=0))
        return file

    def _number(self, inode: int) -> int:
        return self._numbers.get(inode, inode)

    def _write(self, real: Callable[..., int], file: int, data: Any) -> int:
        at = os.fstat(file).st_size if self._appends(file) else os.lseek(file, 0, os.SEEK_CUR)
        count = real(file, data)
        if file in self._files:
            self.events.append(Event("write", self._files[file], bytes(data)[:count], at))
        return count

    @staticmethod
    def _appends(file: int) -> bool:
        import fcntl

        return bool(fcntl.fcntl(file, fcntl.F_GETFL) & os.O_APPEND)

    def _ftruncate(self, real: Callable[..., None], file: int, size: int) -> None:
        real(file, size)
        self.events.append(Event("cut", self._files[file], offset=size))

    def _truncate(self, real: Callable[..., None], path: Any, size: int) -> None:
        real(path, size)
        self.events.append(Event("cut", self._number(Path(path).stat().st_ino), offset=size))

    def _fsync(self, real: Callable[..., None], file: int) -> None:
        real(file)
        if file in self._folders:
            self.events.append(Event("sync names", names=(self._folders[file],)))
        else:
            self.events.append(Event("sync", self._files[file]))

    def _close(self, real: Callable[..., None], file: int) -> None:
        real(file)
        self._files.pop(file, None)
        self._folders.pop(file, None)

    def _unlink(self, real: Callable[..., None], path: Any, **options: Any) -> None:
        real(path, **options)
        self.events.append(Event("unlink", names=(str(path),)))

    def _replace(self, real: Callable[..., None], source: Any, target: Any) -> None:
        real(source, target)
        self.events.append(Event("rename", names=(str(source), str(target))))

    _rename = _replace

    def _link(self, real: Callable[..., None], source: Any, target: Any, **options: Any) -> None:
        real(source, target, **options)
        self.events.append(Event("link", names=(str(source), str(target))))

    def _mkdir(self, real: Callable[..., None], path: Any, *rest: Any, **options: Any) -> None:
        real(path, *rest, **options)
        self.events.append(Event("folder", names=(str(path),)))

    def _exchange(self, real: Callable[..., None], one: Any, other: Any) -> None:
        real(one, other)
        self.events.append(Event("exchange", names=(str(one), str(other))))


class State(NamedTuple):
    """What is on the disk: what each inode holds, and which names lead to it."""

    data: Mapping[int, bytes]
    names: Mapping[str, int]


def seen(folder: Path) -> State:
    """Return what is on the disk now."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return State(
        {path.stat().st_ino: path.read_bytes() for path in files},
        {str(path): path.stat().st_ino for path in files},
    )


class Tree(NamedTuple):
    """The files of a disk by name, and what tells it from others: trees with the same ``view``
    look the same."""

    files: dict[str, bytes]
    view: frozenset[tuple[str, object]]


def cuts(start: State, events: list[Event], look: Look) -> Iterator[Tree]:
    """Yield every tree that a power cut after the last of the events may leave; of those that look
    the same, one. Each content that a file may have is in one of them at least."""
    contents = {
        inode: _contents(
            start.data.get(inode, b""), [each for each in events if each.inode == inode]
        )
        for inode in {*start.data, *(event.inode for event in events)} - {0}
    }
    for names in _names(start, events):
        kinds: list[dict[object, list[bytes]]] = []
        for name, inode in names:
            kinds.append({})
            for content in contents[inode]:
                kinds[-1].setdefault(look(name, content), []).append(content)
        for views in itertools.product(*kinds):
            yield Tree(
                {
                    name: kind[view][0]
                    for (name, _), kind, view in zip(names, kinds, views, strict=True)
                },
                frozenset((name, view) for (name, _), view in zip(names, views, strict=True)),
            )
        written = {
            name: next(iter(kind.values()))[0] for (name, _), kind in zip(names, kinds, strict=True)
        }
        for (name, _), kind in zip(names, kinds, strict=True):
            for view, alike in kind.items():
                for content in alike[1:]:  # with everything else as it was written last
                    yield Tree(written | {name: content}, frozenset({(name, (view, content))}))


def _names(start: State, events: list[Event]) -> set[tuple[tuple[str, int], ...]]:
    """What the names may lead to: each operation that was not brought down is there or not."""
    settled = set()
    for at, event in enumerate(events):
        if event.what == "sync names":
            settled |= {
                number
                for number in range(at)
                if any(str(Path(name).parent) == event.names[0] for name in events[number].names)
            }
    made = {event.names[0] for event in events if event.what == "folder"}
    states = {tuple(sorted(start.names.items()))}
    for at, event in enumerate(events):
        if event.names and event.what != "sync names":
            changed = {_named(state, event) for state in states}
            states = changed if at in settled else states | changed
    return {
        tuple(
            (name, inode)
            for name, inode in state
            if inode
            and all(folder in dict(state) for folder in made if name.startswith(folder + os.sep))
        )
        for state in states
    }


def _named(state: tuple[tuple[str, int], ...], event: Event) -> tuple[tuple[str, int], ...]:
    names = dict(state)
    source, target = event.names[0], event.names[-1]
    if event.what in ("make", "folder"):
        names[source] = event.inode
    elif event.what == "unlink":
        names.pop(source, None)
    elif source in names and event.what == "link":
        names[target] = names[source]
    elif source in names and event.what == "rename":
        names[target] = names.pop(source)
    elif source in names and target in names:
        names[source], names[target] = names[target], names[source]
    return tuple(sorted(names.items()))


def _contents(start: bytes, events: Iterable[Event]) -> list[bytes]:
    """What a file may hold: each sector any of its versions since the file was brought down."""
    versions = [start]
    for event in events:
        now = versions[-1]
        if event.what == "write":
            old = now.ljust(event.offset, b"\0")
            versions.append(
                old[: event.offset] + event.data + old[event.offset + len(event.data) :]
            )
        elif event.what == "cut":
            versions.append(now[: event.offset].ljust(event.offset, b"\0"))
        elif event.what == "sync":
            versions = [now]
    shortest, longest = min(map(len, versions)), max(map(len, versions))
    lengths = {*map(len, versions), *range(-(-shortest // SECTOR) * SECTOR, longest, SECTOR)}
    sectors = []
    for at in range(0, longest, SECTOR):
        held = {each[at : at + SECTOR].ljust(SECTOR, b"\0") for each in versions if len(each) > at}
        sectors.append(sorted(held | ({bytes(SECTOR)} if shortest <= at else set())))
    found = {
        b"".join(choice)[:length]
        for length in lengths
        for choice in itertools.product(*sectors[: -(-length // SECTOR)])
    }
    return [versions[-1], *sorted(found - {versions[-1]})]
