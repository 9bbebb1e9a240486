"""What comes before the day: the welcome where there is no book yet, the passphrase where the book is encrypted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import Locked, PlannerError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from planner.commands.session import Session
    from planner.tui.app import PlannerApp


def ask_for_book(
    app: PlannerApp, path: Path | None, today: date | None, locked: Locked | None
) -> None:
    """Ask for what is wanted to have a book, and begin the day with it; whoever would rather not leaves the app.

    Args:
        app: The app, without a session.
        path: The book that was asked for, if one was.
        today: The day to plan; None is the present one.
        locked: What a passphrase has to open, where the book is encrypted.
    """

    def begin(session: Session | None) -> None:
        app.exit() if session is None else app.begin(session)

    if locked is None or path is None:
        from planner.tui.screens.welcome import WelcomeScreen

        app.push_screen(WelcomeScreen(path, today), begin)
        return

    def opened(known: bool | None) -> None:
        if known:
            _open(app, path, today)
        else:
            app.exit()

    ask_passphrase(app, locked, opened)


def ask_passphrase(
    app: PlannerApp, locked: Locked, then: Callable[[bool | None], None], leave: str = "leave"
) -> None:
    """Ask for the passphrase of a book; ``then`` is told whether the key is known now."""
    from planner.tui.screens.passphrase import PassphraseScreen

    app.push_screen(PassphraseScreen(locked, leave=leave), then)


def tell_trouble(app: PlannerApp, error: PlannerError, look: Callable[[], None]) -> None:
    """Say what is wrong with the file of an open book; where another machine has encrypted it, ask what opens it, and
    ``look`` again."""
    if isinstance(error, Locked):
        ask_passphrase(app, error, lambda known: look() if known else app.warn(str(error)), "later")
    else:
        app.warn(str(error))


def _open(app: PlannerApp, path: Path, today: date | None) -> None:
    from planner.commands.file.books import open_session

    try:
        session = open_session(path, today)
    except Locked as locked:  # a part that came from another machine has another key
        ask_for_book(app, path, today, locked)
    except PlannerError as error:
        app.exit(return_code=error.exit_code, message=str(error))
    else:
        app.begin(session)
