"""Editing one field where it stands: a line, a page of notes or a choice, laid over the row that it
belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.suggester import SuggestFromList
from textual.widgets import Input, OptionList, Static, TextArea
from textual.widgets.option_list import Option

from planner.tui.cells import clean
from planner.tui.widgets.plain import Typed, edit_at_once
from planner.value import NamedTuple

LEAST_WIDTH = 24
"""Cells that an editor takes at least; where the row leaves fewer it moves to the left."""


class Ask(NamedTuple):
    """What is to be edited: its name, its text, and how; ``known`` are values that are offered
    while one types, ``replaced`` says that what is typed takes the place of what stands there."""

    name: str
    text: str
    hint: str = ""
    choices: tuple[str, ...] = ()
    offers: Sequence[str] = ()
    page: bool = False
    replaced: bool = False


class LineInput(Input):
    """A line of the user's text; what it holds is shown as data."""

    DEFAULT_CSS = """
    LineInput, LineInput:focus {
        border: none;
        height: 1;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        & > .input--placeholder, & > .input--suggestion { color: $faint; }
    }
    """

    def __init__(
        self, value: str = "", *, offers: Sequence[str] = (), placeholder: str = "", **options: Any
    ) -> None:
        """Make a line; ``known`` are values that are offered while one types."""
        suggester = SuggestFromList(offers, case_sensitive=False) if offers else None
        super().__init__(
            value, placeholder, Typed(), suggester=suggester, select_on_focus=False, **options
        )
        self.cursor_blink = False

    async def on_key(self, event: events.Key) -> None:
        """Edit in the order in which the keys were pressed, however fast."""
        await edit_at_once(self, event)


class NoteArea(TextArea):
    """A page of the user's text: enter saves, ctrl+j or alt+enter begins a new line."""

    class Saved(Message):
        """Posted when enter is pressed."""

    async def on_key(self, event: events.Key) -> None:
        """Save at enter; the other two begin a line."""
        if event.key == "enter":
            self.post_message(self.Saved())
        elif event.key in ("ctrl+j", "alt+enter", "shift+enter"):
            self.insert("\n")
        else:
            await edit_at_once(self, event)
            return
        event.stop()
        event.prevent_default()

    def get_line(self, line_index: int) -> Text:
        """The line as it is shown."""
        return Typed()(self.document.get_line(line_index))


class FieldEditor(Vertical):
    """Lies over a row while its field is edited. The screen saves, and removes it or shows what was
    wrong."""

    DEFAULT_CSS = """
    FieldEditor {
        layer: edit;
        position: absolute;
        constrain: inside inside;
        width: auto;
        height: auto;
        background: $panel;
        & > * { background: $panel; }
        & > NoteArea, & > NoteArea:focus { border: none; height: auto; max-height: 8; padding: 0; }
        & > OptionList, & > OptionList:focus {
            border: none; height: auto; padding: 0; background-tint: transparent;
        }
        & > OptionList:ansi > .option-list--option-highlighted { text-style: bold underline; }
        & > .field-hint { color: $muted; height: auto; text-style: italic; }
        & > .field-hint.-wrong { color: $error; text-style: none; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel", show=False)]

    class Done(Message):
        """Posted when the user is done with the field."""

    class Left(Message):
        """Posted when the cursor has gone elsewhere."""

    class Cancelled(Message):
        """Posted when the user wants the field as it was."""

    def __init__(self, ask: Ask, region: Region) -> None:
        """Make an editor for a field over a part of the screen."""
        super().__init__()
        self.ask = ask
        self.closed = False
        """Whether it is on its way out."""
        self._chosen = ""
        self.place(region)

    @property
    def text(self) -> str:
        """What the field is to hold."""
        editor = self.children[0]
        if isinstance(editor, NoteArea):
            return editor.text
        if isinstance(editor, LineInput):
            return editor.value
        return self._chosen or self.ask.text

    @property
    def changed(self) -> bool:
        """Whether that is another text than stood there."""
        return self.text.strip() != self.ask.text.strip()

    def place(self, region: Region) -> None:
        """Lie over that part of the screen."""
        self.absolute_offset = region.offset
        self.styles.width = max(region.width, LEAST_WIDTH)
        self.refresh(layout=True)

    def compose(self) -> ComposeResult:
        """A choice, a page or a line, and what may be typed."""
        ask = self.ask
        if ask.choices:
            yield OptionList(*(Option(choice, id=choice) for choice in ask.choices), markup=False)
        elif ask.page:
            yield NoteArea(ask.text, show_line_numbers=False, soft_wrap=True)
        else:
            yield LineInput(ask.text, offers=ask.offers)
        yield Static(Content(ask.hint), classes="field-hint")

    def on_mount(self) -> None:
        """Put the cursor into it, at the end of what is there."""
        self.query_one(".field-hint").display = bool(self.ask.hint)
        self.take_focus()
        first = self.children[0]
        if isinstance(first, OptionList) and self.ask.text in self.ask.choices:
            first.highlighted = self.ask.choices.index(self.ask.text)
        elif isinstance(first, LineInput) and self.ask.replaced:
            first.select_all()
        elif isinstance(first, NoteArea):
            first.cursor_blink = False
            first.move_cursor(first.document.end)

    def take_focus(self) -> None:
        """Put the cursor into the editor."""
        self.children[0].focus()

    def wrong(self, text: str) -> None:
        """Say why it was not saved, and stay open."""
        hint = self.query_one(".field-hint", Static)
        hint.update(Content(clean(text)))
        hint.add_class("-wrong")
        hint.display = True

    @on(Input.Submitted)
    def _line_done(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done())

    @on(NoteArea.Saved)
    def _page_done(self, event: NoteArea.Saved) -> None:
        event.stop()
        self.post_message(self.Done())

    @on(OptionList.OptionSelected)
    def _choice_done(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._chosen = event.option_id or ""
        self.post_message(self.Done())

    def on_descendant_blur(self) -> None:
        """The cursor has left, unless it is the terminal's window that lost it."""
        if self.app.app_focus and not self.closed:
            self.call_later(self._look_for_cursor)

    def _look_for_cursor(self) -> None:
        focused = self.screen.focused if self.is_attached else None
        if focused is not None and self not in focused.ancestors:
            self.post_message(self.Left())

    def action_cancel(self) -> None:
        """Leave the field as it was."""
        self.post_message(self.Cancelled())
