"""Users' text as data: whatever it holds, it takes the cells it was given and restyles nothing."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from planner.commands.machine.themes import theme_paths
from planner.tui.cells import clean, fit, pad, wrap
from planner.tui.paint import Paint, PaintedLine
from planner.tui.themes import read_theme, to_textual

NASTY = st.text(
    st.characters()
    | st.sampled_from("\x1b[]\u202e\u2067\u200f\ud800\U0001f468\u200d\ufe0f\u0301漢\t\n…")
)


def paint() -> Paint:
    theme = to_textual(read_theme(theme_paths()["dark"]))
    return Paint({**theme.to_color_system().generate(), **theme.variables}, ansi=False)


@given(NASTY)
def test_clean_text_has_no_character_that_a_terminal_would_obey(text: str) -> None:
    shown = clean(text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown)
    assert not set(shown) & set(
        "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f"
    )
    shown.encode()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ana [bold]Li[/]", "Ana [bold]Li[/]"),
        ("Ed\x1b[31mRed", "Ed␛[31mRed"),
        ("two\nlines\tin", "two lines in"),
        ("\u202eevil\u202c", "evil"),
        ("هالة سعيد", "هالة سعيد"),
        ("a\x7fb\x9bc", "a␡b\ufffdc"),
        ("👩‍💻 Zoë", "👩‍💻 Zoë"),
    ],
)
def test_text_is_shown_as_it_is_and_control_characters_as_pictures(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(NASTY, st.integers(0, 40))
def test_fit_and_pad_keep_to_their_cells(text: str, width: int) -> None:
    shown = clean(text)
    assert cell_len(fit(shown, width)) <= width
    assert cell_len(pad(shown, width)) == width
    if cell_len(shown) <= width:
        assert fit(shown, width) == shown


def test_a_cut_is_shown_by_an_ellipsis_and_never_through_a_wide_character() -> None:
    assert fit("Maximilian", 6) == "Maxim…"
    assert fit("東京データ", 6) == "東京…"


@given(st.text("ab c漢", max_size=80), st.integers(2, 20), st.integers(1, 4))
def test_wrapped_lines_fit_and_drop_nothing_that_there_is_room_for(
    text: str, width: int, most: int
) -> None:
    lines = wrap(text, width, most)
    assert len(lines) <= most
    assert all(cell_len(line) <= width for line in lines)
    if not any("…" in line for line in lines):
        assert " ".join(lines).split() == text.split()


@given(st.lists(st.tuples(NASTY, st.booleans()), max_size=5), st.integers(0, 60))
def test_a_line_is_as_wide_as_was_asked_whatever_is_put_into_it(
    pieces: list[tuple[str, bool]], width: int
) -> None:
    line = PaintedLine(paint(), width)
    for text, right in pieces:
        line = line.end(text) if right else line.put(text, "name", click="app.command('new')")
    strip = line.hint("n", "make it", "new").strip()
    assert sum(cell_len(segment.text) for segment in strip) == width
    assert strip.cell_length == width
