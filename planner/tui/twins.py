"""Who may be in the book twice, looked for beside the app: with many people it takes as long as
many keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.worker import get_current_worker

from planner.commands.people.duplicates import find_duplicates

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.exchange.plan.duplicates import Pair


def look_for_twins(
    screen: Screen[Any], session: Session, take: Callable[[list[Pair]], None]
) -> None:
    """Hand the screen the pairs that may be one person once they are found; what it looked for
    before is let go."""

    def look() -> None:
        pairs = find_duplicates(session)
        if not get_current_worker().is_cancelled:
            screen.call_later(
                take, pairs
            )  # it does not wait, so that leaving the app does not either

    screen.run_worker(look, group="twins", thread=True, exclusive=True)
