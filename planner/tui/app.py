"""The app: session, screens, keys and theme. It shows plans and sends commands; it decides
nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, ClassVar, Literal, ParamSpec, TypeVar

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.constants import TEXTUAL_ANIMATIONS
from textual.notifications import Notification, Notify
from textual.screen import Screen
from textual.widget import Widget

from planner.commands.day.day import skip_cost
from planner.commands.day.undo import redo, takes_long, undo
from planner.commands.machine.keymap import KEYED, KeyMap, change_key, read_key_map
from planner.commands.machine.screen_settings import (
    ScreenOptions,
    screen_options,
    set_screen_setting,
)
from planner.config import write_config
from planner.errors import PlannerError
from planner.paths import config_folder
from planner.tui.cells import clean
from planner.tui.desk import NOBODY, Choice, Explain, Work
from planner.tui.drafts import Drafts, drafts_of
from planner.tui.glyphs import TICK
from planner.tui.jumping import Jumpable, JumpTarget
from planner.tui.keys import MORE_ROOMS, ROOMS, bindings_for, key_words
from planner.tui.linear import place_cursor
from planner.tui.lookout import Lookout
from planner.tui.opening import ask_for_book
from planner.tui.reminder import Reminder
from planner.tui.rooms import load, load_ahead, room_name
from planner.tui.terminal import first_theme_of, sign_filter
from planner.tui.themes import ThemeWatch, first_theme, load_theme
from planner.tui.typed_ahead import TypedAhead
from planner.tui.widgets.footer import KeyFooter
from planner.tui.widgets.painted import LINEAR

if TYPE_CHECKING:
    from pathlib import Path

    from textual.filter import LineFilter

    from planner.commands.catalogue import Command
    from planner.commands.machine.screen_settings import ScreenSettingName
    from planner.commands.session import Session
    from planner.engine.plan import Item
    from planner.errors import Locked
    from planner.tui.letters import LetterAnswer, LetterOffer
    from planner.tui.tour import Tour

P = ParamSpec("P")
T = TypeVar("T")

SETTLE_SECONDS = 0.05
"""How long after a key the terminal's cursor is put where it belongs."""
READING_SECONDS = 0.4
"""Seconds after which the day has been drawn and is being read."""
BETWEEN_IMPORTS = 0.06
"""Seconds between the imports of two screens."""
ONE_WIDTH = [(0, "-narrow")]
ONE_HEIGHT = [(0, "-short")]
"""The breakpoints of one column, whatever the size of the terminal."""
GO_KEYS = "tbcsrhinyu"
"""The second keys of the rooms, in their order."""
WITHOUT_BOOK = frozenset({"help", "palette", "quit", "theme"})
"""What can be done before there is a book."""


def _palette_entries() -> type[Provider]:
    entries: type[Provider] = load("palette-entries")
    return entries


class PlannerApp(App[None]):
    """The planner's full-screen face on one book. Screens see it as a `Desk`."""

    TITLE = "planner"
    CSS_PATH = "planner.tcss"
    # The palette's key is one of ours, so that it can be remapped; see command_palette.
    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[Callable[[], type[Provider]]]] = {_palette_entries}  # type: ignore[assignment]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("everywhere")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-normal"), (150, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012

    session: Session
    """The book that is open, with its plan of the day."""
    keys: KeyMap
    """The keys as declared or as the user's keys.toml has them."""
    drafts: Drafts
    """Half-typed lines, kept while one types."""
    options: ScreenOptions
    """How the screen is drawn on this machine."""
    working: Work | None = None
    """The change that is being made beside the app; until it is made nothing else reads or changes
    the book."""
    leaves_for_tour = False
    """Whether the app was left for the tour, to come back after it."""

    def __init__(
        self,
        session: Session | None,
        *,
        path: Path | None = None,
        today: date | None = None,
        theme: str = "",
        locked: Locked | None = None,
        tour: bool = False,
    ) -> None:
        """Open the app on ``session``; without one it first asks where the book should live.

        Args:
            session: The open book, or None where there is none yet.
            path: Where a new book is proposed to live; wanted without a session.
            today: The day to plan in a new book; None is the present one.
            theme: A theme's name; the one chosen on this machine where empty.
            locked: What a passphrase has to open, where the book at ``path`` is encrypted.
            tour: Begin with the tour, on the sample book.
        """
        if os.environ.get("NO_COLOR") == "":
            # The convention is: present and not empty. Textual looks at present alone.
            del os.environ["NO_COLOR"]
        self._colourless = "NO_COLOR" in os.environ
        super().__init__(ansi_color=True if self._colourless else None)
        self._problems: list[str] = []
        self.options = screen_options(self._problems)
        self._take_options()
        self.keys = read_key_map(config_folder() / "keys.toml")
        self.set_keymap(self.keys.changed)
        if session is not None:
            self.session = session
            session.tell = self._tell_later
            self.drafts = drafts_of(session, self.set_timer)
        self._wanted = (path, today, locked)
        self._tour: Tour | None = None
        self._begins_with_tour = tour
        self._problems += self.keys.problems
        self._start_theme(theme)
        self.lookout: Lookout | None = None
        self._advice: list[Notification] = []
        self._typed_ahead = TypedAhead(self, super().on_event)

    def _take_options(self) -> None:
        """Draw as it was chosen for this machine."""
        options = self.options
        self._signs = sign_filter(options, os.environ.get("TERM", ""))
        self.animation_level = "none" if options.motion == "reduced" else TEXTUAL_ANIMATIONS
        self._linear = options.linear == "on"
        self.set_class(self._linear, LINEAR)
        app = type(self)
        self.HORIZONTAL_BREAKPOINTS = ONE_WIDTH if self._linear else app.HORIZONTAL_BREAKPOINTS
        self.VERTICAL_BREAKPOINTS = ONE_HEIGHT if self._linear else app.VERTICAL_BREAKPOINTS

    def ask_key(self, command: type[Command]) -> None:
        """Ask for another key of a command, and use it from then on."""

        def take(key: str | None) -> None:
            changed = change_key(config_folder() / "keys.toml", command.name, key)
            self.keys = self.keys.renewed(changed)
            self.set_keymap(changed.changed)
            self._draw_anew()

        def tell(changed: bool | None) -> None:
            if changed:
                words = key_words(self.keys.keys[command.name]) or "no key"
                self.changed(f"{command.title} is {words}", "it stays so on this machine")

        self.push_screen(load("ask-key")(command.title, command.summary(), take), tell)

    def draw_by(self, name: ScreenSettingName, value: str) -> None:
        """Set how the screen is drawn on this machine, and draw it so."""
        label = self.attempt(set_screen_setting, name, value)
        if label is None:
            return
        self.options = screen_options([])
        self._take_options()
        self._draw_anew()
        for screen in self.screen_stack:
            screen.post_message(events.Resize(self.size, self.size))
        self.changed(label, "it stays so on this machine")

    def _draw_anew(self) -> None:
        """Draw all of every screen once more, as when a theme is put on."""
        self.mutate_reactive(App.theme)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own, and the one that exchanges the signs that the terminal cannot show."""
        filters = super().get_line_filters()
        return filters if self._signs is None else [*filters, self._signs]

    def _start_theme(self, wanted: str) -> None:
        needed = first_theme_of(
            self.console.color_system, os.environ.get("TERM", ""), colourless=self._colourless
        )
        theme = first_theme(needed or wanted, self._problems)
        self.register_theme(theme)
        if theme.ansi:
            self.theme = theme.name
        else:
            # Assigned, it would have the whole style sheet read a second time before the first
            # frame.
            self.set_reactive(App.theme, theme.name)
            self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[Any]:
        """Today, unless there is no book yet."""
        if not hasattr(self, "session"):
            return Screen()
        today: Screen[Any] = load("today")(self.session)
        return today

    async def on_event(self, event: events.Event) -> None:
        """Let each key have its whole effect before the next one comes, however fast they are
        typed."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self._linear:
                for footer in self.screen.query(KeyFooter):
                    footer.say("")  # what was announced has been read
                self._place_cursor_soon()
            if self._tour is not None and isinstance(event, events.Key) and self._ends_tour(event):
                self.command_tour()
                return
            await self._typed_ahead.take(event)
        else:
            await super().on_event(event)

    def _ends_tour(self, event: events.Key) -> bool:
        """Whether a key is the tour's, which works over a panel too."""
        return event.key in self.keys.keys["tour"].split(",")

    def _place_cursor_soon(self) -> None:
        """Put the terminal's cursor where it belongs once a key has had its effect."""
        if self._linear:
            self.set_timer(SETTLE_SECONDS, partial(place_cursor, self))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Keep the cursor of a field still where nothing may move."""
        if self.options.motion == "reduced" and hasattr(event.widget, "cursor_blink"):
            event.widget.cursor_blink = False

    def on_mount(self) -> None:
        """Ask for a book where there is none, say what is wrong with the user's own files, and
        begin to look."""
        for problem in self._problems:
            self.notify(clean(problem), severity="warning", markup=False, timeout=20)
        if hasattr(self, "session"):
            self._begin()
        else:
            ask_for_book(self, *self._wanted)

    def welcome(self, path: Path | None, today: date | None) -> None:
        """Ask where the book shall live, and begin the day with it or leave."""

        def take(session: Session | None) -> None:
            if session is None:
                self.exit()
            else:
                self.begin(session)

        self.push_screen(load("welcome")(path, today), take)

    def begin(self, session: Session) -> None:
        """Begin the day with a book, once there is one."""
        self.session = session
        session.tell = self._tell_later
        self.drafts = drafts_of(session, self.set_timer)
        # The bottom screen of a stack cannot be exchanged, so the day has a stack of its own.
        self.add_mode("day", self.get_default_screen)
        self.switch_mode("day")
        self._begin()

    def begin_with_import(self) -> None:
        """Ask for a file to import as soon as the day has begun."""
        if hasattr(self, "session"):
            self.command_import()
        else:
            self.call_later(self.begin_with_import)

    def _begin(self) -> None:
        self.lookout = Lookout(self, self.session)
        self.lookout.begin()
        Reminder(self, self.session).begin()
        self.call_after_refresh(self._tell_drafts)
        if self._begins_with_tour:
            self.call_after_refresh(self.command_tour)
        self._theme_watch = ThemeWatch(self.theme)
        self.set_interval(1.0, self._look_at_theme)
        self.set_timer(READING_SECONDS, self._load_ahead)

    def _load_ahead(self) -> None:
        """Import the screens one by one; between two a key has its effect."""
        if load_ahead():
            self.set_timer(BETWEEN_IMPORTS, self._load_ahead)

    def _look_at_theme(self) -> None:
        """Wear the theme as its file says it now."""
        theme = self.attempt(self._theme_watch.changed, self.theme)
        if theme is not None:
            self.register_theme(theme)
            self._draw_anew()

    def _tell_later(self, text: str) -> None:
        """Show what went wrong in a thread beside the app, unless the app has ended meanwhile."""
        if self.is_running:
            self.call_later(self.warn, text)

    def _tell_drafts(self) -> None:
        """Say that a half-typed line of an earlier time waits."""
        key = key_words(self.keys.keys["log"])
        if self.drafts.get("log") is not None:
            self.say(f"A line that you had begun is still there: {key} opens it.")

    def end_at_once(self) -> None:
        """Keep what is typed and end the app: the terminal was closed, or the machine goes down."""
        if hasattr(self, "drafts"):
            self._leave_field()
            self.drafts.save()
        if self.working is None:
            self.exit()
        else:
            self.working.quit_after()

    # What screens may ask for: see `Desk`.

    @property
    def inbox_count(self) -> int:
        """The number of lines and proposals in the inbox that wait for a decision."""
        return self.lookout.waiting if self.lookout else 0

    def refresh_screens(self) -> None:
        """Let every screen read the session again; one that is not there yet reads it when it
        comes."""
        for screen in self.screen_stack:
            refresh_data = getattr(screen, "refresh_data", None)
            if refresh_data is not None and screen.is_mounted:
                refresh_data()

    def attempt(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Run a command of the planner; a PlannerError is shown as a toast, and None returned."""
        try:
            return fn(*args, **kwargs)
        except PlannerError as error:
            self.warn(str(error))
            return None

    def do(self, command: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Run a command that changes the book, and show what it did: it returns the label of the
        change."""
        label = self.attempt(command, *args, **kwargs)
        if label is not None:
            self.changed(label)
        return label is not None

    def warn(self, text: str) -> None:
        """Show in a toast what could not be done."""
        lines = [clean(line) for line in text.splitlines()]
        self.notify("\n".join(lines), severity="error", markup=False)

    def advise(self, text: str) -> None:
        """Show advice in a toast that gives way to whatever the user does next."""
        advice = Notification(clean(text), severity="information", markup=False)
        self._advice.append(advice)
        self.post_message(Notify(advice))

    def _dismiss_advice(self) -> None:
        """Take advice away: it would cover the panel that opens, or be about what is undone."""
        for advice in self._advice:
            self._unnotify(advice)
        self._advice.clear()

    def changed(self, label: str, after: str = "u undoes it") -> None:
        """Show the state after a change on every screen, and say in the footer what was done."""
        self.refresh_screens()
        notice = getattr(self.session, "notice", "")
        if notice:
            self.warn(notice)
        self.say(f"{TICK} {label[:1].upper()}{label[1:]}" + (f" · {after}" if after else ""))

    def say(self, message: str) -> None:
        """Show a message for a while: in the footer of the screen on top, else in a toast."""
        top = next(screen for screen in reversed(self.screen_stack) if not screen.is_modal)
        footers = list(top.query(KeyFooter))
        if not footers:
            super().notify(clean(message), markup=False)
            return
        footers[0].say(message)
        self._place_cursor_soon()

    def notify(self, message: str, **options: Any) -> None:
        """Show a toast; where all is in one column it is said in the footer instead."""
        if self._linear and hasattr(self, "session"):
            self.say(message)
        else:
            super().notify(message, **options)

    def ask(
        self,
        title: str,
        text: str,
        take: Callable[[str], object],
        *,
        value: str = "",
        example: str = "",
        explain: Explain | None = None,
        empty: bool = False,
        replaced: bool = False,
    ) -> None:
        """Ask for a line of text; ``take`` gets it, unless the user closes the panel."""
        screen = load("ask-text")(
            title,
            text,
            value=value,
            example=example,
            explain=explain,
            empty=empty,
            replaced=replaced,
        )
        self.push_screen(screen, _if_answered(take))

    def ask_day(self, title: str, text: str, take: Callable[[date], object]) -> None:
        """Ask for a day: one key for those that are most often meant, the quick-log's words for any
        other."""

        def take_answer(answer: str) -> None:
            if answer != "other":
                take(date.fromisoformat(answer))
                return
            screen = load("ask-day")(self.session, title, text)
            self.push_screen(screen, _if_answered(lambda words: take(screen.day_of(words))))

        self.choose(title, text, load("day-choices")(self.session), take_answer)

    def ask_days(
        self, title: str, text: str, take: Callable[[date, date], object], *, value: str = ""
    ) -> None:
        """Ask for a day, or a first and a last one."""
        screen = load("ask-days")(self.session, title, text, value=value)
        self.push_screen(screen, _if_answered(lambda words: take(*screen.days_of(words))))

    def choose(
        self,
        title: str,
        text: str,
        choices: Sequence[Choice],
        take: Callable[[str], object],
        start: int = 0,
    ) -> None:
        """Ask a question with a few answers; ``take`` gets the value of the chosen one."""
        self.push_screen(load("choose")(title, text, choices, start), _if_answered(take))

    def work_beside(self, words: str, do: Callable[[], T], then: Callable[[T], None]) -> None:
        """Make a large change beside the app, with a bar over it, then go on with its result."""
        session = self.session

        def do_and_plan() -> T:
            result = do()
            # What every screen looks at is worked out at once: else the first look would keep the
            # app waiting.
            _ = session.plan, session.board
            return result

        screen = load("working")(words, do_and_plan, then)
        self.push_screen(screen, lambda leave: leave() if leave else None)

    def open_contact(self, contact_id: str | None) -> None:
        """Show a contact's card; where there is none say how to choose one."""
        if contact_id is None and not self.session.records.contacts:
            add, bring = (key_words(self.keys.keys[name]) for name in ("add", "import"))
            self.say(f"Nobody is in the book yet: {add} adds somebody, {bring} imports.")
        elif contact_id is None:
            self.say(NOBODY)
        else:
            self.push_screen(load("contact")(self.session, contact_id))

    def open_quick_log(self, text: str = "", contact_id: str | None = None) -> None:
        """Open the quick-log, with the beginning of a line or for a contact."""
        self.push_screen(load("quick-log")(self.session, text, contact_id))

    def open_log_many(self, shared: str = "", people: str = "") -> None:
        """Open the editor for a whole event, with what all share and a line for each person."""
        self.push_screen(load("log-many")(self.session, shared, people))

    def edit_log(self, touch_id: str) -> None:
        """Open the quick-log with the line that made a touch."""
        screen = self.attempt(load("edit-log"), self.session, touch_id)
        if screen is not None:
            self.push_screen(screen)

    def ask_passphrase(
        self, locked: Locked, take: Callable[[bool | None], None], leave: str = "leave"
    ) -> None:
        """Ask for the passphrase of a book; ``take`` gets whether the key is known now."""
        self.push_screen(load("passphrase")(locked, leave=leave), take)

    def write_to(self, contact_id: str, item: Item | None = None, *, hook: str = "") -> None:
        """Begin a message to a contact, about a follow-up or with a hook where one is given."""
        load("write")(self, self.session, contact_id, item, hook)

    def edit_letter(self, offer: LetterOffer, take: Callable[[LetterAnswer], None]) -> None:
        """Show a message to be edited; ``take`` gets it and how it is to leave."""
        self.push_screen(load("letter")(offer), _if_answered(take))

    def copy_address(self, contact_id: str) -> None:
        """Copy the best address of a contact, and say which."""
        load("copy-address")(self, self.session, contact_id)

    def run_command(self, name: str) -> None:
        """Do the command of that name, as its key does."""
        self.call_later(self.action_command, name)

    # The commands that work everywhere; each is declared in `commands.declared`.

    async def action_command(self, name: str) -> None:
        """Do the command of that name: on the screen that is shown if it can, else on the app."""
        if not hasattr(self, "session") and name not in WITHOUT_BOOK:
            return
        if not self._leave_field():
            return
        self._dismiss_advice()
        command = next((command for command in KEYED if command.name == name), None)
        if command and command.room:
            self.go_to(room_name(command.room))
            return
        for node in (self.screen, self):
            run = getattr(node, command.doing, None) if command else None
            if run is not None:
                result = run()
                if isawaitable(result):
                    await result
                return
        self.say(f"{command.title if command else name} does nothing here.")

    def _leave_field(self) -> bool:
        """Keep what was typed into a field of the screen; returns whether the field could be
        left."""
        commit_field = getattr(self.screen, "commit_field", None)
        return commit_field is None or bool(commit_field())

    async def action_quit(self) -> None:
        """Leave by Textual's own key: asks as ours does."""
        if not self._leave_field():
            return
        (self.command_quit if self.working is None else self.working.quit_after)()

    def command_log(self) -> None:
        """Open the quick-log."""
        self.open_quick_log()

    def command_log_many(self) -> None:
        """Open the editor for a whole event."""
        self.open_log_many()

    def command_inbox(self) -> None:
        """Show the lines that wait for a decision, and what is proposed."""
        if self.lookout is not None:
            self.lookout.look_at_inbox()
            self.go_to("today")
            self.push_screen(load("inbox")(self.lookout.inbox, self.lookout.look_at_inbox))

    def command_find(self) -> None:
        """Find somebody and open their card."""
        self.push_screen(load("find")(self.session), _if_answered(self.open_contact))

    def command_add(self) -> None:
        """Add somebody and open their card."""
        self.open_add()

    def open_add(self) -> None:
        """Ask for somebody new, and open their card."""
        self.push_screen(load("add")(self.session), _if_answered(self.open_contact))

    def command_import(self) -> None:
        """Bring people in from a file."""
        self.push_screen(load("import")(self.session))

    def command_undo(self) -> None:
        """Undo the last change."""
        self._step_back(undo, "undo")

    def command_redo(self) -> None:
        """Redo what was undone."""
        self._step_back(redo, "redo")

    def _step_back(
        self, step: Callable[[Session], str | None], kind: Literal["undo", "redo"]
    ) -> None:
        """Undo or redo; beside the app where it takes long."""
        words, did, after = {
            "undo": ("Undoing", "undid", "ctrl+r redoes it"),
            "redo": ("Redoing", "redid", "u undoes it"),
        }[kind]

        def tell(label: str | None) -> None:
            if label is None:
                self.say(f"There is nothing to {kind}.")
            else:
                self.changed(f"{did}: {label}", after)

        session = self.session
        if takes_long(session, kind):
            self.work_beside(words, lambda: step(session), tell)
        else:
            tell(self.attempt(step, session))

    def go_to(self, room: str) -> None:
        """Show a room over the day, in place of the one before; ``today`` is the day itself."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if room != "today":
            self.push_screen(load(room)(self.session))

    def command_screen_today(self) -> None:
        """Go back to the day."""
        if len(self.screen_stack) == 1:
            self.say("This is Today.")
        self.go_to("today")

    def open_table(self, name: str) -> None:
        """Show a table of the sheet: ``promises``, ``favours``, ``hubs``."""
        screen = load("sheet")(self.session)
        self.go_to("today")
        self.push_screen(screen, None)
        screen.call_after_refresh(screen.show_table, name)

    def open_settings(self, name: str) -> None:
        """Show the settings with the cursor on one of them."""
        self.go_to("settings")
        self.screen.call_after_refresh(getattr(self.screen, "select_setting", lambda _: None), name)

    def command_tour(self) -> None:
        """Begin the tour, or leave it. Where a book of one's own is open, the sample book is opened
        for it."""
        if self._tour is not None:
            self._tour.end()
            self._tour = None
        elif self.session.demo:
            self.go_to("today")
            self._tour = load("tour")(self)
            self._tour.begin()
        else:
            choices = (
                Choice("tour", "t", "Take the tour", "five minutes; leaving it leads back here"),
                Choice("stay", "s", "Stay"),
            )
            text = "The tour is walked on a sample book; yours is saved and stays as it is."
            self.choose("Tour", text, choices, self._leave_for_tour)

    def _leave_for_tour(self, answer: str) -> None:
        self.leaves_for_tour = answer == "tour"
        if self.leaves_for_tour:
            self.exit()

    def command_go(self) -> None:
        """Ask for the second key: the first or the last row, or a room."""
        rows = (Choice("cursor_first", "g", "First row"), Choice("cursor_last", "e", "Last row"))
        rooms = [
            Choice(command.name, key, command.title, key_words(self.keys.keys[command.name]))
            for command, key in zip(ROOMS, GO_KEYS, strict=False)
        ]
        rooms += [
            Choice(command.name, key_words(self.keys.keys[command.name]), command.title)
            for command in MORE_ROOMS
            if self.keys.keys[command.name]
        ]

        def take(answer: str) -> None:
            move = getattr(self.focused, f"action_{answer}", None)
            if move is not None:
                move()
            else:
                self.run_command(answer)

        self.choose("Go", "", [*rows, *rooms], take)

    def command_jump(self) -> None:
        """Put a letter on every row and card that is seen, and go to the one that is typed."""
        targets = [
            target
            for widget in self.screen.query("*").results(Jumpable)  # type: ignore[type-abstract]
            if isinstance(widget, Widget) and widget.is_on_screen
            for target in widget.jump_targets()
        ]
        if not targets:
            self.say("There is nothing here to jump to.")
            return

        def take(target: JumpTarget) -> None:
            target.take()

        self.push_screen(load("jump")(targets), _if_answered(take))

    def command_suspend(self) -> None:
        """Go into the background."""
        self.drafts.save()
        self.action_suspend_process()

    def on_key(self, event: events.Key) -> None:
        """Say that a key does nothing here: nothing that has the focus, the screen or the app has
        taken it."""
        if event.key not in self.screen.active_bindings and hasattr(self, "session"):
            key = key_words(event.key)
            shown = event.character if event.is_printable and event.character else key
            help_key = key_words(self.keys.keys["help"])
            self.say(f"{shown} does nothing here; {help_key} shows what does.")

    def command_screen_contact(self) -> None:
        """Show the card of the contact under the cursor."""
        self.open_contact(self._contact_under_cursor())

    def command_duplicates(self) -> None:
        """Show who may be in the book twice; with two who are chosen, those two side by side."""
        if getattr(self.screen, "place", "") == "duplicates":
            self.say("These are the duplicates.")
            return
        chosen_pair = getattr(self.screen, "two_chosen", None)
        pair = chosen_pair() if chosen_pair else None
        screen = load("duplicates")(self.session, self._contact_under_cursor())
        self.push_screen(screen)
        if pair:
            screen.open_two(*pair)

    def command_why(self) -> None:
        """Tell in full why the contact under the cursor is where they are."""
        contact = self._contact_under_cursor()
        if contact is None:
            self.say(NOBODY)
        elif contact in self.session.records.contacts:
            self.push_screen(load("why")(self.session, contact))

    def _contact_under_cursor(self) -> str | None:
        ask_screen = getattr(self.screen, "contact_under_cursor", None)
        contact: str | None = ask_screen() if ask_screen else None
        return contact

    def command_theme(self) -> None:
        """Choose a theme, with a live preview."""
        self.push_screen(load("theme")())

    def wear(self, name: str) -> None:
        """Put on a theme and remember it on this machine."""
        theme = self.attempt(load_theme, name)
        if theme is not None:
            self.register_theme(theme)
            self.theme = name
            self.attempt(write_config, "theme", name)

    def command_help(self) -> None:
        """Show the keys of the place one stands in."""
        place = getattr(self.screen, "place", "everywhere")
        self.push_screen(load("help")(place, self.keys.keys))

    def command_palette(self) -> None:
        """Reach every command by its name."""
        self.push_screen(load("palette")(id="--command-palette"))

    def command_quit(self) -> None:
        """Leave; with the new touch still open, ask once (R1)."""
        if not hasattr(self, "session"):
            self.exit()
            return
        plan = self.session.plan
        is_open = plan.new_touch is not None and plan.working and not plan.quota.done
        if not is_open or not self.session.settings.ask_on_leaving:
            self.exit()
            return
        name = plan.new_touch.name if plan.new_touch else ""
        keys = {name: key_words(keys) for name, keys in self.keys.keys.items()}
        choices = (
            Choice("new", keys["new"], "Do it now", "write the line that logs it"),
            Choice("skip", keys["skip"], "Skip it", skip_cost(self.session).streak),
            Choice("off", keys["off"], "Day off", "the day does not count"),
            Choice("leave", keys["quit"], "Leave", "it stays open, you may come back"),
        )
        text = f"Today's new touch is still open: {name}."
        self.choose("Before you leave", text, choices, self._leave)

    def _leave(self, answer: str) -> None:
        """Do what was answered to the question asked on leaving."""
        if answer == "leave":
            self.exit()
        else:
            self.go_to("today")
            self.run_command(answer)


def _if_answered(take: Callable[[T], object]) -> Callable[[T | None], None]:
    """Call ``take`` with an answer; a panel that was closed gives none."""

    def take_answer(answer: T | None) -> None:
        if answer is not None:
            take(answer)

    return take_answer
