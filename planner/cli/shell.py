"""What every command of the shell works with: its arguments, the open book, and one way to print."""

from __future__ import annotations

import os
import sys
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from planner.errors import UsageError
from planner.words import quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    from planner.commands.session import Session


T = TypeVar("T")
FIRST_YEAR, LAST_YEAR = 1900, 2900
"""The years that can be planned with ``--today``."""


class Shell:
    """One call of the program.

    Attributes:
        args: The arguments, as read.
        json: Whether one JSON value is wanted on standard output.
    """

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.json: bool = args.json
        self.dry_run: bool = getattr(args, "dry_run", False)
        self._session: Session | None = None
        self._told = ""

    @property
    def today(self) -> date | None:
        """The day that was asked for; None is the present one.

        Raises:
            UsageError: It is no day, or one that is too far off to plan: the rules look years back and ahead.
        """
        text, source = self.args.today, "--today"
        if text is None:
            text, source = os.environ.get("PLANNER_TODAY") or None, "PLANNER_TODAY"
        if text is None:
            return None
        try:
            day = date.fromisoformat(text)
        except ValueError:
            raise UsageError(
                f"{source}: {quoted(text)} is no day. Write it as in 2026-11-18."
            ) from None
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise UsageError(
                f"{source}: {day} is out of reach. Take a year from {FIRST_YEAR} to {LAST_YEAR}."
            )
        return day

    def open(self, *, create: bool = False, keep: bool = True) -> Session:
        """Open the book, once, and say on standard error where it is worked on from this machine's copy.

        Args:
            create: Make a book where there is none yet; a rehearsal makes one that is thrown away.
            keep: Whether a book that is made stays; else it is thrown away as well.

        Raises:
            Locked: It is encrypted, and nobody is there to ask for the passphrase.
            BookError: It cannot be read.
        """
        from planner.commands.file.books import book_path, is_new, open_session, passing_session

        if self._session is not None:
            return self._session
        today, path = self.today, book_path(self.args.book)
        if create and (self.dry_run or not keep) and self.unlocking(lambda: is_new(path)):
            return passing_session(today)
        self._session = session = self.unlocking(lambda: open_session(path, today, create=create))
        self._tell_status(session)
        return session

    def _tell_status(self, session: Session) -> None:
        """Say what is wrong with the file, once."""
        status = session.book.status
        if not status.ready and status.text != self._told:
            self._told = status.text
            self.warn(status.text)

    def unlocking(self, do: Callable[[], T]) -> T:
        """Do something with an encrypted book; where its key is not known and somebody sits there, ask for the
        passphrase, and keep the key in the system keyring.

        Raises:
            Locked: Nobody is there, or the passphrase was wrong.
        """
        from planner.errors import Locked

        while True:
            try:
                return do()
            except Locked as locked:
                from planner.cli.file.passphrase import unlock

                if not unlock(locked, self.warn):
                    raise

    def answer(self, value: object, lines: Iterable[str]) -> None:
        """Print the JSON value, or the lines where JSON was not asked for."""
        if self.json:
            import json

            print(json.dumps(value, ensure_ascii=False, indent=2))
        else:
            for line in lines:
                print(line)
        if self._session is not None:
            if self._session.notice:
                self.warn(self._session.notice)
            self._tell_status(self._session)  # its folder may have stalled since

    def warn(self, text: str) -> None:
        """Print to standard error."""
        print(text, file=sys.stderr)

    def several(self, ids: list[str]) -> list[str]:
        """Return the ids that were given; ``-`` stands for those on standard input, one a line.

        Raises:
            UsageError: There are none.
        """
        if ids != ["-"]:
            return ids
        found = [line.split()[0] for line in typed_in().splitlines() if line.strip()]
        if not found:
            raise UsageError("There is no id on standard input.")
        return found


def typed_in() -> str:
    """Return all of standard input.

    Raises:
        UsageError: It is not UTF-8. To guess would put wrong letters into names for good.
    """
    try:
        text = sys.stdin.read()
        text.encode()  # depending on the locale, Python lets bytes that it cannot read through as lone surrogates
    except UnicodeError:
        raise UsageError(
            "Standard input is not UTF-8. Convert it first, as with `iconv -f latin1 -t utf-8`. Nothing was changed."
        ) from None
    return text
