"""A small question with a few answers, each with its key: where to move a card, what to do about
the new touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.tui.cells import clean
from planner.tui.desk import Choice
from planner.tui.widgets.hints import Hints


class ChooseScreen(ModalScreen[str | None]):
    """A panel over the lower part of the screen. Returns the value chosen, None where nothing
    was."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
    ]

    def __init__(self, title: str, text: str, choices: Sequence[Choice], start: int = 0) -> None:
        """Ask.

        Args:
            title: What it is about, in a word or two.
            text: The question.
            choices: The answers.
            start: Which of them the cursor is on.
        """
        super().__init__()
        self._title = title
        self._text = text
        self._choices = tuple(choices)
        self._start = start

    def compose(self) -> ComposeResult:
        """The question and its answers."""
        wide = max(len(choice.title) for choice in self._choices)
        with Vertical(classes="sheet"):
            yield Static(Content(self._title.upper()), classes="sheet-title")
            yield Static(Content(clean(self._text)), classes="sheet-text")
            yield OptionList(
                *(
                    Option(
                        Content.assemble(
                            (f" {choice.key}  ", "bold $accent"),
                            choice.title.ljust(wide),
                            (f"   {choice.about}", "$muted"),
                        ),
                        id=choice.value,
                    )
                    for choice in self._choices
                ),
                markup=False,
                classes="sheet-list",
            )
            yield Hints(
                ("↑↓", "choose", ""), ("enter", "do it", ""), ("esc", "stay", "screen.close")
            )

    def on_mount(self) -> None:
        """Put the cursor on the likeliest answer."""
        self.query_one(OptionList).highlighted = self._start

    def on_key(self, event: Key) -> None:
        """Take the answer whose key is pressed."""
        for choice in self._choices:
            if event.character == choice.key or event.key == choice.key:
                event.stop()
                self.dismiss(choice.value)
                return

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the answer under the cursor or the mouse."""
        self.dismiss(event.option_id)

    def action_down(self) -> None:
        """To the next answer."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """To the answer before."""
        self.query_one(OptionList).action_cursor_up()

    def action_close(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
