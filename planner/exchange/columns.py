"""What the columns of a contact file are called, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from planner.exchange.sheet import Meaning, Source

_NAMES: Mapping[Meaning, str] = {
    "name": "name, full name, display name, contact, contact name, person",
    "first": "first name, given name, firstname, first, forename",
    "middle": "middle name, additional name",
    "last": "last name, family name, lastname, last, surname",
    "title": "title, prefix, name prefix",
    "aka": "nickname, nick name, also known as, aka",
    "org": "company, company name, organization, organisation, organization name, employer, org, current company",
    "role": "position, job title, organization title, role, occupation, headline, current position",
    "email": "email, e-mail, email address, e-mail address, mail, e-mail 2 address, e-mail 3 address, emails",
    "phone": "phone, phone number, mobile phone, mobile, business phone, business phone 2, home phone, home phone 2, "
             "telephone, primary phone, other phone, company main phone, phones",
    "url": "url, profile url, linkedin, linkedin url, linkedin profile, web page, website, profile, urls",
    "tags": "tags, labels, categories, group membership, groups, keywords",
    "connected_on": "connected on",
    "birthday": "birthday, date of birth",
    "place": "city, location, place, business city, home city",
    "notes": "notes, note, comments, comment, remarks",
}
_MEANINGS: Mapping[str, Meaning] = {
    name: meaning for meaning, names in _NAMES.items() for name in names.split(", ")
}
_NUMBERED: tuple[tuple[re.Pattern[str], Meaning], ...] = (
    (re.compile(r"e-?mail \d+ - value"), "email"),
    (re.compile(r"phone \d+ - value"), "phone"),
    (re.compile(r"website \d+ - value"), "url"),
    (re.compile(r"organi[sz]ation \d+ - name"), "org"),
    (re.compile(r"organi[sz]ation \d+ - title"), "role"),
    (re.compile(r"address \d+ - city"), "place"),
)
_PERSONAL = frozenset({"name", "first", "last", "email"})
_MANY = frozenset({"email", "phone", "url", "tags"})
"""Meanings that several columns may share; of the others the first column with something in it counts."""


def _plain(name: str) -> str:
    return " ".join(name.strip(" \t\r\n\ufeff\"'*:").lower().replace("_", " ").split())


def meaning_of(name: str) -> Meaning:
    """Return what a column of this name holds, empty where that is not known."""
    plain = _plain(name)
    known = _MEANINGS.get(plain, "")
    return known or next((meaning for form, meaning in _NUMBERED if form.fullmatch(plain)), "")


def meanings(header: Sequence[str]) -> tuple[Meaning, ...]:
    """Return what each column holds. ``Title`` is the role where nothing else is, else what stands before a name."""
    found = [meaning_of(name) for name in header]
    if "role" not in found:
        found = ["role" if _plain(name) == "title" else each for name, each in zip(header, found, strict=True)]
    return tuple(found)


def likeness(header: Iterable[str]) -> int:
    """Return how many of the cells name a column: 0 where they cannot be a header of people at all."""
    found = [meaning for meaning in map(meaning_of, header) if meaning]
    if not _PERSONAL.intersection(found):
        return 0
    return sum(found.count(each) if each in _MANY else 1 for each in set(found))


def source_of(header: Iterable[str]) -> Source:
    """Return which program writes such a header."""
    names = {_plain(name) for name in header}
    if "connected on" in names:
        return "linkedin"
    if any(name.startswith(("e-mail 1 -", "phone 1 -")) for name in names) or "group membership" in names:
        return "google"
    if names & {"e-mail display name", "e-mail type"} or {"e-mail address", "job title"} <= names:
        return "outlook"
    return "csv"
