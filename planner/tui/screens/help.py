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
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.tui.cells import wrap
from planner.tui.glyphs import (
    ARROWS,
    COLUMN_GLYPHS,
    DAY_MARKS,
    EMPTY,
    FULL,
    STAR,
    THIN_BAR,
)
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
    "columns": "On the board",
    "contact": "On this card",
    "triage": "In triage",
    "sheet": "On the sheet",
    "sync": "On this screen",
    "duplicates": "With two who may be one",
    "list": "With the cursor in a list",
    "hubs": "Among the hubs",
    "hooks": "Among the hooks",
    "introductions": "Among the introductions",
    "numbers": "Among the numbers",
    "review": "In the review",
    "proposals": "With the cursor on what is proposed",
    "evening": "In the evening",
    "inbox": "In the inbox",
    "settings": "Among the settings",
    "everywhere": "Everywhere",
}

DAY = (
    (
        "37.0°",
        "Your networking temperature: 37.0 is your usual week, above it a burst, below gone quiet.",
    ),
    (
        " ".join(DAY_MARKS.values()),
        "The last working days: kept, missed, missed but forgiven, off, and today still open.",
    ),
    (f"{FULL}{EMPTY}", "Minutes of the budget: spent, and left."),
)
CARDS = (
    (" ".join(COLUMN_GLYPHS.values()), "The columns: cold, warming, active, owed a favour."),
    (" ".join(ARROWS.values()), "Where a tie is heading: warmer, cooler, level."),
    ("0 d", "Days since you were last in touch; with a day after it, when they come up next."),
    (THIN_BAR, "The colour of the column; a broad bar is the cursor."),
)
ITEMS = (
    *((kind.sign, f"A follow-up: {kind.words}.") for kind in FOLLOW_UP_KINDS.values()),
    (STAR, "The new touch of the day."),
)
TIES = (
    ("→ ← ●", "A touch: from you, from them, a meeting."),
    ("◍ ◇ ⇄ ↗ × ✎", "A call, an event, an introduction, something shared, a no, a note."),
    ("⚑ ◆ ◇", "A promise; a favour that you owe; a favour that is none of your debts."),
)
SIGNS: tuple[tuple[frozenset[Scope], tuple[tuple[str, str], ...]], ...] = (
    (frozenset({"today", "columns"}), DAY),
    (frozenset({"today", "columns", "contact"}), CARDS),
    (frozenset({"today"}), ITEMS),
    (frozenset({"contact"}), TIES),
    (
        frozenset({"sheet"}),
        (("● ▲ ▼ › ‹", "A row that is chosen; sorted upward, downward; more columns beside."),),
    ),
    (
        frozenset({"duplicates"}),
        (("≠ ▸ ✎", "The two differ; the value that is taken; one that is noted."),),
    ),
    (
        frozenset({"hubs"}),
        (("✓ ? ×", "The verdict on a hub: keep, try once more, stop."), ("!", "A red flag.")),
    ),
)
"""The signs of the screens, by the places that show them."""


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
            for at, (title, commands) in enumerate(groups.items()):
                if at == 1 and any(self._place in places for places, _ in SIGNS):
                    yield Static(self._signs(room), classes="help-group")
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

    def _signs(self, room: int) -> Content:
        """What one sees, in words."""
        rows = [
            _row(sign, words, room)
            for places, signs in SIGNS
            if self._place in places
            for sign, words in signs
        ]
        return Content("\n").join([Content.styled("What you see", "bold"), *rows])

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
