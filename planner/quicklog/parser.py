"""One line, understood: who, what, when, where, what was learned, promised, owed and planned.

The line is read in five steps: its names of the book and their scores (`people.mentions`), its
clauses (`clauses.cut`), what each says that happened (`clauses.frame`), which of them belong to one
touch, and then each part by its reader.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from planner.quicklog.clauses.cut import Clause, cut
from planner.quicklog.clauses.frame import Frame, frame_of
from planner.quicklog.clauses.intake import is_intake, read_intake
from planner.quicklog.clauses.settle import read_group, settle, take_tags
from planner.quicklog.clauses.split import FramedClause, split_touches
from planner.quicklog.days.reading import Order
from planner.quicklog.entry import NO_NAME, ClauseSense, Entry, Question, Sense, Span
from planner.quicklog.lexicon import Lexicon
from planner.quicklog.people.mentions import find_mentions
from planner.quicklog.sentence import Draft, Setting
from planner.quicklog.words.language import language_of
from planner.records import MEETINGS

LONGEST = 20_000
"""Characters of a line that are read; what comes behind them is kept in the note."""


def parse(
    line: str,
    lexicon: Lexicon,
    *,
    today: date,
    date_order: Order = "dmy",
    choices: Mapping[str, str] = {},
    previous: Entry | None = None,
    languages: tuple[str, ...] = ("en",),
) -> Entry:
    """Understand a quick-log line. Any text has an Entry: what no form claims is its note.

    Args:
        line: What was typed; several clauses may be parted by ``;`` or stand on lines of their own.
        lexicon: The names of the book.
        today: The user's day.
        date_order: How 12/11 is read.
        choices: Answers to the questions of an earlier parse: what was said, to a contact's id,
            ``new``, ``none`` for no name at all, or an ISO day.
        previous: The entry of the line before, which ``same`` refers to.
        languages: The languages of the line, the most important first.

    Returns:
        The entry, with the line's further touches in ``more``; while ``questions`` is not empty it
        is not complete.
    """
    if len(line) > LONGEST:
        end = line.rfind(" ", 0, LONGEST) + 1 or LONGEST
        entry = parse(
            line[:end],
            lexicon,
            today=today,
            date_order=date_order,
            choices=choices,
            previous=previous,
            languages=languages,
        )
        note = "; ".join(filter(None, (entry.note, line[end:].strip())))
        return entry._replace(line=line, note=note)
    lexicon = lexicon.without(said for said, answer in choices.items() if answer == NO_NAME)
    draft = Draft(
        line, Setting(lexicon, today, date_order, choices, previous, language_of(*languages))
    )
    find_mentions(draft)
    clauses = cut(draft)
    if is_intake(draft, clauses):
        return _read_intake(draft, clauses)
    items = [
        FramedClause(clause, None if clause.opening else frame_of(draft, clause))
        for clause in clauses
    ]
    groups = split_touches(draft, items)
    drafts = [_read(draft.fork(), group) for group in groups] or [draft]
    return _joined(line, drafts, groups or [[]])._replace(answers=tuple(choices.items()))


def split_batch(text: str) -> list[str]:
    """Cut what `planner log -` gets into its lines, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def _read_intake(draft: Draft, clauses: list[Clause]) -> Entry:
    """Make the entry of a line such as *read the Acme report 30m*."""
    read_intake(draft, clauses)
    take_tags(draft, 0, len(draft.tokens))
    note = _note(draft, clauses)
    spans = tuple(draft.spans(0, len(draft.tokens), noted=note is not None))
    senses = (ClauseSense(draft.line.strip(), "intake"),)
    return _entry(draft, draft.line, note, spans)._replace(clauses=senses)


def _read(draft: Draft, group: Sequence[FramedClause]) -> Draft:
    """Understand the clauses of one touch."""
    read_group(draft, group)
    first, last = group[0].clause.start, group[-1].clause.stop
    take_tags(draft, first, last)
    settle(draft, group)
    while first > 0 and draft.kind and draft.free(first) and draft.has("ASIDES", first):
        draft.claim(first, first + 1, "kind")  # then, and: they lead to a further touch
        first += 1
    return draft


def _note(draft: Draft, clauses: Sequence[Clause]) -> str | None:
    """What nobody claimed, clause by clause."""
    notes: list[str] = []
    for clause in clauses:
        read = draft.text if clause.start in draft.whole else draft.unclaimed
        notes.append(read(clause.start, clause.stop))
    return "; ".join(filter(None, notes)) or None


def _joined(line: str, drafts: Sequence[Draft], groups: Sequence[Sequence[FramedClause]]) -> Entry:
    """Make the entries of the drafts: the first has the colours of the whole line, and the others
    behind it."""
    entries: list[Entry] = []
    spans: list[Span] = []
    senses: list[ClauseSense] = []
    day = drafts[0].day if _day_leads(groups[0]) else None
    _share_days(drafts, groups)
    covered = 0
    for draft, group in zip(drafts, groups, strict=True):
        # What heads a list of touches stands in each of its groups and is shown once.
        group = [item for item in group if item.clause.start >= covered]
        clauses = [item.clause for item in group]
        covered = clauses[-1].stop if clauses else covered
        note = _note(draft, clauses)
        if len(drafts) > 1 and not draft.dated:
            draft.day = day
        start, stop = (clauses[0].start, clauses[-1].stop) if clauses else (0, 0)
        spans += draft.spans(start, stop, noted=note is not None)
        own = line if len(drafts) == 1 else draft.text(start, stop)
        entry = _entry(draft, own, note, ())
        senses += _senses(draft, group, entry)
        entries.append(entry)
    first, *more = entries
    questions: list[Question] = []
    for draft in drafts:
        for question in draft.questions:
            if all(question.said != earlier.said for earlier in questions):
                questions.append(question)
    first = first._replace(questions=tuple(questions))
    return first._replace(spans=tuple(spans), clauses=tuple(senses), more=tuple(more))


def _day_leads(group: Sequence[FramedClause]) -> bool:
    """Whether the line begins with a day for all that follows: *monday: call Ana, lunch Bo*."""
    if not group or group[0].frame is None:
        return False
    frame = group[0].frame
    if frame.deed is not None:
        return False
    if frame.named:
        return False
    return not frame.subject


def _share_days(drafts: Sequence[Draft], groups: Sequence[Sequence[FramedClause]]) -> None:
    """Give a touch the day of its neighbour: *coffee Ana and a walk with Bo yesterday*, *lunch Ana
    yesterday then ran into Bo*."""
    for before, draft, group in zip(drafts, drafts[1:], groups[1:], strict=False):
        start = group[0].clause.start
        leads = {draft.low(at) for at in range(start - 1, start + 2)}
        if "then" in leads and before.dated and not draft.dated:
            draft.day, draft.dated = before.day, True
            continue
        joined = bool(leads & {"and", "plus", "&"}) and not _begins_with_a_day(draft, start)
        if joined and draft.dated and not before.dated:
            before.day, before.dated = draft.day, True


def _begins_with_a_day(draft: Draft, at: int) -> bool:
    """Whether a day of its own leads a touch: *and on monday we met*."""
    while draft.has("JOINERS", at) or draft.language.days.has("ON", draft.low(at)):
        at += 1
    return draft.part_at(at) == "day"


def _senses(draft: Draft, group: Sequence[FramedClause], entry: Entry) -> list[ClauseSense]:
    """What each clause counts as, for the preview."""
    senses: list[ClauseSense] = []
    for clause, frame in group:
        text = draft.text(clause.start, clause.stop)
        if text:
            senses.append(ClauseSense(text, *_sense(clause, frame, entry)))
    return senses


def _sense(clause: Clause, frame: Frame | None, entry: Entry) -> tuple[Sense, str]:
    """What a clause counts as, and why where that is not plain: *coffee with Bo* is a touch, *Bo
    cancelled* a note."""
    if frame is None:
        promise = clause.opening in ("promise", "theirs", "next")
        return ("promise" if promise else "note"), ""
    if frame.polarity == "to come":
        meets = entry.next is not None and entry.next.kind is not None
        return "promise", "a meeting to come, in the docket" if meets else "it is to come"
    if frame.polarity == "did not":
        return "note", "it did not take place"
    sense: Sense = "note" if entry.kind in (None, "note") else "touch"
    if frame.polarity == "tried":
        return sense, "nobody answered"
    return (sense if frame.happened and entry.people else "note"), ""


def _entry(draft: Draft, line: str, note: str | None, spans: tuple[Span, ...]) -> Entry:
    texts = {field: "; ".join(parts) for field, parts in draft.texts.items()}
    names = {person.id or person.name for person in draft.people}
    others = tuple(person for person in draft.others if (person.id or person.name) not in names)
    return Entry(
        line=line,
        kind=draft.kind,
        day=draft.day,
        time=draft.time,
        minutes=draft.minutes,
        people=tuple(draft.people),
        org=draft.org,
        hub=draft.hub,
        tags=tuple(draft.tags),
        note=note,
        learned=texts.get("learned"),
        promises=tuple(draft.promises),
        next=draft.next,
        why=texts.get("why"),
        wants=texts.get("wants"),
        offers=texts.get("offers"),
        favours=tuple(draft.favours),
        via=draft.via,
        hook=texts.get("hook"),
        refer=tuple(draft.refer),
        private=draft.private,
        others=others,
        questions=tuple(draft.questions),
        spans=spans,
        incoming=draft.incoming and draft.kind not in MEETINGS - {"call", "video"},
        wishes=tuple(draft.wishes),
        outcome=draft.outcome,
        leads=tuple(draft.leads),
        intake=draft.intake,
    )
