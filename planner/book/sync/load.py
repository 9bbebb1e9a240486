"""The file → the book's text, whatever state a sync program, an editor or a crash left the file in."""

from __future__ import annotations

import codecs
import contextlib
import re
import time
from functools import partial
from pathlib import Path
from typing import Any

from planner.book.disk import atomic
from planner.book.disk.answering import Stalled
from planner.book.disk.atomic import Pieces
from planner.book.disk.state import HAND, Place
from planner.book.disk.survey import Survey, left_over_paths, look
from planner.book.disk.trouble import cannot
from planner.book.memory.shadow import Shadow, find
from planner.book.merge.merge import changed_keys, merge, merge_records
from planner.book.sync.copies import lying_beside, standing_in
from planner.book.text import codec
from planner.book.text.book_text import META, META_ID, Text, about
from planner.book.text.digest import blake2b
from planner.book.text.encrypted import Damaged, is_encrypted, locked_key_of
from planner.book.text.stamped import own, stamps_in, take_apart
from planner.book.text.stamps import NEVER, device_of, instant_of, next_stamp
from planner.errors import BookError
from planner.ids import new_id
from planner.value import NamedTuple

APP = "planner"
_PAUSES = (0.002, 0.004, 0.006, 0.01, 0.01, 0.02)
"""Seconds to wait for a file that is not ready: sync programs were seen to leave it absent for 10 ms."""
SILENT = "does not answer"
"""What is said of a book whose folder keeps everybody waiting."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a file begins that an old Notepad has saved."""
_OURS, _BASE, _MIDDLE, _THEIRS = b"<<<<<<< ", b"||||||| ", b"=======", b">>>>>>> "


class NotReady(Exception):
    """The file is missing, empty or cut off: not a new book, but one that is not all there yet."""


class NoBook(Exception):
    """The file holds something that is no book of the planner's."""


class Status(NamedTuple):
    """Whether the file itself is being worked on; ``text`` says what the user should know, else it is empty."""

    ready: bool
    text: str


Keys = tuple[tuple[str, str], ...]


class Understood(NamedTuple):
    """What some bytes hold.

    Attributes:
        text: The book, hand edits stamped.
        note: What the user should know of it, else empty.
        sides: The versions that git's conflict markers held, as they stood there: what this machine knows is in none.
        base: What both were made of, where the markers say it (git's styles diff3 and zdiff3).
        missing: Records that were taken out by hand, too many at once to believe it: they were kept.
    """

    text: Text
    note: str = ""
    sides: tuple[Text, ...] = ()
    base: Text | None = None
    missing: Keys = ()


class Loaded(NamedTuple):
    """A book as it was found.

    Attributes:
        text: What it holds: what the file says, joined with what only this machine knows.
        disk: The file's bytes, in pieces; None while it is not ready.
        status: Whether it is, and what the user should know.
        owed: Whether this machine holds edits of its own that the file lacks.
        versions: What was joined: the file's first, then this machine's; empty where they are the same.
        base, missing: As of ``Understood``.
        survey: What was in the folder just before it was read; None where it was not.
    """

    text: Text
    disk: Pieces | None
    status: Status
    owed: bool
    versions: tuple[Text, ...] = ()
    base: Text | None = None
    missing: Keys = ()
    survey: Survey | None = None


def load(place: Place) -> Loaded:
    """Read a book, or this machine's copy of it where its folder is silent or becomes so. Nothing is written.

    Raises:
        Locked: It is encrypted, and the key is not known.
        BookError: It cannot be read, or is no book of the planner's, and this machine knows no earlier version.
    """
    reason = SILENT
    for pause in (*_PAUSES, None) if not place.silent else ():
        try:
            return _load(place)
        except NotReady as trouble:
            reason = str(trouble)
            if pause is not None:
                time.sleep(pause)
        except NoBook as trouble:
            reason = str(trouble)
            break
        except Stalled:
            place.silent, reason = True, SILENT
        except OSError as error:
            raise BookError(cannot(place.path, "be read", error)) from error
        if place.silent:
            break
    known = find(place)
    if known is None and not place.silent:
        try:
            known = standing_in(place)
        except Stalled:
            place.silent, reason = True, SILENT
    if known is not None and known.locked_key:
        place.keys.need(
            place.path, known.locked_key
        )  # who may not read the book may not read this machine's copy
    if known is None and place.silent:
        raise BookError(
            f"{place.path} {reason}. Nothing was changed: try again when its folder can be reached."
        )
    if known is None:
        raise BookError(
            f"{place.path} {reason}. It was left as it is: check the path, or choose another file."
        )
    return Loaded(known, None, not_ready(place, reason), True)


def not_ready(place: Place, reason: str) -> Status:
    """Return the status of a book whose file cannot be worked on."""
    return Status(False, f"{place.path.name} {reason}: using this machine's copy")


def understand(place: Place, data: bytes, copy: Path | None = None) -> Understood:
    """Return the book that some bytes hold, hand edits stamped, and what the user should know of it.

    Args:
        place: Where the book is.
        data: The bytes.
        copy: The file that they are of, where that is a copy: what it lacks was never taken out by hand.

    Raises:
        NotReady: They hold no JSON, or a part.
        NoBook: They hold something else.
        Locked: They are encrypted, and the key is not known.
    """
    data = opened(place, data, copy)
    text = Text.trusted(data)
    if text is not None:
        return Understood(text)
    sides = _sides(data)
    if sides:
        ours, theirs = (understand(place, side, copy).text for side in sides[:2])
        note = (
            f"{(copy or place.path).name} held the conflict markers of git: both sides are merged"
        )
        as_found = _as_found((opened(place, sides[0], copy), opened(place, sides[1], copy)))
        return Understood(merge(ours, theirs), note, as_found, _base(sides[2]))
    try:
        document = codec.loads(data.rstrip(b"\0"), mended)
    except codec.NotJson as error:
        raise NotReady("is cut off or damaged") from error
    meta = document.get(META) if type(document) is dict else None
    book = meta.get(META_ID) if type(meta) is dict else None
    if type(book) is not dict or book.get("app") != APP or type(book.get("id")) is not str:
        raise NoBook("is no book of the planner's")
    from planner.book.merge.hand import adopt

    known = find(place, book["id"])
    before = known.document() if known is not None else {}
    if copy is not None:
        before = _known_to(document, before)
    adopted = adopt(document, before, _hand_stamp(place, copy or place.path, document, before))
    kept = len(adopted.missing)
    note = f"{kept} records are missing from {place.path.name} and were kept" if kept else ""
    return Understood(Text.of(adopted.document), note, missing=adopted.missing)


def _as_found(data: tuple[bytes, bytes]) -> tuple[Text, ...]:
    """The sides of git's markers as they stood there. Git merges line by line what a book says that it has seen, and so
    each side says it of both: of each machine it has seen what tells its version of the records that differ."""
    sides = [
        Text.trusted(side) or Text.of(codec.loads(side.rstrip(b"\0"), mended)) for side in data
    ]
    if all(Text.trusted(side) for side in data):
        return tuple(sides)
    differing = changed_keys(*sides)
    return tuple(
        side.with_records(
            {
                (META, META_ID): {
                    **side.meta,
                    "seen": _seen_in([side.record(*key) for key in differing]),
                }
            }
        )
        for side in sides
    )


def _base(data: bytes) -> Text | None:
    """What both sides were made of. In the style zdiff3 the lines that both have at the edge of a conflict stand
    outside of it, and the base has its own of them inside: a comma may be missing or too many, and a key be there
    twice. Of a key that both sides have alike it does not matter which counts."""
    data = re.sub(rb'([^\s{\[,])(\r?\n\s*")', rb"\1,\2", data)
    data = re.sub(rb",(\r?\n\s*[}\]])", rb"\1", data)
    with contextlib.suppress(codec.NotJson, AttributeError):
        return Text.of(codec.loads(data)) if data else None
    return None


def _seen_in(records: list[dict[str, Any] | None]) -> dict[str, str]:
    seen: dict[str, str] = {}
    for record in records:
        if record is not None:
            for stamp in (
                own(record.get("_at")),
                own(record.get("_del")),
                *stamps_in(take_apart(record)),
            ):
                if stamp != NEVER:
                    seen[device_of(stamp)] = max(stamp, seen.get(device_of(stamp), NEVER))
    return seen


def opened(place: Place, data: bytes, path: Path | None = None) -> bytes:
    """Return some bytes as they were before encryption, in UTF-8; two sides with git's marks are opened one by one
    later.

    Raises:
        NotReady: They are encrypted or in UTF-16, and not whole.
        Locked: They are encrypted, and the key is not known.
    """
    if data.startswith(_UTF_16):
        try:
            return data.decode("utf-16").encode()
        except UnicodeError as error:
            raise NotReady("is cut off or damaged") from error
    if not is_encrypted(data) or _OURS in data:
        return data
    try:
        return place.opened(data, path)
    except Damaged as damage:
        raise NotReady(str(damage)) from damage


def _known_to(document: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The records of the shadow that a copy has as well."""
    return {
        name: {key: record for key, record in table.items() if key in document[name]}
        for name, table in before.items()
        if type(table) is dict and type(document.get(name)) is dict
    }


def _load(place: Place) -> Loaded:
    try:
        found_there, data, left_over = place.errand(partial(_fetch, place, place.known_device()))
    except FileNotFoundError as error:
        raise NotReady("is not there") from error
    if not data[:256].strip(b" \t\r\n\0") and not data.strip(b" \t\r\n\0"):
        raise NotReady("is empty")
    plain = opened(place, data)
    book_id = about(plain).get("id")
    known = Shadow(place, book_id) if type(book_id) is str and book_id else None
    versions = [left_over_text(place, path, each) for path, each in left_over.items()]
    text = known.matching(plain) if known is not None else None
    found = Understood(text) if text is not None else understand(place, plain)
    if text is None:
        versions.append(known.text() if known is not None else None)
    text = found.text
    ours = [version for version in versions if version is not None and version.id == text.id]
    for version in ours:
        text = merge(text, version)
    met = (*(found.sides or (found.text,)), *ours) if ours or found.sides else ()
    owed = text.hash != found.text.hash or data.startswith(_UTF_16)
    if text.locked_key:
        place.keys.need(place.path, text.locked_key)
        owed |= (
            locked_key_of(data) != text.locked_key
        )  # another machine, or a hand, has put a plain file in its place
    return Loaded(
        text, [data], Status(True, found.note), owed, met, found.base, found.missing, found_there
    )


def _fetch(place: Place, device: str) -> tuple[Survey, bytes, dict[Path, bytes]]:
    """The bytes of the file, and of what was left over beside it."""
    left_over = left_over_paths(place, device)
    found = Survey(
        look(place.path), same=False, left_over=left_over, beside=lying_beside(place.real)
    )
    return found, atomic.read(place.path), {path: atomic.read(path) for path in left_over}


def left_over_text(place: Place, path: Path, data: bytes) -> Text | None:
    """Return what a temporary file holds: this machine's version, or, from the moment on in which the two change names,
    what it took the place of. None where it is not whole, or no book.

    Raises:
        Stalled: The folder does not answer.
        Locked: It is encrypted, and the key is not known.
    """
    try:
        return understand(place, data, path).text
    except (NotReady, NoBook):
        return None


def _hand_stamp(place: Place, path: Path, *documents: dict[str, Any]) -> str:
    """A stamp as of the day of the file: two machines that see the same hand edit give it the same."""
    from planner.book.merge.hand import devices_seen

    try:
        when = place.errand(path.stat).st_mtime
    except Stalled:
        raise
    except OSError:
        when = 0.0
    latest = max(
        (at for document in documents for at in devices_seen(document).values()), default=NEVER
    )
    return next_stamp(latest, when, HAND)


def mended(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of keys and values in which a key may stand twice: the two are joined, and a record that only
    has the id of another one, because it was copied or typed in by hand, becomes one of its own."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    found = {}
    for key, value in pairs:
        if key not in found or type(value) is not dict or type(found[key]) is not dict:
            found[key] = value
        elif _are_two(found[key], value):
            if not codec.same(value, found[key]):
                # The id is of the one that was made first.
                found[key], late = sorted(
                    (found[key], value), key=lambda each: own(each.get("_at")) or "~"
                )
                found[_id_of_copy(late)] = late
        elif "_at" not in value:
            found[key] = mended([*found[key].items(), *value.items()])
        else:
            found[key] = merge_records(found[key], value)
    return found


def _are_two(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two objects under one key are two records, and no two versions of one, nor the halves of a table."""
    births = (one.get("_at"), other.get("_at"))
    if None not in births:
        return births[0] != births[1] or codec.same(one.get("_f"), other.get("_f"))
    names = (one.get("name"), other.get("name"))
    return type(names[0]) is type(names[1]) is str and names[0] != names[1]


def _id_of_copy(record: dict[str, Any]) -> str:
    birth = own(record.get("_at"))
    entropy = blake2b(codec.canonical(record).encode(), digest_size=10).digest()
    try:
        milliseconds = int(instant_of(birth).timestamp() * 1000) if birth != NEVER else 0
    except ValueError:
        milliseconds = 0
    return new_id(milliseconds, entropy)


def _sides(data: bytes) -> tuple[bytes, bytes, bytes] | None:
    """The two versions that git's conflict markers hold and what they were made of, which is empty where the markers do
    not say it; None where there are none."""
    if _OURS not in data:
        return None
    sides: tuple[list[bytes], ...] = ([], [], [])
    to, based = sides, False
    for line in data.splitlines(keepends=True):
        if line.startswith(_OURS):
            to = sides[:1]
        elif line.startswith(_BASE):
            to, based = sides[2:], True
        elif line.startswith(_MIDDLE) and to != sides:
            to = sides[1:2]
        elif line.startswith(_THEIRS):
            to = sides
        else:
            for side in to:
                side.append(line)
    return b"".join(sides[0]), b"".join(sides[1]), b"".join(sides[2]) if based else b""
