"""Change a setting: how what is typed for it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Change, Put
from planner.errors import UsageError
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


def read_setting(settings: Settings, name: str, text: str) -> tuple[str, Value]:
    """Read a setting that was typed: its field and its new value. One entry of a map is typed as ``minutes.reply``.

    Raises:
        UsageError: There is no such setting, or the text does not fit it.
    """
    field, _, key = name.partition(".")
    if field not in Settings._fields:
        raise UsageError(
            f"There is no setting {quoted(name)}. There are: {', '.join(Settings._fields)}."
        )
    old = getattr(settings, field)
    if isinstance(old, bool):
        if text.lower() not in ("on", "off", "true", "false", "yes", "no"):
            raise UsageError(f"{name} is on or off, not {quoted(text)}.")
        return field, text.lower() in ("on", "true", "yes")
    if field == "working_days":
        return field, _working_days(text)
    if field == "templates":
        from planner.commands.day.letters import TEMPLATES, read_template

        if not key:
            raise UsageError(
                f"Say which template: {', '.join(f'templates.{each}' for each in TEMPLATES)}."
            )
        return field, {**old, key: read_template(key, text)}
    if field in ("minutes", "tag_cadences"):
        if not key or (field == "minutes" and key not in settings.minutes):
            raise UsageError(f"Say which of {field}: {field}.{next(iter(old), 'TAG')} NUMBER.")
        return field, {**old, key: _number(name, text, 1, 3650 if field == "tag_cadences" else 480)}
    if field == "import_columns":
        raise UsageError("import_columns is set by `planner import FILE --map COLUMN=MEANING`.")
    if field == "views":
        raise UsageError("views are saved by `planner list --filter … --save NAME`.")
    if isinstance(old, int):
        return field, _number(name, text, *_RANGES[field])
    if field == "date_order" and text not in ("dmy", "mdy"):
        raise UsageError(f"date_order is dmy or mdy, not {quoted(text)}.")
    if field == "pledge":
        from planner.commands.day.day import read_clock

        return field, "" if text.lower() in ("", "none", "off") else read_clock(text)
    if field == "country":
        _check_country(text)
    return field, text


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
    words = text.lower().replace(",", " ").split()
    found = [
        next((number for number, day in enumerate(_DAYS) if word.startswith(day)), None)
        for word in words
    ]
    if not words or None in found:
        raise UsageError(
            f"working_days are days such as “mon tue wed thu fri”, not {quoted(text)}."
        )
    return tuple(sorted({number for number in found if number is not None}))


def _check_country(text: str) -> None:
    import holidays

    country, _, region = text.partition("-")
    known = holidays.list_supported_countries()
    if text and (country not in known or (region and region not in known[country])):
        raise UsageError(
            f"{quoted(text)} is no country whose holidays are known. Write DE, or DE-BY with the region."
        )
