"""E-mail addresses, telephone numbers and pages out of the cells of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from planner.exchange.sheet import MANY
from planner.value import NamedTuple

NOUNS: Mapping[str, str] = {"E-mail": "e-mail address", "Phone": "telephone number"}
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")
_BETWEEN = r"\s*(?::::|[;,\n|])\s*"
_MANGLED = re.compile(r"[-+]?\d(?:[.,]\d+)?E[-+]?\d+|#\w+[!?/]?\w*[!?]?", re.IGNORECASE)
"""What a spreadsheet makes of a number that is too long for it, and its errors: 4.91E+11, #ERROR!,
#N/A."""


class AddressReading(NamedTuple):
    """The values that were found, and what was none."""

    values: frozenset[str]
    rest: str = ""


def split_values(texts: Sequence[str], between: str) -> list[str]:
    """Return the parts of texts, in order and without blanks around them."""
    parts: list[str] = []
    for text in texts:
        parts += [part.strip() for part in re.split(between, text) if part.strip()]
    return parts


def pieces(text: str) -> list[str]:
    """Return the addresses, numbers or pages that one cell holds."""
    return [part.lstrip("'").rstrip(".") for part in split_values([text], _BETWEEN)]


def read_emails(texts: Sequence[str]) -> AddressReading:
    """Return the e-mail addresses in some cells."""
    emails: set[str] = set()
    for text in texts:
        emails.update(address.strip(".") for address in _EMAIL.findall(text))
    rest = "" if emails else ", ".join(texts)
    return AddressReading(frozenset(emails), rest)


def read_phones(texts: Sequence[str]) -> AddressReading:
    """Return the telephone numbers in some cells, without the apostrophe that keeps a spreadsheet
    from reckoning with them. A comma parts whole numbers only, for a short one behind it is dialled
    after a pause."""
    numbers: set[str] = set()
    rest: list[str] = []
    for part in split_values(texts, r"\s*(?::::|[;\n|])\s*"):
        for number in _numbers_in(part):
            if _MANGLED.fullmatch(number) or not any(map(str.isdigit, number)):
                rest.append(number)
            else:
                numbers.add(number)
    return AddressReading(frozenset(numbers), ", ".join(rest))


def _numbers_in(part: str) -> list[str]:
    parts = [piece.strip() for piece in part.split(",")]
    all_whole = all(sum(map(str.isdigit, piece)) > 5 for piece in parts)
    numbers = parts if all_whole else [part]
    return [number.lstrip("'").strip() for number in numbers if number.lstrip("'").strip()]


def is_handle(text: str) -> bool:
    """Whether a text is somebody's name on a network and not a web address: @ana.b, ana_b."""
    return text.startswith("@") or not re.search(r"[./]", text)


def read_pages(texts: Sequence[str]) -> AddressReading:
    """Return the web addresses in some cells; a name on some network without its address is
    none."""
    pages: set[str] = set()
    names: list[str] = []
    for text in texts:
        for part in re.split(r"[\s;|]+|,(?=\s|$|https?:)", text.replace(MANY, " ")):
            page = part.strip(",;")
            if not page or page == ":::":
                continue
            if "." in page and not page.startswith("@"):
                pages.add(page)
            else:
                names.append(page)
    return AddressReading(frozenset(pages), ", ".join(names))
