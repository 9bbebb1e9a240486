"""R21: what each hub has yielded, its red flags, and the verdict: keep, try once more, or stop.

An attendance is a day on which something of a hub was logged that both sides took part in. Whom one first met there on
such a day is new; a follow-up counts when it came within 48 hours, which the log knows as two days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal

from planner.engine.happened.touching import outgoing, way
from planner.engine.situation import Situation, once
from planner.engine.standing.milestones import milestones
from planner.engine.views.hub_flags import computed_flags
from planner.records import MEETINGS, Hub, Touch
from planner.value import NamedTuple
from planner.words import plural

HubVerdict = Literal["keep", "try once more", "stop"]

FOLLOW_UP_DAYS: Final = 2
USUAL_HOURS: Final = 2.0
"""Hours of an attendance of which no length was logged."""
TRIED: Final = 3
"""Attendances after which a hub that yields nothing is given up; one more for those that pay best."""
FAVOURED: Final = ("specialty", "specialist", "industry", "one-to-one", "one to one", "1:1")
"""Kinds that are given one more chance: they pay best (R21)."""
FLAGS_TO_STOP: Final = 3
GOOD_SHARE: Final = 0.25
"""Share of the new people with whom a second conversation came about, from which a hub pays."""
RESULTS: Final = ("lead", "interview", "offer")


class HubYield(NamedTuple):
    """What a hub has yielded. A rate is None where there is nothing to take it of."""

    hub: str
    name: str
    kind: str
    attendances: int
    last: date | None
    hours: float
    cost: float
    """Of all attendances together."""
    new_people: int
    new_per_hour: float | None
    follow_up_rate: float | None
    """Share of the new people, their 48 hours being over, whom the user wrote to within them."""
    second_conversations: int
    introductions: int
    results: int
    """People met there of whom a lead, an interview or an offer came."""
    known_share: float | None
    """Share of faces that were known before, over all attendances."""
    red_flags: Mapping[str, str]
    """Each with what shows it; "you noted it" where the user set it."""
    verdict: HubVerdict
    reasons: tuple[str, ...]


@once
def hub_yields(situation: Situation) -> Sequence[HubYield]:
    """Every hub of the book: those to keep first, and of each verdict first those of which the most came."""
    visits = _visits(situation)
    found = [
        _yield(situation, hub, visits.get(hub.id, {})) for hub in situation.records.hubs.values()
    ]
    order = ("keep", "try once more", "stop")
    found.sort(
        key=lambda each: (
            order.index(each.verdict),
            -each.results,
            -each.second_conversations,
            each.name,
        )
    )
    return tuple(found)


def _visits(situation: Situation) -> Mapping[str, Mapping[int, Sequence[Touch]]]:
    """The attendances of each hub: its touches by day."""
    visits: dict[str, dict[int, list[Touch]]] = {}
    for day in sorted(situation.log.by_day):
        for touch in situation.log.by_day[day]:
            if touch.hub and touch.kind in MEETINGS:
                visits.setdefault(touch.hub, {}).setdefault(day, []).append(touch)
    return visits


def _yield(situation: Situation, hub: Hub, visits: Mapping[int, Sequence[Touch]]) -> HubYield:
    faces = {
        day: frozenset(contact for touch in touches for contact in touch.contacts)
        for day, touches in visits.items()
    }
    new = {
        contact: day
        for day, present in faces.items()
        for contact in sorted(present)
        if situation.ties[contact].days[0] == day
    }
    hours = sum(_hours(touches) for touches in visits.values())
    met = sum(map(len, faces.values()))
    known = sum(
        situation.ties[contact].days[0] < day
        for day, present in faces.items()
        for contact in present
    )
    judged = [
        contact
        for contact, day in new.items()
        if situation.now - day > FOLLOW_UP_DAYS or _followed_up(situation, contact, day)
    ]
    followed = sum(_followed_up(situation, contact, new[contact]) for contact in judged)
    second = sum(_spoke_again(situation, contact, day) for contact, day in new.items())
    flags = {
        **computed_flags(situation, faces),
        **dict.fromkeys(sorted(hub.red_flags), "you noted it"),
    }
    figures = HubYield(
        hub.id,
        hub.name or "(no name)",
        hub.kind,
        len(visits),
        date.fromordinal(max(visits)) if visits else None,
        round(hours, 1),
        round((hub.cost or 0.0) * len(visits), 2),
        len(new),
        round(len(new) / hours, 2) if hours else None,
        round(followed / len(judged), 2) if judged else None,
        second,
        _introductions(situation, new),
        _results(situation, new),
        round(known / met, 2) if met else None,
        flags,
        "try once more",
        (),
    )
    verdict, reasons = _verdict(figures)
    return figures._replace(verdict=verdict, reasons=tuple(reasons))


def _hours(touches: Iterable[Touch]) -> float:
    """The length of an attendance: of the event where it was logged, else of its conversations together."""
    events = [touch.minutes for touch in touches if touch.kind == "event" and touch.minutes]
    if events:
        return max(events) / 60
    talks = sum(touch.minutes or 0 for touch in touches)
    return talks / 60 if talks else USUAL_HOURS


def _followed_up(situation: Situation, contact: str, day: int) -> bool:
    """Whether the user wrote or called within 48 hours of meeting somebody."""
    tie = situation.ties[contact]
    return any(
        day <= on <= day + FOLLOW_UP_DAYS
        and outgoing(touch)
        and (on > day or touch.kind not in MEETINGS)
        for on, touch in zip(tie.days, tie.touches, strict=True)
    )


def _spoke_again(situation: Situation, contact: str, day: int) -> bool:
    """Whether there was a second conversation: something that went both ways on a later day."""
    tie = situation.ties[contact]
    pairs = list(zip(tie.days, tie.touches, strict=True))
    return any(
        on > day and (way(touch) == "both" or touch.outcome == "conversation")
        for on, touch in pairs
    )


def _introductions(situation: Situation, new: Mapping[str, int]) -> int:
    """Introductions made by people met there: contacts who came by them, and touches that say so."""
    came = sum(contact.introduced_by in new for contact in situation.people.introduced.values())
    said = sum(
        touch.outcome == "introduction" or (touch.kind == "intro" and touch.direction == "in")
        for contact in new
        for touch in situation.ties[contact].touches
    )
    return max(came, said)


def _results(situation: Situation, new: Mapping[str, int]) -> int:
    """The people met there of whom a lead, an interview or an offer came."""
    reached = milestones(situation)
    return sum(1 for contact in new if any(step in reached[contact] for step in RESULTS))


def _verdict(hub: HubYield) -> tuple[HubVerdict, list[str]]:
    """The verdict and its reasons, the weightiest first."""
    flags = [f"red flag, {name}: {why}" for name, why in hub.red_flags.items()]
    if not hub.attendances:
        verdict: HubVerdict = "stop" if len(flags) >= FLAGS_TO_STOP else "try once more"
        return verdict, ["never attended yet", *flags]
    came = _came(hub)
    pays = bool(hub.results or hub.introductions) or (
        hub.second_conversations > 0 and hub.second_conversations >= GOOD_SHARE * hub.new_people
    )
    if len(flags) >= FLAGS_TO_STOP:
        return "stop", [*flags, *came]
    if pays:
        enough = not flags or (
            hub.results + hub.introductions > 0 and len(flags) < FLAGS_TO_STOP - 1
        )
        return "keep" if enough else "try once more", [*came, *flags]
    chances = TRIED + any(word in hub.kind.casefold() for word in FAVOURED)
    nothing = f"nothing came of {plural(hub.attendances, 'attendance')}"
    if (
        hub.new_people
        and hub.follow_up_rate is not None
        and hub.follow_up_rate < 0.5
        and hub.attendances < 2 * chances
    ):
        yours = f"you followed up {hub.follow_up_rate:.0%} of the new people within 48 hours: that part is yours"
        return "try once more", [yours, nothing, *flags]
    if hub.attendances >= chances or len(flags) >= FLAGS_TO_STOP - 1:
        return "stop", [nothing, *flags]
    return "try once more", [nothing, *flags]


def _came(hub: HubYield) -> list[str]:
    came = []
    if hub.results:
        came.append(f"{plural(hub.results, 'lead')} or better")
    if hub.introductions:
        came.append(plural(hub.introductions, "introduction"))
    if hub.second_conversations:
        came.append(
            f"{plural(hub.second_conversations, 'second conversation')}, {hub.new_people} met there first"
        )
    return came
