"""A way through the house: rooms with their keys, keys that say so where they do nothing, jumping,
presets, the palette."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input

from planner.change import Change, Put
from planner.commands.machine.setting_texts import SETTINGS
from planner.tui.app import PlannerApp
from planner.tui.jumping import HOME_ROW, jump_labels
from planner.tui.keys import ROOMS, key_words
from planner.tui.palette import PaletteEntry, match
from planner.tui.rooms import ROOMS as DOOR
from planner.tui.rooms import load
from planner.tui.screens.choose import ChooseScreen
from planner.tui.screens.contact import ContactScreen
from planner.tui.screens.jump import JumpScreen
from planner.tui.screens.numbers import NumbersScreen
from planner.tui.screens.settings import SettingsScreen
from planner.tui.screens.today import TodayScreen
from planner.tui.widgets.advice_bar import AdviceBar
from planner.tui.widgets.board import BoardView
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from tests.tui.small_book import TODAY, keys, small_app


def footer(app: PlannerApp) -> str:
    return app.screen.query_one(KeyFooter).render_line(0).text


@pytest.mark.parametrize("name", DOOR)
def test_every_name_of_the_door_leads_somewhere(name: str) -> None:
    assert callable(load(name))


@pytest.mark.parametrize("width", [60, 80, 120, 200])
async def test_the_strip_names_the_rooms_with_their_keys_at_every_width(
    tmp_path: Path, width: int
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(width, 30)) as pilot:
        await pilot.pause()
        strip = app.screen.query_one(RoomsStrip).render_line(0).text
        for room in ROOMS:
            assert key_words(room.key) in strip
        assert "Today" in strip, "where one stands is always named"
        if width >= 80:
            assert "Hubs" in strip and "Triage" in strip


@pytest.mark.parametrize("room", [room for room in ROOMS if room.name != "screen-contact"])
async def test_a_key_goes_to_each_room_and_its_strip_says_where_one_is(
    tmp_path: Path, room: Any
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(room.key)
        await pilot.pause()
        strip = app.screen.query_one(RoomsStrip)
        assert strip._here == room.name
        await pilot.press("1")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)


async def test_a_key_that_does_nothing_says_so(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("z")
        await pilot.pause()
        assert "z does nothing here; ? shows what does." in footer(app)
        await pilot.press("l", *keys("w"))
        await pilot.pause()
        assert app.screen.query_one("#line", Input).value == "w", "in a line it is a letter"


async def test_help_tells_this_place_first_and_then_what_one_sees(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 60)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        groups = [str(group.render()) for group in app.screen.query(".help-group")]
        assert groups[0].startswith("Today") and groups[1].startswith("What you see")
        assert "37.0°" in groups[1] and "37.0 is your usual" in groups[1]
        assert groups[-1].startswith("The cursor")


async def test_two_keys_go_to_the_first_row_to_the_last_and_to_rooms(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        table: Any = app.screen
        await pilot.press("G")
        await pilot.pause()
        last = table.table.row
        assert last == len(table.table.rows) - 1
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, ChooseScreen), "the second keys are shown"
        await pilot.press("g")
        await pilot.pause()
        assert table.table.row == 0
        await pilot.press("g", "h")
        await pilot.pause()
        assert app.screen.query_one(RoomsStrip)._here == "screen-hubs"


async def test_a_letter_on_every_card_takes_the_cursor_there(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2", "ctrl+o")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, JumpScreen) and screen._targets
        label = list(screen._targets)[-1]
        await pilot.press(*label)
        await pilot.pause()
        board = app.screen.query_one(BoardView)
        last = max(at for at, cards in enumerate(board.cards.values()) if cards)
        assert board.column == last
        await pilot.press("ctrl+o", "exclamation_mark")
        await pilot.pause()
        assert not isinstance(app.screen, JumpScreen), "a letter that stands nowhere ends it"


def test_labels_are_one_letter_while_they_are_enough_and_never_begin_another() -> None:
    assert jump_labels(3) == ["a", "s", "d"]
    many = jump_labels(60)
    assert len(many) == 60 == len(set(many)) and {len(label) for label in many} == {2}
    assert len(jump_labels(1000)) == len(HOME_ROW) ** 2


@pytest.mark.parametrize(
    ("key", "days"), [("t", 1), ("m", 5), ("1", 7), ("2", 14), ("o", 30)], ids="tm12o"
)
async def test_snooze_takes_one_more_key_with_a_preset(tmp_path: Path, key: str, days: int) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.screen.query_one(BoardView).focus()
        await pilot.pause()
        contact = app.screen.query_one(BoardView).contact()
        assert contact is not None
        await pilot.press("s", key)
        await pilot.pause()
        snoozed = app.session.records.contacts[contact].snoozed_until
        promises = [
            promise.snoozed_until
            for promise in app.session.records.promises.values()
            if promise.contact == contact
        ]
        assert TODAY + timedelta(days=days) in [snoozed, *promises]


async def palette(pilot: Pilot[None], text: str) -> list[str]:
    """What the palette offers for a text."""
    await pilot.press("ctrl+p")
    await pilot.pause()
    await pilot.press(*keys(text))
    options = pilot.app.screen.query_one(CommandList)
    for _ in range(100):
        await pilot.pause(0.02)
        if options.option_count and not pilot.app.screen.query_one(CommandList).has_class(
            "-loading"
        ):
            break
    await pilot.pause(0.3)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("settings", "Settings (0)"),
        ("hubs", "Hubs (6)"),
        ("ana", "Ana Li"),
        ("budget", "Setting: Budget minutes"),
        ("undo", "Undo (u)"),
        ("dark", "Theme: dark"),
    ],
)
async def test_the_palette_finds_rooms_people_settings_and_commands(
    tmp_path: Path, text: str, first: str
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        assert first in (await palette(pilot, text))[0]


async def test_the_palette_says_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await palette(pilot, "zzqx")
        await pilot.pause(1.0)  # Textual waits a moment before it says so
        options = app.screen.query_one(CommandList)
        found = [str(option.prompt) for option in options.options]
        assert len(found) == 1 and "No matches found" in found[0]


def test_letters_that_are_scattered_over_a_description_are_no_match() -> None:
    entry = PaletteEntry(
        "New touch (n)", "Make today's new touch: write the line that logs it.", id
    )
    assert match("settings", entry) == 0
    assert match("new", entry) > match("line logs", entry) > 0
    assert match("", entry) == 0


async def test_a_setting_found_in_the_palette_is_under_the_cursor(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 40)) as pilot:
        await palette(pilot, "rest days")
        await pilot.press("enter")
        await pilot.pause(0.3)
        screen = app.screen
        assert isinstance(screen, SettingsScreen) and screen.rows.key == "setting:rest_days"


async def test_a_card_that_is_dragged_to_another_column_moves_there(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        board = app.screen.query_one(BoardView)
        column = next(at for at, cards in enumerate(board.cards.values()) if cards)
        contact = list(board.cards.values())[column][0].contact
        target = 3 if column != 3 else 0
        await pilot.mouse_down(board, offset=(board._left_of(column) + 4, 3))
        await pilot.mouse_up(board, offset=(board._left_of(target) + 4, 3))
        await pilot.pause()
        wanted = ("cold", "warming", "active", "owed")[target]
        assert app.session.records.contacts[contact].column_pin == wanted


async def test_advice_has_a_line_of_its_own_with_the_key_that_answers_it(tmp_path: Path) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        lines = app.session.plan.advice_lines
        bar = app.screen.query_one(AdviceBar)
        assert lines and bar.display
        text = bar.render_line(0).text
        assert lines[0].text[1:20] in text and "!" in text
        await pilot.press("N")
        await pilot.pause()
        assert lines[0].cause not in [line.cause for line in app.session.plan.advice_lines]


async def test_a_setting_is_changed_checked_and_undone(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_settings("budget_minutes")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+u", *keys("9999"), "enter")
        await pilot.pause()
        assert "from 1 to 480" in str(app.screen.query_one(".sheet-words").render())
        await pilot.press("ctrl+u", *keys("25"), "enter")
        await pilot.pause()
        assert app.session.settings.budget_minutes == 25
        await pilot.press("u")
        await pilot.pause()
        assert app.session.settings.budget_minutes == 10
        app.screen.select_setting("landed")  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.settings.landed is True


def test_every_setting_has_words() -> None:
    assert all(setting.about for setting in SETTINGS)


async def test_introductions_fold_are_searched_and_written_for_graphviz(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("7")
        await pilot.pause()
        screen: Any = app.screen
        assert screen.rows.select("link:sam")
        rows = [row.key for row in screen.rows._rows if row.key.startswith("link:")]
        assert rows == ["link:sam", "link:ana", "link:bo"]
        await pilot.press("space")
        await pilot.pause()
        assert [row.key for row in screen.rows._rows if row.key.startswith("link:")] == ["link:sam"]
        await pilot.press("F")
        await pilot.pause()
        screen.rows.select("link:bo")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ContactScreen) and app.screen.contact_id == "bo"
        await pilot.press("escape", "E")
        await pilot.pause()
        file = tmp_path / "tree.dot"
        await pilot.press("ctrl+u", *keys(str(file)), "enter")
        await pilot.pause()
        text = file.read_text()
        assert '"sam" -> "ana"' in text and '"ana" -> "bo"' in text


async def test_a_hub_shows_its_verdict_and_a_flag_is_noted_and_taken_back(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        screen: Any = app.screen
        assert screen.rows.select("hub:pydata")
        await pilot.pause()
        page = [row.label for row in screen.page._rows]
        assert "Verdict" in page and "Visits" in page
        for noted in (True, False):
            await pilot.press("f", "1")
            await pilot.pause()
            assert bool(app.session.records.hubs["pydata"].red_flags) is noted
        await pilot.press("b")
        await pilot.pause()
        assert app.screen.query_one("#shared", Input).value == "event at PyData Lisbon"


async def test_what_is_to_come_is_prepared_by_four_questions(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    soon = TODAY + timedelta(days=3)
    app.session.apply(Change("next", (Put("hubs", "pydata", {"next_on": soon}),)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        screen: Any = app.screen
        screen.rows.action_cursor_first()
        await pilot.press("p")
        await pilot.pause()
        await pilot.press(*keys("Dana"), "enter", "enter", *keys("my talk"), "enter", "enter")
        await pilot.pause()
        entry = next(entry for entry in app.session.plan.docket if entry.hub == "pydata")
        assert (entry.prepared["whom"], entry.prepared["offer"]) == ("Dana", "my talk")


async def looked_ahead(pilot: Pilot[None]) -> None:
    """Wait until the forecast, which is worked out beside the app, stands among the numbers."""
    await pilot.pause(0.3)
    screen: Any = pilot.app.screen
    while isinstance(screen, NumbersScreen) and screen._outlook is None:
        await pilot.pause(0.05)
    await pilot.pause()


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_numbers_say_what_they_mean_and_stand_in_a_table(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=size) as pilot:
        await pilot.press("8")
        await looked_ahead(pilot)
        screen: Any = app.screen
        subjects = [row.label for row in screen.rows._rows]
        assert subjects == ["Outreach", "Temperature", "Forecast", "Funnel", "Shares", "Kept days"]
        for row in screen.rows._rows:
            assert len(row.body.plain.split()) > 3, "each has its sentence"
            screen.rows.select(row.key)
            await pilot.pause()
            assert len(screen.page._rows) > 2
        await pilot.press("right")
        await pilot.pause()
        assert screen.focused is screen.page and screen.page.display
        await pilot.press("escape")
        assert screen.focused is screen.rows
        await pilot.press("w")
        await pilot.pause()
        assert "quarter" in str(screen.head.content)


ROOM_KEYS = {"hubs": "6", "introductions": "7", "numbers": "8", "settings": "0"}


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("room", ROOM_KEYS)
def test_pictures(snap_compare: Any, tmp_path: Path, room: str, size: tuple[int, int]) -> None:
    app = small_app(tmp_path)

    async def settle(pilot: Pilot[None]) -> None:
        await pilot.press(ROOM_KEYS[room])
        await looked_ahead(pilot)

    assert snap_compare(app, terminal_size=size, run_before=settle)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("panel", ["jump", "go", "snooze", "help"])
def test_pictures_of_panels(
    snap_compare: Any, tmp_path: Path, panel: str, size: tuple[int, int]
) -> None:
    press = {"jump": ["ctrl+o"], "go": ["g"], "snooze": ["s"], "help": ["question_mark"]}[panel]

    async def settle(pilot: Pilot[None]) -> None:
        await pilot.press(*press)
        await pilot.pause(0.3)

    assert snap_compare(small_app(tmp_path), terminal_size=size, run_before=settle)
