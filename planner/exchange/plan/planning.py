"""A sheet against a book → what bringing it in would do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from planner.change import Put, Value
from planner.errors import PlannerError
from planner.exchange.plan.diary import plan_diary
from planner.exchange.plan.duplicates import duplicates
from planner.exchange.plan.import_plan import ImportEdits, ImportPlan, RowPlan, summed
from planner.exchange.plan.match import PersonIndex
from planner.exchange.plan.names import fold
from planner.exchange.plan.people import ImportedPerson, PersonReader
from planner.exchange.plan.restore import plan_restore
from planner.exchange.read.profiles import profile_of
from planner.exchange.sheet import ColumnsUnknown, Sheet
from planner.ids import new_id
from planner.records import Contact, Records
from planner.words import joined, plural


def plan_import(
    sheet: Sheet, records: Records, today: date, progress: Callable[[int, int], None] | None = None
) -> ImportPlan:
    """Return what bringing a sheet into a book would do; nothing is done.

    People who are new are made in triage, with a tag for the import. Of contacts that are there, empty fields are
    filled and sets united. The same sheet a second time changes nothing.

    Args:
        sheet: What was read.
        records: What is in the book.
        today: The day of the import.
        progress: Told now and then how many rows are done, and of how many; 0 where that is not known before.

    Raises:
        PlannerError: Not one row could be understood.
    """
    if sheet.source == "planner":
        return plan_restore(sheet, records, progress)
    desk = ImportDesk(sheet, records, today)
    reader = PersonReader(sheet, today)
    of = len(sheet.rows) if progress is not None else 0
    rows: list[RowPlan] = []
    pictures = 0
    for at, row in enumerate(sheet.rows):
        pictures += row.pictures
        planned = (
            RowPlan(row.line, "skipped", row.skip) if row.skip else desk.take(reader.read(row))
        )
        if row.file and planned.reason:
            planned = planned._replace(reason=f"{row.file}: {planned.reason}")
        rows.append(planned)
        if progress is not None and at % 5000 == 4999:
            progress(at + 1, of)
    if all(row.outcome == "skipped" for row in rows):
        first = rows[0]
        hint = (
            f"\nThe columns are {joined([name or '(empty)' for name in sheet.header[:12]])}."
            if sheet.named
            else ""
        )
        said = f"{sheet.file}: {plural(len(rows), 'row')} read, none understood; line {first.line}: {first.reason}.{hint}"
        raise ColumnsUnknown(said, sheet.header) if sheet.named else PlannerError(said)
    rows = desk.look_alikes(rows)
    edits = desk.edits()
    if sheet.diary:
        happened, touches = plan_diary(sheet, desk.called(), records)
        rows += happened
        edits = ImportEdits(edits.people, (*edits.others, *touches))
    # The rows are not wanted any more, and of a hundred thousand they are a hundred megabytes.
    remarks = (*sheet.remarks, *((f"{plural(pictures, 'picture')} left out",) if pictures else ()))
    return summed(tuple(rows), edits)._replace(
        sheet=sheet._replace(rows=(), diary=(), remarks=remarks)
    )


class ImportDesk:
    """Takes the people of a sheet one by one and keeps the edits that they need."""

    def __init__(self, sheet: Sheet, records: Records, today: date) -> None:
        self._origin = f"{sheet.source} {today.isoformat()}"
        self._tag = frozenset({f"{sheet.source}-{today.isoformat()}"})
        self._people = PersonIndex(records.contacts.items())
        self._contacts = dict(records.contacts)
        self._lines: dict[str, int] = {}
        """Those who are new, in the order of the file, with their lines."""
        self._changes: dict[str, dict[str, Value]] = {}
        self._introducers: dict[str, str] = {}
        self._hubs = {fold(hub.name): key for key, hub in records.hubs.items() if hub.name}

    def edits(self) -> ImportEdits:
        """What has to be done for all whom it took."""
        if self._introducers:
            called = self.called()
            for key, name in self._introducers.items():
                found = called.get(fold(name), "")
                if found and found != key:
                    self._change(key, {"introduced_by": found})
        changes = tuple(Put("contacts", key, fields) for key, fields in self._changes.items())
        return ImportEdits([self._contacts[key] for key in self._lines], changes)

    def _change(self, key: str, fields: Mapping[str, Value]) -> None:
        """Set fields of somebody, who is in the book or new."""
        self._contacts[key] = self._contacts[key]._replace(**fields)  # type: ignore[arg-type]
        if key not in self._lines:
            self._changes.setdefault(key, {}).update(fields)

    def called(self) -> Mapping[str, str]:
        """Who bears each folded name: the contacts whose name nobody else has."""
        found: dict[str, str] = {}
        for key, contact in self._contacts.items():
            for name in {fold(each) for each in (contact.name, *contact.aka)} - {""}:
                found[name] = "" if found.get(name, key) != key else key
        return found

    def take(self, person: ImportedPerson) -> RowPlan:
        """Decide on one person."""
        if not person.name:
            only = person.org or ", ".join(sorted(person.emails))
            return RowPlan(person.line, "skipped", f"no name, only {only}" if only else "no name")
        match = self._people.find(person)
        if match.id:
            return self._fill(match.id, match.how, person)
        self._create(person)
        doubt = (f"perhaps {self._called(match.other)}: {match.why}",) if match.other else ()
        return RowPlan(
            person.line,
            "doubtful" if doubt else "created",
            "; ".join((*doubt, *person.remarks)),
            person.name,
        )

    def look_alikes(self, rows: list[RowPlan]) -> list[RowPlan]:
        """Return the rows with those made doubtful who look or sound like somebody else; in a very large book only
        what is the same is compared."""
        if not self._lines or len(self._contacts) > _COMPARED:
            return rows
        doubts: dict[int, str] = {}
        for pair in duplicates(self._contacts):
            new, known = sorted(
                (pair.keep, pair.other), key=lambda key: self._lines.get(key, 0), reverse=True
            )
            if new in self._lines:
                doubts.setdefault(
                    self._lines[new], f"perhaps {self._called(known)}: {', '.join(pair.reasons)}"
                )
        return [
            row._replace(
                outcome="doubtful", reason="; ".join(filter(None, (doubts[row.line], row.reason)))
            )
            if row.outcome == "created" and row.line in doubts
            else row
            for row in rows
        ]

    def _called(self, key: str) -> str:
        contact = self._contacts[key]
        where = f" ({contact.org})" if contact.org else ""
        return f"{contact.name}{where}" + (
            f" of line {self._lines[key]}" if key in self._lines else ""
        )

    def _create(self, person: ImportedPerson) -> None:
        key = new_id()
        if person.introduced_by:
            self._introducers[key] = person.introduced_by
        met_at = self._hubs.get(fold(person.met_at), person.met_at) if person.met_at else ""
        self._contacts[key] = contact = Contact(
            key,
            person.name,
            person.aka,
            person.org,
            person.role,
            person.emails,
            person.phones,
            person.urls,
            person.tags | self._tag if person.tags else self._tag,
            "triage",
            person.cadence_days,
            "set" if person.voter == "set" else "swing" if person.voter == "swing" else "unknown",
            person.they_want,
            person.i_want,
            person.i_offer,
            "",
            met_at,
            person.place,
            person.birthday,
            person.zone,
            person.notes,
            person.private_notes,
            source=self._origin,
            connected_on=person.connected_on,
        )
        self._people.add(key, contact)
        self._lines[key] = person.line

    def _fill(self, key: str, how: str, person: ImportedPerson) -> RowPlan:
        contact = self._contacts[key]
        fields = missing(contact, person)
        if person.introduced_by and not contact.introduced_by:
            self._introducers.setdefault(key, person.introduced_by)
        remarks = _differences(contact, person)
        if key in self._lines:
            found = f"the same {how} as line {self._lines[key]}"
        else:
            found = f"known by {how}" + (
                "" if contact.name == person.name else f" as {contact.name}"
            )
        if not fields:
            return RowPlan(
                person.line,
                "unchanged",
                "; ".join((found, *remarks, *person.remarks)),
                contact.name,
            )
        self._change(key, fields)
        self._people.add(key, self._contacts[key])
        added = f"added {joined([_WORDS.get(name, name) for name in fields])}"
        return RowPlan(
            person.line,
            "updated",
            "; ".join((found, added, *remarks, *person.remarks)),
            contact.name,
        )


_COMPARED = 10_000
"""Contacts up to which everybody is compared with those who are alike: half a second."""
_WORDS = {
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
}
_SINGLE = (
    "org",
    "role",
    "place",
    "birthday",
    "connected_on",
    "notes",
    "they_want",
    "i_want",
    "i_offer",
    "met_at",
    "zone",
    "cadence_days",
    "private_notes",
)


def missing(contact: Contact, person: ImportedPerson) -> dict[str, Value]:
    """Return the fields that the file has and the contact lacks: empty ones, and elements that its sets have not."""
    fields: dict[str, Value] = {
        name: getattr(person, name)
        for name in _SINGLE
        if getattr(person, name) and not getattr(contact, name)
    }
    if person.voter and contact.voter == "unknown":
        fields["voter"] = person.voter
    said = {contact.name.casefold(), *map(str.casefold, contact.aka)}
    new = {
        "aka": frozenset(
            name for name in (person.name, *person.aka) if name.casefold() not in said
        ),
        "emails": _unseen(person.emails, contact.emails, str.casefold),
        "phones": _unseen(person.phones, contact.phones, _digits),
        "urls": _unseen(person.urls, contact.urls, _address),
        "tags": person.tags - contact.tags,
    }
    fields.update({name: getattr(contact, name) | more for name, more in new.items() if more})
    return fields


def _unseen(
    given: frozenset[str], had: frozenset[str], alike: Callable[[str], str]
) -> frozenset[str]:
    known = set(map(alike, had))
    return frozenset(each for each in given if alike(each) not in known)


def _digits(phone: str) -> str:
    return "".join(filter(str.isdigit, phone)).lstrip("0") or phone


def _address(url: str) -> str:
    return profile_of(url) or url.rstrip("/").casefold()


def _differences(contact: Contact, person: ImportedPerson) -> Sequence[str]:
    """What the file says otherwise than the book, which stays as it is."""
    pairs = (("organisation", contact.org, person.org), ("role", contact.role, person.role))
    return [
        f"{what} stays {here}, the file says {there}"
        for what, here, there in pairs
        if here and there and here.casefold() != there.casefold()
    ]
