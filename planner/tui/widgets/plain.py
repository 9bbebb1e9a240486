"""A user's text where it is edited or takes several lines: shown as data, kept as it is."""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text
from textual.events import Key
from textual.widget import Widget

from planner.tui.cells import clean

_TYPED = (
    {code: 0x2400 + code for code in range(0x20)}
    | {0x7F: 0x2421, 0x2028: 0xB7, 0x2029: 0xB7}
    | dict.fromkeys((*range(0x80, 0xA0), *range(0xD800, 0xE000)), 0xFFFD)
    | dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xB7)
)
"""What would restyle the screen or turn the line round, as one visible character each."""


def clean_lines(text: str) -> str:
    """Return the text with its line breaks, each line safe to draw."""
    return "\n".join(clean(line) for line in text.splitlines())


class Typed(Highlighter):
    """Shows what an input holds: one character for each of its characters, so that the cursor stays
    where it is.

    An input that is given this as its highlighter keeps the text itself untouched.
    """

    def __call__(self, text: str | Text) -> Text:
        """Return the text to show instead."""
        value = text if isinstance(text, str) else text.plain
        visible = Text(value.translate(_TYPED), no_wrap=True, overflow="ignore", end="")
        self.highlight(visible)
        return visible

    def highlight(self, text: Text) -> None:
        """Colour the text; plain inputs are not coloured."""


async def edit_at_once(editor: Widget, event: Key) -> None:
    """Do what an editor binds a key to as soon as it reads the key.

    Textual lets such a key bubble up to the app first. Meanwhile the editor takes in what was typed
    right behind it, so that ctrl+u would delete that too."""
    if event.is_printable:
        return
    bound = editor.screen.active_bindings.get(event.key)
    if (
        bound is not None
        and bound.node is editor
        and await editor.app.run_action(bound.binding.action, editor)
    ):
        event.stop()
        event.prevent_default()
