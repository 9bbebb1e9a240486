"""A field of a record that a user can type: on a card, in a cell of a table, in a change of many
records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from planner.change import Value
    from planner.commands.session import Session


class TypedField(NamedTuple):
    """A field that can be typed.

    Attributes:
        name: What it is called where it is set by name.
        label: What it is called in words.
        read: Makes the record's fields of a text; raises PlannerError where the text does not fit.
        show: The text that an editor begins with, which ``read`` reads back to the same value.
        hint: What may be typed.
        choices: What may be chosen, where it is one of a few.
        alone: Whether every record has its own value, so that it is not changed for many at once.
        several: Whether it holds a set, to which values are added and from which they are taken.
        page: Whether it takes several lines.
        replaced: Whether what is typed takes the place of what stands there, as a day does.
        suggestions: The values in the book that are offered while one types.
    """

    name: str
    label: str
    read: Callable[[Session, str], Mapping[str, Value]]
    show: Callable[[Session, Any], str]
    hint: str = ""
    choices: tuple[str, ...] = ()
    alone: bool = False
    several: bool = False
    page: bool = False
    replaced: bool = False
    suggestions: Callable[[Session], Sequence[str]] | None = None
