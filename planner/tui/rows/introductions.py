"""The rows of the room of introductions: who waits for a word, the best connectors, the tree, the
organisations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from planner.commands.network.introductions import thanks_owed
from planner.commands.network.views import connectors, introductions, organisations
from planner.commands.session import Session
from planner.engine.views.connectors import Connector, Link
from planner.engine.views.organisations import Organisation
from planner.tui.cells import clean
from planner.tui.glyphs import COLUMN_GLYPHS
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.value import NamedTuple
from planner.words import plural

BEST = 8
"""Connectors that are shown."""
DEEPEST = 12
"""Levels by which the tree is indented at most."""
MOST = 200
"""Organisations that are shown; a search finds the rest."""


class TreeView(NamedTuple):
    """How the tree is looked at: the contacts that are folded, and the text that is searched
    for."""

    folded: frozenset[str] = frozenset()
    text: str = ""


def head(session: Session, view: TreeView) -> Content:
    """How many introductions and organisations there are, and what is searched for."""
    links = [link for link in introductions(session) if link.depth]
    firms = organisations(session)
    single = sum(org.single for org in firms)
    return Content.assemble(
        ("INTRODUCTIONS", "bold $accent"),
        f"   {plural(len(links), 'introduction')}",
        (f"   {plural(len(firms), 'organisation')}, ", "$muted"),
        (f"{single} hanging on one thread", "$warning" if single else "$muted"),
        (f"   search: {clean(view.text)}" if view.text else "", "$good"),
    )


def rows(session: Session, view: TreeView) -> list[ListRow]:
    """All sections of the room."""
    tree = introductions(session)
    owed = thanks_owed(session)
    thanks = [
        ListRow(
            f"thanks:{contact}",
            "♡ owed",
            Content.assemble(
                (clean(session.situation.name_of(contact)), "bold"),
                (f"  {clean(word.reason)}", "$muted"),
            ),
            lines=2,
        )
        for contact, word in owed.items()
    ]
    best = [_connector_row(connector) for connector in connectors(session)[:BEST]]
    branches = [_link_row(session, link, view) for link in visible_links(tree, view)]
    firms = [org for org in organisations(session) if _fits(org, view.text)]
    firms.sort(key=lambda org: not org.single)
    if view.text:
        thanks, best = [], []
    empty = text_row(
        Content.styled(
            "No introductions yet. Ask “who else should I talk to?”, and log it: … talk to NAME.",
            "$muted",
        )
    )
    return stacked(
        [heading("THANKS OR NEWS OWED", f"{len(thanks)}"), *thanks] if thanks else [],
        [heading("BEST CONNECTORS", "by what came of it"), *best] if best else [],
        [heading("WHO INTRODUCED WHOM", "space folds"), *(branches or [empty])],
        [
            heading("ORGANISATIONS", "those on one thread first"),
            *map(_organisation_row, firms[:MOST]),
        ]
        if firms
        else [],
    )


def visible_links(tree: Sequence[Link], view: TreeView) -> list[Link]:
    """Return the links that are not folded away, and of a search the chains in which the text
    stands."""
    links = _matching(tree, view.text.casefold()) if view.text else tree
    visible: list[Link] = []
    hidden_below: int | None = None
    for link in links:
        if hidden_below is not None and link.depth > hidden_below:
            continue
        hidden_below = link.depth if link.contact in view.folded else None
        visible.append(link)
    return visible


def _matching(tree: Sequence[Link], text: str) -> list[Link]:
    """The links in which a text stands, each with those above it."""
    keep: set[int] = set()
    above: list[int] = []
    for at, link in enumerate(tree):
        del above[link.depth :]
        above.append(at)
        if text in link.name.casefold():
            keep.update(above)
    return [link for at, link in enumerate(tree) if at in keep]


def _fits(org: Organisation, text: str) -> bool:
    text = text.casefold()
    names: Iterable[str] = (org.name, *(person.name for person in org.people))
    return any(text in name.casefold() for name in names)


def _connector_row(connector: Connector) -> ListRow:
    body = Content.assemble(
        (clean(connector.name), "bold"), (f"  {clean(connector.reason)}", "$muted")
    )
    return ListRow(f"connector:{connector.contact}", f"led to {connector.chain}", body, lines=2)


def _link_row(session: Session, link: Link, view: TreeView) -> ListRow:
    branch = "  " * min(link.depth, DEEPEST) + ("└ " if link.depth else "")
    folded = link.contact in view.folded and link.introduced > 0
    sign = ("▸ " if folded else "▾ ") if link.introduced else ""
    far = link.steps[-1] if link.steps else ("not reached yet" if link.depth else "")
    count = f"  +{link.introduced}" if folded else ""
    body = Content.assemble(
        (branch, "$faint"),
        (sign, "$accent"),
        (clean(link.name), "bold" if link.introduced else ""),
        (count, "$accent"),
        (f"  {far}" if far else "", "$muted"),
    )
    return ListRow(f"link:{link.contact}", "", body, lines=1)


def _organisation_row(org: Organisation) -> ListRow:
    reached = sum(person.reached for person in org.people)
    body = Content.assemble(
        ("! " if org.single else "", "$warning"),
        (clean(org.name), "bold"),
        (f"  {clean(org.reason)}", "$muted"),
    )
    return ListRow(f"org:{org.name}", f"{reached} of {len(org.people)}", body, lines=2)


def page(session: Session, key: str) -> list[ListRow]:
    """The page of a row: a person's introductions both ways, or the people of an organisation."""
    kind, _, record = key.partition(":")
    if kind == "org":
        org = next((org for org in organisations(session) if org.name == record), None)
        return _organisation_page(session, org) if org else []
    return _person_page(session, record) if record in session.records.contacts else []


def _person_page(session: Session, contact_id: str) -> list[ListRow]:
    contact = session.records.contacts[contact_id]
    about = ", ".join(filter(None, (clean(contact.role), clean(contact.org))))
    card = ListRow(f"contact:{contact_id}", "", Content(about or "open the card"), lines=2)
    return stacked(
        [heading(clean(contact.name).upper()), card, *_notes(session, contact_id)],
        *_both_ways(session, contact_id),
    )


def person_rows(session: Session, contact_id: str) -> list[ListRow]:
    """The introductions of somebody both ways, with what came of them; and where there are none,
    what to ask for."""
    notes = _notes(session, contact_id)
    both_ways = _both_ways(session, contact_id)
    if not any(both_ways):
        question = "Ask “who else should I talk to?”, and log it: … talk to NAME."
        both_ways = (
            [
                heading("INTRODUCTIONS"),
                text_row(Content("Nobody introduced them, and they introduced nobody yet.")),
                text_row(Content.styled(question, "$muted")),
            ],
        )
    return stacked([heading("WHERE IT STANDS"), *notes] if notes else [], *both_ways)


def _notes(session: Session, contact_id: str) -> list[ListRow]:
    """What is owed to somebody for introductions, and what came of those."""
    word = thanks_owed(session).get(contact_id)
    connector = next((row for row in connectors(session) if row.contact == contact_id), None)
    return [
        *([text_row(Content(clean(word.reason)), "Owed")] if word else []),
        *([text_row(Content(clean(connector.reason)), "Came of it")] if connector else []),
    ]


def _both_ways(session: Session, contact_id: str) -> tuple[list[ListRow], ...]:
    """The way to somebody, and the tree of those whom they introduced."""
    way = [_person_row(session, step, "↰") for step in _introducers(session, contact_id)]
    branch = [_branch_row(link) for link in branch_of(introductions(session), contact_id)]
    direct = sum(link.introduced_by == contact_id for link in introductions(session))
    return (
        [heading("THE WAY TO THEM"), *way] if way else [],
        [heading("INTRODUCED", f"{direct}"), *branch] if branch else [],
    )


def branch_of(tree: Sequence[Link], contact_id: str) -> list[Link]:
    """Return the links below somebody, with 1 as the depth of those whom they introduced
    themselves."""
    branch: list[Link] = []
    top: int | None = None
    for link in tree:
        if top is not None and link.depth <= top:
            break
        if top is not None:
            branch.append(link._replace(depth=link.depth - top))
        elif link.contact == contact_id:
            top = link.depth
    return branch


def _branch_row(link: Link) -> ListRow:
    indent = "  " * (min(link.depth, DEEPEST) - 1)
    far = link.steps[-1] if link.steps else "not reached yet"
    body = Content.assemble(
        (f"{indent}↳ ", "$accent"), (clean(link.name), "bold"), (f"  {far}", "$muted")
    )
    return ListRow(f"contact:{link.contact}", "", body, lines=1)


def _introducers(session: Session, contact_id: str) -> list[str]:
    """Who introduced somebody, who introduced that one, and so on; a ring is walked once."""
    contacts = session.records.contacts
    way: list[str] = []
    step = contacts[contact_id].introduced_by
    while step in contacts and step not in way and step != contact_id:
        way.append(step)
        step = contacts[step].introduced_by
    return way


def _organisation_page(session: Session, org: Organisation) -> list[ListRow]:
    people = [
        _person_row(session, person.contact, COLUMN_GLYPHS[person.stage]) for person in org.people
    ]
    pairs = [
        text_row(
            Content(
                clean(f"{session.situation.name_of(one)} and {session.situation.name_of(other)}")
            )
        )
        for one, other in org.acquainted
    ]
    through = [_person_row(session, org.through, "→")] if org.through else []
    return stacked(
        [heading(clean(org.name).upper()), text_row(Content(clean(org.reason)))],
        [heading("ASK FOR THE SECOND"), *through] if through else [],
        [heading("PEOPLE", f"{len(people)}"), *people],
        [heading("THEY KNOW EACH OTHER"), *pairs] if pairs else [],
    )


def _person_row(session: Session, contact_id: str, sign: str) -> ListRow:
    contact = session.records.contacts.get(contact_id)
    about = ", ".join(filter(None, (clean(contact.role), clean(contact.org)))) if contact else ""
    body = Content.assemble(
        (f"{sign} ", "$accent"),
        (clean(session.situation.name_of(contact_id)), "bold"),
        (f"  {about}" if about else "", "$muted"),
    )
    return ListRow(f"contact:{contact_id}", "", body, lines=1)
