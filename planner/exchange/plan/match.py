"""Who in the book is the person in the file? Each question takes the same time, however many people there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from planner.exchange.plan.names import fold
from planner.exchange.plan.people import ImportedPerson
from planner.exchange.read.profiles import profile_of
from planner.records import Contact
from planner.value import NamedTuple

_LEGAL = frozenset(
    {
        "inc",
        "ltd",
        "llc",
        "gmbh",
        "ag",
        "co",
        "corp",
        "corporation",
        "plc",
        "sa",
        "sas",
        "bv",
        "nv",
        "oy",
        "ab",
        "as",
        "kg",
        "ug",
        "srl",
        "spa",
        "limited",
        "company",
    }
)


class PersonMatch(NamedTuple):
    """Who it is (``id``, and how that was found), or who else it could be (``other``, and why that is not sure)."""

    id: str = ""
    how: str = ""
    other: str = ""
    why: str = ""


@lru_cache(maxsize=4096)
def fold_org(org: str) -> str:
    """Return an organisation's name for comparing, without its legal form."""
    words = fold(org).split()
    kept = [word for word in words if word not in _LEGAL]
    return " ".join(kept or words)


class PersonIndex:
    """The contacts of a book and those that an import adds, by everything that tells who somebody is."""

    def __init__(self, contacts: Iterable[tuple[str, Contact | ImportedPerson]] = ()) -> None:
        self._by_profile: dict[str, str] = {}
        self._by_email: dict[str, str] = {}
        self._by_email_and_name: dict[tuple[str, str], str] = {}
        self._by_name: dict[str, tuple[str, ...] | str] = {}
        """The first two who bear a name; one alone without a tuple around it, for there are very many."""
        self._at_org: dict[tuple[str, str, bool], str] = {}
        self._known: dict[str, Contact | ImportedPerson] = {}
        for key, contact in contacts:
            self.add(key, contact)

    def add(self, key: str, contact: Contact | ImportedPerson) -> None:
        """Take in a contact, or again one that now has more fields; who came first is found first."""
        profiles = {profile for url in contact.urls if (profile := profile_of(url))}
        for profile in profiles:
            self._by_profile.setdefault(profile, key)
        folded = _names_of(contact)
        org = fold_org(contact.org)
        for name in folded:
            same = self._by_name.setdefault(name, key)
            if type(same) is str and same != key:
                self._by_name[name] = (same, key)
            self._at_org.setdefault((name, org, bool(profiles)), key)
            if profiles and self._at_org.get((name, org, False)) == key:
                del self._at_org[name, org, False]
        for email in map(str.casefold, contact.emails):
            if self._by_email.setdefault(email, key) != key:
                for name in folded:
                    self._by_email_and_name.setdefault((email, name), key)
        self._known[key] = contact

    def find(self, person: Contact | ImportedPerson) -> PersonMatch:
        """Return who somebody is: by profile, by address, else by name and organisation."""
        profiles = sorted({profile for url in person.urls if (profile := profile_of(url))})
        for profile in profiles:
            if profile in self._by_profile:
                return PersonMatch(self._by_profile[profile], "profile")
        name = fold(person.name)
        shared = ""
        for email in sorted(map(str.casefold, person.emails)):
            if key := self._by_email_and_name.get((email, name), ""):
                return PersonMatch(key, "e-mail address")
            if key := self._by_email.get(email, ""):
                if self._may_be(key, name):
                    return PersonMatch(key, "e-mail address")
                shared = shared or key
        return self._by_its_name(name, fold_org(person.org), bool(profiles)) or PersonMatch(
            other=shared, why="same e-mail address, another name" if shared else ""
        )

    def _may_be(self, key: str, name: str) -> bool:
        """Whether a name can be another form of a contact's: a word in common, or one of them in another script."""
        known = " ".join(_names_of(self._known[key]))
        return not set(name.split()).isdisjoint(known.split()) or name.isascii() != known.isascii()

    def _by_its_name(self, name: str, org: str, has_profile: bool) -> PersonMatch | None:
        # Two profiles that differ are two people, even with the same name in the same firm.
        at_org = [self._at_org.get((name, org, False), "")]
        if not has_profile:
            at_org.append(self._at_org.get((name, org, True), ""))
        if key := next(filter(None, at_org), ""):
            return PersonMatch(key, "name and organisation" if org else "name")
        found = self._by_name.get(name)
        if found is None:
            return None
        same = (found,) if isinstance(found, str) else found
        if (name, org, True) in self._at_org:
            return PersonMatch(
                other=self._at_org[name, org, True],
                why="same name and organisation, another profile",
            )
        full = len(name.split()) > 1 or (not name.isascii() and len(name) > 1)
        if len(same) == 1 and full:
            only = same[0]
            without = self._at_org.get((name, "", False)) == only
            if without or (not org and not has_profile):
                return PersonMatch(only, "name, which nobody else has")
        return PersonMatch(
            other=same[0],
            why=f"same name, {'another organisation' if org else 'no organisation given'}",
        )


def _names_of(contact: Contact | ImportedPerson) -> frozenset[str]:
    """The folded names of a contact, those that are nothing but signs left out."""
    return frozenset(map(fold, (contact.name, *contact.aka))) - {""}
