"""Completing a path."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

from planner.tui.widgets.path_picker import PathPicker, completions, home_path
from tests.tui.small_book import fast


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with downloads in it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    downloads = tmp_path / "Downloads"
    (downloads / "more").mkdir(parents=True)
    for age, name in enumerate(
        ("new.csv", "old.CSV", "book.json", "photo.png", ".hidden.csv", "[odd] näme.csv")
    ):
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


class Asking(App[None]):
    """A picker alone, which keeps what was picked."""

    def __init__(self) -> None:
        super().__init__()
        self.picked: list[Path] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"selection": "ansi_blue", "faint": "ansi_white"}

    def compose(self) -> ComposeResult:
        yield PathPicker("~/Downloads/", (".csv",))

    def on_path_picker_picked(self, event: PathPicker.Picked) -> None:
        self.picked.append(event.path)


async def test_what_is_typed_right_behind_a_key_that_edits_is_not_taken_for_what_stood_before(
    home: Path,
) -> None:
    app = Asking()
    async with app.run_test() as pilot:
        picker = app.query_one(PathPicker)
        picker.focus_line()
        await fast(
            pilot, "ctrl+u", *"~/Dox", "backspace", *"w", "left", *"x", "backspace", "end", *"n"
        )
        assert picker.line.value == "~/Down"
        await fast(pilot, "tab", *"n", "tab")
        assert picker.line.value == "~/Downloads/new.csv"
        await fast(pilot, "ctrl+u", *"~/Downloads/", "down", "down", "tab", "enter")
        assert app.picked == [home / "Downloads" / "old.CSV"]
