"""What the planner would say over coffee: few lines, at most one for a cause, each with the command
that answers it.

Most mornings it says nothing. What has just come up is said at once; what stays true is said on the
first working day of a week, or of four: nothing is said on three mornings in a row, nor on a free
day. A line that was answered, by *done* or by *not now*, is silent for a week. No two lines of a
day contradict each other: who does too much, or keeps more people than fit, is not told to add any.

The newcomer's next step (R25) is no advice but stands there until it is done; now and then it is
said among the advice too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from planner.engine.habit.pace import IN_A_ROW, heavy_days, lean, pace
from planner.engine.habit.ramp import next_step, open_step
from planner.engine.habit.voters import voter_share, voter_share_on
from planner.engine.plan import AdviceLine, Item, Offer
from planner.engine.situation import Situation, once
from planner.engine.standing.favours import owed
from planner.engine.standing.landing import landing
from planner.engine.today.bench import bench
from planner.engine.today.budget import prepared
from planner.engine.today.capacity import FULL, capacity, utilisation
from planner.engine.today.load import cadence_load, obligations_a_day
from planner.value import NamedTuple
from planner.words import plural

BENCH_LOW: Final = 5
MOST: Final = 3
"""Lines at most."""
SILENT_FOR: Final = 7
"""Days for which a line is silent that was answered."""
FIRST_DAYS: Final = 2
"""Days of a book in which everything is said when it is so; then it is left alone for as long."""
RAMP_DAYS: Final = 42
"""Days of a book in which a newcomer is led (R25)."""
RAMP: Final = "ramp"
"""The cause of the newcomer's next step."""
PACE_EVERY: Final = 5
TWICE: Final = 2
"""A run of heavy days is told twice, and again after five days more of it."""
WEEK: Final = 7
FOUR_WEEKS: Final = 28


class Cause(NamedTuple):
    """A cause of advice.

    Attributes:
        name: What it is called.
        every: Days between two tellings while it stays so; 0 where its text tells by itself when it
            has just come up, and is empty else.
        command: Where it is answered: a place of the app, or a command of it; empty for the ramp,
            whose steps say it.
        text: What is said, empty where there is nothing to say.
    """

    name: str
    every: int
    command: str
    text: Callable[[Situation, Sequence[Item], Offer | None], str]


def advice_for(
    situation: Situation, items: Sequence[Item], offer: Offer | None
) -> tuple[AdviceLine, ...]:
    """The lines for a day with these items and this new touch."""
    lines: list[AdviceLine] = []
    silenced = silenced_causes(situation)
    for cause in CAUSES:
        if cause.name in silenced or not _is_told_today(situation, cause):
            continue
        text = cause.text(situation, items, offer)
        if text:
            lines.append(AdviceLine(cause.name, text, cause.command or _ramp_command(situation)))
        if len(lines) >= MOST:  # what would not be shown is not worked out
            break
    return tuple(lines)


@once
def silenced_causes(situation: Situation) -> frozenset[str]:
    """The causes whose line was answered within the last week."""
    silenced: set[str] = set()
    for day in situation.records.days.values():
        if day.silenced and 0 <= situation.days_since(day.day) < SILENT_FOR:
            silenced |= day.silenced
    return frozenset(silenced)


def _is_told_today(situation: Situation, cause: Cause) -> bool:
    """Whether it is the day for a cause that stays: the first working day of its stretch of days,
    and the first days of the book."""
    age = situation.now - situation.start
    if age < FIRST_DAYS:
        return True
    if situation.calendar.weekdays and not situation.working:
        return False
    return not cause.every or (age > 2 * FIRST_DAYS and _is_first_of(situation, cause.every))


def _is_first_of(situation: Situation, every: int) -> bool:
    """Whether today is the first working day of a stretch of so many days; stretches of a week
    begin on Mondays."""
    monday = situation.now - (situation.now - 1) % every
    if not situation.calendar.weekdays:
        return monday == situation.now
    return situation.calendar.on_or_after(monday) == situation.now


def _working_days_back(situation: Situation, count: int) -> int:
    """The working day that lies so many of them before today."""
    day = situation.now
    for _ in range(count):
        day = situation.calendar.on_or_before(day - 1)
    return day


def _landing(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    """R6: an offer, and whether the search is over."""
    landed = landing(situation)
    if landed is None or situation.settings.landed:
        return ""
    is_new = landed.day >= _working_days_back(situation, 1)
    if not is_new and not (situation.now - landed.day >= WEEK and _is_first_of(situation, WEEK)):
        return ""
    if landed.taken:
        return (
            f"you took the offer from {landed.org}: switch to landed? The planner goes on, "
            "with half the minutes"
        )
    return (
        f"an offer from {landed.org}: when you take it, switch to landed; the planner goes on, "
        "with half the minutes"
    )


def _pace(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    """R8: over-networking, and the lighter day, until it is taken; on two mornings of five."""
    beyond = heavy_days(situation) - IN_A_ROW
    if beyond < 0 or beyond % PACE_EVERY >= TWICE or situation.lighter:
        return ""
    return pace(situation).reason


def _capacity(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    """R7: more is asked for than fits; what to do answers what overflows."""
    share = utilisation(situation)
    if share <= FULL:
        return ""
    if not capacity(situation):
        return (
            "there is no time for follow-ups at all: give them some minutes a day, and days to "
            "work on"
        )
    if obligations_a_day(situation) > cadence_load(situation):
        return (
            f"promises and replies are more than fits: {share:.0%} of your follow-up time; "
            "promise less, "
            "or give it more minutes"
        )
    return (
        f"your network is full: it asks for {share:.0%} of your follow-up time; keep fewer people, "
        "write to some less often, or give it more minutes"
    )


def _seekers(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    """R19: the stop-loss, when more than half of the week went to seekers like the user: the day
    on which it has come to that, the morning after, and on Mondays while it stays so."""
    share = voter_share(situation)
    if not share.stop_loss:
        return ""

    def was_so(days_back: int) -> bool:
        return voter_share_on(situation, _working_days_back(situation, days_back)).stop_loss

    is_told = not was_so(2) or (_is_first_of(situation, WEEK) and was_so(3))
    return share.reason if is_told else ""


def _unknown_voters(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    """R19: a share cannot be told of people of whom nobody said what they are."""
    share = voter_share(situation)
    return share.reason if share.ask and not share.stop_loss else ""


def _lean(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    """R8: the clock that lacks, and one step that helps it."""
    lacks = lean(situation)
    if not lacks or _has_enough(situation):
        return ""
    reason = pace(situation).reason
    if lacks == "outreach":
        names = [offer.name] if offer is not None else [item.name for item in items if item.name]
        return f"{reason}; begin with {names[0]}" if names else reason
    name = _without_hook(situation, items, offer)
    return f"{reason}; look up what {name} works on now" if name else reason


def _without_hook(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    """The next on the bench for whom there is nothing to say; empty for nobody."""
    busy = {offer.contact if offer is not None else "", *(item.contact for item in items)}
    busy |= prepared(situation)
    for place in bench(situation).places:
        if place.hook is None and place.contact_id not in busy:
            return situation.name_of(place.contact_id)
    return ""


def _owed(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    contacts = situation.records.contacts
    owing = [
        (favours[0].day or situation.today, contact)
        for contact, favours in owed(situation).items()
        if contact in contacts and contacts[contact].state in ("kept", "resting")
    ]
    if not owing:
        return ""
    day, contact = min(owing)
    since = plural(situation.days_since(day), "day")
    return (
        f"you owe {plural(len(owing), 'contact')} a favour; {situation.name_of(contact)} for "
        f"{since}"
    )


def _bench(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    if _has_enough(situation):
        return ""
    count = len(bench(situation).places)
    if not count:
        return (
            "the bench is empty: add people you would like to know, or ask whom else you "
            "should talk to"
        )
    if count < BENCH_LOW:
        return f"the bench is nearly empty: {plural(count, 'person', 'people')} left"
    return ""


def _triage(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    count = situation.people.in_triage
    if not count or _has_enough(situation):
        return ""
    return f"{plural(count, 'person waits', 'people wait')} in triage: ten a day are plenty"


def _has_enough(situation: Situation) -> bool:
    """Whether nobody should be told to add people, or to do more: there is no room for it, or too
    much is done already."""
    return utilisation(situation) > FULL or heavy_days(situation) >= IN_A_ROW


def _holidays(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    if situation.calendar.knows_holidays(situation.now):
        return ""
    country = repr(situation.settings.country)
    return f"no public holidays are known for {country}: name a country as in DE, or DE-BY"


def first_weeks(situation: Situation) -> AdviceLine | None:
    """R25: the newcomer's next step, and where it is done; None once the weeks are over, or for a
    week after *not now*."""
    if situation.now - situation.start > RAMP_DAYS or RAMP in silenced_causes(situation):
        return None
    step = open_step(situation)
    return AdviceLine(RAMP, next_step(situation), step.command) if step else None


def _ramp(situation: Situation, items: Sequence[Item], offer: Offer | None) -> str:
    step = first_weeks(situation)
    return step.text if step else ""


def _ramp_command(situation: Situation) -> str:
    step = open_step(situation)
    return step.command if step else "help"


CAUSES: Final = (
    Cause("landing", 0, "settings", _landing),
    Cause("pace", 0, "lighter", _pace),
    Cause("seekers", 0, "numbers", _seekers),
    Cause("capacity", WEEK, "numbers", _capacity),
    Cause("bench", FOUR_WEEKS, "add", _bench),
    Cause("holidays", WEEK, "settings", _holidays),
    Cause("lean", FOUR_WEEKS, "log", _lean),
    Cause("owed", FOUR_WEEKS, "favours", _owed),
    Cause("voters", FOUR_WEEKS, "sheet", _unknown_voters),
    Cause("triage", FOUR_WEEKS, "triage", _triage),
    Cause(RAMP, WEEK, "", _ramp),
)
"""The most important first."""
