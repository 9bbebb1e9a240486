"""Why somebody is where they are and when they come up next, in full: what `planner why` says, in a
panel."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Static

from planner.commands.day.reasons import WhyPart, tell
from planner.commands.declared.people import WhyCommand
from planner.commands.machine.keymap import MOVES
from planner.commands.people.tie import why
from planner.tui.cells import clean, fit, pad, wrap
from planner.tui.widgets.hints import Hints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.commands.session import Session

WIDTH, FRAME = 78, 9
"""Cells of the panel, as the style sheet has it, and those that its edge, its air and its scroll
bar take."""
GAP = 2
"""Cells between two columns."""
MOST_LINES = 12
"""Lines of one text at most."""
WIDEST = 26
"""Cells of a column at most, the last excepted."""


class WhyScreen(ModalScreen[None]):
    """A panel at the right that is read; it scrolls by the keys that move a cursor."""

    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "why.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", "Close", show=False),
        Binding(
            WhyCommand.key, "close", "Close", show=False, id=WhyCommand.name
        ),  # the key that opens it closes it
        *(
            Binding(
                command.key,
                f"scroll('{command.name.removeprefix('cursor-')}')",
                command.title,
                show=False,
                id=command.name,
            )
            for command in MOVES
        ),
    ]

    def __init__(self, session: Session, contact_id: str) -> None:
        """Tell of a contact of the open book."""
        super().__init__()
        self.session = session
        self.contact_id = contact_id
        self._room_drawn = 0

    def compose(self) -> ComposeResult:
        """The telling, and how to leave it."""
        with VerticalScroll(classes="aside"):
            yield Static(Content("WHY"), classes="sheet-title")
            yield Static(self._explanation(), id="why")
            yield Hints(("esc", "close", "screen.close"), ("↑↓", "scroll", ""))

    def on_mount(self) -> None:
        """The keys scroll, whatever has the focus."""
        self.query_one(VerticalScroll).can_focus = False

    @property
    def _room(self) -> int:
        """Cells of a line."""
        return min(WIDTH, self.app.size.width) - FRAME

    def refresh_data(self) -> None:
        """Read the session again."""
        self.query_one("#why", Static).update(self._explanation())

    def _explanation(self) -> Content:
        room = self._room_drawn = self._room
        first, *parts = tell(why(self.session, self.contact_id), self.session.today)
        head = Content("\n").join(
            [
                Content.styled(fit(clean(first.lead), room), "bold $accent"),
                *(part for line in first.lines for part in _hung([], clean(line), 0, room)),
            ]
        )
        planned = tuple(
            f"{item.kind.replace('_', ' ')}: {item.reason}"
            for item in self.session.plan.items
            if item.contact == self.contact_id
        )
        if planned:
            parts.insert(0, WhyPart("ON TODAY'S LIST", "", lines=planned))
        return Content("\n\n").join([head, *(_part(part, room) for part in parts)])

    def on_resize(self) -> None:
        """Break the lines anew where they have another room now."""
        if self._room != self._room_drawn:
            self.call_after_refresh(self.refresh_data)

    def action_scroll(self, where: str) -> None:
        """Scroll as a cursor would move."""
        panel = self.query_one(VerticalScroll)
        page = max(1, panel.size.height - 2)
        if where in ("first", "last"):
            panel.scroll_to(y=0 if where == "first" else panel.max_scroll_y, animate=False)
            return
        rows = {"up": -1, "down": 1, "page-up": -page, "page-down": page}.get(where, 0)
        panel.scroll_relative(y=rows, animate=False)

    def action_close(self) -> None:
        """Close the panel."""
        if self.is_active:
            self.dismiss(None)


def _part(part: WhyPart, room: int) -> Content:
    colour = ("WHAT" in part.title and "$accent") or "$muted"
    lines = [
        *_hung([(part.title, "bold")], clean(part.lead), 2, room),
        *(
            line
            for first, middle, last in _aligned(part)
            for line in _hung(
                ["  ", (first, colour), middle], last, 2 + cell_len(first + middle), room
            )
        ),
        *(row for line in part.lines for row in _hung(["  "], clean(line), 2, room)),
    ]
    return Content("\n").join(lines)


def _hung(before: list[str | tuple[str, str]], text: str, indent: int, room: int) -> list[Content]:
    """A text behind what stands before it, its further lines under its first, or under ``indent``
    cells."""
    head = Content.assemble(*before)
    if not text:
        return [head]
    if head.cell_length and head.cell_length > indent:
        head += "  "
    first, _, rest = " ".join(text.split()).partition(" ") if " " in text else (text, "", "")
    line = first
    words = rest.split()
    while words and head.cell_length + cell_len(f"{line} {words[0]}") <= room:
        line += f" {words.pop(0)}"
    more = wrap(" ".join(words), max(1, room - indent), MOST_LINES)
    return [head + line, *(Content(" " * indent + line) for line in more)]


def _aligned(part: WhyPart) -> Sequence[tuple[str, str, str]]:
    """The rows with their columns under one another: the first cell, those between, and the last
    one."""
    rows = [[clean(cell) for cell in row] for row in part.rows]
    if not rows:
        return []
    last = len(rows[0]) - 1
    widths = [min(WIDEST, max(cell_len(row[at]) for row in rows)) for at in range(last)]
    aligned = []
    for row in rows:
        first, *between = [
            (" " * max(0, wide - cell_len(cell)) + cell if at in part.right else pad(cell, wide))
            + " " * GAP
            for at, (cell, wide) in enumerate(zip(row, widths, strict=False))
        ]
        aligned.append((first, "".join(between), row[last]))
    return aligned
