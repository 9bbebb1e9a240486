"""Find who is in the book twice, merge two into one as one step of undo, or remember that they are
two (P6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from planner.change import Change, Drop, Edit, Put
from planner.commands.people.fields import told_field
from planner.errors import PlannerError, UsageError
from planner.records import Contact
from planner.value import NamedTuple
from planner.words import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.change import Value
    from planner.commands.session import Session
    from planner.exchange.plan.duplicates import Pair

SETS = (
    "aka",
    "emails",
    "phones",
    "urls",
    "tags",
    "not_same_as",
    "labels",
    "private_fields",
    "uids",
)
TEXTS = ("they_want", "i_want", "i_offer", "private_notes")
"""Texts of which both are kept, one under the other, where they differ."""
SINGLE = (
    "org",
    "role",
    "place",
    "birthday",
    "zone",
    "met_at",
    "introduced_by",
    "cadence_days",
    "connected_on",
    "resting_until",
    "snoozed_until",
    "source",
    "family",
    "listed",
    "passed_until",
)
"""Fields that hold one value: the kept contact's, else the other's."""
_QUIET = frozenset({"source", "family", "listed", "passed_until"})
"""Of these another value is not worth a note."""
LABELS = {
    "org": "organisation",
    "met_at": "met at",
    "cadence_days": "cadence",
    "connected_on": "connected on",
    "introduced_by": "introduced by",
}
Side = Literal["keep", "other", "both"]
"""Whose value a field takes."""
_LIVELIER = ("kept", "resting", "maybe", "triage", "ignored", "archived")
"""Of two states the first of these wins: whoever is in the plan stays in it."""


MERGED = (
    "name",
    "aka",
    "org",
    "role",
    "emails",
    "phones",
    "urls",
    "tags",
    "state",
    "cadence_days",
    "voter",
    *TEXTS[:3],
    "met_at",
    "introduced_by",
    "place",
    "birthday",
    "zone",
    "connected_on",
    "resting_until",
    "snoozed_until",
    "column_pin",
    "source",
    "notes",
    "private_notes",
)
"""The fields in which one can choose whose value is taken, as a card orders them."""


class FieldChoice(NamedTuple):
    """A field side by side: what the kept contact has, what the other has, what would become of it,
    and by whose side.

    ``both`` unites sets, puts texts under one another, and of other fields takes the kept contact's
    and notes the other's among the notes.
    """

    field: str
    keep: Value
    other: Value
    merged: Value
    side: Side = "both"
    noted: bool = False
    """Whether the other's value stands elsewhere: among the notes, or as a name that they are also
    known as."""

    @property
    def differs(self) -> bool:
        """Whether the two have something else there."""
        return self.keep != self.other


class MergePlan(NamedTuple):
    """What merging would do: the fields that differ, how many records move over, and the edits.

    ``shared`` are the fields in which both have the same, if only nothing where the one will have
    something.
    """

    keep: Contact
    other: Contact
    fields: tuple[FieldChoice, ...]
    moved: int
    edits: tuple[Edit, ...]
    shared: tuple[FieldChoice, ...] = ()


def find_duplicates(session: Session, least: int | None = None) -> list[Pair]:
    """Return the pairs that may be one person, the surest first."""
    # 10 ms that a merge of two who are named need not wait for.
    from planner.exchange.plan.duplicates import LIKELY, duplicates

    return duplicates(session.records.contacts, LIKELY if least is None else least)


def plan_merge(
    session: Session, keep_id: str, other_id: str, choices: Mapping[str, Side] | None = None
) -> MergePlan:
    """Return what merging one contact into another would do; nothing is done.

    Args:
        session: The open book.
        keep_id: Who stays.
        other_id: Who goes into them.
        choices: By field whose value is taken; ``both`` where nothing is said.

    Raises:
        UsageError: They are one and the same, or a choice is for no field of theirs.
        PlannerError: One of them is not in the book.
    """
    if keep_id == other_id:
        raise UsageError("Both names mean the same contact; there is nothing to merge.")
    contacts = session.records.contacts
    for each in (keep_id, other_id):
        if each not in contacts:
            raise PlannerError(f"There is no contact {each}; it may have been deleted elsewhere.")
    keep, other = contacts[keep_id], contacts[other_id]
    choices = choices or {}
    _check_choices(choices)
    merged = _merged(session, keep, other, choices)
    rows = _rows(keep, other, merged, choices)
    changed = {name: value for name, value in merged.items() if getattr(keep, name) != value}
    moves = _moves(session, keep_id, other_id)
    edits: list[Edit] = [*moves, Drop("contacts", other_id)]
    if changed:
        edits.insert(0, Put("contacts", keep_id, changed))
    return MergePlan(
        keep,
        other,
        tuple(row for row in rows if row.differs),
        len(moves),
        tuple(edits),
        tuple(row for row in rows if not row.differs and (row.keep or row.merged)),
    )


def _check_choices(choices: Mapping[str, Side]) -> None:
    """Raise where a choice is for no field that can be chosen."""
    for name in choices:
        if name not in MERGED:
            raise UsageError(
                f"{quoted(name)} is no field to choose by. There are: {', '.join(MERGED)}."
            )


def merge(
    session: Session, keep_id: str, other_id: str, choices: Mapping[str, Side] | None = None
) -> str:
    """Merge one contact into another as one step of undo, and return what was done.

    Raises:
        UsageError: They are one and the same, or a choice is for no field of theirs.
        PlannerError: One of them is not in the book.
        BookError: It could not be saved.
    """
    plan = plan_merge(session, keep_id, other_id, choices)
    where = f" ({plan.other.org})" if plan.other.org and plan.other.org != plan.keep.org else ""
    label = f"merged {plan.other.name}{where} into {plan.keep.name}"
    session.apply(Change(label, plan.edits))
    return label


def tell_apart(session: Session, one: str, other: str) -> str:
    """Remember that two contacts are two people, and return what was done.

    Raises:
        UsageError: They are one and the same.
    """
    if one == other:
        raise UsageError("Both names mean the same contact.")
    contacts = session.records.contacts
    first, second = contacts[one], contacts[other]
    label = f"{first.name} and {second.name} are two people"
    session.apply(
        Change(
            label,
            (
                Put("contacts", one, {"not_same_as": first.not_same_as | {other}}),
                Put("contacts", other, {"not_same_as": second.not_same_as | {one}}),
            ),
        )
    )
    return label


def _rows(
    keep: Contact, other: Contact, merged: Mapping[str, Value], choices: Mapping[str, Side]
) -> list[FieldChoice]:
    """Both values of every field, and what becomes of them."""
    rows: list[FieldChoice] = []
    for name in Contact._fields:
        if name not in ("id", "added"):
            value = merged.get(name, getattr(keep, name))
            rows.append(_row(keep, other, name, value, choices.get(name, "both")))
    return rows


def _row(keep: Contact, other: Contact, name: str, merged: Value, side: Side) -> FieldChoice:
    mine, theirs = getattr(keep, name), getattr(other, name)
    apart = side == "both" and bool(mine and theirs) and mine != theirs
    return FieldChoice(
        name, mine, theirs, merged, side, apart and name in (*SINGLE, "name") and name not in _QUIET
    )


def side_by_side(session: Session, field: FieldChoice) -> tuple[str, str, str]:
    """Return a field's three values in words: the kept contact's, the other's, and what becomes of
    it."""
    return (
        said(session, field.field, field.keep),
        said(session, field.field, field.other),
        said(session, field.field, field.merged),
    )


def _merged(
    session: Session, keep: Contact, other: Contact, choices: Mapping[str, Side]
) -> dict[str, Value]:
    """The fields of the one that both become: sets united, gaps filled, and what does not fit kept
    in the notes."""
    gone = {keep.id, other.id}
    merged = _united(keep, other)
    for name in SINGLE:
        merged[name] = getattr(keep, name) or getattr(other, name)
    lost = [
        f"{LABELS.get(name, name)}: {said(session, name, getattr(other, name))}"
        for name in SINGLE
        if _is_lost(keep, other, name, choices)
    ]
    if keep.introduced_by in gone:
        merged["introduced_by"] = other.introduced_by
    for name in (*TEXTS, "notes"):
        merged[name] = _both(getattr(keep, name), getattr(other, name))
    for name, side in choices.items():
        if side != "both" and name != "name":
            chosen = keep if side == "keep" else other
            merged[name] = getattr(chosen, name)
            if name == "column_pin":
                merged["pinned_on"] = chosen.pinned_on
    if merged["introduced_by"] in gone:
        merged["introduced_by"] = ""
    _name_them(merged, keep, other, choices.get("name", "both"))
    aside = f"Of {other.name} who was merged: {'; '.join(lost)}" if lost else ""
    merged["notes"] = _both(str(merged["notes"]), aside)
    return merged


def _is_lost(keep: Contact, other: Contact, name: str, choices: Mapping[str, Side]) -> bool:
    """Whether a value of the other has no place in the one that both become, none chosen."""
    mine, theirs = getattr(keep, name), getattr(other, name)
    if name in _QUIET or choices.get(name, "both") != "both":
        return False
    if not mine or not theirs:
        return False
    return mine != theirs and theirs not in (keep.id, other.id)


def _united(keep: Contact, other: Contact) -> dict[str, Value]:
    """The sets of both as one, and what of the other's fills a choice that the kept contact leaves
    open."""
    united: dict[str, Value] = {name: getattr(keep, name) | getattr(other, name) for name in SETS}
    united["not_same_as"] = (keep.not_same_as | other.not_same_as) - {keep.id, other.id}
    united["labels"] = keep.labels | _labels_beside(keep, other)
    united["dates"] = {**other.dates, **keep.dates}
    united["state"] = min(keep.state, other.state, key=_LIVELIER.index)
    if keep.voter == "unknown":
        united["voter"] = other.voter
    if keep.column_pin is None:
        united["column_pin"], united["pinned_on"] = other.column_pin, other.pinned_on
    return united


def _labels_beside(keep: Contact, other: Contact) -> frozenset[str]:
    """The other's labels; where the kept contact has a preferred address, that stays the only
    one."""
    if not any(label.startswith("pref:") for label in keep.labels):
        return other.labels
    return frozenset(label for label in other.labels if not label.startswith("pref:"))


def _name_them(found: dict[str, Value], keep: Contact, other: Contact, side: Side) -> None:
    """Give the one their name; with both, the other name is one that they are also known as."""
    name = (other.name or keep.name) if side == "other" else (keep.name or other.name)
    also: frozenset[str] = found["aka"]  # type: ignore[assignment]
    if side == "both" and other.name:
        also |= {other.name}
    found["name"], found["aka"] = name, also - {name}


def said(session: Session, name: str, value: Value) -> str:
    """Return a value of a contact's field in words: ids as the names that they stand for."""
    contacts, hubs = session.records.contacts, session.records.hubs
    if name == "introduced_by" and value in contacts:
        return contacts[str(value)].name
    if name == "met_at" and value in hubs:
        return hubs[str(value)].name
    return told_field(name, value)


def _both(mine: str, theirs: str) -> str:
    if not theirs or theirs in mine:
        return mine
    return f"{mine}\n{theirs}" if mine and mine not in theirs else theirs


def _moves(session: Session, keep: str, other: str) -> list[Edit]:
    """Everything that names the one who goes names the one who stays."""
    records = session.records

    def swapped(ids: frozenset[str]) -> frozenset[str]:
        return ids - {other} | {keep}

    moves: list[Edit] = [
        Put("touches", touch.id, {"contacts": swapped(touch.contacts)})
        for touch in records.touches.values()
        if other in touch.contacts
    ]

    tables: tuple[tuple[str, Mapping[str, object]], ...] = (
        ("promises", records.promises),
        ("favours", records.favours),
        ("intakes", records.intakes),
        ("leads", records.leads),
    )
    for table, held in tables:
        moves += [
            Put(table, key, {"contact": keep})  # type: ignore[arg-type]
            for key, each in held.items()
            if getattr(each, "contact", "") == other
        ]
    for hook in records.hooks.values():
        fields: dict[str, Value] = {
            name: swapped(ids)
            for name, ids in (("contacts", hook.contacts), ("told", hook.told))
            if other in ids
        }
        if fields:
            moves.append(Put("hooks", hook.id, fields))
    for contact in records.contacts.values():
        if contact.id in (keep, other):
            continue
        fields = {}
        if contact.introduced_by == other:
            fields["introduced_by"] = keep
        if other in contact.not_same_as:
            fields["not_same_as"] = swapped(contact.not_same_as)
        if fields:
            moves.append(Put("contacts", contact.id, fields))
    return moves
