"""The text of a table's records without those that are deleted: they are told by how they begin,
and never parsed.

After an import of a hundred thousand people was undone, that is nearly all of the book.
"""

from __future__ import annotations

import re

from planner.book.text.stamps import is_stamp

_DELETED = b'\n      "_del": "'
_RECORD = b'\n    "'
_DEAD = (
    rb'[^\n]*\{(?:\n      "_at": "(?P<born>[^"\n]*)",)?\n      "_del": '
    rb'"(?P<gone>[^"\n]*)"(?!,\n      "_f":)'
)
"""A record's first lines: keys are sorted, and a line break stands only where one ends. A record
in which the stamps of fields stand (``_f``) is looked at as a whole. It is compiled when it is
first needed, like any pattern that a command may do without."""


def without_deleted(part: bytes) -> bytes:
    """Return the text of some records as they stand in a table (``Text.raw_parts``) without those
    that are deleted. Where that is not told by their first lines they stay in it."""
    if _DELETED not in part:
        return part
    living = [line for line in (part + b",").split(_RECORD)[1:] if not _is_dead(line)]
    return (_RECORD + _RECORD.join(living)).removesuffix(b",") if living else b""


def _is_dead(line: bytes) -> bool:
    """Whether a record was deleted, and not edited since: without stamps of fields its birth is
    their stamp."""
    head = re.match(_DEAD, line)
    if head is None:
        return False
    born, deletion = (
        (head["born"] or b"").decode("ascii", "replace"),
        head["gone"].decode("ascii", "replace"),
    )
    return is_stamp(deletion) and not (is_stamp(born) and born > deletion)
