"""`planner review`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.commands.day.review import week_review
from planner.commands.day.review_html import html
from planner.commands.day.review_text import markdown, text_lines
from planner.commands.exchange.exporting import write_export
from planner.commands.json_values import json_value
from planner.errors import UsageError
from planner.exchange.formats import ExportText
from planner.words import visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell
    from planner.commands.day.review import WeekReview


def review(shell: Shell) -> int:
    """Show the review of a week, or write it into a file."""
    session, args = shell.open(), shell.args
    result = week_review(session, " ".join(args.week), private=args.private)
    text = _document(shell, result)
    if args.output:
        if not text:
            raise UsageError("Say as what to write it: --md or --html.")
        path = write_export(session, args.output, ExportText(text, "", 1, "week"))
        shell.answer({"file": str(path)}, [f"wrote the week to {visible(str(path))}"])
    elif shell.json:
        shell.answer(json_value(result), ())
    elif text:
        sys.stdout.write(text)
    else:
        shell.answer(None, map(visible, text_lines(result)))
    return 0


def _document(shell: Shell, result: WeekReview) -> str:
    """Return the review in the format that was asked for; empty where none was."""
    if shell.args.md:
        return markdown(result)
    return html(result) if shell.args.html else ""
