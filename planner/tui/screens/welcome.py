"""Welcome: the first run. Where the book shall live, and what to begin with."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from rich.cells import cell_len
from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from planner.commands.file.books import choose_book, is_new, open_session
from planner.commands.file.demo_book import demo_session
from planner.commands.machine.sync_folders import places
from planner.commands.session import Session
from planner.errors import Locked, PlannerError
from planner.paths import BOOK_NAME
from planner.tui.cells import clean, pad
from planner.tui.desk import at_desk
from planner.tui.widgets.hints import Hints
from planner.tui.widgets.path_picker import PathPicker
from planner.tui.widgets.plain import clean_lines
from planner.tui.widgets.row_list import ListRow, RowList
from planner.value import NamedTuple

if TYPE_CHECKING:
    from datetime import date


TITLE = "planner"
ABOUT = (
    "One new touch a working day, the follow-ups that fit, nothing forgotten.\n"
    "Everything is in one plain file of yours, in a folder that you choose."
)
_demo_folders: WeakKeyDictionary[Session, TemporaryDirectory[str]] = WeakKeyDictionary()
"""The folders of sample books; each goes when its session does."""


class Spot(NamedTuple):
    """Where a book could live: its path, the name of the place, and what is to be said of it."""

    path: Path
    label: str
    note: str


class WelcomeScreen(Screen[Session | None]):
    """Two questions at most. Returns the session to begin with, None where the user would rather
    leave."""

    desk = at_desk()
    place = "everywhere"
    CSS_PATH = "welcome.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]
    AUTO_FOCUS = ""

    question = getters.query_one("#welcome-question", Static)
    rows = getters.query_one(RowList)
    picker = getters.query_one(PathPicker)
    wrong = getters.query_one("#welcome-wrong", Static)
    foot = getters.query_one(Hints)

    def __init__(self, path: Path | None = None, today: date | None = None) -> None:
        """Ask where a new book shall live.

        Args:
            path: Where one was asked for, or None.
            today: The day to plan; None is the present one.
        """
        super().__init__()
        self._today = today
        self._spots = _spots(path)
        self._book: Path | None = None

    def compose(self) -> ComposeResult:
        """What this is, the question and its answers."""
        with Vertical(id="welcome"):
            yield Static(Content(TITLE), id="welcome-title")
            yield Static(Content(ABOUT), id="welcome-about")
            yield Static(id="welcome-question")
            yield RowList(label_width=18)
            yield PathPicker("~/", placeholder="~/Notes/planner.json")
            yield Static(id="welcome-wrong")
            yield Hints()

    def on_mount(self) -> None:
        """Ask where."""
        self._ask_where()

    def _ask_where(self, text: str = "") -> None:
        self._book = None
        wide = min(44, max(cell_len(clean(_short(spot.path))) for spot in self._spots))
        rows = []
        for at, spot in enumerate(self._spots):
            note = (
                ("open the book that is there", "$good")
                if spot.path.is_file()
                else (spot.note, "$faint")
            )
            path = pad(clean(_short(spot.path)), wide)
            rows.append(
                ListRow(f"spot:{at}", spot.label, Content.assemble(path, "  ", note), lines=1)
            )
        rows += [
            ListRow(
                "other:",
                "Another place",
                Content.styled("a folder of your own, or a book that you have", "$muted"),
            ),
            ListRow(tone="text"),
            ListRow(
                "demo:",
                "Look first",
                Content.styled("open the demo, a year of somebody else's network", "$muted"),
            ),
        ]
        self._ask("Where shall your book live?", rows, "quit", text)

    def _ask_what(self, book: Path) -> None:
        self._book = book
        rows = [
            ListRow(
                "import:",
                "Import",
                Content.styled("LinkedIn's Connections.csv, or any CSV of contacts", "$muted"),
            ),
            ListRow(
                "empty:", "Start empty", Content.styled("add people as you meet them", "$muted")
            ),
        ]
        self._ask(f"{clean(_short(book))} · and what shall be in it?", rows, "another place")

    def _ask(self, question: str, rows: list[ListRow], back: str, wrong: str = "") -> None:
        self.question.update(Content(question))
        self.picker.display, self.rows.display = False, True
        self.rows.set_rows(rows)
        self.rows.action_cursor_first()
        self.rows.focus()
        self._say(wrong)
        self.foot.set(
            ("↑↓", "choose", ""), ("enter", "take it", "screen.take"), ("esc", back, "screen.back")
        )

    def _ask_path(self) -> None:
        self.question.update(Content("In which folder?  Or name a book that you have."))
        self.rows.display, self.picker.display = False, True
        self.picker.focus_line()
        self._say("")
        self.foot.set(
            ("tab", "complete", ""), ("enter", "take it", ""), ("esc", "back", "screen.back")
        )

    def _say(self, text: str) -> None:
        self.wrong.update(Content(clean_lines(text)))
        self.wrong.display = bool(text)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        kind, _, at = event.key.partition(":")
        if kind == "spot":
            self._place(self._spots[int(at)].path)
        elif kind == "other":
            self._ask_path()
        elif kind == "demo":
            self._begin_demo()
        elif self._book is not None:
            self._begin(self._book, create=True, then_import=kind == "import")

    @on(PathPicker.Picked)
    def _picked(self, event: PathPicker.Picked) -> None:
        path = event.path
        if path.is_dir() or path.suffix.lower() != ".json":
            path = path / BOOK_NAME
        self._place(path)

    def _place(self, path: Path) -> None:
        """Open the book that is there, else ask what the new one shall begin with."""
        if not path.parent.is_dir():
            self._say(f"There is no folder {path.parent}. Make it, or choose another.")
        elif self._is_new(path):
            self._ask_what(path)
        else:
            self._begin(path)

    def _is_new(self, path: Path) -> bool:
        try:
            return is_new(path)
        except Locked:
            return False

    def _begin(self, path: Path, *, create: bool = False, then_import: bool = False) -> None:
        try:
            session = open_session(path, self._today, create=create)
        except Locked as locked:
            self.desk.ask_passphrase(
                locked, lambda unlocked: self._begin(path) if unlocked else None, "back"
            )
            return
        except PlannerError as error:
            self._say(str(error))
            return
        self.desk.attempt(choose_book, path)
        self.dismiss(session)
        if then_import:
            self.desk.begin_with_import()

    def _begin_demo(self) -> None:
        folder = TemporaryDirectory(prefix="planner-demo-", ignore_cleanup_errors=True)
        session = self.desk.attempt(demo_session, Path(folder.name), self._today)
        if session is not None:
            _demo_folders[session] = folder
            self.dismiss(session)

    def action_take(self) -> None:
        """Take the answer under the cursor."""
        self.rows.action_choose()

    def action_back(self) -> None:
        """One question back; from the first, out."""
        if self._book is not None or self.picker.display:
            self._ask_where()
        else:
            self.dismiss(None)


def _spots(wanted: Path | None) -> list[Spot]:
    """Where a book could live: where one was asked for, then the synced folders, then the
    documents."""
    spots = [
        Spot(
            place.folder / BOOK_NAME,
            place.program or "Documents",
            "in step on every machine" if place.program else "on this machine alone",
        )
        for place in places()
    ]
    if wanted is not None and all(spot.path != wanted for spot in spots):
        spots.insert(0, Spot(wanted, "As you said", ""))
    return spots


def _short(path: Path) -> str:
    """Return the path with the home folder as ``~``."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        return str(path)
