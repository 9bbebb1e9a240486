"""R12: favours in kind. Whom the user owes, for how long, and how giving and receiving balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from planner.engine.happened.touching import ago, outgoing
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.records import Contact, Favour

HALF_LIFE: Final = 365
"""Days after which a favour weighs half in the balance."""
RAISED_AFTER: Final = 14
"""Days after a favour before the plan brings it up."""
RAISED_AGAIN_AFTER: Final = 30
"""Days that being in touch, without settling it, puts it off."""


@once
def owed(situation: Situation) -> Mapping[str, Sequence[Favour]]:
    """The open list, by contact: favours received that were neither returned nor waived, the oldest
    first."""
    open_list: dict[str, list[Favour]] = {}
    for favour in situation.records.favours.values():
        if (
            favour.direction == "received"
            and favour.open
            and (favour.day is None or favour.day <= situation.today)
        ):
            open_list.setdefault(favour.contact, []).append(favour)
    for favours in open_list.values():
        favours.sort(key=lambda favour: (favour.day or date.min, favour.id))
    return open_list


def oldest_owed(situation: Situation, contact_id: str) -> Favour | None:
    """The oldest favour that the user owes somebody, None where none is open."""
    favours = owed(situation).get(contact_id)
    return favours[0] if favours else None


def balance(situation: Situation, contact_id: str) -> float:
    """Favours given minus received, each weighing w * 2^(-age/365): below 0 the user has had more
    than they gave."""
    total = 0.0
    for favour in situation.favours_of(contact_id):
        age = max(situation.days_since(favour.day), 0) if favour.day is not None else 0
        weight = favour.weight * 2.0 ** (-age / HALF_LIFE)
        total += weight if favour.direction == "given" else -weight
    return total


def favour_due(situation: Situation, favour: Favour) -> int:
    """The day from which a favour to return is brought up.

    That is two weeks after it was received, and a month after the last contact since: an open
    favour never takes the same slot day after day.
    """
    received = favour.day.toordinal() if favour.day is not None else 0
    tie = situation.ties.get(favour.contact)
    if tie is not None and tie.last > received and outgoing(tie.touches[-1]):
        return max(received + RAISED_AFTER, tie.last + RAISED_AGAIN_AFTER)
    return received + RAISED_AFTER


def favour_item(situation: Situation, contact: Contact, favour: Favour) -> Item:
    """The favour to return to somebody, as an item of the day."""
    due, late, when = None, 0, ""
    if favour.day is not None:
        due = date.fromordinal(favour_due(situation, favour))
        late = max(situation.days_since(due), 0)
        when = f" {ago(situation.days_since(favour.day))}"
    share = "it is not returned yet"
    if favour.returned > 0:
        share = f"{favour.returned:.0%} of it is returned"
    return Item(
        favour.id,
        "favour",
        contact.id,
        situation.name_of(contact.id),
        due,
        late,
        situation.minutes("favour"),
        f"they helped you{when} ({favour.what or 'a favour'}); {share}",
    )
