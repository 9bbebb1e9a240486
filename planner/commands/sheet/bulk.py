"""One change for many rows, as it is typed: ``cadence=monthly tag+design``, ``due=2w``,
``dropped``, ``flags+vendors``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from planner.change import Value
from planner.commands.session import Session
from planner.commands.typed_field import TypedField
from planner.errors import UsageError
from planner.value import NamedTuple
from planner.words import quoted

_PART = re.compile(
    r'(?P<name>[a-z_-]+?)(?P<operator>[+=-])(?P<value>"[^"]*"|\S*)(?=\s|$)', re.IGNORECASE
)
"""One of the changes: a field, what is done with it, and a value."""
STATE_WORDS = {
    "done": "kept",
    "settled": "returned",
    "settle": "returned",
    "waive": "waived",
    "drop": "dropped",
}
"""Words for a state that one types as well."""


class FieldChange(NamedTuple):
    """What becomes of one field: it is set, or values are added to its set or taken out of it."""

    field: TypedField
    operator: str
    text: str
    values: Mapping[str, Value]

    def apply_to(self, session: Session, record: Any, values: dict[str, Value]) -> None:
        """Set in ``values`` what this changes of a record; a choice that holds already leaves its
        day as it is."""
        if self.operator != "=":
            for name, members in self.values.items():
                old: frozenset[str] = values.get(name, getattr(record, name))  # type: ignore[assignment]
                values[name] = _combined(old, self.operator, members)
        elif not self.field.choices or self.field.show(session, record) != self.text:
            values.update(self.values)


class BulkChange(NamedTuple):
    """The changes of several fields, and all of them in words."""

    changes: tuple[FieldChange, ...]
    words: str

    def values_for(self, session: Session, record: Any) -> dict[str, Value]:
        """Return the fields of a record that change, with their new values."""
        values: dict[str, Value] = {}
        for change in self.changes:
            change.apply_to(session, record, values)
        return {name: value for name, value in values.items() if getattr(record, name) != value}


class BulkReader:
    """Reads changes of many rows of one table.

    Args:
        noun: What a row is.
        how: How a change is written, for what is not understood.
        fields: The fields that can be typed, by every word for them.
        states: Words that set the field ``state`` by themselves.
    """

    def __init__(
        self,
        noun: str,
        how: str,
        fields: Mapping[str, TypedField],
        states: Sequence[str] = (),
    ) -> None:
        self._noun = noun
        self._how = how
        self._fields = fields
        self._states = states

    def read(self, session: Session, text: str) -> BulkChange:
        """Read what shall become of many.

        Raises:
            UsageError: A part of it is not understood.
            DecisionNeeded: A name could mean several people.
            PlannerError: A name means nobody.
        """
        changes: list[FieldChange] = []
        words: list[str] = []
        rest = text.strip()
        while rest:
            change, word, rest = self._next(session, rest)
            changes.append(change)
            words.append(word)
        if not changes:
            raise UsageError(f"There is nothing to change. {self._how}")
        return BulkChange(tuple(changes), " ".join(words))

    def read_one(self, session: Session, name: str, text: str) -> BulkChange:
        """Read one field from what was typed into its editor.

        Raises:
            UsageError: There is no such field, or the text does not fit it.
            DecisionNeeded: A name could mean several people.
            PlannerError: A name means nobody.
        """
        field = self.field(name)
        state = text.strip().lower() if field.choices else text
        return BulkChange((FieldChange(field, "=", state, field.read(session, text)),), "")

    def field(self, name: str) -> TypedField:
        """Return a field by a word for it.

        Raises:
            UsageError: There is none.
        """
        word = name.lower().replace("-", "_")
        if word not in self._fields:
            names = dict.fromkeys(field.name for field in self._fields.values())
            raise UsageError(
                f"A {self._noun} has no {quoted(name.lower())}. It has {', '.join(names)}."
            )
        return self._fields[word]

    def _next(self, session: Session, text: str) -> tuple[FieldChange, str, str]:
        """Return the first change of a text, its words, and the rest of the text."""
        first = text.split()[0]
        state = STATE_WORDS.get(first.lower(), first.lower())
        if state in self._states:
            field = self._fields["state"]
            change = FieldChange(field, "=", state, field.read(session, state))
            return change, state, text[len(first) :].lstrip()
        match = _PART.match(text)
        if not match:
            raise UsageError(f"{quoted(text)} is not understood. {self._how}")
        change = self._change(session, match)
        return change, match.group(), text[match.end() :].lstrip()

    def _change(self, session: Session, match: re.Match[str]) -> FieldChange:
        field, operator = self.field(match["name"]), match["operator"]
        if field.alone:
            raise UsageError(
                f"The {field.label.lower()} is changed one by one: each has its own value."
            )
        value = match["value"].strip('"')
        if field.name == "state":
            value = STATE_WORDS.get(value.lower(), value)
        if operator != "=" and not field.several:
            raise UsageError(
                f"The {field.label.lower()} holds one value. Write {match['name']}={value}."
            )
        return FieldChange(field, operator, value, field.read(session, value))


def _combined(members: frozenset[str], operator: str, values: Value) -> frozenset[str]:
    """Return a set with values added, or without them whatever their case."""
    changed: frozenset[str] = values  # type: ignore[assignment]
    if operator == "+":
        return members | changed
    dropped = {value.casefold() for value in changed}
    return frozenset(member for member in members if member.casefold() not in dropped)
