"""The fields of a contact as options of `planner add` and `edit`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.commands.declared.command import Option
from planner.commands.people.fields import FIELDS

if TYPE_CHECKING:
    import argparse

    from planner.commands.typed_field import TypedField

_SPELLINGS = {
    "aka": "--aka",
    "emails": "--email --emails",
    "phones": "--phone --phones",
    "urls": "--url --urls",
    "tags": "--tag --tags",
    "cadence_days": "--cadence --cadence-days",
}
"""Options that are not spelt as the field is; one of several values is also named for one of
them."""
_OFFERS = {"org": "org", "tags": "tag", "met_at": "hub"}


def _option(field: TypedField) -> Option:
    choices = f": {', '.join(field.choices)}" if field.choices else ""
    # Several words need no quotes only where the shell gives them as one; so an option takes one.
    return Option(
        _SPELLINGS.get(field.name, f"--{field.name.replace('_', '-')}"),
        "TEXT",
        field.hint or field.label.lower() + choices,
        name=field.name,
        repeats=True,
        offers=_OFFERS.get(field.name, field.name if field.choices else ""),
    )


def _options() -> Iterator[Option]:
    for field in FIELDS.values():
        if field.name != "name":
            yield _option(field)
    yield Option("--via", "NAME", "who introduced them; empty: nobody", offers="contact")


OPTIONS = tuple(_options())
"""An option for each field that can be typed, but for the name."""


def typed_fields(args: argparse.Namespace) -> dict[str, str]:
    """Return the fields that were given as options; one given several times is one list."""
    fields = {}
    for name in FIELDS:
        texts = getattr(args, name, None)
        if texts and name != "name":
            fields[name] = ", ".join(texts)
    return fields
