"""The rows of what calendar and mail propose (P10): the line that would be logged, and the page of
one: who took part, where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from planner.commands.proposals.store import Proposal
from planner.commands.session import Session
from planner.tui.cells import clean
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.words import full_day, joined, plural


def proposal_rows(proposals: Sequence[Proposal]) -> list[ListRow]:
    """The proposals, with the strangers among those who took part; none where there are none."""
    if not proposals:
        return []
    return [
        heading("PROPOSED", "from your calendar and mail"),
        *(_proposal_row(proposal) for proposal in proposals),
    ]


def _proposal_row(proposal: Proposal) -> ListRow:
    names = clean(joined([stranger.name for stranger in proposal.strangers]))
    strangers = f"   new: {names}" if names else ""
    body = Content.assemble(clean(proposal.line), (strangers, "$muted"))
    return ListRow(f"proposal:{proposal.id}", "", body)


def proposal_page(session: Session, proposal: Proposal, add_key: str) -> list[ListRow]:
    """The page of a proposal; ``add_key`` offers the strangers as new people."""
    contacts = session.records.contacts
    people = [
        ListRow(f"contact:{key}", "", Content(clean(contacts[key].name)), lines=1)
        for key in proposal.contacts
        if key in contacts
    ]
    strangers = [
        text_row(Content.assemble(clean(stranger.name), (f"  {clean(stranger.address)}", "$muted")))
        for stranger in proposal.strangers
    ]
    when = " ".join(filter(None, (full_day(date.fromisoformat(proposal.day)), proposal.time)))
    minutes = f"  {proposal.minutes} min" if proposal.minutes else ""
    return stacked(
        [
            heading("THE PROPOSAL", proposal.kind),
            text_row(Content(clean(proposal.line))),
            text_row(Content(f"{when}{minutes}"), "When"),
            *([text_row(Content(clean(proposal.note)), "About")] if proposal.note else []),
            text_row(Content(clean(proposal.source)), "From"),
        ],
        [heading("IN YOUR BOOK", plural(len(people), "person", "people")), *people]
        if people
        else [],
        [heading("NOT IN YOUR BOOK", f"{add_key} adds one"), *strangers] if strangers else [],
    )
