"""Users' text made fit for a line of cells: nothing in it can restyle the screen, and its width is
what it takes up."""

from __future__ import annotations

import re

from rich.cells import cell_len, set_cell_size, split_graphemes

_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_BLANKS = frozenset("\t\n\x0b\x0c\r\x85\u2028\u2029")


def _picture(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    if char in _BLANKS:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)  # the block of control pictures: an escape is shown as ␛
    if code == 0x7F:
        return "␡"
    if code < 0xA0 or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return ""


def clean(text: str) -> str:
    """Return the text as one line that is safe to draw.

    Control characters become their pictures, line breaks spaces. Marks without a glyph that reorder
    or hide what follows them (bidirectional overrides and isolates, zero-width spaces) are left
    out, so that a name written from right to left turns nothing but itself."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSAFE.sub(_picture, text)


def fit(text: str, width: int) -> str:
    """Return the text cut to at most ``width`` cells, with an ellipsis where something was cut. It
    must be clean."""
    if cell_len(text) <= width:
        return text
    if width <= 0:
        return ""
    room = width - 1
    if text.isascii():
        return text[:room].rstrip() + "…"
    end = 0
    for _start, stop, cells in split_graphemes(text)[0]:
        room -= cells
        if room < 0:
            break
        end = stop
    return text[:end].rstrip() + "…"


def pad(text: str, width: int) -> str:
    """Return the text in exactly ``width`` cells, cut with an ellipsis or filled with spaces. It
    must be clean."""
    return set_cell_size(fit(text, width), width)


def wrap(text: str, width: int, most: int) -> list[str]:
    """Return the text broken at spaces into at most ``most`` lines of ``width`` cells, the last cut
    where it must be.

    It must be clean.
    """
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most - 1:
        count = 1
        while count < len(words) and cell_len(" ".join(words[: count + 1])) <= width:
            count += 1
        lines.append(fit(" ".join(words[:count]), width))
        words = words[count:]
    if words and most > 0:
        lines.append(fit(" ".join(words), width))
    return lines
