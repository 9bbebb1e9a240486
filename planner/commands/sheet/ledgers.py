"""Change promises, favours and hubs as one step of undo: one field of one, the same of many, or all of them away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.change import Change, Drop, Put
from planner.commands.sheet.ledger_fields import (
    FAVOUR_STATES,
    FIELDS,
    PROMISE_STATES,
    STATE_OF,
    LedgerField,
    LedgerName,
)
from planner.errors import PlannerError, UsageError
from planner.value import NamedTuple
from planner.words import plural, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from planner.change import Edit, Value
    from planner.commands.session import Session

NOUNS: Mapping[str, str] = {"promises": "promise", "favours": "favour", "hubs": "hub"}
HOW: Mapping[str, str] = {
    "promises": 'Write what, as in: due=2w · dropped · kept · open · who=they · name="Ana Li".',
    "favours": "Write what, as in: returned · returned=50% · waived · open · weight=2 · way=given.",
    "hubs": 'Write what, as in: kind="industry group" every=monthly cost=12 flags+vendors flags-"same faces".',
}
_STATES: Mapping[str, tuple[str, ...]] = {
    "promises": tuple(PROMISE_STATES),
    "favours": tuple(FAVOUR_STATES),
}
_ALSO = {
    "done": "kept",
    "settled": "returned",
    "settle": "returned",
    "waive": "waived",
    "drop": "dropped",
}
"""Words for a state that one types as well."""


class EntryChanges(NamedTuple):
    """What is set, what is added to a set and what is taken out of it, the state that is wanted, and all in words."""

    set: Mapping[str, Value]
    add: frozenset[str]
    drop: frozenset[str]
    state: str
    words: str

    def fields_for(self, ledger: LedgerName, record: Any) -> dict[str, Value]:
        """The fields of a record that change; a state that it is in already leaves the day on which it came to it."""
        fields = dict(self.set)
        if self.state and STATE_OF[ledger](record) == self.state:
            states = PROMISE_STATES if ledger == "promises" else FAVOUR_STATES
            fields = {
                name: value for name, value in fields.items() if name not in states[self.state]
            }
        if self.add or self.drop:
            fields["red_flags"] = (record.red_flags - self.drop) | self.add
        return {name: value for name, value in fields.items() if getattr(record, name) != value}


def read_entry_changes(session: Session, ledger: LedgerName, text: str) -> EntryChanges:
    """Read what shall become of many: ``due=2w``, ``dropped``, ``flags+vendors``.

    Raises:
        UsageError: A part of it is not understood.
        DecisionNeeded: A name could mean several people.
        PlannerError: A name means nobody.
    """
    from planner.commands.sheet.bulk import PART

    puts: dict[str, Value] = {}
    sets: dict[str, frozenset[str]] = {"+": frozenset(), "-": frozenset()}
    state = ""
    said: list[str] = []
    rest = text.strip()
    while rest:
        word = _ALSO.get(rest.split()[0].lower(), rest.split()[0].lower())
        if word in _STATES.get(ledger, ()):
            puts |= FIELDS[ledger]["state"].read(session, word)
            state = word
            said.append(word)
            rest = rest[len(rest.split()[0]) :].lstrip()
            continue
        found = PART.match(rest)
        if not found:
            raise UsageError(f"{quoted(rest)} is not understood. {HOW[ledger]}")
        rest = rest[found.end() :].lstrip()
        field = _field(ledger, found["name"].lower())
        if field.alone:
            raise UsageError(f"The {field.label} is changed one by one: each has its own.")
        value = found["value"].strip('"')
        read = field.read(
            session, _ALSO.get(value.lower(), value) if field.name == "state" else value
        )
        if found["op"] == "=":
            puts |= read
            state = value if field.name == "state" else state
        elif field.name == "flags":
            sets[found["op"]] |= read["red_flags"]  # type: ignore[operator]
        else:
            raise UsageError(f"The {field.label} is one value. Write {field.name}={value}.")
        said.append(found.group())
    if not said:
        raise UsageError(f"There is nothing to change. {HOW[ledger]}")
    return EntryChanges(puts, sets["+"], sets["-"], _ALSO.get(state, state), " ".join(said))


def change_entries(session: Session, ledger: LedgerName, keys: Iterable[str], text: str) -> str:
    """Change many as one step of undo, and return what was done in words.

    Raises:
        UsageError: The text is not understood, or there is none to change.
        DecisionNeeded: A name could mean several people.
        PlannerError: A name means nobody.
        BookError: It could not be saved.
    """
    changes = read_entry_changes(session, ledger, text)
    records: Mapping[str, Any] = getattr(session.records, ledger)
    held = [records[key] for key in dict.fromkeys(keys) if key in records]
    if not held:
        raise UsageError(f"No {NOUNS[ledger]} is chosen.")
    edits = [
        Put(ledger, record.id, fields)
        for record in held
        if (fields := changes.fields_for(ledger, record))
    ]
    label = f"{changes.words} for {named(session, ledger, [record.id for record in held])}"
    if edits:
        session.apply(Change(label, tuple(edits)))
    return label


def edit_entry(session: Session, ledger: LedgerName, key: str, name: str, text: str) -> str:
    """Set one field of one from what was typed, and return what was done in words.

    Raises:
        UsageError: There is no such field, or the text does not fit it.
        DecisionNeeded: A name could mean several people.
        PlannerError: It is gone, or a name means nobody.
        BookError: It could not be saved.
    """
    field = _field(ledger, name)
    records: Mapping[str, Any] = getattr(session.records, ledger)
    if key not in records:
        raise PlannerError(f"That {NOUNS[ledger]} is gone; it may have been deleted elsewhere.")
    if ledger == "hubs" and name != "flags":
        from planner.commands.network.hubs import edit_hub

        return edit_hub(session, key, {name: text})
    state = text.strip().lower() if name == "state" else ""
    changes = EntryChanges(field.read(session, text), frozenset(), frozenset(), state, "")
    fields = changes.fields_for(ledger, records[key])
    label = f"changed {field.label} of {named(session, ledger, [key])}"
    if fields:
        session.apply(Change(label, (Put(ledger, key, fields),)))
    return label


def drop_entries(session: Session, ledger: LedgerName, keys: Iterable[str]) -> str:
    """Delete some as one step of undo, and return what was done in words.

    Raises:
        UsageError: There is none to delete.
        BookError: It could not be saved.
    """
    records: Mapping[str, Any] = getattr(session.records, ledger)
    held = [key for key in dict.fromkeys(keys) if key in records]
    if not held:
        raise UsageError(f"No {NOUNS[ledger]} is chosen.")
    label = f"deleted {named(session, ledger, held)}"
    edits: list[Edit] = []
    for key in held:
        if ledger == "hubs":
            from planner.commands.network.hubs import drop_hub_edits

            edits += drop_hub_edits(session, key)
        else:
            edits.append(Drop(ledger, key))
    session.apply(Change(label, tuple(edits)))
    return label


def entry_called(session: Session, ledger: LedgerName, text: str) -> str:
    """Return the id that ``text`` is, or is the end of.

    Raises:
        PlannerError: There is none, or there are several.
    """
    from planner.commands.people.contacts import by_ending

    found = by_ending(getattr(session.records, ledger), text)
    if found is None:
        raise PlannerError(
            f"There is no {NOUNS[ledger]} {quoted(text)}. `planner {ledger}` shows their ids."
        )
    return found


def named(session: Session, ledger: LedgerName, keys: list[str]) -> str:
    """What some are called: the one by its words, several by their number."""
    if len(keys) != 1:
        return plural(len(keys), NOUNS[ledger])
    record: Any = getattr(session.records, ledger).get(keys[0])
    words = (
        getattr(record, "name", "") or getattr(record, "text", "") or getattr(record, "what", "")
    )
    return f"the {NOUNS[ledger]} “{words}”" if words else f"a {NOUNS[ledger]}"


def _field(ledger: LedgerName, name: str) -> LedgerField:
    fields = FIELDS[ledger]
    if name not in fields:
        raise UsageError(f"A {NOUNS[ledger]} has no {quoted(name)}. It has {', '.join(fields)}.")
    return fields[name]
