"""The keys of the place one stands in, with what they do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.commands.catalogue import Command, Scope
from planner.commands.machine.keymap import MOVES
from planner.tui.cells import wrap
from planner.tui.keys import commands_at, key_words
from planner.tui.widgets.hints import Hints

WIDTH = 72
"""Cells of the panel, as the style sheet has it."""
FRAME = 9
"""Cells of it that its edge, its air and its scroll bar take."""
KEYS = 13
"""Cells of the keys."""
TITLES: Mapping[Scope, str] = {
    "today": "Today",
    "board": "With the cursor on a card or a follow-up",
    "contact": "On this card",
    "triage": "In triage",
    "sheet": "On the sheet",
    "sync": "On this screen",
    "duplicates": "With two who may be one",
    "everywhere": "Everywhere",
}


class HelpScreen(ModalScreen[None]):
    """A panel at the right; any of its keys closes it."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,q,enter", "close", "Close", show=False),
        Binding("j", "scroll(1)", "Down", show=False),
        Binding("k", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, place: Scope, keys: Mapping[str, str]) -> None:
        """Explain a place.

        Args:
            place: Where the user stands.
            keys: The key of each command.
        """
        super().__init__()
        self._place = place
        self._keys = keys

    def compose(self) -> ComposeResult:
        """The commands by place, the nearest first, then the cursor."""
        groups: dict[str, list[type[Command]]] = {}
        for command in commands_at(self._place):
            groups.setdefault(TITLES[command.scope], []).append(command)
        groups["The cursor"] = list(MOVES)
        room = min(WIDTH, self.app.size.width) - FRAME - KEYS
        with VerticalScroll(classes="aside"):
            yield Static(Content("HELP"), classes="sheet-title")
            for title, commands in groups.items():
                rows = [
                    Content.styled(title, "bold"),
                    *(self._row(command, room) for command in commands),
                ]
                if title == "The cursor":
                    rows.append(_row("tab", "To the next part of the screen.", room))
                yield Static(Content("\n").join(rows), classes="help-group")
            yield Static(
                Content.styled(
                    "A click does what a key does. keys.toml changes the keys.", "$muted"
                )
            )
            yield Hints(("esc", "close", "screen.close"))

    def _row(self, command: type[Command], room: int) -> Content:
        keys = " ".join(key_words(key) for key in self._keys[command.name].split(",") if key)
        return _row(keys or key_words(self._keys["palette"]), command.summary(), room)

    def action_scroll(self, rows: int) -> None:
        """Scroll the panel."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_close(self) -> None:
        """Close the panel."""
        self.dismiss(None)


def _row(keys: str, words: str, room: int) -> Content:
    first, *rest = wrap(words, room, 4) or [""]
    lines = [
        Content.assemble((keys.ljust(KEYS), "$accent"), first),
        *(Content(" " * KEYS + line) for line in rest),
    ]
    return Content("\n").join(lines)
