"""Stamps: when and where an edit was made, as text of a fixed width whose order is the order of
the edits.

A stamp is a hybrid logical clock (Kulkarni et al., OPODIS 2014): UTC milliseconds, a counter for
edits that the clock cannot tell apart, and the device: ``20261122T023508.123Z-0000-k7f3``. A new
stamp is later than every stamp that the device has seen, so an edit beats what it was made upon
whatever the clocks say.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, TypeGuard

WIDTH = 30
HAND = "hand"
"""The device of edits that somebody made in the file with another program; no machine is called
so."""
NEVER = ""
"""The stamp of what has none: earlier than every other."""
_PATTERN = "00000000T000000.000Z-xxxx-zzzz"
_ALLOWED = {
    "0": frozenset("0123456789"),
    "x": frozenset("0123456789abcdef"),
    "z": frozenset("0123456789abcdefghijklmnopqrstuvwxyz"),
}
_COUNTER_END = 0x10000
_passed = [1_793_491_200.0]
"""A Unix time that has passed, to begin with 1 November 2026: the planner was written later."""
DAY = 86_400
"""Seconds by which a clock may be ahead of this machine's."""
YEAR = 366 * DAY
"""Seconds by which a stamp may be ahead and still be one. No clock is as wrong by chance."""


def is_stamp(value: object) -> bool:
    """Whether the value is a stamp that a clock could have given: anything else in its place counts
    as ``NEVER``."""
    return is_real(value) and value <= _latest_possible()


def is_real(value: object) -> TypeGuard[str]:
    """Whether the value has the form of a stamp, and names an instant that there is."""
    return type(value) is str and len(value) == WIDTH and _has_form(value)


@lru_cache(maxsize=1024)
def _has_form(text: str) -> bool:
    """Whether a text of the width is a stamp: the same few stand in many records."""
    for char, form in zip(text, _PATTERN, strict=True):
        if char != form and (form not in _ALLOWED or char not in _ALLOWED[form]):
            return False
    try:
        return instant_of(text).year >= 1970
    except ValueError:
        return False


@cache
def _latest_possible() -> str:
    """The latest stamp that counts as one, for as long as the program runs."""
    return limit_stamp(reference_time(), YEAR)


def reference_time() -> float:
    """Return the Unix time now in seconds, or the latest that is known to have passed: a clock that
    was set back by years is no reason to doubt the stamps of others."""
    return max(time.time(), _passed[0])


def know_passed(seconds: float) -> None:
    """Note that an instant has passed, by a file that this machine wrote then (Unix time)."""
    if seconds > _passed[0]:
        _passed[0] = seconds
        _latest_possible.cache_clear()


def limit_stamp(now: float, seconds: float) -> str:
    """Return the latest stamp so many seconds after a Unix time."""
    return make_stamp(int((now + seconds) * 1000), _COUNTER_END - 1, "zzzz")


def milliseconds_of(stamp: str) -> int:
    """Return the Unix time of a stamp, in ms."""
    return round(instant_of(stamp).timestamp() * 1000)


def make_stamp(milliseconds: int, counter: int, device: str) -> str:
    """Return the stamp of an instant (Unix time in ms), a counter (0 to 65535) and a device (4
    characters)."""
    seconds, rest = divmod(milliseconds, 1000)
    t = time.gmtime(seconds)
    day = f"{t.tm_year:04}{t.tm_mon:02}{t.tm_mday:02}"
    clock = f"{t.tm_hour:02}{t.tm_min:02}{t.tm_sec:02}.{rest:03}"
    return f"{day}T{clock}Z-{counter:04x}-{device}"


def next_stamp(latest: str, now: float, device: str) -> str:
    """Return a stamp for an edit made now that is later than ``latest``.

    Args:
        latest: The latest stamp that the device has seen, or ``NEVER``.
        now: Unix time in seconds. It may be earlier than ``latest``: clocks differ, and are set
            back.
        device: The device's id.
    """
    stamp = make_stamp(int(now * 1000), 0, device)
    if stamp[:20] > latest[:20]:
        return stamp
    counter = int(latest[21:25], 16) + 1
    if counter < _COUNTER_END:
        return f"{latest[:21]}{counter:04x}-{device}"
    return make_stamp(milliseconds_of(latest) + 1, 0, device)


def instant_of(stamp: str) -> datetime:
    """Return the instant of a stamp, in UTC.

    Raises:
        ValueError: It names a time that does not exist.
    """
    day, clock = stamp[:8], stamp[9:19]
    return datetime.fromisoformat(
        f"{day[:4]}-{day[4:6]}-{day[6:]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}+00:00"
    )


def seen_in(about: Mapping[str, Any]) -> dict[str, str]:
    """Return the latest stamp of each device whose edits a book holds, by what it says of
    itself."""
    stamps = about.get("seen")
    if type(stamps) is not dict:
        return {}
    return {device: stamp for device, stamp in stamps.items() if is_stamp(stamp)}


def device_of(stamp: str) -> str:
    """Return the device that made a stamp."""
    return stamp[26:]
