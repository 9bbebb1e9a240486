"""Add somebody: a name and what is known, five lines at most. They are kept from the start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Input, Static

from planner.commands.people.contacts import add, resolve
from planner.errors import DecisionNeeded, PlannerError
from planner.tui.cells import clean
from planner.tui.desk import at_desk
from planner.tui.drafts import when_typed
from planner.tui.widgets.field import LineInput
from planner.tui.widgets.hints import Hints

if TYPE_CHECKING:
    from planner.commands.session import Session

LINES = (
    ("name", "Name", "who"),
    ("org", "Organisation", ""),
    ("role", "Role", ""),
    ("tags", "Tags", "design lisbon"),
    ("introduced_by", "Introduced by", "somebody who is in the book"),
)

FIELDS = tuple(name for name, _, _ in LINES)
DRAFT = "add"
"""The kind of its draft."""


class AddScreen(ModalScreen[str | None]):
    """A short form. Returns the new contact's id, None when closed."""

    desk = at_desk()
    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "add.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
        Binding("ctrl+enter,ctrl+s", "add", "Add", show=False, priority=True),
    ]

    words = getters.query_one("#add-words", Static)

    def __init__(self, session: Session) -> None:
        """Add to the open book."""
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """The lines, and what is to be said about them."""
        with Vertical(classes="sheet"):
            yield Static(Content("ADD"), classes="sheet-title")
            for name, label, example in LINES:
                with Horizontal(classes="add-row"):
                    yield Static(Content(label), classes="add-label")
                    yield LineInput(
                        "", offers=self._offers(name), placeholder=example, id=f"add-{name}"
                    )
            yield Static(id="add-words")
            yield Hints(
                ("enter", "next, then add", ""),
                ("ctrl+s", "add", "screen.add"),
                ("esc", "close", "screen.close"),
            )

    def on_mount(self) -> None:
        """Begin with the name, or with what was left half-typed."""
        draft = self.desk.drafts.get(DRAFT)
        for name, text in draft.fields.items() if draft else ():
            if name in FIELDS:
                self._input(name).value = text
        self._input("name").focus()
        if draft and self.desk.drafts.is_old(draft):
            self._input("name").select_all()
            self._say(f"Begun {when_typed(draft, datetime.now())}; ctrl+u empties a line.")

    @on(Input.Changed)
    def _keep_draft(self) -> None:
        self.desk.drafts.keep(DRAFT, {name: self._input(name).value for name in FIELDS})

    def _offers(self, field: str) -> Sequence[str]:
        contacts = self.session.records.contacts.values()
        if field == "introduced_by":
            return sorted({contact.name for contact in contacts} - {""})
        return (
            sorted({getattr(contact, field) for contact in contacts} - {""})
            if field in ("org", "role")
            else ()
        )

    def _input(self, field: str) -> LineInput:
        return self.query_one(f"#add-{field}", LineInput)

    @on(Input.Changed, "#add-name")
    def _name_changed(self, event: Input.Changed) -> None:
        """Say who is called that already, before there are two."""
        name = " ".join(event.value.casefold().split())
        same = [
            contact
            for contact in self.session.records.contacts.values()
            if name and contact.name.casefold() == name
        ]
        if same:
            about = ", ".join(filter(None, (same[0].role, same[0].org))) or same[0].state
            self._say(
                f"There is {same[0].name} already: {about}. Adding makes a second one.", "$warning"
            )
        else:
            self._say("")

    @on(Input.Submitted)
    def _next(self, event: Input.Submitted) -> None:
        last = event.input.id == f"add-{LINES[-1][0]}"
        if last:
            self.action_add()
        else:
            self.focus_next()

    def action_add(self) -> None:
        """Add them."""
        if not self.is_active:
            return  # a second enter was under way when the first one closed the form
        values = {name: self._input(name).value.strip() for name, _, _ in LINES}
        introducer = values.pop("introduced_by")
        name = values.pop("name")
        fields = {field: text for field, text in values.items() if text}
        try:
            by = resolve(self.session, introducer) if introducer else ""
            contact = add(self.session, name, fields, introduced_by=by)
        except DecisionNeeded as error:
            names = ", ".join(str(candidate["name"]) for candidate in error.candidates)
            self._refuse("introduced_by", f"Which {introducer}? {names}")
        except PlannerError as error:
            self._refuse("introduced_by" if introducer and name else "name", str(error))
        else:
            self.desk.drafts.drop(DRAFT)
            self.dismiss(contact)
            self.desk.changed(f"added {name}")

    def _refuse(self, field: str, text: str) -> None:
        self._say(text, "$error")
        self._input(field).focus()

    def _say(self, text: str, colour: str = "$muted") -> None:
        self.words.update(Content.styled(clean(text), colour))

    def action_close(self) -> None:
        """Close without adding anybody; what was typed is there again the next time."""
        self.dismiss(None)
