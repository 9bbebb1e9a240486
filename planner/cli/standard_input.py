"""Standard input: lines to log, ids to work on; kept while a command runs, so that a fault loses
none of it."""

from __future__ import annotations

import json
import re
import sys
from itertools import chain

from planner.errors import UsageError

read_so_far: list[str] = []
"""What was read in this run of the program."""


_COUNT = r"[\d,]+ \w+"
"""What stands below a table: ``12 contacts``."""
_IN_BRACKETS = r"[* ]*\[(\w+)\]"
"""The id in front of a proposal: ``* [3f0a9c2b1d] coffee with …``."""


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
        ids = [_first_id(line) for line in lines if not re.fullmatch(_COUNT, line.strip())]
    if not ids:
        raise UsageError("There is no id on standard input.")
    return ids


def _first_id(line: str) -> str:
    match = re.match(_IN_BRACKETS, line)
    return match[1] if match else line.split()[0]


def _ids_in_json(text: str) -> list[str]:
    """Return the ids of a list, of one record, or of the lists of an answer, each once."""
    try:
        value = json.loads(text)
    except ValueError:
        raise UsageError("Standard input looks like JSON, and is none.") from None
    rows = value if isinstance(value, list) else [value]
    if isinstance(value, dict) and "id" not in value:
        rows = list(chain.from_iterable(each for each in value.values() if isinstance(each, list)))
    ids = [str(row["id"]) for row in rows if isinstance(row, dict) and "id" in row]
    return list(dict.fromkeys(ids))


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
