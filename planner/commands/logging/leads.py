"""The leads that a line begins or moves on: from lead to interview, offer or rejection (R22);
private, all (R23)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from planner.change import Put
from planner.engine.happened.org_names import org_key
from planner.records import OUTCOMES, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from planner.change import TableName, Value
    from planner.quicklog.entry import Entry
    from planner.records import Lead, Records

CLOSED: Outcome = "rejection"
"""The stage of a lead that is over."""


class LeadWriter(Protocol):
    """Where the edits of leads go: what ``Writer`` is to this file."""

    records: Records
    rest: list[Put]
    leads: set[str]
    new_id: Callable[[], str]

    def put(self, table: TableName, record: str, fields: Mapping[str, Value]) -> None:
        """Add a record."""


def follow_leads(
    writer: LeadWriter, entry: Entry, day: date, ids: Mapping[str, str], first: str
) -> None:
    """Add what a line says of leads: a new one, or the next stage of the one open lead that it can
    mean.

    An interview or an offer of which the line says no more than that it came is on the touch alone,
    unless one lead with that person is open. After a no from an employer the one open lead there is
    over.

    Args:
        writer: Where the edits go; its records are looked through.
        entry: The line.
        day: The day of it.
        ids: The ids of the line's people by their names.
        first: The one whom it concerns where it does not say.
    """
    for lead_text in entry.leads:
        contact = ids.get(lead_text.who, first)
        fitting = list(_open(writer, contact, lead_text.org, lead_text.title))
        if len(fitting) == 1:
            _move(writer, fitting[0], lead_text.stage, day)
        elif (
            lead_text.title
            or lead_text.org
            or contact not in (ids[person.name] for person in entry.people)
        ):
            writer.put(
                "leads",
                writer.new_id(),
                {
                    "title": lead_text.title,
                    "org": lead_text.org,
                    "contact": contact,
                    "stage": lead_text.stage,
                    "days": {lead_text.stage: day.isoformat()},
                    "private": True,
                },
            )
    if entry.kind == "rejected":
        fitting = list(_open(writer, first, entry.org or "", ""))
        if len(fitting) == 1:
            _move(writer, fitting[0], CLOSED, day)


def _open(writer: LeadWriter, contact: str, org: str, title: str) -> Iterator[Lead]:
    """The open leads that may be meant: at the organisation, else with the contact; a title must
    not differ."""
    for lead in writer.records.leads.values():
        at_place = (
            org_key(lead.org) == org_key(org) if org else bool(contact) and lead.contact == contact
        )
        said, lead_title = title.casefold(), lead.title.casefold()
        if (
            at_place
            and lead.stage != CLOSED
            and (not said or not lead_title or said in lead_title or lead_title in said)
        ):
            yield lead


def _move(writer: LeadWriter, lead: Lead, stage: Outcome, day: date) -> None:
    writer.leads.add(lead.id)
    days = {stage: day.isoformat(), **lead.days}
    further = lead.stage not in OUTCOMES or OUTCOMES.index(stage) > OUTCOMES.index(lead.stage)
    now = stage if further else lead.stage
    if (lead.stage, dict(lead.days)) != (now, days):
        writer.rest.append(Put("leads", lead.id, {"stage": now, "days": days}))
