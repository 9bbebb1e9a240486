"""What there is to know for a report or a script: where everything is, and which versions run."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from planner import __version__
from planner.commands.file.books import is_new, open_session
from planner.commands.file.file import this_machine
from planner.errors import PlannerError
from planner.paths import config_folder, state_folder

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

LIBRARIES = ("textual", "tinydb", "orjson", "pendulum", "platformdirs", "rapidfuzz", "holidays")
EXTRAS = {
    "calendar": "recurring-ical-events",
    "encrypt": "pyrage",
    "web": "textual-serve",
    "xlsx": "openpyxl",
}
"""A library of each extra, which tells whether it is installed."""


def machine_info(path: Path, today: date | None) -> dict[str, Any]:
    """Return what runs here, on which book.

    Args:
        path: Where the book is.
        today: The day to open it on; None is the present one.

    Raises:
        Locked: It is encrypted, and its key is not known here.
    """
    return {
        "version": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
        "program": sys.executable,
        **_book(path, today),
        "config": str(config_folder()),
        "state": str(state_folder()),
        "libraries": {name: _version(name) for name in LIBRARIES},
        "extras": {name: _version(library) for name, library in EXTRAS.items()},
    }


def _book(path: Path, today: date | None) -> dict[str, Any]:
    """Return what is known of the book; a book that cannot be read is no reason to say nothing
    else."""
    facts: dict[str, Any] = {"book": str(path), "status": "", "device": None, "device_name": None}
    try:
        if is_new(path):
            return {**facts, "status": "there is none yet"}
        session = open_session(path, today)
    except PlannerError as error:
        return {**facts, "status": str(error)}
    return {
        **facts,
        "status": session.book.status.text or "ready",
        "encrypted": session.book.encrypted,
        "contacts": len(session.records.contacts),
        "device": session.book.device,
        "device_name": this_machine(session),
    }


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None
