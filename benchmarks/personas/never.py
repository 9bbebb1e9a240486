"""What must never be in a morning's plan, and where it was all the same.

Each check goes through a life's mornings and tells every fault in a line; that there are none is
what is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import pairwise
from typing import Final

from benchmarks.personas.life import Deed, Morning, Story
from planner.commands.catalogue import SHELL
from planner.commands.machine.keymap import KEYED
from planner.engine.happened.calendar import Calendar
from planner.engine.happened.touching import COURTESIES, intent_of
from planner.engine.plan import DayPlan
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.settings import Settings

OBEYED: Final = 14
"""Days in which somebody did no more than was asked for, so that they may not be told of it."""
SOON: Final = 3
"""Days in which an item may not come back that was done."""
COACHING: Final = frozenset({"new_touch", "nudge", "thanks", "keep_in_touch", "referral", "favour"})
"""What the planner brings up by itself: what somebody else waits for is not of it."""
THRICE: Final = 3
WEEK: Final = 7
RUNNING: Final = 3
"""Mornings in a row."""
TOO_MUCH: Final = frozenset({"pace", "capacity"})
TO_ADD: Final = frozenset({"bench", "triage", "lean"})
"""Causes of advice that ask for more of what the others say is too much."""
ADDING: Final = frozenset({"hub", "referral"})
"""Items that bring somebody new."""
PLACES: Final = frozenset({"promises", "favours", "today", "board", "sheet", "triage"}) | frozenset(
    {"hubs", "introductions", "numbers", "settings"}
)
"""Places of the app that advice may send to beside the commands."""
WINDOW: Final = 60
"""Working days that a verdict looks at."""
WEEKDAYS: Final = Calendar(Settings())

Check = Callable[[Story], Iterator[str]]


def nagging(story: Story) -> Iterator[str]:
    """Called over-networked for doing the plan; or asked again for what was done; or a day on which
    all was done is not kept."""
    for morning in story.mornings:
        last = [morning.day - timedelta(days=back) for back in range(OBEYED)]
        causes = {line.cause for line in morning.plan.advice_lines}
        if "pace" in causes and story.own_accord.isdisjoint(last):
            yield f"{morning.day}: over-networking, though only the plan was done"
        marks = morning.rest.streak.marks
        if _is_done(morning) and morning.plan.working and marks[-1:] != ("kept",):
            yield f"{morning.day}: all was done, and the day is {marks[-1:]}"
    yield from _back_again(story)


def _is_done(morning: Morning) -> bool:
    """Whether nothing was left of the plan."""
    return not morning.rest.items and morning.rest.new_touch is None and bool(morning.deeds)


def _back_again(story: Story) -> Iterator[str]:
    for earlier, later in pairwise(story.mornings):
        done = {deed.item for deed in earlier.deeds if not deed.trouble}
        for item in earlier.rest.items:
            if item.id in done:
                yield f"{earlier.day}: {item.id} is asked for again on the same day"
        if (later.day - earlier.day).days > SOON:
            continue
        for item in later.plan.items:
            # Who has written again is owed another reply.
            if item.id in done and item.kind != "reply":
                yield f"{later.day}: {item.kind} {item.name} again, done on {earlier.day}"
    yield from _asked_about_twice(story)


def _asked_about_twice(story: Story) -> Iterator[str]:
    """Whether something took place that is in the log already."""
    for morning in story.mornings:
        for item in morning.plan.items:
            touch = morning.records.touches.get(item.id.removeprefix("confirm:"))
            if item.kind != "confirm" or touch is None:
                continue
            for other in morning.records.touches.values():
                same = other.day == touch.day and other.contacts == touch.contacts
                if same and not other.planned and other.kind == touch.kind:
                    yield f"{morning.day}: {touch.kind} with {item.name} is asked about, and logged"


def empty(story: Story) -> Iterator[str]:
    """A working morning without anything, though there is time and there are people."""
    for morning in story.mornings:
        plan = morning.plan
        asks = plan.items or plan.new_touch is not None or plan.skipped
        people = [c for c in morning.records.contacts.values() if c.state == "kept"]
        if plan.working and not asks and people and plan.utilisation < 1:
            yield f"{morning.day}: nothing, at {plan.utilisation:.0%} of the capacity"


def contradiction(story: Story) -> Iterator[str]:
    """Two things that cannot both be right."""
    for morning in story.mornings:
        for text in _contradictions(morning):
            yield f"{morning.day}: {text}"


def _contradictions(morning: Morning) -> Iterator[str]:
    plan, rest = morning.plan, morning.rest
    causes = {line.cause for line in plan.advice_lines}
    kinds = {item.kind for item in plan.items}
    if causes & TOO_MUCH and causes & TO_ADD:
        yield f"too much, and more of it: {sorted(causes)}"
    if "capacity" in causes and kinds & ADDING:
        yield f"the network is full, and {sorted(kinds & ADDING)} brings more"
    if plan.utilisation > 1 and rest.utilisation > 1 and rest.quota.done > 1:
        yield "the network is full, and a second new touch was asked for"
    if (plan.utilisation > 1 or "capacity" in causes) and not morning.full:
        yield f"full at {plan.utilisation:.0%}, and the forecast holds"
    if "bench" in causes and len(plan.bench) and plan.new_touch and "is empty" in _text(plan):
        yield "an empty bench, and somebody on it"
    yield from _meets_soon(morning)
    yield from _verdicts(plan)
    yield from _minutes(plan)
    yield from _twice(plan)


def _meets_soon(morning: Morning) -> Iterator[str]:
    """Whom one meets within a week, and is to write to all the same."""
    meetings = [entry for entry in morning.plan.docket if entry.kind == "meeting"]
    soon = {c for e in meetings if (e.day - morning.day).days < WEEK for c in e.contacts}
    for item in morning.plan.items:
        if item.contact in soon and item.kind in ("nudge", "keep_in_touch", "thanks", "referral"):
            yield f"{item.kind} {item.name}, whom one meets within a week: {item.reason}"


def _text(plan: DayPlan) -> str:
    return " ".join(plan.advice)


def _verdicts(plan: DayPlan) -> Iterator[str]:
    verdict, streak = plan.temperature.verdict, plan.streak
    if verdict == "gone quiet" and streak.days >= THRICE:
        yield f"gone quiet, on day {streak.days} of a streak"
    if verdict in ("hot-and-cold", "patchy") and streak.rate == 1.0 and streak.days > WINDOW:
        yield f"{verdict}, with every day of {streak.days} kept"


def _minutes(plan: DayPlan) -> Iterator[str]:
    minutes = plan.planned_minutes + plan.spent_minutes
    if minutes > plan.budget_minutes + plan.over_minutes:
        yield f"{minutes} minutes of {plan.budget_minutes}, over by {plan.over_minutes}"


def _twice(plan: DayPlan) -> Iterator[str]:
    """Somebody whom two things are asked of at once: promises and questions aside."""
    asked: set[str] = set() if plan.new_touch is None else {plan.new_touch.contact}
    for item in plan.items:
        if not item.contact or item.kind in ("promise", "confirm", "prepare", "date"):
            continue
        if item.contact in asked:
            yield f"{item.name} twice"
        asked.add(item.contact)


def keyless(story: Story) -> Iterator[str]:
    """An item or a line of advice that no key answers."""
    commands = {command.name for command in KEYED} | set(SHELL) | PLACES
    for morning in story.mornings:
        for deed in morning.deeds:
            if deed.trouble:
                yield f"{morning.day}: {deed.item}: {deed.trouble}"
        for item in morning.plan.items:
            if not item.id or item.kind not in FOLLOW_UP_KINDS or not item.reason:
                yield f"{morning.day}: {item}"
        for line in morning.plan.advice_lines:
            if line.command not in commands:
                yield f"{morning.day}: {line.cause} is answered by {line.command!r}"


def again(story: Story) -> Iterator[str]:
    """The same advice on three mornings in a row."""
    running: dict[str, int] = {}
    for morning in story.mornings:
        causes = {line.cause for line in morning.plan.advice_lines}
        running = {cause: running.get(cause, 0) + 1 for cause in causes}
        for cause, count in running.items():
            if count >= RUNNING:
                yield f"{morning.day}: {cause}, {count} mornings in a row"


def thrice(story: Story) -> Iterator[str]:
    """A name on three days of a week, each time for something else, and done each time."""
    days: defaultdict[str, list[Morning]] = defaultdict(list)
    for morning in story.mornings:
        for contact in {deed.contact for deed in morning.deeds if _is_coaching(deed)}:
            recent = [each for each in days[contact] if (morning.day - each.day).days < WEEK]
            days[contact] = [*recent, morning]
            if len(days[contact]) >= THRICE:
                name = morning.records.contacts[contact].name
                yield f"{morning.day}: {name} for the {len(days[contact])}rd time in a week"


def _is_coaching(deed: Deed) -> bool:
    return deed.kind in COACHING and deed.contact != "" and not deed.trouble


def weekend(story: Story) -> Iterator[str]:
    """Something on a day on which nobody works: on a free day, or for one."""
    for plan in story.free_days:
        for item in plan.items:
            promised = item.kind == "promise" and item.due == plan.day
            if not promised and item.kind not in ("date", "confirm"):
                yield f"{plan.day}: {item.kind} {item.name} on a free day"
        if plan.new_touch is not None or plan.advice_lines:
            yield f"{plan.day}: a new touch, or advice, on a free day"
    for morning in story.mornings:
        for coming in morning.coming.values():
            if coming.day is None or coming.kind in ("promise", "meeting"):
                continue
            if not WEEKDAYS.working(coming.day.toordinal()):
                yield f"{morning.day}: {coming.kind} comes up on {coming.day:%A %d %B}"
        for item in morning.plan.items:
            derived = item.kind not in ("promise", "confirm", "date")
            if derived and item.due and not WEEKDAYS.working(item.due.toordinal()):
                yield f"{morning.day}: {item.kind} {item.name} is due on {item.due:%A %d %B}"


def chased(story: Story) -> Iterator[str]:
    """A nudge after nothing but thanks, news, wishes or words to keep in touch."""
    for morning in story.mornings:
        for item in morning.plan.items:
            if item.kind == "nudge" and item.reason.startswith("no answer"):
                intents = _intents_since_answer(morning, item.contact)
                if intents and intents <= COURTESIES:
                    yield f"{morning.day}: {item.name} is chased for {sorted(intents)}"


def _intents_since_answer(morning: Morning, contact: str) -> set[str]:
    """What the messages were for that somebody has not answered."""
    touches = [
        touch
        for touch in morning.records.touches.values()
        if contact in touch.contacts and not touch.planned and touch.kind != "note"
    ]
    intents: set[str] = set()
    for touch in sorted(touches, key=lambda touch: (touch.day, touch.id), reverse=True):
        if touch.direction != "out":
            break
        intents.add(intent_of(touch))
    return intents


CHECKS: Final[Mapping[str, Check]] = {
    "nagging after obedience": nagging,
    "empty under load": empty,
    "contradiction": contradiction,
    "without a key": keyless,
    "three mornings running": again,
    "thrice in a week": thrice,
    "a weekend day": weekend,
    "courtesy chased": chased,
}
"""What must never be, by what it is called."""
