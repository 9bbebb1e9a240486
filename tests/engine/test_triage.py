"""In which order triage shows those who wait in it (R20)."""

from __future__ import annotations

from datetime import date, timedelta

from planner.engine.situation import Situation
from planner.engine.views.triage import triage_order
from planner.records import Contact, Records, Touch
from planner.settings import Settings

TODAY = date(2026, 11, 18)


def situation(*contacts: Contact, touches: tuple[Touch, ...] = ()) -> Situation:
    records = Records(
        contacts={each.id: each for each in contacts},
        touches={each.id: each for each in touches},
    )
    return Situation(records, Settings(), TODAY)


def test_R20_only_those_in_triage_wait() -> None:
    people = (
        Contact("a", "A", state="triage"),
        Contact("b", "B"),
        Contact("c", "C", state="ignored"),
    )
    found = triage_order(situation(*people))
    assert [each.contact for each in found] == ["a"]
    assert found[0].reason == ""


def test_R20_the_most_promising_come_first_and_each_reason_is_said() -> None:
    recently = TODAY - timedelta(days=10)
    found = triage_order(
        situation(
            Contact("friend", "Friend", org="Acme"),
            Contact("nothing", "Nothing Known", state="triage"),
            Contact("colleague", "Colleague", org="acme", state="triage"),
            Contact(
                "boss",
                "Boss",
                role="Head of Data",
                org="Umbra",
                emails=frozenset({"b@x.example"}),
                state="triage",
                connected_on=recently,
            ),
            Contact("met", "Met", state="triage", introduced_by="friend"),
            touches=(Touch("t", frozenset({"met"}), day=recently),),
        )
    )
    said = {each.contact: " · ".join(each.reasons) for each in found}
    assert [each.contact for each in found] == ["met", "boss", "colleague", "nothing"]
    assert "you were in touch" in said["met"] and "introduced by Friend" in said["met"]
    assert (
        "hires or decides" in said["boss"]
        and "e-mail known" in said["boss"]
        and "8 Nov" in said["boss"]
    )
    assert said["colleague"] == "you know 1 person at acme"
    assert said["nothing"] == ""


def test_R20_of_equals_those_connected_last_come_first_and_the_order_never_wavers() -> None:
    old, new = TODAY - timedelta(days=900), TODAY - timedelta(days=800)
    people = [
        Contact(key, name, state="triage", connected_on=day)
        for key, name, day in (
            ("1", "Zoe", old),
            ("2", "Ann", old),
            ("3", "Max", new),
            ("4", "Lea", None),
        )
    ]
    orders = [
        [each.contact for each in triage_order(situation(*some))] for some in (people, people[::-1])
    ]
    assert orders == [["3", "2", "1", "4"]] * 2


def test_R24_somebody_at_an_organisation_that_is_written_otherwise_is_a_second_person() -> None:
    people = (
        Contact("a", "A", org="Acme", state="kept"),
        Contact("b", "B", org="Acme, Inc.", state="triage"),
    )
    (found,) = triage_order(situation(*people))
    assert found.reason == "you know 1 person at Acme, Inc."
