"""The quick-log panel (R13, R27)."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.change import Change, Put
from planner.quicklog.entry import NO_NAME
from planner.tui.rows.timeline import touch_rows
from planner.tui.screens.quick_log import LATER, NEW, WAIT, QuickLogScreen
from tests.tui.small_book import ODD, TODAY, bare_app, fast, keys, small_app


async def opened(pilot: Pilot[None], text: str = "", contact: str | None = None) -> QuickLogScreen:
    """The panel over the app's first screen."""
    screen = QuickLogScreen(pilot.app.session, text, contact)  # type: ignore[attr-defined]
    pilot.app.push_screen(screen)
    await settled(pilot)
    return screen


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the line was read, however slow the machine."""
    for _ in range(200):
        await pilot.pause(WAIT)
        screen = pilot.app.screen
        if not isinstance(screen, QuickLogScreen) or screen.line.value == screen._read:
            break
    await pilot.pause()


def words(screen: QuickLogScreen) -> str:
    """How the line was understood."""
    return str(screen.words.render())


async def test_R27_l_opens_it_from_anywhere_and_the_line_is_shown_as_it_is_understood(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("l", *keys("coffee w/ Ana Li yesterday 40m"))
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, QuickLogScreen)
        assert "Ana Li" in words(screen) and "Tuesday 17 November 2026" in words(screen)
        assert {span.part for span in screen.line.spans} >= {"kind", "person", "day", "length"}
        names = screen.parts.render_line(0).text
    assert "how" in names and "who" in names and "day" in names


async def test_R27_enter_logs_the_line_as_one_change_that_u_undoes(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        before = dict(app.session.records.touches)
        await pilot.press(
            "l", *keys("coffee w/ Ana Li and Zoe New yesterday; promised the deck by fri"), "enter"
        )
        await pilot.pause()
        records = app.session.records
        touch = next(each for key, each in records.touches.items() if key not in before)
        assert not isinstance(app.screen, QuickLogScreen)
        assert (
            touch.day == date(2026, 11, 17) and touch.kind == "coffee" and "ana" in touch.contacts
        )
        assert sorted(records.contacts[each].name for each in touch.contacts) == [
            "Ana Li",
            "Zoe New",
        ]
        assert any(
            each.text == "the deck" and each.due == date(2026, 11, 20)
            for each in records.promises.values()
        )
        await pilot.press("u")
        assert app.session.records.touches.keys() == before.keys()
        assert all(each.name != "Zoe New" for each in app.session.records.contacts.values())


async def test_R27_enter_before_the_preview_has_caught_up_logs_what_stands_in_the_line(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        screen.line.value = "lunch with Bo Chen today"
        screen.action_log()
        await pilot.pause()
        assert any(
            each.kind == "lunch" and each.day == TODAY
            for each in app.session.records.touches.values()
        )


async def test_R27_nothing_is_logged_while_a_name_is_in_doubt_and_the_answer_is_picked(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        count = len(app.session.records.touches)
        await pilot.press(*keys("coffee with Sam today"))
        await settled(pilot)
        assert screen.choices.display
        ids = [option.id for option in screen.choices.options]
        assert {"sam", "samr", "new"} <= set(ids)
        await pilot.press(*["down"] * ids.index("samr"), "enter")
        await settled(pilot)
        assert len(app.session.records.touches) == count
        assert not screen.choices.display and "Sam Reed" in words(screen)
        await pilot.press("enter")
        await pilot.pause()
        new = [each for each in app.session.records.touches.values() if each.day == TODAY]
        assert [each.contacts for each in new] == [frozenset({"samr"})]


async def test_R27_an_answer_to_an_older_question_is_never_taken_for_a_newer_one(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "coffee with Sam today")
        screen.line.value = "met Bo Chen; I'll send the deck on 31 feb"
        screen.action_log()
        assert "sam" not in screen._answers.values() and "samr" not in screen._answers.values()
        assert "31 feb" in str(screen.question.render())


async def test_R27_two_enters_in_a_row_log_the_line_once(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        count = len(app.session.records.touches)
        screen = await opened(pilot, "lunch with Bo Chen today")
        screen.action_log()
        screen.action_log()
        await pilot.pause()
        assert len(app.session.records.touches) == count + 1


async def test_R27_somebody_new_is_one_of_the_answers(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "coffee with Sam today")
        await pilot.press(*["down"] * screen.choices.get_option_index(NEW), "enter", "enter")
        await pilot.pause()
        assert "Sam" in {each.name for each in app.session.records.contacts.values()}


async def test_an_impossible_day_is_asked_about(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "met Ana Li; I'll send the deck on 31 feb")
        assert screen.choices.display and "31 feb" in str(screen.question.render())
        await pilot.press("enter")
        await settled(pilot)
        assert "28 February 2027" in words(screen)


async def test_a_line_that_names_nobody_is_not_logged_and_says_why(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "#design")
        count = len(app.session.records.touches)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen and "names nobody" in words(screen)
        assert len(app.session.records.touches) == count


async def test_R13_tab_adds_what_is_missing_and_passes_over_what_is_not_answered(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "coffee with Ana Li today")
        went = []
        for _ in range(4):
            await pilot.press("tab")
            went.append(screen.line.value.removeprefix("coffee with Ana Li today"))
        assert went == ["; learned ", "; next: ", "; why: ", ""]
        await pilot.press("tab", *keys("a lot"), "tab")
        assert screen.line.value == "coffee with Ana Li today; learned a lot; next: "


async def test_R13_each_question_is_asked_in_words_and_enter_passes_over_what_is_left(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        asked = []
        await pilot.press("tab")
        await settled(pilot)
        asked.append(str(screen.question.render()))
        await pilot.press(*keys("Bo Chen"))
        for _ in range(3):
            await pilot.press("tab")
            await settled(pilot)
            asked.append(str(screen.question.render()))
        assert asked == [
            "Who did you talk to?",
            "What did you learn?",
            "What is next, and when?",
            "Why would they bother?",
        ]
        await pilot.press("enter")
        await pilot.pause()
        touch = next(each for each in app.session.records.touches.values() if each.day == TODAY)
        assert touch.line == "with Bo Chen" and not touch.note


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("@ # ! ; ,", "names nobody"),
        ("\x1b[31m\x07\x00", "names nobody"),
        ("word " * 2000, "names nobody"),
        ("#", "names nobody"),
        ("coffee with Ana Li on 31 feb", "31 feb"),
        ("coffee with Sam", "Which"),
    ],
)
async def test_a_line_that_cannot_be_logged_gets_a_clear_answer_and_stays(
    tmp_path: Path, line: str, answer: str
) -> None:
    app = small_app(tmp_path)
    app.session.apply(
        Change(
            "namesakes",
            tuple(
                Put(
                    "contacts",
                    f"s{n}",
                    {"name": f"Sam {chr(65 + n // 20)}a{chr(97 + n % 20)}o", "state": "kept"},
                )
                for n in range(200)
            ),
        )
    )
    async with app.run_test(size=(80, 24)) as pilot:
        count = len(app.session.records.touches)
        screen = await opened(pilot)
        screen.line.value = line
        screen.action_log()
        await settled(pilot)
        assert answer in words(screen) + str(screen.question.render())
        assert app.screen is screen and screen.line.value == line
        assert len(app.session.records.touches) == count
        assert screen.foot.region.bottom <= 24, "the keys are in view"
        await pilot.press("escape", "l")
        assert app.screen.query_one("#line").value == line  # type: ignore[attr-defined]


async def test_an_empty_line_is_no_line(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("enter", "space", "enter")
        assert app.screen is screen


async def test_up_brings_earlier_lines_back_and_down_the_one_that_was_typed(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*keys("met"), "up")
        assert screen.line.value.startswith("coffee w/ Ana Li and Sam")
        await pilot.press("up", "up")
        assert screen.line.value == "email to Ana Li; Sent the talk."
        await pilot.press("down", "down", "down")
        assert screen.line.value == "met"


async def test_what_was_half_typed_is_there_the_next_time_until_it_is_logged(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("l", *keys("met Bo Chen"), "escape", "l")
        assert app.screen.query_one("#line").value == "met Bo Chen"  # type: ignore[attr-defined]
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("l")
        assert app.screen.query_one("#line").value == ""  # type: ignore[attr-defined]


async def test_opened_for_a_contact_it_has_the_name_and_means_that_one(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, contact="samr")
        assert screen.line.value == "Sam Reed: "
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen is screen, "nothing was said of him yet"
        await pilot.press(*keys("call"), "enter")
        await pilot.pause()
        new = next(each for each in app.session.records.touches.values() if each.day == TODAY)
        assert (new.kind, new.contacts) == ("call", frozenset({"samr"}))


async def test_names_and_notes_with_brackets_and_escapes_are_data(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, "met Ana Li; learned [red]not[/red] \x1b[31mcoloured")
        await pilot.pause()
        assert "[red]not[/red] ␛[31mcoloured" in words(screen)
        assert "\x1b" not in app.export_screenshot()
        odd = QuickLogScreen(app.session, contact_id="odd")
        app.push_screen(odd)
        await settled(pilot)
        assert ODD in odd.line.value
        assert "\x1b" not in app.export_screenshot()


@pytest.mark.parametrize(("width", "height"), [(80, 24), (120, 40)])
def test_picture(snap_compare: Any, tmp_path: Path, width: int, height: int) -> None:
    async def typed(pilot: Pilot[None]) -> None:
        await opened(
            pilot,
            "coffee w/ Ana Li and Zed Nobody (Acme) yesterday at PyData Lisbon #design 40m; "
            "learned Acme opens a Lisbon team; promised intro to Bo Chen by fri; next: send deck "
            "in 2w",
        )
        await pilot.press("home")
        await pilot.pause()

    assert snap_compare(bare_app(tmp_path), terminal_size=(width, height), run_before=typed)


def test_picture_of_a_question(snap_compare: Any, tmp_path: Path) -> None:
    async def asked(pilot: Pilot[None]) -> None:
        await opened(pilot, "coffee with Sam yesterday")

    assert snap_compare(bare_app(tmp_path), terminal_size=(80, 24), run_before=asked)


async def test_a_promise_typed_from_a_card_is_no_meeting(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, contact="samr")
        await pilot.press(*keys("promised the deck by fri"))
        await settled(pilot)
        assert "A note, and no touch with anybody." in words(screen)
        await pilot.press("enter")
        await pilot.pause()
        [touch] = [each for each in app.session.records.touches.values() if each.day == TODAY]
        assert (touch.kind, touch.contacts) == ("note", frozenset({"samr"}))


async def test_a_question_can_be_left_open_and_a_word_can_be_no_name(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await pilot.press(*keys("zork called"))
        await settled(pilot)
        assert screen.choices.get_option_index(NO_NAME) and screen.choices.get_option_index(LATER)
        await pilot.press(*["down"] * screen.choices.get_option_index(LATER), "enter")
        await pilot.pause()
        await pilot.press("l")
        assert app.screen.query_one("#line").value == "zork called"  # type: ignore[attr-defined]


async def test_R11_an_ask_without_an_offer_is_flagged_before_enter_and_the_timeline_tells_it_after(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    app.session.apply(Change("want", (Put("contacts", "sam", {"i_want": "[b]a job\x1b[/b]"}),)))
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot, contact="sam")
        screen.line.value += "message"
        await settled(pilot)
        assert "! You want [b]a job␛[/b] of Samuel Okafor, and offer nothing." in words(screen)
        screen.line.value += "; I can help with the deck"
        await settled(pilot)
        assert "offer nothing" not in words(screen)
        screen.line.value = screen.line.value.removesuffix("; I can help with the deck")
        await pilot.press("enter")
        await pilot.pause()
        [touch] = [
            each for each in app.session.records.touches.values() if each.contacts == {"sam"}
        ]
        assert touch.overrode == "help first"
        rows = touch_rows(app.session.situation, "sam")
        assert "asked without an offer" in rows[1].body.plain


async def test_what_is_typed_right_behind_tab_goes_behind_what_tab_adds(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await opened(pilot)
        await fast(pilot, *"call Ana Li", "tab", *"her talk", "tab", *"the deck fri")
        assert screen.line.value == "call Ana Li; learned her talk; next: the deck fri"
