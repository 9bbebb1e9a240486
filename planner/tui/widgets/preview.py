"""How a quick-log line is understood, while it is typed: its words coloured and named, then told in
plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from rich.text import Text
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from planner.quicklog.entry import Part, Span
from planner.tui.widgets.completion import CompletionNames, LineSuggester
from planner.tui.widgets.field import LineInput
from planner.tui.widgets.plain import Typed

WORDS: Mapping[Part, str] = {
    "kind": "how",
    "person": "who",
    "new_person": "new",
    "doubtful": "who?",
    "length": "min",
    "due": "by",
    "hook": "say",
    "outcome": "result",
}
"""What the line under the input calls a part, where it is not the part's own name."""
_GROUPS: Mapping[str, tuple[Part, ...]] = {
    "kind": ("kind",),
    "who": ("person", "via", "refer"),
    "new": ("new_person",),
    "doubt": ("doubtful",),
    "when": ("day", "time", "length", "due"),
    "where": ("org", "hub", "tag"),
    "owed": ("promise", "next", "favour", "outcome"),
    "said": ("learned", "why", "wants", "offers", "hook", "private"),
    "note": ("note",),
}
PART_CLASS: Mapping[Part, str] = {
    part: f"part--{group}" for group, parts in _GROUPS.items() for part in parts
}
PART_CSS = "".join(
    f"& > .part--{group} {{ {look} }}\n"
    for group, look in {
        "kind": "color: $accent; text-style: bold;",
        "who": "color: $stage-active;",
        "new": "color: $stage-warming; text-style: underline;",
        "doubt": "color: $error; text-style: underline;",
        "when": "color: $stage-cold;",
        "where": "color: $stage-owed;",
        "owed": "color: $warning;",
        "said": "color: $foreground; text-style: italic;",
        "note": "color: $muted;",
    }.items()
)
PART_CLASSES = frozenset(PART_CLASS.values())


def kept_spans(spans: Sequence[Span], old: str, new: str) -> tuple[Span, ...]:
    """Return the spans of the old line that still hold in the new one: those before the first
    difference."""
    same = next(
        (at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b),
        min(len(old), len(new)),
    )
    return tuple(span for span in spans if span.end <= same)


class _PartColours(Typed):
    """Colours what an input shows by the spans that it was last understood to have."""

    def __init__(self, style: Callable[[str], RichStyle]) -> None:
        self.spans: Sequence[Span] = ()
        self._style = style

    def highlight(self, text: Text) -> None:
        """Colour each span by its part."""
        for span in self.spans:
            text.stylize(self._style(PART_CLASS[span.part]), span.start, span.end)


class LogInput(LineInput):
    """The quick-log's line, coloured by what its words were taken for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(PART_CLASSES)
    DEFAULT_CSS = f"LogInput {{ {PART_CSS} }}"

    def __init__(self, value: str, *, placeholder: str, **options: Any) -> None:
        """Make the line; ``options`` are a widget's own."""
        super().__init__(value, placeholder=placeholder, **options)
        self._colours = _PartColours(self.get_component_rich_style)
        self.highlighter = self._colours

    def complete(self, names: CompletionNames) -> None:
        """Complete what the book knows by name while one types."""
        self.suggester = LineSuggester(names)

    @property
    def spans(self) -> Sequence[Span]:
        """What its words were taken for."""
        return self._colours.spans

    @spans.setter
    def spans(self, spans: Sequence[Span]) -> None:
        self._colours.spans = spans
        self.refresh()

    class LinesPasted(Message):
        """Posted when several lines are pasted: an input alone would drop all but the first."""

        def __init__(self, lines: Sequence[str]) -> None:
            super().__init__()
            self.lines = lines

    def on_paste(self, event: events.Paste) -> None:
        """Let the screen decide what becomes of several lines."""
        lines = [line.strip() for line in event.text.splitlines() if line.strip()]
        if len(lines) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.LinesPasted(lines))

    def insert_clauses(self, lines: Sequence[str]) -> None:
        """Put lines into the line as clauses of one, in place of what is selected."""
        self.replace("; ".join(lines), *sorted(self.selection))


class PartNames(Widget):
    """The names of the parts, each under its words; it scrolls with the input above it."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = set(PART_CLASSES)
    DEFAULT_CSS = f"PartNames {{ height: 1; {PART_CSS.replace('text-style: underline;', '')} }}"

    start: reactive[int] = reactive(0)
    """The first cell of the line that is in view."""

    def __init__(self, **options: Any) -> None:
        """Make an empty row of names; ``options`` are a widget's own."""
        super().__init__(**options)
        self._line = ""
        self._spans: Sequence[Span] = ()

    def show(self, line: str, spans: Sequence[Span]) -> None:
        """Name the parts of a line."""
        self._line, self._spans = line, sorted(spans)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the names that are in view."""
        width, blank = self.size.width, self.rich_style
        starts = [cell_len(self._line[: span.start]) - self.start for span in self._spans]
        segments: list[Segment] = []
        at = 0
        before: Span | None = None
        for span, start, end in zip(self._spans, starts, [*starts[1:], width + 1], strict=False):
            name = WORDS.get(span.part, span.part)[: max(0, min(end - 1, width) - start)]
            # Neighbours that are one part are named once; words scrolled off to the left are not
            # named.
            goes_on = (
                before
                and before.part == span.part
                and not self._line[before.end : span.start].strip()
            )
            before = span
            if goes_on or start < at or len(name) < 2:
                continue
            segments += [
                Segment(" " * (start - at), blank),
                Segment(name, self.get_component_rich_style(PART_CLASS[span.part])),
            ]
            at = start + len(name)
        return Strip([*segments, Segment(" " * max(0, width - at), blank)]).adjust_cell_length(
            width, blank
        )


def entry_words(lines: Sequence[str], minds: Sequence[str] = ()) -> Content:
    """Return the entry in plain words: what happened first, then the rest of it, then what to mind
    before logging."""
    flags = [Content.assemble(("! ", "$warning"), (mind, "$warning")) for mind in minds]
    if not lines:
        return Content("\n").join(flags)
    first, *rest = lines
    return Content("\n").join(
        [Content.styled(first, "bold"), *(Content(line) for line in rest), *flags]
    )
