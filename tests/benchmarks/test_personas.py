from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.personas.foresight import foresights
from benchmarks.personas.life import Deed, Morning, Story
from benchmarks.personas.never import CHECKS
from benchmarks.personas.people import PERSONAS, lived
from planner.engine.plan import AdviceLine, Item, NextUp
from planner.records import Touch


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Nine days of a steady seeker."""
    return lived(PERSONAS[0], tmp_path_factory.mktemp("life"), days=9)


def test_there_are_at_least_eight_people_with_names_of_their_own():
    assert len({persona.name for persona in PERSONAS}) == len(PERSONAS) >= 8


def test_a_life_is_the_same_each_time_and_another_with_another_seed(story: Story, tmp_path: Path):
    days = (story.mornings[-1].day - story.mornings[0].day).days + 1
    same = lived(PERSONAS[0], tmp_path / "same", days=days)
    assert [morning.deeds for morning in same.mornings] == [
        morning.deeds for morning in story.mornings
    ]
    other = lived(PERSONAS[0], tmp_path / "other", days=days, seed=1)
    assert [morning.plan for morning in other.mornings] != [
        morning.plan for morning in story.mornings
    ]


def test_a_day_is_lived_by_what_the_plan_asks_for_and_nothing_is_at_fault(story: Story):
    first = story.mornings[0]
    asked = {item.id for item in first.plan.items}
    assert asked <= {deed.item for deed in first.deeds}
    assert first.deeds[-1].kind == "new_touch"
    assert first.rest.streak.marks[-1] == "kept"
    assert first.rest.closed and not first.rest.items
    assert len(story.mornings) == 7 and len(story.free_days) == 2
    assert [name for name, check in CHECKS.items() if [*check(story)]] == []


def planted(story: Story, change: Callable[[Morning], Morning]) -> Story:
    """The story with its last morning changed."""
    return story._replace(mornings=[*story.mornings[:-1], change(story.mornings[-1])])


def with_items(morning: Morning, *items: Item) -> Morning:
    return morning._replace(plan=morning.plan._replace(items=items))


def item_of(kind: str, contact: str = "", reason: str = "why", **fields: object) -> Item:
    due = date(2026, 1, 12)
    item = Item(f"{kind}:{contact}", kind, contact, "Ana", due, 0, 5, reason)  # type: ignore[arg-type]
    return item._replace(**fields)  # type: ignore[arg-type]


def with_advice(morning: Morning, *causes: str, command: str = "numbers") -> Morning:
    lines = tuple(AdviceLine(cause, f"{cause} is so", command) for cause in causes)
    return morning._replace(plan=morning.plan._replace(advice_lines=lines))


def done_yesterday(story: Story) -> Item:
    deed = next(deed for deed in story.mornings[-2].deeds if deed.kind == "new_touch")
    return item_of("new_touch", deed.contact, id=deed.item)


def logged(morning: Morning, **fields: object) -> Morning:
    touch = Touch("t", frozenset({"x"}), "message", "out", morning.day)._replace(**fields)
    return morning._replace(records=morning.records._replace(touches={"t": touch}))


FAULTS: dict[str, tuple[str, Callable[[Story], Story]]] = {
    "called over-networked for obeying": (
        "nagging after obedience",
        lambda story: planted(story, lambda morning: with_advice(morning, "pace")),
    ),
    "asked again on the next day": (
        "nagging after obedience",
        lambda story: planted(story, lambda m: with_items(m, done_yesterday(story))),
    ),
    "a day on which all was done is missed": (
        "nagging after obedience",
        lambda story: planted(
            story,
            lambda m: m._replace(rest=m.rest._replace(streak=m.rest.streak._replace(marks=()))),
        ),
    ),
    "an empty morning": (
        "empty under load",
        lambda story: planted(
            story, lambda m: m._replace(plan=m.plan._replace(items=(), new_touch=None))
        ),
    ),
    "too much, and more of it": (
        "contradiction",
        lambda story: planted(
            story, lambda m: with_advice(m, "capacity", "bench")._replace(full=True)
        ),
    ),
    "full, and the forecast holds": (
        "contradiction",
        lambda story: planted(story, lambda m: with_advice(m, "capacity")._replace(full=False)),
    ),
    "two things of one person": (
        "contradiction",
        lambda story: planted(
            story, lambda m: with_items(m, item_of("nudge", "x"), item_of("favour", "x"))
        ),
    ),
    "more minutes than there are": (
        "contradiction",
        lambda story: planted(
            story, lambda m: m._replace(plan=m.plan._replace(planned_minutes=40))
        ),
    ),
    "an item that cannot be done": (
        "without a key",
        lambda story: planted(
            story,
            lambda m: m._replace(deeds=[Deed("nudge:x", "nudge", "x", "nobody is called so")]),
        ),
    ),
    "advice that no key answers": (
        "without a key",
        lambda story: planted(story, lambda m: with_advice(m, "owed", command="shout")),
    ),
    "the same advice on three mornings": (
        "three mornings running",
        lambda story: story._replace(
            mornings=[with_advice(morning, "owed") for morning in story.mornings[:3]]
        ),
    ),
    "a name on three days of a week": (
        "thrice in a week",
        lambda story: story._replace(
            mornings=[
                morning._replace(deeds=[Deed(f"nudge:{place}", "nudge", contact_of(story))])
                for place, morning in enumerate(story.mornings[:3])
            ]
        ),
    ),
    "a thing to do on a Saturday": (
        "a weekend day",
        lambda story: story._replace(
            free_days=[story.free_days[0]._replace(items=(item_of("nudge", "x"),))]
        ),
    ),
    "a day to come that is a Sunday": (
        "a weekend day",
        lambda story: planted(story, lambda m: m._replace(coming={"x": on_sunday(m)})),
    ),
    "thanks that are chased": (
        "courtesy chased",
        lambda story: planted(
            story,
            lambda m: with_items(
                logged(m, intent="thanks"), item_of("nudge", "x", "no answer to your message")
            ),
        ),
    ),
}


def contact_of(story: Story) -> str:
    return next(iter(story.mornings[0].records.contacts))


def on_sunday(morning: Morning) -> NextUp:
    sunday = morning.day + timedelta(days=6 - morning.day.weekday())
    return NextUp(sunday, "keep_in_touch", "why")


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(story: Story, fault: str):
    name, plant = FAULTS[fault]
    assert [*CHECKS[name](plant(story))], fault


def test_a_forecast_is_held_against_eight_weeks_that_were_lived(story: Story):
    assert [*foresights(story)] == [], "the book is too young"


@pytest.mark.long
@pytest.mark.parametrize("name", ["a steady seeker", "meets and promises a lot"])
def test_a_month_of_doing_what_the_plan_says_is_without_fault(name: str, tmp_path: Path):
    persona = next(persona for persona in PERSONAS if persona.name == name)
    lives = lived(persona, tmp_path, days=30)
    assert {key: [*check(lives)] for key, check in CHECKS.items()} == {key: [] for key in CHECKS}
