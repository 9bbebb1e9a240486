"""How the screen is drawn on this machine: its signs, motion, and one column for a screen reader.

Each is kept in config.toml, never in the book; a variable of the environment wins over it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

from planner.config import Config, read_config, write_config
from planner.errors import PlannerError, UsageError
from planner.value import NamedTuple
from planner.words import quoted

ScreenSettingName = Literal["signs", "motion", "linear", "density"]


class ScreenSetting(NamedTuple):
    """A setting of the screen: its title, what it does, its values with the usual one first."""

    title: str
    about: str
    values: tuple[str, ...]
    variable: str
    """The variable of the environment that wins over the configuration."""


SCREEN_SETTINGS: Mapping[ScreenSettingName, ScreenSetting] = {
    "signs": ScreenSetting(
        "Signs",
        "The signs that are drawn. Auto takes those of ASCII on the Linux console and where the "
        "terminal's text is not in UTF-8.",
        ("auto", "unicode", "ascii"),
        "PLANNER_SIGNS",
    ),
    "motion": ScreenSetting(
        "Motion",
        "Reduced: nothing slides, fades or blinks.",
        ("full", "reduced"),
        "PLANNER_MOTION",
    ),
    "linear": ScreenSetting(
        "Linear",
        "For a screen reader: one column without boxes, the terminal's cursor on the row one is "
        "on, and on what is said of a change.",
        ("off", "on"),
        "PLANNER_LINEAR",
    ),
    "density": ScreenSetting(
        "Density",
        "The cards of the board: compact in one line each, roomy with what there is to know of "
        "everybody, auto as the height allows.",
        ("auto", "compact", "roomy"),
        "PLANNER_DENSITY",
    ),
}
_SWITCHES = {"1": "on", "true": "on", "yes": "on", "0": "off", "false": "off", "no": "off"}


class ScreenOptions(NamedTuple):
    """The settings of the screen as they are now."""

    signs: str = "auto"
    motion: str = "full"
    linear: str = "off"
    density: str = "auto"


def read_screen_value(name: ScreenSettingName, text: str) -> str:
    """Read a value that was typed; nothing is the usual one.

    Raises:
        UsageError: It is none of the values.
    """
    values = SCREEN_SETTINGS[name].values
    word = text.strip().lower()
    value = _SWITCHES.get(word, word) if "on" in values else word
    if value and value not in values:
        raise UsageError(f"{name} is {' or '.join(values)}, not {quoted(text)}.")
    return value or values[0]


def screen_options(problems: list[str]) -> ScreenOptions:
    """Return the settings: from the environment, else from config.toml, else the usual ones. What
    cannot be understood is added to ``problems``."""
    try:
        config = read_config()
    except PlannerError as error:
        problems.append(str(error))
        config = Config()
    values: dict[str, str] = {}
    for name, setting in SCREEN_SETTINGS.items():
        text = os.environ.get(setting.variable) or str(getattr(config, name))
        try:
            values[name] = read_screen_value(name, text)
        except UsageError as error:
            problems.append(str(error))
    return ScreenOptions(**values)


def set_screen_setting(name: ScreenSettingName, text: str, *, dry_run: bool = False) -> str:
    """Set a setting of the screen on this machine, and return what was done in words.

    Raises:
        UsageError: The text is none of its values.
        PlannerError: The configuration cannot be written.
    """
    value = read_screen_value(name, text)
    if not dry_run:
        write_config(name, value)
    return f"set {name} to {value} on this machine"
