"""The themes, each readable; the user's own beside them; NO_COLOR; and nothing that is told by
colour alone."""

from __future__ import annotations

import os
import pty
import re
import select
import sys
import time
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.screen import Screen
from textual.widgets import OptionList

from planner.commands.machine.themes import COLOURS, theme_paths
from planner.errors import PlannerError
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.paths import themes_folder
from planner.tui.app import PlannerApp
from planner.tui.glyphs import COLUMN_GLYPHS, COLUMN_TITLES, DAY_MARKS
from planner.tui.themes import STAGES, load_theme, read_theme
from tests.tui import hand_made

OURS = (
    "dark",
    "light",
    "dusk",
    "high-contrast",
    "colour-blind",
    "plain",
    "console",
    "catppuccin-latte",
    "catppuccin-mocha",
    "dracula",
    "gruvbox",
    "midnight",
    "nord",
    "rose-pine",
    "solarized-dark",
    "solarized-light",
    "tokyo-night",
)
ANSI = ("plain", "console")
WORDS = ("foreground", "muted", "faint", *STAGES, "accent", "good", "warning", "error")
"""The colours that words are written in."""
WITH_GROUNDS = [name for name in OURS if name not in ANSI]
"""The themes that bring their own grounds."""
GROUNDS = ("background", "surface", "panel", "selection")
# Machado, Oliveira and Fernandes 2009, severity 1.0: what linear RGB looks like without one kind of
# cone.
BLIND = {
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.1."""

    def luminance(text: str) -> float:
        red, green, blue = linear(text)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def linear(text: str) -> tuple[float, ...]:
    return tuple(
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in Color.parse(text).normalized
    )


def lab(rgb: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of linear RGB."""

    def f(t: float) -> float:
        return t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116

    r, g, b = (max(0.0, min(1.0, each)) for each in rgb)
    x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505)
    y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
    z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_the_themes_are_there_in_the_order_of_the_picker() -> None:
    assert tuple(theme_paths()) == OURS
    assert all(set(read_theme(path).colours) == set(COLOURS) for path in theme_paths().values())


@pytest.mark.parametrize("name", WITH_GROUNDS)
def test_every_word_can_be_read_on_everything_it_stands_on(name: str) -> None:
    colours = read_theme(themes_folder() / f"{name}.toml").colours
    least = 7.0 if name == "high-contrast" else 4.5
    for ground in GROUNDS:
        # What is faint is drawn as what is muted on the row under the cursor.
        for word in WORDS if ground != "selection" else set(WORDS) - {"faint"}:
            assert contrast(colours[word], colours[ground]) >= least, (word, ground)
    # The cursor of a field shows the letter under it in the colour of the ground.
    assert contrast(colours["background"], colours["accent"]) >= least


@pytest.mark.parametrize(
    "name",
    [
        name if name in ("dark", "light") else pytest.param(name, marks=pytest.mark.long)
        for name in WITH_GROUNDS
    ],
)
async def test_no_pair_is_drawn_that_cannot_be_read(name: str) -> None:
    app = PlannerApp(hand_made.session(), theme=name)
    async with app.run_test(size=(120, 40)) as pilot:
        for keys in ((), ("down",), ("2", "right"), ("0",), ("l", "x"), ("escape", "ctrl+p")):
            await pilot.press(*keys)
            await pilot.pause()
            for segment in in_front(app.screen):
                assert readable(segment), (keys, segment)


def in_front(screen: Screen[Any]) -> Iterator[Segment]:
    """What is drawn of the screen on top; what lies under a panel is dimmed on purpose."""
    panels = [child.region for child in screen.children] if screen.is_modal else [screen.region]
    for y, line in enumerate(screen._compositor.render_strips()):
        for panel in panels:
            if panel.y <= y < panel.bottom:
                yield from line.crop(panel.x, panel.right)


def readable(segment: Segment) -> bool:
    """Whether a piece of a line that has words in it can be read on its ground."""
    style = segment.style
    if style is None or style.color is None or style.bgcolor is None:
        return not segment.text.strip()
    if not any(char.isalnum() for char in segment.text):
        return True
    words = style.color.get_truecolor().hex
    ground = style.bgcolor.get_truecolor().hex
    return contrast(words, ground) >= 4.5


def test_every_colour_of_the_console_can_be_read_on_black() -> None:
    palette = {
        "ansi_default": "#aaaaaa",
        "ansi_white": "#aaaaaa",
        "ansi_bright_white": "#ffffff",
        "ansi_bright_red": "#ff5555",
        "ansi_bright_green": "#55ff55",
        "ansi_bright_yellow": "#ffff55",
        "ansi_bright_magenta": "#ff55ff",
        "ansi_bright_cyan": "#55ffff",
    }
    colours = read_theme(themes_folder() / "console.toml").colours
    for word in COLOURS[4:]:
        assert contrast(palette[colours[word]], "#000000") >= 4.5, word


@pytest.mark.parametrize("name", WITH_GROUNDS)
def test_the_stages_have_colours_apart(name: str) -> None:
    colours = read_theme(themes_folder() / f"{name}.toml").colours
    for one, other in combinations(STAGES, 2):
        pair = zip(lab(linear(colours[one])), lab(linear(colours[other])), strict=True)
        apart = sum((a - b) ** 2 for a, b in pair) ** 0.5
        assert apart >= 11, (one, other)


def test_the_colour_blind_theme_keeps_the_stages_apart_for_every_kind_of_colour_vision() -> None:
    colours = read_theme(themes_folder() / "colour-blind.toml").colours
    for kind, matrix in BLIND.items():
        seen = {}
        for stage in STAGES:
            rgb = linear(colours[stage])
            seen[stage] = lab(
                tuple(sum(m * c for m, c in zip(row, rgb, strict=True)) for row in matrix)
            )
        for one, other in combinations(STAGES, 2):
            apart = sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5
            assert apart >= 11, (kind, one, other)  # 2.3 is a just noticeable difference


def test_nothing_is_told_by_colour_alone() -> None:
    signs = {name: kind.sign for name, kind in FOLLOW_UP_KINDS.items()}
    for glyphs in (COLUMN_GLYPHS, signs, DAY_MARKS):
        assert len(set(glyphs.values())) == len(glyphs)
    assert set(COLUMN_TITLES) == set(COLUMN_GLYPHS)


def test_a_theme_of_the_users_own_may_name_only_what_it_changes_and_wins_over_ours(
    own_machine: Path,
) -> None:
    folder = own_machine / "config" / "themes"
    folder.mkdir(parents=True)
    (folder / "dark.toml").write_text('title = "Mine"\n[colours]\naccent = "#ff0000"\n')
    (folder / "sea.toml").write_text("dark = false\n")
    mine = load_theme("dark")
    assert mine.primary == "#ff0000"
    assert mine.background == read_theme(themes_folder() / "dark.toml").colours["background"]
    assert tuple(theme_paths()) == (*OURS, "sea")
    assert not load_theme("sea").dark


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[colours", "cannot be read"),
        ('[colours]\naccnt = "#fff"', "unknown colour: accnt"),
        ('[colours]\naccent = "#12"', "accent is no colour"),
        ("[colours]\naccent = 3", "accent is no colour"),
        ("colours = 3", r"no table \[colours\]"),
    ],
)
def test_a_broken_theme_says_what_is_wrong(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "mine.toml").write_text(text)
    with pytest.raises(PlannerError, match=problem):
        read_theme(tmp_path / "mine.toml")


async def test_an_unknown_theme_in_the_configuration_is_said_and_the_default_worn(
    own_machine: Path,
) -> None:
    (own_machine / "config").mkdir(parents=True)
    (own_machine / "config" / "config.toml").write_text('theme = "nope"\n')
    app = PlannerApp(hand_made.session())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme == "dark"
        assert ["no theme called “nope”" in str(toast.message) for toast in app._notifications] == [
            True
        ]


async def test_a_broken_theme_of_the_users_own_is_said_and_ours_worn_instead(
    own_machine: Path,
) -> None:
    folder = own_machine / "config" / "themes"
    folder.mkdir(parents=True)
    (folder / "dark.toml").write_text("[colours")
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert [
            "dark.toml cannot be read" in str(toast.message) for toast in app._notifications
        ] == [True]
        await pilot.press("t")
        assert "dark.toml cannot be read" in str(app.screen.query_one(".-wrong").render())


async def test_the_picker_shows_each_theme_live_and_escape_brings_the_old_one_back(
    own_machine: Path,
) -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("t", "down")
        await pilot.pause()
        assert app.theme == "light"
        assert app.screen_stack[0].styles.background == Color.parse(
            load_theme("light").background or ""
        )
        await pilot.press("escape")
        await pilot.pause()
        assert app.theme == "dark"
        assert not (own_machine / "config" / "config.toml").exists()


async def test_a_theme_of_the_users_own_is_worn_anew_when_its_file_is_saved(
    own_machine: Path,
) -> None:
    folder = own_machine / "config" / "themes"
    folder.mkdir(parents=True)
    file = folder / "sea.toml"
    file.write_text('[colours]\nbackground = "#001122"\n')
    app = PlannerApp(hand_made.session(), theme="sea")
    async with app.run_test(size=(80, 24)) as pilot:
        file.write_text('[colours]\nbackground = "#808080"\n')
        app._look_at_theme()
        await pilot.pause()
        assert app.screen.styles.background == Color.parse("#808080")
        file.write_text("[colours")
        for _ in range(2):
            app._look_at_theme()
        await pilot.pause()
        texts = [str(toast.message) for toast in app._notifications]
        assert len(texts) == 1 and "sea.toml cannot be read" in texts[0]
        assert app.screen.styles.background == Color.parse("#808080")


async def test_enter_keeps_the_theme_on_this_machine(own_machine: Path) -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("t", "j", "j", "enter")
        await pilot.pause()
        assert app.theme == "dusk"
    assert PlannerApp(hand_made.session()).theme == "dusk"
    assert 'theme = "dusk"' in (own_machine / "config" / "config.toml").read_text()


@pytest.mark.parametrize("theme", OURS)
async def test_what_is_drawn_by_hand_follows_the_theme(theme: str) -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(120, 40)) as pilot:
        app.wear(theme)
        await pilot.pause()
        accent = Color.parse(app.theme_variables["accent"]).rich_color
        heading = app.screen.query_one("NewTouchPanel").render_line(1)
        assert accent in {segment.style.color for segment in heading if segment.style}


def frames(environment: dict[str, str]) -> Iterator[bytes]:
    """What the app writes to a terminal until it has drawn its footer."""
    program = (
        "from tests.tui import hand_made; from planner.tui.app import PlannerApp; "
        "PlannerApp(hand_made.session()).run()"
    )
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(sys.executable, [sys.executable, "-c", program], {**os.environ, **environment})
    try:
        until = time.monotonic() + 20
        while time.monotonic() < until and select.select([terminal], [], [], 5)[0]:
            data = os.read(terminal, 65536)
            yield data
            if b"help" in data:
                return
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


@pytest.mark.parametrize(("no_color", "coloured"), [("1", False), ("", True)])
def test_no_color_takes_every_colour_away_and_an_empty_one_takes_none(
    no_color: str, coloured: bool
) -> None:
    environment = {"NO_COLOR": no_color, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    written = b"".join(frames(environment)).decode(errors="replace")
    assert "Priya Nair" in written
    codes = {
        code
        for sequence in re.findall(r"\x1b\[([0-9;]+)m", written)
        for code in sequence.split(";")
    }
    colours = {code for code in codes if 30 <= int(code) <= 107} - {
        "39",
        "49",
    }  # the terminal's own are none
    assert bool(colours) is coloured


@pytest.mark.parametrize("keys", [("m",), ("ctrl+p",)])
async def test_the_row_under_the_cursor_of_a_list_is_told_without_colour(
    keys: tuple[str, ...],
) -> None:
    app = PlannerApp(hand_made.session(), theme="plain")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press(*keys)
        await pilot.pause(0.2)
        options = app.screen.query_one(OptionList)
        options.highlighted = 0
        await pilot.pause()
        rows = [options.render_line(y) for y in range(options.size.height)]
        marked = [any(segment.style and segment.style.underline for segment in row) for row in rows]
        assert any(marked) and not all(marked)
