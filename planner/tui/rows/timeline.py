"""What happened with somebody, the newest first, as rows of a row list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice

from textual.content import Content

from planner.commands.people.tie import touch_word
from planner.engine.situation import Situation
from planner.records import MEETINGS, Kind, Outcome, Touch
from planner.tui.cells import clean
from planner.tui.widgets.plain import clean_lines
from planner.tui.widgets.row_list import ListRow, heading
from planner.words import joined, plural, short_day

GLYPHS: Mapping[Kind, str] = {
    "call": "◍",
    "video": "◍",
    "event": "◇",
    "intro": "⇄",
    "shared": "↗",
    "rejected": "×",
    "note": "✎",
    "replied": "←",
}
"""The sign of a touch, where it is not the one of its direction."""
DIRECTIONS: Mapping[str, str] = {"out": "→", "in": "←", "both": "●"}
TELLING: frozenset[Outcome] = frozenset({"introduction", "lead", "interview", "offer"})
"""Outcomes that the kind does not tell already."""
OLDER = "older:"
"""The key of the row that stands for the touches which are not shown yet."""
FOLDED = 6
"""Lines that a touch takes until it is opened."""


def touch_rows(
    situation: Situation,
    contact_id: str,
    *,
    opened: frozenset[str] = frozenset(),
    most: int | None = None,
) -> list[ListRow]:
    """Return a row for each touch with a contact, the newest first.

    Args:
        situation: What the records are on the day.
        contact_id: Whose timeline it is.
        opened: Ids of the touches that are shown whole.
        most: How many touches are shown; the row ``OLDER`` stands for the rest. None shows all.
    """
    touches = situation.touches_of(contact_id)
    newest = list(islice(reversed(touches), most))
    rows = [
        ListRow(
            f"touch:{touch.id}",
            _day(touch.day, situation.today),
            _body(touch, situation, contact_id),
            lines=0 if touch.id in opened else FOLDED,
        )
        for touch in newest
    ]
    if len(newest) < len(touches):
        rows.append(
            ListRow(
                OLDER,
                "",
                Content.styled(f"{plural(len(touches) - len(newest), 'earlier one')} …", "$faint"),
            )
        )
    return [
        heading("TIMELINE", plural(len(touches), "touch", "touches")),
        *rows,
    ]


def latest_rows(situation: Situation, contact_id: str, note: str) -> list[ListRow]:
    """Return the newest touch with a contact alone; ``note`` stands at the end of its heading."""
    newest = next(reversed(situation.touches_of(contact_id)), None)
    if newest is None:
        return []
    body = _body(newest, situation, contact_id)
    row = ListRow(f"touch:{newest.id}", _day(newest.day, situation.today), body, lines=FOLDED)
    return [heading("LATEST", note), row]


def _day(day: date, today: date) -> str:
    return "no day" if day == date.min else short_day(day, today)


def _body(touch: Touch, situation: Situation, contact_id: str) -> Content:
    glyph = GLYPHS.get(touch.kind) or DIRECTIONS.get(touch.direction, "●")
    details = _details(touch, situation, contact_id)
    parts: list[Content | str | tuple[str, str]] = [
        (glyph, "$accent" if touch.kind in MEETINGS else "$muted"),
        " ",
        (touch_word(touch), "bold"),
        ("".join(f" · {clean(detail)}" for detail in details), "$muted"),
    ]
    if touch.note:
        parts += ["\n", clean_lines(touch.note)]
    for word, text in (("learned", touch.learned), ("why", touch.why), ("said", touch.hook)):
        if text:
            parts += ["\n", (f"{word} ", "$muted"), clean_lines(text)]
    return Content.assemble(*parts)


def _details(touch: Touch, situation: Situation, contact_id: str) -> list[str]:
    """When, how long, where and with whom a touch was, and what came of it."""
    hub = situation.records.hubs.get(touch.hub)
    companions = sorted(map(situation.name_of, touch.contacts - {contact_id}))
    details = [touch.time]
    if touch.minutes:
        details.append(f"{touch.minutes} min")
    if hub:
        details.append(f"at {hub.name}")
    if companions:
        details.append(f"with {joined(companions)}")
    if touch.outcome in TELLING and touch.kind != "intro":
        details.append(touch.outcome)
    if touch.overrode:
        details.append("asked without an offer")
    if touch.private:
        details.append("private")
    details += [f"#{tag}" for tag in sorted(touch.tags)]
    return list(filter(None, details))
