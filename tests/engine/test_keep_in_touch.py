from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.calendar import Calendar
from planner.engine.capacity import promises_a_day, slots_a_day, utilisation
from planner.engine.keep_in_touch import crowded_until
from planner.engine.rhythm import Trial, Turns, horizon
from planner.settings import Settings
from tests.engine.builders import TODAY, Book, ago


def test_a_network_with_slots_enough_takes_nobody_early():
    book = Book()
    for number in range(20):
        book.known(f"Old {number}", 20 + 6 * number)
    assert crowded_until(book.situation()) == -1
    assert book.items() == []


def test_spare_slots_serve_early_only_those_whom_a_crowded_horizon_needs():
    book = Book()
    for number in range(20):
        book.known(f"Old {number}", 46, cadence_days=60)
    book.known("Later, and later for the interval", 150, cadence_days=182)
    assert crowded_until(book.situation()) == 14, "twenty are due then, and there are 22 slots"
    assert [item.contact for item in book.items()] == ["contact-0000", "contact-0001"]
    assert book.plan().waiting == 0, "whose turn it is not does not wait"
    assert book.items(budget_minutes=15) == [], "with 33 slots it is not crowded"


def test_those_who_fall_due_on_one_day_are_spread_from_the_first_day_on():
    book = Book()
    for number in range(9):
        book.known(f"New {number}", 1, cadence_days=7)
    assert len(book.items()) == 2


def test_a_light_network_begins_earlier_and_nobody_before_half_the_interval():
    calendar = Calendar(Settings())
    now = TODAY.toordinal()
    light, usual, full = (Turns(calendar, now, load) for load in (0.5, 0.6, 1.1))
    assert [182 - light.begins(182), 60 - light.begins(60)] == [12, 7], "8 and 5 working days from a Wednesday"
    assert [182 - usual.begins(182), 60 - usual.begins(60), 30 - usual.begins(30)] == [7, 6, 5]
    assert [light.begins(7), usual.begins(7), usual.begins(1)] == [4, 4, 1]
    assert [full.begins(10), full.begins(182), full.begins(7)] == [9, 164, 7]


def test_the_earliest_goes_first_and_of_those_past_their_day_the_latest_for_its_interval():
    book = Book()
    soon, yearly = book.known("Soon", 88, cadence_days=90), book.known("Yearly", 364, cadence_days=365)
    assert [item.contact for item in book.items()] == [yearly, soon]
    monthly = book.known("Monthly", 36, cadence_days=30)
    quarterly = book.known("Quarterly", 99, cadence_days=90)
    assert [item.contact for item in book.items(budget_minutes=20)] == [monthly, quarterly, yearly, soon]


def test_more_than_there_is_goes_by_reduce_max_alone():
    book = Book()
    for number in range(60):
        book.known(f"Person {number}", 10, cadence_days=30)
    slow = book.known("Slow", 160, cadence_days=182)
    assert book.items()[0].contact == slow, "160 of 182 days are more than 10 of 30"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(2, 40), st.integers(0, 40)), min_size=1, max_size=8), st.integers(1, 2))
def test_a_trial_tells_what_playing_every_clock_by_reduce_max_does(clocks: list[tuple[int, int]], slots: int):
    clocks = [(cadence, min(days, cadence)) for cadence, days in clocks]
    running: dict[int, list[tuple[int, str]]] = {}
    for cadence, days in clocks:
        running.setdefault(cadence, []).append((days, ""))
    rooms = [float(slots)] * 6 + [0.0, 0.0] + [float(slots)] * 8
    for chosen in range(len(clocks)):
        told = Trial(running, rooms).goes_well([clocks[chosen][::-1]])
        assert told == _played_well([[0 if at == chosen else days, cadence]
                                     for at, (cadence, days) in enumerate(clocks)], rooms)


def _played_well(state: list[list[int]], rooms: list[float]) -> bool:
    late = any(days >= cadence for days, cadence in state)
    for room in rooms[1:]:
        for each in state:
            each[0] += 1
        for _ in range(int(room)):
            max(state, key=lambda each: (each[0] / each[1], -each[1]))[0] = 0
        late = late or any(days >= cadence for days, cadence in state)
    return not late


def test_a_horizon_counts_repeats_and_what_is_past():
    assert horizon({20: [(10, "a")]}, [1.0] * 21, 0.8) == -1
    assert horizon({1: [(0, "a")]}, [1.0] * 21, 0.8) == 20, "every day but the first is asked for"
    assert horizon({100: [(105, "a")]}, [1.0] * 10, 0.8) == 0, "what is past counts for today"
    assert horizon({100: [(98, "a")]}, [0.0, 0.0, 1.0, 1.0], 0.8) == 2, "days off hold nothing"
    assert horizon({}, [1.0] * 10, 0.8) == -1


def test_utilisation_is_what_the_cadences_and_promises_ask_of_the_slots():
    book = Book()
    for number in range(200):
        book.contact(f"Person {number}")
    for _ in range(27):
        book.promise("", done_on=ago(1))
    situation = book.situation()
    assert slots_a_day(situation) == 2
    assert promises_a_day(situation) == 0.3
    assert utilisation(situation) == round((200 / 182 + 0.3) / (2 * 5 / 7), 3)
    assert utilisation(book.situation(budget_minutes=0)) == 99
    assert utilisation(Book().situation(budget_minutes=0)) == 0


def test_a_full_network_is_told():
    book = Book()
    for number in range(50):
        book.contact(f"Person {number}", cadence_days=30)
    assert any("your network is full: it asks for 117%" in line for line in book.plan().advice)
    assert not any("full" in line for line in book.plan(budget_minutes=30).advice)
