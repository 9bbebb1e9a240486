"""Every thing that a user can do, declared once: its name, its key, where it is shown, and what it says of itself.

From a declaration come the key binding (its name is the binding's id, so that keys.toml can remap it), the footer, the
palette entry, the help, the shell's sub-command and the documentation of the key map. What a command does stands in the
other files of this folder. This one is read on every start, so it imports nothing that is not needed to declare.
"""

from __future__ import annotations

from typing import ClassVar, Literal

Place = Literal["everywhere", "board", "today", "contact", "triage", "sheet", "sync"]
"""Where a key works: ``everywhere``; with a card or an item under the cursor (``board``); on that one screen."""


class Command:
    """A thing that a user can do. The first line of its docstring says what, the rest how."""

    name: ClassVar[str]
    """The shell's word for it, the id of its key binding and its name in keys.toml."""
    title: ClassVar[str]
    """A word or two for the footer and the palette."""
    key: ClassVar[str] = ""
    """Its default keys, separated by commas; empty where it has none."""
    place: ClassVar[Place] = "everywhere"
    footer: ClassVar[bool] = False
    """Whether the footer shows it."""
    app: ClassVar[bool] = True
    """Whether the app has it."""
    shell: ClassVar[bool] = False
    """Whether `planner NAME` exists."""

    @classmethod
    def summary(cls) -> str:
        """The first line of the docstring."""
        return (cls.__doc__ or "").strip().splitlines()[0]

    @classmethod
    def help(cls) -> str:
        """The whole docstring, with its indentation taken out."""
        return "\n".join(line.strip() for line in (cls.__doc__ or "").strip().splitlines())


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


class Add(Command):
    """Add a contact.

    planner add "Ana Li" --org Acme --role "Head of Product" --tag design
    """

    name, title, key, shell = "add", "Add", "a", True


class Import(Command):
    """Bring people in from LinkedIn's Connections.csv or a planner's JSON; they land in triage."""

    name, title, key, shell = "import", "Import", "i", True


class Export(Command):
    """Let people out as CSV, vCards or JSON, the days to come as a calendar, or the week as Markdown.

    planner export people.csv · planner export phone.vcf --filter "tag:design" · planner export - --format md
    Private notes, private touches and leads stay in the book unless you say --private. A calendar that is written
    anew after each change: planner config calendar_file ~/Sync/planner.ics
    """

    name, title, app, shell = "export", "Export", False, True


class Duplicates(Command):
    """Find who may be in the book twice, with a score and the reasons.

    planner duplicates · planner duplicates --not-same ID ID
    """

    name, title, app, shell = "duplicates", "Duplicates", False, True


class Merge(Command):
    """Make one contact of two: nothing that is known of either is lost.

    planner merge KEEP OTHER --dry-run
    """

    name, title, app, shell = "merge", "Merge", False, True


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


class KeepGood(Command):
    """Keep: hear from them twice a year."""

    name, title, key, place, footer = "keep", "Keep", "g", "triage", True


class KeepClose(Command):
    """Keep close: monthly."""

    name, title, key, place, footer = "keep-close", "Close", "c", "triage", True


class KeepWarm(Command):
    """Keep warm: quarterly."""

    name, title, key, place, footer = "keep-warm", "Warm", "w", "triage", True


class KeepDistant(Command):
    """Keep at a distance: yearly."""

    name, title, key, place, footer = "keep-distant", "Distant", "d", "triage", True


class Maybe(Command):
    """Not now: out of the plan, but not forgotten."""

    name, title, key, place, footer = "maybe", "Maybe", "m", "triage", True


class Ignore(Command):
    """Ignore: out of the plan for good."""

    name, title, key, place, footer = "ignore", "Ignore", "x", "triage", True


class Same(Command):
    """Merge: this is somebody whom the book has already, as the card says."""

    name, title, key, place, footer = "same", "Merge", "equals_sign", "triage", True


class Later(Command):
    """Leave this one for later and look at the next."""

    name, title, key, place, footer = "later", "Later", "space", "triage", True


class Theme(Command):
    """Choose how the planner looks, with a live preview."""

    name, title, key = "theme", "Theme", "t"


class Help(Command):
    """The keys of the place you stand in."""

    name, title, key, footer = "help", "Help", "question_mark", True


class Quit(Command):
    """Leave. With the new touch still open, the planner asks once."""

    name, title, key, footer = "quit", "Quit", "q", True


class Today(Command):
    """The day plan: the new touch, the follow-ups that fit, and why."""

    name, title, app, shell = "today", "Today", False, True


class Edit(Command):
    """Change a contact's fields.

    planner edit "Ana Li" --org Globex --cadence monthly
    """

    name, title, app, shell = "edit", "Edit", False, True


class List(Command):
    """List contacts with their stage, temperature and when they are due.

    planner list --filter "stage:warming org:acme due<14d -set" --columns name,org,due --sort due,-last
    """

    name, title, app, shell = "list", "List", False, True


class Show(Command):
    """Show a contact: card, timeline, promises, favours, and what is next."""

    name, title, app, shell = "show", "Show", False, True


class History(Command):
    """The changes that can be undone, the newest first."""

    name, title, app, shell = "history", "History", False, True


class Why(Command):
    """Why a contact is where it is and when it comes up next, with the numbers and what would change it."""

    name, title, app, shell = "why", "Why", False, True


class Forecast(Command):
    """The load of the next 26 weeks against what your minutes hold, and the smallest change that fits."""

    name, title, app, shell = "forecast", "Forecast", False, True


class Stats(Command):
    """What came of it: the funnel, the pace, whom you reach, and your temperature by quarter."""

    name, title, app, shell = "stats", "Numbers", False, True


class Hubs(Command):
    """What each event, group and venue has yielded, its red flags, and the verdict.

    planner hubs edit PyData --kind "specialty event" --cost 12 --every monthly --flag "public leads only"
    """

    name, title, app, shell = "hubs", "Hubs", False, True


class Orgs(Command):
    """Whom you know at each organisation, how warm, and where all hangs on one person."""

    name, title, app, shell = "orgs", "Organisations", False, True


class Intros(Command):
    """Who introduced whom, and the best connectors by what came of it."""

    name, title, app, shell = "intros", "Introductions", False, True


class Hooks(Command):
    """The library of things to say: who would care, and who has heard it.

    planner hooks add "My talk is online" --tag platform --expires 4w
    """

    name, title, app, shell = "hooks", "Hooks", False, True


class Favours(Command):
    """The favours that are open in both directions, and how each contact's balance stands.

    planner favours settle ID --part 0.5
    """

    name, title, app, shell = "favours", "Favours", False, True


class Sync(Command):
    """Merge what other machines wrote, show what lost, and take the other value back.

    planner sync --take ID
    """

    name, title, app, shell = "sync", "Sync", False, True


class Snapshots(Command):
    """The snapshots of the book: the last fifty, and one a day for ninety days."""

    name, title, app, shell = "snapshots", "Snapshots", False, True


class Restore(Command):
    """Bring the book back to what it was, as one change that can be undone.

    planner restore yesterday · planner restore 2026-11-20 18:00
    """

    name, title, app, shell = "restore", "Restore", False, True


class Doctor(Command):
    """Look the book over: structure, references, dates, stray copies, clocks; mend it without dropping a thing.

    planner doctor --repair
    It ends with 1 where something is wrong. What has no place any more goes to the lost and found, which it lists.
    """

    name, title, app, shell = "doctor", "Doctor", False, True


class Demo(Command):
    """Open a throwaway sample book: a believable year of somebody's network."""

    name, title, app, shell = "demo", "Demo", False, True


class Config(Command):
    """Show or change settings.

    planner config budget_minutes 15
    """

    name, title, app, shell = "config", "Settings", False, True


class Keys(Command):
    """The key map, as it is and as it can be changed in keys.toml."""

    name, title, app, shell = "keys", "Keys", False, True


COMMANDS: tuple[type[Command], ...] = (
    Log, LogMany, NewTouch, Prepare, Another, Skip, Off, Done, Snooze, Write, Copy, Open, Move, MoveLeft, MoveRight,
    Release, Find, Undo, Redo, Add, Import, Export, Duplicates, Merge, ShowToday, ShowBoard, ShowContact, ShowSheet,
    ShowTriage,
    ShowSync, TakeOther, AcceptDeletions, KeepDeletions, Mend,
    KeepGood, KeepClose, KeepWarm, KeepDistant, Maybe, Ignore, Same, Later, Theme, Help, Quit, Today, Inbox, Edit, List,
    Show, Why, History, Forecast, Stats, Hubs, Orgs, Intros, Hooks, Favours, Sync, Snapshots, Restore, Doctor, Demo,
    Config, Keys,
)
"""All of them, in the order in which the palette and the help show them."""
