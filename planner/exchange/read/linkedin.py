"""LinkedIn's messages and invitations → the people and what was written, when and by whom."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planner.errors import PlannerError
from planner.exchange.read.days import read_day
from planner.exchange.read.profiles import profile_of
from planner.exchange.sheet import Happened, Meaning, Row, Sheet
from planner.records import Direction
from planner.value import NamedTuple
from planner.words import plural

_MESSAGES = frozenset({"conversation id", "from", "sender profile url", "to", "date", "content"})
_INVITATIONS = frozenset({"from", "to", "sent at", "message", "direction"})
_COLUMNS: tuple[Meaning, ...] = ("name", "url")
_LONGEST_HEADER = 4096
_LONGEST = 500
"""Characters of a message that a touch keeps."""
_THIS_CENTURY = date(2099, 12, 31)
"""Years of two digits are of this century: there was no LinkedIn before."""
_SPAM = frozenset({"SPAM", "ARCHIVE_SPAM", "JUNK"})


class _Message(NamedTuple):
    """One message: who wrote it to whom, each as a name and the address of a profile."""

    line: int
    sender: tuple[str, str]
    receivers: tuple[tuple[str, str], ...]
    day: date
    text: str


def is_linkedins_post(head: str) -> bool:
    """Whether a table is LinkedIn's list of messages or of invitations."""
    names = _header(head)
    return names >= _MESSAGES or names >= _INVITATIONS


def _header(text: str) -> frozenset[str]:
    """The columns that the first line of a table names, in small letters."""
    first = next(iter(text[:_LONGEST_HEADER].splitlines()), "")
    return frozenset(cell.strip().lower().strip('\ufeff"') for cell in first.split(","))


def read_linkedins_post(text: str, file: str) -> Sheet:
    """Return the people with whom messages or invitations were exchanged, and these as their diary.

    Drafts and spam are left out; of one day's messages in one direction there is one entry.

    Raises:
        PlannerError: There is none in it.
    """
    invitations = _header(text) >= _INVITATIONS
    read = _read_invitation if invitations else _read_message
    messages: list[_Message] = []
    count = 0
    for line, cells in _rows(text):
        count += 1
        message = read(line, cells)
        if message is not None:
            messages.append(message)
    if not messages:
        raise PlannerError(f"{file}: LinkedIn's, but there is no message in it.")
    me = _own_address(messages)
    people, diary = _sorted(messages, me, "invitation" if invitations else "")
    rows = tuple(Row(line, (name, url)) for line, name, url in people)
    missing = count - len(messages)
    remarks = [f"{me[0]} was taken for you"]
    if missing:
        remarks.append(f"{plural(missing, 'draft or spam', 'drafts and spam')} left out")
    return Sheet("linkedin", rows, file, _COLUMNS, _COLUMNS, diary=diary, remarks=tuple(remarks))


def _rows(text: str) -> Iterator[tuple[int, Mapping[str, str]]]:
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(io.StringIO(text, newline=None))
    header = [cell.strip().lower().lstrip("\ufeff") for cell in next(reader)]
    line = reader.line_num + 1
    for cells in reader:
        yield line, dict(zip(header, cells, strict=False))
        line = reader.line_num + 1


def _read_message(line: int, cells: Mapping[str, str]) -> _Message | None:
    draft = cells.get("is message draft", "").strip().lower() in ("yes", "true")
    day = read_day(cells.get("date", ""), "mdy", _THIS_CENTURY).day
    if draft or day is None or cells.get("folder", "").strip().upper() in _SPAM:
        return None
    names = cells.get("to", "").split(",")
    urls = re.split(r"[,\s]+", cells.get("recipient profile urls", ""))
    single = len(urls) < 2
    receivers = [(cells.get("to", ""), urls[0])] if single else list(zip(names, urls, strict=False))
    text = " · ".join(filter(None, (cells.get("subject", ""), cells.get("content", ""))))
    sender = (cells.get("from", "").strip(), cells.get("sender profile url", "").strip())
    return _Message(line, sender, tuple((n.strip(), u.strip()) for n, u in receivers), day, text)


def _read_invitation(line: int, cells: Mapping[str, str]) -> _Message | None:
    day = read_day(cells.get("sent at", ""), "mdy", _THIS_CENTURY).day
    if day is None:
        return None
    sender = (cells.get("from", "").strip(), cells.get("inviterprofileurl", "").strip())
    receiver = (cells.get("to", "").strip(), cells.get("inviteeprofileurl", "").strip())
    return _Message(line, sender, (receiver,), day, cells.get("message", ""))


def _own_address(messages: Sequence[_Message]) -> tuple[str, str]:
    """Who the owner of the file is: who stands in most messages; of equals who wrote the
    earliest."""
    counts: Counter[tuple[str, str]] = Counter()
    for message in messages:
        counts.update({message.sender, *message.receivers})
    earliest = min(messages, key=lambda message: (message.day, -message.line)).sender
    return max(counts, key=lambda each: (counts[each], each == earliest, each))


def _sorted(
    messages: Sequence[_Message], me: tuple[str, str], title: str
) -> tuple[list[tuple[int, str, str]], tuple[Happened, ...]]:
    """The people, each with the line of the first message, and the entries of the diary."""
    people: dict[str, tuple[int, str, str]] = {}
    texts: dict[tuple[date, str, Direction], list[str]] = {}
    lines: dict[tuple[date, str, Direction], int] = {}
    for message in messages:
        outgoing = message.sender == me
        partners = message.receivers if outgoing else (message.sender,)
        direction: Direction = "out" if outgoing else "in"
        for name, url in partners:
            if (name, url) == me or not name:
                continue
            key = url if profile_of(url) else name
            people.setdefault(key, (message.line, name, url))
            entry = (message.day, key, direction)
            texts.setdefault(entry, []).append(message.text.strip())
            lines.setdefault(entry, message.line)
    diary = [
        Happened(
            lines[entry],
            entry[0],
            frozenset({entry[1]}),
            _note(title, parts),
            "linkedin",
            entry[2],
        )
        for entry, parts in sorted(texts.items(), key=lambda item: lines[item[0]])
    ]
    return list(people.values()), tuple(diary)


def _note(title: str, parts: Sequence[str]) -> str:
    text = "\n".join(filter(None, parts))
    whole = f"{title}: {text}" if title and text else title or text
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1].rstrip()}…"
