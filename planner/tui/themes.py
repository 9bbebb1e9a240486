"""Themes: TOML files that came with the planner and the user's own, turned into Textual's themes.

A file names sixteen colours by what they are for; the rest of what Textual wants is derived from them. Only the
theme that is shown is read at the start, the others when somebody wants to choose.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from planner.errors import PlannerError
from planner.paths import config_folder, themes_folder
from planner.value import NamedTuple

COLOURS = (
    "background", "surface", "panel", "selection", "foreground", "muted", "faint", "rule", "accent", "cold", "warming",
    "active", "owed", "good", "warning", "error",
)
"""The colours of a theme file; each is a variable of the same name in the style sheet, stages as ``$stage-cold``."""
STAGES = ("cold", "warming", "active", "owed")
DEFAULT = "dark"
COLOURLESS = "plain"
"""The theme that NO_COLOR gets: it sets no background, and tells everything by glyphs, bold and reverse."""


_ANSI = {
    "surface": "ansi_default", "panel": "ansi_default", "block-cursor-text-style": "bold reverse",
    "ansi-background": "ansi_black", "ansi-foreground": "ansi_white", "input-cursor-text-style": "none",
    "input-selection-background": "ansi_bright_blue", "input-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_bright_blue", "screen-selection-foreground": "ansi_black",
}
"""What Textual's own style sheets ask for beside the colours where a theme is the terminal's own."""


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
    """The theme files there are, by name: first the planner's own in the order in which the picker shows them."""
    first = ("dark", "light", "dusk", "high-contrast", "colour-blind", "plain")
    found: dict[str, Path] = {}
    for folder in folders():
        for path in sorted(folder.glob("*.toml")):
            found[path.stem] = path
    return {name: found[name] for name in (*[name for name in first if name in found], *found)}


def read_theme(path: Path) -> ThemeFile:
    """Read one theme file. Colours it leaves out are taken from the default theme.

    Raises:
        PlannerError: The file cannot be read or says something that is no theme.
    """
    import tomllib

    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise PlannerError(f"The theme {path.name} cannot be read: {error}") from error
    colours = data.get("colours", {})
    if not isinstance(colours, dict):
        raise PlannerError(f"The theme {path.name} has no table [colours].")
    unknown = [name for name in colours if name not in COLOURS]
    if unknown:
        raise PlannerError(f"The theme {path.name} has an unknown colour: {unknown[0]}. Known: {', '.join(COLOURS)}.")
    for name, value in colours.items():
        try:
            Color.parse(value if isinstance(value, str) else "")
        except ColorParseError as error:
            raise PlannerError(f"The theme {path.name}: {name} is no colour: {value!r}.") from error
    if len(colours) < len(COLOURS):
        colours = {**read_theme(themes_folder() / f"{DEFAULT}.toml").colours, **colours}
    return ThemeFile(
        name=path.stem, title=str(data.get("title", path.stem)), about=str(data.get("about", "")),
        dark=bool(data.get("dark", True)), ansi=bool(data.get("ansi", False)), colours=colours,
    )


def to_textual(file: ThemeFile) -> Theme:
    """Return the Textual theme. Our own colours become variables of the style sheet."""
    c = file.colours
    variables = {name: c[name] for name in ("muted", "faint", "rule", "selection", "good")}
    variables |= {f"stage-{stage}": c[stage] for stage in STAGES}
    variables |= {
        "text-muted": c["muted"],
        "border": c["accent"],
        "border-blurred": c["rule"],
        "block-cursor-background": c["selection"],
        "block-cursor-foreground": c["foreground"],
        "block-cursor-text-style": "bold",
        "scrollbar": c["rule"],
        "scrollbar-hover": c["faint"],
        "scrollbar-active": c["accent"],
        "scrollbar-background": c["background"],
        "scrollbar-background-hover": c["background"],
        "scrollbar-background-active": c["background"],
        "scrollbar-corner-color": c["background"],
        "input-cursor-background": "ansi_white" if file.ansi else c["accent"],
        "input-cursor-foreground": "ansi_black" if file.ansi else c["background"],
        "footer-key-foreground": c["accent"],
    }
    if file.ansi:
        variables |= _ANSI
    return Theme(
        name=file.name, dark=file.dark, ansi=file.ansi, primary=c["accent"], secondary=c["cold"], accent=c["accent"],
        warning=c["warning"], error=c["error"], success=c["good"], foreground=c["foreground"],
        background=c["background"], surface=c["surface"], panel=c["panel"], boost=c["panel"], variables=variables,
    )


def load_theme(name: str) -> Theme:
    """Return the theme of that name.

    Raises:
        PlannerError: There is none, or its file is broken.
    """
    for folder in reversed(folders()):
        path = folder / f"{name}.toml"
        if path.is_file():
            return to_textual(read_theme(path))
    raise PlannerError(f"There is no theme called {name}. There are: {', '.join(theme_paths())}.")


def own_theme(name: str) -> Theme:
    """Return one of the themes that came with the planner, whatever the user has under its name."""
    return to_textual(read_theme(themes_folder() / f"{name}.toml"))
