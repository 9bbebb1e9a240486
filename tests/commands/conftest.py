from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.book import Book, create_book
from planner.commands.session import Session

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 18)


@pytest.fixture
def session(tmp_path: Path) -> Session:
    """An empty book on a Wednesday."""
    path, state = tmp_path / "planner.json", tmp_path / "state"
    create_book(path, state)
    return Session(Book.open(path, state=state), TODAY)
