"""Two who may be one, side by side: field by field what each has and what would become of it
(P6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from planner.commands.catalogue import Scope
from planner.commands.people.duplicates import (
    MERGED,
    TEXTS,
    merge,
    plan_merge,
    side_by_side,
    tell_apart,
)
from planner.tui.cells import clean
from planner.tui.desk import at_desk
from planner.tui.keys import bindings_for
from planner.tui.rows.dossier import label_of
from planner.tui.screens.acting import EVERYWHERE
from planner.tui.widgets.area import Area
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.rooms_strip import RoomsStrip
from planner.tui.widgets.side_by_side import SideBySide, SideMark, SideRow
from planner.words import plural

if TYPE_CHECKING:
    from planner.commands.people.duplicates import FieldChoice, MergePlan, Side
    from planner.commands.session import Session
    from planner.exchange.plan.duplicates import Pair

Two = tuple[str, str]


class MergeScreen(Screen[None]):
    """The two, and the one that enter would make of them. Nothing is done before that."""

    desk = at_desk()
    place: ClassVar[Scope] = "duplicates"
    CSS_PATH = "duplicates.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("duplicates"),
        Binding("escape", "back", "Back", show=False),
    ]
    AUTO_FOCUS = "SideBySide"

    head = getters.query_one("#pairs-head", Static)
    table = getters.query_one(SideBySide)

    def __init__(self, session: Session, two: Two, pairs: Callable[[], list[Pair]]) -> None:
        """Show two contacts.

        Args:
            session: The open book.
            two: Who would stay, and who would go into them.
            pairs: The pairs that there are now, to go on to.
        """
        super().__init__()
        self.session = session
        self.two = two
        self._pairs = pairs
        self._choices: dict[Two, dict[str, Side]] = {}

    def compose(self) -> ComposeResult:
        """Which pair it is, the two and the one, the keys."""
        yield RoomsStrip(self.desk.keys.keys, "")
        yield Static(id="pairs-head")
        yield SideBySide()
        yield KeyFooter(self.desk.keys.keys)

    def on_mount(self) -> None:
        """Fill in."""
        self.refresh_data()

    def refresh_data(self) -> None:
        """Show the two as they are now; where one of them is gone, the next pair."""
        contacts = self.session.records.contacts
        if not all(contact_id in contacts for contact_id in self.two):
            self.call_later(self._go_on)
            return
        plan = self.desk.attempt(
            plan_merge, self.session, *self.two, self._choices.get(self.two, {})
        )
        if plan is None:
            return
        self._show_head(plan)
        self.table.show(plan.keep.name, plan.other.name, self._rows(plan))
        self.query_one(KeyFooter).set_hints((*self.table.hints(), *EVERYWHERE))

    def _show_head(self, plan: MergePlan) -> None:
        pairs = self._pairs()
        at = next(
            (number for number, pair in enumerate(pairs, 1) if (pair.keep, pair.other) == self.two),
            0,
        )
        place = f"   {at} of {len(pairs)}" if at else ""
        reasons = (
            f"   {pairs[at - 1].score} %  {clean('; '.join(pairs[at - 1].reasons))}" if at else ""
        )
        moved = f"{plural(plan.moved, 'record')} of {clean(plan.other.name)} will move over"
        self.head.update(
            Content.assemble(
                ("MERGE", "bold $accent"),
                place,
                (reasons, "$muted"),
                (f"\n{moved}   ▸ taken   ✎ noted", "$faint"),
            )
        )

    def _rows(self, plan: MergePlan) -> list[SideRow]:
        fields = {field.field: field for field in (*plan.fields, *plan.shared)}
        return [
            SideRow(
                name,
                LABELS.get(name) or label_of(name),
                *side_by_side(self.session, fields[name]),
                *_marks(fields[name]),
                fields[name].differs,
            )
            for name in MERGED
            if name in fields and (fields[name].keep or fields[name].other or fields[name].merged)
        ]

    def contact_under_cursor(self) -> str:
        """The one who would stay."""
        return self.two[0]

    @on(Area.Left)
    def _sideways(self, event: Area.Left) -> None:
        """The arrows take the side that they point to."""
        event.stop()
        if event.way in ("left", "right"):
            self._take("keep" if event.way == "left" else "other")

    def command_take_left(self) -> None:
        """Take the value on the left."""
        self._take("keep")

    def command_take_right(self) -> None:
        """Take the value on the right."""
        self._take("other")

    def command_take_both(self) -> None:
        """Take both values."""
        self._take("both")

    def _take(self, side: Side) -> None:
        field = self.table.field()
        if field is None:
            return
        if not field.differs:
            self.desk.say("Both have the same there.")
            return
        self._choices.setdefault(self.two, {})[field.name] = side
        self.refresh_data()

    def command_merge_pair(self) -> None:
        """Make one of the two, and go on to the next pair."""
        going = self._following()
        label = self.desk.attempt(merge, self.session, *self.two, self._choices.get(self.two, {}))
        if label is not None:
            self._done(label, going)

    def command_not_same(self) -> None:
        """Remember that they are two people, and go on to the next pair."""
        going = self._following()
        label = self.desk.attempt(tell_apart, self.session, *self.two)
        if label is not None:
            self._done(label, going)

    def _done(self, label: str, going: Two | None) -> None:
        if going is None:
            self.action_back()
        else:
            self.two = going
            self.table.to_top()
        self.desk.changed(label)

    def command_next_pair(self) -> None:
        """Look at the next pair; after the last comes the first."""
        going = self._following()
        if going is None:
            self.desk.say("There is no other pair.")
            return
        self.two = going
        self.table.to_top()
        self.refresh_data()

    def _following(self) -> Two | None:
        """The pair after this one, as far as both would still be there when this one is done
        with."""
        twos = [(pair.keep, pair.other) for pair in self._pairs()]
        at = twos.index(self.two) + 1 if self.two in twos else 0
        open_pairs = [
            two for two in (*twos[at:], *twos[:at]) if two != self.two and self.two[1] not in two
        ]
        return open_pairs[0] if open_pairs else None

    def _go_on(self) -> None:
        """One of the two is gone: undone, merged or deleted elsewhere."""
        going = self._following()
        if going is None:
            self.action_back()
        else:
            self.two = going
            self.refresh_data()

    def action_back(self) -> None:
        """Leave; nothing was done to this pair."""
        if self.is_active:
            self.app.pop_screen()


def _marks(field: FieldChoice) -> tuple[SideMark, SideMark]:
    """What becomes of the two values."""
    whole = isinstance(field.merged, frozenset) or field.field in TEXTS or field.field == "notes"
    both = whole and field.side == "both"
    left: SideMark = "taken" if field.keep and (both or field.merged == field.keep) else ""
    right: SideMark = (
        "taken"
        if field.other and (both or field.merged == field.other)
        else "noted"
        if field.noted
        else ""
    )
    return left, right


LABELS = {
    "column_pin": "Column by hand",
    "connected_on": "Connected on",
    "resting_until": "Resting until",
    "snoozed_until": "Snoozed until",
    "source": "Source",
}
"""What fields are called here that no card shows."""
