from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.commands.machine.sync_folders import places


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("APPDATA", "LOCALAPPDATA", "OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def found(home: Path) -> list[tuple[str, str]]:
    return [(str(each.folder.relative_to(home)), each.program) for each in places() if each.program]


def test_nothing_is_offered_that_is_not_there(home: Path) -> None:
    assert found(home) == []
    assert [each.program for each in places()] == [""]


def test_folders_by_their_usual_names(home: Path) -> None:
    for name in (
        "Dropbox",
        "Sync",
        "OneDrive - Acme",
        "Nextcloud",
        "Library/Mobile Documents/com~apple~CloudDocs",
    ):
        (home / name).mkdir(parents=True)
    assert found(home) == [
        ("Dropbox", "Dropbox"),
        ("Sync", "Syncthing"),
        ("OneDrive - Acme", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"),
    ]


def test_folders_that_the_programs_configurations_name(home: Path) -> None:
    for name in ("clouds/box", "clouds/thing & co", "clouds/next"):
        (home / name).mkdir(parents=True)
    (home / ".dropbox").mkdir()
    (home / ".dropbox/info.json").write_text(
        json.dumps({"personal": {"path": str(home / "clouds/box"), "host": 1}})
    )
    (home / ".config/syncthing").mkdir(parents=True)
    xml = (
        f'<configuration><folder id="a" label="x" path="{home}/clouds/thing &amp; co" '
        'type="sendreceive"></folder>'
    )
    (home / ".config/syncthing/config.xml").write_text(xml)
    (home / ".config/Nextcloud").mkdir(parents=True)
    (home / ".config/Nextcloud/nextcloud.cfg").write_text(
        f"[Accounts]\n0\\Folders\\1\\localPath={home}/clouds/next\n"
    )
    assert found(home) == [
        ("clouds/box", "Dropbox"),
        ("clouds/thing & co", "Syncthing"),
        ("clouds/next", "Nextcloud"),
    ]


def test_a_folder_is_offered_once(home: Path) -> None:
    (home / "Dropbox").mkdir()
    (home / ".dropbox").mkdir()
    (home / ".dropbox/info.json").write_text(
        json.dumps({"personal": {"path": str(home / "Dropbox")}})
    )
    assert found(home) == [("Dropbox", "Dropbox")]
