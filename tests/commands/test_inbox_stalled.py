"""The inbox of a folder that stalls in the midst of things: nobody waits, no line is lost, none is
logged twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.commands.logging.log import read_line
from planner.commands.phone.inbox import drop, settle, take_in
from planner.commands.phone.inbox_file import done_file, leave
from planner.commands.phone.inbox_watch import InboxWatch
from planner.errors import PlannerError
from tests.book.stalled import Stall
from tests.commands.conftest import TODAY
from tests.commands.test_inbox import write

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands.session import Session


@pytest.fixture
def inbox(session: Session) -> Path:
    return session.book.path.with_name("planner.inbox.txt")


def test_R29_a_line_is_taken_in_once_whatever_call_stalls(
    session: Session, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stall = Stall(inbox.parent, monkeypatch, session.book.place.state)
    watch = InboxWatch(session)
    calls = 0
    while True:
        calls += 1
        line = f"coffee with Ana Li #round{calls}"
        write(inbox, line + "\n")
        stall.begin(calls)
        watch.look()
        reached = stall.reached
        stall.end()
        stall.settled()
        session.book.refresh()
        take_in(session)
        assert not inbox.read_text()
        assert [each.line for each in session.records.touches.values()].count(line) == 1
        assert line in done_file(session.book.path, TODAY).read_text().splitlines()
        watch = InboxWatch(session)
        if not reached:
            break
    assert calls > 20


def test_an_answer_to_a_waiting_line_is_logged_while_its_file_stalls(
    session: Session, inbox: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(inbox, "lovely weather\nmore of it\n")
    first, second = take_in(session).waiting
    stall = Stall(inbox.parent, monkeypatch, session.book.place.state)
    stall.begin()
    with pytest.raises(PlannerError, match="does not answer"):
        settle(session, first, read_line(session, "coffee with Ana Li")._replace(line=first.line))
    assert [each.line for each in session.records.touches.values()] == ["lovely weather"]
    with pytest.raises(PlannerError, match="does not answer"):
        drop(session, second)
    with pytest.raises(PlannerError, match="The line was not kept"):
        leave(session.book.path, ["kept for later"], TODAY)
    stall.end()
    stall.settled()
    assert session.book.refresh()
    drop(session, first)
    drop(session, second)
    assert not take_in(session).waiting and len(session.records.touches) == 1
