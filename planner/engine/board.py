"""R17: the board. Every contact that is kept, in the column where it stands, with one line of what matters now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.engine.bench import bench
from planner.engine.cadence import due_on, hidden_until
from planner.engine.favours import oldest_owed
from planner.engine.plan import Card
from planner.engine.situation import Situation, once
from planner.engine.stage import Standing, standing
from planner.engine.touching import ANSWER_DAYS, way
from planner.records import COLUMNS, Column, Contact
from planner.words import short_day

Order = tuple[date | int, str, str]


@once
def board(situation: Situation) -> Mapping[Column, tuple[Card, ...]]:
    """The cards by column, best first: owed by age, active and warming by what is due soonest, cold by the bench."""
    places = {offer.contact: place for place, offer in enumerate(bench(situation))}
    columns: dict[Column, list[tuple[int, str, str, Card]]] = {column: [] for column in COLUMNS}
    for contact in situation.records.contacts.values():
        if contact.state not in ("kept", "resting"):
            continue
        stands = standing(situation, contact.id)
        due = due_on(situation, contact.id)
        if stands.column == "owed":
            favour = oldest_owed(situation, contact.id)
            order = (favour.day if favour is not None and favour.day else situation.today).toordinal()
        elif stands.column == "cold" and contact.id in places:
            order = places[contact.id]
        else:
            order = (due or date.max).toordinal()
        card = Card(
            contact.id, contact.name, stands.column, _line(situation, contact, stands, due), stands.arrow, stands.score,
            stands.reason, stands.pinned,
        )
        columns[stands.column].append((order, contact.name.casefold(), contact.id, card))
    return {column: tuple(card for *_, card in sorted(cards)) for column, cards in columns.items()}


def _line(situation: Situation, contact: Contact, stands: Standing, due: date | None) -> str:
    """What the card says: a rest, what is owed, whose move it is, or how long ago and when next."""
    today = situation.today
    if stands.column == "owed":
        favour = oldest_owed(situation, contact.id)
        if favour is not None:
            what = favour.what or "a favour"
            return f"{what}, {situation.days_since(favour.day)} d ago" if favour.day else what
    until = hidden_until(situation, contact)
    if until is not None:
        return f"{'snoozed' if until == contact.snoozed_until else 'resting'} until {short_day(until, today)}"
    if contact.state == "resting":
        return "resting"
    tie = situation.tie(contact.id)
    if not tie:
        return f"{contact.org} · new" if contact.org else "never in touch"
    last = tie[-1]
    days = (today - last.day).days
    if days <= ANSWER_DAYS and last.outcome == "none" and way(last) != "both":
        return f"{'my' if way(last) == 'in' else 'their'} move · {days} d"
    return f"{days} d · {short_day(due, today)}" if due is not None else f"{days} d"
