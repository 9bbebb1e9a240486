"""Change a setting: how what is typed for it is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from planner.change import Change, Put
from planner.commands.day.day import read_clock
from planner.commands.day.letters import TEMPLATES, read_template
from planner.errors import UsageError
from planner.quicklog.words.languages import LANGUAGES
from planner.settings import SETTINGS_ID, Settings
from planner.words import quoted

if TYPE_CHECKING:
    from planner.change import Value
    from planner.commands.session import Session

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_RANGES = {
    "budget_minutes": (1, 480),
    "cadence_days": (1, 3650),
    "day_start_hour": (0, 12),
    "nudge_after": (1, 60),
    "nudge_again_after": (1, 120),
    "rest_days": (1, 730),
    "month_cost": (0, 1_000_000_000),
}
"""The least and the greatest value of each number."""
MOST_MINUTES, LONGEST_CADENCE = 480, 3650
_SWITCHES = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}
_SET_ELSEWHERE = {
    "import_columns": "import_columns is set by `planner import FILE --map COLUMN=MEANING`.",
    "views": "views are saved by `planner list --filter … --save NAME`.",
}


def read_setting(settings: Settings, name: str, text: str) -> tuple[str, Value]:
    """Read a setting that was typed: its field and its new value. One entry of a map is typed as
    ``minutes.reply``.

    Raises:
        UsageError: There is no such setting, or the text does not fit it.
    """
    field, _, key = name.partition(".")
    if field not in Settings._fields:
        raise UsageError(
            f"There is no setting {quoted(name)}. There are: {', '.join(Settings._fields)}."
        )
    if field in _SET_ELSEWHERE:
        raise UsageError(_SET_ELSEWHERE[field])
    old = getattr(settings, field)
    if isinstance(old, Mapping):
        return field, {**old, key: _entry(settings, field, key, text)}
    if isinstance(old, bool):
        return field, _switch(name, text)
    if isinstance(old, int):
        return field, _number(name, text, *_RANGES[field])
    reader = _READERS.get(field)
    return field, reader(text) if reader else text


def _entry(settings: Settings, field: str, key: str, text: str) -> Value:
    """Read one entry of a map: a template, the minutes of a kind of touch, the cadence of a tag."""
    if field == "templates":
        if not key:
            names = ", ".join(f"templates.{kind}" for kind in TEMPLATES)
            raise UsageError(f"Say which template: {names}.")
        return read_template(key, text)
    kinds = settings.minutes if field == "minutes" else {}
    if not key or (kinds and key not in kinds):
        example = next(iter(getattr(settings, field)), "TAG")
        raise UsageError(f"Say which of {field}: {field}.{example} NUMBER.")
    most = MOST_MINUTES if field == "minutes" else LONGEST_CADENCE
    return _number(f"{field}.{key}", text, 1, most)


def _switch(name: str, text: str) -> bool:
    word = text.lower()
    if word not in _SWITCHES:
        raise UsageError(f"{name} is on or off, not {quoted(text)}.")
    return _SWITCHES[word]


def _date_order(text: str) -> str:
    if text not in ("dmy", "mdy"):
        raise UsageError(f"date_order is dmy or mdy, not {quoted(text)}.")
    return text


def _pledge(text: str) -> str:
    return "" if text.lower() in ("", "none", "off") else read_clock(text)


def set_setting(session: Session, name: str, text: str) -> str:
    """Set a setting as one change, and return what was done in words.

    Raises:
        UsageError: There is no such setting, or the text does not fit it.
        BookError: It could not be saved.
    """
    field, value = read_setting(session.settings, name, text)
    label = setting_label(name, text)
    session.apply(Change(label, (Put("settings", SETTINGS_ID, {field: value}),)))
    return label


def setting_label(name: str, text: str) -> str:
    """What setting a setting is called in the history."""
    return f"set {name} to {text}" if text.strip() else f"cleared {name}"


def _number(name: str, text: str, least: int, most: int) -> int:
    if not text.isdecimal() or len(text) > 12 or not least <= int(text) <= most:
        raise UsageError(f"{name} is a number from {least} to {most}, not {quoted(text)}.")
    return int(text)


def _working_days(text: str) -> tuple[int, ...]:
    days: set[int] = set()
    for word in text.lower().replace(",", " ").split():
        day = _weekday(word)
        if day is None:
            days.clear()
            break
        days.add(day)
    if not days:
        raise UsageError(
            f"working_days are days such as “mon tue wed thu fri”, not {quoted(text)}."
        )
    return tuple(sorted(days))


def _weekday(word: str) -> int | None:
    """Return the number of a weekday by a word that begins with its short name; Monday is 0."""
    for number, name in enumerate(_DAYS):
        if word.startswith(name):
            return number
    return None


def _languages(text: str) -> str:
    codes = text.lower().replace(",", " ").split()
    unknown = [code for code in codes if code not in LANGUAGES]
    if unknown or not codes:
        raise UsageError(f"languages are of {', '.join(LANGUAGES)}, not {quoted(text)}.")
    return " ".join(dict.fromkeys(codes))


def _country(text: str) -> str:
    import holidays  # 60 ms, and no other setting asks for it

    country, _, region = text.partition("-")
    regions = holidays.list_supported_countries()
    if text and (country not in regions or (region and region not in regions[country])):
        raise UsageError(
            f"{quoted(text)} is no country whose holidays are known. "
            "Write DE, or DE-BY with the region."
        )
    return text


_READERS: Mapping[str, Callable[[str], Value]] = {
    "working_days": _working_days,
    "date_order": _date_order,
    "pledge": _pledge,
    "country": _country,
    "languages": _languages,
    "not_names": lambda text: " ".join(text.lower().replace(",", " ").split()),
}
"""How the settings are read that are neither a number nor a switch nor any text."""
