"""The week's review as one HTML file: its pictures are drawn in it, and it opens without a
network."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from planner.commands.day.review import ReviewWeek, WeekReview
from planner.commands.day.review_text import sections
from planner.words import MONTHS, WEEKDAYS, full_day, plural

_STYLE: Final = """
:root {
  color-scheme: light dark;
  --ink: #1d2330; --paper: #fbfaf7; --faint: #667085; --good: #1a7f4b; --bar: #4a6fa5;
}
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e1; --paper: #16191f; --faint: #9aa4b2; --good: #5fc48d; --bar: #86a8d8; }
}
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem;
  color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .3rem; }
ul { margin: 0; padding-left: 1.2rem; } .faint { color: var(--faint); }
.one { border-left: .25rem solid var(--good); padding: .2rem .8rem; }
svg text { fill: var(--faint); font: 11px system-ui, sans-serif; }
"""
_WIDTH, _HEIGHT, _BASE = 600, 150, 120
"""The size of the picture of the weeks in pixels, and where its bars stand."""
_DAY = 60
"""The width of a day in the picture of the days."""


def html(review: WeekReview) -> str:
    """Return a review as one HTML file; whatever is in the book is shown as text."""
    title = f"The week to {full_day(review.last)}"
    body = "\n".join(_body(review, title))
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


def _body(review: WeekReview, title: str) -> Iterator[str]:
    temperature = review.temperature
    yield f"<h1>{escape(title)}</h1>"
    yield _days(review)
    yield (
        f"<p>{temperature.value:.1f}°, {escape(temperature.verdict)}: "
        f"{escape(temperature.reason)}. {plural(review.streak, 'working day')} kept in a row.</p>"
    )
    yield _weeks(review.weeks)
    for heading, entries in sections(review, _strong, escape):
        items = "\n".join(f"<li>{entry}</li>" for entry in entries)
        yield f"<h2>{escape(heading)}</h2>\n<ul>\n{items}\n</ul>"
    suggestion = review.suggestion
    yield (
        '<h2>One thing to do</h2>\n<p class="one">'
        f"{escape(suggestion.text)}<br><code>{escape(suggestion.command)}</code></p>"
    )


def _strong(text: str) -> str:
    return f"<strong>{escape(text)}</strong>"


def _days(review: WeekReview) -> str:
    """A circle for each day: full where it was kept, empty where it was missed, a dash where it
    does not count."""
    shapes: list[str] = []
    for at, day in enumerate(review.days):
        middle = at * _DAY + _DAY // 2
        shapes.append(_day_shape(day.state, middle))
        shapes.append(
            f'<text x="{middle}" y="52" '
            f'text-anchor="middle">{WEEKDAYS[day.day.weekday()][:2]}</text>'
        )
    words = ", ".join(f"{WEEKDAYS[day.day.weekday()]} {day.state}" for day in review.days)
    width = _DAY * len(review.days)
    return _picture(width, 60, f"The days: {words}", shapes)


def _day_shape(state: str, middle: int) -> str:
    if state == "off":
        return (
            f'<line x1="{middle - 8}" y1="22" x2="{middle + 8}" y2="22" '
            'stroke="var(--faint)" stroke-width="2"/>'
        )
    fill = "var(--good)" if state == "kept" else "none"
    dash = ' stroke-dasharray="3 3"' if state == "open" else ""
    return (
        f'<circle cx="{middle}" cy="22" r="12" fill="{fill}" stroke="var(--good)" '
        f'stroke-width="2"{dash}/>'
    )


def _weeks(weeks: tuple[ReviewWeek, ...]) -> str:
    """A bar for each week: the touches that went out, with their number above it."""
    most = max(1, *(week.touches for week in weeks))
    step = _WIDTH // len(weeks)
    shapes: list[str] = []
    for at, week in enumerate(weeks):
        height = round(week.touches / most * (_BASE - 24))
        left, middle = at * step + 6, at * step + step // 2
        shapes.append(
            f'<rect x="{left}" y="{_BASE - height}" width="{step - 12}" height="{height}" '
            f'fill="var(--bar)" fill-opacity="{1 if at == len(weeks) - 1 else 0.55}"/>'
        )
        shapes.append(
            f'<text x="{middle}" y="{_BASE - height - 5}" '
            f'text-anchor="middle">{week.touches}</text>'
        )
        if at % 2 == 1:  # a label for every other week: they would touch each other
            day = f"{week.start.day} {MONTHS[week.start.month - 1][:3]}"
            shapes.append(f'<text x="{middle}" y="{_BASE + 16}" text-anchor="middle">{day}</text>')
    words = ", ".join(str(week.touches) for week in weeks)
    return _picture(
        _WIDTH, _HEIGHT, f"Touches that went out, by week, the last one now: {words}", shapes
    )


def _picture(width: int, height: int, words: str, shapes: list[str]) -> str:
    """Return an inline picture with its text alternative, and the same in words under it."""
    inside = "\n".join(shapes)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="100%" '
        f'style="max-width:{width}px" role="img" aria-label="{escape(words, quote=True)}">\n'
        f"{inside}\n</svg>\n"
        f'<p class="faint">{escape(words)}.</p>'
    )
