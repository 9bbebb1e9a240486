"""The app: commands find their screen, changes show everywhere, errors are toasts, leaving asks
once (R1, R26)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, OptionList

from planner.commands.file.demo_book import demo_session
from planner.commands.session import Session
from planner.engine.plan import Quota
from planner.errors import BookError, PlannerError
from planner.tui import reminder
from planner.tui.app import PlannerApp
from planner.tui.screens.choose import ChooseScreen
from planner.tui.screens.today import TodayScreen
from planner.tui.widgets.footer import KeyFooter
from tests.tui import hand_made
from tests.tui.hand_made import PLAN

WEDNESDAY = date(2026, 11, 18)
SIZE = (120, 40)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Session]:
    """The sample book on a Wednesday."""
    session = demo_session(tmp_path, WEDNESDAY)
    yield session
    session.book.close()


def said(app: PlannerApp) -> str:
    """What the footer says."""
    return app.screen_stack[0].query_one(KeyFooter).render_line(0).text


async def typed(pilot: Pilot[Any], text: str) -> None:
    """Type into the line that is open, and take it."""
    pilot.app.screen.query_one(Input).value = text
    await pilot.press("enter")
    await pilot.pause()


async def test_a_command_goes_to_the_screen_that_knows_it_and_else_to_the_app(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = PlannerApp(hand_made.session())
    done: list[str] = []
    async with app.run_test(size=SIZE):
        monkeypatch.setattr(app.screen, "command_another", lambda: done.append("screen"))
        monkeypatch.setattr(app, "command_undo", lambda: done.append("app"))
        await app.action_command("another")
        await app.action_command("undo")
        await app.action_command("keep-close")
        assert done == ["screen", "app"]


async def test_what_cannot_be_done_is_a_toast_and_nothing_else() -> None:
    def fail(text: str) -> str:
        raise PlannerError(text)

    app = PlannerApp(hand_made.session())
    async with app.run_test(size=SIZE) as pilot:
        assert app.attempt(fail, "The disk [is] full.") is None
        await pilot.pause()
        assert [(toast.message, toast.severity) for toast in app._notifications] == [
            ("The disk [is] full.", "error")
        ]


async def test_R26_a_morning_of_one_new_touch_and_two_follow_ups_by_keyboard_alone(
    demo: Session,
) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        assert demo.plan.new_touch is not None
        person, items = demo.plan.new_touch.name, demo.plan.items
        await pilot.press("n")
        await pilot.pause()
        assert pilot.app.screen.query_one(Input).value.startswith(f"message to {person}")
        await pilot.press("enter")
        await pilot.pause()
        assert demo.plan.quota.done == 1
        assert f"✓ Logged message to {person} · u undoes it" in said(app)
        await pilot.press("tab", "space")
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        assert not {items[0].id, items[1].id} & {item.id for item in demo.plan.items}
        assert {person, items[0].name} <= set(demo.plan.done)


async def test_R26_the_same_morning_by_mouse_alone(demo: Session) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        screen = app.screen
        assert isinstance(screen, TodayScreen)
        keys = screen.new_touch.size.height - 2
        at = screen.new_touch.render_line(keys).text.index("make it")
        await pilot.click(screen.new_touch, offset=(at, keys))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        before = len(demo.plan.done)
        await pilot.click(screen.follow_ups, offset=(20, 1))
        await pilot.click(KeyFooter, offset=(said(app).index("done"), 0))
        await pilot.pause()
        assert len(demo.plan.done) == before + 1


async def test_R30_undo_and_redo_say_what_they_did_and_show_it(demo: Session) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("tab", "space")
        await pilot.pause()
        items = demo.plan.items
        await pilot.press("u")
        await pilot.pause()
        assert "✓ Undid: done" in said(app)
        assert len(demo.plan.items) != len(items) or demo.plan.items != items
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert demo.plan.items == items


async def test_a_snooze_asks_until_when_and_shows_the_day_in_full(demo: Session) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        item = demo.plan.items[0]
        await pilot.press("tab", "s", "d")
        await pilot.press(*"soonish", "enter")
        await pilot.pause()
        assert "“soonish” is no day" in str(app.screen.query_one(".sheet-words").render())
        app.screen.query_one(Input).value = "2w"
        await pilot.pause()
        assert "Wednesday 2 December 2026" in str(app.screen.query_one(".sheet-words").render())
        await pilot.press("enter")
        await pilot.pause()
        assert item.id not in {each.id for each in demo.plan.items}
        assert "Snoozed" in said(app)


async def test_R9_prepare_writes_down_what_to_say(demo: Session) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("b")
        await pilot.press("p")
        await typed(pilot, "Your post on [caches]")
        assert demo.plan.new_touch is not None
        assert any(hook.text == "Your post on [caches]" for hook in demo.records.hooks.values())


async def test_R1_another_skip_and_undo(demo: Session) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        assert demo.plan.new_touch is not None
        first = demo.plan.new_touch.contact
        await pilot.press("b")
        assert demo.plan.new_touch is not None
        assert demo.plan.new_touch.contact != first
        await pilot.press("x")
        await typed(pilot, "ill in bed")
        assert (demo.plan.skipped, demo.plan.new_touch) == ("ill in bed", None)
        await pilot.press("u")
        await pilot.pause()
        assert demo.plan.new_touch is not None


async def test_R1_a_time_is_pledged_shown_and_reminded_of_once(
    demo: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = PlannerApp(demo)
    clock = datetime(2026, 11, 18, 8, 0)
    monkeypatch.setattr(Session, "live", True)
    monkeypatch.setattr(reminder, "datetime", SimpleNamespace(now=lambda: clock))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("P")
        await typed(pilot, "8:30")
        assert demo.plan.pledged == "08:30"
        panel = app.screen.query_one("NewTouchPanel")
        assert any(
            "pledged for 08:30" in panel.render_line(row).text for row in range(panel.size.height)
        )
        remind = reminder.Reminder(app, demo)
        remind.look()
        clock = clock.replace(minute=31)
        remind.look()
        remind.look()
        await pilot.pause()
        assert [each.message for each in app._notifications if "08:30" in each.message] == [
            f"08:30: the time you pledged for today's new touch, {demo.plan.new_touch.name}",
        ]


async def test_R8_a_lighter_day_is_one_key(demo: Session) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        usual = demo.plan.budget_minutes
        await pilot.press("Z")
        assert demo.plan.budget_minutes < usual
        await pilot.press("Z")
        assert demo.plan.budget_minutes == usual


async def test_days_off_are_asked_for_and_shown_in_full(demo: Session) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("o")
        app.screen.query_one(Input).value = "24 dec..1 jan"
        await pilot.pause()
        shown = str(app.screen.query_one(".sheet-words").render())
        assert "Thursday 24 December 2026 to Friday 1 January 2027, 9 days" in shown
        await pilot.press("enter")
        await pilot.pause()
        assert (
            sum(day.off for day in demo.records.days.values() if day.day >= date(2026, 12, 24)) == 9
        )
        await pilot.press("o", "enter")
        await pilot.pause()
        assert not demo.plan.working
        assert "A day off" in app.screen.query_one("NewTouchPanel").render_line(2).text


@pytest.mark.parametrize(
    ("keys", "column"),
    [
        (("shift+right",), "warming"),
        (("L", "L"), "active"),
        (("m", "a"), "active"),
        (("m", "down", "enter"), "warming"),
        (("m", "o"), "owed"),
    ],
)
async def test_R17_a_card_is_moved_by_hand_and_takes_the_cursor_along(
    demo: Session, keys: tuple[str, ...], column: str
) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("tab", "tab", "down")
        board = app.screen.query_one("BoardView")
        who = board.contact()  # type: ignore[attr-defined]
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        assert who in {card.contact for card in demo.board[column]}  # type: ignore[index]
        assert board.contact() == who  # type: ignore[attr-defined]
        await pilot.press("r")
        await pilot.pause()
        assert who in {card.contact for card in demo.board["cold"]}


async def test_R1_leaving_with_the_new_touch_open_asks_once() -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("q")
        assert isinstance(app.screen, ChooseScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, TodayScreen)
        await pilot.press("q", "q")
        await pilot.pause()
        assert app._exit


@pytest.mark.parametrize(("key", "title"), [("n", "LOG"), ("x", "SKIP"), ("o", "DAYS OFF")])
async def test_R1_the_question_on_leaving_leads_to_doing_skipping_or_a_day_off(
    demo: Session, key: str, title: str
) -> None:
    app = PlannerApp(demo)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("2", "q", key)
        await pilot.pause()
        assert title in {
            str(each.render()) for each in app.screen.query("#title, .sheet-title").results()
        }
        assert not app._exit


@pytest.mark.parametrize(
    "change",
    [
        {"new_touch": None, "quota": Quota(1, 1, 1, "")},
        {"new_touch": None, "skipped": "ill"},
        {"new_touch": None, "working": False},
        {"working": False},
    ],
)
async def test_leaving_asks_nothing_when_nothing_is_open(change: dict[str, Any]) -> None:
    app = PlannerApp(hand_made.session(PLAN._replace(**change)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("q")
        await pilot.pause()
        assert app._exit


async def test_leaving_asks_nothing_where_the_setting_says_so_even_by_control_q() -> None:
    session = hand_made.session()
    session.settings = session.settings._replace(ask_on_leaving=False)
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app._exit


async def test_control_q_asks_too() -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert isinstance(app.screen, ChooseScreen)


async def test_what_came_into_the_file_and_a_new_day_are_shown() -> None:
    session = hand_made.session()
    app = PlannerApp(session)
    async with app.run_test(size=SIZE) as pilot:
        session.plan = PLAN._replace(waiting=41)
        app.lookout.look()
        assert "41 waiting" not in app.screen.query_one("FollowUpList").render_line(0).text
        session.book.refresh = lambda: True
        app.lookout.look()
        await pilot.pause()
        assert "41 waiting" in app.screen.query_one("FollowUpList").render_line(0).text
        session.book.refresh = lambda: False
        session.roll = lambda: True
        session.plan = PLAN._replace(waiting=42)
        app.lookout.look()
        await pilot.pause()
        assert "42 waiting" in app.screen.query_one("FollowUpList").render_line(0).text


async def test_trouble_with_the_file_is_said_once_and_a_change_of_its_state_at_once() -> None:
    session = hand_made.session()
    app = PlannerApp(session)

    def fail() -> bool:
        raise BookError("The book cannot be read: \x1b[31mgone.")

    async with app.run_test(size=SIZE) as pilot:
        session.book.refresh = fail
        app.lookout.look()
        app.lookout.look()
        await pilot.pause()
        assert [toast.message for toast in app._notifications] == [
            "The book cannot be read: ␛[31mgone."
        ]
        session.book.refresh = lambda: False
        session.book.status = SimpleNamespace(ready=False, text="the file is cut off")
        app.lookout.look()
        await pilot.pause()
        assert "the file is cut off" in app.screen.query_one("DayStrip").render_line(0).text


async def test_what_was_done_is_said_in_a_toast_where_the_screen_has_no_footer() -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=SIZE) as pilot:
        await app.push_screen(Screen())
        app.changed("added Ana Li")
        await pilot.pause()
        assert [toast.message for toast in app._notifications] == ["✓ Added Ana Li · u undoes it"]


async def test_the_palette_reaches_every_command_of_the_place_and_the_themes() -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.press(*"day off")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
        assert str(app.screen.query_one(".sheet-title").render()) == "DAYS OFF"
        await pilot.press("escape", "ctrl+p")
        await pilot.press(*"theme dusk")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause()
        assert app.theme == "dusk"


async def test_the_help_names_every_key_of_the_place_and_closes_with_the_key_that_opened_it() -> (
    None
):
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("question_mark")
        text = "\n".join(str(each.render()) for each in app.screen.query("Static").results())
        for words in (
            "Skip today's new touch",
            "shift+→ L",
            "Log a meeting",
            "Move the cursor up",
            "To the next part",
        ):
            assert words in text
        assert "Ignore: out of the plan" not in text
        await pilot.press("question_mark")
        assert isinstance(app.screen, TodayScreen)


async def test_a_choice_can_be_made_by_its_key_the_cursor_and_the_mouse() -> None:
    app = PlannerApp(hand_made.session(PLAN._replace(new_touch=None)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("tab", "m")
        assert app.screen.query_one(OptionList).highlighted == 0
        await pilot.press("j", "k", "escape")
        assert isinstance(app.screen, TodayScreen)
        moved: list[Any] = []
        app.screen.move = lambda contact, column: moved.append((contact, column))  # type: ignore[method-assign]
        await pilot.press("m")
        await pilot.click(OptionList, offset=(6, 3))
        await pilot.pause()
        assert moved == [(["priya"], "owed")]


async def test_what_comes_in_while_a_screen_opens_waits_until_it_is_there() -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=SIZE) as pilot:
        app.go_to("board")
        app.refresh_screens()
        await pilot.pause()
        assert app.screen.query("BoardView")


async def test_without_a_book_the_app_asks_where_it_shall_live(tmp_path: Path) -> None:
    app = PlannerApp(None, path=tmp_path / "planner.json", today=WEDNESDAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert type(app.screen).__name__ == "WelcomeScreen"
        for name in (
            "log",
            "find",
            "undo",
            "redo",
            "add",
            "import",
            "screen-board",
            "screen-contact",
            "screen-triage",
        ):
            await app.action_command(name)
        assert type(app.screen).__name__ == "WelcomeScreen"
        app.screen.dismiss(hand_made.session())
        await pilot.pause()
        assert isinstance(app.screen, TodayScreen)
        assert app.screen.focused is app.screen.new_touch
        await pilot.press("2", "1", "q")
        assert isinstance(app.screen, ChooseScreen)


async def test_q_leaves_the_welcome(tmp_path: Path) -> None:
    app = PlannerApp(None, path=tmp_path / "planner.json", today=WEDNESDAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await app.action_command("quit")
        await pilot.pause()
        assert app._exit


async def test_leaving_the_welcome_leaves_the_planner(tmp_path: Path) -> None:
    app = PlannerApp(None, path=tmp_path / "planner.json", today=WEDNESDAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.screen.dismiss(None)
        await pilot.pause()
        assert app._exit
