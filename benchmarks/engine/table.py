"""What a case comes to: a figure for each rule, and the demand on the engine's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Result(NamedTuple):
    """A line of the table."""

    case: str
    figures: Mapping[str, float]
    """By rule: the engine's first, then what it is measured against."""
    demand: float | None
    least: bool
    """Whether the demand is the least that is allowed (else the most)."""
    unit: str = ""
    """`%` for a share, empty for a number."""

    @property
    def reached(self) -> bool | None:
        """Whether the engine meets the demand, None where there is none."""
        if self.demand is None:
            return None
        value = self.figures["engine"]
        return value >= self.demand if self.least else value <= self.demand

    def shown(self, value: float) -> str:
        """A figure as the table shows it."""
        if self.unit == "%":
            return f"{value:.2%}"
        return f"{value:,.0f}" if value == int(value) else f"{value:.3f}"

    def row(self, rules: tuple[str, ...]) -> str:
        """The line of a Markdown table."""
        cells = [self.shown(self.figures[rule]) if rule in self.figures else "" for rule in rules]
        demand = (
            "" if self.demand is None else f"{'≥' if self.least else '≤'} {self.shown(self.demand)}"
        )
        verdict = {True: "yes", False: "**no**", None: ""}[self.reached]
        return f"| {self.case} | {' | '.join(cells)} | {demand} | {verdict} |"
