"""Today: what each part says in each state of the day, and one cursor over all of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.events import MouseScrollDown

from planner.engine.plan import AdviceLine, DayPlan, Item, Quota, Streak, Thermometer
from planner.tui.app import PlannerApp
from planner.tui.screens.today import TodayScreen
from planner.tui.widgets.painted import Painted
from tests.tui import hand_made
from tests.tui.hand_made import PLAN, TODAY
from tests.tui.small_book import keys, small_app

SIZES = [(40, 16), (60, 20), (80, 24), (100, 33), (120, 40), (160, 50), (200, 60)]


def words(widget: Painted) -> list[str]:
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def today(app: PlannerApp) -> TodayScreen:
    assert isinstance(app.screen, TodayScreen)
    return app.screen


async def shown(plan: DayPlan, part: str, size: tuple[int, int] = (120, 40), **options: Any) -> str:
    """What a part of the screen says about a plan."""
    app = PlannerApp(hand_made.session(plan, **options))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        return "\n".join(words(getattr(today(app), part)))


@pytest.mark.parametrize("size", [(6, 3), (20, 8), *SIZES])
async def test_nothing_is_wider_than_it_may_be_at_any_size(size: tuple[int, int]) -> None:
    app = PlannerApp(hand_made.session(demo=True))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for part in today(app).query(Painted):
            for y in range(part.size.height):
                assert (
                    sum(segment.cell_length for segment in part.render_line(y)) == part.size.width
                )


async def test_at_80_by_24_every_part_is_there() -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = today(app)
        assert words(screen.strip)[0].split() == [
            "Wed",
            "18",
            "November",
            "2026",
            "●●◐●●●·●●◌",
            "12",
            "kept",
            "37.1°",
            "steady",
            "5",
            "of",
            "10",
            "min",
        ]
        assert [
            len(words(part)) for part in (screen.strip, screen.new_touch, screen.follow_ups)
        ] == [1, 3, 5]
        assert screen.board.size.height >= 12


async def test_R1_the_new_touch_shows_whom_why_and_what_to_say() -> None:
    said = await shown(PLAN, "new_touch")
    for text in (
        "★ NEW TOUCH",
        "one a day",
        "12 on the bench",
        "Priya Nair   Head of Data, Acme",
        "your second person",
        "say “your talk on edge caching",
        "n make it",
        "b another",
        "x skip",
        "o day off",
    ):
        assert text in said


async def test_R2_what_is_earned_and_what_is_missing_is_always_visible() -> None:
    for size in SIZES[2:]:
        assert "one a day" in await shown(PLAN, "new_touch", size), size
    for size in SIZES[4:]:
        assert "8 more kept days" in await shown(PLAN, "new_touch", size), size
    made = PLAN._replace(new_touch=None, quota=PLAN.quota._replace(done=1))
    assert "8 more kept days" in await shown(made, "new_touch", (80, 24))
    earned = PLAN._replace(quota=Quota(2, 1, 0, "20 more working days"))
    assert "0 of 2 made" in await shown(earned, "new_touch")


async def test_R9_without_a_hook_it_says_to_prepare_first() -> None:
    assert PLAN.new_touch is not None
    said = await shown(PLAN._replace(new_touch=PLAN.new_touch._replace(hook="")), "new_touch")
    assert "find something to say" in said


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"quota": Quota(1, 1, 1, "9 more days")}, "✓ Made"),
        ({"quota": Quota(1, 1, 1, "9 more days")}, "tomorrow brings"),
        ({"quota": Quota(2, 1, 1, "")}, "finish the follow-ups for another"),
        ({"quota": Quota(1, 1, 1, ""), "items": ()}, "✓ The day is kept"),
        ({"quota": Quota(1, 1, 1, ""), "items": ()}, "nothing else is owed today"),
        ({"quota": Quota(2, 1, 1, ""), "items": ()}, "✓ Made"),
        ({"skipped": "ill"}, "Skipped today"),
        ({"skipped": "ill in bed"}, "ill in bed"),
        ({"working": False}, "A day off"),
        ({"bench": ()}, "Nobody is on the bench"),
        ({"bench": ()}, "who else should I talk to?"),
    ],
)
async def test_a_day_without_an_open_new_touch_says_why_and_what_next(
    change: dict[str, Any], expected: str
) -> None:
    for size in ((80, 24), (120, 40)):
        assert expected in await shown(PLAN._replace(new_touch=None, **change), "new_touch", size)


async def test_R3_follow_ups_say_what_fits_and_what_waits_as_a_quiet_count() -> None:
    said = (await shown(PLAN, "follow_ups")).splitlines()
    assert said[0].split() == ["FOLLOW-UPS", "4", "for", "today", "·", "9", "waiting"]
    assert said[1].split()[:3] == ["⚑", "promise", "Ana"]
    assert said[1].endswith("due Friday   5 min")
    assert "1 day late" in said[3]
    over = PLAN._replace(over_minutes=7)
    assert "7 min over the budget" in await shown(over, "follow_ups")


async def test_R3_a_long_reason_gives_way_and_never_runs_into_the_due_day() -> None:
    long = Item(
        "i",
        "reply",
        "ana",
        "Anastasia-Maximiliane von Hohenstein-Trautenau",
        TODAY,
        0,
        120,
        "because " * 60,
    )
    for size in SIZES[1:]:
        rows = (await shown(PLAN._replace(items=(long,)), "follow_ups", size)).splitlines()
        assert "…  " in rows[-1] or "…  " in rows[1] or "…  " in rows[2], size
        assert any(row.endswith("due today   120 min") for row in rows)


async def test_follow_ups_that_are_done_are_named_and_an_empty_list_is_friendly() -> None:
    done = PLAN._replace(items=(), done=("Ana Li", "Bo Chen"))
    said = await shown(done, "follow_ups")
    assert "✓ All done for today. The rest waits its turn." in said
    assert "today: Ana Li and Bo Chen" in said
    assert "Nothing is due today" in await shown(PLAN._replace(items=(), waiting=0), "follow_ups")
    assert "A day off: nothing is due." in await shown(
        PLAN._replace(items=(), working=False), "follow_ups"
    )


async def test_advice_stands_in_a_line_of_its_own_at_every_size() -> None:
    lines = (
        AdviceLine("capacity", "your network is full: 12 contacts more than fit", "numbers"),
        AdviceLine("triage", "40 people wait in triage", "triage"),
    )
    plan = PLAN._replace(advice_lines=lines)
    for size in SIZES:
        assert "Your network is full" in await shown(plan, "advice", size)
        assert "Your network is full" not in await shown(plan, "follow_ups", size)
    assert "! see the numbers" in await shown(plan, "advice", (120, 40))
    assert "1 of 2" in await shown(plan, "advice", (120, 40))


@pytest.mark.parametrize(
    ("verdict", "value"),
    [
        ("gone quiet", 33.2),
        ("hot-and-cold", 40.0),
        ("too early to say", 37.0),
    ],
)
async def test_R5_the_temperature_is_said_with_its_verdict_at_every_size(
    verdict: Any, value: float
) -> None:
    plan = PLAN._replace(temperature=Thermometer(value, verdict, ""))
    for size in SIZES[1:]:
        assert f"{value:.1f}° {verdict}" in await shown(plan, "strip", size), size


async def test_R2_marks_of_the_streak_differ_without_colour() -> None:
    marks: Any = ("kept", "missed", "absorbed", "off", "open")
    said = await shown(PLAN._replace(streak=Streak(1, 1, marks, 0.5)), "strip")
    assert "●○◐·◌  1 day kept, 1 forgiven" in said


async def test_the_demo_book_and_a_book_that_is_not_ready_say_so() -> None:
    assert "demo book — nothing is kept" in await shown(PLAN, "strip", demo=True)
    assert "demo" in await shown(PLAN, "strip", (80, 24), demo=True)
    session = hand_made.session()
    session.book.status.ready, session.book.status.text = (
        False,
        "the file is cut off: working from the shadow",
    )
    app = PlannerApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "the file is cut off" in words(today(app).strip)[0]


async def test_one_cursor_runs_through_new_touch_follow_ups_and_board_and_back() -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(120, 40)) as pilot:
        screen = today(app)
        assert screen.focused is screen.new_touch
        await pilot.press("down")
        assert (screen.focused, screen.follow_ups.cursor) == (screen.follow_ups, 0)
        await pilot.press("j", "j", "j", "j")
        assert screen.focused is screen.board
        await pilot.press("up")
        assert (screen.focused, screen.follow_ups.cursor) == (screen.follow_ups, 3)
        await pilot.press("k", "k", "k", "k", "up")
        assert screen.focused is screen.new_touch
        await pilot.press("tab", "tab")
        assert screen.focused is screen.board
        await pilot.press("shift+tab")
        assert screen.focused is screen.follow_ups


async def test_side_by_side_left_and_right_cross_between_new_touch_and_follow_ups() -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(160, 50)) as pilot:
        screen = today(app)
        await pilot.pause()
        assert screen.new_touch.region.y == screen.follow_ups.region.y
        await pilot.press("right")
        assert screen.focused is screen.follow_ups
        await pilot.press("left", "down")
        assert screen.focused is screen.board
        await pilot.press("up")
        assert screen.focused is screen.follow_ups


async def test_the_day_begins_with_what_there_is_to_do() -> None:
    made = PLAN._replace(new_touch=None)
    for plan, part in ((made, "follow_ups"), (made._replace(items=()), "board")):
        app = PlannerApp(hand_made.session(plan))
        async with app.run_test() as pilot:
            await pilot.pause()
            assert app.screen.focused is getattr(app.screen, part)


async def test_the_cursor_stays_on_its_follow_up_when_the_plan_changes() -> None:
    session = hand_made.session()
    app = PlannerApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("tab", "down", "down")
        session.plan = PLAN._replace(items=PLAN.items[1:])
        app.refresh_screens()
        follow_ups = today(app).follow_ups
        assert (follow_ups.cursor, follow_ups.contact()) == (1, "rita")
        session.plan = PLAN._replace(items=PLAN.items[:1])
        app.refresh_screens()
        assert (follow_ups.cursor, follow_ups.contact()) == (0, "ana")
        session.plan = PLAN._replace(items=())
        app.refresh_screens()
        await pilot.pause()
        assert app.screen.focused is today(app).new_touch


async def test_more_follow_ups_than_rows_scroll_with_the_cursor_and_the_wheel() -> None:
    items = tuple(PLAN.items[0]._replace(id=f"i{at}", name=f"Person {at}") for at in range(14))
    app = PlannerApp(hand_made.session(PLAN._replace(items=items)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "end")
        follow_ups = today(app).follow_ups
        assert "Person 13" in words(follow_ups)[-1]
        await pilot.press("home")
        assert "Person 0 " in words(follow_ups)[1]
        await pilot._post_mouse_events([MouseScrollDown], follow_ups, offset=(5, 3))
        await pilot.pause()
        assert follow_ups.cursor == 1


async def test_a_click_on_a_follow_up_puts_the_cursor_there_and_two_open_its_contact(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = PlannerApp(hand_made.session())
    seen: list[str | None] = []
    monkeypatch.setattr(app, "open_contact", seen.append)
    async with app.run_test(size=(120, 40)) as pilot:
        follow_ups = today(app).follow_ups
        await pilot.click(follow_ups, offset=(30, 3))
        assert (app.screen.focused, follow_ups.cursor) == (follow_ups, 2)
        await pilot.click(follow_ups, offset=(30, 1), times=2)
        await pilot.click(today(app).new_touch, offset=(30, 2), times=2)
        assert seen == ["ana", "priya"]


async def test_the_cursor_is_on_the_new_touch_once_the_first_people_are_there(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path, empty=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert today(app).board.has_focus
        await pilot.press("a", *keys("Ana Li"), "ctrl+s")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert today(app).new_touch.has_focus
        await pilot.press("end", "down", "down", "a", *keys("Bo Chen"), "ctrl+s")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert today(app).board.has_focus, "later it stays where it was put"


@pytest.mark.parametrize("size", [(150, 34), (160, 50), (200, 60)])
async def test_a_larger_screen_cuts_nothing_that_a_smaller_one_shows_whole(
    size: tuple[int, int],
) -> None:
    plan = PLAN._replace(
        new_touch=PLAN.new_touch
        and PLAN.new_touch._replace(hook="may I ask how you decide when late is too late " * 4),
        items=tuple(
            item._replace(reason="you promised: introduce her to Sam and to Zoe, due this Friday")
            for item in PLAN.items[:3]
        ),
    )
    for width, height in ((120, 40), size):
        app = PlannerApp(hand_made.session(plan))
        async with app.run_test(size=(width, height)) as pilot:
            await pilot.pause()
            for part in (today(app).new_touch, today(app).follow_ups):
                assert "…" not in "\n".join(words(part)), (width, height)


@pytest.mark.parametrize("down", [0, 1])
async def test_a_click_chooses_a_follow_up_of_two_rows(down: int) -> None:
    reason = "you promised: introduce her to Sam and to Zoe, due this Friday"
    plan = PLAN._replace(items=tuple(item._replace(reason=reason) for item in PLAN.items[:3]))
    app = PlannerApp(hand_made.session(plan))
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.pause()
        follow_ups = today(app).follow_ups
        lines = words(follow_ups)
        row = next(at for at, line in enumerate(lines) if PLAN.items[1].name in line)
        place = follow_ups.content_region.offset - follow_ups.region.offset
        await pilot.click(follow_ups, offset=(place.x + 4, place.y + row + down))
        assert follow_ups.cursor == 1
