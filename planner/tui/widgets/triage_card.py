"""One person of triage, big and calm: who they are, what speaks for them, and the keys that
decide."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.strip import Strip

from planner.records import Contact
from planner.tui.cells import clean
from planner.tui.paint import PaintedLine, Role
from planner.tui.widgets.painted import Painted
from planner.value import NamedTuple

WIDEST = 84
"""Cells that the card takes at most; on a wider screen it stands in the middle."""
TALL = 24
"""Lines from which there is air between the parts."""
DECISIONS = (
    ("keep", "Keep", "twice a year"),
    ("keep-close", "Close", "monthly"),
    ("keep-warm", "Warm", "quarterly"),
    ("keep-distant", "Distant", "yearly"),
)
POSTPONEMENTS = (
    ("maybe", "Maybe", "not now"),
    ("ignore", "Ignore", "for good"),
    ("later", "Later", "leave it for now"),
    ("undo", "Undo", "the last one"),
)
QUESTION = "Would you help them?  Do you know them?"
KEYS = 7
"""Cells of a key and the air behind it."""
ROOMY = 60
"""Cells from which on the two columns of decisions have a cell to spare."""


class TriageData(NamedTuple):
    """What the card shows. ``contact`` is None when nobody is left to look at."""

    contact: Contact | None
    reasons: tuple[str, ...]
    at: int
    """How many were decided in this sitting."""
    total: int
    following: tuple[str, ...] = ()
    left: int = 0
    """How many were left for later in this sitting."""
    kept: int = 0
    """How many of those decided were kept."""
    twin: str = ""
    """Whom the person may be, and why; empty where nobody is alike."""


class TriageCard(Painted):
    """Draws the person, or the friendly end."""

    DEFAULT_CSS = "TriageCard { height: 1fr; }"

    def __init__(self, data: TriageData, keys: Mapping[str, str]) -> None:
        """Show a state of triage; ``keys`` are the keys of the commands as they are written for
        people."""
        super().__init__()
        self.data = data
        self._keys = keys

    def show(self, data: TriageData) -> None:
        """Show another state."""
        self.data = data
        self.refresh()

    def draw(self, width: int, height: int) -> list[Strip]:
        """The parts under one another, in the middle of what room there is."""
        self._width, room = width, min(width - 4, WIDEST)
        self._indent = (width - room) // 2
        self._room = room
        air = [self._line()] if height >= TALL else []
        lines = [*self._progress(), *air, self._line()]
        lines += (
            self._end(air)
            if self.data.contact is None
            else self._person(self.data.contact, air, height)
        )
        above = max(0, min(6, (height - len(lines)) // 3))
        return [line.strip() for line in [*[self._line() for _ in range(above)], *lines][:height]]

    def _line(self) -> PaintedLine:
        return self.line(self._width).gap(self._indent)

    def _progress(self) -> list[PaintedLine]:
        data = self.data
        full = round(self._room * data.at / data.total) if data.total else self._room
        count = (
            f"{min(data.at + 1, data.total)} of {data.total}"
            if data.contact
            else f"{data.at} of {data.total}"
        )
        title = self._line().put("TRIAGE", "heading")
        title.gap(self._room - len("TRIAGE") - len(count)).put(count, "muted")
        return [
            title,
            self._line().put("━" * full, "accent").put("─" * (self._room - full), "rule"),
        ]

    def _person(self, contact: Contact, air: list[PaintedLine], height: int) -> list[PaintedLine]:
        about = " · ".join(
            filter(None, (clean(contact.role), clean(contact.org), clean(contact.place)))
        )
        ways = [*sorted(contact.emails), *sorted(contact.phones), *sorted(contact.urls)]
        lines = [
            self._line().put(clean(contact.name) or "(no name)", "hero", most=self._room),
            self._line().put(
                about or "no role, no organisation", "text" if about else "faint", most=self._room
            ),
            *air,
            *self._wrapped(
                " · ".join(self.data.reasons) or "nothing more is known of them", 2, "muted"
            ),
            *self._wrapped(" · ".join(map(clean, ways)), 1, "faint"),
            *(
                self._wrapped(clean(contact.notes), 3 if air else 1, "muted")
                if contact.notes
                else []
            ),
            self._line(),
            self._line().put(QUESTION, "name"),
            self._line(),
        ]
        wide = max(len(title) for _, title, _ in DECISIONS) + 2
        keys = KEYS if self._room >= ROOMY else KEYS - 1
        for left, right in zip(DECISIONS, POSTPONEMENTS, strict=True):
            line = self._line()
            for command, title, words in (left, right):
                key = self._keys.get(command, "")
                click = f"app.command('{command}')"
                start = line.room
                line.put(key.ljust(keys), "key", click=click).put(
                    title.ljust(wide), "text", click=click
                )
                line.put(words, "muted", click=click)
                line.gap(self._room // 2 - (start - line.room))
            lines.append(line)
        if self.data.twin:
            click = "app.command('same')"
            foot = self._line().put(self._keys.get("same", "").ljust(7), "key", click=click)
            key = self._keys.get("duplicates", "")
            foot.put("Merge".ljust(wide), "text", click=click)
            foot.put(
                self.data.twin, "warning", most=self._room - 7 - wide - len(f"  {key} side by side")
            )
            lines += [self._line(), foot.gap(2).hint(key, "side by side", "duplicates")]
        if self.data.following:
            names = ", ".join(self.data.following)
            lines += [
                self._line(),
                self._line().put("then ", "faint").put(names, "faint", most=self._room - 5),
            ]
        return lines

    def _end(self, air: list[PaintedLine]) -> list[PaintedLine]:
        data = self.data
        if data.left:
            title = f"That was everybody; {data.left} left for later."
            words = "Go through them again now, or come back whenever you like: they wait here."
        elif data.at:
            title = "Triage is empty. Well done."
            count = f"{data.kept} of {data.at} kept" if data.kept else "Nobody kept"
            words = f"{count}. The planner offers them one by one; nobody falls due all at once."
        else:
            title = "Nobody waits in triage."
            words = (
                "People you import land here, out of the plan, until you say what shall "
                "become of them."
            )
        lines = [
            self._line().put(title, "good"),
            *air,
            *self._wrapped(words, 3, "muted"),
            self._line(),
        ]
        offers = [("later", "go through them again")] if data.left else []
        offers += [("import", "import"), ("screen-today", "today"), ("undo", "undo")]
        foot = self._line()
        for command, words in offers:
            foot.hint(self._keys.get(command, ""), words, command).gap(3)
        return [*lines, foot]

    def _wrapped(self, text: str, most: int, role: Role) -> list[PaintedLine]:
        if not text:
            return []
        rows = [row.plain for row in Content(text).wrap(self._room)]
        if len(rows) > most:
            rows = [
                *rows[: most - 1],
                rows[most - 1] + rows[most],
            ]  # too long by a row: cut with an ellipsis
        return [self._line().put(row, role, most=self._room) for row in rows]
