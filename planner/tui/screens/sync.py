"""Sync: what was merged and from where, edits that met field by field, snapshots, and how the file
is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from planner.commands.catalogue import Scope
from planner.commands.file.checkup import Checkup, examine
from planner.commands.file.file import accept_deletions, keep_deletions, take
from planner.commands.file.snapshots import restore
from planner.tui.desk import Choice, at_desk
from planner.tui.keys import bindings_for
from planner.tui.rows import sync as sync_rows
from planner.tui.screens.acting import EVERYWHERE
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from planner.commands.session import Session

LABELS = 14
"""Cells that the labels of a row take."""


class SyncScreen(Screen[None]):
    """One column: the question that waits, where two edits met, what was merged, what is wrong, the
    snapshots."""

    desk = at_desk()
    place: ClassVar[Scope] = "sync"
    CSS_PATH = "sync.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("sync"),
        Binding("escape", "back", "Back", show=False),
    ]
    AUTO_FOCUS = "#sync-rows"

    head = getters.query_one("#sync-head", Static)
    rows = getters.query_one("#sync-rows", RowList)

    def __init__(self, session: Session) -> None:
        """Show how the open book and its file stand."""
        super().__init__()
        self.session = session
        self._examined: Checkup | None = None

    def compose(self) -> ComposeResult:
        """The head, the rows, the keys."""
        yield RoomsStrip(self.desk.keys.keys, "screen-sync")
        yield Static(id="sync-head")
        yield RowList(label_width=LABELS, id="sync-rows")
        yield KeyFooter(self.desk.keys.keys)

    def on_mount(self) -> None:
        """Fill in; the doctor looks once the screen is there."""
        self.refresh_data()
        self.call_after_refresh(self._examine)

    def refresh_data(self) -> None:
        """Read the session again; the cursor stays where it is."""
        self.head.update(sync_rows.head(self.session))
        rows = self.desk.attempt(sync_rows.rows, self.session, self._examined)
        if rows is not None:
            self.rows.set_rows(rows)
        self.show_hints()

    def show_hints(self) -> None:
        """Let the footer show what can be done with the row under the cursor."""
        kind = self.rows.key.partition(":")[0]
        hints = {
            "conflict": (KeyHint("take-other", "take the other"),),
            "missing": (
                KeyHint("accept-deletions", "delete them"),
                KeyHint("keep-deletions", "keep them"),
            ),
            "problem": (KeyHint("mend", "mend"),),
        }.get(kind, ())
        self.query_one(KeyFooter).set_hints((*hints, *EVERYWHERE))

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.show_hints()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        kind, _, key = event.key.partition(":")
        if kind == "conflict":
            self.command_take_other()
        elif kind == "problem":
            self.command_mend()
        elif kind == "snapshot":
            self._ask_restore(key)

    def command_take_other(self) -> None:
        """Take the value that lost, or turn that back."""
        kind, _, key = self.rows.key.partition(":")
        if kind != "conflict":
            self.desk.say("Put the cursor on two values that met.")
            return
        self.desk.do(take, self.session, key)

    def command_accept_deletions(self) -> None:
        """Delete what was taken out of the file by hand."""
        self.desk.do(accept_deletions, self.session)

    def command_keep_deletions(self) -> None:
        """Keep what was taken out of the file by hand."""
        label = self.desk.attempt(keep_deletions, self.session)
        if label is not None:
            self.desk.changed(label, "")

    def command_mend(self) -> None:
        """Mend what is wrong with the book."""
        checkup = self.desk.attempt(examine, self.session, mend=True)
        if checkup is not None:
            self._examined = checkup
            self.desk.changed(
                f"mended {checkup.repaired}", "u undoes it" if checkup.repaired else ""
            )

    def _examine(self) -> None:
        self._examined = self.desk.attempt(examine, self.session)
        self.refresh_data()

    def _ask_restore(self, name: str) -> None:
        would = self.desk.attempt(restore, self.session, name, dry_run=True)
        if would is None:
            return
        about = f"{would.back} back, {would.changed} changed, {would.gone} gone"
        text = f"Bring the book back to how it was on {would.when:%Y-%m-%d at %H:%M}?"
        choices = (
            Choice("", "n", "Leave it", "nothing changes"),
            Choice(name, "y", "Restore", f"{about}; u undoes it"),
        )
        self.desk.choose("Restore", text, choices, self._restore)

    def _restore(self, name: str) -> None:
        done = self.desk.attempt(restore, self.session, name) if name else None
        if done is not None:
            self.desk.changed(f"restored the book as it was on {done.when:%Y-%m-%d at %H:%M}")

    def action_back(self) -> None:
        """Leave."""
        if self.is_active:
            self.app.pop_screen()
