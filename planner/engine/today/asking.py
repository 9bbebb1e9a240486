"""R11 and R12: an ask without an offer, or of somebody whom one never helped, is flagged before it
is made.

The advice never blocks a fact: an outreach that goes out all the same is logged, and the touch says
which advice it overrode.
"""

from __future__ import annotations

from typing import Final, Literal

from planner.engine.situation import Situation
from planner.records import Contact
from planner.value import NamedTuple

Advice = Literal["offer something", "help first"]
"""What is advised: something to offer with the ask; or, to somebody whom one never helped, to help
before asking."""
LONG_SILENCE: Final = 180
"""Days without a word after which an ask comes out of nowhere (003)."""
WINDOW: Final = 84
"""Days over which it is counted how often the advice was overridden, as for the user's own
temperature."""


class Overrides(NamedTuple):
    """How often advice was overridden lately."""

    outreach: int
    """Touches that went out in the window."""
    overridden: int
    """Those of them that asked and offered nothing."""
    reason: str


def advice_before_asking(contact: Contact, *, helped: bool) -> Advice | None:
    """What to mind before an outreach to a contact; None where nothing is wanted of them, or
    something is offered.

    Args:
        contact: To whom.
        helped: Whether the user ever did them a favour.
    """
    if not contact.i_want or contact.i_offer:
        return None
    return "offer something" if helped else "help first"


def flag_text(contact: Contact, advice: Advice) -> str:
    """The advice in words."""
    flag = f"You want {contact.i_want} of {contact.name}, and offer nothing."
    return (
        flag
        if advice == "offer something"
        else f"{flag} You never helped them yet: offer something first."
    )


def before_the_ask(situation: Situation, contact_id: str) -> str:
    """What to do before something is asked of somebody, in words; empty where nothing is asked, or
    nothing is to be done.

    After a long silence one offers first; so one does to whoever one never helped.
    """
    contact = situation.records.contacts.get(contact_id)
    if contact is None or not contact.i_want:
        return ""
    tie = situation.ties.get(contact_id)
    silence = situation.now - tie.last if tie is not None else 0
    if silence > LONG_SILENCE:
        return f"{silence} days of silence: offer something before you ask for {contact.i_want}"
    if contact.i_offer:
        return ""
    helped = any(favour.direction == "given" for favour in situation.favours_of(contact_id))
    if helped:
        return f"you want {contact.i_want}, and offer nothing"
    return f"you want {contact.i_want} and never helped them: offer something first"


def overrides(situation: Situation) -> Overrides:
    """How often the advice was overridden in the last twelve weeks."""
    outreach = overridden = 0
    for touch in situation.records.touches.values():
        if touch.direction == "out" and 0 <= situation.days_since(touch.day) < WINDOW:
            outreach += 1
            overridden += touch.overrode != ""
    if not overridden:
        reason = "no ask went out without an offer in the last 12 weeks"
        return Overrides(outreach, 0, reason)
    text = f"{overridden} of the last {outreach} messages out asked and offered nothing"
    if 2 * overridden > outreach:
        text += ": offer something with the next"
    return Overrides(outreach, overridden, text)
