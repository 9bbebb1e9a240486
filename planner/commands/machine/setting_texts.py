"""Each setting in words: its title, its documentation, and how its value is shown and typed.

The documentation is the string after each field of `Settings`: it stands there once, and is read
from the source.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from inspect import getsource
from itertools import pairwise
from typing import Any

from planner import settings as settings_module
from planner.settings import Settings
from planner.value import NamedTuple
from planner.words import WEEKDAYS

GROUPS: Mapping[str, tuple[str, ...]] = {
    "The day": (
        "budget_minutes",
        "landed",
        "minutes",
        "working_days",
        "country",
        "day_start_hour",
        "pledge",
        "ask_on_leaving",
    ),
    "The plan": (
        "cadence_days",
        "tag_cadences",
        "nudge_after",
        "nudge_again_after",
        "rest_days",
        "ramp",
    ),
    "Words and numbers": ("date_order", "month_cost", "templates"),
    "Set elsewhere": ("import_columns", "views"),
}
"""The settings by what they are about, in the order in which they are shown."""

_RULES = re.compile(r" \(R\d+(?:, R\d+)*\)")
"""The numbers of the rules behind a setting: they are for those who read the source."""


class SettingText(NamedTuple):
    """A setting in words."""

    name: str
    title: str
    about: str
    group: str


@cache
def _documentation() -> Mapping[str, str]:
    """The string after each field of `Settings`."""
    tree = ast.parse(getsource(settings_module))
    body = next(
        node.body
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == Settings.__name__
    )
    texts: dict[str, str] = {}
    for field, after in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            text = getattr(getattr(after, "value", None), "value", "")
            texts[field.target.id] = _RULES.sub("", " ".join(str(text).split()))
    return texts


def _settings() -> Iterator[SettingText]:
    texts = _documentation()
    grouped = {name: group for group, names in GROUPS.items() for name in names}
    names = [*grouped, *(name for name in Settings._fields if name not in grouped)]
    for name in names:
        title = name.replace("_", " ").capitalize()
        yield SettingText(name, title, texts.get(name, ""), grouped.get(name, "More"))


SETTINGS: tuple[SettingText, ...] = tuple(_settings())
"""Every setting, in the order in which the screen shows them."""


def value_words(settings: Settings, name: str) -> str:
    """Return the value of a setting as one would type it; entries of a map as ``name value``
    pairs."""
    value: Any = getattr(settings, name)
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {entry}" for key, entry in value.items())
    if name == "working_days":
        return " ".join(WEEKDAYS[day][:3].lower() for day in value)
    return str(value)
