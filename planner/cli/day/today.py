"""`planner today`, and `planner` where there is no screen to open the app on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.day.kept_answers import COLOURED, KeptAnswers, name_of
from planner.cli.json_output import json_text
from planner.cli.output import flush, print_text, text_of
from planner.cli.tsv import tsv_lines
from planner.commands.json_values import plan_value
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.paths import state_folder
from planner.words import full_day, plural, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.engine.plan import DayPlan, Item

SHOWN_ID = 6
"""Characters of an id that the shell shows; commands take any unique ending of four or more."""
LONGEST_ID = 24
"""Characters of an item's id from which it is cut."""


def today(shell: Shell) -> int:
    """Print the day plan, as it was kept where nothing was written since."""
    brief = shell.args.command == "today" and shell.args.brief
    kept = KeptAnswers(str(shell.book_path.absolute()), str(state_folder()))
    day = shell.today
    text = kept.find(name_of(shell.format, brief=brief), day.isoformat() if day else "")
    if text is not None:
        print_text(text)
        return 0
    session = shell.open()
    plan = session.plan
    line = brief_line(plan)
    if brief:
        shell.answer({"day": plan.day.isoformat(), "line": line}, [line])
    else:
        shell.answer(plan_value(plan), plan_lines(plan))
    flush()
    if session.book.status.ready and not session.book.encrypted:
        plans = (plan, *session.plans_ahead)
        answers = {plan.day.isoformat(): _answers(plan, shell.format) for plan in plans}
        kept.keep(answers, session.settings.day_start_hour)
    return 0


def _answers(plan: DayPlan, answer_form: str) -> dict[str, str]:
    """Return what `planner today` answers on a plan, by the names under which it is kept: in one
    line alone where the plan tells what time it is somewhere, which is wrong a minute later.

    A long bench takes its time to be written as a value, so that only the form that was asked for
    is.
    """
    line = brief_line(plan)
    brief_value = {"day": plan.day.isoformat(), "line": line}
    answers = {
        name_of("table", brief=True): text_of([line]),
        name_of("json", brief=True): json_text(brief_value) + "\n",
        name_of("tsv", brief=True): _tsv_text(brief_value),
    }
    if _tells_the_time(plan):
        return answers
    lines = list(plan_lines(plan))
    answers["table"] = text_of(lines)
    answers[COLOURED] = text_of(lines, coloured=True)
    if answer_form == "json":
        answers["json"] = json_text(plan_value(plan)) + "\n"
    elif answer_form == "tsv":
        answers["tsv"] = _tsv_text(plan_value(plan))
    return answers


def _tsv_text(value: object) -> str:
    return "".join([f"{line}\n" for line in tsv_lines(value)])


def _tells_the_time(plan: DayPlan) -> bool:
    """Whether a plan says what time it is where somebody is."""
    offer = plan.new_touch
    return any(item.local_time for item in plan.items) or bool(offer and offer.local_time)


def brief_line(plan: DayPlan) -> str:
    """Return the plan in one line: the new touch, how much is to do, how long the habit holds."""
    if not plan.working:
        return "day off"
    offer = plan.new_touch
    touch = "✓" if plan.quota.done else f"★ {visible(offer.name)}" if offer else "–"
    items = [item for item in plan.items if item.kind != "prepare"]  # that is the new touch's own
    parts = [touch, plural(len(items), "follow-up"), f"{plan.streak.days} kept"]
    return " · ".join(parts)


def plan_lines(plan: DayPlan) -> Iterator[str]:
    """Return the day plan as lines of text."""
    yield f"{full_day(plan.day)}{'' if plan.working else ' · day off'}"
    yield _state(plan)
    yield ""
    yield from _new_touch(plan)
    yield f"  {len(plan.bench)} more on the bench" if plan.bench else ""
    yield ""
    over = f" · {plan.over_minutes} min over" if plan.over_minutes else ""
    yield f"FOLLOW-UPS  {len(plan.items)} for today · {plan.waiting} waiting{over}"
    for item in plan.items:
        yield _follow_up(plan, item)
    for advice in plan.advice:
        yield f"  · {visible(advice)}"


def _state(plan: DayPlan) -> str:
    streak = f"{plural(plan.streak.days, 'day')} kept"
    if plan.streak.absorbed:
        streak += f" ({plan.streak.absorbed} absorbed)"
    return (
        f"{streak} · {plan.temperature.value:.1f}° {plan.temperature.verdict} · "
        f"{plan.planned_minutes} of {plan.budget_minutes} min planned, {plan.spent_minutes} spent"
    )


def _new_touch(plan: DayPlan) -> Iterator[str]:
    offer = plan.new_touch
    if offer is None:
        yield f"NEW TOUCH  {_no_new_touch(plan)}"
        return
    yield f"NEW TOUCH  {visible(offer.name)}  [{offer.contact[-SHOWN_ID:]}]"
    yield f"  {visible(offer.reason)}"
    if offer.hook:
        yield f"  say: {visible(offer.hook)}"
    else:
        yield "  nothing to say yet: prepare first"
    if plan.pledged:
        yield f"  pledged for {visible(plan.pledged)}"


def _no_new_touch(plan: DayPlan) -> str:
    if plan.quota.done:
        return f"made ({plan.quota.done} today)"
    if plan.skipped:
        return f"skipped: {visible(plan.skipped)}"
    if not plan.working:
        return "none on a day off"
    return "the bench is empty: `planner import` or `planner add` brings people"


def _follow_up(plan: DayPlan, item: Item) -> str:
    due = ""
    if item.due and "due " not in item.reason:
        due = f" · {'was due' if item.days_late else 'due'} {short_day(item.due, plan.day)}"
    return (
        f"  {FOLLOW_UP_KINDS[item.kind].sign} {_whom(item)}{visible(item.reason)}{due} · "
        f"{item.minutes} min  [{_short(item.id)}]"
    )


def _whom(item: Item) -> str:
    """Return whom an item concerns and where they are now; empty for what concerns nobody."""
    local_time = f" ({visible(item.local_time)})" if item.local_time else ""
    return f"{visible(item.name)}{local_time}: " if item.name else ""


def _short(item_id: str) -> str:
    """Return as much of an item's id as names it."""
    kind, colon, contact = item_id.partition(":")
    if not colon:
        return item_id[-SHOWN_ID:]
    return item_id if len(item_id) < LONGEST_ID else f"{kind}:{contact[-SHOWN_ID:]}"
