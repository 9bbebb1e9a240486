"""Bytes → a version of a book: the one place where what a file holds is understood.

The bytes may be the planner's own, encrypted, edited by hand, in the UTF-16 of an old Notepad, or
hold the conflict markers of git.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from pathlib import Path
from typing import Any

from planner.book.disk.place import Place
from planner.book.disk.worker import Stalled
from planner.book.memory.shadow import find
from planner.book.merge.clocks import believable, believable_tables
from planner.book.merge.hand import adopt
from planner.book.merge.merge import changed_keys, merge, merge_records
from planner.book.text import codec
from planner.book.text.book_text import META, META_ID, RecordKey, Text
from planner.book.text.digest import blake2b
from planner.book.text.encrypted import Damaged, is_encrypted
from planner.book.text.stamped import own, stamps_in, take_apart
from planner.book.text.stamps import HAND, NEVER, device_of, instant_of, next_stamp, seen_in
from planner.ids import new_id
from planner.value import NamedTuple
from planner.words import visible

APP = "planner"
BLANK = b" \t\r\n\0"
"""What a file that is empty to the eye consists of; a power cut leaves zeros."""
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a file begins that an old Notepad has saved."""
_OURS, _BASE, _MIDDLE, _THEIRS = b"<<<<<<< ", b"||||||| ", b"=======", b">>>>>>> "


class NotReady(Exception):
    """The file is missing, empty or cut off: not a new book, but one that is not all there yet."""


class NoBook(Exception):
    """The file holds something that is no book of the planner's."""


class Version(NamedTuple):
    """What some bytes hold.

    Attributes:
        text: The book, hand edits stamped.
        note: What the user should know of it, else empty.
        sides: The versions that git's conflict markers held, as they stood there: what this
            machine knows is in none.
        base: What both were made of, where the markers say it (git's styles diff3 and zdiff3).
        missing: Records that were taken out by hand, too many at once to believe it: they were
            kept.
    """

    text: Text
    note: str = ""
    sides: tuple[Text, ...] = ()
    base: Text | None = None
    missing: tuple[RecordKey, ...] = ()


def read_version(place: Place, data: bytes, copy: Path | None = None) -> Version:
    """Return the book that some bytes hold, hand edits stamped, and what the user should know of
    it.

    Args:
        place: Where the book is.
        data: The bytes.
        copy: The file that they are of, where that is a copy: what it lacks was never taken out by
            hand.

    Raises:
        NotReady: They hold no JSON, or a part.
        NoBook: They hold something else.
        Locked: They are encrypted, and the key is not known.
    """
    data = opened(place, data, copy)
    text = Text.trusted(data)
    if text is not None:
        return Version(believable(text))
    if _OURS in data:
        return _merged_sides(place, data, copy)
    document = _document(data)
    shadow = find(place, document[META][META_ID]["id"])
    before = shadow.document() if shadow is not None else {}
    if copy is not None:
        before = _common_records(document, before)
    stamp = _hand_stamp(place, copy or place.path, document, before)
    adopted = adopt(document, before, stamp)
    count = len(adopted.missing)
    note = f"{count} records are missing from {place.path.name} and were kept" if count else ""
    text = Text.of(adopted.document)
    if codec.is_deep(data, codec.READ):
        note = note or f"{place.path.name} held values nested too deep: they are kept as text"
    return Version(text, note, missing=adopted.missing)


def read_text(place: Place, data: bytes, path: Path) -> Text | None:
    """Return what a file beside the book holds, or None where it is not whole, or no book.

    Raises:
        Stalled: The folder does not answer.
        Locked: It is encrypted, and the key is not known.
    """
    try:
        return read_version(place, data, path).text
    except (NotReady, NoBook):
        return None


def read_detached(data: bytes, base: dict[str, Any]) -> Text:
    """Return the book that some bytes hold without asking a clock or this machine's memory: hand
    edits are stamped right after the last edit that the bytes know.

    Args:
        data: The bytes, decrypted.
        base: The parsed version that they were made of; empty where it is not known.

    Raises:
        NotReady: They hold no JSON, or a part.
        NoBook: They hold something else.
    """
    text = Text.trusted(data)
    if text is not None:
        return believable(text)
    document = _document(data)
    stamps = [*_seen(document).values(), *_seen(base).values()]
    stamp = next_stamp(max(stamps, default=NEVER), 0.0, HAND)
    return Text.of(adopt(document, base, stamp).document)


def parsed(data: bytes) -> dict[str, Any]:
    """Return a version as plain tables, where it is a book of any kind; empty where it is none."""
    try:
        document = codec.loads(codec.bounded(data))
    except codec.NotJson:
        return {}
    if type(document) is not dict or not all(type(table) is dict for table in document.values()):
        return {}
    return document


def opened(place: Place, data: bytes, path: Path | None = None) -> bytes:
    """Return some bytes as they were before encryption, in UTF-8; two sides with git's marks are
    opened one by one later.

    Raises:
        NotReady: They are encrypted or in UTF-16, and not whole.
        Locked: They are encrypted, and the key is not known.
    """
    if data.startswith(UTF_16):
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


def need_content(data: bytes) -> None:
    """Refuse bytes that hold nothing.

    Raises:
        NotReady: They are blank.
    """
    if not data[:256].strip(BLANK) and not data.strip(BLANK):
        raise NotReady("is empty")


def _document(data: bytes) -> dict[str, Any]:
    """Parse bytes of a book that the planner did not write itself."""
    try:
        document = codec.loads(codec.bounded(data.rstrip(b"\0")), join_pairs)
    except codec.NotJson as error:
        raise NotReady("is cut off or damaged") from error
    meta = document.get(META) if type(document) is dict else None
    about = meta.get(META_ID) if type(meta) is dict else None
    if type(about) is not dict or about.get("app") != APP or type(about.get("id")) is not str:
        raise NoBook("is no book of the planner's")
    return believable_tables(document, data)


def _seen(document: dict[str, Any]) -> dict[str, str]:
    return seen_in(document.get(META, {}).get(META_ID, {}))


def _common_records(document: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The records of the shadow that a copy has as well."""
    common: dict[str, Any] = {}
    for name, table in before.items():
        if type(table) is dict and type(document.get(name)) is dict:
            ids = table.keys() & document[name].keys()
            common[name] = {key: record for key, record in table.items() if key in ids}
    return common


def _hand_stamp(place: Place, path: Path, *documents: dict[str, Any]) -> str:
    """A stamp as of the day of the file: two machines that see the same hand edit give it the
    same."""
    try:
        when = place.run(path.stat).st_mtime
    except Stalled:
        raise
    except OSError:
        when = 0.0
    stamps = [stamp for document in documents for stamp in _seen(document).values()]
    return next_stamp(max(stamps, default=NEVER), when, HAND)


# Keys that stand twice ---------------------------------------------------------------------------


def join_pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of keys and values in which a key may stand twice: the two are joined, and
    a record that only has the id of another one, because it was copied or typed in by hand,
    becomes one of its own."""
    joined = dict(pairs)
    if len(joined) == len(pairs):
        return joined
    joined = {}
    for key, value in pairs:
        if key not in joined or type(value) is not dict or type(joined[key]) is not dict:
            joined[key] = value
        elif _are_two(joined[key], value):
            if not codec.same(value, joined[key]):
                # The id is of the one that was made first.
                joined[key], late = sorted((joined[key], value), key=_birth)
                joined[_id_of_copy(late)] = late
        elif "_at" not in value:
            joined[key] = join_pairs([*joined[key].items(), *value.items()])
        else:
            joined[key] = merge_records(joined[key], value)
    return joined


def _birth(record: dict[str, Any]) -> str:
    return own(record.get("_at")) or "~"


def _are_two(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether two objects under one key are two records, and no two versions of one, nor the
    halves of a table."""
    births = (first.get("_at"), second.get("_at"))
    if None not in births:
        return births[0] != births[1] or codec.same(first.get("_f"), second.get("_f"))
    names = (first.get("name"), second.get("name"))
    return type(names[0]) is type(names[1]) is str and names[0] != names[1]


def _id_of_copy(record: dict[str, Any]) -> str:
    birth = own(record.get("_at"))
    entropy = blake2b(codec.canonical(record).encode(), digest_size=10).digest()
    try:
        milliseconds = int(instant_of(birth).timestamp() * 1000) if birth != NEVER else 0
    except ValueError:
        milliseconds = 0
    return new_id(milliseconds, entropy)


# Git's conflict markers --------------------------------------------------------------------------


def _merged_sides(place: Place, data: bytes, copy: Path | None) -> Version:
    ours, theirs, base = _sides(data)
    text = merge(read_version(place, ours, copy).text, read_version(place, theirs, copy).text)
    name = visible((copy or place.path).name)
    return Version(
        text,
        f"{name} held the conflict markers of git: both sides are merged",
        _as_written(opened(place, ours, copy), opened(place, theirs, copy)),
        _text_of_base(base),
    )


def _sides(data: bytes) -> tuple[bytes, bytes, bytes]:
    """The two versions that git's conflict markers hold, and what they were made of, which is
    empty where the markers do not say it."""
    sides: tuple[list[bytes], ...] = ([], [], [])
    target, has_base = sides, False
    for line in data.splitlines(keepends=True):
        if line.startswith(_OURS):
            target = sides[:1]
        elif line.startswith(_BASE):
            target, has_base = sides[2:], True
        elif line.startswith(_MIDDLE) and target != sides:
            target = sides[1:2]
        elif line.startswith(_THEIRS):
            target = sides
        else:
            for side in target:
                side.append(line)
    return b"".join(sides[0]), b"".join(sides[1]), b"".join(sides[2]) if has_base else b""


def _as_written(*data: bytes) -> tuple[Text, ...]:
    """The sides of git's markers as they stood there. Git merges line by line what a book says
    that it has seen, and so each side says it of both: of each machine it has seen what tells its
    version of the records that differ."""
    trusted = [Text.trusted(side) for side in data]
    sides = [
        text or Text.of(codec.loads(codec.bounded(side.rstrip(b"\0")), join_pairs))
        for text, side in zip(trusted, data, strict=True)
    ]
    if all(trusted):
        return tuple(sides)
    differing = changed_keys(*sides)
    return tuple(_with_seen(side, differing) for side in sides)


def _with_seen(side: Text, keys: list[RecordKey]) -> Text:
    latest: dict[str, str] = {}
    for key in keys:
        record = side.record(*key)
        for stamp in _stamps(record) if record is not None else ():
            device = device_of(stamp)
            latest[device] = max(stamp, latest.get(device, NEVER))
    return side.with_records({(META, META_ID): {**side.meta, "seen": latest}})


def _stamps(record: dict[str, Any]) -> list[str]:
    stamps = [own(record.get("_at")), own(record.get("_del")), *stamps_in(take_apart(record))]
    return [stamp for stamp in stamps if stamp != NEVER]


def _text_of_base(data: bytes) -> Text | None:
    """What both sides were made of. In the style zdiff3 the lines that both have at the edge of a
    conflict stand outside of it, and the base has its own of them inside: a comma may be missing
    or too many, and a key be there twice. Of a key that both sides have alike it does not matter
    which counts."""
    data = re.sub(rb'([^\s{\[,])(\r?\n\s*")', rb"\1,\2", data)
    data = re.sub(rb",(\r?\n\s*[}\]])", rb"\1", data)
    with contextlib.suppress(codec.NotJson, AttributeError):
        return Text.of(codec.loads(codec.bounded(data))) if data else None
    return None
