"""A real mail history as a book: it opens, plans and shows, for the busiest sender too."""

from __future__ import annotations

import gzip
from datetime import date
from pathlib import Path

import pytest

from benchmarks.books import name_of, records_of
from benchmarks.enron import DATA, Mail, history_of, read_mails, senders
from planner.change import Put
from planner.engine.situation import Situation
from planner.engine.today.day import plan_day
from planner.engine.views.board import board
from planner.errors import PlannerError
from planner.records import Records
from planner.settings import Settings

MAILS = [
    Mail(date(2001, 5, 1), 1, 2),
    Mail(date(2001, 5, 1), 2, 1),
    Mail(date(2001, 5, 2), 3, 1),
    Mail(date(2001, 5, 3), 1, 3),
    Mail(date(2001, 5, 3), 1, 3),
    Mail(date(2001, 5, 9), 2, 3),
]


def test_each_day_and_person_is_one_touch_both_ways_where_both_wrote():
    history = history_of(MAILS, 1)
    records = records_of(history.edits)
    said = [
        (
            touch.day.day,
            touch.direction,
            records.contacts[next(iter(touch.contacts))].name,
            touch.note,
        )
        for touch in records.touches.values()
    ]
    assert said == [
        (1, "both", name_of(2), "2 mails"),
        (2, "in", name_of(3), ""),
        (3, "out", name_of(3), "2 mails"),
    ]
    assert history.last_day == date(2001, 5, 3)
    assert history == history_of(list(reversed(MAILS)), 1)
    assert len({edit.id for edit in history.edits}) == len(history.edits)


def test_somebody_who_is_not_in_the_archive_is_an_error():
    with pytest.raises(PlannerError, match="99"):
        history_of(MAILS, 99)


def test_an_archive_is_read_without_mails_to_oneself(tmp_path: Path):
    path = tmp_path / "mails.csv.gz"
    with gzip.open(path, "wt") as file:
        file.write("date,from,to\n2001-05-01,1,2\n2001-05-01,1,1\n2001-05-02,2,1\n2001-05-03,2,3\n")
    mails = read_mails(path)
    assert len(mails) == 3
    assert senders(mails) == [2, 1]


def test_made_up_names_differ():
    assert len({name_of(number) for number in range(12_000)}) == 12_000


@pytest.fixture(scope="module")
def archive() -> list[Mail]:
    if not DATA.exists():
        pytest.skip("the shared data is not here")
    return read_mails(DATA)


@pytest.mark.parametrize("rank", [0, 1, 5, 20, 50, 90, 130, -1])
def test_a_real_history_plans_and_shows_on_its_last_day_and_the_month_after(
    archive: list[Mail], rank: int
):
    history = history_of(archive, senders(archive)[rank])
    records = records_of(history.edits)
    check(records, history.last_day)
    check(records, history.last_day.replace(year=history.last_day.year + 1))


def check(records: Records, today: date) -> None:
    """The figures of a plan are ones that can be, and everybody is on the board once."""
    situation = Situation(records, Settings(), today)
    plan = plan_day(situation)
    assert plan.day == today
    assert all(item.contact in records.contacts and item.reason for item in plan.items)
    assert len({item.id for item in plan.items}) == len(plan.items)
    assert plan.over_minutes >= 0
    assert plan.utilisation >= 0
    assert 33 <= plan.temperature.value <= 41
    assert plan.streak.days >= 0
    assert 0 <= plan.streak.rate <= 1
    cards = [card.contact for column in board(situation).values() for card in column]
    assert len(cards) == len(set(cards)) == len(records.contacts)


def test_the_edits_are_ones_a_book_takes():
    assert all(
        isinstance(edit, Put) and edit.table in ("contacts", "touches")
        for edit in history_of(MAILS, 1).edits
    )
