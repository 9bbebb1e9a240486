"""The new touch: the one person to reach out to today, why, and what to say. The hero of the
page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from rich.cells import cell_len
from textual.events import Click
from textual.geometry import Size
from textual.strip import Strip

from planner.engine.plan import DayPlan
from planner.tui.cells import clean, wrap
from planner.tui.glyphs import BAR, STAR, THIN_BAR, TICK
from planner.tui.jumping import JumpTarget
from planner.tui.paint import Ground, PaintedLine, Role
from planner.tui.widgets.area import Area, KeyHint
from planner.tui.widgets.painted import MARGIN
from planner.value import NamedTuple
from planner.words import joined, plural

Mood = Literal["open", "made", "kept", "skipped", "off", "empty"]

HINTS: Mapping[Mood, tuple[KeyHint, ...]] = {
    "open": (
        KeyHint("new", "make it"),
        KeyHint("write", "write"),
        KeyHint("prepare", "prepare"),
        KeyHint("another", "another"),
        KeyHint("skip", "skip"),
        KeyHint("off", "day off"),
    ),
    "made": (KeyHint("log", "log another meeting"),),
    "kept": (KeyHint("close", "look back on it"), KeyHint("log", "log another meeting")),
    "skipped": (KeyHint("undo", "take it back"), KeyHint("log", "log a meeting")),
    "off": (KeyHint("log", "log a meeting"),),
    "empty": (
        KeyHint("import", "import"),
        KeyHint("add", "add somebody"),
        KeyHint("screen-triage", "sort the imported"),
    ),
}
"""What can be done about it."""
GAP = 3
ROWS = 9
"""Rows on a tall screen."""
READABLE = 96
"""Cells that a row of what to say takes at most."""
TALL = 7
"""Rows from which on there is air around the words."""


class NewTouchData(NamedTuple):
    """What the panel shows: the plan, the person's role and organisation in words, and the new
    contacts reached."""

    plan: DayPlan
    about: str = ""
    new_contacts: tuple[str, ...] = ()

    @property
    def mood(self) -> Mood:
        """Where the day's new touch stands."""
        plan = self.plan
        if plan.new_touch:
            return "open"
        if plan.quota.done:
            spent = plan.quota.done >= plan.quota.earned
            return "kept" if spent and plan.working and not plan.items else "made"
        if plan.skipped:
            return "skipped"
        return "empty" if plan.working else "off"


class PanelWords(NamedTuple):
    """The panel in words: the headline with its role and what stands beside it, the line under it,
    what to say."""

    title: str
    role: Role
    beside: str
    under: str
    label: str
    text: str


class NewTouchPanel(Area):
    """Three rows on a short screen, more with air on a tall one."""

    DEFAULT_CSS = "NewTouchPanel { height: 3; background: $surface; }"

    def __init__(self, data: NewTouchData, keys: Mapping[str, str]) -> None:
        """Show a plan's new touch.

        Args:
            data: What to show.
            keys: The key of each command, as it is written for people.
        """
        super().__init__()
        self.data = data
        self._keys = keys

    def show(self, data: NewTouchData) -> None:
        """Show another state of the day."""
        self.data = data
        self.refresh(layout=True)

    def contact(self) -> str | None:
        """Whom the new touch is offered for."""
        return self.data.plan.new_touch.contact if self.data.plan.new_touch else None

    def hints(self) -> tuple[KeyHint, ...]:
        """What can be done about it as it stands; on a tall screen the panel says it itself."""
        if self.size.height < TALL:
            return HINTS[self.data.mood]
        return (KeyHint("open", "open"),) if self.contact() else ()

    def jump_targets(self) -> list[JumpTarget]:
        """The person who is offered."""
        return [JumpTarget(self.region.offset, self.focus)] if self.contact() else []

    def on_click(self, event: Click) -> None:
        """Open the contact at a double click."""
        if event.chain == 2 and self.contact() and "@click" not in event.style.meta:
            self.post_message(self.Opened())

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as what to say takes; where the follow-ups stand beside it, the reason has
        two and the heading another."""
        words = _words(self.data)
        rows = ROWS + max(0, len(self._text_rows(words, width)) - 1)
        if not self._is_beside():
            return rows
        return rows + len(wrap(clean(words.under), width - 2 * MARGIN, 2))

    def draw(self, width: int, height: int) -> list[Strip]:
        """Heading, person, reason, what to say, and the keys that act on it."""
        words = _words(self.data)
        if height < TALL:
            return [line.strip() for line in self._short(width, words)]
        text_rows = self._text_rows(words, width)
        spare = height - ROWS - max(0, len(text_rows) - 1)
        reason_rows = wrap(clean(words.under), width - 2 * MARGIN, 2 if spare > 1 else 1)
        lines = [self._line(width), *self._heading(width, spare > 0)]
        lines.append(self._title(self._line(width, self._cursor()), words, ""))
        lines += [self._line(width).put(row, "muted") for row in reason_rows]
        lines.append(self._line(width))
        for at, row in enumerate(text_rows):
            label = words.label if at == 0 else " " * len(words.label)
            lines.append(self._line(width).put(f"{label} ", "faint").put(row, "text"))
        while len(lines) < height - 2:
            lines.append(self._line(width))
        keys = self._line(width)
        for hint in HINTS[self.data.mood]:
            keys.hint(self._keys.get(hint.command, ""), hint.words, hint.command).gap(3)
        return [line.strip() for line in [*lines[: height - 2], keys, self._line(width)]]

    def _text_rows(self, words: PanelWords, width: int) -> list[str]:
        """What to say, in at most two rows of a readable length; in four of half the length where
        the follow-ups stand beside it."""
        most = 4 if self._is_beside() else 2
        return wrap(clean(words.text), max(8, min(width - 12, READABLE)), most)

    def _is_beside(self) -> bool:
        """Whether the follow-ups stand beside the panel, and leave it half of the width."""
        return self.screen.has_class("-wide") and self.screen.has_class("-tall")

    def _short(self, width: int, words: PanelWords) -> list[PaintedLine]:
        """Person, reason, what to say; and what is missing for another one a day where the reason
        leaves room."""
        reason = self._line(width).gap(2)
        missing = self.data.plan.quota.missing
        if (
            missing
            and cell_len(clean(words.under)) + cell_len(missing) + GAP + MARGIN <= reason.room
        ):
            reason.end(missing, "faint").end(" " * MARGIN)
        text = (
            self._line(width)
            .gap(2)
            .put(f"{words.label} " if words.label else "", "faint")
            .put(words.text, "text")
        )
        head = self._line(width, self._cursor()).put(f"{STAR} ", "hero")
        return [
            self._title(head, words, f"{self._earned()} · {self._bench()}"),
            reason.put(words.under, "muted"),
            text,
        ]

    def _line(self, width: int, ground: Ground = "surface") -> PaintedLine:
        bar = BAR if self.has_focus else THIN_BAR
        return (
            self.line(width, ground)
            .put(bar, "hero" if self.has_focus else "accent")
            .gap(MARGIN - 1)
        )

    def _cursor(self) -> Ground:
        return "selection" if self.has_focus else "surface"

    def _heading(self, width: int, roomy: bool) -> list[PaintedLine]:
        """What this is, how many are earned and made, and what is missing for the next step; two
        rows if ``roomy``."""
        after = self.data.mood in ("made", "kept")
        missing = "" if after else self.data.plan.quota.missing
        line = (
            self._line(width)
            .end(self._bench(), "muted")
            .end(" " * MARGIN)
            .put(f"{STAR} NEW TOUCH", "hero")
        )
        line.gap(GAP).put(self._earned(), "muted")
        beside = cell_len(missing) + 2 * GAP <= line.room
        if missing and (beside or not roomy):
            line.put(f" · {missing}", "faint", most=line.room - GAP)
        return (
            [line, self._line(width).put("" if beside else missing, "faint")] if roomy else [line]
        )

    def _earned(self) -> str:
        quota = self.data.plan.quota
        progress = f"{quota.done} of {quota.earned} made" if quota.earned > 1 else "one a day"
        pledged = self.data.plan.pledged if self.data.mood == "open" else ""
        return f"{progress} · pledged for {pledged}" if pledged else progress

    def _bench(self) -> str:
        count = len(self.data.plan.bench)
        return f"{count} on the bench" if count else "the bench is empty"

    @staticmethod
    def _title(line: PaintedLine, words: PanelWords, end: str) -> PaintedLine:
        if end:
            line.end(" " * GAP).end(end, "faint").end(" " * MARGIN)
        return line.put(words.title, words.role).put(
            f"   {words.beside}" if words.beside else "", "muted"
        )


def _words(data: NewTouchData) -> PanelWords:
    plan = data.plan
    offer = plan.new_touch
    if offer:
        prepare = ("first", "find something to say; it takes a minute")
        label, text = ("say", f"“{offer.hook}”") if offer.hook else prepare
        return PanelWords(offer.name, "name", data.about, offer.reason, label, text)
    if data.mood == "made":
        spent = plan.quota.done >= plan.quota.earned
        more = "tomorrow brings the next" if spent else "finish the follow-ups for another"
        label = "ahead" if plan.quota.missing else ""
        return PanelWords(
            f"{TICK} Made", "good", joined(list(data.new_contacts)), more, label, plan.quota.missing
        )
    if data.mood == "kept":
        # All of it is done: the quiet moment of the day.
        days = f"{plural(plan.streak.days, 'day')} in a row; nothing else is owed today"
        names = joined(list(data.new_contacts))
        label = "ahead" if plan.quota.missing else ""
        return PanelWords(f"{TICK} The day is kept", "good", names, days, label, plan.quota.missing)
    if data.mood == "skipped":
        return PanelWords(
            "Skipped today", "warning", "", plan.skipped, "", "Tomorrow brings the next."
        )
    if data.mood == "off":
        return PanelWords(
            "A day off",
            "good",
            "",
            "nothing is owed today, and the streak does not count it",
            "",
            "",
        )
    return PanelWords(
        "Nobody is on the bench",
        "warning",
        "",
        "the bench is for people you have not reached out to yet",
        "fill it",
        "import, add, or ask a good contact: who else should I talk to?",
    )
