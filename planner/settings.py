"""The user's choices that are the same on every machine; they live in the book's ``settings``
table.

Each field's name is the name of the setting (`planner config NAME VALUE`) and the string after it
its documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.value import NamedTuple

SETTINGS_ID = "user"
"""The id of the one record of the ``settings`` table; each setting is a field of it, so that each
merges on its own."""

MINUTES: Mapping[str, int] = {
    "new_touch": 5,
    **{name: kind.minutes for name, kind in FOLLOW_UP_KINDS.items()},
}
TIERS: Mapping[str, int] = {"close": 30, "warm": 90, "good": 182, "distant": 365}


class Settings(NamedTuple):
    """Every setting with its default."""

    budget_minutes: int = 10
    """Minutes a working day that the planner may fill (R4)."""
    landed: bool = False
    """You have the job: half the budget, and the planner goes on (R6)."""
    minutes: Mapping[str, int] = MINUTES
    """How many minutes each kind of item takes (R4)."""
    cadence_days: int = 182
    """The wanted greatest gap between two touches where neither contact nor tag says otherwise
    (R6)."""
    tag_cadences: Mapping[str, int] = {}
    """Cadence in days by tag; the shortest of a contact's tags counts."""
    working_days: tuple[int, ...] = (0, 1, 2, 3, 4)
    """Working days of the week, Monday is 0."""
    country: str = ""
    """Country (and region, as in DE-BY) whose public holidays are days off; empty: none."""
    day_start_hour: int = 4
    """The hour at which a day begins: a touch at one in the morning belongs to the evening
    before."""
    date_order: Literal["dmy", "mdy"] = "dmy"
    """How 12/11 is read: day first or month first."""
    languages: str = "en"
    """The languages of your quick-log lines, the most important first, as in ``en de``."""
    not_names: str = ""
    """Words that are no names of people in a quick-log line, as in ``kickoff retro``; an answer to
    a question adds one."""
    nudge_after: int = 5
    """Working days without a reply after which to nudge once (R14)."""
    nudge_again_after: int = 10
    """Working days after the first nudge after which to nudge for the last time (R14)."""
    rest_days: int = 90
    """Days of rest after the last nudge (R14)."""
    pledge: str = ""
    """The time of each working day at which you mean to make the new touch, as in 08:30; empty:
    none (R1)."""
    ask_on_leaving: bool = True
    """Whether leaving with the new touch still open asks once (R1)."""
    month_cost: int = 0
    """What a month of the search costs you, in your currency; 0: not said. It gives a lost week its
    price (R22)."""
    ramp: bool = True
    """Whether a newcomer is led through the first four weeks (R25)."""
    import_columns: Mapping[str, str] = {}
    """What columns of files hold, by name, as you said with `planner import FILE --map`."""
    views: Mapping[str, str] = {}
    """Views of the sheet by name, as you saved them (R18)."""
    templates: Mapping[str, str] = {}
    """How a message of a kind begins, as in ``templates.new_touch``, where you want another
    beginning than ours."""
