"""What the planner would say over coffee: a few lines, the most important first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.engine.habit.pace import IN_A_ROW, heavy_days, lean, pace
from planner.engine.habit.ramp import next_step
from planner.engine.habit.voters import voter_share
from planner.engine.plan import Item, Offer
from planner.engine.situation import Situation
from planner.engine.standing.favours import owed
from planner.engine.today.asking import advice_before_asking
from planner.engine.today.bench import bench
from planner.engine.today.budget import prepared
from planner.engine.today.capacity import AMBER, capacity, utilisation
from planner.engine.today.obligations import mine
from planner.words import joined, plural

BENCH_LOW = 5
MOST = 5
"""Lines at most."""


def advice_for(
    situation: Situation, items: Sequence[Item], offer: Offer | None
) -> tuple[tuple[str, str], ...]:
    """Return the lines for a day with these items and this new touch, each with the place where it is answered."""
    lines: list[tuple[str, str]] = []
    for say, answer in (
        (_birthdays, "find"),
        (_overdue, "promises"),
        (_too_much, "lighter"),
        (_owed, "favours"),
        (lambda now: _ask_without_offer(now, items, offer), "sheet"),
        (_capacity, "numbers"),
        (_seekers, "numbers"),
        (lambda now: _lean(now, items, offer), "log"),
        (_bench, "add"),
        (_triage, "triage"),
        (_holidays, "settings"),
        (_next_step, "help"),
    ):
        lines += [(line, answer) for line in say(situation)]
        if len(lines) >= MOST:  # what would not be shown is not worked out
            break
    return tuple(lines[:MOST])


def _birthdays(situation: Situation) -> list[str]:
    """P1: the birthdays of today, of those whom the user was not in touch with yet and has not snoozed.

    It is no follow-up: it takes no room of theirs, and passing over it changes nobody's turn. Who was born on
    29 February has their day on the 28th of other years.
    """
    today, people = situation.today, situation.people
    if situation.day_off or not people.birthdays:
        return []
    days = [f"{today:%m-%d}"]
    if days == ["02-28"] and date.fromordinal(situation.now + 1).month == 3:
        days.append("02-29")
    whose = [
        situation.name_of(contact_id)
        for day in days
        for contact_id in people.birthdays.get(day, ())
        if contact_id not in situation.touched_today
        and people.members[contact_id].away_until <= situation.now
    ]
    if not whose:
        return []
    whose.sort(key=lambda name: (name.casefold(), name))
    if len(whose) == 1:
        return [f"{whose[0]}'s birthday is today: a line to them takes a minute"]
    return [f"{joined(whose)} have their birthday today: a line to each takes a minute"]


def _overdue(situation: Situation) -> list[str]:
    late = [
        (promise.due, promise.id, promise)
        for promise in mine(situation)
        if promise.due is not None and promise.due < situation.today
    ]
    if not late:
        return []
    oldest = min(late)[2]
    to = situation.name_of(oldest.contact)
    return [
        f"{plural(len(late), 'promise')} overdue; the oldest{' to ' + to if to else ''}: {oldest.text}"
    ]


def _too_much(situation: Situation) -> list[str]:
    """R8: over-networking, and the lighter day, until it is taken."""
    return (
        [pace(situation).reason]
        if heavy_days(situation) >= IN_A_ROW and not situation.lighter
        else []
    )


def _lean(situation: Situation, items: Sequence[Item], offer: Offer | None) -> list[str]:
    """R8: the clock that lacks, and one step that helps it."""
    lacks = lean(situation)
    if lacks == "outreach":
        names = [offer.name] if offer is not None else [item.name for item in items if item.name]
        return [f"{pace(situation).reason}{f'; begin with {names[0]}' if names else ''}"]
    if lacks == "intake":
        offered = offer.contact if offer is not None else ""
        busy, ready = {offered, *(item.contact for item in items)}, prepared(situation)
        for place in bench(situation).places:
            if (
                place.hook is None
                and place.contact_id not in busy
                and place.contact_id not in ready
            ):
                name = situation.name_of(place.contact_id)
                return [f"{pace(situation).reason}; look up what {name} works on now"]
        return [pace(situation).reason]
    return []


def _seekers(situation: Situation) -> list[str]:
    """R19: the stop-loss, when more than half of the week went to seekers like the user."""
    told = voter_share(situation)
    return [told.reason] if told.stop_loss else []


def _next_step(situation: Situation) -> list[str]:
    """R25: the newcomer's next step."""
    step = next_step(situation)
    return [step] if step else []


def _owed(situation: Situation) -> list[str]:
    contacts = situation.records.contacts
    owing = [
        (favours[0].day or situation.today, contact)
        for contact, favours in owed(situation).items()
        if contact in contacts and contacts[contact].state in ("kept", "resting")
    ]
    if not owing:
        return []
    day, contact = min(owing)
    days = situation.days_since(day)
    return [
        f"you owe {plural(len(owing), 'contact')} a favour; {situation.name_of(contact)} for {plural(days, 'day')}"
    ]


def _ask_without_offer(
    situation: Situation, items: Sequence[Item], offer: Offer | None
) -> list[str]:
    """R11 and R12: the first ask of the day to somebody whom the user has never helped, and has nothing to offer."""
    planned = dict.fromkeys(
        [*([offer.contact] if offer else []), *(item.contact for item in items)]
    )
    for contact_id in planned:
        contact = situation.records.contacts.get(contact_id)
        if contact is None or advice_before_asking(contact, helped=False) is None:
            continue
        helped = any(favour.direction == "given" for favour in situation.favours_of(contact_id))
        if advice_before_asking(contact, helped=helped) == "help first":
            return [
                f"you want {contact.i_want} of {contact.name} and never helped them: offer something first"
            ]
    return []


def _capacity(situation: Situation) -> list[str]:
    share = utilisation(situation)
    if share <= AMBER:
        return []
    if not capacity(situation):
        return [
            "there is no time for follow-ups at all: give them some minutes a day, and days to work on"
        ]
    return [
        f"your network is full: it asks for {share:.0%} of your follow-up time; keep fewer people, "
        "write to some less often, or give it more minutes"
    ]


def _bench(situation: Situation) -> list[str]:
    count = len(bench(situation).places)
    if count == 0:
        return [
            "the bench is empty: add people you would like to know, or ask whom else you should talk to"
        ]
    return (
        [f"the bench is nearly empty: {plural(count, 'person', 'people')} left"]
        if count < BENCH_LOW
        else []
    )


def _holidays(situation: Situation) -> list[str]:
    if situation.calendar.knows_holidays(situation.now):
        return []
    return [
        f"no public holidays are known for {situation.settings.country!r}: name a country as in DE, or DE-BY"
    ]


def _triage(situation: Situation) -> list[str]:
    count = situation.people.in_triage
    return [f"{plural(count, 'person waits', 'people wait')} in triage"] if count else []
