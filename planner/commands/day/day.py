"""Work through the day: tick off, snooze, skip, take days off."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from planner.change import Change, Edit, Put
from planner.commands.day.answers import took_place
from planner.commands.logging.ask_flags import flag_of
from planner.commands.people.contacts import by_ending, resolve
from planner.engine.habit.pledge import has_come
from planner.engine.habit.skipping import skip_cost as cost
from planner.errors import PlannerError, UsageError
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.ids import new_id
from planner.records import MEETINGS
from planner.settings import MINUTES, SETTINGS_ID
from planner.words import full_day, plural, quoted

if TYPE_CHECKING:
    from planner.change import Value
    from planner.commands.session import Session
    from planner.engine.habit.skipping import SkipCost
    from planner.records import Contact, Favour, Intent, Kind, Promise

LONGEST_LEAVE = 366
"""Days that one `off` may cover; a longer one is a slip of the keys."""
NO_REASON = "no reason given"
INTENTS_OF: Mapping[str, Intent] = {
    "thanks": "thanks",
    "keep_in_touch": "keep_in_touch",
    "date": "wish",
    "referral": "ask",
}
"""What the message was for that ticks off an item of a kind: only an ask is followed by a nudge
(R14)."""
FILLING: Mapping[str, str] = {
    "hook:today": "wrote down something to say",
    "hub:today": "looked for an event",
}
"""The items that concern nobody, and what was done when they are ticked off: the engine looks for
these words."""
PASSED_FOR = timedelta(days=14)
"""How long somebody is not offered as a new touch after being passed over."""


def done(session: Session, item: str, *, kind: Kind = "message", note: str = "") -> str:
    """Tick off a promise, a favour or a follow-up and log the touch that it was; return what was
    done in words.

    Args:
        session: The open book.
        item: An item's id of the plan, a promise's or favour's id, or whom: a contact's id or name.
        kind: What kind of touch it was.
        note: What to note of it.

    Raises:
        PlannerError: There is nothing of that id, or nothing of that contact is due today.
        DecisionNeeded: The name fits several people.
        BookError: It could not be saved.
    """
    records = session.records
    promise = by_ending(records.promises, item)
    if promise:
        return _keep_promise(session, records.promises[promise], kind, note)
    favour = by_ending(records.favours, item)
    if favour:
        return _return_favour(session, records.favours[favour], kind, note)
    if item.startswith("confirm:"):
        return took_place(session, item)
    if item in FILLING:
        return _spent_on(session, item.partition(":")[0], note or FILLING[item])
    what, contact_id = _item(session, item)
    name = records.contacts[contact_id].name
    if what == "prepare":
        return _spent_on(session, "prepare", note or f"prepared for {name}", contact_id)
    if not what:
        _check_due(session, contact_id)
    return log_outreach(session, contact_id, INTENTS_OF.get(what, ""), kind=kind, note=note)


def _check_due(session: Session, contact_id: str) -> None:
    """See that there is something of a contact to tick off.

    Raises:
        PlannerError: Nothing is due by the next working day, and they wait for no new touch.
    """
    # Imported here, as the first frame of the app draws a plan that was kept, without the engine.
    from planner.engine.today.next_up import next_up

    coming = next_up(session.situation, contact_id)
    today = {item.contact for item in session.plan.items}
    if coming.kind == "new_touch" or contact_id in today:
        return
    calendar = session.situation.calendar
    last = date.fromordinal(calendar.on_or_after(session.today.toordinal()))
    if coming.kind and coming.day is not None and coming.day <= last:
        return
    name = session.records.contacts[contact_id].name
    raise PlannerError(
        f"Nothing of {name} is due today, so there is nothing to tick off.\n"
        f'What happened is logged: `planner log "message to {name}"`.'
    )


def log_outreach(
    session: Session, contact_id: str, intent: Intent = "", *, kind: Kind, note: str
) -> str:
    """Log a touch of the user's with a contact, due or not, and return it in words.

    Args:
        session: The open book.
        contact_id: With whom.
        intent: What a message was for.
        kind: What kind of touch it was.
        note: What to note of it.

    Raises:
        BookError: It could not be saved.
    """
    name = session.records.contacts[contact_id].name
    touch = _touch(session, contact_id, kind, note, intent)
    return _apply(
        session,
        f"{kind} to {name}" if kind not in MEETINGS else f"{kind} with {name}",
        touch if kind in MEETINGS else _flagged(session, contact_id, touch),
    )


def _keep_promise(session: Session, promise: Promise, kind: Kind, note: str) -> str:
    if not promise.open:
        raise PlannerError(f"“{promise.text}” is no longer open.")
    tick: Edit = Put("promises", promise.id, {"done_on": session.today})
    mine = promise.who == "me" and promise.contact in session.records.contacts
    words = note or promise.text
    touch = _touch(session, promise.contact, kind, words, "news") if mine else ()
    return _apply(session, f"done: {promise.text}", (tick, *touch))


def _return_favour(session: Session, favour: Favour, kind: Kind, note: str) -> str:
    if not favour.open:
        raise PlannerError(f"“{favour.what}” is settled already.")
    settle: Edit = Put("favours", favour.id, {"returned": 1.0})
    mine = favour.direction == "received" and favour.contact in session.records.contacts
    words = note or f"returned the favour: {favour.what}"
    touch = _touch(session, favour.contact, kind, words, "news") if mine else ()
    return _apply(session, f"settled: {favour.what}", (settle, *touch))


def _spent_on(session: Session, kind: str, what: str, contact_id: str = "") -> str:
    """Log the minutes that reading, preparing or looking for something took."""
    minutes = session.settings.minutes.get(kind, MINUTES[kind])
    fields: dict[str, Value] = {
        "day": session.today,
        "minutes": minutes,
        "what": what,
        "contact": contact_id,
    }
    return _apply(session, what, (Put("intakes", new_id(), fields),))


def snooze(session: Session, item: str, until: date) -> str:
    """Put an item off: a promise by itself, anything else with its contact. It is no contact, and
    it sticks.

    Raises:
        UsageError: The day is not in the future.
        PlannerError: There is nothing of that id.
    """
    if until <= session.today:
        raise UsageError(
            f"{full_day(until)} is not after today. Snooze until a later day, as in 2w or fri."
        )
    past_due = ""
    promise_id = by_ending(session.records.promises, item)
    if promise_id:
        promise = session.records.promises[promise_id]
        what = promise.text
        if promise.due and until > promise.due:
            past_due = f", {plural((until - promise.due).days, 'day')} past its due day"
        edit: Edit = Put("promises", promise_id, {"snoozed_until": until})
    else:
        favour_id = by_ending(session.records.favours, item)
        contact_id = (
            session.records.favours[favour_id].contact if favour_id else _item(session, item)[1]
        )
        what = _named(session, contact_id).name
        edit = Put("contacts", contact_id, {"snoozed_until": until})
    return _apply(session, f"snoozed {what} until {full_day(until)}{past_due}", (edit,))


def skip(session: Session, why: str = "") -> str:
    """Skip today's new touch with a reason (R1).

    Raises:
        PlannerError: Nothing is owed today, or the new touch is made, or skipped already.
    """
    plan = session.plan
    if not plan.working:
        raise PlannerError(
            "Nothing is owed today, it is a free day: there is no new touch to skip."
        )
    if plan.quota.done:
        raise PlannerError("Today's new touch is made already: nothing to skip.")
    if plan.skipped:
        raise PlannerError(f"Today's new touch is skipped already: {plan.skipped}.")
    reason = why.strip() or NO_REASON
    day = session.today
    return _apply(
        session,
        f"skipped the new touch: {reason}",
        (Put("days", day.isoformat(), {"day": day, "skipped": reason}),),
    )


def pass_over(session: Session) -> str:
    """Offer somebody else as the new touch: this one not for a fortnight (R1).

    Raises:
        PlannerError: No new touch is offered.
    """
    offer = session.plan.new_touch
    if offer is None:
        raise PlannerError("There is no new touch to pass over.")
    until = session.today + PASSED_FOR
    label = f"passed over {offer.name} until {full_day(until)}"
    return _apply(session, label, (Put("contacts", offer.contact, {"passed_until": until}),))


def skip_cost(session: Session) -> SkipCost:
    """What it would cost to skip today's new touch."""
    return cost(session.situation)


def pledge(session: Session, time: str, *, daily: bool = False) -> str:
    """Say at what time today's new touch is to be made, or with ``daily`` that of every working
    day.

    Args:
        session: The open book.
        time: A time of day, as in 8:30, 9am or noon; ``none`` takes it back.
        daily: Whether it holds for every working day.

    Raises:
        UsageError: It is no time of day.
    """
    clock = "" if time.strip().lower() in ("", "none") else read_clock(time)
    label = f"pledged the new touch for {clock}" if clock else "pledged no time for the new touch"
    if daily:
        return _apply(
            session,
            f"{label}, every working day",
            (Put("settings", SETTINGS_ID, {"pledge": clock}),),
        )
    day = session.today
    return _apply(session, label, (Put("days", day.isoformat(), {"day": day, "pledged": clock}),))


def pledge_due(session: Session, now: datetime) -> str:
    """What to remind of when the pledged time has come and the new touch is still open; empty where
    there is nothing.

    A book that is tried on another day than the present one reminds of nothing.
    """
    plan = session.plan
    if (
        plan.new_touch is None
        or not session.live
        or not has_come(session.situation, f"{now:%H:%M}")
    ):
        return ""
    return f"{plan.pledged}: the time you pledged for today's new touch, {plan.new_touch.name}"


def read_clock(text: str) -> str:
    """Read a time of day; returns it as HH:MM.

    Raises:
        UsageError: It is none.
    """
    # 10 ms that the start of the app need not wait for: only a pledge is typed as a time.
    from planner.quicklog.days.clock import clock_of

    clock = clock_of(text)
    if clock is None:
        raise UsageError(
            f"{quoted(text)} is no time of day. Write 8:30, 9am or noon; none takes it back."
        )
    return clock


def lighter(session: Session, *, usual: bool = False) -> str:
    """Make today a lighter day, with half the minutes (R8); or with ``usual`` a day as any
    other."""
    day = session.today
    label = "a usual day again" if usual else "a lighter day: half the minutes"
    return _apply(
        session, label, (Put("days", day.isoformat(), {"day": day, "lighter": not usual}),)
    )


def off(session: Session, first: date, last: date, *, working: bool = False) -> str:
    """Take the days from ``first`` to ``last`` off, or with ``working`` make them working days
    again.

    Raises:
        UsageError: The range runs backwards or is longer than a year.
    """
    count = (last - first).days + 1
    if count < 1:
        raise UsageError(f"{full_day(last)} is before {full_day(first)}.")
    if count > LONGEST_LEAVE:
        raise UsageError(f"That is {count} days; at most {LONGEST_LEAVE} at a time.")
    # The day is its own id: two machines that say the same of a day say it of one record.
    days = [first + timedelta(days=step) for step in range(count)]
    edits = tuple(Put("days", day.isoformat(), {"day": day, "off": not working}) for day in days)
    span = full_day(first) if count == 1 else f"{full_day(first)} to {full_day(last)}"
    return _apply(session, f"{'working again' if working else 'off'}: {span}", edits)


def _item(session: Session, item: str) -> tuple[str, str]:
    """Return the kind (empty for none) and the contact's id of a plan's item, a contact's id or a
    name."""
    kind, colon, rest = item.partition(":")
    if colon and kind in FOLLOW_UP_KINDS:
        contact_id = by_ending(session.records.contacts, rest)
        if contact_id is None:
            raise PlannerError(f"There is no item {item}. `planner today` shows what there is.")
        return kind, contact_id
    return "", resolve(session, item)


def _named(session: Session, contact_id: str) -> Contact:
    contact = session.records.contacts.get(contact_id)
    if contact is None:
        raise PlannerError(f"There is no contact {contact_id}; it may have been deleted elsewhere.")
    return contact


def _touch(
    session: Session, contact_id: str, kind: Kind, note: str, intent: Intent = ""
) -> tuple[Edit, ...]:
    """The touch that ticking off an item was, and the hook that it used up."""
    touch: dict[str, Value] = {
        "contacts": frozenset({contact_id}),
        "kind": kind,
        "day": session.today,
        "note": note,
        "direction": "both" if kind in MEETINGS else "out",
    }
    if intent and kind not in MEETINGS:
        touch["intent"] = intent
    edits: list[Edit] = []
    offer = session.plan.new_touch
    if offer and offer.contact == contact_id and offer.hook:
        touch["hook"] = offer.hook
        hook = session.records.hooks.get(offer.hook_id)
        if hook:
            edits.append(Put("hooks", hook.id, {"told": hook.told | {contact_id}}))
    edits.insert(0, Put("touches", new_id(), touch))
    if session.records.contacts[contact_id].state in ("triage", "maybe"):
        edits.append(Put("contacts", contact_id, {"state": "kept"}))
    return tuple(edits)


def _flagged(session: Session, contact_id: str, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """An outreach with the advice that it overrode; to keep a promise or return a favour is no ask,
    and has none."""
    flag = flag_of(session.records, contact_id)
    first = edits[0]
    if flag is None or not isinstance(first, Put):
        return edits
    return (first._replace(fields={**first.fields, "overrode": flag.advice}), *edits[1:])


def _apply(session: Session, label: str, edits: tuple[Edit, ...]) -> str:
    session.apply(Change(label, edits))
    return label
