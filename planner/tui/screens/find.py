"""Find: people by anything that is known of them, while one types (P2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.types import CSSPathType
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planner.commands.people.search import Hit, find, found_index
from planner.commands.people.tie import standing_of
from planner.tui.cells import clean, fit
from planner.tui.desk import at_desk
from planner.tui.glyphs import COLUMN_GLYPHS
from planner.tui.recent import recent
from planner.tui.widgets.field import LineInput
from planner.tui.widgets.hints import Hints
from planner.words import plural

if TYPE_CHECKING:
    from planner.commands.session import Session

WAIT = 0.04
"""Seconds without a key after which the book is searched: typing itself never waits for it."""
MOST = 50
"""Hits that are shown at most."""
RECENT = 12
"""People that are shown while nothing is typed: those touched last."""
AROUND = 24
"""Characters of a long text that are shown before the word that was found in it."""
PAGE = 10
"""Hits that a page key passes."""
ON_THE_CARD = frozenset({"name", "organisation", "role"})
"""Fields that a hit shows anyway, so that they need no reason beside them."""


class FindScreen(ModalScreen[str | None]):
    """A panel with a line and what was found, each with the reason. Returns the contact's id, None
    when closed."""

    desk = at_desk()
    place = "everywhere"
    CSS_PATH: ClassVar[CSSPathType] = ["sheet.tcss", "find.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("up", "step(-1)", "Up", show=False, priority=True),
        Binding("down", "step(1)", "Down", show=False, priority=True),
        Binding("pageup", "page(-1)", "Page up", show=False, priority=True),
        Binding("pagedown", "page(1)", "Page down", show=False, priority=True),
    ]

    line = getters.query_one("#find-line", LineInput)
    hits = getters.query_one("#find-hits", OptionList)
    count = getters.query_one("#find-count", Static)

    def __init__(self, session: Session) -> None:
        """Search the open book."""
        super().__init__()
        self.session = session
        self._searched: str | None = None

    def compose(self) -> ComposeResult:
        """The line, and what was found."""
        with Vertical(id="find-panel"):
            yield Static(Content("FIND"), classes="sheet-title")
            yield LineInput(
                "",
                placeholder="a name, organisation, role, tag, note, wish or place",
                id="find-line",
            )
            yield Static(id="find-count")
            yield OptionList(id="find-hits", markup=False)
            yield Hints(
                ("↑↓", "choose", ""),
                ("enter", "open", "screen.take"),
                ("esc", "close", "screen.close"),
            )

    def on_mount(self) -> None:
        """Begin with those touched last."""
        self.hits.can_focus = False
        self.line.focus()
        self._search()
        self.call_after_refresh(self._get_ready)

    def _get_ready(self) -> None:
        """Learn what people are found by once the panel is seen, so that the first key does not
        wait for it."""
        self.session.view(found_index)

    def refresh_data(self) -> None:
        """The book changed: search it again."""
        self._searched = None
        self._search()

    @on(Input.Changed)
    def _changed(self) -> None:
        self.set_timer(WAIT, self._search)

    def _search(self) -> None:
        text = self.line.value.strip()
        if text == self._searched:
            return
        self._searched = text
        if text:
            hits = find(self.session, text, MOST)
            more = " or more" if len(hits) == MOST else ""
            count = (
                plural(len(hits), "person", "people") + more + " found"
                if hits
                else "Nobody is known by that."
            )
        else:
            hits = self._recent()
            count = (
                "the last you were in touch with"
                if hits
                else "The book is empty. i imports, a adds somebody."
            )
        self.count.update(Content(count))
        self.hits.set_options(Option(self._line_of(hit, text), id=hit.contact) for hit in hits)
        self.hits.highlighted = 0 if hits else None

    def _recent(self) -> list[Hit]:
        records = self.session.records
        return [
            Hit(contact_id, records.contacts[contact_id].name, "name", "")
            for contact_id in recent(records, self.session.today)[:RECENT]
        ]

    def _line_of(self, hit: Hit, text: str) -> Content:
        contact = self.session.records.contacts[hit.contact]
        if contact.state == "kept":
            column = standing_of(self.session, contact.id).column
            sign = (f"{COLUMN_GLYPHS[column]} ", f"$stage-{column}")
        else:
            sign = ("· ", "$faint")
        about = ", ".join(filter(None, (clean(contact.role), clean(contact.org))))
        state = "" if contact.state == "kept" else f"  {contact.state}"
        why = ""
        if text and hit.field not in ON_THE_CARD:
            room = max(20, self.hits.content_size.width - 3)
            why = "\n  " + fit(f"{hit.field}: {_around(clean(hit.text), text)}", room)
        return Content.assemble(
            sign,
            (clean(hit.name) or "(no name)", "bold"),
            (f"  {about}" if about else "", "$muted"),
            (state, "$faint"),
            (why, "$muted"),
        )

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the person under the cursor."""
        self._search()
        option = self.hits.highlighted_option
        if option is not None:
            self.dismiss(option.id)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(event.option_id)

    def action_step(self, by: int) -> None:
        """Move through what was found."""
        if by > 0:
            self.hits.action_cursor_down()
        else:
            self.hits.action_cursor_up()

    def action_page(self, by: int) -> None:
        """Move through it by pages."""
        last = self.hits.option_count - 1
        if last >= 0:
            self.hits.highlighted = max(0, min(last, (self.hits.highlighted or 0) + by * PAGE))

    def action_close(self) -> None:
        """Close without choosing anybody."""
        self.dismiss(None)


def _around(phrase: str, text: str) -> str:
    """Return the part of a long text in which the first word that was looked for stands."""
    at = max(
        0,
        min(
            (at for at in map(phrase.casefold().find, text.casefold().split()) if at >= 0),
            default=0,
        ),
    )
    start = 0 if at <= AROUND else phrase.rfind(" ", 0, at - AROUND // 2) + 1
    return ("…" if start else "") + phrase[start:]
