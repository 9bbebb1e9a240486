"""People who were imported, sorted one at a time."""

from __future__ import annotations

from planner.commands.declared.command import Command


class KeepGoodCommand(Command):
    """Keep: hear from them twice a year."""

    name = "keep"
    title = "Keep"
    key = "g"
    scope = "triage"
    footer = True
    doing = "command_keep"


class KeepCloseCommand(Command):
    """Keep close: monthly."""

    name = "keep-close"
    title = "Close"
    key = "c"
    scope = "triage"
    footer = True
    doing = "command_keep_close"


class KeepWarmCommand(Command):
    """Keep warm: quarterly."""

    name = "keep-warm"
    title = "Warm"
    key = "w"
    scope = "triage"
    footer = True
    doing = "command_keep_warm"


class KeepDistantCommand(Command):
    """Keep at a distance: yearly."""

    name = "keep-distant"
    title = "Distant"
    key = "d"
    scope = "triage"
    footer = True
    doing = "command_keep_distant"


class MaybeCommand(Command):
    """Not now: out of the plan, but not forgotten."""

    name = "maybe"
    title = "Maybe"
    key = "m"
    scope = "triage"
    footer = True
    doing = "command_maybe"


class IgnoreCommand(Command):
    """Ignore: out of the plan for good."""

    name = "ignore"
    title = "Ignore"
    key = "x"
    scope = "triage"
    footer = True
    doing = "command_ignore"


class SameCommand(Command):
    """Merge: this is somebody whom the book has already, as the card says."""

    name = "same"
    title = "Merge"
    key = "equals_sign"
    scope = "triage"
    footer = True
    doing = "command_same"


class LaterCommand(Command):
    """Leave this one for later and look at the next."""

    name = "later"
    title = "Later"
    key = "space"
    scope = "triage"
    footer = True
    doing = "command_later"
