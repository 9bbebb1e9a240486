from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.engine.happened.log import Log
from planner.engine.happened.touching import (
    BOTH,
    IN,
    MEETING,
    OUT,
    OUTCOME,
    REFUSAL,
    outgoing,
    refusal,
    sorts_of,
    way,
)
from planner.engine.situation import Situation
from planner.engine.today.day import plan_day
from planner.engine.views.board import board
from planner.records import MEETINGS, Touch
from planner.settings import Settings
from tests.engine.builders import TODAY, Book, ago
from tests.engine.strategies import books, touches

NOW = TODAY.toordinal()


def shape(log: Log) -> tuple[object, ...]:
    """What a log says, whatever way it was made."""
    ties = {
        contact: tie._replace(
            touches=tuple(tie.touches),
            days=tuple(tie.days),
            sorts=tuple(tie.sorts),
            waits=tuple(tie.waits),
            revived=tuple(tie.revived),
        )
        for contact, tie in log.ties.items()
    }
    by_day = {day: tuple(same_day) for day, same_day in log.by_day.items()}
    return (
        ties,
        by_day,
        log.later,
        log.aside,
        log.revivers,
        {day: log.outgoing_on(day) for day in by_day},
    )


@given(
    st.dictionaries(
        st.sampled_from([f"t{number:02d}" for number in range(30)]), touches(), max_size=25
    ),
    st.dictionaries(
        st.sampled_from([f"t{number:02d}" for number in range(30)]),
        touches() | st.none(),
        max_size=8,
    ),
    st.integers(0, 40),
)
def test_a_log_carried_on_says_what_a_fresh_one_says(
    before: dict[str, Touch],
    change: dict[str, Touch | None],
    days: int,
):
    old_touches = {touch_id: touch._replace(id=touch_id) for touch_id, touch in before.items()}
    new_touches = dict(old_touches)
    for touch_id, touch in change.items():
        if touch is None:
            new_touches.pop(touch_id, None)
        else:
            new_touches[touch_id] = touch._replace(id=touch_id)
    old = Log.of(old_touches, NOW)
    for day in range(NOW - 400, NOW, 7):
        old.outgoing_on(day)
    said = shape(old)
    assert shape(old.after(new_touches, NOW + days)) == shape(Log.of(new_touches, NOW + days))
    assert shape(old.after(new_touches, NOW - days)) == shape(Log.of(new_touches, NOW - days))
    assert shape(old) == said, "the old log is as it was"


@given(books(), touches())
def test_a_plan_made_from_the_situation_before_is_the_same(book: Book, touch: Touch):
    old = book.situation()
    plan_day(old)
    board(old)
    records = book.records()
    records = records._replace(
        touches={**records.touches, "touch-9999": touch._replace(id="touch-9999")}
    )
    for today in (TODAY, TODAY + timedelta(days=1)):
        carried = Situation(records, Settings(), today, old)
        fresh = Situation(records, Settings(), today)
        assert plan_day(carried) == plan_day(fresh)
        assert board(carried) == board(fresh)


def test_a_large_change_starts_afresh():
    touches = {
        f"t{number:04d}": Touch(f"t{number:04d}", frozenset({"a"}), day=ago(number))
        for number in range(300)
    }
    log = Log.of({}, NOW).after(touches, NOW)
    assert len(log.ties["a"].touches) == 300
    assert shape(log.after({}, NOW)) == shape(Log.of({}, NOW))


def test_touches_of_shows_everything_oldest_first_whatever_the_rules_leave_out():
    book = Book()
    person = book.contact()
    ids = [
        book.touch(person, -2),
        book.touch(person, 3, "note"),
        book.touch(person, 5),
        book.touch("other", 1),
    ]
    undated = book.touch(person, 0)
    book.change("touches", undated, day=date.min)
    situation = book.situation()
    assert [touch.id for touch in situation.touches_of(person)] == [undated, ids[2], ids[1], ids[0]]
    assert [touch.id for touch in situation.ties[person].touches] == [ids[2]]
    assert situation.touches_of("nobody") == []


def test_touches_of_one_day_go_by_their_time_and_those_without_come_last():
    book = Book()
    person = book.contact()
    ids = [
        book.touch(person, 1, time="18:00"),
        book.touch(person, 1, time="09:30"),
        book.touch(person, 1),
    ]
    assert [touch.id for touch in book.situation().touches_of(person)] == [ids[1], ids[0], ids[2]]


def test_promises_and_favours_of_somebody_are_in_order():
    book = Book()
    person = book.contact()
    later, sooner, undated = (book.promise(person, due=due) for due in (ago(1), ago(5), None))
    young, old = book.favour(person, 3), book.favour(person, 9, direction="given")
    situation = book.situation()
    assert [promise.id for promise in situation.promises_of(person)] == [sooner, later, undated]
    assert [favour.id for favour in situation.favours_of(person)] == [old, young]
    assert situation.promises_of("nobody") == [] == situation.favours_of("nobody")


@given(touches())
def test_the_sort_of_a_touch_tells_what_the_touch_does(touch: Touch):
    (sort,) = sorts_of([touch])
    assert {OUT: "out", IN: "in", BOTH: "both"}[sort & BOTH] == way(touch)
    assert (bool(sort & OUT), bool(sort & REFUSAL)) == (outgoing(touch), refusal(touch))
    assert (bool(sort & MEETING), bool(sort & OUTCOME)) == (
        touch.kind in MEETINGS,
        touch.outcome != "none",
    )


def test_an_answer_without_a_time_comes_after_the_message_of_the_day_that_has_one():
    book = Book()
    ana = book.contact("Ana")
    book.touch(ana, 0, "email", direction="in", time="09:30")
    book.touch(ana, 0, "email")
    plan = book.plan()
    assert (plan.quota.done, [item.kind for item in plan.items if item.kind == "reply"]) == (0, [])
