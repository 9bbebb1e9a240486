"""R14: the follow-up game plan. Which step of which ladder a contact stands on, and when the next
one is due.

- A first outreach or an ask without an answer: a nudge after 5 working days, one more after 10,
then 90 days of rest. A
  later message is the nudge; any answer stops the ladder. Thanks, news, wishes, an article, a note
  to keep in touch are not chased.
- After a first meeting: thanks the next working day, a word after 14 days, another after 45, then
the cadence. Any
  touch that the user takes part in takes a step. Whoever was known before the log began has none.
- An introduction: thanks to the introducer once the two have met, and news when something came of
it.
- A no (R16): thank them and ask where else to look.

Everything follows from the log, so that nothing has to be moved by hand. A step that was due long
ago is not raised: an imported history never floods the day.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final, Literal

from planner.engine.happened.tie import (
    LADDER,
    LATE_ENTRY,
    MEETING_LADDER,
    SECOND_WORD,
    THIRD_WORD,
    Tie,
)
from planner.engine.happened.touching import ago, called, outgoing
from planner.engine.plan import Item
from planner.engine.situation import Situation, once
from planner.engine.standing.roll import roll
from planner.engine.today.introductions import thanks_owed
from planner.engine.today.refusals import is_named_like_a_firm, refusals
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import plural

LAPSES_AFTER: Final = 30
"""Days after which a step is no longer raised, nudges aside: those lapse into their rest."""
WORDS_APART: Final = 7
"""Days between two words after a first meeting."""
KNOWN_BEFORE: Final = 30
"""Days before a first logged meeting from which a connection shows that it was not the first
one."""

StepCause = Literal[
    "nudge", "last nudge", "met", "second word", "third word", "refused", "introduced"
]


class LadderStep(NamedTuple):
    """The next step of a ladder: what is to be done from the day `due` on."""

    due: int
    cause: StepCause

    @property
    def kind(self) -> Literal["nudge", "thanks"]:
        """The kind of item that it is."""
        return "thanks" if self.cause in ("met", "refused", "introduced") else "nudge"


class Rest(NamedTuple):
    """A ladder at its end: they are left alone until the day."""

    until: int


def ladder_of(situation: Situation, contact: Contact, tie: Tie) -> LadderStep | Rest | None:
    """Where somebody stands: on the next step, though it be still to come; at rest; or on no
    ladder."""
    thanks = thanks_owed(situation).get(contact.id)
    if thanks is not None:
        return LadderStep(situation.calendar.after(thanks.day), "introduced")
    return refusal_step(situation, contact.id) or own_ladder(situation, contact, tie)


def refusal_step(situation: Situation, contact_id: str) -> LadderStep | None:
    """The word that the person of a lead is owed that ended in a no (R16)."""
    refusal = refusals(situation).get(contact_id)
    return _refused(situation, refusal.day) if refusal is not None else None


def own_ladder(situation: Situation, contact: Contact, tie: Tie) -> LadderStep | Rest | None:
    """The same, as far as it follows from what happened with themselves."""
    if tie.refused:
        firm = is_named_like_a_firm(situation, contact)
        return None if firm else _refused(situation, tie.last)
    waiting = _unanswered(situation, tie) if tie.waits else None
    meeting = _after_meeting(situation, contact, tie)
    if isinstance(meeting, LadderStep) and isinstance(waiting, LadderStep):
        return min(meeting, waiting)
    return meeting or waiting


def _refused(situation: Situation, day: int) -> LadderStep | None:
    due = situation.calendar.after(day)
    return LadderStep(due, "refused") if situation.now - due <= LAPSES_AFTER else None


def due_steps(
    situation: Situation,
) -> list[tuple[int, Literal["nudge", "thanks"], Collection[str]]]:
    """The steps of people's own ladders whose day has come: that day, the kind of item, and for
    whom."""
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
    if step.cause == "refused":
        return _refusal_reason(situation, contact, tie)
    if step.cause == "introduced":
        return thanks_owed(situation)[contact.id].reason
    if step.cause in ("nudge", "last nudge"):
        return _nudge_reason(situation, tie, step)
    days_since = situation.now - tie.days[tie.first_meeting]
    first = f"you first met ({called(tie.touches[tie.first_meeting])}) {ago(days_since)}"
    if step.cause == "met":
        return f"{first}: say thank you"
    word_after = SECOND_WORD if step.cause == "second word" else THIRD_WORD
    return f"{first}: a word after {plural(word_after, 'day')}"


def _nudge_reason(situation: Situation, tie: Tie, step: LadderStep) -> str:
    last_step = tie.waits[0]
    sent = ago(situation.now - last_step)
    if step.cause == "last nudge":
        return f"no answer to your nudge {sent} either: once more, then leave them alone"
    touch = tie.touches[max(index for index, day in enumerate(tie.days) if day == last_step)]
    return f"no answer to your {called(touch)} {sent}: nudge once"


def _refusal_reason(situation: Situation, contact: Contact, tie: Tie) -> str:
    refusal = refusals(situation).get(contact.id)
    if refusal is None:
        return f"a no {ago(situation.now - tie.last)}: thank them and ask where else to look"
    source = f" from {refusal.org}" if refusal.org else ""
    when = ago(situation.now - refusal.day)
    return f"a no{source} {when}: thank them and ask where else to look"


def _unanswered(situation: Situation, tie: Tie) -> LadderStep | Rest | None:
    """The outreach ladder. A touch after a rest begins a new one, if it wants an answer by
    itself."""
    settings, last = situation.settings, tie.waits[0]
    steps = _steps_since_rest(tie, settings.rest_days)
    if steps == LADDER:
        until = last + settings.rest_days
        return Rest(until) if until > situation.now else None
    while steps and not tie.asks[steps - 1]:
        steps -= 1
    if not steps:
        return None
    cause: StepCause = "nudge"
    wait = settings.nudge_after
    if steps > 1:
        cause, wait = "last nudge", settings.nudge_again_after
    due = situation.calendar.after(last, wait)
    return LadderStep(due, cause) if situation.now - due <= settings.rest_days else None


def _steps_since_rest(tie: Tie, rest: int) -> int:
    """How many of the unanswered messages came without a rest between them, from the latest on."""
    steps = 1
    while steps < len(tie.waits) and tie.waits[steps - 1] - tie.waits[steps] <= rest:
        steps += 1
    return steps


def _after_meeting(situation: Situation, contact: Contact, tie: Tie) -> LadderStep | None:
    """The ladder after a first meeting. Steps that were passed over are not asked for twice, and a
    word on or after the day of a step takes it, however late it comes."""
    if tie.first_meeting < 0 or is_older_than_log(situation, contact, tie):
        return None
    meeting_day = tie.days[tie.first_meeting]
    days = situation.now - meeting_day
    if days > MEETING_LADDER:
        return None
    words = _words_since_meeting(tie)
    last_word = max(words, default=meeting_day)
    spread = _spread(situation, contact.id, meeting_day)
    calendar = situation.calendar
    if not words and days < SECOND_WORD:
        return LadderStep(calendar.after(meeting_day, 1 + spread), "met")
    earliest = last_word + WORDS_APART if words else 0
    if days < THIRD_WORD and len(words) < 2 and last_word < meeting_day + SECOND_WORD:
        due = max(meeting_day + SECOND_WORD + spread, earliest)
        return LadderStep(calendar.on_or_after(due), "second word")
    if len(words) < 3 and last_word < meeting_day + THIRD_WORD:
        due = max(meeting_day + THIRD_WORD + spread, earliest)
        return LadderStep(calendar.on_or_after(due), "third word")
    return None


def _words_since_meeting(tie: Tie) -> set[int]:
    """The days after the first meeting on which the user was in touch."""
    after = range(tie.first_meeting + 1, len(tie.days))
    return {tie.days[index] for index in after if outgoing(tie.touches[index])}


def is_older_than_log(situation: Situation, contact: Contact, tie: Tie) -> bool:
    """Whether the first meeting that is logged was not the first there was.

    Somebody who was in the book before the log began and then was met without a word before, or
    whose connection is older than the meeting by a month, was known already; so was somebody who
    came into the book a fortnight after it, with a meeting of old.
    """
    if tie.first_meeting:
        return False
    meeting_day = tie.days[0]
    connected = contact.connected_on
    if connected is not None and meeting_day - connected.toordinal() > KNOWN_BEFORE:
        return True
    if contact.added is None:
        return False
    added = contact.added.toordinal()
    if added - meeting_day > LATE_ENTRY:
        return True
    return added < min(meeting_day, situation.log.first_day + 1)


def _spread(situation: Situation, contact_id: str, meeting_day: int) -> int:
    """Days by which the steps of somebody are put off who was met with many others, so that no day
    floods (R7)."""
    days = _spread_by_day(situation)
    if meeting_day not in days:
        a_day = max(situation.usual_budget // max(situation.minutes("thanks"), 1), 1)
        newcomers = sorted(_first_met_on(situation, meeting_day))
        days[meeting_day] = {each: place // a_day for place, each in enumerate(newcomers)}
    return days[meeting_day][contact_id]


def _first_met_on(situation: Situation, meeting_day: int) -> set[str]:
    """Those whom the user met for the first time on a day."""
    newcomers: set[str] = set()
    for touch in situation.log.by_day[meeting_day]:
        for contact_id in touch.contacts:
            tie = situation.ties[contact_id]
            if tie.first_meeting >= 0 and tie.days[tie.first_meeting] == meeting_day:
                newcomers.add(contact_id)
    return newcomers


@once
def _spread_by_day(situation: Situation) -> dict[int, Mapping[str, int]]:
    """The days by which to spread, by the day of the meeting and the contact; filled as it is asked
    for."""
    return {}
