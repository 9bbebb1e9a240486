"""A quiet line of keys and what they do; each can be clicked as well."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

PanelHint = tuple[str, str, str]
"""The key as written for people, what it does, and the action that a click runs."""


def hints(*items: PanelHint) -> Content:
    """Return the hints as one line: ``enter log   esc close``."""
    parts = []
    for key, words, action in items:
        click = Style.from_meta({"@click": action}) if action else Style()
        parts.append(
            Content.assemble(
                (key, Style.parse("$accent") + click), (f" {words}", Style.parse("$muted") + click)
            )
        )
    return Content("   ").join(parts)


class Hints(Static):
    """The hints of a panel, at its foot."""

    DEFAULT_CSS = """
    Hints { height: auto; width: 1fr; }
    """
    auto_links = False

    def __init__(self, *items: PanelHint, **options: Any) -> None:
        """Make a line of hints; ``options`` are a widget's own."""
        super().__init__(**options)
        self._items = items

    def on_mount(self) -> None:
        """Draw it once the theme is known."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.set(*self._items))
        self.set(*self._items)

    def set(self, *items: PanelHint) -> None:
        """Show other hints."""
        self._items = items
        self.update(hints(*items))
