"""Whether colours are shown."""

from __future__ import annotations

import os
import sys


def shows_colour() -> bool:
    """Whether standard output is a terminal of a user who wants colours (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()
