"""`planner write`: the beginning of a message, as text or as the address that opens a mail program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import PlannerError
from planner.words import quoted, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.day.letters import Letter


def write(shell: Shell) -> int:
    """Show a message to somebody, or log it as sent."""
    from planner.commands.day.letters import sent
    from planner.commands.day.letters import write as begin
    from planner.commands.people.contacts import resolve

    session = shell.open()
    contact = resolve(session, " ".join(shell.args.who))
    items = [each for each in session.plan.items if each.contact == contact]
    item = items[0] if items else None
    if shell.args.item:
        item = next((each for each in items if each.id.endswith(shell.args.item)), None)
        if item is None:
            wanted = quoted(shell.args.item)
            raise PlannerError(
                f"The day has no item {wanted} with them. `planner today` shows what there is."
            )
    letter = begin(session, contact, item)
    label = ""
    if shell.args.sent:
        ticked = item if shell.args.item else None
        label = (
            f"email to {session.records.contacts[contact].name}"
            if shell.dry_run
            else sent(session, letter, ticked)
        )
    value = {
        **letter._asdict(),
        "flags": list(letter.flags),
        "url": letter.url,
        "sent": label or None,
    }
    shell.answer({**value, "dry_run": shell.dry_run}, _lines(letter, label, dry_run=shell.dry_run))
    return 0


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
    for line in letter.body.strip().splitlines():
        yield visible(line)
