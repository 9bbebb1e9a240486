"""`planner write`: the beginning of a message, as text or as the address that opens a mail
program."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from planner.commands.day import letters
from planner.commands.json_values import Json
from planner.commands.machine.address import open_address
from planner.commands.people.contacts import resolve
from planner.errors import PlannerError
from planner.words import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.day.letters import Letter
    from planner.commands.session import Session
    from planner.engine.plan import Item


def write(shell: Shell) -> int:
    """Show a message to somebody, or log it as sent."""
    session = shell.open()
    answers = [_write(shell, session, name) for name in shell.named(shell.args.who)]
    shell.answer_each(shell.args.who, answers)
    return 0


def _write(shell: Shell, session: Session, name: str) -> tuple[Json, list[str]]:
    """Write to one contact. Returns the JSON value and the lines that answer."""
    contact = resolve(session, name)
    item = _item(session, contact, shell.args.item)
    letter = letters.write(session, contact, item)
    label = ""
    if shell.args.sent and shell.dry_run:
        label = f"email to {session.records.contacts[contact].name}"
    elif shell.args.sent:
        label = letters.sent(session, letter, item if shell.args.item else None)
    value = {
        **letter._asdict(),
        "flags": list(letter.flags),
        "url": letter.url,
        "sent": label or None,
        "dry_run": shell.dry_run,
    }
    lines = list(_lines(letter, label, dry_run=shell.dry_run))
    if _opens(shell, letter):
        lines.append(f"opened by {open_address(letter.url)}; --sent logs it once it is sent")
    return value, lines


def _opens(shell: Shell, letter: Letter) -> bool:
    """Whether the mail program is opened: where somebody is there to send the letter."""
    args = shell.args
    if args.sent or args.print or shell.dry_run or shell.json or not letter.address:
        return False
    return sys.stdin.isatty() and sys.stdout.isatty()


def _item(session: Session, contact: str, ending: str | None) -> Item | None:
    """Return the follow-up that a letter is for: the one named, else the first with the contact."""
    items = [item for item in session.plan.items if item.contact == contact]
    if not ending:
        return items[0] if items else None
    for item in items:
        if item.id.endswith(ending):
            return item
    raise PlannerError(
        f"The day has no item {quoted(ending)} with them. `planner today` shows what there is."
    )


def _lines(letter: Letter, label: str, *, dry_run: bool) -> Iterator[str]:
    for flag in letter.flags:
        yield f"! {visible(flag)}"
    if label:
        yield f"{'Would log' if dry_run else 'Logged'}: {visible(label)}"
        return
    yield f"To: {visible(letter.address) or '— (no e-mail address is known)'}"
    if letter.subject:
        yield f"Subject: {visible(letter.subject)}"
    yield ""
    yield from letter.body.strip().splitlines()
