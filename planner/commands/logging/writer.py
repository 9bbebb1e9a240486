"""What an entry changes in the book: the touch, the people it creates, promises, favours and what
was learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from planner.change import Edit, Put
from planner.commands.logging.ask_flags import flags_of, overrode
from planner.commands.logging.leads import follow_leads
from planner.commands.logging.say import same_hook
from planner.ids import new_id
from planner.quicklog.direction import entry_direction
from planner.records import MEETINGS, NOTHING
from planner.value import NamedTuple
from planner.words import joined

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from planner.change import TableName, Value
    from planner.quicklog.entry import Entry, Person
    from planner.records import Hook, Records

WAKES = frozenset({"triage", "maybe", "resting"})
"""States that a contact leaves for the plan when something is logged with them."""


_OUTCOMES = {"replied": "reply", "rejected": "rejection"}
"""What came of a touch, by its kind."""


class Created(NamedTuple):
    """A record that a line created: its id and what it is called."""

    id: str
    name: str


class Writer:
    """Turns entries into edits; knows the people and hubs that earlier entries of the same change
    created.

    Attributes:
        created: The contacts that the entries create.
        labels: What each entry did, in words.
    """

    def __init__(self, records: Records, today: date) -> None:
        self.records = records
        self.today = today
        self.new_people: dict[str, str] = {}
        self.new_hubs: dict[str, str] = {}
        self.created: list[Created] = []
        self.contacts: dict[str, dict[str, Value]] = {}
        self.rest: list[Put] = []
        self.meetings: set[str] = set()
        """The touches that the entries plan."""
        self.leads: set[str] = set()
        """The leads of the book that the entries speak of."""
        self.labels: list[str] = []
        self.new_id: Callable[[], str] = new_id
        self.private = False
        """Whether the line that is being taken is private: so is all that comes of it (R23)."""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Everything that the entries change; the people come first."""
        return (
            *(Put("contacts", contact, fields) for contact, fields in self.contacts.items()),
            *self.rest,
        )

    def of(self, table: TableName) -> tuple[Put, ...]:
        """Return the records of a table that the entries make."""
        return tuple(put for put in self.rest if put.table == table)

    def take(self, entry: Entry, make_id: Callable[[], str] = new_id) -> None:
        """Add the edits of one entry; ``make_id`` makes the ids of its records."""
        self.new_id = make_id
        self.private = entry.private
        day = entry.day or self.today
        via = self.person(entry.via, None) if entry.via else ""
        hub = self.hub(entry.hub) if entry.hub else ""
        people = [self.person(person, entry, via, hub) for person in entry.people]
        ids = dict(zip((person.name for person in entry.people), people, strict=True))
        ids |= {other.name: self.person(other, None) for other in entry.others}
        self.referred(entry, people)
        touch = self.touch(entry, day, people, hub) if people else ""
        first = people[0] if people else next(iter(ids.values()), "")
        self.facts(entry, ids, first, people)
        meeting = self.plan_meeting(entry, people)
        self.owed(entry if not meeting else entry._replace(next=None), day, ids, first, touch)
        follow_leads(self, entry, day, ids, first)
        if entry.intake:
            self.intake(entry, day, first)
            return
        names = [self.name_of(key) for key in people or list(ids.values())]
        self.labels.append(f"{_title(entry)} {joined(names)}" if names else "a lead")

    def referred(self, entry: Entry, people: list[str]) -> None:
        """Add those to whom the user was referred, introduced by the first of the line's people
        (R15)."""
        introducer = people[0] if people else ""
        for person in entry.refer:
            contact = self.person(person, None, introducer)
            if introducer and contact not in self.contacts:
                self.set_if_empty(contact, "introduced_by", introducer)

    def intake(self, entry: Entry, day: date, contact: str) -> None:
        """Add time that is no touch: reading, preparing (R8)."""
        fields: dict[str, Value] = {
            "day": day,
            "minutes": entry.minutes,
            "what": entry.note,
            "contact": contact,
            "private": self.private,
        }
        self.put("intakes", self.new_id(), fields)
        self.labels.append(entry.note or "intake")

    def touch(self, entry: Entry, day: date, people: list[str], hub: str) -> str:
        """Add the touch itself, and return its id."""
        touch = self.new_id()
        direction = entry_direction(entry)
        hook = self.say(entry.hook, people, direction) if entry.hook else ""
        # Its line names the job, and a lead stays out of exports (R23).
        private = entry.private or any(lead.title or lead.org for lead in entry.leads)
        self.put(
            "touches",
            touch,
            {
                "contacts": frozenset(people),
                "kind": entry.kind or "met",
                "direction": direction,
                "day": day,
                "time": entry.time or "",
                "minutes": entry.minutes,
                "hub": hub,
                "org": entry.org or "",
                "note": entry.note or "",
                "learned": entry.learned or "",
                "why": entry.why or "",
                "hook": hook,
                "tags": frozenset(entry.tags),
                "private": private,
                "line": entry.line,
                "outcome": entry.outcome or _OUTCOMES.get(entry.kind or "", "none"),
                "overrode": overrode(flags_of(self.records, entry)),
                "planned": day > self.today,
            },
        )
        self.wake(people)
        return touch

    def plan_meeting(self, entry: Entry, people: list[str]) -> bool:
        """Add the meeting to come that a line tells of; it is asked about when its day is over.

        Returns:
            Whether there is one: its next step is then no promise.
        """
        step = entry.next
        if step is None or step.kind is None or not people:
            return False
        if step.due is None or step.due <= self.today:
            return False
        meeting = self.new_id()
        self.meetings.add(meeting)
        self.put(
            "touches",
            meeting,
            {
                "contacts": frozenset(people),
                "kind": step.kind,
                "direction": "both",
                "day": step.due,
                "time": step.time or "",
                "line": entry.line,
                "outcome": "none",
                "private": entry.private,
                "planned": True,
            },
        )
        return True

    def wake(self, people: list[str]) -> None:
        """Take the people of a touch into the plan, where they rest or wait in triage."""
        for person in people:
            contact = self.records.contacts.get(person)
            if contact and contact.state in WAKES:
                self.contacts.setdefault(person, {})["state"] = "kept"

    def say(self, text: str, people: list[str], direction: str) -> str:
        """Write down a talking point; return it as the touch's hook where this touch has used
        it."""
        listeners = frozenset(people) if direction == "out" else frozenset()
        hook = self._library_hook(text)
        if hook is None:
            self.put(
                "hooks",
                self.new_id(),
                {
                    "text": text,
                    "contacts": frozenset(people),
                    "told": listeners,
                    "private": self.private,
                },
            )
        elif listeners:
            self.put("hooks", hook.id, {"told": hook.told | listeners})
        if not listeners:
            return ""
        return hook.text if hook else text

    def _library_hook(self, text: str) -> Hook | None:
        for hook in self.records.hooks.values():
            if same_hook(hook.text, text):
                return hook
        return None

    def facts(self, entry: Entry, ids: Mapping[str, str], first: str, people: list[str]) -> None:
        """Add what was learned of the people themselves: wants, offers, the organisation."""
        for wish in entry.wishes:
            contact = ids.get(wish.who, first)
            if not contact:
                continue
            if wish.what == "wants":
                self.join_text(contact, "they_want", wish.text)
            elif wish.who == "me":
                self.join_text(contact, "i_offer", wish.text)
            else:
                self.join_text(contact, "notes", f"Offers {wish.text}.")
        if entry.org and len(people) == 1:
            self.set_if_empty(people[0], "org", entry.org)

    def owed(self, entry: Entry, day: date, ids: Mapping[str, str], first: str, touch: str) -> None:
        """Add promises, the next step and favours."""
        for promise_text in entry.promises:
            self.put(
                "promises",
                self.new_id(),
                {
                    "who": promise_text.who,
                    "contact": ids.get(promise_text.to, first),
                    "text": promise_text.text,
                    "due": promise_text.due,
                    "touch": touch,
                    "private": self.private,
                },
            )
        if entry.next:
            self.put(
                "promises",
                self.new_id(),
                {
                    "who": "me",
                    "contact": first,
                    "text": entry.next.text or "follow up",
                    "due": entry.next.due,
                    "touch": touch,
                    "follow_up": True,
                    "private": self.private,
                },
            )
        for favour in entry.favours:
            self.put(
                "favours",
                self.new_id(),
                {
                    "contact": ids.get(favour.contact, first),
                    "direction": favour.direction,
                    "what": favour.what,
                    "day": day,
                    "touch": touch,
                    "private": self.private,
                },
            )

    def person(self, person: Person, entry: Entry | None, via: str = "", hub: str = "") -> str:
        """Return the person's id; whoever is new is created, once in a change."""
        if person.id is not None:
            if person.org:
                self.set_if_empty(person.id, "org", person.org)
            if via:
                self.set_if_empty(person.id, "introduced_by", via)
            return person.id
        key = person.name.casefold()
        if key not in self.new_people:
            self.new_people[key] = contact = self.new_id()
            self.created.append(Created(contact, person.name))
            fields: dict[str, Value] = {"name": person.name, "state": "kept"}
            if entry and entry.tags:
                fields["tags"] = frozenset(entry.tags)
            self.contacts[contact] = fields
            if "tags" in fields:
                self.mark(contact, "tags")
        contact = self.new_people[key]
        for field, value in (("org", person.org), ("introduced_by", via), ("met_at", hub)):
            if value and contact != value:
                self.set_if_empty(contact, field, value)
        return contact

    def hub(self, name: str) -> str:
        """Return the hub's id; an unknown one is created."""
        key = name.casefold()
        for hub in self.records.hubs.values():
            if hub.name.casefold() == key:
                return hub.id
        if key not in self.new_hubs:
            self.new_hubs[key] = self.new_id()
            self.put("hubs", self.new_hubs[key], {"name": name, "private": self.private})
        return self.new_hubs[key]

    def set_if_empty(self, contact_id: str, field: str, value: str) -> None:
        """Set a contact's field unless something is there, or was set earlier in this change."""
        contact = self.records.contacts.get(contact_id)
        if value != contact_id and not (contact and getattr(contact, field)):
            self.contacts.setdefault(contact_id, {}).setdefault(field, value)
            self.mark(contact_id, field)

    def mark(self, contact_id: str, field: str) -> None:
        """Mark a contact's field as private where a private line has set it."""
        if not self.private:
            return
        known = self.records.contacts.get(contact_id)
        marked = known.private_fields if known else NOTHING
        fields = self.contacts[contact_id]
        more = cast("frozenset[str]", fields.get("private_fields", NOTHING))
        fields["private_fields"] = marked | more | {field}

    def join_text(self, contact_id: str, field: str, text: str) -> None:
        """Add to a contact's text what it does not say yet; what a private line adds to a public
        text goes to the private notes."""
        contact = self.records.contacts.get(contact_id)
        if self.private and self._is_public(contact_id, field):
            field, text = "private_notes", f"{field.replace('_', ' ').capitalize()}: {text}"
        old = str(
            self.contacts.get(contact_id, {}).get(field)
            or (getattr(contact, field) if contact else "")
        )
        if text.casefold() not in old.casefold():
            self.contacts.setdefault(contact_id, {})[field] = f"{old}; {text}" if old else text
            if field != "private_notes":
                self.mark(contact_id, field)

    def _is_public(self, contact_id: str, field: str) -> bool:
        """Whether a contact has a text there that anybody may see."""
        known = self.records.contacts.get(contact_id)
        fields = self.contacts.get(contact_id, {})
        if fields.get(field):
            return field not in cast("frozenset[str]", fields.get("private_fields", NOTHING))
        return (
            known is not None and bool(getattr(known, field)) and field not in known.private_fields
        )

    def put(self, table: TableName, record: str, fields: Mapping[str, Value]) -> None:
        """Add a record; what the line did not say is not written."""
        filled = {
            key: value
            for key, value in fields.items()
            if value not in (None, "", frozenset(), False)
        }
        self.rest.append(Put(table, record, filled))

    def name_of(self, contact_id: str) -> str:
        """Return a contact's name, of the book or of this change."""
        contact = self.records.contacts.get(contact_id)
        return contact.name if contact else str(self.contacts[contact_id]["name"])


def _title(entry: Entry) -> str:
    kind = entry.kind or "met"
    if not entry.people:
        return "what concerns"
    if kind == "met":
        return "meeting"
    if kind in ("replied", "rejected", "note"):
        return f"{kind}:"
    return f"{kind} with" if kind in MEETINGS else f"{kind} to"
