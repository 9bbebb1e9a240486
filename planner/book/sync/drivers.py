"""Two versions of a book that another program names → one: git's merge driver, and the merge
program of Unison.

Neither opens the book nor looks at this machine's state: what comes out follows from the files
alone, and is encrypted where the merged book says so.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from planner.book.disk.keys import own_keys
from planner.book.disk.place import Place
from planner.book.disk.trouble import cannot
from planner.book.merge.join import join
from planner.book.merge.lost_values import write_down
from planner.book.sync.version import NoBook, NotReady, parsed, read_detached
from planner.book.text.book_text import Text
from planner.book.text.encrypted import Damaged, is_encrypted
from planner.errors import BookError, Locked, PlannerError


def merge_files(
    ours: Path, theirs: Path, result: Path, *, base: Path | None, program: str, state: Path
) -> None:
    """Merge two versions of a book into a file. What loses is noted on this machine.

    Args:
        ours: A version.
        theirs: Another.
        result: Where the merged book goes; it may be one of the two.
        base: What both were made of, where the program knows it: it tells edits by hand from
            others.
        program: Which program asks, in words.
        state: The state folder.

    Raises:
        PlannerError: One of them is no book, or they are two different books; nothing was written.
    """
    document = _base(base) if base is not None else {}
    texts = [read_version_of(path, document) for path in (ours, theirs)]
    if texts[0].id != texts[1].id:
        raise PlannerError(f"{ours} and {theirs} are different books: nothing was merged.")
    joined = join(program, *texts)
    with contextlib.suppress(OSError):  # a merge does not fail because this machine keeps no list
        write_down(Place(result, state).folder(joined.text.id), list(joined.lost))
    _write(joined.text, result)


def read_version_of(path: Path, base: dict[str, object]) -> Text:
    """Return the book that a file holds.

    Raises:
        PlannerError: It holds none.
    """
    try:
        return read_detached(_decrypted(path), base)
    except (NotReady, NoBook) as error:
        raise PlannerError(f"{path} is no book of the planner's: nothing was merged.") from error


def _base(path: Path) -> dict[str, object]:
    """The common ancestor as it is; nothing where it is empty or no book."""
    try:
        return parsed(_decrypted(path))
    except Locked:
        raise
    except PlannerError:
        return {}


def _decrypted(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BookError(cannot(path, "be read", error, "Nothing was merged.")) from error
    if not is_encrypted(data):
        return data
    try:
        return own_keys().opened(path, data)
    except Damaged as error:
        raise PlannerError(f"{path} {error}: nothing was merged.") from error


def _write(text: Text, path: Path) -> None:
    try:
        # Both programs give a temporary file, and may hold it open.
        key = text.locked_key
        chunks = own_keys().closed(path, text, key) if key else text.chunks
        path.write_bytes(b"".join(chunks))
    except OSError as error:
        raise BookError(cannot(path, "be written", error)) from error
