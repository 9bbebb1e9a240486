"""Keys that are typed faster than the screens follow: each is held until the one before it has had
its whole effect.

Textual hands a key to the widget that has the focus, and from there up to the app, through the
queue of each; a panel that it opens then takes a moment until it is there and has the focus. A key
that came in the meantime would act on the screen below."""

from __future__ import annotations

from collections import deque
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from textual.app import App
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump

    Typed = events.Key | events.Paste

LONGEST = 1.0
"""Seconds for which a key is held at most, should what it waits for never come."""
ROUNDS = 3
"""How often is looked for widgets that are not there yet: those that a new one brings along are
among them."""


class TypedAhead:
    """Hands keys and pastes on one after the other."""

    def __init__(self, app: App[None], hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        """Hold the keys of an app; ``hand_on`` does with one what Textual does."""
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Typed] = deque()
        self._since: float | None = None
        """When the key was handed on whose effect is waited for; None where none is."""

    async def take(self, event: Typed) -> None:
        """Hand a key on, now or after those before it."""
        self._waiting.append(event)
        if self._since is None and not self._app.screen.is_mounted:
            self._settle(ROUNDS)
        elif self._since is None or monotonic() - self._since > LONGEST:
            await self._next()

    async def _next(self) -> None:
        self._since = None
        while self._waiting and self._since is None:
            event = self._waiting.popleft()
            focus = self._app.focused or self._app.screen
            way = [node for node in focus.ancestors_with_self if node is not self._app]
            await self._hand_on(event)
            if isinstance(event, events.Key) and not event.is_printable:
                # What enter does in a line is a message of the line, which goes the same way once
                # more.
                self._follow([*way, self._app, *way])
            elif isinstance(event, events.Paste) or not _writes(focus):
                self._follow(way)

    def _follow(self, way: Sequence[MessagePump]) -> None:
        """Go the way that a message goes, behind it; then wait for what it has brought."""
        self._since = monotonic()
        self._through(deque(way), lambda: self._settle(ROUNDS))

    def _settle(self, rounds: int) -> None:
        """Wait until the screen that is shown now and all that is on it are there, and the focus
        where it belongs."""
        self._since = self._since or monotonic()
        screen = self._app.screen
        coming = [node for node in screen.walk_children(Widget) if not node.is_mounted]
        if rounds and (coming or rounds == ROUNDS or not screen.is_mounted):
            self._through(deque([screen, *coming, self._app]), lambda: self._settle(rounds - 1))
        else:
            self._app.call_later(self._next)

    def _through(self, way: deque[MessagePump], then: Callable[[], None]) -> None:
        """Go through the queues, one after the other; one that is closing takes nothing any
        more."""
        while way:
            if way.popleft().call_later(self._through, way, then):
                return
        then()


def _writes(focus: DOMNode) -> bool:
    """Whether letters are written where the focus is: a line or a page, and they alone have a
    cursor that blinks."""
    return hasattr(
        focus, "cursor_blink"
    )  # their classes are not imported before one of them is shown
