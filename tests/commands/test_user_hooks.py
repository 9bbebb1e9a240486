"""P9: the user's own hooks, and those of docs/hooks.md as they stand there."""

from __future__ import annotations

import json
import os
import re
import threading
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from planner.book import Book, create_book
from planner.commands.day.undo import undo
from planner.commands.file.books import open_session, session_of
from planner.commands.file.file import synchronise
from planner.commands.logging.log import log, read_line
from planner.commands.machine import user_hooks
from planner.commands.phone.inbox import take_in
from planner.errors import Refused
from planner.paths import hooks_folder, state_folder

if TYPE_CHECKING:
    from planner.commands.session import Session

pytestmark = pytest.mark.skipif(os.name != "posix", reason="hooks run on Linux and macOS")

DAY = date(2026, 11, 18)
PAGE = Path(__file__).parents[2] / "docs" / "hooks.md"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "synced" / "planner.json"
    path.parent.mkdir()
    create_book(path, state_folder())
    hooks_folder().mkdir(parents=True)
    return path


def install(event: str, text: str) -> Path:
    path = hooks_folder() / event
    path.write_text(text, encoding="utf-8")
    path.chmod(0o700)
    return path


def recorder(event: str) -> Path:
    """Install a hook that adds what it gets to a file, and return that file."""
    target = hooks_folder().parent / f"{event}.jsonl"
    install(event, f"#!/bin/sh\ncat >> '{target}'\n")
    return target


def messages(target: Path) -> list[dict[str, Any]]:
    if not target.exists():
        return []
    return [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]


def say(session: Session, line: str) -> None:
    log(session, [read_line(session, line)])


def page_hook(event: str) -> None:
    """Install a hook as the page has it."""
    if not PAGE.exists():
        pytest.skip("not a checkout")
    text = PAGE.read_text(encoding="utf-8")
    match = re.search(rf"^`{event}`:.*?```\w+\n(.*?)```", text, re.DOTALL | re.MULTILINE)
    assert match is not None
    install(event, match[1])


def test_touch_logged_gets_what_was_logged_once_for_a_change(book: Path) -> None:
    target = recorder("touch-logged")
    session = open_session(book, DAY)
    lines = ["coffee w/ Ana Li yesterday #design 40m @Chaos Computer Club", "call w/ Bo Chen"]
    log(session, [read_line(session, line) for line in lines])
    (message,) = messages(target)
    assert {key: message[key] for key in ("version", "event", "book", "day")} == {
        "version": 1,
        "event": "touch-logged",
        "book": str(book),
        "day": "2026-11-18",
    }
    ana, bo = message["touches"]
    (contact,) = ana["contacts"]
    assert session.records.contacts[contact["id"]].name == contact["name"] == "Ana Li"
    assert (ana["day"], ana["minutes"], ana["tags"]) == ("2026-11-17", 40, ["design"])
    assert (ana["line"], bo["kind"], bo["minutes"]) == (lines[0], "call", None)
    assert session.notice == ""


def test_undo_and_other_changes_run_no_hook_of_touches(book: Path) -> None:
    session = open_session(book, DAY)
    say(session, "coffee w/ Ana Li")
    target = recorder("touch-logged")
    undo(session)
    log(session, [read_line(session, "call w/ Bo Chen")], dry_run=True)
    assert messages(target) == []


def test_R23_no_hook_gets_what_is_private(book: Path) -> None:
    targets = [recorder(event) for event in ("before-log", "touch-logged")]
    planned = recorder("day-planned")
    session = open_session(book, DAY)
    say(session, "coffee w/ Ana Li; promised secret deck by today !private")
    assert session.plan.items
    assert [messages(target) for target in targets] == [[], []]
    (message,) = messages(planned)
    assert message["items"] == []
    assert "secret" not in planned.read_text(encoding="utf-8")


def test_a_day_is_planned_and_kept_once(book: Path) -> None:
    planned, kept = recorder("day-planned"), recorder("day-kept")
    session = open_session(book, DAY)
    assert session.plan.day == DAY
    assert [(plan["working"], plan["new_touch"]) for plan in messages(planned)] == [(True, None)]
    say(session, "coffee w/ Ana Li")
    say(open_session(book, DAY), "call w/ Bo Chen")
    (message,) = messages(kept)
    assert (message["streak"], message["new_touches"]) == (1, 1)
    assert len(messages(planned)) == 1


def test_merged_tells_of_another_machines_edits_once(book: Path, tmp_path: Path) -> None:
    target = recorder("merged")
    session = open_session(book, DAY)
    other = session_of(Book.open(book, state=tmp_path / "elsewhere"), DAY, demo=True)
    say(other, "coffee w/ Ana Li")
    session.book.refresh()
    session.merged()
    session.merged()
    say(session, "call w/ Bo Chen")
    synchronise(session)
    (message,) = messages(target)
    assert message["changes"] == 2


def test_before_log_refuses_and_nothing_is_saved(book: Path) -> None:
    install("before-log", "#!/bin/sh\necho 'not this one'\necho more\nexit 3\n")
    after = recorder("touch-logged")
    session = open_session(book, DAY)
    before = book.read_bytes()
    with pytest.raises(Refused, match=r"refuses this: not this one\nNothing was logged"):
        say(session, "coffee w/ Ana Li")
    assert book.read_bytes() == before
    assert not session.records.touches
    assert messages(after) == []


def test_a_refused_line_of_the_inbox_waits_there_and_holds_up_no_other(book: Path) -> None:
    install("before-log", "#!/bin/sh\nif grep -q Bluebird; then echo 'a code name'; exit 1; fi\n")
    session = open_session(book, DAY)
    inbox = book.with_name("planner.inbox.txt")
    inbox.write_text("call w/ Ana Li\ncall w/ Bo Chen; note: Bluebird\ncall w/ Cy Young\n")
    report = take_in(session)
    assert [touch.line for touch in session.records.touches.values()] == [
        "call w/ Ana Li",
        "call w/ Cy Young",
    ]
    assert [line.reason for line in report.waiting] == [
        "The hook before-log refuses this: a code name"
    ]
    assert "call w/ Bo Chen; note: Bluebird\n" in inbox.read_text(encoding="utf-8")


@pytest.mark.parametrize("event", ["before-log", "touch-logged"])
@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("#!/bin/sh\nsleep 60 & sleep 60\n", "it took over 0.5 seconds"),
        ("#!/bin/sh\ntrap '' TERM INT\nwhile :; do sleep 1; done\n", "it took over 0.5 seconds"),
        ("#!/bin/sh\nexec cat /dev/zero\n", "it printed over 64 kB"),
        ("#!/bin/sh\nkill -9 $$\n", "signal 9"),
        ("#!/no/such/program\n", "could not be run"),
    ],
)
def test_a_bad_hook_is_stopped_and_told_in_a_line_and_nothing_is_lost(
    book: Path, monkeypatch: pytest.MonkeyPatch, event: str, text: str, trouble: str
) -> None:
    monkeypatch.setattr(user_hooks, "SECONDS", 0.5)
    install(event, text)
    session = open_session(book, DAY)
    start = time.monotonic()
    say(session, "coffee w/ Ana Li")
    assert time.monotonic() - start < 10
    assert trouble in session.notice
    assert session.notice.startswith(f"The hook {event} ")
    assert len(session.notice.splitlines()) == 1
    assert len(open_session(book, DAY).records.touches) == 1


def test_a_hook_that_reads_nothing_or_leaves_something_behind_keeps_nobody_waiting(
    book: Path,
) -> None:
    install("touch-logged", "#!/bin/sh\nsleep 4 &\n")
    session = open_session(book, DAY)
    start = time.monotonic()
    say(session, f"coffee w/ Ana Li; {'long ' * 50_000}")
    assert session.notice == ""
    assert time.monotonic() - start < 4


@pytest.mark.parametrize("case", ["link", "linked folder", "writable", "folder", "not executable"])
def test_only_a_regular_file_of_ones_own_runs(book: Path, case: str) -> None:
    target = recorder("touch-logged")
    hook = hooks_folder() / "touch-logged"
    if case == "link":
        hook.rename(book.parent / "touch-logged")
        hook.symlink_to(book.parent / "touch-logged")
    elif case == "linked folder":
        hooks_folder().rename(book.parent / "hooks")
        hooks_folder().symlink_to(book.parent / "hooks")
    elif case == "writable":
        hook.chmod(0o777)
    elif case == "folder":
        hook.unlink()
        hook.mkdir()
    else:
        hook.chmod(0o600)
    session = open_session(book, DAY)
    say(session, "coffee w/ Ana Li")
    assert session.notice.startswith("The hook touch-logged was not run: ")
    assert messages(target) == []


def test_hooks_beside_the_book_never_run(book: Path) -> None:
    target = recorder("touch-logged")
    hooks_folder().rename(book.parent / "hooks")
    say(open_session(book, DAY), "coffee w/ Ana Li")
    assert messages(target) == []


@pytest.mark.parametrize("place", ["the book's folder", "Dropbox"])
def test_hooks_of_a_synced_configuration_never_run(
    book: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    home = Path.home() / "Dropbox" if place == "Dropbox" else book.parent.parent
    monkeypatch.setenv("PLANNER_HOME", str(home))
    if place != "Dropbox":
        book = home / "config" / "planner.json"
    hooks_folder().mkdir(parents=True)
    target = recorder("touch-logged")
    session = open_session(book, DAY, create=True)
    say(session, "coffee w/ Ana Li")
    assert "in a synced folder" in session.notice
    assert messages(target) == []


def test_a_hook_gets_no_passphrase_and_runs_no_hooks(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_PASSPHRASE", "correct horse")
    install("touch-logged", '#!/bin/sh\necho "$PLANNER_HOOK/$PLANNER_PASSPHRASE"\nexit 1\n')
    session = open_session(book, DAY)
    say(session, "coffee w/ Ana Li")
    assert session.notice == "The hook touch-logged ended with 1: touch-logged/"
    monkeypatch.setenv("PLANNER_HOOK", "touch-logged")
    session = open_session(book, DAY)
    say(session, "call w/ Bo Chen")
    assert session.notice == ""


def test_the_app_does_not_wait_and_is_told_later(book: Path) -> None:
    install("touch-logged", "#!/bin/sh\nsleep 1\necho no\nexit 1\n")
    session = open_session(book, DAY)
    told: list[str] = []
    arrived = threading.Event()

    def tell(text: str) -> None:
        told.append(text)
        arrived.set()

    session.tell = tell
    say(session, "coffee w/ Ana Li")
    assert (session.notice, told) == ("", [])
    assert arrived.wait(20)
    assert told == ["The hook touch-logged ended with 1: no"]


def test_the_pages_notification_on_a_kept_day(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "bin"
    folder.mkdir()
    notify = folder / "notify-send"
    notify.write_text(f"#!/bin/sh\nprintf '%s|' \"$@\" > '{tmp_path / 'shown'}'\n")
    notify.chmod(0o700)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)
    page_hook("day-kept")
    session = open_session(book, DAY)
    say(session, "coffee w/ Ana Li")
    assert session.notice == ""
    assert (tmp_path / "shown").read_text() == "Today is kept|1 in a row|"


def test_the_pages_journal_of_touches(book: Path) -> None:
    page_hook("touch-logged")
    session = open_session(book, DAY)
    say(session, "coffee w/ Ana Li; talked about type design")
    assert session.notice == ""
    journal = (Path.home() / "journal.md").read_text(encoding="utf-8")
    assert journal.startswith("- 2026-11-18: coffee, Ana Li. ")


def test_the_pages_veto_of_a_code_name(book: Path) -> None:
    page_hook("before-log")
    session = open_session(book, DAY)
    with pytest.raises(Refused, match="say it without “Bluebird”"):
        say(session, "coffee w/ Ana Li; talked about Bluebird")
    say(session, "coffee w/ Ana Li; talked about birds")
    assert len(session.records.touches) == 1
