"""The personas: who they are, what they begin with, on which days they come, and what happens to
them."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.books import name_of
from benchmarks.personas.acquaintances import Acquaintances
from benchmarks.personas.life import MOST, Life, Morning, Story
from planner.commands.day.day import off
from planner.commands.exchange.importing import bring_in, preview
from planner.commands.machine.settings import set_setting
from planner.commands.people.contacts import keep
from planner.commands.people.tie import triage_queue
from planner.engine.plan import DayPlan

FIRST: Final = date(2026, 1, 5)
"""The first day of every life, a Monday."""
FRIDAY: Final = 4
TIERS: Final = (30, 90, 182, 365)
CONFERENCE: Final = 31
"""The number of the day after the conference: a Thursday."""
AWAY: Final = range(CONFERENCE + 2, CONFERENCE + 2 + 21)
"""The days off after it: three weeks."""
SILENT: Final = range(46, 46 + 122)
"""The four months in which nobody comes back."""
OFFERED, TAKEN = 42, 50
"""The numbers of the days of an offer, and of the switch to landed."""
SORTED_A_DAY: Final = 40
"""People whom a fresh import sorts in triage on a day."""
KEPT_OF: Final = 5
"""Of so many in triage one is kept."""

Event = Callable[[Life, int], None]
"""What happens on a day, given by its number from 0 on, before the plan is read."""


def nothing(life: Life, number: int) -> None:
    """Nothing happens."""


def working_day(number: int, rng: random.Random) -> bool:
    """Whether a day is a working day: day 0 is a Monday."""
    return number % 7 < 5


class Persona(NamedTuple):
    """Somebody who lives with the planner."""

    name: str
    begin: Callable[[Life], None]
    """What the book begins with."""
    comes: Callable[[int, random.Random], bool] = working_day
    """Whether they come on a day."""
    event: Event = nothing
    days: int = 196
    most: int = MOST
    """Things that they do on a day at most."""
    heeds: bool = False
    """Whether they answer advice."""
    writes: float = 0.002
    """How likely somebody whom they know writes of their own accord, on any day."""
    meets: float = 0.25
    """How likely an answer asks to meet."""


def lived(persona: Persona, folder: Path, *, days: int | None = None, seed: int = 0) -> Story:
    """Live a persona's life.

    Args:
        persona: Who lives.
        folder: Where their book is made.
        days: Calendar days to live; None for all of them.
        seed: What chance is drawn from.
    """
    rng = random.Random(f"{persona.name} {seed}")
    around = Acquaintances(rng.getrandbits(32), persona.writes, persona.meets)
    life = Life(folder, FIRST, around)
    mornings: list[Morning] = []
    free_days: list[DayPlan] = []
    for number in range(persona.days if days is None else days):
        day = FIRST + timedelta(days=number)
        with life.on(day):
            life.session.today = day
            if not number:
                persona.begin(life)
            comes = persona.comes(number, rng)
            if comes:
                persona.event(life, number)
                mornings.append(life.live(day, most=persona.most, heeds=persona.heeds))
            elif not working_day(number, rng):
                free_days.append(life.look(day))
        around.live(day)
    return Story(mornings, free_days, frozenset(life.own_accord))


def _friends(life: Life, count: int, cadences: tuple[int, ...] = TIERS) -> None:
    """Know people with whom the last coffee lies back within their cadence."""
    for place in range(count):
        cadence = cadences[place % len(cadences)]
        contact = life.know(1, cadence_days=str(cadence))[0]
        back = 1 + place * 7 % min(cadence, 180)
        name = life.session.records.contacts[contact].name
        life.say(f"coffee with {name} on {life.session.today - timedelta(days=back)}")


def _seeker(life: Life) -> None:
    _friends(life, 30)
    life.know(40)


def _network(life: Life) -> None:
    _friends(life, 60)
    life.know(20)


def _import(life: Life) -> None:
    """600 connections of a network's own export, all in triage."""
    file = life.session.book.path.parent / "Connections.csv"
    lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    roles = (
        "Engineer",
        "Head of Engineering",
        "Recruiter",
        "Founder",
        "Analyst",
        "Product Manager",
    )
    for place in range(600):
        first, _, last = life.stranger().partition(" ")
        org = f"{name_of(place // 4).split()[1]} Works"
        connected = life.session.today - timedelta(days=1 + place * 5)
        lines.append(
            f"{first},{last},https://www.linkedin.com/in/p{place},,{org},"
            f"{roles[place % len(roles)]},{connected:%d %b %Y}"
        )
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    bring_in(life.session, preview(life.session, str(file)))


def _sort(life: Life, number: int) -> None:
    """Sort some of those in triage: one in five is kept."""
    for place, candidate in enumerate(triage_queue(life.session)[:SORTED_A_DAY]):
        if place % KEPT_OF:
            keep(life.session, candidate.contact, "ignored")
        else:
            keep(life.session, candidate.contact, "kept", TIERS[place // KEPT_OF % len(TIERS)])


def _confer(life: Life, number: int) -> None:
    """Meet twenty people at a conference, and take three weeks off two days later."""
    if number == CONFERENCE:
        lines = [
            f"met {life.stranger()} ({name_of(place).split()[1]} Works)" for place in range(20)
        ]
        life.say_all("event at PyConf yesterday:", lines)
        life.own_accord.add(life.session.today - timedelta(days=1))
    if number == CONFERENCE + 1:
        days = [FIRST + timedelta(days=number) for number in AWAY]
        off(life.session, days[0], days[-1])


def _land(life: Life, number: int) -> None:
    """Have an offer, and take it a week later."""
    if number == OFFERED:
        names = [contact.name for contact in life.session.records.contacts.values()]
        life.say(f"offer from Acme via {min(names)}")
    if number == TAKEN:
        set_setting(life.session, "landed", "yes")


def _freelance(life: Life) -> None:
    _friends(life, 40, (7,))
    life.know(20)
    set_setting(life.session, "budget_minutes", "60")


def _consult(life: Life) -> None:
    _friends(life, 60, (60, 90, 182))
    life.know(20)
    set_setting(life.session, "budget_minutes", "25")


def _crowd(life: Life) -> None:
    _friends(life, 150, (30, 60))


def _log_the_week(life: Life, number: int) -> None:
    """Log on Friday whom one wrote to from Monday to Thursday: those whom the bench named."""
    names = [offer.name for offer in life.session.plan.bench[:FRIDAY]]
    for back, name in enumerate(names, 1):
        day = life.session.today - timedelta(days=back)
        life.say(f"message to {name} on {day}")
        life.own_accord.add(day)


PERSONAS: Final = (
    Persona("a steady seeker", _seeker),
    Persona(
        "three days in five",
        _seeker,
        comes=lambda number, rng: number % 7 < 5 and rng.random() < 0.6,
    ),
    Persona("600 imported, 120 kept", _import, event=_sort, heeds=True),
    Persona(
        "a conference, then three weeks off",
        _seeker,
        comes=lambda number, _: number % 7 < 5 and number not in AWAY,
        event=_confer,
    ),
    Persona(
        "back after four months",
        _seeker,
        comes=lambda number, _: number % 7 < 5 and number not in SILENT,
        days=252,
    ),
    Persona("just landed", _network, event=_land, heeds=True),
    Persona("a freelancer with 40 weekly ties", _freelance),
    Persona(
        "logs on Fridays only",
        _network,
        comes=lambda number, _: number % 7 == FRIDAY,
        event=_log_the_week,
    ),
    Persona("twice as many as fit", _crowd),
    Persona("meets and promises a lot", _consult, writes=0.01, meets=0.7, heeds=True),
    Persona("does two things a day", _network, most=2),
)
