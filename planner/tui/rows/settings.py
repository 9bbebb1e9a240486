"""The rows of the room of settings: the book's, the machine's, and the keys, each with its
documentation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from textual.content import Content

from planner.commands.machine.keymap import KEYED, KeyMap
from planner.commands.machine.screen_settings import (
    SCREEN_SETTINGS,
    ScreenSettingName,
    screen_options,
)
from planner.commands.machine.setting_texts import SETTINGS, SettingText, value_words
from planner.commands.session import Session
from planner.config import CONFIG_NAME
from planner.paths import config_folder, state_folder
from planner.settings import Settings
from planner.tui.cells import clean
from planner.tui.keys import key_words
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row

DEFAULTS = Settings()
ELSEWHERE = "Set elsewhere"
"""The group of what is set where it is used: shown, and not changed here."""


def entries(session: Session, name: str) -> Mapping[str, object]:
    """Return the entries of a setting that is a map; none of one that is not."""
    value = getattr(session.settings, name)
    return value if isinstance(value, Mapping) else {}


def value_of(session: Session, name: str) -> str:
    """Return the value of a setting, or of one entry of a map, as one would type it."""
    field, _, key = name.partition(".")
    if key:
        return str(entries(session, field).get(key, ""))
    return value_words(session.settings, field)


def title(name: str) -> str:
    """Return what a setting is called."""
    field, _, key = name.partition(".")
    text = _text(field)
    return f"{text.title}: {key.replace('_', ' ')}" if key else text.title


def about(name: str) -> str:
    """Return the documentation of a setting."""
    return _text(name.partition(".")[0]).about


def about_row(key: str) -> str:
    """Return the documentation of a row by its key; empty where it has none."""
    kind, _, name = key.partition(":")
    if kind == "setting":
        return about(name)
    if kind == "screen":
        return SCREEN_SETTINGS[cast("ScreenSettingName", name)].about
    if kind == "key":
        return next(command.summary() for command in KEYED if command.name == name)
    return ""


def _text(field: str) -> SettingText:
    return next(setting for setting in SETTINGS if setting.name == field)


def rows(session: Session, theme: str, keys: KeyMap) -> list[ListRow]:
    """All of them, the book's first."""
    groups: dict[str, list[ListRow]] = {}
    for setting in SETTINGS:
        rows_of_group = groups.setdefault(
            setting.group, [heading(setting.group.upper(), "in the book")]
        )
        rows_of_group += _setting_rows(session, setting)
    return stacked(*groups.values(), _machine_rows(session, theme), _key_rows(keys))


def _setting_rows(session: Session, setting: SettingText) -> list[ListRow]:
    values = entries(session, setting.name)
    if not values or setting.group == ELSEWHERE:
        value = value_of(session, setting.name)
        return [_row(setting.name, setting.title, value, changed=_is_changed(session, setting))]
    default = getattr(DEFAULTS, setting.name)
    return [
        _row(
            f"{setting.name}.{key}",
            f"{setting.title}: {key}".replace("_", " "),
            str(value),
            changed=default.get(key) != value,
        )
        for key, value in values.items()
    ]


def _is_changed(session: Session, setting: SettingText) -> bool:
    return bool(getattr(session.settings, setting.name) != getattr(DEFAULTS, setting.name))


def _row(name: str, label: str, value: str, *, changed: bool) -> ListRow:
    # What it means stands beside the rows or below them, whole.
    style = "bold $good" if changed else "bold"
    return ListRow(f"setting:{name}", label, Content.styled(clean(value) or "·", style), lines=1)


def _machine_rows(session: Session, theme: str) -> list[ListRow]:
    return [
        heading("THIS MACHINE", f"in {CONFIG_NAME}, never in the book"),
        ListRow(
            "theme:",
            "Theme",
            Content.assemble((theme, "bold"), ("   enter tries others on", "$faint")),
        ),
        *_screen_rows(),
        text_row(Content(clean(str(session.book.path))), "Book"),
        text_row(Content(clean(str(config_folder()))), "Own files"),
        text_row(Content(clean(str(state_folder()))), "State"),
    ]


def _screen_rows() -> list[ListRow]:
    options = screen_options([])
    return [
        ListRow(
            f"screen:{name}",
            setting.title,
            Content.styled(
                getattr(options, name),
                "bold" if getattr(options, name) == setting.values[0] else "bold $good",
            ),
        )
        for name, setting in SCREEN_SETTINGS.items()
    ]


def _key_rows(keys: KeyMap) -> list[ListRow]:
    return [
        heading("KEYS", "enter changes one"),
        *(
            ListRow(
                f"key:{command.name}",
                " ".join(key_words(key) for key in keys.keys[command.name].split(",") if key)
                or "·",
                Content.styled(
                    command.title, "bold $good" if command.name in keys.changed else "bold"
                ),
            )
            for command in KEYED
        ),
    ]


def page(session: Session, key: str) -> list[ListRow]:
    """The documentation of a setting or a command, and how else it is changed."""
    kind, _, name = key.partition(":")
    if kind == "setting":
        return _setting_page(session, name)
    if kind == "key":
        command = next(command for command in KEYED if command.name == name)
        scope = "everywhere" if command.scope == "everywhere" else f"in {command.scope}"
        return [
            heading(command.title.upper(), scope),
            *(text_row(Content(line)) for line in command.help().splitlines()),
            text_row(Content("Enter, then the key that is to do it.")),
            text_row(Content.styled(f'{name} = "…" in keys.toml', "$muted"), "By hand"),
        ]
    if kind == "screen":
        return _screen_page(cast("ScreenSettingName", name))
    if kind == "theme":
        return [
            heading("THEME"),
            text_row(Content("Enter shows each theme while the cursor is on it.")),
        ]
    return []


def _screen_page(name: ScreenSettingName) -> list[ListRow]:
    setting = SCREEN_SETTINGS[name]
    return [
        heading(setting.title.upper(), "on this machine"),
        text_row(Content(setting.about)),
        text_row(Content(getattr(screen_options([]), name)), "Now"),
        text_row(Content(setting.values[0]), "Usual"),
        text_row(Content.styled(f"planner config {name} VALUE", "$muted"), "In a shell"),
        text_row(Content.styled(f"{setting.variable} wins over it", "$muted")),
    ]


def _setting_page(session: Session, name: str) -> list[ListRow]:
    field, _, entry = name.partition(".")
    default = getattr(DEFAULTS, field)
    usual = str(default.get(entry, "")) if entry else value_words(DEFAULTS, field)
    shell = "" if _text(field).group == ELSEWHERE else f"planner config {name} VALUE"
    return [
        heading(clean(title(name)).upper()),
        text_row(Content(about(name))),
        text_row(Content(clean(value_of(session, name)) or "·"), "Now"),
        text_row(Content(clean(usual) or "·"), "Usual"),
        *([text_row(Content.styled(shell, "$muted"), "In a shell")] if shell else []),
    ]
