"""Find people by anything that is known of them (P2): the texts are folded once for a state of the
book."""

from __future__ import annotations

from bisect import bisect_right
from heapq import nsmallest
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from planner.quicklog.words.fold import fold
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from planner.commands.session import Session
    from planner.records import Contact, Records


class Hit(NamedTuple):
    """A contact that was found, and the text of the field that says why (``field`` is its
    label)."""

    contact: str
    name: str
    field: str
    text: str


class _Page(NamedTuple):
    """What is known of a contact, folded: their card first, then what was heard, the newest
    first."""

    contact: Contact
    name: str
    """The folded name after a space, so that each word of it begins after one."""
    fields: Sequence[str]
    heard: Sequence[str]

    @property
    def out(self) -> bool:
        """Whether they stand below everybody else."""
        return self.contact.state in ("archived", "ignored")


class FoundIndex:
    """Everything that is known of everybody in one state of the book, ready to be searched at every
    key.

    Args:
        records: The state of the book.
        before: The index of an earlier state: what it folded is not folded again.
    """

    def __init__(self, records: Records, before: FoundIndex | None = None) -> None:
        self.records = records
        self._folded: dict[str, str] = {}
        self._remembered: Mapping[str, str] = before._folded if before else {}
        heard = _heard(records)
        pages = [
            self._page(contact, heard.get(contact.id, ())) for contact in records.contacts.values()
        ]
        self._remembered = {}
        self._pages = sorted(
            pages, key=lambda page: (page.out, page.contact.name.casefold(), page.contact.id)
        )
        # All pages in one piece: looking for a word in it costs a hundredth of asking each page.
        texts = ["\n".join(page.fields) for page in self._pages]
        self._text = "\f".join(texts)
        self._ends = list(accumulate(len(text) + 1 for text in texts))

    def find(self, text: str, limit: int = 50) -> list[Hit]:
        """Return the contacts of whom every word of ``text`` is known, names before other fields,
        then by name.

        Args:
            text: Words, with or without accents; each must be somewhere in what is known of the
            contact. limit: At most so many.
        """
        words = fold(text).split()
        if not words:
            return []
        starts = [f" {word}" for word in words]
        by_name = (
            page
            for page in self._pages
            if not page.out and all(start in page.name for start in starts)
        )
        # They are in order already, and nobody ranks above them: a full list of them is the answer.
        pages = list(islice(by_name, limit))
        if len(pages) < limit:
            places = [(at, self._pages[at]) for at in self._with(max(words, key=len))]
            ranks = [
                (page.out, rank, at)
                for at, page in places
                if (rank := _rank(page, words)) is not None
            ]
            pages = [self._pages[at] for _, _, at in nsmallest(limit, ranks)]
        return [self._hit(page, words) for page in pages]

    def _with(self, word: str) -> Iterator[int]:
        """The numbers of the pages that have a word, or a part of one, somewhere."""
        at = self._text.find(word)
        while at >= 0:
            page = bisect_right(self._ends, at)
            yield page
            at = self._text.find(word, self._ends[page])

    def _hit(self, page: _Page, words: Sequence[str]) -> Hit:
        """Which field says why: that of the last word which is not in the name, else the name."""
        places = [_place(page, word) for word in words]
        place = next((place for place in reversed(places) if place), 0)
        texts = [*_known(page.contact, self.records), *(("said", text) for text in page.heard)]
        return Hit(page.contact.id, page.contact.name, *texts[place])

    def _page(self, contact: Contact, heard: Sequence[str]) -> _Page:
        fields = [self._fold(text) for _, text in _known(contact, self.records)]
        return _Page(contact, f" {fields[0]}", [*fields, *map(self._fold, heard)], heard)

    def _fold(self, text: str) -> str:
        folded = self._folded.get(text)
        if folded is None:
            folded = self._remembered.get(text)
            if folded is None:
                folded = fold(text)
            self._folded[text] = folded
        return folded


def _place(page: _Page, word: str) -> int | None:
    """The number of the first field that has the word."""
    for place, field in enumerate(page.fields):
        if word in field:
            return place
    return None


def _rank(page: _Page, words: Sequence[str]) -> int | None:
    """Where a contact stands among the hits, the lowest first; None where a word is nowhere."""
    rank = 0
    for word in words:
        place = _place(page, word)
        if place is None:
            return None
        if place or f" {word}" not in page.name:
            rank += place + 1
    return rank


def find(session: Session, text: str, limit: int = 50) -> list[Hit]:
    """Return the contacts of the open book of whom every word of ``text`` is known; see
    ``FoundIndex.find``."""
    return session.view(found_index).find(text, limit)


def found_index(session: Session, before: FoundIndex | None = None) -> FoundIndex:
    """Return the index of the open book; see ``Session.view``."""
    return FoundIndex(session.records, before)


def _known(contact: Contact, records: Records) -> Iterator[tuple[str, str]]:
    """What a contact's own card says, the most telling first."""
    yield "name", contact.name
    for label, texts in (
        ("also known as", contact.aka),
        ("tag", contact.tags),
        ("e-mail", contact.emails),
        ("phone", contact.phones),
        ("web", contact.urls),
    ):
        for text in sorted(texts):
            yield label, text
    hub = records.hubs.get(contact.met_at)
    introducer = records.contacts.get(contact.introduced_by)
    for label, text in (
        ("organisation", contact.org),
        ("role", contact.role),
        ("wants", contact.they_want),
        ("I want", contact.i_want),
        ("I offer", contact.i_offer),
        ("met at", hub.name if hub else contact.met_at),
        ("introduced by", introducer.name if introducer else ""),
        ("place", contact.place),
        ("notes", contact.notes),
        ("private notes", contact.private_notes),
    ):
        if text:
            yield label, text


def _heard(records: Records) -> dict[str, list[str]]:
    """What touches and promises say of each contact, the newest first."""
    texts: dict[str, list[str]] = {}
    for touch in sorted(records.touches.values(), key=lambda touch: touch.day, reverse=True):
        hub = records.hubs.get(touch.hub)
        parts = (
            touch.note,
            touch.learned,
            touch.why,
            touch.org,
            " ".join(sorted(touch.tags)),
            hub.name if hub else "",
        )
        text = " · ".join(part for part in parts if part)
        if text:
            for contact in touch.contacts:
                texts.setdefault(contact, []).append(text)
    for promise in records.promises.values():
        if promise.text:
            texts.setdefault(promise.contact, []).append(promise.text)
    return texts
