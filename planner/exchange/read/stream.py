"""JSON read value by value out of a file's bytes: a large file as a whole takes ten times its size."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator

_CHUNK = 1 << 18
"""Bytes that are decoded at a time."""
_BLANK = " \t\r\n"
_ENDS = _BLANK + ",:]}"


class Stream:
    """JSON text, gone through once from its beginning. What is no JSON raises ``ValueError``, with the line in it."""

    def __init__(self, data: bytes) -> None:
        """Read UTF-8."""
        self._data = data
        self._read = 0
        self._text = ""
        self._at = 0
        self._lines = 1
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._parse = json.JSONDecoder(parse_constant=lambda name: None).raw_decode
        self._halves = False

    def peek(self) -> str:
        """The next sign that is no blank; empty at the end."""
        while True:
            text, at = self._text, self._at
            while at < len(text) and text[at] in _BLANK:
                at += 1
            self._at = at
            if at < len(text):
                return text[at]
            if not self._more(_CHUNK):
                return ""

    def value(self) -> object:
        """Read the whole of the value that comes next."""
        self.peek()
        chunk = _CHUNK
        while True:
            try:
                value, end = self._parse(self._text, self._at)
            except ValueError as error:
                if not self._more(chunk):
                    raise self._wrong(error) from error
            else:
                # Without a sign that ends it the value may go on, as the digits of a number do.
                if (end < len(self._text) and self._text[end] in _ENDS) or not self._more(chunk):
                    self._at = min(end, len(self._text))
                    return _whole(value) if self._halves else value
            chunk *= 2

    def members(self) -> Iterator[str]:
        """Yield the names in the object that comes next. The value of each has to be read before the next is asked
        for."""
        self._take("{")
        if self.peek() == "}":
            self._take("}")
            return
        while True:
            if self.peek() != '"':
                raise self._wrong("a name is wanted")
            name = self.value()
            self._take(":")
            yield str(name)
            if self._take(",}") == "}":
                return

    def elements(self) -> Iterator[None]:
        """Come to each value of the list that comes next; it has to be read before the next is asked for."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield
            if self._take(",]") == "]":
                return

    def end(self) -> None:
        """Make sure that nothing comes any more."""
        if self.peek():
            raise self._wrong("more behind its end")

    def _take(self, signs: str) -> str:
        sign = self.peek()
        if not sign or sign not in signs:
            raise self._wrong(f"{' or '.join(signs)} is wanted")
        self._at += 1
        return sign

    def _more(self, size: int) -> bool:
        """Take in more of the file, and let go of what was read."""
        if self._read >= len(self._data):
            return False
        until = self._read + size
        new = self._decode(self._data[self._read : until], until >= len(self._data))
        self._read = until
        self._lines += self._text.count("\n", 0, self._at)
        self._text = self._text[self._at :] + new
        self._at = 0
        self._halves = self._halves or "\\ud" in self._text.lower()
        return True

    def _wrong(self, why: object) -> ValueError:
        at = why.pos if isinstance(why, json.JSONDecodeError) else self._at
        said = why.msg if isinstance(why, json.JSONDecodeError) else why
        return ValueError(f"{said}, line {self._lines + self._text.count(chr(10), 0, at)}")


def _whole(value: object) -> object:
    """The value with a mark in the place of each half of a character, which no file could hold."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list) else value
