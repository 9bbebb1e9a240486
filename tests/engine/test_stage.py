from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.standing.stage import peak_of, standing
from planner.engine.standing.temperature import (
    answered_score_on,
    fading,
    scores_on,
    warmth,
    weight_of,
)
from planner.engine.today.next_up import next_up
from planner.engine.views.board import board
from planner.engine.views.tie_year import tie_year
from tests.engine.builders import TODAY, Book, ago, ahead
from tests.engine.strategies import books


def test_R17_the_score_is_a_sum_over_four_half_lives():
    book = Book()
    person = book.contact()
    book.touch(person, 182, "coffee")
    book.touch(person, 91, "email")
    rates = {3: 1 / 3, 14: 1 / 14, 60: 1 / 60, 240: 1 / 240}

    def left(days: int) -> float:
        parts = [rate * 2.0 ** (-days / half_life) for half_life, rate in rates.items()]
        return sum(parts) / sum(rates.values())

    stands = standing(book.situation(), person)
    assert stands.score == pytest.approx(1.5 * left(182) + 0.5 * left(91))
    later = standing(book.situation(today=ahead(182)), person)
    assert later.score == pytest.approx(1.5 * left(364) + 0.5 * left(273))


@pytest.mark.parametrize(
    ("touches", "score"),
    [
        ([(0, "coffee", "both")], 1.5),
        ([(0, "call", "in")], 1.5),
        ([(0, "email", "both")], 1.0),
        ([(0, "email", "out")], 0.5),
        ([(0, "email", "in")], 0.25),
        ([(0, "email", "out"), (0, "replied", "in")], 1.25),
        ([(0, "email", "in"), (0, "email", "out")], 0.75),
        ([(0, "email", "out"), (0, "email", "out")], 1.0),
        ([(0, "note", "out")], 0.0),
    ],
)
def test_R17_met_or_called_weighs_more_than_answered_and_that_more_than_one_way(
    touches: list[tuple[int, str, str]],
    score: float,
):
    book = Book()
    person = book.contact()
    for days, kind, direction in touches:
        book.touch(person, days, kind, direction=direction)
    assert standing(book.situation(), person).score == pytest.approx(score)


def test_R17_an_answer_comes_within_two_months():
    for days, weight in ((60, 1.0), (61, 0.5)):
        book = Book()
        person = book.contact()
        book.touch(person, days, "email")
        book.touch(person, 0, "replied")
        score = weight * fading(days) + 0.25
        assert standing(book.situation(), person).score == pytest.approx(score)


def test_R17_being_ignored_never_warms():
    book = Book()
    person = book.contact()
    for days in range(3):
        book.touch(person, days, "email")
    stands = standing(book.situation(), person)
    assert (stands.stage, stands.arrow) == ("cold", "level") and stands.score > 1
    assert stands.reason == "their move: 3 messages without an answer, the last today"
    book.touch(person, 0, "replied")
    assert standing(book.situation(), person).stage == "warming"
    book.touch(person, 0, "call")
    assert standing(book.situation(), person).stage == "active"


def test_R17_a_message_of_theirs_warms_and_a_no_does_not():
    book = Book()
    wrote, refused = book.contact("Wrote"), book.contact("Refused")
    book.touch(wrote, 1, "email", direction="in")
    book.touch(refused, 1, "rejected")
    assert standing(book.situation(), wrote).stage == "warming"
    assert standing(book.situation(), refused).stage == "cold"


def test_R17_active_lapses_two_cadences_after_the_last_two_way_touch():
    book = Book()
    person = book.contact(cadence_days=30)
    for days in (60, 61, 62, 63, 64):
        book.touch(person, days)
    book.touch(person, 0, "email", direction="in")
    assert standing(book.situation(), person).stage == "active"
    assert standing(book.situation(today=ahead(1)), person).stage == "warming"


@pytest.mark.parametrize("cadence", [14, 30, 90, 182, 365])
def test_R17_a_tie_kept_on_time_stays_active_until_past_its_cadence(cadence: int):
    book = Book()
    person = book.contact(cadence_days=cadence)
    book.touch(person, 0)
    stages = [
        standing(book.situation(today=ahead(days)), person).stage
        for days in (0, cadence, 2 * cadence + 1)
    ]
    assert stages == ["active", "active", "cold"]


def test_R17_the_reason_says_why_and_until_when():
    book = Book()
    person = book.contact(cadence_days=30)
    assert standing(book.situation(), person).reason == "never in touch yet"
    book.touch(person, 0)
    stands = standing(book.situation(), person)
    until = next(days for days in range(99) if stage_in(book, person, days + 1) != "active")
    assert 30 <= until <= 60
    day = (TODAY + timedelta(days=until)).strftime("%-d %b %Y")
    assert stands.reason in (
        f"coffee today; active until {day}",
        f"coffee today; active until {day[:-5]}",
    )
    assert standing(book.situation(today=ahead(80)), person).reason == "80 days since coffee"


def stage_in(book: Book, person: str, days: int) -> str:
    return standing(book.situation(today=ahead(days)), person).stage


def test_R17_the_reason_says_who_has_not_answered():
    book = Book()
    person = book.known("Quiet", 12, "email")
    assert standing(book.situation(), person).reason.startswith(
        "email 12 days ago, no answer yet: their move"
    )


def test_P11_the_peak_is_the_highest_score_of_any_day():
    book = Book()
    person = book.contact()
    for days in (300, 299, 298, 40):
        book.touch(person, days)
    peak = peak_of(book.situation(), person)
    scores = {days: standing(book.situation(today=ago(days)), person).score for days in range(301)}
    assert peak.day == ago(298)
    assert peak.score == pytest.approx(max(scores.values()))
    assert peak_of(book.situation(), book.contact("Never")).day is None


def test_R17_the_arrow_follows_the_score():
    book = Book()
    rising, falling, level = book.contact(), book.known("Falling", 120), book.contact("Never")
    book.touch(rising, 2)
    situation = book.situation()
    assert [standing(situation, one).arrow for one in (rising, falling, level)] == [
        "rising",
        "falling",
        "level",
    ]


def test_R17_a_card_moved_by_hand_stays_until_the_next_touch_or_release():
    book = Book()
    person = book.contact(column_pin="active", pinned_on=ago(3))
    stands = standing(book.situation(), person)
    assert (stands.column, stands.stage, stands.pinned) == ("active", "cold", True)
    assert stands.reason == "you moved it here; by temperature it is cold: never in touch yet"
    touch = book.touch(person, 3, "email")
    assert standing(book.situation(), person).pinned, (
        "a touch of the same day does not take it back"
    )
    book.change("touches", touch, day=ago(2))
    stands = standing(book.situation(), person)
    assert (stands.column, stands.pinned) == ("cold", False)
    book.change("touches", touch, day=ago(9))
    assert standing(book.situation(), person).column == "active"
    book.change("contacts", person, column_pin=None)
    assert standing(book.situation(), person).column == "cold"


def test_R12_R17_a_debt_goes_before_a_move_by_hand():
    book = Book()
    person = book.known("Will", 10, column_pin="cold", pinned_on=TODAY)
    book.favour(person)
    assert standing(book.situation(), person).column == "owed"


def test_R17_the_board_shows_everybody_kept_once_best_first():
    book = Book()
    later, sooner = book.known("Later", 20), book.known("Sooner", 30)
    second, first = book.contact("B", added=ago(5)), book.contact("A", added=ago(9))
    resting = book.contact("Resting", state="resting")
    for state in ("triage", "maybe", "ignored", "archived"):
        book.contact(state=state)
    cards = board(book.situation())
    assert {column: [card.contact for card in stack] for column, stack in cards.items()} == {
        "cold": [first, second, resting],
        "warming": [],
        "active": [sooner, later],
        "owed": [],
    }


def test_R17_the_cold_stand_in_the_order_of_the_bench():
    book = Book()
    book.contacts(4)
    book.contact("Swing", voter="swing")
    book.known("Dormant", 500, cadence_days=30)
    plan = book.plan()
    bench = [plan.new_touch.contact, *(offer.contact for offer in plan.bench)]
    assert [card.contact for card in board(book.situation())["cold"]] == bench


def lines(book: Book) -> dict[str, str]:
    return {card.name: card.line for stack in board(book.situation()).values() for card in stack}


def test_R14_the_card_tells_my_move_from_their_move():
    book = Book()
    book.known("Wrote", 4, "replied")
    book.known("Quiet", 3, "email")
    book.known("Met", 12)
    assert lines(book) == {
        "Wrote": "my move · 4 d",
        "Quiet": "their move · 3 d",
        "Met": "12 d · 7 May 2027",
    }


def test_R17_the_card_says_that_somebody_rests():
    book = Book()
    book.contact("Snoozed", snoozed_until=ahead(2))
    book.contact("Resting", state="resting")
    book.contact("Until", state="resting", resting_until=ahead(10))
    book.contact("New", org="Acme")
    book.contact("Nobody")
    quiet = book.asked("Quiet", 40)
    book.touch(quiet, 30, "email")
    book.touch(quiet, 10, "email")
    assert lines(book) == {
        "Snoozed": "snoozed until Friday",
        "Resting": "resting",
        "Until": "resting until 28 Nov",
        "New": "Acme · new",
        "Nobody": "never in touch",
        "Quiet": "their move · resting until 6 Feb 2027",
    }


def test_next_up_says_when_and_why():
    book = Book()
    due = book.known("Due", 300)
    assert next_up(book.situation(), due) == (
        TODAY,
        "keep_in_touch",
        "300 days since coffee, due every 182",
    )
    later = book.known("Later", 100)
    assert next_up(book.situation(), later)[:2] == (ahead(82), "keep_in_touch")
    wrote = book.known("Wrote", 0, "replied")
    assert next_up(book.situation(), wrote) == (
        ahead(1),
        "reply",
        "their reply came today; you owe a reply",
    )
    quiet = book.asked("Quiet", 0)
    assert next_up(book.situation(), quiet)[:2] == (ahead(7), "nudge")
    owed = book.known("Owed", 1)
    book.favour(owed, 1)
    assert next_up(book.situation(), owed)[:2] == (ahead(13), "favour")
    book.promise(later, "the deck", due=ahead(3))
    assert next_up(book.situation(), later) == (
        ahead(2),
        "promise",
        "you promised: the deck, due Saturday",
    )


def test_next_up_of_those_outside_the_plan():
    book = Book()
    book.contact("First", voter="swing")
    cold = book.contact("Cold", added=ago(9))
    others = {
        state: book.contact(state=state)
        for state in ("triage", "maybe", "ignored", "archived", "resting")
    }
    reasons = {
        state: next_up(book.situation(), contact).reason for state, contact in others.items()
    }
    assert reasons == {
        "triage": "waits in triage: keep them, and they take part",
        "maybe": "set aside as a maybe",
        "ignored": "ignored",
        "archived": "archived",
        "resting": "resting, until you wake them",
    }
    assert next_up(book.situation(), "nobody") == (None, "", "this contact is not in the book")
    assert next_up(book.situation(), cold) == (
        None,
        "new_touch",
        "place 2 of 2 on the bench: waiting for 9 days",
    )
    book.change("contacts", cold, snoozed_until=ahead(2))
    assert next_up(book.situation(), cold) == (ahead(2), "", "snoozed until Friday")
    book.promise(cold, "a call", due=ahead(9))
    book.change("contacts", cold, snoozed_until=None, state="triage")
    assert next_up(book.situation(), cold).kind == "promise"


def test_next_up_after_two_nudges_is_the_end_of_the_rest():
    book = Book()
    person = book.asked("Quiet", 40, cadence_days=30)
    book.touch(person, 30, "email")
    book.touch(person, 10, "email")
    assert next_up(book.situation(), person) == (
        ahead(82),
        "keep_in_touch",
        "no answer to two nudges: left alone until then",
    )


@given(books(), st.sampled_from([7, 30, 182]))
def test_R17_the_score_is_the_sum_of_what_each_touch_weighs(book: Book, cadence: int):
    situation = book.situation()
    for tie in situation.ties.values():
        weights = [weight_of(tie, index) for index in range(len(tie.days))]
        ages = [situation.now - day for day in tie.days]
        score = sum(w * fading(age) for w, age in zip(weights, ages, strict=True))
        warm = warmth(situation, tie, cadence)
        assert warm.score == pytest.approx(score)
        assert warm.answered_score == pytest.approx(answered_score_on(tie, situation.now))


@given(books(), st.integers(1, 60))
def test_R17_outreach_that_nobody_answers_moves_no_stage(book: Book, ahead_days: int):
    before = {contact: stage_in(book, contact, ahead_days) for contact in book.tables["contacts"]}
    ties = book.situation().ties
    for contact in before:
        tie = ties.get(contact)
        if tie is None or not tie.mine:  # an answer to them is no outreach
            book.touch(contact, -ahead_days, "email")
    after = {contact: stage_in(book, contact, ahead_days) for contact in before}
    ranks = ("cold", "warming", "active")
    assert all(ranks.index(after[each]) <= ranks.index(before[each]) for each in before)


def test_P11_the_year_of_a_tie_agrees_with_the_temperature_and_the_peak() -> None:
    book = Book()
    person = book.contact("Ana Li")
    book.touch(person, 400, "coffee")
    book.touch(person, 40, "email")
    book.touch(person, 39, "replied")
    book.touch(person, 12, "call")
    situation = book.situation()
    year = tie_year(situation, person)
    assert year is not None and len(year.months) == 12
    assert (year.touches, year.talks) == (3, 1)
    november, october = year.months[-1], year.months[-2]
    assert november.start == date(2026, 11, 1) and november.days == {6: "talked"}
    assert october.days == {9: "sent", 10: "received"}
    assert november.score == pytest.approx(standing(situation, person).score)
    assert year.silence == (ago(40) - date(2025, 12, 1)).days
    assert scores_on(situation.ties[person], [year.peak.day.toordinal()]) == [
        pytest.approx(year.peak.score)
    ]
    assert tie_year(situation, book.contact("Never")) is None
