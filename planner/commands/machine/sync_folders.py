"""Folders in which a book could live: those that a sync program keeps on this machine, then the
documents folder.

A program's own configuration says where its folders are; the names that it uses by default are
tried as well.
"""

from __future__ import annotations

import json
import os
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from planner.paths import documents_folder
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class SyncFolder(NamedTuple):
    """A folder in which a book could live, and what keeps it in step between machines (empty:
    nothing does)."""

    folder: Path
    program: str


def places() -> list[SyncFolder]:
    """Return the folders of sync programs that exist, each once, then the documents folder."""
    home = Path.home()
    folders: dict[Path, SyncFolder] = {}
    for folder, program in (
        *_dropbox(home),
        *_syncthing(home),
        *_onedrive(home),
        *_icloud(home),
        *_nextcloud(home),
    ):
        if folder.is_dir():
            folders.setdefault(folder.resolve(), SyncFolder(folder, program))
    documents = documents_folder()
    return [
        *folders.values(),
        *([] if documents.resolve() in folders else [SyncFolder(documents, "")]),
    ]


def _dropbox(home: Path) -> Iterator[tuple[Path, str]]:
    windows = (
        *_from_environment("APPDATA", "Dropbox"),
        *_from_environment("LOCALAPPDATA", "Dropbox"),
    )
    for folder in (home / ".dropbox", *windows):
        # {"personal": {"path": "/home/ana/Dropbox", …}, "business": {…}}
        for path_text in re.findall(
            r'"path"\s*:\s*("(?:[^"\\]|\\.)*")', _text(folder / "info.json")
        ):
            yield Path(json.loads(path_text)), "Dropbox"
    for folder in (home / "Dropbox", *sorted(home.glob("Dropbox (*)"))):
        yield folder, "Dropbox"
    for folder in sorted((home / "Library/CloudStorage").glob("Dropbox*")):
        yield folder, "Dropbox"


def _syncthing(home: Path) -> Iterator[tuple[Path, str]]:
    configurations = (
        home / ".local/state/syncthing",
        home / ".config/syncthing",
        home / "Library/Application Support/Syncthing",
        *_from_environment("LOCALAPPDATA", "Syncthing"),
    )
    for folder in configurations:
        for path_text in re.findall(
            r"<folder\b[^>]*\bpath=\"([^\"]+)\"", _text(folder / "config.xml")
        ):
            yield Path(unescape(path_text)).expanduser(), "Syncthing"
    yield home / "Sync", "Syncthing"
    yield home / "Syncthing", "Syncthing"


def _onedrive(home: Path) -> Iterator[tuple[Path, str]]:
    for name in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        for folder in _from_environment(name):
            yield folder, "OneDrive"
    for folder in (home / "OneDrive", *sorted(home.glob("OneDrive - *"))):
        yield folder, "OneDrive"
    for folder in sorted((home / "Library/CloudStorage").glob("OneDrive*")):
        yield folder, "OneDrive"


def _icloud(home: Path) -> Iterator[tuple[Path, str]]:
    yield home / "Library/Mobile Documents/com~apple~CloudDocs", "iCloud"
    yield home / "iCloudDrive", "iCloud"


def _nextcloud(home: Path) -> Iterator[tuple[Path, str]]:
    configurations = (
        (home / ".config/Nextcloud/nextcloud.cfg", "Nextcloud"),
        (home / ".config/ownCloud/owncloud.cfg", "ownCloud"),
        (home / "Library/Preferences/Nextcloud/nextcloud.cfg", "Nextcloud"),
        *(
            (settings_folder / "nextcloud.cfg", "Nextcloud")
            for settings_folder in _from_environment("APPDATA", "Nextcloud")
        ),
    )
    for file, program in configurations:
        for found in re.findall(r"(?m)^[^=\n]*localPath=(.+)$", _text(file)):
            yield Path(found.strip()), program
    yield home / "Nextcloud", "Nextcloud"
    yield home / "ownCloud", "ownCloud"


def _from_environment(name: str, *below: str) -> list[Path]:
    value = os.environ.get(name)
    return [Path(value, *below)] if value else []


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
