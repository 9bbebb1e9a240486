"""Jump: a letter stands on every row and card that is seen; typing it takes the cursor there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.tui.jumping import JumpTarget, jump_labels


class JumpScreen(ModalScreen[JumpTarget | None]):
    """The letters over the screen that one jumps on. Returns the target, None where the user
    thought better of it."""

    DEFAULT_CSS = """
    JumpScreen > .jump-label {
        position: absolute; width: auto; height: 1;
        background: $accent; color: $background; text-style: bold;
    }
    JumpScreen:ansi > .jump-label { text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close", show=False)]

    def __init__(self, targets: Sequence[JumpTarget]) -> None:
        """Offer targets; those for which there is no label are not offered."""
        super().__init__()
        self._targets = dict(zip(jump_labels(len(targets)), targets, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A label on each target."""
        for label, target in self._targets.items():
            widget = Static(Content(label), classes="jump-label", name=label)
            widget.styles.offset = target.offset
            yield widget

    def on_key(self, event: Key) -> None:
        """Take the letters of a label; any other key ends it."""
        if event.key == "escape":
            return
        event.stop()
        self._typed += event.character or " "
        if self._typed in self._targets:
            self.dismiss(self._targets[self._typed])
        elif any(label.startswith(self._typed) for label in self._targets):
            for widget in self.query(".jump-label"):
                widget.display = (widget.name or "").startswith(self._typed)
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        """Stay where the cursor is."""
        self.dismiss(None)
