"""Add and change hubs: what they cost, how often they are, and the red flags that only the user can
see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.change import Change, Drop, Put
from planner.commands.days import read_day
from planner.commands.people.contacts import by_ending
from planner.engine.views.hub_flags import RED_FLAGS
from planner.errors import DecisionNeeded, PlannerError, UsageError
from planner.ids import new_id
from planner.quicklog.days.dates import read_cadence
from planner.quicklog.words.fold import fold
from planner.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from planner.change import Edit, Value
    from planner.commands.session import Session

TEXTS = ("kind", "place", "notes")


def resolve_hub(session: Session, text: str) -> str:
    """Return the id of the hub that ``text`` means: an id, the end of one, its name or a part of
    it.

    Raises:
        DecisionNeeded: Several hubs could be meant.
        PlannerError: There is none.
    """
    hubs = session.records.hubs
    key = by_ending(hubs, text)
    if key:
        return key
    folded = fold(text)
    named = [hub for hub in hubs.values() if fold(hub.name) == folded]
    near = named or [hub for hub in hubs.values() if folded and folded in fold(hub.name)]
    if not near:
        names = ", ".join(sorted(hub.name for hub in hubs.values())) or "none yet"
        raise PlannerError(f"There is no hub {quoted(text)}. There are: {names}.")
    if len(near) > 1:
        names = ", ".join(sorted(hub.name for hub in near))
        candidates = [{"id": hub.id, "name": hub.name} for hub in near]
        raise DecisionNeeded(
            f"{quoted(text)} could be {names}. Say which, by the whole name or the id.",
            "name",
            candidates,
        )
    return near[0].id


def add_hub(
    session: Session, name: str, fields: Mapping[str, str], flags: Iterable[str] = ()
) -> str:
    """Add a hub and return its id; ``fields`` is text by field name, as typed.

    Raises:
        UsageError: The name is empty, a hub is called so already, or a text does not fit its field.
        BookError: It could not be saved.
    """
    name = _name(name)
    _only_one(session, name)
    hub = new_id()
    values: dict[str, Value] = {"name": name, **read_hub(session, fields)}
    noted = frozenset(read_flag(flag) for flag in flags)
    if noted:
        values["red_flags"] = noted
    session.apply(Change(f"added the hub {name}", (Put("hubs", hub, values),)))
    return hub


def edit_hub(
    session: Session,
    hub_id: str,
    fields: Mapping[str, str],
    flags: Iterable[str] = (),
    cleared: Iterable[str] = (),
) -> str:
    """Change a hub and return what was done in words.

    Args:
        session: The open book.
        hub_id: Which.
        fields: Text by field name, as typed: name, kind, place, notes, cost, every, next.
        flags: Red flags to note.
        cleared: Red flags to take back.

    Raises:
        UsageError: A text does not fit its field, or nothing is to be changed.
        BookError: It could not be saved.
    """
    hub = session.records.hubs[hub_id]
    values = read_hub(session, fields)
    if "name" in values:
        _only_one(session, str(values["name"]), hub_id)
    noted = (hub.red_flags | {read_flag(flag) for flag in flags}) - {
        read_flag(flag) for flag in cleared
    }
    if noted != hub.red_flags:
        values["red_flags"] = frozenset(noted)
    elif not fields and not flags and not cleared:
        raise UsageError("Nothing to change: give at least one field.")
    changed = {key: value for key, value in values.items() if getattr(hub, key) != value}
    what = ", ".join(key.replace("_", " ") for key in changed) or "nothing"
    label = f"changed {what} of {hub.name}"
    if changed:
        session.apply(Change(label, (Put("hubs", hub_id, changed),)))
    return label


def toggle_flag(session: Session, hub_id: str, flag: str) -> str:
    """Note a red flag of a hub, or take it back where it is noted; return what was done in words.

    Raises:
        UsageError: It is none of the red flags.
        BookError: It could not be saved.
    """
    flag = read_flag(flag)
    if flag in session.records.hubs[hub_id].red_flags:
        return edit_hub(session, hub_id, {}, cleared=(flag,))
    return edit_hub(session, hub_id, {}, flags=(flag,))


def drop_hub_edits(session: Session, hub_id: str) -> list[Edit]:
    """Return what deletes a hub; those met there keep its name, and so do the touches there, as a
    note."""
    records, hub = session.records, session.records.hubs[hub_id]
    edits: list[Edit] = [
        Put("contacts", contact.id, {"met_at": hub.name})
        for contact in records.contacts.values()
        if contact.met_at == hub_id
    ]
    for touch in records.touches.values():
        if touch.hub == hub_id:
            note = f"{touch.note}\nat {hub.name}".strip()
            edits.append(Put("touches", touch.id, {"hub": "", "note": note}))
    return [*edits, Drop("hubs", hub_id)]


def drop_hub(session: Session, hub_id: str) -> str:
    """Delete a hub and return what was done in words.

    Raises:
        BookError: It could not be saved.
    """
    label = f"deleted the hub {session.records.hubs[hub_id].name}"
    session.apply(Change(label, tuple(drop_hub_edits(session, hub_id))))
    return label


def _only_one(session: Session, name: str, but: str = "") -> None:
    if any(
        hub.name.casefold() == name.casefold()
        for hub in session.records.hubs.values()
        if hub.id != but
    ):
        raise UsageError(f"There is a hub {quoted(name)} already. `planner hubs edit` changes it.")


def read_hub(session: Session, fields: Mapping[str, str]) -> dict[str, Value]:
    """Read what was typed for fields of a hub: name, kind, place, notes, cost, every, next.

    Raises:
        UsageError: A text does not fit its field, or there is no such field.
    """
    values: dict[str, Value] = {}
    for key, text in fields.items():
        if key == "name":
            values[key] = _name(text)
        elif key in TEXTS:
            values[key] = text.strip()
        elif key == "cost":
            values[key] = _cost(text)
        elif key == "every":
            values[key] = _every(text)
        elif key == "next":
            values["next_on"] = _next_date(session, text)
        else:
            raise UsageError(
                f"A hub has no {quoted(key)}. It has name, kind, place, notes, cost, every and "
                "next."
            )
    return values


def _name(text: str) -> str:
    if not text.strip():
        raise UsageError("A hub needs a name.")
    return text.strip()


def _cost(text: str) -> float | None:
    if not text.strip():
        return None
    try:
        cost = float(text.replace(",", "."))
    except ValueError:
        cost = -1.0
    if not 0 <= cost < 1e9:
        raise UsageError(f"{quoted(text)} is no cost. Write what a visit costs, as in 12 or 12.50.")
    return cost


def _every(text: str) -> int | None:
    if not text.strip():
        return None
    days = read_cadence(text)
    if days is None or not 1 <= days <= 3650:
        raise UsageError(
            f"{quoted(text)} is no rhythm. Write days (14), 2w, or weekly, monthly, yearly."
        )
    return days


def _next_date(session: Session, text: str) -> date | None:
    if text.strip().lower() in ("", "none"):
        return None
    return read_day(session, text.strip())


def read_flag(text: str) -> str:
    """Return one of the six red flags, by its name or the beginning of one.

    Raises:
        UsageError: It is none of them.
    """
    word = " ".join(text.casefold().replace("-", " ").removeprefix("the ").split())
    flags = [flag for flag in RED_FLAGS if word and flag.startswith(word)]
    if len(flags) != 1:
        raise UsageError(
            f"{quoted(text)} is none of the red flags. They are: {', '.join(RED_FLAGS)}."
        )
    return flags[0]
