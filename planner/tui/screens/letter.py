"""A message before it is sent: shown whole and edited here, then handed to the mail program or
copied."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Input, Static, TextArea

from planner.commands.day.letters import Letter
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.tui.cells import clean
from planner.tui.desk import Choice, at_desk
from planner.tui.drafts import when_typed
from planner.tui.letters import LetterAnswer, LetterOffer, LetterWay
from planner.tui.widgets.field import LineInput
from planner.tui.widgets.hints import Hints
from planner.tui.widgets.lines_area import TextPage

WORDS: dict[LetterWay, str] = {
    "mail": "open the mail program",
    "profile": "copy it, open their profile",
    "copy": "copy it",
}


def _words_of(kind: str) -> str:
    """What a template is called."""
    known = FOLLOW_UP_KINDS.get(kind)  # type: ignore[call-overload]
    return known.words if known else kind.replace("_", " ")


def _beginning(letter: Letter) -> str:
    """What a message says behind its greeting."""
    lines = [line for line in letter.body.splitlines() if line]
    return clean(" ".join(lines[1:]))


class LetterScreen(ModalScreen[LetterAnswer | None]):
    """The subject, the text, and the ways out. Returns None where the user thought better of it."""

    desk = at_desk()
    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "letter.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False, priority=True),
        Binding("ctrl+s,ctrl+enter", "send", "Send", show=False, priority=True),
        Binding("ctrl+y", "copy", "Copy", show=False, priority=True),
        Binding("ctrl+t", "template", "Template", show=False, priority=True),
    ]

    subject = getters.query_one("#letter-subject", LineInput)
    body = getters.query_one("#letter-body", TextPage)

    def __init__(self, offer: LetterOffer) -> None:
        """Show a message."""
        super().__init__()
        self._letter = offer.letter
        self._addressee = offer.name
        self._way = offer.way
        self._about = offer.about
        self._templates = offer.templates
        self._kind = f"letter:{offer.letter.contact}"

    def compose(self) -> ComposeResult:
        """To whom, the subject, the text."""
        with Vertical(classes="sheet"):
            yield Static(
                Content(f"WRITE TO {clean(self._addressee).upper()}"), classes="sheet-title"
            )
            yield Static(Content(clean(self._about)), id="letter-about")
            yield LineInput(self._letter.subject, placeholder="subject", id="letter-subject")
            yield TextPage(id="letter-body")
            yield Hints(
                ("ctrl+s", WORDS[self._way], "screen.send"),
                ("ctrl+y", "copy", "screen.copy"),
                ("ctrl+t", "template", "screen.template"),
                ("esc", "keep it for later", "screen.close"),
            )

    def on_mount(self) -> None:
        """Go on with what was left half-typed, or begin at the end of the text."""
        self.body.text = self._letter.body
        draft = self.desk.drafts.get(self._kind)
        if draft is not None:
            self.subject.value = draft.fields.get("subject", "")
            self.body.text = draft.fields.get("body", "")
            when = f"{clean(self._about)} · begun {when_typed(draft, datetime.now())}"
            self.query_one("#letter-about", Static).update(Content(when))
        self.body.move_cursor(self.body.document.end)
        self.body.focus()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _keep_draft(self) -> None:
        if (self.subject.value, self.body.text) == (self._letter.subject, self._letter.body):
            self.desk.drafts.drop(self._kind)
        else:
            self.desk.drafts.keep(
                self._kind, {"subject": self.subject.value, "body": self.body.text}
            )

    def action_send(self) -> None:
        """Have it leave by the best way that there is."""
        self._leave(self._way)

    def action_copy(self) -> None:
        """Copy it."""
        self._leave("copy")

    def action_template(self) -> None:
        """Ask by which template it shall begin; what was typed is replaced."""
        choices = [
            Choice(kind, str(number), _words_of(kind), _beginning(letter))
            for number, (kind, letter) in enumerate(self._templates.items(), 1)
        ]
        self.desk.choose("Template", "How shall it begin?", choices, self._begin_anew)

    def _begin_anew(self, kind: str) -> None:
        self._letter = self._templates[kind]
        self.subject.value, self.body.text = self._letter.subject, self._letter.body
        self.body.move_cursor(self.body.document.end)
        self.body.focus()

    def _leave(self, way: LetterWay) -> None:
        if self.is_active:
            letter = self._letter._replace(subject=self.subject.value, body=self.body.text)
            self.dismiss(LetterAnswer(letter, way))

    def action_close(self) -> None:
        """Close; what was typed is there again the next time."""
        self.dismiss(None)
