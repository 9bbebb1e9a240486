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
from planner.tui.widgets.row_list import ListRow
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
    names = ", ".join(clean(each.name) for each in records[:MOST]) + (
        "…" if len(records) > MOST else ""
    )
    return [
        ListRow(label="TAKEN OUT BY HAND", tone="heading", note=plural(len(records), "record")),
        ListRow(
            "missing:",
            "kept",
            Content.assemble(
                f"{plural(len(records), 'record')} are missing from the file. Was that meant?",
                ("\n" + names, "$muted"),
            ),
        ),
    ]


def _conflicts(found: list[Conflict], session: Session) -> list[ListRow]:
    made = [
        ListRow(label="TWO EDITS MET", tone="heading", note=f"{len(found)} fields" if found else "")
    ]
    if not found:
        return [
            *made,
            ListRow(
                tone="text",
                body=Content.from_text(
                    "No field was changed on two machines at once.", markup=False
                ).stylize("$muted"),
            ),
        ]
    for each in found:
        kept, lost = _MARKS[each.state]
        made.append(
            ListRow(
                f"conflict:{each.id}",
                _when(each.when, session),
                Content.assemble(
                    (clean(each.name), "bold"),
                    "  ",
                    clean(each.field),
                    "\n",
                    *_value(kept, each.kept, each.keeper),
                    "\n",
                    *_value(lost, each.lost, each.device),
                ),
            )
        )
    return made


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
    made = [
        ListRow(
            f"problem:{at}",
            "",
            Content.assemble(
                (clean(each.where), "bold"),
                "  ",
                clean(each.what),
                ("\n" + clean(each.fix), "$muted"),
            ),
        )
        for at, each in enumerate(examined.problems[:MOST])
    ]
    lost = [
        ListRow(
            tone="text",
            label="lost and found",
            body=Content(clean(f"{each.where}: {each.value}")),
            lines=2,
        )
        for each in examined.lost
    ]
    note = plural(len(examined.problems), "problem") if made else "well"
    return [ListRow(label="THE DOCTOR", tone="heading", note=note), *made, *lost]


def _merged(session: Session) -> list[ListRow]:
    found = merged(session, MOST)
    if not found:
        return []
    return [
        ListRow(label="MERGED", tone="heading"),
        *(
            ListRow(
                tone="text",
                label=_when(each.when, session),
                body=Content.assemble(
                    clean(each.source),
                    (f"   {plural(each.changes, 'record')}", "$muted"),
                    ("   moved away, kept for 90 days" if each.archived else "", "$faint"),
                ),
            )
            for each in found
        ),
    ]


def _snapshots(session: Session) -> list[ListRow]:
    found = snapshots(session)
    return [
        ListRow(label="SNAPSHOTS", tone="heading", note=f"{len(found)}" if found else "none yet"),
        *(
            ListRow(
                f"snapshot:{each.stamp}",
                _when(each.when.astimezone(), session),
                Content.assemble(
                    "as it was then",
                    (f"   {max(1, each.size // 1024)} kB", "$faint"),
                ),
            )
            for each in found[:MOST]
        ),
    ]


def _when(when: datetime, session: Session) -> str:
    return f"{short_day(when.date(), session.today)[:7]} {when:%H:%M}"
