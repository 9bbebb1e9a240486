"""What works on a contact's card alone."""

from __future__ import annotations

from planner.commands.declared.command import Command


class TimelineCommand(Command):
    """Go to the timeline: what happened with them, the newest first. Enter edits the line of a touch."""

    name = "timeline"
    title = "Timeline"
    key = "T"
    scope = "contact"
    doing = "command_timeline"


class CardNextCommand(Command):
    """Show the next part of the card: dossier, timeline, promises and favours, year, introductions."""

    name = "card-next"
    title = "Next part"
    key = "right_square_bracket"
    scope = "contact"
    doing = "command_card_next"


class CardBeforeCommand(Command):
    """Show the part of the card before this one."""

    name = "card-before"
    title = "Part before"
    key = "left_square_bracket"
    scope = "contact"
    doing = "command_card_before"


class TieYearCommand(Command):
    """Show the year of the tie: a calendar, and how warm it is and ever was."""

    name = "tie-year"
    title = "Year"
    key = "Y"
    scope = "contact"
    doing = "command_tie_year"


class AddPromiseCommand(Command):
    """Note a promise of yours to them, with its day: the line is begun already."""

    name = "add-promise"
    title = "Promise"
    key = "P"
    scope = "contact"
    doing = "command_add_promise"


class AddOwedCommand(Command):
    """Note a favour that they did you: you owe them one."""

    name = "add-owed"
    title = "Their favour"
    key = "F"
    scope = "contact"
    doing = "command_add_owed"


class AddGivenCommand(Command):
    """Note a favour that you did them."""

    name = "add-given"
    title = "Your favour"
    key = "O"
    scope = "contact"
    doing = "command_add_given"


class AddHookCommand(Command):
    """Write down something to say to them the next time."""

    name = "add-hook"
    title = "To say"
    key = "S"
    scope = "contact"
    doing = "command_add_hook"


class DeleteTouchCommand(Command):
    """Delete the touch, promise, favour or hook under the cursor; of a touch what followed from it too, if you say so."""

    name = "delete-touch"
    title = "Delete"
    key = "x,delete"
    scope = "contact"
    doing = "command_delete_touch"
