"""The user's temperature over the years, drawn: `python -m benchmarks.engine.habit` writes docs/steadiness.svg.

The series is one maintainer's daily habit over 13 years. Each bar is a week; the band under a quarter is its verdict,
so that one can see whether the two agree.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from planner.engine.plan import Verdict
from planner.engine.quarters import Quarter, verdicts_by_quarter
from planner.engine.situation import Situation
from planner.records import Records, Touch
from planner.settings import Settings

DATA = Path(__file__).parents[3] / "shared" / "data" / "habit_git_days.csv"
PICTURE = Path(__file__).parents[2] / "docs" / "steadiness.svg"
COLOURS: Mapping[Verdict, str] = {
    "steady": "#2a9d8f", "patchy": "#e9c46a", "hot-and-cold": "#e76f51", "gone quiet": "#9aa5b1",
    "too early to say": "#e5e7eb",
}
WIDTH, HEIGHT, BAND, LEFT = 1_200, 170, 16, 36
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


def read_habit(path: Path) -> Mapping[date, int]:
    """The series: how many on each day."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return {date.fromisoformat(row[0]): int(row[1]) for row in rows if row and row[0][:1].isdigit()}


def situation_of(habit: Mapping[date, int], last: date) -> Situation:
    """The habit as a log of messages; it knows no weekends."""
    touches = {
        f"{day} {number}": Touch(f"{day} {number}", frozenset({"someone"}), "message", "out", day)
        for day, count in habit.items() for number in range(count)
    }
    return Situation(Records(touches=touches), Settings(working_days=EVERY_DAY), last)


def drawn(habit: Mapping[date, int], quarters: Sequence[Quarter]) -> str:
    """The picture: a bar for each week, and the verdicts under them."""
    first, last = min(habit).toordinal(), max(habit).toordinal()
    scale = (WIDTH - LEFT) / (last - first + 7)
    weeks: dict[int, int] = {}
    for day, count in habit.items():
        week = (day.toordinal() - first) // 7
        weeks[week] = weeks.get(week, 0) + count
    top = max(weeks.values())
    parts = [
        f'<rect x="{LEFT + 7 * week * scale:.1f}" y="{HEIGHT * (1 - (count / top) ** 0.5):.1f}" '
        f'width="{max(6 * scale, 0.8):.1f}" height="{HEIGHT * (count / top) ** 0.5:.1f}" fill="#4b5563"/>'
        for week, count in sorted(weeks.items())
    ]
    begun = first
    for quarter in quarters:
        end = quarter.end.toordinal()
        x, width = LEFT + (begun - first) * scale, (end - begun + 1) * scale
        told = f"{quarter.name}: {quarter.verdict}; {quarter.reason}"
        parts.append(
            f'<rect x="{x:.1f}" y="{HEIGHT + 4}" width="{max(width - 1, 0.5):.1f}" height="{BAND}" '
            f'fill="{COLOURS[quarter.verdict]}"><title>{told}</title></rect>'
        )
        if quarter.name.endswith("Q1"):
            parts.append(f'<text x="{x:.1f}" y="{HEIGHT + 36}" font-size="11">{quarter.name[:4]}</text>')
        begun = end + 1
    for place, (verdict, colour) in enumerate(COLOURS.items()):
        x = LEFT + 150 * place
        parts.append(f'<rect x="{x}" y="{HEIGHT + 48}" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{x + 18}" y="{HEIGHT + 58}" font-size="12">{verdict}</text>')
    parts.append(f'<text x="0" y="12" font-size="11">{top}</text><text x="0" y="{HEIGHT}" font-size="11">0</text>')
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT + 66}" font-family="sans-serif" '
        f'fill="#374151">\n<rect width="{WIDTH}" height="{HEIGHT + 66}" fill="white"/>\n{body}\n</svg>\n'
    )


def main() -> int:
    """Draw the picture, and print the verdicts with the figures that they stand on."""
    if not DATA.exists():
        print(f"{DATA.name} is not at hand.", file=sys.stderr)
        return 1
    habit = read_habit(DATA)
    quarters = verdicts_by_quarter(situation_of(habit, max(habit)))
    for quarter in quarters:
        print(f"{quarter.name}  {quarter.value:4.1f}  {quarter.verdict:16} {quarter.touches:5}  {quarter.reason}")
    PICTURE.write_text(drawn(habit, quarters), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
