"""What this machine remembers for itself: where the book is and how the planner looks. Never in the
synced folder."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Literal

from planner.errors import PlannerError
from planner.paths import BOOK_NAME, config_folder, documents_folder
from planner.value import NamedTuple

CONFIG_NAME = "config.toml"
ConfigKey = Literal[
    "book",
    "theme",
    "calendar_file",
    "calendar_of",
    "calendar_alarm",
    "proposals",
    "signs",
    "motion",
    "linear",
    "density",
]


class Config(NamedTuple):
    """The machine's own choices."""

    book: str = ""
    """The path of the book; empty where none was chosen yet."""
    theme: str = ""
    """The name of the theme; empty for the default."""
    calendar_file: str = ""
    """The file that the calendar is written to after each change; empty where it is not wanted."""
    calendar_of: str = ""
    """The path of the book whose calendar that is."""
    calendar_alarm: str = ""
    """The time of its day (HH:MM) at which each event of the calendar rings; empty where none
    does."""
    proposals: str = ""
    """The files and folders in which meetings and sent mail are looked for, as a JSON list."""
    signs: str = ""
    """The signs that are drawn: ``unicode``, ``ascii``, or empty for what the terminal shows."""
    motion: str = ""
    """``reduced`` where nothing may move by itself."""
    linear: str = ""
    """``on`` where the screen is one column without boxes, for a screen reader."""
    density: str = ""
    """How much of a card the board shows: ``compact``, ``roomy``, or empty for what fits."""


def read_config() -> Config:
    """Read config.toml; a missing one is an empty one.

    Raises:
        PlannerError: It is there but cannot be read or is not TOML.
    """
    path = config_folder() / CONFIG_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise PlannerError(f"The configuration {path} cannot be read: {error}.") from error
    import tomllib  # 14 ms: only where there is a config.toml

    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PlannerError(
            f"The configuration {path} is not valid TOML: {error}.\nMend or delete it."
        ) from error
    return Config(*(str(values.get(name, "")) for name in Config._fields))


def book_path(path: str | None = None) -> Path:
    """Return where the book is: as named, else by ``PLANNER_BOOK``, else as configured, else in the
    documents folder.

    Args:
        path: The name on the command line; a folder means the book in it.

    Raises:
        PlannerError: The configuration cannot be read.
    """
    # A book that is named needs no configuration.
    name = path or os.environ.get("PLANNER_BOOK") or read_config().book
    if not name:
        return documents_folder() / BOOK_NAME
    book = Path(name).expanduser()
    return book / BOOK_NAME if name.endswith(("/", os.sep)) else book


def write_config(key: ConfigKey, value: str) -> None:
    """Set one key of config.toml and leave every other line, the user's comments too, as it is.

    Raises:
        PlannerError: It cannot be written.
    """
    write_line(config_folder() / CONFIG_NAME, key, value)


def write_line(path: Path, key: str, value: str | None) -> None:
    """Set one key of a TOML file of the machine's, or take it out where the value is None; every
    other line stays as it is.

    Raises:
        PlannerError: It cannot be written.
    """
    line = [] if value is None else [f"{key} = {json.dumps(value, ensure_ascii=False)}"]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        others = [text for text in old if text.partition("=")[0].strip() != key]
        fresh = path.with_suffix(".tmp")
        fresh.write_text("\n".join([*line, *others, ""]), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        raise PlannerError(
            f"The file {path} cannot be written: {error.strerror or error}."
        ) from error
