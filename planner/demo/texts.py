"""What the owner of the sample book wrote down: sentences with gaps for a first name, an organisation and a topic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from planner.records import Direction, Kind


class Phrase(NamedTuple):
    """How one touch of a kind is noted; ``note`` may name {first}, {org} and {topic}. ``minutes`` is from .. to."""

    kind: Kind
    direction: Direction
    minutes: tuple[int, int]
    note: str


NEAR: tuple[Phrase, ...] = (
    Phrase("coffee", "both", (35, 60), "Coffee by the canal, mostly about {topic}."),
    Phrase("lunch", "both", (50, 75), "Lunch near the office; {topic}, and the usual gossip about {org}."),
    Phrase("drinks", "both", (60, 90), "One beer became two. Came back to {topic} every time."),
    Phrase("coffee", "both", (30, 45), "Quick coffee before work. Good ideas on {topic}."),
    Phrase("call", "both", (15, 30), "Called on the way home; {topic}."),
)
"""With people in reach of Berlin."""

FAR: tuple[Phrase, ...] = (
    Phrase("call", "both", (15, 35), "Good call about {topic}."),
    Phrase("video", "both", (25, 45), "Video call; {first} walked me through {topic}."),
    Phrase("call", "both", (10, 20), "Short catch-up. {first} sounds tired but happy."),
    Phrase("video", "both", (20, 40), "Compared notes on {topic}. Want to hear more in a month or two."),
    Phrase("email", "both", (6, 12), "A few mails back and forth about {topic}."),
)
"""With people far away."""

SMALL: tuple[Phrase, ...] = (
    Phrase("shared", "out", (3, 6), "Sent an article about {topic}, with one line on why."),
    Phrase("message", "out", (2, 4), "Asked how it is going with {topic}."),
    Phrase("linkedin", "out", (2, 3), "Congratulated {first} on the news from {org}."),
    Phrase("message", "out", (2, 4), "Sent a photo from the meet-up; thought of our talk about {topic}."),
    Phrase("email", "out", (4, 8), "Passed on a contact who knows about {topic}."),
    Phrase("message", "out", (2, 3), "Wished {first} luck for the week."),
)
"""Small signs of life between the talks."""

FIRST: tuple[Phrase, ...] = (
    Phrase("email", "out", (5, 8), "First mail: two lines on {topic}, one question."),
    Phrase("linkedin", "out", (4, 6), "Wrote why {topic} caught my eye; asked for fifteen minutes."),
    Phrase("message", "out", (4, 6), "Said hello, offered my notes on caching, asked about {topic}."),
    Phrase("email", "out", (5, 7), "Wrote about {topic} and what {org} does differently."),
)
INTRODUCED: tuple[Phrase, ...] = (
    Phrase("email", "out", (4, 7), "Picked up {via}'s introduction; asked about {topic}."),
    Phrase("message", "out", (4, 6), "{via} said we should talk about {topic}. Suggested next week."),
)
REPLIES: tuple[str, ...] = (
    "Happy to talk, next week is better.",
    "Answered within the hour: yes to a call.",
    "Thanked me for the notes and asked a good question about {topic}.",
    "Friendly, busy until the release, wants to hear from me after that.",
    "Forwarded my mail to a colleague and put me in copy.",
)
ANSWERS: tuple[str, ...] = (
    "Proposed two times.",
    "Answered the question, with the link to the talk.",
    "Said thanks, and that I will come back after the release.",
)
COPIED: tuple[str, ...] = (
    "Answered with {via} in copy, thanks to both; proposed two times.",
    "Answered {first}, with {via} in copy: a good introduction.",
)
NUDGES: tuple[str, ...] = (
    "A short nudge, with the chart from the talk.",
    "Nudged once: fine if this is a bad month.",
)
THANKS: tuple[str, ...] = (
    "Thanked {first}, and sent the link I had promised.",
    "Thank-you note; repeated the one thing I am going to try.",
    "Thanked {first} for the time.",
)
SECOND: tuple[str, ...] = (
    "Told {first} what came of the advice about {topic}.",
    "Sent what I wrote down about {topic}; asked what I got wrong.",
)
WHY: tuple[str, ...] = (
    "wants to see it work somewhere else first", "hires for exactly this next quarter", "likes to be asked for advice",
    "we have the same problem from two ends", "owes me nothing, is simply curious", "collects war stories",
)
EVENT_NOTES: Mapping[str, tuple[str, ...]] = {
    "pydata": ("Two good talks; stayed for pizza.", "Helped to stack chairs, which is where one meets people.",
               "My lightning talk went well."),
    "breakfast": ("Round table on hiring; six people, no slides.", "Early, but worth it."),
    "table": ("Four freelancers, one bill, honest numbers.", "Talked prices for two hours."),
    "fair": ("Eleven vendors scanned my badge.", "Loud. Nobody could say what they do."),
    "slack": ("Answered three questions in #platform.", "Long thread on caching; two private messages after."),
}
READING: tuple[str, ...] = (
    "Read Meridian's engineering blog", "Looked up who moved where", "Drafted the piece on stale reads",
    "Read two papers on invalidation", "Prepared the call: three questions", "Went through the conference programme",
    "Cleaned up the portfolio page", "Listened to a podcast with a possible client", "Read Kestrel's job adverts",
)
