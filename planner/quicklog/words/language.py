"""The tables of a language, or of several at once, made ready for looking up.

A language is a folder beside this file: modules of tables with the names and the columns of ``en``.
What a folder does not have is empty for it; with several languages each table holds the rows of
all.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, cached_property
from importlib import import_module
from types import ModuleType
from typing import Any, Literal, cast

from planner.quicklog.words.phrases import Phrases, alternatives, word_set
from planner.records import Kind
from planner.value import NamedTuple

Style = Literal["noun", "verb", "from", "kept", "kept verb"]
Polarity = Literal["took place", "tried", "did not", "to come", "told"]
"""Whether a deed took place, was tried, did not take place, is to come, or whether something is
told of somebody."""
Opening = Literal[
    "learned",
    "promise",
    "theirs",
    "next",
    "why",
    "wants",
    "offers",
    "owe",
    "owes",
    "via",
    "hook",
    "refer",
    "note",
    "correction",
    "outcome",
]
"""What a clause speaks of that a form opens."""
FavourSense = Literal["to the object", "to me"]


class Deed(NamedTuple):
    """What a phrase says that people did: the kind of touch, and how the phrase is used."""

    kind: Kind
    style: Style

    @property
    def kept(self) -> bool:
        """Whether the words say more than the kind and stay in the note."""
        return self.style in ("kept", "kept verb")

    @property
    def verb(self) -> bool:
        """Whether somebody may be the subject of it: *Ana called*."""
        return self.style in ("verb", "kept verb")


class DayWords(NamedTuple):
    """Words of the calendar and the clock."""

    weekdays: dict[str, int]
    months: dict[str, int]
    numbers: dict[str, int]
    spoken: dict[str, int]
    """Greater numbers: *fifteen*, *forty*."""
    ordinals: dict[str, int]
    units: dict[str, str]
    named: Phrases[int]
    feasts: Phrases[tuple[int, int]]
    """Days with a name: the month and the day."""
    day_ends: Phrases[bool]
    half_hours: Phrases[int]
    other_day: Phrases[bool]
    end_of: Phrases[bool]
    short_ends: dict[str, str]
    noon: dict[str, int]
    sets: dict[str, frozenset[str]]
    """The other words by the name of their cell: ``LAST``, ``AGO``…"""

    def has(self, cell: str, word: str) -> bool:
        """Whether a word stands in a cell of the table."""
        return word in self.sets[cell]

    def is_calendar(self, word: str) -> bool:
        """Whether a word is a weekday or a month."""
        return word in self.weekdays or word in self.months

    def begins_day(self, word: str) -> bool:
        """Whether a word is a weekday or a month, or begins the name of a day: *yesterday*."""
        return self.is_calendar(word) or self.named.starts(word) or self.feasts.starts(word)


_SETS = {
    "ordinary": "ARTICLES JOINERS WITH SUBJECTS OBJECTS SELF PARTICLES PREPOSITIONS TOPICS"
    " OF_PLACES COMPANY_ENDS EVENTS THEM HONORIFICS MODALS BARE ALSO_NAMES AUXILIARIES GIVING"
    " VERBS",
    "deeds": "CHANNELS LIGHT MANNERS GENERIC LINES LASTING",
    "relations": "RELATIONS OWNERS FAMILY",
    "favours": "THINGS MINE INTRODUCERS THANKS THANKS_FOR GAVE",
    "openings": "ASIDES SPELT_OUT STRONG DOING DELIVERING STATES",
    "polarity": "PLANS NEEDS_DAY",
    "outcomes": "GOT SORTS",
}
"""Cells of single words by the module of tables that they stand in."""


class Language:
    """The words of one or more languages."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        """Take the codes of the folders, the most important first."""
        self.codes = codes
        self._modules: dict[str, list[ModuleType]] = {}

    def _tables(self, module: str) -> list[ModuleType]:
        """Return the module of tables of each language that has one."""
        if module not in self._modules:
            found: list[ModuleType] = []
            for code in self.codes:
                name = f"planner.quicklog.words.{code}.{module}"
                try:
                    found.append(import_module(name))
                except ModuleNotFoundError as missing:
                    if missing.name != name:
                        raise
            self._modules[module] = found
        return self._modules[module]

    def _rows(self, module: str, table: str) -> list[Any]:
        """The rows of a table in all languages; the first language's come last, so that they
        win."""
        rows: list[Any] = []
        for tables in reversed(self._tables(module)):
            rows += getattr(tables, table, ())
        return rows

    def words(self, module: str, *cells: str) -> frozenset[str]:
        """Return the single words of cells, in all languages."""
        texts = [getattr(tables, cell, "") for tables in self._tables(module) for cell in cells]
        return word_set(*texts)

    def phrases(self, module: str, cell: str) -> Phrases[bool]:
        """Return the phrases of a cell, in all languages."""
        return Phrases((getattr(tables, cell, ""), True) for tables in self._tables(module))

    @cached_property
    def deeds(self) -> Phrases[Deed]:
        """What people do with one another."""
        return Phrases(
            (phrases, Deed(kind, style)) for kind, style, phrases, _ in self._rows("deeds", "DEEDS")
        )

    @cached_property
    def polarity(self) -> Phrases[Polarity]:
        """Whether it happened."""
        return Phrases((phrases, sense) for sense, phrases, _ in self._rows("polarity", "POLARITY"))

    @cached_property
    def moved(self) -> Phrases[bool]:
        """What says that a meeting will be at another time than it was to be."""
        return self.phrases("polarity", "MOVED")

    @cached_property
    def voicemail(self) -> Phrases[bool]:
        """A try that left a message."""
        return self.phrases("deeds", "VOICEMAIL")

    @cached_property
    def confidential(self) -> Phrases[bool]:
        """What makes a line private as ``!private`` does."""
        return self.phrases("deeds", "CONFIDENTIAL")

    @cached_property
    def intransitive(self) -> Phrases[bool]:
        """Deeds that nobody new stands right behind."""
        return self.phrases("deeds", "INTRANSITIVE")

    def begins_deed(self, word: str) -> bool:
        """Whether a word begins what people do, or whether it happened: *called*, *cancelled*."""
        return self.deeds.starts(word) or self.polarity.starts(word)

    @cached_property
    def openings(self) -> Phrases[Opening]:
        """What opens a clause by itself, or behind *I*."""
        return self._openings("start")

    @cached_property
    def openings_of_them(self) -> Phrases[Opening]:
        """What opens a clause behind *she*, *he*, *they* or a name."""
        return self._openings("they")

    def _openings(self, who: str) -> Phrases[Opening]:
        rows = self._rows("openings", "OPENINGS")
        return Phrases((phrases, sort) for sort, subject, phrases, _ in rows if subject == who)

    @cached_property
    def follow_ups(self) -> Phrases[bool]:
        """Openings of a next step whose own words are the step."""
        return self.phrases("openings", "FOLLOW_UPS")

    @cached_property
    def follow_up_texts(self) -> frozenset[str]:
        """The same as plain texts."""
        return frozenset(" ".join(phrase) for phrase in self.follow_ups)

    @cached_property
    def needs_a_day(self) -> Phrases[bool]:
        """Openings that promise nothing without a day."""
        return self.phrases("openings", "NEEDS_A_DAY")

    @cached_property
    def favours(self) -> Phrases[FavourSense]:
        """What is done for somebody."""
        return Phrases(
            (phrases, sense) for sense, phrases, _, _ in self._rows("favours", "FAVOURS")
        )

    @cached_property
    def brought(self) -> Phrases[bool]:
        """Words between two people who are brought together."""
        return self.phrases("favours", "BROUGHT")

    @cached_property
    def favour_leads(self) -> Phrases[bool]:
        """Small words between who owes and for what."""
        return self.phrases("favours", "LEADS")

    @cached_property
    def sets(self) -> dict[str, frozenset[str]]:
        """Sets of single words by name, those that several rules read."""
        sets: dict[str, frozenset[str]] = {}
        for module, cells in _SETS.items():
            for cell in cells.split():
                sets[cell] = self.words(module, cell)
        for cell in ("VERBS", "ABOUT"):
            sets[f"INTAKE_{cell}"] = self.words("intake", cell)
        sets["FOLLOWERS"] = self.words("ordinary", "PREPOSITIONS", "JOINERS", "FOLLOWERS")
        sets["FOLLOWERS"] |= {"-", "–", "—"}
        sets["COMMON"] = sets["FOLLOWERS"] | self.words("ordinary", "COMMON")
        return sets

    @cached_property
    def verbs(self) -> frozenset[str]:
        """What a person does: *says*, *called*, *wanted*."""
        plain = self.words("ordinary", "VERBS")
        forms = set(self.words("ordinary", "PAST_FORMS", "AUXILIARIES"))
        for verb in plain:
            forms |= {verb + "s", verb + "es", verb + "ed", verb + "d"}
            if verb.endswith("y"):
                forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
        return frozenset(forms - plain)

    @cached_property
    def outcomes(self) -> dict[str, str]:
        """The nouns for what came of it, and what came."""
        return _by_word(self._rows("outcomes", "NOUNS"))

    @cached_property
    def days(self) -> DayWords:
        """Words of the calendar and the clock."""
        return _day_words(self)

    def day_rows(self, table: str) -> list[Any]:
        """Return the rows of a table of day words."""
        return self._rows("days", table)


_CELLS = [
    "PARTS",
    "LAST",
    "THIS",
    "NEXT",
    "AGO",
    "AGO_BEFORE",
    "IN",
    "LATER",
    "THE",
    "OF",
    "OR",
    "ON",
    "BY",
    "NOT_THE_DAY",
    "WEEK",
    "WEEKEND",
    "AT",
    "HALF",
    "PAST",
    "FOR",
    "NOT_A_LENGTH",
    "COUNTED",
    "SECOND_WORDS",
    "FIRM_BY",
    "TO",
    "GONE",
]


def _day_words(language: Language) -> DayWords:
    sets = {cell: language.words("days", cell) for cell in _CELLS}
    return DayWords(
        weekdays=_numbered(language, "WEEKDAYS", 0, 7),
        months=_numbered(language, "MONTHS", 1, 12),
        numbers=_numbered(language, "NUMBERS", 1, 12),
        spoken=_by_word(language.day_rows("SPOKEN")),
        ordinals=_numbered(language, "ORDINALS", 1, 20),
        units=_by_word(language.day_rows("UNITS")),
        named=Phrases((cell, days) for days, cell in language.day_rows("NAMED")),
        feasts=Phrases((cell, (month, day)) for month, day, cell in language.day_rows("FEASTS")),
        day_ends=language.phrases("days", "DAY_ENDS"),
        half_hours=Phrases((cell, minutes) for minutes, cell in language.day_rows("HALF_HOURS")),
        other_day=language.phrases("days", "OTHER_DAY"),
        end_of=language.phrases("days", "END_OF"),
        short_ends=dict(language.day_rows("SHORT_ENDS")),
        noon=_by_word((minutes, cell) for cell, minutes in language.day_rows("NOON")),
        sets=sets,
    )


def _by_word(rows: Iterable[tuple[Any, str]]) -> dict[str, Any]:
    """Return what rows of a meaning and its words say, by each of the words."""
    meanings: dict[str, Any] = {}
    for meaning, cell in rows:
        meanings |= dict.fromkeys(alternatives(cell), meaning)
    return meanings


def _numbered(language: Language, table: str, first: int, size: int) -> dict[str, int]:
    """Number the rows of a table of which each language has so many."""
    numbers: dict[str, int] = {}
    for at, cell in enumerate(language.day_rows(table)):
        numbers |= dict.fromkeys(alternatives(cast("str", cell)), first + at % size)
    return numbers


@cache
def language_of(*codes: str) -> Language:
    """Return the language of the codes, made ready once; without a code it is English."""
    return Language(codes or ("en",))
