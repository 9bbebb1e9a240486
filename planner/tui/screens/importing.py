"""Import: choose a file, see what would become of each row, then do it; nothing happens before that
(R20)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widgets import Static
from textual.worker import get_current_worker

from planner.commands.exchange.importing import bring_in, columns_of, ids_of_new, preview
from planner.errors import PlannerError
from planner.exchange.read.columns import read_mapping, split_mapping
from planner.exchange.sheet import MEANINGS, ColumnsUnknown
from planner.tui.cells import clean
from planner.tui.desk import MANY, at_desk
from planner.tui.rows.imports import counts, preview_rows
from planner.tui.widgets.hints import Hints
from planner.tui.widgets.path_picker import PathPicker, home_path
from planner.tui.widgets.plain import clean_lines
from planner.tui.widgets.row_list import RowList
from planner.words import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.commands.session import Session
    from planner.exchange.plan.import_plan import ImportPlan

ENDINGS = (".csv", ".json", ".md", ".tsv", ".txt", ".vcard", ".vcf", ".xlsx")
LARGE = 1_000_000
"""Bytes from which on a file is looked into beside the app; of a smaller one it takes the blink of
an eye."""
WHERE = (
    "LinkedIn's Connections.csv, Google, Outlook, any CSV or Excel workbook, vCards, Monica, Dex, "
    "friends.md, or a "
    "planner's own JSON. You see what becomes of it first."
)


class ImportScreen(Screen[None]):
    """The file, then the preview, then what was done."""

    desk = at_desk()
    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "importing.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("m", "map", "Columns", show=False),
    ]
    AUTO_FOCUS = ""

    words = getters.query_one("#import-words", Static)
    picker = getters.query_one(PathPicker)
    rows = getters.query_one(RowList)
    foot = getters.query_one(Hints)

    def __init__(self, session: Session, path: str = "") -> None:
        """Import into the open book; with a path its preview is shown at once."""
        super().__init__()
        self.session = session
        self._path = path
        self._plan: ImportPlan | None = None
        self._mapping: list[str] = []
        self._done = False
        self._reading: Path | None = None
        """The large file that is being looked into."""
        self._new_ids: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The title, the file, and the rows."""
        yield Static(Content("IMPORT"), classes="sheet-title")
        yield Static(id="import-words")
        yield PathPicker(self._path or _start(), ENDINGS, placeholder="~/Downloads/Connections.csv")
        yield RowList(label_width=14)
        yield Hints()

    def on_mount(self) -> None:
        """Ask for the file, or show what becomes of the one that was named."""
        self._choose()
        if self._path:
            self._preview(home_path(self._path), [])

    def _choose(self) -> None:
        self._plan, self._done, self._mapping = None, False, []
        self.picker.display, self.rows.display = True, False
        self.words.update(Content.styled(WHERE, "$muted"))
        self.foot.set(
            ("enter", "look into it", ""),
            ("tab", "complete", ""),
            ("↑↓", "choose", ""),
            ("esc", "back", "screen.back"),
        )
        self.picker.focus_line()

    @on(PathPicker.Picked)
    def _picked(self, event: PathPicker.Picked) -> None:
        if event.path != self._reading:  # enter once more does not begin anew
            self._preview(event.path, [])

    def _preview(self, path: Path, mapping: list[str]) -> None:
        if _size(path) > LARGE:
            self._reading = path
            self.words.update(Content.styled(f"Reading {clean(path.name)} …", "$muted"))
            self._preview_large(path, mapping)
            return
        try:
            self._previewed(path, mapping, preview(self.session, str(path), mapping))
        except PlannerError as error:
            self._refused(path, mapping, error)

    @work(thread=True, exclusive=True)
    def _preview_large(self, path: Path, mapping: list[str]) -> None:
        """Look into a large file beside the app, which tells meanwhile how far it is."""
        app, words, reading = self.app, self.words, get_current_worker()

        def tell(done: int, of: int) -> None:
            if reading.is_cancelled:
                raise PlannerError("another file was chosen, or none")
            app.call_from_thread(
                words.update,
                Content.assemble(
                    (f"{done:,} of {of:,} rows" if of else f"{done:,} rows", "bold"),
                    (f"   {clean(path.name)}", "$muted"),
                ),
            )

        try:
            plan = preview(self.session, str(path), mapping, tell)
        except PlannerError as error:
            if not reading.is_cancelled:
                app.call_from_thread(self._refused, path, mapping, error)
        else:
            if not reading.is_cancelled:
                app.call_from_thread(self._previewed, path, mapping, plan)

    def _refused(self, path: Path, mapping: list[str], error: PlannerError) -> None:
        self._reading = None
        self.words.update(Content.styled(clean_lines(str(error)), "$error"))
        if isinstance(error, ColumnsUnknown) and not mapping:
            self._ask_columns(
                path, mapping, error.columns, f"{next(filter(None, error.columns))}=name"
            )

    def _previewed(self, path: Path, mapping: list[str], plan: ImportPlan) -> None:
        self._reading, self._mapping = None, mapping
        self._path = str(path)
        self._plan = plan
        self.picker.display, self.rows.display = False, True
        if plan.edits:
            head = f"{plural(plan.read, 'row')} read, nothing done yet"
            columns = (("m", "columns", "screen.map"),) if columns_of(plan) else ()
            self.foot.set(
                ("enter", "import", "screen.go"), *columns, ("esc", "another file", "screen.back")
            )
        else:
            head = f"{plural(plan.read, 'row')} read: everybody is in the book already"
            self.foot.set(("esc", "another file", "screen.back"))
        self._show(head, clean(path.name))
        self.rows.focus()

    def _show(self, head: str, note: str) -> None:
        plan = self._plan
        if plan is None:
            return
        self.words.update(
            Content.assemble((head, "bold"), (f"   {note}", "$muted"), "\n", counts(plan))
        )
        self.rows.set_rows(preview_rows(plan, done=self._done))

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """Do what the preview says; when that is done, go on to triage."""
        if self._reading:
            return
        if self._done:
            self.desk.go_to("triage")
        elif self._plan is not None and self._plan.edits:
            self._bring_in(self._plan)

    def _bring_in(self, plan: ImportPlan) -> None:
        session, mapping = self.session, self._mapping
        new_ids = ids_of_new(plan, session)
        if len(plan.edits) > MANY:
            self.desk.work_beside(
                f"Saving {plural(len(plan.edits), 'record')}",
                lambda: bring_in(session, plan, mapping),
                lambda label: self._brought_in(label, new_ids),
            )
            return
        label = self.desk.attempt(bring_in, session, plan, mapping)
        if label is not None:
            self._brought_in(label, new_ids)

    def _brought_in(self, label: str, new_ids: frozenset[str]) -> None:
        self._done = True
        self._new_ids = new_ids
        self._show(label[:1].upper() + label[1:], "u undoes all of it")
        self.foot.set(
            ("enter", "triage", "screen.go"),
            ("u", "undo", "app.command('undo')"),
            ("esc", "back", "screen.back"),
        )
        self.desk.refresh_screens()  # what was done stands on this screen: no toast over it

    def action_map(self) -> None:
        """Ask what a column holds, and read the file again that way."""
        if self._plan is None or self._done or self._reading or not columns_of(self._plan):
            return
        columns = columns_of(self._plan)
        unknown = next((column.column for column in columns if not column.meaning), "Column")
        names = [column.column for column in columns]
        self._ask_columns(home_path(self._path), self._mapping, names, f"{unknown}=org")

    def _ask_columns(
        self, path: Path, mapping: list[str], columns: Sequence[str], example: str
    ) -> None:
        def explain(text: str) -> str:
            meanings = read_mapping(split_mapping(text, columns))
            return ", ".join(
                f"{name}: {meaning.replace('_', ' ') or 'left out'}"
                for name, meaning in meanings.items()
            )

        def take(text: str) -> None:
            self._preview(path, [*mapping, *split_mapping(text, columns)])

        self.desk.ask(
            "Columns",
            f"COLUMN=MEANING, as often as you like. A column can hold: {', '.join(MEANINGS)}.",
            take,
            example=example,
            explain=explain,
        )

    def refresh_data(self) -> None:
        """When the import was undone, the file can be chosen again."""
        if (
            self._done
            and self._new_ids
            and not self._new_ids & self.session.records.contacts.keys()
        ):
            self._choose()

    def action_back(self) -> None:
        """Back to the file while nothing is done, else out."""
        if self._plan is not None and not self._done:
            self._choose()
        elif self.is_active:
            self.app.pop_screen()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _start() -> str:
    """Where most files that one imports are: the downloads, else the home."""
    return "~/Downloads/" if (Path.home() / "Downloads").is_dir() else "~/"
