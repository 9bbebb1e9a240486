"""Writing to somebody: the message is shown and edited, the mail program opens with it, one key
logs what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.commands.day.letters import Letter, letters, profile, sent, ways, write
from planner.tui.cells import clean
from planner.tui.desk import Choice
from planner.tui.desktop import can_open, copy, open_mail, open_page
from planner.tui.letters import LetterOffer

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.engine.plan import Item
    from planner.records import Contact, Kind
    from planner.tui.desk import Desk
    from planner.tui.letters import LetterAnswer, LetterWay


def copy_address(desk: Desk, session: Session, contact_id: str) -> None:
    """Copy how somebody is reached best, and say what was copied, and by what."""
    contact = session.records.contacts.get(contact_id)
    addresses = ways(contact) if contact else ()
    if contact is None or not addresses:
        desk.say(f"No address is known of {contact.name if contact else 'them'}.")
        return
    more = f", of {len(addresses)} that are known" if len(addresses) > 1 else ""
    desk.say(f"{copied(desk, addresses[0], addresses[0])}{more}.")


def copied(desk: Desk, text: str, name: str) -> str:
    """Copy a text, and return what was really done: a terminal may take it or not, and does not
    say."""
    tool = copy(text)
    desk.copy_to_clipboard(text)
    if tool:
        return f"Copied {name} ({tool})"
    return f"Handed {name} to the terminal to copy; not every terminal does"


def write_to(
    desk: Desk, session: Session, contact_id: str, item: Item | None = None, hook: str = ""
) -> None:
    """Begin a message to somebody; what should be minded is said first (R11)."""
    letter = desk.attempt(write, session, contact_id, item, hook)
    contact = session.records.contacts.get(contact_id)
    if letter is None or contact is None:
        return
    templates = letters(session, contact_id, item, hook)
    if not letter.flags:
        _begin(desk, session, contact, letter, item, templates)
        return

    def take(answer: str) -> None:
        if answer == "write":
            _begin(desk, session, contact, letter, item, templates)
        else:
            desk.open_contact(contact_id)

    choices = [
        Choice("open", "o", "Open the card", "find something to offer, and note it there"),
        Choice("write", "w", "Write all the same"),
    ]
    desk.choose("Before you write", " ".join(letter.flags), choices, take)


def _begin(
    desk: Desk,
    session: Session,
    contact: Contact,
    letter: Letter,
    item: Item | None,
    templates: Mapping[str, Letter],
) -> None:
    """Show the message, and have it leave as it was edited."""
    url = profile(contact)
    way: LetterWay = "copy"
    if letter.address and can_open():
        way, about = "mail", letter.address
    elif url and can_open():
        way, about = "profile", f"{contact.name} has no e-mail address in the book: {url}"
    elif letter.address:
        about = f"{letter.address}; no mail program can be opened from here."
    else:
        about = f"{contact.name} has no e-mail address in the book."

    def take(answer: LetterAnswer) -> None:
        _send(desk, session, contact, answer, item)

    desk.edit_letter(LetterOffer(letter, contact.name, way, about, templates), take)


def _send(
    desk: Desk, session: Session, contact: Contact, answer: LetterAnswer, item: Item | None
) -> None:
    letter, name = answer.letter, clean(contact.name)
    if answer.way == "mail" and open_mail(letter.url):
        about = f"Your mail program has the message to {name}."
        _ask_sent(desk, session, letter, item, about, "email")
        return
    text = "\n".join(filter(None, (letter.subject, letter.body)))
    about = f"{copied(desk, text, f'the message to {name}')}."
    kind: Kind = "email" if letter.address else "message"
    url = profile(contact)
    if answer.way == "profile" and open_page(url):
        kind = "linkedin" if "linkedin." in url.lower() else "message"
    _ask_sent(desk, session, letter, item, about, kind)


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
            desk.drafts.drop(f"letter:{letter.contact}")
            # To prepare is no touch: what was sent is one with the person.
            done = answer == "done" and item_kind != "prepare"
            desk.do(sent, session, letter, item if done else None, kind=kind)

    start = 1 if item_kind == "favour" else 0
    desk.choose("Write", f"{about} Once it is sent, enter logs it.", choices, take, start)
