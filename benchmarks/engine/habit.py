"""Verdicts over the years: `python -m benchmarks.engine.habit` draws docs/steadiness.svg and
steadiness-mail.svg.

The series are one maintainer's daily habit over 13 years, and what three senders of a mail archive
wrote. Each bar is a week; the band under a quarter is its verdict, so that one can see whether the
two agree.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks import enron
from planner.engine.habit.quarters import Quarter, verdicts_by_quarter
from planner.engine.plan import Verdict
from planner.engine.situation import Situation
from planner.records import Records, Touch
from planner.settings import Settings

DATA = Path(__file__).parents[3] / "shared" / "data" / "habit_git_days.csv"
DOCS = Path(__file__).parents[2] / "docs"
SENDERS = (0, 12, 40)
"""The busiest sender of the archive, and two further down."""
COLOURS: Mapping[Verdict, str] = {
    "steady": "#2a9d8f",
    "patchy": "#e9c46a",
    "hot-and-cold": "#e76f51",
    "gone quiet": "#9aa5b1",
    "too early to say": "#e5e7eb",
}
WIDTH, HEIGHT, BAND, LEFT = 1_200, 170, 16, 36
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)


class Series(NamedTuple):
    """What somebody did on each day, and the verdicts on it."""

    title: str
    habit: Mapping[date, int]
    quarters: Sequence[Quarter]


def read_habit(path: Path) -> Mapping[date, int]:
    """The series: how many on each day."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return {date.fromisoformat(row[0]): int(row[1]) for row in rows if row and row[0][:1].isdigit()}


def sent_by(mails: Sequence[enron.Mail], who: int) -> Mapping[date, int]:
    """How many people a sender of the archive wrote to on each day."""
    return Counter(mail.day for mail in mails if mail.sender == who)


def situation_of(
    habit: Mapping[date, int],
    last: date,
    working_days: tuple[int, ...] = EVERY_DAY,
) -> Situation:
    """The habit as a log of messages; unless told otherwise it knows no weekends."""
    touches = {
        f"{day} {number}": Touch(f"{day} {number}", frozenset({"someone"}), "message", "out", day)
        for day, count in habit.items()
        for number in range(count)
    }
    return Situation(Records(touches=touches), Settings(working_days=working_days), last)


def drawn(series: Sequence[Series]) -> str:
    """The picture: for each of the series a bar a week, and the verdicts under them."""
    panel = HEIGHT + 60
    parts = [
        f'<g transform="translate(0 {panel * place})">\n{_panel(each)}\n</g>'
        for place, each in enumerate(series)
    ]
    below = panel * len(series) - 12
    for place, (verdict, colour) in enumerate(COLOURS.items()):
        x = LEFT + 150 * place
        parts.append(f'<rect x="{x}" y="{below}" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{x + 18}" y="{below + 10}" font-size="12">{verdict}</text>')
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {below + 18}" '
        'font-family="sans-serif" '
        f'fill="#374151">\n<rect width="{WIDTH}" height="{below + 18}" '
        f'fill="white"/>\n{body}\n</svg>\n'
    )


def _panel(series: Series) -> str:
    first, last = min(series.habit).toordinal(), max(series.habit).toordinal()
    scale = (WIDTH - LEFT) / (last - first + 7)
    weeks: Counter[int] = Counter()
    for day, count in series.habit.items():
        weeks[(day.toordinal() - first) // 7] += count
    top = max(weeks.values())
    parts = [
        f'<rect x="{LEFT + 7 * week * scale:.1f}" y="{HEIGHT * (1 - (count / top) ** 0.5):.1f}" '
        f'width="{max(6 * scale, 0.8):.1f}" height="{HEIGHT * (count / top) ** 0.5:.1f}" '
        'fill="#4b5563"/>'
        for week, count in sorted(weeks.items())
    ]
    begun = first
    for quarter in series.quarters:
        end = quarter.end.toordinal()
        x, width = LEFT + (begun - first) * scale, (end - begun + 1) * scale
        told = f"{quarter.name}: {quarter.verdict}; {quarter.reason}"
        parts.append(
            f'<rect x="{x:.1f}" y="{HEIGHT + 4}" width="{max(width - 1, 0.5):.1f}" height="{BAND}" '
            f'fill="{COLOURS[quarter.verdict]}"><title>{told}</title></rect>'
        )
        if quarter.name.endswith("Q1"):
            parts.append(
                f'<text x="{x:.1f}" y="{HEIGHT + 36}" font-size="11">{quarter.name[:4]}</text>'
            )
        begun = end + 1
    parts.append(
        f'<text x="0" y="12" font-size="11">{top}</text><text x="0" y="{HEIGHT}" '
        'font-size="11">0</text>'
    )
    parts.append(f'<text x="{LEFT}" y="12" font-size="12" font-weight="bold">{series.title}</text>')
    return "\n".join(parts)


def main() -> int:
    """Draw the pictures, and print the verdicts with the figures that they stand on."""
    if not DATA.exists() or not enron.DATA.exists():
        print("The shared data is not at hand.", file=sys.stderr)
        return 1
    habit = read_habit(DATA)
    alone = [Series("", habit, verdicts_by_quarter(situation_of(habit, max(habit))))]
    mails = enron.read_mails(enron.DATA)
    busiest = enron.senders(mails)
    senders = []
    for place in SENDERS:
        sent = sent_by(mails, busiest[place])
        quarters = verdicts_by_quarter(situation_of(sent, max(sent), Settings().working_days))
        senders.append(Series(f"sender {busiest[place]}", sent, quarters))
    for series in (*alone, *senders):
        print(series.title)
        for each in series.quarters:
            print(
                f"{each.name}  {each.value:4.1f}  {each.verdict:16} {each.touches:5}  {each.reason}"
            )
    (DOCS / "steadiness.svg").write_text(drawn(alone), encoding="utf-8")
    (DOCS / "steadiness-mail.svg").write_text(drawn(senders), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
