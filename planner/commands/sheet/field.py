"""What a column of a table holds: how it is read from a row, shown, sorted, tested by a filter, and
edited (R18)."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from math import isfinite
from operator import ge, gt, le, lt
from typing import Any, Generic, TypeVar

from planner.commands.session import Session
from planner.commands.typed_field import TypedField
from planner.errors import UsageError
from planner.quicklog.days.dates import read_cadence
from planner.quicklog.words.fold import fold
from planner.value import NamedTuple
from planner.words import quoted, short_day

R = TypeVar("R")
"""The record of a row."""
Texts = str | Collection[str]
_COMPARE = {"<": lt, "<=": le, ">": gt, ">=": ge}
_EQUAL = (":", "=")
_SPAN = re.compile(r"(-?\d{1,12})([dwmy]?)", re.IGNORECASE)
_UNITS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}
"""Days of a unit of a span; a month here is 30 days, for a filter counts lengths and no dates."""


class TableRow(Generic[R]):
    """A row of a table: a record on a day. What its fields hold is worked out when a filter or a
    sort asks for it.

    Attributes:
        session: The open book.
        key: What the row is: the record's id, or an organisation's name.
        record: The record.
        contact_id: Whose card the row opens; empty where nobody's.
        links: The other records that the row shows, such as the hub where somebody was met.
    """

    __slots__ = ("_folded", "_values", "contact_id", "key", "links", "record", "session")

    def __init__(
        self,
        session: Session,
        key: str,
        record: R,
        contact_id: str = "",
        links: tuple[object, ...] = (),
    ) -> None:
        self.session = session
        self.key = key
        self.record = record
        self.contact_id = contact_id
        self.links = links
        self._values: dict[str, Any] = {}
        self._folded: dict[str, tuple[str, ...]] = {}

    @property
    def today(self) -> date:
        """The day on which the table is looked at."""
        return self.session.today

    def carry_on(self, before: TableRow[R]) -> None:
        """Take over the folded texts of the row that this record had before, where it shows the
        same records."""
        if before.record is self.record and before.links == self.links:
            self._folded = before._folded

    def memo(self, name: str, make: Callable[[TableRow[R]], Any]) -> Any:
        """Return what ``make`` makes of this row, made once."""
        if name not in self._values:
            self._values[name] = make(self)
        return self._values[name]

    def folded(self, name: str, texts: Callable[[TableRow[R]], Sequence[str]]) -> tuple[str, ...]:
        """Return the texts of a field as a search compares them, folded once."""
        if name not in self._folded:
            self._folded[name] = tuple(map(fold, texts(self)))
        return self._folded[name]


Test = Callable[[TableRow[R]], bool]
"""Whether a row fits a word of the filter line."""


class Field(ABC, Generic[R]):
    """A field of a table's rows.

    Args:
        name: What it is called in the filter line, among the columns and in a change of many.
        read: Its value of a row; worked out once for a row.
        edit: How a user sets it; None where it follows from what was logged.
    """

    def __init__(
        self, name: str, read: Callable[[TableRow[R]], Any], *, edit: TypedField | None = None
    ) -> None:
        self.name = name
        self.edit = edit
        self._read = read

    def value(self, row: TableRow[R]) -> Any:
        """Return the value of a row; None or empty where there is none."""
        return row.memo(self.name, self._read)

    @abstractmethod
    def show(self, row: TableRow[R]) -> str:
        """Return the text of the cell."""

    @abstractmethod
    def sort(self, row: TableRow[R]) -> Any:
        """Return what the row is sorted by; None where it is empty."""

    @abstractmethod
    def test(self, operator: str, text: str) -> Test[R]:
        """Return the test of a word of the filter line, as of ``due<14d``.

        Raises:
            UsageError: The text does not fit the field.
        """

    def late(self, row: TableRow[R]) -> bool:
        """Whether the cell holds a day that is past and should not be."""
        return False

    def texts(self, row: TableRow[R]) -> Sequence[str]:
        """Return the texts that a search of the whole row looks through."""
        text = self.show(row)
        return (text,) if text else ()

    def folded(self, row: TableRow[R]) -> tuple[str, ...]:
        """Return the texts as a search compares them."""
        return row.folded(self.name, self.texts)

    def refuse_comparison(self, operator: str, text: str) -> None:
        """See that the field is only asked what it is.

        Raises:
            UsageError: It is compared as a day or a number is.
        """
        if operator not in _EQUAL:
            raise UsageError(
                f"{quoted(self.name + operator + text)}: {self.name} is no day and no number. "
                f"Write {quoted(f'{self.name}:{text}')}."
            )


class TextField(Field[R]):
    """A text or a set of texts: ``org:acme``, ``tag:design,talks``, ``org:none``, ``org:any``.

    Args:
        name: See ``Field``.
        read: See ``Field``.
        edit: See ``Field``.
        shown: The text of the cell, where it is another one than the value.
        whole: Whether a filter must name the whole text, as of a tag; else a part of it is enough.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[TableRow[R]], Texts],
        *,
        edit: TypedField | None = None,
        shown: Callable[[TableRow[R]], str] | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(name, read, edit=edit)
        self._shown = shown
        self._whole = whole

    def texts(self, row: TableRow[R]) -> Sequence[str]:
        """Return the text, or those of a set in their order."""
        value = self.value(row)
        if isinstance(value, str):
            return (value,) if value else ()
        return sorted(value, key=str.casefold)

    def show(self, row: TableRow[R]) -> str:
        """Return the text, or those of a set between commas."""
        return self._shown(row) if self._shown else ", ".join(self.texts(row))

    def sort(self, row: TableRow[R]) -> str | None:
        """Return the text without its case."""
        return ", ".join(self.texts(row)).casefold() or None

    def test(self, operator: str, text: str) -> Test[R]:
        """Return the test of one of several texts."""
        self.refuse_comparison(operator, text)
        options = _options(text)
        wanted = [fold(option) for option in options if option not in ("none", "any")]
        empty_fits, any_fits, whole = "none" in options, "any" in options, self._whole

        def test(row: TableRow[R]) -> bool:
            texts = self.folded(row)
            if not texts:
                return empty_fits
            return any_fits or _contains(texts, wanted, whole=whole)

        return test


class ChoiceField(Field[R]):
    """One of a few words: ``state:open``, ``stage:cold,warming``.

    Args:
        name: See ``Field``.
        read: See ``Field``.
        choices: The words, in the order in which rows are sorted.
        last_first: Whether rows are sorted from the last word to the first.
        edit: See ``Field``.
        shown: The text of the cell, where it is another one than the word.
        by_word: Whether rows are sorted by the word itself.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[TableRow[R]], str],
        choices: Sequence[str],
        *,
        edit: TypedField | None = None,
        shown: Callable[[TableRow[R]], str] | None = None,
        by_word: bool = False,
        last_first: bool = False,
    ) -> None:
        super().__init__(name, read, edit=edit)
        self._choices = tuple(choices)
        self._shown = shown
        self._by_word = by_word
        self._sign = -1 if last_first else 1

    def show(self, row: TableRow[R]) -> str:
        """Return the word."""
        return self._shown(row) if self._shown else self.value(row)

    def sort(self, row: TableRow[R]) -> Any:
        """Return the place of the word among the choices, or the word itself."""
        word = self.value(row)
        if self._by_word:
            return word or None
        return self._sign * self._choices.index(word) if word in self._choices else None

    def test(self, operator: str, text: str) -> Test[R]:
        """Return the test of one of several words."""
        self.refuse_comparison(operator, text)
        wanted = {option.lower() for option in _options(text)}
        for word in sorted(wanted):
            if word not in self._choices:
                raise UsageError(
                    f"{quoted(word)} is no {self.name}. It is one of {', '.join(self._choices)}."
                )
        return lambda row: self.value(row) in wanted


class DayField(Field[R]):
    """A day: ``due<14d``, ``last>90d``, ``due<2026-12-01``, ``due:none``.

    Args:
        name: See ``Field``.
        read: See ``Field``.
        edit: See ``Field``.
        ahead: Whether a span is counted from today on, as for what is due; else back from today.
        awaited: Of which rows a past day is late; None of none.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[TableRow[R]], date | None],
        *,
        edit: TypedField | None = None,
        ahead: bool = False,
        awaited: Callable[[TableRow[R]], bool] | None = None,
    ) -> None:
        super().__init__(name, read, edit=edit)
        self._ahead = ahead
        self._awaited = awaited

    def show(self, row: TableRow[R]) -> str:
        """Return the day in a few letters."""
        day = self.value(row)
        return short_day(day, row.today) if day else ""

    def sort(self, row: TableRow[R]) -> date | None:
        """Return the day."""
        day: date | None = self.value(row)
        return day

    def late(self, row: TableRow[R]) -> bool:
        """Whether it is past and still awaited."""
        if self._awaited is None or not self._awaited(row):
            return False
        day: date | None = self.value(row)
        return day is not None and day < row.today

    def test(self, operator: str, text: str) -> Test[R]:
        """Return the test of a day, or of the days between it and today."""
        if operator in _EQUAL and text in ("none", "any", ""):
            return self._presence(wanted=text == "any")
        try:
            wanted = date.fromisoformat(text)
        except ValueError:
            return self._span(operator, text)
        compare = _COMPARE.get(operator)
        if compare is None:
            return lambda row: self.value(row) == wanted

        def test(row: TableRow[R]) -> bool:
            day = self.value(row)
            return day is not None and bool(compare(day, wanted))

        return test

    def _presence(self, *, wanted: bool) -> Test[R]:
        return lambda row: (self.value(row) is not None) == wanted

    def _span(self, operator: str, text: str) -> Test[R]:
        """``due<14d``: due within 14 days; ``last>90d``: longer ago than 90 days; ``due<0``:
        late."""
        match = _SPAN.fullmatch("0d" if text == "today" else text)
        if not match:
            raise UsageError(
                f"{quoted(self.name + operator + text)}: write days as in {self.name}<14d, "
                f"{self.name}>3m or {self.name}<2026-12-01."
            )
        wanted = int(match[1]) * _UNITS[match[2].lower()]
        compare = _COMPARE.get(operator)
        sign = 1 if self._ahead else -1

        def test(row: TableRow[R]) -> bool:
            day = self.value(row)
            if day is None:
                return False
            days = sign * (day - row.today).days
            return bool(compare(days, wanted)) if compare else days == wanted

        return test


class NumberField(Field[R]):
    """A number: ``touches>3``, ``cadence:monthly``, ``returned>50%``.

    Args:
        name: See ``Field``.
        read: See ``Field``.
        edit: See ``Field``.
        form: The text of a number.
        most_first: Whether the greatest comes first where rows are sorted by it.
        rhythm: Whether it is a number of days that may be written as ``monthly``.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[TableRow[R]], float | None],
        *,
        edit: TypedField | None = None,
        form: Callable[[float], str] = "{:g}".format,
        most_first: bool = False,
        rhythm: bool = False,
    ) -> None:
        super().__init__(name, read, edit=edit)
        self._form = form
        self._sign = -1 if most_first else 1
        self._rhythm = rhythm

    def show(self, row: TableRow[R]) -> str:
        """Return the number; nothing where there is none."""
        number = self.value(row)
        return "" if number is None else self._form(number)

    def sort(self, row: TableRow[R]) -> float | None:
        """Return the number."""
        number = self.value(row)
        return None if number is None else self._sign * number

    def test(self, operator: str, text: str) -> Test[R]:
        """Return the test of a number."""
        if operator in _EQUAL and text in ("none", "any", ""):
            some = text == "any"
            return lambda row: (self.value(row) is not None) == some
        wanted = self._number(operator, text)
        compare = _COMPARE.get(operator)

        def test(row: TableRow[R]) -> bool:
            number = self.value(row)
            if number is None:
                return False
            return bool(compare(number, wanted) if compare else number == wanted)

        return test

    def _number(self, operator: str, text: str) -> float:
        days = read_cadence(text) if self._rhythm else None
        if days is not None:
            return days
        try:
            number = float(text[:-1]) / 100 if text.endswith("%") else float(text)
        except ValueError:
            number = float("nan")
        if not isfinite(number):
            raise UsageError(
                f"{quoted(self.name + operator + text)}: write a number, as in {self.name}>3."
            )
        return number


class TableColumn(NamedTuple):
    """A column of a table: its title, its width in cells, and the field that it shows."""

    title: str
    width: int
    field: Field[Any]

    @property
    def name(self) -> str:
        """The name of its field."""
        return self.field.name


def columns_of(*columns: TableColumn) -> Mapping[str, TableColumn]:
    """Return columns by their names, in their order."""
    return {column.name: column for column in columns}


def _options(text: str) -> list[str]:
    """Return the values of ``field:a,b``; ``none`` where there is no value."""
    return [part for part in text.split(",") if part] or ["none"]


def _contains(texts: Sequence[str], wanted: Sequence[str], *, whole: bool) -> bool:
    """Whether one of the wanted texts is one of the texts, or a part of one."""
    for word in wanted:
        for text in texts:
            if word == text or (not whole and word in text):
                return True
    return False
