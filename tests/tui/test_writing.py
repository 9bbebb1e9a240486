"""Writing to somebody from the app, and logging what was sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from planner.change import Change, Put
from planner.tui.app import PlannerApp
from planner.tui.screens.choose import ChooseScreen
from planner.tui.screens.contact import ContactScreen
from tests.tui.small_book import TODAY, small_app


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A desktop, and what was opened on it or copied."""
    went: list[str] = []
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(PlannerApp, "open_url", lambda _, url, **__: went.append(url))
    monkeypatch.setattr(PlannerApp, "copy_to_clipboard", lambda _, text: went.append(text))
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
        (url,) = outside
        assert url.startswith("mailto:ana@harbour.example?") and "Hi Ana," in unquote(url)
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
        await pilot.press("e", "n", "e", "escape")
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
        await pilot.press("e", "l")
        await pilot.pause()
        assert app.session.records.promises["p1"].open and len(today(app)) == 1
        assert "introduce her to Sam" in unquote(outside[0])
        await pilot.press("e", "s")
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
        await pilot.press("w")
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
        assert "no e-mail address" in asked(app) and not outside
        await pilot.press("p")
        assert outside[0].startswith("Hi Bo,") and outside[1] == "https://www.linkedin.com/in/bo"
        await pilot.press("enter")
        await pilot.pause()
        assert [each.kind for each in today(app)] == ["linkedin"]


async def test_where_nothing_can_be_opened_the_message_is_copied(
    tmp_path: Path, outside: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.tui.writing._can_open", lambda: False)
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("e")
        assert "No mail program" in asked(app)
        await pilot.press("c")
        assert "Hi Ana," in outside[0] and not outside[0].startswith("mailto")


async def test_y_copies_the_address_and_says_so(tmp_path: Path, outside: list[str]) -> None:
    app = small_app(tmp_path)
    async with app.run_test(size=(100, 30)) as pilot:
        app.push_screen(ContactScreen(app.session, "ana"))
        await pilot.pause()
        await pilot.press("y")
        assert outside == ["ana@harbour.example"]
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
