"""A log that was stored says what a fresh one says, whatever changed since."""

from __future__ import annotations

import marshal
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from planner.engine.happened import packed_log
from planner.engine.happened.log import Log
from planner.engine.happened.packed_log import packed, unpacked
from planner.engine.situation import Situation
from planner.records import Records, Touch
from planner.settings import Settings
from tests.engine.builders import TODAY, Book
from tests.engine.strategies import books
from tests.engine.test_carried_on import changed, changes, said


@pytest.fixture(autouse=True, params=[0, 100], ids=["none whole", "the latest whole"])
def recent(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed_log, "RECENT", request.param)


def stored(records: Records, settings: Settings) -> Log:
    """The log as the next start reads it."""
    situation = Situation(records, settings, TODAY)
    content = marshal.dumps(packed(situation.log))
    return unpacked(marshal.loads(content), lambda _: dict(records.touches))


@given_settings(max_examples=25)
@given(
    books(),
    st.lists(changes(), max_size=3),
    st.sampled_from([0, 0, 1, 3, 31, 100, -1]),
)
def test_a_plan_from_a_stored_log_is_the_plan_from_the_records(
    book: Book, steps: list[tuple[str, str, Any]], days: int
):
    records, settings = book.records(), Settings()
    log = stored(records, settings)
    for step in steps:
        records = changed(records, step)
    today = TODAY + timedelta(days=days)
    situation = Situation(records, settings, today)
    situation.before["log"] = log
    assert said(situation) == said(Situation(records, settings, today))


def test_lazy_touches_are_a_sequence_as_any():
    book = Book()
    ana = book.contact("Ana")
    for days in (40, 300, 2):
        book.touch(ana, days, "coffee")
    fresh = book.situation().log.ties[ana].touches
    lazy = stored(book.records(), Settings()).ties[ana].touches
    assert list(lazy) == list(fresh) and len(lazy) == 3
    assert lazy[-1] == fresh[-1] and list(lazy[1:]) == list(fresh[1:])
    assert list(reversed(lazy)) == list(reversed(fresh)) and fresh[0] in lazy
    with pytest.raises(IndexError):
        lazy[3]


def test_ids_of_any_length_are_found_again_but_for_those_that_end_in_a_space():
    book = Book()
    records = book.records()
    ana = book.contact("Ana")
    touches = {key: Touch(key, frozenset({ana}), day=TODAY) for key in ("", "a", "ab c", "ü")}
    records = book.records()._replace(touches=touches)
    log = stored(records, Settings())
    assert [touch.id for touch in log.ties[ana].touches] == ["", "a", "ab c", "ü"]
    with pytest.raises(ValueError, match="end"):
        stored(records._replace(touches={"a ": touches["a"]._replace(id="a ")}), Settings())
