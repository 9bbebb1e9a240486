"""R12: the ledger of favours as a whole: what is open in both directions, and how each contact's
balance stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from planner.engine.situation import Situation, once
from planner.engine.standing.favours import balance
from planner.records import Favour
from planner.value import NamedTuple
from planner.words import plural


class Balance(NamedTuple):
    """How giving and receiving stand with somebody: below 0 the user has had more than they
    gave."""

    contact: str
    name: str
    value: float
    given: int
    received: int


class FavourLedger(NamedTuple):
    """The favours of the book."""

    i_owe: Sequence[Favour]
    """Received and not yet returned, the oldest first."""
    they_owe: Sequence[Favour]
    """Given and not yet returned, the oldest first."""
    closed: Sequence[Favour]
    """Returned or waived, the latest first."""
    balances: Sequence[Balance]
    """By contact, those whom the user owes most first."""
    reason: str
    """In words: does the user give, or only ask?"""


@once
def favour_ledger(situation: Situation) -> FavourLedger:
    """The whole ledger."""
    favours = sorted(situation.records.favours.values(), key=_by_age)
    open_favours = [favour for favour in favours if favour.open]
    i_owe = [favour for favour in open_favours if favour.direction == "received"]
    they_owe = [favour for favour in open_favours if favour.direction == "given"]
    closed = [favour for favour in reversed(favours) if not favour.open]
    balances = _balances(situation, favours)
    return FavourLedger(i_owe, they_owe, closed, balances, _reason(balances))


def _by_age(favour: Favour) -> tuple[date, str]:
    return favour.day or date.min, favour.id


def _balances(situation: Situation, favours: Iterable[Favour]) -> list[Balance]:
    """How it stands with each contact, those whom the user owes most first."""
    given, received = Counter[str](), Counter[str]()
    for favour in favours:
        counts = given if favour.direction == "given" else received
        counts[favour.contact] += 1
    balances: list[Balance] = []
    for contact in dict.fromkeys([*given, *received]):
        value = round(balance(situation, contact), 3)
        name = situation.name_of(contact)
        balances.append(Balance(contact, name, value, given[contact], received[contact]))
    return sorted(balances, key=lambda entry: (entry.value, entry.name, entry.contact))


def _reason(balances: Sequence[Balance]) -> str:
    given = sum([entry.given for entry in balances])
    received = sum([entry.received for entry in balances])
    if not given + received:
        return "no favours yet: help somebody first"
    text = f"{plural(given, 'favour')} given, {received} received"
    if received > 2 * given:
        return f"{text}: you mostly ask; help somebody first"
    return f"{text}: you give as you take" if given < 2 * received else f"{text}: you may well ask"
