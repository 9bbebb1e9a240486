"""What a quick-log line says: a value that can be shown, edited, and applied to the book in one
undoable step."""

from __future__ import annotations

from datetime import date
from typing import Literal

from planner.records import FavourDirection, Kind, Outcome, Who
from planner.value import NamedTuple

NO_NAME = "none"
"""The answer to a question for a name that it is no name of anybody."""
Part = Literal[
    "kind",
    "person",
    "new_person",
    "doubtful",
    "day",
    "time",
    "length",
    "org",
    "hub",
    "tag",
    "learned",
    "promise",
    "due",
    "next",
    "why",
    "wants",
    "offers",
    "favour",
    "via",
    "hook",
    "refer",
    "outcome",
    "private",
    "note",
]


class Person(NamedTuple):
    """Somebody the line names: a contact's ``id``, or None where the person is new and will be
    created."""

    name: str
    id: str | None
    new: bool
    org: str = ""
    """The organisation given with the name: ``Ana Li (Acme)``."""

    @property
    def key(self) -> str:
        """What tells this person from the others of the line: the id, or the name."""
        return self.id or self.name


class PromiseText(NamedTuple):
    """A promise in the line; ``to`` is the name of whom it concerns, ``due`` None where no day was
    given."""

    who: Who
    text: str
    to: str
    due: date | None


class NextStep(NamedTuple):
    """The next step that the user plans.

    Attributes:
        text: What it is.
        due: On which day.
        kind: Which kind of meeting it is; None where it is something to do.
        time: When a meeting begins, as HH:MM.
    """

    text: str
    due: date | None
    kind: Kind | None = None
    time: str | None = None


class FavourText(NamedTuple):
    """A favour in the line; ``contact`` is the name of whom it was given to or received from."""

    direction: FavourDirection
    contact: str
    what: str


class Wish(NamedTuple):
    """What one of the people wants or offers; ``who`` is their name, ``me`` where the user offers,
    else empty."""

    what: Literal["wants", "offers"]
    who: str
    text: str


class LeadText(NamedTuple):
    """A lead, an interview or an offer in the line.

    ``title`` and ``org`` are empty where the line does not say of which job; ``who`` is the name of
    whom it came from.
    """

    stage: Outcome
    title: str
    org: str
    who: str


class Candidate(NamedTuple):
    """A possible answer to a question; ``id`` is a contact's id, or an ISO day."""

    id: str
    text: str
    score: float


class Match(NamedTuple):
    """Whom a name means: ``id`` where it is sure, ``candidates`` where it is in doubt, neither
    where it is new.

    ``name`` is the contact's name where it is sure, else the text as it was typed.
    """

    id: str | None
    name: str
    candidates: tuple[Candidate, ...] = ()

    @property
    def new(self) -> bool:
        """Whether the book knows nobody who could be meant."""
        return self.id is None and not self.candidates


class Question(NamedTuple):
    """What the line leaves in doubt. ``said`` is the doubtful text as typed, the key of the
    answer."""

    what: Literal["name", "date"]
    said: str
    text: str
    candidates: tuple[Candidate, ...]


class Span(NamedTuple):
    """Characters ``start`` to ``end`` of the line were taken for ``part``."""

    start: int
    end: int
    part: Part


Sense = Literal["touch", "note", "promise", "intake", "nothing"]
"""What a clause counts as: a touch with somebody, a note about them, a promise, or nothing that is
kept by itself."""


class ClauseSense(NamedTuple):
    """A clause of the line in the order of typing: its text, what it counts as, and why where that
    is not plain."""

    text: str
    sense: Sense
    why: str = ""


class Entry(NamedTuple):
    """What a line was understood to say. What it did not say is None or empty."""

    line: str
    kind: Kind | None = None
    day: date | None = None
    time: str | None = None
    minutes: int | None = None
    people: tuple[Person, ...] = ()
    org: str | None = None
    hub: str | None = None
    tags: tuple[str, ...] = ()
    note: str | None = None
    learned: str | None = None
    promises: tuple[PromiseText, ...] = ()
    next: NextStep | None = None
    why: str | None = None
    wants: str | None = None
    offers: str | None = None
    favours: tuple[FavourText, ...] = ()
    via: Person | None = None
    hook: str | None = None
    refer: tuple[Person, ...] = ()
    private: bool = False
    others: tuple[Person, ...] = ()
    """Contacts named in promises and favours who are not among the people of the touch."""
    incoming: bool = False
    """They reached out: ``Ana emailed me``, ``call from Ana``."""
    wishes: tuple[Wish, ...] = ()
    """``wants`` and ``offers`` told apart by person, where a line names several."""
    outcome: Outcome | None = None
    """What came of the touch; None where the line does not say."""
    leads: tuple[LeadText, ...] = ()
    intake: bool = False
    """Reading or preparing, no touch: ``note`` says what it was, ``others`` for whom."""
    questions: tuple[Question, ...] = ()
    spans: tuple[Span, ...] = ()
    clauses: tuple[ClauseSense, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    """The answers to questions that the line was read with: what was said, and a contact's id,
    ``new``, ``none``."""
    more: tuple[Entry, ...] = ()
    """The further touches of the line, where it holds several: *coffee Sarah monday, call Tom
    tuesday*."""

    @property
    def touches(self) -> tuple[Entry, ...]:
        """This entry and the further ones of the line, each with one touch."""
        return (self._replace(more=()), *self.more)
