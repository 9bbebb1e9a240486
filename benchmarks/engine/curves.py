"""The rules side by side, drawn: `python -m benchmarks.engine.curves` writes docs/keep-in-touch.svg.

On the left, what happens as a network grows past what its slots hold: the worst gap over its cadence, against the least
that is possible. On the right, 150 people who are brought in on one day: how many stand past their day.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.engine.cases import RULES, Maker, lower_bound, network
from benchmarks.engine.network import START, Day, play, steady

PICTURE = Path(__file__).parents[2] / "docs" / "keep-in-touch.svg"
LOADS = (0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 1.75, 2.0)
"""Of two slots a day."""
SEEDS = range(2)
YEARS = 2
COLOURS = {
    "engine": "#2a9d8f",
    "Reduce-Max": "#4b5563",
    "EDF": "#e9a23b",
    "EDF from half": "#9b5de5",
    "due today": "#e76f51",
}
WIDTH, HEIGHT, LEFT, TOP, GAP = 560, 260, 52, 34, 80

Curve = Sequence[tuple[float, float]]


def overloaded(make: Maker) -> Curve:
    """By load, the worst gap over its cadence after the start has worn off, over the least that is possible."""
    points = []
    life = steady(1_600, 2)
    for load in LOADS:
        worst = 0.0
        for seed in SEEDS:
            cadences = network(seed, 2 * load, longest=150)
            told = play(cadences, make(cadences, life), life, warm=1_000)
            worst = max(worst, told.worst / max(lower_bound(cadences, 2), 1.0))
        points.append((load, worst))
    return points


def brought_in(make: Maker) -> Curve:
    """By week, how many of 150 at 182 days stand past their day on its last morning, at one slot a day."""
    cadences = [182] * 150
    life = steady(YEARS * 364, 1)
    rule, late = make(cadences, life), []

    def watched(day: Day) -> Sequence[int]:
        if (day.now - START) % 7 == 0:
            late.append(sum(day.now - last > 182 for last in day.last))
        return [*rule(day)]

    play(cadences, watched, life)
    return [(week, count) for week, count in enumerate(late, 1)]


def drawn(overload: Mapping[str, Curve], flood: Mapping[str, Curve]) -> str:
    """The picture: both panels and one legend."""
    parts = [
        _panel(
            0,
            "worst gap over the least that is possible, by share of the slots asked for",
            overload,
            (0.5, 2.5),
        ),
        _panel(
            WIDTH + GAP, "past their day after 150 are brought in at once, by week", flood, (0, 150)
        ),
    ]
    for place, (name, colour) in enumerate(COLOURS.items()):
        x, y = LEFT + 130 * place, TOP + HEIGHT + 44
        parts.append(f'<rect x="{x}" y="{y}" width="18" height="4" fill="{colour}"/>')
        parts.append(f'<text x="{x + 24}" y="{y + 6}">{name}</text>')
    wide, high = 2 * WIDTH + GAP, TOP + HEIGHT + 64
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="12" '
        f'fill="#374151">\n<rect width="{wide}" height="{high}" fill="white"/>\n{body}\n</svg>\n'
    )


def _panel(left: int, title: str, curves: Mapping[str, Curve], between: tuple[float, float]) -> str:
    low, high = between
    first, last = next(iter(curves.values()))[0][0], next(iter(curves.values()))[-1][0]

    def at(x: float, y: float) -> str:
        across = LEFT + (WIDTH - LEFT) * (x - first) / (last - first)
        return f"{left + across:.1f},{TOP + HEIGHT * (1 - (min(y, high) - low) / (high - low)):.1f}"

    parts = [f'<text x="{left + LEFT}" y="18" font-size="13" font-weight="bold">{title}</text>']
    for step in range(5):
        value = low + (high - low) * step / 4
        x, y = at(first, value).split(",")
        parts.append(f'<line x1="{x}" y1="{y}" x2="{left + WIDTH}" y2="{y}" stroke="#e5e7eb"/>')
        parts.append(
            f'<text x="{float(x) - 8}" y="{float(y) + 4}" text-anchor="end">{value:g}</text>'
        )
        across = first + (last - first) * step / 4
        under = at(across, low).split(",")[0]
        told = f"{across:.0%}" if last <= 2 else f"{across:.0f}"
        parts.append(
            f'<text x="{under}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{told}</text>'
        )
    # The engine's line comes last, so that it lies on top where several are one.
    for name, curve in reversed([*curves.items()]):
        points = " ".join(at(x, y) for x, y in curve)
        width = 3 if name == "engine" else 2
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{COLOURS[name]}" stroke-width="{width}">'
            f"<title>{name}</title></polyline>"
        )
    return "\n".join(parts)


def main() -> int:
    """Play, draw the picture, and print its figures."""
    overload = {name: overloaded(make) for name, make in RULES.items()}
    flood = {name: brought_in(make) for name, make in RULES.items()}
    for name, curve in overload.items():
        told = "  ".join(f"{load:.0%} {worst:.3f}" for load, worst in curve)
        print(f"{name:10}  {told}  most past their day: {max(late for _, late in flood[name]):.0f}")
    PICTURE.write_text(drawn(overload, flood), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
