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


class DeleteTouchCommand(Command):
    """Delete the touch under the cursor, and with it what followed from it if you say so; one undo brings it back."""

    name = "delete-touch"
    title = "Delete"
    key = "x,delete"
    scope = "contact"
    doing = "command_delete_touch"
