"""`why` in words, the same in the shell and in the app: the parts of what the engine tells of a
contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.value import NamedTuple
from planner.words import plural, short_day

if TYPE_CHECKING:
    from datetime import date

    from planner.engine.plan import NextUp
    from planner.engine.views.explain import Explanation


class WhyPart(NamedTuple):
    """A part of the telling: what it is about, its first words, rows of cells and lines of text
    under it."""

    title: str
    lead: str
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    """The columns of the rows that are aligned to the right."""


def tell(explanation: Explanation, today: date) -> tuple[WhyPart, ...]:
    """Return what the engine tells of a contact, part by part; the first is where they stand, the
    last what would change it."""
    stands = explanation.standing
    where = f"{'owed a favour' if stands.owed else stands.column}, {stands.arrow}"
    return (
        WhyPart("", f"{explanation.name}: {where}", lines=(stands.reason,)),
        _temperature(explanation, today),
        _cadence(explanation, today),
        WhyPart("NEXT", next_words(explanation.next, today)),
        WhyPart("WHAT WOULD CHANGE IT", "", tuple(tuple(knob) for knob in explanation.knobs)),
    )


def next_words(coming: NextUp, today: date) -> str:
    """Return what comes next with a contact, behind its day where it has one."""
    if coming.day is None:
        return coming.reason
    return f"{short_day(coming.day, today)}: {coming.reason}"


def _temperature(explanation: Explanation, today: date) -> WhyPart:
    rows = tuple(
        (
            short_day(touch.day, today),
            touch.kind,
            touch.direction,
            f"{touch.weight:g}",
            "now",
            f"{touch.left:.3f}",
        )
        for touch in explanation.touches
    )
    lines = (
        [f"and {explanation.earlier:.3f} left of what was before"] if explanation.earlier else []
    )
    if not explanation.touches:
        lines.append("no touch yet")
    if explanation.active_needs:
        lines.append(explanation.active_needs)
    peak = explanation.peak
    if peak.day is not None:
        lines.append(f"at its warmest {peak.score:.2f}, {short_day(peak.day, today)}")
    lead = (
        f"{explanation.standing.score:.3f}  (active from {explanation.active_from:.3f}; "
        f"half is gone after {explanation.half_life} days)"
    )
    return WhyPart("TEMPERATURE", lead, rows, tuple(lines), right=(3,))


def _cadence(explanation: Explanation, today: date) -> WhyPart:
    lines = []
    if explanation.last and explanation.lateness is not None:
        due = f", due {short_day(explanation.due, today)}" if explanation.due else ""
        lines.append(
            f"last touch {short_day(explanation.last, today)}: {explanation.lateness:.0%} of it "
            f"gone{due}"
        )
    if explanation.ladder:
        lines.append(explanation.ladder)
    if explanation.bench_place:
        lines.append(f"place {explanation.bench_place} of {explanation.bench_length} on the bench")
    if explanation.balance:
        lines.append(f"favours given minus received: {explanation.balance:+.1f}")
    return WhyPart(
        "CADENCE",
        f"every {plural(explanation.cadence, 'day')} ({explanation.cadence_from})",
        (),
        tuple(lines),
    )
