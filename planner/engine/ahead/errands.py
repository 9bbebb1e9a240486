"""What the coming weeks ask for beside keeping in touch: replies, promises, the steps of ladders,
favours to return."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner.engine.happened.people import takes_part
from planner.engine.happened.tie import SECOND_WORD, THIRD_WORD, Tie
from planner.engine.happened.touching import ANSWER_DAYS
from planner.engine.situation import Situation
from planner.engine.standing.cadence import hidden_until
from planner.engine.standing.favours import favour_due, owed
from planner.engine.today.ladder import LadderStep, ladder_of
from planner.engine.today.obligations import UNDATED_DAYS, reply_due
from planner.engine.today.waiting_for import waiting_for
from planner.records import Contact
from planner.value import NamedTuple


class Errand(NamedTuple):
    """Something that is to be done from a day on, a working day from today. Errands sort by what
    comes first."""

    day: int
    minutes: int
    contact: str
    must: bool
    """Whether it is done on its day whatever the budget (R3)."""
    rated: bool
    """Whether the rates of promises, replies and ladders count it (`load`)."""


def errands(situation: Situation) -> list[Errand]:
    """Everything that is known today to be asked for, the later steps of a ladder too."""
    found = [*_promises(situation)]
    today = situation.touched_today
    for member in situation.people.members.values():
        tie = situation.ties.get(member.id)
        if tie is None or tie.open_until < situation.now:
            continue
        if tie.mine and situation.now - tie.last <= ANSWER_DAYS:
            reply = _day(situation, member.contact, reply_due(situation, tie))
            found.append(
                Errand(reply, situation.minutes("reply"), member.id, must=True, rated=True)
            )
        elif member.id not in today or tie.first_meeting >= 0:
            found += _steps(situation, member.contact, tie)
    for contact, _, due in waiting_for(situation):
        day = _day(situation, contact, due)
        found.append(Errand(day, situation.minutes("nudge"), contact.id, must=False, rated=True))
    for contact_id, favours in owed(situation).items():
        someone = situation.records.contacts.get(contact_id)
        if someone is not None and takes_part(someone):
            day = _day(situation, someone, favour_due(situation, favours[0]))
            found.append(
                Errand(day, situation.minutes("favour"), contact_id, must=False, rated=False)
            )
    return found


def _promises(situation: Situation) -> Iterator[Errand]:
    for promise in situation.promises.mine:
        due = promise.due
        by = due or (promise.added or situation.today) + timedelta(days=UNDATED_DAYS)
        by = max(by, promise.snoozed_until or by)
        day = _day(situation, situation.records.contacts.get(promise.contact), by.toordinal())
        yield Errand(
            day, situation.minutes("promise"), promise.contact, must=due is not None, rated=True
        )


def _steps(situation: Situation, contact: Contact, tie: Tie) -> Iterator[Errand]:
    """The next step of their ladder, and those that follow it if they never answer."""
    step = ladder_of(situation, contact, tie)
    if not isinstance(step, LadderStep):
        return
    minutes = situation.minutes("nudge")
    first = _day(situation, contact, step.due)
    yield Errand(first, situation.minutes(step.kind), contact.id, must=False, rated=True)
    later: list[int] = []
    if step.cause == "nudge":
        later.append(situation.calendar.after(first, situation.settings.nudge_again_after))
    elif step.cause in ("met", "second word"):
        met = tie.days[tie.first_meeting]
        words = (SECOND_WORD, THIRD_WORD) if step.cause == "met" else (THIRD_WORD,)
        later += [
            day for word in words if (day := situation.calendar.on_or_after(met + word)) > first
        ]
    for day in later:
        yield Errand(_day(situation, contact, day), minutes, contact.id, must=False, rated=True)


def _day(situation: Situation, contact: Contact | None, due: int) -> int:
    """The working day from today on that something is done on, not before they are back from a rest
    or a snooze."""
    until = hidden_until(situation, contact) if contact is not None else None
    return situation.calendar.on_or_after(
        max(due, situation.now, until.toordinal() if until is not None else 0)
    )
