"""Addresses opened by the program of the desktop: a letter by the mail program, a page by the
browser."""

from __future__ import annotations

import os
import subprocess
import sys
from shutil import which

from planner.errors import PlannerError

PATIENCE = 10
"""Seconds that the program may take to be handed the address."""


def open_address(url: str) -> str:
    """Open an address by the desktop's program, and return what was run.

    Args:
        url: A ``mailto:``, ``http:`` or ``https:`` address.

    Raises:
        PlannerError: This machine has nothing that opens it, or it failed.
    """
    if sys.platform == "win32":
        os.startfile(url)
        return "the program for it"
    for name, *words in _openers(url):
        program = which(name)
        if program is None:
            continue
        try:
            subprocess.run(
                [program, *words, url],
                check=True,
                timeout=PATIENCE,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return name
    kind = "mail program" if url.startswith("mailto:") else "browser"
    raise PlannerError(
        f"No {kind} could be opened here.\n`planner write NAME --print` shows the letter instead."
    )


def _openers(url: str) -> list[list[str]]:
    """Return the programs that may open an address, the fittest first, with their arguments."""
    if sys.platform == "darwin":
        return [["open"]]
    openers = [["xdg-open"], ["gio", "open"]]
    return [["xdg-email"], *openers] if url.startswith("mailto:") else openers
