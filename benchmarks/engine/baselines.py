"""What the engine's rule is measured against: three rules that anybody could write in a line."""

from __future__ import annotations

from benchmarks.engine.network import Day


def due_today(day: Day) -> list[int]:
    """The list that most reminder programs show: who is due today or overdue, the longest overdue first, cut off."""
    due = [
        (cadence - (day.now - last), who)
        for who, (last, cadence) in _clocks(day)
        if day.now - last >= cadence
    ]
    return [who for _, who in sorted(due)[: day.slots]]


def earliest_deadline(day: Day) -> list[int]:
    """Earliest deadline first, every slot used."""
    return [
        who
        for _, who in sorted((last + cadence, who) for who, (last, cadence) in _clocks(day))[
            : day.slots
        ]
    ]


def reduce_max(day: Day) -> list[int]:
    """Plain Reduce-Max: the largest lateness ratio first, every slot used (bamboo garden trimming)."""
    ranked = sorted(
        (-(day.now - last) / cadence, cadence, who) for who, (last, cadence) in _clocks(day)
    )
    return [who for _, _, who in ranked[: day.slots]]


def _clocks(day: Day) -> list[tuple[int, tuple[int, int]]]:
    return list(enumerate(zip(day.last, day.cadences, strict=True)))
