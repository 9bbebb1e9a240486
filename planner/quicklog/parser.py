"""One line, understood: who, what, when, where, what was learned, promised, owed and planned."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.quicklog.cutting import Clause, cut, opening
from planner.quicklog.days.reading import Order
from planner.quicklog.entry import Entry, Part
from planner.quicklog.head import Head
from planner.quicklog.intake import is_intake, read_intake
from planner.quicklog.lexicon import Lexicon
from planner.quicklog.prose import read_prose, skipped
from planner.quicklog.sentence import Draft, Setting
from planner.quicklog.tails import read_clause


def parse(
    line: str,
    lexicon: Lexicon,
    *,
    today: date,
    date_order: Order = "dmy",
    choices: Mapping[str, str] = {},
    previous: Entry | None = None,
) -> Entry:
    """Understand a quick-log line. Any text has an Entry: what no form claims is its note.

    Args:
        line: What was typed; several clauses may be parted by ``;`` or stand on lines of their own.
        lexicon: The names of the book.
        today: The user's day.
        date_order: How 12/11 is read.
        choices: Answers to the questions of an earlier parse: what was said, to a contact's id, ``new`` or an ISO day.
        previous: The entry of the line before, which ``same`` refers to.

    Returns:
        The entry; while ``questions`` is not empty it is not complete.
    """
    draft = Draft(line, Setting(lexicon, today, date_order, choices, previous))
    clauses = cut(draft)
    if is_intake(draft, clauses):
        read_intake(draft, clauses)
        _read_tags(draft)
    else:
        for clause in clauses:
            _read(draft, clause)
        _read_tags(draft)
        _settle_kind(draft)
    notes = [text for clause in clauses if (text := draft.unclaimed(clause.start, clause.stop))]
    return _entry(draft, "; ".join(notes) or None)


def split_batch(text: str) -> list[str]:
    """Cut what `planner log -` gets into its lines, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _read(draft: Draft, clause: Clause) -> None:
    if clause.sort == "correction":
        if _read_whole(draft, clause.body, clause.stop, correct=True):
            corrected: Part | None = next(
                filter(None, draft.owner[draft.tokens[clause.body].start :]), None
            )
            if corrected is not None:
                draft.claim(clause.start, clause.body, corrected)
    elif clause.sort != "head":
        read_clause(draft, clause)
    elif clause.start == 0 or not (draft.kind or draft.people):
        _read_head(draft, clause)
    else:
        _read_whole(draft, clause.start, clause.stop, correct=False)


def _read_head(draft: Draft, clause: Clause) -> None:
    head = Head(draft, clause.start, clause.stop)
    at = head.read()
    if draft.kind is None and not draft.people and at < clause.stop:
        begin = skipped(draft, at, clause.stop)
        if begin > at:
            head = Head(draft, begin, clause.stop)
            at = head.read()
    if at >= clause.stop:
        return
    after = opening(draft, at, clause.stop)
    if after is not None:
        read_clause(draft, after)
    else:
        if (
            draft.kind is None
            and draft.people
            and head.named
            and draft.text(at, clause.stop).strip("!?… ")
        ):
            draft.kind = "note"
        read_prose(draft, at, clause.stop)


def _read_whole(draft: Draft, start: int, stop: int, *, correct: bool) -> bool:
    """Read a later clause as more of the head where every word of it has a place there, else leave it to the note."""
    if start >= stop:
        return False
    before = draft.state(start, stop)
    if Head(draft, start, stop, correct=correct).read() >= stop:
        return True
    draft.restore(before)
    return False


def _read_tags(draft: Draft) -> None:
    for at, token in enumerate(draft.tokens):
        if token.sort != "tag":
            continue
        if token.low == "!private":
            draft.private = True
            draft.claim(at, at + 1, "private")
        elif token.text[0] == "#":
            tag = token.text[1:]
            if tag not in draft.tags:
                draft.tags.append(tag)
            draft.claim(at, at + 1, "tag")


def _settle_kind(draft: Draft) -> None:
    """Where no kind was said: met, if a name stands there; a clause alone is a note about whom it names."""
    if not draft.people and draft.others and draft.kind is None:
        draft.people, draft.others = draft.others, []
        given = any(favour.direction == "given" for favour in draft.favours)
        draft.kind = (
            "replied" if draft.leads else "shared" if given and not draft.promises else "note"
        )
        draft.incoming |= bool(draft.leads)
    if draft.kind is None and not (draft.people or draft.at_event or draft.hub):
        draft.owner = [None if part == "kind" else part for part in draft.owner]
    if draft.kind is None and (draft.people or draft.at_event or (draft.hub and not draft.org)):
        draft.kind = "met" if draft.people and not draft.at_event else "event"


def _entry(draft: Draft, note: str | None) -> Entry:
    def text(field: str) -> str | None:
        return "; ".join(draft.texts[field]) if field in draft.texts else None

    spans = draft.spans(noted=note is not None)
    return Entry(
        line=draft.line,
        kind=draft.kind,
        day=draft.day,
        time=draft.time,
        minutes=draft.minutes,
        people=tuple(draft.people),
        org=draft.org,
        hub=draft.hub,
        tags=tuple(draft.tags),
        note=note,
        learned=text("learned"),
        promises=tuple(draft.promises),
        next=draft.next,
        why=text("why"),
        wants=text("wants"),
        offers=text("offers"),
        favours=tuple(draft.favours),
        via=draft.via,
        hook=text("hook"),
        refer=tuple(draft.refer),
        private=draft.private,
        others=tuple(each for each in draft.others if each not in draft.people),
        questions=tuple(draft.questions),
        spans=spans,
        incoming=draft.incoming,
        wishes=tuple(draft.wishes),
        outcome=draft.outcome,
        leads=tuple(draft.leads),
        intake=draft.intake,
    )
