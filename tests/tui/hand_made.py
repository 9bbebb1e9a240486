"""A session made by hand: what the screens read of one, with a plan that no rule had to make."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from planner.engine.plan import Card, DayPlan, Item, Offer, Quota, Streak, Thermometer
from planner.engine.situation import Situation
from planner.records import COLUMNS, Contact, Records
from planner.settings import Settings

TODAY = date(2026, 11, 18)
PEOPLE = (
    ("priya", "Priya Nair", "Acme", "Head of Data"),
    ("ana", "Ana Li", "Acme", "Design lead"),
    ("bo", "Bo Chen", "Northwind", "CTO"),
    ("rita", "Rita Gómez", "Umbra", "Recruiter"),
    ("sam", "Sam Okafor", "Globex", "Founder"),
    ("dana", "Dana Fox", "Globex", "Product manager"),
    ("will", "Will Rice", "Initech", "Engineer"),
    ("yuki", "山田 太郎", "東京データ", "Analyst"),
    ("odd", "[bold]Ed\x1b[31m Red[/bold]", "Esc \u202eape", "Tester"),
    ("hala", "هالة سعيد", "Nile Labs", "Partner"),
)
FIRST = ("Mara", "Jon", "Ines", "Tom", "Lea", "Kofi", "Nora", "Pal", "Ruth", "Ivo", "Zoe", "Max")
LAST = ("Berg", "Costa", "Dahl", "Eze", "Faber", "Grant", "Holm", "Ito", "Jansen", "Kaur", "Lund")
ORGS = ("Globex", "Hooli", "Initech", "Umbra", "Northwind", "Acme", "Stark & Søn", "")

PLAN = DayPlan(
    day=TODAY,
    working=True,
    budget_minutes=10,
    planned_minutes=17,
    spent_minutes=5,
    over_minutes=0,
    new_touch=Offer(
        "priya",
        "Priya Nair",
        "introduced by Sam Okafor · your second person at Acme",
        "your talk on edge caching changed how we ship",
        "hook-1",
    ),
    bench=tuple(Offer(f"p{at}", name, "waiting 40 days") for at, name in enumerate(FIRST)),
    quota=Quota(
        earned=1, allowed=1, done=0, missing="8 more kept days earn a second new touch a day"
    ),
    items=(
        Item(
            "i1",
            "promise",
            "ana",
            "Ana Li",
            TODAY + timedelta(2),
            0,
            5,
            "you promised an intro to Sam",
        ),
        Item(
            "reply:bo",
            "reply",
            "bo",
            "Bo Chen",
            TODAY,
            0,
            3,
            "wrote to you on Monday: “can we move the call?”",
        ),
        Item(
            "nudge:rita",
            "nudge",
            "rita",
            "Rita Gómez",
            TODAY - timedelta(1),
            1,
            2,
            "no reply to your message of 9 Nov, nudge once",
        ),
        Item(
            "keep_in_touch:yuki",
            "keep_in_touch",
            "yuki",
            "山田 太郎",
            TODAY - timedelta(6),
            6,
            5,
            "188 days since coffee, due every 182",
        ),
    ),
    waiting=9,
    done=(),
    streak=Streak(
        12,
        1,
        ("kept", "kept", "absorbed", "kept", "kept", "kept", "off", "kept", "kept", "open"),
        0.86,
    ),
    temperature=Thermometer(37.1, "steady", "5 touches in the last 7 days, 4.6 a week before"),
    utilisation=0.62,
    skipped="",
    pledged="",
    advice=(),
)


def contacts(count: int = 80) -> dict[str, Contact]:
    """The people named above, and as many others."""
    named = {id_: Contact(id_, name, org=org, role=role) for id_, name, org, role in PEOPLE}
    others = {
        f"c{at}": Contact(f"c{at}", f"{FIRST[at % 12]} {LAST[at * 7 % 11]}", org=ORGS[at % 8])
        for at in range(count)
    }
    return named | others


def board(people: dict[str, Contact]) -> dict[str, tuple[Card, ...]]:
    """Everybody's card."""
    lines = {
        "cold": ("no touch yet", "40 d on the bench", "met at PyData"),
        "warming": ("their move · 3 d", "my move · 2 d"),
        "active": ("12 d · due Fri", "4 d · due in 6 months", "30 d · due 2 Dec"),
        "owed": ("referral, 40 d ago",),
    }
    cards: dict[str, list[Card]] = {column: [] for column in COLUMNS}
    for at, contact in enumerate(people.values()):
        column = COLUMNS[(at * 5 + at // 3) % 4 if at % 3 else 0] if at > 9 else COLUMNS[at % 4]
        line = lines[column][at % len(lines[column])]
        arrow = ("rising", "level", "falling")[at % 3]
        cards[column].append(
            Card(
                contact.id,
                contact.name,
                column,
                line,
                arrow,
                1.0,
                "coffee on 6 Nov, s = 1.4",
                pinned=at == 6,  # type: ignore[arg-type]
            )
        )
    return {column: tuple(cards[column]) for column in COLUMNS}


class FakeBook:
    """A book that is ready and to which nothing comes."""

    def __init__(self) -> None:
        self.path, self.version = Path("nowhere") / "planner.json", 1
        self.status = SimpleNamespace(ready=True, text="")
        self.arrivals: list[Any] = []
        self.missing: list[Any] = []
        self.encrypted = self.silent = False
        self.place = SimpleNamespace(folder=lambda _: Path("nowhere"))
        self.text = SimpleNamespace(id="book")

    def answers(self, patience: float | None = None) -> bool:
        return True

    def refresh(self) -> bool:
        return False

    def stored_view(self, name: str, version: str) -> None:
        """Nothing is stored of what is nowhere."""


def session(plan: DayPlan = PLAN, *, count: int = 80, demo: bool = False) -> Any:
    """What the screens read of a session."""
    people = contacts(count)
    records, settings = Records(contacts=people), Settings()
    return SimpleNamespace(
        merged=lambda: None,
        plan=plan,
        board=board(people),
        records=records,
        settings=settings,
        today=TODAY,
        demo=demo,
        book=FakeBook(),
        situation=Situation(records, settings, TODAY),
        roll=lambda: False,
        live=False,
    )
