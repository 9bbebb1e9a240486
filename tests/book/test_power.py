"""Power cuts: every state that the disk may be in when the power fails during a save, enumerated.

The calls of a save are recorded. A cut may come after any of them; what was written and not yet brought down (fsync)
may then be there, or not, or in part, and so may each name that was made, exchanged or removed, in any combination.
"""

from __future__ import annotations

import itertools
import math
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from planner.book import Book, load, swap
from planner.errors import BookError
from tests.book.conftest import Desk, add, names
from tests.book.vault import encrypted_book, knowing, reads_plain

MOST = int(os.environ.get("PLANNER_POWER", "6"))
"""States that are looked at after each call, where there are more: evenly taken, besides all and all but one."""


class Event(NamedTuple):
    """A call that changes the disk. ``inode`` is a number for a file that lives under changing names."""

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
        for name in ("open", "write", "ftruncate", "fsync", "close", "unlink", "replace", "rename", "link"):
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

    def _open(self, real: Callable[..., int], path: Any, flags: int, *rest: Any, **options: Any) -> int:
        new = not os.path.lexists(path)
        file = real(path, flags, *rest, **options)
        if Path(path).is_dir():
            self._folders[file] = str(path)
            return file
        inode = os.fstat(file).st_ino
        if new:  # the system uses the number of a file that is gone again
            self._numbers[inode] = -1 - len(self._numbers) - len(self.events)
        inode = self._numbers.get(inode, inode)
        self._files[file] = inode
        if new:
            self.events.append(Event("make", inode, names=(str(path),)))
        elif flags & os.O_TRUNC:
            self.events.append(Event("cut", inode, offset=0))
        return file

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

    def _exchange(self, real: Callable[..., None], one: Any, other: Any) -> None:
        real(one, other)
        self.events.append(Event("exchange", names=(str(one), str(other))))


class State(NamedTuple):
    """What is on the disk: what each inode holds, and which names lead to it."""

    data: dict[int, bytes]
    names: dict[str, int]


def seen(folder: Path) -> State:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return State({path.stat().st_ino: path.read_bytes() for path in files},
                 {str(path): path.stat().st_ino for path in files})


def cuts(start: State, events: list[Event]) -> Iterator[State]:
    """The states that the disk may be in when the power fails after the last of the events."""
    settled_data: set[int] = set()
    settled_names: set[int] = set()
    for at, event in enumerate(events):
        if event.what == "sync":
            settled_data.update(number for number in range(at) if events[number].inode == event.inode
                                and events[number].what in ("write", "cut"))
        elif event.what == "sync names":
            settled_names.update(number for number in range(at) if events[number].names and any(
                str(Path(name).parent) == event.names[0] for name in events[number].names))
    doubtful = [at for at, event in enumerate(events) if at not in settled_data | settled_names
                and event.what not in ("sync", "sync names")]
    ways = [(0, 1) if events[at].what != "write" else (0, 1, 2, 3) for at in doubtful]
    step = max(1, math.prod(map(len, ways)) // MOST)
    for choice in itertools.islice(itertools.product(*ways), 0, None, step):
        yield replayed(start, events, dict(zip(doubtful, choice, strict=True)))
    for left_out in (None, *doubtful):
        yield replayed(start, events, {at: 0 if at == left_out else 1 for at in doubtful})


def replayed(start: State, events: list[Event], doubtful: dict[int, int]) -> State:
    """Replay: 0 it is not there, 1 it is, 2 half of it is, 3 its length is and its content is zeros."""
    data, found = dict(start.data), dict(start.names)
    for at, event in enumerate(events):
        way = doubtful.get(at, 1)
        if event.what == "make":
            data.setdefault(event.inode, b"")
        if way == 0 or event.what in ("sync", "sync names"):
            continue
        if event.what == "make":
            data[event.inode] = b"" if event.names[0] not in start.names else data[event.inode]
            found[event.names[0]] = event.inode
        elif event.what == "write":
            part = {1: event.data, 2: event.data[: len(event.data) // 2], 3: bytes(len(event.data))}[way]
            old = data.get(event.inode, b"").ljust(event.offset, b"\0")
            data[event.inode] = old[: event.offset] + part + old[event.offset + len(part) :]
        elif event.what == "cut":
            data[event.inode] = data.get(event.inode, b"")[: event.offset].ljust(event.offset, b"\0")
        elif event.what == "unlink":
            found.pop(event.names[0], None)
        elif event.names[0] in found:
            source, target = event.names
            if event.what == "exchange":
                if target in found:
                    found[source], found[target] = found[target], found[source]
            elif event.what == "rename":
                found[target] = found.pop(source)
            else:
                found[target] = found[source]
    return State(data, found)


def laid_out(state: State, folder: Path, new: Path) -> None:
    for name, inode in state.names.items():
        target = new / Path(name).relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(state.data.get(inode, b""))


def change(book: Book) -> None:
    add(book, "Bo")


def undo(book: Book) -> None:
    book.undo()


@pytest.mark.skipif(os.name == "nt", reason="records the calls of POSIX")
@pytest.mark.parametrize(("act", "links", "shut"), [
    (change, False, False), (undo, False, False), (change, True, False), (undo, True, False), (change, False, True),
    (change, True, True),
])
def test_no_power_cut_corrupts_the_book_or_loses_what_was_acknowledged(tmp_path, monkeypatch, act, links, shut):
    folder = tmp_path / "disk"
    (folder / "synced").mkdir(parents=True)
    keys = knowing() if shut else None
    desk = Desk(folder / "synced", folder / "state", keys=keys)
    book = encrypted_book(desk) if shut else desk.create()
    add(book, "Ana")
    desk.clock.now += 1000
    add(book, "Al")
    before = set(names(book))
    start = seen(folder)
    with monkeypatch.context() as patch:
        if links:
            def refuses(one: Path, other: Path) -> None:
                raise OSError(22, "no")

            patch.setattr(swap, "_exchange", refuses)
        disk = Disk(patch)
        disk.recording = True
        act(book)
        disk.recording = False
    after = set(names(book))
    assert after != before and len(disk.events) > 8
    monkeypatch.setattr(load, "_PAUSES", ())
    looked = 0
    for end in range(len(disk.events) + 1):
        acknowledged = end == len(disk.events)
        for state in cuts(start, disk.events[:end]):
            looked += 1
            where = f"after {end} of {[event.what for event in disk.events]}"
            trial = tmp_path / "trial"
            laid_out(state, folder, trial)
            assert not shut or reads_plain(trial / "synced") == [], where
            again = Desk(trial / "synced", trial / "state", desk.clock.now + 10, keys)
            try:
                found = set(names(again.open()))
            except BookError as error:
                pytest.fail(f"{error} {where}")
            assert found == after if acknowledged else found in (before, after), where
            add(again.open(), "Cy")
            assert "Cy" in names(again.open()), where
            shutil.rmtree(trial)
    print(f"{looked} states after {len(disk.events)} calls")
