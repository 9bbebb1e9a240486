"""The tour: five minutes on the sample book, one step at a time. Each says what to press, and waits
until that has happened; whatever else is pressed works as ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from planner.tui.desk import desk_of
from planner.tui.keys import KeyWords
from planner.tui.rooms import load
from planner.value import NamedTuple
from planner.words import plural

if TYPE_CHECKING:
    from textual.app import App
    from textual.timer import Timer

    from planner.commands.session import Session

LOOK_SECONDS = 0.1
"""How often is looked whether a step is done."""
WITHOUT_PANEL = "jump"
"""The screen on which the panel is not shown: its letters stand where the rows are."""


class TourStep(NamedTuple):
    """A step: what it says, with the names of commands in braces for their keys, and what ends
    it."""

    text: str
    is_done: Callable[[App[Any], object], bool]
    """Whether the app is where the step leads, given what the book held when it began."""


def book_state(session: Session) -> object:
    """Return what the steps change of the book."""
    records = session.records
    open_promises = sum(promise.open for promise in records.promises.values())
    closed = any(day.closed for day in records.days.values())
    return len(records.touches), open_promises, closed


def _shown(room: str) -> Callable[[App[Any], object], bool]:
    """Whether a screen is on top."""
    return lambda app, _before: isinstance(app.screen, load(room))


def _focused(name: str) -> Callable[[App[Any], object], bool]:
    """Whether the cursor is in a widget of that class."""
    return lambda app, _before: type(app.focused).__name__ == name


def _changed(app: App[Any], before: object) -> bool:
    """Whether the book was changed since the step began."""
    return book_state(desk_of(app).session) != before


def _never(_app: App[Any], _before: object) -> bool:
    return False


STEPS: tuple[TourStep, ...] = (
    TourStep(
        "The day begins with one person, and something to say to them. {new} begins the line that "
        "logs it.",
        _shown("quick-log"),
    ),
    TourStep(
        "The line is there already, and below it what it means. enter logs it.",
        _changed,
    ),
    TourStep(
        "That was today's new touch. tab goes on to the follow-ups: what you promised, who has not "
        "answered, who would like to hear from you.",
        _focused("FollowUpList"),
    ),
    TourStep("{done} ticks the first one off.", _changed),
    TourStep(
        "Whatever you do, {undo} takes it back: today, tomorrow, a whole import too.", _changed
    ),
    TourStep(
        "{screen-board} shows everybody: cold, warming, active, and whom you owe a favour.",
        _shown("board"),
    ),
    TourStep("The arrows walk over the cards. {open} opens one.", _shown("contact")),
    TourStep(
        "Who they are, what was said, what is promised. After a meeting {log} opens a line, here "
        "and anywhere.",
        _shown("quick-log"),
    ),
    TourStep(
        "Type “coffee with …” and see how it is understood; esc puts it away. Then {screen-hubs}: "
        "which events bring you people, which to stop, and what is to come.",
        _shown("hubs"),
    ),
    TourStep(
        "{screen-introductions}: who introduced whom, and where you know one person alone.",
        _shown("introductions"),
    ),
    TourStep(
        "{screen-numbers}: is it steady, does your week have room, and what came of it.",
        _shown("numbers"),
    ),
    TourStep(
        "A line that you wrote on the phone waits where it cannot be understood: {inbox}.",
        _shown("inbox"),
    ),
    TourStep(
        "Somebody is in the book twice, by hand and from LinkedIn: {duplicates}.",
        _shown("duplicates"),
    ),
    TourStep(
        "The phone changed the book while this machine was offline. {screen-sync} shows what was "
        "merged: nothing is lost.",
        _shown("sync"),
    ),
    TourStep(
        "All of it has a name, people and settings too: {palette} finds it.", _shown("palette")
    ),
    TourStep("esc, then {help}: the keys of the place where you stand.", _shown("help")),
    TourStep(
        "esc, then {close}: the evening asks what is not logged yet, and names tomorrow's first.",
        _shown("evening"),
    ),
    TourStep("{close-day} closes the day.", _changed),
    TourStep(
        "That is the planner. Go on as you like: nothing of this book is kept. {quit} leaves it, "
        "and `planner` begins your own.",
        _never,
    ),
)


class TourPanel(Static):
    """What the tour says, above the screen."""

    DEFAULT_CSS = """
    TourPanel {
        dock: top; width: 100%; height: auto; padding: 0 2;
        background: $panel; color: $foreground;
    }
    TourPanel:ansi { text-style: bold; }
    """
    auto_links = False


class Tour:
    """The tour through an app, from its first step until it is left."""

    def __init__(self, app: App[Any]) -> None:
        """Make a tour."""
        self.at = 0
        self._app = app
        self._desk = desk_of(app)
        self._before = book_state(self._desk.session)
        self._timer: Timer | None = None

    def begin(self) -> None:
        """Show the first step, and look again and again whether it is done."""
        self._timer = self._app.set_interval(LOOK_SECONDS, self.look)
        self.look()

    def end(self) -> None:
        """Take the panel away."""
        if self._timer is not None:
            self._timer.stop()
        for screen in self._app.screen_stack:
            screen.query(TourPanel).remove()

    def look(self) -> None:
        """Go on where the step is done, and show the panel on the screen that is on top."""
        if STEPS[self.at].is_done(self._app, self._before):
            self.at += 1
            self._before = book_state(self._desk.session)
            for screen in self._app.screen_stack:
                for panel in screen.query(TourPanel):
                    panel.update(self._words())
        screen = self._app.screen
        if screen.is_mounted and not screen.query(TourPanel) and not self._hides_rows(screen):
            screen.mount(TourPanel(self._words()))

    @staticmethod
    def _hides_rows(screen: object) -> bool:
        return isinstance(screen, load(WITHOUT_PANEL))

    def _words(self) -> Content:
        keys = KeyWords(self._desk.keys.keys)
        left = len(STEPS) - 1 - self.at
        click = Style.from_meta({"@click": "app.command('tour')"})
        return Content.assemble(
            ("TOUR  ", Style.parse("$accent bold")),
            STEPS[self.at].text.format_map(keys),
            (f"   {plural(left, 'step')} to go" if left else "", Style.parse("$muted")),
            ("   ", Style.parse("$muted")),
            (f"{keys['tour']} ", Style.parse("$accent") + click),
            ("leaves the tour", Style.parse("$muted") + click),
        )
