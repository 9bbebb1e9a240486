"""The syntax of vCards, versions 2.1, 3.0 and 4.0, read leniently: bytes → cards of properties.

Sources: the vCard 2.1 specification of 1996, RFC 2426 (3.0) and RFC 6350 (4.0). Programs mix the
three, so nothing here depends on the version that a card claims but the meaning of a line that
begins with a blank.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from planner.records import NOTHING
from planner.value import NamedTuple

_LAST = re.compile(rb"(?i)END:VCARD")
_MARKED = b"BbEeAa \t\v\f"
"""What the lines begin with that begin or end a card, or one within it; few others do."""
_HEAD = re.compile(
    r"(?:(?P<group>[\w-]+)\.)?(?P<name>[\w-]+)(?P<params>(?:;(?:[^\":;]|\"[^\"]*\")*)*):", re.ASCII
)
_BASE64 = re.compile(rb"[A-Za-z0-9+/=]{20,}")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_PIECES = re.compile(r"\\.|[^\\;,]+|[;,]|\\$", re.DOTALL)
_NONE: Mapping[str, frozenset[str]] = {}
LONGEST = 1_000_000
"""Bytes of one value that are looked at; what is longer is a picture or nonsense."""
_CHUNK = 1 << 16
"""Bytes that are cut into lines at a time: all lines of a large file would take three times its
size."""


class CardProperty(NamedTuple):
    """One line of a card: ``TEL;TYPE=CELL:+49 …`` with its parameters in upper case, values as sets
    of words."""

    name: str
    value: str
    params: Mapping[str, frozenset[str]] = {}
    group: str = ""

    @property
    def types(self) -> frozenset[str]:
        """What kind of address or number it is: HOME, WORK, CELL, FAX, PREF …"""
        return self.params.get("TYPE", NOTHING)

    def text(self) -> str:
        """The value as one text."""
        return unescape(self.value).strip()

    def parts(self, between: str = ";") -> list[str]:
        """The value's components: those of a name, an address, an organisation; tags are parted by
        commas."""
        return [unescape(part).strip() for part in split(self.value, between)]


@dataclass(slots=True)
class VCard:
    """A card; ``line`` is where it begins. ``whole`` is false where the file ends before the card
    does."""

    line: int
    properties: dict[str, list[CardProperty]] = field(default_factory=dict)
    """Those that have something in them, by their names, each in the order of the card."""
    binaries: int = 0
    """Pictures, sounds and keys that were left out."""
    cut: int = 0
    """Texts of which the end was left out: they are longer than `LONGEST`."""
    whole: bool = True

    def all(self, *names: str) -> Sequence[CardProperty]:
        """The properties of these names, in the order of the names."""
        existing = self.properties
        if len(names) == 1:
            return existing.get(names[0], ())
        return [prop for name in names if name in existing for prop in existing[name]]

    def first(self, *names: str) -> str:
        """The text of the first of them, preferred ones first; empty where there is none."""
        match = self.all(*names)
        if not match:
            return ""
        best = [prop for prop in match if "PREF" in prop.types or "PREF" in prop.params]
        return (best or match)[0].text()


def split(value: str, between: str) -> list[str]:
    """Split where a separator stands that no backslash takes back."""
    if "\\" not in value:
        return value.split(between)
    parts = [""]
    for piece in _PIECES.findall(value):
        if piece == between:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def unescape(value: str) -> str:
    """Take back the backslashes of a value."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def any_ends(data: bytes) -> bool:
    """Whether any card in a file is whole."""
    return _LAST.search(data) is not None


def read_cards(data: bytes) -> Iterator[VCard]:
    """Return the cards in a file. One that never ends, because the file does, is marked as not
    whole."""
    card: VCard | None = None
    # 2.1's AGENT holds a card within the card, of somebody whom nobody asked for.
    agent = inner = False
    for number, line in _unfolded(data):
        if line[:1] not in _MARKED:
            if card is not None and not inner:
                _take(card, line)
            agent = False
            continue
        upper = line[:12].upper().strip()
        if upper.startswith(b"BEGIN:VCARD"):
            inner = agent
            if inner:
                continue
            if card is not None:
                yield card
            card = VCard(number)
        elif upper.startswith(b"END:VCARD"):
            if card is not None and not inner:
                yield card
                card = None
            inner = False
        elif card is not None and not inner:
            _take(card, line)
        agent = upper.startswith(b"AGENT") and line.endswith(b":")
    if card is not None:
        card.whole = False
        yield card


def _lines(data: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(data):
        # Behind a line feed, so that no line end of two bytes is cut in two.
        until = data.find(b"\n", at + _CHUNK) + 1 or len(data)
        yield from data[at:until].splitlines()
        at = until


def _unfolded(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Return the logical lines with the numbers of those that they begin on.

    Soft breaks of quoted-printable are joined before lines are unfolded: there a blank at the
    beginning is text.
    """
    whole: list[bytes] = []
    size = start = 0
    quoted = binary = old = False
    for number, line in enumerate(_lines(data), 1):
        if whole:
            if quoted and whole[-1].endswith(b"="):
                whole[-1] = whole[-1][:-1]
                whole.append(line)
                continue
            if line[:1] in (b" ", b"\t") or (binary and _BASE64.fullmatch(line)):
                if not binary and size < LONGEST:
                    whole.append(_without_fold(line, old=old))
                    size += len(whole[-1])
                continue
            yield start, b"".join(whole)
        quoted, binary, version = _coding(line[:200].partition(b":")[0])
        if version:
            old = line[8:].strip() == b"2.1"
        whole, start, size = ([line] if line.strip() else []), number, len(line)
    if whole:
        yield start, b"".join(whole)


def _without_fold(line: bytes, *, old: bool) -> bytes:
    """Return the text of a continued line: without its first blank, which in 2.1 belongs to the
    text where no other blank follows."""
    own_blank = old and line[1:2] not in (b" ", b"\t", b"")
    return line if own_blank else line[1:]


@lru_cache(maxsize=256)
def _coding(head: bytes) -> tuple[bool, bool, bool]:
    """Whether what stands before the colon says that the value is quoted-printable, that it is
    binary, and whether it names the version."""
    head = head.upper()
    return (
        b"QUOTED-PRINTABLE" in head,
        b"BASE64" in head or b"ENCODING=B" in head,
        head == b"VERSION",
    )


class _Head(NamedTuple):
    """What stands before the value of a property, and how the value is written."""

    name: str
    params: Mapping[str, frozenset[str]]
    group: str
    binary: bool
    quoted: bool
    charset: str


@lru_cache(maxsize=1024)
def _head(text: str) -> _Head | None:
    """Read what stands before a value, with the colon; of a whole address book that is a handful of
    texts."""
    match = _HEAD.match(text)
    if not match:
        return None
    name, params = match["name"].upper(), _params(match["params"] or "")
    encoding = params.get("ENCODING", NOTHING)
    return _Head(
        name,
        params,
        (match["group"] or "").lower(),
        bool(encoding & {"B", "BASE64"}) or name in ("PHOTO", "LOGO", "SOUND", "KEY"),
        "QUOTED-PRINTABLE" in encoding,
        next(iter(params.get("CHARSET", ())), ""),
    )


def _take(card: VCard, line: bytes) -> None:
    text = _decoded(line, "")
    before, colon, value = text.partition(":")
    if '"' in before:  # a colon between quotation marks belongs to what stands before the value
        match = _HEAD.match(text)
        if not match:
            return
        before, value = text[: match.end() - 1], text[match.end() :]
    head = _head(before + colon)
    if head is None:
        return
    if head.binary or value[:11].lower() == "data:image/":
        card.binaries += head.name in ("PHOTO", "LOGO")
        return
    if head.quoted:
        # What separates is written plain; a separator that is encoded belongs to the text.
        raw = value.replace("=3B", "=5C=3B").replace("=2C", "=5C=2C").encode()
        value = _decoded(quopri.decodestring(raw), head.charset)
    elif head.charset:
        value = _HEAD.sub("", _decoded(line, head.charset), count=1)
    card.cut += len(line) >= LONGEST
    if value.strip(" ;,"):
        prop = CardProperty(head.name, value[:LONGEST], head.params, head.group)
        existing = card.properties.get(head.name)
        if existing is None:
            card.properties[head.name] = [prop]
        else:
            existing.append(prop)


def _params(text: str) -> Mapping[str, frozenset[str]]:
    """``;TYPE="work,voice";PREF=1`` or 2.1's bare ``;WORK;VOICE``."""
    if not text:
        return _NONE
    match: dict[str, frozenset[str]] = {}
    for part in re.findall(r";((?:[^\";]|\"[^\"]*\")+)", text):
        name, equals, value = part.partition("=")
        if not equals:
            word = name.strip().upper()
            name = "ENCODING" if word in ("QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT") else "TYPE"
            value = word
        words = frozenset(
            word.strip().upper() for word in value.replace('"', "").split(",") if word.strip()
        )
        name = name.strip().upper()
        match[name] = match.get(name, frozenset()) | words
    return match


def _decoded(data: bytes, charset: str) -> str:
    for encoding in (charset or "utf-8", "utf-8", "cp1252"):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1")
