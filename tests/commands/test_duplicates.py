"""Merging two contacts loses nothing that was known of either, and one undo makes two of them
again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.day.undo import undo
from planner.commands.people.duplicates import (
    find_duplicates,
    merge,
    plan_merge,
    side_by_side,
    tell_apart,
)
from planner.errors import PlannerError, UsageError

if TYPE_CHECKING:
    from planner.commands.people.duplicates import Side
    from planner.commands.session import Session

DAY = date(2026, 11, 1)


@pytest.fixture
def two(session: Session) -> Session:
    """Ana twice, with something of every table that names the second."""
    session.apply(
        Change(
            "made",
            (
                Put(
                    "contacts",
                    "a",
                    {
                        "name": "Ana Li",
                        "org": "Acme",
                        "state": "kept",
                        "emails": frozenset({"a@x.example"}),
                        "notes": "met in May",
                        "they_want": "a reviewer",
                        "cadence_days": 30,
                    },
                ),
                Put(
                    "contacts",
                    "b",
                    {
                        "name": "A. Li",
                        "org": "Globex",
                        "state": "triage",
                        "role": "CTO",
                        "emails": frozenset({"a@x.example", "b@x"}),
                        "tags": frozenset({"design"}),
                        "notes": "likes tea",
                        "they_want": "a job",
                        "voter": "swing",
                        "introduced_by": "c",
                        "birthday": "--03-07",
                        "not_same_as": frozenset({"c"}),
                    },
                ),
                Put(
                    "contacts",
                    "c",
                    {"name": "Cy", "introduced_by": "b", "not_same_as": frozenset({"b"})},
                ),
                Put("touches", "t", {"contacts": frozenset({"b", "c"}), "day": DAY}),
                Put("touches", "u", {"contacts": frozenset({"a", "b"}), "day": DAY}),
                Put("promises", "p", {"contact": "b", "text": "deck"}),
                Put("favours", "f", {"contact": "b", "what": "intro"}),
                Put("intakes", "i", {"contact": "b", "day": DAY, "minutes": 5}),
                Put("leads", "l", {"contact": "b"}),
                Put(
                    "hooks",
                    "h",
                    {"text": "site", "told": frozenset({"b"}), "contacts": frozenset({"a", "b"})},
                ),
            ),
        )
    )
    return session


def test_nothing_that_was_known_of_either_is_lost(two: Session) -> None:
    assert merge(two, "a", "b") == "merged A. Li (Globex) into Ana Li"
    records = two.records
    assert set(records.contacts) == {"a", "c"}
    ana = records.contacts["a"]
    assert (ana.name, ana.aka, ana.state, ana.cadence_days) == ("Ana Li", {"A. Li"}, "kept", 30)
    assert (ana.org, ana.role, ana.voter, ana.birthday) == ("Acme", "CTO", "swing", "--03-07")
    assert ana.emails == {"a@x.example", "b@x"} and ana.tags == {"design"}
    assert ana.they_want == "a reviewer\na job"
    assert ana.notes == "met in May\nlikes tea\nOf A. Li who was merged: organisation: Globex"
    assert ana.introduced_by == "c" and ana.not_same_as == {"c"}
    assert records.contacts["c"].introduced_by == "a" and records.contacts["c"].not_same_as == {"a"}
    assert records.touches["t"].contacts == {"a", "c"} and records.touches["u"].contacts == {"a"}
    for record in (
        records.promises["p"],
        records.favours["f"],
        records.intakes["i"],
        records.leads["l"],
    ):
        assert record.contact == "a"
    assert records.hooks["h"].told == records.hooks["h"].contacts == {"a"}


def test_one_undo_makes_two_of_them_again(two: Session) -> None:
    before = two.records
    merge(two, "a", "b")
    undo(two)
    assert {name: dict(table) for name, table in two.records._asdict().items()} == {
        name: dict(table) for name, table in before._asdict().items()
    }


def test_a_merge_is_shown_side_by_side_first_and_the_side_of_a_field_can_be_chosen(
    two: Session,
) -> None:
    plan = plan_merge(two, "a", "b", {"org": "other", "emails": "keep", "they_want": "other"})
    fields = {each.field: each for each in plan.fields}
    assert (fields["org"].keep, fields["org"].other, fields["org"].merged) == (
        "Acme",
        "Globex",
        "Globex",
    )
    assert fields["emails"].merged == {"a@x.example"} and fields["they_want"].merged == "a job"
    assert fields["notes"].merged == "met in May\nlikes tea", (
        "what was decided on is not noted as well"
    )
    assert (fields["org"].side, fields["tags"].side) == ("other", "both")
    assert plan.moved == 8
    assert "b" in two.records.contacts


@pytest.mark.parametrize(
    ("side", "name", "aka"),
    [
        ("both", "Ana Li", {"A. Li"}),
        ("keep", "Ana Li", set()),
        ("other", "A. Li", set()),
    ],
)
def test_of_two_names_the_other_is_also_known_as_unless_one_was_chosen(
    two: Session, side: Side, name: str, aka: set[str]
) -> None:
    merge(two, "a", "b", {"name": side})
    assert (two.records.contacts["a"].name, two.records.contacts["a"].aka) == (name, aka)


def test_a_choice_never_has_somebody_introduce_themselves_and_is_refused_for_no_field(
    two: Session,
) -> None:
    two.apply(Change("made", (Put("contacts", "b", {"introduced_by": "a"}),)))
    merge(two, "a", "b", {"introduced_by": "other"})
    assert two.records.contacts["a"].introduced_by == ""
    with pytest.raises(UsageError, match="no field"):
        plan_merge(two, "a", "c", {"id": "other"})


def test_what_both_have_alike_is_shown_too_and_values_are_told_in_words(two: Session) -> None:
    two.apply(
        Change(
            "made",
            (Put("contacts", "a", {"place": "Oslo"}), Put("contacts", "b", {"place": "Oslo"})),
        )
    )
    plan = plan_merge(two, "a", "b")
    assert [each.field for each in plan.shared] == ["aka", "place"]
    fields = {each.field: each for each in plan.fields}
    assert side_by_side(two, fields["introduced_by"]) == ("", "Cy", "Cy")
    assert side_by_side(two, fields["emails"]) == (
        "a@x.example",
        "a@x.example, b@x",
        "a@x.example, b@x",
    )


def test_who_introduced_themselves_by_a_merge_is_introduced_by_nobody(session: Session) -> None:
    session.apply(
        Change(
            "made",
            (
                Put("contacts", "a", {"name": "Ana", "introduced_by": "b"}),
                Put("contacts", "b", {"name": "Bo"}),
            ),
        )
    )
    merge(session, "a", "b")
    assert session.records.contacts["a"].introduced_by == ""


def test_not_the_same_is_remembered_and_undone(session: Session) -> None:
    session.apply(
        Change(
            "made", tuple(Put("contacts", key, {"name": "Ana Li", "org": "Acme"}) for key in "ab")
        )
    )
    assert len(find_duplicates(session)) == 1
    tell_apart(session, "a", "b")
    assert find_duplicates(session) == []
    undo(session)
    assert len(find_duplicates(session)) == 1


def test_one_contact_cannot_be_merged_with_itself_or_with_nobody(two: Session) -> None:
    with pytest.raises(UsageError):
        plan_merge(two, "a", "a")
    with pytest.raises(UsageError):
        tell_apart(two, "a", "a")
    with pytest.raises(PlannerError):
        plan_merge(two, "a", "gone")
