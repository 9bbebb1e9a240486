"""One change for many contacts, as it is typed: ``cadence=monthly tag+design tag-old state=kept``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.commands.people.fields import FIELDS, read_field
from planner.errors import UsageError
from planner.value import NamedTuple
from planner.words import quoted

if TYPE_CHECKING:
    from planner.change import Value
    from planner.records import Contact

PART = re.compile(r'(?P<name>[a-z_-]+?)(?P<op>\+|-|=)(?P<value>"[^"]*"|\S*)(?=\s|$)', re.IGNORECASE)
"""One of the changes: a name, what is done with it, and a value."""
_SHORT = {
    "cadence": "cadence_days",
    "tag": "tags",
    "email": "emails",
    "phone": "phones",
    "url": "urls",
    "wants": "they_want",
    "want": "i_want",
    "offer": "i_offer",
    "note": "notes",
}
HOW = "Write what, as in: cadence=monthly state=kept tag+design tag-old."
_ONE_EACH = frozenset({"name", "aka", "emails", "phones", "birthday"})
"""Fields that no two people share: they are changed one by one."""


class Changes(NamedTuple):
    """What is set, what is added to sets and what is taken out of them, and all of it in words."""

    set: Mapping[str, Value]
    add: Mapping[str, frozenset[str]]
    drop: Mapping[str, frozenset[str]]
    words: str

    def fields_for(self, contact: Contact) -> dict[str, Value]:
        """The fields as they shall be for a contact."""
        fields = dict(self.set)
        for name in {*self.add, *self.drop}:
            held: frozenset[str] = getattr(contact, name)
            gone = {each.casefold() for each in self.drop.get(name, ())}
            fields[name] = frozenset(
                each for each in held if each.casefold() not in gone
            ) | self.add.get(name, frozenset())
        return fields


def read_changes(text: str) -> Changes:
    """Read what shall be changed.

    Raises:
        UsageError: A part of it is not understood.
    """
    puts: dict[str, Value] = {}
    adds: dict[str, frozenset[str]] = {}
    drops: dict[str, frozenset[str]] = {}
    said: list[str] = []
    rest = text.strip()
    while rest:
        found = PART.match(rest)
        if not found:
            raise UsageError(f"{quoted(rest)} is not understood. {HOW}")
        rest = rest[found.end() :].lstrip()
        name = found["name"].lower().replace("-", "_")
        name = _SHORT.get(name, name)
        value = found["value"].strip('"')
        if name in _ONE_EACH:
            raise UsageError(
                f"{FIELDS[name].label} is changed one by one: everybody has their own."
            )
        read = read_field(name, value)
        if found["op"] == "=":
            puts[name] = read
        elif not isinstance(read, frozenset):
            raise UsageError(
                f"{FIELDS[name].label} holds one value. Write {found['name']}={value}."
            )
        else:
            into = adds if found["op"] == "+" else drops
            into[name] = into.get(name, frozenset()) | read
        said.append(found.group())
    if not said:
        raise UsageError(f"There is nothing to change. {HOW}")
    return Changes(puts, adds, drops, " ".join(said))
