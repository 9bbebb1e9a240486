"""The doctor: what is wrong with the book and the files around it, and what can be done about it.

Looking writes nothing. What mending (mending.py) cannot place goes to the table of the lost and
found, ``_lost``: nothing is ever dropped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from planner.book.care.encryption import is_plain
from planner.book.disk import atomic
from planner.book.disk.worker import Stalled
from planner.book.memory.shadow import Shadow
from planner.book.merge.clocks import stamps_ahead
from planner.book.sync.copy_names import copy_kind
from planner.book.sync.load import SILENT, not_ready
from planner.book.text import codec
from planner.book.text.book_text import META, META_ID, Text
from planner.book.text.encrypted import Damaged
from planner.book.text.references import references_of
from planner.book.text.stamped import has_false_stamps, is_alive
from planner.book.text.stamps import DAY, HAND, limit_stamp, milliseconds_of, reference_time
from planner.ids import uuid_of
from planner.value import NamedTuple
from planner.words import visible

if TYPE_CHECKING:
    from pathlib import Path

    from planner.book.book import Book

Ailment = Literal[
    "file",
    "damaged",
    "hand",
    "value",
    "record",
    "reference",
    "date",
    "id",
    "twice",
    "stray",
    "left over",
    "clock",
    "stamp",
    "missing",
]
ORDER: tuple[Ailment, ...] = (
    "file",
    "damaged",
    "twice",
    "missing",
    "hand",
    "record",
    "value",
    "reference",
    "date",
    "stray",
    "left over",
    "clock",
    "stamp",
    "id",
)
"""The worst first."""
AHEAD = 10
"""Minutes that another clock may be ahead before it is told."""
FLIPPED = 3
"""Bytes: where no more differ from what was written, it was damage and no edit."""
_OWN_IDS = frozenset({"days", "settings"})
"""Tables whose ids say what the records are."""


class Finding(NamedTuple):
    """Something that is wrong.

    Attributes:
        ailment: What kind of thing.
        table, id, field: Where in the book; empty where it is the file or another one.
        what: What is wrong, in words.
        fix: What can be done about it.
        mends: Whether ``repair`` does it.
        value: What stands there; the path where it is a file.
    """

    ailment: Ailment
    table: str
    id: str
    field: str
    what: str
    fix: str
    mends: bool = False
    value: Any = None


_LOOK = "Look at the network, or at the drive that it is on."
_REPAIR = "`planner doctor --repair` "


def examine(book: Book, today: date) -> list[Finding]:
    """Return what is wrong with a book and the files around it.

    Args:
        book: The open book.
        today: The user's day.
    """
    findings = [*_file(book), *_clocks(book.text), *_stamps(book.text)]
    try:
        findings += _around(book)
    except Stalled:
        findings.append(Finding("file", "", "", "", not_ready(book.place, SILENT).text, _LOOK))
    for table in book.records:
        len(table)  # decoding is what finds values that cannot be read
    findings += _values(book)
    findings += _records(book.text, today)
    plain = [finding._replace(what=visible(finding.what)) for finding in findings]
    return sorted(plain, key=lambda finding: ORDER.index(finding.ailment))


def flipped(data: bytes, written_text: bytes) -> bool:
    """Whether some bytes differ from what was written by less than any sensible edit."""
    return (
        len(data) == len(written_text)
        and 0 < sum(a != b for a, b in zip(data, written_text, strict=True)) <= FLIPPED
    )


def _file(book: Book) -> Iterator[Finding]:

    name = book.path.name
    if book.silent:
        yield Finding("file", "", "", "", book.status.text, _LOOK)
        return
    if book.read_only:
        yield Finding("file", "", "", "", book.status.text, "Update the planner on this machine.")
        return
    if not book.status.ready:
        foreign = "no book" in book.status.text
        yield Finding(
            "file",
            "",
            "",
            "",
            book.status.text,
            "Move what is there out of the way."
            if foreign
            else f"Wait for your sync program; if it does not come back, {_REPAIR}writes it anew "
            "from this "
            "machine's copy and keeps what is there.",
            not foreign,
        )
        return
    questions = len(book.missing)
    if questions:
        yield Finding(
            "missing",
            "",
            "",
            "",
            f"{questions} records were taken out of {name} by hand and kept",
            "`planner sync --accept-deletions` deletes them, `--keep-deletions` ends the question.",
        )
    try:
        data = book.place.opened(book.place.run(partial(atomic.read, book.path)))
    except (OSError, Damaged):
        return
    if Text.trusted(data) is not None:
        return
    twice = _twice(data)
    if twice:
        yield Finding(
            "twice",
            "",
            "",
            "",
            f"{name} names the same id twice: {', '.join(twice[:3])}",
            f"{_REPAIR}keeps both records.",
            True,
        )
    written_text = Shadow(book.place, book.text.id).text()
    if written_text is not None and flipped(data, written_text.data):
        yield Finding(
            "damaged",
            "",
            "",
            "",
            f"{name} differs from what was written by {FLIPPED} bytes or fewer: "
            "the disk or a copy may have damaged it",
            f"{_REPAIR}puts back what was written; look at the disk.",
            True,
            written_text,
        )
    else:
        yield Finding(
            "hand",
            "",
            "",
            "",
            f"{name} was changed outside the planner",
            "`planner sync` or the next change takes the edits in.",
            True,
        )


def _twice(data: bytes) -> list[str]:
    findings: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in items]
        findings.extend(
            dict.fromkeys(key for key in keys if keys.count(key) > 1)
            if len(set(keys)) < len(keys)
            else ()
        )
        return dict(items)

    try:
        codec.loads(codec.bounded(data), pairs)
    except codec.NotJson:
        return []
    return findings


def _clocks(text: Text) -> Iterator[Finding]:
    """Clocks that were ahead: told from ten minutes on, and brought down from a day on."""
    now = reference_time()
    ahead = {device: stamp for device, stamp in text.seen.items() if stamp > limit_stamp(now, 0)}
    ahead |= stamps_ahead(text, now)
    for device, stamp in ahead.items():
        minutes = int((milliseconds_of(stamp) / 1000 - now) // 60)
        if minutes < AHEAD:
            continue
        much = f"{minutes} minutes" if minutes < 120 else f"{minutes // 60} hours"
        writer = "A text editor" if device == HAND else text.device_name(device)
        mends = stamp > limit_stamp(now, DAY)
        fix = "Set the clocks right. Nothing is lost: later edits win all the same."
        if mends:
            fix = f"Set the clocks right; {_REPAIR}brings its stamps down, in their order."
        what = f"{writer} wrote with a clock that is {much} ahead of this one"
        yield Finding("clock", "", device, "", what, fix, mends, stamp)


def _stamps(text: Text) -> Iterator[Finding]:
    """What stands in the place of a stamp and is none that a clock could have given."""
    fix = f"{_REPAIR}takes it away; it counts for nothing."
    for table in text.spans:
        for key, record in text.table(table).items():
            if type(record) is not dict or not has_false_stamps(record):
                continue
            what = "it has stamps that no clock gives: they count as not given"
            yield Finding("stamp", table, key, "", what, fix, True)
    seen = text.meta.get("seen")
    if type(seen) is dict and len(seen) > len(text.seen):
        what = "the book names edits of a time that no clock gives"
        yield Finding("stamp", META, META_ID, "", what, fix, True)


def _around(book: Book) -> Iterator[Finding]:
    if book.silent:
        return
    real = book.place.real
    for name in book.incoming.copies.strays(book.text.id):
        if copy_kind(name, real.name).sure:
            yield Finding(
                "stray",
                "",
                "",
                "",
                f"{name} is a conflict copy that still lies beside the book",
                "`planner sync` merges it and moves it away.",
                True,
            )
            continue
        plain = book.encrypted and book.place.run(partial(is_plain, real.with_name(name)))
        read = ", which anybody can read" if plain else ""
        yield Finding(
            "stray",
            "",
            "",
            "",
            f"{name} is another copy of the book{read}; what it holds is merged",
            "Delete it or move it away if you do not need it: its name does not say that a "
            "conflict made it.",
            False,
            real.with_name(name),
        )
    for name in book.incoming.copies.locked:
        yield Finding(
            "stray",
            "",
            "",
            "",
            f"{name} is encrypted, and no key that is known here opens it",
            "PLANNER_PASSPHRASE=… planner sync merges it, with the passphrase that it was "
            "encrypted with.",
        )
    for path in left_over(book):
        yield Finding(
            "left over",
            "",
            "",
            "",
            f"{path.name} is left over from a save that was cut off",
            f"{_REPAIR}merges it and moves it away.",
            True,
            path,
        )


def left_over(book: Book) -> list[Path]:
    """Return the temporary files of other machines beside the book; one's own are merged by any
    change.

    Raises:
        Stalled: The folder does not answer.
    """
    real = book.place.real
    own = f".~{real.name}.{book.place.known_device() or '?'}"
    hour_ago = datetime.now().timestamp() - 3600

    def look() -> list[Path]:
        return sorted(
            path
            for path in real.parent.glob(f".~{real.name}.*.tmp*")
            if not path.name.startswith(own)
            and not path.is_symlink()
            and path.is_file()
            and path.stat().st_mtime < hour_ago
        )

    return book.place.run(look)


def _values(book: Book) -> Iterator[Finding]:
    for table, key, field, value in book.unreadable:
        if field:
            yield Finding(
                "value",
                table,
                key,
                field,
                f"{field} cannot be read: {_short(value)}",
                f"Write it anew; {_REPAIR}moves what stands there to the lost and found.",
                table != "settings" or type(value) is not dict,
                value,
            )
        else:
            yield Finding(
                "record",
                table,
                key,
                "",
                f"this is no record: {_short(value)}",
                f"{_REPAIR}moves it to the lost and found.",
                True,
                value,
            )


def _records(text: Text, today: date) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for table in text.spans:
        if table.startswith("_"):
            continue
        for key, record in text.table(table).items():
            if type(record) is not dict or not is_alive(record):
                continue
            if table not in _OWN_IDS:
                if not uuid_of(key):
                    yield Finding(
                        "id",
                        table,
                        key,
                        "",
                        f"its id {_short(key)} is of another kind: two machines could "
                        "hand out the same",
                        f"{_REPAIR}gives it one of ours.",
                        True,
                    )
                if seen.setdefault(key, table) != table:
                    yield Finding(
                        "twice",
                        table,
                        key,
                        "",
                        f"a record of {seen[key]} has the same id",
                        f"{_REPAIR}gives this one another.",
                        True,
                    )
            for field, target, other in references_of(table, record):
                if text.record(target, other) is None:
                    yield Finding(
                        "reference",
                        table,
                        key,
                        field,
                        f"{field} names a record of {target} that is not there: {_short(other)}",
                        f"{_REPAIR}moves the name to the lost and found.",
                        True,
                        other,
                    )
            if table == "touches":
                yield from _day(table, key, record, today)


def _day(table: str, key: str, record: dict[str, Any], today: date) -> Iterator[Finding]:
    try:
        day = date.fromisoformat(str(record.get("day")))
    except ValueError:
        if type(record.get("day")) is not str:
            yield Finding(
                "date", table, key, "day", "it has no day", "Open the contact and set the day."
            )
        return
    # What is planned may well be to come.
    too_late = day > today + timedelta(days=1) and not record.get("planned")
    if too_late or day.year < 1950:
        yield Finding(
            "date",
            table,
            key,
            "day",
            f"its day is {day.isoformat()}",
            "Set the day right, or undo the log.",
        )


def _short(value: Any) -> str:
    text = value if type(value) is str else repr(value)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"
