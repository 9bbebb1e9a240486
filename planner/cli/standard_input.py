"""Standard input: lines to log, ids to work on; kept while a command runs, so that a fault loses
none of it."""

from __future__ import annotations

import json
import re
import sys

from planner.errors import UsageError

read_so_far: list[str] = []
"""What was read in this run of the program."""


_COUNT = r"[\d,]+ \w+"
"""What stands below a table: ``12 contacts``."""


def ids_typed_in() -> list[str]:
    """Return the ids on standard input: the first word of each line, or those of a JSON answer.

    A line of headings above them and the count below are passed over, so that what a command
    printed is read as it is.

    Raises:
        UsageError: There are none.
    """
    text = typed_in()
    if text.lstrip().startswith(("[", "{")):
        ids = _ids_in_json(text)
    else:
        lines = [line for line in text.splitlines() if line.strip()]
        if lines and lines[0].split()[0].casefold() == "id":
            del lines[0]
        ids = [line.split()[0] for line in lines if not re.fullmatch(_COUNT, line.strip())]
    if not ids:
        raise UsageError("There is no id on standard input.")
    return ids


def _ids_in_json(text: str) -> list[str]:
    try:
        value = json.loads(text)
    except ValueError:
        raise UsageError("Standard input looks like JSON, and is none.") from None
    rows = value if isinstance(value, list) else [value]
    return [str(row["id"]) for row in rows if isinstance(row, dict) and "id" in row]


def typed_in() -> str:
    """Return all of standard input.

    Raises:
        UsageError: It is not UTF-8. To guess would put wrong letters into names for good.
    """
    try:
        text = sys.stdin.read()
        # depending on the locale, Python lets bytes that it cannot read through as lone surrogates
        text.encode()
    except UnicodeError:
        raise UsageError(
            "Standard input is not UTF-8. Convert it first, as with `iconv -f latin1 -t utf-8`. "
            "Nothing was changed."
        ) from None
    read_so_far.append(text)
    return text
