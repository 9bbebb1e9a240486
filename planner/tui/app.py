"""The app: session, screens, keys and theme. It shows plans and sends commands; it decides nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Literal, ParamSpec, TypeVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.screen import Screen

from planner.commands.machine.keymap import KeyMap, read_key_map
from planner.errors import PlannerError
from planner.tui.cells import clean
from planner.tui.glyphs import TICK
from planner.tui.keys import bindings_for
from planner.tui.opening import ask_for_book
from planner.tui.typed_ahead import TypedAhead

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from planner.commands.session import Session
    from planner.errors import Locked
    from planner.tui.lookout import Lookout
    from planner.tui.screens.working import WorkingScreen

P = ParamSpec("P")
T = TypeVar("T")

WITHOUT_BOOK = frozenset({"help", "palette", "quit", "theme"})
"""What can be done before there is a book."""


def _palette() -> type[Provider]:
    from planner.tui.palette import PlannerCommands

    return PlannerCommands


class PlannerApp(App[None]):
    """The planner's full-screen face on one book."""

    TITLE = "planner"
    CSS_PATH = "planner.tcss"
    ENABLE_COMMAND_PALETTE = (
        False  # its key is one of ours, so that it can be remapped; see command_palette
    )
    COMMANDS: ClassVar[set[Callable[[], type[Provider]]]] = {_palette}  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("everywhere")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (150, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012

    session: Session
    """The book that is open, with its plan of the day."""
    keys: KeyMap
    """The keys as declared or as the user's keys.toml has them."""
    working: WorkingScreen[Any] | None = None
    """What is done beside the app just now: until it is done, nothing else looks at the book or changes it."""

    def __init__(
        self,
        session: Session | None,
        *,
        path: Path | None = None,
        today: date | None = None,
        theme: str = "",
        locked: Locked | None = None,
    ) -> None:
        """Open the app on ``session``; without one it first asks where the book should live.

        Args:
            session: The open book, or None where there is none yet.
            path: Where a new book is proposed to live; wanted without a session.
            today: The day to plan in a new book; None is the present one.
            theme: A theme's name; the one chosen on this machine where empty.
            locked: What a passphrase has to open, where the book at ``path`` is encrypted.
        """
        from planner.paths import config_folder

        if os.environ.get("NO_COLOR") == "":
            del os.environ[
                "NO_COLOR"
            ]  # the convention is: present and not empty; Textual looks at present alone
        self._colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if self._colourless else None)
        self.keys = read_key_map(config_folder() / "keys.toml")
        self.set_keymap(self.keys.changed)
        if session is not None:
            self.session = session
        self._wanted = (path, today, locked)
        self._problems = list(self.keys.problems)
        self._start_theme(theme)
        self.lookout: Lookout | None = None
        self._typed_ahead = TypedAhead(self, super().on_event)

    def _start_theme(self, wanted: str) -> None:
        from planner.tui.themes import first_theme

        theme = first_theme(wanted, self._problems, colourless=self._colourless)
        self.register_theme(theme)
        if theme.ansi:
            self.theme = theme.name
        else:
            # Assigned, it would have the whole style sheet read a second time before the first frame.
            self.set_reactive(App.theme, theme.name)
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """Today, unless there is no book yet."""
        if not hasattr(self, "session"):
            return Screen()
        from planner.tui.screens.today import TodayScreen

        return TodayScreen(self.session)

    async def on_event(self, event: events.Event) -> None:
        """Let each key have its whole effect before the next one comes, however fast they are typed."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self._typed_ahead.take(event)
        else:
            await super().on_event(event)

    def on_mount(self) -> None:
        """Ask for a book where there is none, say what is wrong with the user's own files, and begin to look."""
        for problem in self._problems:
            self.notify(clean(problem), severity="warning", markup=False, timeout=20)
        if hasattr(self, "session"):
            self._begin()
        else:
            ask_for_book(self, *self._wanted)

    def begin(self, session: Session) -> None:
        """Begin the day with a book, once there is one."""
        self.session = session
        # The bottom screen of a stack cannot be exchanged, so the day has a stack of its own.
        self.add_mode("day", self.get_default_screen)
        self.switch_mode("day")
        self._begin()

    def _begin(self) -> None:
        from planner.tui.lookout import Lookout
        from planner.tui.reminder import Reminder

        self.lookout = Lookout(self, self.session)
        self.lookout.begin()
        Reminder(self, self.session).begin()

    def refresh_screens(self) -> None:
        """Let every screen read the session again."""
        for screen in self.screen_stack:
            refresh_data = getattr(screen, "refresh_data", None)
            if refresh_data is not None:
                refresh_data()

    def attempt(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Run a command of the planner; what it cannot do is shown as a toast, and None returned."""
        try:
            return fn(*args, **kwargs)
        except PlannerError as error:
            self.warn(str(error))
            return None

    def warn(self, text: str) -> None:
        """Show in a toast what could not be done."""
        self.notify(
            "\n".join(clean(line) for line in text.splitlines()), severity="error", markup=False
        )

    def changed(self, label: str, after: str = "u undoes it") -> None:
        """Show the state after a change on every screen, and say in the footer what was done.

        Args:
            label: What was done: "logged coffee with Ana Li".
            after: What can be done about it.
        """
        self.refresh_screens()
        notice = getattr(self.session, "notice", "")
        if notice:
            self.warn(notice)
        self.say(f"{TICK} {label[:1].upper()}{label[1:]}" + (f" · {after}" if after else ""))

    def say(self, message: str) -> None:
        """Say something for a while: in the footer of the screen that is shown, else in a toast."""
        from planner.tui.widgets.footer import KeyFooter

        shown = next(screen for screen in reversed(self.screen_stack) if not screen.is_modal)
        footers = list(shown.query(KeyFooter))
        if not footers:
            self.notify(clean(message), markup=False)
            return
        footers[0].say(message)

    async def action_command(self, name: str) -> None:
        """Do the command of that name: on the screen that is shown if it can, else on the app."""
        if not hasattr(self, "session") and name not in WITHOUT_BOOK:
            return
        method = "command_" + name.replace("-", "_")
        for node in (self.screen, self):
            run = getattr(node, method, None)
            if run is not None:
                result = run()
                if hasattr(result, "__await__"):
                    await result
                return

    async def action_quit(self) -> None:
        """Leave by Textual's own key: asks as ours does."""
        (self.command_quit if self.working is None else self.working.quit_after)()

    def command_log(self) -> None:
        """Open the quick-log."""
        from planner.tui.screens.quick_log import QuickLogScreen

        self.push_screen(QuickLogScreen(self.session))

    def command_log_many(self) -> None:
        """Open the editor for a whole event."""
        from planner.tui.screens.batch_log import BatchLogScreen

        self.push_screen(BatchLogScreen(self.session))

    def command_inbox(self) -> None:
        """Show the lines that wait for a decision."""
        from planner.tui.screens.inbox import InboxScreen

        if self.lookout is not None:
            self.lookout.look_at_inbox()
            self.push_screen(InboxScreen(self.lookout.inbox, self.lookout.look_at_inbox))

    def command_find(self) -> None:
        """Find somebody and open their card."""
        from planner.tui.screens.find import FindScreen

        self.push_screen(FindScreen(self.session), self.open_contact)

    def command_add(self) -> None:
        """Add somebody and open their card."""
        from planner.tui.screens.add import AddScreen

        self.push_screen(AddScreen(self.session), self.open_contact)

    def open_contact(self, contact_id: str | None) -> None:
        """Show a contact's card; nothing where there is none."""
        if contact_id is None:
            return
        from planner.tui.screens.contact import ContactScreen

        self.push_screen(ContactScreen(self.session, contact_id))

    def command_import(self) -> None:
        """Bring people in from a file."""
        from planner.tui.screens.importing import ImportScreen

        self.push_screen(ImportScreen(self.session))

    def command_undo(self) -> None:
        """Undo the last change."""
        from planner.commands.day.undo import undo

        self._turn(
            undo, "undo", "Undoing", ("undid", "ctrl+r redoes it", "There is nothing to undo.")
        )

    def command_redo(self) -> None:
        """Redo what was undone."""
        from planner.commands.day.undo import redo

        self._turn(redo, "redo", "Redoing", ("redid", "u undoes it", "There is nothing to redo."))

    def _turn(
        self,
        turn: Callable[[Session], str | None],
        kind: Literal["undo", "redo"],
        words: str,
        said: tuple[str, str, str],
    ) -> None:
        from planner.commands.day.undo import takes_long

        if takes_long(self.session, kind):
            from planner.tui.screens.working import beside, followed

            session = self.session
            beside(
                self,
                words,
                lambda: followed(session, lambda: turn(session)),
                lambda label: self._undone(label, *said),
            )
        else:
            self._undone(self.attempt(turn, self.session), *said)

    def _undone(self, label: str | None, did: str, after: str, nothing: str) -> None:
        if label is None:
            self.say(nothing)
        else:
            self.changed(f"{did}: {label}", after)

    def command_screen_today(self) -> None:
        """Go back to the day."""
        self._back_to_today()

    def command_screen_board(self) -> None:
        """Show the board at full height."""
        from planner.tui.screens.board import BoardScreen

        self._back_to_today()
        self.push_screen(BoardScreen(self.session))

    def command_screen_sheet(self) -> None:
        """Show everybody in one table."""
        from planner.tui.screens.sheet import SheetScreen

        self._back_to_today()
        self.push_screen(SheetScreen(self.session))

    def command_screen_triage(self) -> None:
        """Sort the people that were imported."""
        from planner.tui.screens.triage import TriageScreen

        self._back_to_today()
        self.push_screen(TriageScreen(self.session))

    def command_screen_sync(self) -> None:
        """Show what was merged, and where two edits met."""
        from planner.tui.screens.sync import SyncScreen

        self._back_to_today()
        self.push_screen(SyncScreen(self.session))

    def command_screen_contact(self) -> None:
        """Show the card of whoever is under the cursor."""
        contact = getattr(self.screen, "contact_under_cursor", None)
        self.open_contact(contact() if contact else None)

    def command_duplicates(self) -> None:
        """Show who may be in the book twice; with two who are chosen, those two side by side."""
        from planner.tui.screens.duplicates import DuplicatesScreen

        if getattr(self.screen, "place", "") == "duplicates":
            return
        under_cursor = getattr(self.screen, "contact_under_cursor", None)
        chosen = getattr(self.screen, "two_chosen", None)
        screen = DuplicatesScreen(self.session, under_cursor() if under_cursor else None)
        self.push_screen(screen)
        two = chosen() if chosen else None
        if two:
            screen.open_two(*two)

    def command_why(self) -> None:
        """Tell in full why whoever is under the cursor is where they are."""
        from planner.tui.screens.why import WhyScreen

        under_cursor = getattr(self.screen, "contact_under_cursor", None)
        contact = under_cursor() if under_cursor else None
        if contact is None:
            self.say("Put the cursor on somebody.")
        elif contact in self.session.records.contacts:
            self.push_screen(WhyScreen(self.session, contact))

    def _back_to_today(self) -> None:
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def command_theme(self) -> None:
        """Choose a theme, with a live preview."""
        from planner.tui.screens.theme_picker import ThemePicker

        self.push_screen(ThemePicker())

    def wear(self, name: str) -> None:
        """Put on a theme and remember it on this machine."""
        from planner.config import write_config
        from planner.tui.themes import load_theme

        theme = self.attempt(load_theme, name)
        if theme is not None:
            self.register_theme(theme)
            self.theme = name
            self.attempt(write_config, "theme", name)

    def command_help(self) -> None:
        """Show the keys of the place one stands in."""
        from planner.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(getattr(self.screen, "place", "everywhere"), self.keys.keys))

    def command_palette(self) -> None:
        """Reach every command by its name."""
        from planner.tui.palette import PalettePanel

        self.push_screen(PalettePanel(id="--command-palette"))

    def command_quit(self) -> None:
        """Leave; with the new touch still open, ask once."""
        if not hasattr(self, "session"):
            self.exit()
            return
        plan = self.session.plan
        if not (
            plan.new_touch
            and plan.working
            and not plan.quota.done
            and self.session.settings.ask_on_leaving
        ):
            self.exit()
            return
        from planner.commands.day.day import skip_cost
        from planner.tui.screens.leave import leave_screen

        self.push_screen(
            leave_screen(plan.new_touch.name, skip_cost(self.session).streak, self.keys.keys),
            self._left,
        )

    def _left(self, answer: str | None) -> None:
        """Do what was answered to the question asked on leaving."""
        if answer == "leave":
            self.exit()
        elif answer is not None:
            self._back_to_today()
            self.call_later(self.action_command, answer)
