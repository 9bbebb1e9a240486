"""R14: the follow-up game plan. Which step of which ladder a contact stands on, and when the next one is due.

- Outreach without an answer: a nudge after 5 working days, one more after 10, then 90 days of rest. A later one-way
  touch is the nudge; any answer stops the ladder.
- After a first meeting: thanks the next working day, a word after 14 days, another after 45, then the cadence. Any
  touch that the user takes part in takes a step.
- An introduction: thanks to the introducer once the two have met, and news when something came of it.
- A no (R16): thank them and ask where else to look.

Everything follows from the log, so that nothing has to be moved by hand. A step that was due long ago is not raised:
an imported history never floods the day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from planner.engine.situation import Situation, once
from planner.engine.touching import ago, called, outgoing, way
from planner.records import Contact, Touch

OUTREACH: Final = frozenset({"email", "message", "linkedin", "shared", "intro", "replied"})
"""Kinds of one-way outreach that one may wait on an answer for."""
MEETING_STEPS: Final = (14, 45)
"""Days after a first meeting for the second and third step; the first is the next working day."""
LAPSES_AFTER: Final = 30
"""Days after which a step of the meeting and introduction ladders is no longer raised."""


class Step(NamedTuple):
    """The next step of a ladder: a nudge or thanks, from the day `due` on."""

    kind: Literal["nudge", "thanks"]
    due: date
    reason: str


class Rest(NamedTuple):
    """A ladder at its end: leave them alone until the day."""

    until: date


def ladder_of(situation: Situation, contact: Contact) -> Step | Rest | None:
    """Where somebody stands on a ladder: the next step, though it be still to come; a rest; or on none."""
    tie = situation.tie(contact.id)
    if not tie:
        return None
    return (
        _introduced(situation, contact)
        or _refused(situation, contact, tie)
        or _first_meeting(situation, contact, tie)
        or _unanswered(situation, tie)
    )


def _unanswered(situation: Situation, tie: Sequence[Touch]) -> Step | Rest | None:
    """The outreach ladder: one-way touches since the last answer, those of a day taken together."""
    settings, calendar, today = situation.settings, situation.calendar, situation.today
    last = tie[-1]
    if (today - last.day).days > 2 * settings.rest_days or not _waits(last):
        return None
    days: list[date] = []
    for touch in reversed(tie):
        if not _waits(touch) or (days and (days[-1] - touch.day).days > settings.rest_days):
            break
        if not days or days[-1] != touch.day:
            days.append(touch.day)
    if len(days) > 2:
        until = last.day + timedelta(days=settings.rest_days)
        return Rest(until) if until > today else None
    wait = settings.nudge_after if len(days) == 1 else settings.nudge_again_after
    due = calendar.after(last.day, wait)
    if (today - due).days > settings.rest_days:
        return None
    times = "once" if len(days) == 1 else "for the last time"
    return Step("nudge", due, f"no answer to your {called(last)} {ago((today - last.day).days)}; nudge {times}")


def _waits(touch: Touch) -> bool:
    """Whether the touch is outreach that has no answer in itself."""
    return way(touch) == "out" and touch.kind in OUTREACH and touch.outcome == "none"


def _first_meeting(situation: Situation, contact: Contact, tie: Sequence[Touch]) -> Step | None:
    """The ladder after the first touch that went both ways."""
    met = first_meetings(situation).get(contact.id)
    if met is None:
        return None
    today, calendar = situation.today, situation.calendar
    days = (today - met.day).days
    first, second = MEETING_STEPS
    if days > second + LAPSES_AFTER:
        return None
    after = tie[tie.index(met) + 1 :]
    taken = {touch.day for touch in after if outgoing(touch)}
    spread = timedelta(days=meeting_spread(situation).get(contact.id, 0))
    thanks = calendar.after(met.day, 1 + spread.days)
    named = f"{called(met)} {ago(days)}"
    if not taken and days < first:
        return Step("thanks", thanks, f"first {named}; say thank you")
    if len(taken) < 2 and days < second:
        due = calendar.on_or_after(met.day + timedelta(days=first) + spread)
        return Step("nudge", due, f"first {named}; the second word is due after {first} days")
    if len(taken) < 3:
        due = calendar.on_or_after(met.day + timedelta(days=second) + spread)
        return Step("nudge", due, f"first {named}; the third word is due after {second} days")
    return None


@once
def first_meetings(situation: Situation) -> Mapping[str, Touch]:
    """The first touch that went both ways, of those whose ladder may still run."""
    since = situation.ahead(-MEETING_STEPS[-1] - LAPSES_AFTER)
    firsts: dict[str, Touch] = {}
    for contact_id, tie in situation.ties.items():
        if tie[-1].day < since:
            continue
        for touch in tie:
            if way(touch) == "both":
                if touch.day >= since:
                    firsts[contact_id] = touch
                break
    return firsts


@once
def meeting_spread(situation: Situation) -> Mapping[str, int]:
    """Days by which the steps of somebody met with many others on one day are put off, so that no day floods (R7)."""
    by_day: dict[date, list[str]] = {}
    for contact_id, touch in first_meetings(situation).items():
        by_day.setdefault(touch.day, []).append(contact_id)
    a_day = max(situation.budget // max(situation.minutes("thanks"), 1), 1)
    return {
        contact_id: place // a_day
        for met in by_day.values() if len(met) > a_day
        for place, contact_id in enumerate(sorted(met))
    }


def _refused(situation: Situation, contact: Contact, tie: Sequence[Touch]) -> Step | None:
    """R16, a no is a door: the last touch is their no."""
    last = tie[-1]
    if last.kind != "rejected" and last.outcome != "rejection":
        return None
    due = situation.calendar.following(last.day)
    if (situation.today - due).days > LAPSES_AFTER:
        return None
    return Step("thanks", due, f"a no {ago((situation.today - last.day).days)}: thank them, ask where else to look")


def _introduced(situation: Situation, contact: Contact) -> Step | None:
    """The thanks that an introducer waits for."""
    event = introductions(situation).get(contact.id)
    if event is None:
        return None
    day, reason = event
    return Step("thanks", situation.calendar.following(day), reason)


@once
def introductions(situation: Situation) -> Mapping[str, tuple[date, str]]:
    """Introducers who have not heard from the user since they met the introduced, or since something came of it."""
    open_thanks: dict[str, tuple[date, str]] = {}
    since = situation.ahead(-2 * LAPSES_AFTER)
    for contact in situation.records.contacts.values():
        if not contact.introduced_by:
            continue
        event = _latest_news(situation, contact, since)
        introducer = situation.tie(contact.introduced_by)
        if event is None or not any(outgoing(touch) for touch in introducer):
            continue
        heard = any(
            outgoing(touch) and (touch.day > event.day or contact.id in touch.contacts)
            for touch in introducer if touch.day >= event.day
        )
        known = open_thanks.get(contact.introduced_by)
        if heard or (known is not None and known[0] <= event.day):
            continue
        what = {"interview": "an interview", "offer": "an offer", "lead": "a lead"}.get(event.outcome)
        when = ago((situation.today - event.day).days)
        open_thanks[contact.introduced_by] = (event.day, (
            f"{what} came of the introduction to {contact.name} ({when}); tell them and say thank you" if what
            else f"introduced you to {contact.name}, you were in touch {when}; say thank you"
        ))
    return open_thanks


def _latest_news(situation: Situation, contact: Contact, since: date) -> Touch | None:
    """The first two-way touch with the introduced, or a later one that something came of; None if too long ago."""
    news: Touch | None = None
    for touch in situation.tie(contact.id):
        if (news is None and way(touch) == "both") or touch.outcome in ("interview", "offer", "lead"):
            news = touch
    return news if news is not None and news.day >= since else None
