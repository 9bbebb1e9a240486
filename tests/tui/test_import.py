"""Importing from the app: look first, then do it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from planner.tui.rows import imports as import_rows
from planner.tui.screens import importing
from planner.tui.screens.ask_text import AskTextScreen
from planner.tui.screens.importing import ImportScreen
from planner.tui.screens.triage import TriageScreen
from tests.tui.small_book import bare_app, keys, small_app

CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Li,https://www.linkedin.com/in/ana,ana@harbour.example,Harbour,Head of Product,07 Feb 2026
Zoe,[red]New[/red],https://www.linkedin.com/in/zoe,,Umbra,CTO,01 Nov 2026
,,,,,,12 Jan 2023
Max,Berg,https://www.linkedin.com/in/max,max@x.example,,,23 Jun 2024
"""
RAW = Path(__file__).parents[3] / "shared" / "data" / "csv" / "linkedin_raw.csv"


@pytest.fixture
def downloads(own_machine: Path) -> Path:
    """A downloads folder with an export in it."""
    folder = own_machine / "Downloads"
    folder.mkdir(parents=True)
    (folder / "Connections.csv").write_text(CONNECTIONS, encoding="utf-8")
    (folder / "broken.csv").write_text("no header here\n1;2\n", encoding="utf-8")
    return folder


async def opened(pilot: Pilot[None]) -> ImportScreen:
    """The screen that asks for a file."""
    await pilot.press("i")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, ImportScreen)
    return screen


def words(screen: ImportScreen) -> str:
    """What stands above the rows."""
    return str(screen.words.render())


def rows(screen: ImportScreen) -> str:
    """All of the rows."""
    return "\n".join(f"{row.label} {row.body.plain}" for row in screen.rows._rows)


async def test_a_file_is_completed_looked_into_and_nothing_is_done_yet(
    tmp_path: Path, downloads: Path
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        version = app.session.book.version
        screen = await opened(pilot)
        await pilot.press(*keys("Conn"), "tab")
        assert screen.picker.line.value == "~/Downloads/Connections.csv"
        await pilot.press("enter")
        await pilot.pause()
        assert "4 rows read, nothing done yet" in words(screen)
        assert "2 new" in words(screen) and "1 skipped" in words(screen)
        assert "Zoe [red]New[/red]" in rows(screen) and "CTO, Umbra" in rows(screen)
        assert "line 7 no name" in rows(screen)
        assert app.session.book.version == version


async def test_R20_enter_imports_into_triage_u_undoes_all_of_it_and_enter_again_goes_on_to_triage(
    tmp_path: Path, downloads: Path
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.session.records.contacts.keys()
        screen = await opened(pilot)
        await pilot.press(*keys("Conn"), "tab", "enter", "enter")
        await pilot.pause()
        made = [each for key, each in app.session.records.contacts.items() if key not in before]
        assert sorted(each.name for each in made) == ["Max Berg", "Zoe [red]New[/red]"]
        assert {each.state for each in made} == {"triage"}
        assert "Imported 2 contacts" in words(screen)
        await pilot.press("u")
        await pilot.pause()
        assert app.session.records.contacts.keys() == before and screen.picker.display
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, TriageScreen)


async def test_the_same_file_again_changes_nothing_and_says_so(
    tmp_path: Path, downloads: Path
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            screen = ImportScreen(app.session, str(downloads / "Connections.csv"))
            app.push_screen(screen)
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
            version = app.session.book.version
        assert "in the book already" in words(screen)
        await pilot.press("enter")
        assert app.session.book.version == version


@pytest.mark.parametrize("name", ["broken.csv", "nowhere.csv", ""])
async def test_a_file_that_is_none_is_refused_in_words_and_another_can_be_named(
    tmp_path: Path, downloads: Path, name: str
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*keys(name), "enter")
        await pilot.pause()
        assert app.screen is screen and screen.picker.display and screen.picker.line.has_focus
        assert words(screen) and "nothing done yet" not in words(screen)
        await pilot.press("escape")
        assert app.screen is not screen


@pytest.mark.skipif(not RAW.is_file(), reason="the real export is not here")
async def test_a_real_export_is_imported(tmp_path: Path) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(ImportScreen(app.session, str(RAW)))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        names = {each.name for each in app.session.records.contacts.values()}
    assert {"Ana Li", "Søren Müller"} <= names


def test_picture(snap_compare: Any, tmp_path: Path, downloads: Path) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press(*keys("Conn"), "tab", "enter")
        await pilot.pause()

    assert snap_compare(bare_app(tmp_path), terminal_size=(80, 24), run_before=look)


async def test_columns_are_shown_and_given_another_meaning(tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Name;Wo;Email\nAna Novak;Acme;n@x.example\n", encoding="utf-8")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = ImportScreen(app.session, str(file))
        await app.push_screen(screen)
        await pilot.pause()
        shown = "\n".join(screen.rows.render_line(y).text for y in range(screen.rows.size.height))
        assert "COLUMNS" in shown and "left out" in shown
        await pilot.press("m", "W", "o", "equals_sign", "o", "r", "g", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert [
            each.org for each in app.session.records.contacts.values() if each.name == "Ana Novak"
        ] == ["Acme"]
        assert app.session.settings.import_columns == {"wo": "org"}


async def test_several_columns_are_told_in_one_line_and_one_that_is_not_there_is_refused(
    tmp_path: Path,
) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Wer;Wo;Rang\nAna Novak;Acme;CTO\n", encoding="utf-8")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = ImportScreen(app.session, str(file))
        await app.push_screen(screen)
        await pilot.pause()
        asked = app.screen
        assert isinstance(asked, AskTextScreen)
        asked.query_one(Input).value = "Who=name, Rang=role"
        await pilot.press("enter")
        await pilot.pause()
        said = str(asked.query_one(".sheet-words", Static).render())
        assert app.screen is asked and said == "There is no column “who”. There are: Wer, Wo, Rang."
        asked.query_one(Input).value = "Wer=name, Rang=role Wo=org"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        ana = next(
            each for each in app.session.records.contacts.values() if each.name == "Ana Novak"
        )
        assert (ana.org, ana.role) == ("Acme", "CTO")


async def test_a_large_file_is_read_beside_the_app_which_tells_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "LARGE", 1000)
    monkeypatch.setattr(importing, "MANY", 1000)
    monkeypatch.setattr(import_rows, "MOST", 3)
    file = tmp_path / "many.csv"
    file.write_text(
        "Name,Wo\n" + "".join(f"Ana{n} Novak,x\n" for n in range(5_500)) + ",x\n" * 5,
        encoding="utf-8",
    )
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        screen = ImportScreen(app.session, str(file))
        said: list[str] = []
        await app.push_screen(screen)
        monkeypatch.setattr(screen.words, "update", lambda content: said.append(str(content)))
        await pilot.press("enter")  # it is being read already: that does not begin anew
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert (
            "5,000 of 5,505 rows   many.csv" in said
            and "5,505 rows read, nothing done yet" in said[-1]
        )
        assert rows(screen).count("no name, only") == 0 and "and 2 more" in rows(screen)
        assert not any(each.startswith("Reading") for each in said)
        before = len(app.session.records.contacts)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen is screen and len(app.session.records.contacts) == before + 5_500
        assert "Imported 5,500 contacts" in said[-1]


async def test_a_meaning_of_which_nothing_is_understood_is_not_remembered(tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Name;Wo\nAna Novak;Acme\n", encoding="utf-8")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = ImportScreen(app.session, str(file))
        await app.push_screen(screen)
        await pilot.pause()
        await pilot.press("m", *keys("Name"), "equals_sign", "enter")
        await pilot.pause()
        assert "names columns" in words(screen)
        await pilot.press("enter")
        await pilot.pause()
        assert any(each.name == "Ana Novak" for each in app.session.records.contacts.values())
        assert app.session.settings.import_columns == {}


async def test_where_no_column_is_known_it_is_asked_what_they_hold(tmp_path: Path) -> None:
    file = tmp_path / "odd.csv"
    file.write_text("Wer;Wo\nAna Novak;Acme\n", encoding="utf-8")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = ImportScreen(app.session, str(file))
        await app.push_screen(screen)
        await pilot.pause()
        assert "names columns" in words(screen) and isinstance(app.screen, AskTextScreen)
        await pilot.press(*keys("Wer"), "equals_sign", *keys("name"), "enter")
        await pilot.pause()
        assert "1 row read" in words(screen) and app.screen is screen
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.settings.import_columns == {"wer": "name"}
