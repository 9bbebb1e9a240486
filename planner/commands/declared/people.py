"""Whom one brings in, sorts and lets out."""

from __future__ import annotations

from planner.commands.declared.command import Command


class Add(Command):
    """Add a contact.

    planner add "Ana Li" --org Acme --role "Head of Product" --tag design
    """

    name, title, key, shell = "add", "Add", "a", True


class Import(Command):
    """Bring people in from LinkedIn, Google, Outlook, a spreadsheet, vCards or another planner; they land in triage.

    planner import Connections.csv --dry-run · planner import contacts.csv --map "Spalte=org"
    """

    name, title, key, shell = "import", "Import", "i", True


class Export(Command):
    """Let people out as CSV, vCards or JSON, the days to come as a calendar, or the week as Markdown.

    planner export people.csv · planner export phone.vcf --filter "tag:design" · planner export - --format md
    Private notes, private touches and leads stay in the book unless you say --private. A calendar that is written
    anew after each change: planner config calendar_file ~/Sync/planner.ics
    """

    name, title, app, shell = "export", "Export", False, True


class Duplicates(Command):
    """Find who may be in the book twice, with a score and the reasons; merge them side by side, or tell them apart.

    planner duplicates · planner duplicates --not-same ID ID
    """

    name, title, key, shell = "duplicates", "Duplicates", "D", True


class Merge(Command):
    """Make one contact of two: nothing that is known of either is lost.

    planner merge KEEP OTHER --dry-run · planner merge KEEP OTHER --take org=other --take tags=keep
    """

    name, title, app, shell = "merge", "Merge", False, True


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
