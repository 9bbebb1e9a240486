"""What is drawn is named by what it is for; the theme says how that looks. Lines are built cell by
cell.

Widgets draw by the line: a ``PaintedLine`` takes clean or raw text with a role for each piece and
never grows wider than it was asked to be. No colour stands in the code."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip

from planner.tui.cells import clean, fit

Role = Literal[
    "text",
    "name",
    "muted",
    "faint",
    "rule",
    "heading",
    "accent",
    "hero",
    "key",
    "cold",
    "warming",
    "active",
    "owed",
    "good",
    "warning",
    "error",
]
"""What a piece of a line is."""
Ground = Literal["background", "surface", "panel", "selection"]
"""What a line stands on; ``selection`` is the row under the cursor."""

_VARIABLES: Mapping[Role, str] = {
    "text": "foreground",
    "name": "foreground",
    "heading": "muted",
    "hero": "accent",
    "key": "accent",
    "cold": "stage-cold",
    "warming": "stage-warming",
    "active": "stage-active",
    "owed": "stage-owed",
}
_BOLD = frozenset({"name", "heading", "hero", "key"})
_DEFAULT = "ansi_default"
_QUIET = frozenset({"muted", "faint", "rule", "heading"})


class Paint:
    """Rich styles by role and ground for one theme; made anew when the theme changes, cheap to
    ask."""

    def __init__(self, variables: Mapping[str, str], *, ansi: bool) -> None:
        """Take the colours from the style sheet's variables.

        Args:
            variables: Name to colour, as `App.theme_variables` has them.
            ansi: Whether the theme uses the terminal's own colours: then quiet is dim, and the
                cursor reversed.
        """
        self._styles: dict[tuple[Role, Ground], Style] = {}
        grounds: tuple[Ground, ...] = get_args(Ground)
        roles: tuple[Role, ...] = get_args(Role)
        for ground in grounds:
            below = Color.parse(variables[ground]).rich_color
            turned = ansi and ground == "selection"
            for role in roles:
                name: str = "foreground" if turned else _VARIABLES.get(role, role)
                if name == "faint" and ground == "selection":
                    name = "muted"  # the faintest words cannot be read on the brightest ground
                color = variables[name]
                self._styles[role, ground] = Style(
                    color=Color.parse(color).rich_color,
                    bgcolor=below,
                    bold=role in _BOLD or None,
                    # Where the theme names no colour for what is quiet, it is dimmed.
                    dim=(color == _DEFAULT and not turned and role in _QUIET) or None,
                    reverse=turned or None,
                )

    def style(self, role: Role, ground: Ground = "background") -> Style:
        """The style of a role on a ground."""
        return self._styles[role, ground]


class PaintedLine:
    """One line of cells in the making, ``width`` cells wide at most."""

    def __init__(self, paint: Paint, width: int, ground: Ground = "background") -> None:
        self._paint = paint
        self._width = width
        self._ground = ground
        self._segments: list[Segment] = []
        self._right: list[Segment] = []
        self.room = width
        """Cells that are still free."""

    def put(
        self, text: str, role: Role = "text", *, click: str = "", most: int | None = None
    ) -> PaintedLine:
        """Add text at the left, cut with an ellipsis if it takes more than what is free or ``most``
        cells.

        Args:
            text: Any text, the user's included.
            role: What it is.
            click: The action that a click on it runs, such as ``app.command('new')``.
            most: The most cells it may take.
        """
        self._segments.extend(self._segment(text, role, click, most))
        return self

    def end(self, text: str, role: Role = "text", *, click: str = "") -> PaintedLine:
        """Add text at the right end, after what was added there before; put it there before the
        left is filled."""
        self._right.extend(self._segment(text, role, click, None))
        return self

    def gap(self, cells: int) -> PaintedLine:
        """Add blank cells."""
        cells = min(cells, self.room)
        if cells > 0:
            self._segments.append(Segment(" " * cells, self._paint.style("text", self._ground)))
            self.room -= cells
        return self

    def hint(self, key: str, words: str, command: str) -> PaintedLine:
        """Add a key and what it does; a click on either does it. Left out whole where it does not
        fit."""
        if cell_len(key) + 1 + cell_len(words) <= self.room:
            click = f"app.command('{command}')"
            self.put(key, "key", click=click).put(f" {words}", "muted", click=click)
        return self

    def segments(self) -> list[Segment]:
        """The finished line, exactly as wide as was asked, in pieces."""
        self.gap(self.room)
        return [*self._segments, *self._right]

    def strip(self) -> Strip:
        """The finished line, exactly as wide as was asked."""
        return Strip(self.segments(), self._width)

    def _segment(self, text: str, role: Role, click: str, most: int | None) -> list[Segment]:
        room = self.room if most is None else min(most, self.room)
        visible = fit(clean(text), room)
        if not visible:
            return []
        self.room -= cell_len(visible)
        style = self._paint.style(role, self._ground)
        if click:
            style += Style.from_meta({"@click": click})
        words = visible.lstrip(" ")
        # Blanks stand in a segment of their own: some programs that draw an exported picture drop
        # those before a text.
        blanks = [Segment(" " * (len(visible) - len(words)), style)] if words != visible else []
        return [*blanks, Segment(words, style)] if words else blanks
