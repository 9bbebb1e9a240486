"""Numbers: what came of it, each with the sentence that says what it means, and as a table (R5, R7,
R8, R19, R22)."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content
from textual.worker import get_current_worker

from planner.commands.catalogue import Scope
from planner.commands.network.numbers import Numbers, numbers
from planner.commands.network.views import forecast_in
from planner.commands.session import Session
from planner.engine.ahead.forecast import Forecast
from planner.engine.situation import Situation
from planner.tui.keys import bindings_for
from planner.tui.rows.numbers import Subject, subject_row, subjects
from planner.tui.screens.room import RoomScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow

WINDOWS: tuple[tuple[int, str], ...] = (
    (365, "the last year"),
    (91, "the last quarter"),
    (30, "the last month"),
    (36_500, "all of it"),
)
"""Days that the funnel looks back, and what that is called."""


class NumbersScreen(RoomScreen):
    """The subjects with their sentences, and the figures of the one under the cursor."""

    place: ClassVar[Scope] = "numbers"
    COMMAND = "screen-numbers"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("numbers")]

    def __init__(self, session: Session) -> None:
        """Show the numbers of the open book."""
        super().__init__(session)
        self._window = 0
        self._figures: Numbers | None = None
        self._looked_from: Situation | None = None
        self._outlook: Forecast | None = None
        self._subjects: dict[str, Subject] = {}

    def refresh_data(self) -> None:
        """Work the numbers out anew."""
        self._figures = numbers(self.session, WINDOWS[self._window][0])
        situation = self.session.situation
        if situation is not self._looked_from:
            self._looked_from, self._outlook = situation, None
            self._look_ahead(situation)
        self._show()

    def _show(self) -> None:
        if self._figures is not None:
            parts = subjects(self.session, self._figures, self._outlook)
            self._subjects = {subject.name: subject for subject in parts}
            super().refresh_data()

    @work(thread=True, exclusive=True)
    def _look_ahead(self, situation: Situation) -> None:
        """Work the forecast out beside the app."""
        outlook = forecast_in(situation)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take_outlook, situation, outlook)

    def _take_outlook(self, situation: Situation, outlook: Forecast) -> None:
        if situation is self._looked_from:
            self._outlook = outlook
            self._show()

    def make_head(self) -> Content:
        """Which time is looked at."""
        return Content.assemble(
            ("NUMBERS", "bold $accent"),
            (f"   the funnel over {WINDOWS[self._window][1]}", "$muted"),
        )

    def make_rows(self) -> list[ListRow]:
        """A row for each subject."""
        return [subject_row(subject) for subject in self._subjects.values()]

    def make_page(self, key: str) -> list[ListRow]:
        """The figures of a subject."""
        subject = self._subjects.get(key.partition(":")[2])
        return subject.page() if subject else []

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """What can be done here."""
        return (KeyHint("next-window", "another time"),)

    def command_next_window(self) -> None:
        """Look at another time."""
        self._window = (self._window + 1) % len(WINDOWS)
        self.refresh_data()
