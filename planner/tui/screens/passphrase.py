"""The passphrase of an encrypted book, asked for before anything of it is shown."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from planner.commands.file.encryption import unlock
from planner.errors import Locked, PlannerError
from planner.tui.cells import clean
from planner.tui.widgets.field import LineInput
from planner.tui.widgets.hints import Hints
from planner.tui.widgets.plain import clean_lines

WRONG = "That is not the passphrase. Try again."
OPENING = "Opening …"


class PassphraseScreen(Screen[bool]):
    """One line to type in, not shown. Returns whether the key is known now; False where the user
    would rather not."""

    place = "everywhere"
    CSS_PATH = "passphrase.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Leave", show=False)]

    line = getters.query_one(LineInput)
    words = getters.query_one("#passphrase-words", Static)

    def __init__(self, locked: Locked, *, leave: str = "leave") -> None:
        """Ask for what opens a book.

        Args:
            locked: Which book, and what the passphrase has to open.
            leave: What escape does, in a word or two.
        """
        super().__init__()
        self._locked = locked
        self._leave = leave

    def compose(self) -> ComposeResult:
        """Which book it is, the line, and what came of it."""
        path = Path(self._locked.path)
        with Vertical(id="passphrase"):
            yield Static(Content("planner"), id="passphrase-title")
            yield Static(Content(f"{clean(path.name)} is encrypted."), id="passphrase-about")
            yield Static(Content(clean(str(path.parent))), id="passphrase-where")
            yield LineInput(password=True, placeholder="its passphrase")
            yield Static(id="passphrase-words")
            yield Hints(("enter", "open", "screen.take"), ("esc", self._leave, "screen.close"))

    def on_mount(self) -> None:
        """Put the cursor into the line."""
        self.line.focus()

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Try the passphrase; that takes a second or two."""
        if self.line.value and not self.line.disabled:
            self.line.disabled = True
            self._say(OPENING)
            # The library holds the interpreter while it works: what is said must be on the screen
            # before.
            self.call_after_refresh(self._try, self.line.value)

    def action_close(self) -> None:
        """Leave the book shut."""
        self.dismiss(False)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _try(self, passphrase: str) -> None:
        try:
            keyring = unlock(self._locked, passphrase)
        except PlannerError as error:
            self.app.call_from_thread(self._failed, str(error))
            return
        if keyring is None:
            self.app.call_from_thread(self._failed, WRONG)
        else:
            self.app.call_from_thread(self._opened, keyring)

    def _opened(self, keyring: str) -> None:
        if keyring:
            self.app.notify(
                f"The key is kept in {clean(keyring)}: this machine does not ask again.",
                markup=False,
            )
        self.dismiss(True)

    def _failed(self, why: str) -> None:
        self._say(why, wrong=True)
        self.line.value = ""
        self.line.disabled = False
        self.line.focus()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self.words.update(Content(clean_lines(text)))
        self.words.set_class(wrong, "-wrong")
