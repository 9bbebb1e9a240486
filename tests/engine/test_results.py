from __future__ import annotations

from planner.engine.habit.pace import pace
from planner.engine.habit.quarters import verdicts_by_quarter
from planner.engine.habit.ramp import ramp
from planner.engine.habit.steadiness import thermometer
from planner.engine.habit.voters import voter_share
from planner.engine.standing.milestones import STEPS
from planner.engine.views.funnel import funnel
from tests.engine.builders import TODAY, Book, ago, ahead


def intake(book: Book, minutes: int, days_ago: int) -> str:
    session = book.intake(minutes)
    book.change("intakes", session, day=ago(days_ago))
    return session


def test_R22_the_funnel_counts_people_by_how_far_they_came():
    book = Book()
    book.touch(book.contact("Silent"), 50, "email")
    answered = book.contact("Answered")
    book.touch(answered, 50, "email")
    book.touch(answered, 48, "replied")
    hired = book.contact("Hired")
    book.touch(hired, 40, "coffee")
    book.touch(hired, 20, "email", outcome="offer")
    told = funnel(book.situation())
    assert told.total.counts == {
        "new touch": 3,
        "reply": 2,
        "conversation": 1,
        "introduction": 0,
        "lead": 1,
        "interview": 1,
        "offer": 1,
    }
    assert told.total.rate("offer") == 0.333


def test_R22_a_refusal_is_no_reply_and_old_touches_are_no_new_ones():
    book = Book()
    refused = book.contact()
    book.touch(refused, 30, "email")
    book.touch(refused, 20, "rejected")
    book.touch(book.contact("Old"), 500, "coffee")
    assert funnel(book.situation()).total.counts["new touch"] == 1
    assert funnel(book.situation()).total.counts["reply"] == 0
    assert funnel(book.situation(), 600).total.counts["new touch"] == 2


def test_R22_by_channel_hub_hook_and_connector():
    book = Book()
    hub, sam = book.hub("PyData"), book.contact("Sam")
    book.touch(sam, 900, "coffee")
    ana = book.contact("Ana", introduced_by=sam, met_at=hub)
    book.touch(ana, 30, "linkedin", hook="your talk")
    book.touch(book.contact("Bo", met_at="a train"), 20, "coffee", outcome="lead")
    by = funnel(book.situation()).by
    assert [(group.name, group.counts["lead"]) for group in by["channel"]] == [
        ("coffee", 1),
        ("linkedin", 0),
    ]
    assert [group.name for group in by["hub"]] == ["a train", "PyData"]
    assert [group.name for group in by["hook"]] == ["your talk", "—"]
    assert [group.name for group in by["connector"]] == ["Sam", "—"]
    assert all(set(group.counts) == set(STEPS) for groups in by.values() for group in groups)


def test_R22_a_lost_week_has_a_price_once_a_month_has_one():
    book = Book()
    book.touch(book.contact(added=ago(60)), 60, "coffee", outcome="interview")
    assert funnel(book.situation()).cost is None
    cost = funnel(book.situation(month_cost=3000)).cost
    assert cost is not None
    assert cost.week == 690
    assert cost.each["interview"] == cost.so_far == 6012
    assert "offer" not in cost.each


def test_R22_an_empty_book_has_an_empty_funnel():
    told = funnel(Book().situation(month_cost=100))
    assert told.total.rate("reply") is None
    assert set(told.total.counts.values()) == {0}


def test_R8_half_in_half_out():
    book = Book()
    ana = book.contact()
    book.touch(ana, 200, "coffee")
    for days in range(5):
        book.touch(ana, days, "email", minutes=6)
    assert pace(book.situation()).lacks == "intake"
    book.intake(30)
    balanced = pace(book.situation())
    assert (balanced.intake, balanced.outreach, balanced.intake_share, balanced.lacks) == (
        30,
        30,
        0.5,
        "",
    )
    book.intake(90)
    assert pace(book.situation()).lacks == "outreach"


def test_R8_three_days_in_a_row_over_twice_the_budget_are_too_much():
    book = Book()
    ana = book.contact()
    book.touch(ana, 3, "coffee", minutes=20)
    for days in (0, 1):
        book.touch(ana, days, "call", minutes=31)
    assert not pace(book.situation()).over_networking
    intake(book, 31, 2)
    told = pace(book.situation())
    assert (told.heavy_days, told.over_networking) == (3, True)
    assert "lighter day" in told.reason


def test_R8_a_weekend_breaks_no_run_and_a_meeting_counts_with_its_length():
    book = Book()
    thursday = intake(book, 35, 6)
    for days in (2, 1):
        intake(book, 35, days)
    assert pace(book.situation()).heavy_days == 2, "Monday and Tuesday, but not Friday"
    book.change("intakes", thursday, day=ago(5))
    assert pace(book.situation()).heavy_days == 3, "Friday too, the weekend between them being free"
    meetings = Book()
    ana = meetings.contact()
    for days in reversed(range(5)):
        meetings.touch(ana, days, "dinner", minutes=180)
    assert pace(meetings.situation()).outreach == 5 * 180
    assert pace(meetings.situation()).heavy_days == 4, "the first one is a new touch"


def test_R8_days_off_end_a_run():
    book = Book()
    for days in (0, 1, 2, 5, 6):
        intake(book, 35, days)
    assert pace(book.situation()).over_networking
    book = Book()
    for days in (6, 7, 8):
        intake(book, 35, days)
    for days in (1, 2, 5):
        book.day(days, off=True)
    assert pace(book.situation()).heavy_days == 0


def test_R8_doing_the_plan_is_never_over_networking():
    """Somebody with more replies, promises and thanks than minutes does all that the plan asks for,
    day after day."""
    book = Book()
    people = [book.known(f"P{number:02d}", 150 + number, cadence_days=90) for number in range(40)]
    for number in range(30):
        book.promise(people[number], due=ahead(number % 10))
        book.touch(people[number], 1 + number % 3, "replied")
    book.contacts(20, added=ago(30))
    for number in range(14):
        today = ahead(number)
        plan = book.plan(today=today)
        assert not any(line.cause == "pace" for line in plan.advice_lines), today
        for person in people[number : number + 14]:
            book.touch(person, 1 - number, "replied")
        plan = book.plan(today=today)
        for item in plan.items:
            if item.kind == "promise":
                book.change("promises", item.id, done_on=today)
            if item.contact:
                book.touch(item.contact, -number, "message")
        if plan.new_touch is not None:
            book.touch(plan.new_touch.contact, -number, "email")
    assert not pace(book.situation(today=ahead(14))).over_networking


def test_R8_the_own_pace_is_the_measure():
    book = Book()
    ana = book.contact()
    for days in range(1, 80):
        if ago(days).weekday() < 5:
            book.touch(ana, days, "coffee", minutes=45)
    assert not pace(book.situation()).over_networking, "a coffee each day is a usual week"


def test_R19_more_than_half_to_seekers_is_a_stop_loss():
    book = Book()
    seekers = [book.contact(f"S{each}", voter="set") for each in range(3)]
    swing = [book.contact(f"W{each}", voter="swing") for each in range(3)]
    book.touch(seekers, 1, "email")
    book.touch(swing, 2, "email")
    book.touch(seekers, 9, "email")
    even = voter_share(book.situation())
    assert (even.set, even.swing, even.share, even.stop_loss) == (3, 3, 0.5, False)
    book.touch(seekers[:1], 3, "call")
    assert voter_share(book.situation()).stop_loss
    assert voter_share(Book().situation()).share is None


def test_R19_what_they_sent_is_no_outreach_and_one_touch_tells_nothing():
    book = Book()
    ana = book.contact(voter="set")
    book.touch(ana, 1, "email", direction="in")
    assert voter_share(book.situation()).share is None
    book.touch(ana, 1, "email")
    assert not voter_share(book.situation()).stop_loss


def test_R5_the_verdict_of_each_quarter_is_what_it_was_on_its_last_day():
    book = Book()
    for days in range(0, 400, 3):
        book.touch(book.contact(f"P{days}"), days, "email")
    situation = book.situation()
    quarters = verdicts_by_quarter(situation)
    assert [quarter.name for quarter in quarters][-1] == "2026 Q4"
    assert quarters[-1].end == TODAY
    for quarter in quarters:
        then = book.situation(quarter.end)
        told = thermometer(then)
        assert (quarter.value, quarter.verdict, quarter.reason) == tuple(told)
    assert sum(quarter.touches for quarter in quarters) == len(book.tables["touches"])


def test_R25_each_step_is_checked_from_the_data():
    book = Book()
    first = ramp(book.situation())
    assert (first.week, first.done) == (1, False)
    assert "list 20 people" in first.next
    people = [book.contact(f"P{each}") for each in range(20)]
    assert ramp(book.situation()).week == 2
    for each in range(5):
        book.touch(people[each], 10 + each, "email")
    assert ramp(book.situation()).week == 3
    for each in range(5):
        book.touch(people[each], 5, "email")
    for each in range(3):
        book.hook(f"talk {each}")
    assert ramp(book.situation()).week == 4
    book.touch(people[0], 2, "event", hub=book.hub())
    assert "who else" in ramp(book.situation()).next
    book.change("contacts", people[3], introduced_by=people[1])
    last = ramp(book.situation())
    assert (last.week, last.done, last.next) == (5, True, "")


def test_R25_triage_holds_the_first_week_open_for_a_newcomer_only_and_it_can_be_switched_off():
    book = Book()
    for each in range(30):
        book.contact(f"P{each}", state="triage")
    assert "triage" in ramp(book.situation()).next
    off = ramp(book.situation(ramp=False))
    assert (off.on, off.next) == (False, "")
