"""Triage: those who were imported, one at a time, until one key each says what shall become of them
(R20)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from planner.commands.catalogue import Scope
from planner.commands.people.contacts import keep
from planner.commands.people.duplicates import merge
from planner.commands.people.tie import triage_queue
from planner.engine.views.triage import TriageCandidate
from planner.records import State
from planner.settings import TIERS
from planner.tui.desk import at_desk
from planner.tui.keys import KeyWords, bindings_for
from planner.tui.screens.acting import EVERYWHERE
from planner.tui.twins import look_for_twins
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.triage_card import TriageCard, TriageData

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.exchange.plan.duplicates import Pair

AHEAD = 3
"""Names shown of those who come after."""


class TriageScreen(Screen[None]):
    """One person, one key. Whoever is not decided on waits; nothing is lost by leaving at any
    moment."""

    desk = at_desk()
    place: ClassVar[Scope] = "triage"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("triage"),
        Binding("escape", "back", "Back", show=False),
    ]

    card = getters.query_one(TriageCard)

    def __init__(self, session: Session) -> None:
        """Step through the triage of the open book."""
        super().__init__()
        self.session = session
        self._waiting: dict[str, TriageCandidate] = {
            contact_id.contact: contact_id for contact_id in triage_queue(session)
        }
        self._later: set[str] = set()
        self._twins: dict[str, Pair] = {}

    def compose(self) -> ComposeResult:
        """The person, and the keys at the foot."""
        keys = self.desk.keys.keys
        yield RoomsStrip(self.desk.keys.keys, "screen-triage")
        yield TriageCard(self._data(), KeyWords(keys))
        yield KeyFooter(keys)

    def on_mount(self) -> None:
        """The card shows the keys that decide; the footer has the others. Who may be whom is looked
        for meanwhile."""
        self.query_one(KeyFooter).set_hints(EVERYWHERE)
        look_for_twins(self, self.session, self._take_twins)

    def _take_twins(self, pairs: list[Pair]) -> None:
        self._twins = {
            contact_id: pair for pair in reversed(pairs) for contact_id in (pair.keep, pair.other)
        }
        self.card.show(self._data())

    def _twin(self, here: str | None) -> tuple[str, str]:
        """Who else somebody in triage may be, and that in words; nobody where the other is not in
        the book any more."""
        pair = self._twins.get(here or "")
        contacts = self.session.records.contacts
        if pair is None or here is None:
            return "", ""
        other = pair.keep if here == pair.other else pair.other
        if other not in contacts:
            return "", ""
        where = f" ({contacts[other].org})" if contacts[other].org else ""
        return other, f"into {contacts[other].name}{where}: {', '.join(pair.reasons)}"

    def refresh_data(self) -> None:
        """Take in what changed: decisions, their undoing, and who came in meanwhile."""
        contacts = self.session.records.contacts.values()
        if any(
            contact_id.state == "triage" and contact_id.id not in self._waiting
            for contact_id in contacts
        ):
            for new in triage_queue(self.session):
                # Those of this sitting keep their place, so that the person shown does not change
                # under the hand.
                self._waiting.setdefault(new.contact, new)
        self.card.show(self._data())

    def contact_under_cursor(self) -> str | None:
        """Whom the card shows."""
        return self._next()

    def two_chosen(self) -> tuple[str, str] | None:
        """Whom the person may be, and the person, for the two to be seen side by side."""
        here = self._next()
        other = self._twin(here)[0]
        return (other, here) if here and other else None

    def _open(self) -> list[str]:
        contacts = self.session.records.contacts
        return [
            contact_id
            for contact_id in self._waiting
            if contact_id in contacts and contacts[contact_id].state == "triage"
        ]

    def _next(self) -> str | None:
        return next(
            (contact_id for contact_id in self._open() if contact_id not in self._later), None
        )

    def _data(self) -> TriageData:
        contacts = self.session.records.contacts
        waiting = self._open()
        here = self._next()
        decided = [
            contacts[contact_id]
            for contact_id in self._waiting
            if contact_id in contacts and contacts[contact_id].state != "triage"
        ]
        coming = [
            contact_id
            for contact_id in waiting
            if contact_id not in self._later and contact_id != here
        ]
        return TriageData(
            contact=contacts[here] if here else None,
            reasons=self._waiting[here].reasons if here else (),
            at=len(decided),
            total=len(waiting) + len(decided),
            following=tuple(contacts[contact_id].name for contact_id in coming[:AHEAD]),
            left=len(waiting) if here is None else 0,
            kept=sum(contact.state == "kept" for contact in decided),
            twin=self._twin(here)[1],
        )

    def _decide(self, state: State, cadence_days: int | None = None) -> None:
        here = self._next()
        if here is None:
            self.desk.say("Nobody is left to decide on.")
            return
        self.desk.do(keep, self.session, here, state, cadence_days)

    def command_keep(self) -> None:
        """Keep: the default cadence."""
        good = TIERS["good"]
        self._decide("kept", None if self.session.settings.cadence_days == good else good)

    def command_keep_close(self) -> None:
        """Keep close."""
        self._decide("kept", TIERS["close"])

    def command_keep_warm(self) -> None:
        """Keep warm."""
        self._decide("kept", TIERS["warm"])

    def command_keep_distant(self) -> None:
        """Keep at a distance."""
        self._decide("kept", TIERS["distant"])

    def command_maybe(self) -> None:
        """Not now."""
        self._decide("maybe")

    def command_ignore(self) -> None:
        """Out of the plan for good."""
        self._decide("ignored")

    def command_same(self) -> None:
        """This is somebody whom the book has already: make one of the two."""
        here = self._next()
        other = self._twin(here)[0]
        if here is None or not other:
            self.desk.say("Nobody in the book looks like this person.")
            return
        self.desk.do(merge, self.session, other, here)

    def command_later(self) -> None:
        """Go on to the next; at the end, begin again with those who were left."""
        here = self._next()
        if not self._open():
            self.desk.say("Nobody is left to decide on.")
        if here is None:
            self._later.clear()
        else:
            self._later.add(here)
        self.refresh_data()

    def action_back(self) -> None:
        """Leave; whoever is not decided on waits."""
        if self.is_active:
            self.app.pop_screen()
