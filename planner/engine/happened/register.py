"""Everybody who takes part in the plan, filed by what the plan may ask of them and under the days
that decide it.

It holds nothing that depends on the day but who is away, so that on the next day, or after one more
touch, only those are filed anew of whom something changed; the day's own answers are read off it by
`roll`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping

from planner.engine.happened.changes import Index, changed_keys, twin
from planner.engine.happened.org_names import workplace
from planner.engine.happened.people import Member, People
from planner.engine.happened.tie import LADDER, MEETING_LADDER, Tie
from planner.records import Contact

Filed = tuple[int, str]
"""The day of somebody's last touch, and who it is."""
ContactTie = tuple[Contact, Tie]


class Register:
    """The register of a day.

    Attributes:
        away: Those whom a snooze or a rest keeps out of the plan, with the day on which they are
            back; they are filed nowhere else but under their organisation.
        strangers: Those with whom nothing ever happened.
        unreached: Those who were in touch and were never reached.
        clocks: Everybody who was reached, by cadence, the longest ago first.
        mine: Those who wrote last, the longest ago first.
        nudged: Those to whom one message went out and nothing else is to be looked at, by its day.
        laddered: All others who may stand on a ladder (R14).
        worn: Those who left as much unanswered as a ladder has steps.
        reached_at: Those reached at each organisation, by `workplace` (R24).
    """

    def __init__(self, people: People, ties: Mapping[str, Tie], now: int) -> None:
        self.people, self.ties, self.now = people, ties, now
        self.away: dict[str, int] = {}
        self.strangers: Index[Contact] = Index()
        self.unreached: dict[str, ContactTie] = {}
        self.clocks: dict[int, list[Filed]] = {}
        self.mine: list[Filed] = []
        self.nudged: dict[int, set[str]] = {}
        self.laddered: dict[str, ContactTie] = {}
        self.worn: set[str] = set()
        self.reached_at: Index[set[str]] = Index()

    @classmethod
    def of(cls, people: People, ties: Mapping[str, Tie], now: int) -> Register:
        """File everybody."""
        register = cls(people, ties, now)
        register._put_in(people.members.values(), list.append)
        register.mine.sort()
        for clocks in register.clocks.values():
            clocks.sort()
        return register

    def after(self, people: People, ties: Mapping[str, Tie], now: int) -> Register:
        """The register when something has changed or the day has turned, made from this one where
        little changed."""
        if people is self.people and ties is self.ties and now == self.now:
            return self
        moved, touched = (
            changed_keys(self.people.members, people.members),
            changed_keys(self.ties, ties),
        )
        if moved is None or touched is None or now < self.now:
            return Register.of(people, ties, now)
        changed = {
            *moved,
            *touched,
            *(contact_id for contact_id, until in self.away.items() if until <= now),
        }
        register = twin(self)
        register.people, register.ties, register.now = people, ties, now
        for name in ("away", "unreached", "clocks", "mine", "nudged", "laddered", "worn"):
            setattr(register, name, getattr(self, name).copy())
        register.strangers, register.reached_at = Index(self.strangers), Index(self.reached_at)
        register.strangers.changed |= changed
        register._own(changed, self)
        register._own(changed, register)
        register._take_out(changed, self)
        register._put_in(
            [people.members[contact_id] for contact_id in changed if contact_id in people.members],
            insort,
        )
        return register

    def only_known(self, org: str) -> str:
        """The one whom the user has reached at an organisation, by its `workplace` (R24); empty for
        nobody, and for more than one."""
        reached = self.reached_at.get(org)
        return next(iter(reached)) if reached is not None and len(reached) == 1 else ""

    def _own(self, changed: Iterable[str], filed: Register) -> None:
        """Copy the lists and sets in which those who changed are filed, so that the register before
        stays as it was."""
        members, ties = filed.people.members, filed.ties
        cadences: set[int] = set()
        last_days: set[int] = set()
        orgs: set[str] = set()
        for contact_id in filter(members.__contains__, filter(ties.__contains__, changed)):
            cadences.add(members[contact_id].cadence)
            last_days.add(ties[contact_id].last)
            orgs.add(workplace(members[contact_id].contact.org))
        for cadence in cadences:
            self.clocks[cadence] = [*self.clocks.get(cadence, ())]
        for last in last_days:
            self.nudged[last] = {*self.nudged.get(last, ())}
        for org in orgs - {""}:
            self.reached_at[org] = {*self.reached_at.get(org, ())}
            self.reached_at.changed.add(org)

    def _put_in(self, members: Iterable[Member], put: Callable[[list[Filed], Filed], None]) -> None:
        """File members; `put` puts an entry into a list."""
        for contact_id, cadence, away_until, contact in members:
            tie = self.ties.get(contact_id)
            if tie is not None and tie.first_out and contact.org:
                self._note_reached(contact)
            if away_until > self.now:
                self.away[contact_id] = away_until
            elif tie is None:
                self.strangers[contact_id] = contact
            else:
                self._put_in_tie(contact, tie, cadence, put)

    def _note_reached(self, contact: Contact) -> None:
        """Note that somebody was reached at an organisation (R24)."""
        org = workplace(contact.org)
        if org in self.reached_at:
            self.reached_at[org].add(contact.id)
        elif org:
            self.reached_at[org] = {contact.id}

    def _put_in_tie(
        self, contact: Contact, tie: Tie, cadence: int, put: Callable[[list[Filed], Filed], None]
    ) -> None:
        """File somebody with whom something happened."""
        filed = tie.last, contact.id
        if not tie.first_out:
            self.unreached[contact.id] = contact, tie
        elif cadence in self.clocks:
            put(self.clocks[cadence], filed)
        else:
            self.clocks[cadence] = [filed]
        if len(tie.waits) == LADDER:
            self.worn.add(contact.id)
        if tie.open_until < self.now:
            return
        if tie.mine:
            put(self.mine, filed)
        if len(tie.waits) == 1 and tie.waits[0] == tie.last and _no_first_meeting_near(tie):
            # Nearly everybody who waits for anything: one message without an answer, and the day
            # alone decides.
            self.nudged.setdefault(tie.last, set()).add(contact.id)
        elif tie.waits or tie.refused or tie.first_meeting >= 0:
            self.laddered[contact.id] = contact, tie

    def _take_out(self, changed: Iterable[str], before: Register) -> None:
        """Take out those who were filed in the register before."""
        for contact_id in changed:
            member, tie = before.people.members.get(contact_id), before.ties.get(contact_id)
            away, stranger = self.away.pop(contact_id, None), self.strangers.pop(contact_id, None)
            if member is None or tie is None:
                continue
            if org := workplace(member.contact.org):
                self.reached_at[org].discard(contact_id)
            if away is not None or stranger is not None:
                continue
            filed = tie.last, contact_id
            if self.unreached.pop(contact_id, None) is None:
                _leave(self.clocks[member.cadence], filed)
            _leave(self.mine, filed)
            self.nudged[tie.last].discard(contact_id)
            self.laddered.pop(contact_id, None)
            self.worn.discard(contact_id)


def _no_first_meeting_near(tie: Tie) -> bool:
    """Whether the ladder after a first meeting (R14) is over at the last touch, or there is
    none."""
    return tie.first_meeting < 0 or tie.last - tie.days[tie.first_meeting] > MEETING_LADDER


def _leave(filed: list[Filed], entry: Filed) -> None:
    at = bisect_left(filed, entry)
    if at < len(filed) and filed[at] == entry:
        del filed[at]
