"""Theme files: those that came with the planner and the user's own, read and chosen; `tui.themes`
wears them.

A file names sixteen colours by what they are for. Only the theme that is shown is read at the
start, the others when somebody wants to choose.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.config import read_config, write_config
from planner.errors import PlannerError, UsageError
from planner.paths import config_folder, themes_folder
from planner.value import NamedTuple
from planner.words import quoted

COLOURS = (
    "background",
    "surface",
    "panel",
    "selection",
    "foreground",
    "muted",
    "faint",
    "rule",
    "accent",
    "cold",
    "warming",
    "active",
    "owed",
    "good",
    "warning",
    "error",
)
"""The colours of a theme file; each is a variable of the same name in the style sheet, stages as
``$stage-cold``."""
DEFAULT = "dark"
_FIRST = ("dark", "light", "dusk", "high-contrast", "colour-blind", "plain", "console")
_COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|[a-z][a-z_0-9]*|(?:rgb|hsl)a?\([^()]+\)", re.I
)
"""What can be a colour: #1d2021, a name such as ansi_blue, rgb(29, 32, 33). Whether a name is known
the app says."""


class ThemeFile(NamedTuple):
    """A theme as its file says it. ``name`` is the file's name without ``.toml``."""

    name: str
    title: str
    about: str
    dark: bool
    ansi: bool
    colours: Mapping[str, str]


def folders() -> tuple[Path, Path]:
    """Where themes are looked for: the planner's own folder, then the user's, whose files win."""
    return themes_folder(), config_folder() / "themes"


def theme_paths() -> dict[str, Path]:
    """The theme files there are, by name: first the planner's own in the order in which the picker
    shows them."""
    paths: dict[str, Path] = {}
    for folder in folders():
        for path in sorted(folder.glob("*.toml")):
            paths[path.stem] = path
    return {name: paths[name] for name in (*[name for name in _FIRST if name in paths], *paths)}


def read_theme(path: Path) -> ThemeFile:
    """Read one theme file. Colours it leaves out are taken from the default theme.

    Raises:
        PlannerError: The file cannot be read or says something that is no theme.
    """
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise PlannerError(f"The theme {path.name} cannot be read: {error}") from error
    colours = data.get("colours", {})
    if not isinstance(colours, dict):
        raise PlannerError(f"The theme {path.name} has no table [colours].")
    unknown = [name for name in colours if name not in COLOURS]
    if unknown:
        raise PlannerError(
            f"The theme {path.name} has an unknown colour: {unknown[0]}. Known: "
            f"{', '.join(COLOURS)}."
        )
    for name, value in colours.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value.strip()):
            raise no_colour(path, name, value)
    if len(colours) < len(COLOURS):
        colours = {**read_theme(themes_folder() / f"{DEFAULT}.toml").colours, **colours}
    return ThemeFile(
        name=path.stem,
        title=str(data.get("title", path.stem)),
        about=str(data.get("about", "")),
        dark=bool(data.get("dark", True)),
        ansi=bool(data.get("ansi", False)),
        colours=colours,
    )


def no_colour(path: Path, name: str, value: object) -> PlannerError:
    """What is said of a colour that is none."""
    return PlannerError(f"The theme {path.name}: {name} is no colour: {value!r}.")


def find_theme(name: str) -> Path:
    """Return the file of the theme of that name.

    Raises:
        UsageError: There is none.
    """
    paths = theme_paths()
    if name not in paths:
        raise UsageError(f"There is no theme called {quoted(name)}. There are: {', '.join(paths)}.")
    return paths[name]


def chosen_theme() -> str:
    """The name of the theme that the app opens with on this machine.

    Raises:
        PlannerError: The configuration cannot be read.
    """
    return read_config().theme or DEFAULT


def choose_theme(name: str) -> None:
    """Have the app open with a theme on this machine.

    Raises:
        PlannerError: There is none of that name, its file is broken, or the configuration cannot be
            written.
    """
    read_theme(find_theme(name))
    write_config("theme", name)
