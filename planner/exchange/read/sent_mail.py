"""A folder of sent mail → who was written to, when, about what: an mbox file or a Maildir; headers
only (P10)."""

from __future__ import annotations

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


def read_mailbox(path: Path, first: date, last: date) -> tuple[list[SentMail], int]:
    """Return the messages that were sent from one day to another, and how many entries were left
    out: links, what is no file, and what is no message.

    Raises:
        OSError: It cannot be read.
    """
    heads = _maildir_heads(path) if path.is_dir() else _mbox_heads(path)
    mails: list[SentMail] = []
    left_out = 0
    for head in heads:
        if head is not None and b":" not in head:
            continue  # a line of a text that begins as a message does
        mail = None if head is None else _mail(head)
        if mail is None:
            left_out += 1
        elif first <= mail.day <= last:
            mails.append(mail)
    return mails, left_out


def _maildir_heads(folder: Path) -> Iterator[bytes | None]:
    """The heads of a Maildir's files; None for a link, which may lead anywhere and is not
    followed, and for what is no file."""
    for name in MAILDIR_FOLDERS:
        messages = folder / name
        if messages.is_symlink():
            yield None
        elif messages.is_dir():
            for path in sorted(messages.iterdir()):
                yield _file_head(path)


def _file_head(path: Path) -> bytes | None:
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return _head_of(file.read(LONGEST_HEAD))


def _head_of(data: bytes) -> bytes:
    for end in (b"\r\n\r\n", b"\n\n"):
        at = data.find(end)
        if at >= 0:
            return data[:at]
    return data


def _mbox_heads(path: Path) -> Iterator[bytes]:
    """The heads in an mbox file: a message begins after an empty line, with ``From ``."""
    head = bytearray()
    in_head, empty, goes_on = False, True, False
    with path.open("rb") as file:
        while line := file.readline(_LONGEST_LINE):
            rest, goes_on = goes_on, not line.endswith(b"\n")
            if rest:  # of a line that is too long to be read whole
                continue
            if empty and line.startswith(b"From "):
                head, in_head = bytearray(), True
            elif in_head and line.strip() == b"":
                yield bytes(head)
                in_head = False
            elif in_head and len(head) + len(line) <= LONGEST_HEAD:
                head += line + b"\n" * goes_on
            empty = line.strip() == b""
    if in_head:
        yield bytes(head)


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
