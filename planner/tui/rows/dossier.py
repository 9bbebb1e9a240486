"""What is known of somebody beside the timeline, in rows: what is next, promises, favours, the card, introductions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from planner.commands.people.fields import FIELDS, show_field, told_field
from planner.commands.people.tie import cadence_of, next_of
from planner.records import Contact
from planner.tui.cells import clean
from planner.tui.widgets.plain import clean_lines
from planner.tui.widgets.row_list import ListRow
from planner.words import full_day, plural, short_day

if TYPE_CHECKING:
    from planner.commands.session import Session

CARD = (
    "name",
    "role",
    "org",
    "tags",
    "emails",
    "phones",
    "urls",
    "met_at",
    "introduced_by",
    "they_want",
    "i_want",
    "i_offer",
    "cadence_days",
    "state",
    "voter",
    "place",
    "birthday",
    "zone",
    "aka",
    "notes",
    "private_notes",
)
"""The fields of the card, in its order."""
ALWAYS = frozenset(
    {
        "name",
        "role",
        "org",
        "tags",
        "emails",
        "phones",
        "they_want",
        "i_want",
        "i_offer",
        "cadence_days",
        "state",
        "notes",
    }
)
"""Those that are shown while they are empty as well."""
PAGES = frozenset({"notes", "private_notes"})
"""Those that take several lines."""
LABELS: Mapping[str, str] = {"introduced_by": "Introduced by", "org": "Organisation"}
MORE = "more:"
"""The key of the row that shows the empty fields too."""


def next_rows(session: Session, contact_id: str) -> list[ListRow]:
    """When they come up next, and why; and what there is to say."""
    coming = next_of(session, contact_id)
    what = coming.kind.replace("_", " ") if coming.day else "nothing is planned"
    reason = f"\n{clean(coming.reason)}" if coming.reason else ""
    when = short_day(coming.day, session.today) if coming.day else ""
    day = f"  {full_day(coming.day)}" if coming.day else ""
    body = Content.assemble((clean(what), "bold"), (day, "$muted"), (reason, "$muted"))
    say = [
        ListRow(tone="text", label="say", body=Content(clean_lines(hook.text)))
        for hook in session.records.hooks.values()
        if contact_id in hook.contacts
        and contact_id not in hook.told
        and not (hook.expires and hook.expires < session.today)
    ]
    return [ListRow(label="NEXT", tone="heading"), ListRow("next:", when, body), *say]


def promise_rows(session: Session, contact_id: str) -> list[ListRow]:
    """The open promises, the earliest due first; none where there are none."""
    today = session.today
    open_ones = [each for each in session.situation.promises_of(contact_id) if each.open]
    if not open_ones:
        return []
    rows = []
    for promise in open_ones:
        late = (today - promise.due).days if promise.due else 0
        who = (
            "they said: "
            if promise.who == "them"
            else "next: "
            if promise.follow_up
            else "you promised: "
        )
        due = short_day(promise.due, today) if promise.due else "some day"
        when = f"{plural(late, 'day')} late" if late > 0 else due
        snoozed = promise.snoozed_until
        note = f"  until {short_day(snoozed, today)}" if snoozed and snoozed > today else ""
        rows.append(
            ListRow(
                f"promise:{promise.id}",
                when,
                Content.assemble(
                    ("⚑ ", "$warning" if late > 0 and promise.who == "me" else "$muted"),
                    (who, "$muted"),
                    clean_lines(promise.text),
                    (note, "$faint"),
                ),
            )
        )
    return [ListRow(label="PROMISES", tone="heading", note=f"{len(rows)} open"), *rows]


def favour_rows(session: Session, contact_id: str) -> list[ListRow]:
    """The favours in both directions, the open ones first; none where there are none."""
    today = session.today
    favours = list(session.situation.favours_of(contact_id))
    favours.sort(
        key=lambda each: (each.open and each.direction == "received", each.day or date.min),
        reverse=True,
    )
    if not favours:
        return []
    rows = []
    for favour in favours:
        owed = favour.open and favour.direction == "received"
        words = (
            "you owe: "
            if owed
            else "they helped: "
            if favour.direction == "received"
            else "you helped: "
        )
        state = (
            "waived"
            if favour.waived_on
            else ""
            if favour.returned <= 0
            else ("settled" if favour.returned >= 1 else f"{favour.returned:.0%} returned")
        )
        rows.append(
            ListRow(
                f"favour:{favour.id}",
                short_day(favour.day, today) if favour.day else "",
                Content.assemble(
                    ("◆ " if owed else "◇ ", "$stage-owed" if owed else "$muted"),
                    (words, "$muted"),
                    clean_lines(favour.what),
                    (f"  {state}" if state else "", "$faint"),
                ),
            )
        )
    count = sum(each.open and each.direction == "received" for each in favours)
    return [ListRow(label="FAVOURS", tone="heading", note=f"{count} owed" if count else ""), *rows]


def people_rows(session: Session, contact_id: str) -> list[ListRow]:
    """Who introduced them, and whom they introduced; none where nobody did."""
    contacts = session.records.contacts
    me = contacts[contact_id]
    rows = []
    if me.introduced_by in contacts:
        rows.append(_person(contacts[me.introduced_by], "introduced by", "↰"))
    rows += [
        _person(each, "introduced", "↳")
        for each in sorted(contacts.values(), key=lambda each: each.name.casefold())
        if each.introduced_by == contact_id
    ]
    return [ListRow(label="INTRODUCTIONS", tone="heading"), *rows] if rows else []


def _person(contact: Contact, label: str, glyph: str) -> ListRow:
    about = ", ".join(filter(None, (clean(contact.role), clean(contact.org))))
    return ListRow(
        f"contact:{contact.id}",
        label,
        Content.assemble(
            (f"{glyph} ", "$accent"),
            (clean(contact.name), "bold"),
            (f"  {about}", "$muted"),
        ),
        lines=1,
    )


def card_rows(session: Session, contact_id: str, *, everything: bool = False) -> list[ListRow]:
    """The fields of the card; the empty ones that are rarely filled only with ``everything``."""
    contact = session.records.contacts[contact_id]
    rows = [ListRow(label="CARD", tone="heading")]
    hidden = 0
    for name in CARD:
        shown = _shown(session, contact, name)
        if not shown and name not in ALWAYS and not everything:
            hidden += 1
            continue
        rows.append(
            ListRow(f"field:{name}", label_of(name), shown or Content.styled("·", "$faint"))
        )
    if hidden:
        rows.append(
            ListRow(MORE, "", Content.styled(f"{plural(hidden, 'more field')} …", "$faint"))
        )
    return rows


def label_of(name: str) -> str:
    """What the card calls a field."""
    return LABELS.get(name) or FIELDS[name].label


def text_of(session: Session, contact: Contact, name: str) -> str:
    """What a field's editor begins with."""
    if name == "introduced_by":
        introducer = session.records.contacts.get(contact.introduced_by)
        return introducer.name if introducer else ""
    if name == "met_at" and contact.met_at in session.records.hubs:
        return session.records.hubs[contact.met_at].name
    return show_field(name, getattr(contact, name))


def _shown(session: Session, contact: Contact, name: str) -> Content:
    if name == "cadence_days":
        days = cadence_of(session, contact)
        return Content.assemble(
            f"every {plural(days, 'day')}",
            ("" if contact.cadence_days else "  by tag or default", "$faint"),
        )
    if name == "voter" and contact.voter == "unknown":
        return Content()
    if (
        name == "introduced_by"
        and contact.introduced_by
        and contact.introduced_by not in session.records.contacts
    ):
        return Content.styled("somebody who is no longer in the book", "$faint")
    text = (
        told_field(name, contact.birthday)
        if name == "birthday"
        else text_of(session, contact, name)
    )
    if name == "tags":
        return Content.styled(clean(" ".join(f"#{tag}" for tag in text.split())), "$stage-owed")
    return Content(clean_lines(text)) if name in PAGES else Content(clean(text))
