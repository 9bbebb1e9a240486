"""A line that was understood, and what logging it did, as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from planner.commands.json_values import Json, json_value

if TYPE_CHECKING:
    from planner.change import Put
    from planner.commands.logging.log import Logged
    from planner.quicklog.entry import Entry, Question


def entry_value(entry: Entry) -> Json:
    """Return what a quick-log line was understood to say; the introducer and those referred to by
    name."""
    value: Json = json_value(entry)
    return {
        **value,
        "via": entry.via.name if entry.via else None,
        "refer": [person.name for person in entry.refer],
    }


def logged_value(logged: Logged) -> Json:
    """Return what logging did; ``entry`` is the first, ``entries`` all of them."""
    entries = [entry_value(entry) for entry in logged.entries]
    tables: Mapping[str, tuple[Put, ...]] = {
        "touches": logged.touches,
        "planned": logged.planned,
        "promises": logged.promises,
        "favours": logged.favours,
        "leads": logged.leads,
        "intakes": logged.intakes,
    }
    return {
        "entry": entries[0] if entries else None,
        "entries": entries,
        **{name: [put_value(put) for put in puts] for name, puts in tables.items()},
        "created": json_value(logged.created),
        "advice": list(logged.advice),
    }


def question_value(question: Question) -> Json:
    """Return what is to be decided, as an answer with exit code 3 shows it."""
    candidates: list[Json] = []
    for candidate in question.candidates:
        score = round(candidate.score, 1)
        candidates.append({"id": candidate.id, "name": candidate.text, "score": score})
    return {"what": question.what, "text": question.text, "candidates": candidates}


def put_value(put: Put) -> Json:
    """Return a record that a change makes: its id, and the fields that it sets."""
    return {"id": put.id, **json_value(put.fields)}
