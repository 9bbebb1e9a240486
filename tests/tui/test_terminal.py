"""A terminal that shows less than the planner uses: its theme and its signs are chosen by themselves."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from planner.commands.machine.screen_settings import ScreenOptions
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.tui.app import PlannerApp
from planner.tui.glyphs import ARROWS, COLUMN_GLYPHS, DAY_MARKS
from planner.tui.terminal import ASCII_SIGNS, first_theme_of, sign_filter
from planner.tui.widgets.board import BoardView
from planner.tui.widgets.follow_up_list import FollowUpList
from tests.tui import hand_made


def shown(app: PlannerApp) -> str:
    """The whole screen as it goes to the terminal."""
    lines = app.screen._compositor.render_strips()
    return "\n".join(line.text for line in lines)


def exchanged(text: str, term: str = "linux", encoding: str = "utf-8") -> str:
    signs = sign_filter(ScreenOptions(), term, encoding)
    assert signs is not None
    return signs.apply([Segment(text)], Color.parse("black"))[0].text


@pytest.mark.parametrize(
    ("colours", "term", "colourless", "theme"),
    [
        ("truecolor", "xterm-kitty", False, ""),
        ("256", "screen-256color", False, ""),
        ("standard", "xterm", False, "plain"),
        ("standard", "linux", False, "console"),
        (None, "dumb", False, "plain"),
        ("truecolor", "xterm", True, "plain"),
    ],
)
def test_a_terminal_of_sixteen_colours_gets_a_theme_that_it_can_show(
    colours: str | None, term: str, colourless: bool, theme: str
) -> None:
    assert first_theme_of(colours, term, colourless=colourless) == theme


def test_a_terminal_of_unicode_keeps_its_signs_unless_others_are_wanted() -> None:
    assert sign_filter(ScreenOptions("auto"), "xterm-256color", "UTF-8") is None
    assert sign_filter(ScreenOptions("unicode"), "linux", "ascii") is None
    assert sign_filter(ScreenOptions("ascii"), "xterm-256color", "utf-8") is not None
    assert sign_filter(ScreenOptions("auto"), "xterm", "iso8859-1") is not None


def test_within_one_list_the_signs_of_ascii_differ_too() -> None:
    kinds = {kind.sign for kind in FOLLOW_UP_KINDS.values()}
    for signs in (
        set(COLUMN_GLYPHS.values()),
        set(DAY_MARKS.values()),
        set(ARROWS.values()),
        kinds,
    ):
        assert len({ASCII_SIGNS.get(sign, sign) for sign in signs}) == len(signs)


def test_a_name_keeps_what_the_terminal_can_show_and_every_line_its_width() -> None:
    assert exchanged("● Søren Müller") == "@ Søren Müller"
    assert exchanged("Łukasz", "xterm", "iso8859-1") == "?ukasz"
    assert exchanged("Zoe\u0308 Gómez", "xterm", "ascii") == "Zoe Gomez"
    for text in ("佐藤 美咲", "👩‍👩‍👧 family", "नमस्ते", "é́"):
        assert cell_len(exchanged(text, "vt220", "ascii")) == cell_len(text)


@pytest.mark.parametrize("keys", [(), ("2",), ("6",), ("8",), ("0",), ("question_mark",)])
async def test_where_signs_are_of_ascii_only_letters_of_names_are_not(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_SIGNS", "ascii")
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        text = shown(app)
        others = {char for char in text if not char.isascii()}
        assert {char for char in others if unicodedata.category(char)[0] not in "LM"} == set()
        assert all(cell_len(line) == 100 for line in text.split("\n"))


async def test_the_theme_and_the_signs_of_the_linux_console_are_taken_by_themselves(
    own_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLORTERM", "PLANNER_SIGNS"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "linux")
    (own_machine / "config").mkdir(parents=True)
    (own_machine / "config" / "config.toml").write_text('theme = "light"\n')
    app = PlannerApp(hand_made.session())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme == "console"
        assert "●" not in shown(app)


async def test_what_the_configuration_says_wrongly_of_the_screen_is_said(
    own_machine: Path,
) -> None:
    (own_machine / "config").mkdir(parents=True)
    (own_machine / "config" / "config.toml").write_text('motion = "fast"\n')
    app = PlannerApp(hand_made.session())
    async with app.run_test() as pilot:
        await pilot.pause()
        texts = [str(toast.message) for toast in app._notifications]
        assert texts == ["motion is full or reduced, not “fast”."]


async def test_reduced_motion_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_MOTION", "reduced")
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("l")
        assert app.animation_level == "none"
        assert app.focused is not None
        assert getattr(app.focused, "cursor_blink", False) is False


@pytest.fixture
def linear(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a screen reader."""
    monkeypatch.setenv("PLANNER_LINEAR", "1")


@pytest.mark.usefixtures("linear")
@pytest.mark.parametrize("key", ["1", "2", "6", "8", "0"])
async def test_for_a_screen_reader_there_is_one_column_and_no_box(key: str) -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(160, 50)) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert app.screen.has_class("-narrow")
        assert not {char for char in shown(app) if "\u2500" <= char <= "\u259f"}
        pages = app.screen.query("#room-rows, #room-page")
        assert len([page for page in pages if page.display]) <= 1


@pytest.mark.usefixtures("linear")
@pytest.mark.parametrize("keys", [["2", "right", "down"], ["0", "down"], ["tab", "down"]])
async def test_the_terminals_cursor_stands_on_the_row_that_one_is_on(keys: list[str]) -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*keys)
        await pilot.pause(0.1)
        line = shown(app).split("\n")[app.cursor_position.y]
        focus: Any = app.focused
        if isinstance(focus, BoardView):
            card = focus.card()
            assert card and card.name in line
        elif isinstance(focus, FollowUpList):
            item = focus.item()
            assert item and item.name in line
        else:
            row = next(row for row in focus._rows if row.key == focus.key)
            assert row.label.strip() in line


@pytest.mark.usefixtures("linear")
async def test_what_was_done_is_announced_where_the_terminals_cursor_is_until_the_next_key() -> (
    None
):
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(100, 30)) as pilot:
        app.notify("A line came from the phone.")
        await pilot.pause(0.1)
        assert "A line came from the phone." in shown(app).split("\n")[app.cursor_position.y]
        await pilot.press("2")
        await pilot.pause(0.1)
        assert app.cursor_position.y < 29
