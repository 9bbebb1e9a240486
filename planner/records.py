"""What a contact, a touch, a promise, a favour, a hub, a hook, an intake, a lead and a day are.

Records are values: immutable, made ten thousand at a time while a command starts, and therefore
named tuples (a frozen dataclass takes six times as long to make). A record that a hand edit or a
newer program left incomplete still has every field here, at its default. Sets are frozensets of
text, references are ids, days are local days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, get_args

from planner.value import NamedTuple

State = Literal["triage", "kept", "maybe", "ignored", "resting", "archived"]
Voter = Literal["set", "swing", "unknown"]
Stage = Literal["cold", "warming", "active"]
Column = Literal["cold", "warming", "active", "owed"]
Kind = Literal[
    "met",
    "coffee",
    "lunch",
    "dinner",
    "drinks",
    "call",
    "video",
    "email",
    "message",
    "linkedin",
    "event",
    "intro",
    "shared",
    "replied",
    "rejected",
    "note",
]
Direction = Literal["out", "in", "both"]
Outcome = Literal[
    "none", "reply", "conversation", "introduction", "lead", "interview", "offer", "rejection"
]
Intent = Literal["", "ask", "thanks", "news", "wish", "article", "keep_in_touch"]
Who = Literal["me", "them"]
FavourDirection = Literal["given", "received"]

STATES: tuple[State, ...] = get_args(State)
VOTERS: tuple[Voter, ...] = get_args(Voter)
COLUMNS: tuple[Column, ...] = get_args(Column)
KINDS: tuple[Kind, ...] = get_args(Kind)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
INTENTS: tuple[Intent, ...] = get_args(Intent)

MEETINGS: frozenset[str] = frozenset(
    {"met", "coffee", "lunch", "dinner", "drinks", "call", "video", "event"}
)
"""Kinds in which both sides talked at once: they are two-way by nature and are weighed as such."""

NOTHING: frozenset[str] = frozenset()


class Contact(NamedTuple):
    """A person one may be in touch with.

    ``cadence_days`` is None where the default or a tag decides; ``birthday`` is ``YYYY-MM-DD`` or
    ``--MM-DD`` without a year; ``introduced_by`` is a contact's id, ``met_at`` a hub's id or plain
    text; ``column_pin`` is the column that the user moved the card to, which holds until the next
    touch (``pinned_on`` is the day of the move); ``added`` is the local day of the record's birth;
    ``not_same_as`` are contacts who look alike and are somebody else; ``dates`` are yearly dates by
    label (``anniversary``), written as a birthday is; ``passed_until`` is the day before which they
    are not offered as a new touch again; ``labels`` say what an address, number or page is for,
    each as ``work:ana@x.example``, and ``pref`` marks the preferred one; ``listed`` is the role and
    organisation as the directory of ``source`` last had them; ``private_fields`` are the fields
    that came from a private line (R23); ``family`` is the family name where the name itself does
    not show which of its words that is; ``uids`` are what address books call their cards by.
    """

    id: str
    name: str = ""
    aka: frozenset[str] = NOTHING
    org: str = ""
    role: str = ""
    emails: frozenset[str] = NOTHING
    phones: frozenset[str] = NOTHING
    urls: frozenset[str] = NOTHING
    tags: frozenset[str] = NOTHING
    state: State = "kept"
    cadence_days: int | None = None
    voter: Voter = "unknown"
    they_want: str = ""
    i_want: str = ""
    i_offer: str = ""
    introduced_by: str = ""
    met_at: str = ""
    place: str = ""
    birthday: str = ""
    zone: str = ""
    notes: str = ""
    private_notes: str = ""
    column_pin: Column | None = None
    pinned_on: date | None = None
    resting_until: date | None = None
    snoozed_until: date | None = None
    source: str = ""
    connected_on: date | None = None
    added: date | None = None
    not_same_as: frozenset[str] = NOTHING
    dates: Mapping[str, str] = {}
    passed_until: date | None = None
    labels: frozenset[str] = NOTHING
    listed: str = ""
    private_fields: frozenset[str] = NOTHING
    family: str = ""
    uids: frozenset[str] = NOTHING

    def label_of(self, value: str) -> frozenset[str]:
        """Return the labels of an address or a number of theirs: ``work``, ``cell``, ``pref``."""
        return frozenset(
            label.partition(":")[0] for label in self.labels if label.partition(":")[2] == value
        )

    @property
    def addresses(self) -> tuple[str, ...]:
        """The e-mail addresses, the preferred one first."""
        return tuple(
            sorted(self.emails, key=lambda each: (f"pref:{each}" not in self.labels, each))
        )


class Touch(NamedTuple):
    """Something that happened between the user and one or more contacts; ``minutes`` is its length,
    None unknown.

    ``hub`` is a hub's id; ``hook`` is the text that was used; ``line`` the quick-log line that it
    came from; ``overrode`` the advice that spoke against it (``offer something``, ``help first``),
    empty for none; ``intent`` what a message was for, empty where nobody said; ``no_reply`` whether
    theirs needs no answer; ``planned`` whether it is still to come, or nobody said yet that it took
    place; ``prepared`` what the user wants from a meeting (``whom``, ``want``, ``offer``,
    ``leave``).
    """

    id: str
    contacts: frozenset[str] = NOTHING
    kind: Kind = "met"
    direction: Direction = "both"
    day: date = date.min
    time: str = ""
    minutes: int | None = None
    hub: str = ""
    org: str = ""
    note: str = ""
    learned: str = ""
    why: str = ""
    hook: str = ""
    tags: frozenset[str] = NOTHING
    private: bool = False
    line: str = ""
    outcome: Outcome = "none"
    overrode: str = ""
    intent: Intent = ""
    no_reply: bool = False
    planned: bool = False
    prepared: Mapping[str, str] = {}


class Promise(NamedTuple):
    """What I promised (``who`` me) or they did (them); a follow-up is a promise of mine to myself
    (``follow_up``)."""

    id: str
    who: Who = "me"
    contact: str = ""
    text: str = ""
    due: date | None = None
    done_on: date | None = None
    dropped_on: date | None = None
    snoozed_until: date | None = None
    touch: str = ""
    follow_up: bool = False
    added: date | None = None
    private: bool = False

    @property
    def open(self) -> bool:
        """Whether it is neither done nor dropped."""
        return self.done_on is None and self.dropped_on is None


class Favour(NamedTuple):
    """A favour in kind. ``returned`` is the share settled, 0 to 1; ``weight`` is 1 for an ordinary
    one."""

    id: str
    contact: str = ""
    direction: FavourDirection = "received"
    what: str = ""
    weight: float = 1.0
    day: date | None = None
    returned: float = 0.0
    waived_on: date | None = None
    touch: str = ""
    private: bool = False

    @property
    def open(self) -> bool:
        """Whether it still waits to be returned."""
        return self.returned < 1 and self.waived_on is None


class Hub(NamedTuple):
    """An event, group or venue where people are met. ``every`` is its rhythm in days, ``cost`` is
    per visit, ``next_on`` its next date as far as it is known."""

    id: str
    name: str = ""
    kind: str = ""
    place: str = ""
    every: int | None = None
    cost: float | None = None
    red_flags: frozenset[str] = NOTHING
    notes: str = ""
    next_on: date | None = None
    private: bool = False


class Hook(NamedTuple):
    """Something to say, share, ask or offer.

    ``contacts`` are those whom it was written for; an empty set means anyone whom ``tags`` or
    ``orgs`` fit. ``told`` are those who have heard it.
    """

    id: str
    text: str = ""
    tags: frozenset[str] = NOTHING
    orgs: frozenset[str] = NOTHING
    contacts: frozenset[str] = NOTHING
    expires: date | None = None
    told: frozenset[str] = NOTHING
    private: bool = False


class Intake(NamedTuple):
    """Research, reading or preparing: the other half of R8's two clocks."""

    id: str
    day: date = date.min
    minutes: int = 0
    what: str = ""
    contact: str = ""
    private: bool = False


class Lead(NamedTuple):
    """A possible job or job for hire. ``days`` maps a stage to the ISO day that it was reached
    on."""

    id: str
    title: str = ""
    org: str = ""
    contact: str = ""
    stage: str = ""
    days: Mapping[str, str] = {}
    private: bool = True


class Day(NamedTuple):
    """What the user said about a day; whether it was kept is computed, never stored. ``off`` means
    it does not count.

    ``skipped`` is the reason for skipping the new touch, empty where it was not skipped;
    ``pledged`` the time at which it is to be made, as HH:MM; ``lighter`` whether the day takes half
    the minutes; ``closed`` whether the user closed it in the evening; ``silenced`` the causes of
    advice that were answered on it.
    """

    id: str
    day: date = date.min
    skipped: str = ""
    off: bool = False
    pledged: str = ""
    lighter: bool = False
    closed: bool = False
    silenced: frozenset[str] = NOTHING


class Records(NamedTuple):
    """Everything in the book that lives, by id. A change makes a new value; nothing changes one in
    place."""

    contacts: Mapping[str, Contact] = {}
    touches: Mapping[str, Touch] = {}
    promises: Mapping[str, Promise] = {}
    favours: Mapping[str, Favour] = {}
    hubs: Mapping[str, Hub] = {}
    hooks: Mapping[str, Hook] = {}
    intakes: Mapping[str, Intake] = {}
    leads: Mapping[str, Lead] = {}
    days: Mapping[str, Day] = {}
