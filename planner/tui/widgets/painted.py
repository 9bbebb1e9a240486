"""The base of the widgets that draw themselves by the line."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Self, get_args

from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planner.tui.paint import Ground, Line, Paint, Role, variable_of

_NAMES = tuple(sorted({*map(variable_of, get_args(Role)), *get_args(Ground)}))

MARGIN = 2
"""Cells between the edge of a widget, where the cursor's bar stands, and its words."""


@lru_cache(maxsize=8)
def _paint(values: tuple[str, ...], ansi: bool) -> Paint:
    return Paint(dict(zip(_NAMES, values, strict=True)), ansi=ansi)


def paint_of(app: App[Any]) -> Paint:
    """Return the styles of the theme that the app shows now."""
    variables = app.theme_variables or app.get_css_variables()
    return _paint(tuple(variables[name] for name in _NAMES), app.current_theme.ansi)


class Painted(Widget):
    """A widget whose ``draw`` makes all of its lines at once; they are kept until something changes."""

    DEFAULT_CSS = "Painted { height: auto; }"

    _drawn: tuple[tuple[object, ...], list[Strip]] | None = None

    def draw(self, width: int, height: int) -> list[Strip]:
        """Return the lines to show in ``width`` by ``height`` cells; fewer lines leave the rest blank."""
        raise NotImplementedError

    def line(self, width: int, ground: Ground = "background") -> Line:
        """Begin a line."""
        return Line(paint_of(self.app), width, ground)

    def render_line(self, y: int) -> Strip:
        """Return one line of what ``draw`` made."""
        width, height = self.size
        key = (width, height, paint_of(self.app), self.has_focus)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self.draw(width, height))
        lines = self._drawn[1]
        return lines[y] if y < len(lines) else self.line(width).strip()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw anew."""
        self._drawn = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw anew when the theme has changed: what is drawn by hand does not follow the style sheet by itself."""
        super().notify_style_update()
        self.refresh()
