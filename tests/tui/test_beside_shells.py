"""The app and shells that log at once, the app killed while somebody types in it: what was
acknowledged is in the book, and the half-typed line is there again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.book import Book
from planner.commands.logging.drafts import DraftStore, drafts_path
from planner.paths import state_folder
from tests.tui.small_book import small_app
from tests.tui.test_drafts import Terminal

ROUNDS = int(os.environ.get("PLANNER_SHELL_ROUNDS", "1"))
SHELLS, LINES = (10, 12) if ROUNDS > 1 else (3, 2)
SHELL = """
import subprocess, sys
book, shell, lines = sys.argv[1], sys.argv[2], int(sys.argv[3])
for number in range(lines):
    fact = f"fact {shell} {number}"
    command = [sys.executable, "-m", "planner", "--book", book, "--today", "2026-11-18", "log"]
    done = subprocess.run([*command, f"call with Ana Li; learned {fact}"], capture_output=True)
    if done.returncode == 0:
        print(fact, flush=True)
"""
"""Logs lines one after the other, and prints what was acknowledged."""


@pytest.mark.parametrize("number", range(ROUNDS))
def test_shells_beside_an_app_that_is_killed_lose_nothing(tmp_path: Path, number: int) -> None:
    app = small_app(tmp_path)
    path = app.session.book.path
    app.session.book.close()
    terminal = Terminal(path, tmp_path / "machine")
    terminal.wait_for("FOLLOW-UPS")
    shells = [
        subprocess.Popen(
            [sys.executable, "-c", SHELL, str(path), str(shell), str(LINES)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for shell in range(SHELLS)
    ]
    os.write(terminal.file, b"l")
    terminal.wait_for("LOG")
    os.write(terminal.file, b"coffee w/ An")
    time.sleep(1.0 + 0.3 * number)  # what rested a moment is written
    os.kill(terminal.process, signal.SIGKILL)
    assert terminal.ended()
    os.close(terminal.file)
    acknowledged = {fact for shell in shells for fact in shell.communicate()[0].splitlines()}
    assert len(acknowledged) == SHELLS * LINES
    book = Book.open(path, state=state_folder())
    facts = {touch.learned for touch in book.records.touches.values()}
    assert acknowledged - facts == set()
    draft = DraftStore(drafts_path(path)).get("log")
    assert draft is not None and draft.text == "coffee w/ An"
