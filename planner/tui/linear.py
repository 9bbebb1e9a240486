"""For screen readers: the terminal's own cursor stands where the planner's is, and on what was said
last, since that is what a screen reader reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from rich.control import Control

from planner.tui.widgets.footer import KeyFooter

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Offset

_SHOW_CURSOR = "\x1b[?25h"


@runtime_checkable
class CursorHolder(Protocol):
    """A widget that says where its cursor stands."""

    def cursor_place(self) -> Offset:
        """Return the first cell, on the screen, of what the cursor stands on."""
        ...


def cursor_place(app: App[Any]) -> Offset:
    """Return where the terminal's cursor belongs: on what was said of the last change while it is
    shown, else on the row that the cursor is on."""
    for footer in app.screen.query(KeyFooter):
        if footer.message:
            return footer.region.offset
    focus: Any = app.focused
    if focus is None:
        return app.screen.region.offset
    if isinstance(focus, CursorHolder):
        return focus.cursor_place()
    # A line of text says it as Textual's widgets do; of any other widget it is the first cell.
    place: Offset = getattr(focus, "cursor_screen_offset", focus.region.offset)
    return place


def place_cursor(app: App[Any]) -> None:
    """Put the terminal's cursor where it belongs, and show it."""
    app.cursor_position = cursor_place(app)
    driver = app._driver
    if driver is not None and not app.is_headless:
        # Textual moves it with the next change of the screen alone, and keeps it hidden.
        driver.write(Control.move_to(*app.cursor_position).segment.text + _SHOW_CURSOR)
        driver.flush()
