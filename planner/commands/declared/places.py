"""Where one goes in the app, and what works there alone."""

from __future__ import annotations

from planner.commands.declared.command import Command


class ShowToday(Command):
    """The day: the new touch, the follow-ups, the board."""

    name, title, key = "screen-today", "Today", "1"


class ShowBoard(Command):
    """The board at full height: cold, warming, active, owed a favour."""

    name, title, key = "screen-board", "Board", "2"


class ShowContact(Command):
    """The card of the contact under the cursor."""

    name, title, key = "screen-contact", "Contact", "3"


class ShowSheet(Command):
    """The sheet: everybody in one table, with a filter line, sorted as you like, changed many at once."""

    name, title, key = "screen-sheet", "Sheet", "4"


class ShowTriage(Command):
    """Sort the people you imported, one at a time."""

    name, title, key = "screen-triage", "Triage", "5"


class ShowSync(Command):
    """What was merged and from where, edits that met field by field, snapshots, and how the file is."""

    name, title, key = "screen-sync", "Sync", "9"


class TakeOther(Command):
    """Take the other of two values that met; once more turns it back."""

    name, title, key, place, footer = "take-other", "Take the other", "o", "sync", True


class AcceptDeletions(Command):
    """Delete what was taken out of the file by hand."""

    name, title, key, place = "accept-deletions", "Delete them", "d", "sync"


class KeepDeletions(Command):
    """Keep what was taken out of the file by hand."""

    name, title, key, place = "keep-deletions", "Keep them", "g", "sync"


class Mend(Command):
    """Mend what is wrong with the book; nothing is dropped."""

    name, title, key, place = "mend", "Mend", "r", "sync"


class Theme(Command):
    """Choose how the planner looks, with a live preview."""

    name, title, key = "theme", "Theme", "t"


class Help(Command):
    """The keys of the place you stand in."""

    name, title, key, footer = "help", "Help", "question_mark", True


class Quit(Command):
    """Leave. With the new touch still open, the planner asks once."""

    name, title, key, footer = "quit", "Quit", "q", True
