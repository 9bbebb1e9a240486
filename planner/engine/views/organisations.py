"""R24: touch points at each organisation: how many people, how warm, who knows whom, and where one
thread is all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Final

from planner.engine.happened.org_names import workplace
from planner.engine.happened.touching import outgoing
from planner.engine.situation import Situation, once
from planner.engine.standing.stage import standing
from planner.engine.standing.temperature import UNTOUCHED, temperatures
from planner.records import Contact, Stage
from planner.value import NamedTuple

CROWD: Final = 8
"""A touch with more people than this does not show that they know each other."""


class Colleague(NamedTuple):
    """Somebody at an organisation."""

    contact: str
    name: str
    stage: Stage
    score: float
    reached: bool
    """Whether the user has ever been in touch with them."""


class Organisation(NamedTuple):
    """An organisation as the user is connected to it."""

    name: str
    """As it is written most often."""
    people: Sequence[Colleague]
    """The warmest first."""
    stages: Mapping[Stage, int]
    """How many of those who were reached stand where."""
    acquainted: Sequence[tuple[str, str]]
    """Pairs of contacts there who know each other."""
    single: bool
    """Whether all hangs on one person."""
    through: str
    """The contact who could introduce the second person, where it is single and somebody could."""
    reason: str
    """For a single thread: why they could; else how warm it is."""


@once
def organisations(situation: Situation) -> Sequence[Organisation]:
    """Every organisation at which the user knows somebody; those with the most people first, then
    by name."""
    by_workplace: dict[str, list[Contact]] = {}
    for contact in situation.records.contacts.values():
        if contact.state not in ("ignored", "archived") and (key := workplace(contact.org)):
            by_workplace.setdefault(key, []).append(contact)
    acquaintances = _acquaintances(situation)
    result = [
        _organisation(situation, contacts, acquaintances) for contacts in by_workplace.values()
    ]
    result.sort(
        key=lambda org: (
            -sum(person.reached for person in org.people),
            -len(org.people),
            org.name.casefold(),
        )
    )
    return tuple(result)


def _organisation(
    situation: Situation,
    contacts: Sequence[Contact],
    acquaintances: Mapping[str, Mapping[str, str]],
) -> Organisation:
    people = [_person(situation, contact) for contact in contacts]
    people.sort(key=lambda person: (-person.score, person.name))
    reached = [person for person in people if person.reached]
    stages: dict[Stage, int] = {"active": 0, "warming": 0, "cold": 0}
    for person in reached:
        stages[person.stage] += 1
    single = len(reached) == 1
    through, reason = "", _how_warm(stages)
    if single:
        through, reason = _second(situation, reached[0], people, acquaintances)
    pairs = _pairs(people, acquaintances)
    return Organisation(_usual(contacts), people, stages, pairs, single, through, reason)


def _pairs(
    people: Sequence[Colleague], acquaintances: Mapping[str, Mapping[str, str]]
) -> list[tuple[str, str]]:
    """Those of some people who know each other."""
    here = {person.contact for person in people}
    pairs: list[tuple[str, str]] = []
    for first in here:
        others = here.intersection(acquaintances.get(first, {}))
        pairs += [(first, other) for other in others if first < other]
    return sorted(pairs)


def _person(situation: Situation, contact: Contact) -> Colleague:
    warm, tie = (
        temperatures(situation).of.get(contact.id, UNTOUCHED),
        situation.ties.get(contact.id),
    )
    return Colleague(
        contact.id,
        situation.name_of(contact.id),
        warm.stage,
        warm.score,
        bool(tie and tie.first_out),
    )


def _second(
    situation: Situation,
    only: Colleague,
    people: Sequence[Colleague],
    acquaintances: Mapping[str, Mapping[str, str]],
) -> tuple[str, str]:
    """Who could introduce a second person there, and why: the one, while warm; else whoever knows
    somebody there."""
    strangers = [person for person in people if not person.reached]
    target = f" to {strangers[0].name}" if strangers else " to a second person"
    if only.stage != "cold":
        return only.contact, f"one thread only: ask {only.name} for an introduction{target}"
    helpers: list[tuple[float, str, str]] = []
    for person in people:
        for helper, how in acquaintances.get(person.contact, {}).items():
            score = standing(situation, helper).score
            if helper != only.contact and score > 0 and helper in situation.records.contacts:
                helpers.append((-score, helper, f"{how} {person.name}"))
    if helpers:
        _, helper, how = min(helpers)
        return helper, f"one thread only, and cold: {situation.name_of(helper)} {how}, ask there"
    return "", f"one thread only, and cold: warm up with {only.name} first"


def _acquaintances(situation: Situation) -> Mapping[str, Mapping[str, str]]:
    """Who knows whom, and how one can tell: by an introduction, or from a touch with both of
    them."""
    acquaintances: dict[str, dict[str, str]] = {}
    contacts = situation.records.contacts
    for touches in situation.log.by_day.values():
        for touch in touches:
            if 1 < len(touch.contacts) <= CROWD and outgoing(touch):
                for first, other in combinations(sorted(touch.contacts), 2):
                    acquaintances.setdefault(first, {}).setdefault(other, "met you together with")
                    acquaintances.setdefault(other, {}).setdefault(first, "met you together with")
    for _, contact in sorted(situation.people.introduced.items()):
        if contact.introduced_by in contacts and contact.introduced_by != contact.id:
            acquaintances.setdefault(contact.id, {})[contact.introduced_by] = "introduced you to"
            acquaintances.setdefault(contact.introduced_by, {})[contact.id] = (
                "was introduced to you by"
            )
    return acquaintances


def _usual(contacts: Iterable[Contact]) -> str:
    """The spelling that is used most, of equals the first by name."""
    spellings: dict[str, int] = {}
    for contact in contacts:
        name = contact.org.strip()
        spellings[name] = spellings.get(name, 0) + 1
    return min(spellings, key=lambda name: (-spellings[name], name))


def _how_warm(stages: Mapping[Stage, int]) -> str:
    parts = [f"{count} {stage}" for stage, count in stages.items() if count]
    return ", ".join(parts) if parts else "nobody reached yet"
