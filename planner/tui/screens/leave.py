"""Leaving with the new touch still open asks once (R1): do it, skip it with a reason, or take the day off."""

from __future__ import annotations

from collections.abc import Mapping

from planner.tui.keys import key_words
from planner.tui.screens.choose import Choice, ChooseScreen


def leave_screen(name: str, cost: str, keys: Mapping[str, str]) -> ChooseScreen:
    """Return the question; it answers with a command's name, ``leave``, or None to stay.

    Args:
        name: Whom the new touch is offered for.
        cost: What it costs to skip it.
        keys: The key of each command.
    """

    def of(command: str) -> str:
        return key_words(keys[command])

    return ChooseScreen(
        "Before you leave",
        f"Today's new touch is still open: {name}.",
        (
            Choice("new", of("new"), "Do it now", "write the line that logs it"),
            Choice("skip", of("skip"), "Skip it", cost),
            Choice("off", of("off"), "Day off", "the day does not count"),
            Choice("leave", of("quit"), "Leave", "it stays open, you may come back"),
        ),
    )
