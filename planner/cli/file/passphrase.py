"""Asking for the passphrase of an encrypted book, and `planner config encrypt`, `passphrase` and `decrypt`."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from planner.errors import PlannerError, UsageError
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from planner.cli.shell import Shell
    from planner.commands.file.encryption import EncryptionChange
    from planner.errors import Locked

TRIES = 3
"""How often a wrong passphrase may be given."""


def unlock(locked: Locked, tell: Callable[[str], None]) -> bool:
    """Ask on the terminal for the passphrase of a book. Returns whether it was the right one; False too where there is
    no terminal to ask on."""
    if not _somebody():
        return False
    from planner.book import own_keys

    keys = own_keys()
    for _ in range(TRIES):
        given = _asked(f"Passphrase of {visible(locked.path)}: ")
        if not given:
            return False
        if keys.unlock(locked.locked_key, given):
            kept = keys.keep(locked.locked_key)
            if kept:
                tell(f"The key is kept in {visible(kept)}: this machine does not ask again.")
            return True
        tell("That is not the passphrase.")
    return False


def config(shell: Shell) -> int:
    """Turn encryption on or off, or change the passphrase."""
    from planner.commands.file import encryption

    name, rest = shell.args.name, shell.args.value
    if rest:
        raise UsageError(
            f"planner config {name} takes nothing more: a passphrase in the command line could be read by "
            "others.\nIt is asked for, or read from standard input or PLANNER_PASSPHRASE."
        )
    off = name == "decrypt" or shell.args.off
    if not off:
        encryption.check_installed()
    session = shell.open()
    on = encryption.is_on(session)
    if shell.dry_run:
        would = _would(name, off=off, on=on)
        done = encryption.EncryptionChange(
            would, encrypted=on, plain=encryption.plain_beside(session)
        )
        shell.answer(_value(done, dry_run=True), [f"dry run: {would}"])
        return 0
    if off:
        done = encryption.turn_off(session)
    elif name == "encrypt":
        if on:
            raise PlannerError(
                "The book is encrypted already.\n`planner config passphrase` sets another passphrase."
            )
        done = encryption.turn_on(session, _new_passphrase(shell, from_variable=True))
    else:
        if not on:
            raise PlannerError(
                "The book is not encrypted.\n`planner config encrypt` turns encryption on."
            )
        done = encryption.change(session, _new_passphrase(shell, from_variable=False))
    shell.answer(_value(done, dry_run=False), _lines(done, session.book.path.name))
    return 0


def _would(name: str, *, off: bool, on: bool) -> str:
    if off:
        return "would turn encryption off" if on else "the book is not encrypted"
    if name == "encrypt":
        return "the book is encrypted already" if on else "would turn encryption on"
    return "would change the passphrase" if on else "the book is not encrypted"


def _value(done: EncryptionChange, *, dry_run: bool) -> dict[str, object]:
    return {
        "changed": [] if dry_run else [done.label],
        "dry_run": dry_run,
        "encrypted": done.encrypted,
        "keyring": done.kept_in or None,
        "plain": list(done.plain),
        **({"would": done.label} if dry_run else {}),
    }


def _lines(done: EncryptionChange, book: str) -> Iterator[str]:
    yield f"{done.label[:1].upper()}{done.label[1:]}: {visible(book)} is {'encrypted' if done.encrypted else 'plain'}."
    if not done.encrypted:
        return
    if done.kept_in:
        yield f"The key is kept in {visible(done.kept_in)}: this machine does not ask for the passphrase."
    else:
        yield (
            "No keyring works here: the passphrase is asked for at each start, or taken from PLANNER_PASSPHRASE."
        )
    yield "Nobody can open the book without the passphrase: write it down where you keep such things."
    if done.plain:
        plain = ", ".join(map(visible, done.plain))
        yield f"Plain files beside it: {plain}. Delete or move away what others must not see."
    yield "Older, plain versions may be in the history of your sync program (or git), which you can clear there."


def _new_passphrase(shell: Shell, *, from_variable: bool) -> str:
    """A new passphrase: from the environment, typed twice, or the first line of standard input."""
    from planner.book import PASSPHRASE_VARIABLE
    from planner.commands.file.encryption import check_passphrase

    given = os.environ.get(PASSPHRASE_VARIABLE, "") if from_variable else ""
    if not given and sys.stdin.isatty() and _somebody():
        given = _asked("New passphrase: ")
        advice = check_passphrase(given)
        if advice:
            shell.warn(advice)
        if _asked("The same again: ") != given:
            raise PlannerError("The two are not the same. Nothing was changed.")
        return given
    given = given or sys.stdin.readline().rstrip("\r\n")
    if not given:
        also = f" or set {PASSPHRASE_VARIABLE}" if from_variable else ""
        raise PlannerError(
            "There is no terminal to ask for the passphrase on.\n"
            f"Give it as the first line of standard input{also}."
        )
    advice = check_passphrase(given)
    if advice:
        shell.warn(advice)
    return given


def _somebody() -> bool:
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


def _asked(question: str) -> str:
    from getpass import getpass

    try:
        return getpass(question)
    except EOFError:
        return ""
