"""Writing to somebody from the app, and logging what was sent."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from textual.widgets import Static

from planner.change import Change, Put
from planner.tui import desktop, writing
from planner.tui.app import PlannerApp
from planner.tui.screens.choose import ChooseScreen
from planner.tui.screens.contact import ContactScreen
from planner.tui.screens.letter import LetterScreen
from planner.tui.widgets.footer import KeyFooter
from tests.tui.small_book import TODAY, keys, small_app


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A desktop, and what was opened on it or copied."""
    went: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("open_mail", "open_page"):
        monkeypatch.setattr(writing, name, lambda url: went.append(url) or True)
    monkeypatch.setattr(writing, "copy", lambda text: went.append(text) or "xclip")
    monkeypatch.setattr(PlannerApp, "copy_to_clipboard", lambda *_: None)
    return went


def today(app: PlannerApp) -> list[Any]:
    """The touches of today."""
    return [each for each in app.session.records.touches.values() if each.day == TODAY]


def asked(app: PlannerApp) -> str:
    """What the panel asks."""
    assert isinstance(app.screen, ChooseScreen)
    return app.screen._text


async def test_e_opens_the_mail_program_and_enter_logs_what_was_sent(
    tmp_path: Path, outside: list[str]
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LetterScreen) and not outside
        assert screen.body.text.startswith("Hi Ana,")
        await pilot.press(*keys("Two lines."), "ctrl+s")
        (url,) = outside
        assert url.startswith("mailto:ana@harbour.example?") and "Hi Ana," in unquote(url)
        assert "Two lines." in unquote(url), "what was typed is sent"
        assert "enter logs it" in asked(app)
        await pilot.press("enter")
        await pilot.pause()
        (touch,) = today(app)
        assert (touch.kind, touch.direction, touch.contacts) == ("email", "out", {"ana"})
        await pilot.press("u")
        assert not today(app)


async def test_what_was_not_sent_is_not_logged(tmp_path: Path, outside: list[str]) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("e", "ctrl+s", "n", "e", "ctrl+s", "escape")
        await pilot.pause()
        assert len(outside) == 2 and not today(app)


async def test_a_promise_is_ticked_off_with_its_message_or_stays_open(
    tmp_path: Path, outside: list[str]
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = ContactScreen(app.session, "ana")
        app.push_screen(screen)
        await pilot.pause()
        row_list = next(each for each in (screen.card, screen.middle) if each.select("promise:p1"))
        row_list.focus()
        await pilot.press("e", "ctrl+s", "l")
        await pilot.pause()
        assert app.session.records.promises["p1"].open and len(today(app)) == 1
        assert "introduce her to Sam" in unquote(outside[0])
        await pilot.press("e", "ctrl+s", "s")
        await pilot.pause()
        assert app.session.records.promises["p1"].done_on == TODAY


async def test_R11_an_ask_without_an_offer_is_flagged_before_it_is_sent(
    tmp_path: Path, outside: list[str]
) -> None:
    app = small_app(tmp_path)
    app.session.apply(Change("wanted", (Put("contacts", "ana", {"i_want": "a referral"}),)))
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("e")
        assert "a referral" in asked(app) and not outside
        await pilot.press("w", "ctrl+s")
        assert len(outside) == 1 and "enter logs it" in asked(app)


async def test_without_an_address_the_profile_or_the_clipboard_is_offered(
    tmp_path: Path, outside: list[str]
) -> None:
    app = small_app(tmp_path)
    app.session.apply(
        Change(
            "profile",
            (
                Put(
                    "contacts",
                    "bo",
                    {"urls": frozenset({"www.linkedin.com/in/bo"}), "emails": frozenset()},
                ),
            ),
        )
    )
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "bo"))
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        about = str(app.screen.query_one("#letter-about", Static).content)
        assert "no e-mail address" in about and not outside
        await pilot.press("ctrl+s")
        assert outside[0].startswith("Hi Bo,") and outside[1] == "https://www.linkedin.com/in/bo"
        await pilot.press("enter")
        await pilot.pause()
        assert [each.kind for each in today(app)] == ["linkedin"]


async def test_where_nothing_can_be_opened_the_message_is_copied(
    tmp_path: Path, outside: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "can_open", lambda: False)
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        about = str(app.screen.query_one("#letter-about", Static).content)
        assert "no mail program" in about
        await pilot.press("ctrl+s")
        assert "Hi Ana," in outside[0] and not outside[0].startswith("mailto")


async def test_y_copies_the_address_and_says_so(tmp_path: Path, outside: list[str]) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("y")
        assert outside == ["ana@harbour.example"]
        assert "(xclip)" in app.screen.query_one(KeyFooter).render_line(0).text
        app.push_screen(ContactScreen(app.session, "samr"))
        await pilot.pause()
        await pilot.press("y")
        assert outside == ["ana@harbour.example"]


async def test_a_broken_template_is_told_and_nothing_opens(
    tmp_path: Path, outside: list[str]
) -> None:
    app = small_app(tmp_path)
    app.session.apply(
        Change("by hand", (Put("settings", "user", {"templates": {"keep_in_touch": "Hi {x}"}}),))
    )
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "yuki"))
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(app.screen, ContactScreen) and not outside


async def test_a_message_that_is_left_is_there_again_and_goes_when_it_was_sent(
    tmp_path: Path, outside: list[str]
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("e", *keys("Half a thought"), "escape")
        await pilot.pause()
        draft = app.drafts.get("letter:ana")
        assert draft is not None and draft.fields["body"].endswith("Half a thought")
        await pilot.press("e")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LetterScreen) and screen.body.text.endswith("Half a thought")
        await pilot.press("ctrl+s", "enter")
        await pilot.pause()
        assert len(today(app)) == 1 and app.drafts.get("letter:ana") is None


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs that write down what they were given; nothing else is on the path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    return folder


def program(folder: Path, name: str, code: int = 0) -> Path:
    """Make a program; returns the file into which it writes its arguments and its input."""
    log = folder / f"{name}.log"
    path = folder / name
    path.write_text(
        f'#!/bin/sh\n{{ echo "$@"; while read -r line; do echo "$line"; done; }} > {log}\nexit '
        f"{code}\n"
    )
    path.chmod(0o755)
    return log


def test_the_mail_program_is_asked_before_a_browser(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not desktop.open_mail("mailto:a@b.example"), "there is no desktop"
    monkeypatch.setenv("DISPLAY", ":0")
    assert not desktop.open_mail("mailto:a@b.example"), "nothing there opens it"
    program(tools, "xdg-open")
    log = program(tools, "xdg-email")
    assert desktop.open_mail("mailto:a@b.example")
    for _ in range(100):
        if log.is_file() and log.read_text():
            break
        time.sleep(0.05)
    assert log.read_text().strip() == "mailto:a@b.example"


def test_copying_says_what_it_really_did(tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert desktop.copy("text") == "", "there is no tool"
    log = program(tools, "xclip")
    assert desktop.copy("text") == "", "it works with a display alone"
    monkeypatch.setenv("DISPLAY", ":0")
    assert desktop.copy("two\nlines\n") == "xclip"
    assert log.read_text().splitlines()[1:] == ["two", "lines"]
    program(tools, "xclip", code=1)
    assert desktop.copy("text") == "", "a tool that fails has copied nothing"


async def test_another_template_is_chosen_while_the_message_is_edited(
    tmp_path: Path, outside: list[str]
) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(ContactScreen(app.session, "yuki"))
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LetterScreen)
        await pilot.press("ctrl+t")
        choices = [choice.title for choice in app.screen._choices]  # type: ignore[attr-defined]
        assert "thanks" in choices and "promise" not in choices, "there is no promise to speak of"
        await pilot.press(str(choices.index("thanks") + 1))
        await pilot.pause()
        assert screen.subject.value == "Thank you" and "thank you for your time" in screen.body.text


async def test_what_needs_no_answer_and_who_declined_are_one_key_each(tmp_path: Path) -> None:
    app = small_app(tmp_path)
    fields = {
        "contacts": frozenset({"bo"}),
        "kind": "message",
        "direction": "in",
        "day": TODAY,
    }
    app.session.apply(Change("they wrote", (Put("touches", "m1", fields),)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        today_screen: Any = app.screen
        items = [item.kind for item in app.session.plan.items]
        today_screen.follow_ups.go_to(items.index("reply"))
        await pilot.pause()
        assert "needs no answer" in today_screen.query_one(KeyFooter).render_line(0).text
        await pilot.press("w")
        await pilot.pause()
        assert app.session.records.touches["m1"].no_reply
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("d")
        await pilot.pause()
        (touch,) = [each for each in today(app) if each.kind == "rejected"]
        assert (touch.direction, touch.outcome, touch.contacts) == ("in", "rejection", {"ana"})
        await pilot.press("u")
        await pilot.pause()
        assert not any(each.kind == "rejected" for each in today(app))
