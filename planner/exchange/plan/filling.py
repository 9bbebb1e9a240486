"""Of a contact that is there, what an import fills, and what it keeps in the notes because it says
otherwise."""

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


def filled(
    contact: Contact, person: Contact, today: date, source: str, base: Contact | None = None
) -> Filling:
    """Return what a contact gains by a person of a file who is the same.

    Empty fields are filled and sets united. What the file says otherwise stays in the notes, but
    for what has changed there since the last time while nobody has edited it here: that is taken,
    and the notes keep what was before.

    Args:
        contact: Who is in the book.
        person: What the file says.
        today: The day of the import.
        source: The program that wrote the file.
        base: What the file said the last time; None where that is not known.
    """
    draft = _Filler(contact, person)
    draft.take_changes(base or _listed_before(contact, source), today)
    draft.fill_single()
    draft.fields.update(_united(contact, person))
    if "name" in draft.taken:
        draft.fields["aka"] = (contact.aka | {contact.name}) - {person.name}
    draft.fill_notes()
    if source == "linkedin":
        draft.list_anew()
    return draft.filling()


class _Filler:
    """Works out one filling."""

    def __init__(self, contact: Contact, person: Contact) -> None:
        self.contact = contact
        self.person = person
        self.fields: dict[str, Value] = {}
        self.taken: set[str] = set()
        """Fields of which the file's change was taken."""
        self.lines: dict[str, list[str]] = {"notes": [], "private_notes": []}
        """What is added to the notes."""
        self.differences: list[str] = []
        self.words: list[str] = []

    def take_changes(self, base: Contact | None, today: date) -> None:
        """Take what the file changed since it was ``base``, where the book still says that."""
        if base is None:
            return
        before: list[str] = []
        for name in ("name", *_SINGLE):
            ours, theirs, old = (getattr(each, name) for each in (self.contact, self.person, base))
            if not theirs or theirs == old or ours != old:
                continue
            self.fields[name] = theirs
            self.taken.add(name)
            label = _SINGLE.get(name, name)
            if ours and name != "name":
                before.append(f"{label} {_text(ours)}")
            self.words.append(f"{label} now {_text(theirs)}, before {_text(ours) or 'nothing'}")
        if before:
            self.lines["notes"].append(f"Until {today.isoformat()}: {', '.join(before)}")

    def fill_single(self) -> None:
        """Fill the empty fields of one value, and note what the file says otherwise."""
        for name, label in _SINGLE.items():
            ours, theirs = getattr(self.contact, name), getattr(self.person, name)
            if not theirs or ours == theirs or name in self.fields:
                continue
            if not ours:
                self.fields[name] = theirs
            elif _differ(ours, theirs):
                line = f"{label[0].upper()}{label[1:]} in another record: {_text(theirs)}"
                self.lines["private_notes" if name in _PRIVATE else "notes"].append(line)
                text = f"{label} stays {_text(ours)}, the file says {_text(theirs)}"
                self.differences.append(text)

    def fill_notes(self) -> None:
        """Add to the notes what they lack."""
        for name, lines in self.lines.items():
            before = getattr(self.contact, name)
            text = getattr(self.person, name).split("\n")
            more = _lines_missing(before, (*text, *lines))
            if more:
                self.fields[name] = "\n".join(filter(None, (before, *more)))

    def list_anew(self) -> None:
        """Remember what the directory lists, where the book now says the same and something
        changes."""
        result = self.contact._replace(**{k: self.fields[k] for k in _MOVED & self.fields.keys()})  # type: ignore[arg-type]
        same = bool(self.person.org) and listed(result) == listed(self.person)
        if self.fields and same and listed(self.person) != self.contact.listed:
            self.fields["listed"] = listed(self.person)

    def filling(self) -> Filling:
        """Return the result."""
        words = list(self.words)
        notes = {"notes", "private_notes"}
        added = [
            text for name, text in _ADDED.items() if name in self.fields.keys() - self.taken - notes
        ]
        added += [
            _ADDED[name]
            for name in sorted(notes)
            if _lines_missing(getattr(self.contact, name), getattr(self.person, name).split("\n"))
        ]
        if added:
            words.append(f"added {joined(added)}")
        if self.differences:
            words.append(f"{joined(self.differences)} (kept in the notes)")
        told = self.differences if notes & self.fields.keys() else ()
        return Filling(self.fields, told, words)


_MOVED = frozenset({"org", "role"})


def _listed_before(contact: Contact, source: str) -> Contact | None:
    """What LinkedIn said of somebody's role and organisation the last time; None where that is not
    known."""
    if source != "linkedin" or not contact.listed:
        return None
    role, _, org = contact.listed.partition(" · ")
    return Contact("", org=org, role=role)


def _differ(ours: object, theirs: object) -> bool:
    if isinstance(ours, str) and isinstance(theirs, str):
        return ours.casefold() != theirs.casefold()
    return ours != theirs


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
        "uids": person.uids - contact.uids - {contact.id},
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
    """The labels of the addresses that come, and of those that had none; a preferred address stays
    the only one."""
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
