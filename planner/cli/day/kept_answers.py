"""The answers of `planner today` as they were given last: shown again at the cost of little more
than a start of Python.

They are kept in the state folder with the signature of the book's files. Where nothing was written
since and the day is the same, one of them is printed without the parser and the book; else they are
made anew. They are a cache and never a truth. This file imports next to nothing.
"""

from __future__ import annotations

import _thread
import os
import sys
import time
from typing import TYPE_CHECKING
from zlib import crc32

from planner import __version__
from planner.cli.colour import shows_colour
from planner.commands.day.file_signature import file_signature

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PATIENCE = 0.5
"""Seconds that a folder may take to answer; a prompt waits no longer."""
BOOK_NAME = "planner.json"
DAY_SECONDS = 3600
BRIEF = "brief "
"""What the name of an answer in one line begins with."""
COLOURED = "table in colours"


def quick_answer(argv: Sequence[str]) -> str | None:
    """Return the answer to some arguments, or None where none counts, or they say more than a book,
    a day and a form."""
    words = list(argv)
    book, today = _taken(words, "--book"), _taken(words, "--today")
    brief, in_json = _removed(words, "--brief"), _removed(words, "--json")
    if words != ["today"]:
        return None
    path = _path(book or os.environ.get("PLANNER_BOOK") or _configured())
    day = today or os.environ.get("PLANNER_TODAY") or ""
    name = name_of("json" if in_json else "table", brief=brief)
    return KeptAnswers(path, _folder("state")).find(name, day)


def name_of(answer_form: str, *, brief: bool) -> str:
    """Return the name of the answer in a form: table, json or tsv."""
    if brief:
        return BRIEF + answer_form
    return COLOURED if answer_form == "table" and shows_colour() else answer_form


class KeptAnswers:
    """The answers that were kept of a book.

    Args:
        book: The path of its file; empty where it is not known.
        state: The state folder; empty where it is not known.
    """

    def __init__(self, book: str, state: str) -> None:
        self._book, self._state = book, state
        name = "".join(letter if letter.isalnum() else "_" for letter in book)
        self.path = os.path.join(state, "today", f"{name[-80:]}.txt")
        self.signature = _signature(book, state) if book and state else ""
        """That of the book's files as they are; empty where they do not answer, or cannot tell yet
        whether they were written."""

    def find(self, name: str, day: str = "") -> str | None:
        """Return an answer, or None where it has to be made.

        Args:
            name: Its name (`name_of`).
            day: The day that it is for, as in 2026-11-18; the present one where empty.
        """
        hour, answers = self._read()
        if not answers:
            return None
        now = time.localtime(time.time() - hour * DAY_SECONDS)
        return answers.get(f"{day or time.strftime('%Y-%m-%d', now)} {name}")

    def keep(self, answers: Mapping[str, Mapping[str, str]], day_start_hour: int) -> None:
        """Keep answers beside those that are kept, made of the files as they were when this object
        looked at them. Where they cannot be kept, the next ones are made anew.

        Args:
            answers: The answers by their names, by the day that they are for.
            day_start_hour: The hour at which a day begins.
        """
        if not self.signature or _signature(self._book, self._state) != self.signature:
            return
        hour, parts = self._read()
        if hour != day_start_hour:
            parts = {}
        parts = {name: text for name, text in parts.items() if name[:10] in answers}
        for day, texts in answers.items():
            parts.update({f"{day} {name}": text for name, text in texts.items()})
        rows = [f"{name}\n{len(text)}\n{text}" for name, text in parts.items()]
        fresh = f"{self.path}.{os.getpid()}.tmp"
        try:
            body = "".join(rows).encode()
            head = (__version__, str(day_start_hour), self.signature, str(crc32(body)), "")
            content = "\n".join(head).encode() + body
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(content)
            os.replace(fresh, self.path)
        except (OSError, ValueError):
            return

    def _read(self) -> tuple[int, dict[str, str]]:
        """Return the hour at which a day begins, and the answers that count, by day and name."""
        try:
            with open(self.path, "rb") as file:
                *head, body = file.read().split(b"\n", 4)
            version, hour, signature, check = [field.decode() for field in head]
            counts = self.signature and [version, signature] == [__version__, self.signature]
            if counts and int(check) == crc32(body):
                return int(hour), _answers_in(body.decode())
        except (OSError, ValueError):
            pass
        return 0, {}


def _answers_in(text: str) -> dict[str, str]:
    """Return the answers in a text: each is a name, a number of characters, and so many.

    Raises:
        ValueError: It is damaged.
    """
    answers: dict[str, str] = {}
    at = 0
    while at < len(text):
        name_end = text.index("\n", at)
        size_end = text.index("\n", name_end + 1)
        end = size_end + 1 + int(text[name_end + 1 : size_end])
        if not size_end < end <= len(text):
            raise ValueError(end)
        answers[text[at:name_end]] = text[size_end + 1 : end]
        at = end
    return answers


def _signature(book: str, state: str) -> str:
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


def _taken(words: list[str], option: str) -> str:
    """Take an option and its value out of some words; empty where it is not there once."""
    if words.count(option) != 1 or words[-1] == option:
        return ""
    at = words.index(option)
    value = words[at + 1]
    del words[at : at + 2]
    return value


def _removed(words: list[str], flag: str) -> bool:
    """Take a flag out of some words; returns whether it was there."""
    found = flag in words
    if found:
        words.remove(flag)
    return found


def _path(book: str) -> str:
    """Return the path of a book that is named; empty where none is."""
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
