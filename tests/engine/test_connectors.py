from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.engine.views.connectors import connectors, introduction_tree
from tests.engine.builders import Book, ago


def test_R15_the_tree_is_walked_from_whoever_stands_at_the_top():
    book = Book()
    ana = book.contact("Ana")
    bo = book.contact("Bo", introduced_by=ana)
    book.contact("Cy", introduced_by=bo)
    book.contact("Di", introduced_by=ana)
    book.contact("Alone")
    links = introduction_tree(book.situation())
    assert [(link.name, link.depth) for link in links] == [
        ("Ana", 0),
        ("Bo", 1),
        ("Cy", 2),
        ("Di", 1),
    ]
    assert [link.introduced_by for link in links] == ["", ana, bo, ana]


def test_R15_connectors_are_ranked_by_what_came_of_it_not_by_count():
    book = Book()
    many, one = book.contact("Many"), book.contact("One")
    for number in range(5):
        book.touch(book.contact(f"P{number}", introduced_by=many), 30, "email")
    hired = book.contact("Hired", introduced_by=one)
    book.touch(hired, 60, "coffee")
    book.touch(hired, 20, "email", outcome="offer")
    first, second = connectors(book.situation())
    assert (first.name, first.results["offer"]) == ("One", 1)
    assert (second.name, second.introduced) == ("Many", 5)
    assert first.reason == "1 introduction: 1 offer, 1 conversation, 1 reply"
    assert second.reason == "5 introductions: 5 touches"


def test_R15_what_came_of_the_whole_chain_counts_for_whoever_began_it():
    book = Book()
    ana = book.contact("Ana")
    bo = book.contact("Bo", introduced_by=ana)
    cy = book.contact("Cy", introduced_by=bo)
    book.tables["leads"]["l"] = lead_with(cy)
    by_name = {each.name: each for each in connectors(book.situation())}
    assert by_name["Ana"].results["interview"] == 1
    assert by_name["Ana"].chain == 2
    assert by_name["Bo"].results["lead"] == 1


def lead_with(contact: str):
    from planner.records import Lead

    return Lead(
        "l",
        "Lead",
        "Acme",
        contact,
        "interview",
        {"lead": "2026-10-01", "Interview": "2026-11-01", "x": "no"},
    )


def test_R15_a_ring_is_cut_and_everybody_in_it_shown_once():
    book = Book()
    ids = [book.contact(f"P{each}", added=ago(100 - each)) for each in range(3)]
    for each, contact in enumerate(ids):
        book.change("contacts", contact, introduced_by=ids[each - 1])
    links = introduction_tree(book.situation())
    assert sorted(link.contact for link in links) == sorted(ids)
    assert links[0].contact == ids[0]


def test_R15_a_very_long_chain_is_no_trouble():
    book = Book()
    before = ""
    for each in range(3000):
        before = book.contact(f"P{each}", introduced_by=before)
    links = introduction_tree(book.situation())
    assert links[-1].depth == 2999


@given(st.lists(st.integers(-1, 11), min_size=12, max_size=12))
def test_R15_whoever_introduces_whom_everybody_concerned_is_in_the_tree_once(
    introducers: list[int],
):
    book = Book()
    ids = [book.contact(f"P{each}") for each in range(12)]
    for contact, by in zip(ids, introducers, strict=True):
        if by >= 0:
            book.change("contacts", contact, introduced_by=ids[by])
    situation = book.situation()
    links = introduction_tree(situation)
    shown = [link.contact for link in links]
    concerned = {
        contact
        for contact, by in zip(ids, introducers, strict=True)
        if by >= 0 and ids[by] != contact
    }
    concerned |= {
        ids[by]
        for contact, by in zip(ids, introducers, strict=True)
        if by >= 0 and ids[by] != contact
    }
    assert len(shown) == len(set(shown))
    assert set(shown) == concerned
    depth = -1
    for link in links:
        assert link.depth <= depth + 1
        depth = link.depth
