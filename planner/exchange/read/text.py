"""Bytes that somebody calls a contact file → text, or a plain word on what they are instead."""

from __future__ import annotations

import codecs
import re

WORKBOOK = "an Excel workbook"
_SQL = re.compile(r"^(INSERT( IGNORE)? INTO|CREATE TABLE) ", re.MULTILINE)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a text processor's document"),
)
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LAYOUT = "\t\n\r\f\v"


def foreign(data: bytes) -> str:
    """Say what the bytes are where they cannot be a text with people in it; empty where they may be
    one."""
    if not data.strip(b"\0 \t\r\n") or data in dict(_MARKS):
        return "empty"
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            workbook = what == "a zip archive" and (
                b"xl/" in data[:8192] or b"[Content_Types]" in data[:8192]
            )
            return WORKBOOK if workbook else what
    start = data[:1024].lstrip(codecs.BOM_UTF8 + b" \t\r\n").lower()
    if start.startswith(b"<") and (
        b"<html" in start or b"<!doctype html" in start or b"<body" in start
    ):
        return "a web page"
    if start.startswith(b"<?xml"):
        return "XML"
    return ""


def is_sql_dump(head: str) -> bool:
    """Whether a text begins like a dump of a database."""
    return _SQL.search(head) is not None


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 without zeros in it: found out piece by piece, because as one
    text they may take four times their size."""
    if b"\0" in data:
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), 1 << 18):
            decoder.decode(data[at : at + (1 << 18)])
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def decode(data: bytes) -> str | None:
    """Return the bytes as text: by their byte-order mark, else UTF-16 by its zeros, else UTF-8,
    else cp1252.

    A text that is UTF-8 but for some lines (two files joined) is read line by line. None where it
    is no text at all.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _sound(data[len(mark) :].decode(encoding, "replace"))
    half = len(data[:4096]) // 2
    if half and data[1:4096:2].count(0) > half * 0.7:
        return _sound(data.decode("utf-16-le", "replace"))
    if half and data[:4096:2].count(0) > half * 0.7:
        return _sound(data.decode("utf-16-be", "replace"))
    try:
        return _sound(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _sound("".join(map(_line, data.splitlines(keepends=True))))


def _line(line: bytes) -> str:
    for encoding in ("utf-8", "cp1252"):
        try:
            return line.decode(encoding)
        except UnicodeDecodeError:
            continue
    return line.decode("latin-1")


def _sound(text: str) -> str | None:
    """The text, if it has the look of one: few control characters in its beginning."""
    start = text[:8192]
    odd = sum((sign < " " and sign not in _LAYOUT) or "\x7f" <= sign < "\xa0" for sign in start)
    return text.replace("\0", "") if odd <= len(start) // 50 else None
