"""A sheet against a book → what bringing it in would do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from planner.change import Put, Value
from planner.errors import PlannerError
from planner.exchange.names import fold
from planner.exchange.plan.diary import plan_diary
from planner.exchange.plan.duplicates import duplicates
from planner.exchange.plan.filling import Filling, filled, listed
from planner.exchange.plan.identity import NOBODY, Face, Shared, face_of, shared_addresses
from planner.exchange.plan.import_plan import (
    ImportEdits,
    ImportPlan,
    RowOutcome,
    RowPlan,
    summed,
)
from planner.exchange.plan.match import PersonIndex
from planner.exchange.plan.name_likeness import SAME_NAME, relation
from planner.exchange.plan.people import ImportedPerson, PersonReader
from planner.exchange.plan.restore import plan_restore
from planner.exchange.read.days import DayOrder
from planner.exchange.read.profiles import profile_of
from planner.exchange.sheet import ColumnsUnknown, Row, Sheet
from planner.ids import new_id
from planner.records import Contact, Records
from planner.value import NamedTuple
from planner.words import joined, plural

_COMPARED = 40_000
"""Contacts up to which everybody new is compared with those who are alike."""
_STEP = 5000
"""Rows between two calls that tell how far it is."""
_OF_NO_WEIGHT = frozenset({"tags", "labels", "listed", "uids"})
"""Fields by which a row says nothing new."""
Progress = Callable[[int, int], None]


class ReadRow(NamedTuple):
    """A row of the sheet, whom it is of, and what of them is compared; nobody where it was
    skipped."""

    row: Row
    person: ImportedPerson | None
    face: Face


def plan_import(
    sheet: Sheet,
    records: Records,
    today: date,
    progress: Progress | None = None,
    date_order: DayOrder = "dmy",
    before: Mapping[str, Contact] = MappingProxyType({}),
) -> ImportPlan:
    """Return what bringing a sheet into a book would do; nothing is done.

    People who are new are made in triage, with a tag for the import. Of contacts that are there,
    empty fields are filled and sets united. The same sheet a second time changes nothing.

    Args:
        sheet: What was read.
        records: What is in the book.
        today: The day of the import.
        progress: Told now and then how many rows are done, and of how many; 0 where that is not
            known before.
        date_order: How 12/11/2026 is read where nothing in the file proves it.
        before: What the cards of an address book said the last time, by their ids.

    Raises:
        PlannerError: Not one row could be understood.
    """
    if sheet.source == "planner":
        return plan_restore(sheet, records, progress)
    people = _read_people(sheet, today, date_order)
    _refuse_nobody(sheet, people)
    shared = _shared(people, records)
    desk = ImportDesk(sheet, records, today, shared, before)
    rows: list[RowPlan] = []
    for number, (row, person, face) in enumerate(people, 1):
        planned = (
            RowPlan(row.line, "skipped", row.skip) if person is None else desk.take(person, face)
        )
        if row.file and planned.reason:
            planned = planned._replace(reason=f"{row.file}: {planned.reason}")
        rows.append(planned)
        if progress is not None and number % _STEP == 0:
            progress(number, len(people))
    rows = desk.look_alikes(rows)
    called = desk.called() if sheet.diary or sheet.owed else {}
    diary_rows, records_made = plan_diary(sheet, called, records, today)
    edits = desk.edits()
    edits = ImportEdits(edits.people, (*edits.others, *records_made))
    remarks = (*sheet.remarks, *_left_out(sheet, people), *_nobodys(shared))
    # The rows are not wanted any more.
    summary = sheet._replace(rows=(), diary=(), remarks=remarks)
    cards = {person.uid: person.contact for _, person, _ in people if person and person.uid}
    return summed((*rows, *diary_rows), edits)._replace(sheet=summary, cards=cards)


def _read_people(sheet: Sheet, today: date, date_order: DayOrder) -> list[ReadRow]:
    reader = PersonReader(sheet, today, date_order)
    people: list[ReadRow] = []
    for row in sheet.rows:
        person = None if row.skip else reader.read(row)
        face = face_of("", person.contact) if person else NOBODY
        people.append(ReadRow(row, person, face))
    return people


def _refuse_nobody(sheet: Sheet, people: Sequence[ReadRow]) -> None:
    """Refuse a sheet in which no row is anybody."""
    if any(person is not None and person.contact.name for _, person, _ in people):
        return
    row, person, _ = people[0]
    reason = row.skip or (_without_name(person) if person else "")
    columns = joined([name or "(empty)" for name in sheet.header[:12]])
    hint = f"\nThe columns are {columns}." if sheet.named else ""
    rows = plural(len(people), "row")
    text = f"{sheet.file}: {rows} read, none understood; line {row.line}: {reason}.{hint}"
    raise ColumnsUnknown(text, sheet.header) if sheet.named else PlannerError(text)


def _without_name(person: ImportedPerson) -> str:
    only = person.contact.org or ", ".join(sorted(person.contact.emails))
    return f"no name, only {only}" if only else "no name"


def _shared(people: Iterable[ReadRow], records: Records) -> Shared:
    """The addresses that people of different names share, in the book and in the file."""
    faces = [face_of(key, contact) for key, contact in records.contacts.items()]
    faces += [read.face for read in people if read.person is not None]
    return shared_addresses(faces)


def _left_out(sheet: Sheet, people: Sequence[ReadRow]) -> Sequence[str]:
    """What of the file was left out: pictures, and columns with something in them that have no
    place."""
    remarks: list[str] = []
    pictures = sum(read.row.pictures for read in people)
    if pictures:
        remarks.append(f"{plural(pictures, 'picture')} left out")
    unknown = [at for at, meaning in enumerate(sheet.columns) if not meaning]
    if sheet.named and unknown:
        full = [sheet.header[at] for at in unknown if _has_cells(at, people)]
        if full:
            remarks.append(f"columns left out: {', '.join(full)}")
    return remarks


def _has_cells(at: int, people: Sequence[ReadRow]) -> bool:
    return any(at < len(row.cells) and row.cells[at].strip() for row, _, _ in people)


def _nobodys(shared: Shared) -> Sequence[str]:
    return [
        f"{address} stands beside several names and is nobody's own: left out"
        for address in sorted(shared.crowd)
        if "@" in address
    ]


class ImportDesk:
    """Takes the people of a sheet one by one and keeps the edits that they need."""

    def __init__(
        self,
        sheet: Sheet,
        records: Records,
        today: date,
        shared: Shared,
        before: Mapping[str, Contact],
    ) -> None:
        self._source = sheet.source
        self._today = today
        self._tag = frozenset({f"{sheet.source}-{today.isoformat()}"})
        self._index = PersonIndex(records.contacts.items(), shared)
        self._shared = shared
        self._contacts = dict(records.contacts)
        self._before = before
        self._by_uid: dict[str, str] = {}
        """The ids of contacts by those of their cards."""
        for key, contact in records.contacts.items():
            self._by_uid.update(dict.fromkeys(contact.uids, key))
        self._lines: dict[str, int] = {}
        """Those who are new, in the order of the file, with their lines."""
        self._changes: dict[str, dict[str, Value]] = {}
        self._introducers: dict[str, str] = {}
        self._last_contacts: dict[str, date] = {}
        """The latest day on which the file says that a contact was heard of."""
        self._touched = _last_touches(records)
        self._hub_names = {key: hub.name for key, hub in records.hubs.items() if hub.name}
        self._hubs = {fold(name): key for key, name in self._hub_names.items()}

    def edits(self) -> ImportEdits:
        """Return what has to be done for all whom it took."""
        called = self.called()
        for key, name in self._introducers.items():
            introducer = called.get(fold(name), "")
            if introducer and introducer != key:
                self._change(key, {"introduced_by": introducer})
        changes = tuple(Put("contacts", key, fields) for key, fields in self._changes.items())
        touches = tuple(self._last_touch(key, day) for key, day in self._last_contacts.items())
        return ImportEdits([self._contacts[key] for key in self._lines], (*changes, *touches))

    def _last_touch(self, key: str, day: date) -> Put:
        """Return the edit that makes the touch of which the file tells only the day."""
        fields: dict[str, Value] = {
            "contacts": frozenset({key}),
            "kind": "met",
            "direction": "both",
            "day": day,
            "note": "Last contact, as the file had it",
        }
        return Put("touches", new_id(), fields)

    def _keep_last_contact(self, key: str, person: ImportedPerson) -> None:
        """Keep the day of the last contact where the book knows of none as late."""
        day = person.last_contact
        if day and day > max(
            self._touched.get(key, date.min), self._last_contacts.get(key, date.min)
        ):
            self._last_contacts[key] = day

    def _change(self, key: str, fields: Mapping[str, Value]) -> None:
        """Set fields of somebody, who is in the book or new."""
        self._contacts[key] = self._contacts[key]._replace(**fields)  # type: ignore[arg-type]
        if key not in self._lines:
            self._changes.setdefault(key, {}).update(fields)

    def called(self) -> Mapping[str, str]:
        """Return who bears each folded name, and who has each profile; empty where several do."""
        bearers: dict[str, str] = {}
        for key, contact in self._contacts.items():
            names = {fold(name) for name in (contact.name, *contact.aka)}
            names.update(map(profile_of, contact.urls))
            for name in names - {""}:
                bearers[name] = "" if bearers.get(name, key) != key else key
        return bearers

    def take(self, person: ImportedPerson, face: Face) -> RowPlan:
        """Decide on one person, of whom ``face`` is compared."""
        if not person.contact.name:
            return RowPlan(person.line, "skipped", _without_name(person))
        person, shared_with = self._without_shared(person)
        own = self._by_own_id(person)
        if own:
            return self._fill(own, "its own id", person)
        face = face._replace(emails=face.emails - self._shared.crowd)
        match = self._index.find(face)
        if match.id:
            return self._fill(match.id, match.how, person)
        known = self._known_before(person, face)
        if known:
            return self._fill(known, "the same import", person)
        self._create(person, face)
        archived = ("archived, as in the file",) if person.contact.state == "archived" else ()
        reasons = (*archived, *shared_with, *person.remarks)
        return RowPlan(person.line, "created", "; ".join(reasons), person.contact.name)

    def _by_own_id(self, person: ImportedPerson) -> str:
        """Whose card it is by its id. Of two cards with one id in the same file that is believed
        only where the names have something in common: some programs give an id twice."""
        key = person.uid if person.uid in self._contacts else self._by_uid.get(person.uid, "")
        if key not in self._lines:
            return key
        return (
            key if relation(self._contacts[key].name, person.contact.name).kind in SAME_NAME else ""
        )

    def _without_shared(self, person: ImportedPerson) -> tuple[ImportedPerson, Sequence[str]]:
        """The person without the addresses that are nobody's own, and a word on those that a
        household shares."""
        contact = person.contact
        emails = frozenset(
            email for email in contact.emails if email.casefold() not in self._shared.crowd
        )
        household = sorted(email for email in emails if email.casefold() in self._shared.household)
        if len(emails) < len(contact.emails):
            labels = frozenset(
                label
                for label in contact.labels
                if "@" not in label or label.partition(":")[2] in emails
            )
            person = person._replace(contact=contact._replace(emails=emails, labels=labels))
        return person, [f"others share {email}" for email in household]

    def _known_before(self, person: ImportedPerson, face: Face) -> str:
        """The id of a contact of the same name out of an earlier import of the same kind who has
        all that the row says: the row is that one again, though nothing but the name tells it."""
        for key in self._index.namesakes(face):
            contact = self._contacts[key]
            same_source = contact.source.partition(" ")[0] == self._source
            if key in self._lines or not same_source:
                continue
            filling = self._filling(contact, person.contact)
            if not filling.differences and filling.fields.keys() <= _OF_NO_WEIGHT:
                return key
        return ""

    def look_alikes(self, rows: list[RowPlan]) -> list[RowPlan]:
        """Return the rows with those made doubtful whom `duplicates` puts up beside somebody
        else."""
        if not self._lines or len(self._contacts) > _COMPARED:
            return rows
        doubts: dict[int, str] = {}
        for pair in duplicates(self._contacts, new=self._lines):
            new, other = sorted(
                (pair.keep, pair.other), key=lambda key: self._lines.get(key, 0), reverse=True
            )
            reason = f"perhaps {self._title(other)}: {', '.join(pair.reasons)}"
            doubts.setdefault(self._lines[new], reason)
        return [_doubtful(row, doubts) for row in rows]

    def _title(self, key: str) -> str:
        contact = self._contacts[key]
        where = f" ({contact.org})" if contact.org else ""
        line = f" of line {self._lines[key]}" if key in self._lines else ""
        return f"{contact.name}{where}{line}"

    def _create(self, person: ImportedPerson, face: Face) -> None:
        key = new_id()
        contact = person.contact
        if person.introducer:
            self._introducers[key] = person.introducer
        self._contacts[key] = contact._replace(
            id=key,
            tags=contact.tags | self._tag,
            state="archived" if contact.state == "archived" else "triage",
            met_at=self._hub_of(contact.met_at),
            source=f"{self._source} {self._today.isoformat()}",
            listed=listed(contact) if self._source == "linkedin" and contact.org else "",
        )
        self._index.add(key, face._replace(key=key))
        self._lines[key] = person.line
        self._keep_last_contact(key, person)
        if person.uid:
            self._by_uid[person.uid] = key

    def _fill(self, key: str, how: str, person: ImportedPerson) -> RowPlan:
        contact = self._contacts[key]
        if person.introducer and not contact.introduced_by:
            self._introducers.setdefault(key, person.introducer)
        self._keep_last_contact(key, person)
        base = self._before.get(person.uid)
        filling = self._filling(contact, person.contact, base)
        if key in self._lines:
            known = f"the same {how} as line {self._lines[key]}"
        else:
            alias = "" if contact.name == person.contact.name else f" as {contact.name}"
            known = f"known by {how}{alias}"
        reasons = (known, *filling.words, *person.remarks)
        outcome: RowOutcome = "updated" if filling.fields else "unchanged"
        if filling.fields:
            self._change(key, filling.fields)
            self._index.add(key, face_of(key, self._contacts[key]))
        return RowPlan(person.line, outcome, "; ".join(reasons), contact.name)

    def _filling(self, contact: Contact, person: Contact, base: Contact | None = None) -> Filling:
        """What a contact gains; the book has a hub's id where a file has its name."""
        named = contact._replace(met_at=self._hub_names.get(contact.met_at, contact.met_at))
        filling = filled(named, person, self._today, self._source, base)
        if "met_at" not in filling.fields:
            return filling
        hub = self._hub_of(str(filling.fields["met_at"]))
        return filling._replace(fields={**filling.fields, "met_at": hub})

    def _hub_of(self, name: str) -> str:
        """The id of the hub of that name; the name itself where there is none."""
        return self._hubs.get(fold(name), name)


def _last_touches(records: Records) -> dict[str, date]:
    """Return the day of the last touch with each contact, by its id."""
    last: dict[str, date] = {}
    for touch in records.touches.values():
        for contact in touch.contacts:
            last[contact] = max(touch.day, last.get(contact, date.min))
    return last


def _doubtful(row: RowPlan, doubts: Mapping[int, str]) -> RowPlan:
    if row.outcome != "created" or row.line not in doubts:
        return row
    reason = "; ".join(filter(None, (doubts[row.line], row.reason)))
    return row._replace(outcome="doubtful", reason=reason)
