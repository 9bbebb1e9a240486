"""The book's names, prepared for reading lines: stored for the next start, because preparing those
of ten thousand people takes longer than all else that logging a line does."""

from __future__ import annotations

import contextlib
import marshal
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from planner import __version__
from planner.quicklog.lexicon import Lexicon

if TYPE_CHECKING:
    from planner.book import StoredView
    from planner.commands.session import Session

_VIEW: Final = "names"
_VERSION: Final = f"names-1 {__version__} {sys.implementation.cache_tag} {marshal.version}"
"""What prepared the names; its first number grows with each change of how names are folded."""


def lexicon_of(session: Session) -> Lexicon:
    """Return the book's names, as they are stored where the contacts are the same; else they are
    stored once the command has answered."""
    lexicon = Lexicon.of(session.records, session.settings.not_names.split())
    view = session.book.stored_view(_VIEW, _VERSION)
    if view is None:
        return lexicon
    contacts = session.book.text.digest("contacts")
    content = view.read(contacts)
    if content is not None:
        with contextlib.suppress(ValueError, TypeError, EOFError):
            lexicon.take(marshal.loads(content.data))
            return lexicon
    session.when_answered(_VIEW, partial(_store, session, view, contacts, lexicon))
    return lexicon


def _store(session: Session, view: StoredView, contacts: str, lexicon: Lexicon) -> None:
    """Store the names, unless the contacts have changed meanwhile."""
    if session.book.text.digest("contacts") == contacts:
        view.write(contacts, marshal.dumps(lexicon.stored()))
