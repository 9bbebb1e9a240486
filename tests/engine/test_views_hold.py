"""Whatever is in the book, every view of it holds: no crash, nothing lost, nothing counted
twice."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from planner.engine.ahead.fits import enough_with
from planner.engine.ahead.forecast import forecast
from planner.engine.habit.pace import pace
from planner.engine.habit.quarters import verdicts_by_quarter
from planner.engine.habit.ramp import ramp
from planner.engine.habit.voters import voter_share
from planner.engine.happened.org_names import workplace
from planner.engine.standing.milestones import STEPS
from planner.engine.views.connectors import connectors, introduction_tree
from planner.engine.views.explain import why
from planner.engine.views.favour_ledger import favour_ledger
from planner.engine.views.funnel import funnel
from planner.engine.views.hub_yield import hub_yields
from planner.engine.views.organisations import organisations
from planner.engine.views.talking_points import talking_points
from planner.records import Hub, Intake, Lead
from tests.engine.builders import TODAY, Book
from tests.engine.strategies import PEOPLE, books, days

VIEWS = (
    forecast,
    funnel,
    hub_yields,
    organisations,
    introduction_tree,
    connectors,
    talking_points,
    favour_ledger,
    pace,
    voter_share,
    ramp,
    verdicts_by_quarter,
)


@st.composite
def fuller_books(draw: st.DrawFn) -> Book:
    """The same books with hubs, leads and intakes in them."""
    book = draw(books())
    flags = draw(st.frozensets(st.sampled_from(["vendors and crowds", "odd"])))
    book.tables["hubs"]["PyData"] = Hub(
        "PyData", "", draw(st.sampled_from(["", "industry group"])), red_flags=flags
    )
    for number, touch in enumerate(list(book.tables["touches"].values())):
        hub = draw(st.sampled_from(["", "PyData", "missing"]))
        book.change("touches", touch.id, hub=hub, hook="a talk" if number % 3 == 0 else "")
    for number in range(draw(st.integers(0, 3))):
        stages = draw(
            st.dictionaries(
                st.sampled_from(["lead", "Interview", ""]), st.sampled_from(["2026-10-01", "x"])
            )
        )
        contact = draw(st.sampled_from(["", "missing", *PEOPLE]))
        book.tables["leads"][f"lead-{number}"] = Lead(
            f"lead-{number}", contact=contact, days=stages
        )
        session = Intake(
            f"intake-{number}", draw(days() | st.just(date.min)), draw(st.integers(-5, 200))
        )
        book.tables["intakes"][session.id] = session
    return book


@given(fuller_books(), st.integers(-3, 3))
def test_every_view_holds_and_is_the_same_twice(book: Book, shift: int):
    today = TODAY + timedelta(days=shift)
    one, other = book.situation(today, month_cost=900), book.situation(today, month_cost=900)
    for view in VIEWS:
        assert view(one) == view(other), view
    for contact in [*book.tables["contacts"], "missing"]:
        told = why(one, contact)
        assert told == why(other, contact)
        assert told.next.reason
        assert told.knobs


@given(fuller_books())
def test_nothing_is_lost_and_nothing_counted_twice(book: Book):
    situation = book.situation()
    people = [person.contact for org in organisations(situation) for person in org.people]
    working = {
        contact.id
        for contact in book.tables["contacts"].values()
        if workplace(contact.org) and contact.state not in ("ignored", "archived")
    }
    assert sorted(people) == sorted(working)
    ledger = favour_ledger(situation)
    assert sorted(each.id for part in ledger[:3] for each in part) == sorted(book.tables["favours"])
    told = funnel(situation, 10_000)
    nested = [told.total.counts[step] for step in STEPS if step != "introduction"]
    assert nested == sorted(nested, reverse=True)
    for groups in told.by.values():
        for step in STEPS:
            assert sum(group.counts[step] for group in groups) == told.total.counts[step]
    assert all(hub.reasons for hub in hub_yields(situation))
    for point in talking_points(situation):
        assert not {match.contact for match in point.fits} & point.hook.told


@given(fuller_books(), st.integers(1, 15))
def test_R7_every_fit_fits(book: Book, budget: int):
    situation = book.situation(budget_minutes=budget)
    told = forecast(situation)
    assert len(told.weeks) == 26
    assert all(week.load >= 0 and week.capacity >= 0 for week in told.weeks)
    assert all(enough_with(situation, fit) for fit in told.fits)
