"""What a completion offers for an argument: the names and ids of the book."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from planner.commands.file.file import conflicts
from planner.commands.proposals.store import ProposalStore
from planner.commands.sheet.contact_table import CONTACTS, STAGES
from planner.exchange.formats import writer_names
from planner.records import STATES, VOTERS
from planner.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from planner.commands.session import Session

CompletionOffer = tuple[str, str]
"""A value, and what it is."""
NEWEST = 300
"""Touches that are offered at most."""
SHOWN_ID = 6
"""Characters of an id that are offered."""


def _contacts(session: Session) -> Iterator[CompletionOffer]:
    for contact in session.records.contacts.values():
        if contact.state not in ("ignored", "archived"):
            yield contact.name, contact.org or contact.role


def _items(session: Session) -> Iterator[CompletionOffer]:
    for promise in session.records.promises.values():
        if promise.open:
            yield promise.id[-SHOWN_ID:], promise.text
    yield from _contacts(session)


def _contact_ids(session: Session) -> Iterator[CompletionOffer]:
    for contact in session.records.contacts.values():
        yield contact.id[-SHOWN_ID:], contact.name


def _item_ids(session: Session) -> Iterator[CompletionOffer]:
    for promise in session.records.promises.values():
        if promise.open:
            yield promise.id[-SHOWN_ID:], promise.text
    yield from _contact_ids(session)


def _filters(session: Session) -> Iterator[CompletionOffer]:
    """The words of a filter line whose values are known."""
    yield from ((f"stage:{stage}", "") for stage in STAGES)
    yield from ((f"state:{state}", "") for state in STATES)
    yield from ((f"voter:{voter}", "") for voter in VOTERS)
    for field, offer in (("tag", _tags), ("org", _orgs), ("met", _hubs)):
        for value, _ in offer(session):
            yield f'{field}:"{value}"' if " " in value else f"{field}:{value}", ""
    yield from (("due<14d", ""), ("last>90d", ""))


def _proposals(session: Session) -> Iterator[CompletionOffer]:
    for proposal in ProposalStore.of(session).proposals.values():
        yield proposal.id, proposal.line


def _conflicts(session: Session) -> Iterator[CompletionOffer]:
    for conflict in conflicts(session):
        yield conflict.id, f"{conflict.name}, {conflict.field}"


def _formats(_: Session) -> Iterator[CompletionOffer]:
    yield from ((name, "") for name in writer_names())


def _touches(session: Session) -> Iterator[CompletionOffer]:
    records = session.records
    newest = sorted(records.touches.values(), key=lambda touch: (touch.day, touch.id))[-NEWEST:]
    for touch in reversed(newest):
        names = [records.contacts[key].name for key in touch.contacts if key in records.contacts]
        yield touch.id[-SHOWN_ID:], f"{touch.day} {touch.kind} {', '.join(sorted(names))}"


def _records(session: Session) -> Iterator[CompletionOffer]:
    """What can be forgotten."""
    yield from _touches(session)
    records = session.records
    for promise in records.promises.values():
        yield promise.id[-SHOWN_ID:], promise.text
    yield from _favours(session)
    yield from _hooks(session)
    for lead in records.leads.values():
        yield lead.id[-SHOWN_ID:], lead.title or lead.org


def _tags(session: Session) -> Iterator[CompletionOffer]:
    tags = (tag for contact in session.records.contacts.values() for tag in contact.tags)
    yield from ((tag, "") for tag in dict.fromkeys(sorted(tags)))


def _orgs(session: Session) -> Iterator[CompletionOffer]:
    orgs = (contact.org for contact in session.records.contacts.values() if contact.org)
    yield from ((org, "") for org in dict.fromkeys(sorted(orgs)))


def _hubs(session: Session) -> Iterator[CompletionOffer]:
    yield from ((hub.name, hub.kind) for hub in session.records.hubs.values())


def _hooks(session: Session) -> Iterator[CompletionOffer]:
    yield from ((hook.id[-SHOWN_ID:], hook.text) for hook in session.records.hooks.values())


def _favours(session: Session) -> Iterator[CompletionOffer]:
    contacts = session.records.contacts
    for favour in session.records.favours.values():
        if favour.open:
            name = contacts[favour.contact].name if favour.contact in contacts else "somebody"
            yield favour.id[-SHOWN_ID:], f"{favour.what or 'a favour'} ({name})"


def _views(session: Session) -> Iterator[CompletionOffer]:
    yield from ((name, view.filter) for name, view in CONTACTS.saved_views(session).items())


def _columns(session: Session) -> Iterator[CompletionOffer]:
    yield from ((name, column.title) for name, column in CONTACTS.columns.items())


def _settings(session: Session) -> Iterator[CompletionOffer]:
    for name in Settings._fields:
        value = getattr(session.settings, name)
        if hasattr(value, "items"):
            yield from ((f"{name}.{key}", "") for key in value)
        else:
            yield name, str(value)
    for name in ("book", "calendar_file", "calendar_alarm", "encrypt", "passphrase", "decrypt"):
        yield name, ""


def _days(session: Session) -> Iterator[CompletionOffer]:
    for ahead in range(1, 15):
        day = session.today + timedelta(days=ahead)
        yield day.isoformat(), f"{day:%A}"


def _past_days(session: Session) -> Iterator[CompletionOffer]:
    for back in range(15):
        day = session.today - timedelta(days=back)
        yield day.isoformat(), f"{day:%A}"


def _snapshots(session: Session) -> Iterator[CompletionOffer]:
    for snapshot in reversed(session.book.snapshots.all()):
        yield snapshot.stamp, f"{snapshot.when.astimezone():%Y-%m-%d %H:%M}"


def _states(_: Session) -> Iterator[CompletionOffer]:
    yield from ((state, "") for state in STATES)


def _voters(_: Session) -> Iterator[CompletionOffer]:
    yield from ((voter, "") for voter in VOTERS)


OF_BOOK: Mapping[str, Callable[[Session], Iterator[CompletionOffer]]] = {
    "contact": _contacts,
    "item": _items,
    "contact id": _contact_ids,
    "item id": _item_ids,
    "filter": _filters,
    "format": _formats,
    "touch": _touches,
    "record": _records,
    "tag": _tags,
    "org": _orgs,
    "hub": _hubs,
    "hook": _hooks,
    "favour": _favours,
    "view": _views,
    "column": _columns,
    "setting": _settings,
    "day": _days,
    "past day": _past_days,
    "snapshot": _snapshots,
    "state": _states,
    "voter": _voters,
}
"""What the open book offers, by the name that an argument gives it."""
BESIDE_THE_BOOK: Mapping[str, Callable[[Session], Iterator[CompletionOffer]]] = {
    "proposal": _proposals,
    "conflict": _conflicts,
}
"""What this machine has beside the book: it changes while the book stays, so it is not kept."""


def all_offers(session: Session) -> dict[str, list[CompletionOffer]]:
    """Return everything that a book offers, by name."""
    offers = {}
    for name, offer in OF_BOOK.items():
        with suppress(OSError):  # a folder that does not answer offers nothing
            offers[name] = list(offer(session))
    return offers
