"""Of a contact that is there, what an import fills, and what it keeps in the notes because it says otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from planner.change import Value
from planner.exchange.read.profiles import profile_of
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import joined

_ADDED: Mapping[str, str] = {
    "aka": "another name",
    "org": "the organisation",
    "role": "the role",
    "emails": "an e-mail address",
    "phones": "a phone number",
    "urls": "an address",
    "tags": "tags",
    "place": "the place",
    "birthday": "the birthday",
    "connected_on": "the day you connected",
    "notes": "notes",
    "they_want": "what they want",
    "i_want": "what you want",
    "i_offer": "what you offer",
    "met_at": "where you met",
    "zone": "the time zone",
    "cadence_days": "the cadence",
    "voter": "set or swing",
    "private_notes": "private notes",
    "labels": "labels",
    "dates": "another date",
    "family": "the family name",
}
_SINGLE: Mapping[str, str] = {
    "org": "organisation",
    "role": "role",
    "place": "place",
    "birthday": "birthday",
    "connected_on": "connected on",
    "they_want": "wants",
    "i_want": "I want",
    "i_offer": "I offer",
    "met_at": "met at",
    "zone": "time zone",
    "cadence_days": "cadence in days",
}
"""Fields of one value, and how a note calls them."""
_PRIVATE = frozenset({"i_want"})
"""Of these another value is kept among the private notes."""


class Filling(NamedTuple):
    """What becomes of a contact by a person out of a file.

    Attributes:
        fields: The fields that change, with their new values.
        differences: In words what the file says otherwise; it is kept in the notes.
        words: What a report says of all that.
    """

    fields: Mapping[str, Value]
    differences: Sequence[str]
    words: Sequence[str]


def listed(contact: Contact) -> str:
    """Return the role and organisation of somebody as a directory lists them."""
    return f"{contact.role} · {contact.org}"


def filled(contact: Contact, person: Contact, today: date, source: str) -> Filling:
    """Return what a contact gains by a person of a file who is the same.

    Empty fields are filled and sets united. What the file says otherwise stays in the notes, but for LinkedIn's own
    later change of role and organisation, which is taken where nobody has edited them since.

    Args:
        contact: Who is in the book.
        person: What the file says.
        today: The day of the import.
        source: The program that wrote the file.
    """
    fields: dict[str, Value] = {}
    notes: list[str] = []
    private_notes: list[str] = []
    words: list[str] = []
    moved = _moved_on(contact, person, source)
    if moved:
        fields.update({"org": person.org, "role": person.role, "listed": listed(person)})
        notes.append(f"Until {today.isoformat()}: {_position(contact)}")
        words.append(f"now {_position(person)}, before {_position(contact)}")
    differences: list[str] = []
    for name, label in _SINGLE.items():
        here, there = getattr(contact, name), getattr(person, name)
        if not there or here == there or name in fields:
            continue
        if not here:
            fields[name] = there
        elif _differ(here, there):
            line = f"{label[0].upper()}{label[1:]} in another record: {_text(there)}"
            (private_notes if name in _PRIVATE else notes).append(line)
            differences.append(f"{label} stays {_text(here)}, the file says {_text(there)}")
    fields.update(_united(contact, person))
    added = [_ADDED[name] for name in fields if name in _ADDED and not (moved and name in _MOVED)]
    for name, lines, text in (
        ("notes", notes, person.notes),
        ("private_notes", private_notes, person.private_notes),
    ):
        before = getattr(contact, name)
        more = _lines_missing(before, (*text.split("\n"), *lines))
        if more:
            fields[name] = "\n".join(filter(None, (before, *more)))
        if _lines_missing(before, text.split("\n")):
            added.append(_ADDED[name])
    if fields and source == "linkedin" and person.org and not moved:
        both = contact._replace(org=contact.org or person.org, role=contact.role or person.role)
        if listed(both) == listed(person) != contact.listed:
            fields["listed"] = listed(person)
    if added:
        words.append(f"added {joined(added)}")
    noted = f"{joined(differences)} (kept in the notes)" if differences else ""
    return Filling(
        fields, differences if _adds_notes(fields) else (), [*words, *filter(None, [noted])]
    )


_MOVED = frozenset({"org", "role"})


def _adds_notes(fields: Mapping[str, Value]) -> bool:
    return "notes" in fields or "private_notes" in fields


def _moved_on(contact: Contact, person: Contact, source: str) -> bool:
    """Whether LinkedIn says another role or firm than before, and the book still has what it said before."""
    if source != "linkedin" or not contact.listed or not person.org:
        return False
    return listed(contact) == contact.listed and listed(person) != contact.listed


def _position(contact: Contact) -> str:
    return " at ".join(filter(None, (contact.role, contact.org)))


def _differ(here: object, there: object) -> bool:
    if isinstance(here, str) and isinstance(there, str):
        return here.casefold() != there.casefold()
    return here != there


def _text(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _lines_missing(text: str, lines: Sequence[str]) -> list[str]:
    """The lines that a text lacks."""
    present = {line.strip() for line in text.split("\n")}
    return [line for line in lines if line.strip() and line.strip() not in present]


def _united(contact: Contact, person: Contact) -> dict[str, Value]:
    """The sets that gain an element, and the other fields that are filled."""
    names = {contact.name.casefold(), *map(str.casefold, contact.aka)}
    aliases = [name for name in (person.name, *person.aka) if name.casefold() not in names]
    gains = {
        "aka": frozenset(aliases),
        "emails": _unseen(person.emails, contact.emails, str.casefold),
        "phones": _unseen(person.phones, contact.phones, _digits),
        "urls": _unseen(person.urls, contact.urls, _page),
        "tags": person.tags - contact.tags,
    }
    fields: dict[str, Value] = {
        name: getattr(contact, name) | gain for name, gain in gains.items() if gain
    }
    labels = _labels(contact, person, gains["emails"] | gains["phones"] | gains["urls"])
    if labels:
        fields["labels"] = contact.labels | labels
    if person.voter != "unknown" and contact.voter == "unknown":
        fields["voter"] = person.voter
    dates = {label: day for label, day in person.dates.items() if label not in contact.dates}
    if dates:
        fields["dates"] = {**contact.dates, **dates}
    return fields


def _labels(contact: Contact, person: Contact, new: frozenset[str]) -> frozenset[str]:
    """The labels of the addresses that come, and of those that had none; a preferred address stays the only one."""
    has_preferred = any(label.startswith("pref:") for label in contact.labels)
    labels: set[str] = set()
    for label in person.labels - contact.labels:
        word, _, value = label.partition(":")
        known = value in new or value in contact.emails | contact.phones | contact.urls
        if known and not (word == "pref" and has_preferred):
            labels.add(label)
    return frozenset(labels)


def _unseen(
    values: frozenset[str], present: frozenset[str], alike: Callable[[str], str]
) -> frozenset[str]:
    known = set(map(alike, present))
    return frozenset(value for value in values if alike(value) not in known)


def _digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone)).lstrip("0") or phone


def _page(url: str) -> str:
    return profile_of(url) or url.rstrip("/").casefold()
