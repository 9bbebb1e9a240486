"""Values as JSON holds them: the contract with scripts. Keys may be added, none renamed.

A value becomes an object with a key for each of its fields. Where the contract says otherwise,
``_SHAPES`` has the difference, by the name of the type: no type is imported here, so that a command
pays for what it shows and no more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.engine.plan import DayPlan

Json = dict[str, Any]


class Shape(NamedTuple):
    """How the JSON of a type differs from its fields.

    Attributes:
        person: Whether its ``contact`` and ``name`` are one key: ``contact``, with ``id`` and
        ``name``. people: Fields of contacts' ids that are shown with their names.
        renamed: The key of a field, where it is another one than its name.
        blank: Fields that are null where they are empty.
        rounded: The decimal places of a field.
        computed: Properties that are shown as well.
        hidden: Fields that are not shown.
        only: The fields that are shown, in their order; empty for all of them.
    """

    person: bool = False
    people: tuple[str, ...] = ()
    renamed: Mapping[str, str] = {}
    blank: tuple[str, ...] = ()
    rounded: Mapping[str, int] = {}
    computed: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    only: tuple[str, ...] = ()


_PLAIN = Shape()
_PERSON = Shape(person=True)
_SHAPES: Mapping[str, Shape] = {
    "Offer": Shape(person=True, blank=("hook", "local_time"), hidden=("hook_id",)),
    "Item": Shape(person=True, blank=("local_time",)),
    "DocketEntry": Shape(people=("contacts",), blank=("time", "hub"), hidden=("names",)),
    "Thermometer": Shape(rounded={"value": 1}),
    "DayPlan": Shape(
        blank=("skipped", "pledged"),
        rounded={"utilisation": 3},
        hidden=("quota", "done"),
    ),
    "Favour": Shape(people=("contact",), computed=("open",), hidden=("touch", "private")),
    "Balance": Shape(person=True, renamed={"value": "balance"}),
    "Listener": _PERSON,
    "HubYield": Shape(renamed={"hub": "id"}),
    "Connector": Shape(renamed={"contact": "id"}),
    "Link": Shape(renamed={"contact": "id"}, blank=("introduced_by",)),
    "Fit": Shape(people=("rest",)),
    "Explanation": Shape(
        person=True,
        renamed={
            "half_life": "half_life_days",
            "earlier": "earlier_touches",
            "cadence": "cadence_days",
            "last": "last_touch",
            "lateness": "lateness_ratio",
            "balance": "favour_balance",
            "knobs": "settings",
        },
        blank=("ladder",),
        hidden=("standing", "bench_place", "bench_length"),
    ),
    "Standing": Shape(rounded={"score": 3}),
    "VoterShare": Shape(hidden=("ask",)),
    "Peak": Shape(rounded={"score": 3}),
    "Organisation": Shape(
        people=("through",), renamed={"single": "single_threaded"}, blank=("through",)
    ),
    "Colleague": Shape(renamed={"contact": "id", "score": "temperature"}, rounded={"score": 3}),
    "Conflict": Shape(renamed={"keeper": "kept_from", "device": "from"}, hidden=("where",)),
    "Entry": Shape(
        only=(
            "kind",
            "day",
            "time",
            "minutes",
            "people",
            "org",
            "hub",
            "tags",
            "note",
            "learned",
            "promises",
            "next",
            "why",
            "wants",
            "offers",
            "favours",
            "via",
            "hook",
            "refer",
            "private",
        )
    ),
    "Person": Shape(blank=("org",)),
    "PromiseText": Shape(blank=("to",)),
    "FavourText": Shape(blank=("contact",)),
}


def iso(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD, or None; a record without a day holds the first there is."""
    return day.isoformat() if day and day > date.min else None


def json_value(value: Any, session: Session | None = None) -> Any:
    """Return a value as JSON holds it.

    Args:
        value: A value of the engine, the quick-log or the commands; whole numbers, texts and what
        is made of them. session: The open book, in which contacts that are only known by their id
        have names.
    """
    if hasattr(value, "_fields"):
        return _object(value, session)
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return iso(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Mapping):
        return {str(key): json_value(item, session) for key, item in value.items()}
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [json_value(item, session) for item in value]
    return value


def person_value(session: Session, contact: str) -> Json:
    """Return a contact's id and name."""
    return {"id": contact, "name": session.situation.name_of(contact)}


def _object(value: Any, session: Session | None) -> Json:
    shape = _SHAPES.get(type(value).__name__, _PLAIN)
    result: Json = {}
    if shape.person:
        result["contact"] = {"id": value.contact, "name": value.name}
    for name in _names(value, shape):
        result[shape.renamed.get(name, name)] = _field(getattr(value, name), name, shape, session)
    return result


def _names(value: Any, shape: Shape) -> list[str]:
    """Return the names of the fields that are shown as they are."""
    hidden = {*shape.hidden, *(("contact", "name") if shape.person else ())}
    names = shape.only or (*value._fields, *shape.computed)
    return [name for name in names if name not in hidden]


def _field(value: Any, name: str, shape: Shape, session: Session | None) -> Any:
    if name in shape.blank and not value:
        return None
    if name in shape.people and session is not None:
        if isinstance(value, str):
            return person_value(session, value)
        return [person_value(session, contact) for contact in value]
    if name in shape.rounded:
        return round(value, shape.rounded[name])
    return json_value(value, session)


def plan_value(plan: DayPlan) -> Json:
    """Return a day plan; the streak is a number, and what is known of the habit stands beside
    it."""
    value: Json = json_value(plan)
    streak = value["streak"]
    return {
        **value,
        "new_touches_done": plan.quota.done,
        "new_touches_allowed": plan.quota.allowed,
        "new_touches_earned": plan.quota.earned,
        "next_step": plan.quota.missing,
        "streak": streak["days"],
        "habit": {
            "absorbed": streak["absorbed"],
            "marks": streak["marks"],
            "rate": round(streak["rate"], 3),
            "strength": streak["strength"],
        },
    }
