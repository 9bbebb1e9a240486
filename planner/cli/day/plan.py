"""`planner today`, `done`, `snooze`, `skip`, `pledge`, `lighter` and `off`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import UsageError
from planner.words import full_day, plural, quoted, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.habit.skipping import SkipCost
    from planner.engine.plan import DayPlan

GLYPHS = {
    "reply": "↩",
    "promise": "⚑",
    "nudge": "…",
    "thanks": "♥",
    "favour": "⇄",
    "keep_in_touch": "↻",
    "prepare": "✎",
}
SHOWN_ID = 6
"""Characters of an id that the shell shows; commands take any unique ending of four or more."""


def today(shell: Shell) -> int:
    """Print the day plan."""
    from planner.commands.json_values import plan_value

    session = shell.open()
    shell.answer(plan_value(session.plan), plan_lines(session.plan))
    return 0


def plan_lines(plan: DayPlan) -> Iterator[str]:
    """Return the day plan as lines of text."""
    absorbed = f" ({plan.streak.absorbed} absorbed)" if plan.streak.absorbed else ""
    streak = f"{plural(plan.streak.days, 'day')} kept{absorbed}"
    yield f"{full_day(plan.day)}{'' if plan.working else ' · day off'}"
    yield (
        f"{streak} · {plan.temperature.value:.1f}° {plan.temperature.verdict} · "
        f"{plan.planned_minutes} of {plan.budget_minutes} min planned, {plan.spent_minutes} spent"
    )
    yield ""
    if plan.new_touch:
        offer = plan.new_touch
        yield f"NEW TOUCH  {visible(offer.name)}  [{offer.contact[-SHOWN_ID:]}]"
        yield f"  {visible(offer.reason)}"
        yield (
            f"  say: {visible(offer.hook)}" if offer.hook else "  nothing to say yet: prepare first"
        )
        if plan.pledged:
            yield f"  pledged for {plan.pledged}"
    elif plan.quota.done:
        yield f"NEW TOUCH  made ({plan.quota.done} today)"
    elif plan.skipped:
        yield f"NEW TOUCH  skipped: {visible(plan.skipped)}"
    elif not plan.working:
        yield "NEW TOUCH  none on a day off"
    else:
        yield "NEW TOUCH  the bench is empty: `planner import` or `planner add` brings people"
    yield f"  {len(plan.bench)} more on the bench" if plan.bench else ""
    yield ""
    yield f"FOLLOW-UPS  {len(plan.items)} for today · {plan.waiting} waiting" + (
        f" · {plan.over_minutes} min over" if plan.over_minutes else ""
    )
    for item in plan.items:
        due = ""
        if item.due and "due " not in item.reason:
            due = f" · {'was due' if item.days_late else 'due'} {short_day(item.due, plan.day)}"
        yield (
            f"  {GLYPHS[item.kind]} {visible(item.name)}: {visible(item.reason)}{due} · {item.minutes} min"
            f"  [{item.id if ':' in item.id and len(item.id) < 24 else _short(item.id)}]"
        )
    for advice in plan.advice:
        yield f"  · {visible(advice)}"


def _short(item: str) -> str:
    kind, colon, contact = item.partition(":")
    return f"{kind}:{contact[-SHOWN_ID:]}" if colon else item[-SHOWN_ID:]


def done(shell: Shell) -> int:
    """Tick off what is done."""
    from planner.commands.day.day import done as tick

    args = shell.args
    return _each(shell, lambda session, item: tick(session, item, kind=args.kind, note=args.note))


def snooze(shell: Shell) -> int:
    """Put items off."""
    from planner.commands.day.day import snooze as put_off
    from planner.quicklog.days.dates import read_when

    session = shell.open()
    until = read_when(shell.args.when, today=session.today, date_order=session.settings.date_order)
    if until is None:
        raise UsageError(
            f"{quoted(shell.args.when)} is no day. Write until when: 2w, fri, 12 dec or 2026-12-01."
        )
    return _each(shell, lambda each, item: put_off(each, item, until), session)


def _each(shell: Shell, act: Callable[[Session, str], str], opened: Session | None = None) -> int:
    """Do the same to every id, as one change."""
    session = opened or shell.open()
    session.gather()
    labels = [act(session, item) for item in shell.several(shell.args.ids)]
    session.release(save=not shell.dry_run)
    shell.answer(
        {"changed": labels, "dry_run": shell.dry_run}, _told(labels, dry_run=shell.dry_run)
    )
    return 0


def _told(labels: list[str], *, dry_run: bool) -> list[str]:
    return [("dry run: " if dry_run else "") + visible(label) for label in labels]


def skip(shell: Shell) -> int:
    """Skip the new touch, and say what that costs."""
    from planner.commands.day.day import skip as pass_by
    from planner.commands.day.day import skip_cost

    return _once(shell, lambda session: pass_by(session, shell.args.why), skip_cost)


def pledge(shell: Shell) -> int:
    """Say when the new touch is to be made."""
    from planner.commands.day.day import pledge as promise

    return _once(shell, lambda session: promise(session, shell.args.time, daily=shell.args.daily))


def lighter(shell: Shell) -> int:
    """Take a lighter day."""
    from planner.commands.day.day import lighter as ease

    return _once(shell, lambda session: ease(session, usual=shell.args.usual))


def off(shell: Shell) -> int:
    """Take days off."""
    from planner.commands.day.day import off as take_off
    from planner.quicklog.days.dates import read_range

    def act(session: Session) -> str:
        text = " ".join(shell.args.days)
        span = read_range(text, today=session.today, date_order=session.settings.date_order)
        if span is None:
            raise UsageError(
                f"{quoted(text)} is no day or range. Write 2026-12-24..2027-01-01, or fri."
            )
        return take_off(session, *span, working=shell.args.back)

    return _once(shell, act)


def _once(
    shell: Shell, act: Callable[[Session], str], cost: Callable[[Session], SkipCost] | None = None
) -> int:
    session = shell.open(create=True)
    costs = "; ".join(cost(session)) if cost else ""
    session.gather()
    label = act(session)
    session.release(save=not shell.dry_run)
    value = {"changed": [label], "dry_run": shell.dry_run, **({"cost": costs} if cost else {})}
    shell.answer(
        value, [*_told([label], dry_run=shell.dry_run), *([f"  {visible(costs)}"] if cost else [])]
    )
    return 0
