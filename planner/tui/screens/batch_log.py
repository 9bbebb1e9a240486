"""A whole event in one go: a first line that all share, a line for each person, and how each is
understood."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.events import Paste
from textual.message import Message
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Input, Static, TextArea

from planner.commands.logging.ask_flags import flags_of
from planner.commands.logging.batch import in_list, shared_line, spread_out, under
from planner.commands.logging.log import log, read_line
from planner.commands.logging.names import lexicon_of
from planner.commands.logging.preview import in_words
from planner.tui.cells import clean
from planner.tui.desk import Choice, at_desk
from planner.tui.drafts import when_typed
from planner.tui.glyphs import TICK
from planner.tui.recent import completion_names
from planner.tui.screens.quick_log import NEW, WAIT
from planner.tui.widgets.hints import Hints
from planner.tui.widgets.lines_area import LinesArea
from planner.tui.widgets.preview import LogInput
from planner.value import NamedTuple
from planner.words import full_day, plural

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry, Question
    from planner.quicklog.lexicon import Lexicon

NOBODY = "names nobody: say who, as in coffee with Ana Li"
NUMBERED = "123456789"
"""The keys of the answers to a question."""
DRAFT = "log-many"
"""The kind of its draft."""


class PersonLine(NamedTuple):
    """A person's line as typed, how it is understood alone, and with what all share; why not, where
    it is not."""

    line: str
    entry: Entry
    whole: Entry
    wrong: str = ""


class SharedLine(LogInput):
    """The line that all share; what is pasted below its first line goes to the people."""

    class Rest(Message):
        """Posted with the lines of a paste that are not the first."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def on_paste(self, event: Paste) -> None:
        """Part a pasted page."""
        first, *rest = [line.strip() for line in event.text.splitlines() if line.strip()] or [""]
        if rest:
            event.stop()
            event.prevent_default()
            self.replace(first, *sorted(self.selection))
            self.post_message(self.Rest("\n".join(rest)))


class BatchLogScreen(ModalScreen[bool]):
    """The shared line, the people's lines under it, and the preview of them all."""

    desk = at_desk()
    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "batch_log.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, priority=True),
        Binding("ctrl+s,ctrl+enter", "log", "Log", show=False, priority=True),
        Binding("enter", "to_people", "To the people", show=False, priority=True),
        Binding("tab", "app.focus_next", "Next", show=False, priority=True),
    ]

    shared = getters.query_one("#shared", SharedLine)
    people = getters.query_one("#people", LinesArea)
    words = getters.query_one("#told", Static)
    foot = getters.query_one(Hints)

    def __init__(self, session: Session, shared: str = "", people: str = "") -> None:
        """Open the editor.

        Args:
            session: The open book.
            shared: What all share; it takes the place of what was left half-typed.
            people: A line for each person, under those that were left half-typed.
        """
        super().__init__()
        self.session = session
        self._texts = (shared, people)
        self._answers: dict[tuple[str, str], str] = {}
        self._lexicon: Lexicon | None = None
        self._read: tuple[str, str] | None = None
        self._shared: Entry | None = None
        self._lines: list[PersonLine] = []

    def compose(self) -> ComposeResult:
        """The two editors and what they say."""
        with Vertical(classes="sheet"):
            yield Static(Content("LOG MANY"), classes="sheet-title")
            yield Static(
                Content("What all of them share: the event, the place, the day."),
                classes="batch-label",
            )
            yield SharedLine(
                "",
                placeholder="event at PyData yesterday #lisbon",
                id="shared",
                classes="sheet-line",
            )
            yield Static(Content("A line for each person."), classes="batch-label")
            yield LinesArea(id="people")
            with VerticalScroll(id="told-box"):
                yield Static(id="told")
            yield Hints()

    def on_mount(self) -> None:
        """Take up what was left half-typed."""
        draft = self.desk.drafts.get(DRAFT)
        shared, people = self._texts
        if draft:
            shared = shared or draft.fields.get("shared", "")
            people = "\n".join(filter(None, (draft.fields.get("people", "").rstrip(), people)))
        self.shared.value, self.people.text = shared, people
        if draft and self.desk.drafts.is_old(draft):
            title = f"LOG MANY · begun {when_typed(draft, datetime.now())}"
            self.query_one(".sheet-title", Static).update(Content(title))
        self.query_one("#told-box").can_focus = False
        self.foot.set(
            ("ctrl+s", "log all", "screen.log"),
            ("tab", "to the other", ""),
            ("esc", "close", "screen.close"),
        )
        (self.people if any(self._texts) else self.shared).focus()
        self._show()
        self.call_after_refresh(self._get_ready)

    def _get_ready(self) -> None:
        """Learn the book's names once the panel is seen."""
        self.shared.complete(
            completion_names(self.session.records, self.session.today, self._names())
        )
        self.people.complete(
            completion_names(self.session.records, self.session.today, self._names())
        )

    def refresh_data(self) -> None:
        """The book changed under the lines: read them again."""
        self._lexicon = self._read = None
        self._show()

    def _names(self) -> Lexicon:
        if self._lexicon is None:
            self._lexicon = lexicon_of(self.session)
        return self._lexicon

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _changed(self) -> None:
        fields = {"shared": self.shared.value, "people": self.people.text}
        self.desk.drafts.keep(DRAFT, fields)
        self.set_timer(WAIT, self._show_if_still)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Among the people enter begins a line."""
        return action != "to_people" or self.focused is self.shared

    def action_to_people(self) -> None:
        """Go on to the people; at once, so that what is typed ahead is theirs."""
        self.set_focus(self.people)

    @on(SharedLine.Rest)
    def _pasted(self, event: SharedLine.Rest) -> None:
        self.people.text = "\n".join(filter(None, (self.people.text.rstrip("\n"), event.text)))
        self.people.move_cursor(self.people.document.end)
        self.people.focus()

    def _show_if_still(self) -> None:
        if self.is_mounted and self._read != (self.shared.value, self.people.text):
            self._show()

    def _understand(self) -> None:
        """Read every line as it is now."""
        text = self.shared.value, self.people.text
        if text == self._read:
            return
        self._read = text
        first = text[0].strip()
        self._shared = None
        if first:
            heading = f"{first.removesuffix(':')}:"
            answers = self._answers_to(first)
            self._shared = shared_line(self.session, heading, self._names(), answers)
        lines = self._person_lines(text[1])
        whole = spread_out(self.session, [line.whole for line in lines], self._shared)
        self._lines = [line._replace(whole=entry) for line, entry in zip(lines, whole, strict=True)]
        self.shared.spans = self._shared.spans if self._shared else ()
        self.people.colour({line.line: line.entry.spans for line in self._lines})

    def _answers_to(self, line: str) -> dict[str, str]:
        """The answers to what a line left in doubt, by the phrase in doubt."""
        return {
            phrase: answer for (where, phrase), answer in self._answers.items() if where == line
        }

    def _person_lines(self, text: str) -> list[PersonLine]:
        """The lines of a page, each understood alone and with what all share."""
        lines: list[PersonLine] = []
        previous: Entry | None = None
        for line in filter(None, map(str.strip, text.splitlines())):
            entry = read_line(
                self.session, line, self._answers_to(line), self._names(), previous=previous
            )
            entry = in_list(entry) if self._shared else entry
            previous = entry
            whole = under(entry, self._shared) if self._shared else entry
            names_somebody = entry.people or entry.others or entry.questions
            lines.append(PersonLine(line, entry, whole, "" if names_somebody else NOBODY))
        return lines

    def _show(self) -> None:
        """Show how each line is understood."""
        self._understand()
        parts = self._shared_words()
        for number, person in enumerate(self._lines, 1):
            if person.wrong and not person.entry.questions:
                parts.append(_refusal(number, person))
            else:
                parts.append(self._person_words(number, person))
        self.words.update(Content("\n").join(parts))
        if self.people.cursor_location[0] == self.people.document.line_count - 1:
            self.call_after_refresh(self.query_one("#told-box").scroll_end, animate=False)

    def _shared_words(self) -> list[Content]:
        """How the line that all share is understood; nothing where there is none."""
        if self._shared is None:
            if not self.shared.value.strip():
                return []
            wrong = "The first line names somebody; each person has a line below."
            return [Content.styled(wrong, "$error")]
        words = [clean(line) for line in in_words(self.session, self._shared)]
        colour = "$warning" if self._shared.questions else "$muted"
        return [Content.styled("All: " + " · ".join(words), colour)]

    def _shared_day(self) -> str:
        """The day of the shared line as an entry's words have it, which the people's lines need not
        repeat."""
        if self._shared is None:
            return ""
        day = self._shared.day or self.session.today
        return f" today, {full_day(day)}" if day == self.session.today else f" on {full_day(day)}"

    def _person_words(self, number: int, person: PersonLine) -> Content:
        """How a person's line is understood, and what to mind about it."""
        words = [clean(line) for line in in_words(self.session, _own(person, self._shared))]
        first, *rest = words or [clean(person.line)]
        if person.entry.day is None:
            first = first.replace(self._shared_day(), "") if self._shared else first
        sign, colour = ("?", "$warning") if person.entry.questions else (TICK, "$good")
        minds = " ".join(clean(flag.text) for flag in flags_of(self.session.records, person.whole))
        return Content.assemble(
            (f"{sign} {number} ", colour),
            (first, "bold"),
            (f"  {' · '.join(rest)}" if rest else "", "$muted"),
            (f"  ! {minds}" if minds else "", "$warning"),
        )

    def action_log(self) -> None:
        """Log all of them as one change; what is in doubt is asked first."""
        self._understand()
        if not self.is_active:
            return
        if self.shared.value.strip() and self._shared is None:
            self.shared.focus()
            return
        if self._shared and self._shared.questions:
            self._ask(self.shared.value.strip(), self._shared.questions[0])
            return
        doubtful = next((line for line in self._lines if line.entry.questions), None)
        if doubtful is not None:
            self._ask(doubtful.line, doubtful.entry.questions[0])
            return
        if not self._lines or any(line.wrong for line in self._lines):
            self.people.focus()
            return
        logged = self.desk.attempt(log, self.session, [line.whole for line in self._lines])
        if logged is None:
            return
        self.desk.drafts.drop(DRAFT)
        self.dismiss(True)
        self.desk.changed(f"{logged.label}: {plural(len(self._lines), 'line')}")

    def _ask(self, line: str, question: Question) -> None:
        """Ask what a line leaves in doubt, and go on."""
        choices = [
            Choice(candidate.id, key, clean(candidate.text))
            for key, candidate in zip(NUMBERED, question.candidates, strict=False)
        ]
        if question.what == "name" and all(
            candidate.id != NEW for candidate in question.candidates
        ):
            choices.append(Choice(NEW, "n", f"someone new called {clean(question.said)}"))

        def take(answer: str) -> None:
            self._answers[line, question.said] = answer
            self._read = None
            self._show()
            self.action_log()

        title = "Who" if question.what == "name" else "When"
        self.desk.choose(title, f"{question.text}  {line}", choices, take)

    def action_close(self) -> None:
        """Close without logging; what was typed is there again the next time."""
        self.dismiss(False)


def _refusal(number: int, person: PersonLine) -> Content:
    """A line that cannot be logged, and why."""
    return Content.assemble(
        (f"! {number} ", "$error"),
        (clean(person.line), "bold"),
        (f"  {clean(person.wrong)}", "$error"),
    )


def _own(line: PersonLine, shared: Entry | None) -> Entry:
    """The entry as it is told under what all share, which is said once."""
    if shared is None:
        return line.whole
    entry = line.entry
    return line.whole._replace(
        hub=None if line.whole.hub == shared.hub else line.whole.hub,
        tags=entry.tags,
        note=entry.note,
        learned=entry.learned,
        why=entry.why,
        hook=entry.hook,
        promises=entry.promises,
        private=entry.private,
    )
