"""A path, completed while it is typed: the folders, and the files that can be used, under what
stands there already."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from planner.tui.cells import clean
from planner.tui.widgets.field import LineInput
from planner.value import NamedTuple

MOST = 200
"""Entries that are offered at most."""


class PathEntry(NamedTuple):
    """An entry that a path may go on to: what it is called, and the text that leads there."""

    name: str
    text: str
    folder: bool


def whole_path(text: str) -> str:
    """Return the whole path that was typed or pasted behind a ``~/`` that stood there already; any
    other text as it is."""
    return text.removeprefix("~/") if text.startswith(("~//", "~/~/")) else text


def home_path(text: str) -> Path:
    """Return the path with ``~`` as the user's home; a ``~name`` of nobody stands for itself."""
    text = whole_path(text)
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def completions(text: str, endings: Collection[str]) -> list[PathEntry]:
    """Return what the path may go on to: folders by name, then files by age, those changed last
    first.

    Args:
        text: A path as far as it is typed; ``~`` is the user's home.
        endings: Endings of the files that are offered, in lower case; none offers folders alone.
    """
    head, _, start = text.rpartition(os.sep)
    place = home_path(f"{head}{os.sep}" if head or text.startswith(os.sep) else ".")
    folders: list[PathEntry] = []
    files: list[tuple[float, PathEntry]] = []
    try:
        with os.scandir(place) as entries:
            for entry in entries:
                if not entry.name.casefold().startswith(start.casefold()):
                    continue
                if entry.name.startswith(".") and not start.startswith("."):
                    continue
                path = f"{head}{os.sep}{entry.name}" if os.sep in text else entry.name
                if entry.is_dir():
                    folders.append(PathEntry(entry.name, path + os.sep, True))
                elif entry.name.lower().endswith(tuple(endings)):
                    files.append((entry.stat().st_mtime, PathEntry(entry.name, path, False)))
    except (OSError, ValueError):
        return []
    files.sort(key=lambda entry: (-entry[0], entry[1].name))
    folders.sort(key=lambda entry: entry.name.casefold())
    return [*(entry for _, entry in files), *folders][:MOST]


class PathPicker(Vertical):
    """A line for a path with what it may go on to under it."""

    DEFAULT_CSS = """
    PathPicker {
        height: auto;
        & > OptionList, & > OptionList:focus {
            height: auto;
            max-height: 10;
            border: none;
            padding: 0;
            margin: 1 0 0 0;
            background: transparent;
            background-tint: transparent;
            scrollbar-size-vertical: 1;
            & > .option-list--option-highlighted {
                background: $selection; color: $foreground; text-style: bold;
            }
            &:ansi { & > .option-list--option-highlighted { text-style: bold underline; } }
        }
    }
    """
    line = getters.query_one(LineInput)
    offers = getters.query_one(OptionList)

    @dataclass
    class Picked(Message):
        """Posted when a path was entered; ``path`` has its ``~`` expanded."""

        path: Path

    def __init__(
        self, text: str, endings: Collection[str] = (), *, placeholder: str = "", **options: Any
    ) -> None:
        """Begin with a path; ``endings`` are those of the files that can be used, none for a
        folder."""
        super().__init__(**options)
        self._text = text
        self._endings = tuple(endings)
        self._placeholder = placeholder
        self._offered: str | None = None
        """What the offers were looked up for."""

    def compose(self) -> ComposeResult:
        """The line and the list."""
        yield _PathLine(self._text, placeholder=self._placeholder)
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Show what there is."""
        self.offers.can_focus = False
        self._offer()

    def focus_line(self) -> None:
        """Put the cursor into the line."""
        self.line.focus()

    @on(Input.Changed)
    def _offer(self) -> None:
        """Offer what the path may go on to; what was typed fast is looked up once."""
        text = whole_path(self.line.value)
        if text != self.line.value:
            self._take(text)
        if text == self._offered:
            return
        self._offered = text
        entries = completions(text, self._endings)
        exact = [entry for entry in entries if entry.text == text]
        self.offers.set_options(
            Option(
                Content.assemble(
                    ("▸ " if entry.folder else "· ", "$muted" if entry.folder else "$accent"),
                    clean(entry.name),
                ),
                id=entry.text,
            )
            for entry in entries
            if entry not in exact
        )
        self.offers.display = self.offers.option_count > 0

    def step(self, by: int) -> None:
        """Move through what is offered."""
        self._offer()
        if not self.offers.option_count:
            return
        if self.offers.highlighted is None:
            self.offers.highlighted = 0 if by > 0 else None
        elif self.offers.highlighted + by < 0:
            self.offers.highlighted = None
        elif self.offers.highlighted + by < self.offers.option_count:
            self.offers.highlighted += by

    def complete(self) -> None:
        """Take the entry under the cursor, or the first, into the line."""
        self._offer()
        option = self.offers.highlighted_option
        if option is None and self.offers.option_count:
            option = self.offers.get_option_at_index(0)
        if option is not None and option.id is not None:
            self._take(option.id)

    def _take(self, text: str) -> None:
        self.line.value = text
        self.line.cursor_position = len(text)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._offer()
        option = self.offers.highlighted_option
        self._go(option.id if option is not None and option.id is not None else event.value)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._go(event.option_id or "")
        self.focus_line()

    def _go(self, text: str) -> None:
        """Go into a folder while files are wanted; everything else is the answer."""
        if text != self.line.value and text.endswith(os.sep):
            self._take(text)
        elif text.strip():
            self._take(text)
            self.post_message(self.Picked(home_path(text)))


class _PathLine(LineInput):
    """The picker's line. It binds the picker's keys itself: what a line binds is done in the order
    of typing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
        Binding("down", "step(1)", "Down", show=False),
        Binding("up", "step(-1)", "Up", show=False),
    ]

    def action_complete(self) -> None:
        """Take what is offered into the line."""
        self.query_ancestor(PathPicker).complete()

    def action_step(self, by: int) -> None:
        """Move through what is offered."""
        self.query_ancestor(PathPicker).step(by)
