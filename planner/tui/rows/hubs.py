"""The rows of the room of hubs: what is to come, the hubs by verdict, and one hub's page."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from planner.commands.network.views import hub_people, hub_yields
from planner.commands.session import Session
from planner.engine.plan import DocketEntry
from planner.engine.views.hub_yield import HubVerdict, HubYield
from planner.tui.cells import clean
from planner.tui.widgets.plain import clean_lines
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.words import plural, short_day

SIGNS: Mapping[HubVerdict, str] = {"keep": "✓", "try once more": "?", "stop": "×"}
COLOURS: Mapping[HubVerdict, str] = {"keep": "$good", "try once more": "$warning", "stop": "$error"}
ASKS: Mapping[str, str] = {
    "whom": "meet",
    "want": "want",
    "offer": "offer",
    "leave": "leave with",
}
"""What was prepared, as the labels call it."""
FAR = 12
"""Entries of the docket that are shown at most."""


def head(session: Session) -> Content:
    """How many hubs there are, and how many of them to stop."""
    yields = hub_yields(session)
    stop = [row.name for row in yields if row.verdict == "stop"]
    words = plural(len(yields), "hub") if yields else "no hubs yet"
    return Content.assemble(
        ("HUBS", "bold $accent"),
        f"   {words}",
        (f"   stop {clean(', '.join(stop))}" if stop else "", "$error"),
    )


def rows(session: Session) -> list[ListRow]:
    """What is to come, then the hubs: those to keep first."""
    docket = [entry for entry in session.plan.docket if entry.kind in ("meeting", "event")][:FAR]
    coming = [heading("TO COME", plural(len(docket), "entry", "entries"))] if docket else []
    coming += [_docket_row(session, entry) for entry in docket]
    yields = hub_yields(session)
    parts = [coming]
    for verdict in SIGNS:
        found = [row for row in yields if row.verdict == verdict]
        if found:
            parts.append([heading(verdict.upper(), f"{len(found)}"), *map(_hub_row, found)])
    if not yields:
        parts.append(
            [
                text_row(Content("No hubs yet: events, groups and places where you meet people.")),
                text_row(
                    Content.styled(
                        "a adds one; a line such as “event at PyData w/ Ana Li” makes one too.",
                        "$muted",
                    )
                ),
            ]
        )
    return stacked(*parts)


def _docket_row(session: Session, entry: DocketEntry) -> ListRow:
    prepared = "prepared" if any(entry.prepared.values()) else "unprepared"
    unnamed = [name for name in entry.names if name not in entry.text]
    names = f" · {clean(', '.join(unnamed))}" if unnamed else ""
    time = f" {entry.time}" if entry.time else ""
    return ListRow(
        f"docket:{entry.id}",
        f"{short_day(entry.day, session.today)}{time}",
        Content.assemble(
            (clean(entry.text), "bold"),
            (names, "$muted"),
            (f"   {prepared}", "$good" if prepared == "prepared" else "$faint"),
        ),
        lines=2,
    )


def _hub_row(row: HubYield) -> ListRow:
    colour = COLOURS[row.verdict]
    flags = ", ".join(row.red_flags)
    return ListRow(
        f"hub:{row.hub}",
        SIGNS[row.verdict],
        Content.assemble(
            (clean(row.name), f"bold {colour}"),
            (f"  {clean(row.kind)}" if row.kind else "", "$muted"),
            "\n",
            (_summary(row), "$muted"),
            (f"\n! {clean(flags)}" if flags else "", "$warning"),
        ),
        lines=4,
    )


def _summary(row: HubYield) -> str:
    """What a hub has yielded, in one line."""
    if not row.attendances:
        return "no visit yet"
    parts = [
        plural(row.attendances, "visit"),
        f"{row.new_people} new",
        f"{row.second_conversations} spoken to again",
    ]
    if row.introductions:
        parts.append(plural(row.introductions, "introduction"))
    if row.results:
        parts.append(plural(row.results, "result"))
    return " · ".join(parts)


def page(session: Session, key: str) -> list[ListRow]:
    """The page of a row: one hub's, or what was prepared for what is to come."""
    kind, _, record = key.partition(":")
    if kind == "docket":
        entry = next((entry for entry in session.plan.docket if entry.id == record), None)
        return _docket_page(session, entry) if entry else []
    row = next((row for row in hub_yields(session) if row.hub == record), None)
    return _hub_page(session, row) if row and kind == "hub" else []


def _docket_page(session: Session, entry: DocketEntry) -> list[ListRow]:
    prepared = [
        text_row(
            Content(clean_lines(entry.prepared[name]))
            if entry.prepared.get(name)
            else Content.styled("·", "$faint"),
            label,
        )
        for name, label in ASKS.items()
    ]
    people = [_person(session, contact) for contact in entry.contacts]
    return stacked(
        [
            heading("PREPARE", short_day(entry.day, session.today)),
            text_row(Content.styled(clean(entry.text), "bold")),
            *prepared,
        ],
        [heading("WHO"), *people] if people else [],
    )


def _hub_page(session: Session, row: HubYield) -> list[ListRow]:
    hub = session.records.hubs[row.hub]
    verdict = Content.styled(f"{SIGNS[row.verdict]} {row.verdict}", f"bold {COLOURS[row.verdict]}")
    reasons = [text_row(Content(clean(reason))) for reason in row.reasons]
    flags = [
        text_row(Content.assemble((f"! {flag}", "$warning"), (f"  {clean(shows)}", "$muted")))
        for flag, shows in row.red_flags.items()
    ]
    people = [_person(session, contact) for contact in hub_people(session, row.hub)]
    about = [
        ("Kind", hub.kind),
        ("Place", hub.place),
        ("Every", plural(hub.every, "day") if hub.every else ""),
        ("Next", short_day(hub.next_on, session.today) if hub.next_on else ""),
        ("Notes", hub.notes),
    ]
    return stacked(
        [heading(clean(row.name).upper()), text_row(verdict, "Verdict"), *reasons],
        [heading("WHAT IT YIELDED"), *_figures(session, row)],
        [heading("RED FLAGS", f"{len(flags)} of 6"), *flags] if flags else [],
        [text_row(Content(clean_lines(text)), label) for label, text in about if text],
        [heading("MET THERE", f"{len(people)}"), *people] if people else [],
    )


def _figures(session: Session, row: HubYield) -> list[ListRow]:
    last = f", last {short_day(row.last, session.today)}" if row.last else ""
    figures = (
        ("Visits", f"{row.attendances}{last}"),
        ("Hours", f"{row.hours:g}" + (f", cost {row.cost:g}" if row.cost else "")),
        ("New people", f"{row.new_people}, {row.new_per_hour or 0:g} an hour"),
        ("Followed up", f"{_share(row.follow_up_rate)} within 48 hours"),
        ("Again", f"{row.second_conversations} spoken to a second time"),
        ("Introductions", f"{row.introductions}"),
        ("Results", f"{row.results} with a lead, an interview or an offer"),
        ("Known faces", _share(row.known_share)),
    )
    return [text_row(Content(text), label) for label, text in figures]


def _share(value: float | None) -> str:
    return "—" if value is None else f"{value:.0%}"


def _person(session: Session, contact_id: str) -> ListRow:
    contact = session.records.contacts.get(contact_id)
    name = session.situation.name_of(contact_id)
    org = f"  {clean(contact.org)}" if contact and contact.org else ""
    body = Content.assemble((clean(name), "bold"), (org, "$muted"))
    return ListRow(f"contact:{contact_id}", "", body, lines=1)
