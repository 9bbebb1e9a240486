"""The door by which text leaves for a terminal or a script: what a user wrote is shown, and never obeyed."""

from __future__ import annotations

import re
import sys
from json import dumps
from typing import TYPE_CHECKING

from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TextIO

_UNSEEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters that JSON lets through as they are: C1, line ends, marks that turn the writing."""


def json_text(value: object) -> str:
    """Return a JSON value as text that a terminal shows and obeys none of; it reads back to the same value."""
    text = dumps(value, ensure_ascii=False, indent=2)
    return _UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def print_lines(lines: Iterable[str], stream: TextIO | None = None) -> None:
    """Print lines of text, each of them one line whatever is in it."""
    for line in lines:
        print(visible(line), file=stream or sys.stdout)


def warn(text: str) -> None:
    """Print text on standard error."""
    print_lines(text.split("\n"), sys.stderr)
