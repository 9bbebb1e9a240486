"""An area of a screen that the one cursor can stand in: the new touch, the follow-ups, the
board."""

from __future__ import annotations

from typing import ClassVar, Literal

from textual.binding import BindingType
from textual.events import MouseScrollDown, MouseScrollUp
from textual.geometry import Offset
from textual.message import Message

from planner.tui.keys import cursor_bindings
from planner.tui.widgets.painted import Painted
from planner.value import NamedTuple

Way = Literal["up", "down", "left", "right"]


class KeyHint(NamedTuple):
    """A command that can be given here, and what it is called here."""

    command: str
    words: str


class Area(Painted, can_focus=True):
    """Takes the cursor keys and says when the cursor wants to leave; its screen decides where it
    goes."""

    BINDINGS: ClassVar[list[BindingType]] = [*cursor_bindings()]

    WHEEL: ClassVar[int] = 1
    """Rows that a notch of the mouse wheel moves the cursor by."""

    class Left(Message):
        """Posted when the cursor is at an edge and is moved past it; ``way`` is where to."""

        def __init__(self, area: Area, way: Way) -> None:
            super().__init__()
            self.area = area
            self.way = way

    class Opened(Message):
        """Posted when what the cursor stands on is double-clicked."""

    def contact(self) -> str | None:
        """The id of the contact under the cursor, if there is one."""
        raise NotImplementedError

    def hints(self) -> tuple[KeyHint, ...]:
        """What can be done with what the cursor stands on, for the footer."""
        return ()

    def enter(self, way: Way) -> None:
        """Put the cursor where it arrives when it comes in moving ``way``."""

    def step(self, rows: int) -> bool:
        """Move the cursor by rows, as far as there are any; return whether it has moved."""
        return False

    def cursor_place(self) -> Offset:
        """Return the first cell, on the screen, of what the cursor stands on."""
        return self.region.offset

    def page(self) -> int:
        """How many rows a page has."""
        return max(1, self.size.height - 2)

    def wheel(self, event: MouseScrollDown | MouseScrollUp, rows: int) -> bool:
        """Move by what the wheel turned; return whether anything has moved, else what is around may
        scroll."""
        return self.step(rows)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Move down."""
        if self.wheel(event, self.WHEEL):
            event.stop()

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Move up."""
        if self.wheel(event, -self.WHEEL):
            event.stop()

    def leave(self, way: Way) -> None:
        """Say that the cursor wants out."""
        self.post_message(self.Left(self, way))

    def action_cursor_up(self) -> None:
        """One row up, or out at the top."""
        if not self.step(-1):
            self.leave("up")

    def action_cursor_down(self) -> None:
        """One row down, or out at the bottom."""
        if not self.step(1):
            self.leave("down")

    def action_cursor_left(self) -> None:
        """Out at the left."""
        self.leave("left")

    def action_cursor_right(self) -> None:
        """Out at the right."""
        self.leave("right")

    def action_cursor_page_up(self) -> None:
        """One page up."""
        self.step(-self.page())

    def action_cursor_page_down(self) -> None:
        """One page down."""
        self.step(self.page())

    def action_cursor_first(self) -> None:
        """To the first row."""
        self.step(-(10**9))

    def action_cursor_last(self) -> None:
        """To the last row."""
        self.step(10**9)
