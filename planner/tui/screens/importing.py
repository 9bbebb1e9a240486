"""Import: choose a file, see what would become of each row, then do it; nothing happens before that (R20)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.types import CSSPathType
from textual.widgets import Static

from planner.errors import PlannerError
from planner.tui.app import PlannerApp
from planner.tui.cells import clean
from planner.tui.widgets.hints import Hints
from planner.tui.widgets.import_rows import counts, preview_rows
from planner.tui.widgets.ledger import Ledger
from planner.tui.widgets.path_picker import PathPicker, home_path
from planner.tui.widgets.plain import clean_lines
from planner.words import plural

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.exchange.plan import ImportPlan

ENDINGS = (".csv", ".json", ".md", ".tsv", ".txt", ".vcard", ".vcf", ".xlsx")
WHERE = (
    "LinkedIn's Connections.csv, Google, Outlook, any CSV or Excel workbook, vCards, Monica, Dex, friends.md, or a "
    "planner's own JSON. You see what becomes of it first."
)


class ImportScreen(Screen[None]):
    """The file, then the preview, then what was done."""

    app = getters.app(PlannerApp)
    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "importing.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False), Binding("m", "map", "Columns", show=False),
    ]
    AUTO_FOCUS = ""

    words = getters.query_one("#import-words", Static)
    picker = getters.query_one(PathPicker)
    rows = getters.query_one(Ledger)
    foot = getters.query_one(Hints)

    def __init__(self, session: Session, path: str = "") -> None:
        """Import into the open book; with a path its preview is shown at once."""
        super().__init__()
        self.session = session
        self._path = path
        self._plan: ImportPlan | None = None
        self._mapping: list[str] = []
        self._done = False
        self._made: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The title, the file, and the rows."""
        yield Static(Content("IMPORT"), classes="sheet-title")
        yield Static(id="import-words")
        yield PathPicker(self._path or _start(), ENDINGS, placeholder="~/Downloads/Connections.csv")
        yield Ledger(label_width=14)
        yield Hints()

    def on_mount(self) -> None:
        """Ask for the file, or show what becomes of the one that was named."""
        self._choose()
        if self._path:
            self._preview(home_path(self._path))

    def _choose(self) -> None:
        self._plan, self._done, self._mapping = None, False, []
        self.picker.display, self.rows.display = True, False
        self.words.update(Content.styled(WHERE, "$muted"))
        self.foot.set(
            ("enter", "look into it", ""), ("tab", "complete", ""), ("↑↓", "choose", ""), ("esc", "back", "screen.back")
        )
        self.picker.focus_line()

    @on(PathPicker.Picked)
    def _picked(self, event: PathPicker.Picked) -> None:
        self._preview(event.path)

    def _preview(self, path: Path) -> None:
        from planner.commands.importing import columns_of, preview

        try:
            plan = preview(self.session, str(path), self._mapping)
        except PlannerError as error:
            self.words.update(Content.styled(clean_lines(str(error)), "$error"))
            return
        self._path = str(path)
        self._plan = plan
        self.picker.display, self.rows.display = False, True
        if plan.edits:
            head = f"{plural(plan.read, 'row')} read, nothing done yet"
            columns = (("m", "columns", "screen.map"),) if columns_of(plan) else ()
            self.foot.set(("enter", "import", "screen.go"), *columns, ("esc", "another file", "screen.back"))
        else:
            head = f"{plural(plan.read, 'row')} read: everybody is in the book already"
            self.foot.set(("esc", "another file", "screen.back"))
        self._show(head, clean(path.name))
        self.rows.focus()

    def _show(self, head: str, note: str) -> None:
        plan = self._plan
        if plan is None:
            return
        self.words.update(Content.assemble((head, "bold"), (f"   {note}", "$muted"), "\n", counts(plan)))
        self.rows.set_rows(preview_rows(plan, done=self._done))

    @on(Ledger.Chosen)
    def _chosen(self) -> None:
        self.action_go()

    def action_go(self) -> None:
        """Do what the preview says; when that is done, go on to triage."""
        from planner.commands.importing import bring_in

        if self._done:
            self.app.pop_screen()
            self.app.command_screen_triage()
            return
        if self._plan is None or not self._plan.edits:
            return
        contacts = self.session.records.contacts
        made = frozenset(edit.id for edit in self._plan.edits if edit.id not in contacts)
        label = self.app.attempt(bring_in, self.session, self._plan, self._mapping)
        if label is None:
            return
        self._done = True
        self._made = made
        self._show(label[:1].upper() + label[1:], "u undoes all of it")
        self.foot.set(
            ("enter", "triage", "screen.go"), ("u", "undo", "app.command('undo')"), ("esc", "back", "screen.back")
        )
        self.app.refresh_screens()  # what was done stands on this screen: no toast over it

    def action_map(self) -> None:
        """Ask what a column holds, and read the file again that way."""
        from planner.commands.importing import columns_of
        from planner.exchange.columns import read_mapping
        from planner.exchange.sheet import MEANINGS
        from planner.tui.screens.ask_text import AskTextScreen

        if self._plan is None or self._done or not columns_of(self._plan):
            return
        unknown = next((each.column for each in columns_of(self._plan) if not each.meaning), "Column")

        def explain(text: str) -> str:
            return ", ".join(f"{name}: {meaning or 'left out'}" for name, meaning in read_mapping([text]).items())

        def take(text: str | None) -> None:
            if text:
                self._mapping.append(text)
                self._preview(home_path(self._path))

        self.app.push_screen(AskTextScreen(
            "Columns", f"COLUMN=MEANING, of: {', '.join(MEANINGS)}.", example=f"{unknown}=org",
            explain=explain,
        ), take)

    def refresh_data(self) -> None:
        """When the import was undone, the file can be chosen again."""
        if self._done and self._made and not self._made & self.session.records.contacts.keys():
            self._choose()

    def action_back(self) -> None:
        """Back to the file while nothing is done, else out."""
        if self._plan is not None and not self._done:
            self._choose()
        elif self.is_current:
            self.app.pop_screen()


def _start() -> str:
    """Where most files that one imports are: the downloads, else the home."""
    return "~/Downloads/" if (Path.home() / "Downloads").is_dir() else "~/"
