"""A line while it is being understood: its tokens, who owns each of them, and what has been read so
far.

Every span has an owner. Whoever reads a part claims its tokens; a claim can be contested by a
stronger one, which then takes the whole span over. What nobody owns in the end is the note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from planner.quicklog.days.clock import TimeReading, read_length, read_time
from planner.quicklog.days.dates import read_at, read_last
from planner.quicklog.days.reading import Order, Reading, When
from planner.quicklog.entry import (
    Candidate,
    Entry,
    FavourText,
    LeadText,
    Match,
    NextStep,
    Part,
    Person,
    PromiseText,
    Question,
    Span,
    Wish,
)
from planner.quicklog.lexicon import LONGEST_NAME, Lexicon
from planner.quicklog.words.fold import fold_name
from planner.quicklog.words.language import Deed, Language, Polarity, language_of
from planner.quicklog.words.spoken import with_figures
from planner.quicklog.words.tokens import Token, tokens_of
from planner.records import Kind, Outcome
from planner.value import NamedTuple
from planner.words import full_day

_BRACKETS = ' ()[]{}（）"“”«»„'
_EDGES = " \t\n\r,;:.-–—、，；：،؛"
_EXCLAIMED = ("!", "?", "!!", "!!!")
SURE = 70.0
"""Score from which a mention is a person."""
WEAK = 40.0
"""Score from which a mention may be a person, who is asked about where the line names nobody
else."""
FIRM = 50.0
"""Strength of an ordinary claim."""


class Setting(NamedTuple):
    """What a line is read against: the names of the book, the day, the user's choices, the entry of
    the line before."""

    lexicon: Lexicon
    today: date
    order: Order = "dmy"
    choices: Mapping[str, str] = {}
    previous: Entry | None = None
    language: Language = language_of()


class Claim(NamedTuple):
    """Tokens ``start`` up to ``stop`` belong to a part, as strongly as ``strength`` says."""

    start: int
    stop: int
    part: Part
    strength: float


class Mention(NamedTuple):
    """A name of the book in the line, or one like it: its tokens, the text as typed, whom it means,
    and how sure.

    ``owner`` says that the name is a possessive (*Ana's boss*): something of theirs is meant, not
    they.
    """

    start: int
    stop: int
    said: str
    match: Match
    score: float
    owner: bool = False
    lone_surname: bool = False

    @property
    def possible(self) -> bool:
        """Whether somebody may be named, and not something of theirs."""
        return self.score >= WEAK and not self.owner

    @property
    def named(self) -> bool:
        """Whether somebody is named for sure, and not something of theirs."""
        return self.score >= SURE and not self.owner


class Draft:
    """What has been understood of some clauses of a line. What nobody claims becomes the note."""

    def __init__(self, line: str, setting: Setting, tokens: list[Token] | None = None) -> None:
        """Begin with nothing understood.

        Args:
            line: The line.
            setting: What it is read against.
            tokens: The line's tokens, where they are known already.
        """
        self.line = line
        self.setting = setting
        if tokens is None:
            tokens = _cut_names(tokens_of(line), setting.lexicon)
            tokens = with_figures(tokens, setting.language.days)
        self.tokens = tokens
        self.lows = [token.low if token.sort != "quote" else "" for token in self.tokens]
        self.language = setting.language
        self.sets = setting.language.sets
        self.holders: list[Claim | None] = [None] * len(self.tokens)
        self.mentions: dict[int, Mention] = {}
        """The names of the book in the line, by their first token."""
        self.inner: set[int] = set()
        """Tokens inside such a name, behind its first."""
        self.depths: list[int] = []
        """How many brackets are open before each token; empty until it is asked for."""
        self.actions: list[int] = []
        """How many words before each token say what somebody did; empty until it is asked for."""
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
        self.promises: list[PromiseText] = []
        self.next: NextStep | None = None
        self.wishes: list[Wish] = []
        self.favours: list[FavourText] = []
        self.via: Person | None = None
        self.refer: list[Person] = []
        self.others: list[Person] = []
        self.private = False
        self.whole: set[int] = set()
        """First tokens of clauses that the note says whole, with the names in them."""
        self.incoming = False
        self.outcome: Outcome | None = None
        self.at_event = False
        """Whether the hub stands by itself, as the thing that was attended."""
        self.intake = False
        self.leads: list[LeadText] = []
        self.questions: list[Question] = []

    def fork(self) -> Draft:
        """Return a draft of the same line with the same names, in which nothing is understood
        yet."""
        twin = Draft(self.line, self.setting, self.tokens)
        twin.mentions, twin.inner, twin.depths = self.mentions, self.inner, self.depths
        return twin

    # Words ---------------------------------------------------------------------------------------

    def low(self, at: int) -> str:
        """The token's text in small letters, empty past the ends and for a quote."""
        return self.lows[at] if 0 <= at < len(self.lows) else ""

    def has(self, cell: str, at: int) -> bool:
        """Whether the word at a token stands in a cell of the language's tables."""
        return self.low(at) in self.sets[cell]

    def has_word(self, cell: str, word: str) -> bool:
        """Whether a word stands in a cell of the language's tables."""
        return word in self.sets[cell]

    def has_any(self, at: int, *cells: str) -> bool:
        """Whether the word at a token stands in any of the cells."""
        return self.in_any(self.low(at), *cells)

    def holds(self, cell: str, start: int, stop: int) -> bool:
        """Whether a word of a cell stands between two tokens."""
        return not self.sets[cell].isdisjoint(self.lows[max(0, start) : stop])

    def in_any(self, word: str, *cells: str) -> bool:
        """Whether a word stands in any of the cells."""
        return any(word in self.sets[cell] for cell in cells)

    def is_word(self, at: int) -> bool:
        """Whether a word stands at the token: no mark, tag, link or quote."""
        if not (0 <= at < len(self.tokens)):
            return False
        return self.tokens[at].sort == "word"

    def is_capital(self, at: int) -> bool:
        """Whether the token begins with a capital."""
        if not (0 <= at < len(self.tokens)):
            return False
        return self.tokens[at].text[:1].isupper()

    def text(self, start: int, stop: int) -> str:
        """The tokens as they stand in the line, without the marks at their edges."""
        if start >= stop:
            return ""
        return trimmed(self.line[self.tokens[start].start : self.tokens[stop - 1].end])

    def bracketed(self, at: int, start: int) -> bool:
        """Whether a token stands inside brackets that are opened at or behind ``start``."""
        if not self.depths:
            depth = 0
            for token in self.tokens:
                self.depths.append(depth)
                if token.text in "([{（":
                    depth += 1
                elif token.text in ")]}）" and depth:
                    depth -= 1
        return self.depths[at] > self.depths[start]

    def deed_at(self, at: int, stop: int) -> tuple[int, Deed] | None:
        """The longest words for a deed at a token: the token behind them, and what they say."""
        return self.language.deeds.at(self.lows, at, stop)

    def noun_at(self, at: int, stop: int) -> tuple[int, Deed] | None:
        """The same where the words are a noun: *a quick call*, not *called*."""
        deed = self.deed_at(at, stop)
        return None if deed is None or deed[1].verb else deed

    def polarity_at(self, at: int, stop: int) -> tuple[int, Polarity] | None:
        """The longest words at a token that say whether it happened: the token behind them, and
        what they say."""
        return self.language.polarity.at(self.lows, at, stop)

    def mention_at(self, at: int, stop: int | None = None) -> Mention | None:
        """The name of the book that begins at a token and ends no later than ``stop``."""
        mention = self.mentions.get(at)
        if mention is None or stop is None:
            return mention
        return mention if mention.stop <= stop else None

    def mention_ending(self, stop: int) -> Mention | None:
        """The name of the book that ends right before a token."""
        for start in range(max(0, stop - LONGEST_NAME), stop):
            mention = self.mentions.get(start)
            if mention is not None and mention.stop == stop:
                return mention
        return None

    # Claims --------------------------------------------------------------------------------------

    def claim(self, start: int, stop: int, part: Part, strength: float = FIRM) -> bool:
        """Take the tokens from ``start`` up to ``stop`` for a part.

        A weaker or equal claim on any of them gives way as a whole; a stronger one stays, and
        nothing is taken.
        """
        rivals = self.claims(start, stop)
        if start >= stop:
            return False
        if any(rival.strength > strength for rival in rivals):
            return False
        for rival in rivals:
            self.release(rival)
        self.holders[start:stop] = [Claim(start, stop, part, strength)] * (stop - start)
        return True

    def claims(self, start: int, stop: int) -> set[Claim]:
        """The claims on some tokens."""
        return {holder for holder in self.holders[start:stop] if holder is not None}

    def release(self, claim: Claim) -> None:
        """Give the tokens of a claim back."""
        for at in range(claim.start, claim.stop):
            if self.holders[at] == claim:
                self.holders[at] = None

    def release_all(self, start: int, stop: int) -> None:
        """Give back every claim on some tokens."""
        for claim in self.claims(start, stop):
            self.release(claim)

    def disown(self, part: Part) -> None:
        """Give back every token that was taken for a part."""
        for claim in self.claims(0, len(self.holders)):
            if claim.part == part:
                self.release(claim)

    def make_note(self) -> None:
        """Make a note of it: the words that said what kind of touch it was go back to the note's
        text."""
        self.kind = "note"
        self.incoming = False
        self.disown("kind")

    def claim_rest(self, start: int, stop: int, part: Part) -> None:
        """Claim every token that is still free."""
        for at in range(start, stop):
            if self.free(at):
                self.claim(at, at + 1, part)

    def free(self, at: int) -> bool:
        """Whether nobody has claimed the token."""
        return self.holders[at] is None

    def part_at(self, at: int) -> Part | None:
        """What the token was taken for."""
        holder = self.holders[at]
        return holder.part if holder else None

    def unclaimed(self, start: int, stop: int) -> str:
        """The text of the tokens that nobody has claimed, in order."""
        pieces: list[str] = []
        at = start
        while at < stop:
            end = at
            while end < stop and self.free(end):
                end += 1
            piece = self.text(at, end)
            exclaimed = at > start and piece in _EXCLAIMED
            if piece.strip(_BRACKETS) and not exclaimed:
                pieces.append(piece)
            at = max(end, at + 1)
        return " ".join(pieces)

    def keep(self, field: str, text: str) -> bool:
        """Add to a field of free text; whether there was anything to add."""
        if text:
            self.texts.setdefault(field, []).append(text)
        return bool(text)

    # Days, times, lengths ------------------------------------------------------------------------

    def day_at(self, at: int, stop: int, when: When, *, loose: bool = False) -> Reading | None:
        """Read a day at a token, no farther than ``stop``."""
        if at >= stop or not self.is_word(at):
            return None
        setting = self.setting
        reading = read_at(
            self.tokens,
            at,
            today=setting.today,
            direction=when,
            date_order=setting.order,
            loose=loose,
            words=self.language.days,
        )
        return reading if reading and reading.stop <= stop else None

    def last_day(
        self, start: int, stop: int, when: When, *, loose: bool = False
    ) -> tuple[int, Reading] | None:
        """Find the day that ends a run of tokens: the token it begins at, and its reading."""
        return read_last(
            self.tokens,
            start,
            stop,
            today=self.setting.today,
            direction=when,
            date_order=self.setting.order,
            loose=loose,
            words=self.language.days,
        )

    def time_at(self, at: int, stop: int) -> TimeReading | None:
        """Read a time of day at a token, no farther than ``stop``."""
        if at >= stop:
            return None
        reading = read_time(self.tokens, at, self.language.days)
        return reading if reading and reading.stop <= stop else None

    def length_at(self, at: int, stop: int) -> tuple[int, int] | None:
        """Read a length at a token, no farther than ``stop``: the token behind it, and the
        minutes."""
        if at >= stop:
            return None
        length = read_length(self.tokens, at, self.language.days)
        return length if length and length[0] <= stop else None

    def behind_hours(self, at: int, stop: int) -> int:
        """The token behind a length or a time of day; 0 where neither begins here."""
        length = self.length_at(at, stop)
        if length is not None:
            return length[0]
        time = self.time_at(at, stop)
        return time.stop if time is not None else 0

    def moment_at(self, at: int, stop: int) -> bool:
        """Whether a day, a time or a length stands at a token."""
        reading = (
            self.day_at(at, stop, "past") or self.length_at(at, stop) or self.time_at(at, stop)
        )
        return reading is not None

    def settle(self, start: int, reading: Reading) -> date | None:
        """Return the day that was read, or the one that the user chose; ask where it is in
        doubt."""
        if reading.day is not None:
            return reading.day
        said = self.text(start, reading.stop)
        chosen = iso_day(self.setting.choices.get(said, ""))
        if chosen is not None:
            return chosen
        options = tuple(Candidate(day.isoformat(), full_day(day), 100.0) for day in reading.options)
        self.ask(Question("date", said, f'"{said}" {reading.doubt}. Which day?', options))
        return None

    # People --------------------------------------------------------------------------------------

    def set_org(self, name: str) -> None:
        """Set the organisation of the line, where it has none yet."""
        self.org = self.org or name

    def ask(self, question: Question) -> None:
        """Put a question, once."""
        if all(earlier.said != question.said for earlier in self.questions):
            self.questions.append(question)

    def among(self, said: str) -> Person | None:
        """The one of the line's people whom a first name or a whole name means."""
        low = said.casefold()
        own: list[Person] = []
        for person in self.people:
            name = person.name.casefold()
            if low in (name, name.split(" ")[0]):
                own.append(person)
        return own[0] if len(own) == 1 else None

    def everybody(self) -> Iterator[Person]:
        """All whom the draft names, in whatever part."""
        yield from self.people
        yield from self.others
        yield from self.refer
        if self.via is not None:
            yield self.via

    # Spans ---------------------------------------------------------------------------------------

    def spans(self, start: int, stop: int, *, noted: bool) -> list[Span]:
        """What each stretch of some tokens was taken for; what is left is the note's, where there
        is one."""
        spans: list[Span] = []
        for at in range(start, stop):
            token, part = self.tokens[at], self.part_at(at)
            if part is None and noted and trimmed(token.text).strip(_BRACKETS):
                part = "note"
            if part is None:
                continue
            if spans and self._continues(spans[-1], part, token):
                spans[-1] = spans[-1]._replace(end=token.end)
            else:
                spans.append(Span(token.start, token.end, part))
        return spans

    def _continues(self, span: Span, part: Part, token: Token) -> bool:
        """Whether a token of a part goes on with a span: nothing but space stands between."""
        if part != span.part:
            return False
        return not self.line[span.end : token.start].strip()


def _cut_names(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """Cut names of the book out of runs of a script that writes no spaces: 跟王伟喝咖啡."""
    cut: list[Token] = []
    for token in tokens:
        if token.sort == "word" and any(map(is_east_asian, token.text)):
            cut += _cut_token(token, lexicon)
        else:
            cut.append(token)
    return cut


def is_east_asian(letter: str) -> bool:
    """Whether a letter belongs to a script of China, Japan or Korea."""
    return 0x2E80 <= ord(letter) < 0xA000 or 0xAC00 <= ord(letter) < 0xD7B0


def _cut_token(token: Token, lexicon: Lexicon) -> list[Token]:
    """Cut the longest name of the book out of a token, and what stands on either side of it."""
    text = token.text
    for size in range(min(LONGEST_NAME, len(text)), 1, -1):
        for at in range(len(text) - size + 1):
            if fold_name(text[at : at + size]) in lexicon.names:
                return _cut_at(token, at, at + size)
    return [token]


def _cut_at(token: Token, *bounds: int) -> list[Token]:
    """Cut a token at some of its letters, without empty pieces."""
    pieces: list[Token] = []
    start = 0
    for end in (*bounds, len(token.text)):
        piece = token.text[start:end]
        if piece:
            place = token.start + start
            pieces.append(Token(piece, piece.lower(), place, place + len(piece), "word"))
        start = end
    return pieces


def trimmed(text: str) -> str:
    """Return the text with single spaces and without separators at its ends."""
    return " ".join(text.split()).strip(_EDGES)


def iso_day(text: str) -> date | None:
    """Return the day that the text is in ISO form, if it is one."""
    if len(text) != 10:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def part_of(person: Person) -> Part:
    """Return what a name is shown as: somebody known, somebody new, or in doubt."""
    if person.id is not None:
        return "person"
    return "new_person" if person.new else "doubtful"
