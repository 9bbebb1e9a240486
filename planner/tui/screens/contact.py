"""A contact: the card, what is next and why, promises, favours, introductions and the timeline;
edited in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from planner.commands.catalogue import Scope
from planner.commands.logging.forget import forget, touch_aftermath
from planner.commands.people.contacts import edit, resolve
from planner.commands.people.fields import FIELDS
from planner.commands.people.tie import standing_of
from planner.engine.plan import Item
from planner.tui.cells import clean
from planner.tui.desk import Choice
from planner.tui.glyphs import ARROWS, COLUMN_GLYPHS, COLUMN_TITLES
from planner.tui.keys import bindings_for
from planner.tui.rows import dossier
from planner.tui.rows.dossier import PAGES, text_of
from planner.tui.rows.timeline import OLDER, touch_rows
from planner.tui.screens.acting import EVERYWHERE
from planner.tui.screens.editing import EditingScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.field import Ask
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.row_list import RowList, stacked
from planner.words import joined, plural

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.records import Contact

TWO, THREE = 100, 160
"""Cells from which the rows stand in two and in three columns."""
LABELS = 14
"""Cells that the labels of a row take."""
AT_FIRST = 200
"""Touches that the timeline shows until the cursor comes to the end of them."""
HINTS: Mapping[str, tuple[KeyHint, ...]] = {
    "field": (KeyHint("open", "edit"),),
    "more": (KeyHint("open", "show"),),
    "contact": (KeyHint("open", "open"),),
    "touch": (
        KeyHint("open", "edit"),
        KeyHint("done", "unfold"),
        KeyHint("delete-touch", "delete"),
    ),
    "next": (KeyHint("done", "done"), KeyHint("snooze", "snooze"), KeyHint("why", "why")),
    "promise": (KeyHint("done", "done"), KeyHint("snooze", "snooze")),
    "favour": (KeyHint("done", "settle"),),
}
"""What can be done with a row, by the first part of its key."""


class ContactScreen(EditingScreen):
    """Everything that is known of one person, one key away from being changed."""

    place: ClassVar[Scope] = "contact"
    CSS_PATH = "contact.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("contact"),
        Binding("escape", "back", "Back", show=False),
        Binding("left,h", "column(-1)", "Left", show=False),
        Binding("right", "column(1)", "Right", show=False),
    ]
    AUTO_FOCUS = "#card"

    head = getters.query_one("#head", Static)
    card = getters.query_one("#card", RowList)
    middle = getters.query_one("#middle", RowList)
    past = getters.query_one("#past", RowList)

    def __init__(self, session: Session, contact_id: str) -> None:
        """Show a contact of the open book."""
        super().__init__(session)
        self.contact_id = contact_id
        self._everything = False
        self._unfolded: frozenset[str] = frozenset()
        self._most: int | None = AT_FIRST
        self._edited: RowList | None = None

    def compose(self) -> ComposeResult:
        """The head, and up to three columns under it."""
        yield RoomsStrip(self.desk.keys.keys, "screen-contact")
        yield Static(id="head")
        with Horizontal(id="columns"):
            yield RowList(label_width=LABELS, id="card")
            yield RowList(label_width=LABELS, id="middle")
            yield RowList(label_width=LABELS, id="past")
        yield KeyFooter(self.desk.keys.keys)

    def on_resize(self) -> None:
        """Put the rows into as many columns as fit."""
        self.refresh_data()

    def contact_under_cursor(self) -> str:
        """Whose card this is."""
        return self.contact_id

    def item_under_cursor(self) -> Item | None:
        """The promise or favour under the cursor, else what is planned with them today."""
        kind, _, key = self._row_list().key.partition(":")
        name = self.session.situation.name_of(self.contact_id)
        promise, favour = (
            self.session.records.promises.get(key),
            self.session.records.favours.get(key),
        )
        if kind == "promise" and promise:
            return Item(key, "promise", self.contact_id, name, promise.due, 0, 0, promise.text)
        if kind == "favour" and favour:
            return Item(key, "favour", self.contact_id, name, None, 0, 0, favour.what)
        return super().item_under_cursor()

    def show_hints(self) -> None:
        """Let the footer show what can be done with the row under the cursor."""
        kind = self._row_list().key.partition(":")[0]
        self.query_one(KeyFooter).set_hints((*HINTS.get(kind, ()), *EVERYWHERE))

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        if event.key == OLDER and event.row_list.key == OLDER:
            self._most = None
            self.refresh_data()
        self.show_hints()

    def refresh_data(self) -> None:
        """Read the session again; the cursor stays where it is."""
        width = self.size.width
        if not width:
            return  # the first layout is still to come
        contact = self.session.records.contacts.get(self.contact_id)
        if contact is None:
            # Undone or deleted elsewhere: there is nothing to show any more.
            self.call_later(self.action_back)
            return
        self.head.update(self._head(contact))
        session, contact_id = self.session, self.contact_id
        coming, promises = (
            dossier.next_rows(session, contact_id),
            dossier.promise_rows(session, contact_id),
        )
        favours, people = (
            dossier.favour_rows(session, contact_id),
            dossier.people_rows(session, contact_id),
        )
        card = dossier.card_rows(session, contact_id, everything=self._everything)
        past = touch_rows(session.situation, contact_id, opened=self._unfolded, most=self._most)
        if width >= THREE:
            columns = [card, stacked(coming, promises, favours, people), past]
        elif width >= TWO:
            columns = [card, stacked(coming, promises, favours, people, past), []]
        else:
            columns = [stacked(coming, promises, favours, card, people, past), [], []]
        for row_list, rows in zip((self.card, self.middle, self.past), columns, strict=True):
            if not rows and row_list.has_focus:
                self.card.focus()
            row_list.display = bool(rows)
            row_list.set_rows(rows)
        self.show_hints()
        if self.field_editor() is not None:
            self.call_after_refresh(self._follow_field)

    def _follow_field(self) -> None:
        """Keep the editor over its field when the rows have moved under it."""
        editor = self.field_editor()
        if editor is None or self._edited is None:
            return
        region = self._edited.body_region(f"field:{editor.ask.name}")
        if region is None:
            self.close_editor()
        else:
            editor.place(region)

    def _head(self, contact: Contact) -> Content:
        now = standing_of(self.session, contact.id)
        about = ", ".join(filter(None, (clean(contact.role), clean(contact.org))))
        colour = f"$stage-{now.column}"
        stage = f", {now.stage}" if now.column == "owed" else ""
        return Content.assemble(
            (clean(contact.name), "bold $accent"),
            (f"   {about}" if about else "", "$muted"),
            "\n",
            (
                f"{COLUMN_GLYPHS[now.column]} {COLUMN_TITLES[now.column]}{stage} "
                f"{ARROWS[now.arrow]}",
                colour,
            ),
            (f"   {clean(now.reason)}", "$muted"),
            ("   moved by hand" if now.pinned else "", "$faint"),
        )

    def _row_list(self) -> RowList:
        focused = self.focused
        return focused if isinstance(focused, RowList) else self.card

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        kind, _, key = event.key.partition(":")
        if not self.commit_field():
            return
        if kind == "field":
            self._edit(event.row_list, key)
        elif kind == "more":
            self._everything = True
            self.refresh_data()
        elif kind == "contact":
            self.desk.open_contact(key)
        elif kind == "touch":
            self.desk.edit_log(key)

    def _edit(self, row_list: RowList, name: str) -> None:
        region = row_list.body_region(f"field:{name}")
        contacts = self.session.records.contacts
        contact = contacts.get(self.contact_id)
        if region is None or contact is None:
            return
        field = FIELDS.get(name)
        offers: Sequence[str] = ()
        if name == "introduced_by":
            offers = sorted(
                contact.name for contact in contacts.values() if contact.id != self.contact_id
            )
        elif name == "met_at":
            offers = sorted(hub.name for hub in self.session.records.hubs.values())
        elif name in ("org", "role", "place"):
            offers = sorted({getattr(contact, name) for contact in contacts.values()} - {""})
        hint = field.hint if field else "a name that is in the book; empty: nobody"
        if name in PAGES:
            hint = "enter saves, ctrl+j begins a new line"
        text = text_of(self.session, contact, name)
        ask = Ask(name, text, hint, field.choices if field else (), offers, name in PAGES)
        self._edited = row_list
        self.edit_field(ask, region)

    def field_label(self, name: str) -> str:
        """Return what the card calls a field."""
        return dossier.label_of(name)

    def focus_after_edit(self) -> None:
        """Put the cursor back on the field."""
        if self._edited is not None:
            self._edited.focus()

    def save_field(self, name: str, text: str) -> str:
        """Save a field, and return the label of the change; empty where the field holds that text
        already."""
        contact = self.session.records.contacts.get(self.contact_id)
        if contact is not None and text.strip() == text_of(self.session, contact, name).strip():
            return ""
        if name == "introduced_by":
            introducer = resolve(self.session, text) if text.strip() else ""
            return edit(self.session, self.contact_id, {}, introduced_by=introducer)
        if name == "met_at":
            hubs = self.session.records.hubs.values()
            text = next(
                (hub.id for hub in hubs if hub.name.casefold() == text.strip().casefold()), text
            )
        return edit(self.session, self.contact_id, {name: text})

    def command_open(self) -> None:
        """Edit or open what is under the cursor."""
        self._row_list().action_choose()

    def command_done(self) -> None:
        """Tick off the promise, settle the favour, do what is next, or unfold the touch."""
        kind, _, key = self._row_list().key.partition(":")
        if kind in ("promise", "favour", "next"):
            super().command_done()
        elif kind == "touch":
            self._unfolded = self._unfolded ^ {key}
            self.refresh_data()

    def command_timeline(self) -> None:
        """Go to the newest touch."""
        first = next(iter(reversed(self.session.situation.touches_of(self.contact_id))), None)
        if first is None:
            self.desk.say("Nothing has happened with them yet.")
            return
        for row_list in (self.card, self.middle, self.past):
            if row_list.display and row_list.select(f"touch:{first.id}"):
                row_list.focus()
                row_list.scroll_to_heading()

    def command_delete_touch(self) -> None:
        """Delete the touch under the cursor; what followed from it is asked about."""
        kind, _, touch = self._row_list().key.partition(":")
        if kind != "touch":
            self.desk.say("Put the cursor on a touch of the timeline; T goes there.")
            return
        aftermath = list(touch_aftermath(self.session, touch))
        if not aftermath:
            self._delete(touch, alone=True)
            return
        choices = (
            Choice("all", "a", "All of it", f"{plural(len(aftermath), 'record')} with the touch"),
            Choice("alone", "t", "The touch alone", "what followed from it stays"),
        )
        question = f"From it followed {joined(aftermath)}. What shall go?"
        self.desk.choose(
            "Delete", question, choices, lambda answer: self._delete(touch, alone=answer == "alone")
        )

    def _delete(self, touch: str, *, alone: bool) -> None:
        deleted = self.desk.attempt(forget, self.session, [touch], alone=alone)
        if deleted is not None:
            self.desk.changed(deleted[0].label)

    def command_log(self) -> None:
        """Log something with this contact."""
        self.desk.open_quick_log(contact_id=self.contact_id)

    def action_column(self, by: int) -> None:
        """Go to the column beside this one."""
        columns = [row_list for row_list in (self.card, self.middle, self.past) if row_list.display]
        here = columns.index(self._row_list()) if self._row_list() in columns else 0
        columns[max(0, min(len(columns) - 1, here + by))].focus()

    def on_screen_resume(self) -> None:
        """Close the card of somebody who went while another screen was over it, merged with
        somebody else."""
        if self.contact_id not in self.session.records.contacts:
            self.call_later(self.action_back)

    def action_back(self) -> None:
        """Close the card."""
        if self.is_active:
            self.app.pop_screen()
