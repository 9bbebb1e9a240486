"""The log in plain values, so that it can be stored and the next start need not read every touch.

The touches themselves are not in it but for those that the rules look into every day: of the last
four months, the last one with each contact, and what stays out of the rules. The others are
looked up in the table where a rule asks for them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, repeat
from typing import Any, Final, overload

from planner.engine.happened.changes import Index
from planner.engine.happened.log import Log
from planner.engine.happened.tie import Tie
from planner.records import Touch

RECENT: Final = 130
"""Days up to today of which the touches are stored whole: more than any rule of the day looks
back."""
PADDING: Final = " "
"""What fills the ids up that are shorter than the longest."""
_NUMBER: Final = "I"
"""How a touch's number is written, for `array`."""
_DAY: Final = Touch._fields.index("day")

Packed = tuple[Any, ...]
"""A log in values that `marshal` writes; days are ordinals, touches are numbers in the order of
their ids."""
EarlierTouches = Callable[[Mapping[str, Touch]], Mapping[str, Touch]]
"""What makes the table in which the other touches are looked up, given those that are stored."""


class TouchSource(dict[int, Touch]):
    """The touches by their numbers: those that were asked for, or are stored.

    Args:
        table: Where the others are looked up.
        ids: The ids of all, one behind the other.
        width: The length of each id.
    """

    def __init__(self, table: Mapping[str, Touch], ids: str, width: int) -> None:
        super().__init__()
        self._table = table
        self._ids = ids
        self._width = width

    def __missing__(self, number: int) -> Touch:
        touch = self[number] = self._table[self.id_of(number)]
        return touch

    def id_of(self, number: int) -> str:
        """The id of a number."""
        at = number * self._width
        return self._ids[at : at + self._width].rstrip(PADDING)


class LazyTouches(Sequence[Touch]):
    """Some touches, each looked up when it is asked for."""

    __slots__ = ("_numbers", "_source")

    def __init__(self, source: TouchSource, numbers: Sequence[int]) -> None:
        self._source = source
        self._numbers = numbers

    @overload
    def __getitem__(self, index: int) -> Touch: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Touch]: ...
    def __getitem__(self, index: int | slice) -> Touch | Sequence[Touch]:
        numbers = self._numbers[index]
        if isinstance(numbers, int):
            return self._source[numbers]
        return LazyTouches(self._source, numbers)

    def __iter__(self) -> Iterator[Touch]:
        return map(self._source.__getitem__, self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def packed(log: Log) -> Packed:
    """Return a log in plain values.

    Raises:
        ValueError: An id ends in a space.
    """
    ids = list(log.touches)
    width = max(map(len, ids), default=0)
    if any(touch_id.endswith(PADDING) for touch_id in ids):
        raise ValueError("an id that ends in a space")
    number = {touch_id: index for index, touch_id in enumerate(ids)}

    def numbers(touches: Iterable[Touch]) -> bytes:
        return array(_NUMBER, [number[touch.id] for touch in touches]).tobytes()

    piles = [numbers(pile.values()) for pile in (log.later, log.aside, log.planned)]
    by_day = {day: numbers(touches) for day, touches in log.by_day.items()}
    ties = {contact: (numbers(tie.touches), *tie[1:]) for contact, tie in log.ties.items()}
    recent = [log.by_day[day] for day in by_day if day > log.today - RECENT]
    last = [tie.touches[-1] for tie in log.ties.values()]
    aside = [pile.values() for pile in (log.later, log.aside, log.planned)]
    whole = {number[touch.id] for touch in chain(*aside, *recent, last)}
    return (
        log.today,
        "".join([touch_id.ljust(width, PADDING) for touch_id in ids]),
        width,
        sorted(whole),
        _columns([log.touches[ids[index]] for index in sorted(whole)]),
        piles,
        by_day,
        ties,
        log.revivers,
        log.first_days,
        log.reached,
        {day: log.outgoing_on(day) for day in by_day},
        log.first_day,
        log.visits,
    )


def unpacked(values: Packed, table_of: EarlierTouches) -> Log:
    """Return the log of plain values, as it was on the day on which they were made.

    Args:
        values: What `packed` has returned.
        table_of: Makes the table of that time, in which the touches are looked up.
    """
    today, ids, width, whole, columns, piles, by_day, ties, *rest = values
    revivers, first_days, reached, *counts = rest
    touches = _touches_of(columns)
    table = table_of({touch.id: touch for touch in touches})
    source = TouchSource(table, ids, width)
    source.update(zip(whole, touches, strict=True))

    def lazy(numbers: bytes) -> LazyTouches:
        return LazyTouches(source, memoryview(numbers).cast(_NUMBER))

    log = Log(table, today)
    # They are compared with the table's own when their day has come.
    log.later, log.aside, log.planned = [
        {key: table[key] for key in map(source.id_of, memoryview(pile).cast(_NUMBER))}
        for pile in piles
    ]
    log.by_day = {day: lazy(numbers) for day, numbers in by_day.items()}
    log.ties = Index()
    for contact, (numbers, *what_follows) in ties.items():
        log.ties[contact] = Tie(lazy(numbers), *what_follows)
    log.revivers, log.first_days, log.reached = revivers, first_days, reached
    log._outgoing, log._first_day, log._visits = counts
    return log


def _columns(touches: Sequence[Touch]) -> list[Sequence[Any]]:
    """The values of some touches, field by field."""
    columns: list[Sequence[Any]] = list(zip(*touches, strict=True))
    if columns:
        columns[_DAY] = [day.toordinal() for day in columns[_DAY]]
    return columns


def _touches_of(columns: list[Sequence[Any]]) -> list[Touch]:
    if not columns:
        return []
    values: list[Iterable[Any]] = list(columns)
    values[_DAY] = map(date.fromordinal, columns[_DAY])
    return list(map(tuple.__new__, repeat(Touch), zip(*values, strict=True)))
