"""Changes taken back, the synced file, its copies and snapshots."""

from __future__ import annotations

from planner.commands.declared.command import DRY_RUN, Command, Flag, Option, Word


class UndoCommand(Command):
    """Undo the last change, whatever it was."""

    name = "undo"
    title = "Undo"
    key = "u"
    footer = True
    doing = "command_undo"
    run = "planner.cli.day.undo:undo"
    takes = (DRY_RUN,)


class RedoCommand(Command):
    """Redo what was undone."""

    name = "redo"
    title = "Redo"
    key = "ctrl+r"
    doing = "command_redo"
    run = "planner.cli.day.undo:redo"
    takes = (DRY_RUN,)


class HistoryCommand(Command):
    """The changes that can be undone, the newest first."""

    name = "history"
    title = "History"
    run = "planner.cli.day.undo:history"
    takes = (Option("--limit", "N", "how many (20)", default=20, number=int),)


class SyncCommand(Command):
    """Merge what other machines wrote, show what lost, and take the other value back.

    planner sync --take ID
    """

    name = "sync"
    title = "Sync"
    run = "planner.cli.file.sync:sync"
    takes = (
        Option("--take", "ID", "take the other value of a conflict", default="", offers="conflict"),
        Flag(
            "--accept-deletions",
            "delete what was taken out of the file by hand",
            rivals="deletions",
        ),
        Flag("--keep-deletions", "keep it", rivals="deletions"),
        Option(
            "--driver",
            ("BASE", "OURS", "THEIRS"),
            "git's merge driver: merge two versions into OURS",
            offers="file",
        ),
        Option(
            "--merge",
            ("ONE", "OTHER", "RESULT"),
            "Unison's merge program: merge two versions into RESULT",
            offers="file",
        ),
        DRY_RUN,
    )


class SnapshotsCommand(Command):
    """The snapshots of the book: the last fifty, and one a day for ninety days."""

    name = "snapshots"
    title = "Snapshots"
    run = "planner.cli.file.snapshots:snapshots"


class RestoreCommand(Command):
    """Bring the book back to what it was, as one change that can be undone.

    planner restore yesterday · planner restore 2026-11-20 18:00
    """

    name = "restore"
    title = "Restore"
    run = "planner.cli.file.snapshots:restore"
    takes = (
        Word(
            "when",
            "WHEN",
            "a day, a day and a time, or the name of a snapshot: 2026-11-20, “yesterday 18:00”",
            many="+",
            offers="snapshot",
        ),
        DRY_RUN,
    )


class DoctorCommand(Command):
    """Look the book over: structure, references, dates, stray copies, clocks; mend it without dropping a thing.

    planner doctor --repair
    It ends with 1 where something is wrong. What has no place any more goes to the lost and found, which it lists.
    """

    name = "doctor"
    title = "Doctor"
    run = "planner.cli.file.doctor:doctor"
    takes = (
        Flag("--repair", "mend what can be mended; nothing is dropped"),
        DRY_RUN,
    )


class TakeOtherCommand(Command):
    """Take the other of two values that met; once more turns it back."""

    name = "take-other"
    title = "Take the other"
    key = "o"
    scope = "sync"
    footer = True
    doing = "command_take_other"


class AcceptDeletionsCommand(Command):
    """Delete what was taken out of the file by hand."""

    name = "accept-deletions"
    title = "Delete them"
    key = "d"
    scope = "sync"
    doing = "command_accept_deletions"


class KeepDeletionsCommand(Command):
    """Keep what was taken out of the file by hand."""

    name = "keep-deletions"
    title = "Keep them"
    key = "K"
    scope = "sync"
    doing = "command_keep_deletions"


class MendCommand(Command):
    """Mend what is wrong with the book; nothing is dropped."""

    name = "mend"
    title = "Mend"
    key = "r"
    scope = "sync"
    doing = "command_mend"
