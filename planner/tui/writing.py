"""Writing to somebody: the mail program opens with a beginning, and what was sent is logged with one key."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.commands.day.letters import Letter, profile, sent, ways, write
from planner.tui.cells import clean
from planner.tui.desk import Choice

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.engine.plan import Item
    from planner.records import Contact, Kind
    from planner.tui.desk import Desk

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME")
"""One of these is set where a Linux machine has somewhere to open a mail program."""


def copy_address(desk: Desk, session: Session, contact_id: str) -> None:
    """Copy how somebody is reached best, and say what was copied."""
    contact = session.records.contacts.get(contact_id)
    addresses = ways(contact) if contact else ()
    if contact is None or not addresses:
        desk.say(f"No address is known of {contact.name if contact else 'them'}.")
        return
    desk.copy_to_clipboard(addresses[0])
    more = f", of {len(addresses)} that are known" if len(addresses) > 1 else ""
    desk.say(f"Copied {addresses[0]}{more}.")


def write_to(desk: Desk, session: Session, contact_id: str, item: Item | None = None) -> None:
    """Begin a message to somebody; what should be minded is said first (R11)."""
    letter = desk.attempt(write, session, contact_id, item)
    contact = session.records.contacts.get(contact_id)
    if letter is None or contact is None:
        return
    if not letter.flags:
        _begin(desk, session, contact, letter, item)
        return

    def take(answer: str) -> None:
        if answer == "write":
            _begin(desk, session, contact, letter, item)
        else:
            desk.open_contact(contact_id)

    choices = [
        Choice("open", "o", "Open the card", "find something to offer, and note it there"),
        Choice("write", "w", "Write all the same"),
    ]
    desk.choose("Before you write", " ".join(letter.flags), choices, take)


def _begin(
    desk: Desk, session: Session, contact: Contact, letter: Letter, item: Item | None
) -> None:
    name, url = clean(contact.name), profile(contact)
    if letter.address and _can_open():
        desk.open_url(letter.url)
        about = f"Your mail program has the beginning of a message to {name}."
        _ask_sent(desk, session, letter, item, about, "email")
        return

    def take(answer: str) -> None:
        desk.copy_to_clipboard("\n".join(filter(None, (letter.subject, letter.body))))
        kind: Kind = "email" if letter.address else "message"
        if answer == "profile":
            desk.open_url(url)
            kind = "linkedin" if "linkedin." in url.lower() else "message"
        about = f"The message to {name} is on the clipboard."
        _ask_sent(desk, session, letter, item, about, kind)

    no_address = f"{name} has no e-mail address in the book."
    reason = "No mail program can be opened from here." if letter.address else no_address
    choices = [Choice("copy", "c", "Copy the message", letter.address)]
    if url and _can_open():
        choices.insert(0, Choice("profile", "p", "Copy it, and open their profile", clean(url)))
    desk.choose("Write", reason, choices, take)


SENT: Mapping[str, str] = {
    "promise": "Sent, and the promise is kept",
    "favour": "Sent, and the favour is returned",
}
"""What enter says of a message about a promise or a favour."""


def _ask_sent(
    desk: Desk, session: Session, letter: Letter, item: Item | None, about: str, kind: Kind
) -> None:
    """Ask whether it was sent; enter logs it."""
    item_kind = item.kind if item is not None else ""
    choices = [Choice("done", "s", SENT.get(item_kind, "Sent: log it"))]
    if item_kind in SENT:
        choices.append(Choice("log", "l", "Sent, and it stays open"))
    choices.append(Choice("not", "n", "Not sent"))

    def take(answer: str) -> None:
        if answer in ("done", "log"):
            # To prepare is no touch: what was sent is one with the person.
            done = answer == "done" and item_kind != "prepare"
            desk.do(sent, session, letter, item if done else None, kind=kind)

    start = 1 if item_kind == "favour" else 0
    desk.choose("Write", f"{about} Once it is sent, enter logs it.", choices, take, start)


def _can_open() -> bool:
    """Whether a program can be opened beside the terminal."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in DISPLAYS)
