"""R21's six red flags of a hub. Three can be seen in the log and one in the hub's kind; the user
notes the others.

Emotional support (all are seekers), public leads only, vendors and crowds, information exchange
barred, the same faces, one job title (source 004).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from planner.engine.situation import Situation
from planner.engine.standing.roles import voter_of
from planner.records import Contact, Hub

RED_FLAGS: Final = (
    "emotional support",
    "public leads only",
    "vendors and crowds",
    "information exchange barred",
    "same faces",
    "one job title",
)
SUPPORT: Final = ("support group", "job club", "self-help", "job seekers")
"""Kinds of which one goes to be comforted."""
FEWEST: Final = 5
"""People from whom a flag can be told."""
FEWEST_FACES: Final = 3
"""Faces on the later visits from which they can be called the same."""
VISITS: Final = 2
"""Visits after which the same faces show."""
LATEST: Final = 3
"""The last visits, on which the same faces are looked for."""
SAME_FACES: Final = 0.7
"""Share of the faces that were there before."""
ALIKE: Final = 0.6
"""Share of the people with the same job title, or that are set voters."""


def computed_flags(
    situation: Situation, hub: Hub, faces: Mapping[int, frozenset[str]]
) -> Mapping[str, str]:
    """The flags that need no note of the user, each with what shows it; `faces` are those present,
    by day of visit."""
    contacts = situation.records.contacts
    present: frozenset[str] = frozenset().union(*faces.values())
    people = [contacts[contact_id] for contact_id in present if contact_id in contacts]
    flags = {
        "emotional support": _support(hub, people),
        "same faces": _same_faces(faces),
        "one job title": _one_title(people),
    }
    return {flag: evidence for flag, evidence in flags.items() if evidence}


def _support(hub: Hub, people: Sequence[Contact]) -> str:
    """What shows that one goes there to be comforted: its kind, or that most are seekers."""
    kind = hub.kind.casefold()
    if any(word in kind for word in SUPPORT):
        return f"a {hub.kind}: everybody there needs what you need"
    voters = Counter(map(voter_of, people))
    seekers, judged = voters["set"], voters["set"] + voters["swing"]
    if judged >= FEWEST and seekers >= ALIKE * judged:
        return f"{seekers} of {judged} people there are seekers like you"
    return ""


def _same_faces(faces: Mapping[int, frozenset[str]]) -> str:
    """What shows that the same people come, from the second visit on."""
    days = sorted(faces)
    if len(days) < VISITS:
        return ""
    earlier: set[str] = set(faces[days[0]])
    total = again = 0
    for day in days[1:]:
        if day in days[-LATEST:]:
            total += len(faces[day])
            again += len(faces[day] & earlier)
        earlier |= faces[day]
    if total < FEWEST_FACES or again < SAME_FACES * total:
        return ""
    return f"{again} of the last {total} faces had been there before"


def _one_title(people: Sequence[Contact]) -> str:
    """What shows that all have the same job."""
    titles = [" ".join(contact.role.casefold().split()) for contact in people]
    roles = Counter(title for title in titles if title)
    if roles.total() < FEWEST:
        return ""
    role, count = min(roles.items(), key=lambda entry: (-entry[1], entry[0]))
    return (
        f"{count} of {roles.total()} people there are {role}"
        if count >= ALIKE * roles.total()
        else ""
    )
