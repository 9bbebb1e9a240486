"""The strip at the top of a screen: the date, the streak, the temperature, the minutes, and what
must be said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.strip import Strip

from planner.engine.plan import DayPlan, Verdict
from planner.tui.glyphs import DAY_MARKS, EMPTY, FULL
from planner.tui.paint import Role
from planner.tui.widgets.painted import MARGIN, Painted
from planner.value import NamedTuple
from planner.words import MONTHS, WEEKDAYS, full_day, plural

if TYPE_CHECKING:
    from planner.commands.session import Session

BADGES = ("demo book — nothing is kept", "demo book", "demo")
GAP = "   "
VERDICTS: dict[Verdict, Role] = {
    "steady": "good",
    "patchy": "warning",
    "hot-and-cold": "error",
    "gone quiet": "error",
    "too early to say": "muted",
}
MARKS: dict[str, Role] = {
    "kept": "good",
    "missed": "error",
    "absorbed": "warning",
    "off": "faint",
    "open": "muted",
}

StripPiece = tuple[tuple[str, Role], ...]
"""Texts that stay together, with their roles."""


class StripData(NamedTuple):
    """What the strip shows. ``notice`` is said of the book when it is not ready, or empty;
    ``encrypted`` is said of its file."""

    plan: DayPlan
    demo: bool = False
    notice: str = ""
    encrypted: bool = False


def strip_data(session: Session) -> StripData:
    """Return what the strip shows of an open book."""
    status = session.book.status
    notice = "" if status.ready else status.text
    return StripData(session.plan, session.demo, notice, session.book.encrypted)


class DayStrip(Painted):
    """One line of the day; on a tall screen with a rule below."""

    DEFAULT_CSS = "DayStrip { height: 1; }"

    def __init__(self, data: StripData) -> None:
        super().__init__()
        self.data = data

    def show(self, data: StripData) -> None:
        """Show another state of the day."""
        self.data = data
        self.refresh()

    def draw(self, width: int, height: int) -> list[Strip]:
        """The line in the longest wording that fits, between air and a rule where there is room."""
        line = self.line(width).gap(MARGIN)
        room = width - 2 * MARGIN
        day, *rest = next(
            (pieces for pieces in _wordings(self.data) if _width(pieces) <= room),
            _least(self.data, room),
        )
        for piece in rest:
            line.end(GAP)
            for text, role in piece:
                line.end(text, role)
        line.end(" " * MARGIN)
        for text, role in day:
            line.put(text, role)
        main = line.strip()
        if height < 2:
            return [main]
        return [main, self.line(width).put("─" * width, "rule").strip()]


def _wordings(data: StripData) -> Iterator[list[StripPiece]]:
    """What the strip could say, from the longest to the shortest; the first piece stands at the
    left."""
    plan = data.plan
    notice: list[StripPiece] = [((data.notice, "error"),)] if data.notice else []
    badges: list[list[StripPiece]] = (
        [[((badge, "accent"),)] for badge in BADGES] if data.demo else [[]]
    )
    if data.encrypted:
        badges.insert(0, [(("encrypted", "faint"),)])
    for date_form, badge, streak_form, bar in product((0, 1, 2), badges, (0, 1), (True, False)):
        yield [
            _date(plan.day, date_form),
            *notice,
            *badge,
            _streak(plan, streak_form),
            _temperature(plan),
            _minutes(plan, bar=bar),
        ]
    rest = (_temperature(plan), _minutes(plan, bar=False))
    yield [_date(plan.day, 2), *notice, *badges[-1], ((f"{plan.streak.days} kept", "text"),), *rest]
    yield [_date(plan.day, 2), *notice, *rest]


def _least(data: StripData, room: int) -> list[StripPiece]:
    """What is left where nothing fits: the date and, before everything else, what is wrong."""
    piece: StripPiece = ((data.notice, "error"),) if data.notice else _minutes(data.plan, bar=False)
    least = [_date(data.plan.day, 2), piece]
    return least if _width(least) <= room or not data.notice else [piece]


def _width(pieces: list[StripPiece]) -> int:
    return sum(cell_len(text) for piece in pieces for text, _ in piece) + len(GAP) * (
        len(pieces) - 1
    )


def _date(day: date, form: int) -> StripPiece:
    weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
    if form == 0:
        return ((full_day(day), "name"),)
    if form == 1:
        return ((f"{weekday[:3]} {day.day} {month} {day.year}", "name"),)
    return ((f"{weekday[:3]} {day.day} {month[:3]}", "name"),)


def _streak(plan: DayPlan, form: int) -> StripPiece:
    streak = plan.streak
    marks = tuple((DAY_MARKS[mark], MARKS[mark]) for mark in streak.marks)
    forgiven = f", {streak.absorbed} forgiven" if streak.absorbed and form == 0 else ""
    words = plural(streak.days, "day") + " kept" if form == 0 else f"{streak.days} kept"
    return (*marks, (f"  {words}{forgiven}", "text"))


def _temperature(plan: DayPlan) -> StripPiece:
    heat = plan.temperature
    return ((f"{heat.value:.1f}°", "name"), (f" {heat.verdict}", VERDICTS[heat.verdict]))


def _minutes(plan: DayPlan, *, bar: bool) -> StripPiece:
    spent, budget = plan.spent_minutes, plan.budget_minutes
    words: StripPiece = ((f"{spent} of {budget} min", "text"),)
    if not bar or not budget:
        return words
    full = min(10, round(10 * spent / budget))
    return ((FULL * full, "accent"), (EMPTY * (10 - full), "faint"), ("  ", "text"), *words)
