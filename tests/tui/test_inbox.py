"""The inbox in the app: what came, what waits, and deciding it (R29)."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from planner.change import Change, Put
from planner.commands.proposals.store import Proposal, ProposalStore, Stranger
from planner.commands.session import Session
from planner.tui.app import PlannerApp
from planner.tui.screens.evening import EveningScreen
from planner.tui.screens.inbox import InboxScreen, SettleScreen
from planner.tui.screens.sync import SyncScreen
from planner.tui.screens.today import TodayScreen
from planner.tui.widgets.footer import KeyFooter
from tests.tui.small_book import TODAY, bare_app, keys, small_app
from tests.tui.test_quick_log import settled, words


def phone(folder: Path, text: str) -> Path:
    """What was written on the phone, on the day of the tests."""
    path = folder / "planner.inbox.txt"
    path.write_text(text, encoding="utf-8")
    moment = datetime(TODAY.year, TODAY.month, TODAY.day, 12).timestamp()
    os.utime(path, (moment, moment))
    return path


def toasts(app: PlannerApp) -> list[str]:
    """What was said in toasts."""
    return [str(each.message) for each in app._notifications]


async def test_R29_the_inbox_is_taken_in_at_the_start_and_while_the_app_is_open(
    tmp_path: Path,
) -> None:
    path = phone(tmp_path, "call Bo Chen 20m\n")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert any(
            each.day == TODAY and each.kind == "call"
            for each in app.session.records.touches.values()
        )
        assert any("From the inbox" in each and "Bo Chen" in each for each in toasts(app))
        phone(tmp_path, "lunch with Ana Li\ncoffee with Sam\n")
        app.lookout.look()
        await pilot.pause()
        assert any(each.kind == "lunch" for each in app.session.records.touches.values())
        assert isinstance(app.screen, TodayScreen)
        assert "1 line waits in the inbox" in app.screen.follow_ups.render_line(0).text
        await pilot.press("u")
        assert not any(each.kind == "lunch" for each in app.session.records.touches.values())
    assert path.read_text().startswith("coffee with Sam\n#! ")


async def test_R29_a_line_in_doubt_is_decided_in_the_quick_log_and_leaves_the_file(
    tmp_path: Path,
) -> None:
    path = phone(tmp_path, "coffee with Sam yesterday\n")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("I")
        assert isinstance(app.screen, InboxScreen)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, SettleScreen)
        assert "Tuesday 17 November" in words(app.screen)
        ids = [option.id for option in app.screen.choices.options]
        await pilot.press(*["down"] * ids.index("samr"), "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, InboxScreen)
        assert "NOTHING WAITS" in [row.label for row in app.screen.rows._rows]
        made = next(
            each
            for each in app.session.records.touches.values()
            if each.line == "coffee with Sam yesterday"
        )
        assert made.contacts == {"samr"}
        assert app.lookout is not None and not app.lookout.inbox.waiting
    assert path.read_text() == ""


async def test_R29_a_line_can_be_put_right_or_dropped(tmp_path: Path) -> None:
    path = phone(tmp_path, "lovely weather\nmore weather\n")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        count = len(app.session.records.touches)
        await pilot.press("I", "x")
        await pilot.pause()
        assert app.lookout is not None and [each.line for each in app.lookout.inbox.waiting] == [
            "more weather"
        ]
        assert len(app.session.records.touches) == count
        await pilot.press("enter", *keys(" with Ana Li"), "enter")
        await pilot.pause()
        assert len(app.session.records.touches) == count + 1
    assert path.read_text() == ""


async def test_closing_the_question_leaves_the_line_where_it_is(tmp_path: Path) -> None:
    path = phone(tmp_path, "coffee with Sam\n")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("I", "enter", "escape", "escape", "l")
        assert app.screen.query_one("#line").value == ""  # type: ignore[attr-defined]
    assert path.read_text().startswith("coffee with Sam\n")


async def test_R29_a_broken_inbox_does_not_disturb_the_app(tmp_path: Path) -> None:
    (tmp_path / "planner.inbox.txt").write_bytes(b"\xff\x00")
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        for _ in range(3):
            app.lookout.look()
        await pilot.pause()
        assert len([each for each in toasts(app) if "no text yet" in each]) == 1
        await pilot.press("l", *keys("lunch with Bo Chen"), "enter")
        await pilot.pause()
        assert any(each.kind == "lunch" for each in app.session.records.touches.values())


PROPOSAL = Proposal(
    id="p1x",
    key="uid-1",
    kind="coffee",
    day=TODAY.isoformat(),
    time="09:30",
    minutes=30,
    contacts=("ana",),
    strangers=(Stranger("Zed [Kay]", "zed@kay.example"),),
    hub="",
    note="Roadmap",
    line="coffee with Ana Li today 30m; Roadmap",
    source="work.ics",
)


def propose(session: Session, *proposals: Proposal) -> None:
    """Keep proposals, as `planner propose` does."""
    store = ProposalStore.of(session)
    store.add(proposals)
    store.save()


async def test_P10_proposals_stand_beside_the_lines_and_strangers_are_offered_never_made(
    tmp_path: Path,
) -> None:
    phone(tmp_path, "coffee with Sam\n")
    app = small_app(tmp_path)
    propose(app.session, PROPOSAL, PROPOSAL._replace(id="p2x", key="uid-2", minutes=45))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert app.inbox_count == 3
        contacts = len(app.session.records.contacts)
        await pilot.press("I")
        await pilot.pause()
        screen: Any = app.screen
        assert screen.rows.key == "line:0"
        screen.rows.select("proposal:p1x")
        await pilot.press("enter")
        await pilot.pause()
        touches = app.session.records.touches.values()
        assert any(each.minutes == 30 and each.contacts == {"ana"} for each in touches)
        assert len(app.session.records.contacts) == contacts, "nobody is made unasked"
        screen.rows.select("proposal:p2x")
        await pilot.press("A")
        await pilot.pause()
        (zed,) = [c for c in app.session.records.contacts.values() if c.name == "Zed [Kay]"]
        assert zed.emails == {"zed@kay.example"}
        await pilot.press("x")
        await pilot.pause()
        assert app.inbox_count == 1 and not screen.proposals
        await pilot.press("r")
        await pilot.pause()
        assert "planner propose" in screen.query_one(KeyFooter).render_line(0).text


async def test_R28_copies_are_named_those_of_the_inbox_and_those_of_the_book(
    tmp_path: Path,
) -> None:
    app = small_app(tmp_path)
    copy = "planner (phone's conflicted copy).json"
    (tmp_path / copy).write_bytes(app.session.book.path.read_bytes())
    line = phone(tmp_path, "coffee with Sam\n")
    line.rename(tmp_path / "planner.inbox (conflicted copy).txt")
    app.session.apply(Change("one more", (Put("contacts", "new", {"name": "Uma Vale"}),)))
    async with app.run_test(size=(120, 40)) as pilot:
        app.lookout.look()
        await pilot.press("I")
        await pilot.pause()
        bodies = {row.key: row.body.plain for row in app.screen.rows._rows}
        assert "in planner.inbox (conflicted copy).txt" in bodies["line:0"]
        assert "merged" in bodies[f"copy:{copy}"]
        app.screen.rows.select(f"copy:{copy}")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SyncScreen)


async def test_P10_a_broken_store_of_proposals_is_told_and_the_rooms_open(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    propose(app.session, PROPOSAL)
    ProposalStore.of(app.session)._path.write_text("{", encoding="utf-8")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("I")
        await pilot.pause()
        assert isinstance(app.screen, InboxScreen)
        await pilot.press("Q")
        await pilot.pause()
        assert isinstance(app.screen, EveningScreen)
        assert any("cannot be read" in toast for toast in toasts(app))


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}")
def test_picture(
    snap_compare: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr("textual.app.App.notify", lambda *_, **__: None)
    phone(
        tmp_path, "coffee with Sam yesterday\nlovely [red]weather\x1b[31m\nmet Zed Kay on 31 feb\n"
    )
    app = bare_app(tmp_path)
    propose(app.session, PROPOSAL)

    async def asked(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press("I")
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=asked)
