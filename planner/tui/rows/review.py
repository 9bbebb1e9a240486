"""The rows of the week's review: the days, the outreach, and each section with its entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from planner.commands.day.review import ReviewPerson, WeekReview
from planner.commands.day.review_text import promise_line, touch_line
from planner.tui.cells import clean
from planner.tui.glyphs import DAY_MARKS
from planner.tui.rows.numbers import plot
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.words import WEEKDAYS, full_day, plural, short_day

PEOPLE = frozenset({"result", "new", "cooling", "favour", "coming"})
"""Kinds of rows that stand for a contact."""


def head(review: WeekReview) -> Content:
    """Return which week it is."""
    return Content.assemble(
        ("THE WEEK", "bold $accent"), (f"   to {full_day(review.last)}", "$muted")
    )


def rows(review: WeekReview) -> list[ListRow]:
    """Return the sections of the review that have something in them."""
    today = review.last
    touches = [
        ListRow(f"touch:{touch.id}", "", Content(clean(touch_line(touch))))
        for touch in review.touches
    ]
    kept = [
        ListRow(f"promise:{promise.id}", "", Content(clean(promise_line(promise, today))))
        for promise in review.promises_kept
    ]
    waiting = [
        ListRow(f"promise:{promise.id}", "", Content(clean(promise_line(promise, today))))
        for promise in review.promises_open
    ]
    hubs = [
        ListRow(
            f"hub:{hub.id}",
            "",
            Content.assemble(
                (clean(hub.name), "bold"), f"  {hub.verdict}", (f"  {clean(hub.reason)}", "$muted")
            ),
        )
        for hub in review.hubs
    ]
    return stacked(
        _kept(review),
        _outreach(review),
        _suggestion(review),
        _section("WHAT CAME OF IT", _people("result", review.results)),
        _section("GROWING COLD", _people("cooling", review.cooling)),
        _section("PROMISES OPEN", waiting),
        _section("PROMISES KEPT", kept),
        _section("FAVOURS", _people("favour", review.favours)),
        _section("HUBS", hubs),
        _section("COMING UP", _people("coming", review.coming)),
        _section("NEW PEOPLE", _people("new", review.new_people)),
        _section("IN TOUCH", touches),
    )


def _section(title: str, entries: Sequence[ListRow]) -> list[ListRow]:
    return [heading(title, str(len(entries))), *entries] if entries else []


def _people(kind: str, people: Iterable[ReviewPerson]) -> list[ListRow]:
    return [
        ListRow(
            f"{kind}:{person.contact}",
            "",
            Content.assemble((clean(person.name), "bold"), (f"  {clean(person.text)}", "$muted")),
        )
        for person in people
    ]


def _kept(review: WeekReview) -> list[ListRow]:
    """The days of the week, and how many working days were kept."""
    kept = sum(day.state == "kept" for day in review.days)
    due = kept + sum(day.state == "missed" for day in review.days)
    days = "   ".join(
        f"{WEEKDAYS[day.day.weekday()][:2]} {DAY_MARKS[day.state]}" for day in review.days
    )
    temperature = review.temperature
    return [
        heading("KEPT", f"{kept} of {plural(due, 'working day')}"),
        text_row(Content(days)),
        text_row(
            Content(
                clean(f"{temperature.value:.1f}°, {temperature.verdict}: {temperature.reason}.")
            )
        ),
    ]


def _outreach(review: WeekReview) -> list[ListRow]:
    """The outreach of the last weeks: a small plot, its sentence, and its figures."""
    counts = [week.touches for week in review.weeks]
    earlier = counts[:-1]
    usual = round(sum(earlier) / len(earlier), 1) if earlier else 0
    figures = " ".join(str(count) for count in counts)
    first = short_day(review.weeks[0].start, review.last) if review.weeks else ""
    return [
        heading("OUTREACH", f"by week from {first}"),
        text_row(Content.assemble((plot(counts), "$accent"), (f"   {figures}", "$muted"))),
        text_row(
            Content(
                f"{plural(counts[-1] if counts else 0, 'touch', 'touches')} went out this week; "
                f"{usual:g} in a usual one."
            )
        ),
    ]


def _suggestion(review: WeekReview) -> list[ListRow]:
    suggestion = review.suggestion
    return [
        heading("ONE THING TO DO"),
        text_row(Content.assemble((clean(suggestion.text), "bold"))),
    ]
