"""Duplicates in the app: found, explained, merged side by side, told apart, undone (P6)."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from textual.pilot import Pilot

from planner.change import Change, Put
from planner.tui import twins
from planner.tui.app import PlannerApp
from planner.tui.screens.duplicates import DuplicatesScreen
from planner.tui.screens.merge import MergeScreen
from planner.tui.screens.today import TodayScreen
from tests.tui.small_book import bare_app, small_app

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.exchange.plan.duplicates import Pair

LONG = "a.very.long.address.that.never.ends@a.very.long.domain.example"


def with_twins(app: PlannerApp) -> PlannerApp:
    """Ana and Bo are in the book twice; the second Ana has what could break a screen."""
    app.session.apply(
        Change(
            "twins",
            (
                Put(
                    "contacts",
                    "ana2",
                    {
                        "name": "Ana Lí",
                        "org": "Harbour [bold]Ltd[/bold]",
                        "role": "製品責任者\x1b[31m",
                        "state": "triage",
                        "emails": frozenset({"ana@harbour.example", LONG}),
                        "tags": frozenset({"speaker"}),
                        "place": "\u202eهنا",
                        "notes": "word " * 80,
                        "i_want": "a job",
                    },
                ),
                Put("contacts", "bo2", {"name": "Bo Chen", "org": "Northwind", "state": "kept"}),
                Put(
                    "touches",
                    "u9",
                    {"contacts": frozenset({"ana2"}), "kind": "email", "direction": "out"},
                ),
                Put("promises", "p9", {"contact": "ana2", "text": "call"}),
                Put("favours", "f9", {"contact": "ana2", "what": "intro"}),
                Put("contacts", "samr", {"introduced_by": "ana2"}),
            ),
        )
    )
    return app


async def opened(pilot: Pilot[None]) -> DuplicatesScreen:
    await pilot.press("D")
    await looked(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, DuplicatesScreen)
    return screen


async def looked(pilot: Pilot[None]) -> None:
    """Wait until the pairs were looked for."""
    app = pilot.app
    await pilot.pause()
    screen = next(each for each in app.screen_stack if isinstance(each, DuplicatesScreen))
    while screen._looked_at != screen.session.book.version:
        await pilot.pause(0.01)


async def test_P6_the_screen_is_there_while_the_pairs_are_looked_for_and_can_be_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, find = Event(), twins.find_duplicates

    def slow(session: Session) -> list[Pair]:
        assert go.wait(20)
        return find(session)

    monkeypatch.setattr(twins, "find_duplicates", slow)
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("D")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, DuplicatesScreen) and "looking …" in str(screen.head.content)
        await pilot.press("escape", "D")
        await pilot.pause()
        again = app.screen
        assert isinstance(again, DuplicatesScreen) and again is not screen
        go.set()
        await looked(pilot)
        assert "2 pairs" in str(again.head.content) and len(again.pairs()) == 2


def beside(screen: MergeScreen) -> str:
    return "\n".join(screen.table.render_line(y).text for y in range(screen.table.size.height))


def fields(screen: MergeScreen) -> dict[str, Any]:
    return {row.name: row for row in screen.table._rows}


async def test_P6_the_pairs_are_shown_with_score_and_reasons_the_surest_first(
    tmp_path: Path,
) -> None:
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        text = "\n".join(screen.rows.render_line(y).text for y in range(screen.rows.size.height))
        assert "2 pairs" in str(screen.head.render())
        assert text.index("Ana Lí") < text.index("Bo Chen") and "99 %" in text
        assert "same e-mail address ana@harbour.example" in text and "same name" in text
        assert "Harbour [bold]Ltd[/bold]" in text


async def test_P6_enter_makes_one_of_the_two_with_everything_that_named_them_and_u_makes_two_again(
    tmp_path: Path,
) -> None:
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        before = app.session.records
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MergeScreen) and screen.two == ("ana", "ana2")
        assert "1 of 2" in str(screen.head.render()) and "4 records of Ana Lí" in str(
            screen.head.render()
        )
        would_be = fields(screen)["emails"].merged
        await pilot.press("enter")
        await looked(pilot)
        records = app.session.records
        assert "ana2" not in records.contacts
        assert ", ".join(sorted(records.contacts["ana"].emails, key=str.casefold)) == would_be
        assert records.touches["u9"].contacts == {"ana"}
        assert records.promises["p9"].contact == records.favours["f9"].contact == "ana"
        assert records.contacts["samr"].introduced_by == "ana"
        assert screen.two == ("bo", "bo2") and app.screen is screen, "the next pair comes by itself"
        await pilot.press("u")
        await looked(pilot)
        assert {**app.session.records.contacts} == {**before.contacts}
        assert "of 2" in str(screen.head.render())


@pytest.mark.parametrize(
    ("key", "emails", "marks"),
    [
        ("less_than_sign", {"ana@harbour.example"}, ("taken", "")),
        ("left", {"ana@harbour.example"}, ("taken", "")),
        ("greater_than_sign", {"ana@harbour.example", LONG}, ("", "taken")),
        ("plus", {"ana@harbour.example", LONG}, ("taken", "taken")),
    ],
)
async def test_P6_one_key_takes_the_left_the_right_or_both_and_what_becomes_of_it_is_shown(
    tmp_path: Path, key: str, emails: set[str], marks: tuple[str, str]
) -> None:
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MergeScreen)
        while screen.table.field().name != "emails":
            await pilot.press("down")
        await pilot.press(key)
        await pilot.pause()
        field = fields(screen)["emails"]
        assert set(field.merged.split(", ")) == emails and (field.left, field.right) == marks
        assert screen.table.field().name == "emails"
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.records.contacts["ana"].emails == emails


async def test_P6_what_has_no_room_is_noted_and_what_both_have_alike_cannot_be_chosen(
    tmp_path: Path,
) -> None:
    app = with_twins(small_app(tmp_path))
    app.session.apply(
        Change(
            "zone", tuple(Put("contacts", key, {"zone": "Asia/Tokyo"}) for key in ("ana", "ana2"))
        )
    )
    async with app.run_test(size=(120, 60)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MergeScreen)
        assert (fields(screen)["role"].left, fields(screen)["role"].right) == ("taken", "noted")
        assert "role: 製品責任者" in fields(screen)["notes"].merged
        assert "≠ Role" in beside(screen) and "  Time zone" in beside(screen)
        while screen.table.field().name != "zone":
            await pilot.press("down")
        await pilot.press("greater_than_sign")
        await pilot.pause()
        assert "Both have the same there" in screen.query_one("KeyFooter").render_line(0).text


async def test_P6_not_the_same_is_remembered_from_both_screens_and_undone(tmp_path: Path) -> None:
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("x")
        await looked(pilot)
        assert (
            "ana2" in app.session.records.contacts["ana"].not_same_as and len(screen.pairs()) == 1
        )
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MergeScreen) and app.screen.two == ("bo", "bo2")
        await pilot.press("x")
        await looked(pilot)
        assert (
            app.screen is screen and screen.pairs() == [] and "bo2" in app.session.records.contacts
        )
        text = "\n".join(screen.rows.render_line(y).text for y in range(screen.rows.size.height))
        assert "Nobody seems to be in the book twice" in text
        await pilot.press("u", "u")
        await looked(pilot)
        assert len(screen.pairs()) == 2


async def test_P6_n_goes_round_the_pairs_and_choices_are_kept_meanwhile(tmp_path: Path) -> None:
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(100, 30)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MergeScreen)
        version = app.session.book.version
        await pilot.press("greater_than_sign", "n")
        await pilot.pause()
        assert screen.two == ("bo", "bo2")
        await pilot.press("n")
        await pilot.pause()
        assert screen.two == ("ana", "ana2") and fields(screen)["name"].merged == "Ana Lí"
        assert app.session.book.version == version
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert not any(
            isinstance(each, (MergeScreen, DuplicatesScreen)) for each in app.screen_stack
        )


@pytest.mark.parametrize(("width", "height"), [(80, 24), (60, 20), (160, 50)])
async def test_P6_every_line_is_as_wide_as_the_screen_and_the_cursor_reaches_every_field(
    tmp_path: Path, width: int, height: int
) -> None:
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(width, height)) as pilot:
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, MergeScreen)
        for row in screen.table._rows:
            assert screen.table.field() == row
            lines = [screen.table.render_line(y) for y in range(screen.table.size.height)]
            assert all(line.cell_length == screen.table.size.width for line in lines)
            assert any(row.label in line.text and line.text.startswith("▌") for line in lines)
            assert not any(mark in line.text for line in lines for mark in "\x1b\u202e")
            await pilot.press("down")


async def test_P6_two_who_are_chosen_on_the_sheet_and_the_one_in_triage_come_side_by_side(
    tmp_path: Path,
) -> None:
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        await pilot.press("space", "space", "D")
        await pilot.pause()
        assert isinstance(app.screen, MergeScreen), "whether or not they are alike"
        first, second = app.screen.two
        assert {first, second} != {"ana", "ana2"}
        await pilot.press("escape", "escape", "5")
        await pilot.pause(0.2)
        while app.screen.contact_under_cursor() != "ana2":  # type: ignore[attr-defined]
            await pilot.press("space")
        await pilot.press("D")
        await pilot.pause()
        assert isinstance(app.screen, MergeScreen) and app.screen.two == ("ana", "ana2")


async def test_P6_from_a_card_the_pairs_of_that_person_come_first(tmp_path: Path) -> None:
    app = with_twins(small_app(tmp_path))
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_contact("bo")
        await pilot.pause()
        screen = await opened(pilot)
        assert screen.rows.key == "bo:bo2"
        await pilot.press("D")
        await pilot.pause()
        assert app.screen is screen


@pytest.mark.parametrize(("width", "height"), [(80, 24), (160, 50)])
def test_picture(snap_compare: Any, tmp_path: Path, width: int, height: int) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("enter", "down", "down", "greater_than_sign")
        await pilot.pause(0.1)

    assert snap_compare(
        with_twins(bare_app(tmp_path)), terminal_size=(width, height), run_before=open_it
    )


async def test_the_card_of_who_was_merged_away_closes_once_one_comes_back_to_it(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    twin = {"name": "Bo Chen", "org": "Northwind", "state": "kept"}
    app.session.apply(Change("twin", (Put("contacts", "bo2", twin),)))
    async with app.run_test(size=(120, 40)) as pilot:
        app.open_contact("bo2")
        await pilot.pause()
        await opened(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, MergeScreen)
        await pilot.press("enter")
        await looked(pilot)
        assert "bo2" not in app.session.records.contacts
        assert isinstance(app.screen, DuplicatesScreen), "what was done is said there"
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
