"""One line of text asked for in a panel: a reason, something to say, a day; how it is understood is
shown at once."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from planner.errors import PlannerError
from planner.tui.cells import clean
from planner.tui.desk import Explain
from planner.tui.widgets.field import LineInput
from planner.tui.widgets.hints import Hints


class AskTextScreen(ModalScreen[str | None]):
    """A panel over the lower part of the screen. Returns the text, None where the user thought
    better of it."""

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    def __init__(
        self,
        title: str,
        text: str,
        *,
        value: str = "",
        example: str = "",
        explain: Explain | None = None,
        empty: bool = False,
        replaced: bool = False,
    ) -> None:
        """Ask.

        Args:
            title: What it is about, in a word or two.
            text: The question.
            value: What stands in the line at first.
            example: What is shown in an empty line.
            explain: Says how the text is understood; a text that it refuses is not taken. None
                takes any text.
            empty: Whether an empty text is an answer.
            replaced: Whether what is typed takes the place of what stands there at first.
        """
        super().__init__()
        self._title = title
        self._text = text
        self._value = value
        self._example = example
        self._explain = explain
        self._empty = empty
        self._replaced = replaced

    def compose(self) -> ComposeResult:
        """The question, the line and how it is understood."""
        with Vertical(classes="sheet"):
            yield Static(Content(self._title.upper()), classes="sheet-title")
            yield Static(Content(clean(self._text)), classes="sheet-text")
            yield LineInput(self._value, placeholder=self._example, classes="sheet-line")
            yield Static(classes="sheet-words")
            yield Hints(("enter", "take it", "screen.take"), ("esc", "never mind", "screen.close"))

    def on_mount(self) -> None:
        """Show how what stands there is understood."""
        line = self.query_one(LineInput)
        line.focus()
        if self._replaced:
            line.select_all()
        self._show()

    @on(Input.Changed)
    def _show(self) -> None:
        words = self.query_one(".sheet-words", Static)
        words.remove_class("-wrong")
        value = self.query_one(LineInput).value.strip()
        try:
            words.update(Content(self._explain(value) if self._explain and value else ""))
        except PlannerError:
            words.update(Content("…"))  # half a word is no mistake yet; enter says what is wrong

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the text, if it can be understood."""
        value = self.query_one(LineInput).value.strip()
        try:
            if self._explain:
                self._explain(value)
        except PlannerError as error:
            words = self.query_one(".sheet-words", Static)
            words.update(Content(clean(str(error))))
            words.add_class("-wrong")
            return
        if value or self._empty:
            self.dismiss(value)

    def action_close(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
