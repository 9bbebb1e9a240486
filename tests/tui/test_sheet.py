"""The sheet on the screen: filter, choose, change, sort, edit in place, views (R18)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.commands.sheet.tables import TABLES
from planner.tui.app import PlannerApp
from planner.tui.screens.add import AddScreen
from planner.tui.screens.sheet import SheetScreen
from planner.tui.widgets.field import FieldEditor, LineInput
from planner.tui.widgets.footer import KeyFooter
from tests.tui.small_book import ODD, TODAY, bare_app, keys, small_app


async def opened(pilot: Pilot[None]) -> SheetScreen:
    await pilot.press("4")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, SheetScreen)
    return screen


def names(screen: SheetScreen) -> list[str]:
    return [facts.record.name for facts in screen.table.rows]


def shown(screen: SheetScreen) -> str:
    return "\n".join(screen.table.render_line(y).text for y in range(screen.table.size.height))


async def filtered(pilot: Pilot[None], screen: SheetScreen, text: str) -> None:
    screen.line.focus()
    screen.line.value = text
    await pilot.press("enter")
    await pilot.pause()


async def test_R18_everybody_stands_in_the_table_and_odd_names_restyle_nothing(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        assert len(names(screen)) == 11
        assert "山田 太郎" in shown(screen) and "[bold]Ed␛[31m Red[/bold]" in shown(screen)
        assert ODD in names(screen)
        for y in range(screen.table.size.height):
            assert screen.table.render_line(y).cell_length == screen.table.size.width


async def test_R18_a_filter_that_cannot_be_followed_is_explained_in_full_where_there_is_room(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await filtered(pilot, screen, "nobodyatall")
        assert "Nothing fits the filter." in shown(screen)
        await filtered(pilot, screen, "nobodyatall foo:bar")
        told = " ".join(shown(screen).split())
        assert (
            "There is no “foo” to filter by." in told
            and "wants, web" in told
            and "Nothing fits" not in told
        )
        assert screen.head.size.height == 1 and "…" in screen.head.render_line(0).text
        await filtered(pilot, screen, "tag:design")
        assert names(screen) == ["Ana Li"] and "There is no" not in shown(screen)


async def test_R18_empty_tables_say_how_to_fill_them(tmp_path: Path) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "No contacts yet: a adds one, i imports many." in shown(screen)
        for name in ("promise", "favour", "hub", "organisation"):
            await pilot.press("right_square_bracket")
            await pilot.pause()
            assert f"No {name}s yet: a adds one." in shown(screen)
        await pilot.press("e", "c", "x", "s", "space", "enter", "asterisk", "E", "escape")
        await pilot.pause()
        assert "No organisations yet" in shown(screen) and app.screen is screen
        await filtered(pilot, screen, "who:ana")
        assert "Nothing fits the filter." in shown(screen)


async def test_R18_where_one_writes_the_footer_names_no_keys(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        footer = screen.query_one(KeyFooter)

        def named() -> str:
            return footer.render_line(0).text

        assert "filter" in named() and "help" in named()
        for key in ("f", "e"):
            await pilot.press(key)
            await pilot.pause()
            assert not named().strip(), f"{key}: {named()}"
            await pilot.press("escape")
            await pilot.pause()
            assert "filter" in named() and "help" in named()


async def test_R18_the_filter_line_is_followed_while_one_types_and_says_what_is_wrong(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press("f", *keys("tag:design"))
        while screen.view.filter != "tag:design":
            await pilot.pause(0.02)
        assert names(screen) == ["Ana Li"]
        await filtered(pilot, screen, "stage:hot")
        assert "is no stage" in str(screen.head.render())
        assert names(screen) == ["Ana Li"]
        await pilot.press("escape")
        await pilot.pause()
        assert len(names(screen)) == 11


async def test_P4_those_who_are_chosen_are_changed_in_one_step_of_undo(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await filtered(pilot, screen, "triage")
        assert len(names(screen)) == 4
        await pilot.press(
            "asterisk",
            "c",
            *keys("state"),
            "equals_sign",
            *keys("kept"),
            "space",
            *keys("tag"),
            "plus",
            *keys("new"),
            "enter",
        )
        await pilot.pause()
        changed = [each for each in app.session.records.contacts.values() if "new" in each.tags]
        assert {each.state for each in changed} == {"kept"} and len(changed) == 4
        assert names(screen) == []
        await pilot.press("u")
        await pilot.pause()
        assert len(names(screen)) == 4 and not any(
            "new" in e.tags for e in app.session.records.contacts.values()
        )


async def test_R18_space_chooses_one_and_moves_on_and_escape_lets_go(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        first, second = (facts.key for facts in screen.table.rows[:2])
        await pilot.press("space", "space")
        assert screen.table.chosen == {first, second} and screen.table.row == 2
        assert "2 chosen" in str(screen.head.render())
        await pilot.press("escape")
        assert not screen.table.chosen and isinstance(app.screen, SheetScreen)


async def test_R18_s_sorts_by_the_column_under_the_cursor_and_again_turns_it_round(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right", "s")
        orgs = [facts.record.org for facts in screen.table.rows if facts.record.org]
        assert orgs == sorted(orgs, key=str.casefold) and "Organisation ▲" in shown(screen)
        await pilot.press("s")
        assert screen.view.sort == ("-org",)
        await pilot.press("left", "S")
        assert screen.view.sort == ("-org", "name") and "Name ▲2" in shown(screen)


async def test_R18_a_cell_is_edited_where_it_stands_and_the_cursor_stays_on_its_contact(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right", "s")
        here = screen.contact_under_cursor()
        await pilot.press("e")
        await pilot.pause()
        editor = screen.query_one(FieldEditor)
        assert editor.region.offset == screen.table.cell_region().offset
        editor.query_one(LineInput).value = "Zzz Ltd"
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.records.contacts[here].org == "Zzz Ltd"
        assert screen.contact_under_cursor() == here and screen.table.row > 0
        assert not screen.query(FieldEditor)


async def test_R18_what_cannot_be_read_stays_in_the_editor_and_what_follows_from_the_log_is_not_edited(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(160, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("right", "right", "right", "e")
        assert not screen.query(FieldEditor)
        await pilot.press("right", "right", "right", "e")
        await pilot.pause()
        screen.query_one(FieldEditor).query_one(LineInput).value = "now and then"
        await pilot.press("enter")
        await pilot.pause()
        assert "is no cadence" in str(screen.query_one(".field-hint").render())
        await pilot.press("escape")
        assert not screen.query(FieldEditor)


async def test_R18_views_are_chosen_saved_and_found_again(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await filtered(pilot, screen, "org:acme")
        await pilot.press("V", *keys("acme people"), "enter")
        await pilot.pause()
        await pilot.press("v", "1")
        await pilot.pause()
        assert len(names(screen)) == 11
        await pilot.press("v", "8")
        await pilot.pause()
        assert screen.view.filter == "org:acme" == screen.line.value


async def test_R18_enter_opens_the_card_and_columns_beyond_the_edge_are_reached(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(60, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["right"] * 7)
        assert "Tags" in shown(screen) and screen.table.cell_region() is not None
        here = screen.contact_under_cursor()
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.contact_id == here


async def test_R18_what_is_shown_goes_into_a_file(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await filtered(pilot, screen, "org:acme")
        await pilot.press("E")
        await pilot.pause()
        app.screen.query_one(LineInput).value = str(tmp_path / "some.csv")
        await pilot.press("enter")
        await pilot.pause()
        text = (tmp_path / "some.csv").read_text(encoding="utf-8")
        assert "Priya Nair" in text and "Sam Reed" in text and "Ana Li" not in text


async def test_R18_promises_favours_hubs_and_organisations_are_tables_too(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await filtered(pilot, screen, "org:acme")
        for title, row in (
            ("PROMISES", "introduce her to Sam"),
            ("FAVOURS", "a referral"),
            ("HUBS", "PyData Lisbon"),
            ("ORGANISATIONS", "Harbour"),
        ):
            await pilot.press("right_square_bracket")
            await pilot.pause()
            assert title in str(screen.head.render()) and row in shown(screen)
        await pilot.press(*["right_square_bracket"] * (len(TABLES) - 3))
        await pilot.pause()
        assert screen.kind.name == "promises" and len(screen.table.rows) == 2
        await filtered(pilot, screen, "deck")
        assert [row.key for row in screen.table.rows] == ["p2"]
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.contact_id == "ana"


@pytest.mark.parametrize("theme", ["dark", "plain"])
def test_snapshot(
    snap_compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATION", "none")
    monkeypatch.delenv("COLORTERM", raising=False)
    app: PlannerApp = bare_app(tmp_path)
    app.theme = theme if theme == "dark" else app.theme

    async def settle(pilot: Pilot[None]) -> None:
        app.push_screen(SheetScreen(app.session))
        await pilot.pause(0.1)
        if theme == "plain":
            app.wear("plain")
        await pilot.press("down", "space", "space", "right", "s")
        await pilot.pause(0.1)

    assert snap_compare(app, terminal_size=(120, 40), run_before=settle)


async def on_table(pilot: Pilot[None], name: str) -> SheetScreen:
    screen = await opened(pilot)
    while screen.kind.name != name:
        await pilot.press("right_square_bracket")
        await pilot.pause()
    return screen


async def edited(pilot: Pilot[None], screen: SheetScreen, text: str) -> None:
    await pilot.press("e")
    await pilot.pause()
    screen.query_one(FieldEditor).query_one(LineInput).value = text
    await pilot.press("enter")
    await pilot.pause()


@pytest.mark.parametrize(
    ("name", "to_column", "bad", "good", "said", "wanted"),
    [
        ("promises", 3, "soonish", "2w", "is no day", ("promises", "p1", "due", date(2026, 12, 2))),
        ("favours", 5, "150%", "50%", "is no share", ("favours", "f1", "returned", 0.5)),
        ("hubs", 4, "much", "12", "is no cost", ("hubs", "pydata", "cost", 12.0)),
        (
            "organisations",
            0,
            " ",
            "[b]New[/b]",
            "needs a name",
            ("contacts", "samr", "org", "[b]New[/b]"),
        ),
    ],
)
async def test_R18_a_cell_of_every_table_is_edited_and_a_bad_value_is_said_where_it_stands(
    tmp_path: Path,
    name: str,
    to_column: int,
    bad: str,
    good: str,
    said: str,
    wanted: tuple[str, str, str, object],
) -> None:
    app = small_app(tmp_path)
    table, key, field, value = wanted
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await on_table(pilot, name)
        if name in ("promises", "organisations"):
            await filtered(pilot, screen, "introduce" if name == "promises" else "acme")
        await pilot.press(*["right"] * to_column)
        version = app.session.book.version
        await edited(pilot, screen, bad)
        assert (
            said in str(screen.query_one(".field-hint").render())
            and app.session.book.version == version
        )
        screen.query_one(FieldEditor).query_one(LineInput).value = good
        await pilot.press("enter")
        await pilot.pause()
        assert getattr(getattr(app.session.records, table)[key], field) == value
        assert not screen.query(FieldEditor)
        await pilot.press("u")
        assert getattr(getattr(app.session.records, table)[key], field) != value


async def test_R18_what_follows_from_the_log_is_not_edited_on_the_other_tables_either(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(160, 40)) as pilot:
        screen = await on_table(pilot, "hubs")
        await pilot.press(*["right"] * 5, "e")
        await pilot.pause()
        assert not screen.query(FieldEditor)
        assert "follows from what you log" in screen.query_one("KeyFooter").render_line(0).text


async def test_P4_many_promises_are_dropped_many_favours_waived_and_all_deleted_in_one_step_each(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await on_table(pilot, "promises")
        await pilot.press("asterisk", "c", *keys("dropped"), "enter")
        await pilot.pause()
        assert (
            not any(each.open for each in app.session.records.promises.values())
            and not screen.table.chosen
        )
        await pilot.press("u")
        assert all(each.open for each in app.session.records.promises.values())
        await pilot.press("asterisk", "x")
        await pilot.pause()
        assert not app.session.records.promises and "No promises yet: a adds one." in shown(screen)
        await pilot.press("u", "right_square_bracket")
        await pilot.pause()
        assert len(app.session.records.promises) == 2
        await pilot.press("c", *keys("waived"), "enter")
        await pilot.pause()
        assert app.session.records.favours["f1"].waived_on == TODAY
        assert "change" in screen.query_one("KeyFooter").render_line(0).text


async def test_R18_people_are_not_deleted_by_that_key(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await pilot.press("x", "delete")
        await pilot.pause()
        assert len(app.session.records.contacts) == 11
        assert "archive them" in str(list(app._notifications)[-1].message)


@pytest.mark.parametrize(
    ("name", "typed", "table", "field", "value"),
    [
        ("promises", "Ana Li the slides by fri", "promises", "text", "the slides"),
        ("favours", "Bo Chen for the tip", "favours", "what", "the tip"),
        ("hubs", "UX Night", "hubs", "name", "UX Night"),
        ("organisations", "Acme: Bo Chen", "contacts", "org", "Acme"),
    ],
)
async def test_R18_a_adds_a_row_to_the_table_that_is_shown(
    tmp_path: Path, name: str, typed: str, table: str, field: str, value: str
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await on_table(pilot, name)
        before = {
            key: getattr(each, field) for key, each in getattr(app.session.records, table).items()
        }
        await pilot.press("a")
        await pilot.pause()
        line = app.screen.query_one(LineInput)
        line.value += typed
        line.cursor_position = len(line.value)
        await pilot.pause(0.2)
        await pilot.press("enter")
        await pilot.pause()
        after = {
            key: getattr(each, field) for key, each in getattr(app.session.records, table).items()
        }
        assert [text for key, text in after.items() if before.get(key) != text] == [value]


async def test_R18_a_adds_somebody_to_the_table_of_people(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("4", "a")
        await pilot.pause()
        assert isinstance(app.screen, AddScreen)


async def test_R18_each_table_keeps_its_view_and_enter_on_a_hub_shows_whom_one_knows_from_there(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await on_table(pilot, "promises")
        await filtered(pilot, screen, "state:open who:they")
        assert [row.key for row in screen.table.rows] == ["p2"]
        await pilot.press("right_square_bracket", "right_square_bracket", "enter")
        await pilot.pause()
        assert (
            screen.kind.name == ""
            and names(screen) == ["Ana Li"]
            and screen.line.value == 'met:"PyData Lisbon"'
        )
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert screen.view.filter == "state:open who:they"
        await pilot.press("v", "2")
        await pilot.pause()
        assert screen.view.filter == "state:open" and len(screen.table.rows) == 2
        await filtered(pilot, screen, "mood:x")
        assert "no “mood”" in str(screen.head.render())


@pytest.mark.parametrize("name", ["promises", "hubs"])
def test_snapshot_of_a_ledger(
    snap_compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATION", "none")
    monkeypatch.delenv("COLORTERM", raising=False)
    app: PlannerApp = bare_app(tmp_path)
    view = TABLES[name].first
    view = view._replace(
        columns=tuple(each for each in view.columns if each != "made")
    )  # that day is of the clock

    async def settle(pilot: Pilot[None]) -> None:
        app.push_screen(SheetScreen(app.session, view))
        await pilot.pause(0.1)
        await pilot.press("space", "right", "e")
        await pilot.pause(0.1)

    assert snap_compare(app, terminal_size=(120, 30), run_before=settle)


async def test_who_a_row_is_stays_in_view_while_the_columns_scroll(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        for column in screen.table.columns:
            assert "Ana Li" in shown(screen) and column.title.split()[0] in shown(screen), column
            assert ("‹" in shown(screen)) is (screen.table._first > 0)
            region = screen.table.cell_region()
            assert region is not None and region.right <= 80
            if column.field and column.name != "name":
                await pilot.click(
                    screen.table, offset=(region.x + 1, region.y - screen.table.region.y)
                )
                assert screen.table.column() is column, "a click finds the cell that is drawn there"
            await pilot.press("right")
        await pilot.press(*["left"] * len(screen.table.columns))
        assert screen.table.at == 0 and "Organisation" in shown(screen)


async def test_what_is_typed_takes_the_place_of_a_day_and_of_the_name_of_a_file(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    file = tmp_path / "out.csv"
    file.write_text("mine")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await on_table(pilot, "promises")
        await filtered(pilot, screen, "introduce")
        await pilot.press(*["right"] * 3, "e")
        await pilot.pause()
        await pilot.press(*keys("2w"), "enter")
        await pilot.pause()
        assert app.session.records.promises["p1"].due == date(2026, 12, 2)
        await pilot.press("E")
        await pilot.pause()
        await pilot.press(*keys(str(file)))
        assert "in place of the file that is there" in str(
            app.screen.query_one(".sheet-words").render()
        )
        await pilot.press("enter")
        await pilot.pause()
        assert file.read_text(encoding="utf-8").startswith("Promise,With")


async def test_what_was_done_never_touches_the_keys_before_it(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        footer = (await opened(pilot)).query_one(KeyFooter)
        for long in range(70):
            footer.say("✓" + "x" * long)
            text = footer.render_line(0).text
            # What has no room beside `? help` is cut, and says so.
            whole = "  ✓" + "x" * long in text
            assert whole or (long > 60 and "  ✓xxx" in text and "…" in text), text


async def test_the_tables_stand_in_a_line_and_a_click_shows_one(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("4")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, SheetScreen)
        text = screen.tabs.render_line(0).text
        assert "[people]" in text
        assert all(name in text for name in ("promises", "hubs", "organisations", "touches"))
        await pilot.click(screen.tabs, offset=(text.index("hubs") + 1, 0))
        await pilot.pause()
        assert screen.kind.name == "hubs" and "[hubs]" in screen.tabs.render_line(0).text
        await pilot.press("left_square_bracket")
        assert screen.kind.name == "favours"
        await pilot.press(*["left_square_bracket"] * 3)
        assert screen.kind.name == "touches", "before the first table stands the last"
