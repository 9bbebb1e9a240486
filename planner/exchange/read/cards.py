"""Cards → rows, so that people out of an address book take the same way into the book as those out
of a table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from planner.errors import PlannerError
from planner.exchange.read.vcard import CardProperty, VCard, any_ends, read_cards
from planner.exchange.sheet import MANY, Meaning, Row, Sheet

COLUMNS: tuple[Meaning, ...] = (
    "name",
    "aka",
    "org",
    "role",
    "email",
    "phone",
    "url",
    "tags",
    "birthday",
    "place",
    "notes",
    "zone",
    "they_want",
    "i_want",
    "i_offer",
    "met_at",
    "cadence",
    "voter",
    "introduced_by",
    "private_notes",
    "connected_on",
    "anniversary",
    "labels",
    "family",
    "uid",
)
OURS: dict[Meaning, str] = {
    "they_want": "X-PLANNER-WANTS",
    "i_want": "X-PLANNER-I-WANT",
    "i_offer": "X-PLANNER-I-OFFER",
    "met_at": "X-PLANNER-MET-AT",
    "cadence": "X-PLANNER-CADENCE",
    "voter": "X-PLANNER-VOTER",
    "introduced_by": "X-PLANNER-INTRODUCED-BY",
    "private_notes": "X-PLANNER-PRIVATE-NOTES",
    "connected_on": "X-PLANNER-CONNECTED-ON",
}
"""What vCard has no word for, under names of our own (RFC 6350, section 6.10)."""
_OURS_BACK: Mapping[str, Meaning] = {name: meaning for meaning, name in OURS.items()}
PRODUCT = "-//planner//people//EN"
"""What our own cards call the program that wrote them."""
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_PLAIN_LABELS = frozenset(
    {"home", "work", "mobile", "other", "main", "iphone", "homepage", "internet"}
)
_MESSENGERS = [
    "Skype",
    "AIM",
    "ICQ",
    "Jabber",
    "MSN",
    "Yahoo",
    "QQ",
    "GTalk",
    "Telegram",
    "Signal",
    "WhatsApp",
    "WeChat",
    "Matrix",
    "Twitter",
    "Mastodon",
    "Gadugadu",
    "Groupwise",
]
_NO_LABELS = frozenset({"INTERNET", "VOICE", "X400", "FAX", "PAGER"})
_NO_YEAR = "1604"
"""The year that Apple's address book puts where none is known."""


def begins_card(head: str) -> bool:
    """Whether a text begins like a card."""
    return head[:11].upper() == "BEGIN:VCARD"


def read_vcards(data: bytes, file: str) -> Sheet:
    """Return the people in a file of cards.

    Raises:
        PlannerError: There is no whole card in it.
    """
    rows = [_row(card) for card in read_cards(data)]
    if not any_ends(data) or not rows:
        raise PlannerError(
            f"{file}: the vCard is cut off, it has no END:VCARD. Export it again; nothing was "
            "imported."
        )
    return Sheet("vcard", rows, file, COLUMNS, COLUMNS)


def named_by_file(row: Row, file: str) -> Row:
    """Return the row of a file's only card; one without an id of its own is known by the file."""
    at = COLUMNS.index("uid")
    if not row.cells or row.cells[at]:
        return row
    return row._replace(cells=(*row.cells[:at], f"file:{file}", *row.cells[at + 1 :]))


def _row(card: VCard) -> Row:
    held = card.properties
    cells: dict[Meaning, str] = {"name": _name(card)}
    for meaning, read in _READ.items():
        cells[meaning] = read(card)
    for name in held.keys() & _OURS_BACK.keys():
        cells[_OURS_BACK[name]] = card.first(name)
    exact = "PRODID" in held and card.first("PRODID") == PRODUCT
    return Row(
        card.line,
        tuple([cells.get(column, "") for column in COLUMNS]),
        skip=_unfit(card, cells),
        exact=exact,
        pictures=card.binaries,
        cut=card.cut,
    )


def _texts(name: str) -> Callable[[VCard], str]:
    def read(card: VCard) -> str:
        match = card.all(name)
        return (
            MANY.join([part for prop in match for part in prop.parts(",") if part]) if match else ""
        )

    return read


def _unfit(card: VCard, cells: dict[Meaning, str]) -> str:
    if not card.whole:
        called = cells["name"] or cells["aka"]
        return f"the card{f' of {called}' if called else ''} is cut off, it has no END:VCARD"
    if card.first("KIND", "X-ADDRESSBOOKSERVER-KIND").lower() == "group":
        return f"a group of people: {cells['name'] or 'without a name'}"
    return ""


def _name(card: VCard) -> str:
    """The name as it is said; out of its parts where no other is given; a nickname where there is
    nothing else."""
    parts = next((prop.parts() for prop in card.all("N")), [])
    family, given, more = (*parts[:3], "", "", "")[:3]
    built = " ".join(filter(None, (given, more.replace(",", " "), family)))
    said = (
        card.first("FN") or built or next((prop.parts(",")[0] for prop in card.all("NICKNAME")), "")
    )
    # An address book files a firm under its own name; it is nobody whom one could be in touch with.
    is_firm = not built and (
        card.first("X-ABSHOWAS").upper() == "COMPANY" or card.first("KIND").lower() == "org"
    )
    return "" if is_firm and _org(card) == said else said


def _org(card: VCard) -> str:
    return next((part for prop in card.all("ORG") for part in prop.parts() if part), "")


def _number(phone: CardProperty) -> str:
    text = phone.text()
    if text[:4].lower() == "tel:":
        number, _, more = text[4:].partition(";")
        extension = re.search(r"ext=([\d-]+)", more)
        return f"{number} ext. {extension[1]}" if extension else number
    return text


def _is_fax(phone: CardProperty) -> bool:
    return bool(phone.types & {"FAX", "PAGER"})


def _birthday(card: VCard) -> str:
    days = card.all("BDAY")
    return _yearly(days[0]) if days else ""


def _yearly(day: CardProperty) -> str:
    """A day as ``YYYY-MM-DD`` or ``--MM-DD``; whatever else it is stays as it stands, for the
    notes."""
    text = day.text()
    digits = re.fullmatch(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?", text)
    if not digits:
        return text
    omitted = day.params.get("X-APPLE-OMIT-YEAR", frozenset())
    year = "-" if digits[1] in ("--", _NO_YEAR) or digits[1] in omitted else digits[1]
    return f"{year}-{digits[2]}-{digits[3]}"


def _place(card: VCard) -> str:
    """The town of an address, that of the work first; else its region or country."""
    if "ADR" not in card.properties:
        return ""
    addresses = sorted(card.all("ADR"), key=lambda prop: "WORK" not in prop.types)
    for at in (3, 4, 6):
        for prop in addresses:
            parts = prop.parts()
            if at < len(parts) and parts[at]:
                return parts[at]
    return ""


def _asides(card: VCard) -> Sequence[str]:
    """What has no field of its own and yet may be wanted: faxes, labels, second firms, messengers,
    relatives, written-out addresses."""
    lines: list[str] = []
    for phone in card.all("TEL"):
        if _is_fax(phone):
            kind = "Fax" if "FAX" in phone.types else "Pager"
            lines.append(f"{kind}: {_number(phone)}")
    lines += _apple_labels(card)
    lines += _more_work(card)
    for name in _TOLD:
        if name in card.properties:
            lines += [f"{_TOLD[name]}: {prop.text()}" for prop in card.all(name)]
    for related in card.all("RELATED", "X-RELATED"):
        kind = min(related.types, default="RELATED").capitalize()
        lines.append(f"{kind}: {related.text()}")
    for address in card.all("ADR"):
        parts = [part.replace("\n", ", ") for part in address.parts() if part]
        if len(parts) > 1:
            lines.append(f"Address: {', '.join(parts)}")
    return lines


def _apple_labels(card: VCard) -> Sequence[str]:
    """What the labels of Apple's address book say that no field does."""
    lines: list[str] = []
    labels = {prop.group: prop.text() for prop in card.all("X-ABLABEL") if prop.group}
    for prop in card.all("TEL", "EMAIL", "URL", "X-ABDATE", "X-ABRELATEDNAMES"):
        label = _LABEL.sub(r"\1", labels.get(prop.group, ""))
        if label and label.lower() not in _PLAIN_LABELS:
            lines.append(f"{label}: {prop.text()}")
    return lines


def _more_work(card: VCard) -> Sequence[str]:
    """A second firm and title, the department, and the role beside a title."""
    lines: list[str] = []
    firms = card.all("ORG")
    for firm in firms[:1]:
        departments = [part for part in firm.parts()[1:] if part]
        if departments:
            lines.append(f"Department: {', '.join(departments)}")
    lines += [f"Also at {', '.join(filter(None, firm.parts()))}" for firm in firms[1:]]
    titles = card.all("TITLE")
    lines += [f"Also {title.text()}" for title in titles[1:]]
    lines += [f"Role: {role.text()}" for role in card.all("ROLE")[0 if titles else 1 :]]
    return lines


_TOLD: Mapping[str, str] = {
    "IMPP": "Messenger",
    **{f"X-{name.upper()}": name for name in _MESSENGERS},
    "X-SPOUSE": "Spouse",
    "X-MANAGER": "Manager",
    "X-ASSISTANT": "Assistant",
    "X-PROFESSION": "Profession",
    "HOBBY": "Hobby",
    "INTEREST": "Interest",
    "EXPERTISE": "Expertise",
    "LANG": "Language",
    "DEATHDATE": "Died",
    "X-EVOLUTION-SPOUSE": "Spouse",
    "X-EVOLUTION-MANAGER": "Manager",
    "X-EVOLUTION-ASSISTANT": "Assistant",
    "X-ANDROID-CUSTOM": "Android",
    "X-PHONETIC-LAST-NAME": "Phonetic family name",
}
"""Properties that go to the notes as they stand, and how the notes call them."""


def _labels(card: VCard) -> str:
    """What addresses, numbers and pages are for, each as ``work:ana@x.example``, and which is
    preferred."""
    labels: list[str] = []
    for prop in card.all("EMAIL", "TEL", "URL"):
        value = _number(prop) if prop.name == "TEL" else prop.text().removeprefix("mailto:")
        words = {kind.lower() for kind in prop.types - _NO_LABELS}
        if "PREF" in prop.params and "100" not in prop.params["PREF"]:
            words.add("pref")
        labels += [f"{word}:{value}" for word in sorted(words)]
    return MANY.join(labels)


def _family(card: VCard) -> str:
    parts = next((prop.parts() for prop in card.all("N")), [""])
    return parts[0]


def _anniversary(card: VCard) -> str:
    days = card.all("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY")
    return _yearly(days[0]) if days else ""


_READ: Mapping[Meaning, Callable[[VCard], str]] = {
    "aka": _texts("NICKNAME"),
    "org": _org,
    "role": lambda card: card.first("TITLE") or card.first("ROLE"),
    "email": lambda card: MANY.join(
        [prop.text().removeprefix("mailto:") for prop in card.all("EMAIL")]
    ),
    "phone": lambda card: MANY.join(
        [_number(prop) for prop in card.all("TEL") if not _is_fax(prop)]
    ),
    "url": lambda card: MANY.join([prop.text() for prop in card.all("URL", "X-SOCIALPROFILE")]),
    "tags": _texts("CATEGORIES"),
    "birthday": _birthday,
    "place": _place,
    "notes": lambda card: "\n".join((*[prop.text() for prop in card.all("NOTE")], *_asides(card))),
    "anniversary": _anniversary,
    "labels": _labels,
    "family": _family,
    "uid": lambda card: card.first("UID").removeprefix("urn:uuid:"),
    "zone": lambda card: next((prop.text() for prop in card.all("TZ") if "/" in prop.value), ""),
}
"""How a cell is read of a card."""
