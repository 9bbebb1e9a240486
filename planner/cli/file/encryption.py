"""`planner config encrypt`, `passphrase` and `decrypt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.passphrase import new_passphrase
from planner.commands.file import encryption
from planner.errors import PlannerError, UsageError
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.file.encryption import EncryptionChange
    from planner.commands.session import Session


def config(shell: Shell) -> int:
    """Turn encryption on or off, or change the passphrase."""
    name = shell.args.name
    if shell.args.value:
        raise UsageError(
            f"planner config {name} takes nothing more: a passphrase in the command line could be "
            "read by others.\nIt is asked for, or read from standard input or PLANNER_PASSPHRASE."
        )
    if shell.args.off:
        name = "decrypt"
    if name != "decrypt":
        encryption.check_installed()
    session = shell.open()
    if shell.dry_run:
        return _rehearse(shell, session, name)
    change = _change(shell, session, name)
    shell.answer(_value(change, dry_run=False), _lines(change, session.book.path.name))
    return 0


def _rehearse(shell: Shell, session: Session, name: str) -> int:
    would = _would(name, on=encryption.is_on(session))
    change = encryption.EncryptionChange(
        would, encrypted=encryption.is_on(session), plain=encryption.plain_beside(session)
    )
    shell.answer(_value(change, dry_run=True), [f"dry run: {would}"])
    return 0


def _would(name: str, *, on: bool) -> str:
    if name == "encrypt":
        return "the book is encrypted already" if on else "would turn encryption on"
    if not on:
        return "the book is not encrypted"
    return "would turn encryption off" if name == "decrypt" else "would change the passphrase"


def _change(shell: Shell, session: Session, name: str) -> EncryptionChange:
    if name == "decrypt":
        return encryption.turn_off(session)
    on = encryption.is_on(session)
    if name == "encrypt":
        if session.book.decrypted_elsewhere:
            return encryption.keep_on(session)
        if on:
            raise PlannerError(
                "The book is encrypted already.\n"
                "`planner config passphrase` sets another passphrase."
            )
        return encryption.turn_on(session, new_passphrase(shell.warn, from_variable=True))
    if not on:
        raise PlannerError(
            "The book is not encrypted.\n`planner config encrypt` turns encryption on."
        )
    return encryption.change(session, new_passphrase(shell.warn, from_variable=False))


def _value(change: EncryptionChange, *, dry_run: bool) -> dict[str, object]:
    value: dict[str, object] = {
        "changed": [] if dry_run else [change.label],
        "dry_run": dry_run,
        "encrypted": change.encrypted,
        "keyring": change.kept_in or None,
        "plain": list(change.plain),
    }
    if dry_run:
        value["would"] = change.label
    return value


def _lines(change: EncryptionChange, book: str) -> Iterator[str]:
    label = f"{change.label[:1].upper()}{change.label[1:]}"
    yield f"{label}: {visible(book)} is {'encrypted' if change.encrypted else 'plain'}."
    if not change.encrypted:
        return
    if change.kept_in:
        yield f"The key is kept in {change.kept_in}: this machine does not ask for the passphrase."
    else:
        yield (
            "No keyring works here: the passphrase is asked for at each start, or taken from "
            "PLANNER_PASSPHRASE."
        )
    yield (
        "Nobody can open the book without the passphrase: write it down where you keep such things."
    )
    if change.plain:
        plain = ", ".join(map(visible, change.plain))
        yield (f"Plain files beside it: {plain}. Delete or move away what others must not see.")
    yield (
        "Older, plain versions may be in the history of your sync program (or git), which you can "
        "clear there."
    )
