"""The book as bytes: indented, keys sorted, UTF-8, the same bytes for the same content whatever
wrote it.

orjson writes 18 times faster than the standard library, but costs 13 ms to import: it is used for
much, not for little. The writer below makes the same bytes without it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Sequence
from json.encoder import encode_basestring as _quoted
from math import isfinite
from typing import Any

_MUCH = 200
DEEPEST = 64
"""Objects and lists in each other that a book may have; those of the planner have seven."""
READ = DEEPEST - 16
"""As many are read of what another program wrote: it may be put into a record of the lost and
found."""
_TOKEN = rb'"(?:[^"\\\n]|\\.)*"|[\[\]{}]'
"""A text, or a bracket outside of one."""
Chunk = bytes | memoryview
Chunks = Sequence[Chunk]
"""Bytes in parts, so that four megabytes are not copied to change a line."""


class NotJson(ValueError):
    """The bytes are no JSON, or the value cannot be written as JSON."""


def loads(data: bytes, pairs: Callable[[list[tuple[str, Any]]], Any] | None = None) -> Any:
    """Return the value of JSON text. A byte-order mark is skipped; NaN and the infinities, which
    are no JSON, are read as null.

    Args:
        data: The text as UTF-8.
        pairs: Makes an object of its keys and values; where None, the last value of a key that is
            given twice counts.

    Raises:
        NotJson: It is none.
    """
    try:
        text = data.decode().removeprefix("\ufeff")
        if pairs is None:
            return _DECODER.decode(text)
        return json.loads(
            text, parse_constant=_no_number, parse_float=_finite, object_pairs_hook=pairs
        )
    except (ValueError, RecursionError) as error:
        raise NotJson(str(error)) from error


def bounded(data: bytes) -> bytes:
    """Return JSON text in which what is nested deeper than ``READ`` is kept as text: a value of a
    thousand objects in each other is nobody's, and no program walks through it."""
    if not is_deep(data, READ):
        return data
    parts: list[bytes] = []
    depth = start = 0
    done = 0
    for match in re.finditer(_TOKEN, data):
        sign = match[0][:1]
        if sign in b"[{":
            depth += 1
            if depth == READ + 1:
                start = match.start()
        elif sign in b"]}":
            if depth == READ + 1:
                value = data[start : match.end()].decode("utf-8", "replace")
                parts += [data[done:start], json.dumps(value, ensure_ascii=False).encode()]
                done = match.end()
            depth -= 1
    return b"".join([*parts, data[done:]])


def is_deep(data: bytes, limit: int = DEEPEST) -> bool:
    """Whether something in a text is nested too deep.

    In the planner's own form an opening bracket ends its line, and the indentation tells the depth.
    Only where a text has brackets in another place are they counted one by one.
    """
    if b"\n" + b"  " * (limit + 1) in data:
        return True
    openings = data.count(b"{") + data.count(b"[")
    regular = sum(map(data.count, (b"{\n    ", b"[\n    ", b"{}", b"[]")))
    if openings - regular <= limit:
        return False
    depth = 0
    for match in re.finditer(_TOKEN, data):
        sign = match[0]
        if sign in (b"{", b"["):
            depth += 1
            if depth > limit:
                return True
        elif sign in (b"}", b"]"):
            depth -= 1
    return False


def _no_number(name: str) -> None:
    return None


def _finite(digits: str) -> float | None:
    value = float(digits)
    return number(value) if isfinite(value) else None


_DECODER = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite)


class Extreme(float):
    """A number that is written with an exponent. Versions of orjson differ in how: they refuse
    this class, and the writer below writes it as Python does."""


def number(value: float) -> float:
    """Return a float as ``dumps`` must have it."""
    return Extreme(value) if "e" in repr(value) else value


def dumps(value: Any, size: int = _MUCH) -> bytes:
    """Return a value that ``loads`` made, or that ``check`` let through, as bytes that end in a
    newline.

    Args:
        value: What to write.
        size: About how many records it holds: a few are written without orjson.

    Raises:
        NotJson: It holds something that is no JSON.
    """
    if size >= _MUCH or "orjson" in sys.modules:
        try:
            import orjson  # 21 ms, which a small book does not win back

            return orjson.dumps(
                value, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE
            )
        except (ImportError, TypeError):
            pass  # not installed; or an extreme number, which the writer below can do
    parts: list[str] = []
    try:
        _write(value, "\n", parts)
    except RecursionError as error:
        raise NotJson("something that is nested too deep") from error
    return "".join([*parts, "\n"]).encode("utf-8", "replace")


def check(value: Any) -> None:
    """Refuse what cannot be written.

    Raises:
        NotJson: A NaN, an infinity, or something that is no JSON.
    """
    canonical(value)


def same(first: Any, second: Any) -> bool:
    """Whether two values are written the same. Python's ``==`` will not do: to it, False is 0 and
    1 is 1.0."""
    if first is second:
        return True
    kind = type(first)
    if kind is not type(second):
        return {kind, type(second)} == {float, Extreme} and canonical(first) == canonical(second)
    if kind is dict:
        return len(first) == len(second) and all(
            key in second and same(item, second[key]) for key, item in first.items()
        )
    if kind is list:
        return len(first) == len(second) and all(map(same, first, second))
    return bool(first == second) if kind in _PLAIN else canonical(first) == canonical(second)


_PLAIN = (str, bool, int, type(None))


def canonical(value: Any) -> str:
    """Return the text of a value that says which of two wins where their stamps are the same.

    Raises:
        NotJson: It holds something that is no JSON, or is nested too deep.
    """
    parts: list[str] = []
    try:
        _write(value, "\n", parts)
    except RecursionError as error:
        raise NotJson("something that is nested too deep") from error
    return "".join(parts)


def _write(value: Any, newline: str, parts: list[str]) -> None:
    kind = type(value)
    if kind is str:
        parts.append(_quoted(value))
    elif value is True:
        parts.append("true")
    elif value is False:
        parts.append("false")
    elif value is None:
        parts.append("null")
    elif kind is int:
        parts.append(int.__repr__(value))
    elif kind is float or kind is Extreme:
        if not isfinite(value):
            raise NotJson(f"{value} is no number")
        parts.append(float.__repr__(value))
    elif kind is dict:
        _write_object(value, newline, parts)
    elif kind is list:
        deeper = newline + "  "
        mark = "[" + deeper
        for item in value:
            parts.append(mark)
            _write(item, deeper, parts)
            mark = "," + deeper
        parts.append(newline + "]" if value else "[]")
    else:
        raise NotJson(f"a {kind.__name__}")


def _write_object(value: dict[str, Any], newline: str, parts: list[str]) -> None:
    deeper = newline + "  "
    mark = "{" + deeper
    for key in sorted(value):
        parts.append(mark + _quoted(key) + ": ")
        _write(value[key], deeper, parts)
        mark = "," + deeper
    parts.append(newline + "}" if value else "{}")
