"""The week's review as Markdown, and as lines for the shell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from planner.commands.day.review import ReviewPerson, ReviewPromise, ReviewTouch, WeekReview
from planner.words import WEEKDAYS, full_day, joined, plural, short_day

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&])")
DAY_SIGNS = {"kept": "●", "missed": "○", "off": "·", "open": "◌"}
"""The sign of what became of a day."""
Emphasis = Callable[[str], str]


def escape(text: str) -> str:
    """Return a user's text so that Markdown shows it as it stands, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def strong(text: str) -> str:
    """Return a user's text in bold Markdown."""
    return f"**{escape(text)}**"


def markdown(review: WeekReview) -> str:
    """Return a review as Markdown."""
    lines = [
        f"# The week to {full_day(review.last)}",
        "",
        _kept(review),
        "",
        _habit(review, escape),
    ]
    for title, entries in sections(review, strong, escape):
        lines += ["", f"## {title}", "", *(f"- {entry}" for entry in entries)]
    lines += ["", "## One thing to do", "", _suggestion(review, escape)]
    return "\n".join(lines) + "\n"


def text_lines(review: WeekReview) -> Iterator[str]:
    """Return a review as lines of plain text."""
    yield f"THE WEEK TO {full_day(review.last).upper()}"
    yield f"  {_kept(review)}"
    yield f"  {_habit(review, _flat)}"
    for title, entries in sections(review, _flat, _flat):
        yield ""
        yield title.upper()
        yield from (f"  {entry}" for entry in entries)
    yield ""
    yield "ONE THING TO DO"
    yield f"  {_suggestion(review, _flat)}"


def sections(
    review: WeekReview, name: Emphasis, text: Emphasis
) -> Iterator[tuple[str, Sequence[str]]]:
    """Return the sections of a review that have something in them.

    Args:
        review: The review.
        name: How a name is shown.
        text: How any other text of the user's is shown.
    """
    today = review.last
    touches = [_touch(touch, name, text) for touch in review.touches]
    yield from _section("In touch", touches)
    yield from _section("What came of it", _people(review.results, name, text, ": "))
    yield from _section("New people", _people(review.new_people, name, text, ", "))
    yield from _section("Growing cold", _people(review.cooling, name, text, ": "))
    done = [_promise(promise, name, text, today) for promise in review.promises_kept]
    yield from _section("Promises kept", done)
    waiting = [_promise(promise, name, text, today) for promise in review.promises_open]
    yield from _section("Promises open", waiting)
    favours = [
        f"{text(favour.text)} {name(favour.name or 'somebody')}" for favour in review.favours
    ]
    yield from _section("Favours", favours)
    hubs = [
        f"{name(hub.name)}: {hub.verdict}{f', {text(hub.reason)}' if hub.reason else ''}"
        for hub in review.hubs
    ]
    yield from _section("Hubs", hubs)
    coming = [f"{person.text}: {name(person.name)}" for person in review.coming]
    yield from _section("Coming up", coming)


def touch_line(touch: ReviewTouch) -> str:
    """Return something that happened as a line."""
    return _touch(touch, _flat, _flat)


def promise_line(promise: ReviewPromise, today: date) -> str:
    """Return a promise as a line."""
    return _promise(promise, _flat, _flat, today)


def _section(title: str, entries: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    if entries:
        yield title, entries


def _people(
    people: Iterable[ReviewPerson], name: Emphasis, text: Emphasis, separator: str
) -> list[str]:
    """Return an entry for each person: the name, and what is said of them."""
    entries = []
    for person in people:
        about = f"{separator}{text(person.text)}" if person.text else ""
        entries.append(f"{name(person.name)}{about}")
    return entries


def _touch(touch: ReviewTouch, name: Emphasis, text: Emphasis) -> str:
    names = name(joined(list(touch.names)) or "somebody")
    hub = f" at {text(touch.hub)}" if touch.hub else ""
    note = f": {text(touch.text)}" if touch.text else ""
    return f"{WEEKDAYS[touch.day.weekday()]}: {names}, {touch.kind}{hub}{note}"


def _promise(promise: ReviewPromise, name: Emphasis, text: Emphasis, today: date) -> str:
    if promise.who == "me":
        whom_text = f"You to {name(promise.name)}" if promise.name else "You"
    else:
        whom_text = name(promise.name) if promise.name else "They"
    late = f", {plural(promise.days_late, 'day')} late" if promise.days_late else ""
    due = (
        f" (due {short_day(promise.due, today)}{late})"
        if promise.due and not promise.done_on
        else ""
    )
    return f"{whom_text}: {text(promise.text)}{due}"


def _kept(review: WeekReview) -> str:
    """The days of the week, and how many working days were kept."""
    signs = " ".join(DAY_SIGNS[day.state] for day in review.days)
    kept_count = sum(day.state == "kept" for day in review.days)
    due = kept_count + sum(day.state == "missed" for day in review.days)
    return f"{signs}  {kept_count} of {plural(due, 'working day')} kept, {review.streak} in a row."


def _habit(review: WeekReview, text: Emphasis) -> str:
    temperature = review.temperature
    return f"{temperature.value:.1f}°, {temperature.verdict}: {text(temperature.reason)}."


def _suggestion(review: WeekReview, text: Emphasis) -> str:
    return f"{text(review.suggestion.text)} (`{review.suggestion.command}`)"


def _flat(text: str) -> str:
    return " ".join(text.split())
