"""A folder of sent mail → who was written to, when, about what: an mbox file or a Maildir; headers
only (P10)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import getaddresses, parsedate_to_datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final

from planner.exchange.read.meetings import Participant
from planner.value import NamedTuple

LONGEST_HEAD: Final = 64 * 1024
"""Bytes of a message's head that are read."""
_LONGEST_LINE: Final = 16 * 1024
MAILDIR_FOLDERS: Final = ("cur", "new")


class SentMail(NamedTuple):
    """A message that was sent.

    Attributes:
        key: Its Message-ID, or what follows from its head where it has none.
        thread: The message that its conversation began with.
        day, time: When, in local time.
        sender: Who wrote it.
        recipients: To whom, those in copy too.
        subject: What it is about.
    """

    key: str
    thread: str
    day: date
    time: str
    sender: Participant
    recipients: tuple[Participant, ...]
    subject: str


def is_mailbox(path: Path) -> bool:
    """Whether a path is an mbox file or a Maildir."""
    if path.is_dir():
        return (path / MAILDIR_FOLDERS[0]).is_dir()
    try:
        with path.open("rb") as file:
            return file.read(5) == b"From "
    except OSError:
        return False


def read_mailbox(path: Path, first: date, last: date) -> Iterator[SentMail]:
    """Yield the messages that were sent from one day to another; what is no message is left out.

    Raises:
        OSError: It cannot be read.
    """
    heads = _maildir_heads(path) if path.is_dir() else _mbox_heads(path)
    for head in heads:
        mail = _mail(head)
        if mail is not None and first <= mail.day <= last:
            yield mail


def _maildir_heads(folder: Path) -> Iterator[bytes]:
    """The heads of a Maildir's files; a link may lead anywhere, and is not followed."""
    for name in MAILDIR_FOLDERS:
        if not (folder / name).is_dir():
            continue
        with os.scandir(folder / name) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_file(follow_symlinks=False):
                    with Path(entry.path).open("rb") as file:
                        yield _head_of(file.read(LONGEST_HEAD))


def _head_of(data: bytes) -> bytes:
    for end in (b"\r\n\r\n", b"\n\n"):
        at = data.find(end)
        if at >= 0:
            return data[:at]
    return data


def _mbox_heads(path: Path) -> Iterator[bytes]:
    """The heads in an mbox file: a message begins after an empty line, with ``From ``."""
    head: list[bytes] = []
    in_head, empty = False, True
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            if empty and line.startswith(b"From "):
                head, in_head = [], True
            elif in_head and line.strip() == b"":
                yield b"".join(head)
                in_head = False
            elif in_head and len(head) < LONGEST_HEAD // 64:
                head.append(line)
            empty = line.strip() == b""
    if in_head:
        yield b"".join(head)


def _mail(head: bytes) -> SentMail | None:
    """Return the message of a head; None where it says neither when nor to whom."""
    message = BytesHeaderParser().parsebytes(head)
    moment = _moment(message)
    senders = _addresses(message, "From")
    recipients = _addresses(message, "To") + _addresses(message, "Cc") + _addresses(message, "Bcc")
    if moment is None or not senders or not recipients:
        return None
    subject = _text(message, "Subject")
    key = _text(message, "Message-ID") or blake2b(head, digest_size=16).hexdigest()
    references = f"{_text(message, 'References')} {_text(message, 'In-Reply-To')}".split()
    return SentMail(
        key,
        references[0] if references else key,
        moment.date(),
        f"{moment:%H:%M}",
        senders[0],
        tuple(dict.fromkeys(recipients)),
        subject,
    )


def _moment(message: Message) -> datetime | None:
    """When it was sent, in local time."""
    try:
        moment = parsedate_to_datetime(_text(message, "Date"))
        return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def _addresses(message: Message, name: str) -> list[Participant]:
    values = [_decoded(value) for value in message.get_all(name, [])]
    return [
        Participant(address.strip().casefold(), display.strip(' "'))
        for display, address in getaddresses(values)
        if "@" in address
    ]


def _text(message: Message, name: str) -> str:
    value = message.get(name)
    return " ".join(_decoded(value).split()) if value is not None else ""


def _decoded(value: object) -> str:
    """Return a header as text, whatever its bytes are."""
    try:
        return str(make_header(decode_header(str(value))))
    except (LookupError, UnicodeError, ValueError, MessageError):
        return str(value).encode("utf-8", "replace").decode("utf-8", "replace")
