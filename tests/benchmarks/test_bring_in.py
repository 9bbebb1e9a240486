"""What an import is said to hold is its own memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.bring_in import run, write_cards, write_file
from planner.exchange.formats import read_file as read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are not measured here")


def test_a_process_is_not_charged_with_the_memory_of_the_one_that_started_it(tmp_path: Path):
    much = b"x" * 300_000_000
    small = run(tmp_path, sys.executable, "-c", "print('nothing of this is shown')")
    large = run(tmp_path, sys.executable, "-c", "x = b'x' * 100_000_000")
    assert len(much) == 300_000_000
    assert small.megabytes < 60 < 100 < large.megabytes < 160
    assert small.milliseconds > 0


def test_a_command_that_fails_is_not_measured(tmp_path: Path):
    with pytest.raises(subprocess.CalledProcessError):
        run(tmp_path, sys.executable, "-c", "raise SystemExit(3)")


def test_both_files_hold_the_same_people(tmp_path: Path):
    table, cards = tmp_path / "a.csv", tmp_path / "a.vcf"
    write_file(table, 50)
    write_cards(table, cards)
    named = [" ".join(row.cells[:2]) for row in read(table).rows]
    assert named == [row.cells[0] for row in read(cards).rows] and len(named) == 50
