"""The names that are stored for the next start are a cache: a line is read with them as without."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from planner.book import Book, create_book
from planner.change import Change, Put
from planner.commands.logging.log import read_line
from planner.commands.logging.names import lexicon_of
from planner.commands.session import Session
from planner.quicklog.lexicon import Lexicon
from planner.records import Contact

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 18)
PEOPLE = ("Ana Li", "Jean-Pierre Roy", "Nguyen Thi Huong", "Jürgen Müller", "Ana van der Berg", "")
LINES = (
    "coffee with Ana Li",
    "call w/ JP",
    "met Huong at Marks & Spencer",
    "email to ana@x.example",
)
INDEXES = ("names", "firsts", "lasts", "orgs")


def opened(folder: Path) -> Session:
    return Session(Book.open(folder / "planner.json", state=folder / "state"), TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book with some people whose names are stored."""
    create_book(tmp_path / "planner.json", tmp_path / "state")
    opened(tmp_path).apply(
        Change(
            "people",
            tuple(
                Put("contacts", f"c{number}", {"name": name, "org": "Marks & Spencer"})
                for number, name in enumerate(PEOPLE)
            ),
        )
    )
    store(tmp_path)
    return tmp_path


def store(folder: Path) -> None:
    session = opened(folder)
    lexicon_of(session)
    session.store_views()


def view(folder: Path) -> Path:
    (path,) = folder.glob("state/books/*/view-*.names")
    return path


def same(lexicon: Lexicon, fresh: Lexicon) -> bool:
    return all(getattr(lexicon, index) == getattr(fresh, index) for index in INDEXES)


def is_stored(session: Session) -> bool:
    return "names" in vars(lexicon_of(session))


def test_lines_are_read_with_the_stored_names_as_without(folder: Path) -> None:
    for line in LINES:
        session = opened(folder)
        entry = read_line(session, line)
        assert is_stored(session)
        assert entry == read_line(session, line, lexicon=Lexicon.of(session.records))


def test_a_line_that_names_somebody_decodes_nobody_else(folder: Path) -> None:
    session = opened(folder)
    assert read_line(session, "coffee with Ana Li").people
    assert not session.records.contacts.decoded  # type: ignore[attr-defined]


@given_settings(max_examples=25)
@given(
    st.lists(
        st.builds(
            Contact,
            id=st.uuids().map(str),
            name=st.sampled_from(PEOPLE) | st.text(max_size=12),
            aka=st.frozensets(st.sampled_from(PEOPLE)),
            org=st.sampled_from(["", "Acme", "acme", "Marks and Spencer", "\ud7ff"]),
        )
    )
)
def test_whatever_the_names_are_stored_they_are_the_same(people: list[Contact]) -> None:
    contacts = {contact.id: contact for contact in people}
    fresh, taken = Lexicon(contacts, {}), Lexicon(contacts, {})
    taken.take(fresh.stored())
    assert same(taken, Lexicon(contacts, {}))
    assert list(taken.names) == list(fresh.names) and list(taken.orgs) == list(fresh.orgs)


def test_a_new_person_is_known_at_once_and_the_names_are_stored_anew(folder: Path) -> None:
    change = Change("add", (Put("contacts", "new", {"name": "Bo Chen"}),))
    opened(folder).apply(change)
    session = opened(folder)
    assert not is_stored(session) and "bo chen" in lexicon_of(session).names
    session.store_views()
    session = opened(folder)
    assert is_stored(session) and same(lexicon_of(session), Lexicon.of(session.records))


def test_names_that_changed_before_they_were_stored_are_not(folder: Path) -> None:
    view(folder).unlink()
    session = opened(folder)
    lexicon_of(session)
    session.apply(Change("add", (Put("contacts", "new", {"name": "Bo Chen"}),)))
    session.store_views()
    assert not list(folder.glob("state/books/*/view-*.names"))


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:-4],
        lambda data: data.replace(b"ana", b"eva"),
        lambda data: data.replace(b"names-1", b"names-0"),
    ],
)
def test_damaged_names_are_made_anew_in_silence(
    folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    content = view(folder).read_bytes()
    view(folder).write_bytes(damage(content))
    assert not is_stored(opened(folder))
    store(folder)
    assert view(folder).read_bytes() == content
