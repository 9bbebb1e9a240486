"""What was proposed on this machine, so that nothing is proposed twice: open, logged or declined,
in the state folder."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from planner.errors import PlannerError
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.commands.session import Session

ProposalState = Literal["open", "logged", "declined"]
FILE_NAME: Final = "proposals.json"
LARGEST: Final = 64 * 1024 * 1024
"""Bytes from which on it is no file of ours."""


class Stranger(NamedTuple):
    """Somebody who took part and is not in the book: offered as a new person, never made."""

    name: str
    address: str


class Proposal(NamedTuple):
    """A touch that is proposed.

    Attributes:
        id: A short name for it.
        key: What it is known by in its source: UID and occurrence, or Message-ID.
        kind: The kind of touch.
        day, time: When, as YYYY-MM-DD and HH:MM.
        minutes: How long; None where it is not known.
        contacts: The ids of those who are in the book.
        strangers: The others.
        hub: The hub at which it was; empty where it is none.
        note: What it was about.
        line: The line that logs it.
        source: The file that it came from.
    """

    id: str
    key: str
    kind: str
    day: str
    time: str
    minutes: int | None
    contacts: tuple[str, ...]
    strangers: tuple[Stranger, ...]
    hub: str
    note: str
    line: str
    source: str


class ProposalStore:
    """The proposals of one book on this machine.

    Attributes:
        states: What became of everything that was ever proposed, by its key.
        proposals: The open ones by id.
        addresses: The user's own addresses, as far as sent mail has shown them.
    """

    def __init__(self, path: Path) -> None:
        """Read the store; a missing one is empty.

        Raises:
            PlannerError: It cannot be read.
        """
        self._path = path
        values = _read(path)
        self.states: dict[str, ProposalState] = _texts(values.get("states"))  # type: ignore[assignment]
        self.addresses: set[str] = set(_texts(values.get("addresses")))
        self.proposals: dict[str, Proposal] = {}
        for value in values.get("open", []):
            with contextlib.suppress(KeyError, TypeError, ValueError):
                proposal = _proposal(value)
                self.proposals[proposal.id] = proposal

    @classmethod
    def of(cls, session: Session) -> ProposalStore:
        """Return the store of the open book."""
        book = session.book
        return cls(book.place.folder(book.text.id) / FILE_NAME)

    def add(self, proposals: Iterable[Proposal]) -> None:
        """Keep new proposals."""
        for proposal in proposals:
            self.states[proposal.key] = "open"
            self.proposals[proposal.id] = proposal

    def settle(self, proposal_id: str, state: ProposalState) -> None:
        """Note that a proposal was logged or declined: it does not come again."""
        proposal = self.proposals.pop(proposal_id)
        self.states[proposal.key] = state

    def save(self) -> None:
        """Write the store, whole or not at all, for its owner alone.

        Raises:
            PlannerError: It cannot be written.
        """
        values = {
            "states": self.states,
            "addresses": dict.fromkeys(sorted(self.addresses), ""),
            "open": [proposal._asdict() for proposal in self.proposals.values()],
        }
        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}.tmp")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            with os.fdopen(os.open(fresh, flags, 0o600), "w", encoding="utf-8") as out:
                json.dump(values, out, ensure_ascii=False)
            fresh.replace(self._path)
        except OSError as error:
            raise PlannerError(
                f"The proposals cannot be kept in {self._path}: {error.strerror or error}."
            ) from error


def open_count(session: Session) -> int:
    """Return how many proposals wait for an answer; 0 where they cannot be read."""
    book = session.book
    path = book.place.folder(book.text.id) / FILE_NAME
    try:
        status = path.stat()
        return _open_count(path, status.st_mtime_ns, status.st_size)
    except (OSError, PlannerError):
        return 0


@lru_cache(maxsize=4)
def _open_count(path: Path, _written: int, _size: int) -> int:
    """The count in a state of the file: it is asked for with every frame of the day."""
    return len(ProposalStore(path).proposals)


def _read(path: Path) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            return {}
        values = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise PlannerError(
            f"The proposals in {path} cannot be read: {error}.\nDelete the file to begin anew."
        ) from error
    return values if isinstance(values, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {str(key): str(text) for key, text in value.items()} if isinstance(value, dict) else {}


def _proposal(value: Mapping[str, Any]) -> Proposal:
    strangers = tuple(Stranger(*map(str, stranger)) for stranger in value["strangers"])
    contacts = tuple(map(str, value["contacts"]))
    return Proposal(**{**value, "contacts": contacts, "strangers": strangers})
