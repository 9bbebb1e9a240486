"""What the sheet knows of everybody, kept from one key to the next (R18): a filter and a sort only look it up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from planner.records import Contact

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.commands.sheet.sheet import Column
    from planner.engine.situation import Situation

R = TypeVar("R")
HIDDEN = frozenset({"ignored", "archived"})
"""States that the sheet leaves out unless the filter line names a state."""
SAID = "said"
"""Everything on the card, by the name that ``Facts.folded`` takes."""
_ON_THE_CARD = (
    "name",
    "aka",
    "org",
    "role",
    "tags",
    "emails",
    "place",
    "notes",
    "they_want",
    "i_want",
    "i_offer",
    "met",
    "via",
)
STEP = 40
"""People for whom one step of the preparing works things out: some milliseconds, less than a key waits."""


def last_touch(situation: Situation, contact_id: str) -> date | None:
    """Return the day of the last touch with somebody; what is a note, has no day or is yet to come is none."""
    tie = situation.ties.get(contact_id)
    return date.fromordinal(tie.last) if tie is not None else None


class Facts:
    """What the sheet knows of a contact; worked out when it is asked for, because a filter asks for little."""

    contact: Contact

    def __init__(self, session: Session, contact: Contact, before: Facts | None = None) -> None:
        """Make the facts of a contact; what was folded ``before`` is taken over where it still holds."""
        self._session = session
        self.contact = contact
        self.today = session.today
        names = session.records
        self._named = names.hubs.get(contact.met_at), names.contacts.get(contact.introduced_by)
        same = before is not None and before.contact is contact and before._named == self._named
        self._folded: dict[str, tuple[str, ...]] = (
            before._folded if before is not None and same else {}
        )

    @property
    def key(self) -> str:
        """What the row is: the contact's id."""
        return self.contact.id

    contact_id = key
    """Whose card the row opens."""

    @property
    def state(self) -> str:
        """Triage, kept, maybe, ignored, resting or archived."""
        return self.contact.state

    @property
    def voter(self) -> str:
        """Set, swing or unknown (R19)."""
        return self.contact.voter

    @cached_property
    def _standing(self) -> tuple[str, str, bool, float]:
        from planner.engine.standing.stage import standing

        now = standing(self._session.situation, self.contact.id)
        return now.stage, now.column, now.owed, now.score

    @property
    def stage(self) -> str:
        """Cold, warming or active, of those who take part in the plan; else empty."""
        return self._standing[0] if self.contact.state in ("kept", "resting") else ""

    @property
    def column(self) -> str:
        """Where the card stands on the board."""
        return self._standing[1] if self.contact.state in ("kept", "resting") else ""

    @property
    def owed(self) -> bool:
        """Whether the user owes them a favour."""
        return self._standing[2]

    @property
    def score(self) -> float:
        """The temperature of the tie."""
        return self._standing[3]

    @cached_property
    def due(self) -> date | None:
        """When to be in touch again."""
        from planner.engine.standing.cadence import due_on

        return due_on(self._session.situation, self.contact.id)

    @cached_property
    def cadence(self) -> int:
        """The wanted greatest gap in days."""
        from planner.engine.standing.cadence import cadence_of

        return cadence_of(self._session.situation, self.contact)

    @cached_property
    def last(self) -> date | None:
        """The day of the last touch."""
        return last_touch(self._session.situation, self.contact.id)

    @cached_property
    def touches(self) -> int:
        """How many touches there were."""
        return len(self._session.situation.touches_of(self.contact.id))

    @cached_property
    def promises(self) -> int:
        """How many promises are open, in either direction."""
        return sum(each.open for each in self._session.situation.promises_of(self.contact.id))

    def texts(self, name: str) -> Sequence[str]:
        """A field's texts: one of a text, several of a set, none of an empty one."""
        hub, introducer = self._named
        if name == "met":
            value: object = hub.name if hub else self.contact.met_at
        elif name == "via":
            value = introducer.name if introducer else ""
        else:
            value = getattr(self.contact, name)
        if isinstance(value, frozenset):
            return sorted(value, key=str.casefold)
        return (str(value),) if value else ()

    def folded(self, name: str) -> tuple[str, ...]:
        """A field's texts, folded; those of ``said`` are everything on the card as one."""
        found = self._folded.get(name)
        if found is None:
            from planner.quicklog.words.fold import fold

            found = self._folded[name] = (
                tuple(map(fold, self.texts(name)))
                if name != SAID
                else (fold(" · ".join(text for each in _ON_THE_CARD for text in self.texts(each))),)
            )
        return found


def ordered(
    found: Sequence[R], sort: Sequence[str], value_by: Callable[[str], Callable[[R], Any]]
) -> list[R]:
    """Return rows sorted by columns, the first counting most; what is empty comes last, either way round.

    Args:
        found: The rows, in the order in which equal ones stay.
        sort: The names of the columns; a minus before one turns it round.
        value_by: What a row is sorted by in a column; None where it is empty there.
    """
    rows = list(found)
    for name in reversed(sort):
        value = value_by(name.lstrip("-"))
        full = [row for row in rows if value(row) is not None]
        full.sort(key=value, reverse=name.startswith("-"))
        rows = (
            [*full, *(row for row in rows if value(row) is None)] if len(full) < len(rows) else full
        )
    return rows


class Everybody:
    """The facts of all contacts in one state of the book on one day, with the orders in which they were wanted.

    Args:
        session: The open book.
        before: The same of an earlier state: texts that did not change are not folded again.
    """

    def __init__(self, session: Session, before: Everybody | None = None) -> None:
        self._session = session
        self.situation = session.situation
        old = {facts.key: facts for facts in before.all} if before is not None else {}
        made = [
            Facts(session, contact, old.get(contact.id))
            for contact in session.records.contacts.values()
        ]
        made.sort(key=lambda facts: (facts.contact.name.casefold(), facts.contact.id))
        self.all: Sequence[Facts] = made
        self._values: dict[str, list[Any]] = {}
        self._orders: dict[tuple[tuple[str, ...], bool], list[Facts]] = {}

    def ordered(
        self, sort: tuple[str, ...], columns: Mapping[str, Column], *, hidden: bool
    ) -> Sequence[Facts]:
        """Return everybody sorted by columns, with or without those whose state hides them."""
        if (sort, hidden) not in self._orders:

            def value_by(name: str) -> Callable[[int], Any]:
                return self._values_of(columns[name]).__getitem__

            places = [
                at
                for at, facts in enumerate(self.all)
                if hidden or facts.contact.state not in HIDDEN
            ]
            self._orders[sort, hidden] = [self.all[at] for at in ordered(places, sort, value_by)]
        return self._orders[sort, hidden]

    def prepare(self, columns: Mapping[str, Column]) -> Iterator[None]:
        """Work out what filters and sorts ask of everybody, some people or one column a step, while this holds."""
        for begin in range(0, len(self.all), STEP):
            if self._session.situation is not self.situation:
                return
            for facts in self.all[begin : begin + STEP]:
                for column in columns.values():
                    column.key(facts)
                for name in (SAID, "org", "tags"):
                    facts.folded(name)
            yield
        for column in columns.values():
            if self._session.situation is not self.situation:
                return
            self._values_of(column)
            yield

    def _values_of(self, column: Column) -> list[Any]:
        if column.name not in self._values:
            self._values[column.name] = [column.key(facts) for facts in self.all]
        return self._values[column.name]
