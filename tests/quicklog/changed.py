"""Lines of the corpora of which the rules ask something else than they were written to expect, sorted by the rule.

The corpora stay as they were written; what stands here replaces their expectation. docs/quicklog.md lists the kinds.
"""

from __future__ import annotations

from typing import Any

from tests.quicklog.book import Case, says

ANA: dict[str, Any] = {"kind": "coffee", "people": ["Ana Li"]}

AT_ACME = [("at Acme", ["Ana Li", "Maria Garcia", "Chris Wong/Acme"])]

INTRODUCTIONS: tuple[Case, ...] = (
    says(
        "introduced Ana Li to Bo Chen",
        kind="intro",
        people=["Ana Li", "Bo Chen"],
        favours=[("given", "Ana Li", "introduction to Bo Chen")],
    ),
    says(
        "introduced Dana to Omar, both at PyData",
        kind="intro",
        people=["Dana Fox", "Omar Diaz"],
        hub="PyData",
        favours=[("given", "Dana Fox", "introduction to Omar Diaz")],
    ),
    says(
        "Ana Li introduced me to Zed Kay",
        kind="intro",
        people=["+Zed Kay"],
        via="Ana Li",
        favours=[("received", "Ana Li", "introduction to Zed Kay")],
    ),
    says(
        "Dana introduced me to Rita Gomez (Umbrella) yesterday",
        kind="intro",
        people=["+Rita Gomez|Umbrella"],
        org="Umbrella",
        via="Dana Fox",
        day=-1,
        favours=[("received", "Dana Fox", "introduction to Rita Gomez")],
    ),
)
"""To introduce somebody is a favour, given or received."""

ABOUT: tuple[Case, ...] = (
    says("zed kowalski and ana", kind="note", people=["Ana Li"], note="zed kowalski and ana"),
    says("no reply from Ana Li", kind="note", people=["Ana Li"], note="no reply from Ana Li"),
    says("Bo Chen's birthday", kind="note", people=["Bo Chen"], note="Bo Chen's birthday"),
    says("coffee mit Ana Li", **ANA, note="mit"),
    says("call @ 9 with Bo", kind="call", people=["Bo Chen"], note="@ 9"),
    says(
        "meeting cancelled with Ana Li",
        kind="note",
        people=["Ana Li"],
        note="meeting cancelled with Ana Li",
    ),
    says(
        "lunch with Ana Li didn't happen",
        kind="note",
        people=["Ana Li"],
        note="lunch with Ana Li didn't happen",
    ),
    says(
        "planning lunch with Ana Li",
        kind="note",
        people=["Ana Li"],
        note="planning lunch with Ana Li",
    ),
    says(
        "coffee with Ana's manager",
        kind="note",
        people=["?Ana's manager"],
        note="coffee with Ana's manager",
        asks=[("Ana's manager", ["Ana Li"])],
    ),
    says(
        "met with Ana Li's team",
        kind="note",
        people=["?Ana Li's team"],
        note="met with Ana Li's team",
        asks=[("Ana Li's team", ["Ana Li"])],
    ),
    says("Meeting with Acme", kind="met", org="Acme", people=["?at Acme"], asks=AT_ACME),
    says("visited Acme", kind="met", org="Acme", people=["?at Acme"], asks=AT_ACME),
    says(
        "had dinner with the Nair family",
        kind="dinner",
        people=["?Nair"],
        note="with the Nair family",
        asks=[("Nair", ["Priya Nair"])],
    ),
    says("read the email from Ana Li", kind="email", people=["Ana Li"], incoming=True, note="read"),
)
"""A line in which a name of the book stands is at least a note about them, or a question."""

AHEAD: tuple[Case, ...] = (
    says(
        "coffee with Ana Li 20 nov",
        **ANA,
        asks=[("20 nov", ["2026-11-18", "2026-11-20", "2025-11-20"])],
    ),
    says(
        "coffee with Ana Li 1 may",
        **ANA,
        asks=[("1 may", ["2026-11-18", "2027-05-01", "2026-05-01"])],
    ),
    says(
        "coffee with Ana Li May 1",
        **ANA,
        asks=[("May 1", ["2026-11-18", "2027-05-01", "2026-05-01"])],
    ),
    says(
        "coffee with Ana Li 31 Dec",
        **ANA,
        asks=[("31 Dec", ["2026-11-18", "2026-12-31", "2025-12-31"])],
    ),
    says(
        "coffee with Ana Li 12/13",
        **ANA,
        asks=[("12/13", ["2026-11-18", "2026-12-13", "2025-12-13"])],
    ),
    says(
        "coffee with Ana Li 2027-01-05", **ANA, asks=[("2027-01-05", ["2026-11-18", "2027-01-05"])]
    ),
    says(
        "coffee with Bo Chen on May 12",
        kind="coffee",
        people=["Bo Chen"],
        asks=[("May 12", ["2026-11-18", "2027-05-12", "2026-05-12"])],
    ),
    says(
        "coffee with May on May 12",
        kind="coffee",
        people=["May Chen"],
        asks=[("May 12", ["2026-11-18", "2027-05-12", "2026-05-12"])],
    ),
)
"""A day without a year that lies ahead within half a year is asked, today first."""

COMING: tuple[Case, ...] = (
    says(
        "coffee with Ana Li tomorrow",
        kind="note",
        people=["Ana Li"],
        note="coffee with Ana Li tomorrow",
        next=("coffee", 1, "coffee"),
    ),
    says("meet Ana Li on friday", kind="note", people=["Ana Li"], next=("meet Ana Li", 2, "met")),
    says(
        "coffee with Ana Li; send the deck by fri to Bo",
        **ANA,
        next=("send the deck to Bo", 2),
        others=["Bo Chen"],
    ),
    says(
        "coffee with Ana Li and will send the deck",
        **ANA,
        promises=[("me", "send the deck", "Ana Li", None)],
    ),
    says(
        "coffee with Will; will call him in 2w",
        kind="coffee",
        people=["Will Rice"],
        promises=[("me", "call him", "Will Rice", 14)],
    ),
    says(
        "Bo Chen: will send the deck tomorrow",
        kind="note",
        people=["Bo Chen"],
        promises=[("them", "send the deck", "Bo Chen", 1)],
    ),
    says(
        "coffee with Ana Li, she starts at Acme on monday",
        **ANA,
        note="she starts at Acme on monday",
    ),
    says(
        "Maria Garcia replied, she can do Tuesday",
        kind="replied",
        people=["Maria Garcia"],
        incoming=True,
        note="she can do Tuesday",
    ),
)
"""What is to come is a promise with its day and no touch; a day of what is told is not asked for."""

TRIED: tuple[Case, ...] = (
    says(
        "called Ana Li twice, no answer",
        kind="note",
        people=["Ana Li"],
        note="called twice; no answer",
    ),
)
"""A call that nobody answered is no touch."""

NOBODY_NEW: tuple[Case, ...] = (
    says("Zed Kay", kind="met", people=["?Zed Kay"], asks=[("Zed Kay", [])]),
    says(
        "Zed Kay accepted my linkedin request",
        kind="linkedin",
        people=["?Zed Kay"],
        incoming=True,
        asks=[("Zed Kay", [])],
    ),
    says("Zed Kay from PyData", note="Zed Kay from PyData"),
)
"""Nobody is made of a capital that begins the line."""

MARKS: tuple[Case, ...] = (
    says("[b]coffee[/b]", kind="coffee", note="[b] [/b]"),
    says("!!! ??? ***", note="***"),
    says("# @ !", note="# @"),
    says(
        "went to PyData yesterday with Ana Li",
        kind="event",
        hub="PyData",
        people=["Ana Li"],
        day=-1,
        note="went to",
    ),
)
"""Marks that end a clause are no words; which words of the same meaning stay in the note."""

CHANGED = {
    case.line: case
    for case in (*INTRODUCTIONS, *ABOUT, *AHEAD, *COMING, *TRIED, *NOBODY_NEW, *MARKS)
}
