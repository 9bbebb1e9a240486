"""The sheet's filter line: ``stage:warming org:acme due<14d tag:design -set`` and free words; every
word must fit.

``field:text`` finds a text in a field, ``field:a,b`` either of them, ``field:none`` an empty field;
``field<14d`` and its kin compare days, ages and counts; a word of its own is one of the table's
words where it is one (a stage, a state, a voter), else it is looked for in everything that the row
shows; a minus before any of them turns it round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from planner.commands.sheet.field import Field, TableRow, Test
from planner.errors import UsageError
from planner.quicklog.words.fold import fold
from planner.words import quoted

_TOKEN = re.compile(
    r"(?P<minus>-?)(?:(?P<field>[a-zA-Z_]+)(?P<operator><=|>=|[:=<>]))?"
    r'(?P<value>"[^"]*"?|[^\s"]+|)(?=\s|$)'
)


class FilterReader:
    """Reads the filter lines of one table.

    Args:
        fields: The fields by every word for them.
        words: The words that are tests by themselves.
        search: Everything that a row shows, folded, in which free words are looked for.
    """

    def __init__(
        self,
        fields: Mapping[str, Field[Any]],
        words: Mapping[str, Test[Any]],
        search: Callable[[TableRow[Any]], str],
    ) -> None:
        self._fields = fields
        self._words = words
        self._search = search

    def read(self, line: str) -> list[Test[Any]]:
        """Return the tests of a line, all of which a row must pass.

        Raises:
            UsageError: A field does not exist, or a value does not fit its field.
        """
        return list(self._tests(line))

    def _tests(self, line: str) -> Iterator[Test[Any]]:
        for token in _TOKEN.finditer(line):
            test = self._test(token)
            if test is not None:
                yield _turned(test) if token["minus"] else test

    def _test(self, token: re.Match[str]) -> Test[Any] | None:
        value = token["value"].strip('"')
        if token["field"]:
            return self._field(token["field"].lower()).test(token["operator"], value)
        if not value:
            return None
        word = value.lower()
        if word in self._words and not token["value"].startswith('"'):
            return self._words[word]
        wanted = fold(value)
        return lambda row: wanted in self._search(row)

    def _field(self, name: str) -> Field[Any]:
        if name not in self._fields:
            raise UsageError(
                f"There is no {quoted(name)} to filter by. "
                f"There are: {', '.join(sorted(self._fields))}."
            )
        return self._fields[name]


def _turned(test: Test[Any]) -> Test[Any]:
    """Return the test that fits what a test does not fit."""
    return lambda row: not test(row)
