"""The views of the network on an open book: what the shell and the screens show of hubs, firms,
hooks and favours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.engine.ahead import forecast as forecast_rules
from planner.engine.views import connectors as connector_rules
from planner.engine.views import favour_ledger as favour_rules
from planner.engine.views import hub_yield as hub_rules
from planner.engine.views import organisations as organisation_rules
from planner.engine.views import talking_points as hook_rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.commands.session import Session
    from planner.engine.ahead.forecast import Forecast
    from planner.engine.situation import Situation
    from planner.engine.views.connectors import Connector, Link
    from planner.engine.views.favour_ledger import FavourLedger
    from planner.engine.views.hub_yield import HubYield
    from planner.engine.views.organisations import Organisation
    from planner.engine.views.talking_points import TalkingPoint


def hub_yields(session: Session) -> Sequence[HubYield]:
    """Return what each hub has yielded, with its red flags and the verdict (R21)."""
    return hub_rules.hub_yields(session.situation)


def organisations(session: Session) -> Sequence[Organisation]:
    """Return the touch points of each organisation (R24)."""
    return organisation_rules.organisations(session.situation)


def connectors(session: Session) -> Sequence[Connector]:
    """Return who introduced others, the best by what came of it first (R15)."""
    return connector_rules.connectors(session.situation)


def introductions(session: Session) -> Sequence[Link]:
    """Return the tree of introductions, depth first (R15)."""
    return connector_rules.introduction_tree(session.situation)


def talking_points(session: Session) -> Sequence[TalkingPoint]:
    """Return the hook library, each with whom it fits (R10)."""
    return hook_rules.talking_points(session.situation)


def favour_ledger(session: Session) -> FavourLedger:
    """Return the favours that are open in both directions, and the balances (R12)."""
    return favour_rules.favour_ledger(session.situation)


def forecast_in(situation: Situation) -> Forecast:
    """Return the forecast in a situation: with many people it takes seconds, beside the app."""
    return forecast_rules.forecast(situation)


def forecast(session: Session) -> Forecast:
    """Return the load of the weeks ahead against the capacity (R7)."""
    return forecast_rules.forecast(session.situation)


def hub_people(session: Session, hub_id: str) -> Sequence[str]:
    """Return the ids of the contacts who were met at a hub, or talked to there; by name."""
    contacts = session.records.contacts
    ids = {contact.id for contact in contacts.values() if contact.met_at == hub_id}
    for touch in session.records.touches.values():
        if touch.hub == hub_id:
            ids |= touch.contacts & contacts.keys()
    return sorted(ids, key=lambda contact_id: contacts[contact_id].name.casefold())
