"""An entry while it is being understood: the line, and what each of its characters was taken for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.quicklog.days.clock import low_at
from planner.quicklog.days.dates import read_at
from planner.quicklog.days.reading import Order, Reading, When
from planner.quicklog.entry import (
    Candidate,
    Entry,
    FavourSaid,
    LeadSaid,
    Match,
    Next,
    Part,
    Person,
    Promised,
    Question,
    Span,
    Wish,
)
from planner.quicklog.lexicon import Lexicon
from planner.quicklog.people.names import match
from planner.quicklog.words.tokens import Token, tokens_of
from planner.records import Kind, Outcome
from planner.value import NamedTuple
from planner.words import full_day

_BRACKETS = ' ()[]{}（）"“”«»„'
_EDGES = " \t\n\r,;:.-–—、，；：،؛"


class Setting(NamedTuple):
    """What a line is read against: the names of the book, the day, the user's choices, the entry of the line before."""

    lexicon: Lexicon
    today: date
    order: Order = "dmy"
    choices: Mapping[str, str] = {}
    previous: Entry | None = None


class Draft:
    """What has been understood so far. The readers of the parts claim tokens; what nobody claims becomes the note."""

    def __init__(self, line: str, setting: Setting) -> None:
        self.line = line
        self.setting = setting
        self.tokens: list[Token] = tokens_of(line)
        self.owner: list[Part | None] = [None] * len(line)
        self.kind: Kind | None = None
        self.day: date | None = None
        self.dated = False
        """Whether the line gives a day, be it in doubt."""
        self.time: str | None = None
        self.minutes: int | None = None
        self.people: list[Person] = []
        self.org: str | None = None
        self.hub: str | None = None
        self.tags: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.promises: list[Promised] = []
        self.next: Next | None = None
        self.wishes: list[Wish] = []
        self.favours: list[FavourSaid] = []
        self.via: Person | None = None
        self.refer: list[Person] = []
        self.others: list[Person] = []
        self.private = False
        self.incoming = False
        self.at_event = False
        """Whether the hub stands by itself, as the thing that was attended."""
        self.outcome: Outcome | None = None
        self.intake = False
        self.leads: list[LeadSaid] = []
        self.questions: list[Question] = []

    def state(self, start: int, stop: int) -> dict[str, Any]:
        """A copy of everything understood so far, before the tokens from ``start`` up to ``stop`` are read."""
        span = slice(self.tokens[start].start, self.tokens[stop - 1].end)
        kept = {
            name: list(value) if isinstance(value, list) else value
            for name, value in vars(self).items()
            if name not in ("owner", "tokens")
        }
        return kept | {
            "": (span, self.owner[span])
        }  # the whole line's, copied at each clause, would be slow

    def restore(self, state: dict[str, Any]) -> None:
        """Go back to a copy made before."""
        span, owner = state.pop("")
        self.owner[span] = owner
        vars(self).update(state)

    def low(self, at: int) -> str:
        """The token's text in small letters, empty past the end and for a quote."""
        return low_at(self.tokens, at)

    def lows(self, at: int, stop: int, most: int) -> tuple[str, ...]:
        """The next words from a token on, at most so many."""
        return tuple(self.low(step) for step in range(at, min(stop, at + most)))

    def claim(self, start: int, stop: int, part: Part) -> None:
        """Take the tokens from ``start`` up to ``stop``, and what stands between them, for a part."""
        if start < stop:
            first, last = self.tokens[start].start, self.tokens[stop - 1].end
            self.owner[first:last] = [part] * (last - first)

    def free(self, at: int) -> bool:
        """Whether nobody has claimed the token."""
        return self.owner[self.tokens[at].start] is None

    def text(self, start: int, stop: int) -> str:
        """The tokens as they stand in the line, without the marks at their edges."""
        if start >= stop:
            return ""
        return trimmed(self.line[self.tokens[start].start : self.tokens[stop - 1].end])

    def unclaimed(self, start: int, stop: int) -> str:
        """The text of the tokens that nobody has claimed, in order."""
        pieces: list[str] = []
        at = start
        while at < stop:
            if not self.free(at):
                at += 1
                continue
            end = at
            while end < stop and self.free(end):
                end += 1
            piece = self.text(at, end)
            if piece.strip(_BRACKETS) and not (at > start and piece in ("!", "?", "!!", "!!!")):
                pieces.append(piece)
            at = end
        return " ".join(pieces)

    def keep(self, field: str, text: str) -> bool:
        """Add to a field of free text; whether there was anything to add."""
        if text:
            self.texts.setdefault(field, []).append(text)
        return bool(text)

    def day_at(self, at: int, stop: int, when: When, *, loose: bool = False) -> Reading | None:
        """Read a day at a token, no farther than ``stop``."""
        if at >= stop or self.tokens[at].sort != "word":
            return None
        setting = self.setting
        found = read_at(
            self.tokens,
            at,
            today=setting.today,
            direction=when,
            date_order=setting.order,
            loose=loose,
        )
        return found if found and found.stop <= stop else None

    def settle(self, start: int, found: Reading) -> date | None:
        """Return the day that was read, or the one that the user chose; ask where it is in doubt."""
        if found.day is not None:
            return found.day
        said = self.text(start, found.stop)
        chosen = iso_day(self.setting.choices.get(said, ""))
        if chosen is not None:
            return chosen
        options = tuple(Candidate(day.isoformat(), full_day(day), 100.0) for day in found.options)
        self.ask(Question("date", said, f'"{said}" {found.doubt}. Which day?', options))
        return None

    def ask(self, question: Question) -> None:
        """Put a question, once."""
        if all(asked.said != question.said for asked in self.questions):
            self.questions.append(question)

    def matched(self, said: str, org: str = "", place: str = "", *, likely: bool = False) -> Match:
        """Whom a name means: as the user chose, else among the people of the line, else in the book.

        Args:
            said: The name as typed.
            org: The organisation given with it, which must not contradict the book.
            place: An organisation named after it, which only helps to tell two of one name apart.
            likely: Whether to look for who may have been meant by a name that nobody has.
        """
        answer = self.setting.choices.get(said)
        lexicon = self.setting.lexicon
        if answer == "new":
            return Match(None, said)
        if answer is not None and answer in lexicon.contacts:
            return Match(answer, lexicon.contacts[answer].name)
        found = match(said, lexicon, org=org, likely=likely)
        if place and found.candidates and not org:
            nearer = match(said, lexicon, org=place, likely=False)
            found = nearer if nearer.id else found
        if found.id is None and (own := self.among(said)) is not None:
            return Match(own.id, own.name)
        return found

    def among(self, said: str) -> Person | None:
        """The one of the line's people whom a first name or a whole name means."""
        low = said.casefold()
        own = [
            each
            for each in self.people
            if each.name.casefold() == low or each.name.casefold().split(" ")[0] == low
        ]
        return own[0] if len(own) == 1 else None

    def person(self, said: str, found: Match, org: str = "", *, ask: bool = False) -> Person:
        """Make a person of a match; ask who it is where that is in doubt, or where ``ask`` says so."""
        if found.id is not None:
            return Person(found.name, found.id, False, org)
        own = self.among(said)
        if own is not None:
            return own
        if found.candidates:
            text = (
                f'Which "{said}"?'
                if len(found.candidates) > 1
                else f'Is "{said}" {found.candidates[0].text}?'
            )
            self.ask(Question("name", said, text, found.candidates))
            return Person(said, None, False, org)
        if ask and said not in self.setting.choices:
            self.ask(Question("name", said, f'Is "{said}" somebody new?', ()))
            return Person(said, None, False, org)
        return Person(said, None, True, org)

    def spans(self, *, noted: bool) -> tuple[Span, ...]:
        """What each stretch of the line was taken for; what is left belongs to the note, where there is one."""
        found: list[Span] = []
        owner: list[Part | None] = self.owner
        for token in self.tokens if noted else ():
            if owner[token.start] is None and trimmed(token.text).strip(_BRACKETS):
                owner[token.start : token.end] = ["note"] * (token.end - token.start)
        for at, part in enumerate(owner):
            if part is None:
                continue
            if found and found[-1].part == part and not self.line[found[-1].end : at].strip():
                found[-1] = found[-1]._replace(end=at + 1)
            else:
                found.append(Span(at, at + 1, part))
        return tuple(found)


def trimmed(text: str) -> str:
    """Return the text with single spaces and without separators at its ends."""
    return " ".join(text.split()).strip(_EDGES)


def iso_day(text: str) -> date | None:
    """Return the day that the text is in ISO form, if it is one."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def part_of(person: Person) -> Part:
    """Return what a name is shown as: somebody known, somebody new, or in doubt."""
    return "person" if person.id is not None else "new_person" if person.new else "doubtful"
