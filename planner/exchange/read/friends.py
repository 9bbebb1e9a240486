"""The journal of `friends`: one Markdown file with activities, notes, friends and places."""

from __future__ import annotations

import re
from datetime import date

from planner.exchange.sheet import MANY, Happened, Meaning, Row, Sheet
from planner.records import Kind

COLUMNS: tuple[Meaning, ...] = ("name", "aka", "place", "tags", "notes")
_HEADING = re.compile(r"#{1,6} *(activities|notes|friends|locations):? *$", re.IGNORECASE)
_ENTRY = re.compile(r"[-*] *(\d{4}-\d\d-\d\d): *(.*)")
_FRIEND = re.compile(
    r"[-*] *(?P<name>[^(\[@]+?) *(?:\((?P<aka>a\.k\.a\. [^)]*)\))? *"
    r"(?:\[(?P<place>[^\]]*)\])? *(?P<tags>(?: *@[^\s@]+)*)$"
)
_NAMED = re.compile(r"\*\*(.+?)\*\*")
_PLACE = re.compile(r"(?<!\w)_(.+?)_(?!\w)")
_TAG = re.compile(r"(?:^|\s)@([\w-]+)")
_WORDS: tuple[tuple[str, Kind], ...] = (
    ("coffee|espresso", "coffee"),
    ("lunch|brunch", "lunch"),
    ("dinner|supper", "dinner"),
    ("drinks?|beers?|pub", "drinks"),
    ("video call|zoom|facetime|skype", "video"),
    ("on the phone|phoned|called|phone call", "call"),
    ("e-?mailed|e-?mail", "email"),
    ("texted|messaged|wrote to", "message"),
    ("conference|party|meet-?up|workshop|wedding", "event"),
)
_KINDS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), kind) for words, kind in _WORDS)


def is_journal(text: str) -> bool:
    """Whether a text is such a journal: two of its headings stand in it."""
    match = {heading[1].lower() for line in text.splitlines() if (heading := _HEADING.match(line))}
    return "friends" in match and len(match) > 1


def read_journal(text: str, file: str) -> Sheet:
    """Return the friends of a journal, and its activities as their diary; notes go to those whom
    they name."""
    section = ""
    friends: list[tuple[int, dict[str, str]]] = []
    diary: list[Happened] = []
    notes: dict[str, list[str]] = {}
    odd: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        heading = _HEADING.match(line)
        if heading:
            section = heading[1].lower()
        elif not line.strip() or section in ("", "locations"):
            continue
        elif section == "friends":
            match = _FRIEND.match(line.strip())
            if match:
                friends.append((number, _friend(match)))
            else:
                odd.append(Row(number, (), skip=f"not understood as a friend: {line.strip()[:60]}"))
        else:
            entry = _ENTRY.match(line.strip())
            happened = _happened(number, entry) if entry else None
            if happened is None:
                odd.append(Row(number, (), skip=f"not understood: {line.strip()[:60]}"))
            elif section == "activities":
                diary.append(happened)
            else:
                for name in happened.people:
                    notes.setdefault(name, []).append(
                        f"{happened.day.isoformat()}: {happened.text}"
                    )
    rows = [_row(number, friend, notes) for number, friend in friends]
    return Sheet("friends", (*rows, *odd), file, COLUMNS, COLUMNS, diary=tuple(diary))


def _friend(match: re.Match[str]) -> dict[str, str]:
    names = [part.strip() for part in re.split(r"a\.k\.a\. ", match["aka"] or "") if part.strip()]
    return {
        "name": match["name"].strip(),
        "aka": MANY.join(names),
        "place": (match["place"] or "").strip(),
        "tags": MANY.join(re.findall(r"@([^\s@]+)", match["tags"] or "")),
    }


def _row(number: int, friend: dict[str, str], notes: dict[str, list[str]]) -> Row:
    said = "\n".join(notes.get(friend["name"], ()))
    return Row(number, (friend["name"], friend["aka"], friend["place"], friend["tags"], said))


def _happened(number: int, entry: re.Match[str]) -> Happened | None:
    try:
        day = date.fromisoformat(entry[1])
    except ValueError:
        return None
    text = entry[2].strip()
    plain = _PLACE.sub(r"\1", _NAMED.sub(r"\1", _TAG.sub("", text))).strip()
    kind: Kind = next((kind for form, kind in _KINDS if form.search(plain)), "met")
    return Happened(
        number,
        day,
        frozenset(_NAMED.findall(text)),
        plain,
        kind,
        tags=frozenset(_TAG.findall(text)),
    )
