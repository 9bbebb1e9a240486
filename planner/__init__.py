"""planner: one new touch a day, the follow-ups that fit, and a network that stays warm."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.book import read_book

__version__ = "0.1.0"
__all__ = ["read_book"]


def __getattr__(name: str) -> Any:
    """Load what scripts use when they ask for it: the program itself starts without."""
    if name != "read_book":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from planner.book import read_book

    return read_book
