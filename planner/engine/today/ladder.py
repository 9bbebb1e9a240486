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

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, Literal

from planner.engine.happened.tie import LADDER, MEETING_LADDER, Tie
from planner.engine.happened.touching import ago, called, outgoing
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.engine.standing.roll import roll
from planner.engine.today.introductions import thanks_owed
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import plural

SECOND_WORD: Final = 14
THIRD_WORD: Final = 45
"""Days after a first meeting for its second and third step; the first is thanks on the next working day."""
LAPSES_AFTER: Final = 30
"""Days after which a step is no longer raised, nudges aside: those lapse into their rest."""

Cause = Literal["nudge", "last nudge", "met", "second word", "third word", "refused", "introduced"]


class LadderStep(NamedTuple):
    """The next step of a ladder: what is to be done from the day `due` on."""

    due: int
    cause: Cause

    @property
    def kind(self) -> Literal["nudge", "thanks"]:
        """The kind of item that it is."""
        return "thanks" if self.cause in ("met", "refused", "introduced") else "nudge"


class Rest(NamedTuple):
    """A ladder at its end: they are left alone until the day."""

    until: int


def ladder_of(situation: Situation, contact: Contact, tie: Tie) -> LadderStep | Rest | None:
    """Where somebody stands: on the next step, though it be still to come; at rest; or on no ladder."""
    thanks = thanks_owed(situation).get(contact.id)
    if thanks is not None:
        return LadderStep(situation.calendar.after(thanks.day), "introduced")
    return own_ladder(situation, contact, tie)


def own_ladder(situation: Situation, contact: Contact, tie: Tie) -> LadderStep | Rest | None:
    """The same, as far as it follows from what happened with themselves."""
    if tie.refused:
        due = situation.calendar.after(tie.last)
        return LadderStep(due, "refused") if situation.now - due <= LAPSES_AFTER else None
    waiting = _unanswered(situation, tie) if tie.waits else None
    if tie.first_meeting < 0 or situation.now - tie.days[tie.first_meeting] > MEETING_LADDER:
        return waiting
    meeting = _after_meeting(situation, contact, tie)
    if isinstance(meeting, LadderStep) and isinstance(waiting, LadderStep):
        return min(meeting, waiting)
    return meeting or waiting


def due_steps(
    situation: Situation,
) -> list[tuple[int, Literal["nudge", "thanks"], Collection[str]]]:
    """The steps of people's own ladders whose day has come: that day, the kind of item, and for whom."""
    now, rest, calls = situation.now, situation.settings.rest_days, roll(situation)
    steps: list[tuple[int, Literal["nudge", "thanks"], Collection[str]]] = []
    for last, contacts in calls.nudged.items():
        due = situation.calendar.after(last, situation.settings.nudge_after)
        if due <= now <= due + rest:
            steps.append((due, "nudge", contacts))
    for contact, tie in calls.laddered:
        step = own_ladder(situation, contact, tie)
        if isinstance(step, LadderStep) and step.due <= now:
            steps.append((step.due, step.kind, (contact.id,)))
    return steps


def step_item(situation: Situation, contact: Contact, tie: Tie, step: LadderStep) -> Item:
    """A step as an item of the day."""
    return Item(
        f"{step.kind}:{contact.id}",
        step.kind,
        contact.id,
        situation.name_of(contact.id),
        date.fromordinal(step.due),
        max(situation.now - step.due, 0),
        situation.minutes(step.kind),
        step_reason(situation, contact, tie, step),
    )


def own_step_item(situation: Situation, contact_id: str) -> Item:
    """The step of somebody's own ladder as an item of the day; they stand on one."""
    contact, tie = situation.records.contacts[contact_id], situation.ties[contact_id]
    step = own_ladder(situation, contact, tie)
    assert isinstance(step, LadderStep)
    return step_item(situation, contact, tie, step)


def step_reason(situation: Situation, contact: Contact, tie: Tie, step: LadderStep) -> str:
    """Why a step is to be taken."""
    days, last = situation.now - tie.last, tie.touches[-1]
    if step.cause == "nudge":
        return f"no answer to your {called(last)} {ago(days)}: nudge once"
    if step.cause == "last nudge":
        return f"no answer to your nudge {ago(days)} either: once more, then leave them alone"
    if step.cause == "refused":
        return f"a no {ago(days)}: thank them and ask where else to look"
    if step.cause == "introduced":
        return thanks_owed(situation)[contact.id].reason
    meeting = tie.touches[tie.first_meeting]
    first = f"you first met ({called(meeting)}) {ago(situation.now - tie.days[tie.first_meeting])}"
    if step.cause == "met":
        return f"{first}: say thank you"
    return f"{first}: a word after {plural(SECOND_WORD if step.cause == 'second word' else THIRD_WORD, 'day')}"


def _unanswered(situation: Situation, tie: Tie) -> LadderStep | Rest | None:
    """The outreach ladder. A touch after a rest begins a new one."""
    settings, waits = situation.settings, tie.waits
    rest = settings.rest_days
    steps = 1
    while steps < len(waits) and waits[steps - 1] - waits[steps] <= rest:
        steps += 1
    if steps == LADDER:
        return Rest(tie.last + rest) if tie.last + rest > situation.now else None
    due = situation.calendar.after(
        tie.last, settings.nudge_after if steps == 1 else settings.nudge_again_after
    )
    return (
        None
        if situation.now - due > rest
        else LadderStep(due, "nudge" if steps == 1 else "last nudge")
    )


def _after_meeting(situation: Situation, contact: Contact, tie: Tie) -> LadderStep | None:
    """The ladder after a first meeting. Steps that were passed over are not asked for twice."""
    meeting_day = tie.days[tie.first_meeting]
    days = situation.now - meeting_day
    after = range(tie.first_meeting + 1, len(tie.days))
    count = len({tie.days[index] for index in after if outgoing(tie.touches[index])})
    spread = _spread(situation, contact.id, meeting_day)
    calendar = situation.calendar
    if not count and days < SECOND_WORD:
        return LadderStep(calendar.after(meeting_day, 1 + spread), "met")
    if count < 2 and days < THIRD_WORD:
        return LadderStep(calendar.on_or_after(meeting_day + SECOND_WORD + spread), "second word")
    return (
        LadderStep(calendar.on_or_after(meeting_day + THIRD_WORD + spread), "third word")
        if count < 3
        else None
    )


def _spread(situation: Situation, contact_id: str, meeting_day: int) -> int:
    """Days by which the steps of somebody are put off who was met with many others, so that no day floods (R7)."""
    places = _spread_by_day(situation).get(meeting_day)
    if places is None:
        ties = situation.ties
        newcomers = sorted(
            {
                contact
                for touch in situation.log.by_day[meeting_day]
                for contact in touch.contacts
                if ties[contact].first_meeting >= 0
                and ties[contact].days[ties[contact].first_meeting] == meeting_day
            }
        )
        a_day = max(situation.usual_budget // max(situation.minutes("thanks"), 1), 1)
        places = _spread_by_day(situation)[meeting_day] = {
            contact: place // a_day for place, contact in enumerate(newcomers)
        }
    return places[contact_id]


@once
def _spread_by_day(situation: Situation) -> dict[int, Mapping[str, int]]:
    """The days by which to spread, by the day of the meeting and the contact; filled as it is asked for."""
    return {}
