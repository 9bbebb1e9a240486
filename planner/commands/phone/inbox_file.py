"""The inbox's files: which they are, which lines they hold, and how a line leaves one without
another being lost.

Somebody may add a line on a phone at any moment, and a sync program may bring it in the middle of
our work. So a file is exchanged with its successor in one step, and what was displaced is looked
at: lines that came meanwhile go back.

The files lie in the book's folder, so all that is done to them is a task of its worker
(planner/book/disk/worker.py): where the folder stalls, ``Stalled`` is raised, which is an
    ``OSError``.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections import Counter
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.book import HeldFolder, folder_worker
from planner.commands.session import local_day
from planner.errors import PlannerError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

REASON = "#! "
"""Begins a line that the planner wrote under one that it could not take in; nobody need remove
it."""
SETTLED_AFTER = 2.0
"""Seconds after which a last line without a line end is taken for whole, not for half-written."""
_TRIES = 20


class InboxFile(NamedTuple):
    """A file of the inbox as it was read: its lines as typed, and the user's day on which it was
    last written."""

    path: Path
    data: bytes
    lines: tuple[str, ...]
    reasons: Mapping[str, str]
    day: date

    @classmethod
    def read(cls, path: Path, book: Path, day_start_hour: int) -> InboxFile:
        """Read a file of a book's inbox.

        Raises:
            PlannerError: It cannot be read, or is no text; it may be half-synced.
        """
        try:
            data, written = folder_worker(book).run(partial(_read, book, path))
        except OSError as error:
            raise PlannerError(
                f"The inbox {path} cannot be read: {error.strerror}. It is left as it is."
            ) from error
        lines, reasons = _lines(path, data)
        if lines and not data.endswith((b"\n", b"\r")) and time.time() - written < SETTLED_AFTER:
            lines.pop()
        day = local_day(datetime.fromtimestamp(written), day_start_hour)
        return cls(path, data, tuple(lines), reasons, day)


def inbox_files(book: Path) -> list[Path]:
    """Return the inbox of a book: ``NAME.inbox.txt`` beside it, conflict copies of that, and
    ``inbox/*.txt``.

    Raises:
        Stalled: The folder does not answer.
    """

    def find() -> list[Path]:
        folder = HeldFolder(_folder_of(book))
        names = dict.fromkeys((*folder.names(), *folder.names("inbox")))
        return [folder.path / name for name in names if _is_inbox(name, book)]

    return folder_worker(book).run(find)


def _folder_of(book: Path) -> Path:
    return Path(os.path.realpath(book)).parent


def _is_inbox(name: str, book: Path) -> bool:
    """Whether a name beside a book is one of the inbox. A link that stands for the folder is: what
    is wrong with it is told when it is read."""
    folder, _, file = name.rpartition("/")
    if name == "inbox":
        return True
    if file.startswith(".") or not file.endswith(".txt"):
        return False
    return bool(folder) or file.startswith(f"{book.stem}.inbox")


def _read(book: Path, path: Path) -> tuple[bytes, float]:
    folder = HeldFolder(_folder_of(book))
    return folder.read(str(path.relative_to(folder.path)))


def looked_at(book: Path) -> tuple[tuple[str, int, int], ...]:
    """Return what changes when the inbox does: names, times and sizes of its files.

    Raises:
        Stalled: The folder does not answer.
    """

    def look() -> tuple[tuple[str, int, int], ...]:
        folder = HeldFolder(_folder_of(book))
        looks = []
        for path in inbox_files(book):
            with contextlib.suppress(OSError):
                looks.append((str(path), *folder.look(str(path.relative_to(folder.path)))))
        return tuple(looks)

    return folder_worker(book).run(look)


def unsettled(book: Path) -> bool:
    """Whether a file was written so lately that its last line may be half of one: it is to be
    looked at again."""
    now = time.time_ns()
    return any(now - written < SETTLED_AFTER * 1.5e9 for _, written, _ in looked_at(book))


def done_file(book: Path, day: date) -> Path:
    """Return where the lines taken in on a day go."""
    return (
        Path(os.path.realpath(book)).parent / f"{book.stem}.inbox-done" / f"{day.isoformat()}.txt"
    )


def leave(book: Path, lines: Sequence[str], day: date) -> Path:
    """Add lines to the inbox beside a book, each with the day on which it was written in front;
    return the file.

    Raises:
        PlannerError: It cannot be written.
    """
    written = [
        f"{day.isoformat()} {'; '.join(filter(None, map(str.strip, line.splitlines())))}"
        for line in lines
    ]

    def add() -> Path:
        folder, name = HeldFolder(_folder_of(book)), f"{book.stem}.inbox.txt"
        whole = True
        with contextlib.suppress(FileNotFoundError):
            whole = folder.read(name)[0][-1:] in (b"", b"\n", b"\r")
        folder.append(name, _encoded(written if whole else ["", *written]))
        return folder.path / name

    try:
        return folder_worker(book).run(add, whole=True)
    except OSError as error:
        path = book.with_name(f"{book.stem}.inbox.txt")
        raise PlannerError(
            f"The inbox {path} cannot be written: {error.strerror}. The line was not kept."
        ) from error


def put_away(
    file: InboxFile, lines: Sequence[str], reasons: Mapping[str, str], book: Path, day: date
) -> None:
    """Move lines to the dated done file, and write under those that stay why they do.

    Raises:
        PlannerError: The files cannot be written; every line is in one of them.
    """

    def move() -> None:
        folder = HeldFolder(_folder_of(book))
        if lines:
            done = done_file(book, day).relative_to(folder.path)
            folder.append(str(done), _encoded(lines))
        _rewrite(folder, file, Counter(lines), reasons)

    try:
        folder_worker(book).run(move, whole=True)
    except OSError as error:
        raise PlannerError(
            f"The inbox {file.path} cannot be written: {error.strerror}.\nWhat was logged stays; "
            "no line doubles."
        ) from error


def _encoded(lines: Sequence[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")


def _rewrite(
    folder: HeldFolder, file: InboxFile, taken: Counter[str], reasons: Mapping[str, str]
) -> None:
    """Put the file without the taken lines in the place of the one that holds them."""
    name = str(file.path.relative_to(folder.path))
    present = wanted = file.data
    for _ in range(_TRIES):
        fresh = _without(file.path, wanted, Counter(taken), reasons)
        if fresh == present:
            return
        displaced = folder.exchange(name, fresh)
        if displaced == present:
            return
        # Somebody wrote in between, and they knew what was there but not what we put there: theirs
        # goes below ours.
        added = _added(file.path, present, displaced)
        wanted = fresh + added if present != file.data else displaced
        present = fresh
    raise OSError(11, "it is written to all the time")


def _added(path: Path, before: bytes, after: bytes) -> bytes:
    """The lines that were added from one state of the file to the next."""
    old = Counter(_text(path, before).splitlines())
    added = (Counter(_text(path, after).splitlines()) - old).elements()
    return "".join(f"{line}\n" for line in added).encode(errors="surrogateescape")


def _without(path: Path, data: bytes, counts: Counter[str], reasons: Mapping[str, str]) -> bytes:
    """The file's bytes without the taken lines and with the reasons of those that stay."""
    lines = []
    for raw in _text(path, data).splitlines():
        line = raw.strip()
        if line.startswith(REASON):
            continue
        if counts[line] > 0:
            counts[line] -= 1
            continue
        lines.append(raw)
        if line in reasons:
            lines.append(f"{REASON}{' '.join(reasons[line].split())}")
    return "".join(f"{line}\n" for line in lines).encode("utf-8", errors="surrogateescape")


def _lines(path: Path, data: bytes) -> tuple[list[str], dict[str, str]]:
    """The lines to take in, and the reasons that stand under some of them."""
    lines: list[str] = []
    reasons: dict[str, str] = {}
    for raw in _text(path, data).splitlines():
        line = raw.strip()
        if line.startswith(REASON):
            if lines:
                reasons[lines[-1]] = line.removeprefix(REASON)
        elif line and line != "#" and not line.startswith("# "):
            lines.append(line)
    return lines, reasons


def _text(path: Path, data: bytes) -> str:
    """The file as text; a byte that is none is kept as it is, and holds back its line alone."""
    text = data.decode("utf-8-sig", errors="surrogateescape")
    if "\0" in text:
        raise PlannerError(
            f"The inbox {path} is no text yet: it may still be on its way. It is left as it is."
        )
    return text
