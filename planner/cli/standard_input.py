"""Standard input: lines to log, ids to work on; kept while a command runs, so that a fault loses none of it."""

from __future__ import annotations

import sys

from planner.errors import UsageError

read_so_far: list[str] = []
"""What was read in this run of the program."""


def typed_in() -> str:
    """Return all of standard input.

    Raises:
        UsageError: It is not UTF-8. To guess would put wrong letters into names for good.
    """
    try:
        text = sys.stdin.read()
        text.encode()  # depending on the locale, Python lets bytes that it cannot read through as lone surrogates
    except UnicodeError:
        raise UsageError(
            "Standard input is not UTF-8. Convert it first, as with `iconv -f latin1 -t utf-8`. "
            "Nothing was changed."
        ) from None
    read_so_far.append(text)
    return text
