"""Two versions of a book that another program names → one: git's merge driver, and the merge program of Unison.

Neither opens the book nor looks at this machine's state: what comes out follows from the files alone, and is encrypted
where the merged book says so.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.errors import BookError, Locked, PlannerError

if TYPE_CHECKING:
    from planner.book.text.book_text import Text


def drive(base: str, ours: str, theirs: str) -> int:
    """Merge as git asks its driver to: the result takes the place of ``ours``. Returns 0.

    Args:
        base: The common ancestor (git's %O); may be empty. It tells edits by hand from others.
        ours: Our version (%A).
        theirs: The other one (%B).

    Raises:
        PlannerError: One of them is no book, or they are two different books; nothing was written, and git keeps the
            conflict.
    """
    return _write(_join(ours, theirs, _document(base), "git"), ours)


def merge_into(one: str, other: str, result: str) -> int:
    """Merge two files into a third, as Unison asks its merge program to. Returns 0.

    Raises:
        PlannerError: As of ``drive``.
    """
    return _write(_join(one, other, {}, "Unison"), result)


def _join(one: str, other: str, base: dict[str, Any], program: str) -> Text:
    from planner.book.merge.merge import merge

    ours, theirs = (_understood(Path(path), base) for path in (one, other))
    if ours.id != theirs.id:
        raise PlannerError(f"{one} and {other} are different books: nothing was merged.")
    _note_losers(ours, theirs, program)
    return merge(ours, theirs)


def _note_losers(ours: Text, theirs: Text, program: str) -> None:
    """Write down what loses, so that it can be taken back here like what any other merge overrode."""
    from planner.book.disk.state import Place
    from planner.book.merge.losers import conflicts, write_down
    from planner.book.merge.merge import changed_keys
    from planner.paths import state_folder

    losers = conflicts(ours, theirs, changed_keys(ours, theirs), program)
    with contextlib.suppress(OSError):  # a merge does not fail because this machine keeps no list
        write_down(Place(Path(), state_folder()).folder(ours.id), losers)


def _understood(path: Path, base: dict[str, Any]) -> Text:
    """A version with its hand edits stamped right after the last edit that the file knows: no clock is asked."""
    from planner.book.disk.state import HAND
    from planner.book.merge.hand import adopt, devices_seen
    from planner.book.sync.load import mended
    from planner.book.text.book_text import META, META_ID, Text
    from planner.book.text.stamps import NEVER, next_stamp

    data = _opened(path)
    text = Text.trusted(data)
    if text is not None:
        return text
    document = _parsed(data, mended)
    about = document.get(META) if type(document) is dict else None
    book = about.get(META_ID) if type(about) is dict else None
    if type(book) is not dict or type(book.get("id")) is not str:
        raise PlannerError(f"{path} is no book of the planner's: nothing was merged.")
    seen = [*devices_seen(document).values(), *devices_seen(base).values()]
    stamp = next_stamp(max(seen, default=NEVER), 0.0, HAND)
    return Text.of(adopt(document, base, stamp).document)


def _document(path: str) -> dict[str, Any]:
    """The common ancestor as it is; nothing where it is empty or no book."""
    try:
        found = _parsed(_opened(Path(path)), None)
    except Locked:
        raise
    except PlannerError:
        return {}
    return (
        found
        if type(found) is dict and all(type(table) is dict for table in found.values())
        else {}
    )


def _parsed(data: bytes, pairs: Any) -> Any:
    from planner.book.text.codec import NotJson, loads

    try:
        return loads(data, pairs)
    except NotJson:
        return None


def _opened(path: Path) -> bytes:
    """The bytes of a version, decrypted where they are encrypted."""
    from planner.book.disk.trouble import cannot
    from planner.book.text.encrypted import Damaged, is_encrypted

    try:
        data = path.read_bytes()
    except OSError as error:
        raise BookError(cannot(path, "be read", error, "Nothing was merged.")) from error
    if not is_encrypted(data):
        return data
    from planner.book.disk.keys import own_keys

    try:
        return own_keys().opened(path, data)
    except Damaged as error:
        raise PlannerError(f"{path} {error}: nothing was merged.") from error


def _write(text: Text, path: str) -> int:
    from planner.book.disk.trouble import cannot

    data = text.data
    if text.locked_key:
        from planner.book.disk.keys import own_keys

        data = b"".join(own_keys().closed(Path(path), text))
    try:
        Path(path).write_bytes(data)  # both programs give a temporary file, and may hold it open
    except OSError as error:
        raise BookError(cannot(Path(path), "be written", error)) from error
    return 0
