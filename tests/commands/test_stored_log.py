"""What is stored of the log is a cache: every plan from it is the plan from the bare records, and
where it is wrong, missing or old it is made anew in silence."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from planner.book import Book, create_book
from planner.change import Change, Drop, Put
from planner.commands.session import Session
from planner.engine.situation import Situation
from planner.engine.today import duties as duties_rule
from planner.engine.today.day import plan_day
from planner.engine.today.duties import duties
from planner.engine.views.board import board
from planner.records import Records
from tests.engine.strategies import books
from tests.engine.test_carried_on import changes

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.engine.builders import Book as MadeBook

TODAY = date(2026, 11, 18)


def opened(folder: Path, today: date = TODAY) -> Session:
    return Session(Book.open(folder / "planner.json", state=folder / "state"), today)


def answers(situation: Situation) -> tuple[object, ...]:
    plan = plan_day(situation)
    last = {key: list(situation.touches_of(key)) for key in situation.records.contacts}
    return plan, tuple(plan.bench), board(situation), last


def bare(folder: Path, today: date) -> tuple[object, ...]:
    """What the rules say where nothing is stored."""
    session = opened(folder, today)
    records = session.records
    tables = {name: dict(getattr(records, name)) for name in Records._fields}
    return answers(Situation(Records(**tables), session.settings, today))


def put(record_id: str, table: Any, record: Any) -> Change:
    fields = {name: value for name, value in record._asdict().items() if name != "id"}
    fields.pop("dates", None)
    return Change("put", (Put(table, record_id, fields),))


STEPS = st.tuples(
    changes() | st.sampled_from(["undo", "elsewhere", "by hand", "store", "nothing"]),
    st.sampled_from([0, 0, 0, 1, 30]),
)


@given_settings(max_examples=25)
@given(books(), st.lists(STEPS, min_size=1, max_size=5))
def test_every_plan_from_what_is_stored_is_the_plan_from_the_records(
    book: MadeBook, steps: list[tuple[Any, int]]
) -> None:
    with TemporaryDirectory() as name:
        folder, today = Path(name), TODAY
        create_book(folder / "planner.json", folder / "state")
        records = book.records()
        first = opened(folder)
        first.gather()
        for table in ("contacts", "touches", "promises", "favours"):
            for key, record in getattr(records, table).items():
                first.apply(put(key, table, record))
        first.release(save=True)
        assert first.plan
        first.store_views()
        for step, days in steps:
            today += timedelta(days=days)
            session = opened(folder, today)
            make(step, session, folder)
            session = opened(folder, today)
            assert answers(session.situation) == bare(folder, today)
            if step == "store":
                session.store_views()


def make(step: Any, session: Session, folder: Path) -> None:
    """Change the book."""
    if step == "undo":
        session.book.undo()
    elif step == "elsewhere":
        other = Book.open(folder / "planner.json", state=folder / "elsewhere")
        other.apply(Change("x", (Put("touches", "touch-0001", {"day": TODAY, "kind": "call"}),)))
    elif step == "by hand":
        path = folder / "planner.json"
        path.write_text(path.read_text().replace('"could you?"', '"thanks"', 1))
    elif not isinstance(step, str):
        table, key, record = step
        if table in ("contacts", "touches", "promises", "favours"):
            change = Change("drop", (Drop(table, key),))
            session.apply(change if record is None else put(key, table, record))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with two people and a stored log."""
    create_book(tmp_path / "planner.json", tmp_path / "state")
    session = opened(tmp_path)
    session.apply(Change("people", (Put("contacts", "a", {"name": "Ana", "state": "kept"}),)))
    for number in range(4):
        session.apply(touch(number))
    assert session.plan
    session.store_views()
    assert view(tmp_path).exists()
    return tmp_path


def touch(number: int, days: int = 30) -> Change:
    day = TODAY - timedelta(days=days + number)
    fields = {"contacts": frozenset({"a"}), "kind": "email", "direction": "out", "day": day}
    return Change("touch", (Put("touches", f"t{number}", fields),))


def view(folder: Path) -> Path:
    (path,) = folder.glob("state/books/*/view-*.log")
    return path


def test_after_a_few_changes_it_still_serves_and_no_touch_is_decoded(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(folder).apply(touch(9))
    session = opened_from(folder)
    session._log_is_stored = False
    session.store_views()
    session = opened(folder)
    assert session.plan and session._log_is_stored
    assert not session.records.touches.decoded  # type: ignore[attr-defined]
    with monkeypatch.context() as patch:
        patch.setattr(duties_rule, "_of_tie", None)
        assert duties(opened(folder).situation).of == duties(session.situation).of, "nobody anew"
    assert answers(session.situation) == bare(folder, TODAY)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:40],
        lambda data: data[:-30],
        lambda data: data.replace(b"email", b"emaul"),
        lambda data: data.replace(b"\n", b" x\n", 1),
        lambda data: data + b"12 {}\n",
        lambda data: data + b"\xff\xfe",
        lambda data: b"log-0" + data[5:],
    ],
)
def test_what_is_damaged_or_of_another_version_is_made_anew(
    folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    path = view(folder)
    content = path.read_bytes()
    path.write_bytes(damage(content))
    session = opened(folder)
    assert answers(session.situation) == bare(folder, TODAY)
    assert not session._log_is_stored
    session.store_views()
    assert opened_from(folder)._log_is_stored


def opened_from(folder: Path) -> Session:
    session = opened(folder)
    assert session.plan
    return session


def test_a_change_note_that_is_damaged_counts_for_nothing(folder: Path) -> None:
    opened(folder).apply(touch(2, days=300))
    path = view(folder)
    data = path.read_bytes()
    line = data.rstrip(b"\n").rsplit(b"\n", 1)[1]
    assert json.loads(line.split(b" ", 1)[1])[2]["t2"]["kind"] == "email"
    for damaged in (data.replace(b'"email"', b'"lunch"'), data[: -len(line) - 1], data[:-9]):
        path.write_bytes(damaged)
        session = opened_from(folder)
        assert not session._log_is_stored
        assert answers(session.situation) == bare(folder, TODAY)


def test_it_is_the_user_s_alone_and_missing_is_no_loss(folder: Path) -> None:
    assert view(folder).stat().st_mode & 0o777 == 0o600
    view(folder).unlink()
    opened(folder).apply(touch(7))
    assert answers(opened(folder).situation) == bare(folder, TODAY)


def test_many_changes_are_not_followed(folder: Path) -> None:
    edits = tuple(edit for number in range(60) for edit in touch(number, days=400).edits)
    opened(folder).apply(Change("many", edits))
    assert not list(folder.glob("state/books/*/view-*"))
    assert answers(opened(folder).situation) == bare(folder, TODAY)
