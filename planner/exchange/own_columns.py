"""The columns of the planner's own CSV, and the apostrophe that keeps a spreadsheet from running a
cell."""

from __future__ import annotations

import re

COLUMNS = (
    "Name",
    "Also known as",
    "Organisation",
    "Role",
    "E-mail",
    "Phone",
    "Web",
    "Tags",
    "State",
    "Cadence",
    "Voter",
    "They want",
    "I want",
    "I offer",
    "Met at",
    "Introduced by",
    "Place",
    "Birthday",
    "Time zone",
    "Connected on",
    "Notes",
    "Private notes",
)
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(cell: str) -> str:
    """Return a cell that a spreadsheet takes for text: what would begin a formula gets an
    apostrophe before it."""
    return f"'{cell}" if _DANGEROUS.match(cell) else cell


def unguarded(cell: str) -> str:
    """Take the apostrophe off that `guarded` puts before a cell."""
    return cell[1:] if _GUARDED.match(cell) else cell
