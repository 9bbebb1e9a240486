"""Cards of the board, moved by hand."""

from __future__ import annotations

from planner.commands.declared.command import Command


class MoveCommand(Command):
    """Move the card to another column by hand; it stays there until the next touch."""

    name = "move"
    title = "Move"
    key = "m"
    scope = "board"
    doing = "command_move"


class MoveLeftCommand(Command):
    """Move the card one column to the left."""

    name = "move-left"
    title = "Move left"
    key = "shift+left,H"
    scope = "board"
    doing = "command_move_left"


class MoveRightCommand(Command):
    """Move the card one column to the right."""

    name = "move-right"
    title = "Move right"
    key = "shift+right,L"
    scope = "board"
    doing = "command_move_right"


class ReleaseCommand(Command):
    """Give a card that was moved by hand back to the engine."""

    name = "release"
    title = "Release"
    key = "r"
    scope = "board"
    doing = "command_release"
