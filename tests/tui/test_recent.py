"""Who was touched last comes first where people are picked."""

from __future__ import annotations

from datetime import date, timedelta

from planner.records import Contact, Records, Touch
from planner.tui.recent import recent

TODAY = date(2026, 11, 18)


def test_those_touched_last_come_first_and_a_later_day_does_not_count() -> None:
    today, later = Touch("1", frozenset({"b", "gone"}), day=TODAY), TODAY + timedelta(days=9)
    people = (Contact("a", "A"), Contact("b", "B"), Contact("c", "C"))
    records = Records(
        contacts={each.id: each for each in people},
        touches={"1": today, "2": Touch("2", frozenset({"c"}), day=later)},
    )
    assert recent(records, TODAY) == ["b", "a", "c"]
