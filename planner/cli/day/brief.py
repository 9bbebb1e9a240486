"""`planner today --brief`: one line for a prompt or a status bar, at the cost of little more than a
start of Python.

The line is kept in the state folder with the signature of the book's files. Where nothing was
written since and the day is the same, it is printed without the parser and the book; else it is
made anew. It imports next to nothing.
"""

from __future__ import annotations

import _thread
import os
import sys
import time
from typing import TYPE_CHECKING

from planner import __version__
from planner.commands.day.file_signature import file_signature

if TYPE_CHECKING:
    from collections.abc import Sequence

PATIENCE = 0.5
"""Seconds that a folder may take to answer; a prompt waits no longer."""
BOOK_NAME = "planner.json"
DAY_SECONDS = 3600


def quick_line(argv: Sequence[str]) -> str | None:
    """Return the line that was kept, or None where it does not count or the arguments say more than
    a book."""
    if os.environ.get("PLANNER_TODAY"):
        return None
    book, state = _book(argv), _state()
    if not book or not state:
        return None
    try:
        with open(kept_file(book, state), encoding="utf-8") as file:
            version, hour, day, signature, line = file.read().split("\n")[:5]
    except (OSError, ValueError):
        return None
    now = time.localtime(time.time() - int(hour) * DAY_SECONDS)
    if version != __version__ or day != time.strftime("%Y-%m-%d", now):
        return None
    return line if signature == signature_text(book, state) else None


def keep_line(book: str, state: str, day: str, day_start_hour: int, line: str) -> None:
    """Keep a line for the book as it is; where it cannot be kept, the next one is made anew."""
    signature = signature_text(book, state)
    if not signature:
        return
    path = kept_file(book, state)
    text = "\n".join((__version__, str(day_start_hour), day, signature, line, ""))
    try:
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        fresh = f"{path}.{os.getpid()}.tmp"
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
        os.replace(fresh, path)
    except OSError:
        return


def kept_file(book: str, state: str) -> str:
    """Return the file in which a book's line is kept."""
    name = "".join(letter if letter.isalnum() else "_" for letter in book)
    return os.path.join(state, "brief", f"{name[-80:]}.txt")


def signature_text(book: str, state: str) -> str:
    """Return the signature of a book's files; empty where they do not answer, or cannot tell
    yet."""
    texts: list[str] = []
    finished = _thread.allocate_lock()
    finished.acquire()

    def look() -> None:
        try:
            signature = file_signature(book, state)
            texts.append(repr(signature) if signature else "")
        except OSError:
            texts.append("")
        finished.release()

    _thread.start_new_thread(look, ())
    return texts[0] if finished.acquire(timeout=PATIENCE) else ""


def _book(argv: Sequence[str]) -> str:
    """Return the book's path, where the arguments name no more than it; else nothing."""
    words = [word for word in argv if word not in ("today", "--brief")]
    if len(words) == 2 and words[0] == "--book":
        book = words[1]
    elif words:
        return ""
    else:
        book = os.environ.get("PLANNER_BOOK") or _configured()
    book = os.path.expanduser(book)
    if book.endswith(("/", os.sep)):
        book += BOOK_NAME
    return os.path.abspath(book) if book else ""


def _configured() -> str:
    """Return the book of config.toml, where it stands there as the planner writes it."""
    try:
        with open(os.path.join(_folder("config"), "config.toml"), encoding="utf-8") as file:
            lines = file.read().splitlines()
    except OSError:
        return ""
    for line in lines:
        if line.startswith('book = "') and line.endswith('"') and "\\" not in line:
            return line[len('book = "') : -1]
    return ""


def _state() -> str:
    return _folder("state")


def _folder(kind: str) -> str:
    """Return the folder as `planner.paths` does, without the library that takes 18 ms; nothing
    where it is unsure."""
    home = os.environ.get("PLANNER_HOME")
    if home:
        return os.path.join(home, kind)
    if not sys.platform.startswith("linux"):
        return ""
    usual = {"config": ("XDG_CONFIG_HOME", ".config"), "state": ("XDG_STATE_HOME", ".local/state")}
    variable, folder = usual[kind]
    base = os.environ.get(variable, "").strip() or os.path.join(os.path.expanduser("~"), folder)
    return os.path.join(base, "planner")
