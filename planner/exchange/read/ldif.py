"""Address books in LDIF (RFC 2849), as Thunderbird and directories write them."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence

from planner.errors import PlannerError
from planner.exchange.sheet import MANY, Meaning, Row, Sheet

_COLUMNS: Mapping[str, Meaning] = {
    "cn": "name",
    "displayname": "name",
    "givenname": "first",
    "sn": "last",
    "mozillanickname": "aka",
    "xmozillanickname": "aka",
    "o": "org",
    "company": "org",
    "title": "role",
    "mail": "email",
    "mozillasecondemail": "email",
    "mozillaemail": "email",
    "telephonenumber": "phone",
    "homephone": "phone",
    "mobile": "phone",
    "cellphone": "phone",
    "labeleduri": "url",
    "mozillaworkurl": "url",
    "workurl": "url",
    "mozillahomeurl": "url",
    "homeurl": "url",
    "birthyear": "birth_year",
    "birthmonth": "birth_month",
    "birthday": "birth_day",
    "l": "place",
    "mozillahomelocalityname": "place",
    "description": "notes",
    "ou": "aside",
    "department": "aside",
    "facsimiletelephonenumber": "aside",
    "pager": "aside",
    "street": "aside",
    "mozillahomestreet": "aside",
    "postaladdress": "aside",
    "nsaimid": "aside",
    "mozillacustom1": "aside",
    "mozillacustom2": "aside",
    "mozillacustom3": "aside",
    "mozillacustom4": "aside",
    "custom1": "aside",
    "custom2": "aside",
    "custom3": "aside",
    "custom4": "aside",
}
"""What the attributes of people hold."""
_TITLES: Mapping[str, str] = {
    "mail": "Primary e-mail",
    "ou": "Department",
    "department": "Department",
    "facsimiletelephonenumber": "Fax",
    "pager": "Pager",
    "street": "Address",
    "mozillahomestreet": "Address",
    "postaladdress": "Address",
    "nsaimid": "AIM",
    "mobile": "Mobile",
    "homephone": "Home phone",
    "telephonenumber": "Work phone",
}
_BEGINS = re.compile(r"(?:version:\s*\d+\s+)?(?:#.*\s+)*dn::? ", re.IGNORECASE)
_LISTS = frozenset({"groupofnames", "groupofuniquenames", "posixgroup"})
LdifEntry = list[tuple[str, str]]
"""The attributes of one entry with their values, in order."""


def is_ldif(head: str) -> bool:
    """Whether a text begins like LDIF."""
    return _BEGINS.match(head) is not None


def read_ldif(text: str, file: str) -> Sheet:
    """Return the people of a directory; lists of people are left out with a word.

    Raises:
        PlannerError: There is nobody in it.
    """
    rows = [_row(line, entry) for line, entry in _entries(text)]
    if not rows:
        raise PlannerError(f"{file}: LDIF, but there is nobody in it.")
    header = tuple(_TITLES.get(name, name) for name in _COLUMNS)
    return Sheet("ldif", tuple(rows), file, header, tuple(_COLUMNS.values()))


def _row(line: int, entry: LdifEntry) -> Row:
    values: dict[str, list[str]] = {}
    for name, value in entry:
        values.setdefault(name, []).append(value)
    classes = {value.lower() for value in values.get("objectclass", ())}
    name = next(iter(values.get("cn", ())), "")
    skip = f"a list of people: {name or 'without a name'}" if classes & _LISTS else ""
    cells = tuple(_cell(values.get(column, ())) for column in _COLUMNS)
    return Row(line, cells, skip=skip)


def _cell(values: Sequence[str]) -> str:
    return MANY.join(value for value in values if value)


def _entries(text: str) -> Iterator[tuple[int, LdifEntry]]:
    """The entries with the lines on which they begin; a line that begins with a blank goes on with
    the one before."""
    entry: LdifEntry = []
    start = 0
    for number, line in _logical_lines(text):
        name, colon, value = line.partition(":")
        if not line.strip():
            if any(key != "version" for key, _ in entry):
                yield start, entry
            entry = []
        elif colon and not line.startswith("#"):
            start = start if entry else number
            key = name.strip().lower().partition(";")[0]
            entry.append((key, _value(value)))
    if any(key != "version" for key, _ in entry):
        yield start, entry


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    whole = ""
    start = 1
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(" ") and whole:
            whole += line[1:]
            continue
        yield start, whole
        whole, start = line, number
    yield start, whole
    yield start + 1, ""


def _value(text: str) -> str:
    """The value behind a colon; behind two it is encoded, behind ``:<`` it is a file's address, and
    left out."""
    if text.startswith("<"):
        return ""
    if not text.startswith(":"):
        return text.strip()
    try:
        return base64.b64decode(text[1:].strip(), validate=True).decode("utf-8", "replace").strip()
    except (binascii.Error, ValueError):
        return ""
