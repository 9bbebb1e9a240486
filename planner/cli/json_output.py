"""JSON values printed for scripts, and read by people on terminals too."""

from __future__ import annotations

import re
from json import dumps

from planner.cli.output import writing

_UNSEEN = "[\x7f-\x9f\u2028-\u202e\u2066-\u2069]"
"""What JSON lets through as it is: C1 control characters, line ends, marks that turn the
writing."""


def json_text(value: object) -> str:
    """Return a JSON value as text that a terminal shows and obeys none of; it reads back to the
    same value."""
    text = dumps(value, ensure_ascii=False, indent=2)
    return re.sub(_UNSEEN, lambda match: f"\\u{ord(match[0]):04x}", text)


def print_json(value: object) -> None:
    """Print a JSON value.

    Raises:
        OutputError: It cannot be written.
    """
    with writing():
        print(json_text(value))
