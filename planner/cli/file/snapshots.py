"""`planner snapshots` and `restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.file import snapshots as past
from planner.words import plural

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def snapshots(shell: Shell) -> int:
    """List the snapshots, the newest first."""
    rows = past.snapshots(shell.open())
    value = [
        {
            "name": snapshot.stamp,
            "when": snapshot.when.astimezone().isoformat(timespec="seconds"),
            "bytes": snapshot.size,
        }
        for snapshot in rows
    ]
    lines = [
        f"{snapshot.when.astimezone():%Y-%m-%d %H:%M:%S}  {snapshot.stamp}  "
        f"{snapshot.size / 1024:.0f} kB"
        for snapshot in rows
    ]
    nothing = "There is no snapshot yet: the first one is made with the first change of a day."
    shell.answer(value, lines or [nothing])
    return 0


def restore(shell: Shell) -> int:
    """Bring the book back to what it was."""
    done = past.restore(shell.open(), " ".join(shell.args.when), dry_run=shell.dry_run)
    value = {
        "snapshot": done.name,
        "when": done.when.isoformat(timespec="seconds"),
        "back": done.back,
        "changed": done.changed,
        "gone": done.gone,
        "dry_run": shell.dry_run,
    }
    verb = "Would restore" if shell.dry_run else "Restored"
    undo = "" if shell.dry_run else " `planner undo` takes it back."
    line = (
        f"{verb} the book as it was on {done.when:%Y-%m-%d at %H:%M}: "
        f"{plural(done.back, 'record')} back, {done.changed} changed, {done.gone} gone.{undo}"
    )
    shell.answer(value, [line])
    return 0
