"""A row of a sheet → a person, with a remark on everything that could not be taken as it stood."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from planner.exchange.plan import names
from planner.exchange.read import days
from planner.exchange.sheet import MANY, Meaning, Row, Sheet
from planner.records import NOTHING
from planner.value import NamedTuple

_BETWEEN = re.compile(r"\s*(?::::|[;,\n|])\s*")
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_SYSTEM_GROUPS = frozenset({"mycontacts", "my contacts", "starred"})


class ImportedPerson(NamedTuple):
    """Somebody out of a file. ``remarks`` say in words what was left out or changed, and why."""

    line: int
    name: str = ""
    aka: frozenset[str] = NOTHING
    org: str = ""
    role: str = ""
    emails: frozenset[str] = NOTHING
    phones: frozenset[str] = NOTHING
    urls: frozenset[str] = NOTHING
    tags: frozenset[str] = NOTHING
    place: str = ""
    birthday: str = ""
    connected_on: date | None = None
    notes: str = ""
    they_want: str = ""
    i_want: str = ""
    i_offer: str = ""
    met_at: str = ""
    zone: str = ""
    voter: str = ""
    cadence_days: int | None = None
    private_notes: str = ""
    introduced_by: str = ""
    """The name of whoever introduced them, as the file has it."""
    remarks: tuple[str, ...] = ()


_TEXTS: tuple[Meaning, ...] = ("they_want", "i_want", "i_offer", "met_at", "introduced_by")
_PAGES: tuple[Meaning, ...] = ("private_notes",)
_RARE: frozenset[Meaning] = frozenset({*_TEXTS, *_PAGES, "zone", "voter", "cadence"})


class PersonReader:
    """Reads the rows of one sheet."""

    def __init__(self, sheet: Sheet, today: date) -> None:
        self._columns: Sequence[Meaning] = sheet.columns
        self._today = today
        self._sheet = sheet
        self._orders: dict[Meaning, days.DayOrder] = {}
        self._days: dict[str, days.DayReading] = {}
        self._exact = sheet.exact
        self._plain = not _RARE.intersection(sheet.columns)

    def read(self, row: Row) -> ImportedPerson:
        """Return who stands in the row; without a name where it has none."""
        values: dict[str, list[str]] = {}
        for meaning, cell in zip(self._columns, row.cells, strict=False):
            if meaning and (text := cell.strip()):
                if meaning in values:
                    values[meaning].append(text)
                else:
                    values[meaning] = [text]
        if self._exact or row.exact:
            return self._as_it_stands(row, values)
        remarks = ["a quotation mark is not closed"] if row.broken else []
        notes = [_page(text) for text in values["notes"]] if "notes" in values else []
        extra = row.cells[len(self._columns) :]
        if extra and (extra := tuple(cell.strip() for cell in extra if cell.strip())):
            remarks.append("more cells than columns; the rest is in the notes")
            notes.append(f"Also in the row: {', '.join(extra)}")
        cleaned, said = self._name(values)
        if cleaned.changed:
            notes.append(f"Imported as “{said}”.")
        emails, odd = _emails(values["email"]) if "email" in values else (NOTHING, "")
        if odd:
            remarks.append(f"no e-mail address: “{odd[:60]}”, kept in the notes")
            notes.append(f"E-mail as imported: {odd}")
        rare = {} if self._plain else _rare(values, remarks, notes)
        return ImportedPerson(
            row.line,
            cleaned.name,
            cleaned.aka | _parts(values["aka"]) - {cleaned.name}
            if "aka" in values
            else cleaned.aka,
            _shared(values["org"][0]) if "org" in values else "",
            _shared(values["role"][0]) if "role" in values else "",
            emails,
            _numbers(values["phone"]) if "phone" in values else NOTHING,
            _addresses(values["url"]) if "url" in values else NOTHING,
            _tags(values["tags"]) if "tags" in values else NOTHING,
            _shared(values["place"][0]) if "place" in values else "",
            self._birthday(values, remarks, notes),
            self._connected(values, remarks),
            "\n".join(notes) if notes else "",
            remarks=tuple(remarks),
            **rare,
        )

    def _as_it_stands(self, row: Row, values: dict[str, list[str]]) -> ImportedPerson:
        """A person whom this program wrote down: nothing is tidied, for nothing has to be."""
        plain = {name: texts[0] for name, texts in values.items()}

        def several(name: str) -> frozenset[str]:
            return (
                frozenset(part for part in plain[name].split(MANY) if part)
                if name in plain
                else NOTHING
            )

        remarks: list[str] = []
        return ImportedPerson(
            row.line,
            plain.get("name", ""),
            several("aka"),
            plain.get("org", ""),
            plain.get("role", ""),
            several("email"),
            several("phone"),
            several("url"),
            several("tags"),
            plain.get("place", ""),
            plain.get("birthday", ""),
            self._connected(values, remarks),
            plain.get("notes", ""),
            plain.get("they_want", ""),
            plain.get("i_want", ""),
            plain.get("i_offer", ""),
            plain.get("met_at", ""),
            plain.get("zone", ""),
            _voter(plain.get("voter", "")),
            days.every(plain.get("cadence", "")) or None,
            plain.get("private_notes", ""),
            plain.get("introduced_by", ""),
            tuple(remarks),
        )

    def _name(self, values: dict[str, list[str]]) -> tuple[names.CleanName, str]:
        first, middle, last = (
            values[part][0] if part in values else "" for part in ("first", "middle", "last")
        )
        said = names.together(first, middle, last) or names.tidy(values.get("name", [""])[0])
        if not any(sign.isalnum() for sign in said):
            return names.CleanName("", NOTHING, False), said
        return names.clean(said), said

    def _connected(self, values: dict[str, list[str]], remarks: list[str]) -> date | None:
        if "connected_on" not in values:
            return None
        text = values["connected_on"][0]
        read = self._days.get(text)
        if read is None:
            read = self._days[text] = days.read_day(
                text, self._order("connected_on", text), self._today
            )
        if read.day and read.day > self._today:
            remarks.append(f"the day “{text}” is still to come, left out")
            return None
        if read.why:
            remarks.append(f"{read.why}, left out")
        return read.day

    def _birthday(self, values: dict[str, list[str]], remarks: list[str], notes: list[str]) -> str:
        if "birthday" not in values:
            return ""
        text = values["birthday"][0]
        birthday, why = days.read_birthday(text, self._order("birthday", text), self._today)
        if why:
            remarks.append(f"{why}, kept in the notes")
            notes.append(f"Birthday as imported: {text}")
        return birthday

    def _order(self, meaning: Meaning, text: str) -> days.DayOrder:
        """Whether the days of a column begin with the day or the month: looked for where a day depends on it."""
        if not days.is_of_digits(text):
            return "dmy"
        if meaning not in self._orders:
            at = self._columns.index(meaning)
            self._orders[meaning] = days.order_of(
                row.cells[at] for row in self._sheet.rows if at < len(row.cells)
            )
        return self._orders[meaning]


@lru_cache(maxsize=16384)
def _shared(text: str) -> str:
    """A text tidied: an organisation that stands in a thousand rows is held once."""
    return names.tidy(text)


def _addresses(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(part for text in texts for part in text.replace(MANY, " ").split())


def _page(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.splitlines())


def _rare(values: dict[str, list[str]], remarks: list[str], notes: list[str]) -> dict[str, Any]:
    """What few files have: fields by name."""
    found: dict[str, Any] = {name: names.tidy(values[name][0]) for name in _TEXTS if name in values}
    found.update({name: _page(values[name][0]) for name in _PAGES if name in values})
    readers: tuple[tuple[Meaning, str, Callable[[str], object]], ...] = (
        ("zone", "Time zone", _zone),
        ("voter", "Voter", _voter),
        ("cadence", "Cadence", days.every),
    )
    for name, label, read in readers:
        if name in values:
            text = values[name][0]
            value = read(text)
            if value:
                found["cadence_days" if name == "cadence" else name] = value
            elif text.lower() not in ("unknown", "none", "default", "-"):
                remarks.append(f"no {label.lower()}: “{text[:40]}”, kept in the notes")
                notes.append(f"{label} as imported: {text}")
    return found


def _zone(text: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(text).key
    except (KeyError, ValueError, OSError):
        return ""


def _voter(text: str) -> str:
    return text.lower() if text.lower() in ("set", "swing") else ""


def _emails(texts: Sequence[str]) -> tuple[frozenset[str], str]:
    found = [address for text in texts for address in _ADDRESS.findall(text)]
    odd = "" if found else ", ".join(texts)
    return frozenset(address.strip(".") for address in found), odd


def _parts(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(
        part
        for text in texts
        for piece in re.split(r"\s*(?::::|[;\n|])\s*", text)
        if (part := names.tidy(piece))
    )


def _numbers(texts: Sequence[str]) -> frozenset[str]:
    """Telephone numbers, without the apostrophe that keeps a spreadsheet from reckoning with them; a comma parts whole
    numbers only, for a short one behind it is dialled after a pause."""
    found: set[str] = set()
    for part in _parts(texts):
        pieces = [piece.strip() for piece in part.split(",")]
        whole = all(sum(map(str.isdigit, piece)) > 5 for piece in pieces)
        found |= {piece.lstrip("'").strip() for piece in (pieces if whole else [part])}
    return frozenset(found - {""})


def _tags(texts: Sequence[str]) -> frozenset[str]:
    """Labels as tags: the programs' own groups left out, spaces as hyphens."""
    parts = (part.lstrip("* ").strip() for text in texts for part in _BETWEEN.split(text))
    return frozenset(
        "-".join(part.lower().split())
        for part in parts
        if part and part.lower() not in _SYSTEM_GROUPS
    )
