"""How the tie with a contact stands, as the app shows it: column, cadence, what comes next, and the
words for a touch.

The engine is imported where it is asked: the app's first frame is drawn from a plan that was kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.engine.happened.touching import called, way
from planner.engine.standing import cadence, newness
from planner.engine.standing.stage import standing
from planner.engine.today.local_time import local_time
from planner.engine.today.next_up import next_up

if TYPE_CHECKING:
    from datetime import datetime

    from planner.commands.session import Session
    from planner.engine.plan import NextUp
    from planner.engine.standing.stage import Standing
    from planner.engine.today.local_time import LocalTime
    from planner.engine.views.explain import Explanation
    from planner.engine.views.tie_year import TieYear
    from planner.engine.views.triage import TriageCandidate
    from planner.records import Contact, Touch


def standing_of(session: Session, contact_id: str) -> Standing:
    """Return the column, stage and direction of a contact today."""
    return standing(session.situation, contact_id)


def cadence_of(session: Session, contact: Contact) -> int:
    """Return the days between two touches with a contact: their own, by tag, or the default."""
    return cadence.cadence_of(session.situation, contact)


def next_of(session: Session, contact_id: str) -> NextUp:
    """Return what the plan has next for a contact, and when."""
    return next_up(session.situation, contact_id)


def why(session: Session, contact_id: str) -> Explanation:
    """Return why a contact is where they are, with the numbers."""
    from planner.engine.views import explain  # only where one asks why

    return explain.why(session.situation, contact_id)


def year_of(session: Session, contact_id: str) -> TieYear | None:
    """Return the last twelve months of the tie with a contact (P11); None where nothing ever
    happened."""
    from planner.engine.views.tie_year import tie_year  # only where somebody looks at it

    return tie_year(session.situation, contact_id)


def local_time_of(contact: Contact, moment: datetime) -> LocalTime | None:
    """Return the time of day where a contact is (P13); None where nobody can tell."""
    return local_time(contact, moment)


def triage_queue(session: Session) -> tuple[TriageCandidate, ...]:
    """Return the contacts in triage, the most promising first."""
    from planner.engine.views.triage import triage_order  # only for triage

    return triage_order(session.situation)


def new_today(session: Session) -> tuple[str, ...]:
    """Return the ids of the contacts with whom a new touch was made today."""
    return newness.new_today(session.situation)


def touch_word(touch: Touch) -> str:
    """Return what a touch is called: "coffee", "message"; one that came from them says so."""
    if touch.kind == "note":
        return "note"
    from_them = way(touch) == "in" and touch.kind not in ("replied", "rejected")
    return f"{called(touch)} from them" if from_them else called(touch)
