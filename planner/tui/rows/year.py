"""The year of a tie as rows (P11): the temperature against its peak, and a calendar of cells, a
month a line, that is a table at the same time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content

from planner.commands.people.tie import standing_of, year_of
from planner.commands.session import Session
from planner.engine.views.tie_year import Exchange, TieMonth, TieYear
from planner.tui.rows.numbers import bar, plot
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.words import MONTHS, plural, short_day

CELLS: Mapping[Exchange, tuple[str, str]] = {
    "sent": ("░", "$muted"),
    "received": ("▒", "$stage-warming"),
    "talked": ("█", "$stage-active"),
}
"""What a day brought, as a cell."""
NO_TOUCH = ("·", "$rule")
LEGEND: Mapping[Exchange, str] = {
    "sent": "you wrote",
    "received": "they wrote",
    "talked": "you talked",
}
MONTH_DAYS = 31
LEAST = 0.005
"""A temperature below it would be written as nothing."""


TALKS_FROM, SCORE_FROM = 40, 46
"""Cells of room from which on a month's line tells the talks, and the temperature at its end."""


def year_rows(session: Session, contact_id: str, room: int) -> list[ListRow]:
    """The temperature and the calendar; where nothing ever happened, that. ``room`` is the cells
    that a line has beside its label."""
    year = year_of(session, contact_id)
    if year is None:
        return [heading("THE YEAR"), text_row(Content("Nothing has happened with them yet."))]
    return stacked(
        _temperature(session, contact_id, year),
        _calendar(session, year, room),
        _earlier_years(session, contact_id, year.months[0].start),
    )


def _temperature(session: Session, contact_id: str, year: TieYear) -> list[ListRow]:
    now = standing_of(session, contact_id)
    peak = year.peak
    most = max(peak.score, year.active_from, now.score)
    scores = [
        ("now", now.score, f"$stage-{now.stage}", now.arrow),
        (
            "warmest",
            peak.score,
            "$accent",
            short_day(peak.day, session.today) if peak.day else "",
        ),
        ("active from", year.active_from, "$muted", ""),
    ]
    share = f"{now.score / peak.score:.0%} of its peak" if peak.score else ""
    return [
        heading("TEMPERATURE", share),
        *(
            text_row(
                Content.assemble(
                    bar(score / most if most else 0, colour, 16),
                    f"{score:5.2f}",
                    (f"  {words}", "$muted"),
                ),
                label,
            )
            for label, score, colour, words in scores
        ),
        text_row(
            Content.styled(plot([month.score for month in year.months]), "$accent"), "by month"
        ),
    ]


def _calendar(session: Session, year: TieYear, room: int) -> list[ListRow]:
    sentence = (
        f"{plural(year.touches, 'touch', 'touches')} in twelve months, "
        f"{plural(year.talks, 'talk')}; the longest silence was {plural(year.silence, 'day')}."
    )
    signs: list[tuple[str, str]] = []
    for exchange, (sign, colour) in CELLS.items():
        signs += [(sign, colour), (f" {LEGEND[exchange]}   ", "$muted")]
    return [
        heading("THE YEAR", "enter goes to the month"),
        text_row(Content(sentence)),
        text_row(Content.styled(_scale() + _columns("all", "talk", "temp", room), "$faint")),
        *(_month_row(month, session.today, room) for month in reversed(year.months)),
        text_row(Content.assemble(*signs)),
    ]


def _scale() -> str:
    """The days of the month over their cells: the first, and every fifth."""
    line = "1"
    for day in range(5, MONTH_DAYS, 5):
        line = line.ljust(day - 1) + str(day)
    return line.ljust(MONTH_DAYS)


def _columns(touches: str, talks: str, score: str, room: int) -> str:
    """The figures behind the cells of a month, as many as there is room for."""
    columns = f"{touches:>4}"
    if room >= TALKS_FROM:
        columns += f"{talks:>5}"
    if room >= SCORE_FROM:
        columns += f"{score:>6}"
    return columns


def _month_row(month: TieMonth, today: date, room: int) -> ListRow:
    last = today.day if month.start == today.replace(day=1) else _length(month.start)
    cells = [
        CELLS[month.days[day]] if day in month.days else NO_TOUCH for day in range(1, last + 1)
    ]
    figures = _columns(str(month.touches or ""), str(month.talks or ""), f"{month.score:.2f}", room)
    body = Content.assemble(*cells, " " * (MONTH_DAYS - last), (figures, "$muted"))
    label = f"{MONTHS[month.start.month - 1][:3]} {month.start.year}"
    key = f"month:{month.start.isoformat()}" if month.touches else ""
    return ListRow(key, label, body, tone="row" if key else "text", lines=1)


def _length(start: date) -> int:
    """The number of days of a month."""
    following = date(start.year + start.month // 12, start.month % 12 + 1, 1)
    return (following - start).days


def _earlier_years(session: Session, contact_id: str, before: date) -> Sequence[ListRow]:
    """The touches of the years before the calendar, as a table; the newest first."""
    counts: dict[int, int] = {}
    for touch in session.situation.touches_of(contact_id):
        if date.min < touch.day < before:
            counts[touch.day.year] = counts.get(touch.day.year, 0) + 1
    if not counts:
        return []
    most = max(counts.values())
    rows = [
        text_row(Content.assemble(bar(count / most, "$muted", 16), f"{count:5}"), str(year))
        for year, count in sorted(counts.items(), reverse=True)
    ]
    return [heading("BEFORE THAT", "touches by year"), *rows]
