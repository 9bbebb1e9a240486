"""What can go wrong in a way that the user can do something about; each says what, where and what
to do.

The shell shows the text and ends with ``exit_code``, the app shows it as a toast. Nothing else is
ever shown raw.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


class PlannerError(Exception):
    """It could not be done."""

    exit_code = 1


class UsageError(PlannerError):
    """It was asked for in a way that cannot be understood."""

    exit_code = 2


class DecisionNeeded(PlannerError):
    """A name or a date needs a decision.

    Attributes:
        what: ``name`` or ``date``.
        candidates: What it could be, best first; each as the JSON shows it.
    """

    exit_code = 3

    def __init__(self, text: str, what: str, candidates: Sequence[dict[str, Any]]) -> None:
        super().__init__(text)
        self.what = what
        self.candidates = list(candidates)


class Refused(PlannerError):
    """The user's own hook does not want it saved, and nothing was changed."""


class BookError(PlannerError):
    """The book could not be read or written, and nothing was changed."""

    exit_code = 4


class Locked(BookError):
    """The book is encrypted, and what opens it is not known here.

    Attributes:
        path: The file.
        locked_key: What a passphrase opens; see book/encrypted.py.
    """

    def __init__(self, text: str, path: str, locked_key: str) -> None:
        super().__init__(text)
        self.path = path
        self.locked_key = locked_key
