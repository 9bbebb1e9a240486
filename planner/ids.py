"""Identifiers: UUID version 7 as decimal text, so that ids sort by birth and two machines never
hand out the same one.

Decimal, because TinyDB reads the ids of a table as integers. Books of before have them in the
hexadecimal form with hyphens; both are ids.
"""

from __future__ import annotations

import os
import time

_HEXADECIMAL = 36
"""Characters of an id in the hexadecimal form."""
_SHIFT = 80
"""Bits below the time in an id."""


def new_id(milliseconds: int | None = None, entropy: bytes | None = None) -> str:
    """Return a new UUIDv7 (RFC 9562, section 5.7) as a decimal number: 37 digits, from 1996 to
    2232.

    Args:
        milliseconds: The Unix time to put in, in ms; now where None.
        entropy: Ten random bytes; from the system where None. Given by callers that must be
            reproducible.
    """
    when = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    tail = bytearray(os.urandom(10) if entropy is None else entropy[:10])
    tail[0] = 0x70 | tail[0] & 0x0F
    tail[2] = 0x80 | tail[2] & 0x3F
    return str((when & 0xFFFFFFFFFFFF) << _SHIFT | int.from_bytes(tail, "big"))


def born(record: str) -> int | None:
    """Return the Unix time in milliseconds that an id bears; None where it is no id of ours."""
    number = _number(record)
    return None if number is None else number >> _SHIFT


def uuid_of(record: str) -> str:
    """Return an id in the hexadecimal form of a UUID, as other programs write it; empty where it is
    no id of ours."""
    number = _number(record)
    if number is None:
        return ""
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def forms_of(record: str) -> tuple[str, ...]:
    """Return the forms in which an id may stand in a book, decimal and hexadecimal; the text alone
    where it is no id of ours."""
    number = _number(record)
    return (record,) if number is None else (str(number), uuid_of(record))


def _number(record: str) -> int | None:
    try:
        if len(record) == _HEXADECIMAL and record.count("-") == 4:
            return int(record.replace("-", ""), 16)
        if not (record.isascii() and record.isdigit() and len(record) < 40):
            return None
        number = int(record)
    except ValueError:
        return None
    # The version of the UUID tells an id of ours from a small number.
    return number if number >> 76 & 0xF == 7 and number >> 128 == 0 else None
