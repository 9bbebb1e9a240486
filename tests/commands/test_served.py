"""In a browser a new file is written beside the book or into the documents, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.commands.exchange.calendar_file import switch
from planner.commands.exchange.exporting import export, write_export
from planner.commands.file.books import open_session
from planner.commands.machine.served import VARIABLE
from planner.errors import PlannerError
from planner.paths import documents_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a served book."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home" / "planner"))
    folder = tmp_path / "synced"
    folder.mkdir()
    monkeypatch.setenv(VARIABLE, str(folder / "planner.json"))
    return folder


def test_a_new_file_beside_the_book_or_in_the_documents_is_written(folder: Path) -> None:
    session = open_session(folder / "planner.json", create=True)
    exported = export(session, "csv")
    assert write_export(session, str(folder / "people.csv"), exported).exists()
    documents_folder().mkdir(parents=True)
    assert write_export(session, str(documents_folder() / "people.csv"), exported).exists()


def test_any_other_place_is_refused_however_it_is_written(folder: Path, tmp_path: Path) -> None:
    session = open_session(folder / "planner.json", create=True)
    outside = tmp_path / "outside"
    outside.mkdir()
    (folder / "link").symlink_to(outside)
    (folder / "name.csv").symlink_to(outside / "name.csv")
    for target in (
        outside / "x.csv",
        folder / ".." / "outside" / "x.csv",
        folder / "link" / "x.csv",
        folder / "name.csv",
        Path("~/.bashrc"),
        Path("/etc/planner.csv"),
    ):
        with pytest.raises(PlannerError):
            write_export(session, str(target), export(session, "csv"))
    with pytest.raises(PlannerError):
        switch(session, str(outside / "x.ics"))
    with pytest.raises(PlannerError):
        open_session(outside / "other.json", create=True)
    assert list(outside.iterdir()) == []


def test_nothing_is_written_over_but_the_planners_own_calendar(folder: Path) -> None:
    session = open_session(folder / "planner.json", create=True)
    (folder / "people.csv").write_text("mine")
    with pytest.raises(PlannerError, match="is there already"):
        write_export(session, str(folder / "people.csv"), export(session, "csv"))
    assert (folder / "people.csv").read_text() == "mine"
    switch(session, str(folder / "planner.ics"))
    before = (folder / "planner.ics").read_text()
    session.saved()
    assert (folder / "planner.ics").read_text()[:15] == before[:15]


def test_at_a_terminal_a_file_is_written_wherever_it_is_named(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    session = open_session(folder / "planner.json", create=True)
    for _ in range(2):
        assert write_export(session, str(tmp_path / "x.csv"), export(session, "csv")).exists()
