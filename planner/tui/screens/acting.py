"""What can be done with the contact or the follow-up under the cursor, the same on every screen
that has one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.screen import Screen

from planner.commands.catalogue import Scope
from planner.commands.day.answers import said_no
from planner.commands.day.day import done, snooze
from planner.commands.day.docket import settle
from planner.commands.people.contacts import move_all, names_or_count, snooze_all
from planner.records import COLUMNS, Column
from planner.tui.desk import NOBODY, Choice, at_desk
from planner.tui.glyphs import COLUMN_GLYPHS, COLUMN_TITLES
from planner.tui.widgets.area import Area, KeyHint
from planner.tui.widgets.board import BoardView
from planner.tui.widgets.footer import KeyFooter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.commands.session import Session
    from planner.engine.plan import Item

LET_BE = frozenset({"reply", "promise", "favour", "confirm"})
"""The follow-ups that can be let be for good; the others are snoozed."""
EVERYWHERE = tuple(KeyHint(name, name) for name in ("log", "find", "undo", "quit", "help"))
"""What the footer shows after what can be done with the thing under the cursor."""


def organisation(session: Session, contact_id: str) -> str:
    """Return a contact's organisation, empty where it has none."""
    contact = session.records.contacts.get(contact_id)
    return contact.org if contact else ""


class ActingScreen(Screen[None]):
    """A screen with areas that the cursor can stand in, and a footer that follows it."""

    desk = at_desk()
    place: ClassVar[Scope] = "board"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def area(self) -> Area | None:
        """The area that the cursor is in."""
        return self.focused if isinstance(self.focused, Area) else None

    def contact_under_cursor(self) -> str | None:
        """The id of the contact under the cursor."""
        area = self.area()
        return area.contact() if area else None

    def item_under_cursor(self) -> Item | None:
        """The follow-up under the cursor: the row itself, or what is planned with the contact whose
        card it is."""
        contact = self.contact_under_cursor()
        return next((item for item in self.session.plan.items if item.contact == contact), None)

    def follow(self, contact_id: str) -> None:
        """Put the cursor on a contact's card after it was moved."""

    def show_hints(self) -> None:
        """Let the footer show what can be done where the cursor is now."""
        area = self.area()
        for footer in self.query(KeyFooter):
            footer.set_hints((*(area.hints() if area else ()), *EVERYWHERE))

    def on_descendant_focus(self) -> None:
        """The cursor has come into an area."""
        self.show_hints()

    @on(Area.Opened)
    def _opened(self) -> None:
        self.command_open()

    def command_open(self) -> None:
        """Open the card of the contact under the cursor."""
        self.desk.open_contact(self.contact_under_cursor())

    def command_done(self) -> None:
        """Tick off the follow-up under the cursor; where there is none, open the quick-log for the
        contact."""
        item = self.item_under_cursor()
        if item is not None:
            self.desk.do(done, self.session, item.id)
            return
        contact = self.contact_under_cursor()
        if contact is None:
            self.desk.say(NOBODY)
        else:
            self.desk.open_quick_log(contact_id=contact)

    def command_let_be(self) -> None:
        """Let the follow-up under the cursor be, where that is an answer to it."""
        item = self.item_under_cursor()
        if item is None or item.kind not in LET_BE:
            self.desk.say("Put the cursor on a promise, a favour, or what asks for an answer.")
        else:
            self.desk.do(settle, self.session, item.id, let_be=True)

    def command_said_no(self) -> None:
        """Log that the contact under the cursor declined."""
        contact = self.contact_under_cursor()
        if contact is None:
            self.desk.say(NOBODY)
            return
        logged = self.desk.attempt(said_no, self.session, contact)
        if logged is not None:
            self.desk.changed(logged.label)
            for advice in logged.advice:
                self.desk.advise(advice)

    def command_write(self) -> None:
        """Write to the contact under the cursor."""
        item, contact = self.item_under_cursor(), self.contact_under_cursor()
        if contact is None:
            self.desk.say(NOBODY)
        else:
            self.desk.write_to(contact, item)

    def command_copy(self) -> None:
        """Copy the address of the contact under the cursor."""
        contact = self.contact_under_cursor()
        if contact is None:
            self.desk.say(NOBODY)
        else:
            self.desk.copy_address(contact)

    def chosen_contacts(self) -> list[str]:
        """The contacts that a key is for: those that are chosen, else the one under the cursor."""
        contact = self.contact_under_cursor()
        return [contact] if contact else []

    def command_snooze(self) -> None:
        """Ask until when, and put the follow-up or the contacts off."""
        item, contacts = self.item_under_cursor(), self.chosen_contacts()
        if not contacts:
            self.desk.say(NOBODY)
            return

        def snooze_until(day: date) -> None:
            if item is not None and len(contacts) == 1:
                self.desk.do(snooze, self.session, item.id, day)
            else:
                self.desk.do(snooze_all, self.session, contacts, day)

        name = names_or_count(self.session, contacts)
        self.desk.ask_day("Snooze", f"Until when shall {name} wait?", snooze_until)

    def command_move(self) -> None:
        """Ask to which column the card shall go, or those that are chosen."""
        contacts = self.chosen_contacts()
        if not contacts:
            self.desk.say(NOBODY)
            return
        at = self._column_of(contacts[0])
        choices = [
            Choice(
                column,
                COLUMN_TITLES[column][0].lower(),
                f"{COLUMN_GLYPHS[column]} {COLUMN_TITLES[column]}",
                "where it is" if column == at and len(contacts) == 1 else "",
            )
            for column in COLUMNS
        ]
        choices.append(Choice("release", "r", "  Let the planner decide"))
        name = names_or_count(self.session, contacts)
        stays = "It stays" if len(contacts) == 1 else "Each stays"
        question = f"To which column shall {name} go? {stays} there until the next touch."

        def move_to(answer: str) -> None:
            self.move(contacts, next((column for column in COLUMNS if column == answer), None))

        start = COLUMNS.index(at) if at else 0
        self.desk.choose("Move", question, choices, move_to, start)

    @on(BoardView.Dragged)
    def _dragged(self, event: BoardView.Dragged) -> None:
        chosen = self.chosen_contacts()
        self.move(chosen if event.contact in chosen else [event.contact], event.column)

    def command_move_left(self) -> None:
        """Move the card to the column before."""
        self._move_by(-1)

    def command_move_right(self) -> None:
        """Move the card to the next column."""
        self._move_by(1)

    def command_release(self) -> None:
        """Give cards that were moved by hand back to the engine."""
        contacts = self.session.records.contacts
        chosen = self.chosen_contacts()
        moved = [contact for contact in chosen if contacts[contact].column_pin]
        if not chosen:
            self.desk.say(NOBODY)
        elif moved:
            self.move(moved, None)
        else:
            self.desk.say("The planner decides on this card's column already.")

    def move(self, contacts: Sequence[str], column: Column | None) -> None:
        """Move contacts' cards; None gives them back to the engine."""
        if self.desk.do(move_all, self.session, contacts, column):
            self.follow(contacts[0])

    def _move_by(self, step: int) -> None:
        contacts = self.chosen_contacts()
        column = self._column_of(contacts[0]) if contacts else None
        if column is None:
            self.desk.say(NOBODY)
            return
        index = COLUMNS.index(column) + step
        if 0 <= index < len(COLUMNS):
            self.move(contacts, COLUMNS[index])
        else:
            self.desk.say("There is no column on that side.")

    def _column_of(self, contact_id: str) -> Column | None:
        for column, cards in self.session.board.items():
            if any(card.contact == contact_id for card in cards):
                return column
        return None
