"""Judges how a line of a fresh set was understood against the meaning that was written down before it was read.

The form of a set and the words of a meaning are those of the sets' own first lines: a set of values stands for any of
them, ``or_ask`` for a question that is as right as the answer, ``ask`` for one that must be put.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from types import ModuleType
from typing import Any

from planner.quicklog.clauses.employer import with_employer
from planner.quicklog.entry import Entry
from planner.quicklog.lexicon import Lexicon
from planner.quicklog.parser import parse
from planner.records import Contact, Records


def book_of(names: list[str]) -> Lexicon:
    """A book of contacts written ``Ana Li (Acme)``."""
    contacts: dict[str, Contact] = {}
    for at, text in enumerate(names):
        match = re.match(r"(.*) \((.*)\)$", text)
        assert match is not None, text
        contacts[f"{at:03}"] = Contact(f"{at:03}", match.group(1), org=match.group(2))
    return Lexicon.of(Records(contacts=contacts))


def verdict(
    lexicon: Lexicon, today: str, line: str, want: dict[str, Any]
) -> tuple[str, dict[str, Any], Entry]:
    """Judge one line: right, asked-rightly, asked-needlessly, refused (rightly where nobody is named), or DIFFERS with what is missing."""
    entry = with_employer(parse(line, lexicon, today=date.fromisoformat(today)), lexicon, {})
    if entry.questions or any(each.questions for each in entry.more):
        question = (*entry.questions, *(q for each in entry.more for q in each.questions))[0]
        fitting = want.get("or_ask") or want.get("ask") in (True, question.what)
        return ("asked-rightly" if fitting else "asked-needlessly"), {}, entry
    if not (entry.people or entry.others or entry.leads or entry.intake):
        rightly = set(want) == {"or_ask"}
        return ("refused-rightly" if rightly else "refused"), {}, entry
    missing = differences(entry, today, want, lexicon)
    return ("DIFFERS" if missing else "right"), missing, entry


def said(entry: Entry) -> dict[str, Any]:
    """What the first entry of a line says, in the words of a meaning."""
    promise = entry.promises[0] if entry.promises else None
    favour = entry.favours[0] if entry.favours else None
    return {
        "kind": entry.kind,
        "time": entry.time,
        "minutes": entry.minutes,
        "people": [each.name for each in entry.people],
        "new": [each.name for each in entry.people if each.new],
        "hub": entry.hub,
        "tags": list(entry.tags),
        "learned": entry.learned,
        "wants": entry.wants,
        "refer": [each.name for each in entry.refer],
        "via": entry.via.name if entry.via else None,
        "favour": favour.direction if favour else None,
        "favour_contact": favour.contact if favour else None,
        "promise_who": promise.who if promise else None,
        "promise_due": str(promise.due) if promise and promise.due else None,
        "promise_text": promise.text if promise else None,
        "next_text": entry.next.text if entry.next else None,
        "private": entry.private,
        "next_due": str(entry.next.due) if entry.next and entry.next.due else None,
    }


def same(want: Any, got: Any) -> bool:
    """Whether a value is what was meant."""
    if want in (None, "", []):
        return got in (None, "", [])
    if isinstance(want, set):
        return any(same(value, got) for value in want)
    if isinstance(want, list):
        return sorted(text.lower() for text in want) == sorted(text.lower() for text in got or [])
    return want.lower() in str(got or "").lower() if isinstance(want, str) else want == got


def differences(entry: Entry, today: str, want: dict[str, Any], lexicon: Lexicon) -> dict[str, Any]:
    """What was meant and is not so."""
    got = said(entry)
    touches = entry.touches
    people = [each.name for touch in touches for each in touch.people]
    new = [each.name for touch in touches for each in touch.people if each.new]
    dues = {
        str(step.due) if step else None
        for touch in touches
        for step in (*touch.promises, touch.next)
    }
    missing: dict[str, Any] = {}
    for key, meant in want.items():
        if key == "or_ask":
            continue
        actual: Any = got.get(key)
        if key == "ask":
            actual, right = "not asked", False
        elif key == "day":
            actual = str(entry.day or today)
            right = actual in (meant if isinstance(meant, set) else {meant})
        elif key == "any_due":
            actual = dues
            right = bool(dues & (meant if isinstance(meant, set) else {meant})) or (
                isinstance(meant, set) and None in meant and not dues - {None, "None"}
            )
        elif key == "touches":
            actual = [
                (
                    touch.kind,
                    sorted(person.name for person in touch.people),
                    str(touch.day or today),
                )
                for touch in touches
            ]
            right = actual == [
                (kind, sorted(names), day or str(today)) for kind, names, day in meant
            ]
        elif key == "not_people":
            actual, right = people, not set(meant) & set(people)
        elif key == "some_people":
            actual, right = people, set(meant) <= set(people)
        elif key == "people" and len(touches) == 1:
            actual, right = people, same(meant, people)
        elif key == "not_kind":
            actual, right = entry.kind, entry.kind not in meant
        elif key == "person_org":
            actual = [lexicon.contacts[each.id].org for each in entry.people if each.id]
            right = actual == meant
        elif key == "promises":
            promises = [each for touch in touches for each in touch.promises]
            right = all(
                any(
                    each.who == who
                    and part.lower() in each.text.lower()
                    and due in (None, str(each.due))
                    for each in promises
                )
                for who, part, due in meant
            )
            actual = promises
        else:
            right = same(meant, actual)
        if not right:
            missing[key] = (meant, actual)
    named = (
        [*want.get("new", ()), *want.get("people", ())]
        if want.get("new") is not None
        else list(want.get("people") or ())
    )
    extra = [name for name in new if name not in named and "some_people" not in want]
    if extra:
        missing["created"] = extra
    return missing


def measure(
    module: ModuleType,
) -> tuple[Counter[str], list[tuple[str, str, dict[str, Any], Entry]]]:
    """Judge all lines of a set."""
    lexicon = book_of(module.CONTACTS)
    rows: list[tuple[str, str, dict[str, Any], Entry]] = []
    for line, want in module.LINES:
        rows.append((line, *verdict(lexicon, module.TODAY, line, want)))
    return Counter(row[1] for row in rows), rows
