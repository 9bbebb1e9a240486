"""Asking for a passphrase on the terminal."""

from __future__ import annotations

import os
import sys
from getpass import getpass
from typing import TYPE_CHECKING

from planner.commands.file.encryption import check_passphrase
from planner.commands.file.unlocking import PASSPHRASE_VARIABLE, keep_known_key, try_passphrase
from planner.errors import PlannerError
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from planner.errors import Locked

TRIES = 3
"""How often a wrong passphrase may be given."""


def unlock(locked: Locked, tell: Callable[[str], None]) -> bool:
    """Ask for the passphrase of a book.

    Returns:
        Whether it was the right one; False too where there is no terminal to ask on.
    """
    if not _attended():
        return False
    for _ in range(TRIES):
        passphrase = _ask(f"Passphrase of {visible(locked.path)}: ")
        if not passphrase:
            return False
        if try_passphrase(locked, passphrase):
            ring = keep_known_key(locked)
            if ring:
                tell(f"The key is kept in {ring}: this machine does not ask again.")
            return True
        tell("That is not the passphrase.")
    return False


def new_passphrase(tell: Callable[[str], None], *, from_variable: bool) -> str:
    """Return a new passphrase: from the environment, typed twice, or the first line of standard
    input.

    Args:
        tell: What tells the user that it is weak.
        from_variable: Whether PLANNER_PASSPHRASE may hold it.

    Raises:
        PlannerError: There is none, or the two that were typed are not the same.
    """
    passphrase = os.environ.get(PASSPHRASE_VARIABLE, "") if from_variable else ""
    if not passphrase and sys.stdin.isatty() and _attended():
        return _typed_twice(tell)
    passphrase = passphrase or sys.stdin.readline().rstrip("\r\n")
    if not passphrase:
        also = f" or set {PASSPHRASE_VARIABLE}" if from_variable else ""
        raise PlannerError(
            "There is no terminal to ask for the passphrase on.\n"
            f"Give it as the first line of standard input{also}."
        )
    _advise(passphrase, tell)
    return passphrase


def _typed_twice(tell: Callable[[str], None]) -> str:
    passphrase = _ask("New passphrase: ")
    _advise(passphrase, tell)
    if _ask("The same again: ") != passphrase:
        raise PlannerError("The two are not the same. Nothing was changed.")
    return passphrase


def _advise(passphrase: str, tell: Callable[[str], None]) -> None:
    advice = check_passphrase(passphrase)
    if advice:
        tell(advice)


def _attended() -> bool:
    """Whether somebody sits at a terminal; standard input may be a file all the same."""
    if not sys.stderr.isatty():
        return False
    if sys.stdin.isatty() or os.name == "nt":
        return sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _ask(question: str) -> str:
    try:
        return getpass(question)
    except EOFError:
        return ""
