"""The log and the duties of a situation as plain values, which are stored for the next start."""

from __future__ import annotations

from typing import Any

from planner.engine.happened.log import Log
from planner.engine.happened.packed_log import EarlierTouches, packed, unpacked
from planner.engine.situation import Situation
from planner.engine.today.duties import carry_on_duties, packed_duties


def stored_values(situation: Situation) -> tuple[Any, Any]:
    """Return what `carry_on_stored` takes.

    Raises:
        ValueError: A number or a text of a kind that cannot be stored.
    """
    return packed(situation.log), packed_duties(situation)


def carry_on_stored(situation: Situation, values: tuple[Any, Any], table: EarlierTouches) -> Log:
    """Let a situation carry on a stored log.

    Args:
        situation: The first one of a start.
        values: What was stored.
        table: The touches as they were when it was stored.

    Raises:
        ValueError, TypeError, LookupError, EOFError: The values are of another Python or planner.
    """
    log_values, duties = values
    log = unpacked(log_values, table)
    carry_on_duties(situation, duties, log)
    situation.before["log"] = log
    return log
