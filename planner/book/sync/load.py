"""The file → the book's text, whatever state a sync program, an editor or a crash left the file
in."""

from __future__ import annotations

import contextlib
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from planner.book.disk import atomic
from planner.book.disk.place import Place
from planner.book.disk.survey import Survey, left_over_paths, look, lying_beside
from planner.book.disk.trouble import cannot
from planner.book.disk.worker import Stalled
from planner.book.memory.shadow import Shadow, find
from planner.book.merge.join import join
from planner.book.sync.copies import standing_in
from planner.book.sync.version import (
    UTF_16,
    NoBook,
    NotReady,
    Version,
    need_content,
    opened,
    read_text,
    read_version,
)
from planner.book.text.book_text import RecordKey, Text, about
from planner.book.text.codec import Chunks
from planner.book.text.encrypted import locked_key_of
from planner.errors import BookError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.book.merge.join import Join

_PAUSES = (0.002, 0.004, 0.006, 0.01, 0.01, 0.02)
"""Seconds to wait for a file that is not ready: sync programs were seen to leave it absent for 10
ms."""
DECRYPTED = (
    "encryption was turned off or changed elsewhere, and this machine goes on as before: "
    "`planner config encrypt` keeps it so, `planner config decrypt` turns it off"
)
"""What is asked where another version says that the book is plain now."""
SILENT = "does not answer"
"""What is said of a book whose folder keeps everybody waiting."""


class Status(NamedTuple):
    """Whether the file itself is being worked on; ``text`` says what the user should know, else it
    is empty."""

    ready: bool
    text: str


class LoadedBook(NamedTuple):
    """A book as it was read.

    Attributes:
        text: What it holds: what the file says, joined with what only this machine knows.
        chunks: The file's bytes; None while it is not ready.
        status: Whether it is, and what the user should know.
        owed: Whether this machine holds edits of its own that the file lacks.
        joins: How that which the file says was joined with other versions.
        missing: Records that were taken out by hand, too many at once to believe it: they were
            kept.
        survey: What was in the folder just before it was read; None where it was not.
    """

    text: Text
    chunks: Chunks | None
    status: Status
    owed: bool
    joins: tuple[Join, ...] = ()
    missing: tuple[RecordKey, ...] = ()
    survey: Survey | None = None


def load(place: Place) -> LoadedBook:
    """Read a book, or this machine's copy of it where its folder is silent or becomes so. Nothing
    is written.

    Raises:
        Locked: It is encrypted, and the key is not known.
        BookError: It cannot be read, or is no book of the planner's, and this machine knows no
            earlier version.
    """
    book, reason = _load_patiently(place)
    if book is not None:
        return book
    shadow = find(place)
    if shadow is None and not place.silent:
        try:
            shadow = standing_in(place)
        except Stalled:
            place.silent, reason = True, SILENT
    if shadow is None:
        raise BookError(_unreadable(place, reason))
    if shadow.locked_key:
        # Somebody who may not read the book may not read this machine's copy.
        place.keys.need(place.path, shadow.locked_key)
    return LoadedBook(shadow, None, not_ready(place, reason), True)


def not_ready(place: Place, reason: str) -> Status:
    """Return the status of a book whose file cannot be worked on."""
    return Status(False, f"{place.path.name} {reason}: using this machine's copy")


def _unreadable(place: Place, reason: str) -> str:
    if place.silent:
        return (
            f"{place.path} {reason}. Nothing was changed: try again when its folder can be reached."
        )
    return f"{place.path} {reason}. It was left as it is: check the path, or choose another file."


def _load_patiently(place: Place) -> tuple[LoadedBook | None, str]:
    """Read the file, and wait for a moment where it is not ready. Returns None and the reason
    where it stays so."""
    reason = SILENT
    for pause in (*_PAUSES, 0.0):
        if place.silent:
            break
        try:
            return _load(place), ""
        except NotReady as trouble:
            reason = str(trouble)
            time.sleep(pause)
        except NoBook as trouble:
            return None, str(trouble)
        except Stalled:
            place.silent, reason = True, SILENT
        except OSError as error:
            raise BookError(cannot(place.path, "be read", error)) from error
    return None, reason


def _load(place: Place) -> LoadedBook:
    try:
        survey, data, left_over = place.run(partial(_fetch, place, place.known_device()))
    except FileNotFoundError as error:
        raise NotReady("is not there") from error
    need_content(data)
    plain = opened(place, data)
    shadow = _shadow_of(place, plain)
    versions = [read_text(place, content, path) for path, content in left_over.items()]
    text = shadow.matching(plain) if shadow is not None else None
    version = Version(text) if text is not None else read_version(place, plain)
    if text is None and shadow is not None:
        versions.append(shadow.text())
    text, joins = _joined(place, version, versions)
    owed = text.hash != version.text.hash or data.startswith(UTF_16)
    note = _note_on_encryption(place, text)
    status = Status(True, version.note or note)
    if text.locked_key:
        locked_key = place.locked_key(text)
        place.keys.need(place.path, locked_key)
        # Another machine, or a hand, may have put a plain file in its place.
        owed |= locked_key_of(data) != locked_key
    return LoadedBook(text, [data], status, owed, joins, version.missing, survey)


def _note_on_encryption(place: Place, text: Text) -> str:
    """Remember that the book is encrypted. Returns a question where a version says that it is so no
    more, which this machine does not believe unasked."""
    locked_key = place.locked_key(text)
    if text.locked_key and locked_key == text.locked_key:
        with contextlib.suppress(OSError):
            place.remember_key(text.id, locked_key)
        return ""
    return DECRYPTED if locked_key else ""


def _shadow_of(place: Place, data: bytes) -> Shadow | None:
    book_id = about(data).get("id")
    return Shadow(place, book_id) if type(book_id) is str and book_id else None


def _joined(
    place: Place, version: Version, rest: list[Text | None]
) -> tuple[Text, tuple[Join, ...]]:
    """Join what the file holds with what was left over beside it and with this machine's copy."""
    text = version.text
    own = [other for other in rest if other is not None and other.id == text.id]
    if not own and not version.sides:
        return text, ()
    name, joins = place.path.name, []
    if version.sides:
        ours, theirs = version.sides
        joins.append(join(name, ours, theirs, version.base))
    for other in own:
        joins.append(join(name, text, other))
        text = joins[-1].text
    return text, tuple(joins)


def _fetch(place: Place, device: str) -> tuple[Survey, bytes, dict[Path, bytes]]:
    """The bytes of the file, and of what was left over beside it."""
    left_over = left_over_paths(place, device)
    survey = Survey(
        look(place.path), same=False, left_over=left_over, beside=lying_beside(place.real)
    )
    return (
        survey,
        atomic.read(place.path),
        {path: atomic.read(path, follow=False) for path in left_over},
    )
