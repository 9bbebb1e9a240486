"""What the engine's rule is measured against: four rules that anybody could write in a line."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.engine.network import Day


def due_today(day: Day) -> list[int]:
    """The list that most reminder programs show: who is due today or overdue, the longest overdue
    first, cut off."""
    due = [
        (last + cadence, contact)
        for contact, last, cadence in _clocks(day)
        if day.now - last >= cadence
    ]
    return [contact for _, contact in sorted(due)[: day.slots]]


def earliest_deadline(day: Day) -> list[int]:
    """Earliest deadline first, every slot used."""
    deadlines = sorted((last + cadence, contact) for contact, last, cadence in _clocks(day))
    return [contact for _, contact in deadlines[: day.slots]]


def earliest_from_half(day: Day) -> list[int]:
    """Earliest deadline first among those with half of their cadence gone."""
    deadlines = [
        (last + cadence, contact)
        for contact, last, cadence in _clocks(day)
        if 2 * (day.now - last) >= cadence
    ]
    return [contact for _, contact in sorted(deadlines)[: day.slots]]


def reduce_max(day: Day) -> list[int]:
    """Plain Reduce-Max: the largest lateness ratio first, every slot used (bamboo garden
    trimming)."""
    ranked = sorted(
        (-(day.now - last) / cadence, cadence, contact) for contact, last, cadence in _clocks(day)
    )
    return [contact for _, _, contact in ranked[: day.slots]]


def _clocks(day: Day) -> Iterator[tuple[int, int, int]]:
    for contact, (last, cadence) in enumerate(zip(day.last, day.cadences, strict=True)):
        if last < day.now:
            yield contact, last, cadence
