"""Theme files turned into Textual's themes: what Textual wants beside a file's colours is derived
from them."""

from __future__ import annotations

from pathlib import Path

from textual.color import Color, ColorParseError
from textual.theme import Theme

from planner.commands.machine import themes as theme_files
from planner.commands.machine.themes import ThemeFile, find_theme
from planner.errors import PlannerError
from planner.paths import config_folder, themes_folder

STAGES = ("cold", "warming", "active", "owed")
_ANSI = {
    "surface": "ansi_default",
    "panel": "ansi_default",
    # The words of a list cannot be reversed where both of their colours are the terminal's.
    "block-cursor-text-style": "bold underline",
    "ansi-background": "ansi_black",
    "ansi-foreground": "ansi_white",
    "input-cursor-text-style": "none",
    "input-selection-background": "ansi_bright_blue",
    "input-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_bright_blue",
    "screen-selection-foreground": "ansi_black",
}
"""What Textual's own style sheets ask for beside the colours where a theme is the terminal's
own."""


def read_theme(path: Path) -> ThemeFile:
    """Read one theme file, and look whether Textual knows all of its colours.

    Raises:
        PlannerError: The file cannot be read or says something that is no theme.
    """
    file = theme_files.read_theme(path)
    for name, value in file.colours.items():
        try:
            Color.parse(value)
        except ColorParseError as error:
            raise theme_files.no_colour(path, name, value) from error
    return file


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
        name=file.name,
        dark=file.dark,
        ansi=file.ansi,
        primary=c["accent"],
        secondary=c["cold"],
        accent=c["accent"],
        warning=c["warning"],
        error=c["error"],
        success=c["good"],
        foreground=c["foreground"],
        background=c["background"],
        surface=c["surface"],
        panel=c["panel"],
        boost=c["panel"],
        variables=variables,
    )


def load_theme(name: str) -> Theme:
    """Return the theme of that name.

    Raises:
        PlannerError: There is none, or its file is broken.
    """
    return to_textual(read_theme(find_theme(name)))


def own_theme(name: str) -> Theme:
    """Return one of the themes that came with the planner, whatever the user has under its name."""
    return to_textual(read_theme(themes_folder() / f"{name}.toml"))


def first_theme(wanted: str, problems: list[str]) -> Theme:
    """Return the theme that the app opens in: the one wanted, else the one chosen on this machine.
    Where it cannot be read, ``problems`` is told and it is the planner's own."""
    try:
        return load_theme(wanted or theme_files.chosen_theme())
    except PlannerError as error:
        problems.append(str(error))
        return own_theme(theme_files.DEFAULT)


class ThemeWatch:
    """Reads a theme of the user's own again when its file has changed: who makes a theme sees it at
    once."""

    def __init__(self, name: str) -> None:
        """Watch the file of the theme that is worn."""
        self._name = name
        self._stamp = _stamp(name)

    def changed(self, name: str) -> Theme | None:
        """Return the theme as its file says it now; None where nothing has changed.

        Raises:
            PlannerError: The file cannot be read. It is said once.
        """
        stamp = _stamp(name)
        before = (self._name, self._stamp)
        self._name, self._stamp = name, stamp
        if before[0] != name or before[1] == stamp:
            return None
        return load_theme(name)


def _stamp(name: str) -> tuple[int, int]:
    """Return what tells one state of a theme's own file from another; zeros where there is none."""
    try:
        state = (config_folder() / "themes" / f"{name}.toml").stat()
    except OSError:
        return 0, 0
    return state.st_mtime_ns, state.st_size
