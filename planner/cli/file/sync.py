"""`planner sync`, `snapshots`, `restore` and `doctor`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.file.file import Changed, Conflict, Synced

UNDO = " `planner undo` takes it back."
SHOWN = 20
"""Conflicts that are shown at most, unless as JSON."""


def sync(shell: Shell) -> int:
    """Merge what lies beside the book; or merge files that a version control or a sync program names."""
    args = shell.args
    if args.driver:
        from planner.commands.file.merge_driver import drive

        return shell.unlocking(lambda: drive(*args.driver))
    if args.merge:
        from planner.commands.file.merge_driver import merge_into

        return shell.unlocking(lambda: merge_into(*args.merge))
    from planner.commands.file import file

    session = shell.open()
    done = after = ""
    if not shell.dry_run:
        if args.keep_deletions:
            done = file.keep_deletions(session)
        elif args.accept_deletions:
            done, after = file.accept_deletions(session), UNDO
        elif args.take:
            done, after = file.take(session, args.take), UNDO
    found = file.synchronise(session, dry_run=shell.dry_run)
    value = {
        "merged": found.merged,
        "changes": [_changed(each) for each in found.changes],
        "archived": found.archived,
        "written": found.written,
        "dry_run": shell.dry_run,
        "done": done,
        "ready": session.book.status.ready,
        "status": session.book.status.text,
        "conflicts": [_conflict(each) for each in found.conflicts],
        "missing": [_changed(each) for each in found.missing],
        "locked": found.locked,
    }
    shell.answer(
        value, _report(found, done, after, session.book.status.text, dry_run=shell.dry_run)
    )
    return 0


def _changed(each: Changed) -> dict[str, str]:
    return {"table": each.table, "id": each.id, "name": each.name}


def _conflict(each: Conflict) -> dict[str, Any]:
    return {
        "id": each.id,
        "when": each.when.isoformat(timespec="seconds"),
        "table": each.where[0],
        "record": each.where[1],
        "name": each.name,
        "field": each.field,
        "kept": each.kept,
        "kept_from": each.keeper,
        "lost": each.lost,
        "from": each.device,
        "source": each.source,
        "state": each.state,
    }


def _report(found: Synced, done: str, after: str, status: str, *, dry_run: bool) -> Iterator[str]:
    if done:
        yield f"{done[:1].upper()}{visible(done[1:])}.{after}"
    if status:
        yield visible(status)
    if found.merged:
        merged = ", ".join(visible(name) for name in found.merged)
        yield f"{'Would merge' if dry_run else 'Merged'} {merged}: {plural(len(found.changes), 'record')} changed."
    elif not done:
        yield "Nothing to merge: the file and this machine hold the same."
    for each in found.changes[:SHOWN]:
        yield f"  {visible(each.name)}"
    if len(found.changes) > SHOWN:
        yield f"  … and {len(found.changes) - SHOWN} more"
    for name in found.archived:
        yield f"Moved away {visible(name)}; it is kept for 90 days in the state folder."
    for name in found.locked:
        yield f"{visible(name)} is encrypted with another key: PLANNER_PASSPHRASE=… planner sync merges it."
    if found.missing:
        yield (
            f"{plural(len(found.missing), 'record')} were taken out of the file by hand and kept: "
            "`planner sync --accept-deletions` deletes them, `--keep-deletions` ends the question."
        )
        for each in found.missing[:SHOWN]:
            yield f"  {visible(each.name)}"
    if found.conflicts:
        yield "Where two machines changed the same field (`planner sync --take ID` takes the other value):"
    for conflict in found.conflicts[:SHOWN]:
        yield f"  {conflict.id}  {conflict.when:%Y-%m-%d %H:%M}  {visible(conflict.name)}, {visible(conflict.field)}"
        mark = {"kept": "kept ", "taken": "lost ", "changed": "was  "}[conflict.state]
        other = {"kept": "lost ", "taken": "taken", "changed": "lost "}[conflict.state]
        yield f"      {mark} {visible(conflict.kept)}{_from(conflict.keeper)}"
        yield f"      {other} {visible(conflict.lost)}{_from(conflict.device)}"
    if len(found.conflicts) > SHOWN:
        yield f"  … and {len(found.conflicts) - SHOWN} older ones; --json shows them all"


def _from(device: str) -> str:
    return f"  (from {visible(device)})" if device else ""


def snapshots(shell: Shell) -> int:
    """List the snapshots, the newest first."""
    from planner.commands.file.snapshots import snapshots as find

    session = shell.open()
    found = find(session)
    value = [
        {
            "name": each.stamp,
            "when": each.when.astimezone().isoformat(timespec="seconds"),
            "bytes": each.size,
        }
        for each in found
    ]
    lines = [
        f"{each.when.astimezone():%Y-%m-%d %H:%M:%S}  {each.stamp}  {each.size / 1024:.0f} kB"
        for each in found
    ]
    shell.answer(
        value,
        lines
        or ["There is no snapshot yet: the first one is made with the first change of a day."],
    )
    return 0


def restore(shell: Shell) -> int:
    """Bring the book back to what it was."""
    from planner.commands.file.snapshots import restore as bring_back

    session = shell.open()
    done = bring_back(session, " ".join(shell.args.when), dry_run=shell.dry_run)
    value = {
        "snapshot": done.name,
        "when": done.when.isoformat(timespec="seconds"),
        "back": done.back,
        "changed": done.changed,
        "gone": done.gone,
        "dry_run": shell.dry_run,
    }
    would = "Would restore" if shell.dry_run else "Restored"
    undo = "" if shell.dry_run else " `planner undo` takes it back."
    shell.answer(
        value,
        [
            f"{would} the book as it was on {done.when:%Y-%m-%d at %H:%M}: {plural(done.back, 'record')} back, "
            f"{done.changed} changed, {done.gone} gone.{undo}"
        ],
    )
    return 0


def doctor(shell: Shell) -> int:
    """Look the book over, and mend it where that was asked for. Returns 1 where something is wrong."""
    from planner.commands.file.checkup import examine

    session = shell.open()
    found = examine(session, mend=shell.args.repair, dry_run=shell.dry_run)
    value = {
        "ok": not found.problems,
        "problems": [each._asdict() for each in found.problems],
        "repaired": found.repaired,
        "dry_run": shell.dry_run,
        "lost_and_found": [each._asdict() for each in found.lost],
    }
    did = "Would mend" if shell.dry_run else "Mended"
    lines = [f"{did} {plural(found.repaired, 'thing')}."] if found.repaired else []
    for each in found.problems:
        lines += [f"{visible(each.where)}: {visible(each.what)}", f"    {visible(each.fix)}"]
    if not found.problems:
        lines.append("The book is well.")
    if found.lost:
        lines.append(f"In the lost and found: {plural(len(found.lost), 'value')}")
        lines += [f"    {visible(each.where)}: {visible(each.value)}" for each in found.lost]
    shell.answer(value, lines)
    return 1 if found.problems else 0
