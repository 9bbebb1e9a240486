"""Power cuts: every state that the disk may be in when the power fails during a change, enumerated
(disk.py)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from planner.book import Book
from planner.book.disk import swap
from planner.book.disk.keys import KeyStore
from planner.book.memory.shadow import _slot
from planner.book.sync import load
from planner.book.text.book_text import Text
from planner.book.text.encrypted import is_encrypted
from planner.errors import BookError
from tests.book.conftest import Desk, add, names
from tests.book.disk import Disk, State, Tree, cuts, seen
from tests.book.vault import encrypted_book, knowing, reads_plain

MOST = os.environ.get("PLANNER_POWER", "60")
"""States that are tried of each act, evenly taken; ``all`` is all of them, which takes some
minutes."""
COPY = "planner.sync-conflict-20261122-023508-ABCDEF7.json"


class Act(NamedTuple):
    """Something that the user has done when it is acknowledged: how the desk is prepared for it,
    and the doing."""

    prepare: Callable[[Desk, Desk], object]
    do: Callable[[Book], object]


def nothing(desk: Desk, other: Desk) -> None:
    """The book is as it is."""


def copy_beside(desk: Desk, other: Desk) -> None:
    """A sync program has put another machine's version beside the book."""
    before = desk.path.read_bytes()
    theirs = other.open()
    add(theirs, "Theirs")
    desk.path.with_name(COPY).write_bytes(desk.path.read_bytes())
    desk.path.write_bytes(before)
    shutil.rmtree(other.state)


def away(desk: Desk, other: Desk) -> None:
    """The file is not there: this machine's copy takes the change."""
    desk.path.rename(other.state.with_name("away.json"))


def away_with_one_slot(desk: Desk, other: Desk) -> None:
    """The shadow has been written once only, so its second slot is a new name."""
    min(desk.state.rglob("shadow-*"), key=lambda path: path.stat().st_mtime_ns).unlink()
    away(desk, other)


def first_change(desk: Desk, other: Desk) -> None:
    """The machine is new to the book: its state folder is empty."""
    shutil.rmtree(desk.state)


def add_bo(book: Book) -> None:
    add(book, "Bo")


ACTS = {
    "change": Act(nothing, add_bo),
    "undo": Act(nothing, lambda book: book.undo()),
    "first change": Act(first_change, add_bo),
    "merge": Act(copy_beside, lambda book: book.sync()),
    "change while away": Act(away, add_bo),
    "change while away, in a new slot": Act(away_with_one_slot, add_bo),
}


def look(scratch: Path) -> Callable[[str, bytes], object]:
    """What the planner sees of a file: all of it, but of those that it trusts by their hash only
    whether it may, and of a shadow what its seal says besides."""

    @cache  # the same contents come again after each call
    def looked(name: str, content: bytes) -> object:
        path = Path(name)
        if path.suffix == ".part":
            return "never read"
        if is_encrypted(content):
            return content
        if path.name.startswith(".~") or path.parent.name == "snapshots":
            text = Text.trusted(content)
            return text and text.hash
        if path.name.startswith("shadow-"):
            scratch.write_bytes(content)
            slot = _slot(scratch)
            text = slot.text() if slot is not None else None
            return slot and (
                slot.size,
                slot.number,
                slot.hash,
                tuple(slot.spans.items()),
                text and text.hash,
            )
        return content

    return looked


def prepared(folder: Path, act: Act, keys: KeyStore | None = None) -> Desk:
    (folder / "synced").mkdir(parents=True)
    desk = Desk(folder / "synced", folder / "state", keys=keys)
    book = desk.create() if keys is None else encrypted_book(desk)
    add(book, "Ana", notes="x" * 500)
    desk.clock.now += 1000
    add(book, "Al", notes="y" * 500)
    act.prepare(desk, Desk(folder / "synced", folder.with_name("other-state"), keys=keys))
    desk.clock.now += 1000
    return desk


def states(scratch: Path, disk: Disk, start: State) -> tuple[list[tuple[Tree, int]], int]:
    """The trees after each of the calls, each with how many calls were made; those of the last one
    last, and how many they are."""
    found: dict[object, tuple[Tree, int]] = {}
    end = len(disk.events)
    looked = look(scratch)
    last = {tree.view: (tree, end) for tree in cuts(start, disk.events, looked)}
    for at in range(end):
        for tree in cuts(start, disk.events[:at], looked):
            if tree.view not in last:  # what must hold after the last call is more
                found.setdefault(tree.view, (tree, at))
    return [*found.values(), *last.values()], len(last)


def taken(count: int) -> list[int]:
    if MOST == "all" or count <= int(MOST):
        return list(range(count))
    return sorted({round(at * (count - 1) / (int(MOST) - 1)) for at in range(int(MOST))})


@pytest.mark.skipif(os.name == "nt", reason="records the calls of POSIX")
@pytest.mark.parametrize(
    ("act_name", "links", "shut"),
    [
        *((name, False, False) for name in ACTS),
        ("change", True, False),
        ("merge", True, False),
        ("change", False, True),
        *([("merge", False, True), ("change", True, True)] if MOST == "all" else []),
    ],
)
def test_no_power_cut_corrupts_the_book_or_loses_what_was_acknowledged(
    tmp_path, monkeypatch, act_name, links, shut
):
    act = ACTS[act_name]
    folder = tmp_path / "disk"
    desk = prepared(folder, act, knowing() if shut else None)
    book = desk.open()
    before = set(names(book)) - {"Theirs"}
    if links:

        def refuses(one: Path, other: Path) -> None:
            raise OSError(22, "no")

        monkeypatch.setattr(swap, "_exchange", refuses)
    start = seen(folder)
    with monkeypatch.context() as patch:
        disk = Disk(patch)
        disk.recording = True
        act.do(book)
        disk.recording = False
    after = set(names(book))
    assert after != before and len(disk.events) > 8
    trees, last = states(tmp_path / "slot", disk, start)
    monkeypatch.setattr(load, "_PAUSES", ())
    monkeypatch.setattr(
        os, "fsync", lambda file: None
    )  # a trial is thrown away: it need not reach the disk
    chosen = taken(len(trees))
    for number, at in enumerate(chosen):
        print(f"\r{number} of {len(chosen)}", end="", flush=True)
        tree, end = trees[at]
        where = (
            f"after {end} of {[event.what for event in disk.events]}: {sorted(tree.view, key=str)}"
        )
        shutil.rmtree(
            folder
        )  # each is laid out in the same place: a shadow is named after where its book is
        desk.path.parent.mkdir(parents=True)
        for name, content in tree.files.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)
        assert not shut or reads_plain(folder / "synced") == [], where
        try:
            found = set(names(desk.open()))
        except BookError as error:
            pytest.fail(f"{error} {where}")
        assert found == after if at >= len(trees) - last else found in (before, after), where
        add(desk.open(), "Cy")
        assert set(names(desk.open())) == found | {"Cy"}, where
    how = " by links" * links + ", encrypted" * shut
    print(
        f"\n{len(chosen)} states of {len(trees)} after {len(disk.events)} calls of a "
        f"{act_name}{how}"
    )
