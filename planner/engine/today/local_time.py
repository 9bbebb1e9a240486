"""P13: when to reach them. A contact's zone, or that of their place, gives the time of day where
they are.

The engine asks no clock: the moment is handed in. A place is looked up among the cities that the
zones are named after, and among some large ones that no zone is named after.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Final

from planner.records import Contact
from planner.value import NamedTuple

MORNING: Final = 8
EVENING: Final = 21
"""The hours between which one may call."""
REGIONS: Final = (
    "Europe",
    "America",
    "Asia",
    "Africa",
    "Australia",
    "Pacific",
    "Atlantic",
    "America/Argentina",
)
CITIES: Final[Mapping[str, str]] = {
    "atlanta": "America/New_York",
    "austin": "America/Chicago",
    "bangalore": "Asia/Kolkata",
    "barcelona": "Europe/Madrid",
    "beijing": "Asia/Shanghai",
    "bengaluru": "Asia/Kolkata",
    "berkeley": "America/Los_Angeles",
    "birmingham": "Europe/London",
    "bologna": "Europe/Rome",
    "boston": "America/New_York",
    "bristol": "Europe/London",
    "cambridge": "Europe/London",
    "cape town": "Africa/Johannesburg",
    "cologne": "Europe/Berlin",
    "dallas": "America/Chicago",
    "delhi": "Asia/Kolkata",
    "edinburgh": "Europe/London",
    "frankfurt": "Europe/Berlin",
    "geneva": "Europe/Zurich",
    "glasgow": "Europe/London",
    "gothenburg": "Europe/Stockholm",
    "hamburg": "Europe/Berlin",
    "houston": "America/Chicago",
    "köln": "Europe/Berlin",
    "krakow": "Europe/Warsaw",
    "kyoto": "Asia/Tokyo",
    "leeds": "Europe/London",
    "lyon": "Europe/Paris",
    "manchester": "Europe/London",
    "marseille": "Europe/Paris",
    "miami": "America/New_York",
    "milan": "Europe/Rome",
    "montreal": "America/Toronto",
    "mumbai": "Asia/Kolkata",
    "munich": "Europe/Berlin",
    "münchen": "Europe/Berlin",
    "naples": "Europe/Rome",
    "new delhi": "Asia/Kolkata",
    "nyc": "America/New_York",
    "osaka": "Asia/Tokyo",
    "oxford": "Europe/London",
    "palo alto": "America/Los_Angeles",
    "philadelphia": "America/New_York",
    "portland": "America/Los_Angeles",
    "porto": "Europe/Lisbon",
    "rio de janeiro": "America/Sao_Paulo",
    "rotterdam": "Europe/Amsterdam",
    "san diego": "America/Los_Angeles",
    "san francisco": "America/Los_Angeles",
    "san jose": "America/Los_Angeles",
    "seattle": "America/Los_Angeles",
    "seville": "Europe/Madrid",
    "sf": "America/Los_Angeles",
    "shenzhen": "Asia/Shanghai",
    "stuttgart": "Europe/Berlin",
    "são paulo": "America/Sao_Paulo",
    "tel aviv": "Asia/Jerusalem",
    "the hague": "Europe/Amsterdam",
    "turin": "Europe/Rome",
    "valencia": "Europe/Madrid",
    "washington": "America/New_York",
    "wellington": "Pacific/Auckland",
}


class LocalTime(NamedTuple):
    """The time of day where somebody is."""

    text: str
    """As in ``17:40 in Lisbon``; empty where it is the user's own time."""
    awake: bool
    """Whether it is an hour at which one may call."""


def local_time(contact: Contact, moment: datetime) -> LocalTime | None:
    """The time where somebody is; None where nobody can tell.

    Args:
        contact: Who it is.
        moment: The present moment, aware of the user's zone.
    """
    zone = zone_of(contact.zone, contact.place)
    if zone is None:
        return None
    local = moment.astimezone(zone)
    awake = MORNING <= local.hour < EVENING
    if local.utcoffset() == moment.utcoffset():
        return LocalTime("", awake)
    where = contact.place.partition(",")[0].strip() or contact.zone.rpartition("/")[2]
    return LocalTime(f"{local:%H:%M} in {where.replace('_', ' ')}", awake)


@lru_cache(maxsize=4_096)
def zone_of(name: str, place: str) -> tzinfo | None:
    """The zone by its name, else that of a place; None for neither."""
    zone = _zone(name.strip()) if name.strip() else None
    if zone is not None or not place.strip():
        return zone
    city = place.partition(",")[0].strip()
    if city.casefold() in CITIES:
        return _zone(CITIES[city.casefold()])
    file_name = "_".join(word.capitalize() for word in city.split())
    for region in REGIONS:
        zone = _zone(f"{region}/{file_name}")
        if zone is not None:
            return zone
    return None


def _zone(name: str) -> tzinfo | None:
    """A zone of the database; a hand edit may name anything, a path out of it among others."""
    from zoneinfo import ZoneInfo  # only who has contacts elsewhere pays for it

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return None
