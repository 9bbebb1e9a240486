"""What every command of the shell works with: its arguments, the open book, and one way to
print."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from planner.cli.json_output import print_json
from planner.cli.output import print_lines, print_row, warn
from planner.cli.standard_input import ids_typed_in
from planner.cli.tsv import tsv_lines
from planner.config import book_path
from planner.errors import Locked, UsageError
from planner.words import plural, quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from planner.commands.session import Session


T = TypeVar("T")
FIRST_YEAR, LAST_YEAR = 1900, 2900
"""The years that can be planned with ``--today``."""


class Shell:
    """One call of the program.

    Attributes:
        args: The arguments, as read.
        format: How the answer is wanted: table, json or tsv; the commands that write files have
            formats of their own.
        json: Whether a value is wanted on standard output, and not lines for people.
        dry_run: Whether nothing is to be changed.
    """

    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        self.format: str = "json" if args.json else getattr(args, "layout", "table")
        self.json: bool = self.format != "table"
        self.dry_run: bool = getattr(args, "dry_run", False)
        self._session: Session | None = None
        self._status = ""

    @property
    def book_path(self) -> Path:
        """Where the book is.

        Raises:
            PlannerError: The configuration cannot be read.
        """
        return book_path(self.args.book)

    @property
    def today(self) -> date | None:
        """The day that was asked for; None is the present one.

        Raises:
            UsageError: It is no day, or one that is too far off to plan: the rules look years back
                and ahead.
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

    @property
    def opened(self) -> Session | None:
        """The book, where it was opened; what a cache answers needs none."""
        return self._session

    def open(self, *, create: bool = False, keep: bool = True) -> Session:
        """Open the book, once, and say on standard error where it is worked on from this machine's
        copy.

        Args:
            create: Make a book where there is none yet; a rehearsal makes one that is thrown away.
            keep: Whether a book that is made stays; else it is thrown away as well.

        Raises:
            Locked: It is encrypted, and nobody is there to ask for the passphrase.
            BookError: It cannot be read.
        """
        if self._session is not None:
            return self._session
        # What answers from a cache needs no book.
        from planner.commands.file.books import is_new, open_session, passing_session

        today, path = self.today, self.book_path
        passing = create and (self.dry_run or not keep)
        if passing and self.unlocking(lambda: is_new(path)):
            return passing_session(today)
        self._session = session = self.unlocking(lambda: open_session(path, today, create=create))
        self._tell_status(session)
        return session

    def _tell_status(self, session: Session) -> None:
        """Say what is wrong with the file, once."""
        status = session.book.status
        if not status.ready and status.text != self._status:
            self._status = status.text
            self.warn(status.text)

    def unlocking(self, do: Callable[[], T]) -> T:
        """Do something with an encrypted book; where its key is not known and somebody sits there,
        ask for the passphrase, and keep the key in the system keyring.

        Raises:
            Locked: Nobody is there, or the passphrase was wrong.
        """
        while True:
            try:
                return do()
            except Locked as locked:
                from planner.cli.passphrase import unlock  # only where a book is locked

                if not unlock(locked, self.warn):
                    raise

    @contextmanager
    def one_change(self, session: Session) -> Iterator[None]:
        """Make the changes of the block as one step of undo; in a rehearsal, none of them."""
        session.gather()
        yield
        session.release(save=not self.dry_run)

    def answer(self, value: object, lines: Iterable[str]) -> None:
        """Print the JSON value, or the lines where JSON was not asked for."""
        if self.format == "tsv":
            for line in tsv_lines(value):
                print_row(line)
        elif self.json:
            print_json(value)
        else:
            print_lines(lines)
        if self._session is not None:
            if self._session.notice:
                self.warn(self._session.notice)
            self._tell_status(self._session)  # its folder may have stalled since

    def answer_changed(
        self, labels: Sequence[str], more: Iterable[str] = (), **values: object
    ) -> None:
        """Print what was changed, or would be.

        Args:
            labels: A line for each change.
            more: Lines after them.
            values: What else the JSON says.
        """
        prefix = "dry run: " if self.dry_run else ""
        self.answer(
            {**values, "changed": list(labels), "dry_run": self.dry_run},
            [*(f"{prefix}{label}" for label in labels), *more],
        )

    def warn(self, text: str) -> None:
        """Print to standard error."""
        warn(text)

    def several(self, ids: list[str]) -> list[str]:
        """Return the ids that were given; ``-`` stands for those on standard input, one a line.

        Raises:
            UsageError: There are none.
        """
        return ids_typed_in() if ids == ["-"] else ids

    def named(self, words: list[str]) -> list[str]:
        """Return what is named: one name of several words, or with ``-`` each id on standard input.

        Raises:
            UsageError: There is no id on standard input.
        """
        return ids_typed_in() if words == ["-"] else [" ".join(words)]

    def filled(self, names: Sequence[str]) -> list[str]:
        """Return names with an id of standard input in the place of each ``-``.

        Raises:
            UsageError: There are more ids, or fewer.
        """
        wanted = names.count("-")
        if not wanted:
            return list(names)
        ids = ids_typed_in()
        if len(ids) != wanted:
            there = plural(len(ids), "id")
            raise UsageError(f"Give {plural(wanted, 'id')} on standard input, not {there}.")
        rest = iter(ids)
        return [next(rest) if name == "-" else name for name in names]

    def answer_each(
        self, words: list[str], answers: Sequence[tuple[object, Iterable[str]]]
    ) -> None:
        """Print one answer for each thing that was named: with ``-`` a list of them.

        Args:
            words: The words that named them.
            answers: The JSON value and the lines of each.
        """
        values = [value for value, _ in answers]
        lines: list[str] = []
        for number, (_, more) in enumerate(answers):
            lines += ["", *more] if number else more
        self.answer(values if words == ["-"] else values[0], lines)
