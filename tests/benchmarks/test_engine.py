from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.engine import cases, habit, promised, temperature
from benchmarks.engine.baselines import due_today, earliest_deadline, reduce_max
from benchmarks.engine.network import EVERY_DAY, START, Day, Engine, never_late, play, steady
from benchmarks.engine.table import Result
from benchmarks.enron import DATA
from planner.engine.habit.quarters import verdicts_by_quarter
from planner.engine.happened.calendar import Calendar
from planner.engine.situation import Situation
from planner.engine.today.day import plan_day
from planner.records import Contact, Records, Touch
from planner.settings import Settings

EVERY = Calendar(Settings(working_days=EVERY_DAY))


@settings(max_examples=20)
@given(st.lists(st.integers(3, 60), min_size=1, max_size=12), st.integers(1, 2))
def test_the_measured_rule_chooses_whom_the_plan_of_the_day_does(cadences: list[int], slots: int):
    """The adaptor is thin: a real book, planned by `plan_day` and done, goes the same way day by
    day."""
    chosen: list[list[int]] = []
    life = steady(90, slots)
    engine = Engine(cadences, life.calendar)

    def spy(day: Day) -> list[int]:
        chosen.append(engine(day))
        return chosen[-1]

    play(cadences, spy, life)
    assert chosen == by_plan(cadences, slots, 90)


def by_plan(cadences: list[int], slots: int, days: int) -> list[list[int]]:
    contacts = {
        str(who): Contact(str(who), str(who), cadence_days=every)
        for who, every in enumerate(cadences)
    }
    day_0 = date.fromordinal(START)
    touches = {"day 0": Touch("day 0", frozenset(contacts), "email", "both", day_0)}
    told = []
    for number in range(1, days + 1):
        today = date.fromordinal(START) + timedelta(days=number)
        preferences = Settings(budget_minutes=5 * slots, working_days=EVERY_DAY)
        plan = plan_day(Situation(Records(contacts, dict(touches)), preferences, today))
        # What an empty day offers beside the rule is no choice of the rule.
        told.append(
            [
                int(item.contact)
                for item in plan.items
                if item.kind == "keep_in_touch" and "the day has room" not in item.reason
            ]
        )
        # Each new touch is with somebody else: follow-ups alone say what the user can keep up.
        touches[f"{number} new"] = Touch(
            f"{number} new", frozenset({f"new {number}"}), "email", "both", today
        )
        for who in told[-1]:
            touches[f"{number} {who}"] = Touch(
                f"{number} {who}", frozenset({str(who)}), "email", "both", today
            )
    return told


def test_the_pinwheel_instances_are_all_of_them():
    instances = cases.pinwheel_instances()
    assert len(instances) == 10_359
    assert all(sum(1 / cadence for cadence in each) <= 5 / 6 + 1e-9 for each in instances)


def test_the_engine_is_never_late_on_a_sample_of_the_pinwheel_instances():
    for each in cases.pinwheel_instances()[::97]:
        assert never_late(each, Engine(each, EVERY, seasoned=True)), each


def test_a_rule_that_is_late_is_found_out():
    assert not never_late((2, 3), due_today)
    assert never_late((2, 4), earliest_deadline)
    assert not never_late((2, 3, 7), reduce_max), "it cannot be done at all"
    assert play([2, 2], reduce_max, steady(20, 1)).late == 0
    late = play([2, 2, 2], reduce_max, steady(20, 1))
    assert late.late > 0
    assert late.worst == 1.5


def test_play_counts_every_gap_and_days_off_take_nothing():
    days: list[int] = []

    def every_time(day: Day) -> list[int]:
        days.append(day.now)
        return [0]

    life = steady(28, 1, working=(0, 1, 2, 3, 4))._replace(missed=frozenset({1}))
    told = play([7], every_time, life)
    assert told.touches == len(days) == 19
    assert told.worst == pytest.approx(3 / 7)
    assert all(1 <= later - earlier <= 3 for earlier, later in pairwise(days))


def test_the_bounds_are_bounds():
    assert cases.fewest([10], 30) == 2
    assert cases.lower_bound([10] * 20, 1) == 2.0
    assert cases.lower_bound([10] * 20, 2) == 1.0
    network = cases.network(3, 0.8)
    assert 0.7 < sum(1 / cadence for cadence in network) <= 0.8
    told = play(network, Engine(network, EVERY, seasoned=True), steady(300, 1))
    assert told.late == 0
    assert told.touches >= cases.fewest(network, 300)


@given(
    st.lists(st.integers(-2, 9), max_size=9), st.lists(st.integers(0, 2), min_size=1, max_size=7)
)
def test_R3_promises_are_kept_as_a_maximum_matching_would(dues: list[int], slots: list[int]):
    assert promised.kept_in_order(dues, slots) == promised.most_possible(dues, slots)


def test_R3_no_promise_is_late_in_a_year_of_doing_what_is_planned():
    late, _ = promised.life(1)
    assert late.figures["engine"] == 0


def test_the_area_under_the_curve():
    assert temperature.area({"a": 3.0, "b": 2.0, "c": 1.0}, frozenset({"a"})) == 1.0
    assert temperature.area({"a": 3.0, "b": 2.0, "c": 1.0}, frozenset({"c"})) == 0.0
    assert temperature.area({"a": 1.0, "b": 1.0}, frozenset({"a"})) == 0.5
    assert temperature.area({"a": 1.0}, frozenset({"a"})) is None
    assert temperature.area({"a": 1.0, "b": 1.0}, frozenset({"x"})) is None


@pytest.mark.skipif(not DATA.exists(), reason="the shared data is not here")
@pytest.mark.long
def test_on_a_real_archive_the_temperature_tells_more_than_recency_or_count():
    close = temperature.contacts()[0].figures
    assert close["engine"] > close["last touch"]
    assert close["engine"] > close["how many"]
    assert close["engine"] > 0.84


def test_R5_a_steady_year_a_burst_and_a_silence_are_drawn_as_what_they_are():
    first = date(2024, 1, 1)
    steady = {first + timedelta(days=day): 1 for day in range(366)}
    bursts = {date(2025, month, day): 20 for month in (1, 3, 5) for day in (1, 2)}
    habits = {**steady, **bursts}
    quarters = verdicts_by_quarter(habit.situation_of(habits, date(2025, 12, 31)))
    verdicts = {quarter.name: quarter.verdict for quarter in quarters}
    assert [verdicts[f"2024 Q{number}"] for number in (1, 2, 3, 4)] == ["steady"] * 4
    assert verdicts["2025 Q1"] in ("hot-and-cold", "gone quiet")
    assert verdicts["2025 Q4"] == "gone quiet"
    picture = ElementTree.fromstring(habit.drawn([habit.Series("a year", habits, quarters)]))
    titles = [each.text or "" for each in picture.iter("{http://www.w3.org/2000/svg}title")]
    assert len(titles) == len(quarters) == 8


def test_a_result_says_whether_the_demand_is_met():
    least = Result("on time", {"engine": 0.9991, "EDF": 0.5}, 0.999, True, "%")
    assert least.reached
    assert (
        least.row(("engine", "other", "EDF")) == "| on time | 99.91% |  | 50.00% | ≥ 99.90% | yes |"
    )
    most = Result("late", {"engine": 3.0}, 2, False)
    assert most.reached is False
    assert most.row(("engine",)) == "| late | 3 | ≤ 2 | **no** |"
    assert Result("x", {"engine": 1.25}, None, False).row(("engine",)) == "| x | 1.250 |  |  |"
