"""Write to somebody: a letter from a template with their fields in it, as the mail program takes
it."""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING
from urllib.parse import quote

from planner.change import Change, Put
from planner.commands.day.day import done, log_outreach
from planner.commands.logging.ask_flags import flag_of
from planner.commands.people.contacts import resolve
from planner.engine.today.hooks import hook_for, library
from planner.errors import PlannerError, UsageError
from planner.follow_up_kinds import FOLLOW_UP_KINDS
from planner.value import NamedTuple
from planner.words import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.change import Edit
    from planner.commands.session import Session
    from planner.engine.plan import Item
    from planner.records import Contact, Kind

TEMPLATES: Mapping[str, str] = {
    "new_touch": "Subject: {hook}\n\nHi {first_name},\n\n{hook}\n",
    **{name: kind.letter for name, kind in FOLLOW_UP_KINDS.items() if kind.letter},
}
"""How a message of each kind begins, until the setting ``templates`` says otherwise."""
FIELDS: Mapping[str, str] = {
    "first_name": "their first name",
    "name": "their name",
    "org": "their organisation",
    "role": "their role",
    "hook": "what there is to say",
    "promise": "what you promised",
    "favour": "what they did for you",
    "they_want": "what they want",
    "i_want": "what you want",
    "i_offer": "what you offer",
    "met_at": "where you met",
}
"""What a template may name in braces."""
_SUBJECT = "subject:"
_ABOUT_A_RECORD = frozenset({"promise", "favour"})
"""The templates that speak of a promise or a favour."""


class Letter(NamedTuple):
    """A message before it is sent.

    ``address`` is empty where no mail address is known; ``hook`` is what it says of the library or
    the plan; ``flags`` is what to mind before sending it.
    """

    contact: str
    kind: str
    address: str
    subject: str
    body: str
    hook: str = ""
    flags: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        """The mailto address that opens a mail program with it (RFC 6068)."""
        parts = [
            (name, text) for name, text in (("subject", self.subject), ("body", self.body)) if text
        ]
        query = "&".join(f"{name}={_encoded(text)}" for name, text in parts)
        return f"mailto:{_encoded(self.address, safe='@')}" + (f"?{query}" if query else "")


def write(
    session: Session, contact_id: str, item: Item | None = None, hook_id: str = "", kind: str = ""
) -> Letter:
    """Return the beginning of a message to a contact.

    Args:
        session: The open book.
        contact_id: To whom.
        item: The follow-up that it is for; None for the new touch, where they are it, or just to
            keep in touch.
        hook_id: What it is to say; empty for what the plan or the library has for them.
        kind: The template that it begins with; empty for that of the follow-up.

    Raises:
        PlannerError: The contact is gone.
        UsageError: The template cannot be followed.
    """
    contact = session.records.contacts.get(contact_id)
    if contact is None:
        raise PlannerError(f"There is no contact {contact_id}; it may have been deleted elsewhere.")
    kind = kind or _kind(session, contact_id, item)
    begins, hook = template(session, kind), _hook(session, contact, hook_id)
    subject, body = _cut(
        _filled(kind, begins, {**_values(session, contact, item), "hook": " ".join(hook.split())})
    )
    addresses = [address for address in contact.addresses if "@" in address]
    hook_text = hook if "{hook}" in begins else ""
    return Letter(
        contact_id,
        kind,
        addresses[0] if addresses else "",
        subject,
        body,
        hook_text,
        _flags(session, contact_id),
    )


def letters(
    session: Session, contact_id: str, item: Item | None = None, hook_id: str = ""
) -> Mapping[str, Letter]:
    """Return the beginnings of a message by every template that fits, by its name.

    A template about a promise or a favour fits only where the message is about one; one that cannot
    be followed is left out.
    """
    drafts: dict[str, Letter] = {}
    for kind in TEMPLATES:
        if kind in _ABOUT_A_RECORD and (item is None or item.kind != kind):
            continue
        try:
            drafts[kind] = write(session, contact_id, item, hook_id, kind)
        except UsageError:
            continue
    return drafts


def _kind(session: Session, contact_id: str, item: Item | None) -> str:
    """The template for a contact: that of the follow-up, of the new touch where they are it, else
    that of keeping in touch."""
    offer = session.plan.new_touch
    if offer is not None and offer.contact == contact_id and (not item or item.kind == "prepare"):
        return "new_touch"
    return item.kind if item and item.kind in TEMPLATES else "keep_in_touch"


def sent(
    session: Session, letter: Letter, item: Item | None = None, *, kind: Kind = "email"
) -> str:
    """Log a letter as sent, as one change, and return what was done in words.

    Args:
        session: The open book.
        letter: What was sent; what it said is remembered as told (R10).
        item: The follow-up to tick off with it; None logs the message alone.
        kind: How it was sent; a flag that it was sent in spite of is noted on the touch.

    Raises:
        PlannerError: The contact is gone, or the follow-up is no longer open.
        BookError: It could not be saved.
    """
    session.gather()
    try:
        if item:
            label = done(session, item.id, kind=kind, note=letter.subject)
        else:
            contact_id = resolve(session, letter.contact)  # it may be gone by now
            label = log_outreach(session, contact_id, kind=kind, note=letter.subject)
    finally:
        change = session.release(save=False)
    edits = [_with(edit, "hook", letter.hook) for edit in change.edits] if change else []
    if letter.flags:
        flag = flag_of(session.records, letter.contact)
        edits = [_with(edit, "overrode", flag.advice) if flag else edit for edit in edits]
    hook = next(
        (
            hook
            for hook in session.records.hooks.values()
            if letter.hook and hook.text == letter.hook
        ),
        None,
    )
    if hook is not None:
        edits = [edit for edit in edits if edit.table != "hooks"]
        edits.append(Put("hooks", hook.id, {"told": hook.told | {letter.contact}}))
    session.apply(Change(label, tuple(edits)))
    return label


def _with(edit: Edit, field: str, text: str) -> Edit:
    """The touch of a letter with what it said, or with the advice that it overrode."""
    if isinstance(edit, Put) and edit.table == "touches" and text:
        return edit._replace(fields={**edit.fields, field: text})
    return edit


def template(session: Session, kind: str) -> str:
    """Return the template of a kind: the user's, else the planner's own."""
    return session.settings.templates.get(kind, TEMPLATES[kind])


def read_template(kind: str, text: str) -> str:
    """Return a template as it was typed; ``\\\\n`` stands for a new line.

    Raises:
        UsageError: There is no such kind, or the template names what it may not.
    """
    if kind not in TEMPLATES:
        raise UsageError(f"There is no template {quoted(kind)}. There are: {', '.join(TEMPLATES)}.")
    text = text.replace("\\n", "\n")
    _filled(kind, text, dict.fromkeys(FIELDS, ""))
    return text


def ways(contact: Contact) -> tuple[str, ...]:
    """How somebody can be reached: mail addresses, then profiles, then phone numbers."""
    return (*contact.addresses, *sorted(contact.urls), *sorted(contact.phones))


def profile(contact: Contact) -> str:
    """The web address of somebody's profile, with a scheme; empty where none is known."""
    for url in sorted(contact.urls, key=lambda url: ("linkedin" not in url.lower(), url)):
        scheme, separator, _ = url.partition("://")
        if not separator and ":" not in scheme.partition("/")[0]:
            return f"https://{url}"
        if separator and scheme.lower() in ("http", "https"):
            return url
    return ""


def _filled(kind: str, text: str, values: Mapping[str, str]) -> str:
    """Put the values in; nothing in a template but a known name in braces means anything."""
    names = ", ".join(f"{{{name}}}" for name in FIELDS)
    parts: list[str] = []
    try:
        pieces = list(Formatter().parse(text))
    except ValueError:
        raise UsageError(
            f"The template {kind} has a brace without its partner. For a brace itself write two. "
            f"Fields: {names}."
        ) from None
    for literal, name, spec, conversion in pieces:
        parts.append(literal)
        if name is None:
            continue
        if name not in FIELDS or spec or conversion:
            raise UsageError(
                f"The template {kind} names {{{name}}}, which is no field. There are: {names}."
            )
        parts.append(values[name])
    return "".join(parts)


def _values(session: Session, contact: Contact, item: Item | None) -> dict[str, str]:
    records = session.records
    promise = records.promises.get(item.id) if item else None
    favour = records.favours.get(item.id) if item else None
    hub = records.hubs.get(contact.met_at)
    values = {
        "first_name": contact.name.split()[0] if contact.name.split() else "",
        "name": contact.name,
        "org": contact.org,
        "role": contact.role,
        "promise": promise.text if promise else "",
        "favour": favour.what if favour else "",
        "they_want": contact.they_want,
        "i_want": contact.i_want,
        "i_offer": contact.i_offer,
        "met_at": hub.name if hub else contact.met_at,
    }
    return {name: " ".join(text.split()) for name, text in values.items()}


def _hook(session: Session, contact: Contact, hook_id: str) -> str:
    """What to say: the hook that is wanted, else what the plan offers them with, else what the
    library has for them."""
    if hook_id in session.records.hooks:
        return session.records.hooks[hook_id].text
    offer = session.plan.new_touch
    if offer is not None and offer.contact == contact.id and offer.hook:
        return offer.hook
    hook = hook_for(library(session.situation), contact)
    return hook.text if hook else ""


def _flags(session: Session, contact_id: str) -> tuple[str, ...]:
    """R11 and R12: an ask without an offer, or of somebody whom one never helped, is said before it
    is sent."""
    flag = flag_of(session.records, contact_id)
    return (flag.text,) if flag else ()


def _cut(text: str) -> tuple[str, str]:
    """The subject, if the first line is one, and the body; blank lines that an empty field left are
    closed up."""
    subject = ""
    first, _, rest = text.lstrip().partition("\n")
    if first.lower().startswith(_SUBJECT):
        subject, text = first[len(_SUBJECT) :].strip(), rest
    lines: list[str] = []
    for line in map(str.rstrip, text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return subject, "\n".join(lines) + "\n\n" if lines else ""


def _encoded(text: str, safe: str = "") -> str:
    return quote(text.replace("\n", "\r\n"), safe=safe, errors="replace")
