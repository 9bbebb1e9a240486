"""planner: one new touch a day, the follow-ups that fit, and a network that stays warm."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.book import read_book
    from planner.commands.library import log_line, plan_for

__version__ = "0.2.0"
__all__ = ["log_line", "plan_for", "read_book"]

_PLACES = {
    "log_line": "planner.commands.library",
    "plan_for": "planner.commands.library",
    "read_book": "planner.book",
}


def __getattr__(name: str) -> Any:
    """Load what scripts use when they ask for it: the program itself starts without."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # the shell's quickest answers import next to nothing

    return getattr(import_module(_PLACES[name]), name)
