"""What a measurement comes to: a line of the table, with what is demanded of it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import NamedTuple


class Figure(NamedTuple):
    """A measured time in milliseconds, or another amount in its ``unit``.

    ``against`` names what it was measured against in the same run, ``base`` is that one's time, and
    ``must`` is the most that is allowed: of the ratio where there is a ``base``, else of the time.
    None where nothing is demanded.
    """

    what: str
    value: float
    against: str = ""
    base: float | None = None
    must: float | None = None
    unit: str = "ms"

    @property
    def ratio(self) -> float | None:
        """The time over that of what it was measured against."""
        return self.value / self.base if self.base else None

    @property
    def reached(self) -> bool | None:
        """Whether the demand is met, None where there is none."""
        if self.must is None:
            return None
        return (self.value if self.ratio is None else self.ratio) <= self.must

    def row(self) -> str:
        """The line of a Markdown table."""
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        unit = f" {self.unit}" if self.base is None else "×"
        demand = "" if self.must is None else f"≤ {self.must:g}{unit}"
        verdict = {True: "yes", False: "**no**", None: ""}[self.reached]
        against = (
            f"{self.against} ({_shown(self.base, self.unit)})"
            if self.base is not None
            else self.against
        )
        return (
            f"| {self.what} | {_shown(self.value, self.unit)} | {against} | {ratio} | {demand} "
            f"| {verdict} |"
        )


def _shown(value: float, unit: str) -> str:
    digits = 2 if value < 1 else 1 if value < 100 else 0
    return f"{value:.{digits}f} {unit}"


def elapsed(function: Callable[[], object]) -> float:
    """Return how long a call takes, in milliseconds."""
    start = time.perf_counter()
    function()
    return (time.perf_counter() - start) * 1000


def worked(function: Callable[[], object]) -> float:
    """Return how long the processor works for a call that waits for nothing, in milliseconds:
    others do not count."""
    start = time.process_time()
    function()
    return (time.process_time() - start) * 1000


def in_turns(programs: dict[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Return the median of what each program measures; they take turns, so that the machine's moods
    hit all alike.

    The first round warms up and does not count.
    """
    times: dict[str, list[float]] = {name: [] for name in programs}
    for number in range(rounds + 1):
        for name, run in programs.items():
            measured = run()
            if number:
                times[name].append(measured)
    return {name: median(values) for name, values in times.items()}


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that ``share`` (0 to 1) of the values do not pass."""
    return sorted(values)[max(round(share * len(values)) - 1, 0)]
