from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from planner.change import Change, Put
from planner.commands.day.day import (
    done,
    lighter,
    off,
    pass_over,
    pledge,
    pledge_due,
    skip,
    skip_cost,
    snooze,
)
from planner.commands.people.contacts import add, move, prepare
from planner.commands.session import Session
from planner.errors import PlannerError, UsageError

LAST_YEAR = date(2025, 12, 1)


def touched(session: Session, contact: str, day: date) -> None:
    fields = {"contacts": frozenset({contact}), "kind": "coffee", "direction": "both", "day": day}
    session.apply(Change("met", (Put("touches", f"t-{contact}-{day}", fields),)))


def test_making_the_new_touch_closes_the_day(session: Session) -> None:
    ana, bo = add(session, "Ana Li", {}), add(session, "Bo Chen", {})
    first = session.plan.new_touch
    assert first is not None
    done(session, first.contact)
    assert session.plan.quota.done == 1
    assert session.plan.new_touch is None
    assert {ana, bo} - {first.contact} == {each.contact for each in session.plan.bench}


def test_a_promise_is_ticked_off_and_its_touch_logged(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    touched(session, ana, LAST_YEAR)
    session.apply(
        Change(
            "p",
            (Put("promises", "p1", {"contact": ana, "text": "the deck", "due": session.today}),),
        )
    )
    assert session.plan.items[0].id == "p1"
    done(session, "p1")
    assert session.records.promises["p1"].done_on == session.today
    assert session.situation.touches_of(ana)[-1].note == "the deck"
    assert all(item.contact != ana for item in session.plan.items)
    with pytest.raises(PlannerError, match="no longer open"):
        done(session, "p1")


def test_nothing_is_ticked_off_of_somebody_of_whom_nothing_is_due(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    done(session, "Ana Li")
    with pytest.raises(PlannerError, match=r"Nothing of Ana Li is due today(?s:.*)planner log"):
        done(session, "Ana Li")
    assert len(session.situation.touches_of(ana)) == 1


def test_whoever_is_late_is_ticked_off_by_name(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    touched(session, ana, session.today - timedelta(days=200))
    done(session, "Ana Li")
    assert session.situation.touches_of(ana)[-1].day == session.today


def test_a_favour_is_settled(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    session.apply(
        Change("f", (Put("favours", "f1", {"contact": ana, "what": "referral", "day": LAST_YEAR}),))
    )
    assert [each.contact for each in session.board["owed"]] == [ana]
    done(session, "f1")
    assert not session.records.favours["f1"].open
    assert session.board["owed"] == ()


def test_every_item_of_the_plan_can_be_done(session: Session) -> None:
    for number in range(6):
        contact = add(session, f"Person {number}", {})
        if number > 1:
            touched(session, contact, LAST_YEAR - timedelta(days=number))
    for _ in range(20):
        items = session.plan.items
        if not items:
            break
        done(session, items[0].id)
        assert items[0].id not in {each.id for each in session.plan.items}
    else:
        pytest.fail("the day never ends")


def test_a_snooze_sticks_and_is_no_contact(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    touched(session, ana, LAST_YEAR)
    item = next(each for each in session.plan.items if each.contact == ana)
    until = session.today + timedelta(days=14)
    snooze(session, item.id, until)
    assert all(each.contact != ana for each in session.plan.items)
    assert session.situation.touches_of(ana)[-1].day == LAST_YEAR
    for days, there in ((1, False), (13, False), (15, True)):
        later = Session(session.book, session.today + timedelta(days=days))
        assert any(each.contact == ana for each in later.plan.items) is there, days
    with pytest.raises(UsageError):
        snooze(session, ana, session.today)


def test_a_promise_snoozed_past_its_due_day_says_so(session: Session) -> None:
    due = session.today + timedelta(days=3)
    session.apply(Change("p", (Put("promises", "p1", {"text": "the deck", "due": due}),)))
    assert "past" not in snooze(session, "p1", due)
    assert snooze(session, "p1", due + timedelta(days=2)).endswith(", 2 days past its due day")


def test_R1_skip_with_a_reason(session: Session) -> None:
    add(session, "Ana Li", {})
    skip(session, "in bed with a cold")
    assert session.plan.skipped == "in bed with a cold"
    assert session.plan.new_touch is None
    with pytest.raises(PlannerError, match="skipped already"):
        skip(session)


def test_R1_nothing_is_owed_on_a_free_day_and_nothing_is_skipped(session: Session) -> None:
    add(session, "Ana Li", {})
    saturday = Session(session.book, session.today + timedelta(days=5 - session.today.weekday()))
    off(session, session.today, session.today)
    for free in (saturday, session):
        before = free.book.version
        with pytest.raises(PlannerError, match="Nothing is owed today"):
            skip(free, "lazy")
        assert free.book.version == before


def test_days_off_do_not_count(session: Session) -> None:
    off(session, session.today, session.today + timedelta(days=2))
    assert session.plan.working is False
    off(session, session.today, session.today, working=True)
    assert session.plan.working is True
    with pytest.raises(UsageError):
        off(session, session.today, session.today - timedelta(days=1))
    with pytest.raises(UsageError):
        off(session, session.today, session.today + timedelta(days=1000))


def test_R9_preparing_gives_the_new_touch_its_hook(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    assert session.plan.new_touch is not None
    assert session.plan.new_touch.hook == ""
    assert [item.kind for item in session.plan.items] == ["prepare"]
    prepare(session, ana, "your talk on caching")
    assert session.plan.new_touch.hook == "your talk on caching"
    assert session.plan.items == ()


def test_R1_a_time_is_pledged_for_today_or_for_every_day(session: Session) -> None:
    add(session, "Ana Li", {})
    assert (
        pledge(session, "9am", daily=True) == "pledged the new touch for 09:00, every working day"
    )
    assert session.plan.pledged == "09:00"
    assert pledge(session, "8:30") == "pledged the new touch for 08:30"
    assert session.plan.pledged == "08:30"
    pledge(session, "none")
    assert session.plan.pledged == "09:00"
    pledge(session, "none", daily=True)
    assert session.plan.pledged == ""
    for text in ("soon", "25:00", "9:30-10", "8", ""):
        if text:
            with pytest.raises(UsageError, match="is no time of day"):
                pledge(session, text)


def test_R1_the_pledge_is_due_once_its_time_has_come_and_only_on_the_present_day(
    session: Session,
) -> None:
    add(session, "Ana Li", {})
    pledge(session, "8:30")
    morning = datetime.combine(session.today, datetime.min.time())
    assert pledge_due(session, morning.replace(hour=9)) == "", (
        "a day that was asked for is not the present one"
    )
    live = Session(session.book)
    live.today = session.today
    assert pledge_due(live, morning.replace(hour=8)) == ""
    assert (
        pledge_due(live, morning.replace(hour=9))
        == "08:30: the time you pledged for today's new touch, Ana Li"
    )
    skip(live)
    assert pledge_due(live, morning.replace(hour=9)) == ""


def test_R1_what_skipping_costs_can_be_asked_before(session: Session) -> None:
    add(session, "Ana Li", {})
    assert skip_cost(session).streak == "no streak is running that it could end"


def test_R8_a_lighter_day_is_taken_and_given_back(session: Session) -> None:
    assert session.plan.budget_minutes == 10
    assert lighter(session) == "a lighter day: half the minutes"
    assert session.plan.budget_minutes == 5
    lighter(session, usual=True)
    assert session.plan.budget_minutes == 10


def test_R17_a_card_moved_by_hand_stays_until_the_next_touch(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    move(session, ana, "active")
    assert [each.contact for each in session.board["active"]] == [ana]
    later = Session(session.book, session.today + timedelta(days=1))
    assert [each.contact for each in later.board["active"]] == [ana]
    done(later, ana)
    assert [each.contact for each in later.board["active"]] == []
    move(session, ana, "owed")
    move(session, ana, None)
    assert session.records.contacts[ana].column_pin is None


def test_R1_whoever_is_passed_over_is_not_offered_for_a_fortnight(session: Session) -> None:
    for name in ("Ana Li", "Bo Chen", "Cy Ortiz"):
        add(session, name, {})
    seen = set()
    for _ in range(3):
        assert session.plan.new_touch is not None
        seen.add(session.plan.new_touch.contact)
        pass_over(session)
    assert len(seen) == 3
    assert session.plan.new_touch is None
    with pytest.raises(PlannerError, match="no new touch"):
        pass_over(session)
    until = session.today + timedelta(days=14)
    assert {contact.passed_until for contact in session.records.contacts.values()} == {until}
