"""`planner docket`, `prepare` and `settle`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.day import docket as entries
from planner.commands.day.answers import PREPARED, preparation
from planner.commands.json_values import json_value
from planner.words import joined, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from planner.cli.shell import Shell
    from planner.engine.plan import DocketEntry
    from planner.engine.views.preparation import Guest, MeetingOutcome, Preparation

QUESTIONS: Mapping[str, str] = {
    "whom": "whom shall I meet",
    "want": "what do I want",
    "offer": "what do I offer",
    "leave": "what do I leave with",
}
"""The four questions of P14, by the option that answers each."""


def docket(shell: Shell) -> int:
    """Show what is to come."""
    session = shell.open()
    coming = entries.docket(session, shell.args.days)
    shell.answer(json_value(coming, session), docket_lines(coming, session.today))
    return 0


def docket_lines(coming: Sequence[DocketEntry], today: date) -> Iterator[str]:
    """Return the entries of a docket as lines, with what is wanted from each."""
    if not coming:
        yield (
            'Nothing is to come. Log ahead: `planner log "coffee with Ana Li tomorrow 9:30"`, '
            "or `planner hubs edit NAME --every monthly`."
        )
    for entry in coming:
        when = f"{short_day(entry.day, today)} {entry.time}".strip()
        whom = f"{joined(list(entry.names))}: " if entry.kind == "promise" and entry.names else ""
        yield f"{when:18} {visible(whom + entry.text)}  [{_short(entry.id)}]"
        for question, answer in entry.prepared.items():
            yield f"{'':18}   {question}: {visible(answer)}"


def _short(entry_id: str) -> str:
    """Return as much of an entry's id as names it."""
    kind, colon, key = entry_id.rpartition(":")
    return f"{kind}{colon}{key[-6:]}"


def prepare(shell: Shell) -> int:
    """Show what there is to prepare, or write the answers down."""
    session, args = shell.open(), shell.args
    items = shell.named(args.item)
    answers = {name: getattr(args, name) for name in PREPARED if getattr(args, name) is not None}
    if answers or args.say:
        with shell.one_change(session):
            labels = [entries.prepare_for(session, item, args.say, **answers) for item in items]
        shell.answer_changed(labels)
        return 0
    sheets = [preparation(session, entries.entry_meant(session, item) or item) for item in items]
    shell.answer_each(
        args.item,
        [(json_value(sheet), list(_preparation(sheet, session.today))) for sheet in sheets],
    )
    return 0


def _preparation(sheet: Preparation, today: date) -> Iterator[str]:
    yield f"{short_day(sheet.day, today)}: {visible(sheet.title)}"
    for name, question in QUESTIONS.items():
        answer = sheet.answers.get(name)
        yield f"  {question}? {visible(answer) if answer else f'(--{name} TEXT)'}"
    if sheet.guests:
        yield "WHO"
        yield from (f"  {_guest(guest)}" for guest in sheet.guests)
    if sheet.outcome is not None:
        yield "WHAT CAME OF IT"
        yield from _outcome(sheet.outcome)


def _guest(guest: Guest) -> str:
    about = {"you want": guest.i_want, "they want": guest.they_want, "offer": guest.i_offer}
    parts = [guest.reason, *(f"{word} {text}" for word, text in about.items() if text)]
    known = " · ".join(part for part in parts if part)
    return visible(f"{guest.name}: {known}" if known else guest.name)


def _outcome(outcome: MeetingOutcome) -> Iterator[str]:
    parts = {
        "met": outcome.met,
        "new": outcome.new,
        "learned": outcome.learned,
        "promised": outcome.promises,
        "favours": outcome.favours,
        "results": outcome.results,
    }
    found = {word: texts for word, texts in parts.items() if texts}
    if not found:
        yield "  nothing is logged yet"
    for word, texts in found.items():
        yield f"  {word}: {visible(joined(list(texts)))}"


def settle(shell: Shell) -> int:
    """Settle what is open, all of it as one step of undo."""
    session, args = shell.open(), shell.args
    with shell.one_change(session):
        labels = [
            entries.settle(session, item, part=args.part, let_be=args.let_be)
            for item in _items(shell)
        ]
    shell.answer_changed(labels)
    return 0


def _items(shell: Shell) -> Sequence[str]:
    """Return the ids that were given; several words without a digit are one name."""
    words = shell.several(shell.args.items)
    if len(words) > 1 and not any(letter.isdigit() for word in words for letter in word):
        return [" ".join(words)]
    return words
