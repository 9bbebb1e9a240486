"""What a screen, a widget or a flow of questions may ask of the app, and no more.

The app itself is in `app`, which opens the screens by name; screens know it by this protocol alone,
so that they can be read, typed and tested without it. ``self.app`` stays Textual's, ``self.desk``
is the planner's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Literal, ParamSpec, Protocol, TypeVar, cast

from planner.value import NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from textual.app import App
    from textual.message_pump import MessagePump

    from planner.commands.catalogue import Command
    from planner.commands.machine.keymap import KeyMap
    from planner.commands.machine.screen_settings import ScreenOptions, ScreenSettingName
    from planner.commands.session import Session
    from planner.engine.plan import Item
    from planner.errors import Locked
    from planner.tui.drafts import Drafts
    from planner.tui.letters import LetterAnswer, LetterOffer

P = ParamSpec("P")
T = TypeVar("T")

MANY = 5_000
"""Records from which on a change is made beside the app: of fewer it takes the blink of an eye."""

NOBODY = "Put the cursor on somebody."
"""What is said where a key needs a contact and there is none under the cursor."""

Explain = Callable[[str], str]
"""Tells in words how a text is understood.

Raises:
    PlannerError: It is not; the error says what to write.
"""


class Choice(NamedTuple):
    """An answer to a question: its value, the key that gives it, its title and what it means."""

    value: str
    key: str
    title: str
    about: str = ""


class Work(Protocol):
    """A change that is being made beside the app."""

    def quit_after(self) -> None:
        """Leave the app once the change is made."""


class Desk(Protocol):
    """The app as screens see it.

    Attributes:
        session: The open book with the plan of the day.
        keys: The keys as declared, or as the user's keys.toml has them.
        options: How the screen is drawn on this machine.
        drafts: Half-typed lines, kept while one types.
        working: The change that is being made beside the app; until it is made nothing else
            reads or changes the book.
    """

    session: Session
    keys: KeyMap
    options: ScreenOptions
    drafts: Drafts
    working: Work | None

    @property
    def inbox_count(self) -> int:
        """The number of lines and proposals in the inbox that wait for a decision."""
        ...

    def attempt(self, fn: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Run a command of the planner; a PlannerError is shown as a toast, and None returned."""

    def do(self, command: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Run a command that changes the book, and show what it did: it returns the label of the
        change.

        Returns:
            Whether it was done; what could not be done is shown as a toast.
        """
        ...

    def say(self, message: str) -> None:
        """Show a message for a while: in the footer of the screen on top, else in a toast."""

    def warn(self, text: str) -> None:
        """Show in a toast what could not be done."""

    def notify(
        self,
        message: str,
        *,
        severity: Literal["information", "warning", "error"] = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a toast, as Textual does."""

    def advise(self, text: str) -> None:
        """Show advice in a toast that gives way to whatever the user does next."""

    def changed(self, label: str, after: str = "u undoes it") -> None:
        """Show the state after a change on every screen, and say in the footer what was done.

        Args:
            label: What was done: "logged coffee with Ana Li".
            after: What can be done about it.
        """

    def refresh_screens(self) -> None:
        """Let every screen read the session again."""

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
        """Ask for a line of text; ``take`` gets it, unless the user closes the panel. See
        `AskTextScreen`."""

    def ask_day(self, title: str, text: str, take: Callable[[date], object]) -> None:
        """Ask for a day: one key for those that are most often meant, the quick-log's words for any
        other."""

    def ask_days(
        self, title: str, text: str, take: Callable[[date, date], object], *, value: str = ""
    ) -> None:
        """Ask for a day, or a first and a last one."""

    def choose(
        self,
        title: str,
        text: str,
        choices: Sequence[Choice],
        take: Callable[[str], object],
        start: int = 0,
    ) -> None:
        """Ask a question with a few answers; ``take`` gets the value of the chosen one."""

    def work_beside(self, words: str, do: Callable[[], T], then: Callable[[T], None]) -> None:
        """Make a large change beside the app, with a bar over it, then go on with its result.

        Args:
            words: What is being done: "Saving 100,000 records".
            do: Does it, in a thread. A PlannerError of it is shown, and ``then`` is not called.
            then: Goes on in the app, when the bar is gone.
        """

    def open_contact(self, contact_id: str | None) -> None:
        """Show a contact's card; where there is none say how to choose one."""

    def open_add(self) -> None:
        """Ask for somebody new, and open their card."""

    def open_quick_log(self, text: str = "", contact_id: str | None = None) -> None:
        """Open the quick-log, with the beginning of a line or for a contact."""

    def open_log_many(self, shared: str = "", people: str = "") -> None:
        """Open the editor for a whole event, with what all share and a line for each person."""

    def edit_log(self, touch_id: str) -> None:
        """Open the quick-log with the line that made a touch."""

    def ask_passphrase(
        self, locked: Locked, take: Callable[[bool | None], None], leave: str = "leave"
    ) -> None:
        """Ask for the passphrase of a book; ``take`` gets whether the key is known now."""

    def write_to(self, contact_id: str, item: Item | None = None, *, hook: str = "") -> None:
        """Begin a message to a contact, about a follow-up or with a hook (its id) where one is
        given."""

    def edit_letter(self, offer: LetterOffer, take: Callable[[LetterAnswer], None]) -> None:
        """Show a message to be edited; ``take`` gets it and how it is to leave. See
        `LetterScreen`."""

    def copy_address(self, contact_id: str) -> None:
        """Copy the best address of a contact, and say which."""

    def welcome(self, path: Path | None, today: date | None) -> None:
        """Ask where the book shall live, and begin the day with it or leave."""

    def exit(self, *, return_code: int = 0, message: str | None = None) -> None:
        """Leave the app, as Textual does."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, as Textual does."""

    def open_url(self, url: str) -> None:
        """Open an address outside of the terminal, as Textual does."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> object:
        """Call again and again, as Textual does."""

    def call_after_refresh(self, callback: Callable[[], None]) -> object:
        """Call once the screen is drawn, as Textual does."""

    def begin(self, session: Session) -> None:
        """Begin the day with a book."""

    def go_to(self, room: str) -> None:
        """Show a room over the day, in place of the one before; ``today`` is the day itself."""

    def open_table(self, name: str) -> None:
        """Show a table of the sheet: ``promises``, ``favours``, ``hubs``."""

    def open_settings(self, name: str) -> None:
        """Show the settings with the cursor on one of them."""

    def wear(self, name: str) -> None:
        """Put on a theme and remember it on this machine."""

    def ask_key(self, command: type[Command]) -> None:
        """Ask for another key of a command, and use it from then on."""

    def draw_by(self, name: ScreenSettingName, value: str) -> None:
        """Set how the screen is drawn on this machine, and draw it so."""

    def begin_with_import(self) -> None:
        """Ask for a file to import as soon as the day has begun."""

    def run_command(self, name: str) -> None:
        """Do the command of that name, as its key does."""


class at_desk:  # noqa: N801
    """The attribute of a screen or widget through which it asks: ``desk = at_desk()``."""

    def __get__(self, node: MessagePump, _type: type[MessagePump] | None = None) -> Desk:
        """Return the app."""
        return desk_of(node.app)


def desk_of(app: App[Any]) -> Desk:
    """Return the app as its screens see it."""
    return cast("Desk", app)
