"""Where things live on this machine. Only the book itself is in the synced folder; all else stays
out of it.

``PLANNER_HOME`` puts the config and state folders under one folder (for a portable installation,
and for trying things out); otherwise they are the platform's.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal

BOOK_NAME = "planner.json"


def _folder(kind: Literal["config", "state"]) -> Path:
    home = os.environ.get("PLANNER_HOME")
    if home:
        return Path(home) / kind
    return _platform_folder(kind)


def _platform_folder(kind: Literal["config", "state", "documents"]) -> Path:
    import platformdirs  # 18 ms: not on the way of those who set PLANNER_HOME

    if kind == "documents":
        return platformdirs.user_documents_path()
    find = platformdirs.user_config_path if kind == "config" else platformdirs.user_state_path
    return find("planner", appauthor=False)


def config_folder() -> Path:
    """The folder of config.toml, keys.toml and the user's own themes. It may not exist yet."""
    return _folder("config")


def hooks_folder() -> Path:
    """The folder of the programs that the planner runs for the user. It may not exist."""
    return config_folder() / "hooks"


def state_folder() -> Path:
    """The folder of the device id, the shadows, journals, locks and snapshots. It may not exist
    yet."""
    return _folder("state")


def documents_folder() -> Path:
    """Where a book lives when nobody said otherwise."""
    return _platform_folder("documents")


def themes_folder() -> Path:
    """The themes that came with the planner: inside an installed package, else at the top of the
    source tree."""
    packed = Path(__file__).parent / "themes"
    return packed if packed.is_dir() else Path(__file__).parent.parent / "themes"
