"""The tables of the sheet, in the order in which one steps through them (R18)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.commands.sheet.contact_table import CONTACTS
from planner.commands.sheet.favour_table import FAVOURS
from planner.commands.sheet.hook_table import HOOKS
from planner.commands.sheet.hub_table import HUBS
from planner.commands.sheet.lead_table import LEADS
from planner.commands.sheet.organisation_table import ORGANISATIONS
from planner.commands.sheet.promise_table import PROMISES
from planner.commands.sheet.table import Table
from planner.commands.sheet.touch_table import TOUCHES

TABLES: Mapping[str, Table[Any]] = {
    table.name: table
    for table in (CONTACTS, PROMISES, FAVOURS, HUBS, ORGANISATIONS, HOOKS, LEADS, TOUCHES)
}
"""The tables by name; that of the contacts has none."""
