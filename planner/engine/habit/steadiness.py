"""R5: the user's own temperature and the verdict on the last twelve weeks, from the log alone.

T = clip(37 + log2((n7 + 1/2) / (m + 1/2)), 33, 41), n7 being the outgoing touches of the last 7
days and m the mean of the 11 weeks before, both over days that count: days off, vacations and
holidays count nowhere. A log younger than 12 weeks has no 11 weeks before: the mean is then over
the weeks that it covers. It begins with its first touch: contacts that were in the book before tell
nothing about the habit.

The verdict is on the last 84 such days, on working days, from the gaps between days with an
outgoing touch and from the touches of each week, so that volume counts. Both are judged by the
burstiness of a finite series, A = (sqrt(n+1) r - sqrt(n-1)) / ((sqrt(n+1) - 2) r + sqrt(n-1)) with
r = sigma/mu (Kim and Jo, PRE 94:032311). The window ends with the last active day, so that a
verdict never climbs while nothing is done; the silence since can only lower it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log2, sqrt
from typing import Final

from planner.engine.plan import Thermometer, Verdict
from planner.engine.situation import Situation, once
from planner.value import NamedTuple
from planner.words import plural

USUAL: Final = 37.0
COLDEST: Final = 33.0
HOTTEST: Final = 41.0
WEEKS_BEFORE: Final = 11
WEEK: Final = 7
WINDOW_DAYS: Final = 84
TOO_EARLY_DAYS: Final = 14
STEADY_SHARE: Final = 0.55
"""Share of the working days with something on them from which a habit is steady: three days a
week."""
BURSTY: Final = 0.3
QUIET: Final = 10
"""Working days of silence now after which somebody has gone quiet."""
OFF_SPELL: Final = 6
"""A gap of so many working days leaves out a whole week."""
ON_SPELL: Final = 3.0
"""Active days that lie between two such gaps at least, in the mean, where one is on and off rather
than seldom."""
OFF_SHARE: Final = 0.25
"""Share of the window that such gaps take together from which one is hot and cold."""
LONGEST_PATCHY: Final = 20
"""Working days of a single gap from which what is left is hot-and-cold."""
STEADY_GAP: Final = 8
"""Working days of a gap that is no longer steady: an illness of a week is."""
NEWCOMER_WEEK: Final = 10
"""Touches a week up to which an old touch, long before, makes no burst of a beginning."""
NEWCOMER_GAP: Final = 20
"""Working days of silence after which a log begins anew, where next to nothing was before."""
NEXT_TO_NOTHING: Final = 2
"""Active days."""


class _Window(NamedTuple):
    """The working days that are judged, and what was done on them.

    Attributes:
        length: How many working days there are, up to the last active one.
        active: The places of the active days in it.
        weeks: The touches of each of its weeks of calendar days, the latest first.
        silent: Working days since the last active one.
    """

    length: int
    active: Sequence[int]
    weeks: Sequence[int]
    silent: int


@once
def thermometer(situation: Situation) -> Thermometer:
    """The user's temperature, the verdict, and both in words."""
    first = situation.log.first_day
    if not 0 < first <= situation.now:
        return Thermometer(USUAL, "too early to say", "nothing logged yet")
    days = situation.calendar.counting(situation.now, WINDOW_DAYS, first)
    if len(days) < TOO_EARLY_DAYS:
        more = plural(TOO_EARLY_DAYS - len(days), "more day")
        reason = f"{plural(len(days), 'day')} of log; {more} until there is a usual week"
        return Thermometer(USUAL, "too early to say", reason)
    outgoing_on = situation.log.outgoing_on
    week = sum(map(outgoing_on, days[:WEEK]))
    before = sum(map(outgoing_on, days[WEEK:]))
    mean = before / min(WEEKS_BEFORE, len(days) / WEEK - 1)
    value = min(max(USUAL + log2((week + 0.5) / (mean + 0.5)), COLDEST), HOTTEST)
    verdict, why = _verdict(situation, first)
    usual = f"{plural(week, 'touch', 'touches')} in the last 7 days, {mean:.1f} in a usual week"
    return Thermometer(round(value, 1), verdict, f"{usual}; {why}")


def burstiness(series: Sequence[int]) -> float:
    """Kim and Jo's A for a finite number of gaps, or of counts: -1 is regular, 0 random, 1
    bursty."""
    n = len(series)
    mean = sum(series) / n
    r = sqrt(sum([(value - mean) ** 2 for value in series]) / n) / mean
    below = (sqrt(n + 1) - 2) * r + sqrt(n - 1)
    return (sqrt(n + 1) * r - sqrt(n - 1)) / below if below else 0.0


def _verdict(situation: Situation, first: int) -> tuple[Verdict, str]:
    """The verdict, and why."""
    calendar, now = situation.calendar, situation.now
    latest = _latest_active(situation, first)
    silent = len(calendar.run(latest + 1, now))
    if silent >= QUIET:
        return "gone quiet", f"nothing for {plural(silent, 'working day')}"
    days = calendar.counting(latest, WINDOW_DAYS, first)
    working = calendar.run(days[-1], latest)
    counts = situation.log.outgoing_in(days[-1], latest)
    # Where nobody works on weekdays, the window may hold no day with a touch.
    if not working or not counts:
        return "too early to say", "no working days yet"
    window = _without_prelude(_window(working, counts, days, silent))
    if window.length + window.silent < TOO_EARLY_DAYS * 5 / 7:
        span = plural(window.length + window.silent, "working day")
        return "too early to say", f"{span} since you began"
    return _judged(window)


def _latest_active(situation: Situation, first: int) -> int:
    """The last day on which the user was in touch with anybody; the first day of the log where that
    is long ago."""
    day = situation.now
    while day > first and not situation.log.outgoing_on(day):
        day -= 1
    return day


def _window(
    working: Sequence[int], counts: Mapping[int, int], days: Sequence[int], silent: int
) -> _Window:
    """What was done, by working day; what was done on free days counts for the working day
    before."""
    active = sorted({max(bisect_right(working, day) - 1, 0) for day in counts})
    weeks = [
        sum([counts.get(day, 0) for day in days[start : start + WEEK]])
        for start in range(0, len(days) - WEEK + 1, WEEK)
    ]
    return _Window(active[-1] + 1, active, weeks, silent)


def _without_prelude(window: _Window) -> _Window:
    """The window from where a newcomer really began: an old touch or two, and a long silence, are
    no habit."""
    if not window.weeks or window.weeks[0] > NEWCOMER_WEEK:
        return window
    for place, (earlier, later) in enumerate(pairwise(window.active), 1):
        if later - earlier >= NEWCOMER_GAP and place <= NEXT_TO_NOTHING:
            active = [index - later for index in window.active[place:]]
            length = window.length - later
            weeks = window.weeks[: -(-length // 5)]
            return _Window(length, active, weeks, window.silent)
    return window


def _judged(window: _Window) -> tuple[Verdict, str]:
    """The verdict on a window that is long enough."""
    gaps = [later - earlier for earlier, later in pairwise(window.active)]
    longest = max([*gaps, window.active[0]])
    share = len(window.active) / window.length
    spread = f"active on {len(window.active)} of {plural(window.length, 'working day')}"
    if longest >= LONGEST_PATCHY:
        return "hot-and-cold", f"a gap of {longest} working days in the last 12 weeks"
    if _is_on_and_off(window, gaps):
        return "hot-and-cold", f"{spread}, whole weeks on and whole weeks off"
    if _is_bursty(window, gaps):
        return "hot-and-cold", f"{spread}, in bursts"
    if max(longest, window.silent) >= STEADY_GAP:
        gap = max(longest, window.silent)
        return "patchy", f"{spread}, with a gap of {gap} working days"
    if share >= STEADY_SHARE:
        return "steady", f"{spread}, evenly"
    even = not gaps or burstiness([*gaps, gaps[0]]) <= 0
    return "patchy", f"{spread}, {'evenly but too few' if even else 'unevenly'}"


def _is_on_and_off(window: _Window, gaps: Sequence[int]) -> bool:
    """Whether whole weeks are left out again and again, with busy spells between them."""
    off = [gap for gap in [*gaps, window.active[0] + 1] if gap >= OFF_SPELL]
    if len(off) < 2 or sum(off) < OFF_SHARE * window.length:
        return False
    return len(window.active) / (len(off) + 1) >= ON_SPELL


def _is_bursty(window: _Window, gaps: Sequence[int]) -> bool:
    """Whether the gaps, or the touches a week, come in bursts."""
    joined_ends = window.active[0] + 1
    if len(gaps) > 1 and burstiness([*gaps, joined_ends]) >= BURSTY:
        return True
    weeks = window.weeks
    return len(weeks) > 2 and any(weeks) and burstiness(weeks) >= BURSTY
