"""What holds for every book, whatever is in it."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from planner.engine.situation import Situation
from planner.engine.standing.cadence import cadence_of, due_on
from planner.engine.standing.stage import standing
from planner.engine.today.day import plan_day
from planner.engine.today.next_up import next_up
from planner.engine.today.obligations import on_time_first
from planner.engine.today.spare import HOOK_DONE, HUB_DONE
from planner.engine.views.board import board
from planner.records import Records
from planner.settings import Settings
from tests.engine.builders import TODAY, Book, ahead
from tests.engine.strategies import books

settings = st.fixed_dictionaries(
    {
        "budget_minutes": st.sampled_from([0, 5, 10, 60]),
        "landed": st.booleans(),
        "tag_cadences": st.sampled_from([{}, {"a": 14}]),
        "nudge_after": st.sampled_from([5, 5, 0, -3, 10**12]),
        "working_days": st.sampled_from([(0, 1, 2, 3, 4), (), (6,), (0, 1, 2, 3, 4, 5, 6, 9)]),
        "rest_days": st.sampled_from([90, 0, -1]),
        "cadence_days": st.sampled_from([182, 0, -9, 10**12]),
    }
).map(lambda chosen: Settings(**chosen))


@given(books(), settings)
def test_R1_the_plan_offers_one_new_touch_and_more_only_when_earned(book: Book, chosen: Settings):
    plan = plan_day(Situation(book.records(), chosen, TODAY))
    assert 1 <= plan.quota.allowed <= plan.quota.earned <= 3
    if plan.new_touch is not None:
        assert plan.working and not plan.skipped
        assert plan.quota.done < plan.quota.allowed
        assert plan.quota.done == 0 or not [
            item for item in plan.items if item.kind not in ("prepare", "date", "confirm")
        ]


@given(books(), settings)
def test_every_item_card_and_offer_has_its_reason_in_words(book: Book, chosen: Settings):
    situation = Situation(book.records(), chosen, TODAY)
    plan = plan_day(situation)
    for item in plan.items:
        assert item.reason and item.minutes > 0 and item.days_late >= 0 and item.id
    for offer in [*([plan.new_touch] if plan.new_touch else []), *plan.bench]:
        assert offer.reason and offer.name
    for column, cards in board(situation).items():
        for card in cards:
            assert card.reason and card.line and card.name and card.column == column
    assert plan.temperature.reason and plan.quota.missing
    assert (
        33 <= plan.temperature.value <= 41
        and 0 <= plan.streak.rate <= 1
        and len(plan.streak.marks) <= 10
    )


@given(books(), settings, st.randoms())
def test_the_plan_is_the_same_whatever_order_the_records_are_in(
    book: Book, chosen: Settings, random: Any
):
    records = book.records()
    shuffled = Records(
        *(dict(random.sample(sorted(table.items()), len(table))) for table in records)
    )
    one, other = Situation(records, chosen, TODAY), Situation(shuffled, chosen, TODAY)
    assert plan_day(one) == plan_day(other)
    assert board(one) == board(other)


@given(books(), settings)
def test_R4_the_budget_holds_but_for_what_is_due_and_then_the_plan_says_by_how_much(
    book: Book, chosen: Settings
):
    situation = Situation(book.records(), chosen, TODAY)
    plan = plan_day(situation)
    items = [item for item in plan.items if item.kind not in ("prepare", "date", "confirm")]
    assert plan.planned_minutes == sum(item.minutes for item in items)
    excess = max(plan.planned_minutes + plan.spent_minutes - plan.budget_minutes, 0)
    due = [
        item
        for item in items
        if item.kind in ("reply", "promise")
        and item.due is not None
        and item.due.toordinal() < situation.next_working
    ]
    if not due:
        assert plan.over_minutes == 0 and (not items or not excess)
    else:
        assert plan.over_minutes == min(excess, sum(item.minutes for item in due))
        if excess:
            assert items == due, "nothing that can wait is planned once what is due fills the day"


@given(books())
def test_R3_every_promise_and_reply_that_is_due_is_shown(book: Book):
    situation = book.situation()
    assume(situation.working)
    shown = {item.id for item in plan_day(situation).items}
    for promise in situation.records.promises.values():
        contact = situation.records.contacts.get(promise.contact)
        snoozes = [promise.snoozed_until, contact.snoozed_until if contact else None]
        if (
            promise.who == "me"
            and promise.open
            and promise.due is not None
            and promise.due <= TODAY
        ):
            assert (promise.id in shown) == (not any(day and day > TODAY for day in snoozes))


@given(books())
def test_nobody_comes_up_twice_but_for_what_was_promised(book: Book):
    plan = book.plan()
    derived = [
        item.contact
        for item in plan.items
        if item.kind not in ("promise", "reply", "prepare", "date", "confirm")
    ]
    owed = {item.contact for item in plan.items if item.kind in ("promise", "reply")}
    assert len(derived) == len(set(derived)) and owed.isdisjoint(derived)
    assert len({item.id for item in plan.items}) == len(plan.items)
    offered = [
        offer.contact for offer in [*([plan.new_touch] if plan.new_touch else []), *plan.bench]
    ]
    assert (
        len(offered) == len(set(offered))
        and owed.isdisjoint(offered)
        and set(derived).isdisjoint(offered)
    )


@given(books())
def test_done_work_never_comes_back_the_same_day(book: Book):
    for item in book.plan().items[:4]:
        if item.kind == "promise":
            book.change("promises", item.id, done_on=TODAY)
        elif item.kind == "favour":
            book.change("favours", item.id, returned=1.0)
        elif item.kind == "prepare":
            book.intake(1, item.contact)
        elif item.kind == "confirm":
            book.change("touches", item.id.removeprefix("confirm:"), planned=False)
        elif not item.contact:
            done = {"hook": HOOK_DONE, "hub": HUB_DONE}[item.kind]
            book.change("intakes", book.intake(5), what=done)
        else:
            book.touch(item.contact, 0, "message")
        after = book.plan()
        assert item.id not in {other.id for other in after.items}
        if item.kind not in ("promise", "favour", "prepare", "date", "confirm"):
            assert after.new_touch is None or after.new_touch.contact != item.contact


@given(books(), st.integers(1, 30))
def test_a_snooze_sticks_until_its_day(book: Book, days: int):
    snoozable = [item for item in book.plan().items if item.contact and item.kind != "confirm"]
    for item in snoozable[:3]:
        if item.kind == "promise":
            book.change("promises", item.id, snoozed_until=ahead(days))
        else:
            book.change("contacts", item.contact, snoozed_until=ahead(days))
        assert item.id not in {
            other.id for day in (0, days - 1) for other in book.plan(today=ahead(day)).items
        }


@given(
    books(), st.sampled_from(["in", "out", "both"]), st.sampled_from(["email", "coffee", "message"])
)
def test_R6_a_touch_in_either_direction_resets_the_clock(book: Book, direction: str, kind: str):
    for contact in book.records().contacts.values():
        book.touch(contact.id, 0, kind, direction=direction)
        situation = book.situation()
        due = due_on(situation, contact.id)
        # The day itself, or the last working day before it where it is none.
        last = ahead(cadence_of(situation, contact)).toordinal()
        assert due is None or due.toordinal() >= situation.calendar.on_or_before(last)
        assert f"keep_in_touch:{contact.id}" not in {item.id for item in plan_day(situation).items}


@given(books())
def test_R2_what_is_planned_beside_the_offer_makes_no_new_touch(book: Book):
    kinds = ("reply", "nudge", "thanks", "keep_in_touch")
    for item in [item for item in book.plan().items if item.kind in kinds][:3]:
        before = book.plan().quota.done
        book.touch(item.contact, 0, "email")
        assert book.plan().quota.done == before, item


@given(books())
def test_R17_the_board_shows_everybody_kept_in_one_column(book: Book):
    situation = book.situation()
    shown = [card.contact for cards in board(situation).values() for card in cards]
    kept = [
        contact.id
        for contact in situation.records.contacts.values()
        if contact.state in ("kept", "resting")
    ]
    assert sorted(shown) == sorted(kept)
    for contact in situation.records.contacts:
        stands, coming = standing(situation, contact), next_up(situation, contact)
        assert stands.reason and coming.reason and stands.score >= 0
        assert coming.day is None or coming.kind or coming.day > TODAY


@given(st.lists(st.integers(0, 12), max_size=12), st.integers(1, 3))
def test_R3_the_order_keeps_as_many_promises_on_time_as_is_possible_at_all(
    dues: list[int], slots: int
):
    waiting = list(enumerate(dues))
    kept = 0
    for day in range(14):
        for _ in range(slots):
            if waiting:
                index = on_time_first([(due, index) for index, due in waiting], day)[0]
                kept += dues[index] >= day
                waiting = [pair for pair in waiting if pair[0] != index]
    assert kept == matching(dues, slots)


def matching(dues: list[int], slots: int) -> int:
    """The largest matching of promises to slots on or before their day, by augmenting paths."""
    taken: dict[tuple[int, int], int] = {}

    def place(promise: int, tried: set[tuple[int, int]]) -> bool:
        for slot in [(day, slot) for day in range(dues[promise] + 1) for slot in range(slots)]:
            if slot not in tried:
                tried.add(slot)
                if slot not in taken or place(taken[slot], tried):
                    taken[slot] = promise
                    return True
        return False

    return sum(place(promise, set()) for promise in range(len(dues)))
