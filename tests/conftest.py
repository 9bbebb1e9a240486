"""Every test has a machine of its own: no test sees the user's configuration, state or book."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.book.disk.keys import own_keys

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the configuration and state folders into the test's own folder, and return it."""
    home = tmp_path / "machine"
    monkeypatch.setenv("PLANNER_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    for name in ("PLANNER_BOOK", "PLANNER_TODAY", "PLANNER_PASSPHRASE", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    # Nor the system's keyring, in this process or in one that is started.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    own_keys.cache_clear()
    return home
