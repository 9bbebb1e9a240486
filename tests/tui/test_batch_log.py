"""A whole event logged in one go."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from planner.tui.screens.batch_log import BatchLogScreen
from planner.tui.screens.choose import ChooseScreen
from planner.tui.screens.quick_log import WAIT
from planner.tui.widgets.preview import PART_CLASSES
from tests.tui.small_book import bare_app, keys, small_app


async def opened(pilot: Pilot[None], shared: str = "", people: str = "") -> BatchLogScreen:
    """The editor with something in it."""
    screen = BatchLogScreen(pilot.app.session)  # type: ignore[attr-defined]
    pilot.app.push_screen(screen)
    await pilot.pause()
    screen.shared.value, screen.people.text = shared, people
    await pilot.pause(WAIT * 3)
    return screen


def told(screen: BatchLogScreen) -> list[str]:
    """How the lines are understood."""
    return str(screen.words.render()).splitlines()


async def test_a_key_opens_it_and_what_is_typed_is_told_line_by_line(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+l", *keys("event at PyData Lisbon yesterday"), "enter")
        await pilot.press(*keys("Ana Li 20m"), "enter", *keys("Zoe Quark"))
        await pilot.pause(WAIT * 3)
        screen = app.screen
        assert isinstance(screen, BatchLogScreen)
        lines = told(screen)
        assert lines[0].startswith("All: Event on Tuesday 17 November 2026 at PyData Lisbon")
        assert "Ana Li" in lines[1] and "20 minutes" in lines[1] and "Zoe Quark (new)" in lines[2]
        await pilot.press("ctrl+s")
        await pilot.pause()
        made = [
            each for each in app.session.records.touches.values() if each.day == date(2026, 11, 17)
        ]
        assert len(made) == 2 and {each.hub for each in made} == {"pydata"}
        assert not isinstance(app.screen, BatchLogScreen)
        await pilot.press("u")
        assert not [
            each for each in app.session.records.touches.values() if each.day == date(2026, 11, 17)
        ]


async def test_a_doubt_is_asked_before_anything_is_logged(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        count = len(app.session.records.touches)
        screen = await opened(pilot, "event at PyData Lisbon", "Ana Li\nSam; learned he hires")
        assert told(screen)[2].startswith("? 2")
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("escape")
        assert app.screen is screen and len(app.session.records.touches) == count
        await pilot.press("ctrl+s", "2")
        await pilot.pause()
        assert len(app.session.records.touches) == count + 2


async def test_a_line_about_nobody_is_told_and_nothing_is_logged(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        count = len(app.session.records.touches)
        screen = await opened(pilot, "event at PyData Lisbon", "Ana Li\nlovely weather")
        assert "names nobody" in told(screen)[2]
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.screen is screen and len(app.session.records.touches) == count
        screen.shared.value = "coffee with Ana Li"
        await pilot.pause(WAIT * 3)
        assert "names somebody" in told(screen)[0]
        await pilot.press("ctrl+s")
        assert app.screen is screen and len(app.session.records.touches) == count


async def test_what_was_typed_is_there_again(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, "event at PyData Lisbon", "Ana Li\nBo")
        await pilot.press("escape", "ctrl+l")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, BatchLogScreen)
        assert (screen.shared.value, screen.people.text) == ("event at PyData Lisbon", "Ana Li\nBo")


async def test_a_pasted_page_is_parted_into_the_shared_line_and_the_people(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        screen.shared.post_message(Paste("event at PyData Lisbon\n\nAna Li\n  Zoe Quark\n"))
        for _ in range(200):
            await pilot.pause(WAIT)
            if len(told(screen)) == 3:
                break
        assert (screen.shared.value, screen.people.text) == (
            "event at PyData Lisbon",
            "Ana Li\nZoe Quark",
        )
        assert len(told(screen)) == 3
        screen.shared.value = ""
        screen.shared.post_message(Paste("event at PyData"))
        await pilot.pause()
        assert (screen.shared.value, screen.people.text) == ("event at PyData", "Ana Li\nZoe Quark")


async def test_names_are_completed_at_the_end_of_a_line(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot, "event at PyData Lisbon", "")
        screen.people.focus()
        await pilot.press(*keys("met bo"))
        await pilot.pause()
        assert screen.people.suggestion == " Chen"
        await pilot.press("right")
        assert screen.people.text == "met bo Chen"


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_picture(snap_compare: Any, tmp_path: Path, width: int, height: int) -> None:
    async def typed(pilot: Pilot[None]) -> None:
        await opened(
            pilot,
            "event at PyData Lisbon yesterday #lisbon; next: thank you note",
            "Ana Li 20m; learned Acme opens a Lisbon team\nSam\nZoe Quark (Hooli), wants a "
            "reviewer\nlovely weather",
        )

    assert snap_compare(bare_app(tmp_path), terminal_size=(width, height), run_before=typed)


def colours(screen: BatchLogScreen, row: int) -> dict[str, str]:
    """What the words of a person's line were taken for, by the styles that they wear."""
    line = screen.people.get_line(row)
    named = {str(screen.people.get_component_rich_style(name)): name for name in PART_CLASSES}
    return {
        line.plain[span.start : span.end]: named.get(str(span.style), "") for span in line.spans
    }


async def test_the_people_are_coloured_as_the_quick_log_is_and_keep_it_while_one_types_on(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(
            pilot,
            "event at PyData Lisbon",
            " Ana Li 20m; learned she hires\nSam\nZoe Quark #lisbon",
        )
        first = colours(screen, 0)
        assert first["Ana Li"] == "part--who" and first["20m"] == "part--when"
        assert any(part == "part--said" for part in first.values())
        assert colours(screen, 1) == {"Sam": "part--doubt"}
        assert (
            colours(screen, 2)["Zoe Quark"] == "part--new"
            and colours(screen, 2)["#lisbon"] == "part--where"
        )
        screen.people.move_cursor((0, 1))
        screen.people.insert("[b]\x1b")
        assert "Ana Li" not in colours(screen, 0), (
            "what may have changed is not coloured by what it was"
        )
        screen.people.move_cursor((2, 17))
        screen.people.insert(" more")
        assert colours(screen, 2)["Zoe Quark"] == "part--new"
        drawn = screen.people.render_line(2)
        await pilot.pause(WAIT * 3)
        assert colours(screen, 2)["more"] and screen.people.render_line(2) != drawn
