"""How the shell says what went wrong: on standard error, as JSON too where wanted, with an exit
code."""

from __future__ import annotations

import os
import shlex
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.cli.json_output import print_json
from planner.cli.output import OutputError, warn
from planner.cli.standard_input import read_so_far
from planner.commands.catalogue import SHELL
from planner.commands.machine.crash_report import keep_report, keep_typing, place_of
from planner.errors import DecisionNeeded, PlannerError
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN_ID = 6
"""Characters of a contact's id that are shown."""


def failed(error: Exception, argv: Sequence[str]) -> int:
    """Say what went wrong and return the exit code.

    Args:
        error: What was raised; one that is no PlannerError is a fault of the planner's own.
        argv: The command line.
    """
    if isinstance(error, PlannerError):
        return _refused(error, json=_wants_json(argv))
    return _crashed(error, argv)


def _wants_json(argv: Sequence[str]) -> bool:
    return "--json" in argv or "--format=json" in argv or ("--format", "json") in pairwise(argv)


def _refused(error: PlannerError, *, json: bool) -> int:
    if json and not isinstance(error, OutputError):
        print_json(_value(error))
    warn(str(error))
    if isinstance(error, DecisionNeeded) and not json:
        for candidate in error.candidates:
            key = candidate["id"] if error.what == "date" else candidate["id"][-SHOWN_ID:]
            warn(f"  {visible(key)}  {visible(candidate['name'])}")
    return error.exit_code


def _value(error: PlannerError) -> dict[str, object]:
    value: dict[str, object] = {"error": str(error), "exit_code": error.exit_code}
    if isinstance(error, DecisionNeeded):
        value["question"] = {
            "what": error.what,
            "text": str(error),
            "candidates": error.candidates,
        }
    return value


def _crashed(error: Exception, argv: Sequence[str]) -> int:
    """Say in two lines that the planner itself is at fault, and where the report and the typed
    words are."""
    words = [word for word in argv if word in SHELL]
    fault = f"{type(error).__name__} at {place_of(error)}"
    try:
        report = keep_report(error, f"planner {words[0]}" if words else "planner")
        typed = keep_typing(_typed(argv))
    except OSError as unwritable:
        text = f"No report could be kept: {os.strerror(unwritable.errno or 0)}."
    else:
        text = (
            f"Please report it with {report}, which holds nothing of yours; "
            f"what you typed is kept in {typed}."
        )
    message = f"The planner has a fault ({fault}); the book is as it was last saved."
    return _refused(PlannerError(f"{message}\n{text}"), json=_wants_json(argv))


def _typed(argv: Sequence[str]) -> str:
    """Return the command line, and what was read from standard input."""
    return "\n".join([f"planner {shlex.join(argv)}", *read_so_far])
