"""The lines that wait in the inbox: decided one by one, in the quick-log (R29)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.commands.phone.inbox import drop, read_dated, settle
from planner.tui.cells import clean, fit
from planner.tui.desk import at_desk
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.widgets.hints import Hints
from planner.words import full_day, plural

if TYPE_CHECKING:
    from planner.commands.logging.log import Logged
    from planner.commands.phone.inbox import InboxLine
    from planner.commands.phone.inbox_watch import InboxWatch
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry


class SettleScreen(QuickLogScreen):
    """The quick-log on a line of the inbox: enter logs it, and takes it out of its file."""

    offers_many = False

    def __init__(self, session: Session, waiting: InboxLine) -> None:
        """Open a line that waits."""
        super().__init__(session, waiting.line)
        self.heading = f"FROM THE INBOX · written on {full_day(waiting.written)}"
        self.draft_kind = ""
        self._waiting = waiting

    def read(self, line: str, answers: Mapping[str, str]) -> Entry:
        """Understand the line as of the day on which it was written."""
        return read_dated(self.session, line, self._waiting.written, self.names(), answers)[0]

    def save(self, entry: Entry) -> Logged:
        """Log the line, and move it to the done file."""
        return settle(self.session, self._waiting, entry)


class InboxScreen(ModalScreen[None]):
    """A panel with the lines that wait, each with the reason."""

    desk = at_desk()
    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "inbox.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", show=False),
        Binding("j", "step(1)", "Down", show=False),
        Binding("k", "step(-1)", "Up", show=False),
        Binding("x,delete", "drop", "Drop", show=False),
    ]

    lines = getters.query_one(OptionList)
    about = getters.query_one("#inbox-about", Static)

    def __init__(self, watch: InboxWatch, look: Callable[[], None]) -> None:
        """Show what waits in an inbox; ``look`` has it looked at again."""
        super().__init__()
        self._watch = watch
        self._look = look
        self._shown: Sequence[InboxLine] = ()

    def compose(self) -> ComposeResult:
        """What waits, and the keys."""
        with Vertical(classes="sheet"):
            yield Static(Content("INBOX"), classes="sheet-title")
            yield Static(id="inbox-about")
            yield OptionList(markup=False, classes="sheet-list")
            yield Hints(
                ("enter", "decide", "screen.settle"),
                ("x", "drop", "screen.drop"),
                ("esc", "close", "screen.close"),
            )

    def on_mount(self) -> None:
        """Show the lines."""
        self.refresh_data()
        self.lines.focus()

    def on_resize(self) -> None:
        """Cut the lines to the new width."""
        self.refresh_data()

    def refresh_data(self) -> None:
        """Show what waits now; the cursor stays where it is."""
        at = self.lines.highlighted or 0
        self._shown = self._watch.waiting
        room = max(20, self.size.width - 8)
        self.lines.set_options(
            Option(
                Content.assemble(
                    (fit(clean(line.line), room), "bold"),
                    "\n",
                    (fit(clean(line.reason), room), "$muted"),
                )
            )
            for line in self._shown
        )
        self.lines.display = bool(self._shown)
        self.lines.highlighted = min(at, len(self._shown) - 1) if self._shown else None
        count = len(self._shown)
        self.about.update(
            Content(
                f"{plural(count, 'line waits', 'lines wait')} for you to decide. The rest is "
                "logged."
                if count
                else "Nothing waits. Lines that you write into "
                f"{self._watch.session.book.path.stem}.inbox.txt "
                "beside the book come in by themselves."
            )
        )

    def _current(self) -> InboxLine | None:
        at = self.lines.highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @on(OptionList.OptionSelected)
    def action_settle(self) -> None:
        """Open the quick-log on the line under the cursor."""
        waiting = self._current()
        if waiting is not None:
            self.app.push_screen(SettleScreen(self._watch.session, waiting), self._settled)

    def action_drop(self) -> None:
        """Move the line under the cursor to the done file without logging it."""
        waiting = self._current()
        if waiting is not None:
            self.desk.attempt(drop, self._watch.session, waiting)
            self._settled(True)
            self.desk.notify("Not logged. The line is in the done file of today.", markup=False)

    def _settled(self, done: bool | None) -> None:
        if done:
            self._look()
            self.refresh_data()

    def action_step(self, by: int) -> None:
        """Move through the lines."""
        if by > 0:
            self.lines.action_cursor_down()
        else:
            self.lines.action_cursor_up()

    def action_close(self) -> None:
        """Close the panel."""
        self.dismiss(None)
