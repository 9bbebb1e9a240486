"""The sheet's filter line: ``stage:warming org:acme due<14d tag:design -set`` and free words; every word must fit.

``field:text`` finds a text in a field, ``field:a,b`` either of them, ``field:none`` an empty field; ``field<14d`` and
its kin compare days, ages and counts; a word of its own is a stage, a state or a voter where it is one, else it is
looked for in everything that stands on the card; a minus before any of them turns it round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from math import isfinite
from operator import ge, gt, le, lt
from typing import TYPE_CHECKING, Protocol, TypeVar

from planner.commands.sheet.everybody import SAID
from planner.errors import UsageError
from planner.records import COLUMNS, STATES, VOTERS
from planner.words import quoted

if TYPE_CHECKING:
    from planner.commands.sheet.everybody import Facts

Test = Callable[["Facts"], bool]


class Dated(Protocol):
    """A row that knows which day it is."""

    @property
    def today(self) -> date:
        """The day on which it is looked at."""


R = TypeVar("R", bound=Dated)
TOKEN = re.compile(
    r'(?P<minus>-?)(?:(?P<field>[a-zA-Z_]+)(?P<op><=|>=|[:=<>]))?(?P<value>"[^"]*"?|[^\s"]+|)(?=\s|$)'
)
_SPAN = re.compile(r"(-?\d{1,12})([dwmy]?)", re.IGNORECASE)
_UNITS = {"": 1, "d": 1, "w": 7, "m": 30, "y": 365}
_COMPARE = {"<": lt, "<=": le, ">": gt, ">=": ge}

TEXTS: Mapping[str, str] = {
    "name": "name",
    "aka": "aka",
    "org": "org",
    "role": "role",
    "tag": "tags",
    "tags": "tags",
    "email": "emails",
    "mail": "emails",
    "phone": "phones",
    "url": "urls",
    "web": "urls",
    "place": "place",
    "note": "notes",
    "notes": "notes",
    "wants": "they_want",
    "want": "i_want",
    "offer": "i_offer",
    "source": "source",
    "birthday": "birthday",
    "zone": "zone",
    "id": "id",
}
"""Fields in which a text is looked for, by the word of the filter line."""
WORDS: Mapping[str, str] = {
    **dict.fromkeys(("cold", "warming", "active"), "stage"),
    **dict.fromkeys(STATES, "state"),
    "set": "voter",
    "swing": "voter",
    "owed": "owed",
    "late": "late",
}
"""Words that are filters by themselves, and what they are about."""
_CHOICES: Mapping[str, tuple[str, ...]] = {
    "stage": ("cold", "warming", "active"),
    "state": STATES,
    "voter": VOTERS,
    "column": COLUMNS,
}
_DAYS: Mapping[str, Callable[[Facts], date | None]] = {
    "due": lambda facts: facts.due,
    "last": lambda facts: facts.last,
    "added": lambda facts: facts.contact.added,
    "connected": lambda facts: facts.contact.connected_on,
}
_COUNTS: Mapping[str, Callable[[Facts], float | None]] = {
    "cadence": lambda facts: facts.cadence,
    "touches": lambda facts: facts.touches,
    "promises": lambda facts: facts.promises,
    "temp": lambda facts: facts.score,
    "temperature": lambda facts: facts.score,
}


def read_query(text: str) -> list[Test]:
    """Read a filter line; somebody fits who passes all the tests that it returns.

    Raises:
        UsageError: A field does not exist, or a value does not fit its field.
    """
    return list(_tests(text))


def _tests(text: str) -> Iterator[Test]:
    for token in TOKEN.finditer(text):
        if not token.group():
            continue
        quoted = token["value"].startswith('"')
        value = token["value"].strip('"')
        if token["field"]:
            test: Test = _field(token["field"].lower(), token["op"], value)
        elif not value:
            continue
        elif value.lower() in WORDS and not quoted:
            test = _word(value.lower())
        else:
            test = _anywhere(value)
        yield turned(test) if token["minus"] else test


def turned(test: Callable[[R], bool]) -> Callable[[R], bool]:
    """Return the test that fits what a test does not fit."""
    return lambda row: not test(row)


def _word(word: str) -> Test:
    about = WORDS[word]
    if about == "owed":
        return lambda facts: facts.owed
    if about == "late":
        return lambda facts: facts.due is not None and facts.due < facts.today
    return lambda facts: getattr(facts, about) == word


def _anywhere(value: str) -> Test:
    from planner.quicklog.words.fold import fold

    wanted = fold(value)
    return lambda facts: wanted in facts.folded(SAID)[0]


def _field(name: str, op: str, value: str) -> Test:
    if name in _DAYS:
        return day_test(name, op, value, _DAYS[name], ahead=name == "due")
    if name in _COUNTS:
        return count_test(name, op, value, _COUNTS[name])
    known_names = {*TEXTS, *_DAYS, *_COUNTS, *_CHOICES, "met", "via"}
    if name not in known_names:
        raise UsageError(
            f"There is no {quoted(name)} to filter by. There are: {', '.join(sorted(known_names))}."
        )
    if op not in (":", "="):
        instead = quoted(f"{name}:{value}")
        raise UsageError(
            f"{quoted(name + op + value)}: {name} is no day and no number. Write {instead}."
        )
    options = [part for part in value.split(",") if part] or ["none"]
    if name in _CHOICES:
        for each in options:
            if each.lower() not in _CHOICES[name]:
                raise UsageError(
                    f"{quoted(each)} is no {name}. It is one of {', '.join(_CHOICES[name])}."
                )
        wanted = {each.lower() for each in options}
        return lambda facts: getattr(facts, name) in wanted
    return _text(TEXTS.get(name, name), options)


def _text(name: str, options: list[str]) -> Test:
    from planner.quicklog.words.fold import fold

    empty, some = "none" in options, "any" in options
    wanted = [fold(each) for each in options if each not in ("none", "any")]
    whole = name == "tags"

    def test(facts: Facts) -> bool:
        folded = facts.folded(name)
        if not folded:
            return empty
        if some:
            return True
        for each in wanted:
            for text in folded:
                if each == text if whole else each in text:
                    return True
        return False

    return test


def day_test(
    name: str, op: str, value: str, day_of: Callable[[R], date | None], *, ahead: bool
) -> Callable[[R], bool]:
    """Return the test of a day: ``due<14d``, ``last>90d``, ``due<2026-12-01``, ``due:none``.

    Args:
        name: What the filter line calls it.
        op: How it is compared.
        value: With what.
        day_of: The day of a row.
        ahead: Whether a span is counted from today on, as for what is due; else back from today.

    Raises:
        UsageError: The value is neither a day nor a span.
    """
    if op in (":", "=") and value in ("none", "any", ""):
        return lambda row: (day_of(row) is None) == (value != "any")
    try:
        wanted = date.fromisoformat(value)
    except ValueError:
        return _span(name, op, value, day_of, ahead=ahead)
    compare = _COMPARE.get(op)
    if compare is None:
        return lambda row: day_of(row) == wanted

    def test(row: R) -> bool:
        day = day_of(row)
        return day is not None and compare(day, wanted)

    return test


def _span(
    name: str, op: str, value: str, day_of: Callable[[R], date | None], *, ahead: bool
) -> Callable[[R], bool]:
    """``due<14d``: due within 14 days; ``last>90d``: longer ago than 90 days; ``due<0``: late."""
    found = _SPAN.fullmatch("0d" if value == "today" else value)
    if not found:
        raise UsageError(
            f"{quoted(name + op + value)}: write days as in {name}<14d, {name}>3m or {name}<2026-12-01."
        )
    wanted = int(found[1]) * _UNITS[found[2].lower()]
    compare = _COMPARE.get(op)

    def test(row: R) -> bool:
        day = day_of(row)
        if day is None:
            return False
        days = (day - row.today).days if ahead else (row.today - day).days
        return compare(days, wanted) if compare else days == wanted

    return test


def count_test(
    name: str, op: str, value: str, count_of: Callable[[R], float | None]
) -> Callable[[R], bool]:
    """Return the test of a number: ``touches>3``, ``cadence:monthly``.

    Raises:
        UsageError: The value is no number.
    """
    from planner.quicklog.days.dates import read_cadence

    if op in (":", "=") and value in ("none", "any", ""):
        return lambda row: (count_of(row) is None) == (value != "any")
    days = read_cadence(value) if name in ("cadence", "every") else None
    try:
        wanted = float(days if days is not None else value)
        if not isfinite(wanted):
            raise ValueError
    except ValueError:
        raise UsageError(f"{quoted(name + op + value)}: write a number, as in {name}>3.") from None
    compare = _COMPARE.get(op)

    def test(row: R) -> bool:
        count = count_of(row)
        if count is None:
            return False
        return compare(count, wanted) if compare else count == wanted

    return test
