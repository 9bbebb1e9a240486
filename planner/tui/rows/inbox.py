"""The rows of the inbox: the lines from the phone that wait for a decision, and the proposals."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from planner.commands.file.file import locked_copies, merged_copies
from planner.commands.file.merge_log import merged
from planner.commands.phone.inbox import InboxLine
from planner.commands.proposals.store import Proposal
from planner.commands.session import Session
from planner.tui.cells import clean
from planner.tui.rows.proposals import proposal_rows
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.words import full_day, plural, short_day

COPY_DAYS = 7
"""Days for which a copy that was merged is named."""


def head(lines: Sequence[InboxLine], proposals: Sequence[Proposal]) -> Content:
    """How much waits."""
    counts = [plural(len(lines), "line waits", "lines wait")] if lines else []
    counts += [plural(len(proposals), "proposal")] if proposals else []
    words = "   ".join(counts) or "nothing waits"
    return Content.assemble(("INBOX", "bold $accent"), (f"   {words}", "$muted"))


def rows(
    lines: Sequence[InboxLine], proposals: Sequence[Proposal], file: str, copies: Sequence[ListRow]
) -> list[ListRow]:
    """What waits; where nothing does, how something comes in. ``file`` is the name of the inbox."""
    waiting = [_line_row(number, line, file) for number, line in enumerate(lines)]
    return stacked(
        [heading("FOR YOU TO DECIDE", "the rest is logged"), *waiting] if waiting else [],
        proposal_rows(proposals),
        [] if waiting or proposals else _nothing(file),
        [heading("CONFLICT COPIES", "enter goes to Sync"), *copies] if copies else [],
    )


def copy_rows(session: Session) -> list[ListRow]:
    """The copies of the book that cannot be read here, and those that were merged within a week."""
    states = dict.fromkeys(locked_copies(session), "its passphrase is not known here")
    for name in merged_copies(session):
        states.setdefault(name, "merged just now")
    for merge in merged(session):
        day = merge.when.date()
        if (session.today - day).days <= COPY_DAYS and merge.source != session.book.path.name:
            words = f"merged {short_day(day, session.today)}, {plural(merge.changes, 'record')}"
            states.setdefault(merge.source, words)
    return [_copy_row(name, words) for name, words in states.items()]


def _copy_row(name: str, words: str) -> ListRow:
    body = Content.assemble(clean(name), (f"   {words}", "$muted"))
    return ListRow(f"copy:{name}", "", body)


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


def _line_row(number: int, line: InboxLine, file: str) -> ListRow:
    source = "" if line.file.name == file else f"  in {clean(line.file.name)}"
    body = Content.assemble(
        (clean(line.line), "bold"), "\n", (clean(line.reason), "$muted"), (source, "$faint")
    )
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
