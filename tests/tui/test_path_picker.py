"""Completing a path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planner.tui.widgets.path_picker import completions, home_path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with downloads in it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    downloads = tmp_path / "Downloads"
    (downloads / "more").mkdir(parents=True)
    for age, name in enumerate(("new.csv", "old.CSV", "book.json", "photo.png", ".hidden.csv", "[odd] näme.csv")):
        file = downloads / name
        file.write_text("")
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    return tmp_path


def names(text: str, *endings: str) -> list[str]:
    return [found.name for found in completions(text, endings or (".csv", ".json"))]


def test_files_come_newest_first_and_then_the_folders(home: Path) -> None:
    assert names("~/Downloads/") == ["new.csv", "old.CSV", "book.json", "[odd] näme.csv", "more"]


def test_what_is_typed_narrows_it_whatever_its_case(home: Path) -> None:
    assert names("~/Downloads/N") == ["new.csv"]
    assert names("~/Downloads/.") == [".hidden.csv"]
    assert names("~/down") == ["Downloads"]
    assert [found.text for found in completions("~/down", ())] == [f"~/Downloads{os.sep}"]


def test_only_folders_are_offered_where_a_folder_is_wanted(home: Path) -> None:
    assert [found.name for found in completions(f"{home}/Downloads/", ())] == ["more"]


def test_a_folder_that_is_not_there_or_cannot_be_read_offers_nothing(home: Path) -> None:
    assert names("~/Nowhere/x") == []
    assert names("~/Downloads/new.csv/") == []
    for text in ("\0", "\0/", "/\0/x", "~nobody-of-that-name/", "~", ""):
        completions(text, (".csv",))  # whatever is typed on the way to a path raises nothing


def test_a_whole_path_pasted_behind_the_start_counts_by_itself(home: Path) -> None:
    assert home_path(f"~/{home}/Downloads/new.csv") == home / "Downloads" / "new.csv"
    assert home_path("~/~/Downloads/new.csv") == home / "Downloads" / "new.csv"
    assert "new.csv" in names(f"~/{home}/Downloads/")
