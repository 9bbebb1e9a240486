"""A row of a sheet → a person, with a remark on everything that could not be taken as it stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from planner.exchange import names
from planner.exchange.plan import addresses
from planner.exchange.plan.addresses import split_values
from planner.exchange.read import days
from planner.exchange.read.columns import is_plural, label_in
from planner.exchange.sheet import MANY, Meaning, Row, Sheet
from planner.records import Contact
from planner.value import NamedTuple

_SYSTEM_GROUPS = frozenset({"mycontacts", "my contacts", "starred"})
_ADDRESSES: tuple[Meaning, ...] = ("email", "phone", "url")
_FIRST_OF: tuple[tuple[Meaning, str], ...] = (
    ("org", "org"),
    ("role", "role"),
    ("place", "place"),
    ("they_want", "they_want"),
    ("i_want", "i_want"),
    ("i_offer", "i_offer"),
    ("met_at", "met_at"),
)
"""Meanings of which the first value is the field."""
_NOT_COMING = re.compile(
    r"declined|cancel|refused|rejected|not (?:going|coming|attending)|no[- ]?show", re.I
)
_PUT_AWAY = re.compile(r"deceased|dead|died|passed away|archived?|inactive|verstorben", re.I)
"""A state in which the other program did not keep in touch."""
_YES = frozenset({"yes", "true", "1", "x", "y", "ja", "oui", "si"})
_NO = frozenset({"no", "false", "0", "n", "nein", "non"})
_UNSAID = frozenset({"", "unknown", "none", "default", "-"})
"""What a column has where nothing is chosen."""


class ImportedPerson(NamedTuple):
    """Somebody out of a file.

    Attributes:
        line: Where they stand.
        contact: What the file says of them; without an id.
        introducer: The name of their introducer, as the file has it.
        uid: What the file calls them by; for a card of our own the contact's id.
        last_contact: When the file says that they were last in touch.
        remarks: In words what was left out or changed, and why.
    """

    line: int
    contact: Contact
    introducer: str = ""
    uid: str = ""
    remarks: tuple[str, ...] = ()
    last_contact: date | None = None


class _Draft:
    """A person while their row is read: values by meaning, fields of the contact, notes and
    remarks."""

    def __init__(self, row: Row) -> None:
        self.line = row.line
        self.values: dict[Meaning, list[str]] = {}
        self.fields: dict[str, Any] = {}
        self.labels: set[str] = set()
        self.notes: list[str] = []
        self.remarks: list[str] = []
        self.family = ""
        self.last_contact: date | None = None

    def first(self, meaning: Meaning) -> str:
        """The first value of a meaning; empty where there is none."""
        return self.values[meaning][0] if meaning in self.values else ""

    def keep(self, label: str, value: str, problem: str) -> None:
        """Keep in the notes what could not be read, and say so."""
        self.remarks.append(f"{problem}, kept in the notes")
        self.notes.append(f"{label} as imported: {value}")


class PersonReader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Sheet, today: date, date_order: days.DayOrder = "dmy") -> None:
        self._columns: Sequence[Meaning] = sheet.columns
        self._names = sheet.header
        self._today = today
        self._exact = sheet.exact
        self._several = [is_plural(name) for name in sheet.header]
        self._guests = "attendance" in sheet.columns
        cells = (row.cells for row in sheet.rows)
        self._order = days.order_of_columns(sheet.columns, cells, date_order)

    def read(self, row: Row) -> ImportedPerson:
        """Return who stands in the row; without a name where it has none."""
        draft = _Draft(row)
        self._sort(row, draft)
        if row.cut:
            draft.remarks.append("a text of over a million letters was cut")
        if self._exact or row.exact:
            return self._as_it_stands(draft)
        if row.broken:
            draft.remarks.append("a quotation mark is not closed")
        extra = [cell.strip() for cell in row.cells[len(self._columns) :] if cell.strip()]
        if extra:
            draft.remarks.append("more cells than columns; the rest is in the notes")
            draft.notes.append(f"Also in the row: {', '.join(extra)}")
        self._name(draft)
        _read_addresses(draft)
        for meaning, field in _FIRST_OF:
            if meaning in draft.values:
                draft.fields[field] = names.tidy(draft.first(meaning))
        _read_choices(draft)
        self._dates(draft)
        self._attendance(draft)
        if "tags" in draft.values:
            draft.fields["tags"] = _tags(draft.values["tags"])
        if "private_notes" in draft.values:
            draft.fields["private_notes"] = _page(draft.first("private_notes"))
        return self._person(draft)

    def _sort(self, row: Row, draft: _Draft) -> None:
        """Sort a row's cells by what their columns hold."""
        label = ""
        for at, (meaning, cell) in enumerate(zip(self._columns, row.cells, strict=False)):
            text = cell.strip()
            if meaning == "label":
                label = text
                continue
            if meaning and text:
                self._put(draft, meaning, text, at, label, exact=row.exact)
            if meaning:
                label = ""

    def _put(
        self, draft: _Draft, meaning: Meaning, text: str, at: int, label: str, *, exact: bool
    ) -> None:
        if self._exact or exact:
            draft.values.setdefault(meaning, []).append(text)
            return
        if meaning == "state":
            _put_state(draft, self._names[at].strip(), text)
        elif meaning == "aside":
            title = label or self._names[at].strip()
            draft.notes.append(f"{title}: {names.tidy(text)}")
        elif meaning == "notes":
            draft.notes.append(_page(text))
        elif meaning == "url" and addresses.is_handle(text):
            draft.notes.append(f"{self._names[at].strip()}: {text}")
        elif meaning == "org" and self._several[at]:
            draft.values.setdefault(meaning, []).extend(split_values([text], r"[,;\n|]|:::"))
        else:
            draft.values.setdefault(meaning, []).append(text)
        if meaning in _ADDRESSES:
            draft.labels.update(_labels(label or label_in(self._names[at]), text))

    def _as_it_stands(self, draft: _Draft) -> ImportedPerson:
        """A person whom this program wrote down: nothing is tidied, for nothing has to be."""
        values = draft.values
        sets = {
            field: frozenset(part for part in draft.first(meaning).split(MANY) if part)
            for meaning, field in _OWN_SETS
            if meaning in values
        }
        draft.fields.update(sets)
        for field in _OWN_TEXTS:
            if field in values:
                draft.fields[field] = draft.first(field)
        if "voter" in values:
            draft.fields["voter"] = _voter(draft.first("voter")) or "unknown"
        draft.fields["cadence_days"] = days.every(draft.first("cadence")) or None
        draft.fields["connected_on"] = self._past_day(draft, "connected_on")
        draft.fields["family"] = draft.first("family")
        if "anniversary" in values:
            draft.fields["dates"] = {"anniversary": draft.first("anniversary")}
        return self._person(draft, exact=True)

    def _person(self, draft: _Draft, *, exact: bool = False) -> ImportedPerson:
        fields = draft.fields
        if draft.notes:
            fields["notes"] = "\n".join(draft.notes)
        if draft.labels:
            fields["labels"] = frozenset(draft.labels) | fields.get("labels", frozenset())
        if draft.first("state") == "archived":
            fields["state"] = "archived"
        name = fields.get("name", "")
        if fields.get("family") in (name, names.parts_of(name).family):
            fields["family"] = ""  # the name itself shows it
        uid = draft.first("uid")
        if uid and not exact:
            fields["uids"] = frozenset({uid})
        introducer = draft.first("introduced_by")
        return ImportedPerson(
            draft.line,
            Contact("", **fields),
            introducer if exact else names.tidy(introducer),
            uid,
            tuple(draft.remarks),
            draft.last_contact,
        )

    def _name(self, draft: _Draft) -> None:
        first, middle, last = (names.tidy(draft.first(part)) for part in _PARTS)
        full = names.together(first, middle, last) or names.tidy(draft.first("name"))
        suffix = names.tidy(draft.first("suffix"))
        if suffix and names.is_generation(suffix) and suffix.casefold() not in full.casefold():
            full = f"{full} {suffix}"
        if self._guests and not full and "email" in draft.values:
            full = names.tidy(draft.first("email"))
            draft.remarks.append("no name, so called by the address")
        if not any(map(str.isalnum, full)):
            return
        cleaned = names.clean(full)
        if cleaned.changed:
            draft.notes.append(f"Imported as “{full}”.")
        aliases = _parts(draft.values.get("aka", ())) | cleaned.aka
        draft.fields["name"] = cleaned.name
        draft.fields["aka"] = aliases - {cleaned.name}
        draft.fields["family"] = last or names.tidy(draft.first("family"))

    def _past_day(self, draft: _Draft, meaning: Meaning) -> date | None:
        """Return the day of a column, of which only what has been counts."""
        text = draft.first(meaning)
        if not text:
            return None
        reading = days.read_day(text, self._order[meaning].order, self._today)
        if reading.day and reading.day > self._today:
            draft.remarks.append(f"the day “{text}” is still to come, left out")
            return None
        if reading.why:
            label = meaning.replace("_", " ").capitalize()
            draft.keep(label, text, reading.why)
        return reading.day

    def _dates(self, draft: _Draft) -> None:
        draft.fields["connected_on"] = self._past_day(draft, "connected_on")
        draft.last_contact = self._past_day(draft, "last_contact")
        parts = (draft.first("birth_year"), draft.first("birth_month"), draft.first("birth_day"))
        birthday = draft.first("birthday") or days.of_parts(*parts)
        if birthday:
            draft.fields["birthday"] = self._yearly(draft, "birthday", birthday)
        elif parts[0]:
            draft.notes.append(f"Born in {parts[0]}")
        anniversary = draft.first("anniversary")
        if anniversary:
            day = self._yearly(draft, "anniversary", anniversary)
            draft.fields["dates"] = {"anniversary": day} if day else {}

    def _yearly(self, draft: _Draft, meaning: Meaning, text: str) -> str:
        """A birthday or another yearly date; where its order is a guess, that is said."""
        found = self._order[meaning]
        day, problem = days.read_birthday(text, found.order, self._today)
        if problem:
            draft.keep(meaning.capitalize(), text, problem)
        elif days.is_ambiguous(text) and not found.proven:
            spoken = "the day" if found.order == "dmy" else "the month"
            draft.remarks.append(
                f"the {meaning} “{text}” was read {spoken} first ({day}), which nothing in the "
                "file proves: "
                "`planner config date_order` says otherwise"
            )
        return day

    def _attendance(self, draft: _Draft) -> None:
        for text in draft.values.get("attendance", ()):
            if _NOT_COMING.search(text):
                draft.remarks.append(f"{names.tidy(text).lower()} the event")
                draft.notes.append(f"Guest list: {names.tidy(text)}")


_PARTS: tuple[Meaning, ...] = ("first", "middle", "last")
_OWN_SETS: tuple[tuple[Meaning, str], ...] = (
    ("aka", "aka"),
    ("email", "emails"),
    ("phone", "phones"),
    ("url", "urls"),
    ("tags", "tags"),
    ("labels", "labels"),
)
_OWN_TEXTS: tuple[Meaning, ...] = (
    "name",
    "org",
    "role",
    "place",
    "birthday",
    "they_want",
    "i_want",
    "i_offer",
    "met_at",
    "zone",
    "notes",
    "private_notes",
)


def _put_state(draft: _Draft, column: str, text: str) -> None:
    """Read the cell of a column such as Status or Deceased: who is dead or archived in the other
    program is archived here. The words of the file go to the notes."""
    if text.lower() in _NO:
        return
    if text == "archived":  # a reader of another program's file has decided it
        draft.values["state"] = ["archived"]
        return
    if _PUT_AWAY.fullmatch(text) or (text.lower() in _YES and _PUT_AWAY.search(column)):
        draft.values["state"] = ["archived"]
    draft.notes.append(f"{column}: {names.tidy(text)}")


def _read_addresses(draft: _Draft) -> None:
    """Read e-mail addresses, telephone numbers and pages."""
    emails = addresses.read_emails(draft.values.get("email", ()))
    phones = addresses.read_phones(draft.values.get("phone", ()))
    pages = addresses.read_pages(draft.values.get("url", ()))
    draft.fields["emails"] = emails.values
    draft.fields["phones"] = phones.values
    draft.fields["urls"] = pages.values
    for label, reading in (("E-mail", emails), ("Phone", phones)):
        if reading.rest:
            problem = f"no {addresses.NOUNS[label]}: “{reading.rest[:60]}”"
            draft.keep(label, reading.rest, problem)
    if pages.rest:
        draft.notes.append(f"Known as {pages.rest}")
    valid = emails.values | phones.values | pages.values
    draft.labels = {label for label in draft.labels if label.partition(":")[2] in valid}
    given = split_values(draft.values.get("labels", ()), MANY)
    draft.labels.update(label for label in given if label.partition(":")[2] in valid)
    firms = split_values(draft.values.get("org", ()), MANY)
    if len(firms) > 1:
        draft.values["org"] = firms[:1]
        draft.notes.append(f"Also at {', '.join(firms[1:])}")


def _read_choices(draft: _Draft) -> None:
    """Read the fields that hold one of a few values; what is none of them goes to the notes."""
    for meaning, field, read in _CHOICES:
        text = draft.first(meaning)
        if text.lower() in _UNSAID:
            continue
        value = read(text)
        if value:
            draft.fields[field] = value
        else:
            label = meaning.replace("zone", "time zone").capitalize()
            draft.keep(label, text, f"no {label.lower()}: “{text[:40]}”")


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (KeyError, ValueError, OSError):
        return ""


def _voter(text: str) -> str:
    return text.lower() if text.lower() in ("set", "swing") else ""


_CHOICES: tuple[tuple[Meaning, str, Callable[[str], object]], ...] = (
    ("zone", "zone", _zone),
    ("voter", "voter", _voter),
    ("cadence", "cadence_days", days.every),
)


def _labels(label: str, text: str) -> set[str]:
    """The labels of the addresses in a cell: ``work:ana@x.example``."""
    word = "-".join(re.findall(r"[^\s,;*:]+", label.casefold()))
    return {f"{word}:{value}" for value in addresses.pieces(text)} if word else set()


def _page(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def _parts(texts: Sequence[str]) -> frozenset[str]:
    tidied = map(names.tidy, split_values(texts, r":::|[;\n|]"))
    return frozenset(tidied) - {""}


def _tags(texts: Sequence[str]) -> frozenset[str]:
    """Labels as tags: the programs' own groups left out, spaces as hyphens."""
    tags: set[str] = set()
    for part in split_values(texts, r":::|[;,\n|]"):
        tag = part.lstrip("* ").strip().lower()
        if tag and tag not in _SYSTEM_GROUPS:
            tags.add("-".join(tag.split()))
    return frozenset(tags)
