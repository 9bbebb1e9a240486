"""The rows of the inbox: the lines from the phone that wait for a decision, and the proposals."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from planner.commands.phone.inbox import InboxLine
from planner.commands.proposals.store import Proposal
from planner.tui.cells import clean
from planner.tui.rows.proposals import proposal_rows
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.words import full_day, plural


def head(lines: Sequence[InboxLine], proposals: Sequence[Proposal]) -> Content:
    """How much waits."""
    counts = [plural(len(lines), "line waits", "lines wait")] if lines else []
    counts += [plural(len(proposals), "proposal")] if proposals else []
    words = "   ".join(counts) or "nothing waits"
    return Content.assemble(("INBOX", "bold $accent"), (f"   {words}", "$muted"))


def rows(lines: Sequence[InboxLine], proposals: Sequence[Proposal], file: str) -> list[ListRow]:
    """What waits; where nothing does, how something comes in. ``file`` is the name of the inbox."""
    waiting = [_line_row(number, line) for number, line in enumerate(lines)]
    return stacked(
        [heading("FOR YOU TO DECIDE", "the rest is logged"), *waiting] if waiting else [],
        proposal_rows(proposals),
        [] if waiting or proposals else _nothing(file),
    )


def _nothing(file: str) -> list[ListRow]:
    return [
        heading("NOTHING WAITS"),
        text_row(
            Content(f"Lines that you write into {file} beside the book come in by themselves.")
        ),
        text_row(
            Content.styled(
                "`planner propose FOLDER --standing` lets a calendar and your sent mail propose "
                "what is not logged yet; nothing is logged unasked.",
                "$muted",
            )
        ),
    ]


def _line_row(number: int, line: InboxLine) -> ListRow:
    body = Content.assemble((clean(line.line), "bold"), "\n", (clean(line.reason), "$muted"))
    return ListRow(f"line:{number}", "", body, lines=4)


def line_page(line: InboxLine) -> list[ListRow]:
    """The page of a line: when and where it was written, and why it waits."""
    return [
        heading("THE LINE"),
        text_row(Content(clean(line.line))),
        text_row(Content(full_day(line.written)), "Written"),
        text_row(Content(clean(line.reason)), "Waits"),
        text_row(Content(clean(line.file.name)), "File"),
    ]
