"""R17: the board. Every contact that is kept, in the column where it stands, with one line of what
matters now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.engine.happened.tie import LADDER, Tie
from planner.engine.happened.touching import ANSWER_DAYS
from planner.engine.plan import Card
from planner.engine.situation import Situation, once
from planner.engine.standing.cadence import cadence_of, due_with, hidden_until
from planner.engine.standing.favours import owed
from planner.engine.standing.stage import stand
from planner.engine.standing.temperature import UNTOUCHED, temperatures
from planner.engine.today.bench import bench
from planner.engine.today.ladder import Rest, ladder_of
from planner.records import COLUMNS, Column, Contact, Favour
from planner.value import NamedTuple
from planner.words import short_day


@once
def board(situation: Situation) -> Mapping[Column, tuple[Card, ...]]:
    """The cards by column, best first: owed by age, active and warming by what is due soonest, cold
    by the bench."""
    places = {place.contact_id: index for index, place in enumerate(bench(situation).places)}
    columns: dict[Column, list[_Ranked]] = {column: [] for column in COLUMNS}
    for contact in situation.records.contacts.values():
        if contact.state in ("kept", "resting"):
            ranked = _card(situation, contact, places)
            columns[ranked.card.column].append(ranked)
    return {
        column: tuple([ranked.card for ranked in sorted(cards)])
        for column, cards in columns.items()
    }


class _Ranked(NamedTuple):
    """A card with what it is ordered by."""

    order: int
    name: str
    contact_id: str
    card: Card


def _card(situation: Situation, contact: Contact, places: Mapping[str, int]) -> _Ranked:
    """The card of a contact; `places` are those of the bench."""
    contact_id = contact.id
    tie, favours = situation.ties.get(contact_id), owed(situation).get(contact_id)
    warmth = temperatures(situation).of.get(contact_id, UNTOUCHED)
    stands = stand(situation, contact, tie, warmth, owed=favours is not None)
    due = None
    if tie is not None:
        due = due_with(situation, contact, tie, cadence_of(situation, contact))
    order = (due or date.max).toordinal()
    if favours is not None:
        line = _debt(situation, favours[0])
        order = (favours[0].day or situation.today).toordinal()
    else:
        line = _line(situation, contact, tie, due)
        if stands.column == "cold":
            order = places.get(contact_id, order)
    name = contact.name or situation.name_of(contact_id)
    card = Card(
        contact_id,
        name,
        stands.column,
        line,
        stands.arrow,
        stands.score,
        stands.reason,
        stands.pinned,
    )
    return _Ranked(order, name, contact_id, card)


def _debt(situation: Situation, favour: Favour) -> str:
    """What is owed, and since when."""
    what = favour.what or "a favour"
    return f"{what}, {situation.days_since(favour.day)} d ago" if favour.day is not None else what


def _line(situation: Situation, contact: Contact, tie: Tie | None, due: date | None) -> str:
    """What the card says: a rest, whose move it is, or how long ago and when next."""
    today = situation.today
    if contact.snoozed_until is not None or contact.resting_until is not None:
        until = hidden_until(situation, contact)
        if until is not None:
            what = "snoozed" if until == contact.snoozed_until else "resting"
            return f"{what} until {short_day(until, today)}"
    if contact.state == "resting" and contact.resting_until is None:
        return "resting"
    if tie is None:
        return f"{contact.org} · new" if contact.org else "never in touch"
    return _line_of_tie(situation, contact, tie, due)


def _line_of_tie(situation: Situation, contact: Contact, tie: Tie, due: date | None) -> str:
    days = situation.now - tie.last
    if len(tie.waits) == LADDER:
        step = ladder_of(situation, contact, tie)
        if isinstance(step, Rest):
            until = short_day(date.fromordinal(step.until), situation.today)
            return f"their move · resting until {until}"
    if tie.mine and days <= ANSWER_DAYS:
        return f"my move · {days} d"
    if tie.unanswered and days <= ANSWER_DAYS:
        return f"their move · {days} d"
    return f"{days} d · {short_day(due, situation.today)}" if due is not None else f"{days} d"
