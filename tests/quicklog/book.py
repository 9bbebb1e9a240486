"""The people, organisations and hubs that the corpora speak of, and a short way to write what a line should say."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from planner.quicklog.entry import Entry, FavourText, LeadText, NextStep, Person, PromiseText, Wish
from planner.quicklog.lexicon import Lexicon
from planner.records import Contact, Hub, Kind, Records

TODAY = date(2026, 11, 18)
"""A Wednesday."""

_PEOPLE: tuple[tuple[str, str], ...] = (
    ("Ana Li", "Acme"),
    ("Bo Chen", "Globex"),
    ("Sam Ortiz", "Initech"),
    ("Sam Okafor", "Hooli"),
    ("Will Rice", ""),
    ("Mark Price", "Initech"),
    ("May Chen", "Globex"),
    ("Grace Call", ""),
    ("Priya Nair", "Procter & Gamble"),
    ("Robert Smith", "Johnson and Johnson"),
    ("Elizabeth Moss", "Globex"),
    ("Zoë Müller", ""),
    ("Siobhán O'Brien", ""),
    ("Jean-Luc Moreau", ""),
    ("Мария Иванова", ""),
    ("王小明", ""),
    ("محمد علي", ""),
    ("Nguyễn Thị Hương", ""),
    ("Sun Li", ""),
    ("April June", ""),
    ("Dana Fox", "Hooli"),
    ("Lena Vogt", "Look at Me"),
    ("Omar Diaz", "AT&T"),
    ("Kim Park", "3M"),
    ("Maria Garcia", "Acme"),
    ("Dr. Hedda Gabler", ""),
    ("Tom Ford", ""),
)
HUBS = (
    "PyData",
    "Women in Tech",
    "Founders & Friends",
    "The Fly",
    "JS Meetup",
    "First Friday",
    "Web Summit",
)


def _contacts() -> dict[str, Contact]:
    found = {name: Contact(name, name, org=org) for name, org in _PEOPLE}
    found["Dana Fox"] = found["Dana Fox"]._replace(aka=frozenset({"Foxy"}))
    found["Chris Wong/Acme"] = Contact("Chris Wong/Acme", "Chris Wong", org="Acme")
    found["Chris Wong/Initech"] = Contact("Chris Wong/Initech", "Chris Wong", org="Initech")
    found["Tom Reed"] = Contact("Tom Reed", "Tom Reed", state="archived")
    return found


RECORDS = Records(contacts=_contacts(), hubs={name: Hub(name, name) for name in HUBS})
LEXICON = Lexicon.of(RECORDS)
"""The id of a contact and of a hub is its name here, so that a corpus can be read."""


class Case(NamedTuple):
    """A line and every field that it should give; what is not named is empty."""

    line: str
    fields: dict[str, Any]


def says(line: str, **fields: Any) -> Case:
    """Write a case. People: ``Ana Li`` is known, ``+Zed Kay`` new, ``?Sam`` in doubt; ``|Acme`` gives an organisation.

    Days are ISO days or days from today; a promise is (who, text, to, due), ``next`` (text, due), a favour (direction,
    contact, what), a question (said, candidate ids), a lead (stage, title, organisation, whom it came from).
    """
    return Case(line, fields)


def someone(said: str) -> Person:
    """Read the short form of a person."""
    said, _, org = said.partition("|")
    if said.startswith("+"):
        return Person(said[1:], None, True, org)
    if said.startswith("?"):
        return Person(said[1:], None, False, org)
    return Person(RECORDS.contacts[said].name, said, False, org)


def next_step(
    text: str, due: str | int | None, kind: Kind | None = None, time: str | None = None
) -> NextStep:
    """Read the short form of a next step."""
    return NextStep(text, day(due), kind, time)


def day(said: str | int | None) -> date | None:
    """Read the short form of a day."""
    if said is None:
        return None
    return TODAY + timedelta(said) if isinstance(said, int) else date.fromisoformat(said)


def expected(case: Case) -> dict[str, Any]:
    """Every field of the entry that the case should give, but for the spans, which have tests of their own."""
    given = dict(case.fields)
    people = tuple(someone(each) for each in given.get("people", ()))
    first = people[0].name if people else ""
    wishes = given.get("wishes")
    if wishes is None:
        wishes = [(what, first, given[what]) for what in ("wants", "offers") if what in given]
    return {
        "kind": given.get("kind"),
        "day": day(given.get("day")),
        "time": given.get("time"),
        "minutes": given.get("minutes"),
        "people": people,
        "org": given.get("org"),
        "hub": given.get("hub"),
        "tags": tuple(given.get("tags", ())),
        "note": given.get("note"),
        "learned": given.get("learned"),
        "promises": tuple(
            PromiseText(who, text, to, day(due)) for who, text, to, due in given.get("promises", ())
        ),
        "next": next_step(*given["next"]) if "next" in given else None,
        "why": given.get("why"),
        "wants": given.get("wants"),
        "offers": given.get("offers"),
        "favours": tuple(FavourText(*favour) for favour in given.get("favours", ())),
        "via": someone(given["via"]) if "via" in given else None,
        "hook": given.get("hook"),
        "refer": tuple(someone(each) for each in given.get("refer", ())),
        "private": given.get("private", False),
        "others": tuple(someone(each) for each in given.get("others", ())),
        "incoming": given.get("incoming", False),
        "questions": tuple((said, tuple(ids)) for said, ids in given.get("asks", ())),
        "wishes": tuple(Wish(*wish) for wish in wishes),
        "outcome": given.get("outcome"),
        "leads": tuple(LeadText(*lead) for lead in given.get("leads", ())),
        "intake": given.get("intake", False),
    }


def given(entry: Entry) -> dict[str, Any]:
    """The fields of an entry in the same form."""
    fields = entry._asdict()
    for name in ("line", "spans", "clauses", "answers", "more"):
        del fields[name]
    fields["questions"] = tuple(
        (each.said, tuple(option.id for option in each.candidates)) for each in entry.questions
    )
    return fields
