"""The base of the widgets that draw themselves by the line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from textual.app import App
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from planner.tui.paint import Ground, Paint, PaintedLine

TALL_SCREEN = 34
"""Rows of the terminal from which on there is air between the parts of a screen."""
MARGIN = 2
"""Cells between the edge of a widget, where the cursor's bar stands, and its words."""


LINEAR = "-linear"
"""The class of the app where all is shown in one column, for a screen reader."""


class _Last:
    """The styles that were made last, and for which variables: asked for with every line, made when
    a theme changes."""

    variables: Mapping[str, str] | None = None
    ansi = False
    paint: Paint


def paint_of(app: App[Any]) -> Paint:
    """Return the styles of the theme that the app shows now."""
    variables = app.theme_variables or app.get_css_variables()
    if variables is not _Last.variables or app.current_theme.ansi != _Last.ansi:
        _Last.variables, _Last.ansi = variables, app.current_theme.ansi
        _Last.paint = Paint(variables, ansi=_Last.ansi)
    return _Last.paint


class Painted(Widget):
    """A widget whose ``draw`` makes all of its lines at once; they are kept until something
    changes."""

    DEFAULT_CSS = "Painted { height: auto; }"

    _drawn: tuple[tuple[object, ...], list[Strip]] | None = None

    def draw(self, width: int, height: int) -> list[Strip]:
        """Return the lines to show in ``width`` by ``height`` cells; fewer lines leave the rest
        blank."""
        raise NotImplementedError

    def line(self, width: int, ground: Ground = "background") -> PaintedLine:
        """Begin a line."""
        return PaintedLine(paint_of(self.app), width, ground)

    def render_line(self, y: int) -> Strip:
        """Return one line of what ``draw`` made."""
        width, height = self.size
        key = (width, height, paint_of(self.app), self.has_focus)
        if self._drawn is None or self._drawn[0] != key:
            self._drawn = (key, self.draw(width, height))
        lines = self._drawn[1]
        return lines[y] if y < len(lines) else self.line(width).strip()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw anew."""
        self._drawn = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw anew when the theme has changed: what is drawn by hand does not follow the style
        sheet by itself."""
        super().notify_style_update()
        self.refresh()
