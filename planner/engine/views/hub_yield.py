"""R21: what each hub has yielded, its red flags, and the verdict: keep, try once more, or stop.

An attendance is a day on which something of a hub was logged that both sides took part in. Whom one
first met there on such a day is new; a follow-up counts when it came within 48 hours, which the log
knows as two days. Meeting the same people there again is no second conversation: that is one
outside the hub.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final, Literal

from planner.engine.happened.touching import outgoing, way
from planner.engine.situation import Situation, once
from planner.engine.standing.milestones import milestones
from planner.engine.today.docket import next_date
from planner.engine.views.hub_flags import computed_flags
from planner.records import MEETINGS, Hub, Touch
from planner.value import NamedTuple
from planner.words import plural

HubVerdict = Literal["keep", "try once more", "stop"]

FOLLOW_UP_DAYS: Final = 2
USUAL_HOURS: Final = 2.0
"""Hours of an attendance of which no length was logged."""
TRIED: Final = 3
"""Attendances after which a hub that yields nothing is given up; one more for those that pay
best."""
FAVOURED: Final = ("specialty", "specialist", "industry", "one-to-one", "one to one", "1:1")
"""Kinds that are given one more chance: they pay best (R21)."""
FLAGS_TO_STOP: Final = 3
OWN_FLAGS_TO_STOP: Final = 2
"""Flags that the user noted, from which a hub without any yield is given up."""
GOOD_SHARE: Final = 0.25
"""Share of the new people with whom a second conversation came about, from which a hub pays."""
RESULTS: Final = ("lead", "interview", "offer")
INSTEAD: Final = "meet them one to one instead"
NOTED: Final = "you noted it"


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
    next_on: date | None = None
    """The next date, as far as it is known."""

    @property
    def pays(self) -> bool:
        """Whether something came of it: a lead or better, an introduction, second conversations in
        number."""
        if self.results or self.introductions:
            return True
        return (
            self.second_conversations > 0
            and self.second_conversations >= GOOD_SHARE * self.new_people
        )


@once
def hub_yields(situation: Situation) -> Sequence[HubYield]:
    """Every hub of the book: those to keep first, and of each verdict first those of which the most
    came."""
    visits = _visits(situation)
    yields = [
        _yield(situation, hub, visits.get(hub.id, {})) for hub in situation.records.hubs.values()
    ]
    order = ("keep", "try once more", "stop")

    def rank(hub: HubYield) -> tuple[int, int, int, str]:
        return order.index(hub.verdict), -hub.results, -hub.second_conversations, hub.name

    return tuple(sorted(yields, key=rank))


def _visits(situation: Situation) -> Mapping[str, Mapping[int, Sequence[Touch]]]:
    """The attendances of each hub: its touches by day."""
    visits: dict[str, dict[int, list[Touch]]] = {}
    for day in sorted(situation.log.by_day):
        for touch in situation.log.by_day[day]:
            if touch.hub and touch.kind in MEETINGS:
                visits.setdefault(touch.hub, {}).setdefault(day, []).append(touch)
    return visits


def _yield(situation: Situation, hub: Hub, visits: Mapping[int, Sequence[Touch]]) -> HubYield:
    faces = {day: _present(touches) for day, touches in visits.items()}
    new = _new_people(situation, faces)
    hours = sum(map(_hours, visits.values()))
    flags = dict(computed_flags(situation, hub, faces))
    flags.update(dict.fromkeys(sorted(hub.red_flags), NOTED))
    cost = (hub.cost or 0.0) * len(visits)
    figures = HubYield(
        hub.id,
        hub.name or "(no name)",
        hub.kind,
        len(visits),
        _date(max(visits, default=None)),
        round(hours, 1),
        round(cost, 2),
        len(new),
        _ratio(len(new), hours),
        _follow_up_rate(situation, new),
        _second_conversations(situation, hub, new),
        _introductions(situation, new),
        _results(situation, new),
        _known_share(situation, faces),
        flags,
        "try once more",
        (),
        _date(next_date(situation, hub)),
    )
    verdict, reasons = _verdict(figures)
    return figures._replace(verdict=verdict, reasons=tuple(reasons))


def _date(day: int | None) -> date | None:
    return None if day is None else date.fromordinal(day)


def _ratio(part: float, whole: float) -> float | None:
    return round(part / whole, 2) if whole else None


def _second_conversations(situation: Situation, hub: Hub, new: Mapping[str, int]) -> int:
    return sum([_spoke_again(situation, hub, contact, day) for contact, day in new.items()])


def _present(touches: Iterable[Touch]) -> frozenset[str]:
    return frozenset(contact for touch in touches for contact in touch.contacts)


def _new_people(situation: Situation, faces: Mapping[int, frozenset[str]]) -> dict[str, int]:
    """Those whom one met there first, with the day."""
    new: dict[str, int] = {}
    for day, present in faces.items():
        for contact in sorted(present):
            if situation.ties[contact].days[0] == day:
                new[contact] = day
    return new


def _known_share(situation: Situation, faces: Mapping[int, frozenset[str]]) -> float | None:
    """The share of faces that were known before, over all attendances."""
    total = familiar = 0
    for day, present in faces.items():
        total += len(present)
        for contact in present:
            familiar += situation.ties[contact].days[0] < day
    return _ratio(familiar, total)


def _hours(touches: Sequence[Touch]) -> float:
    """The length of an attendance: of the event where it was logged, else of its conversations
    together."""
    events = [touch.minutes or 0 for touch in touches if touch.kind == "event"]
    talks = [touch.minutes or 0 for touch in touches]
    minutes = max(events, default=0) or sum(talks)
    return minutes / 60 if minutes else USUAL_HOURS


def _follow_up_rate(situation: Situation, new: Mapping[str, int]) -> float | None:
    """The share of the new people whom one wrote to in time; those whose time is not over count
    once they heard."""
    followed = judged = 0
    for contact, day in new.items():
        if _followed_up(situation, contact, day):
            followed += 1
            judged += 1
        elif situation.now - day > FOLLOW_UP_DAYS:
            judged += 1
    return _ratio(followed, judged)


def _followed_up(situation: Situation, contact: str, day: int) -> bool:
    """Whether the user wrote or called within 48 hours of meeting somebody."""
    tie = situation.ties[contact]
    for on, touch in zip(tie.days, tie.touches, strict=True):
        apart = on > day or touch.kind not in MEETINGS
        if day <= on <= day + FOLLOW_UP_DAYS and apart and outgoing(touch):
            return True
    return False


def _spoke_again(situation: Situation, hub: Hub, contact: str, day: int) -> bool:
    """Whether there was a second conversation: something that went both ways on a later day,
    outside the hub."""
    tie = situation.ties[contact]
    for on, touch in zip(tie.days, tie.touches, strict=True):
        both = way(touch) == "both" or touch.outcome == "conversation"
        if on > day and both and touch.hub != hub.id:
            return True
    return False


def _introductions(situation: Situation, new: Mapping[str, int]) -> int:
    """Introductions made by people met there: contacts who came by them, and touches that say
    so."""
    introduced = logged = 0
    for contact in situation.people.introduced.values():
        introduced += contact.introduced_by in new
    for contact_id in new:
        logged += sum(map(_is_introduction, situation.ties[contact_id].touches))
    return max(introduced, logged)


def _is_introduction(touch: Touch) -> bool:
    return touch.outcome == "introduction" or (touch.kind == "intro" and touch.direction == "in")


def _results(situation: Situation, new: Mapping[str, int]) -> int:
    """The people met there of whom a lead, an interview or an offer came."""
    reached = milestones(situation)
    return sum([not reached[contact].keys().isdisjoint(RESULTS) for contact in new])


def _verdict(hub: HubYield) -> tuple[HubVerdict, list[str]]:
    """The verdict and its reasons, the weightiest first."""
    flags = [f"red flag, {name}: {evidence}" for name, evidence in hub.red_flags.items()]
    if len(flags) >= FLAGS_TO_STOP:
        first = [] if hub.attendances else ["never attended yet"]
        return "stop", [*first, *flags, *_results_in_words(hub), INSTEAD]
    if not hub.pays and _own_flags(hub) >= OWN_FLAGS_TO_STOP:
        return "stop", [*flags, "and nothing came of it", INSTEAD]
    if not hub.attendances:
        return "try once more", ["never attended yet", *flags]
    if hub.pays:
        return _verdict_where_it_pays(hub, flags)
    return _verdict_without_yield(hub, flags)


def _own_flags(hub: HubYield) -> int:
    return list(hub.red_flags.values()).count(NOTED)


def _verdict_where_it_pays(hub: HubYield, flags: list[str]) -> tuple[HubVerdict, list[str]]:
    worth_it = hub.results + hub.introductions > 0 and len(flags) < FLAGS_TO_STOP - 1
    verdict: HubVerdict = "keep" if not flags or worth_it else "try once more"
    return verdict, [*_results_in_words(hub), *flags]


def _verdict_without_yield(hub: HubYield, flags: list[str]) -> tuple[HubVerdict, list[str]]:
    chances = TRIED + any(word in hub.kind.casefold() for word in FAVOURED)
    nothing = f"nothing came of {plural(hub.attendances, 'attendance')}"
    rate = hub.follow_up_rate
    if hub.new_people and rate is not None and rate < 0.5 and hub.attendances < 2 * chances:
        yours = f"you followed up {rate:.0%} of the new people within 48 hours: that part is yours"
        return "try once more", [yours, nothing, *flags]
    if hub.attendances >= chances or len(flags) >= FLAGS_TO_STOP - 1:
        return "stop", [nothing, *flags, INSTEAD]
    return "try once more", [nothing, *flags]


def _results_in_words(hub: HubYield) -> list[str]:
    results = []
    if hub.results:
        results.append(f"{plural(hub.results, 'lead')} or better")
    if hub.introductions:
        results.append(plural(hub.introductions, "introduction"))
    if hub.second_conversations:
        conversations = plural(hub.second_conversations, "second conversation")
        results.append(f"{conversations}, {hub.new_people} met there first")
    return results
