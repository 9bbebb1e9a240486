"""What changed between two states of a table, so that an index is carried on and not made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import islice
from operator import is_not
from typing import Final, Generic, TypeVar

IndexValue = TypeVar("IndexValue")
Carried = TypeVar("Carried")

MANY: Final = 50
"""Changes, and one more for each fifty records, from which an index is made afresh: that is quicker
then."""


class Index(dict[str, IndexValue], Generic[IndexValue]):
    """What is known of each id. It knows in what it differs from the index that it was carried on
    from."""

    def __init__(self, old: Index[IndexValue] | None = None) -> None:
        super().__init__(old or {})
        self.changed: set[str] = set()
        """The ids that changed since; whoever changes one notes it here."""
        self._state = object()
        self._since = None if old is None else old._state

    def changed_since(self, old: object) -> set[str] | None:
        """The ids that changed since the old index; None where it is not the one that this was
        carried on from."""
        return self.changed if isinstance(old, Index) and old._state is self._since else None


def twin(original: Carried) -> Carried:
    """The same object once more, to be carried on: what it holds is shared until it is replaced in
    one of the two.

    The standard library's `copy` would do, at the price of two more imports in every start.
    """
    other: Carried = object.__new__(type(original))
    vars(other).update(vars(original))
    return other


def changed_keys(old: Mapping[str, object], new: Mapping[str, object]) -> list[str] | None:
    """The ids whose record came, went or is another; None where there are so many that starting
    afresh is quicker.

    A table that has a `changed_since` is asked what changed in it: looking at tens of thousands of
    records takes milliseconds.
    """
    if old is new:
        return []
    ask: Callable[[object], Collection[str] | None] | None = getattr(new, "changed_since", None)
    report = ask(old) if ask is not None else None
    candidates = _compared(old, new) if report is None else report
    changed = [key for key in candidates if old.get(key) is not new.get(key)]
    # A table whose records are decoded one by one would have to decode all of them to be counted.
    few = len(changed) <= MANY or len(changed) <= MANY + len(new) // 50
    return changed if few else None


def _compared(old: Mapping[str, object], new: Mapping[str, object]) -> Iterable[str]:
    """The ids that may have changed.

    A changed record keeps its place in a table and a new one comes last, so that comparing place by
    place finds out in one quick pass whether records were only added.
    """
    same = not any(map(is_not, old, new)) and not any(map(is_not, old.values(), new.values()))
    if same and len(new) >= len(old):
        return islice(new, len(old), None)
    return dict.fromkeys([*old, *new])
