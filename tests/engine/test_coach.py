"""What the coach must not get wrong: each was seen over weeks in which somebody did exactly what
the plan said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.habit.streak import streak_of, strength_of
from planner.engine.habit.voters import voter_share
from planner.engine.happened.touching import intent_of
from planner.engine.standing.cadence import cadence_of, due_on
from planner.engine.standing.landing import helpers
from planner.engine.standing.newness import new_today
from planner.engine.standing.temperature import HALF_LIVES, threshold
from planner.engine.today.day import plan_day, with_local_times
from planner.engine.today.docket import docket
from planner.engine.today.ladder import LadderStep, Rest, ladder_of
from planner.engine.today.local_time import local_time, zone_of
from planner.engine.today.next_up import next_up
from planner.engine.views.evening import evening
from planner.engine.views.explain import why
from planner.engine.views.funnel import funnel
from planner.engine.views.hub_yield import hub_yields
from planner.engine.views.preparation import preparation
from planner.records import Contact, Touch
from tests.engine.builders import TODAY, Book, ago, ahead, working_days_ago
from tests.engine.strategies import books


def items_of(book: Book, contact: str, days_ahead: int = 0) -> list[str]:
    items = book.items(ahead(days_ahead), budget_minutes=100)
    return [item.kind for item in items if item.contact == contact]


# Ladders (R14)


@pytest.mark.parametrize("intent", ["thanks", "news", "wish", "article", "keep_in_touch"])
def test_R14_a_courtesy_is_not_chased(intent: str):
    book = Book()
    person = book.known("Ana Li", 10)
    book.touch(person, 8, "email", intent=intent)
    assert not any(items_of(book, person, days) for days in range(60))


@pytest.mark.parametrize(
    "note", ["thanks for the coffee", "happy birthday", "an article on caching", ""]
)
def test_R14_what_a_message_was_for_is_read_from_its_words(note: str):
    book = Book()
    person = book.known("Ana Li", 10)
    book.touch(person, 8, "email", note=note)
    assert items_of(book, person) == []
    book.touch(person, 7, "email", note="asked her for an introduction")
    assert items_of(book, person, 1) == ["nudge"]


@pytest.mark.parametrize(
    ("note", "intent"),
    [
        ("thank you, and may I ask?", "thanks"),
        ("could you look at my deck", "ask"),
        ("asked for a referral", "ask"),
        ("are you free on Friday?", "ask"),
        ("a paper on late data", "article"),
        ("congratulations on the launch", "wish"),
        ("let him know how it went", "news"),
        ("long chat about gardens", ""),
        ("basked in the sun", ""),
    ],
)
def test_what_a_message_was_for(note: str, intent: str):
    assert intent_of(Touch("t", kind="email", direction="out", note=note)) == intent
    assert intent_of(Touch("t", note=note, intent="news")) == "news", "what was said goes first"


def test_R14_a_first_outreach_is_nudged_and_a_note_to_a_tie_is_not():
    book = Book()
    stranger, tie = book.contact("Stranger"), book.known("Tie", 30)
    for person in (stranger, tie):
        book.touch(person, working_days_ago(5), "email")
    assert (items_of(book, stranger), items_of(book, tie)) == (["nudge"], [])


def test_R14_the_first_word_after_a_year_is_a_first_outreach():
    book = Book()
    dormant = book.known("Dormant", 400)
    book.touch(dormant, working_days_ago(5), "email")
    assert items_of(book, dormant) == ["nudge"]


def test_R14_a_connector_never_rests_for_want_of_an_answer_to_thanks():
    book = Book()
    sam = book.known("Sam", 100, cadence_days=30)
    for days in (60, 50, 40):
        book.touch(sam, days, "email", intent="thanks")
    situation = book.situation()
    step = ladder_of(situation, situation.records.contacts[sam], situation.ties[sam])
    assert not isinstance(step, Rest) and items_of(book, sam) == ["keep_in_touch"]


def test_R14_thanks_after_an_ask_are_no_nudge():
    book = Book()
    person = book.asked("Ana Li", 20)
    book.touch(person, 3, "email", intent="thanks")
    situation = book.situation()
    step = ladder_of(situation, situation.records.contacts[person], situation.ties[person])
    assert isinstance(step, LadderStep) and step.cause == "nudge"
    assert "email 20 days ago" in next(
        item.reason for item in book.items(budget_minutes=50) if item.contact == person
    )


def test_R14_a_tie_known_before_the_log_began_has_no_first_meeting_ladder():
    book = Book()
    friend = book.contact("Friend", added=ago(30))
    book.touch(friend, 3)
    connected = book.contact("Connected", added=ago(2), connected_on=ago(900))
    book.touch(connected, 2)
    fresh = book.contact("Fresh", added=ago(2))
    book.touch(fresh, 2)
    assert [items_of(book, each) for each in (friend, connected, fresh)] == [[], [], ["thanks"]]


def test_R14_a_reply_that_needs_no_answer_is_not_owed():
    book = Book()
    person = book.known("Ana Li", 10)
    book.touch(person, 1, "replied")
    assert items_of(book, person) == ["reply"]
    book.change("touches", max(book.tables["touches"]), no_reply=True)
    assert items_of(book, person) == []


def test_a_planned_meeting_that_is_a_next_step_is_asked_about_afterwards():
    book = Book()
    ana = book.known("Ana Li", 10)
    book.promise(ana, "coffee", due=ahead(1), follow_up=True)
    book.promise(ana, "the deck", due=ahead(1), follow_up=True)
    reasons = {item.reason for item in book.items(ahead(2), budget_minutes=60)}
    assert "coffee was planned for yesterday: did it take place?" in reasons
    assert "next step: the deck, due yesterday" in reasons


# A no (R16)


def test_R16_a_no_goes_to_the_person_of_the_lead_and_not_to_a_contact_named_like_the_firm():
    book = Book()
    person = book.known("Ana Li", 20, org="Acme")
    firm = book.known("ACME Inc.", 20)
    book.touch(firm, 1, "rejected")
    book.lead("interview", 10, org="Acme", contact=person)
    assert (items_of(book, person), items_of(book, firm)) == (["thanks"], [])
    (item,) = book.items()
    assert item.reason == "a no from Acme yesterday: thank them and ask where else to look"
    book.touch(person, 0, "email", intent="thanks")
    assert items_of(book, person) == [] == items_of(book, person, 5)


def test_R16_a_lead_that_ended_in_a_no_is_answered_for_a_month():
    book = Book()
    person = book.known("Ana Li", 20)
    book.lead("rejection", 2, org="Acme", contact=person)
    assert items_of(book, person) == ["thanks"]
    assert items_of(book, person, 40) == []


# Landing (R6)


def test_R6_an_offer_that_was_taken_asks_to_switch_and_tells_all_who_helped():
    book = Book()
    sam = book.known("Sam", 40)
    ana = book.known("Ana Li", 30, org="Acme", introduced_by=sam)
    will, other = book.known("Will", 50), book.known("Other", 20)
    book.favour(will, 100)
    lead = book.lead("offer", 1, org="Acme", contact=ana)
    first = book.plan().advice_lines[0]
    assert first.cause == "landing" and "when you take it" in first.text
    assert not helpers(book.situation())
    book.change("leads", lead, stage="accepted")
    assert "you took the offer from Acme" in book.plan().advice[0]
    assert helpers(book.situation()) == {sam, ana, will}
    thanked = {item.contact for item in book.items(budget_minutes=60) if item.kind == "thanks"}
    assert thanked == {sam, ana, will} and other not in thanked
    plan = book.plan(landed=True, budget_minutes=60)
    assert not any(line.cause == "landing" for line in plan.advice_lines)
    assert plan.budget_minutes == 30 and plan.items, "the planner goes on"
    for person in (sam, ana, will):
        book.touch(person, 0, "email")
    assert not [item for item in book.items(ahead(1), landed=True) if item.kind == "thanks"]


# Streak and strength (R2)


def test_R2_a_strength_is_lowered_by_a_few_per_cent_by_one_missed_day():
    strong = strength_of([True] * 90)
    assert strong > 0.98
    missed = strength_of([*[True] * 90, False])
    assert missed == pytest.approx(strong * 0.5 ** (1 / 13))
    assert 0.03 < (strong - missed) / strong < 0.07
    assert strength_of([]) == 0.0 and strength_of([False] * 9) == 0.0


def test_R1_a_day_once_kept_stays_kept_whatever_is_logged_for_an_earlier_day():
    book = Book()
    book.contact("Cold")
    ana = book.contact("Ana Li")
    book.touch(ana, 0, "message")
    assert new_today(book.situation()) == (ana,) and streak_of(book.situation()).marks[-1] == "kept"
    book.touch(ana, 1, "coffee")
    assert new_today(book.situation()) == (ana,) and streak_of(book.situation()).marks[-1] == "kept"
    assert book.plan().new_touch is None
    book.touch(ana, 15, "coffee")
    assert streak_of(book.situation()).marks[-1] == "open", "a fortnight later it is history"


def test_R2_reading_keeps_a_day_on_which_nobody_waits():
    book = Book()
    book.known("Old", 1)
    assert streak_of(book.situation()).marks[-1] == "open"
    book.intake(5)
    assert streak_of(book.situation()).marks[-1] == "kept"
    book.contact("Waits", added=ago(2))
    assert streak_of(book.situation()).marks[-1] == "open"


# Voters and funnel (R19, R22)


def test_R19_unknown_shares_are_told_as_unknown_and_roles_speak_where_nobody_did():
    book = Book()
    founder, student = book.contact("F", role="Founder"), book.contact("S", role="Student")
    plain = [book.contact(f"P{number}") for number in range(3)]
    book.touch([founder, student, *plain], 1, "email")
    share = voter_share(book.situation())
    assert (share.set, share.swing, share.unknown, share.ask) == (1, 1, 3, True)
    assert share.reason == (
        "1 of 5 touches of the last 7 days went to seekers like you, of 3 it is not known: "
        "say who is a set and who a swing voter"
    )
    book.change("contacts", founder, voter="set")
    assert voter_share(book.situation()).set == 2, "what was said goes before the role"


def test_R22_meeting_somebody_at_an_event_is_no_reply():
    book = Book()
    person = book.contact()
    book.touch(person, 20, "event", hub=book.hub())
    counts = funnel(book.situation()).total.counts
    assert (counts["new touch"], counts["reply"], counts["conversation"]) == (1, 0, 0)
    book.touch(person, 10, "coffee")
    assert funnel(book.situation()).total.counts["conversation"] == 1


# Hubs (R21)


def test_R21_the_same_people_at_the_same_event_are_no_second_conversation():
    book = Book()
    hub = book.hub()
    people = book.contacts(4)
    for days in (60, 30):
        book.touch(people, days, "event", hub=hub)
    (found,) = hub_yields(book.situation())
    assert found.second_conversations == 0 and "same faces" in found.red_flags
    book.touch(people[0], 20, "coffee")
    assert hub_yields(book.situation())[0].second_conversations == 1


def test_R21_a_support_group_is_a_flag_and_two_flags_of_ones_own_without_yield_are_a_stop():
    book = Book()
    hub = book.hub("Job club", kind="Support group")
    assert list(hub_yields(book.situation())[0].red_flags) == ["emotional support"]
    book.change(
        "hubs", hub, kind="", red_flags=frozenset({"vendors and crowds", "public leads only"})
    )
    book.touch(book.contact(), 3, "event", hub=hub)
    (found,) = hub_yields(book.situation())
    assert found.verdict == "stop" and found.reasons[-1] == "meet them one to one instead"
    book.touch("contact-0000", 1, "call", outcome="lead")
    assert hub_yields(book.situation())[0].verdict != "stop", "it yielded"


def test_R21_a_hub_has_dates_to_come():
    book = Book()
    book.hub("Dated", next_on=ahead(3))
    every = book.hub("Every", every=14)
    book.hub("Never")
    assert [entry.text for entry in docket(book.situation(), 14)] == ["Dated"]
    book.touch(book.contact(), 10, "event", hub=every)
    assert [(entry.text, entry.day) for entry in docket(book.situation(), 14)] == [
        ("Dated", ahead(3)),
        ("Every", ahead(4)),
    ]
    assert hub_yields(book.situation())[0].next_on is not None
    book.change("hubs", every, next_on=ago(20))
    entries = {entry.text: entry.day for entry in docket(book.situation(), 30)}
    assert entries["Every"] == ahead(4), "the last visit counts where it is later"


# What is to come


def test_what_is_planned_is_on_the_docket_and_asked_about_afterwards():
    book = Book()
    book.contact("Cold")
    ana = book.known("Ana Li", 100)
    touch = book.touch(ana, -1, "coffee", planned=True, time="09:30")
    (entry,) = [each for each in book.plan().docket if each.kind == "meeting"]
    assert (entry.id, entry.day, entry.time, entry.text) == (
        touch,
        ahead(1),
        "09:30",
        "coffee with Ana Li",
    )
    assert next_up(book.situation(), ana)[:2] == (ahead(1), "meeting")
    later = book.plan(today=ahead(2))
    (item,) = [each for each in later.items if each.kind == "confirm"]
    assert (item.id, item.name) == (f"confirm:{touch}", "Ana Li")
    assert item.reason == "coffee was planned for yesterday 09:30: did it take place?"
    assert later.planned_minutes == 0, "asking takes no room of the follow-ups"
    assert due_on(book.situation(today=ahead(2)), ana) < ahead(90), "it is no contact yet"
    book.change("touches", touch, planned=False)
    assert not [each for each in book.plan(today=ahead(2)).items if each.kind == "confirm"]
    assert due_on(book.situation(today=ahead(2)), ana) > ahead(180)


@pytest.mark.parametrize(("days", "written_to"), [(1, False), (7, False), (8, True)])
def test_P14_nobody_is_written_to_whom_one_meets_within_a_week(days: int, written_to: bool):
    book = Book()
    late, quiet = book.known("Ana Li", 400, cadence_days=300), book.asked("Bo", 9)
    book.touch([late, quiet], -days, "coffee", planned=True)
    contacts = [item.contact for item in book.items()]
    assert [late in contacts, quiet in contacts] == [written_to, written_to]
    book.touch(late, 1, "replied")
    assert [item.kind for item in book.items() if item.contact == late] == ["reply"]


def test_P14_what_is_logged_by_hand_is_not_asked_about_again():
    book = Book()
    ana = book.known("Ana Li", 20)
    book.touch(ana, -1, "coffee", planned=True, time="09:30")
    assert next_up(book.situation(ahead(1)), ana).kind == "meeting"
    book.touch(ana, -1, "call")
    assert not evening(book.situation(ahead(1))).unlogged
    assert next_up(book.situation(ahead(1)), ana).kind != "meeting"
    assert "confirm" not in [item.kind for item in book.plan(ahead(2)).items]
    other = book.known("Bo", 20)
    book.touch([ana, other], -1, "lunch", planned=True)
    assert "confirm" in [item.kind for item in book.plan(ahead(2)).items], "Bo was not in the call"


def test_the_docket_holds_promises_and_dates_too_in_order():
    book = Book()
    ana = book.known("Ana Li", 10, birthday="--11-25")
    book.promise(ana, "the deck", due=ahead(2))
    book.promise(ana, "much later", due=ahead(40))
    book.touch(ana, -2, "call", planned=True, time="10:00")
    assert [(entry.kind, entry.day) for entry in book.plan().docket] == [
        ("meeting", ahead(2)),
        ("promise", ahead(2)),
        ("date", ahead(7)),
    ]
    assert len(docket(book.situation(), 60)) == 4


def test_P14_a_meeting_is_prepared_and_compared_with_what_came_of_it():
    book = Book()
    hub = book.hub("PyData", next_on=ahead(1))
    ana = book.contact("Ana Li", met_at=hub, i_want="a talk", they_want="a reviewer")
    book.touch(ana, 30, "event", hub=hub)
    before = preparation(book.situation(), f"hub:{hub}")
    assert before.missing == ("whom", "want", "offer", "leave") and before.outcome is None
    assert [(guest.name, guest.i_want, guest.they_want) for guest in before.guests] == [
        ("Ana Li", "a talk", "a reviewer")
    ]
    visit = book.touch([], -1, "event", hub=hub, planned=True, prepared={"want": "two talks"})
    assert preparation(book.situation(), visit).missing == ("whom", "offer", "leave")
    assert [entry.id for entry in book.plan().docket if entry.kind == "event"] == [visit]
    book.change("touches", visit, planned=False, day=TODAY)
    bo = book.contact("Bo", added=TODAY)
    met = book.touch([ana, bo], 0, "event", hub=hub, learned="they hire", outcome="lead")
    book.promise(bo, "the deck", touch=met)
    after = preparation(book.situation(), visit).outcome
    assert (after.met, after.new) == (("Ana Li", "Bo"), ("Bo",))
    assert (after.learned, after.promises, after.results) == (
        ("they hire",),
        ("the deck",),
        ("lead",),
    )
    assert preparation(book.situation(), "nothing") is None


def test_P12_the_evening_tells_what_is_open_and_tomorrows_first_name():
    book = Book()
    first, second = book.contact("First", added=ago(90)), book.contact("Second", added=ago(10))
    book.promise(book.known("Ana Li", 10), due=TODAY)
    book.touch(first, -0, "coffee", planned=True)
    close = evening(book.situation())
    assert not close.kept and not close.closed and close.open_new_touch.contact == first
    assert [item.kind for item in close.open_items] == ["promise"]
    assert [entry.text for entry in close.unlogged] == ["coffee with First"]
    assert close.tomorrow == ahead(1) and close.first_name.contact == first
    book.touch(first, 0, "email")
    book.day(0, closed=True)
    close = evening(book.situation())
    assert close.kept and close.closed and close.first_name.contact == second
    assert close.open_new_touch is None and close.done == ("First",)
    friday = evening(book.situation(today=ahead(2)))
    assert friday.tomorrow == ahead(5), "the next day that counts"


# Days that the plan can use


@given(books(), st.integers(0, 13))
def test_the_days_that_are_named_are_days_that_the_plan_can_use(book: Book, days: int):
    situation = book.situation(today=ahead(days))
    for contact in situation.records.contacts.values():
        up = next_up(situation, contact.id)
        if up.day is not None and up.kind != "meeting":
            assert up.day >= situation.today
            assert situation.calendar.working(up.day.toordinal()), (up, contact)
        due = due_on(situation, contact.id)
        assert due is None or situation.calendar.working(due.toordinal())


@given(books())
def test_the_keep_in_touch_day_is_within_the_cadence_where_the_week_allows(book: Book):
    situation = book.situation()
    for contact in situation.records.contacts.values():
        due, tie = due_on(situation, contact.id), situation.ties.get(contact.id)
        put_off = contact.snoozed_until or contact.resting_until
        if due is None or tie is None or put_off is not None:
            continue
        cadence = cadence_of(situation, contact)
        late = due.toordinal() - tie.last - cadence
        assert late <= 0 or cadence < 4 or due >= situation.today


def test_R3_a_promise_on_the_last_day_before_a_holiday_is_shown_that_day():
    book = Book()
    ana = book.known("Ana Li", 10)
    christmas = date(2026, 12, 25)
    for due in (christmas - timedelta(days=1), christmas, christmas + timedelta(days=2)):
        promise = book.promise(ana, f"by {due}", due=due, follow_up=True)
        plan = book.plan(today=christmas - timedelta(days=1), country="DE", budget_minutes=0)
        assert promise in {item.id for item in plan.items}, due


# When to reach them (P13)


def test_P13_the_plan_says_what_time_it_is_there_and_asks_first_for_those_who_are_awake():
    book = Book()
    sleeps = book.known("Sleeps", 200, place="Osaka, Japan")
    awake = book.known("Awake", 190, place="Lisbon")
    home = book.known("Home", 189, zone="Europe/Berlin")
    nowhere = book.known("Nowhere", 188)
    situation = book.situation(budget_minutes=60)
    berlin = timezone(timedelta(hours=1))
    moment = datetime(2026, 11, 18, 18, 40, tzinfo=berlin)
    plan = with_local_times(situation, plan_day(situation), moment)
    times = {item.contact: item.local_time for item in plan.items}
    assert times == {awake: "17:40 in Lisbon", sleeps: "02:40 in Osaka", home: "", nowhere: ""}
    assert [item.contact for item in plan.items][-1] == sleeps
    assert {item.id for item in plan.items} == {item.id for item in plan_day(situation).items}


@pytest.mark.parametrize(
    ("zone", "place", "name"),
    [
        ("Asia/Tokyo", "Lisbon", "Asia/Tokyo"),
        ("", "New York", "America/New_York"),
        ("", "san francisco, CA", "America/Los_Angeles"),
        ("", "München", "Europe/Berlin"),
        ("nonsense", "Oslo", "Europe/Oslo"),
        ("../../etc/passwd", "", None),
        ("/etc/localtime", "", None),
        ("\0", "\0", None),
        ("", "Springfield", None),
        ("", "", None),
    ],
)
def test_P13_a_zone_is_known_by_its_name_or_by_a_place(zone: str, place: str, name: str | None):
    found = zone_of(zone, place)
    assert (found and str(found)) == name


def test_P13_nobody_is_called_at_night():
    contact = Contact("c", zone="Asia/Tokyo")
    hours = range(24)
    awake = [local_time(contact, datetime(2026, 11, 18, hour, tzinfo=UTC)).awake for hour in hours]
    assert [(hour + 9) % 24 for hour in hours if awake[hour]] == sorted(
        range(8, 21), key=lambda h: (h - 9) % 24
    )


# A day that asks for nothing


def test_R15_a_dry_bench_asks_a_warm_tie_who_else_and_then_looks_for_an_event():
    book = Book()
    ana = book.known("Ana Li", 20)
    (item,) = [each for each in book.plan().items if each.kind == "referral"]
    assert (item.id, item.contact) == (f"referral:{ana}", ana)
    assert item.reason == "20 days since coffee: ask whom else you should talk to"
    book.touch(ana, 0, "email", intent="ask")
    for days in range(1, 7):
        assert not [each for each in book.plan(today=ahead(days)).items if each.kind == "referral"]
    monday = book.plan(today=ahead(5))
    assert [each.kind for each in monday.items] == ["hub"]
    book.contact("Cold")
    assert not [
        each for each in book.plan(today=ahead(5)).items if each.kind in ("hub", "referral")
    ]


def test_no_working_morning_is_empty_while_there_is_room():
    book = Book()
    people = [book.known(f"P{number}", 20 + number) for number in range(5)]
    for days in range(40):
        today = ahead(days)
        plan = book.plan(today=today)
        if not plan.working:
            continue
        assert plan.items or plan.new_touch, today
        for item in plan.items:
            if item.contact:
                intent = "ask" if item.kind == "referral" else "keep_in_touch"
                book.touch(item.contact, -days, "message", intent=intent)
            else:
                done = {"hook": "wrote down something to say", "hub": "looked for an event"}
                intake = book.intake(5)
                book.change("intakes", intake, day=today, what=done[item.kind])
    assert people


def test_what_only_fills_a_day_holds_no_second_new_touch_back():
    book = Book()
    book.new_touches(range(1, 30))
    book.contacts(2)
    book.touch("contact-0029", 0, "email")
    plan = book.plan(nudge_after=900)
    assert plan.quota.allowed == 2 or [
        item for item in plan.items if item.kind not in ("hook", "hub")
    ]


# `why`, recomputed by hand


def test_why_is_recomputed_by_hand_for_thirty_contacts_drawn_by_lot():
    lots = Random(2026)
    book = Book()
    kinds = ("email", "replied", "coffee", "call", "message")
    for number in range(30):
        person = book.contact(f"P{number:02d}", cadence_days=lots.choice((14, 30, 90, 182, 365)))
        for days in sorted(lots.sample(range(1, 700), lots.randint(1, 9)), reverse=True):
            book.touch(person, days, lots.choice(kinds))
    situation = book.situation()
    for person, contact in book.tables["contacts"].items():
        told, touches = why(situation, person), situation.ties[person].touches
        score = sum(by_hand(touches, index) for index in range(len(touches)))
        assert told.standing.score == pytest.approx(score), contact.name
        lines = list(reversed(range(len(touches))))[:5]
        assert [each.left for each in told.touches] == [
            round(by_hand(touches, index), 3) for index in lines
        ]
        days = (TODAY - touches[-1].day).days
        assert told.lateness == round(days / contact.cadence_days, 3)
        if told.due is not None:
            raw = touches[-1].day + timedelta(days=contact.cadence_days)
            assert -4 <= (told.due - raw).days <= 4 or raw < TODAY
        if told.next.day is not None:
            assert told.next.day.weekday() < 5 and told.next.day >= TODAY
        assert told.active_from == pytest.approx(threshold(contact.cadence_days))


def by_hand(touches: list[Touch], index: int) -> float:
    """What a touch adds to the score, from the formula alone."""
    touch = touches[index]
    later = touches[index + 1] if index + 1 < len(touches) else None
    if touch.kind in ("coffee", "call"):
        weight = 1.5
    elif touch.direction == "in":
        weight = 0.25
    else:
        answered = (
            later is not None and later.direction != "out" and (later.day - touch.day).days <= 60
        )
        weight = 1.0 if answered else 0.5
    age = (TODAY - touch.day).days
    rates = [2.0 ** (-age / half_life) / half_life for half_life in HALF_LIVES]
    return weight * sum(rates) / sum(1 / half_life for half_life in HALF_LIVES)
