"""The table of the hooks: what there is to say, for whom, until when, and who has heard it (R18,
R10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from planner.commands.network.hooks import short
from planner.commands.session import Session
from planner.commands.sheet.field import (
    DayField,
    NumberField,
    TableColumn,
    TableRow,
    TextField,
    columns_of,
)
from planner.commands.sheet.table import RecordTable, linked_name
from planner.commands.sheet.typed import day_field, text_field, words_field
from planner.commands.sheet.view import View
from planner.records import Hook

HookRow = TableRow[Hook]


def _audience(row: HookRow) -> frozenset[str]:
    """The names of those whom it was written for."""
    names = (linked_name(row.session, contact) for contact in row.record.contacts)
    return frozenset(name for name in names if name)


class HookTable(RecordTable[Hook]):
    """The table of the hooks."""

    name, title, noun = "hooks", "HOOKS", "hook"
    record_table, label_field = "hooks", "text"
    how = "Write what, as in: expires=2w tags+design tags-old orgs+Acme."
    example = "expires=2w tags+design"
    filter_example = "tags:design expires<14d heard<1 for:none …"
    sort: ClassVar[tuple[str, ...]] = ("expires", "text")
    columns: ClassVar[Mapping[str, TableColumn]] = columns_of(
        TableColumn(
            "Something to say",
            36,
            TextField[Hook](
                "text",
                lambda row: row.record.text,
                edit=text_field("text", "text", "hook", needed=True, alone=True, page=True),
            ),
        ),
        TableColumn("For", 20, TextField[Hook]("for", _audience)),
        TableColumn(
            "Tags",
            16,
            TextField[Hook](
                "tags",
                lambda row: row.record.tags,
                edit=words_field("tags", "tags", "tags", separator=" "),
                whole=True,
            ),
        ),
        TableColumn(
            "Organisations",
            18,
            TextField[Hook](
                "orgs",
                lambda row: row.record.orgs,
                edit=words_field("orgs", "orgs", "organisations"),
            ),
        ),
        TableColumn(
            "Expires",
            12,
            DayField[Hook](
                "expires",
                lambda row: row.record.expires,
                edit=day_field("expires", "expires", "last day", ahead=True),
                ahead=True,
                awaited=lambda row: True,
            ),
        ),
        TableColumn("Heard", 6, NumberField[Hook]("heard", lambda row: len(row.record.told))),
    )

    def all_rows(self, session: Session) -> list[HookRow]:
        """Return all hooks; one that was written for a single contact opens their card."""
        contacts = session.records.contacts
        rows: list[HookRow] = []
        for key, hook in sorted(session.records.hooks.items()):
            links = tuple(contacts.get(contact) for contact in sorted(hook.contacts))
            contact_id = next(iter(hook.contacts)) if len(hook.contacts) == 1 else ""
            rows.append(TableRow(session, key, hook, contact_id, links))
        return rows

    def named_views(self) -> Mapping[str, View]:
        """Return the views that are there without being saved."""
        return {
            **super().named_views(),
            "Nobody has heard": self.first._replace(filter="heard<1"),
            "Expired": self.first._replace(filter="expires<0"),
        }

    def title_of(self, session: Session, keys: Sequence[str]) -> str:
        """Return what some hooks are called: the one by the beginning of its text."""
        hook = session.records.hooks.get(keys[0]) if len(keys) == 1 else None
        return f"the hook “{short(hook.text)}”" if hook else super().title_of(session, keys)


HOOKS = HookTable()
