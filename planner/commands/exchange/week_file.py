"""The week's review as a file: a page or Markdown, as its name ends."""

from __future__ import annotations

from pathlib import Path

from planner.commands.day.review import WeekReview
from planner.commands.day.review_html import html
from planner.commands.day.review_text import markdown
from planner.commands.exchange.exporting import write_export
from planner.commands.session import Session
from planner.errors import UsageError
from planner.exchange.formats import ExportText


def write_review(session: Session, review: WeekReview, file: Path) -> Path:
    """Write a review into a file, and return its path.

    Args:
        session: The open book.
        review: The review.
        file: The file; its name ends in ``.html`` or ``.md``.

    Raises:
        UsageError: The name ends in something else.
        PlannerError: The file cannot be written.
    """
    ending = file.suffix.lower()
    if ending not in (".html", ".htm", ".md"):
        raise UsageError(f"{file} is neither a page (.html) nor Markdown (.md).")
    text = markdown(review) if ending == ".md" else html(review)
    return write_export(session, str(file), ExportText(text, "", 1, "week"))
