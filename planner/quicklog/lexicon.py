"""What the book knows by name, prepared for matching: people, organisations, hubs, tags.

A command pays for this once in every run, so each index is made when it is first asked for and not
before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from planner.quicklog.entry import Match
from planner.quicklog.words.fold import fold, fold_name
from planner.quicklog.words.romanize import romanize, undouble
from planner.records import Contact, Hub, Records
from planner.value import NamedTuple

LONGEST_NAME = 6
"""Words in the longest name of a person, an organisation or a hub that is looked for in a line."""


LONGEST_LETTERS = 100
"""Letters of the longest name that a misspelling is looked for in."""
FEW = 50
"""Namesakes up to which each is looked up before it is added: beyond, twice in the list costs less
than the look."""
DUTCH = (" van der ", " van den ", " van de ")
"""Particles of Dutch names that are written *vd*."""
FAMILY_FIRST = frozenset(
    [
        "nguyen",
        "tran",
        "le",
        "pham",
        "hoang",
        "huynh",
        "phan",
        "vu",
        "vo",
        "dang",
        "bui",
        "do",
        "ho",
        "ngo",
        "duong",
        "ly",
        "dinh",
        "trinh",
        "mai",
        "truong",
    ]
)
"""Vietnamese family names: they come first, and one is called by the last word of the name."""


LexiconValues = tuple[
    dict[str, list[str]], dict[str, list[str]], dict[str, list[str]], dict[str, str]
]
"""Names, first and last words with their ids, and organisations as the book writes them."""
_STORED = ("names", "firsts", "lasts", "orgs")
"""The indexes that they are of."""


class Known(NamedTuple):
    """An organisation or a hub as the book writes it; ``id`` is a hub's id, empty for an
    organisation."""

    name: str
    id: str = ""


class Lexicon:
    """The names of one state of the book. It changes nothing, and a new state needs a new one."""

    def __init__(
        self,
        contacts: Mapping[str, Contact],
        hubs: Mapping[str, Hub],
        no_names: Iterable[str] = (),
    ) -> None:
        """Take the names of the book, and the words that the user said are no names of people."""
        self.contacts = contacts
        self.no_names = frozenset(fold(word) for word in no_names)
        self._hubs = hubs
        self.remembered: dict[tuple[str, str | None], Match] = {}
        """Matches made before, by folded name and organisation (None: who is like it): a preview
        asks at every key."""

    @classmethod
    def of(cls, records: Records, no_names: Iterable[str] = ()) -> Lexicon:
        """Return the lexicon of the records, and of the words that are no names of people."""
        return cls(records.contacts, records.hubs, no_names)

    def without(self, words: Iterable[str]) -> Lexicon:
        """Return a lexicon in which some more words are no names of people; this one where there
        are none."""
        more = [word for text in words for word in text.split()]
        if not more:
            return self
        lexicon = Lexicon(self.contacts, self._hubs, {*self.no_names, *more})
        state = vars(self)
        vars(lexicon).update({index: state[index] for index in _STORED if index in state})
        return lexicon

    def stored(self) -> LexiconValues:
        """Return what nearly every line asks for in plain values, for `take`."""
        orgs = {folded: known.name for folded, known in self.orgs.items()}
        return self.names, self.firsts, self.lasts, orgs

    def take(self, values: LexiconValues) -> None:
        """Take what `stored` returned of the same contacts, so that it need not be made."""
        self.names, self.firsts, self.lasts, orgs = values
        self.orgs = {folded: Known(name) for folded, name in orgs.items()}

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The ids by folded full name or aka."""
        index: dict[str, list[str]] = {}
        for key, contact in self.contacts.items():
            for name in _names_of(contact):
                ids = index.setdefault(name, [])
                if not ids or ids[-1] != key:
                    ids.append(key)
        index.pop("", None)
        return index

    @cached_property
    def firsts(self) -> dict[str, list[str]]:
        """The ids by the first word of a folded name or aka, and by the initials of a double one:
        JP for Jean-Pierre."""
        index = self._by_word(first=True)
        for key, contact in self.contacts.items():
            parts = contact.name.split(" ")[0].split("-")
            if len(parts) > 1 and all(parts):
                _add(index, fold("".join(part[0] for part in parts)), [key])
        return index

    @cached_property
    def lasts(self) -> dict[str, list[str]]:
        """The ids by the last word of a folded name or aka of two words or more."""
        return self._by_word(first=False)

    def _by_word(self, *, first: bool) -> dict[str, list[str]]:
        """Index the ids by the first or the last word; *Nguyen Thi Huong* is called by the last."""
        index: dict[str, list[str]] = {}
        for name, ids in self.names.items():
            words = name.split(" ")
            if first:
                _add(index, words[0], ids)
                if len(words) > 2 and words[0] in FAMILY_FIRST:
                    _add(index, words[-1], ids)
            elif len(words) > 1:
                _add(index, words[-1], ids)
        return index

    @cached_property
    def squeezed(self) -> dict[str, list[str]]:
        """The ids by name without spaces, and by its words in order of the alphabet: AnneMarie Roy,
        Roy Anne Marie."""
        index: dict[str, list[str]] = {}
        for name, ids in self.names.items():
            words = name.split(" ")
            if len(words) > 1:
                index.setdefault("".join(words), []).extend(ids)
                index.setdefault(" ".join(sorted(words)), []).extend(ids)
        return index

    @cached_property
    def romanized(self) -> dict[str, list[str]]:
        """The ids of names in another script by their sound in Latin letters: the whole name and
        the first."""
        index: dict[str, list[str]] = {}
        for name, ids in self.names.items():
            if name.isascii():
                continue
            sound = romanize(name)
            if not sound.isascii():
                continue
            for spelling in {sound, sound.split(" ")[0]}:
                index.setdefault(spelling, []).extend(ids)
        return index

    @cached_property
    def handles(self) -> dict[str, list[str]]:
        """The ids by what people make of a name for a handle: lizmorgan, lizm, lmorgan."""
        index: dict[str, list[str]] = {}
        for name, ids in self.names.items():
            words = name.split(" ")
            if len(words) < 2:
                continue
            first, last = words[0], words[-1]
            for handle in {"".join(words), first + last[0], first[0] + last}:
                _add(index, handle, ids)
        return index

    @cached_property
    def undoubled(self) -> dict[str, list[str]]:
        """The ids by first name without doubled letters: Ana and Anna, Philip and Phillip."""
        index: dict[str, list[str]] = {}
        for first, ids in self.firsts.items():
            index.setdefault(undouble(first), []).extend(ids)
        return index

    @cached_property
    def emails(self) -> dict[str, list[str]]:
        """The ids by mail address in small letters."""
        index: dict[str, list[str]] = {}
        for key, contact in self.contacts.items():
            for address in contact.emails:
                index.setdefault(address.lower(), []).append(key)
        return index

    @cached_property
    def all_names(self) -> list[str]:
        """Every folded name, for the slow comparison."""
        return [name for name in self.names if len(name) <= LONGEST_LETTERS]

    @cached_property
    def all_firsts(self) -> list[str]:
        """Every folded first name, for the slow comparison."""
        return [name for name in self.firsts if len(name) <= LONGEST_LETTERS]

    @cached_property
    def sorted_firsts(self) -> list[str]:
        """Every folded first name in order."""
        return sorted(self.firsts)

    @cached_property
    def orgs(self) -> dict[str, Known]:
        """Organisations by folded name; the spelling that is used most wins."""
        counts: dict[str, int] = {}
        for contact in self.contacts.values():
            counts[contact.org] = counts.get(contact.org, 0) + 1
        found: dict[str, Known] = {}
        for name in sorted(counts, key=lambda name: (counts[name], name)):
            found[fold(name)] = Known(name)
        found.pop("", None)
        for name, org in list(found.items()):
            if " and " in name:  # M&S for Marks & Spencer
                initials = " and ".join(word[0] for word in name.split() if word != "and")
                found.setdefault(initials, org)
        return found

    @cached_property
    def hubs(self) -> dict[str, Known]:
        """Hubs by folded name."""
        found = {fold(hub.name): Known(hub.name, key) for key, hub in self._hubs.items()}
        found.pop("", None)
        return found

    @cached_property
    def org_starts(self) -> frozenset[str]:
        """First words of organisations: most words of a line begin none, and need no longer
        look."""
        return _first_words(self.orgs)

    @cached_property
    def hub_starts(self) -> frozenset[str]:
        """First words of hubs."""
        return _first_words(self.hubs)

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Every tag in use, in order of the alphabet."""
        return tuple(sorted({tag for contact in self.contacts.values() for tag in contact.tags}))


def _add(index: dict[str, list[str]], word: str, ids: list[str]) -> None:
    group = index.setdefault(word, [])
    if len(group) < FEW:
        group += [key for key in ids if key not in group]
    else:
        group += ids


def _names_of(contact: Contact) -> Iterable[str]:
    """Yield the folded spellings of a contact's names: Jiwoo for Ji-woo, Mueller for Müller."""
    yield fold_name(contact.name)
    for name in contact.aka:
        yield fold_name(name)
    first, _, rest = contact.name.partition(" ")
    if "-" in first:
        yield fold_name(f"{first.replace('-', '')} {rest}")  # Jiwoo for Ji-woo
    for particle in DUTCH:
        if particle in contact.name.lower():
            yield fold_name(contact.name.lower().replace(particle, " vd "))
    if not contact.name.isascii():
        lowered = contact.name.lower()
        spelt = lowered.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
        if spelt != lowered:
            yield fold_name(spelt)


def _first_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(name.split(" ", 1)[0] for name in names)
