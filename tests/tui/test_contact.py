"""The contact screen: the card edited in place, promises, favours, the timeline."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.change import Change, Put
from planner.tui.screens.contact import AT_FIRST, PARTS, ContactScreen
from planner.tui.screens.quick_log import QuickLogScreen
from planner.tui.widgets.field import FieldEditor
from planner.tui.widgets.table_tabs import TableTabs
from tests.tui.small_book import ODD, TODAY, bare_app, keys, small_app


async def opened(pilot: Pilot[None], contact: str = "ana") -> ContactScreen:
    """A contact's card over the app's first screen."""
    screen = ContactScreen(pilot.app.session, contact)  # type: ignore[attr-defined]
    pilot.app.push_screen(screen)
    await pilot.pause()
    return screen


def shown(screen: ContactScreen) -> str:
    """Everything that the ledgers have, whether it is in view or not."""
    ledgers = (screen.card, screen.middle, screen.past)
    rows = [row for row_list in ledgers for row in row_list._rows]
    return "\n".join(f"{row.label} {row.body.plain}" for row in rows)


async def edited(pilot: Pilot[None], screen: ContactScreen, field: str, text: str) -> None:
    """Put the cursor on a field, write the text over what is there, and save."""
    assert screen.card.select(f"field:{field}")
    await pilot.press("enter")
    await pilot.pause()
    await pilot.press("ctrl+u", *keys(text), "enter")
    await pilot.pause()


async def test_the_card_says_what_is_known_and_what_is_next_and_why(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        head, text = str(screen.head.render()), shown(screen)
    assert "Ana Li" in head and "Head of Product, Harbour" in head
    assert any(stage in head for stage in ("Cold", "Warming", "Active", "Owed a favour"))
    for part in (
        "NEXT",
        "#design #lisbon",
        "ana@harbour.example",
        "every 30 days",
        "PyData Lisbon",
        "a sharp reviewer",
        "you promised: introduce her to Sam",
        "they said: send the deck",
        "3 days late",
        "you owe: a referral",
        "introduced by",
        "Samuel Okafor",
        "Bo Chen",
        "Harbour opens a Lisbon team",
        "with Samuel Okafor",
    ):
        assert part in text, part


async def test_the_timeline_has_the_newest_first(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("T")
        text = shown(screen).partition("TIMELINE")[2]
    assert text.index("6 Nov") < text.index("9 Oct")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("org", "Globex [EMEA]", "Globex [EMEA]"),
        ("tags", "design, product", frozenset({"design", "product"})),
        ("emails", "a@x.example, b@x.example", frozenset({"a@x.example", "b@x.example"})),
        ("cadence_days", "quarterly", 90),
        ("birthday", "1990-03-07", "1990-03-07"),
        ("met_at", "a train to Porto", "a train to Porto"),
        ("introduced_by", "Bo Chen", "bo"),
    ],
)
async def test_a_field_is_edited_in_place_as_one_change(
    tmp_path: Path, field: str, text: str, value: Any
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        old = app.session.records.contacts["ana"]
        await edited(pilot, screen, field, text)
        assert getattr(app.session.records.contacts["ana"], field) == value
        assert not screen.query(FieldEditor) and screen.card.has_focus
        await pilot.press("u")
        assert app.session.records.contacts["ana"] == old


async def test_what_does_not_fit_a_field_is_refused_with_the_reason_and_can_be_mended(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await edited(pilot, screen, "cadence_days", "now and then")
        hint = str(screen.query_one(".field-hint").render())
        assert "no cadence" in hint
        assert app.session.records.contacts["ana"].cadence_days == 30
        await pilot.press("ctrl+u", *keys("weekly"), "enter")
        await pilot.pause()
        assert app.session.records.contacts["ana"].cadence_days == 7


async def test_an_introducer_who_could_be_two_people_is_asked_and_nobody_is_guessed(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, "bo")
        screen._everything = True
        screen.refresh_data()
        await edited(pilot, screen, "introduced_by", "Sam")
        hint = str(screen.query_one(".field-hint").render())
        assert "Sam Reed" in hint and "Samuel Okafor" in hint
        assert app.session.records.contacts["bo"].introduced_by == "ana"


async def test_escape_leaves_a_field_and_then_the_card(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.card.select("field:role")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*keys("xyz"), "escape")
        await pilot.pause()
        assert (
            app.screen is screen and app.session.records.contacts["ana"].role == "Head of Product"
        )
        await pilot.press("escape")
        assert app.screen is not screen


async def test_a_field_saved_as_it_was_is_no_change(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        version = app.session.book.version
        screen.card.select("field:met_at")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        assert app.session.book.version == version
        assert app.session.records.contacts["ana"].met_at == "pydata"


async def test_what_comes_in_meanwhile_moves_the_rows_but_not_the_editor_from_its_field(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.card.select("field:name")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*keys("x"))
        app.session.apply(
            Change(
                "came",
                tuple(
                    Put(
                        "favours",
                        f"f{at}",
                        {"contact": "ana", "direction": "given", "what": "a book"},
                    )
                    for at in (8, 9)
                ),
            )
        )
        app.refresh_screens()
        await pilot.pause()
        editor = screen.query_one(FieldEditor)
        region = screen.card.body_region("field:name")
        assert region is not None and editor.region.offset == region.offset
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.records.contacts["ana"].name == "Ana Lix"


async def test_notes_keep_their_lines_and_take_more(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.card.select("field:notes")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("ctrl+j", *keys("Likes figs."), "enter")
        await pilot.pause()
        notes = app.session.records.contacts["ana"].notes
    assert notes == "Prefers calls before nine.\nTwo children, one cat.\nLikes figs."


async def test_a_state_is_chosen_and_not_typed(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.card.select("field:state")
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.session.records.contacts["ana"].state == "maybe"


async def test_space_ticks_off_the_promise_under_the_cursor_and_settles_a_favour(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.card.select("promise:p1")
        await pilot.press("space")
        assert app.session.records.promises["p1"].done_on == TODAY
        assert "you promised: introduce her to Sam" not in shown(screen)
        screen.card.select("favour:f1")
        await pilot.press("space")
        assert not app.session.records.favours["f1"].open
        screen.card.select("field:name")
        touches = len(app.session.records.touches)
        await pilot.press("space")
        assert len(app.session.records.touches) == touches, (
            "on a field there is nothing to tick off"
        )


async def test_s_snoozes_the_promise_under_the_cursor(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.card.select("promise:p1")
        await pilot.press("s", *keys("2w"), "enter")
        await pilot.pause()
        assert app.session.records.promises["p1"].snoozed_until == TODAY + timedelta(days=14)


async def test_l_logs_with_this_contact_and_the_timeline_shows_it(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, "yuki")
        await pilot.press("l")
        await pilot.pause()
        assert isinstance(app.screen, QuickLogScreen) and "山田 太郎" in app.screen.line.value
        await pilot.press(*keys("lunch"), "enter")
        await pilot.pause()
        assert app.screen is screen
        assert "lunch" in shown(screen)


async def test_R15_one_can_walk_the_introductions(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        screen.card.select("contact:bo")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ContactScreen) and app.screen.contact_id == "bo"
        await pilot.press("escape")
        assert app.screen is screen


@pytest.mark.parametrize(("width", "columns"), [(80, 1), (120, 2), (200, 3)])
async def test_the_rows_stand_in_as_many_columns_as_there_is_room_for(
    tmp_path: Path, width: int, columns: int
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(width, 40)) as pilot:
        screen = await opened(pilot)
        assert sum(each.display for each in (screen.card, screen.middle, screen.past)) == columns
        for part in ("CARD", "NEXT", "LATEST" if columns == 1 else "TIMELINE"):
            assert shown(screen).count(part) == 1
        await pilot.press("right")
        assert screen.focused is (screen.card if columns == 1 else screen.middle)
        await pilot.press("left")
        assert screen.focused is screen.card and "CARD" in shown(screen)


async def test_two_thousand_touches_come_when_the_cursor_gets_there(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    app.session.apply(
        Change(
            "a lot",
            tuple(
                Put(
                    "touches",
                    f"x{at:04}",
                    {
                        "contacts": frozenset({"bo"}),
                        "kind": "email",
                        "direction": "out",
                        "day": TODAY - timedelta(days=at),
                        "note": f"mail {at}",
                    },
                )
                for at in range(2000)
            ),
        )
    )
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, "bo")
        await pilot.press("T")
        assert f"mail {AT_FIRST + 5}" not in shown(screen) and "2,001 touches" in {
            row.note for row in screen.card._rows
        }
        await pilot.press("end")
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert screen.card.key == "touch:x1999"


async def test_a_contact_that_is_undone_away_closes_its_card(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.apply(
            Change("added Zoe", (Put("contacts", "zoe", {"name": "Zoe", "state": "kept"}),))
        )
        screen = await opened(pilot, "zoe")
        await pilot.press("u")
        await pilot.pause()
        assert app.screen is not screen


async def test_an_odd_name_is_shown_as_it_is_and_can_be_edited(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, "odd")
        assert "[bold]Ed␛[31m Red[/bold]" in str(screen.head.render())
        screen.card.select("field:name")
        await pilot.press("enter")
        await pilot.pause()
        assert "\x1b" not in app.export_screenshot()
        await pilot.press(*keys("!"), "enter")
        await pilot.pause()
        assert app.session.records.contacts["odd"].name == ODD + "!"


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_picture(snap_compare: Any, tmp_path: Path, width: int, height: int) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot)

    assert snap_compare(bare_app(tmp_path), terminal_size=(width, height), run_before=open_it)


@pytest.mark.parametrize(("width", "height"), [(60, 20), (80, 24), (120, 40), (160, 50)])
def test_picture_of_the_year(snap_compare: Any, tmp_path: Path, width: int, height: int) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("Y")

    assert snap_compare(bare_app(tmp_path), terminal_size=(width, height), run_before=open_it)


def test_picture_of_the_promises(snap_compare: Any, tmp_path: Path) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        await opened(pilot)
        await pilot.press("right", "right")

    assert snap_compare(bare_app(tmp_path), terminal_size=(80, 24), run_before=open_it)


async def test_R10_the_card_has_what_the_library_holds_for_them_until_they_heard_it(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    fields = {"text": "Our talk is online", "tags": frozenset({"design"})}
    app.session.apply(Change("a hook", (Put("hooks", "talk", fields),)))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*["right_square_bracket"] * 2)
        assert "Our talk is online  #design" in shown(screen)
        assert screen.card.select("hook:talk")
        await pilot.press("space")
        assert app.session.records.hooks["talk"].told == {"ana"}
        assert "Our talk is online" not in shown(screen)


async def test_the_tabs_show_the_parts_by_key_and_by_mouse(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        texts = []
        for _ in PARTS:
            await pilot.press("right_square_bracket")
            texts.append(shown(screen))
        timeline, promises, year, introductions, dossier = texts
        assert "TIMELINE" in timeline and "Sent the talk." in timeline and "CARD" not in timeline
        assert (
            "you promised: introduce her to Sam" in promises and "you owe: a referral" in promises
        )
        assert "THE YEAR" in year and "INTRODUCED" in introductions and "CARD" in dossier
        await pilot.press("left_square_bracket")
        assert shown(screen) == introductions
        await pilot.click(TableTabs, offset=(14, 0))
        await pilot.pause()
        assert shown(screen) == timeline
        await pilot.press("Y")
        assert shown(screen) == year


async def test_P11_the_year_tells_each_month_and_enter_goes_there(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(pilot)
        await pilot.press("Y")
        months = {row.label: row.body.plain for row in screen.middle._rows if row.key}
        assert list(months) == ["Nov 2026", "Oct 2026"]
        assert months["Nov 2026"].index("█") == 6 - 1, "coffee on the 6th"
        assert months["Oct 2026"].index("░") == 9 - 1, "an email of mine on the 9th"
        assert "2 touches in twelve months, 1 talk" in shown(screen)
        await pilot.press("down", "enter")
        assert screen.middle.key == "touch:u2"
        screen.contact_id = "t2"
        await pilot.press("Y")
        assert "Nothing has happened" in shown(screen)


async def test_two_keys_beside_the_text_add_a_promise_a_favour_or_a_hook(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "yuki")
        for key, text in (
            ("P", "the deck by fri"),
            ("F", "a referral"),
            ("O", "a review"),
            ("S", "our talk is online"),
        ):
            await pilot.press(key)
            await pilot.pause()
            await pilot.press("end", *keys(text), "enter")
            await pilot.pause()
        records = app.session.records
        promise = next(each for each in records.promises.values() if each.contact == "yuki")
        assert (promise.who, promise.text, promise.due) == ("me", "the deck", TODAY + timedelta(2))
        favours = [each for each in records.favours.values() if each.contact == "yuki"]
        assert {each.direction: each.what for each in favours} == {
            "received": "a referral",
            "given": "a review",
        }
        (hook,) = records.hooks.values()
        assert hook.text == "our talk is online" and hook.contacts == {"yuki"}


async def test_what_is_open_is_dropped_waived_said_and_deleted_by_one_key(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    app.session.apply(
        Change(
            "a hook",
            (Put("hooks", "h1", {"text": "the talk", "contacts": frozenset({"ana"})}),),
        )
    )
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        for row, key, is_done in (
            ("promise:p1", "w", lambda records: records.promises["p1"].dropped_on == TODAY),
            ("favour:f1", "w", lambda records: records.favours["f1"].waived_on == TODAY),
            ("hook:h1", "space", lambda records: records.hooks["h1"].told == {"ana"}),
            ("promise:p2", "x", lambda records: "p2" not in records.promises),
        ):
            assert screen.card.select(row)
            await pilot.press(key)
            await pilot.pause()
            assert is_done(app.session.records), row
        await pilot.press("u")
        assert "p2" in app.session.records.promises


async def test_P13_the_head_tells_the_time_where_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = small_app(tmp_path)
    app.session.apply(Change("moved", (Put("contacts", "ana", {"zone": "Pacific/Auckland"}),)))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert "in Auckland" not in str(screen.head.render()), "the book is on a day of its own"
        monkeypatch.setattr(type(app.session), "live", True)
        screen.refresh_data()
        assert "in Auckland" in str(screen.head.render())
