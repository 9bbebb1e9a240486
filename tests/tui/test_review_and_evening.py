"""The week's review and the evening on the screen (P7, P10, P12)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.change import Change, Put
from planner.commands.proposals.store import Proposal, ProposalStore
from planner.commands.session import Session
from planner.tui.screens.evening import EveningScreen
from planner.tui.screens.review import ReviewScreen
from tests.tui.small_book import TODAY, keys, small_app

PROPOSAL = Proposal(
    id="p1x",
    key="uid-1",
    kind="coffee",
    day=TODAY.isoformat(),
    time="",
    minutes=30,
    contacts=("ana",),
    strangers=(),
    hub="",
    note="",
    line="coffee with Ana Li today 30m",
    source="work.ics",
)


def labels(screen: Any) -> list[str]:
    """The headings of a room."""
    return [row.label for row in screen.rows._rows if row.tone == "heading"]


def select(screen: Any, start: str) -> None:
    """Put the cursor on the first row whose key begins so."""
    screen.rows.select(next(row.key for row in screen.rows._rows if row.key.startswith(start)))


def arrange_evening(session: Session) -> None:
    """A coffee that was to take place today, and a proposal."""
    touch = {
        "contacts": frozenset({"bo"}),
        "kind": "coffee",
        "day": TODAY,
        "time": "09:30",
        "planned": True,
    }
    session.apply(Change("planned a coffee", (Put("touches", "planned", touch),)))
    store = ProposalStore.of(session)
    store.add([PROPOSAL])
    store.save()


async def test_P7_the_week_is_read_walked_and_written(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("R")
        await pilot.pause()
        screen: Any = app.screen
        assert isinstance(screen, ReviewScreen)
        assert {"KEPT", "OUTREACH", "PROMISES OPEN", "ONE THING TO DO"} <= set(labels(screen))
        last = str(screen.head.content)
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert str(screen.head.content) == last, "there is no week after the last"
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert str(screen.head.content) != last
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert str(screen.head.content) == last
        for name, begins in (("week.html", "<!doctype html>"), ("week.md", "# The week")):
            await pilot.press("E", *keys(str(tmp_path / name)), "enter")
            await pilot.pause()
            text = (tmp_path / name).read_text(encoding="utf-8")
            assert text.lower().startswith(begins.lower())
        await pilot.press("E", *keys(str(tmp_path / "week.pdf")), "enter")
        await pilot.pause()
        assert not (tmp_path / "week.pdf").exists()


async def test_P12_one_key_closes_the_day_and_what_took_place_is_logged(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    arrange_evening(app.session)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("Q")
        await pilot.pause()
        screen: Any = app.screen
        assert isinstance(screen, EveningScreen)
        assert {"NOT LOGGED YET", "PROPOSED", "OPEN", "TOMORROW"} <= set(labels(screen))
        select(screen, "occasion:")
        await pilot.press("enter")
        await pilot.pause()
        assert not app.session.records.touches["planned"].planned
        assert "NOT LOGGED YET" not in labels(screen)
        select(screen, "proposal:")
        await pilot.press("enter")
        await pilot.pause()
        assert any(touch.minutes == 30 for touch in app.session.records.touches.values())
        assert "PROPOSED" not in labels(screen)
        await pilot.press("c")
        await pilot.pause()
        assert "closed" in str(screen.head.content)
        await pilot.press("u")
        await pilot.pause()
        assert "closed" not in str(screen.head.content)


async def test_P10_a_proposal_is_edited_first_or_declined_for_good(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    arrange_evening(app.session)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("Q")
        await pilot.pause()
        screen: Any = app.screen
        select(screen, "proposal:")
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("end", *keys("; learned she moves"), "enter")
        await pilot.pause(0.2)
        assert any("she moves" in each.learned for each in app.session.records.touches.values())
        assert "PROPOSED" not in labels(screen)
        store = ProposalStore.of(app.session)
        store.add([PROPOSAL._replace(id="p2x", key="uid-2")])
        store.save()
        screen.refresh_data()
        before = len(app.session.records.touches)
        select(screen, "proposal:")
        await pilot.press("x")
        await pilot.pause()
        assert "PROPOSED" not in labels(screen)
        assert len(app.session.records.touches) == before
        select(screen, "occasion:")
        await pilot.press("x")
        await pilot.pause()
        assert "planned" not in app.session.records.touches


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}")
@pytest.mark.parametrize("room", ["R", "Q"], ids=["review", "evening"])
def test_pictures(snap_compare: Any, tmp_path: Path, room: str, size: tuple[int, int]) -> None:
    app = small_app(tmp_path)
    arrange_evening(app.session)

    async def settle(pilot: Pilot[None]) -> None:
        await pilot.press(room)
        await pilot.pause(0.3)

    assert snap_compare(app, terminal_size=size, run_before=settle)
