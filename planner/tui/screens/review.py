"""The week's review (P11): read on the screen, week by week, and written into a file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from planner.commands.catalogue import Scope
from planner.commands.day.review import WeekReview, week_review
from planner.commands.exchange.week_file import write_review
from planner.commands.session import Session
from planner.tui.keys import bindings_for
from planner.tui.rows import review as review_rows
from planner.tui.screens.room import RoomScreen
from planner.tui.widgets.area import KeyHint
from planner.tui.widgets.row_list import ListRow

HINTS = (
    KeyHint("week-before", "week before"),
    KeyHint("week-after", "week after"),
    KeyHint("export-week", "write a file"),
)


class ReviewScreen(RoomScreen):
    """The review of a week, the last one first."""

    place: ClassVar[Scope] = "review"
    COMMAND = "review"
    LABEL_WIDTH: ClassVar[int] = 0
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("review")]

    def __init__(self, session: Session) -> None:
        """Show the last seven days of the open book."""
        super().__init__(session)
        self._week = ""
        """A day of the week that is shown; empty for the last seven days."""
        self._review: WeekReview | None = None

    def refresh_data(self) -> None:
        """Look at the week again."""
        self._review = week_review(self.session, self._week)
        super().refresh_data()

    def make_head(self) -> Content:
        """Which week it is."""
        return review_rows.head(self._review) if self._review else Content()

    def make_rows(self) -> list[ListRow]:
        """The sections of the review."""
        return review_rows.rows(self._review) if self._review else []

    def make_hints(self, kind: str) -> tuple[KeyHint, ...]:
        """What can be done here."""
        return HINTS

    def choose(self, kind: str, key: str) -> None:
        """Go to what the row is about."""
        if kind in review_rows.PEOPLE:
            self.desk.open_contact(key)
        elif kind == "touch":
            self.desk.edit_log(key)
        elif kind == "promise":
            self.desk.open_table("promises")
        elif kind == "hub":
            self.desk.go_to("hubs")

    def contact_under_cursor(self) -> str | None:
        """The contact of the row under the cursor."""
        kind, key = self.row()
        return key if kind in review_rows.PEOPLE else None

    def command_week_before(self) -> None:
        """Go back a week."""
        if self._review is not None:
            self._week = (self._review.first - timedelta(1)).isoformat()
            self.refresh_data()

    def command_week_after(self) -> None:
        """Go on a week; behind the last one there is none."""
        if self._review is None or self._review.last >= self.session.today:
            self.desk.say("This is the last week.")
            return
        day = self._review.last + timedelta(1)
        last_days = self.session.today - day < timedelta(6)
        self._week = "" if last_days else day.isoformat()
        self.refresh_data()

    def command_export_week(self) -> None:
        """Ask for a file, and write the review into it."""
        review = self._review
        if review is None:
            return

        def take(file: str) -> None:
            path = self.desk.attempt(write_review, self.session, review, Path(file))
            if path is not None:
                self.desk.say(f"Wrote {path}.")

        self.desk.ask(
            "The week as a file",
            "Into which file? .html is a page with its pictures, .md is Markdown.",
            take,
            value=f"~/week-{review.last.isoformat()}.html",
            replaced=True,
        )
