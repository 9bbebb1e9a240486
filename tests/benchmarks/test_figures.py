"""What a measurement says, and when a screen counts as full."""

from __future__ import annotations

import os
import sys

import pytest

from benchmarks.books import people, records_of
from benchmarks.figures import Figure, in_turns, percentile

pytest.importorskip("pty", reason="no pseudo-terminals here")
terminal = pytest.importorskip("benchmarks.terminal")


def test_a_demand_is_on_the_ratio_where_there_is_a_base_and_else_on_the_time():
    assert Figure("a", 14.0, "pass", 10.0, must=1.5).reached is True
    assert Figure("a", 16.0, "pass", 10.0, must=1.5).reached is False
    assert Figure("a", 16.0, must=15.0).reached is False
    assert Figure("a", 16.0).reached is None
    row = "| a | 16.0 ms | pass (10.0 ms) | 1.60 | ≤ 1.5× | **no** |"
    assert Figure("a", 16.0, "pass", 10.0, must=1.5).row() == row
    assert (
        Figure("a", 210.0, must=300.0, unit="MB").row() == "| a | 210 MB |  |  | ≤ 300 MB | yes |"
    )


def test_programs_take_turns_and_the_first_round_does_not_count():
    calls: list[str] = []

    def program(name: str, times: list[float]):
        def run() -> float:
            calls.append(name)
            return times[calls.count(name) - 1]

        return run

    assert in_turns(
        {"a": program("a", [99.0, 1.0, 3.0, 2.0]), "b": program("b", [0.0, 5.0, 5.0, 9.0])}, 3
    ) == {
        "a": 2.0,
        "b": 5.0,
    }
    assert calls == ["a", "b"] * 4


def test_a_percentile_is_the_value_that_so_many_do_not_pass():
    assert percentile([float(number) for number in range(1, 101)], 0.95) == 95.0
    assert percentile([7.0], 0.95) == 7.0


def test_the_first_full_frame_is_the_first_with_nearly_all_cells_right():
    piece = terminal.Piece
    pieces = [
        piece(0.1, b"\x1b[?1049h\x1b[>1u"),
        piece(0.2, b"loading"),
        piece(0.3, b"\x1b[H" + b"x" * 96),
        piece(0.4, b"xxxx"),
        piece(0.9, b"\x1b[H" + b"x" * 100),
    ]
    assert terminal.first_full_frame(pieces) == pytest.approx(300)
    with pytest.raises(ValueError, match="nothing"):
        terminal.first_full_frame([piece(0.1, b"\x1b[?1049h")])


def test_a_terminal_answers_what_a_program_asks_and_knows_when_it_has_ended():
    ask = (
        "import sys, termios, tty; tty.setraw(0); sys.stdout.write('\\x1b[6n'); sys.stdout.flush();"
        "got = sys.stdin.read(6); sys.stdout.write(repr(got)); sys.stdout.flush(); "
        "sys.stdin.read(1)"
    )
    with terminal.Terminal([sys.executable, "-c", ask], os.environ) as running:
        said = b"".join(piece.data for piece in running.read(quiet=1.0))
        running.check()
        assert b"\\x1b[1;1R" in said
        running.write(b"q")
        running.read(quiet=0.2, limit=10.0)
        with pytest.raises(RuntimeError, match="ended"):
            running.check()


def test_a_synthetic_book_is_the_same_each_time_and_has_cold_contacts():
    edits = people(70, 300)
    assert edits == people(70, 300)
    records = records_of(edits)
    touched = {contact for touch in records.touches.values() for contact in touch.contacts}
    assert (len(records.contacts), len(records.touches)) == (70, 300)
    assert len(set(records.contacts) - touched) >= 10


def test_the_exponent_of_growth_is_that_of_the_power_it_is_drawn_from():
    growth = pytest.importorskip("benchmarks.growth")
    assert growth.exponent([(size, 3 * size**0.7) for size in (100, 1_000, 10_000)]) == (
        pytest.approx(0.7)
    )
    assert growth.exponent([(100, 5.0), (1_000, 5.0)]) == pytest.approx(0.0)
