"""R5: the user's own temperature and the verdict on the last twelve weeks, from the log alone.

T = clip(37 + log2((n7 + 1/2) / (m + 1/2)), 33, 41), n7 being the outgoing touches of the last 7 days and m the mean of
the 11 weeks before. Verdict on the last 84 days, on working days: the burstiness of the n gaps between days with an
outgoing touch, the two ends of the window joined into one more gap,
A = (sqrt(n+1) r - sqrt(n-1)) / ((sqrt(n+1) - 2) r + sqrt(n-1)) with r = sigma/mu (Kim and Jo, PRE 94:032311).

A log younger than 12 weeks has no 11 weeks before: the mean is then over the weeks that it covers. It begins with its
first touch: contacts that were in the book before tell nothing about the habit.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import log2, sqrt
from typing import Final

from planner.engine.plan import Thermometer, Verdict
from planner.engine.situation import Situation, once
from planner.words import plural

USUAL: Final = 37.0
COLDEST: Final = 33.0
HOTTEST: Final = 41.0
WEEKS_BEFORE: Final = 11
WINDOW_DAYS: Final = 84
TOO_EARLY_DAYS: Final = 14
STEADY: Final = -0.2
BURSTY: Final = 0.3
ACTIVE_SHARE: Final = 0.6
LONG_GAP: Final = 10
"""Working days."""


@once
def thermometer(situation: Situation) -> Thermometer:
    """The user's temperature, the verdict, and both in words."""
    first = situation.log.first_day
    if not 0 < first <= situation.now:
        return Thermometer(USUAL, "too early to say", "nothing logged yet")
    age = situation.now - first + 1
    if age < TOO_EARLY_DAYS:
        reason = f"{plural(age, 'day')} of log; {plural(TOO_EARLY_DAYS - age, 'more day')} until there is a usual week"
        return Thermometer(USUAL, "too early to say", reason)
    now = situation.now
    counts = situation.log.outgoing_in(now - WINDOW_DAYS + 1, now)
    week = sum([count for day, count in counts.items() if day > now - 7])
    mean = (sum(counts.values()) - week) / min(WEEKS_BEFORE, age / 7 - 1)
    value = min(max(USUAL + log2((week + 0.5) / (mean + 0.5)), COLDEST), HOTTEST)
    verdict, why = _verdict(situation, counts)
    usual = f"{plural(week, 'touch', 'touches')} in the last 7 days, {mean:.1f} in a usual week"
    return Thermometer(round(value, 1), verdict, f"{usual}; {why}")


def burstiness(gaps: Sequence[int]) -> float:
    """Kim and Jo's A for a finite number of gaps: -1 is regular, 0 random, 1 bursty."""
    n = len(gaps)
    mean = sum(gaps) / n
    r = sqrt(sum([(gap - mean) ** 2 for gap in gaps]) / n) / mean
    below = (sqrt(n + 1) - 2) * r + sqrt(n - 1)
    return (sqrt(n + 1) * r - sqrt(n - 1)) / below if below else 0.0


def _verdict(situation: Situation, counts: Mapping[int, int]) -> tuple[Verdict, str]:
    """The verdict on the window, and why. What was done on a free day counts for the working day before it."""
    days = situation.calendar.run(
        max(situation.log.first_day, situation.now - WINDOW_DAYS + 1), situation.now
    )
    if not days:
        return "too early to say", "no working days yet"
    place = dict(zip(days, range(len(days)), strict=True))
    active = sorted(
        {place[day] if day in place else max(bisect_right(days, day) - 1, 0) for day in counts}
    )
    silent = len(days) - 1 - active[-1] if active else len(days)
    if silent >= LONG_GAP:
        return "gone quiet", f"nothing for {plural(silent, 'working day')}"
    if not active:
        return "too early to say", f"nothing in {plural(len(days), 'working day')} of log"
    gaps = [later - earlier for earlier, later in pairwise(active)]
    longest = max([*gaps, active[0]])
    if longest >= LONG_GAP:
        return "hot-and-cold", f"a gap of {longest} working days in the last 12 weeks"
    share = len(active) / len(days)
    spread = f"active on {len(active)} of {plural(len(days), 'working day')}"
    bursts = burstiness([*gaps, active[0] + len(days) - active[-1]])
    if bursts >= BURSTY:
        return "hot-and-cold", f"{spread}, in bursts"
    if bursts <= STEADY and share >= ACTIVE_SHARE:
        return "steady", f"{spread}, evenly"
    return "patchy", f"{spread}, {'evenly but too few' if bursts <= STEADY else 'unevenly'}"
