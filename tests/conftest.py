"""Every test has a machine of its own: no test sees the user's configuration, state or book.

`make test` runs the short forms, `make test-all` (PLANNER_LONG=1) the tests marked ``long`` and
more examples of each property as well.
"""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from planner.book.disk.keys import own_keys
from tests import quick_age

if TYPE_CHECKING:
    from pathlib import Path


LONG = bool(os.environ.get("PLANNER_LONG"))
"""Whether the long forms run too."""

# A busy machine is no reason to fail: no example has a deadline, and slow generation is no error.
BUSY_MACHINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
# In CI the examples are the same each time: what it refuses is what a change has broken.
SAME = bool(os.environ.get("CI"))
settings.register_profile(
    "short",
    max_examples=40,
    deadline=None,
    derandomize=SAME,
    suppress_health_check=BUSY_MACHINE,
)
settings.register_profile(
    "long", max_examples=300, deadline=None, suppress_health_check=BUSY_MACHINE
)
settings.load_profile("long" if LONG else "short")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is marked ``long`` unless the long forms are wanted."""
    if LONG:
        return
    for item in items:
        if item.get_closest_marker("long") is not None:
            item.add_marker(pytest.mark.skip(reason="long form: make test-all"))


def pytest_collection_finish() -> None:
    """Leave what is loaded by now out of the garbage collector's rounds, and make them fewer: they
    took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(autouse=True)
def passphrases_that_lock_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write what a passphrase opens with the smallest work factor; pyrage still reads it."""
    try:
        import pyrage
    except ImportError:
        return
    monkeypatch.setattr(pyrage.passphrase, "encrypt", quick_age.encrypt)


@pytest.fixture(autouse=True)
def own_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put the configuration and state folders into the test's own folder, and return it."""
    home = tmp_path / "machine"
    monkeypatch.setenv("PLANNER_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    # A terminal that shows everything, wherever the tests run.
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("PLANNER_SIGNS", "unicode")
    for name in (
        "PLANNER_BOOK",
        "PLANNER_TODAY",
        "PLANNER_PASSPHRASE",
        "PLANNER_MOTION",
        "PLANNER_LINEAR",
        "NO_COLOR",
    ):
        monkeypatch.delenv(name, raising=False)
    # Nor the system's keyring, in this process or in one that is started.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    own_keys.cache_clear()
    return home
