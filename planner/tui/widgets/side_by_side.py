"""Two contacts and the one that they would become, in columns: a row for each field, drawn line by
line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click
from textual.strip import Strip

from planner.tui.cells import clean, fit
from planner.tui.glyphs import BAR
from planner.tui.paint import Role
from planner.tui.widgets.area import Area, KeyHint
from planner.tui.widgets.painted import MARGIN
from planner.value import NamedTuple

GAP = 2
"""Cells between two columns; the mark of the side that is taken stands in them."""
LABEL = 13
"""Cells of the fields' names; a wide screen has room for a few more."""
FOLDED, UNFOLDED = 3, 12
"""Lines of a value at most, and of one under the cursor."""
DIFFERS = "≠"
SideMark = Literal["", "taken", "noted"]
"""What becomes of a value: nothing, it is taken, or it is noted elsewhere."""
_SIGNS: Mapping[SideMark, str] = {"": " ", "taken": "▸", "noted": "✎"}
NOTHING = "·"


class SideRow(NamedTuple):
    """A field side by side, in words."""

    name: str
    label: str
    keep: str
    other: str
    merged: str
    left: SideMark
    """What becomes of the value on the left."""
    right: SideMark
    differs: bool
    """Whether the two have something else there."""


class SideBySide(Area):
    """The fields; the cursor stands on one of them."""

    DEFAULT_CSS = "SideBySide { height: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[SideRow] = ()
        self._names = ("", "")
        self._at = self._top = 0
        self._tops: list[int] = []

    def show(self, keep: str, other: str, rows: Sequence[SideRow]) -> None:
        """Show two contacts; the cursor stays on its field."""
        here = self.field()
        names = [row.name for row in rows]
        self._names, self._rows = (keep, other), rows
        self._at = (
            names.index(here.name)
            if here and here.name in names
            else min(self._at, max(0, len(rows) - 1))
        )
        self.refresh()

    def to_top(self) -> None:
        """Put the cursor on the first field again."""
        self._at = self._top = 0
        self._rows = ()

    def field(self) -> SideRow | None:
        """The field under the cursor."""
        return self._rows[self._at] if self._at < len(self._rows) else None

    def contact(self) -> str | None:
        """The screen knows whom it shows."""
        return None

    def hints(self) -> tuple[KeyHint, ...]:
        """What can be done with the two."""
        return (
            KeyHint("take-left", "left"),
            KeyHint("take-right", "right"),
            KeyHint("take-both", "both"),
            KeyHint("merge-pair", "merge"),
            KeyHint("not-same", "not the same"),
            KeyHint("next-pair", "next"),
        )

    def draw(self, width: int, height: int) -> list[Strip]:
        """The heading, and as many of the fields as fit with the one under the cursor among
        them."""
        label = min(
            max(LABEL, max((cell_len(row.label) for row in self._rows), default=0)),
            max(LABEL, width // 6),
        )
        wide = max(1, (width - MARGIN - 2 - label - 3 * GAP) // 3)
        heads = self._head(width, label, wide)
        blocks = [self._block(width, label, wide, at) for at in range(len(self._rows))]
        body = [(at, line) for at, block in enumerate(blocks) for line in block]
        room = max(1, height - len(heads))
        first = next((place for place, (at, _) in enumerate(body) if at == self._at), 0)
        last = first + len(blocks[self._at]) if blocks else 0
        self._top = max(0, min(self._top, len(body) - room))
        self._top = min(max(self._top, min(last, first + room) - room), first)
        visible = body[self._top : self._top + room]
        self._tops = [-1] * len(heads) + [at for at, _ in visible]
        return [*heads, *(line for _, line in visible)]

    def _head(self, width: int, label: int, wide: int) -> list[Strip]:
        line = self.line(width).gap(MARGIN + 2 + label)
        for title, name, role in (
            ("", self._names[0], "name"),
            ("", self._names[1], "name"),
            ("becomes", "", "heading"),
        ):
            before = line.room
            line.gap(GAP).put(title or clean(name), role, most=wide)  # type: ignore[arg-type]
            line.gap(GAP + wide - (before - line.room))
        rule = self.line(width).gap(MARGIN).put("─" * (width - MARGIN), "rule")
        return [line.strip(), rule.strip()]

    def _block(self, width: int, label: int, wide: int, at: int) -> list[Strip]:
        """The lines of one field."""
        row, under_cursor = self._rows[at], at == self._at and self.has_focus
        most = UNFOLDED if at == self._at else FOLDED
        texts = [_folded(value, wide, most) for value in (row.keep, row.other, row.merged)]
        marks: tuple[SideMark, ...] = (row.left, row.right, "")
        lines = []
        for number in range(max(map(len, texts))):
            line = self.line(width, "selection" if under_cursor else "background")
            first = number == 0
            line.put(BAR if under_cursor else " ", "accent").gap(MARGIN - 1)
            line.put(DIFFERS if row.differs and first else " ", "accent").gap(1)
            before = line.room
            line.put(row.label if first else "", "text" if row.differs else "muted", most=label)
            line.gap(label - (before - line.room))
            for place, (text, mark) in enumerate(zip(texts, marks, strict=True)):
                before = line.room
                text_line = text[number] if number < len(text) else ""
                line.put(_SIGNS[mark] if first and row.differs else " ", "good").gap(GAP - 1)
                line.put(
                    text_line,
                    self._role(row, place, taken=mark == "taken", empty=text == [NOTHING]),
                    most=wide,
                )
                line.gap(GAP + wide - (before - line.room))
            lines.append(line.strip())
        return lines

    def _role(self, row: SideRow, place: int, *, taken: bool, empty: bool) -> Role:
        if empty:
            return "faint"
        if not row.differs and not (place == 2 and row.merged != row.keep):
            return "muted"
        if place == 2:
            return "good"
        return "text" if taken else "faint"

    def step(self, rows: int) -> bool:
        """Move the cursor by fields, as far as there are any; return whether it has moved."""
        at = max(0, min(self._at + rows, len(self._rows) - 1))
        moved = at != self._at
        self._at = at
        self.refresh()
        return moved

    def page(self) -> int:
        """How many fields a page has, about."""
        return max(1, self.size.height // 2)

    def on_click(self, event: Click) -> None:
        """Go to the field."""
        at = self._tops[event.y] if event.y < len(self._tops) else -1
        if at >= 0:
            self._at = at
            self.refresh()


def _folded(text: str, wide: int, most: int) -> list[str]:
    """A value as lines; where it takes more than so many, the last is cut with an ellipsis."""
    lines: list[str] = []
    for part in text.splitlines():
        lines += [line.plain for line in Content(clean(part)).wrap(wide)] or [""]
    if not lines:
        return [NOTHING]
    return (
        lines
        if len(lines) <= most
        else [*lines[: most - 1], fit(lines[most - 1], wide - 1).rstrip("…") + "…"]
    )
