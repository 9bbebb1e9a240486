"""R21's six red flags of a hub. Three can be seen in the log; the user notes the others.

Emotional support (all are seekers), public leads only, vendors and crowds, information exchange barred, the same faces,
one job title (source 004).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from planner.engine.situation import Situation

RED_FLAGS: Final = (
    "emotional support",
    "public leads only",
    "vendors and crowds",
    "information exchange barred",
    "same faces",
    "one job title",
)
FEWEST: Final = 5
"""People from whom a flag can be told."""
ATTENDANCES: Final = 3
"""The last attendances, on which the same faces are looked for."""
SAME_FACES: Final = 0.7
"""Share of the faces that were seen there before."""
ALIKE: Final = 0.6
"""Share of the people with the same job title, or that are set voters."""


def computed_flags(situation: Situation, faces: Mapping[int, frozenset[str]]) -> Mapping[str, str]:
    """The flags that the log shows, each with what shows it; `faces` are those present, by day of attendance."""
    contacts = situation.records.contacts
    people = (
        [contacts[each] for each in frozenset().union(*faces.values()) if each in contacts]
        if faces
        else []
    )
    flags: dict[str, str] = {}
    told = [contact.voter for contact in people if contact.voter != "unknown"]
    seekers = told.count("set")
    if len(told) >= FEWEST and seekers >= ALIKE * len(told):
        flags["emotional support"] = f"{seekers} of {len(told)} people there are seekers like you"
    days = sorted(faces)[-ATTENDANCES:]
    shown = sum(len(faces[day]) for day in days)
    first_there = {contact: day for day in sorted(faces, reverse=True) for contact in faces[day]}
    again = sum(first_there[contact] < day for day in days for contact in faces[day])
    if len(faces) >= ATTENDANCES and shown >= FEWEST and again >= SAME_FACES * shown:
        flags["same faces"] = f"{again} of the last {shown} faces had been there before"
    roles = Counter(
        " ".join(contact.role.casefold().split()) for contact in people if contact.role.strip()
    )
    if roles.total() >= FEWEST:
        role, count = min(roles.items(), key=lambda each: (-each[1], each[0]))
        if count >= ALIKE * roles.total():
            flags["one job title"] = f"{count} of {roles.total()} people there are {role}"
    return flags
