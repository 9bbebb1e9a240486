"""The sheet: the filter line, sorting by several columns, saved views, and one change for many
(R18)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.change import Change, Put
from planner.commands.day.undo import undo
from planner.commands.sheet.contact_table import CONTACTS
from planner.commands.sheet.view import View, save_view
from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.commands.session import Session

TODAY = date(2026, 11, 18)


def view(line: str = "", sort: tuple[str, ...] = ("name",)) -> View:
    return CONTACTS.first._replace(filter=line, sort=sort)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def people(session: Session) -> Session:
    session.apply(
        Change(
            "made",
            (
                Put(
                    "contacts",
                    "ana",
                    {
                        "name": "Ana Li",
                        "org": "Acme",
                        "role": "Head of Product",
                        "tags": frozenset({"design", "lisbon"}),
                        "voter": "swing",
                        "cadence_days": 30,
                        "notes": "likes tea",
                        "emails": frozenset({"ana@x.example"}),
                    },
                ),
                Put(
                    "contacts",
                    "bo",
                    {"name": "Bo Chen", "org": "Acme", "voter": "set", "introduced_by": "ana"},
                ),
                Put(
                    "contacts",
                    "cy",
                    {"name": "Cy Twombly", "state": "triage", "tags": frozenset({"redesign"})},
                ),
                Put("contacts", "di", {"name": "Di Prima", "org": "Globex", "state": "ignored"}),
                Put("contacts", "ed", {"name": "Éd Active", "org": "Zürich AG", "met_at": "hub"}),
                Put("hubs", "hub", {"name": "PyData"}),
                Put(
                    "touches",
                    "t1",
                    {"contacts": frozenset({"ana"}), "kind": "coffee", "day": ago(20)},
                ),
                Put(
                    "touches",
                    "t2",
                    {"contacts": frozenset({"bo"}), "kind": "call", "day": ago(200)},
                ),
                Put(
                    "touches", "t3", {"contacts": frozenset({"bo"}), "kind": "note", "day": ago(1)}
                ),
                Put("promises", "p", {"contact": "bo", "text": "deck"}),
                Put(
                    "favours",
                    "f",
                    {"contact": "ana", "direction": "received", "what": "intro", "day": ago(20)},
                ),
            ),
        )
    )
    return session


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", "ana bo cy ed"),
        ("org:acme", "ana bo"),
        ("org:zurich", "ed"),
        ("-org:acme", "cy ed"),
        ("org:none", "cy"),
        ("org:any", "ana bo ed"),
        ("tag:design", "ana"),
        ("tag:design,redesign", "ana cy"),
        ("set", "bo"),
        ("-set", "ana cy ed"),
        ("voter:swing", "ana"),
        ("triage", "cy"),
        ("state:triage,kept", "ana bo cy ed"),
        ("ignored", "di"),
        ("state:ignored", "di"),
        ("due<14d", "ana bo"),
        ("due<0", "bo"),
        ("late", "bo"),
        ("due>5d", "ana"),
        ("due<2026-11-01", "bo"),
        ("due:none", "cy ed"),
        ("last>90d", "bo"),
        ("last<1m", "ana"),
        ("last:none", "cy ed"),
        ("last:any", "ana bo"),
        ("owed", "ana"),
        ("cadence:monthly", "ana"),
        ("cadence>100", "bo cy ed"),
        ("promises>0", "bo"),
        ("touches>=1", "ana bo"),
        ("tea", "ana"),
        ("head product", "ana"),
        ("via:ana", "bo"),
        ("met:pydata", "ed"),
        ('name:"ana li"', "ana"),
        ('"active"', "ed"),
        ("email:x.example", "ana"),
        ("org:acme due<14d tag:design -set", "ana"),
        ("cold org:zurich", "ed"),
        ("added>9y", ""),
        ("-", "ana bo cy ed"),
        ("column:owed", "ana"),
        ("id:bo", "bo"),
    ],
)
def test_R18_the_filter_line(people: Session, line: str, found: str) -> None:
    assert [facts.key for facts in CONTACTS.rows(people, view(line))] == found.split()


@pytest.mark.parametrize(
    "line",
    [
        "stage:hot",
        "foo:bar",
        "due<soon",
        "org<5",
        "promises>many",
        "state:gone",
        "voter:maybe",
        "cadence:sometimes",
    ],
)
def test_R18_a_filter_that_cannot_be_followed_says_what_can(people: Session, line: str) -> None:
    with pytest.raises(UsageError) as error:
        CONTACTS.rows(people, view(line))
    assert len(str(error.value).splitlines()) == 1


@given(st.text(max_size=20))
def test_R18_any_filter_line_finds_people_or_says_what_is_wrong(people: Session, line: str) -> None:
    try:
        found = CONTACTS.rows(people, view(line))
    except UsageError:
        return
    assert {facts.key for facts in found} <= set(people.records.contacts)


def test_R18_sorted_by_several_columns_with_the_empty_ones_last(people: Session) -> None:
    def order(*sort: str) -> str:
        return " ".join(facts.key for facts in CONTACTS.rows(people, view(sort=sort)))

    assert order("org", "-name") == "bo ana ed cy"
    assert order("-org", "name") == "ed ana bo cy"
    assert order("due") == "bo ana cy ed"
    assert order("-due") == "ana bo cy ed"
    assert order("-touches", "name").endswith("ana") or order("-touches", "name").startswith("cy")


def test_R18_what_is_remembered_of_everybody_follows_every_change(people: Session) -> None:
    def found(line: str, *sort: str) -> str:
        return " ".join(
            facts.key for facts in CONTACTS.rows(people, view(line, sort=sort or ("name",)))
        )

    assert (found("met:pydata"), found("via:ana"), found("tea"), found("", "org", "name")) == (
        "ed",
        "bo",
        "ana",
        "ana bo ed cy",
    )
    people.apply(
        Change(
            "changed",
            (
                Put("hubs", "hub", {"name": "Rust Nation"}),
                Put("contacts", "ana", {"name": "Zoe Li", "notes": "coffee"}),
                Put("contacts", "cy", {"org": "Aardvark"}),
                Put("contacts", "fay", {"name": "Fay"}),
                Put("contacts", "di", {"state": "kept"}),
            ),
        )
    )
    assert (found("met:pydata"), found("met:rust"), found("via:ana"), found("via:zoe")) == (
        "",
        "ed",
        "",
        "bo",
    )
    assert (found("tea"), found("coffee"), found("", "org", "name")) == (
        "",
        "ana",
        "cy bo ana di ed fay",
    )
    undo(people)
    assert (found("via:ana"), found("tea"), found("met:pydata")) == ("bo", "ana", "ed")


def test_R18_a_text_that_did_not_change_is_not_folded_again(
    people: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    CONTACTS.rows(people, view("tea org:acme"))
    folded: list[str] = []
    monkeypatch.setattr(
        "planner.commands.sheet.field.fold", lambda text: folded.append(text) or text.lower()
    )
    people.apply(Change("edit", (Put("contacts", "bo", {"notes": "Likes Tea too"}),)))
    assert [facts.key for facts in CONTACTS.rows(people, view("tea"))] == ["ana", "bo"]
    assert folded == ["Bo Chen · Acme · Likes Tea too · Ana Li"]


def test_R18_what_was_worked_out_ahead_is_only_looked_up(
    people: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = CONTACTS.prepare(people, ("due", "stage"))
    assert sum(1 for _ in steps) >= 3
    asked: list[str] = []
    monkeypatch.setattr(
        "planner.commands.sheet.contact_table.due_on", lambda _, key: asked.append(key)
    )
    monkeypatch.setattr(
        "planner.commands.sheet.contact_table.standing", lambda _, key: asked.append(key)
    )
    assert [
        facts.key for facts in CONTACTS.rows(people, view("due<14d", sort=("-due", "stage")))
    ] == ["ana", "bo"]
    assert not asked
    steps = CONTACTS.prepare(people, ("due",))
    next(steps)
    people.apply(Change("edit", (Put("contacts", "bo", {"notes": "x"}),)))
    assert not list(steps), "what no longer holds is not worked out to the end"


def test_R18_every_column_shows_something_for_everybody(people: Session) -> None:
    rows = {row.key: row for row in CONTACTS.all_rows(people)}
    for row in rows.values():
        assert all(isinstance(column.field.show(row), str) for column in CONTACTS.columns.values())
    shown = {name: column.field.show(rows["ana"]) for name, column in CONTACTS.columns.items()}
    assert [shown[name] for name in ("stage", "due", "cadence", "tags")] == [
        "owed",
        "27 Nov",
        "30 d",
        "design, lisbon",
    ]


def test_R18_columns_and_sorts_are_read_as_typed() -> None:
    assert CONTACTS.column_names("name, org due") == ("name", "org", "due")
    assert CONTACTS.sort_keys("due,-last") == ("due", "-last")
    for read in (CONTACTS.column_names, CONTACTS.sort_keys):
        with pytest.raises(UsageError, match="There is no column"):
            read("nonsense")


def test_R18_views_are_saved_in_the_book_and_forgotten(people: Session) -> None:
    acme = View("org:acme", ("name", "due"), ("-due",))
    save_view(people, "acme", acme)
    assert CONTACTS.saved_views(people) == {"acme": acme}
    undo(people)
    assert CONTACTS.saved_views(people) == {}
    save_view(people, "acme", acme)
    save_view(people, "acme", None)
    assert CONTACTS.saved_views(people) == {}
    with pytest.raises(UsageError):
        save_view(people, "acme", None)


def test_a_view_that_a_hand_edit_broke_is_left_out(people: Session) -> None:
    people.apply(
        Change(
            "by hand", (Put("settings", "user", {"views": {"odd": "{", "worse": '{"filter": 1}'}}),)
        )
    )
    assert CONTACTS.saved_views(people) == {}


def test_P4_many_are_changed_as_one_step_of_undo(people: Session) -> None:
    label = CONTACTS.change(
        people, ["ana", "bo", "gone", "bo"], 'cadence=quarterly tag+talks tag-Design org="New Org"'
    )
    assert label == 'cadence=quarterly tag+talks tag-Design org="New Org" for 2 contacts'
    ana, bo = people.records.contacts["ana"], people.records.contacts["bo"]
    assert (ana.tags, ana.org) == ({"lisbon", "talks"}, "New Org")
    assert ana.cadence_days == bo.cadence_days == 90 and bo.tags == {"talks"}
    undo(people)
    assert people.records.contacts["ana"].org == "Acme"
    assert people.records.contacts["bo"].cadence_days is None


@pytest.mark.parametrize(
    "text", ["", "nonsense", "name=Everybody", "cadence=never", "state=dead", "org+x", "foo=bar"]
)
def test_P4_a_change_that_is_not_understood_changes_nobody(people: Session, text: str) -> None:
    before = people.book.version
    with pytest.raises(UsageError):
        CONTACTS.change(people, ["ana"], text)
    with pytest.raises(UsageError):
        CONTACTS.change(people, [], "state=kept")
    assert people.book.version == before
