"""R17: the board. Every contact that is kept, in the column where it stands, with one line of what matters now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.engine.bench import bench
from planner.engine.cadence import due_on, hidden_until
from planner.engine.favours import oldest_owed
from planner.engine.ladder import Rest, ladder_of
from planner.engine.plan import Card
from planner.engine.situation import Situation, once
from planner.engine.stage import Standing, standing
from planner.engine.tie import LADDER
from planner.engine.touching import ANSWER_DAYS
from planner.records import COLUMNS, Column, Contact
from planner.words import short_day


@once
def board(situation: Situation) -> Mapping[Column, tuple[Card, ...]]:
    """The cards by column, best first: owed by age, active and warming by what is due soonest, cold by the bench."""
    places = {place.contact_id: index for index, place in enumerate(bench(situation))}
    columns: dict[Column, list[tuple[int, str, str, Card]]] = {column: [] for column in COLUMNS}
    for contact in situation.records.contacts.values():
        if contact.state not in ("kept", "resting"):
            continue
        contact_id = contact.id
        stands = standing(situation, contact_id)
        due = due_on(situation, contact_id)
        if stands.owed:
            favour = oldest_owed(situation, contact_id)
            order = (favour.day if favour is not None and favour.day else situation.today).toordinal()
        elif stands.column == "cold" and contact_id in places:
            order = places[contact_id]
        else:
            order = (due or date.max).toordinal()
        name = contact.name or situation.name_of(contact_id)
        card = Card(
            contact_id, name, stands.column, _line(situation, contact, stands, due), stands.arrow, stands.score,
            stands.reason, stands.pinned,
        )
        columns[stands.column].append((order, name, contact_id, card))
    return {column: tuple(card for *_, card in sorted(cards)) for column, cards in columns.items()}


def _line(situation: Situation, contact: Contact, stands: Standing, due: date | None) -> str:
    """What the card says: what is owed, a rest, whose move it is, or how long ago and when next."""
    today = situation.today
    if stands.owed:
        favour = oldest_owed(situation, contact.id)
        if favour is not None:
            what = favour.what or "a favour"
            return f"{what}, {situation.days_since(favour.day)} d ago" if favour.day else what
    until = hidden_until(situation, contact)
    if until is not None:
        return f"{'snoozed' if until == contact.snoozed_until else 'resting'} until {short_day(until, today)}"
    if contact.state == "resting" and contact.resting_until is None:
        return "resting"
    tie = situation.ties.get(contact.id)
    if tie is None:
        return f"{contact.org} · new" if contact.org else "never in touch"
    days = situation.now - tie.last
    if len(tie.waits) == LADDER and isinstance(rest := ladder_of(situation, contact, tie), Rest):
        return f"resting until {short_day(date.fromordinal(rest.until), today)}"
    if days <= ANSWER_DAYS and (tie.mine or tie.waits):
        return f"{'my' if tie.mine else 'their'} move · {days} d"
    return f"{days} d · {short_day(due, today)}" if due is not None else f"{days} d"
