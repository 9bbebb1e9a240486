"""Cards → rows, so that people out of an address book take the same way into the book as those out of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planner.errors import PlannerError
from planner.exchange.sheet import MANY, Meaning, Row, Sheet
from planner.exchange.vcard import Card, Property, read_cards
from planner.words import plural

COLUMNS: tuple[Meaning, ...] = (
    "name", "aka", "org", "role", "email", "phone", "url", "tags", "birthday", "place", "notes", "zone", "they_want",
    "i_want", "i_offer", "met_at", "cadence", "voter", "introduced_by", "private_notes", "connected_on",
)
OURS: dict[Meaning, str] = {
    "they_want": "X-PLANNER-WANTS", "i_want": "X-PLANNER-I-WANT", "i_offer": "X-PLANNER-I-OFFER",
    "met_at": "X-PLANNER-MET-AT", "cadence": "X-PLANNER-CADENCE", "voter": "X-PLANNER-VOTER",
    "introduced_by": "X-PLANNER-INTRODUCED-BY", "private_notes": "X-PLANNER-PRIVATE-NOTES",
    "connected_on": "X-PLANNER-CONNECTED-ON",
}
"""What vCard has no word for, under names of our own (RFC 6350, section 6.10)."""
PRODUCT = "-//planner//people//EN"
"""What our own cards call the program that wrote them."""
_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_PLAIN_LABELS = frozenset({"home", "work", "mobile", "other", "main", "iphone", "homepage", "internet"})
_NO_YEAR = "1604"
"""The year that Apple's address book puts where none is known."""


def read_vcards(data: bytes, file: str) -> Sheet:
    """Return the people in a file of cards.

    Raises:
        PlannerError: There is no whole card in it.
    """
    rows: list[Row] = []
    pictures = 0
    whole, exact = False, True
    for card in read_cards(data):  # one at a time: a card is many times the size of its row
        rows.append(_row(card))
        pictures += card.binaries
        whole |= card.whole
        exact = exact and card.first("PRODID") == PRODUCT
    if not whole:
        raise PlannerError(f"{file}: the vCard is cut off, it has no END:VCARD. Export it again; nothing was imported.")
    remarks = (f"{plural(pictures, 'picture')} left out",) if pictures else ()
    return Sheet("vcard", rows, file, COLUMNS, COLUMNS, remarks=remarks, exact=exact)


def _row(card: Card) -> Row:
    cells: dict[Meaning, str] = {
        "name": _name(card),
        "aka": MANY.join(part for each in card.all("NICKNAME") for part in each.parts(",") if part),
        "org": next((part for each in card.all("ORG") for part in each.parts() if part), ""),
        "role": card.first("TITLE") or card.first("ROLE"),
        "email": MANY.join(each.text().removeprefix("mailto:") for each in card.all("EMAIL")),
        "phone": MANY.join(_number(each) for each in card.all("TEL") if not _is_fax(each)),
        "url": MANY.join(each.text() for each in card.all("URL", "X-SOCIALPROFILE")),
        "tags": MANY.join(part for each in card.all("CATEGORIES") for part in each.parts(",") if part),
        "birthday": _birthday(card),
        "place": _place(card),
        "notes": "\n".join((*(each.text() for each in card.all("NOTE")), *_asides(card))),
        "zone": next((each.text() for each in card.all("TZ") if "/" in each.value), ""),
        **{meaning: card.first(name) for meaning, name in OURS.items()},
    }
    return Row(card.line, tuple(cells[column] for column in COLUMNS), skip=_unfit(card, cells))


def _unfit(card: Card, cells: dict[Meaning, str]) -> str:
    if not card.whole:
        called = cells["name"] or cells["aka"]
        return f"the card{f' of {called}' if called else ''} is cut off, it has no END:VCARD"
    if card.first("KIND", "X-ADDRESSBOOKSERVER-KIND").lower() == "group":
        return f"a group of people: {cells['name'] or 'without a name'}"
    return ""


def _name(card: Card) -> str:
    """The name as it is said; out of its parts where no other is given; a nickname where there is nothing else."""
    parts = next((each.parts() for each in card.all("N")), [])
    family, given, more = (*parts[:3], "", "", "")[:3]
    built = " ".join(filter(None, (given, more.replace(",", " "), family)))
    said = card.first("FN") or built or next((each.parts(",")[0] for each in card.all("NICKNAME")), "")
    org = next((part for each in card.all("ORG") for part in each.parts() if part), "")
    # An address book files a firm under its own name; it is nobody whom one could be in touch with.
    is_firm = not built and (card.first("X-ABSHOWAS").upper() == "COMPANY" or card.first("KIND").lower() == "org")
    return "" if is_firm and org == said else said


def _number(phone: Property) -> str:
    text = phone.text()
    if text[:4].lower() == "tel:":
        number, _, more = text[4:].partition(";")
        extension = re.search(r"ext=([\d-]+)", more)
        return f"{number} ext. {extension[1]}" if extension else number
    return text


def _is_fax(phone: Property) -> bool:
    return bool(phone.types & {"FAX", "PAGER"})


def _birthday(card: Card) -> str:
    """The birthday as ``YYYY-MM-DD`` or ``--MM-DD``; whatever else it is stays as it stands, for the notes."""
    found = card.all("BDAY")
    if not found:
        return ""
    text = found[0].text()
    digits = re.fullmatch(r"(\d{4}|--)-?(\d\d)-?(\d\d)(?:[T ].*)?", text)
    if not digits:
        return text
    omitted = found[0].params.get("X-APPLE-OMIT-YEAR", frozenset())
    year = "-" if digits[1] in ("--", _NO_YEAR) or digits[1] in omitted else digits[1]
    return f"{year}-{digits[2]}-{digits[3]}"


def _place(card: Card) -> str:
    """The town of an address, that of the work first; else its region or country."""
    addresses = sorted(card.all("ADR"), key=lambda each: "WORK" not in each.types)
    for at in (3, 4, 6):
        for each in addresses:
            parts = each.parts()
            if at < len(parts) and parts[at]:
                return parts[at]
    return ""


def _asides(card: Card) -> Sequence[str]:
    """What has no field of its own and yet may be wanted: fax numbers, labels, anniversaries, written-out addresses."""
    said = [
        f"{'Fax' if 'FAX' in each.types else 'Pager'}: {_number(each)}" for each in card.all("TEL") if _is_fax(each)
    ]
    labels = {each.group: each.text() for each in card.all("X-ABLABEL") if each.group}
    for each in card.all("TEL", "EMAIL", "URL", "X-ABDATE", "X-ABRELATEDNAMES"):
        label = _LABEL.sub(r"\1", labels.get(each.group, ""))
        if label and label.lower() not in _PLAIN_LABELS:
            said.append(f"{label}: {each.text()}")
    said += [f"Anniversary: {each.text()}" for each in card.all("ANNIVERSARY", "X-ANNIVERSARY")]
    for each in card.all("ADR"):
        parts = [part.replace("\n", ", ") for part in each.parts() if part]
        if len(parts) > 1:
            said.append(f"Address: {', '.join(parts)}")
    return said
