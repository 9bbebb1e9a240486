"""A contact in tabs: the dossier, the timeline, promises and favours, the year, introductions;
edited in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar, Literal

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from planner.commands.catalogue import Scope
from planner.commands.logging.forget import forget, touch_aftermath
from planner.commands.network.hooks import add_hook, tell_hook
from planner.commands.people.contacts import edit, resolve
from planner.commands.people.fields import FIELDS
from planner.commands.people.tie import local_time_of, standing_of
from planner.engine.plan import Item
from planner.tui.cells import clean
from planner.tui.desk import Choice
from planner.tui.glyphs import ARROWS, COLUMN_GLYPHS, COLUMN_TITLES
from planner.tui.keys import bindings_for, key_words
from planner.tui.rows import dossier
from planner.tui.rows.dossier import PAGES, text_of
from planner.tui.rows.introductions import person_rows
from planner.tui.rows.timeline import OLDER, latest_rows, touch_rows
from planner.tui.rows.year import year_rows
from planner.tui.screens.acting import EVERYWHERE
from planner.tui.screens.editing import EditingScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.field import Ask
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.row_list import ListRow, RowList, stacked
from planner.tui.widgets.table_tabs import TableTab, TableTabs
from planner.words import joined, plural

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.records import Contact

CardPart = Literal["dossier", "timeline", "promises", "year", "introductions"]
PARTS: Mapping[CardPart, str] = {
    "dossier": "Dossier",
    "timeline": "Timeline",
    "promises": "Promises, favours",
    "year": "Year",
    "introductions": "Introductions",
}
"""The tabs of the card, in their order."""
TWO, THREE = 100, 160
"""Cells from which the rows stand in two and in three columns."""
TALL = 45
"""Rows from which a column of its own shows the empty fields of the card too."""
LABELS = 14
"""Cells that the labels of a row take."""
EDGES = 5
"""Cells of a column that its cursor's bar, its scroll bar and rounding take."""
RIGHT_OF_TWO, RIGHT_OF_THREE = 5 / 9, 6 / 14
"""The share of the width that the column at the right has, as the style sheet gives it."""
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
    "promise": (
        KeyHint("done", "done"),
        KeyHint("snooze", "snooze"),
        KeyHint("let-be", "drop"),
        KeyHint("delete-touch", "delete"),
    ),
    "favour": (
        KeyHint("done", "settle"),
        KeyHint("let-be", "waive"),
        KeyHint("delete-touch", "delete"),
    ),
    "hook": (KeyHint("done", "said"), KeyHint("delete-touch", "delete")),
    "month": (KeyHint("open", "show"),),
}
"""What can be done with a row, by the first part of its key."""
TURN = KeyHint("card-next", "next tab")


class ContactScreen(EditingScreen):
    """Everything that is known of one person, one key away from being changed.

    On a narrow terminal a tab has the whole width; else the card stands at the left whatever the
    tab is, and on a wide one what is next and what is open in the middle.
    """

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
    tabs = getters.query_one(TableTabs)
    card = getters.query_one("#card", RowList)
    middle = getters.query_one("#middle", RowList)
    past = getters.query_one("#past", RowList)

    def __init__(self, session: Session, contact_id: str) -> None:
        """Show a contact of the open book."""
        super().__init__(session)
        self.contact_id = contact_id
        self._part: CardPart = "dossier"
        self._everything = False
        self._unfolded: frozenset[str] = frozenset()
        self._most: int | None = AT_FIRST
        self._edited: RowList | None = None

    def compose(self) -> ComposeResult:
        """The head with the tabs, and up to three columns under it."""
        yield RoomsStrip(self.desk.keys.keys, "screen-contact")
        yield Static(id="head")
        yield TableTabs([TableTab(name, title) for name, title in PARTS.items()], self._part)
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
        self.query_one(KeyFooter).set_hints((*HINTS.get(kind, ()), TURN, *EVERYWHERE))

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
        self.set_class(width >= THREE, "-three")
        columns = self._columns(width)
        for row_list, rows in zip((self.card, self.middle, self.past), columns, strict=True):
            if not rows and row_list.has_focus:
                self.card.focus()
            row_list.display = bool(rows)
            row_list.set_rows(rows)
        self.show_hints()
        if self.field_editor() is not None:
            self.call_after_refresh(self._follow_field)

    def _columns(self, width: int) -> list[list[ListRow]]:
        """The rows of the three columns; a column without rows is not shown."""
        session, contact_id = self.session, self.contact_id
        everything = self._everything or (width >= THREE and self.size.height >= TALL)
        card = dossier.card_rows(session, contact_id, everything=everything)
        coming = dossier.next_rows(session, contact_id)
        open_rows = (
            dossier.promise_rows(session, contact_id),
            dossier.favour_rows(session, contact_id),
        )
        people = dossier.people_rows(session, contact_id)
        if width >= THREE:
            return [card, stacked(coming, *open_rows, people), self._part_rows("timeline")]
        if self._part != "dossier":
            part = self._part_rows(self._part)
            return [card, part, []] if width >= TWO else [part, [], []]
        if width >= TWO:
            timeline = self._part_rows("timeline")
            return [card, stacked(coming, *open_rows, people, timeline), []]
        count = len(session.situation.touches_of(contact_id))
        note = f"{key_words(self.desk.keys.keys['timeline'])} shows all {count}"
        latest = latest_rows(session.situation, contact_id, note)
        return [stacked(coming, *open_rows, latest, card, people), [], []]

    def _part_rows(self, otherwise: CardPart) -> list[ListRow]:
        """The rows of the tab that is shown, or of another one where that is the dossier."""
        session, contact_id = self.session, self.contact_id
        part = otherwise if self._part == "dossier" else self._part
        if part == "promises":
            return dossier.pledge_rows(session, contact_id, self.desk.keys.keys)
        if part == "year":
            return year_rows(session, contact_id, self._room())
        if part == "introductions":
            return person_rows(session, contact_id)
        return touch_rows(session.situation, contact_id, opened=self._unfolded, most=self._most)

    def _room(self) -> int:
        """Cells that a row of the tab has beside its label, at least."""
        width = self.size.width
        share = RIGHT_OF_THREE if width >= THREE else RIGHT_OF_TWO if width >= TWO else 1
        return int(width * share) - LABELS - EDGES

    def action_show_table(self, name: str) -> None:
        """Show the tab of that name."""
        part = next(part for part in PARTS if part == name)
        if self.commit_field():
            self._show_part(part)

    def _show_part(self, part: CardPart) -> None:
        self._part = part
        self.tabs.show(part)
        self.refresh_data()
        row_list = self._part_list()
        row_list.action_cursor_first()
        row_list.scroll_home(animate=False)
        row_list.focus()
        self.show_hints()

    def _part_list(self) -> RowList:
        """The column that the tab is in."""
        columns = [self.card, self.middle, self.past]
        wide = self.size.width >= THREE
        at = 0 if self._part == "dossier" or self.size.width < TWO else 2 if wide else 1
        return columns[at]

    def command_card_next(self) -> None:
        """Show the next tab; behind the last one the first."""
        self._turn(1)

    def command_card_before(self) -> None:
        """Show the tab before."""
        self._turn(-1)

    def _turn(self, by: int) -> None:
        parts = list(PARTS)
        self._show_part(parts[(parts.index(self._part) + by) % len(parts)])

    def command_tie_year(self) -> None:
        """Show the year of the tie."""
        self._show_part("year")

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
        there = local_time_of(contact, datetime.now().astimezone()) if self.session.live else None
        asleep = ", asleep" if there and not there.awake else ""
        about = ", ".join(filter(None, (clean(contact.role), clean(contact.org))))
        colour = f"$stage-{now.column}"
        stage = f", {now.stage}" if now.column == "owed" else ""
        return Content.assemble(
            (clean(contact.name), "bold $accent"),
            (f"   {about}" if about else "", "$muted"),
            (f"   {clean(there.text)}{asleep}" if there and there.text else "", "$faint"),
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
        elif kind == "next":
            self.desk.run_command("why")
        elif kind == "hook":
            self.desk.go_to("hooks")
        elif kind == "month":
            self._show_month(date.fromisoformat(key))
        elif kind in ("promise", "favour"):
            self._edit_line_of(kind, key)

    def _show_month(self, start: date) -> None:
        """Go to the last touch of a month in the timeline."""
        touches = self.session.situation.touches_of(self.contact_id)
        month = [touch for touch in touches if touch.day.replace(day=1) == start]
        self._most = None
        self._show_touch(month[-1].id if month else "")

    def _edit_line_of(self, kind: str, key: str) -> None:
        """Open the line that made a promise or a favour."""
        records = self.session.records
        record = records.promises.get(key) if kind == "promise" else records.favours.get(key)
        if record is not None and record.touch in records.touches:
            self.desk.edit_log(record.touch)
        else:
            sheet = key_words(self.desk.keys.keys["screen-sheet"])
            self.desk.say(f"No line made it; the sheet ({sheet}) edits it.")

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
        row_list = self._row_list()
        if row_list.key:
            row_list.action_choose()
        else:
            self.desk.say("There is nothing here to open.")

    def command_done(self) -> None:
        """Tick off the promise, settle the favour, do what is next, unfold the touch, or note that
        they have heard it."""
        kind, _, key = self._row_list().key.partition(":")
        if kind in ("promise", "favour", "next"):
            super().command_done()
        elif kind == "hook":
            self.desk.do(tell_hook, self.session, key, self.contact_id)
        elif kind == "touch":
            self._unfolded = self._unfolded ^ {key}
            self.refresh_data()
        else:
            self.desk.say("Put the cursor on what is next, a promise, a favour, or a touch.")

    def command_let_be(self) -> None:
        """Let the promise or the favour under the cursor be, or what is next."""
        if self._row_list().key.partition(":")[0] in ("promise", "favour", "next"):
            super().command_let_be()
        else:
            self.desk.say("Put the cursor on what is next, a promise, or a favour.")

    def command_timeline(self) -> None:
        """Go to the newest touch."""
        newest = next(reversed(self.session.situation.touches_of(self.contact_id)), None)
        if newest is None:
            self.desk.say("Nothing has happened with them yet.")
        else:
            self._show_touch(newest.id)

    def _show_touch(self, touch_id: str) -> None:
        """Show the timeline, with the cursor on a touch."""
        self._show_part("timeline")
        row_list = self._part_list()
        if row_list.select(f"touch:{touch_id}"):
            row_list.scroll_to_heading()

    def command_delete_touch(self) -> None:
        """Delete what is under the cursor; what followed from a touch is asked about."""
        kind, _, touch = self._row_list().key.partition(":")
        if kind in ("promise", "favour", "hook"):
            self._delete(touch, alone=True)
            return
        if kind != "touch":
            timeline = key_words(self.desk.keys.keys["timeline"])
            self.desk.say(f"Put the cursor on a touch of the timeline; {timeline} goes there.")
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

    def command_add_promise(self) -> None:
        """Begin the line of a promise to them."""
        self._begin_line("{name}: promised ")

    def command_add_owed(self) -> None:
        """Begin the line of a favour of theirs."""
        self._begin_line("owe {name} ")

    def command_add_given(self) -> None:
        """Begin the line of a favour of yours."""
        self._begin_line("{name} owes me ")

    def _begin_line(self, beginning: str) -> None:
        """Open the quick-log for them with the beginning of a line in which ``{name}`` stands for
        their name."""
        contact = self.session.records.contacts.get(self.contact_id)
        if contact is not None:
            name = " ".join(contact.name.split())
            self.desk.open_quick_log(beginning.replace("{name}", name), self.contact_id)

    def command_add_hook(self) -> None:
        """Ask for something to say to them."""

        def take(text: str) -> None:
            hook = self.desk.attempt(add_hook, self.session, text, contacts=(self.contact_id,))
            if hook is not None:
                self.desk.changed("added to what there is to say")

        name = self.session.situation.name_of(self.contact_id)
        self.desk.ask(
            "Something to say",
            f"What will you say to {name} the next time?",
            take,
            example="our talk is online: the part on caching is yours",
        )

    def command_log(self) -> None:
        """Log something with this contact."""
        self.desk.open_quick_log(contact_id=self.contact_id)

    def action_column(self, by: int) -> None:
        """Go to the column beside this one; where there is one alone, to the tab beside this
        one."""
        columns = [row_list for row_list in (self.card, self.middle, self.past) if row_list.display]
        if len(columns) == 1:
            self._turn(by)
            return
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
