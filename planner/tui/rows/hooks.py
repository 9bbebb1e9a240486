"""The rows of the library of hooks (R10): what there is to say, and the page of one: who would
care, and who has heard it."""

from __future__ import annotations

from textual.content import Content

from planner.commands.network.views import talking_points
from planner.commands.session import Session
from planner.engine.views.talking_points import Listener, TalkingPoint
from planner.tui.cells import clean
from planner.tui.widgets.plain import clean_lines
from planner.tui.widgets.row_list import ListRow, heading, stacked, text_row
from planner.words import joined, plural, short_day

MOST_LISTENERS = 200
"""People on a page at most: a tag of everybody would list everybody."""


def head(session: Session, text: str) -> Content:
    """How many hooks there are, and what is searched for."""
    points = talking_points(session)
    alive = sum(not point.expired for point in points)
    unheard = sum(not point.told and not point.expired for point in points)
    return Content.assemble(
        ("HOOKS", "bold $accent"),
        f"   {plural(alive, 'thing')} to say",
        (f"   {unheard} that nobody has heard" if unheard else "", "$muted"),
        (f"   search: {clean(text)}" if text else "", "$good"),
    )


def rows(session: Session, text: str, add_key: str) -> list[ListRow]:
    """The hooks in which a text stands, what expires soonest first, what has expired at the end."""
    points = [point for point in talking_points(session) if _fits(session, point, text)]
    alive = [_row(session, point) for point in points if not point.expired]
    expired = [_row(session, point) for point in points if point.expired]
    return stacked(
        [heading("TO SAY", "what expires soonest first"), *alive] if alive else [],
        [heading("EXPIRED", f"{len(expired)}"), *expired] if expired else [],
        [] if points else _nothing(text, add_key),
    )


def _nothing(text: str, add_key: str) -> list[ListRow]:
    if text:
        return [heading("TO SAY"), text_row(Content("Nothing fits the search; esc shows all."))]
    return [
        heading("TO SAY"),
        text_row(Content("The library is empty: nothing to say, share, ask or offer yet.")),
        text_row(
            Content.styled(
                f"{add_key} adds something. With tags and organisations on it, the planner offers "
                "it to those who would care, and to nobody twice.",
                "$muted",
            )
        ),
    ]


def _fits(session: Session, point: TalkingPoint, text: str) -> bool:
    hook, wanted = point.hook, text.casefold().lstrip("#")
    names = [session.situation.name_of(contact) for contact in hook.contacts]
    names += [listener.name for listener in point.fits]
    return any(wanted in part.casefold() for part in (hook.text, *hook.tags, *hook.orgs, *names))


def _row(session: Session, point: TalkingPoint) -> ListRow:
    hook = point.hook
    expires = short_day(hook.expires, session.today) if hook.expires else ""
    audience = _audience(session, point)
    care = f"{len(point.fits)} would care" if point.fits and not hook.contacts else ""
    counts = [care, _heard(len(point.told))]
    words = " · ".join(filter(None, (audience, *counts)))
    body = Content.assemble(
        (clean(" ".join(hook.text.split())), "$faint" if point.expired else "bold"),
        "\n",
        (words, "$muted"),
    )
    return ListRow(f"hook:{hook.id}", expires, body, lines=4)


def _heard(count: int) -> str:
    return f"{count} heard it" if count else "nobody heard it yet"


def _audience(session: Session, point: TalkingPoint) -> str:
    """For whom a hook is, in words: those whom it was written for, else its tags and firms."""
    hook = point.hook
    if hook.contacts:
        return f"for {clean(joined(sorted(map(session.situation.name_of, hook.contacts))))}"
    tags = [f"#{clean(tag)}" for tag in sorted(hook.tags)]
    return " ".join((*tags, *(f"@{clean(org)}" for org in sorted(hook.orgs))))


def page(session: Session, hook_id: str, keys: tuple[str, str]) -> list[ListRow]:
    """The page of a hook; ``keys`` are those that write to somebody and that note who heard it."""
    point = next((point for point in talking_points(session) if point.hook.id == hook_id), None)
    if point is None:
        return []
    hook = point.hook
    audience = _audience(session, point)
    write_key, heard_key = keys
    listeners = [_listener_row(listener) for listener in point.fits[:MOST_LISTENERS]]
    note = f"{write_key} writes to them, {heard_key}: they heard it"
    return stacked(
        [
            heading(
                "THE HOOK",
                f"until {short_day(hook.expires, session.today)}" if hook.expires else "",
            ),
            text_row(Content(clean_lines(hook.text))),
            *([text_row(Content.styled(audience, "$muted"))] if audience else []),
        ],
        [heading("WOULD CARE", note), *listeners] if listeners else [],
        [heading("HAVE HEARD IT"), text_row(Content(clean(joined(list(point.told)))))]
        if point.told
        else [],
        [] if listeners else _nobody(point),
    )


def _listener_row(listener: Listener) -> ListRow:
    body = Content.assemble(
        (clean(listener.name), "bold"), (f"  {clean(listener.reason)}", "$muted")
    )
    return ListRow(f"contact:{listener.contact}", "", body, lines=2)


def _nobody(point: TalkingPoint) -> list[ListRow]:
    words = (
        "It has expired: nobody is offered it."
        if point.expired
        else "Nobody left whom its tags, organisations or words fit."
    )
    return [heading("WOULD CARE"), text_row(Content(words))]
