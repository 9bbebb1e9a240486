"""How a line is understood before it is logged: the names that it is read with, and the entry in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.quicklog.lexicon import Lexicon
from planner.quicklog.parser import split_batch
from planner.quicklog.preview import describe

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.quicklog.entry import Entry


def lexicon_of(session: Session) -> Lexicon:
    """Return the book's names, prepared for reading lines."""
    return Lexicon.of(session.records)


def lines_in(text: str) -> list[str]:
    """Return the quick-log lines of a text."""
    return split_batch(text)


def in_words(session: Session, entry: Entry) -> tuple[str, ...]:
    """Return an entry in plain words, a line for each part: what happened first, then the rest."""
    return describe(entry, session.today)
