"""The hash of a book's content, carried on from one text to the next.

A text is hashed in the order of its bytes, but for what the book says of itself: that comes last,
because it holds the hash and changes with each change. Two texts of which one was made of the
other begin alike, as a rule to far behind, for what is logged comes at the end. So the state of
the hash is kept at some marks, and the next text is hashed from the last mark on up to which it is
the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.book.text.codec import Chunks
from planner.book.text.digest import blake2b

WIDTH = 32
"""Digits of a hash."""
NO_HASH = b"0" * WIDTH
"""What stands where the hash is while the rest is hashed."""
_BOOK = b'\n    "book": {'
_HASH = b'\n      "hash": "'
_FORM = b"planner book 2"
"""Part of the hash: text of another form has another hash, and is parsed as a whole."""
_STEP = 1 << 18
"""Bytes from one mark to the next."""

HashMark = tuple[int, blake2b]
"""How many bytes were hashed, and the state of the hash there; it is not to be changed."""


def marks_of(chunks: Chunks, start: Sequence[HashMark] = ()) -> list[HashMark]:
    """Hash some bytes. Returns the marks on the way; the last is at the end.

    Args:
        chunks: The bytes.
        start: Marks of other bytes, all of them at places up to which these are the same.
    """
    marks = [*start] or [(0, _new(_FORM))]
    done, state = marks[-1][0], marks[-1][1].copy()
    at = 0
    for piece in chunks:
        begin = at
        at += len(piece)
        view = memoryview(piece)
        while done < at:
            until = min(at, done - done % _STEP + _STEP)
            state.update(view[done - begin : until - begin])
            done = until
            if done % _STEP == 0:
                marks.append((done, state.copy()))
    return [*marks, (done, state)]


def content_hash(marks: Sequence[HashMark], about: bytes) -> bytes:
    """Return the hash of content of which the marks are known, and of what the book says ``about``
    itself, with zeros where the hash is."""
    at = hash_at(about)
    return _finished(marks[-1][1].copy(), [about[:at], NO_HASH, about[at + WIDTH :]])


def hash_at(about: bytes) -> int:
    """Return where the hash is in what the book says ``about`` itself, or -1."""
    book = about.find(_BOOK)
    at = about.find(_HASH, book, about.find(b"\n    }", book)) if book >= 0 else -1
    return at + len(_HASH) if at >= 0 else -1


def sealed(marks: Sequence[HashMark], about: bytes) -> bytes:
    """Return what the book says ``about`` itself with the hash put in."""
    at = hash_at(about)
    return about[:at] + content_hash(marks, about) + about[at + WIDTH :]


def _new(form: bytes) -> blake2b:
    return blake2b(digest_size=WIDTH // 2, person=form)


def _finished(state: blake2b, chunks: Chunks) -> bytes:
    for piece in chunks:
        state.update(piece)
    return state.hexdigest().encode()
