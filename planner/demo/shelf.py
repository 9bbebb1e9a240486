"""The things of the sample book: hubs, hooks, favours, promises, leads, each as its owner wrote it down.

Days are counted from today: ``ago`` back, ``due`` ahead (negative: past). Keys name people, hubs and hooks.
"""

from __future__ import annotations

from planner.records import FavourDirection, Who
from planner.value import NamedTuple


class Place(NamedTuple):
    """A hub. ``every`` is its rhythm and ``met`` lists those whom one sees there."""

    key: str
    name: str
    kind: str
    place: str
    every: int | None
    cost: float | None
    visits: tuple[int, ...]
    met: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    notes: str = ""


HUBS: tuple[Place, ...] = (
    Place(
        "pydata",
        "PyData Berlin",
        "meet-up",
        "Berlin",
        30,
        0.0,
        (333, 271, 212, 178, 117, 88, 54, 26),
        ("priyanka", "fatima", "ravi"),
        notes="Specialists, and they answer mails afterwards.",
    ),
    Place(
        "table",
        "Freelancers' Tuesday table",
        "group",
        "Berlin",
        14,
        12.0,
        (240, 198, 156, 99, 71, 43, 15),
        ("oliver", "zoe"),
    ),
    Place(
        "breakfast",
        "Hiring breakfast",
        "industry group",
        "Berlin",
        91,
        18.0,
        (205, 111, 19),
        ("dana", "priyanka"),
    ),
    Place(
        "slack", "Civic Tech Slack", "online group", "", None, 0.0, (290, 186, 62, 20), ("marisol",)
    ),
    Place(
        "fair",
        "CloudScale Expo",
        "trade fair",
        "Frankfurt",
        None,
        240.0,
        (148,),
        (),
        ("vendors and crowds", "information exchange barred"),
        "Not again without a talk of my own.",
    ),
)


class Talking(NamedTuple):
    """A hook of the library."""

    key: str
    text: str
    tags: str = ""
    orgs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    expires: int | None = None
    told: tuple[str, ...] = ()


HOOKS: tuple[Talking, ...] = (
    Talking(
        "talk",
        "My talk is online: what broke when we moved the cache to the edge",
        "platform",
        expires=75,
        told=("ana", "sam", "soren", "kwame"),
    ),
    Talking(
        "data",
        "Wrote up how stale reads hide in dashboards; two charts you can steal",
        "data",
        expires=60,
        told=("noor", "chiara"),
    ),
    Talking(
        "flight",
        "Your paper on late sensor data: we hit the same thing with edge caches. May I ask how you "
        "decide when late is too late?",
        people=("priya",),
    ),
    Talking(
        "team",
        "Your post about boring platforms: I quote it in my talk, and would love to know what came after",
        people=("gabriela",),
    ),
    Talking(
        "island",
        "You run a network where every round trip counts; I measured what caching saves there",
        people=("callum",),
        expires=40,
    ),
    Talking(
        "rates",
        "Collected day rates from 31 freelancers, anonymous and honest",
        "freelance",
        expires=30,
        told=("zoe", "oliver"),
    ),
    Talking(
        "civic",
        "A one-page checklist for caching public data without embarrassing anyone",
        "civic",
        told=("rita", "leila"),
    ),
    Talking("fair", "See you at CloudScale Expo?", "platform", expires=-140, told=("lukasz",)),
)


class Kindness(NamedTuple):
    """A favour in kind."""

    person: str
    direction: FavourDirection
    what: str
    ago: int
    returned: float = 0.0
    waived: int | None = None
    weight: float = 1.0


FAVOURS: tuple[Kindness, ...] = (
    Kindness("will", "received", "referral to Ferrous", 40, weight=2.0),
    Kindness("sam", "received", "introduction to Ingrid Halvorsen", 33),
    Kindness("misaki", "received", "slot in the spring programme", 61),
    Kindness("zoe", "received", "read the talk twice and was right both times", 24, 0.5),
    Kindness("michal", "received", "introduction to Maya Friedman", 12),
    Kindness("rita", "received", "explained public tenders", 130, 1.0),
    Kindness("soren", "received", "reference for the advisory contract", 170, 1.0),
    Kindness("ana", "received", "portfolio review", 205, 1.0),
    Kindness("oldboss", "received", "letter of recommendation", 290, waived=120),
    Kindness("kwame", "given", "afternoon on idempotent retries", 48),
    Kindness("ana", "given", "reviewed the onboarding deck", 30),
    Kindness("noor", "given", "found her a data engineer", 92, 0.5),
    Kindness("lukasz", "given", "talk at his team day", 115, 1.0),
    Kindness("dana", "given", "rewrote a job advert with her", 77),
    Kindness("fatima", "given", "rehearsed her first talk", 66, 1.0),
    Kindness("aoife", "given", "examples of good error messages", 140, 1.0),
)


class Word(NamedTuple):
    """A promise. ``made`` days ago, ``due`` days from today; ``done`` days ago where it was kept."""

    who: Who
    person: str
    text: str
    made: int
    due: int | None
    done: int | None = None
    dropped: int | None = None
    follow_up: bool = False


PROMISES: tuple[Word, ...] = (
    Word("me", "ana", "introduce her to Sam", 6, 2),
    Word("me", "kwame", "send the retry checklist", 5, 9),
    Word("me", "misaki", "title and summary of the Osaka talk", 12, 16),
    Word("me", "henrik", "two dates for the flood map workshop", 4, 13),
    Word("me", "ravi", "ask how the panel went", 9, 20, follow_up=True),
    Word("me", "dana", "come back about the platform role", 19, 27, follow_up=True),
    Word("them", "will", "will put my name forward at Kestrel", 16, 5),
    Word("them", "grace", "will send the architecture brief", 11, 6),
    Word("them", "priyanka", "will tell me when the role is posted", 24, 45),
    Word("them", "sam", "will forward the advert before it is public", 20, -6, 8),
    Word("them", "leila", "will name two people in Marseille", 70, -50, 49),
    Word("me", "sam", "send notes from the incident review", 31, -24, 25),
    Word("me", "zoe", "read her case study draft", 28, -21, 22),
    Word("me", "priyanka", "benchmark of the timetable cache", 52, -41, 41),
    Word("me", "grace", "one-page outline of the review", 47, -33, 30),
    Word("me", "rita", "plain-language checklist", 96, -82, 84),
    Word("me", "noor", "introduce a data engineer", 104, -92, 92),
    Word("me", "chiara", "outline for the small data piece", 88, -74, 70),
    Word("me", "lukasz", "slides of the team day", 116, -112, 113),
    Word("me", "soren", "notes on cache invalidation", 150, -139, 140),
    Word("me", "tomasz", "review of the queue proposal", 81, -68, 69),
    Word("me", "aoife", "examples of good error messages", 152, -140, 141),
    Word("me", "will", "updated CV", 63, -56, 58),
    Word("me", "ana", "comments on the onboarding deck", 39, -31, 32),
    Word("me", "fatima", "listen to her talk once", 78, -65, 66),
    Word("me", "dmitri", "read two chapters", 190, -160, 157),
    Word("me", "oliver", "send the rate survey", 58, -45, 46, follow_up=True),
    Word("me", "eleni", "ask about the ferry pilot", 210, -180, 180, follow_up=True),
    Word("me", "pavel", "podcast topics", 160, -145, None, 150),
    Word("me", "marisol", "panel dates", 120, -100, None, 101),
)


class Opening(NamedTuple):
    """A lead and, by stage, how many days ago it got there."""

    title: str
    org: str
    person: str
    stages: tuple[tuple[str, int], ...]


LEADS: tuple[Opening, ...] = (
    Opening("Staff engineer, platform", "Kestrel Aero", "ravi", (("lead", 45), ("interview", 12))),
    Opening("Senior platform engineer", "Meridian Rail", "priyanka", (("lead", 24),)),
    Opening(
        "Fractional platform lead, two days a month",
        "Mälaren Maps",
        "henrik",
        (("lead", 60), ("offer", 4)),
    ),
    Opening("Architecture review", "Savanna Logistics", "grace", (("lead", 47),)),
    Opening(
        "Platform lead",
        "Ferrous [EU] GmbH",
        "dana",
        (("lead", 77), ("interview", 55), ("rejection", 41)),
    ),
)

SKIPS: tuple[tuple[int, str], ...] = (
    (9, "interview at Kestrel, no head for more"),
    (20, "ill"),
    (26, "on the train all day"),
    (27, "family"),
    (28, "nothing to say to anybody"),
    (61, "deadline"),
)
"""Working days before today on which the new touch was skipped, and why."""
