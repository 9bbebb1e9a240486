"""Days: what is sure is read, what is in doubt is not guessed (R27)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.quicklog.days.dates import read_at, read_cadence, read_date, read_range, read_when
from planner.quicklog.words.tokens import tokens_of
from tests.quicklog.book import TODAY, day


@pytest.mark.parametrize(
    ("text", "expected", "taken"),
    [
        ("yesterday at PyData", -1, "yesterday"),
        ("on friday, lunch", -5, "on friday"),
        ("12 nov 2025 x", "2025-11-12", "12 nov 2025"),
        ("3 days ago", -3, "3 days ago"),
        ("12/11 lunch", "2026-11-12", "12/11"),
        ("12.11. lunch", "2026-11-12", "12.11."),
        ("Thursday, 12 November", "2026-11-12", "Thursday, 12 November"),
        ("the 1st", "2026-11-01", "the 1st"),
        ("last tue night", -1, "last tue night"),
    ],
)
def test_R27_a_day_of_a_log_is_the_last_one_past(text: str, expected: str | int, taken: str):
    assert read_date(text, today=TODAY) == (day(expected), len(taken))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fri", 2),
        ("by fri", 2),
        ("in 2w", 14),
        ("tomorrow", 1),
        ("12 nov", "2027-11-12"),
        ("1 dec", "2026-12-01"),
        ("in a month", "2026-12-18"),
        ("end of month", "2026-11-30"),
        ("eow", 2),
        ("next mon", 5),
        ("tue next week", 6),
        ("two weeks from now", 14),
        ("in 3 months", "2027-02-18"),
        ("31 dec", "2026-12-31"),
        ("end of next month", "2026-12-31"),
        ("the 1st", "2026-12-01"),
        ("12/1", "2027-01-12"),
        ("by 2026-11-30", "2026-11-30"),
        ("in 3m", "2027-02-18"),
    ],
)
def test_R27_a_due_day_is_the_next_one_to_come(text: str, expected: str | int):
    found = read_date(text, today=TODAY, direction="future")
    assert found == (day(expected), len(text))


@pytest.mark.parametrize(
    "text",
    [
        "v3.1",
        "2nd nudge",
        "may",
        "May Chen",
        "Sun Li talked",
        "$30",
        "24 people",
        "3.1 is out",
        "12.11",
        "1.",
        "50/50",
        "w/",
        "march on",
        "the 2nd floor",
        "second",
        "2026",
        "nov 2026",
        "1:1",
        "a",
        "in",
        "next",
        "",
        "12 monkeys",
        "3m",
        "10 x",
        "1/2/3/4",
        "2026-1",
        "12-11",
        "99/99/99",
        "0/0",
        "in a rush",
        "the",
        "a few",
        "May the fourth",
    ],
)
def test_R27_what_is_no_day_is_not_taken_for_one(text: str):
    tokens = tokens_of(text)
    found = (
        read_at(tokens, 0, today=TODAY, direction="past")
        if tokens and tokens[0].low != "sun"
        else None
    )
    assert found is None


@pytest.mark.parametrize(
    ("text", "direction", "options"),
    [
        ("31 feb", "past", ["2026-02-28", "2026-03-01"]),
        ("31 feb", "future", ["2027-02-28", "2027-03-01"]),
        ("2026-13-40", "past", ["2026-12-31", "2027-01-01"]),
        ("31/4/2026", "past", ["2026-04-30", "2026-05-01"]),
        ("29 feb", "future", ["2027-02-28", "2027-03-01"]),
        ("wed", "future", [0, 7]),
        ("next fri", "future", [2, 9]),
        ("wed", "past", [-7, 0]),
        ("tomorrow", "past", [0, 1]),
        ("yesterday", "future", [-1, 0]),
        ("thu 13 nov", "past", ["2026-11-12", "2026-11-13"]),
        ("next month", "future", ["2026-12-01", "2026-12-18", "2026-12-31"]),
        ("this week", "past", [-2, -1, 0]),
        ("in march", "future", ["2027-03-01", "2027-03-15"]),
        ("13/13/2026", "past", ["2026-12-13", "2026-12-14"]),
    ],
)
def test_R27_a_day_in_doubt_comes_with_the_days_it_may_be(
    text: str, direction: str, options: list[str | int]
):
    found = read_at(tokens_of(text), 0, today=TODAY, direction=direction)  # type: ignore[arg-type]
    assert found is not None
    assert found.day is None
    assert [*found.options] == [day(each) for each in options]
    assert found.doubt
    assert found.doubt[-1].isalnum(), "the full stop comes after it"
    assert read_date(text, today=TODAY, direction=direction) is None  # type: ignore[arg-type]


def test_R27_the_order_of_day_and_month_is_the_users():
    assert read_date("3/4/2026", today=TODAY) == (date(2026, 4, 3), 8)
    assert read_date("3/4/2026", today=TODAY, date_order="mdy") == (date(2026, 3, 4), 8)
    assert read_date("13/4/2026", today=TODAY, date_order="mdy") == (date(2026, 4, 13), 9), (
        "13 is no month"
    )
    assert read_date("12/25", today=TODAY, direction="future") == (date(2026, 12, 25), 5)
    assert read_date("2/30", today=TODAY, direction="future") is None, (
        "that day does not exist: ask"
    )
    assert read_date("3.4.2026", today=TODAY, date_order="mdy") == (date(2026, 4, 3), 8)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2w", 14),
        ("tomorrow", 1),
        ("fri", 2),
        ("wed", 7),
        ("2026-12-01", "2026-12-01"),
        ("next week", 5),
        ("in 3 days", 3),
        ("next month", "2026-12-01"),
        ("10d", 10),
        ("1y", "2027-11-18"),
        ("3m", "2027-02-18"),
        ("today", 0),
        ("until fri", 2),
        ("yesterday", None),
        ("2026-11-01", None),
        ("31 feb", None),
        ("soon", None),
        ("", None),
        ("fri or so", None),
        ("3", None),
    ],
)
def test_a_snooze_takes_a_day_to_come_and_nothing_else(text: str, expected: str | int | None):
    assert read_when(text, today=TODAY) == day(expected)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-12-24..2027-01-01", "2026-12-24", "2027-01-01"),
        ("2026-12-24", "2026-12-24", "2026-12-24"),
        ("24 dec to 1 jan", "2026-12-24", "2027-01-01"),
        ("fri - mon", 2, 5),
        ("tomorrow", 1, 1),
        ("tomorrow..fri", 1, 2),
    ],
)
def test_days_off_are_a_day_or_a_range(text: str, first: str | int, last: str | int):
    assert read_range(text, today=TODAY) == (day(first), day(last))


@pytest.mark.parametrize(
    "text", ["2027-01-01..2026-12-24", "..", "fri..", "..fri", "x..y", "31 feb..1 apr", ""]
)
def test_a_range_that_makes_no_sense_is_none(text: str):
    assert read_range(text, today=TODAY) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("weekly", 7),
        ("monthly", 30),
        ("quarterly", 90),
        ("twice a year", 182),
        ("yearly", 365),
        ("45", 45),
        ("6w", 42),
        ("close", 30),
        ("warm", 90),
        ("good", 182),
        ("distant", 365),
        ("every 2 weeks", 14),
        ("every other week", 14),
        ("every month", 30),
        ("3 times a year", 121),
        ("once a month", 30),
        ("2 months", 61),
        ("90d", 90),
        ("Fortnightly", 14),
        ("six weeks", 42),
        ("0", None),
        ("never", None),
        ("", None),
        ("often", None),
        ("every", None),
        ("-3", None),
        ("0w", None),
    ],
)
def test_R6_a_cadence_in_words_is_days(text: str, days: int | None):
    assert read_cadence(text) == days


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_R27_a_day_written_in_full_is_that_day(wanted: date, today: date):
    from planner.words import full_day

    for text in (
        wanted.isoformat(),
        full_day(wanted),
        f"{wanted:%d/%m/%Y}",
        f"{wanted.day}.{wanted.month}.{wanted.year}",
    ):
        found = read_at(tokens_of(text), 0, today=today, direction="past")
        assert found is not None
        assert found.day == wanted or (wanted > today and wanted in found.options)
        assert read_date(text, today=today, direction="future") == (wanted, len(text))


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_R27_a_weekday_is_within_a_week_on_the_right_side(today: date, wanted: int):
    name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[wanted]
    past, future = (read_date(name, today=today, direction=way) for way in ("past", "future"))  # type: ignore[arg-type]
    if wanted == today.weekday():
        assert past is None, "today or a week ago: ask"
        assert future is None
        return
    assert past is not None
    assert future is not None
    assert today - timedelta(7) < past[0] < today < future[0] < today + timedelta(7)
    assert past[0].weekday() == future[0].weekday() == wanted


@given(st.text(max_size=40))
def test_any_text_can_be_asked_for_a_day(text: str):
    found = read_date(text, today=TODAY)
    assert found is None or 0 < found[1] <= len(text)
    read_when(text, today=TODAY)
    read_range(text, today=TODAY)
    read_cadence(text)
