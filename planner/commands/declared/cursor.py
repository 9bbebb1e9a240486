"""The keys that move the cursor; whatever has the focus binds them."""

from __future__ import annotations

from planner.commands.declared.command import Command


class CursorUpCommand(Command):
    """Move the cursor up."""

    name = "cursor-up"
    title = "Up"
    key = "up,k"
    doing = "action_cursor_up"


class CursorDownCommand(Command):
    """Move the cursor down."""

    name = "cursor-down"
    title = "Down"
    key = "down,j"
    doing = "action_cursor_down"


class CursorLeftCommand(Command):
    """Move the cursor left, to the column before."""

    name = "cursor-left"
    title = "Left"
    key = "left,h"
    doing = "action_cursor_left"


class CursorRightCommand(Command):
    """Move the cursor right, to the next column."""

    name = "cursor-right"
    title = "Right"
    key = "right"
    doing = "action_cursor_right"


class CursorPageUpCommand(Command):
    """Move the cursor up by a page."""

    name = "cursor-page-up"
    title = "Page up"
    key = "pageup"
    doing = "action_cursor_page_up"


class CursorPageDownCommand(Command):
    """Move the cursor down by a page."""

    name = "cursor-page-down"
    title = "Page down"
    key = "pagedown"
    doing = "action_cursor_page_down"


class CursorFirstCommand(Command):
    """Move the cursor to the first row."""

    name = "cursor-first"
    title = "First"
    key = "home"
    doing = "action_cursor_first"


class CursorLastCommand(Command):
    """Move the cursor to the last row."""

    name = "cursor-last"
    title = "Last"
    key = "end,G"
    doing = "action_cursor_last"
