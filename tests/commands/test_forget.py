"""What was logged by mistake is deleted, with what followed from it and is still open, as one step
of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.day.undo import undo
from planner.commands.logging.forget import aftermath_of, forget, touch_aftermath
from planner.commands.logging.log import log, read_line
from planner.commands.people.contacts import add
from planner.errors import DecisionNeeded, PlannerError

if TYPE_CHECKING:
    from planner.commands.session import Session

LINE = (
    "coffee with Ana Li yesterday; promised the deck by fri; owe her for the intro; "
    "talk to Zoe Park; say: our new site"
)


def logged(session: Session, line: str) -> str:
    return log(session, [read_line(session, line)]).touches[0].id


def counts(session: Session) -> dict[str, int]:
    return {name: len(table) for name, table in session.records._asdict().items() if table}


def test_a_touch_takes_along_what_followed_and_one_undo_brings_all_of_it_back(
    session: Session,
) -> None:
    before = counts(session)
    touch = logged(session, LINE)
    full = session.records
    assert {len(full.promises), len(full.favours)} == {1} and len(full.contacts) == 2
    [result] = forget(session, [touch])
    assert result.label == "deleted coffee with Ana Li, yesterday" and not result.stays
    assert set(result.aftermath) == {
        "the promise “the deck”",
        "the favour “the intro”",
        "the hook “our new site”",
        "the contact Ana Li",
        "the contact Zoe Park",
    }
    assert counts(session) == before
    undo(session)
    assert [dict(table) for table in session.records] == [dict(table) for table in full]


def test_what_was_kept_or_is_known_otherwise_stays(session: Session) -> None:
    touch = logged(session, LINE)
    promise, favour = next(iter(session.records.promises)), next(iter(session.records.favours))
    zoe = next(key for key, each in session.records.contacts.items() if each.name == "Zoe Park")
    session.apply(
        Change(
            "since",
            (
                Put("promises", promise, {"done_on": session.today}),
                Put("favours", favour, {"returned": 0.5}),
                Put("contacts", zoe, {"notes": "plays chess"}),
            ),
        )
    )
    aftermath = aftermath_of(session.records, touch)
    assert not aftermath.promises and not aftermath.favours
    assert not aftermath.contacts, "Zoe is known otherwise, and Ana introduced her"
    forget(session, [touch])
    assert promise in session.records.promises and favour in session.records.favours
    assert {each.name for each in session.records.contacts.values()} == {"Ana Li", "Zoe Park"}


def test_alone_leaves_what_followed(session: Session) -> None:
    touch = logged(session, LINE)
    [result] = forget(session, [touch], alone=True)
    assert result.stays and len(session.records.promises) == len(session.records.favours) == 1
    assert touch not in session.records.touches


def test_R10_a_hook_that_the_touch_told_counts_as_unheard_again(session: Session) -> None:
    ana = "ana"
    session.apply(
        Change(
            "made",
            (
                Put("contacts", ana, {"name": "Ana Li"}),
                Put("hooks", "h", {"text": "our new site"}),
            ),
        )
    )
    first = logged(session, "message to Ana Li; say: our new site")
    assert session.records.hooks["h"].told == {ana}
    second = logged(session, "email to Ana Li; say: our new site")
    forget(session, [second])
    assert session.records.hooks["h"].told == {ana}, "the first touch told her as well"
    forget(session, [first])
    assert not session.records.hooks["h"].told


@pytest.mark.parametrize("table", ["promises", "favours", "hooks", "leads", "intakes"])
def test_other_records_go_by_their_id_or_its_end(session: Session, table: str) -> None:
    session.apply(Change("made", (Put(table, "abcdef123456", {}),)))  # type: ignore[arg-type]
    [result] = forget(session, ["123456"])
    assert result.id == "abcdef123456" and not getattr(session.records, table)
    undo(session)
    assert len(getattr(session.records, table)) == 1


def test_an_id_that_is_none_or_several_changes_nothing(session: Session) -> None:
    session.apply(Change("made", (Put("promises", "a-same", {}), Put("favours", "b-same", {}))))
    version = session.book.version
    with pytest.raises(PlannerError, match="There is no touch"):
        forget(session, ["nothing"])
    with pytest.raises(DecisionNeeded) as error:
        forget(session, ["same"])
    assert [each["id"] for each in error.value.candidates] == ["a-same", "b-same"]
    assert session.book.version == version


def test_several_are_one_step_of_undo(session: Session) -> None:
    first = logged(session, "coffee with Ana Li; promised the deck")
    promise = next(iter(session.records.promises))
    second = logged(session, "call with Bo Chen")
    results = forget(session, [first, promise, second])
    assert len(results) == 3 and not session.records.touches and not session.records.promises
    undo(session)
    assert set(session.records.touches) == {first, second} and len(session.records.promises) == 1


def test_R10_a_hook_that_somebody_else_is_to_hear_stays(session: Session) -> None:
    touch = logged(session, "coffee with Ana Li; say: our new site")
    hook = next(iter(session.records.hooks.values()))
    session.apply(
        Change("for Bo too", (Put("hooks", hook.id, {"contacts": hook.contacts | {"bo"}}),))
    )
    forget(session, [touch])
    assert set(session.records.hooks) == {hook.id}


def test_P14_the_meeting_that_a_line_told_of_goes_with_its_touch(session: Session) -> None:
    add(session, "Ana Li", {})
    done = log(session, [read_line(session, "coffee with Ana Li tomorrow 9:30")])
    note, meeting = done.touches[0].id, done.planned[0].id
    assert "coffee with Ana Li, tomorrow" in list(touch_aftermath(session, note))
    forget(session, [note], alone=True)
    assert set(session.records.touches) == {meeting}
    undo(session)
    forget(session, [note])
    assert not session.records.touches
