"""`planner add`, `edit`, `list`, `show` and `find`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.words import plural, short_day, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell
    from planner.commands.people.search import Hit
    from planner.commands.session import Session
    from planner.records import Contact

HIDDEN = ("ignored", "archived")
"""States that a list leaves out unless asked."""


def _typed(shell: Shell) -> dict[str, str]:
    """The fields given as options; one given several times is one list."""
    from planner.commands.people.fields import FIELDS

    given = {name: getattr(shell.args, name, None) for name in FIELDS}
    return {
        name: ", ".join(texts)
        for name, texts in given.items()
        if isinstance(texts, list) and name != "name"
    }


def add(shell: Shell) -> int:
    """Add a contact."""
    from planner.commands.people.contacts import add as put_in
    from planner.commands.people.contacts import resolve

    session = shell.open(create=True)
    via = resolve(session, shell.args.via) if shell.args.via else ""
    name = " ".join(shell.args.name)
    session.gather()
    contact = put_in(session, name, _typed(shell), introduced_by=via)
    change = session.release(save=not shell.dry_run)
    namesakes = [
        each.id
        for each in session.records.contacts.values()
        if each.name == name and each.id != contact
    ]
    if namesakes:
        shell.warn(f"There was a {visible(name)} already: now there are {len(namesakes) + 1}.")
    label = visible(change.label) if change else ""
    shell.answer(
        {"id": contact, "name": name, "dry_run": shell.dry_run},
        [f"{'dry run: ' if shell.dry_run else ''}{label}  [{contact[-6:]}]"],
    )
    return 0


def edit(shell: Shell) -> int:
    """Change fields of contacts."""
    from planner.commands.people.contacts import edit as change
    from planner.commands.people.contacts import move, resolve

    session = shell.open()
    fields = _typed(shell)
    if shell.args.name:
        fields["name"] = " ".join(shell.args.name)
    who = shell.several(shell.args.who)
    people = [
        resolve(session, each) for each in (who if shell.args.who == ["-"] else [" ".join(who)])
    ]
    via = resolve(session, shell.args.via) if shell.args.via else shell.args.via
    column = shell.args.column
    session.gather()
    labels = []
    for each in people:
        if fields or via is not None or column is None:
            labels.append(change(session, each, fields, introduced_by=via))
        if column is not None:
            labels.append(move(session, each, None if column == "none" else column))
    session.release(save=not shell.dry_run)
    prefix = "dry run: " if shell.dry_run else ""
    value = {"changed": labels, "ids": people, "dry_run": shell.dry_run}
    shell.answer(value, [prefix + visible(each) for each in labels])
    return 0


def list_contacts(shell: Shell) -> int:
    """List contacts."""
    from planner.commands.people.contact_values import contact_value
    from planner.engine.standing.stage import standing

    args = shell.args
    if any(
        each is not None
        for each in (
            args.filter,
            args.columns,
            args.sort,
            args.view,
            args.save,
            args.forget,
            args.set,
        )
    ):
        from planner.cli.sheet.list import list_sheet

        return list_sheet(shell)
    session = shell.open()
    situation = session.situation
    chosen = []
    for contact in session.records.contacts.values():
        if args.state:
            if contact.state != args.state:
                continue
        elif contact.state in HIDDEN and not args.all:
            continue
        if args.tag and args.tag.lstrip("#").casefold() not in {
            tag.casefold() for tag in contact.tags
        }:
            continue
        if args.org and args.org.casefold() not in contact.org.casefold():
            continue
        if args.stage and standing(situation, contact.id).stage != args.stage:
            continue
        if args.owed and not standing(situation, contact.id).owed:
            continue
        chosen.append(contact)
    rows = [
        contact_value(session, contact)
        for contact in sorted(chosen, key=lambda each: each.name.casefold())
    ]
    if args.due:
        rows = [row for row in rows if row["due"] and row["due"] <= session.today.isoformat()]
    shell.answer(rows, _table(rows))
    return 0


def _table(rows: list[dict[str, object]]) -> Iterator[str]:
    for row in rows:
        org = f" · {row['org']}" if row["org"] else ""
        stage = "owed" if row["owed"] else row["stage"] if row["state"] == "kept" else row["state"]
        last = f"last {row['last_touch']}" if row["last_touch"] else "no touch yet"
        due = f"due {row['due']}" if row["due"] else ""
        yield f"{str(row['id'])[-6:]}  {stage!s:8} {visible(str(row['name']) + org)}  {last}  {due}".rstrip()
    yield plural(len(rows), "contact")


def show(shell: Shell) -> int:
    """Show a contact."""
    from planner.commands.people.contact_values import card_value
    from planner.commands.people.contacts import resolve

    session = shell.open()
    contact = session.records.contacts[resolve(session, " ".join(shell.args.who))]
    shell.answer(card_value(session, contact), _card(session, contact) if not shell.json else ())
    return 0


def _card(session: Session, contact: Contact) -> Iterator[str]:
    from planner.commands.json_values import iso
    from planner.commands.people.fields import FIELDS, told_field
    from planner.engine.standing.stage import standing
    from planner.engine.today.next_up import next_up

    situation, today = session.situation, session.today
    now = standing(situation, contact.id)
    yield f"{visible(contact.name)}  [{contact.id}]"
    yield f"  {now.stage}{', owed a favour' if now.owed else ''} ({now.arrow}): {visible(now.reason)}"
    coming = next_up(situation, contact.id)
    yield f"  next: {short_day(coming.day, today) if coming.day else '—'}: {visible(coming.reason)}"
    for field in list(FIELDS.values())[1:]:
        text = told_field(field.name, getattr(contact, field.name))
        if field.name == "met_at" and text in session.records.hubs:
            text = session.records.hubs[text].name
        if text and not (field.name == "voter" and text == "unknown"):
            yield f"  {field.label.lower()}: {visible(text)}"
    introducer = session.records.contacts.get(contact.introduced_by)
    if introducer:
        yield f"  introduced by: {visible(introducer.name)}"
    for promise in situation.promises_of(contact.id):
        if promise.open:
            due = f", due {short_day(promise.due, today)}" if promise.due else ""
            yield f"  ⚑ {'I' if promise.who == 'me' else 'they'}: {visible(promise.text)}{due}  [{promise.id[-6:]}]"
    for favour in situation.favours_of(contact.id):
        if favour.open:
            yield f"  ⇄ {favour.direction}: {visible(favour.what)}  [{favour.id[-6:]}]"
    for touch in reversed(situation.touches_of(contact.id)):
        flag = "asked without an offer" if touch.overrode else ""
        said = " · ".join(part for part in (touch.note, touch.learned, flag) if part)
        yield f"  {iso(touch.day) or 'no day':10}  {touch.kind:9} {visible(said)}  [{touch.id[-6:]}]"


def find(shell: Shell) -> int:
    """Find people by anything."""
    from planner.commands.people.contact_values import contact_value
    from planner.commands.people.search import find as look

    session = shell.open()
    hits = look(session, " ".join(shell.args.text))
    if shell.json:
        contacts = session.records.contacts
        value = [
            {
                **contact_value(session, contacts[hit.contact]),
                "match": {"field": hit.field, "text": hit.text},
            }
            for hit in hits
        ]
        shell.answer(value, ())
    else:
        shell.answer(None, [_hit(hit) for hit in hits] or ["Nobody found."])
    return 0


def _hit(hit: Hit) -> str:
    why = f"  ({hit.field}: {visible(hit.text)})" if hit.field != "name" else ""
    return f"{hit.contact[-6:]}  {visible(hit.name)}{why}"
