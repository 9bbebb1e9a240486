"""The week's review: what is in it, which week is meant, what stays private, and how it is written
(R22, R23)."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.day.review import ReviewDay, read_week, suggest, week_review
from planner.commands.day.review_html import html
from planner.commands.day.review_text import markdown, text_lines
from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.commands.session import Session

TODAY = date(2026, 11, 18)
"""A Wednesday."""


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def week(session: Session) -> Session:
    session.apply(
        Change(
            "made",
            (
                Put("contacts", "ana", {"name": "Ana <b>Li</b>", "added": ago(300)}),
                Put("contacts", "bo", {"name": "Bo [Chen]", "added": ago(2), "org": "Acme"}),
                Put("contacts", "cy", {"name": "Cy Low", "added": ago(300), "cadence_days": 30}),
                Put("hubs", "py", {"name": "PyData"}),
                Put(
                    "touches",
                    "t0",
                    {
                        "contacts": frozenset({"ana"}),
                        "kind": "message",
                        "direction": "out",
                        "day": ago(200),
                    },
                ),
                Put(
                    "touches",
                    "t1",
                    {
                        "contacts": frozenset({"bo"}),
                        "kind": "coffee",
                        "day": ago(1),
                        "hub": "py",
                        "note": "talked | about *caching*",
                    },
                ),
                Put(
                    "touches",
                    "t2",
                    {
                        "contacts": frozenset({"ana"}),
                        "kind": "call",
                        "day": ago(2),
                        "private": True,
                        "note": "secret",
                    },
                ),
                Put(
                    "touches",
                    "t3",
                    {"contacts": frozenset({"cy"}), "kind": "coffee", "day": ago(61)},
                ),
                Put("promises", "p1", {"contact": "bo", "text": "the deck", "due": ago(3)}),
                Put(
                    "promises",
                    "p2",
                    {"contact": "ana", "who": "them", "text": "an intro", "done_on": ago(1)},
                ),
                Put("promises", "p3", {"text": "hush", "touch": "t2", "due": TODAY}),
                Put("favours", "f1", {"contact": "bo", "what": "a review", "day": ago(1)}),
                Put("leads", "l1", {"org": "Hooli", "contact": "bo", "stage": "lead"}),
            ),
        )
    )
    return session


def test_R22_the_review_says_what_was_kept_what_came_of_it_and_what_is_open(week: Session) -> None:
    review = week_review(week)
    assert (review.first, review.last) == (ago(6), TODAY)
    assert [touch.id for touch in review.touches] == ["t1"]
    assert [(person.contact, person.text) for person in review.results] == [
        ("bo", "reply and conversation")
    ]
    assert review.result_counts["conversation"] == 1
    assert [person.contact for person in review.new_people] == ["bo"]
    assert [(promise.id, promise.days_late) for promise in review.promises_open] == [("p1", 3)]
    assert [promise.id for promise in review.promises_kept] == ["p2"]
    assert [person.name for person in review.favours] == ["Bo [Chen]"]
    assert [(hub.name, hub.visits) for hub in review.hubs] == [("PyData", 1)]
    states = {day.day: day.state for day in review.days}
    assert states[ago(1)] == "kept" and states[ago(3)] == states[ago(4)] == "off"
    assert states[TODAY] == "open"
    assert review.weeks[-1].touches == 1 and len(review.weeks) == 12


def test_who_cools_is_whose_stage_went_down_within_the_week(week: Session) -> None:
    week.today = TODAY + timedelta(days=7 * 6)
    weeks = [
        week_review(week, (week.today - timedelta(days=7 * back)).isoformat()) for back in range(15)
    ]
    fallen = [person for review in weeks for person in review.cooling if person.contact == "cy"]
    assert 1 <= len(fallen) <= 2, "each stage is left once"
    assert all(
        person.text.startswith(("from active to", "from warming to cold")) for person in fallen
    )
    assert "cy" not in {person.contact for person in weeks[0].cooling}, "cold by then"


def test_R23_private_things_are_in_no_review_unless_asked_for(week: Session) -> None:
    for text in (
        markdown(week_review(week)),
        html(week_review(week)),
        "\n".join(text_lines(week_review(week))),
    ):
        assert "secret" not in text and "hush" not in text and "Hooli" not in text
    assert "secret" in markdown(week_review(week, private=True))


class _Checker(HTMLParser):
    """Notes the tags that are opened, and every address in an attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]


def test_the_html_has_its_pictures_in_it_and_asks_no_network(week: Session) -> None:
    text = html(week_review(week))
    checker = _Checker()
    checker.feed(text)
    assert checker.tags.count("svg") == 2 and "script" not in checker.tags
    assert not checker.addresses and "url(" not in text and "@import" not in text
    assert "Ana <b>" not in text and "b" not in checker.tags
    assert "default-src 'none'" in text and 'role="img" aria-label="' in text


def test_markdown_shows_a_users_text_as_it_stands(week: Session) -> None:
    text = markdown(week_review(week))
    assert text.startswith("# The week to Wednesday 18 November 2026\n")
    assert "**Bo \\[Chen\\]**, coffee at PyData: talked \\| about \\*caching\\*" in text


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", date(2026, 11, 12), TODAY),
        ("this", date(2026, 11, 16), TODAY),
        ("last", date(2026, 11, 9), date(2026, 11, 15)),
        ("2026-W46", date(2026, 11, 9), date(2026, 11, 15)),
        ("2026-11-03", date(2026, 11, 2), date(2026, 11, 8)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("2020-W53", date(2020, 12, 28), date(2021, 1, 3)),
        ("yesterday", date(2026, 11, 16), TODAY),
    ],
)
def test_a_week_is_read_as_one_says_it(
    session: Session, text: str, first: date, last: date
) -> None:
    assert read_week(session, text) == (first, last)


@pytest.mark.parametrize("text", ["2026-W54", "2021-W53", "next", "2027-W01", "w3", "0-W1", "-W9"])
def test_what_is_no_week_that_has_begun_is_said(session: Session, text: str) -> None:
    with pytest.raises(UsageError):
        read_week(session, text)


def test_there_is_one_suggestion_the_habit_first(week: Session) -> None:
    review = week_review(week)
    missed = tuple(ReviewDay(day.day, "missed", 0) for day in review.days)
    assert suggest(review._replace(days=missed)).command == "planner pledge 8:30 --daily"
    kept = tuple(ReviewDay(day.day, "kept", 1) for day in review.days)
    assert suggest(review._replace(days=kept)).command == "planner done p1"
    quiet = review._replace(days=kept, promises_open=(), cooling=())
    assert suggest(quiet).command == "planner today"


def test_an_empty_book_has_a_review(session: Session) -> None:
    review = week_review(session)
    assert not review.touches and review.suggestion.text.startswith("Begin")
    assert "svg" in html(review) and "0 of" in markdown(review)


def test_days_before_the_first_day_of_the_book_are_not_missed(session: Session) -> None:
    touch = {"contacts": frozenset({"ana"}), "kind": "message", "direction": "out", "day": TODAY}
    session.apply(
        Change(
            "made",
            (
                Put("contacts", "ana", {"name": "Ana Li", "added": ago(1)}),
                Put("touches", "t", touch),
            ),
        )
    )
    review = week_review(session)
    states = [day.state for day in review.days]
    assert states == ["off", "off", "off", "off", "off", "missed", "kept"]
    assert "1 of 2 working days kept" in markdown(review)
    assert "went by" not in review.suggestion.text
