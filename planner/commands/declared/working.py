"""What one does through the day: log, tick off, put off, move, find, take back."""

from __future__ import annotations

from planner.commands.declared.command import Command


class Log(Command):
    """Log a meeting, a call or a message in one line.

    planner log "coffee w/ Ana Li yesterday #design 40m; promised intro to Sam by fri; next: send deck in 2w"
    """

    name, title, key, footer, shell = "log", "Log", "l", True, True


class LogMany(Command):
    """Log a whole event in one go: a first line that all share, then a line for each person."""

    name, title, key = "log-many", "Log many", "ctrl+l"


class Inbox(Command):
    """Take in the lines that you wrote on the phone, from NAME.inbox.txt beside the book.

    What cannot be understood stays there, with the reason, until you decide.
    """

    name, title, key, shell = "inbox", "Inbox", "I", True


class NewTouch(Command):
    """Make today's new touch: write the line that logs it."""

    name, title, key, place, footer = "new", "New touch", "n", "today", True


class Prepare(Command):
    """Write down what to say to the new touch before you reach out."""

    name, title, key, place = "prepare", "Prepare", "p", "today"


class Another(Command):
    """Offer somebody else from the bench as today's new touch."""

    name, title, key, place = "another", "Another", "b", "today"


class Skip(Command):
    """Skip today's new touch, with a reason; the streak counts the day as missed."""

    name, title, key, place, shell = "skip", "Skip", "x", "today", True


class Pledge(Command):
    """Say at what time you mean to make the new touch; what is fixed to a time gets done.

    planner pledge 8:30 · planner pledge 8:30 --daily · planner pledge none
    """

    name, title, key, place, shell = "pledge", "Pledge a time", "P", "today", True


class Lighter(Command):
    """Take a lighter day: half the minutes, and nothing is lost; what does not fit waits.

    planner lighter · planner lighter --usual takes it back
    """

    name, title, key, place, shell = "lighter", "Lighter day", "Z", "today", True


class Off(Command):
    """Take a day off, or several: they do not count, and nothing falls due on them.

    planner off 2026-12-24..2027-01-01
    """

    name, title, key, place, shell = "off", "Day off", "o", "today", True


class Done(Command):
    """Tick off a follow-up: the promise is kept, the touch is logged."""

    name, title, key, place, footer, shell = "done", "Done", "space", "board", True, True


class Snooze(Command):
    """Put a follow-up off until a day. It stays off, and does not count as contact.

    planner snooze ID 2w
    """

    name, title, key, place, footer, shell = "snooze", "Snooze", "s", "board", True, True


class Write(Command):
    """Write to the contact: your mail program opens with a beginning, and one key logs what was sent.

    planner write "Ana Li" · planner write "Ana Li" --sent
    """

    name, title, key, place, footer, shell = "write", "Write", "e", "board", True, True


class Copy(Command):
    """Copy the contact's address."""

    name, title, key, place = "copy", "Copy", "y", "board"


class Open(Command):
    """Open the contact under the cursor."""

    name, title, key, place, footer = "open", "Open", "enter", "board", True


class Move(Command):
    """Move the card to another column by hand; it stays there until the next touch."""

    name, title, key, place = "move", "Move", "m", "board"


class MoveLeft(Command):
    """Move the card one column to the left."""

    name, title, key, place = "move-left", "Move left", "shift+left,H", "board"


class MoveRight(Command):
    """Move the card one column to the right."""

    name, title, key, place = "move-right", "Move right", "shift+right,L", "board"


class Release(Command):
    """Give a card that was moved by hand back to the engine."""

    name, title, key, place = "release", "Release", "r", "board"


class Find(Command):
    """Find people by name, organisation, role, tag, note, what they want or where you met."""

    name, title, key, footer, shell = "find", "Find", "slash", True, True


class Undo(Command):
    """Undo the last change, whatever it was."""

    name, title, key, footer, shell = "undo", "Undo", "u", True, True


class Redo(Command):
    """Redo what was undone."""

    name, title, key, shell = "redo", "Redo", "ctrl+r", True
