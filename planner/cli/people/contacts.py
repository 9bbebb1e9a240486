"""`planner add` and `edit`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.people.fields import typed_fields
from planner.commands.people import contacts
from planner.commands.people.contacts import resolve
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.session import Session


def add(shell: Shell) -> int:
    """Add a contact."""
    session = shell.open(create=True)
    via = resolve(session, shell.args.via) if shell.args.via else ""
    name = " ".join(" ".join(shell.args.name).split())
    session.gather()
    contact = contacts.add(session, name, typed_fields(shell.args), introduced_by=via)
    change = session.release(save=not shell.dry_run)
    namesakes = _namesakes(session, name, contact)
    if namesakes:
        shell.warn(
            f"{visible(name)} was in the book already: now there are {namesakes + 1} of that name."
        )
    label = visible(change.label) if change else ""
    shell.answer(
        {"id": contact, "name": name, "dry_run": shell.dry_run},
        [f"{'dry run: ' if shell.dry_run else ''}{label}  [{contact[-6:]}]"],
    )
    return 0


def _namesakes(session: Session, name: str, contact_id: str) -> int:
    """Return how many others have that name."""
    contacts = session.records.contacts.values()
    return sum(contact.name == name and contact.id != contact_id for contact in contacts)


def edit(shell: Shell) -> int:
    """Change fields of contacts."""
    session, args = shell.open(), shell.args
    people = _people(shell, session)
    via = resolve(session, args.via) if args.via else args.via
    with shell.one_change(session):
        labels = [label for contact in people for label in _edit(shell, session, contact, via)]
    shell.answer_changed(labels, ids=people)
    return 0


def _people(shell: Shell, session: Session) -> list[str]:
    return [resolve(session, name) for name in shell.named(shell.args.who)]


def _edit(shell: Shell, session: Session, contact: str, via: str | None) -> Iterator[str]:
    args, fields = shell.args, typed_fields(shell.args)
    if args.name:
        fields["name"] = " ".join(args.name)
    if fields or via is not None or args.column is None:
        yield contacts.edit(session, contact, fields, introduced_by=via)
    if args.column is not None:
        yield contacts.move(session, contact, None if args.column == "none" else args.column)
