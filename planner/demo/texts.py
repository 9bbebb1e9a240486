"""What the owner of the sample book wrote down: sentences with gaps for a first name, an organisation and a topic."""

from __future__ import annotations

from collections.abc import Mapping

from planner.records import Direction, Kind
from planner.value import NamedTuple


class Phrase(NamedTuple):
    """How one touch of a kind is noted; ``note`` may name {first}, {org} and {topic}. ``minutes`` is from .. to."""

    kind: Kind
    direction: Direction
    minutes: tuple[int, int]
    note: str


NEAR: tuple[Phrase, ...] = (
    Phrase("coffee", "both", (35, 60), "Coffee by the canal, mostly about {topic}."),
    Phrase(
        "lunch",
        "both",
        (50, 75),
        "Lunch near the office; {topic}, and the usual gossip about {org}.",
    ),
    Phrase("drinks", "both", (60, 90), "One beer became two. Came back to {topic} every time."),
    Phrase("coffee", "both", (30, 45), "Quick coffee before work. Good ideas, bad croissants."),
    Phrase("call", "both", (15, 30), "Called on the way home; {topic}."),
    Phrase("lunch", "both", (45, 60), "Soup and honest numbers."),
    Phrase("coffee", "both", (30, 60), "{first} had brought a printout. We drew on it."),
)
"""With people in reach of Berlin."""

FAR: tuple[Phrase, ...] = (
    Phrase("call", "both", (15, 35), "Good call about {topic}."),
    Phrase("call", "both", (10, 20), "Short catch-up. {first} sounds tired but happy."),
    Phrase("call", "both", (20, 30), "Called while walking; {topic}, then holidays."),
    Phrase("call", "both", (15, 30), "Rang to say thanks and stayed for half an hour."),
    Phrase("video", "both", (25, 45), "Video call; {first} walked me through {topic}."),
    Phrase(
        "video", "both", (20, 40), "Compared notes on {topic}. Want to hear more in a month or two."
    ),
    Phrase("video", "both", (30, 45), "Long overdue: moves, children, and at last {topic}."),
    Phrase("video", "both", (25, 40), "Showed {first} my slides; two of them are gone now."),
    Phrase("email", "both", (6, 12), "A few mails back and forth about {topic}."),
    Phrase("email", "both", (6, 10), "Traded reading lists."),
    Phrase("message", "both", (8, 15), "An evening of messages; {first} is thinking about a move."),
    Phrase(
        "coffee", "both", (40, 60), "{first} was in town: coffee by the station, {topic} and cake."
    ),
    Phrase("lunch", "both", (60, 80), "{first} came through Berlin; lunch, and no laptop opened."),
)
"""With people far away."""

SMALL: tuple[Phrase, ...] = (
    Phrase("shared", "out", (3, 6), "Sent an article about {topic}, with one line on why."),
    Phrase("shared", "out", (2, 4), "Forwarded a job advert that {first} might know somebody for."),
    Phrase("shared", "out", (2, 4), "Sent the slides from the last meet-up."),
    Phrase("shared", "out", (3, 5), "Sent a podcast; minute 12 is exactly our argument."),
    Phrase("shared", "out", (2, 4), "Passed on a tool that would have saved us an afternoon."),
    Phrase("shared", "out", (2, 3), "Sent the photo of the whiteboard."),
    Phrase("message", "out", (2, 4), "Asked how it is going with {topic}."),
    Phrase("message", "out", (2, 3), "Asked what came of the plan from last time."),
    Phrase("message", "out", (2, 3), "Short hello from the train."),
    Phrase("message", "out", (2, 3), "Wished {first} luck for the week."),
    Phrase("message", "out", (2, 4), "Said thanks again for the tip; it worked."),
    Phrase("message", "out", (3, 5), "Told {first} how the interview went."),
    Phrase("message", "out", (2, 4), "Asked for one good book on {topic}."),
    Phrase("message", "out", (3, 5), "Answered {first}'s war story with mine, which is worse."),
    Phrase("linkedin", "out", (2, 3), "Congratulated {first} on the news from {org}."),
    Phrase("linkedin", "out", (2, 4), "Commented on {first}'s post: a real question, no applause."),
    Phrase("linkedin", "out", (2, 4), "Proposed {first} for a panel."),
    Phrase("email", "out", (4, 8), "Passed on a contact who knows about {topic}."),
    Phrase("email", "out", (4, 8), "Two lines of feedback on {first}'s draft."),
    Phrase("email", "out", (4, 7), "Sent my notes from our last talk, three points."),
)
"""Small signs of life between the talks."""

FIRST: tuple[Phrase, ...] = (
    Phrase("email", "out", (5, 8), "First mail: two lines on {topic}, one question."),
    Phrase(
        "linkedin", "out", (4, 6), "Wrote why {topic} caught my eye; asked for fifteen minutes."
    ),
    Phrase(
        "message", "out", (4, 6), "Said hello, offered my notes on caching, asked about {topic}."
    ),
    Phrase("email", "out", (5, 7), "Wrote about {topic} and what {org} does differently."),
    Phrase(
        "linkedin", "out", (3, 6), "Asked the one thing about {topic} that their talk left open."
    ),
    Phrase(
        "email", "out", (5, 8), "Offered a chart that {org} may find useful; asked for nothing."
    ),
)
INTRODUCED: tuple[Phrase, ...] = (
    Phrase("email", "out", (4, 7), "Picked up {via}'s introduction; asked about {topic}."),
    Phrase(
        "message", "out", (4, 6), "{via} said we should talk about {topic}. Suggested next week."
    ),
    Phrase(
        "email",
        "out",
        (4, 6),
        "Wrote what {via} and I had talked about, and why it made me think of {org}.",
    ),
)
REPLIES: tuple[str, ...] = (
    "Happy to talk, next week is better.",
    "Answered within the hour: yes to a call.",
    "Thanked me for the notes and asked a good question about {topic}.",
    "Friendly, busy until the release, wants to hear from me after that.",
    "Forwarded my mail to a colleague and put me in copy.",
    "Three lines, one of them a joke. Yes.",
    "Knows the problem, and asked for the long version.",
)
ANSWERS: tuple[str, ...] = (
    "Proposed two times.",
    "Answered the question, with the link to the talk.",
    "Said thanks, and that I will come back after the release.",
    "Sent the long version, which is still one page.",
)
COPIED: tuple[str, ...] = (
    "Answered with {via} in copy, thanks to both; proposed two times.",
    "Answered {first}, with {via} in copy: a good introduction.",
)
NUDGES: tuple[str, ...] = (
    "A short nudge, with the chart from the talk.",
    "Nudged once: fine if this is a bad month.",
    "Nudged with a new question instead of the old one.",
)
THANKS: tuple[str, ...] = (
    "Thanked {first}, and sent the link I had promised.",
    "Thank-you note; repeated the one thing I am going to try.",
    "Thanked {first} for the time.",
    "Said thanks, and what I did with it the same evening.",
)
SECOND: tuple[str, ...] = (
    "Told {first} what came of the advice about {topic}.",
    "Sent what I wrote down about {topic}; asked what I got wrong.",
    "Tried it, it works; told {first} so, with the numbers.",
)
WHY: tuple[str, ...] = (
    "wants to see it work somewhere else first",
    "hires for exactly this next quarter",
    "likes to be asked for advice",
    "we have the same problem from two ends",
    "owes me nothing, is simply curious",
    "collects war stories",
    "needs a second opinion before the board meets",
    "wants to be early for once",
    "remembers who helped in spring",
    "likes people who follow up",
)
EVENT_NOTES: Mapping[str, tuple[str, ...]] = {
    "pydata": (
        "Two good talks; stayed for pizza.",
        "Helped to stack chairs, which is where one meets people.",
        "My lightning talk went well.",
    ),
    "breakfast": ("Round table on hiring; six people, no slides.", "Early, but worth it."),
    "table": ("Four freelancers, one bill, honest numbers.", "Talked prices for two hours."),
    "fair": ("Eleven vendors scanned my badge.", "Loud. Nobody could say what they do."),
    "slack": (
        "Answered three questions in #platform.",
        "Long thread on caching; two private messages after.",
    ),
}
READING: tuple[str, ...] = (
    "Read Meridian's engineering blog",
    "Looked up who moved where",
    "Drafted the piece on stale reads",
    "Read two papers on invalidation",
    "Prepared the call: three questions",
    "Went through the conference programme",
    "Cleaned up the portfolio page",
    "Listened to a podcast with a possible client",
    "Read Kestrel's job adverts",
)
