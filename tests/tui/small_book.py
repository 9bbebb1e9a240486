"""A small real book for the tests of the screens: the same people and days each time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from planner.change import Change, Edit, Put
from planner.commands.file.books import open_session
from planner.commands.session import Session
from planner.tui.app import PlannerApp

TODAY = date(2026, 11, 18)
ODD = "[bold]Ed\x1b[31m Red[/bold]"


def _ago(days: int) -> date:
    return TODAY - timedelta(days=days)


PEOPLE: tuple[tuple[str, str, str, str], ...] = (
    ("ana", "Ana Li", "Harbour", "Head of Product"),
    ("sam", "Samuel Okafor", "Northgate", "VP Engineering"),
    ("samr", "Sam Reed", "Acme", "Designer"),
    ("bo", "Bo Chen", "Northwind", "Staff engineer"),
    ("yuki", "山田 太郎", "東京データ", "Analyst"),
    ("hala", "هالة سعيد", "Nile Labs", "Partner"),
    ("odd", ODD, "Esc \u202eape", "Tester"),
)
WAITING = (
    ("t1", "Priya Nair", "Acme", "Head of Data", "priya@acme.example", 20),
    ("t2", "Dana Fox", "", "", "", None),
    ("t3", "Will Rice", "Initech", "Engineer", "", 700),
    ("t4", "Rita Gómez", "Umbra", "Recruiter", "", 100),
)


def edits() -> tuple[Edit, ...]:
    """What makes the book."""
    made: list[Edit] = [
        Put(
            "contacts",
            key,
            {"name": name, "org": org, "role": role, "state": "kept", "added": _ago(12)},
        )
        for key, name, org, role in PEOPLE
    ]
    made.append(
        Put(
            "contacts",
            "ana",
            {
                "tags": frozenset({"design", "lisbon"}),
                "emails": frozenset({"ana@harbour.example"}),
                "cadence_days": 30,
                "introduced_by": "sam",
                "they_want": "a sharp reviewer for her onboarding deck",
                "met_at": "pydata",
                "notes": "Prefers calls before nine.\nTwo children, one cat.",
                "birthday": "--03-07",
            },
        )
    )
    made.append(Put("contacts", "bo", {"introduced_by": "ana"}))
    made.append(Put("hubs", "pydata", {"name": "PyData Lisbon", "kind": "meet-up"}))
    for key, name, org, role, mail, days in WAITING:
        made.append(
            Put(
                "contacts",
                key,
                {
                    "name": name,
                    "org": org,
                    "role": role,
                    "state": "triage",
                    "source": "linkedin 2026-11-01",
                    "emails": frozenset({mail} if mail else ()),
                    "connected_on": _ago(days) if days else None,
                },
            )
        )
    made += [
        Put(
            "touches",
            "u1",
            {
                "contacts": frozenset({"ana", "sam"}),
                "kind": "coffee",
                "direction": "both",
                "day": _ago(12),
                "minutes": 40,
                "hub": "pydata",
                "note": "Talked about the onboarding redesign.",
                "learned": "Harbour opens a Lisbon team",
                "line": "coffee w/ Ana Li and Sam Okafor 40m; learned Harbour opens a Lisbon team",
            },
        ),
        Put(
            "touches",
            "u2",
            {
                "contacts": frozenset({"ana"}),
                "kind": "email",
                "direction": "out",
                "day": _ago(40),
                "note": "Sent the talk.",
                "line": "email to Ana Li; Sent the talk.",
            },
        ),
        Put(
            "touches",
            "u3",
            {"contacts": frozenset({"bo"}), "kind": "call", "direction": "both", "day": _ago(176)},
        ),
        Put(
            "promises",
            "p1",
            {
                "who": "me",
                "contact": "ana",
                "text": "introduce her to Sam",
                "due": _ago(-2),
                "touch": "u1",
            },
        ),
        Put(
            "promises",
            "p2",
            {"who": "them", "contact": "ana", "text": "send the deck", "due": _ago(3)},
        ),
        Put(
            "favours",
            "f1",
            {"contact": "ana", "direction": "received", "what": "a referral", "day": _ago(40)},
        ),
    ]
    return tuple(made)


def small_session(folder: Path, *, empty: bool = False) -> Session:
    """Make the book in a folder, and open it on the day of the tests."""
    session = open_session(folder / "planner.json", TODAY, create=True)
    if not empty:
        session.apply(Change("made the book", edits()))
    return session


def small_app(folder: Path, *, empty: bool = False) -> PlannerApp:
    """The app on the small book."""
    return PlannerApp(small_session(folder, empty=empty))


def bare_app(folder: Path) -> PlannerApp:
    """The app on the small book with nothing on its first screen: a picture then shows the screen
    that it is of."""
    app = small_app(folder)
    app.get_default_screen = Screen  # type: ignore[method-assign]
    return app


KEYS = {
    " ": "space",
    ";": "semicolon",
    ":": "colon",
    "/": "slash",
    ".": "full_stop",
    ",": "comma",
    "#": "number_sign",
    "'": "apostrophe",
    "@": "at",
    "-": "minus",
    "_": "underscore",
    "(": "left_parenthesis",
    ")": "right_parenthesis",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    "~": "tilde",
}


def keys(text: str) -> list[str]:
    """The keys that type a text."""
    return [KEYS.get(each, each) for each in text]


async def fast(pilot: Pilot[None], *names: str) -> None:
    """Press keys as a terminal sends what is typed fast: none waits for what the one before
    does."""
    for name in names:
        pilot.app.post_message(Key(name, name if len(name) == 1 else None))
    await pilot.pause()
