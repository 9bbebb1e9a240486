"""The sheet: everybody in one table, filtered by a line, sorted by several columns, changed many at once (R18)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Input, Static

from planner.commands.catalogue import Place
from planner.commands.sheet import COLUMNS, EVERYBODY, VIEWS, View, column_names, rows, saved_views
from planner.commands.sheet_tabs import TABS, entries
from planner.errors import PlannerError
from planner.tui.cells import clean
from planner.tui.keys import bindings_for
from planner.tui.screens.acting import ActingScreen
from planner.tui.widgets.area import Area
from planner.tui.widgets.field import Ask, FieldEditor, LineInput
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.sheet_table import SheetTable

if TYPE_CHECKING:
    from planner.commands.session import Session

WAIT = 0.06
"""Seconds without a key after which the filter line is followed."""


class SheetScreen(ActingScreen):
    """A line for the filter, the table, the keys."""

    place: ClassVar[Place] = "sheet"
    CSS_PATH: ClassVar[CSSPathType] = "sheet_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("sheet"), Binding("escape", "back", "Back", show=False)]
    AUTO_FOCUS = "SheetTable"

    head = getters.query_one("#sheet-head", Static)
    line = getters.query_one("#sheet-filter", LineInput)
    table = getters.query_one(SheetTable)

    def __init__(self, session: Session, view: View = EVERYBODY) -> None:
        """Show a view of the open book."""
        super().__init__(session)
        self.view = view
        self.tab = ""
        """Which of the other tables is shown; empty for that of the people."""
        self._people = view
        self._wrong = ""

    def compose(self) -> ComposeResult:
        """What is shown, the filter line, the table, the keys."""
        yield Static(id="sheet-head")
        with Horizontal(id="sheet-line"):
            yield Static(Content("filter "), id="sheet-word")
            yield LineInput(self.view.filter, placeholder="stage:warming org:acme due<14d tag:design -set …",
                            id="sheet-filter")
        yield SheetTable()
        yield KeyFooter(self.app.keys.keys)

    def on_mount(self) -> None:
        """Fill the table."""
        self.refresh_data()

    def refresh_data(self) -> None:
        """Read the book again; the cursor stays on its contact."""
        self._wrong = ""
        if self.tab:
            found = entries(self.session, self.tab, self.view.filter, self.view.sort)
            self.table.show(found, TABS[self.tab].columns, self.view.sort)
        else:
            try:
                people = rows(self.session, self.view)
            except PlannerError as error:
                self._wrong = str(error)
            else:
                self.table.show(people, [COLUMNS[name] for name in self.view.columns], self.view.sort)
        self._show_head()
        self.show_hints()

    def contact_under_cursor(self) -> str | None:
        """Whose row the cursor is in, while a cell of it is edited too."""
        return self.table.contact()

    def two_chosen(self) -> tuple[str, str] | None:
        """The two contacts who are chosen, in the order of the table, where just two are."""
        chosen = [row.key for row in self.table.rows if row.key in self.table.chosen]
        return (chosen[0], chosen[1]) if len(chosen) == 2 and not self.tab else None

    def _show_head(self) -> None:
        if self._wrong:
            self.head.update(Content.assemble(("SHEET", "bold $accent"), (f"   {clean(self._wrong)}", "$error")))
            return
        shown = len(self.table.rows)
        everybody = len(getattr(self.session.records, self.tab or "contacts", ())) or shown
        title = TABS[self.tab].title if self.tab else "SHEET"
        chosen = len(self.table.chosen)
        order = ", ".join(name.lstrip("-") + (" ↓" if name.startswith("-") else "") for name in self.view.sort)
        self.head.update(Content.assemble(
            (title, "bold $accent"), f"   {shown:,} of {everybody:,}", (f"   by {order}", "$muted"),
            (f"   {chosen:,} chosen" if chosen else "", "$good"),
        ))

    def _set(self, view: View) -> None:
        self.view = view
        self.refresh_data()

    @on(Input.Changed, "#sheet-filter")
    def _typed(self) -> None:
        self.set_timer(WAIT, self._follow_line)

    def _follow_line(self) -> None:
        if self.line.value.strip() != self.view.filter:
            self._set(self.view._replace(filter=self.line.value.strip()))

    @on(Input.Submitted, "#sheet-filter")
    def _filtered(self) -> None:
        self._follow_line()
        self.table.focus()

    @on(Area.Left)
    def _out_of_table(self, event: Area.Left) -> None:
        event.stop()
        if event.way == "up":
            self.line.focus()

    def key_down(self) -> None:
        """From the filter line into the table."""
        if self.focused is self.line:
            self.table.focus()

    def action_back(self) -> None:
        """Out of the filter line; then let go of who is chosen; then out of the filter; then back to the day."""
        if self.focused is self.line:
            self.table.focus()
        elif self.table.chosen:
            self.table.chosen.clear()
            self.table.refresh()
            self.refresh_data()
        elif self.view.filter:
            self.line.value = ""
            self._follow_line()
        else:
            self.app.command_screen_today()

    def command_sheet_next(self) -> None:
        """Step on to the next table: promises, favours, hubs, organisations, and the people again."""
        names = ["", *TABS]
        if not self.tab:
            self._people = self.view
        self.tab = names[(names.index(self.tab) + 1) % len(names)]
        first = TABS[self.tab].columns[0].name if self.tab else ""
        order = ("due", first) if self.tab == "promises" else (first,)
        self.view = View("", sort=order) if self.tab else self._people
        self.table.chosen.clear()
        self.table.at = 0
        self.line.value = self.view.filter
        self.refresh_data()

    def _only_people(self) -> bool:
        """Say, on another table, that this is for the people's; and return whether it is another."""
        if self.tab:
            self.app.say("That is for the people; ] leads on to them.")
        return bool(self.tab)

    def command_sheet_filter(self) -> None:
        """Write the filter line."""
        self.line.focus()

    def command_sheet_choose(self) -> None:
        """Choose the row under the cursor."""
        self.table.choose()
        self._show_head()
        self.show_hints()

    def command_sheet_choose_all(self) -> None:
        """Choose all rows that are shown."""
        self.table.choose_all()
        self._show_head()
        self.show_hints()

    def command_sheet_open(self) -> None:
        """Open the contact."""
        self.app.open_contact(self.contact_under_cursor())

    def command_open(self) -> None:
        """Open the contact that was double-clicked."""
        self.command_sheet_open()

    def command_sheet_sort(self) -> None:
        """Sort by the column under the cursor; again turns it round."""
        column = self.table.column()
        if column is not None:
            self._sort_by(column.name)

    @on(SheetTable.SortWanted)
    def _heading_clicked(self, event: SheetTable.SortWanted) -> None:
        self._sort_by(event.column)

    def _sort_by(self, name: str) -> None:
        self._set(self.view._replace(sort=(f"-{name}",) if self.view.sort == (name,) else (name,)))

    def command_sheet_sort_too(self) -> None:
        """Sort by this column as well."""
        column = self.table.column()
        if column is None:
            return
        had = {name.lstrip("-"): name for name in self.view.sort}
        turned = f"-{column.name}" if had.get(column.name) == column.name else column.name
        kept = tuple(turned if name.lstrip("-") == column.name else name for name in self.view.sort)
        self._set(self.view._replace(sort=kept if column.name in had else (*kept, turned)))

    def command_sheet_columns(self) -> None:
        """Ask which columns to show."""
        from planner.tui.screens.ask_text import AskTextScreen

        if self._only_people():
            return

        def take(text: str | None) -> None:
            if text:
                self._set(self.view._replace(columns=column_names(text)))

        self.app.push_screen(AskTextScreen(
            "Columns", f"Which of {', '.join(COLUMNS)}?", value=" ".join(self.view.columns),
            explain=lambda text: ", ".join(COLUMNS[name].title for name in column_names(text)),
        ), take)

    def command_sheet_views(self) -> None:
        """Choose a view."""
        from planner.tui.screens.choose import Choice, ChooseScreen

        if self._only_people():
            return
        views = {**VIEWS, **saved_views(self.session)}
        signs = "1234567890abcdefgh"
        choices = [
            Choice(name, signs[at] if at < len(signs) else " ", clean(name), clean(view.filter) or "everybody")
            for at, (name, view) in enumerate(views.items())
        ]

        def take(name: str | None) -> None:
            if name is not None:
                self.view = views[name]
                self.line.value = self.view.filter
                self.refresh_data()

        self.app.push_screen(ChooseScreen("Views", "What shall the sheet show?", choices), take)

    def command_sheet_save(self) -> None:
        """Save what is shown as a view."""
        from planner.commands.sheet import save_view
        from planner.tui.screens.ask_text import AskTextScreen

        if self._only_people():
            return

        def take(name: str | None) -> None:
            if name:
                label = self.app.attempt(save_view, self.session, name, self.view)
                if label is not None:
                    self.app.changed(label)

        self.app.push_screen(AskTextScreen("Save the view", "Under which name?", example="lisbon"), take)

    def _whom(self) -> list[str]:
        """Those who are chosen, in the order of the table; else whoever is under the cursor."""
        chosen = [row.key for row in self.table.rows if row.key in self.table.chosen]
        here = self.contact_under_cursor()
        return chosen or ([here] if here else [])

    def command_sheet_change(self) -> None:
        """Change everybody who is chosen."""
        from planner.commands.bulk import HOW, read_changes
        from planner.commands.sheet import change_many
        from planner.tui.screens.ask_text import AskTextScreen

        if self._only_people():
            return
        whom = self._whom()
        if not whom:
            return
        first = self.session.records.contacts[whom[0]].name
        who = first if len(whom) == 1 else f"{len(whom)} contacts"

        def take(text: str | None) -> None:
            if text:
                label = self.app.attempt(change_many, self.session, whom, text)
                if label is not None:
                    self.table.chosen.clear()
                    self.app.changed(label)

        self.app.push_screen(AskTextScreen(
            "Change", f"What shall become of {who}? {HOW}", example="cadence=monthly tag+design",
            explain=lambda text: f"{read_changes(text).words} for {who}",
        ), take)

    def command_sheet_export(self) -> None:
        """Ask for a file, and write who is chosen, or all who are shown, into it."""
        from planner.commands.exporting import export, format_of, write_export
        from planner.tui.screens.ask_text import AskTextScreen

        if self._only_people():
            return
        whom = self._whom() if self.table.chosen else [row.key for row in self.table.rows]

        def write(file: str) -> str:
            exported = export(self.session, format_of(file), contacts=set(whom))
            return str(write_export(self.session, file, exported))

        def take(file: str | None) -> None:
            path = self.app.attempt(write, file) if file else None
            if path is not None:
                self.app.say(f"wrote {len(whom)} to {path}, without private notes")

        self.app.push_screen(AskTextScreen(
            "Export", f"Into which file shall {len(whom)} go? Private notes stay here.", value="~/people.csv",
            explain=lambda file: f"as {format_of(file)}",
        ), take)

    def command_sheet_edit(self) -> None:
        """Edit the cell under the cursor."""
        from planner.commands.fields import FIELDS, show_field

        if self._only_people():
            return
        column, region, here = self.table.column(), self.table.cell_region(), self.contact_under_cursor()
        if column is None or region is None or here is None:
            return
        if not column.field:
            self.app.say(f"{column.title} follows from what you log; it is not edited")
            return
        field = FIELDS[column.field]
        contacts = self.session.records.contacts
        known = (
            sorted({getattr(each, field.name) for each in contacts.values()} - {""})
            if field.name in ("org", "role", "place") else ()
        )
        text = show_field(field.name, getattr(contacts[here], field.name))
        self.mount(FieldEditor(Ask(field.name, text, field.hint, field.choices, known, field.name == "notes"), region))

    @on(FieldEditor.Saved)
    def _saved(self, event: FieldEditor.Saved) -> None:
        from planner.commands.contacts import edit
        from planner.commands.fields import show_field

        here = self.contact_under_cursor()
        contact = self.session.records.contacts.get(here or "")
        if contact is None or event.text.strip() == show_field(event.name, getattr(contact, event.name)).strip():
            self._close_editor()
            return
        try:
            label = edit(self.session, contact.id, {event.name: event.text})
        except PlannerError as error:
            self.query_one(FieldEditor).wrong(str(error))
            return
        self._close_editor()
        self.app.changed(label)

    @on(FieldEditor.Cancelled)
    def _close_editor(self) -> None:
        for editor in self.query(FieldEditor):
            editor.remove()
        self.table.focus()
