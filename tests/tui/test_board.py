"""The board (R17): one cursor over four columns, at home with five thousand cards and with eighty
columns of cells."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.config import read_config
from planner.records import COLUMNS
from planner.tui.app import PlannerApp
from planner.tui.glyphs import TICK
from planner.tui.screens.board import BoardScreen
from planner.tui.widgets.board import BoardView
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.strip import DayStrip
from tests.tui import hand_made
from tests.tui.small_book import small_app


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


async def test_the_last_line_of_a_card_says_what_no_other_line_of_it_says(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        for at in range(4):
            for card in board.cards[COLUMNS[at]]:
                second, last = board._lower_lines(card, 27)
                assert last, card.name
                words = {word for word in last.split(" · ") if word}
                assert not words & set(second.split(" · ")), (second, last)
        text = "\n".join(board.render_line(y).text for y in range(board.size.height))
        assert "promised: " in text
        assert "never in touch yet" not in text


async def test_the_filter_line_leaves_the_cards_that_fit_and_escape_brings_all_back(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        screen = app.screen
        assert isinstance(screen, BoardScreen)
        total = sum(map(len, board.cards.values()))
        assert not screen.line_row.display
        await pilot.press("f", *"tag:design")
        assert names(board) == ["Ana Li"]
        assert f"1 of {total}" in str(screen.note.render())
        await pilot.press("enter", "f", *" nosuch:1")
        assert "no “nosuch” to filter by" in str(screen.note.render())
        assert len(names(board)) == total
        await pilot.press("escape", "escape")
        assert len(names(board)) == total and not screen.line_row.display
        await pilot.press("escape")
        assert type(app.screen).__name__ == "TodayScreen"


async def test_the_cards_are_sorted_in_another_order(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        await pilot.press("o", "n")
        for column in COLUMNS:
            shown = [card.name.casefold() for card in board.cards[column]]
            assert shown == sorted(shown)
        await pilot.press("o", "u")
        assert board.cards == app.session.board


async def test_many_cards_are_chosen_and_changed_as_one_step_of_undo(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        cold = [card.contact for card in board.cards["cold"]]
        await pilot.press("v", "v")
        assert board.chosen == set(cold[:2])
        assert board.render_line(2).text.startswith(TICK)
        await pilot.press("c", *"tag+north", "enter")
        contacts = app.session.records.contacts
        assert {key for key in contacts if "north" in contacts[key].tags} == set(cold[:2])
        assert not board.chosen
        await pilot.press("u")
        contacts = app.session.records.contacts
        assert not [key for key in contacts if "north" in contacts[key].tags]


async def test_those_that_are_chosen_are_moved_and_snoozed_together(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        cold = [card.contact for card in board.cards["cold"]]
        await pilot.press("asterisk", "shift+right")
        assert {card.contact for card in board.cards["warming"]} >= set(cold)
        assert not board.cards["cold"] and not board.chosen
        await pilot.press("u")
        assert [card.contact for card in board.cards["cold"]] == cold
        await pilot.press("left", "home", "v", "v", "s", "m")
        contacts = app.session.records.contacts
        assert all(contacts[key].snoozed_until for key in cold[:2])
        await pilot.press("u")
        contacts = app.session.records.contacts
        assert not any(contacts[key].snoozed_until for key in cold)


async def test_a_folded_column_leaves_its_room_to_the_others(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        head = board.render_line(0).text
        await pilot.press("minus")
        assert board.contact() is None
        folded = board.render_line(0).text
        assert folded.index("WARMING") < head.index("WARMING")
        assert "COLD" not in folded
        assert str(len(board.cards["cold"])) in board.render_line(2).text[:4]
        for y in range(board.size.height):
            assert sum(segment.cell_length for segment in board.render_line(y)) == board.size.width
        await pilot.press("right", "left", "minus")
        assert board.render_line(0).text == head
        await pilot.click(board, offset=(head.index("ACTIVE"), 0), times=2)
        assert board.folded == {"active"}
        await pilot.click(board, offset=(board.render_line(0).text.index("●"), 4))
        assert not board.folded


async def test_the_density_is_kept_on_this_machine(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        tall = board.page()
        await pilot.press("plus")
        assert board.page() > 2 * tall
        first = board.cards["cold"][0]
        assert first.name in board.render_line(2).text
        cell = board.render_line(2).text[: board.size.width // 4]
        assert first.line.split(" · ")[-1] in cell and "…" not in cell, "whole or not at all"
        assert read_config().density == "compact"
        await pilot.press("1", "2")
        again = app.screen
        assert isinstance(again, BoardScreen) and again.board.density == "compact"


async def test_a_card_is_dragged_to_the_column_that_is_marked_while_it_is_over_it(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        card = board.cards["cold"][0]
        x = board.render_line(0).text.index("ACTIVE")
        await pilot.mouse_down(board, offset=(4, 2))
        await pilot.hover(board, offset=(x, 8))
        assert board.render_line(1).text[x] == "━"
        await pilot.mouse_up(board, offset=(x, 8))
        assert card.contact in {each.contact for each in board.cards["active"]}
        assert board.render_line(1).text.count("━") < board.size.width // 2


async def test_ctrl_and_a_click_choose_a_card(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        card = board.cards["cold"][1]
        await pilot.click(board, offset=(4, 2 + board._card_height()), control=True)
        assert board.chosen == {card.contact}


def names(board: BoardView) -> list[str]:
    return [card.name for column in COLUMNS for card in board.cards[column]]


async def test_an_empty_column_says_so_and_holds_the_cursor() -> None:
    session = hand_made.session()
    session.board = {**session.board, "cold": ()}
    async with PlannerApp(session).run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        assert "nobody waits here" in board.render_line(2).text
        assert board.contact() is None
        await pilot.press("enter", "space", "s", "m", "shift+right")
        assert isinstance(pilot.app.screen, BoardScreen)


async def test_an_empty_board_and_an_empty_book_say_how_to_fill_them(tmp_path: Path) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        footer = app.screen.query_one(KeyFooter)
        assert "a add somebody  i import" in footer.render_line(0).text
        await pilot.press("3")
        assert "a adds somebody, i imports" in footer.message


async def test_a_column_in_which_nobody_moved_the_cursor_stays_at_its_top(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        board = await opened(pilot)
        cold = board.cards["cold"]
        assert len(cold) > 1
        turned = {**board.cards, "cold": (*cold[1:], cold[0])}
        board.show(turned)
        assert board.rows[0] == len(cold) - 1, "the cursor is there, and follows its card"
        board.rows[0] = 0
        board.column = 2
        board.show({**turned, "cold": cold})
        assert board.rows[0] == 0
