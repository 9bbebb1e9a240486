"""The rows of the evening (P12): what is not logged yet, what is proposed, what is open, and
tomorrow."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from planner.commands.proposals.store import Proposal
from planner.engine.plan import DocketEntry, Offer
from planner.engine.views.evening import Evening
from planner.tui.cells import clean
from planner.tui.rows.proposals import proposal_rows
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.words import full_day, joined, plural


def head(evening: Evening, day: str) -> Content:
    """Return how the day stands."""
    state = "closed" if evening.closed else "kept" if evening.kept else "not kept yet"
    colour = "$good" if evening.kept else "$warning"
    return Content.assemble(
        ("EVENING", "bold $accent"), (f"   {day}   ", "$muted"), (state, colour)
    )


def rows(evening: Evening, proposals: Sequence[Proposal]) -> list[ListRow]:
    """Return what the evening asks and tells, section by section."""
    return stacked(
        _done(evening),
        _unlogged(evening.unlogged),
        proposal_rows(proposals),
        _open(evening),
        _tomorrow(evening),
    )


def _done(evening: Evening) -> list[ListRow]:
    if evening.closed:
        return [
            heading("TODAY"),
            text_row(Content.styled("The day is closed. Good night.", "$good")),
        ]
    names = clean(joined(list(evening.done)))
    return [heading("HEARD FROM YOU"), text_row(Content(names or "nobody yet"))]


def _unlogged(entries: Sequence[DocketEntry]) -> list[ListRow]:
    if not entries:
        return []
    return [
        heading("NOT LOGGED YET", "did it take place?"),
        *(
            ListRow(f"occasion:{entry.id}", entry.time, Content(clean(entry.text)))
            for entry in entries
        ),
    ]


def _open(evening: Evening) -> list[ListRow]:
    offer = evening.open_new_touch
    entries = [_offer_row("new-touch", "new touch", offer)] if offer else []
    for item in evening.open_items:
        body = Content.assemble((clean(item.name), "bold"), f"  {clean(item.reason)}")
        entries.append(ListRow(f"item:{item.contact}", item.kind.replace("_", " "), body))
    if not entries:
        return [heading("OPEN"), text_row(Content("nothing: all that was due today is done"))]
    return [heading("OPEN", f"{plural(len(entries), 'thing')}; what is not due waits"), *entries]


def _offer_row(kind: str, label: str, offer: Offer) -> ListRow:
    body = Content.assemble((clean(offer.name), "bold"), f"  {clean(offer.reason)}")
    return ListRow(f"{kind}:{offer.contact}", label, body)


def _tomorrow(evening: Evening) -> list[ListRow]:
    first = evening.first_name
    entries = [_offer_row("first", "first", first)] if first else []
    entries += [text_row(Content(clean(entry.text)), entry.time) for entry in evening.ahead]
    if not entries:
        entries = [text_row(Content("nobody waits: the bench is empty"))]
    return [heading("TOMORROW", full_day(evening.tomorrow)), *entries]
