"""Two files of 600 people whose truth is known: 120 stand in both, spelled otherwise; couples share
an address, namesakes a name, and two owners' addresses stand in every row."""

from __future__ import annotations

import csv
import random
from pathlib import Path
from typing import NamedTuple

PEOPLE, SHARED, COUPLES, NAMESAKES = 600, 120, 30, 20
GIVEN = [
    "Katherine",
    "William",
    "Robert",
    "Elizabeth",
    "Margaret",
    "Richard",
    "Alexander",
    "Christopher",
    "Michael",
    "Jennifer",
    "Matthew",
    "Samuel",
    "Nicholas",
    "Benjamin",
    "Daniel",
    "Edward",
    "Frederick",
    "Gregory",
    "Jonathan",
    "Joseph",
    "Kenneth",
    "Lawrence",
    "Patricia",
    "Rebecca",
    "Stephen",
    "Susan",
    "Theodore",
    "Thomas",
    "Timothy",
    "Victoria",
    "José",
    "Jürgen",
    "Søren",
    "Zoë",
    "André",
    "Łukasz",
    "Magdalena",
    "Francisco",
    "Giuseppe",
    "Anna",
    "Maria",
    "Stefan",
    "Ingrid",
    "Olu",
    "Wei",
    "Hiroko",
    "Fatima",
    "Dmitri",
    "Ines",
    "Noor",
    "Priya",
    "Tomás",
    "Björn",
    "Aoife",
    "Carlos",
    "Elena",
    "Farid",
    "Greta",
    "Hugo",
    "Ivana",
    "Jonas",
    "Karin",
    "Leila",
    "Marco",
    "Nadia",
    "Oscar",
    "Petra",
    "Quentin",
    "Rosa",
    "Sven",
    "Tanja",
    "Ursula",
    "Vera",
    "Walter",
    "Yusuf",
    "Zara",
]
FAMILY = [
    "Müller",
    "Garcia",
    "Silva",
    "Okafor",
    "Tanaka",
    "Kowalski",
    "Andersson",
    "O'Brien",
    "McDonald",
    "Schmidt",
    "Fernández",
    "Rossi",
    "Novak",
    "Popescu",
    "Jensen",
    "Virtanen",
    "Dubois",
    "Peeters",
    "Horvat",
    "Papadakis",
    "Yılmaz",
    "Haddad",
    "Patel",
    "Chen",
    "Kim",
    "Nguyen",
    "Santos",
    "Moreau",
    "Bianchi",
    "Keller",
    "Fischer",
    "Lindqvist",
    "Hansen",
    "Murphy",
    "Walsh",
    "Fletcher",
    "Whitfield",
    "Ashworth",
    "Pemberton",
    "Hargreaves",
    "Blackwood",
    "Thornton",
    "Castellano",
    "Delacroix",
    "Vandenberg",
    "Oyelaran",
    "Mbeki",
    "Iwasaki",
    "Takahashi",
    "Srinivasan",
    "Chaudhry",
    "Rahmani",
    "Sokolov",
    "Petrenko",
    "Kozlov",
    "Baran",
    "Dvorak",
    "Szabo",
    "Nagy",
    "Ionescu",
    "Dimitrov",
    "Kostov",
    "Zoric",
    "Kralj",
    "Lund",
    "Dahl",
    "Berg",
    "Strand",
    "Holm",
    "Nyström",
    "Laine",
    "Korhonen",
]
SHORT = {
    "Katherine": "Kate",
    "William": "Bill",
    "Robert": "Bob",
    "Elizabeth": "Liz",
    "Margaret": "Peggy",
    "Richard": "Dick",
    "Alexander": "Sasha",
    "Christopher": "Chris",
    "Michael": "Mike",
    "Jennifer": "Jen",
    "Matthew": "Matt",
    "Samuel": "Sam",
    "Nicholas": "Nick",
    "Theodore": "Ted",
    "Susan": "Sue",
    "Francisco": "Paco",
    "Giuseppe": "Beppe",
    "Magdalena": "Lena",
    "José": "Pepe",
    "Victoria": "Vicky",
    "Rebecca": "Becky",
    "Timothy": "Tim",
    "Lawrence": "Larry",
    "Edward": "Ted",
    "Patricia": "Pat",
}
FIRMS = [f"{word} {kind}" for word in FAMILY[:40] for kind in ("Labs", "Group", "Works")]
OWNERS = ("owner.one@mine.example", "owner.two@mine.example")
HEADER = (
    "First Name",
    "Last Name",
    "Email",
    "Phone",
    "Company",
    "Job Title",
    "Notes",
    "Account rep",
)


class Row(NamedTuple):
    """A row of a file and, what no program sees, whose it is."""

    person: int
    first: str
    last: str
    email: str = ""
    phone: str = ""
    org: str = ""
    role: str = ""


def _plain(text: str) -> str:
    table = str.maketrans("üéøëłáøößñıç", "ueoelaoosnic")
    return "".join(sign for sign in text.lower().translate(table) if sign.isalpha())


def _spelled(rng: random.Random, row: Row) -> Row:
    """The same person as another program has them."""
    first, last = row.first, row.last
    way = rng.randrange(9)
    if way == 0 and first in SHORT:
        first = SHORT[first]
    elif way == 1:
        first = f"{first[0]}."
    elif way == 2:
        first, last = last, first
    elif way == 3:
        first = f"{first} {rng.choice(GIVEN)[0]}."
    elif way == 4:
        pairs = (("ü", "ue"), ("ö", "oe"), ("ø", "oe"), ("é", "e"), ("á", "a"), ("ł", "l"))
        for sign, spelled in pairs:
            first, last = first.replace(sign, spelled), last.replace(sign, spelled)
    elif way == 5:
        at = rng.randrange(1, len(last) - 1)
        last = last[:at] + last[at + 1] + last[at] + last[at + 2 :]
    elif way == 6:
        first, last = first.upper(), last.upper()
    elif way == 7:
        last = f"{last}, PhD"
    else:
        last = f"{last}-{rng.choice(FAMILY)}"
    org = row.org if rng.random() < 0.6 else f"{row.org} {rng.choice(('Inc.', 'GmbH', 'Ltd'))}"
    email = row.email.upper() if rng.random() < 0.5 else ""
    phone = row.phone.replace(" ", "-") if not email or rng.random() < 0.3 else ""
    keeps_org = rng.random() < 0.8
    return row._replace(
        first=first, last=last, email=email, phone=phone, org=org if keeps_org or not phone else ""
    )


def mixed(seed: int) -> tuple[list[Row], list[Row]]:
    """Return the rows of the two files."""
    rng = random.Random(seed)
    names = [(first, last) for first in GIVEN for last in FAMILY]
    rng.shuffle(names)
    people: list[Row] = []

    def add(first: str, last: str, **fields: str) -> Row:
        number = len(people)
        email = f"{_plain(first)}.{_plain(last)}{number}@mail.example"
        phone = f"+49 151 {rng.randrange(10**7, 10**8)}"
        row = Row(number, first, last, email, phone, rng.choice(FIRMS), "Lead")
        people.append(row._replace(**fields))
        return people[-1]

    for _ in range(COUPLES):
        first, last = names.pop()
        partner = rng.choice([name for name in GIVEN if name[0] != first[0]])
        shared = f"the{_plain(last)}{len(people)}@home.example"
        add(first, last, email=shared)
        add(partner, last, email=shared)
    for number in range(NAMESAKES):
        first, last = names.pop()
        one = add(first, last)
        add(first, last, **({"org": one.org} if number % 2 else {}))
    while len(people) < PEOPLE:
        add(*names.pop())
    in_both = set(rng.sample(range(2 * COUPLES + 2 * NAMESAKES, PEOPLE), SHARED))
    rest = [row for row in people if row.person not in in_both]
    rng.shuffle(rest)
    half = len(rest) // 2
    both = [row for row in people if row.person in in_both]
    first_file = [*rest[:half], *both]
    second_file = [*rest[half:], *(_spelled(rng, row) for row in both)]
    rng.shuffle(first_file)
    rng.shuffle(second_file)
    return first_file, second_file


def write(path: Path, rows: list[Row], seed: int) -> None:
    """Write rows as a CRM does, an owner's address in each of them."""
    rng = random.Random(seed)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for row in rows:
            writer.writerow((*row[1:], f"is person {row.person}", rng.choice(OWNERS)))
