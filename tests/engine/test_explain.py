from __future__ import annotations

import pytest

from planner.engine.standing.stage import standing
from planner.engine.standing.temperature import fading
from planner.engine.views.explain import why
from tests.engine.builders import Book, ago, ahead


def test_the_touches_add_up_to_the_score():
    book = Book()
    ana = book.contact(cadence_days=90)
    for days in (700, 400, 200, 150, 90, 60, 30, 2):
        book.touch(ana, days, "coffee" if days % 100 else "email")
    situation = book.situation()
    told = why(situation, ana)
    assert len(told.touches) == 5
    left = sum(each.left for each in told.touches) + told.earlier
    assert left == pytest.approx(standing(situation, ana).score, abs=0.01)
    assert (told.last, told.due, told.lateness) == (ago(2), ahead(86), 0.022)
    assert (told.cadence, told.cadence_from, told.half_life) == (90, "their own", 4)
    assert told.half_lives == (3, 14, 60, 240) and told.active_from == fading(90)
    assert told.peak.day is not None and told.peak.score >= told.standing.score


def test_where_the_cadence_comes_from():
    book = Book()
    ana, bo = book.contact(tags=frozenset({"vip"})), book.contact()
    situation = book.situation(tag_cadences={"VIP": 30})
    assert (why(situation, ana).cadence, why(situation, ana).cadence_from) == (30, "the tag #VIP")
    assert "tag_cadences.VIP" in {knob.name for knob in why(situation, ana).knobs}
    assert (why(situation, bo).cadence, why(situation, bo).cadence_from) == (182, "the default")
    assert "cadence_days" in {knob.name for knob in why(situation, bo).knobs}


def test_the_ladder_the_bench_and_what_hides_them():
    book = Book()
    waits, cold = book.contact("Waits"), book.contact("Cold")
    book.touch(waits, 3, "email")
    asleep = book.contact("Asleep", snoozed_until=ahead(9))
    out = book.contact("Out", state="archived")
    situation = book.situation()
    assert "nudge once" in why(situation, waits).ladder
    assert "nudge_after" in {knob.name for knob in why(situation, waits).knobs}
    assert why(situation, cold).bench_place == 1
    assert why(situation, cold).lateness is None
    assert "snooze or rest" in {knob.name for knob in why(situation, asleep).knobs}
    assert "state of the contact" in {knob.name for knob in why(situation, out).knobs}
    for contact in (waits, cold, asleep, out, "nobody"):
        told = why(situation, contact)
        assert told.next.reason
        assert all(knob.name and knob.effect for knob in told.knobs)
    assert why(situation, "nobody").next.day is None
