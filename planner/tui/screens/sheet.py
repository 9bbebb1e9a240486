"""The sheet: everybody in one table, filtered by a line, sorted by several columns, changed many at
once (R18)."""

from __future__ import annotations

from asyncio import sleep
from typing import TYPE_CHECKING, Any, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.types import CSSPathType
from textual.widgets import Input, Static

from planner.commands.catalogue import Scope
from planner.commands.sheet.contact_table import EVERYBODY
from planner.commands.sheet.table import Table
from planner.commands.sheet.tables import TABLES
from planner.commands.sheet.view import View, save_view
from planner.errors import PlannerError
from planner.tui.adding import add_to, how_to_begin
from planner.tui.cells import clean
from planner.tui.desk import Choice
from planner.tui.keys import bindings_for
from planner.tui.screens.editing import EditingScreen
from planner.tui.widgets.area import Area, KeyHint
from planner.tui.widgets.field import Ask, LineInput
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.sheet_table import SheetTable
from planner.tui.widgets.table_tabs import TableTab, TableTabs
from planner.words import plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from planner.commands.session import Session

BREATH = 0.004
"""Seconds between two steps of what is worked out ahead, in which a key is answered."""

NO_ROW = "There is no row here."


class SheetScreen(EditingScreen):
    """A line for the filter, the table, the keys."""

    place: ClassVar[Scope] = "sheet"
    CSS_PATH: ClassVar[CSSPathType] = "sheet_screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("sheet"),
        Binding("escape", "back", "Back", show=False),
    ]
    AUTO_FOCUS = "SheetTable"

    tabs = getters.query_one(TableTabs)
    head = getters.query_one("#sheet-head", Static)
    line = getters.query_one("#sheet-filter", LineInput)
    table = getters.query_one(SheetTable)

    def __init__(self, session: Session, view: View = EVERYBODY) -> None:
        """Show a view of the open book."""
        super().__init__(session)
        self.view = view
        self._views = {view.table: view}
        """The view in which each table was left."""
        self._wrong = ""
        self._edited = ""
        self._ahead: tuple[int, date, tuple[str, ...]] | None = None

    @property
    def kind(self) -> Table[Any]:
        """Which of the tables is shown."""
        return TABLES[self.view.table]

    def compose(self) -> ComposeResult:
        """What is shown, the filter line, the table, the keys."""
        yield RoomsStrip(self.desk.keys.keys, "screen-sheet")
        tabs = [TableTab(name, name or "people") for name in TABLES]
        yield TableTabs(tabs, self.view.table)
        yield Static(id="sheet-head")
        with Horizontal(id="sheet-line"):
            yield Static(Content("filter "), id="sheet-word")
            yield LineInput(
                self.view.filter, placeholder=self.kind.filter_example, id="sheet-filter"
            )
        yield SheetTable()
        yield KeyFooter(self.desk.keys.keys)

    def on_mount(self) -> None:
        """Fill the table."""
        self.refresh_data()

    def refresh_data(self) -> None:
        """Read the book again; the cursor stays on its contact."""
        self._wrong = ""
        try:
            rows = self.kind.rows(self.session, self.view)
        except PlannerError as error:
            self._wrong = str(error)
        else:
            columns = self.kind.columns
            self.table.show(rows, [columns[name] for name in self.view.columns], self.view.sort)
        self.table.more = (
            (KeyHint("add", "add"), KeyHint("sheet-delete", "delete")) if self.kind.name else ()
        )
        words = (
            self._wrong,
            "Nothing fits the filter." if self.view.filter else how_to_begin(self.desk, self.kind),
        )
        if (self.table.wrong, self.table.empty) != words:
            self.table.wrong, self.table.empty = words
            self.table.refresh()
        self._show_head()
        self.show_hints()
        self.call_after_refresh(self._work_ahead)

    def _work_ahead(self) -> None:
        """Begin to work out what the next key may ask of everybody, once for a state of the book
        and its columns."""
        now = (self.session.book.version, self.session.today, self.view.columns)
        if not self.kind.name and self._ahead != now:
            self._ahead = now
            self.run_worker(self._prepare(self.view.columns), group="ahead", exclusive=True)

    async def _prepare(self, columns: Sequence[str]) -> None:
        for _ in self.kind.prepare(self.session, columns):
            await sleep(BREATH)

    def show_hints(self) -> None:
        """Let the footer show what can be done; where one writes a key is a letter, and none is
        shown."""
        if self.area() is not None:
            super().show_hints()
            return
        for footer in self.query(KeyFooter):
            footer.set_hints(())

    def contact_under_cursor(self) -> str | None:
        """Whose row the cursor is in, while a cell of it is edited too."""
        return self.table.contact()

    def two_chosen(self) -> tuple[str, str] | None:
        """The two contacts who are chosen, in the order of the table, where just two are."""
        chosen = [row.key for row in self.table.rows if row.key in self.table.chosen]
        return (chosen[0], chosen[1]) if len(chosen) == 2 and not self.kind.name else None

    def _show_head(self) -> None:
        self.tabs.show(self.kind.name)
        if self._wrong:
            self.head.update(
                Content.assemble(
                    (self.kind.title, "bold $accent"), (f"   {clean(self._wrong)}", "$error")
                ),
                layout=False,
            )
            return
        count, title = len(self.table.rows), self.kind.title
        everybody = max(count, len(getattr(self.session.records, self.kind.name or "contacts", ())))
        chosen = len(self.table.chosen)
        order = ", ".join(
            name.lstrip("-") + (" ↓" if name.startswith("-") else "") for name in self.view.sort
        )
        self.head.update(
            Content.assemble(
                (title, "bold $accent"),
                f"   {count:,} of {everybody:,}",
                (f"   by {order}", "$muted"),
                (f"   {chosen:,} chosen" if chosen else "", "$good"),
            ),
            layout=False,
        )

    def _set(self, view: View) -> None:
        self.view = view
        self.refresh_data()

    @on(Input.Changed, "#sheet-filter")
    def _typed(self) -> None:
        self.call_later(
            self._follow_line
        )  # of letters that came in one go, the first follows them all

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
        """Out of the filter line; then let go of who is chosen; then out of the filter; then back
        to the day."""
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
            self.desk.go_to("today")

    def command_sheet_next(self) -> None:
        """Step on to the next table; behind the last one the people again."""
        self._step(1)

    def command_sheet_before(self) -> None:
        """Step back to the table before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        names = list(TABLES)
        self.show_table(names[(names.index(self.kind.name) + by) % len(names)])

    def show_table(self, name: str, filtered: str | None = None) -> None:
        """Show a table as it was left, or filtered by a line."""
        self._views[self.kind.name] = self.view
        view = self._views.get(name, TABLES[name].first)
        self._take_view(view if filtered is None else view._replace(filter=filtered))

    def action_show_table(self, name: str) -> None:
        """Show the table that was clicked."""
        self.show_table(name)

    def _take_view(self, view: View) -> None:
        if view.table != self.kind.name:
            self.table.chosen.clear()
            self.table.row = self.table.at = 0
        self.view = view
        self.line.placeholder = self.kind.filter_example
        self.line.value = view.filter
        self.refresh_data()

    def command_sheet_filter(self) -> None:
        """Write the filter line."""
        self.line.focus()

    def command_sheet_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.table.key() is None:
            self.desk.say(NO_ROW)
        self.table.choose()
        self._show_head()
        self.show_hints()

    def command_sheet_choose_all(self) -> None:
        """Choose all rows that are shown."""
        if self.table.key() is None:
            self.desk.say(NO_ROW)
        self.table.choose_all()
        self._show_head()
        self.show_hints()

    def command_sheet_open(self) -> None:
        """Open the contact; of a hub or an organisation, show whom one knows from there."""
        here, key = self.contact_under_cursor(), self.table.key()
        if key is not None and self.kind.name in ("hubs", "organisations"):
            hub = self.session.records.hubs.get(key)
            name = max(
                (hub.name if hub else key).split('"'), key=len
            )  # a quote would end what is looked for
            self.show_table("", f'{"met" if hub else "org"}:"{name}"')
            return
        self.desk.open_contact(here)

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
        sort = tuple(turned if name.lstrip("-") == column.name else name for name in self.view.sort)
        self._set(self.view._replace(sort=sort if column.name in had else (*sort, turned)))

    def command_sheet_columns(self) -> None:
        """Ask which columns to show."""
        kind, columns = self.kind, self.kind.columns

        def take(text: str) -> None:
            self._set(self.view._replace(columns=kind.column_names(text)))

        def explain(text: str) -> str:
            return ", ".join(columns[name].title for name in kind.column_names(text))

        self.desk.ask(
            "Columns",
            f"Which of {', '.join(columns)}?",
            take,
            value=" ".join(self.view.columns),
            explain=explain,
        )

    def command_sheet_views(self) -> None:
        """Choose a view."""
        views = {**self.kind.views, **self.kind.saved_views(self.session)}
        signs = "1234567890abcdefgh"
        choices = [
            Choice(
                name,
                signs[at] if at < len(signs) else " ",
                clean(name),
                clean(view.filter) or "all of them",
            )
            for at, (name, view) in enumerate(views.items())
        ]

        self.desk.choose(
            "Views",
            "What shall the sheet show?",
            choices,
            lambda name: self._take_view(views[name]),
        )

    def command_sheet_save(self) -> None:
        """Save what is shown as a view."""
        self.desk.ask(
            "Save the view",
            "Under which name?",
            lambda name: self.desk.do(save_view, self.session, name, self.view),
            example="lisbon",
        )

    def _which(self) -> list[str]:
        """Those that are chosen, in the order of the table; else the one under the cursor."""
        chosen = [row.key for row in self.table.rows if row.key in self.table.chosen]
        here = self.table.key()
        return chosen or ([here] if here else [])

    def command_sheet_change(self) -> None:
        """Change all that are chosen."""
        kind, which = self.kind, self._which()
        if not which:
            self.desk.say(NO_ROW)
            return
        what = kind.title_of(self.session, which)

        self.desk.ask(
            "Change",
            f"What shall become of {what}? {kind.how}",
            lambda text: self._done(self.desk.attempt(kind.change, self.session, which, text)),
            example=kind.example,
            explain=lambda text: f"{kind.understood(self.session, text)} for {what}",
        )

    def command_sheet_delete(self) -> None:
        """Delete all that are chosen, or the one under the cursor."""
        which = self._which()
        if which:
            self._done(self.desk.attempt(self.kind.drop, self.session, which))
        else:
            self.desk.say(NO_ROW)

    def _done(self, label: str | None) -> None:
        if label is not None:
            self.table.chosen.clear()
            self.desk.changed(label)

    def command_add(self) -> None:
        """Add a row of the table that is shown."""
        add_to(self.desk, self.session, self.kind.name)

    def command_sheet_export(self) -> None:
        """Ask for a file, and write what is chosen, or all that is shown, into it."""
        kind, columns = self.kind, self.table.columns
        rows = [row for row in self.table.rows if row.key in self.table.chosen] or list(
            self.table.rows
        )

        def take(file: str) -> None:
            result = self.desk.attempt(kind.export, self.session, rows, columns, file)
            if result is not None:
                notes = "" if kind.name else ", without private notes"
                private = f"; {result.private} that are private stay here" if result.private else ""
                self.desk.say(f"Wrote {result.rows} to {result.path}{notes}{private}")

        private = "" if kind.name else " Private notes stay here."
        self.desk.ask(
            "Export",
            f"Into which file shall {plural(len(rows), kind.noun)} go?{private}",
            take,
            value=f"~/{kind.name or 'people'}.csv",
            replaced=True,
            explain=kind.explain_export,
        )

    def command_sheet_edit(self) -> None:
        """Edit the cell under the cursor."""
        column, region, here = self.table.column(), self.table.cell_region(), self.table.key()
        if column is None or region is None or here is None:
            self.desk.say(NO_ROW)
            return
        if column.field.edit is None:
            self.desk.say(f"{column.title} follows from what you log; it is not edited")
            return
        prompt = self.kind.draft(self.session, here, column.name)
        if prompt is None:
            self.desk.say(f"{column.title} is not edited here.")
        else:
            self._edited = here
            self.edit_field(Ask(*prompt), region)

    def save_field(self, name: str, text: str) -> str:
        """Save a cell, and return the label of the change."""
        return self.kind.edit(self.session, self._edited, name, text)

    def field_label(self, name: str) -> str:
        """Return the title of a column."""
        return self.kind.columns[name].title if name in self.kind.columns else name

    def focus_after_edit(self) -> None:
        """Put the cursor back on the cell."""
        self.table.focus()
