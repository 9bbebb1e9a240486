"""R1: what it costs to leave today's new touch out, told before it is skipped."""

from __future__ import annotations

from planner.engine.habit.quota import habit, habit_of
from planner.engine.habit.streak import History, history, run_of
from planner.engine.situation import Situation
from planner.value import NamedTuple
from planner.words import plural

A_DAY = {1: "one", 2: "two", 3: "three"}


class SkipCost(NamedTuple):
    """What becomes of the streak, and of the habit that new touches a day are earned by; in
    words."""

    streak: str
    habit: str


def skip_cost(situation: Situation) -> SkipCost:
    """What happens should today be missed."""
    past = history(situation)
    then = History([*past.days, situation.now], [*past.successes, False])
    run, remaining = run_of(past.successes).days, run_of(then.successes).days
    if not run:
        streak = "no streak is running that it could end"
    elif remaining:
        streak = f"the streak of {plural(run, 'day')} holds: one miss in ten is forgiven"
    else:
        streak = f"it ends the streak of {plural(run, 'day')}"
    now, after = habit(situation), habit_of(situation, then)
    if after.level < now.level:
        return SkipCost(
            streak, f"you go back from {A_DAY[now.level]} new touches a day to {A_DAY[after.level]}"
        )
    return SkipCost(
        streak, f"{after.successes} of the last {plural(after.days, 'working day')} kept then"
    )
