"""The ``settings`` table → Settings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.book.text.decode import UnreadableValue
from planner.book.text.stamped import is_alive, latest_in
from planner.settings import SETTINGS_ID, Settings

SETTINGS_KEY = "1"
"""The id of the record of the settings in the file. TinyDB reads ids as integers; books of before
have it under ``SETTINGS_ID``."""
_LEAST: Mapping[str, int] = {"cadence_days": 1, "nudge_after": 1, "nudge_again_after": 1}
_TEXTS = frozenset({"import_columns", "templates", "views"})
"""Settings that map names to text; the other maps hold days or minutes."""
_MOST: Mapping[str, int] = {"day_start_hour": 23, "month_cost": 1_000_000_000}


def decode_settings(raw: Mapping[str, Any], problems: list[UnreadableValue]) -> Settings:
    """Return the settings; one that is not there or cannot be read is at its default."""
    doc = _settings_record(raw)
    if type(doc) is not dict or not is_alive(doc):
        return Settings()
    values: dict[str, Any] = {}
    for name, default in Settings._field_defaults.items():
        value = doc.get(name)
        if value is None:
            continue
        try:
            values[name] = _read(name, value, default)
        except (ValueError, TypeError):
            problems.append(UnreadableValue("settings", SETTINGS_ID, name, value))
    return Settings(**values)


def _settings_record(raw: Mapping[str, Any]) -> Any:
    """The record of the settings: of two machines one may have made it under the word, the other
    under the number."""
    both = [raw[key] for key in (SETTINGS_ID, SETTINGS_KEY) if type(raw.get(key)) is dict]
    merged: dict[str, Any] = {}
    for record in sorted(both, key=latest_in):
        merged |= record
    return merged or None


def _read(name: str, value: Any, default: Any) -> Any:
    """Return the value of a setting.

    Raises:
        ValueError: It is out of its range.
        TypeError: It is of another type.
    """
    if name == "date_order":
        return _one_of(value, ("dmy", "mdy"))
    if name == "working_days":
        return _weekdays(value)
    if isinstance(default, Mapping):
        if type(value) is not dict:
            raise TypeError(value)
        return _texts(value) if name in _TEXTS else {**default, **_day_counts(value)}
    if type(value) is not type(default):
        raise TypeError(value)
    if type(value) is int and not _LEAST.get(name, 0) <= value <= _MOST.get(name, 36_500):
        raise ValueError(value)
    return value


def _one_of(value: Any, words: tuple[str, ...]) -> str:
    if type(value) is not str or value not in words:
        raise ValueError(value)
    return value


def _weekdays(value: Any) -> tuple[int, ...]:
    if type(value) is not list:
        raise ValueError(value)
    for day in value:
        if type(day) is not int or not 0 <= day <= 6:
            raise ValueError(value)
    return tuple(sorted(set(value)))


def _texts(value: dict[str, Any]) -> dict[str, str]:
    return {key: text for key, text in value.items() if type(text) is str}


def _day_counts(value: dict[str, Any]) -> dict[str, int]:
    return {key: days for key, days in value.items() if type(days) is int and 0 < days <= 36_500}
