"""What is to come, and what a user settles: which entry of the docket is meant, and how anything
open is answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.change import Change, Put, Value
from planner.commands.day.answers import (
    fell_through,
    needs_no_reply,
    prepare_meeting,
    silence,
    took_place,
)
from planner.commands.day.day import done
from planner.commands.network.settlement import settle as settle_favour
from planner.commands.network.settlement import waive
from planner.commands.people.contacts import by_ending, prepare, resolve
from planner.commands.session import Session
from planner.engine.plan import DocketEntry
from planner.engine.today import docket as docket_rules
from planner.errors import DecisionNeeded, PlannerError, UsageError
from planner.words import quoted, short_day

LONGEST = 366
"""Days ahead that a docket shows at most."""
ADVICE = "advice:"
"""How the id of a line of advice begins."""


def docket(session: Session, days: int = docket_rules.FORTNIGHT) -> Sequence[DocketEntry]:
    """Return what is to come within so many days, today included, earliest first.

    Raises:
        UsageError: It is no number of days to look ahead.
    """
    if not 0 <= days <= LONGEST:
        raise UsageError(f"--days: {days} is no number of days. Write one from 0 to {LONGEST}.")
    return docket_rules.docket(session.situation, days)


def entry_meant(session: Session, text: str) -> str | None:
    """Return the id of the meeting or event that a text means; None where it means none.

    Args:
        session: The open book.
        text: The id of an entry of the docket or of a touch, or the end of one; the name of a hub;
            or somebody whom one is to meet, or met today.

    Raises:
        DecisionNeeded: Several could be meant.
    """
    entries = [entry for entry in docket(session) if entry.kind in ("meeting", "event")]
    by_id = {entry.id: entry for entry in entries}
    key = _by_id(by_id, text) or by_ending(session.records.touches, text)
    if key is not None:
        return key
    word = text.strip().casefold()
    named = [entry for entry in entries if _is_about(session, entry, word)]
    if len(named) > 1:
        raise DecisionNeeded(
            f"{len(named)} entries of the docket could be meant by {quoted(text)}. Say which, by "
            "its id.",
            "name",
            [
                {"id": entry.id, "name": f"{short_day(entry.day, session.today)}: {entry.text}"}
                for entry in named
            ],
        )
    return named[0].id if named else None


def _by_id(entries: Mapping[str, DocketEntry], text: str) -> str | None:
    """Return the entry of which ``text`` is the id, or its kind and the end of it, as the shell
    shows it."""
    kind, colon, ending = text.rpartition(":")
    of_kind = {key: entry for key, entry in entries.items() if key.startswith(kind + colon)}
    return by_ending(of_kind, ending) if colon else by_ending(entries, text)


def _is_about(session: Session, entry: DocketEntry, word: str) -> bool:
    """Whether an entry is at the hub of that name, or with somebody of it."""
    hub = session.records.hubs.get(entry.hub)
    names = [*entry.names, *([hub.name] if hub else [])]
    return any(word and word in name.casefold() for name in names)


def prepare_for(session: Session, text: str, say: str = "", **answers: str) -> str:
    """Prepare for a meeting or an event (P14), or what to say to a contact (R9); return what was
    done in words.

    Args:
        session: The open book.
        text: The entry of the docket, or the contact.
        say: What to say to the contact.
        answers: What is wanted from the meeting: ``whom``, ``want``, ``offer``, ``leave``.

    Raises:
        UsageError: Nothing is said, or of both kinds at once.
        PlannerError: There is no such entry, or nobody of that name.
        DecisionNeeded: Several could be meant.
        BookError: It could not be saved.
    """
    if say and answers:
        raise UsageError("Say either what to say to a contact, or what you want from a meeting.")
    if say:
        return prepare(session, resolve(session, text), say)
    entry = entry_meant(session, text)
    if entry is None:
        raise PlannerError(
            f"The docket has no meeting or event {quoted(text)}. `planner docket` shows what is "
            "to come;\n"
            "`planner prepare NAME --say TEXT` writes down what to say to somebody."
        )
    return prepare_meeting(session, entry, **answers)


def settle(session: Session, item: str, *, part: float = 1.0, let_be: bool = False) -> str:
    """Settle whatever is open, and return what was done in words.

    Args:
        session: The open book.
        item: A promise is kept; a favour is returned; what was planned took place (``confirm:ID``);
            a reply was given; advice was followed (``advice:CAUSE``). Or whom a favour is open
            with.
        part: The share of a favour that was returned now.
        let_be: Let it be instead: the promise is dropped, the favour waived, what was planned did
            not take place, the message needs no answer.

    Raises:
        UsageError: A part of something else than a favour is settled, or there is no such advice.
        PlannerError: There is nothing of that id.
        DecisionNeeded: Several could be meant.
        BookError: It could not be saved.
    """
    if item.startswith(ADVICE):
        return silence(session, item.removeprefix(ADVICE))
    if _is_planned(session, item):
        return fell_through(session, item) if let_be else took_place(session, item)
    promise = by_ending(session.records.promises, item)
    if promise is not None:
        return _drop_promise(session, promise) if let_be else done(session, promise)
    if item.startswith("reply:"):
        return needs_no_reply(session, item) if let_be else done(session, item)
    return waive(session, item) if let_be else settle_favour(session, item, part)


def _is_planned(session: Session, item: str) -> bool:
    if item.startswith("confirm:"):
        return True
    key = by_ending(session.records.touches, item)
    return key is not None and session.records.touches[key].planned


def _drop_promise(session: Session, promise: str) -> str:
    label = f"dropped the promise “{session.records.promises[promise].text}”"
    fields: dict[str, Value] = {"dropped_on": session.today}
    session.apply(Change(label, (Put("promises", promise, fields),)))
    return label
