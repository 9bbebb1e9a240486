"""What the app may write where a browser shows it: whoever sits at a page is not known as one at a
terminal is."""

from __future__ import annotations

import os
from pathlib import Path

from planner.errors import PlannerError
from planner.paths import documents_folder

VARIABLE = "PLANNER_SERVED"
"""The variable of the environment in which `planner serve` tells the app that it is served, and of
which book."""


def check_target(path: Path) -> None:
    """See that a file may be written: anywhere at a terminal; in a browser a new one beside the
    book or in documents.

    Raises:
        PlannerError: It may not.
    """
    book = os.environ.get(VARIABLE)
    if not book:
        return
    folders = [Path(os.path.realpath(folder)) for folder in (Path(book).parent, documents_folder())]
    if not any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in folders):
        names = " or ".join(dict.fromkeys(map(str, folders)))
        raise PlannerError(f"In the browser files are written into {names} alone, not to {path}.")
    if os.path.lexists(path):
        raise PlannerError(
            f"{path} is there already, and in the browser nothing is written over.\n"
            "Choose another name."
        )
