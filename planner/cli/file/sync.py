"""`planner sync`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.file import file
from planner.commands.file.merge_driver import drive, merge_into
from planner.commands.json_values import Json, json_value
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.file.file import Conflict, Synced
    from planner.commands.session import Session

UNDO = " `planner undo` takes it back."
SHOWN = 20
"""Records or conflicts that are shown at most, unless as JSON."""
MARKS = {
    "kept": ("kept ", "lost "),
    "taken": ("lost ", "taken"),
    "changed": ("was  ", "lost "),
}
"""What stands before the two values of a conflict, by its state."""


def sync(shell: Shell) -> int:
    """Merge what lies beside the book; or files that a version control or a sync program names."""
    args = shell.args
    if args.driver:
        return shell.unlocking(lambda: drive(*args.driver))
    if args.merge:
        return shell.unlocking(lambda: merge_into(*args.merge))
    session = shell.open()
    done = after = ""
    if not shell.dry_run:
        done, after = _settle(shell, session)
    result = file.synchronise(session, dry_run=shell.dry_run)
    status = session.book.status
    value = {
        "merged": result.merged,
        "changes": json_value(result.changes),
        "archived": result.archived,
        "written": result.written,
        "dry_run": shell.dry_run,
        "done": done,
        "ready": status.ready,
        "status": status.text,
        "conflicts": [_conflict(conflict) for conflict in result.conflicts],
        "missing": json_value(result.missing),
        "locked": result.locked,
    }
    first = [f"{done[:1].upper()}{visible(done[1:])}.{after}"] if done else []
    first += [visible(status.text)] if status.text else []
    report = _report(result, dry_run=shell.dry_run, settled=bool(done))
    shell.answer(value, [*first, *report])
    return 0


def _settle(shell: Shell, session: Session) -> tuple[str, str]:
    """Do what the options settle. Returns what was done, and what can be done about it."""
    args = shell.args
    if args.keep_deletions:
        return file.keep_deletions(session), ""
    if args.accept_deletions:
        return file.accept_deletions(session), UNDO
    if args.take:
        return file.take(session, *shell.filled([args.take])), UNDO
    return "", ""


def _conflict(conflict: Conflict) -> Json:
    table, record = conflict.where
    return {**json_value(conflict), "table": table, "record": record}


def _report(result: Synced, *, dry_run: bool, settled: bool) -> Iterator[str]:
    yield from _merged(result, dry_run=dry_run, settled=settled)
    for name in result.archived:
        yield f"Moved away {visible(name)}; it is kept for 90 days in the state folder."
    for name in result.locked:
        yield (
            f"{visible(name)} is encrypted with another key: "
            "PLANNER_PASSPHRASE=… planner sync merges it."
        )
    yield from _missing(result)
    yield from _conflicts(result)


def _merged(result: Synced, *, dry_run: bool, settled: bool) -> Iterator[str]:
    if result.merged:
        names = ", ".join(visible(name) for name in result.merged)
        verb = "Would merge" if dry_run else "Merged"
        yield f"{verb} {names}: {plural(len(result.changes), 'record')} changed."
    elif not settled:
        yield "Nothing to merge: the file and this machine hold the same."
    for record in result.changes[:SHOWN]:
        yield f"  {visible(record.name)}"
    if len(result.changes) > SHOWN:
        yield f"  … and {len(result.changes) - SHOWN} more"


def _missing(result: Synced) -> Iterator[str]:
    if not result.missing:
        return
    yield (
        f"{plural(len(result.missing), 'record')} were taken out of the file by hand and kept: "
        "`planner sync --accept-deletions` deletes them, `--keep-deletions` ends the question."
    )
    for record in result.missing[:SHOWN]:
        yield f"  {visible(record.name)}"


def _conflicts(result: Synced) -> Iterator[str]:
    if not result.conflicts:
        return
    yield (
        "Where two machines changed the same field "
        "(`planner sync --take ID` takes the other value):"
    )
    for conflict in result.conflicts[:SHOWN]:
        yield (
            f"  {visible(conflict.id)}  {conflict.when:%Y-%m-%d %H:%M}  "
            f"{visible(conflict.name)}, {visible(conflict.field)}"
        )
        mark, other = MARKS[conflict.state]
        yield f"      {mark} {visible(conflict.kept)}{_from(conflict.keeper)}"
        yield f"      {other} {visible(conflict.lost)}{_from(conflict.device)}"
    if len(result.conflicts) > SHOWN:
        yield f"  … and {len(result.conflicts) - SHOWN} older ones; --json shows them all"


def _from(device: str) -> str:
    return f"  (from {visible(device)})" if device else ""
