"""Messages from templates, and what was sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.change import Change, Put
from planner.commands.day.letters import (
    TEMPLATES,
    Letter,
    profile,
    read_template,
    sent,
    ways,
    write,
)
from planner.commands.day.undo import undo
from planner.commands.machine.settings import set_setting
from planner.engine.plan import Item
from planner.errors import PlannerError, UsageError
from planner.records import Contact

if TYPE_CHECKING:
    from planner.change import Value
    from planner.commands.session import Session

TODAY = date(2026, 11, 18)


def contact(session: Session, **fields: Value) -> str:
    session.apply(
        Change(
            "ana",
            (
                Put(
                    "contacts",
                    "ana",
                    {
                        "name": "Ana Li",
                        "state": "kept",
                        "emails": frozenset({"ana@acme.example"}),
                        **fields,
                    },
                ),
            ),
        )
    )
    return "ana"


def promise(session: Session) -> Item:
    session.apply(
        Change(
            "promised",
            (Put("promises", "p1", {"who": "me", "contact": "ana", "text": "the deck"}),),
        )
    )
    return Item("p1", "promise", "ana", "Ana Li", None, 0, 5, "you promised the deck")


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_template_of_ours_names_known_fields_only(kind: str) -> None:
    assert read_template(kind, TEMPLATES[kind]) == TEMPLATES[kind]


def test_a_new_touch_begins_with_its_hook(session: Session) -> None:
    ana = contact(session)
    hook = "your talk {on} 100 % caching"
    session.apply(
        Change("hook", (Put("hooks", "h", {"text": hook, "contacts": frozenset({ana})}),))
    )
    letter = write(session, ana)
    assert (letter.kind, letter.address, letter.hook, letter.subject) == (
        "new_touch",
        "ana@acme.example",
        hook,
        hook,
    )
    assert letter.body.startswith(f"Hi Ana,\n\n{hook}")


def test_a_promise_is_named_in_its_message(session: Session) -> None:
    ana = contact(session)
    letter = write(session, ana, promise(session))
    assert letter.subject == "the deck"
    assert "as promised: the deck" in letter.body


def test_an_empty_field_leaves_no_gap(session: Session) -> None:
    set_setting(
        session, "templates.keep_in_touch", "Hi {first_name},\\n\\n{hook}\\n\\n\\nhow is {org}?"
    )
    session.apply(
        Change(
            "touched",
            (Put("touches", "t", {"contacts": frozenset({contact(session)}), "day": TODAY}),),
        )
    )
    assert write(session, "ana").body == "Hi Ana,\n\nhow is ?\n\n"


def test_a_template_of_ones_own_is_used_and_kept_apart_from_the_others(session: Session) -> None:
    ana = contact(session, org="Acme", role="Head of {Product}")
    set_setting(session, "templates.new_touch", "Subject: {org}\\nDear {name}, {{ {role} }}")
    letter = write(session, ana)
    assert (letter.subject, letter.body) == ("Acme", "Dear Ana Li, { Head of {Product} }\n\n")
    assert set(session.settings.templates) == {"new_touch"}
    undo(session)
    assert not session.settings.templates


@pytest.mark.parametrize(
    "text",
    [
        "Hi {nobody}",
        "Hi {",
        "Hi }",
        "Hi {}",
        "Hi {0}",
        "Hi {name!r}",
        "Hi {name:>9}",
        "Hi {name.__class__}",
        "{name[0]}",
        "{ name }",
    ],
)
def test_an_unknown_field_or_a_lone_brace_is_refused_with_the_fields_there_are(
    session: Session, text: str
) -> None:
    with pytest.raises(UsageError, match=r"new_touch.*first_name"):
        set_setting(session, "templates.new_touch", text)
    assert not session.settings.templates


def test_a_template_needs_a_kind_that_there_is(session: Session) -> None:
    for name in ("templates", "templates.nothing"):
        with pytest.raises(UsageError, match="new_touch"):
            set_setting(session, name, "Hi")


def test_a_broken_template_from_another_machine_is_told_not_raised_as_a_crash(
    session: Session,
) -> None:
    ana = contact(session)
    session.apply(
        Change("by hand", (Put("settings", "user", {"templates": {"new_touch": "Hi {nobody}"}}),))
    )
    with pytest.raises(UsageError, match="nobody"):
        write(session, ana)


@given(st.text(), st.text(), st.emails())
def test_whatever_is_in_a_letter_arrives_in_the_mail_program(
    subject: str, body: str, address: str
) -> None:
    url = Letter("ana", "new_touch", address, subject, body).url
    assert url.isascii() and " " not in url and "\n" not in url and "+" not in url.partition("?")[2]
    parts = urlsplit(url)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", address)
    query = parse_qs(parts.query, keep_blank_values=True, strict_parsing=bool(parts.query))
    assert query.get("subject", [""])[0] == subject.replace("\n", "\r\n")
    assert query.get("body", [""])[0] == body.replace("\n", "\r\n")
    assert set(query) <= {"subject", "body"}


def test_R11_an_ask_without_an_offer_is_flagged_before_it_is_sent(session: Session) -> None:
    ana = contact(session, i_want="a referral")
    assert "offer something first" in write(session, ana).flags[0]
    session.apply(
        Change(
            "helped",
            (Put("favours", "f", {"contact": ana, "direction": "given", "what": "a review"}),),
        )
    )
    assert "offer nothing" in write(session, ana).flags[0]
    contact(session, i_offer="a review of her deck")
    assert write(session, ana).flags == ()


def test_what_was_sent_is_one_change_and_remembers_who_was_told_what(session: Session) -> None:
    ana = contact(session)
    session.apply(
        Change(
            "hook",
            (Put("hooks", "h", {"text": "my talk is online", "contacts": frozenset({ana})}),),
        )
    )
    letter = write(session, ana)
    sent(session, letter)
    (touch,) = session.records.touches.values()
    assert (touch.kind, touch.direction, touch.hook, touch.day) == (
        "email",
        "out",
        "my talk is online",
        TODAY,
    )
    assert session.records.hooks["h"].told == {ana}
    undo(session)
    assert not session.records.touches
    assert not session.records.hooks["h"].told


def test_what_was_sent_ticks_off_the_promise_or_leaves_it_open(session: Session) -> None:
    ana = contact(session)
    item = promise(session)
    letter = write(session, ana, item)
    sent(session, letter)
    assert session.records.promises["p1"].open
    sent(session, letter, item)
    assert session.records.promises["p1"].done_on == TODAY
    assert len(session.records.touches) == 2
    with pytest.raises(PlannerError):
        sent(session, letter, item)
    assert len(session.records.touches) == 2
    session.apply(Change("after", ()))  # nothing is held back after the refusal


def test_a_contact_without_mail_has_other_ways() -> None:
    urls = frozenset({"acme.example", "https://www.linkedin.com/in/ana"})
    ana = Contact("ana", "Ana", urls=urls, phones=frozenset({"1"}))
    assert profile(ana) == "https://www.linkedin.com/in/ana"
    assert ways(ana) == ("acme.example", "https://www.linkedin.com/in/ana", "1")
    assert profile(Contact("b", urls=frozenset({"bo.example"}))) == "https://bo.example"
    assert (
        profile(Contact("b", urls=frozenset({"javascript:alert(1)", "file:///etc/passwd"}))) == ""
    )
    assert profile(Contact("b")) == ""


def test_nobody_can_be_written_to_who_is_gone(session: Session) -> None:
    with pytest.raises(PlannerError, match="no contact"):
        write(session, "nobody")
