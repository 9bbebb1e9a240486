"""What is known of somebody beside the timeline, in rows: what is next, promises, favours, the
card, introductions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from planner.commands.network.views import talking_points
from planner.commands.people.fields import FIELDS, show_field, told_field
from planner.commands.people.tie import cadence_of, next_of
from planner.records import Contact, Favour, Promise
from planner.tui.cells import clean
from planner.tui.keys import key_words
from planner.tui.widgets.plain import clean_lines
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
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
    return [heading("NEXT"), ListRow("next:", when, body), *_say_rows(session, contact_id)]


def _say_rows(session: Session, contact_id: str) -> list[ListRow]:
    """What was written down to say to them and they have not heard."""
    return [
        ListRow(f"hook:{hook.id}", "say", Content(clean_lines(hook.text)))
        for hook in session.records.hooks.values()
        if contact_id in hook.contacts
        and contact_id not in hook.told
        and not (hook.expires and hook.expires < session.today)
    ]


def _fitting_rows(session: Session, contact_id: str) -> list[ListRow]:
    """What the library has for them and they have not heard, with why they would care."""
    rows = []
    for point in talking_points(session):
        reason = next((fit.reason for fit in point.fits if fit.contact == contact_id), "")
        if reason and contact_id not in point.hook.contacts:
            body = Content.assemble(clean_lines(point.hook.text), (f"  {clean(reason)}", "$faint"))
            rows.append(ListRow(f"hook:{point.hook.id}", "fits", body))
    return rows


def promise_rows(session: Session, contact_id: str) -> list[ListRow]:
    """The open promises, the earliest due first; none where there are none."""
    promises = [promise for promise in session.situation.promises_of(contact_id) if promise.open]
    if not promises:
        return []
    rows = [_promise_row(promise, session.today) for promise in promises]
    return [heading("PROMISES", f"{len(rows)} open"), *rows]


def _promise_row(promise: Promise, today: date) -> ListRow:
    late = (today - promise.due).days if promise.due else 0
    mine = "next: " if promise.follow_up else "you promised: "
    due = short_day(promise.due, today) if promise.due else "some day"
    snoozed = promise.snoozed_until
    body = Content.assemble(
        ("⚑ ", "$warning" if late > 0 and promise.who == "me" else "$muted"),
        (mine if promise.who == "me" else "they said: ", "$muted"),
        clean_lines(promise.text),
        (f"  until {short_day(snoozed, today)}" if snoozed and snoozed > today else "", "$faint"),
    )
    return ListRow(
        f"promise:{promise.id}", f"{plural(late, 'day')} late" if late > 0 else due, body
    )


def pledge_rows(session: Session, contact_id: str, keys: Mapping[str, str]) -> list[ListRow]:
    """Everything promised, owed and written down to say, in both directions, also what is settled;
    where there is nothing, the keys that add it."""
    say = [*_say_rows(session, contact_id), *_fitting_rows(session, contact_id)]
    rows = stacked(
        promise_rows(session, contact_id),
        favour_rows(session, contact_id),
        [heading("TO SAY", f"{len(say)}"), *say] if say else [],
        _closed_promise_rows(session, contact_id),
    )
    add = (
        f"{key_words(keys['add-promise'])} notes what you promise, "
        f"{key_words(keys['add-owed'])} a favour of theirs, {key_words(keys['add-given'])} one of "
        f"yours, {key_words(keys['add-hook'])} something to say."
    )
    if rows:
        return [*rows, text_row(Content()), text_row(Content.styled(add, "$faint"))]
    return [
        heading("PROMISES AND FAVOURS"),
        text_row(Content("Nothing is promised or owed, either way.")),
        text_row(Content.styled(add, "$muted")),
    ]


def _closed_promise_rows(session: Session, contact_id: str) -> list[ListRow]:
    """The promises that were kept or dropped, the newest first."""
    promises = [
        promise for promise in session.situation.promises_of(contact_id) if not promise.open
    ]
    promises.sort(key=_closed_on, reverse=True)
    rows = []
    for promise in promises:
        words = "dropped: " if promise.dropped_on else "kept: "
        whose = "you " if promise.who == "me" else "they "
        body = Content.assemble((whose + words, "$faint"), (clean_lines(promise.text), "$muted"))
        day = short_day(_closed_on(promise), session.today)
        rows.append(ListRow(f"promise:{promise.id}", day, body))
    return [heading("DONE WITH", f"{len(rows)}"), *rows] if rows else []


def _closed_on(promise: Promise) -> date:
    return promise.done_on or promise.dropped_on or date.min


def favour_rows(session: Session, contact_id: str) -> list[ListRow]:
    """The favours in both directions, the open ones first; none where there are none."""
    favours = list(session.situation.favours_of(contact_id))
    if not favours:
        return []
    favours.sort(key=lambda favour: (_is_owed(favour), favour.day or date.min), reverse=True)
    count = sum(map(_is_owed, favours))
    return [
        heading("FAVOURS", f"{count} owed" if count else ""),
        *(_favour_row(favour, session.today) for favour in favours),
    ]


def _is_owed(favour: Favour) -> bool:
    """Whether the user owes it."""
    return favour.open and favour.direction == "received"


def _favour_row(favour: Favour, today: date) -> ListRow:
    owed = _is_owed(favour)
    words = {"received": "they helped: ", "given": "you helped: "}[favour.direction]
    state = _favour_state(favour)
    body = Content.assemble(
        ("◆ " if owed else "◇ ", "$stage-owed" if owed else "$muted"),
        ("you owe: " if owed else words, "$muted"),
        clean_lines(favour.what),
        (f"  {state}" if state else "", "$faint"),
    )
    return ListRow(f"favour:{favour.id}", short_day(favour.day, today) if favour.day else "", body)


def _favour_state(favour: Favour) -> str:
    """What has become of a favour; empty while nothing of it is returned."""
    if favour.waived_on:
        return "waived"
    if favour.returned <= 0:
        return ""
    return "settled" if favour.returned >= 1 else f"{favour.returned:.0%} returned"


def people_rows(session: Session, contact_id: str) -> list[ListRow]:
    """Who introduced them, and whom they introduced; none where nobody did."""
    contacts = session.records.contacts
    me = contacts[contact_id]
    rows = []
    if me.introduced_by in contacts:
        rows.append(_person(contacts[me.introduced_by], "introduced by", "↰"))
    rows += [
        _person(contact, "introduced", "↳")
        for contact in sorted(contacts.values(), key=lambda contact: contact.name.casefold())
        if contact.introduced_by == contact_id
    ]
    return [heading("INTRODUCTIONS"), *rows] if rows else []


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
    rows = [heading("CARD")]
    hidden = 0
    for name in CARD:
        body = _field_body(session, contact, name)
        if not body and name not in ALWAYS and not everything:
            hidden += 1
            continue
        rows.append(ListRow(f"field:{name}", label_of(name), body or Content.styled("·", "$faint")))
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


def _field_body(session: Session, contact: Contact, name: str) -> Content:
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
