from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.change import Change, Put
from planner.commands.day.undo import undo
from planner.commands.machine.settings import set_setting
from planner.commands.network.hooks import add_hook, drop_hook
from planner.commands.network.hubs import add_hub, edit_hub, resolve_hub
from planner.commands.network.settlement import settle, waive
from planner.commands.people.contacts import add
from planner.commands.session import Session
from planner.errors import DecisionNeeded, PlannerError, UsageError

LAST_YEAR = date(2025, 12, 1)


def favour(session: Session, key: str, contact: str, **fields: object) -> None:
    said = {"contact": contact, "what": "referral", "day": LAST_YEAR, **fields}
    session.apply(Change("f", (Put("favours", key, said),)))  # type: ignore[arg-type]


def test_R12_a_favour_is_settled_in_parts_then_whole_and_each_can_be_undone(
    session: Session,
) -> None:
    ana = add(session, "Ana Li", {})
    favour(session, "favour-1", ana)
    assert settle(session, "favour-1", 0.333) == "settled in part (33%): referral, Ana Li"
    settle(session, "ana li", 0.333)
    assert session.records.favours["favour-1"].open
    settle(session, "favour-1", 0.334)
    assert session.records.favours["favour-1"].returned == 1.0
    with pytest.raises(PlannerError, match="settled already"):
        settle(session, "favour-1")
    undo(session)
    assert session.records.favours["favour-1"].open


def test_R12_a_favour_is_waived(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    favour(session, "favour-1", ana)
    assert [card.contact for card in session.board["owed"]] == [ana]
    waive(session, "favour-1")
    assert session.records.favours["favour-1"].waived_on == session.today
    assert session.board["owed"] == ()


def test_R12_which_favour_is_asked_never_guessed(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    with pytest.raises(PlannerError, match="No favour is open"):
        settle(session, "Ana Li")
    favour(session, "favour-1", ana)
    favour(session, "favour-2", ana, direction="given")
    with pytest.raises(DecisionNeeded) as asked:
        settle(session, "Ana Li")
    assert {each["id"] for each in asked.value.candidates} == {"favour-1", "favour-2"}
    for part in (0.0, -1.0, 1.5, float("nan")):
        with pytest.raises(UsageError):
            settle(session, "favour-1", part)


def test_R10_the_library_takes_a_hook_once_and_drops_it(session: Session) -> None:
    ana = add(session, "Ana Li", {})
    hook = add_hook(
        session,
        " My talk ",
        tags=["#data", " "],
        orgs=["Acme"],
        contacts=[ana],
        expires=session.today,
    )
    kept = session.records.hooks[hook]
    assert (kept.text, kept.tags, kept.orgs, kept.contacts) == (
        "My talk",
        {"data"},
        {"Acme"},
        {ana},
    )
    with pytest.raises(UsageError, match="already"):
        add_hook(session, "my TALK")
    with pytest.raises(UsageError):
        add_hook(session, "  ")
    with pytest.raises(UsageError, match="past"):
        add_hook(session, "late", expires=session.today - timedelta(days=1))
    drop_hook(session, "talk")
    assert session.records.hooks == {}
    with pytest.raises(PlannerError, match="no hook"):
        drop_hook(session, "talk")


def test_R10_a_word_of_two_hooks_is_a_question(session: Session) -> None:
    add_hook(session, "a talk on caching")
    add_hook(session, "a talk on bread")
    with pytest.raises(DecisionNeeded):
        drop_hook(session, "talk")
    assert drop_hook(session, "bread") == "dropped from the library: a talk on bread"


def test_R21_a_hub_is_added_and_changed(session: Session) -> None:
    hub = add_hub(
        session,
        "PyData Berlin",
        {"kind": "meet-up", "cost": "12,50", "every": "monthly"},
        ["vendors"],
    )
    kept = session.records.hubs[hub]
    assert (kept.kind, kept.cost, kept.every, kept.red_flags) == (
        "meet-up",
        12.5,
        30,
        {"vendors and crowds"},
    )
    fields = {"name": "PyData", "cost": ""}
    label = edit_hub(session, resolve_hub(session, "pydata"), fields, ["Same-faces"], ["vendors"])
    assert label == "changed name, cost, red flags of PyData Berlin"
    kept = session.records.hubs[hub]
    assert (kept.name, kept.cost, kept.red_flags) == ("PyData", None, {"same faces"})
    undo(session)
    assert session.records.hubs[hub].cost == 12.5


@pytest.mark.parametrize(
    ("fields", "flags"),
    [
        ({"cost": "dear"}, []),
        ({"cost": "-1"}, []),
        ({"cost": "nan"}, []),
        ({"every": "now and then"}, []),
        ({"name": " "}, []),
        ({"colour": "red"}, []),
        ({}, ["boring"]),
        ({}, [""]),
        ({}, []),
    ],
)
def test_R21_what_fits_no_field_of_a_hub_is_refused(
    session: Session, fields: dict[str, str], flags: list[str]
) -> None:
    hub = add_hub(session, "PyData", {})
    before = session.records.hubs[hub]
    with pytest.raises(UsageError):
        edit_hub(session, hub, fields, flags)
    assert session.records.hubs[hub] == before


def test_R21_which_hub_is_asked_never_guessed(session: Session) -> None:
    add_hub(session, "PyData Berlin", {})
    add_hub(session, "PyData London", {})
    with pytest.raises(DecisionNeeded):
        resolve_hub(session, "pydata")
    with pytest.raises(PlannerError, match="no hub"):
        resolve_hub(session, "Rotary")
    with pytest.raises(UsageError, match="already"):
        add_hub(session, "pydata berlin", {})


def test_R22_and_R25_have_their_settings(session: Session) -> None:
    set_setting(session, "month_cost", "250000")
    set_setting(session, "ramp", "off")
    reopened = session.book.settings
    assert (reopened.month_cost, reopened.ramp) == (250_000, False)
    with pytest.raises(UsageError):
        set_setting(session, "month_cost", "-1")
