"""Writing to somebody: the mail program opens with a beginning, and what was sent is logged with one key."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from planner.tui.cells import clean
from planner.tui.screens.choose import Choice, ChooseScreen

if TYPE_CHECKING:
    from planner.commands.day.letters import Letter
    from planner.commands.session import Session
    from planner.engine.plan import Item
    from planner.records import Contact, Kind
    from planner.tui.app import PlannerApp

DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME")
"""One of these is set where a Linux machine has somewhere to open a mail program."""


def copy_address(app: PlannerApp, session: Session, contact_id: str) -> None:
    """Copy how somebody is reached best, and say what was copied."""
    from planner.commands.day.letters import ways

    contact = session.records.contacts.get(contact_id)
    found = ways(contact) if contact else ()
    if contact is None or not found:
        app.say(f"No address is known of {contact.name if contact else 'them'}.")
        return
    app.copy_to_clipboard(found[0])
    more = f", of {len(found)} that are known" if len(found) > 1 else ""
    app.say(f"Copied {found[0]}{more}.")


def write_to(app: PlannerApp, session: Session, contact_id: str, item: Item | None = None) -> None:
    """Begin a message to somebody; what should be minded is said first (R11)."""
    from planner.commands.day.letters import write

    letter = app.attempt(write, session, contact_id, item)
    contact = session.records.contacts.get(contact_id)
    if letter is None or contact is None:
        return
    if not letter.flags:
        _begin(app, session, contact, letter, item)
        return

    def minded(answer: str | None) -> None:
        if answer == "write":
            _begin(app, session, contact, letter, item)
        elif answer == "open":
            app.open_contact(contact_id)

    app.push_screen(
        ChooseScreen(
            "Before you write",
            " ".join(letter.flags),
            [
                Choice("open", "o", "Open the card", "find something to offer, and note it there"),
                Choice("write", "w", "Write all the same"),
            ],
        ),
        minded,
    )


def _begin(
    app: PlannerApp, session: Session, contact: Contact, letter: Letter, item: Item | None
) -> None:
    from planner.commands.day.letters import profile

    name, url = clean(contact.name), profile(contact)
    if letter.address and _can_open():
        app.open_url(letter.url)
        _ask_sent(
            app,
            session,
            letter,
            item,
            f"Your mail program has the beginning of a message to {name}.",
            "email",
        )
        return

    def chosen(answer: str | None) -> None:
        if answer is None:
            return
        app.copy_to_clipboard("\n".join(filter(None, (letter.subject, letter.body))))
        kind: Kind = "email" if letter.address else "message"
        if answer == "profile":
            app.open_url(url)
            kind = "linkedin" if "linkedin." in url.lower() else "message"
        _ask_sent(app, session, letter, item, f"The message to {name} is on the clipboard.", kind)

    why = (
        "No mail program can be opened from here."
        if letter.address
        else f"{name} has no e-mail address in the book."
    )
    choices = [Choice("copy", "c", "Copy the message", letter.address)]
    if url and _can_open():
        choices.insert(0, Choice("profile", "p", "Copy it, and open their profile", clean(url)))
    app.push_screen(ChooseScreen("Write", why, choices), chosen)


def _ask_sent(
    app: PlannerApp, session: Session, letter: Letter, item: Item | None, what: str, kind: Kind
) -> None:
    """Ask whether it was sent; enter logs it."""
    both = item is not None and item.kind in ("promise", "favour")
    done = {
        "promise": "Sent, and the promise is kept",
        "favour": "Sent, and the favour is returned",
    }
    choices = [Choice("done", "s", done.get(item.kind, "Sent: log it") if item else "Sent: log it")]
    if both:
        choices.append(Choice("log", "l", "Sent, and it stays open"))
    choices.append(Choice("not", "n", "Not sent"))

    def answered(answer: str | None) -> None:
        from planner.commands.day.letters import sent

        if answer in ("done", "log"):
            # To prepare is no touch: what was sent is one with the person.
            ticked = item if answer == "done" and item and item.kind != "prepare" else None
            label = app.attempt(sent, session, letter, ticked, kind=kind)
            if label is not None:
                app.changed(label)

    start = 1 if item is not None and item.kind == "favour" else 0
    app.push_screen(
        ChooseScreen("Write", f"{what} Once it is sent, enter logs it.", choices, start), answered
    )


def _can_open() -> bool:
    """Whether a program can be opened beside the terminal."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in DISPLAYS)
