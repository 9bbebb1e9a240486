"""The follow-ups that fit into the day: one line each, the quiet count of the rest, and what was
done already."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from rich.cells import cell_len
from textual.events import Click
from textual.geometry import Offset, Size
from textual.strip import Strip

from planner.engine.plan import DayPlan, Item
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.tui.cells import clean, wrap
from planner.tui.glyphs import BAR, TICK
from planner.tui.jumping import JumpTarget
from planner.tui.paint import PaintedLine, Role
from planner.tui.widgets.area import Area, KeyHint, Way
from planner.tui.widgets.painted import MARGIN, TALL_SCREEN
from planner.words import joined, plural, short_day

ITEM_HINTS = (
    KeyHint("done", "done"),
    KeyHint("snooze", "snooze"),
    KeyHint("write", "write"),
    KeyHint("open", "open"),
)
LET_BE = {"reply": "needs no answer", "confirm": "did not"}
"""What letting a follow-up be says of it."""
MOST_NAME = 24
"""Cells that a name takes at most before it is cut."""
KIND_WIDTH = max(len(kind.words) for kind in FOLLOW_UP_KINDS.values())
"""Columns of the longest word for a kind."""
WORDY = 104
"""Cells of width from which on the kind is said in a word as well."""
BETWEEN = 12
"""Cells of a row beside its columns: the margins, the sign, the air between them."""
BESIDE_ROWS = 6
"""Follow-ups up to which there is room for a second row of each beside the new touch."""
SHORT_ROWS, TALL_ROWS = 5, 8
"""Follow-ups shown at once on a short and on a tall screen; the others scroll."""


class FollowUpList(Area):
    """A heading and a line for each follow-up, with a cursor."""

    def __init__(self, plan: DayPlan, inbox: int = 0) -> None:
        """Show the follow-ups of a plan, and how many lines wait in the inbox."""
        super().__init__()
        self.plan = plan
        self.inbox = inbox
        self.cursor = 0
        self.top = 0

    def show(self, plan: DayPlan, inbox: int = 0) -> None:
        """Show another plan. The cursor stays on its item, or where it was if the item is gone."""
        item = self.item()
        self.plan = plan
        self.inbox = inbox
        ids = [planned.id for planned in plan.items]
        if item and item.id in ids:
            self.cursor = ids.index(item.id)
        self.cursor = max(0, min(self.cursor, len(ids) - 1))
        self._follow()
        self.refresh(layout=True)

    def item(self) -> Item | None:
        """The follow-up under the cursor."""
        return self.plan.items[self.cursor] if self.cursor < len(self.plan.items) else None

    def contact(self) -> str | None:
        """Whom it concerns."""
        item = self.item()
        return item.contact if item else None

    def hints(self) -> tuple[KeyHint, ...]:
        """Done, snooze and open, where there is something under the cursor, and that a message
        needs no answer or that a meeting did not take place."""
        item = self.item()
        let_be = (KeyHint("let-be", LET_BE[item.kind]),) if item and item.kind in LET_BE else ()
        return (*ITEM_HINTS, *let_be) if item else ()

    def enter(self, way: Way) -> None:
        """Arrive at the top from above, at the bottom from below."""
        if way in ("up", "down"):
            self.cursor = len(self.plan.items) - 1 if way == "up" else 0
            self.cursor = max(0, self.cursor)
            self._follow()
            self.refresh()

    def step(self, rows: int) -> bool:
        """Move the cursor."""
        row = max(0, min(self.cursor + rows, len(self.plan.items) - 1))
        moved = row != self.cursor
        self.cursor = row
        if moved:
            self._follow()
            self.refresh()
        return moved

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there is to say, up to what the screen affords."""
        most = TALL_ROWS if _tall(viewport) else SHORT_ROWS
        rows = min(max(1, len(self.plan.items)), most)
        return 1 + rows * self._item_rows(width) + 2 * bool(self._notes())

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._follow()

    def on_click(self, event: Click) -> None:
        """Put the cursor on a row; open it at a double click."""
        at = event.get_content_offset(self)
        down = at.y - (2 if self._airy(self.size.height) else 1) if at is not None else -1
        row = down // self._item_rows(self.size.width) + self.top
        if down >= 0 and row < len(self.plan.items):
            self.cursor = row
            self.refresh()
            if event.chain == 2:
                self.post_message(self.Opened())

    def draw(self, width: int, height: int) -> list[Strip]:
        """The heading, the rows from ``top`` on, and under them what was done and advised, as far
        as there is room."""
        rows = self._rows(height)
        items = self.plan.items[self.top : self.top + rows]
        widths = _columns(self.plan.items, self.plan.day, width)
        lines = [self._heading(width), *([self.line(width)] if self._airy(height) else [])]
        for at, item in enumerate(items):
            lines += self._item_lines(width, item, self.top + at, widths)
        if not items:
            lines.append(self.line(width).gap(MARGIN).put(self._nothing(), "muted"))
        notes = self._notes()
        if notes and height - len(lines) > 1:
            lines.append(self.line(width))
        for sign, text, role in notes[: height - len(lines)]:
            lines.append(self.line(width).gap(MARGIN).put(f"{sign}  ", role).put(text, "muted"))
        return [line.strip() for line in lines]

    def jump_targets(self) -> list[JumpTarget]:
        """The rows in view."""
        rows = range(self.top, min(len(self.plan.items), self.top + self._rows(self.size.height)))
        return [JumpTarget(self._place(row), partial(self.go_to, row)) for row in rows]

    def cursor_place(self) -> Offset:
        """Return where the row under the cursor begins on the screen."""
        return self._place(self.cursor)

    def _place(self, row: int) -> Offset:
        """Where a row begins on the screen."""
        first = 2 if self._airy(self.size.height) else 1
        down = (row - self.top) * self._item_rows(self.size.width)
        return self.content_region.offset + Offset(0, first + down)

    def go_to(self, row: int) -> None:
        """Put the cursor on a row."""
        self.cursor = row
        self.focus()
        self.refresh()

    def _airy(self, height: int) -> bool:
        """Whether there is room for a blank line under the heading."""
        rows = max(1, len(self.plan.items)) * self._item_rows(self.size.width)
        return height > 2 + rows + 2 * bool(self._notes())

    def _item_rows(self, width: int) -> int:
        """The rows of a follow-up: two where it stands beside the new touch, and the reason of one
        of them takes more than the width leaves it."""
        if not self.screen.has_class("-wide") or len(self.plan.items) > BESIDE_ROWS:
            return 1
        widths = _columns(self.plan.items, self.plan.day, width)
        room = width - sum(widths.values()) - BETWEEN
        return 1 + any(cell_len(clean(item.reason)) > room for item in self.plan.items)

    def _rows(self, height: int) -> int:
        """How many follow-ups are seen at once."""
        needed = max(1, len(self.plan.items))
        room = (height - 1 - self._airy(height)) // self._item_rows(self.size.width)
        return max(1, min(needed, room))

    def _follow(self) -> None:
        rows = self._rows(self.size.height)
        self.top = max(
            min(self.top, self.cursor, len(self.plan.items) - rows), self.cursor - rows + 1, 0
        )

    def _notes(self) -> list[tuple[str, str, Role]]:
        """What stands under the rows on a tall screen: who was reached today."""
        if not _tall(self.app.size):
            return []
        done = self.plan.done
        return [(TICK, f"today: {joined(list(done))}", "good")] if done else []

    def _heading(self, width: int) -> PaintedLine:
        plan = self.plan
        counts = f"{len(plan.items)} for today" + (
            f" · {plan.waiting} waiting" if plan.waiting else ""
        )
        line = self.line(width)
        if plan.over_minutes:
            line.end(f"{plan.over_minutes} min over the budget   ", "warning")
        if self.inbox:
            waits = f"{plural(self.inbox, 'line waits', 'lines wait')} in the inbox"
            line.end(waits, "text", click="app.command('inbox')").end("   ")
        line.end(counts, "muted").end(" " * MARGIN)
        return line.gap(MARGIN).put("FOLLOW-UPS", "heading")

    def _nothing(self) -> str:
        plan = self.plan
        if not plan.working:
            return "A day off: nothing is due."
        if plan.done:
            return f"{TICK} All done for today. " + (
                "The rest waits its turn." if plan.waiting else "Nothing waits."
            )
        return "Nothing is due today. A good day to meet somebody."

    def _item_lines(
        self, width: int, item: Item, at: int, widths: Mapping[str, int]
    ) -> list[PaintedLine]:
        """A follow-up in one row, or in two where the reason takes them."""
        here = self.has_focus and at == self.cursor
        line = self.line(width, "selection" if here else "background")
        due, role = due_words(item, self.plan.day)
        line.put(BAR if here else " ", "accent").gap(MARGIN - 1)
        line.end(" " * (widths["due"] - cell_len(due)) + due, role)
        line.end(f"{item.minutes} min".rjust(widths["minutes"] + 3), "faint").end(" " * MARGIN)
        line.put(f"{FOLLOW_UP_KINDS[item.kind].sign}  ", "accent")
        if widths["kind"]:
            line.put(FOLLOW_UP_KINDS[item.kind].words.ljust(widths["kind"] + 2), "faint")
        before = line.room
        line.put(clean(item.name), "name", most=widths["name"])
        line.gap(widths["name"] - (before - line.room) + 2)
        reason = wrap(clean(item.reason), line.room - 2, self._item_rows(width))
        line.put(reason[0] if reason else "", "text", most=line.room - 2)
        if self._item_rows(width) == 1:
            return [line]
        second = self.line(width, "selection" if here else "background")
        kind = widths["kind"] + 2 if widths["kind"] else 0
        second.put(BAR if here else " ", "accent")
        second.gap(MARGIN - 1 + len("⚑  ") + kind + widths["name"] + 2)
        return [line, second.put(reason[1] if len(reason) > 1 else "", "text")]


def _tall(viewport: Size) -> bool:
    return viewport.height >= TALL_SCREEN


def due_words(item: Item, today: date) -> tuple[str, Role]:
    """When an item is due, in words, and how that is drawn."""
    if item.due is None:
        return "", "muted"
    if item.days_late > 0:
        return f"{plural(item.days_late, 'day')} late", "warning"
    return f"due {short_day(item.due, today)}", "text" if item.due == today else "muted"


def _columns(items: tuple[Item, ...], today: date, width: int) -> dict[str, int]:
    """The widths of the columns, so that names, dues and minutes stand under one another."""
    names = max((cell_len(clean(item.name)) for item in items), default=0)
    return {
        "name": min(names, MOST_NAME, max(8, width // 4)),
        "due": max((cell_len(due_words(item, today)[0]) for item in items), default=0),
        "minutes": max((len(f"{item.minutes} min") for item in items), default=0),
        "kind": KIND_WIDTH if width >= WORDY else 0,
    }
