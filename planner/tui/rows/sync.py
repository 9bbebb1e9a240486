"""The rows of the Sync screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from planner.commands.file.file import Changed, Conflict, conflicts, missing, this_machine
from planner.commands.file.merge_log import merged
from planner.commands.file.snapshots import snapshots
from planner.tui.cells import clean
from planner.tui.glyphs import TICK
from planner.tui.widgets.plain import clean_lines
from planner.tui.widgets.row_list import ListRow, heading
from planner.words import plural, short_day

if TYPE_CHECKING:
    from datetime import datetime

    from planner.commands.file.checkup import Checkup
    from planner.commands.session import Session

MOST = 12
"""Records in question, merges and snapshots that are shown at most."""
_MARKS = {"kept": (TICK, "·"), "taken": ("·", TICK), "changed": ("·", "·")}
"""What stands before the value that was kept and before the other one."""


def head(session: Session) -> Content:
    """Which file it is, how it stands, and what this machine is called."""
    book = session.book
    status = book.status.text or "the file and this machine hold the same"
    return Content.assemble(
        ("SYNC  ", "bold"),
        clean(str(book.path)),
        ("   encrypted" if book.encrypted else "", "$muted"),
        (f"   this machine is {clean(this_machine(session))}", "$muted"),
        "\n",
        (clean(status), "$muted" if book.status.ready else "$error"),
    )


def rows(session: Session, examined: Checkup | None) -> list[ListRow]:
    """All rows.

    Args:
        session: The open book.
        examined: What the doctor found, once it has looked.

    Raises:
        PlannerError: Something of it cannot be read.
    """
    return [
        *_missing(missing(session)),
        *_conflicts(conflicts(session), session),
        *_merged(session),
        *_problems(examined),
        *_snapshots(session),
    ]


def _missing(records: list[Changed]) -> list[ListRow]:
    if not records:
        return []
    names = ", ".join(clean(record.name) for record in records[:MOST]) + (
        "…" if len(records) > MOST else ""
    )
    return [
        heading("TAKEN OUT BY HAND", plural(len(records), "record")),
        ListRow(
            "missing:",
            "kept",
            Content.assemble(
                f"{plural(len(records), 'record')} are missing from the file. Was that meant?",
                ("\n" + names, "$muted"),
            ),
        ),
    ]


def _conflicts(conflicts: list[Conflict], session: Session) -> list[ListRow]:
    rows = [heading("TWO EDITS MET", plural(len(conflicts), "field") if conflicts else "")]
    if not conflicts:
        return [
            *rows,
            ListRow(
                tone="text",
                body=Content.from_text(
                    "No field was changed on two machines at once.", markup=False
                ).stylize("$muted"),
            ),
        ]
    for conflict in conflicts:
        keep_mark, lost_mark = _MARKS[conflict.state]
        rows.append(
            ListRow(
                f"conflict:{conflict.id}",
                _when(conflict.when, session),
                Content.assemble(
                    (clean(conflict.name), "bold"),
                    "  ",
                    clean(conflict.field),
                    "\n",
                    *_value(keep_mark, conflict.kept, conflict.keeper),
                    "\n",
                    *_value(lost_mark, conflict.lost, conflict.device),
                ),
            )
        )
    return rows


def _value(mark: str, value: str, device: str) -> list[tuple[str, str] | str]:
    whose = f"   {clean(device)}" if device else ""
    return [
        (f"{mark} ", "$good" if mark == TICK else "$faint"),
        clean_lines(value),
        (whose, "$muted"),
    ]


def _problems(examined: Checkup | None) -> list[ListRow]:
    if examined is None:
        return []
    problems = [
        ListRow(
            f"problem:{at}",
            "",
            Content.assemble(
                (clean(problem.where), "bold"),
                "  ",
                clean(problem.what),
                ("\n" + clean(problem.fix), "$muted"),
            ),
        )
        for at, problem in enumerate(examined.problems[:MOST])
    ]
    lost = [
        ListRow(
            tone="text",
            label="lost and found",
            body=Content(clean(f"{problem.where}: {problem.value}")),
            lines=2,
        )
        for problem in examined.lost
    ]
    note = plural(len(examined.problems), "problem") if problems else "well"
    return [heading("THE DOCTOR", note), *problems, *lost]


def _merged(session: Session) -> list[ListRow]:
    merges = merged(session, MOST)
    if not merges:
        return []
    return [
        heading("MERGED"),
        *(
            ListRow(
                tone="text",
                label=_when(merge.when, session),
                body=Content.assemble(
                    clean(merge.source),
                    (f"   {plural(merge.changes, 'record')}", "$muted"),
                    ("   moved away, kept for 90 days" if merge.archived else "", "$faint"),
                ),
            )
            for merge in merges
        ),
    ]


def _snapshots(session: Session) -> list[ListRow]:
    copies = snapshots(session)
    return [
        heading("SNAPSHOTS", f"{len(copies)}" if copies else "none yet"),
        *(
            ListRow(
                f"snapshot:{snapshot.stamp}",
                _when(snapshot.when.astimezone(), session),
                Content.assemble(
                    "as it was then",
                    (f"   {max(1, snapshot.size // 1024)} kB", "$faint"),
                ),
            )
            for snapshot in copies[:MOST]
        ),
    ]


def _when(when: datetime, session: Session) -> str:
    return f"{short_day(when.date(), session.today)[:7]} {when:%H:%M}"
