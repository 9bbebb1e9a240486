"""`why` in words, the same in the shell and in the app: the parts of what the engine tells of a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.value import NamedTuple
from planner.words import plural, short_day

if TYPE_CHECKING:
    from datetime import date

    from planner.engine.views.explain import Explanation


class WhyPart(NamedTuple):
    """A part of the telling: what it is about, its first words, rows of cells and lines of text under it."""

    title: str
    lead: str
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    """The columns of the rows that are aligned to the right."""


def tell(told: Explanation, today: date) -> tuple[WhyPart, ...]:
    """Return what the engine tells of a contact, part by part; the first is where they stand, the last what would
    change it."""
    stands = told.standing
    where = f"{'owed a favour' if stands.owed else stands.column}, {stands.arrow}"
    return (
        WhyPart("", f"{told.name}: {where}", lines=(stands.reason,)),
        _temperature(told, today),
        _cadence(told, today),
        WhyPart(
            "NEXT",
            f"{short_day(told.next.day, today) if told.next.day else '—'}: {told.next.reason}",
        ),
        WhyPart("WHAT WOULD CHANGE IT", "", tuple(tuple(knob) for knob in told.knobs)),
    )


def _temperature(told: Explanation, today: date) -> WhyPart:
    rows = tuple(
        (
            short_day(touch.day, today),
            touch.kind,
            touch.direction,
            f"{touch.weight:g}",
            "now",
            f"{touch.left:.2f}",
        )
        for touch in told.touches
    )
    lines = [f"and {told.earlier:.2f} left of what was before"] if told.earlier else []
    if not told.touches:
        lines.append("no touch yet")
    lead = f"{told.standing.score:.2f}  (active from 1, warming from 0.25; halves every {told.half_life} days)"
    return WhyPart("TEMPERATURE", lead, rows, tuple(lines), right=(3,))


def _cadence(told: Explanation, today: date) -> WhyPart:
    lines = []
    if told.last and told.lateness is not None:
        due = f", due {short_day(told.due, today)}" if told.due else ""
        lines.append(
            f"last touch {short_day(told.last, today)}: {told.lateness:.0%} of it gone{due}"
        )
    if told.ladder:
        lines.append(told.ladder)
    if told.bench_place:
        lines.append(f"place {told.bench_place} of {told.bench_length} on the bench")
    if told.balance:
        lines.append(f"favours given minus received: {told.balance:+.1f}")
    return WhyPart(
        "CADENCE", f"every {plural(told.cadence, 'day')} ({told.cadence_from})", (), tuple(lines)
    )
