"""Identifiers: UUID version 7 as text, so that ids sort by birth and two machines never hand out the same one."""

from __future__ import annotations

import os
import time


def new_id(milliseconds: int | None = None, entropy: bytes | None = None) -> str:
    """Return a new UUIDv7 (RFC 9562, section 5.7) as 36 characters of lower-case text.

    Args:
        milliseconds: The Unix time to put in, in ms; now where None.
        entropy: Ten random bytes; from the system where None. Given by whatever must be reproducible.
    """
    when = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    tail = bytearray(os.urandom(10) if entropy is None else entropy[:10])
    tail[0] = 0x70 | tail[0] & 0x0F
    tail[2] = 0x80 | tail[2] & 0x3F
    digits = f"{when & 0xFFFFFFFFFFFF:012x}{bytes(tail).hex()}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def born(record: str) -> int | None:
    """Return the Unix time in milliseconds that an id bears; None where it is no id of ours."""
    try:
        return int(record.replace("-", "")[:12], 16) if len(record) == 36 else None
    except ValueError:
        return None
