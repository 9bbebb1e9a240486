"""The rules side by side, drawn: `python -m benchmarks.engine.curves` writes
docs/keep-in-touch.svg.

Four panels: the share of touches on time and the touches over the fewest, against the chance that a
working day is attended (load 60 %), and against the load (85 % of days attended). Cadences of 30,
90, 182 and 365 days.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.engine.attendance import MAKERS, PRESENT, Case, by_chance, measured

PICTURE: Final = Path(__file__).parents[2] / "docs" / "keep-in-touch.svg"
ATTENDANCES: Final = (0.6, 0.7, 0.8, 0.9, 1.0)
LOADS: Final = (0.4, 0.5, 0.6, 0.7, 0.8, 0.95)
LOAD: Final = 0.6
SEEDS: Final = range(2)
DAYS: Final = 900
COLOURS: Final[Mapping[str, str]] = {
    "engine": "#2a9d8f",
    "Reduce-Max": "#4b5563",
    "EDF": "#e9a23b",
    "EDF from half": "#9b5de5",
    "due today": "#e76f51",
}
WIDTH, HEIGHT, LEFT, TOP, GAP = 520, 220, 52, 34, 70
STEPS: Final = 4
"""Lines of the grid above the lowest."""

Point = tuple[float, float]


class Panel(NamedTuple):
    """A panel of the picture: its title, its curves by rule, and the range of its values."""

    title: str
    curves: Mapping[str, Sequence[Point]]
    low: float
    high: float
    share: bool
    """Whether the values are shares, written in per cent."""


def panels(xs: Sequence[float], cases: Sequence[Case], axis: str) -> list[Panel]:
    """The two panels of some cases, given with their places on the axis."""
    on_time: dict[str, list[Point]] = {name: [] for name in MAKERS}
    cost: dict[str, list[Point]] = {name: [] for name in MAKERS}
    for x, case in zip(xs, cases, strict=True):
        shares, costs = measured(case, MAKERS, SEEDS, DAYS)
        for name in MAKERS:
            on_time[name].append((x, shares[name]))
            cost[name].append((x, costs[name]))
        print(axis, x, shares, costs, flush=True)
    return [
        Panel(f"on time, by {axis}", on_time, 0.5, 1.0, True),
        Panel(f"touches over the fewest, by {axis}", cost, 0.8, 2.0, False),
    ]


def drawn(rows: Sequence[Sequence[Panel]]) -> str:
    """The picture: a row of panels for each axis, and one legend."""
    parts: list[str] = []
    for row, pair in enumerate(rows):
        for column, panel in enumerate(pair):
            x, y = column * (WIDTH + GAP), row * (HEIGHT + GAP)
            parts.append(f'<g transform="translate({x} {y})">\n{_panel(panel)}\n</g>')
    bottom = len(rows) * (HEIGHT + GAP) + TOP
    for place, (name, colour) in enumerate(COLOURS.items()):
        x = LEFT + 130 * place
        parts.append(f'<rect x="{x}" y="{bottom}" width="18" height="4" fill="{colour}"/>')
        parts.append(f'<text x="{x + 24}" y="{bottom + 6}">{name}</text>')
    wide, high = 2 * WIDTH + GAP + LEFT, bottom + 20
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" '
        'font-family="sans-serif"'
        f' font-size="12" fill="#374151">\n<rect width="{wide}" height="{high}" '
        f'fill="white"/>\n{body}\n</svg>\n'
    )


def _panel(panel: Panel) -> str:
    first, last = panel.curves["engine"][0][0], panel.curves["engine"][-1][0]

    def across(x: float) -> float:
        return LEFT + (WIDTH - LEFT) * (x - first) / (last - first)

    def down(value: float) -> float:
        inside = min(max(value, panel.low), panel.high)
        return TOP + HEIGHT * (1 - (inside - panel.low) / (panel.high - panel.low))

    parts = [f'<text x="{LEFT}" y="18" font-size="13" font-weight="bold">{panel.title}</text>']
    for step in range(STEPS + 1):
        value = panel.low + (panel.high - panel.low) * step / STEPS
        y = down(value)
        label = f"{value:.0%}" if panel.share else f"{value:.1f}"
        parts.append(f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH}" y2="{y:.1f}" stroke="#e5e7eb"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>')
    for x, _ in panel.curves["engine"]:
        parts.append(
            f'<text x="{across(x):.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{x:.0%}</text>'
        )
    # The engine's line comes last, so that it lies on top where several are one.
    for name in reversed(list(COLOURS)):
        points = " ".join(f"{across(x):.1f},{down(y):.1f}" for x, y in panel.curves[name])
        width = 3 if name == "engine" else 2
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{COLOURS[name]}" '
            f'stroke-width="{width}">'
            f"<title>{name}</title></polyline>"
        )
    return "\n".join(parts)


def main() -> int:
    """Play, draw the picture, and print its figures."""
    attended = [
        Case(f"{present:.0%}", LOAD, None, None, missed=by_chance(present))
        for present in ATTENDANCES
    ]
    loaded = [Case(f"{load:.0%}", load, None, None, missed=by_chance(PRESENT)) for load in LOADS]
    rows = [
        panels(ATTENDANCES, attended, "share of working days attended"),
        panels(LOADS, loaded, "load"),
    ]
    PICTURE.write_text(drawn(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
