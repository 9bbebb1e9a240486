"""What the terminal can show: how many colours, and which signs. Where it has fewer than the
planner uses, a theme of sixteen colours and signs of ASCII are taken without being asked for.

The signs are exchanged in the finished lines, on their way to the terminal: no widget knows of it,
and the width of every line stays what it is.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

from rich.cells import split_graphemes
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from planner.commands.machine.screen_settings import ScreenOptions

COLOURLESS = "plain"
"""The theme of a terminal whose background is not known: it sets none, and tells everything by
glyphs, bold and reverse. Also that of NO_COLOR."""
CONSOLE = "console"
"""The theme of the Linux console, which is black."""
LINUX = "linux"
MANY_COLOURS = frozenset({"256", "truecolor"})

ASCII_SIGNS: Mapping[str, str] = {
    # The columns, the days of the streak, the four weeks.
    "○": "o",
    "◐": "%",
    "●": "@",
    "◆": "#",
    "◌": "?",
    "·": ".",
    # Where a tie is heading, and keys.
    "↑": "^",
    "↓": "v",
    "→": ">",
    "←": "<",
    "⏎": "E",
    "␣": "_",
    "⌫": "B",
    # What is to be done.
    "★": "*",
    "✓": "+",
    "↵": "R",
    "⚑": "!",
    "↻": "~",
    "♡": "T",
    "⇄": "=",
    "✎": "/",
    "☼": "Y",
    "◇": "q",
    "⇢": "N",
    "↗": "w",
    "✱": "h",
    "⌂": "H",
    "↰": "<",
    "↳": ">",
    "◍": "0",
    # Bars and rules.
    "▌": ">",
    "▎": "|",
    "│": "|",
    "─": "-",
    "━": "=",
    "└": "`",
    "▰": "#",
    "▱": "-",
    "█": "#",
    "▇": "#",
    "▆": "*",
    "▅": "+",
    "▄": "=",
    "▃": "-",
    "▂": ":",
    "▁": ".",
    "░": ".",
    "▓": "%",
    "▒": ":",
    # Folds and marks of order.
    "▸": ">",
    "▶": ">",
    "▾": "v",
    "▼": "v",
    "▲": "^",
    "›": ">",
    "‹": "<",
    # Punctuation of the planner's own words.
    "…": "~",
    "—": "-",
    "–": "-",
    "“": '"',
    "”": '"',
    "’": "'",
    "‘": "'",
    "×": "x",
    "≠": "!",
    "°": " ",
    "»": ">",
    "«": "<",
}
"""Each sign of the planner in ASCII, as wide as it is. Within one list (columns, days, kinds of
follow-ups) they differ."""
CONTROL_PICTURES = frozenset(map(chr, range(0x2400, 0x2427)))
"""What control characters in a user's text are drawn as."""
_UNKNOWN = "?"


def first_theme_of(colours: str | None, term: str, *, colourless: bool) -> str:
    """Return the theme that the terminal asks for; empty where it shows any.

    Args:
        colours: What the console found: ``standard``, ``256``, ``truecolor``, ``windows``, or None.
        term: The variable TERM.
        colourless: Whether no colour is wanted at all.
    """
    if colourless:
        return COLOURLESS
    if colours in MANY_COLOURS:
        return ""
    return CONSOLE if term == LINUX else COLOURLESS


def sign_filter(
    options: ScreenOptions, term: str, encoding: str | None = None
) -> SignFilter | None:
    """Return what exchanges the signs; None where the terminal shows them all.

    Args:
        options: What was chosen on this machine: ``auto`` looks at the terminal, and a screen
            reader is given no boxes.
        term: The variable TERM.
        encoding: What text is written in; None is the encoding of this process's terminal.
    """
    encoding = encoding or getattr(sys.__stderr__, "encoding", None) or "utf-8"
    unicode = encoding.lower().replace("-", "").replace("_", "") == "utf8"
    wanted, boxes = options.signs, options.linear != "on"
    if boxes and (wanted == "unicode" or (wanted == "auto" and unicode and term != LINUX)):
        return None
    if not unicode:
        return SignFilter(lambda char: _encodes(char, encoding), boxes=boxes)
    return SignFilter(_in_console_font if term == LINUX else lambda _char: True, boxes=boxes)


def _encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


def _in_console_font(char: str) -> bool:
    """Whether a font of 512 glyphs is likely to have a letter: Latin, Greek and Cyrillic."""
    return ord(char) < 0x250 or 0x370 <= ord(char) < 0x530


class SignFilter(LineFilter):
    """Exchanges the planner's signs for ASCII, and what the terminal cannot show for its base
    letter or a question mark."""

    def __init__(self, keeps: Callable[[str], bool], *, boxes: bool = True) -> None:
        """Make a filter.

        Args:
            keeps: Says whether a letter of the user's own text can be shown.
            boxes: Whether rules and bars are drawn; a screen reader would read each of their cells.
        """
        super().__init__()
        self._boxes = boxes
        self._keeps = keeps
        self._text = lru_cache(4096)(self._exchange)

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Exchange the signs of one line."""
        return [
            segment
            if segment.text.isascii()
            else Segment(self._text(segment.text), segment.style, segment.control)
            for segment in segments
        ]

    def _exchange(self, text: str) -> str:
        # By grapheme: a family of emoji is one sign of two cells, however many characters it has.
        return "".join(
            self._grapheme(text[start:stop], cells)
            for start, stop, cells in split_graphemes(text)[0]
        )

    def _grapheme(self, grapheme: str, cells: int) -> str:
        if "\u2500" <= grapheme <= "\u259f" and not self._boxes:
            return " "
        sign = ASCII_SIGNS.get(grapheme)
        if sign is not None:
            return sign
        if grapheme in CONTROL_PICTURES:
            return _UNKNOWN
        composed = unicodedata.normalize("NFC", grapheme)
        if all(char.isascii() or self._keeps(char) for char in composed):
            return composed
        base = unicodedata.normalize("NFKD", grapheme)[0]
        return base if base.isascii() and cells == 1 else _UNKNOWN * cells
