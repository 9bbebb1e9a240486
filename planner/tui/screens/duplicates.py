"""Who may be in the book twice: the pairs with their scores and reasons, each one key away from
being one (P6)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from planner.commands.catalogue import Scope
from planner.commands.people.duplicates import tell_apart
from planner.tui.cells import clean
from planner.tui.desk import at_desk
from planner.tui.keys import bindings_for
from planner.tui.screens.acting import EVERYWHERE
from planner.tui.screens.merge import MergeScreen
from planner.tui.twins import look_for_twins
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.row_list import ListRow, RowList
from planner.words import plural

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.exchange.plan.duplicates import Pair

LABELS = 8
"""Cells of a pair's score."""
HINTS = (KeyHint("merge-pair", "side by side"), KeyHint("not-same", "not the same"))


class DuplicatesScreen(Screen[None]):
    """The pairs, the surest first; of one person those that concern them first."""

    desk = at_desk()
    place: ClassVar[Scope] = "duplicates"
    CSS_PATH = "duplicates.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("duplicates"),
        Binding("escape", "back", "Back", show=False),
    ]
    AUTO_FOCUS = "#pairs"

    head = getters.query_one("#pairs-head", Static)
    rows = getters.query_one("#pairs", RowList)

    def __init__(self, session: Session, about: str | None = None) -> None:
        """Show who may be twice in the open book; ``about`` is whom one came from."""
        super().__init__()
        self.session = session
        self._about = about
        self._pairs: list[Pair] | None = None
        self._looking_at = self._looked_at = -1
        self.beside: MergeScreen | None = None

    def compose(self) -> ComposeResult:
        """How many there are, the pairs, the keys."""
        yield RoomsStrip(self.desk.keys.keys, "")
        yield Static(id="pairs-head")
        yield RowList(label_width=LABELS, id="pairs")
        yield KeyFooter(self.desk.keys.keys)

    def on_mount(self) -> None:
        """Look once the screen is there."""
        self.refresh_data()

    def refresh_data(self) -> None:
        """Take out the pairs that are pairs no more, and look again beside the app."""
        version = self.session.book.version
        if self._looking_at != version:
            self._looking_at = version
            look_for_twins(self, self.session, partial(self._take, version))
        self._show()

    def _take(self, version: int, pairs: list[Pair]) -> None:
        """Show what was found in a state of the book, if it is still in that state."""
        if version != self.session.book.version:
            return
        self._looked_at = version
        self._pairs = sorted(pairs, key=lambda pair: self._about not in (pair.keep, pair.other))
        self._show()
        if self.beside is not None and self.beside.is_current:
            self.beside.refresh_data()  # it says how many pairs there are

    def pairs(self) -> list[Pair]:
        """The pairs that were found and still are two who may be one."""
        contacts = self.session.records.contacts
        return [
            pair
            for pair in self._pairs or ()
            if pair.keep in contacts
            and pair.other in contacts
            and pair.other not in contacts[pair.keep].not_same_as
        ]

    def _show(self) -> None:
        if not self.query(RowList):  # a change just before the screen has anything on it
            return
        pairs = self.pairs()
        count = (
            "looking …" if self._pairs is None else f"{plural(len(pairs), 'pair')}" if pairs else ""
        )
        self.head.update(
            Content.assemble(("DUPLICATES", "bold $accent"), (f"   {count}", "$muted"))
        )
        rows = [self._row(pair) for pair in pairs]
        if self._pairs is not None and not rows:
            rows = [
                ListRow(
                    tone="text",
                    body=Content("Nobody seems to be in the book twice.").stylize("$good"),
                ),
                ListRow(
                    tone="text",
                    body=Content.styled(
                        "Two whom you know to be one: choose both on the sheet, then come here.",
                        "$muted",
                    ),
                ),
            ]
        self.rows.set_rows(rows)
        self.query_one(KeyFooter).set_hints((*(HINTS if pairs else ()), *EVERYWHERE))

    def _row(self, pair: Pair) -> ListRow:
        contacts = self.session.records.contacts
        keep, other = contacts[pair.keep], contacts[pair.other]
        return ListRow(
            f"{pair.keep}:{pair.other}",
            f"{pair.score:3} %",
            Content.assemble(
                (clean(keep.name), "bold"),
                (f"  {clean(keep.org)}" if keep.org else "", "$muted"),
                ("   ←   ", "$accent"),
                (clean(other.name), "bold"),
                (f"  {clean(other.org)}" if other.org else "", "$muted"),
                "\n",
                (clean("; ".join(pair.reasons)), "$muted"),
            ),
        )

    def _here(self) -> tuple[str, str] | None:
        """The pair under the cursor."""
        return next(
            (
                (pair.keep, pair.other)
                for pair in self.pairs()
                if f"{pair.keep}:{pair.other}" == self.rows.key
            ),
            None,
        )

    def contact_under_cursor(self) -> str | None:
        """The one of the pair who would stay."""
        here = self._here()
        return here[0] if here else None

    @on(RowList.Chosen)
    def command_merge_pair(self) -> None:
        """See the two side by side."""
        here = self._here()
        if here is not None:
            self.open_two(*here)

    def open_two(self, keep: str, other: str) -> None:
        """Show two contacts side by side, whether or not they were found alike."""

        self.beside = MergeScreen(self.session, (keep, other), self.pairs)
        self.app.push_screen(self.beside)

    def command_not_same(self) -> None:
        """Remember that they are two people."""
        here = self._here()
        label = self.desk.attempt(tell_apart, self.session, *here) if here else None
        if label is not None:
            self.desk.changed(label)

    def action_back(self) -> None:
        """Leave."""
        if self.is_active:
            self.app.pop_screen()
