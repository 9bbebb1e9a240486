from __future__ import annotations

import pytest

from planner.settings import MINUTES
from tests.engine.builders import TODAY, Book, ago, ahead

ROOMY = {"budget_minutes": 60}


def kinds(book: Book, **settings: object) -> list[str]:
    return [item.kind for item in book.items(**settings)]


def test_an_empty_book_has_a_quiet_plan():
    plan = Book().plan()
    assert (plan.new_touch, plan.items, plan.waiting, plan.spent_minutes, plan.over_minutes) == (
        None,
        (),
        0,
        0,
        0,
    )
    assert plan.temperature.verdict == "too early to say"
    assert plan.streak.days == 0 and plan.utilisation == 0
    assert [line.partition(":")[0] for line in plan.advice] == ["the bench is empty", "week 1 of 4"]


def test_R1_exactly_one_new_touch_is_offered_however_many_wait():
    book = Book()
    book.contacts(30)
    plan = book.plan()
    assert plan.new_touch is not None
    assert len(plan.bench) == 29
    assert plan.new_touch.contact not in {offer.contact for offer in plan.bench}


def test_R1_once_it_is_made_the_plan_offers_no_second():
    book = Book()
    people = book.contacts(5)
    book.touch(people[0], 0, "email")
    plan = book.plan()
    assert plan.new_touch is None
    assert plan.quota.done == 1 and plan.quota.allowed == 1
    assert plan.done == ("Person 000",)


def test_R1_the_log_takes_more_than_the_quota_and_banks_nothing():
    book = Book()
    people = book.contacts(6)
    book.touch(people[:5], 1, "event")
    assert book.plan(today=ago(1)).quota.done == 5
    assert book.plan().new_touch is not None, "five yesterday do not count for today"


def test_R1_a_skipped_day_offers_none_and_keeps_the_reason():
    book = Book()
    book.contacts(2)
    book.day(0, skipped="ill")
    plan = book.plan()
    assert plan.new_touch is None and plan.skipped == "ill"
    assert plan.streak.marks[-1] == "missed"


def test_R1_follow_ups_never_take_the_slot_of_the_new_touch():
    book = Book()
    cold = book.contact("Cold")
    for number in range(9):
        book.promise(book.known(f"Old {number}", 10), due=TODAY)
    plan = book.plan()
    assert plan.new_touch is not None and plan.new_touch.contact == cold


def test_R2_a_second_touch_opens_only_when_the_follow_ups_are_done():
    book = Book()
    book.new_touches(range(1, 29))
    book.contacts(3)
    late = book.promise(book.known("Old", 10), due=TODAY)
    made = book.contact("Made")
    book.touch(made, 0, "email")
    plan = book.plan(nudge_after=900)
    assert (plan.quota.earned, plan.quota.allowed, plan.new_touch) == (2, 1, None)
    book.change("promises", late, done_on=TODAY)
    plan = book.plan(nudge_after=900)
    assert (plan.quota.earned, plan.quota.allowed, plan.quota.done) == (2, 2, 1)
    assert plan.new_touch is not None


def test_R3_the_order_is_replies_promises_ladders_favours_and_then_by_lateness():
    book = Book()
    weekly = book.known("Weekly", 14, cadence_days=7)
    yearly = book.known("Yearly", 366, cadence_days=365)
    helper = book.known("Helper", 60)
    book.favour(helper, 70)
    nudged = book.asked("Nudged", 12)
    promised = book.known("Promised", 20)
    book.promise(promised, due=ahead(1))
    wrote = book.known("Wrote", 2, "replied")
    items = book.items(**ROOMY)
    assert [item.kind for item in items] == [
        "reply",
        "promise",
        "nudge",
        "favour",
        "keep_in_touch",
        "keep_in_touch",
    ]
    assert [item.contact for item in items] == [wrote, promised, nudged, helper, weekly, yearly]


def test_R3_ten_days_late_on_weekly_goes_before_ten_days_late_on_yearly():
    book = Book()
    yearly = book.known("Yearly", 375, cadence_days=365)
    weekly = book.known("Weekly", 17, cadence_days=7)
    assert [item.contact for item in book.items(**ROOMY)] == [weekly, yearly]


def test_R3_promises_come_earliest_due_first_and_the_late_ones_last():
    book = Book()
    person = book.known("Old", 10)
    late = book.promise(person, due=ago(4))
    later = book.promise(person, due=ahead(5))
    soon = book.promise(person, due=ahead(1))
    undated = book.promise(person, due=None, added=ago(4))
    assert [item.id for item in book.items(**ROOMY)] == [soon, undated, later, late]
    by_id = {item.id: item for item in book.items(**ROOMY)}
    assert by_id[late].days_late == 4 and by_id[soon].days_late == 0 and by_id[undated].due is None


def test_R3_what_is_due_is_shown_past_the_budget_and_the_plan_says_by_how_much():
    book = Book()
    for number in range(4):
        book.promise(book.known(f"Old {number}", 10), due=TODAY)
    plan = book.plan()
    assert [item.kind for item in plan.items] == ["promise"] * 4
    assert (plan.planned_minutes, plan.over_minutes) == (20, 10)


def test_R3_what_is_not_due_waits_as_a_count():
    book = Book()
    for number in range(7):
        book.known(f"Old {number}", 182 + number)
    plan = book.plan()
    assert [item.contact for item in plan.items] == ["contact-0006", "contact-0000"], (
        "the latest, and the one who can still be on time today"
    )
    assert (plan.waiting, plan.over_minutes) == (5, 0)


def test_R3_a_promise_that_falls_on_the_weekend_is_due_on_friday():
    book = Book()
    friday, saturday = ahead(2), ahead(3)
    for number in range(3):
        book.promise(book.known(f"Old {number}", 10), due=saturday)
    plan = book.plan(today=friday)
    assert [item.kind for item in plan.items] == ["promise"] * 3 and plan.over_minutes == 5


def test_R3_a_promise_is_planned_from_a_week_before_and_earlier_only_where_room_is_spare():
    book = Book()
    book.promise(book.known("Old", 10), due=ahead(20))
    assert kinds(book) == ["promise"]
    book.known("Due", 182)
    book.known("Due too", 182)
    assert kinds(book) == ["keep_in_touch", "keep_in_touch"]
    assert book.plan().waiting == 0, "what is not yet to be planned does not wait"


def test_R3_a_promise_for_next_year_fills_no_spare_room_today():
    book = Book()
    book.promise(book.known("Old", 10), due=ahead(29))
    assert kinds(book) == []
    assert kinds(book, today=ahead(1)) == ["promise"]


def test_R3_somebody_whose_promise_waits_is_not_asked_for_as_something_else():
    book = Book()
    for number in range(2):
        book.promise(book.known(f"First {number}", 10), due=TODAY)
    promised = book.known("Promised", 300)
    book.promise(promised, due=ahead(2))
    plan = book.plan(budget_minutes=14)
    assert promised not in {item.contact for item in plan.items} and plan.waiting == 1


def test_R3_a_next_step_comes_on_its_day_and_not_before():
    book = Book()
    book.promise(book.known("Old", 10), due=ahead(1), follow_up=True)
    assert kinds(book) == []
    assert [item.kind for item in book.items(today=ahead(1))] == ["promise"]


def test_R3_a_promise_of_theirs_that_is_overdue_is_a_nudge():
    book = Book()
    person = book.known("Old", 10)
    book.promise(person, "the numbers", who="them", due=ago(3))
    (item,) = book.items()
    assert (item.kind, item.contact) == ("nudge", person)
    assert item.reason == "waiting for the numbers since 15 Nov"
    book.touch(person, 0, "email")
    assert kinds(book) == []


def test_R1_a_promise_of_somebody_never_reached_makes_no_follow_up():
    book = Book()
    cold, dormant = book.contact("Cold"), book.known("Dormant", 400)
    for person in (cold, dormant):
        book.promise(person, who="them", due=ago(3))
    plan = book.plan()
    assert [item.kind for item in plan.items] == ["prepare"]
    assert {plan.new_touch.contact, plan.bench[0].contact} == {cold, dormant}


def test_R3_the_promises_of_others_are_asked_for_twice_and_then_left():
    book = Book()
    person = book.known("Old", 60)
    book.promise(person, who="them", due=ago(50))
    book.touch(person, 40, "email")
    assert kinds(book) == ["nudge"]
    book.touch(person, 20, "email")
    book.touch(person, 15, "replied")
    book.touch(person, 14, "email")
    assert kinds(book) == []


def test_R4_the_default_day_holds_two_follow_ups_beside_the_new_touch():
    book = Book()
    book.contact("Cold")
    for number in range(5):
        book.known(f"Old {number}", 200)
    plan = book.plan()
    assert plan.new_touch is not None
    assert [item.kind for item in plan.items] == ["prepare", "keep_in_touch", "keep_in_touch"]
    assert (plan.budget_minutes, plan.planned_minutes) == (10, 10)


def test_R4_minutes_spent_leave_less_room():
    book = Book()
    people = [book.known(f"Old {number}", 200 + number) for number in range(5)]
    book.touch(people[4], 0, "email")
    plan = book.plan()
    assert (plan.spent_minutes, plan.planned_minutes, plan.waiting) == (5, 5, 3)
    book.touch(people[3], 0, "email")
    assert book.plan().items == ()


def test_R4_the_estimates_are_those_of_the_settings():
    book = Book()
    book.known("Wrote", 2, "replied")
    (item,) = book.items(minutes={**MINUTES, "reply": 7})
    assert item.minutes == 7
    (item,) = book.items(minutes={})
    assert item.minutes == MINUTES["reply"], "an estimate that is not set has its default"


@pytest.mark.parametrize(
    ("kind", "intent"),
    [
        ("reply", ""),
        ("reply_today", ""),
        ("nudge", ""),
        ("thanks", "thanks"),
        ("keep_in_touch", "keep_in_touch"),
        ("word", ""),
        ("overdue", ""),
        ("promise", "news"),
        ("date", "wish"),
        ("referral", "ask"),
    ],
)
def test_R4_what_the_plan_asked_for_takes_as_long_done_as_it_did_planned(kind: str, intent: str):
    book = Book()
    minutes = {**MINUTES, "promise": 7, "date": 4, "referral": 6}
    person = of_whom_is_asked(book, kind)
    plan = book.plan(minutes=minutes, budget_minutes=20)
    item = next(item for item in plan.items if item.contact == person)
    assert item.kind in (kind.removesuffix("_today"), "nudge")
    if kind == "promise":
        book.change("promises", item.id, done_on=TODAY)
    book.touch(person, 0, "message", intent=intent)
    assert book.plan(minutes=minutes, budget_minutes=20).spent_minutes == item.minutes


def of_whom_is_asked(book: Book, kind: str) -> str:
    """Somebody of whom the plan asks for something of a kind today."""
    days = {"keep_in_touch": 400, "thanks": 1, "word": 15, "referral": 9, "date": 60}
    if kind in ("thanks", "word"):
        book.known("Old", 3)
        person = book.contact(added=ago(90))
        book.touch(person, days[kind])
        return person
    if kind == "nudge":
        return book.asked("Ana Li", 9)
    person = book.known("Ana Li", days.get(kind, 60), cadence_days=365, birthday="--11-18")
    if kind != "date":
        book.change("contacts", person, birthday="")
    if kind.startswith("reply"):
        book.touch(person, 0 if kind == "reply_today" else 1, "replied")
    if kind == "overdue":
        book.promise(person, who="them", due=ago(2))
    if kind == "promise":
        book.promise(person, due=TODAY)
    return person


def test_R4_a_meeting_takes_no_more_of_the_budget_than_an_estimate():
    book = Book()
    person = book.known("Old", 100)
    book.touch(person, 0, "coffee", minutes=40)
    assert book.plan().spent_minutes == 5


def test_R4_spent_counts_what_was_done_by_what_it_was():
    book = Book()
    wrote, quiet = book.known("Wrote", 2, "replied"), book.asked("Quiet", 8)
    book.touch(wrote, 0, "email")
    assert book.plan().spent_minutes == MINUTES["reply"]
    book.touch(quiet, 0, "email")
    assert book.plan().spent_minutes == MINUTES["reply"] + MINUTES["nudge"]
    book.promise("", done_on=TODAY)
    book.intake(4)
    assert book.plan().spent_minutes == MINUTES["reply"] + MINUTES["nudge"] + MINUTES["promise"] + 4


def test_R4_the_new_touch_takes_nothing_of_the_follow_ups():
    book = Book()
    book.touch(book.contact("New"), 0, "email")
    assert book.plan().spent_minutes == 0


def test_R6_landed_halves_the_budget_and_never_stops():
    book = Book()
    book.contact("Cold")
    for number in range(5):
        book.known(f"Old {number}", 200)
    plan = book.plan(landed=True)
    assert plan.budget_minutes == 5
    assert [item.kind for item in plan.items] == [
        "prepare",
        "keep_in_touch",
    ] and plan.new_touch is not None
    assert book.plan(landed=True, budget_minutes=30).budget_minutes == 15
    assert book.plan(landed=True, budget_minutes=3).budget_minutes == 3


def test_R9_a_new_touch_without_a_hook_is_prepared_first():
    book = Book()
    cold = book.contact("Cold")
    plan = book.plan()
    assert plan.new_touch is not None and plan.new_touch.hook == ""
    (item,) = plan.items
    assert (item.id, item.kind, item.minutes) == (f"prepare:{cold}", "prepare", 1)
    hook = book.hook("your talk on caching", contacts=frozenset({cold}))
    plan = book.plan()
    assert plan.new_touch is not None
    assert (plan.new_touch.hook, plan.new_touch.hook_id, plan.items) == (
        "your talk on caching",
        hook,
        (),
    )


def test_R9_what_was_prepared_today_is_not_asked_for_again_and_takes_nothing_of_the_follow_ups():
    book = Book()
    cold = book.contact("Cold")
    book.intake(1, cold)
    plan = book.plan()
    assert plan.new_touch is not None and plan.items == () and plan.spent_minutes == 0
    assert [item.kind for item in book.plan(today=ahead(1)).items] == ["prepare"]


def test_a_free_day_owes_nothing_but_a_promise_for_that_very_day():
    book = Book()
    saturday = ahead(3)
    book.contacts(2)
    book.known("Wrote", 2, "replied")
    book.known("Late", 300)
    book.promise(book.known("Old", 10), due=ago(1))
    meant = book.promise(book.known("Other", 10), due=saturday)
    plan = book.plan(today=saturday)
    assert (plan.working, plan.new_touch, plan.waiting) == (False, None, 0)
    assert [item.id for item in plan.items] == [meant]


def test_a_day_off_is_silent():
    book = Book()
    book.contacts(2)
    book.promise(book.known("Old", 10), due=TODAY)
    book.day(0, off=True)
    plan = book.plan()
    assert (plan.working, plan.new_touch, plan.items) == (False, None, ())


def test_public_holidays_of_the_country_owe_nothing():
    book = Book()
    book.contact()
    christmas = TODAY.replace(month=12, day=25)
    assert not book.plan(today=christmas, country="DE").working
    assert book.plan(today=christmas).working
    monday = book.plan(today=ahead(5), country="ZZ")
    assert any("no public holidays are known for 'ZZ'" in line for line in monday.advice)


def test_a_contact_touched_today_is_not_offered_again():
    book = Book()
    person = book.known("Old", 300)
    assert kinds(book) == ["keep_in_touch"]
    book.touch(person, 0, "email")
    plan = book.plan()
    assert plan.items == () and plan.done == ("Old",)


def test_a_promise_stays_open_though_they_were_met_today():
    book = Book()
    person = book.known("Old", 300)
    book.promise(person, due=TODAY)
    book.touch(person, 0)
    assert kinds(book) == ["promise"]


def test_a_snooze_hides_everything_derived_until_its_day_and_is_no_contact():
    book = Book()
    silent, promised = book.known("Silent", 300), book.known("Promised", 10)
    book.promise(promised, due=ago(2))
    for person in (silent, promised):
        book.change("contacts", person, snoozed_until=ahead(2))
    assert kinds(book) == []
    assert book.items(today=ahead(1)) == []
    promise, keep = book.items(today=ahead(2))
    assert (promise.contact, keep.contact) == (promised, silent)
    assert keep.days_late == 300 + 2 - 182, "the snooze did not reset the clock"


def test_a_snoozed_promise_comes_back_on_its_day():
    book = Book()
    promise = book.promise(book.known("Old", 10), due=ago(2), snoozed_until=ahead(1))
    assert kinds(book) == []
    assert [item.id for item in book.items(today=ahead(1))] == [promise]


def test_R1_whoever_is_passed_over_is_not_offered_for_a_fortnight():
    book = Book()
    first, second = book.contact("First", added=ago(90)), book.contact("Second", added=ago(10))
    assert book.plan().new_touch.contact == first
    book.change("contacts", first, passed_until=ahead(14))
    plan = book.plan()
    assert plan.new_touch.contact == second and len(plan.bench) == 0
    assert book.plan(today=ahead(13)).new_touch.contact == second
    assert book.plan(today=ahead(14)).new_touch.contact == first


def test_a_contact_with_something_planned_is_not_the_new_touch_as_well():
    book = Book()
    cold = book.contact("Cold")
    book.promise(cold, due=TODAY)
    plan = book.plan()
    assert plan.new_touch is None and len(plan.bench) == 0
    assert [item.contact for item in plan.items] == [cold]


def test_a_reference_to_a_missing_contact_is_shown_as_such():
    book = Book()
    book.promise("nobody", due=TODAY)
    book.touch("nobody", 0)
    book.favour("nobody")
    plan = book.plan()
    assert [item.name for item in plan.items] == ["(missing contact)"]
    assert plan.done == ("(missing contact)",)


def test_names_are_data():
    book = Book()
    book.known("[red]\x1b[31m שלום 🎉", 300)
    (item,) = book.items()
    assert item.name == "[red]\x1b[31m שלום 🎉"


def lacking_intake() -> Book:
    """A week of touches that take 25 minutes, and nothing read."""
    book = Book()
    ana = book.known("Ana Li", 8)
    for days in range(1, 6):
        book.touch(ana, days, "email", minutes=5)
    return book


def test_R8_where_intake_lacks_the_next_on_the_bench_is_prepared_for_in_room_that_is_spare():
    book = lacking_intake()
    first, second = book.contact("First", added=ago(300)), book.contact("Second", added=ago(200))
    plan = book.plan()
    assert plan.new_touch is not None and plan.new_touch.contact == first
    assert [item.id for item in plan.items] == [f"prepare:{first}", f"prepare:{second}"]
    assert plan.items[1].reason == (
        "before their turn comes, for intake lacks: 0 min in, 25 min out in the last 7 days"
    )
    assert plan.planned_minutes == plan.over_minutes == 0
    book.intake(1, second)
    assert [item.id for item in book.plan().items] == [f"prepare:{first}"], "one a day"


def test_R8_the_lean_takes_no_room_that_is_wanted():
    book = lacking_intake()
    book.contacts(3)
    assert [item.kind for item in book.plan(budget_minutes=5).items] == ["prepare", "prepare"]
    book.promise(book.contact("Bo", added=ago(2)), due=TODAY)
    assert [item.kind for item in book.plan(budget_minutes=5).items] == ["prepare", "promise"]


def test_R8_a_first_touch_shows_no_habit_that_the_plan_could_lean_against():
    book = Book()
    book.contacts(3)
    book.touch(book.contact(), 1, "email")
    assert len(book.plan().items) == 1


def test_R8_where_outreach_lacks_spare_room_takes_the_next_touch_before_its_time():
    book = Book()
    ana = book.known("Ana Li", 170)
    book.known("Bo", 100)
    book.contact("Cold")
    assert not book.items(), "nobody's turn has begun"
    book.intake(5)
    book.change("intakes", "intake-0000", day=ago(1), minutes=30)
    (item,) = book.items()
    assert (item.id, item.minutes) == (f"keep_in_touch:{ana}", 5)
    assert item.reason.endswith(
        "due every 182; early, for outreach lacks: 30 min in, 0 min out in the last 7 days"
    )
    said = book.plan(today=TODAY).items
    assert [item.name for item in said if item.kind == "keep_in_touch"] == ["Ana Li"]
    assert not book.items(ago(0), budget_minutes=4), "never past the budget"


def test_R3_replies_that_can_be_on_time_go_before_those_that_are_late():
    book = Book()
    old, older, fresh = (book.known(name, 30) for name in ("Old", "Older", "Fresh"))
    for contact, days in ((old, 6), (older, 9), (fresh, 1)):
        book.touch(contact, days, "replied")
    assert [item.contact for item in book.items()] == [fresh, older, old]
