"""Our named tuples behave as the standard library's."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from planner.value import NamedTuple


class Ours(NamedTuple):
    """A place."""

    name: str
    tags: frozenset[str] = frozenset()
    size: int | None = None

    @property
    def loud(self) -> str:
        """The name, shouted."""
        return self.name.upper()


class Theirs(typing.NamedTuple):
    """A place."""

    name: str
    tags: frozenset[str] = frozenset()
    size: int | None = None

    @property
    def loud(self) -> str:
        """The name, shouted."""
        return self.name.upper()


def _outcome(act: Any, kind: type) -> object:
    try:
        return act(kind)
    except (TypeError, ValueError, AttributeError) as error:
        return type(error), str(error).replace("Theirs", "Ours")


@pytest.mark.parametrize(
    "act",
    [
        lambda kind: kind("a"),
        lambda kind: kind("a", size=3),
        lambda kind: kind(name="a", tags=1, size=2),
        lambda kind: kind(),
        lambda kind: kind("a", 1, 2, 3),
        lambda kind: kind("a", colour=3),
        lambda kind: kind("a")._replace(size=9),
        lambda kind: kind("a")._replace(colour=9),
        lambda kind: kind("a", 1)._asdict(),
        lambda kind: kind._make(["a", 1, 2]),
        lambda kind: kind._make(["a"]),
        lambda kind: repr(kind("a", size=3)).replace("Theirs", "Ours"),
        lambda kind: (kind._fields, kind._field_defaults, kind.__match_args__, kind.__doc__),
        lambda kind: kind("a").loud,
        lambda kind: hash(kind("a", size=3)),
        lambda kind: sorted([kind("b"), kind("a", size=2)]),
        lambda kind: kind("a").__dict__,
        lambda kind: (kind.__module__, kind.__mro__[-2:]),
    ],
)
def test_they_do_what_typings_do(act: Any) -> None:
    assert _outcome(act, Ours) == _outcome(act, Theirs)


def test_a_field_cannot_be_set() -> None:
    with pytest.raises(AttributeError):
        Ours("a").name = "b"  # type: ignore[misc]


@pytest.mark.parametrize(
    "again", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))]
)
def test_they_are_copied_as_what_they_are(again: Any) -> None:
    value = again(Ours("a", frozenset("b"), 3))
    assert (type(value), value) == (Ours, Ours("a", frozenset("b"), 3))


def test_they_are_matched_by_place() -> None:
    match Ours("a", size=3):
        case Ours(name, _, size):
            assert (name, size) == ("a", 3)


def test_they_may_be_built_upon() -> None:
    class Louder(Ours):
        """A place that is shouted."""

        __slots__ = ()

        def __repr__(self) -> str:
            return f"{super().__repr__()}!"

    assert repr(Louder("a")) == "Louder(name='a', tags=frozenset(), size=None)!"


def test_a_field_with_a_default_stands_behind_those_without() -> None:
    with pytest.raises(TypeError, match="without a default"):

        class Wrong(NamedTuple):
            """Its second field can never be left out, its first can."""

            first: int = 0
            second: int  # type: ignore[misc]
