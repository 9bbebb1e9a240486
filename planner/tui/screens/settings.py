"""Settings: each with its documentation, checked as it is typed, undoable; the book's and the
machine's told apart."""

from __future__ import annotations

from typing import ClassVar, cast

from textual.binding import BindingType
from textual.content import Content

from planner.commands.catalogue import Scope
from planner.commands.machine.keymap import KEYED
from planner.commands.machine.screen_settings import (
    SCREEN_SETTINGS,
    ScreenSettingName,
    screen_options,
)
from planner.commands.machine.settings import read_setting, set_setting
from planner.tui.cells import clean
from planner.tui.desk import Choice
from planner.tui.keys import bindings_for
from planner.tui.rows import settings as setting_rows
from planner.tui.screens.room import RoomScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow

CHOICES = {"date_order": ("dmy", "mdy")}
"""Settings that are one of a few words."""


class SettingsScreen(RoomScreen):
    """The settings of the book, those of this machine, and the keys."""

    place: ClassVar[Scope] = "settings"
    COMMAND = "screen-settings"
    LABEL_WIDTH = 24
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("settings")]

    def make_head(self) -> Content:
        """Where the settings are kept."""
        return Content.assemble(
            ("SETTINGS", "bold $accent"),
            ("   those of the book are the same on every machine; u undoes a change", "$muted"),
        )

    def make_rows(self) -> list[ListRow]:
        """The settings by what they are about, then the keys."""
        return setting_rows.rows(self.session, self.app.theme, self.desk.keys)

    def make_page(self, key: str) -> list[ListRow]:
        """The documentation of a setting or of a command."""
        return setting_rows.page(self.session, key)

    def make_note(self, key: str) -> Content:
        """The whole documentation of the setting under the cursor."""
        text = setting_rows.about_row(key)
        return Content.styled(text, "$muted") if text else Content()

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """Enter changes what stands under the cursor."""
        return (KeyHint("theme", "theme"),)

    def select_setting(self, name: str) -> None:
        """Put the cursor on a setting."""
        if not self.rows.select(f"setting:{name}"):
            first = next((f"{name}.{key}" for key in setting_rows.entries(self.session, name)), "")
            self.rows.select(f"setting:{first}")

    def choose(self, kind: str, key: str) -> None:
        """Change a setting or a key, or choose a theme."""
        if kind == "setting":
            self._change(key)
        elif kind == "theme":
            self.desk.run_command("theme")
        elif kind == "screen":
            self._change_screen(cast("ScreenSettingName", key))
        elif kind == "key":
            self.desk.ask_key(next(command for command in KEYED if command.name == key))

    def _change_screen(self, name: ScreenSettingName) -> None:
        """Ask for the value of a setting of this machine's screen."""
        setting = SCREEN_SETTINGS[name]
        now = getattr(screen_options([]), name)
        choices = [Choice(value, value[0], value) for value in setting.values]
        start = setting.values.index(now)
        self.desk.choose(
            setting.title,
            setting.about,
            choices,
            lambda value: self.desk.draw_by(name, value),
            start,
        )

    def _change(self, name: str) -> None:
        value = setting_rows.value_of(self.session, name)
        if name in CHOICES:
            choices = [Choice(word, word[0], word) for word in CHOICES[name]]
            self.desk.choose(
                name, setting_rows.about(name), choices, lambda text: self._set(name, text)
            )
        elif value in ("on", "off"):
            self._set(name, "off" if value == "on" else "on")
        else:
            self.desk.ask(
                setting_rows.title(name),
                setting_rows.about(name),
                lambda text: self._set(name, text),
                value=value,
                explain=lambda text: self._explain(name, text),
                empty=True,
                replaced=True,
            )

    def _explain(self, name: str, text: str) -> str:
        """What a text would make of a setting.

        Raises:
            UsageError: It does not fit.
        """
        read_setting(self.session.settings, name, text)
        return clean(f"{setting_rows.title(name)}: {text or 'nothing'}")

    def _set(self, name: str, text: str) -> None:
        self.desk.do(set_setting, self.session, name, text)
