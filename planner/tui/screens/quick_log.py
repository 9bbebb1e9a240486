"""The quick-log: one line from anywhere, understood while it is typed, never guessed (R13, R27)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Input, OptionList, Static
from textual.widgets.input import Selection
from textual.widgets.option_list import Option

from planner.commands.logging.ask_flags import flags_of
from planner.commands.logging.log import log, read_line
from planner.commands.logging.names import lexicon_of
from planner.commands.logging.preview import in_words, told_apart, warnings
from planner.errors import PlannerError
from planner.quicklog.entry import NO_NAME
from planner.tui.cells import clean
from planner.tui.desk import Choice, at_desk
from planner.tui.drafts import when_typed
from planner.tui.recent import completion_names
from planner.tui.widgets.hints import Hints
from planner.tui.widgets.preview import LogInput, PartNames, entry_words, kept_spans
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.commands.logging.log import Logged
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry, Question
    from planner.quicklog.lexicon import Lexicon

WAIT = 0.04
"""Seconds without a key after which the line is read: typing itself never waits for it."""
MOST_LINES = 60
"""Lines of the entry in words that are shown at most: a pasted page is no line."""
NEW = "new"
"""The answer that a name is somebody new."""
LATER = "later"
"""The answer that leaves a question open, and the line as a draft."""
EXAMPLE = "coffee w/ Ana Li yesterday; learned …; next: … in 2w"
FOUR = (
    ("who", "coffee w/ Ana Li and Bo Chen (Acme) yesterday at PyData 40m"),
    ("learned", "learned Acme opens a Lisbon team"),
    ("next", "promised intro to Sam by fri; next: send deck in 2w"),
    ("why", "why: I know the reviewer she looks for"),
)
"""The four questions after a meeting (R13), each as one would answer it."""


class ClausePrompt(NamedTuple):
    """One of R13's questions: its name, how its answer begins in the line, and how it is asked."""

    name: str
    begins: str
    asks: str


CLAUSES = (
    ClausePrompt("who", " with ", "Who did you talk to?"),
    ClausePrompt("learned", "; learned ", "What did you learn?"),
    ClausePrompt("next", "; next: ", "What is next, and when?"),
    ClausePrompt("why", "; why: ", "Why would they bother?"),
)
"""What tab adds, in this order, where the line does not say it yet."""


class _Line(LogInput):
    """The line of this screen. What a line binds is done in the order of typing: behind tab one
    goes on at once."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.earlier(1)", "Earlier lines", show=False),
        Binding("down", "screen.earlier(-1)", "Later lines", show=False),
        Binding("tab", "screen.next_clause", "Add what is missing", show=False),
        Binding("ctrl+l", "screen.log_many", "Log many", show=False),
    ]


class QuickLogScreen(ModalScreen[bool]):
    """A panel over the lower part of whatever was open: the line, its parts, and how it was
    understood.

    Attributes:
        heading: What stands above the line.
        does: What enter does, in a word.
        draft_kind: The kind of draft under which a half-typed line is there again the next
            time; empty keeps none.
    """

    desk = at_desk()
    offers_many: ClassVar[bool] = True
    """Whether several pasted lines can be logged one by one."""
    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "quick_log.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("ctrl+enter", "log", "Log", show=False, priority=True),
    ]

    line = getters.query_one("#line", LogInput)
    parts = getters.query_one("#parts", PartNames)
    words = getters.query_one("#words", Static)
    question = getters.query_one("#question", Static)
    choices = getters.query_one("#choices", OptionList)
    foot = getters.query_one("#foot", Hints)

    def __init__(self, session: Session, text: str = "", contact_id: str | None = None) -> None:
        """Open the quick-log.

        Args:
            session: The open book.
            text: What the line begins with; empty for what was left half-typed the last time.
            contact_id: Whom the line is about: their name is filled in, and stands for them alone.
        """
        super().__init__()
        self.session = session
        self.heading = "LOG"
        self.does = "log"
        self.draft_kind = f"log:{contact_id}" if contact_id else "log"
        self._text = text
        self._answers: dict[str, str] = {}
        self._about = session.records.contacts.get(contact_id or "")
        self._entry: Entry | None = None
        self._question: Question | None = None
        self._lexicon: Lexicon | None = None
        self._read = ""
        self._earlier: list[str] | None = None
        self._back = 0
        self._typed = ""
        self._began = ""

    def compose(self) -> ComposeResult:
        """The line with the names of its parts, what was understood, and what is asked."""
        with Vertical(classes="sheet"):
            yield Static(Content(clean(self.heading)), classes="sheet-title")
            yield _Line("", placeholder=EXAMPLE, id="line", classes="sheet-line")
            yield PartNames(id="parts")
            yield Static(id="words")
            yield Static(id="question")
            yield OptionList(id="choices", markup=False, classes="sheet-list")
            yield Hints(id="foot")

    def on_mount(self) -> None:
        """Fill in what is known already, or what was left half-typed."""
        self._fill_in()
        self.choices.can_focus = False
        self.watch(self.line, "scroll_x", self._scrolled)
        self.line.focus()
        self._show()
        self.call_after_refresh(self._get_ready)

    def _fill_in(self) -> None:
        """Write the beginning of the line: a draft, the text that was given, or the contact's
        name."""
        name = ""
        if self._about is not None:
            name = " ".join(self._about.name.split())
            self._answers[name] = self._about.id
        if self._text:
            self._set_line(self._text)
        elif name:
            self._set_line(f"{name}: ")
        self._began = self.line.value
        draft = self.desk.drafts.get(self.draft_kind) if self.draft_kind else None
        if draft is None:
            return
        self._set_line(draft.text)
        if self.desk.drafts.is_old(draft):
            self.line.select_all()
            when = when_typed(draft, datetime.now())
            title = f"{self.heading} · begun {when}; typing replaces it"
            self.query_one(".sheet-title", Static).update(Content(clean(title)))

    def _get_ready(self) -> None:
        """Learn the book's names once the panel is seen, so that neither opening it nor the first
        key waits for it."""
        self.line.complete(completion_names(self.session.records, self.session.today, self.names()))

    def refresh_data(self) -> None:
        """The book changed under the line: read it again."""
        self._lexicon = None
        self._read = ""
        self._show()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.line.spans = kept_spans(self.line.spans, self._read, event.value)
        self._keep_draft()
        self.set_timer(WAIT, self._show_if_still)

    @on(LogInput.LinesPasted)
    def _lines_pasted(self, event: LogInput.LinesPasted) -> None:
        """Ask whether pasted lines are several meetings or the clauses of one."""
        lines = event.lines
        if not self.offers_many:
            self.line.insert_clauses(lines)
            return
        choices = (
            Choice("many", "m", "Log many", "each line is a person's, logged as one step"),
            Choice("one", "o", "One line", "the lines are clauses, joined by semicolons"),
        )

        def take(answer: str) -> None:
            if answer == "one":
                self.line.insert_clauses(lines)
                return
            shared = self.line.value if self.line.value != self._began else ""
            self.desk.drafts.drop(self.draft_kind)
            self.dismiss(False)
            self.desk.open_log_many(shared, "\n".join(lines))

        self.desk.choose("Paste", f"{len(lines)} lines. What are they?", choices, take)

    def _keep_draft(self) -> None:
        """Keep a line that differs from how it began."""
        if not self.draft_kind:
            return
        if self.line.value != self._began:
            self.desk.drafts.keep(self.draft_kind, {"text": self.line.value})
        else:
            self.desk.drafts.drop(self.draft_kind)

    def _show_if_still(self) -> None:
        if self.is_mounted and self.line.value != self._read:
            self._show()

    def _scrolled(self, x: float) -> None:
        self.parts.start = round(x)

    def names(self) -> Lexicon:
        """The book's names, prepared for reading lines."""
        if self._lexicon is None:
            self._lexicon = lexicon_of(self.session)
        return self._lexicon

    def _set_line(self, text: str, selection: Selection | None = None) -> None:
        self.line.value = text
        self.line.selection = selection or Selection.cursor(len(text))

    def _understand(self) -> Entry | None:
        """Understand the line as it is now; None where it is empty."""
        value = self.line.value
        if not value.strip():
            self._entry = None
        elif value != self._read or self._entry is None:
            self._entry = self.read(value, self._answers)
        self._read = value
        return self._entry

    def read(self, line: str, answers: Mapping[str, str]) -> Entry:
        """Understand a line, with the answers that were given."""
        return read_line(self.session, line, answers, self.names())

    def save(self, entry: Entry) -> Logged:
        """Do what the line is for.

        Raises:
            PlannerError: It could not be done.
        """
        return log(self.session, [entry])

    def minds(self, entry: Entry) -> list[str]:
        """What to mind before the line is logged."""
        return [clean(flag.text) for flag in flags_of(self.session.records, entry)]

    def _show(self) -> None:
        """Show how the line is understood now."""
        entry = self._understand()
        self.line.spans = entry.spans if entry else ()
        self.parts.show(self._read, entry.spans if entry else ())
        if entry:
            # What is in doubt is asked below, with its answers.
            shown = told_apart(self.session, entry._replace(questions=()))
            lines = in_words(self.session, shown)[:MOST_LINES]
            minds = [*self.minds(entry), *map(clean, warnings(self.session, entry))]
            self.words.update(entry_words([clean(line) for line in lines], minds))
        else:
            self.words.update(
                Content("\n").join(
                    Content.assemble((f"{word:<9}", "$accent"), (example, "$muted"))
                    for word, example in FOUR
                )
            )
        self._ask(entry.questions[0] if entry and entry.questions else None)

    def _ask(self, question: Question | None) -> None:
        """Show what is in doubt with its answers, or what the keys do."""
        self._question = question
        begun = self._begun()
        self.question.display = bool(question or begun)
        self.choices.display = question is not None
        if question is None:
            self.question.update(Content.styled(begun.asks, "$accent") if begun else "")
            missing = [candidate.name for candidate in self._missing()] if self._entry else []
            self.foot.set(
                ("enter", self.does, "screen.log"),
                ("esc", "close", "screen.close"),
                ("↑", "earlier", "screen.earlier(1)"),
                *([("tab", " · ".join(missing), "screen.next_clause")] if missing else []),
            )
            return
        self.question.update(Content(clean(question.text)))
        options = [
            Option(Content(clean(candidate.text)), id=candidate.id)
            for candidate in question.candidates
        ]
        if question.what == "name":
            said = (clean(question.said), "bold")
            options.append(Option(Content.assemble("someone new called ", said), id=NEW))
            options.append(Option(Content.assemble(said, " is no name"), id=NO_NAME))
        options.append(Option(Content("decide later: the line waits as a draft"), id=LATER))
        self.choices.set_options(options)
        self.choices.highlighted = 0 if options else None
        self.foot.set(
            ("↑↓", "choose", ""),
            ("enter", "take it", "screen.log"),
            ("esc", "close", "screen.close"),
        )

    def _begun(self) -> ClausePrompt | None:
        """The clause that the line ends with and does not answer yet."""
        value = self.line.value.rstrip()
        return next(
            (
                clause
                for clause in CLAUSES
                if value == clause.begins.strip("; ") or value.endswith(clause.begins.rstrip())
            ),
            None,
        )

    def _without(self, clause: ClausePrompt | None) -> str:
        """The line without the beginning of that clause at its end."""
        value = self.line.value.rstrip()
        begins = clause.begins.rstrip() if clause else ""
        return "" if clause and value == begins.strip("; ") else value.removesuffix(begins)

    def _missing(self) -> list[ClausePrompt]:
        """The clauses of R13's questions that the line does not answer yet."""
        entry = self._entry
        answered = entry and {
            "who": entry.people or entry.others or entry.questions,
            "learned": entry.learned or entry.wants,
            "next": entry.next or entry.promises,
            "why": entry.why,
        }
        return [clause for clause in CLAUSES if not (answered and answered[clause.name])]

    @on(Input.Submitted)
    def action_log(self) -> None:
        """Log the line; while something is in doubt, take the answer under the cursor instead."""
        begun = self._begun()
        if begun and begun.name != "who":
            self._set_line(
                self._without(begun)
            )  # a question that is passed over leaves nothing behind
        entry = self._understand()
        if self._about is not None and self.line.value == f"{' '.join(self._about.name.split())}: ":
            self.words.update(
                Content.styled("Say what happened, or what you promised.", "$warning")
            )
            return
        if entry is None or not self.is_active:
            # a second enter may still be under way when the first has logged the line and closed
            # the panel
            return
        if entry.questions:
            chosen = self.choices.highlighted_option
            if chosen is not None and self._question == entry.questions[0]:
                self._answer(chosen.id or NEW)
            else:
                self._show()  # the answers on the screen are to what the line said before
            return
        try:
            logged = self.save(entry)
        except PlannerError as error:
            self._show()
            self.words.update(Content.styled(clean(str(error)), "$error"))
            return
        if self.draft_kind:
            self.desk.drafts.drop(self.draft_kind)
        self.dismiss(True)
        if logged.edits:
            self.desk.changed(logged.label)
        else:
            self.desk.say("Nothing has changed.")
        for advice in logged.advice:
            self.desk.advise(advice)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._answer(event.option_id or NEW)

    def _answer(self, answer: str) -> None:
        if answer == LATER:
            self.action_close()
            return
        if self._entry and self._entry.questions:
            self._answers[self._entry.questions[0].said] = answer
            self._entry = None
            self._show()
            self.line.focus()

    def action_log_many(self) -> None:
        """Go on with the line as what many people share: an event, a day."""
        if not self.offers_many:
            return
        shared = self.line.value if self.line.value != self._began else ""
        self.desk.drafts.drop(self.draft_kind)
        self.dismiss(False)
        self.desk.open_log_many(shared, "")

    def action_close(self) -> None:
        """Close without logging; what was typed is there again the next time."""
        self.dismiss(False)

    def action_earlier(self, by: int) -> None:
        """Move through the answers while something is asked, else through the lines logged
        before."""
        if self.choices.display:
            if by > 0:
                self.choices.action_cursor_up()
            else:
                self.choices.action_cursor_down()
            return
        if self._earlier is None:
            touches = sorted(
                self.session.records.touches.values(),
                key=lambda touch: (touch.day, touch.id),
                reverse=True,
            )
            self._earlier = list(dict.fromkeys(touch.line for touch in touches if touch.line))
        if self._back == 0:
            self._typed = self.line.value
        self._back = max(0, min(len(self._earlier), self._back + by))
        self._set_line(self._earlier[self._back - 1] if self._back else self._typed)

    def action_next_clause(self) -> None:
        """Ask for what is missing: who, learned, next, why. Pressed again without an answer it goes
        on."""
        self._understand()
        begun = self._begun()
        value = self._without(begun)
        passed = CLAUSES.index(begun) if begun else -1
        following = next(
            (clause.begins for clause in self._missing() if CLAUSES.index(clause) > passed), ""
        )
        self._set_line(value + following if value else following.lstrip("; "))
