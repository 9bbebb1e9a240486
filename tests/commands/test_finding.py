"""Finding people by anything (P2), and the index that makes it quick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from planner.change import Change, Put
from planner.commands.people.search import FoundIndex, find, found_index
from planner.quicklog.words.fold import fold
from planner.records import Contact, Hub, Promise, Records, Touch

if TYPE_CHECKING:
    from planner.commands.session import Session

texts = st.text("abü é", max_size=5)


def names(records: Records, text: str, limit: int = 50) -> list[str]:
    return [hit.name for hit in FoundIndex(records).find(text, limit)]


def test_P2_names_come_before_other_fields_and_the_field_is_said() -> None:
    records = Records(
        contacts={
            "a": Contact("a", "Zoë Design"),
            "b": Contact("b", "Bo Chen", tags=frozenset({"design"})),
            "c": Contact("c", "Ana Li", org="Acme", notes="about designers"),
            "d": Contact("d", "Dan Fox", state="archived", org="Design"),
        }
    )
    hits = FoundIndex(records).find("DESIGN")
    assert [(hit.name, hit.field) for hit in hits] == [
        ("Zoë Design", "name"),
        ("Bo Chen", "tag"),
        ("Ana Li", "notes"),
        ("Dan Fox", "organisation"),
    ]


def test_P2_every_word_must_be_somewhere_be_it_in_different_fields() -> None:
    records = Records(
        contacts={"a": Contact("a", "Zoë Ray", org="Acme"), "b": Contact("b", "Zoe Fox")},
        touches={
            "t": Touch(
                "t", frozenset({"b"}), day=date(2026, 11, 1), learned="moves to Porto", hub="h"
            )
        },
        hubs={"h": Hub("h", "PyData")},
        promises={"p": Promise("p", contact="a", text="send the deck")},
    )
    assert names(records, "zoe acme") == ["Zoë Ray"]
    assert names(records, "porto zoe") == names(records, "pydata") == ["Zoe Fox"]
    assert names(records, "deck ray") == ["Zoë Ray"]
    assert names(records, "zoe nobody") == names(records, "  ") == []


@given(st.lists(st.tuples(texts, texts, st.booleans()), max_size=8), texts)
def test_P2_the_index_finds_whoever_has_every_word_and_nobody_else(
    people: list[tuple[str, str, bool]], wanted: str
) -> None:
    contacts = {
        str(at): Contact(str(at), name, org=org, state="archived" if out else "kept")
        for at, (name, org, out) in enumerate(people)
    }
    words = fold(wanted).split()
    expected = {
        key
        for key, each in contacts.items()
        if words and all(word in fold(each.name) or word in fold(each.org) for word in words)
    }
    index = FoundIndex(Records(contacts=contacts))
    assert {hit.contact for hit in index.find(wanted)} == expected
    # A short list is the beginning of the long one: stopping early leaves nobody out who ranks
    # higher.
    assert index.find(wanted, 2) == index.find(wanted)[:2]


def test_a_change_of_the_book_is_found_at_once_and_the_index_is_kept_until_then(
    session: Session,
) -> None:
    session.apply(Change("one", (Put("contacts", "a", {"name": "Ana Li"}),)))
    assert [hit.name for hit in find(session, "ana")] == ["Ana Li"]
    kept = session.view(found_index)
    assert session.view(found_index) is kept
    session.apply(Change("two", (Put("contacts", "a", {"name": "Anna Lee"}),)))
    assert [hit.name for hit in find(session, "ana")] == []
    assert [hit.name for hit in find(session, "anna")] == ["Anna Lee"]
    assert session.view(found_index) is not kept
