"""The board (R17): one cursor over four columns, at home with five thousand cards and with eighty
columns of cells."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from planner.records import COLUMNS
from planner.tui.app import PlannerApp
from planner.tui.screens.board import BoardScreen
from planner.tui.widgets.board import BoardView
from planner.tui.widgets.strip import DayStrip
from tests.tui import hand_made


async def opened(pilot: Pilot[Any]) -> BoardView:
    """Open the board's own screen."""
    await pilot.press("2")
    assert isinstance(pilot.app.screen, BoardScreen)
    return pilot.app.screen.board


def column(board: BoardView) -> str:
    return COLUMNS[board.column]


async def test_the_board_is_a_screen_of_its_own_and_escape_or_1_lead_back() -> None:
    async with PlannerApp(hand_made.session()).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert (
            pilot.app.screen.query_one(DayStrip)
            .render_line(0)
            .text.startswith("  Wednesday 18 November 2026")
        )
        await pilot.press("escape")
        assert type(pilot.app.screen).__name__ == "TodayScreen"
        await opened(pilot)
        await pilot.press("1")
        assert type(pilot.app.screen).__name__ == "TodayScreen"


async def test_arrows_and_letters_move_the_one_cursor_over_columns_and_cards() -> None:
    async with PlannerApp(hand_made.session()).run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        await pilot.press("down", "j", "right")
        assert (column(board), board.rows[1]) == ("warming", 2)
        await pilot.press("k", "h", "up")
        assert (column(board), board.rows[0]) == ("cold", 0)
        await pilot.press("left", "up")
        assert (column(board), board.rows[0]) == ("cold", 0)
        await pilot.press("right", "right", "right", "right")
        assert column(board) == "owed"


async def test_the_focused_column_and_the_card_under_the_cursor_are_marked_without_colour() -> None:
    async with PlannerApp(hand_made.session()).run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        await pilot.press("right")
        rule, name = board.render_line(1).text, board.render_line(2).text
        assert rule.index("━") > rule.index("─")
        assert name.index("▌") > name.index("▎")
        assert name[name.index("▌") :].startswith("▌ Ana Li")


async def test_five_thousand_cards_scroll_to_the_end_and_back() -> None:
    async with PlannerApp(hand_made.session(count=5000)).run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        last = len(board.cards["cold"]) - 1
        assert last > 1000
        await pilot.press("end")
        assert board.rows[0] == last
        assert board.cards["cold"][last].name in "".join(
            board.render_line(y).text for y in range(board.size.height)
        )
        await pilot.press("pageup")
        assert board.rows[0] == last - board.page()
        await pilot.press("home")
        assert (board.rows[0], board.tops[0]) == (0, 0)


@pytest.mark.parametrize("size", [(40, 20), (79, 24), (80, 24), (120, 40), (200, 60)])
async def test_every_line_is_as_wide_as_the_board_whatever_the_names_hold(
    size: tuple[int, int],
) -> None:
    async with PlannerApp(hand_made.session()).run_test(size=size) as pilot:
        board = await opened(pilot)
        for y in range(board.size.height):
            assert sum(segment.cell_length for segment in board.render_line(y)) == board.size.width
        assert "\x1b" not in "".join(board.render_line(y).text for y in range(board.size.height))


async def test_below_eighty_columns_the_board_is_tabs() -> None:
    async with PlannerApp(hand_made.session()).run_test(size=(60, 24)) as pilot:
        board = await opened(pilot)
        head = board.render_line(0).text
        assert head.startswith("[○ cold 29]")
        assert "◐ warming 30" in head
        assert "Ana Li" not in board.render_line(2).text
        await pilot.press("right")
        assert "[◐ warming 30]" in board.render_line(0).text
        assert "Ana Li" in board.render_line(2).text
        await pilot.click(board, offset=(head.index("● active") + 1, 0))
        assert column(board) == "active"


async def test_a_click_puts_the_cursor_on_a_card_and_two_open_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = PlannerApp(hand_made.session())
    seen: list[str | None] = []
    monkeypatch.setattr(app, "open_contact", seen.append)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        warming = board.render_line(2).text.index("Ana Li")
        await pilot.click(board, offset=(warming, 7))
        assert (column(board), board.rows[1]) == ("warming", 1)
        await pilot.click(board, offset=(warming, 2), times=2)
        assert seen == ["ana"]


async def test_the_wheel_scrolls_the_column_under_the_mouse_and_no_other() -> None:
    async with PlannerApp(hand_made.session()).run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        x = board.render_line(2).text.index("Ana Li")
        await pilot._post_mouse_events([_scroll()], board, offset=(x, 4))
        await pilot.pause()
        assert board.tops == [0, 1, 0, 0]
        assert column(board) == "cold"


def _scroll() -> Any:
    from textual.events import MouseScrollDown

    return MouseScrollDown


async def test_the_cursor_and_the_scroll_position_stay_when_other_cards_come_and_go() -> None:
    async with PlannerApp(hand_made.session()).run_test(size=(120, 30)) as pilot:
        board = await opened(pilot)
        await pilot.press(*["down"] * 20)
        here, height = board.contact(), board.rows[0] - board.tops[0]
        fewer = {**board.cards, "cold": board.cards["cold"][3:]}
        board.show(fewer)
        assert board.contact() == here
        assert board.rows[0] - board.tops[0] == height
        gone = {**fewer, "cold": tuple(card for card in fewer["cold"] if card.contact != here)}
        board.show(gone)
        assert (column(board), board.rows[0]) == ("cold", 17)


async def test_a_card_that_was_moved_takes_the_cursor_along() -> None:
    async with PlannerApp(hand_made.session()).run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        card, *rest = board.cards["cold"]
        board.show(
            {**board.cards, "cold": tuple(rest), "owed": (*board.cards["owed"], card)},
            follow=card.contact,
        )
        assert (column(board), board.contact()) == ("owed", card.contact)


async def test_an_empty_column_says_so_and_holds_the_cursor() -> None:
    session = hand_made.session()
    session.board = {**session.board, "cold": ()}
    async with PlannerApp(session).run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        assert "nobody waits here" in board.render_line(2).text
        assert board.contact() is None
        await pilot.press("enter", "space", "s", "m", "shift+right")
        assert isinstance(pilot.app.screen, BoardScreen)
