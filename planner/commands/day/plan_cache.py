"""The plan of the day as it was made last, kept in the state folder: what only shows it need not
open the book.

It is a cache and never a truth. It counts for the file, and the copies and shadows around it, as
they were when the plan was made; after a change by whatever program, on another day, or by another
version of the planner, it counts for nothing and the plan is made anew. Of an encrypted book
nothing is kept.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from planner import __version__
from planner.book import Stalled, folder_worker
from planner.commands.day.file_signature import FileSignature, file_signature
from planner.commands.session import local_day
from planner.engine import plan as plan_values
from planner.engine.plan import DayPlan
from planner.paths import state_folder

FORMAT = 1
"""The version of the cache's own form."""


class CachedPlans:
    """The plans of one book that were kept.

    Args:
        path: The book's file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self.signature = self._look()
        """The files as they are; empty where they cannot tell yet whether they were written."""
        self.day_start_hour = 0
        """The hour at which a day begins, once a plan was found."""

    def find(self, today: date | None) -> DayPlan | None:
        """Return the plan of a day, or None where it has to be made.

        Args:
            today: The day; None is the present one.
        """
        if not self.signature:
            return None
        try:
            stored = json.loads(self._file.read_bytes())
            if stored["for"] != [FORMAT, __version__, self.signature]:
                return None
            self.day_start_hour = int(stored["day_start_hour"])
            day = today or local_day(datetime.now(), self.day_start_hour)
            plan = _decoded(stored["plans"].get(day.isoformat()))
        except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return None
        return plan if isinstance(plan, DayPlan) else None

    def keep(self, plans: list[DayPlan], day_start_hour: int) -> None:
        """Keep plans that were made of the files as they were when this object looked at them.

        Args:
            plans: The plans, each under its day.
            day_start_hour: The hour at which a day begins.
        """
        if not self.signature or any(map(_tells_the_time, plans)) or self._look() != self.signature:
            return
        stored = {
            "for": [FORMAT, __version__, self.signature],
            "day_start_hour": day_start_hour,
            "plans": {plan.day.isoformat(): _encoded(plan) for plan in plans},
        }
        # It is only a cache: where it cannot be written, the next plan is made anew.
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = self._file.with_suffix(f".{os.getpid()}.tmp")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(json.dumps(stored, ensure_ascii=False).encode())
            fresh.replace(self._file)

    @property
    def _file(self) -> Path:
        name = "".join(letter if letter.isalnum() else "_" for letter in str(self._path))
        return state_folder() / "plans" / f"{name[-80:]}.json"

    def _look(self) -> FileSignature:
        try:
            return folder_worker(self._path).run(
                lambda: file_signature(str(self._path), str(state_folder()))
            )
        except (OSError, Stalled):
            return []


def _tells_the_time(plan: DayPlan) -> bool:
    """Whether a plan says what time it is where somebody is: it is wrong a minute later."""
    offer = plan.new_touch
    return any(item.local_time for item in plan.items) or bool(offer and offer.local_time)


def _encoded(value: Any) -> Any:
    """Return a plan's value as JSON: each tuple and day with the name of its type."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        name = type(value).__name__ if hasattr(value, "_fields") else ""
        return {"type": name, "values": [_encoded(part) for part in value]}
    if isinstance(value, date):
        return {"type": "date", "values": [value.year, value.month, value.day]}
    if isinstance(value, dict):
        return {"type": "dict", "values": [[key, _encoded(part)] for key, part in value.items()]}
    return value


def _decoded(value: Any) -> Any:
    """Return the value that ``_encoded`` made JSON of.

    Raises:
        LookupError: It names a type that plans are not made of.
    """
    if not isinstance(value, dict):
        return value
    if value["type"] == "dict":
        return {key: _decoded(part) for key, part in value["values"]}
    parts = [_decoded(part) for part in value["values"]]
    if not value["type"]:
        return tuple(parts)
    if value["type"] == "date":
        return date(*parts)
    value_type = vars(plan_values)[value["type"]]
    if not hasattr(value_type, "_fields"):
        raise LookupError(value["type"])
    return value_type(*parts)
