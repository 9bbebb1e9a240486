"""Choose how the planner looks: the screen behind the panel wears each theme while the cursor is on
it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.commands.machine.themes import ThemeFile, theme_paths
from planner.errors import PlannerError
from planner.tui.cells import clean
from planner.tui.desk import at_desk
from planner.tui.themes import read_theme, to_textual
from planner.tui.widgets.hints import Hints


class ThemePicker(ModalScreen[None]):
    """A panel at the right that leaves the rest of the screen to be looked at."""

    desk = at_desk()

    CSS_PATH = "sheet.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", show=False),
        Binding("j", "down", "Down", show=False),
        Binding("k", "up", "Up", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._themes: list[ThemeFile] = []
        self._broken: list[str] = []

    def compose(self) -> ComposeResult:
        """The themes there are, and what is wrong with those that cannot be read."""
        for path in theme_paths().values():
            try:
                self._themes.append(read_theme(path))
            except PlannerError as error:
                self._broken.append(str(error))
        with Vertical(classes="aside"):
            yield Static(Content("THEME"), classes="sheet-title")
            yield OptionList(
                *(
                    Option(
                        Content.assemble(
                            f" {clean(file.title)}\n", (f" {clean(file.about)}", "$muted")
                        ),
                        id=file.name,
                    )
                    for file in self._themes
                ),
                markup=False,
                classes="sheet-list",
            )
            for text in self._broken:
                yield Static(Content(clean(text)), classes="sheet-words -wrong")
            yield Hints(("enter", "keep it", ""), ("esc", "as it was", "screen.close"))

    def on_mount(self) -> None:
        """Put the cursor on the theme that is worn."""
        self._before = self.app.theme
        names = [file.name for file in self._themes]
        for file in self._themes:
            self.app.register_theme(to_textual(file))
        options = self.query_one(OptionList)
        options.highlighted = names.index(self._before) if self._before in names else 0
        options.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Wear the theme under the cursor."""
        if event.option_id:
            self.app.theme = event.option_id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Keep the theme, on this machine."""
        if event.option_id:
            self.desk.wear(event.option_id)
        self.dismiss(None)

    def action_down(self) -> None:
        """To the next theme."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """To the theme before."""
        self.query_one(OptionList).action_cursor_up()

    def action_close(self) -> None:
        """Go back to the theme that was worn."""
        self.app.theme = self._before
        self.dismiss(None)
