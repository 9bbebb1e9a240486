"""The words that the grammar of a line knows, as plain data: kinds, joiners, and words that are never a name."""

from __future__ import annotations

from typing import Literal

from planner.records import Kind
from planner.value import NamedTuple

Style = Literal["noun", "verb", "from"]
"""``verb`` may be said of them as well (*Ana called*); after ``from`` kinds comes who wrote to us."""


class KindWords(NamedTuple):
    """What a phrase says of the kind; ``kept`` words stay in the note because the kind does not say them."""

    kind: Kind
    style: Style
    kept: bool = False


_NOUNS: dict[Kind, str] = {
    "met": "meeting|meet up|meet-up with|catch up|catch-up|catchup|chat|talk with|quick chat|1:1|1-1|one-to-one|1-on-1",
    "coffee": "coffee|coffees|coffee chat|coffee meeting|coffee catch-up|coffee catchup|intro coffee",
    "lunch": "lunch|lunch meeting",
    "dinner": "dinner|dinner meeting",
    "drinks": "drinks|drink|beer|beers|pint|pints|a pint|cocktails",
    "call": "call|phone|phone call|phone chat|phonecall|intro call|telephone",
    "video": "video|video call|videocall|video chat|video meeting|zoom|zoom call|zoom chat|zoom meeting|teams call"
    "|teams meeting|google meet|facetime|skype|skype call|google hangout|video conference",
    "email": "email|e-mail|mail|email exchange|email thread",
    "message": "message|msg|dm|text|text message|sms|whatsapp|whatsapp message|imessage|slack message|slack dm|slack"
    "|telegram|telegram message|signal message",
    "linkedin": "linkedin|linkedin message|linkedin msg|linkedin dm|linkedin chat|linkedin request|linkedin invite",
    "event": "event|conference|conf|meetup|workshop|webinar|attended",
    "intro": "intro|introduction|intros|double intro",
    "note": "note|note on|note about|note for",
}
_KEPT = "breakfast|brunch|walk|tea|interview|hike|session|demo|visit|mock interview"
_VERBS: dict[Kind, str] = {
    "met": "met|met up|met again|saw|came|came over|visited|spoke|talked|chatted|caught up|bumped into|ran into"
    "|sat down",
    "lunch": "lunched",
    "dinner": "dined",
    "call": "called|phoned|rang|spoke on the phone|talked on the phone|rang up",
    "video": "zoomed|skyped|facetimed|video called|spoke on zoom|talked on zoom",
    "email": "emailed|e-mailed|mailed",
    "message": "messaged|dm'd|dmed|dm'ed|texted|pinged|whatsapped|slacked|wrote|reached out|replied to|answered to"
    "|wrote back to|responded to|got in touch",
    "linkedin": "connected|connected on linkedin|linkedin'd|accepted my request|accepted my invite"
    "|accepted my invitation|accepted my linkedin request"
    "|accepted my linkedin invite|accepted my linkedin invitation",
    "intro": "introduced|was introduced|got introduced",
    "shared": "shared|sent|forwarded",
    "replied": "replied|wrote back|got back to me|responded|answered",
    "rejected": "rejected|turned me down|turned us down|said no",
}
_KEPT_VERBS = (
    "thanked|congratulated|asked|nudged|followed up|checked in|reminded|invited|chased|wished|thank you note"
    "|thank-you note|thank you email|thank-you email|thank you"
)
"""Messages whose words say more than that one was written."""
_FROM: dict[Kind, str] = {
    "replied": "heard from|heard back from|heard back|reply from|response from|answer from|got a reply from"
    "|word from",
    "rejected": "rejection|rejection from|rejected by|got rejected by|was rejected by|turned down by|a no from"
    "|got a no from|got a rejection from",
}


def _all() -> dict[tuple[str, ...], KindWords]:
    found: dict[tuple[str, ...], KindWords] = {}
    tables: tuple[tuple[dict[Kind, str], Style], ...] = (
        (_NOUNS, "noun"),
        (_VERBS, "verb"),
        (_FROM, "from"),
    )
    for table, style in tables:
        for kind, phrases in table.items():
            for phrase in phrases.split("|"):
                found[tuple(phrase.split(" "))] = KindWords(kind, style)
    for phrase in _KEPT.split("|"):
        found[tuple(phrase.split(" "))] = KindWords("met", "noun", kept=True)
    found["interviewed",] = KindWords("met", "verb", kept=True)
    for phrase in _KEPT_VERBS.split("|"):
        found[tuple(phrase.split(" "))] = KindWords("message", "verb", kept=True)
    return found


KIND_PHRASES = _all()
KIND_STARTS = frozenset(phrase[0] for phrase in KIND_PHRASES)
LONGEST_KIND = max(map(len, KIND_PHRASES))
WRITTEN: frozenset[Kind] = frozenset(
    {"email", "message", "linkedin", "shared", "intro", "call", "note"}
)
"""Kinds after which ``to`` and ``from`` lead in a person."""
GENERAL: frozenset[Kind] = frozenset({"met", "message", "shared", "call"})
"""Kinds that ``for coffee`` or ``on zoom`` makes more exact."""
CHANNELS = frozenset(
    {
        "linkedin",
        "zoom",
        "whatsapp",
        "teams",
        "slack",
        "telegram",
        "signal",
        "email",
        "e-mail",
        "mail",
        "phone",
        "skype",
        "facetime",
        "video",
        "text",
        "sms",
        "dm",
        "message",
    }
)

JOINERS = frozenset({"and", "&", "+", ",", "plus", "、", "，", "،", "/", "x", "×"})
WITH = frozenset({"w/", "with", "w"})
PARTICLES = frozenset(
    {
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "bint",
        "ter",
        "ten",
        "zu",
        "zum",
        "af",
        "av",
        "y",
        "e",
        "st",
        "van't",
        "'t",
        "abu",
        "do",
    }
)
OF_PLACES = frozenset(
    {"of", "the", "for", "de", "del", "la", "le", "du", "in", "on", "des", "der", "und", "et"}
)
"""Small words inside the name of an organisation or a hub, between two words in capitals."""
COMPANY_ENDS = frozenset(
    {"sons", "co", "company", "partners", "associates", "brothers", "daughters"}
)
PRONOUNS = frozenset({"she", "he", "they"})
OBJECTS = frozenset({"her", "him", "them"})

PREPOSITIONS = frozenset(
    {
        "at",
        "in",
        "on",
        "by",
        "for",
        "from",
        "of",
        "to",
        "with",
        "w/",
        "w",
        "via",
        "about",
        "re",
        "regarding",
        "over",
        "during",
        "after",
        "before",
        "near",
        "through",
        "around",
        "until",
        "till",
        "since",
        "as",
        "into",
        "onto",
        "within",
        "without",
        "w/o",
        "than",
        "then",
        "because",
        "but",
        "so",
        "while",
        "when",
        "where",
        "who",
        "which",
        "that",
        "if",
    }
)
DASHES = frozenset({"-", "–", "—"})
PLACED = DASHES | {"at", "with", "w/", "about", "re", "via", "from", "over", "for", "on", "@", "of"}
"""Words that end a name in small letters that is another word too: *lunch with will at noon*."""
_ROLES = """
boss friend colleague manager recruiter founder cofounder co-founder ceo cto cfo brother sister wife husband partner
mentor mentee neighbour neighbor investor cousin client customer teammate roommate classmate professor teacher
colleagues flatmate coach contact buddy mate assistant report lead head
director vp president coo cmo designer engineer developer pm hr vc student
"""
ROLES = frozenset(_ROLES.split())
"""What a person may be said to be before the name: *my old boss Ana*."""
CALLED_OFF = frozenset(
    {
        "cancelled",
        "canceled",
        "postponed",
        "rescheduled",
        "didn't",
        "doesn't",
        "won't",
        "couldn't",
        "can't",
        "no-show",
    }
)
"""Words right after a meeting that say that there was none."""
_NOT_DONE = """
no not never didn't don't doesn't cancelled canceled cancel missed planning plan plans scheduling schedule arrange
arranging book booked organise organize want wants need needs should could would might may maybe must missed postponed
rescheduled moved about thinking think hope hoping todo ask asked remember remind tomorrow next will if without before
after instead skip skipped declined refused offered offer invited invite tried trying call text email message
"""
NOT_DONE = frozenset(_NOT_DONE.split())
"""Words before a kind or a name that say that it has not happened, or not to us."""
TOPICS = frozenset(
    {"about", "re", "regarding", "on", "over", "discussing", "discussed", "concerning"}
)
"""Words that begin what a meeting was about: a day at its end is the meeting's."""
FOLLOWERS = (
    PREPOSITIONS
    | JOINERS
    | DASHES
    | frozenset(
        {
            "i",
            "me",
            "we",
            "us",
            "again",
            "today",
            "yesterday",
            "or",
            "is",
            "was",
            "wants",
            "needs",
            "offers",
            "said",
            "says",
            "can",
            "could",
            "will",
            "would",
            "has",
            "had",
            "promised",
            "learned",
            "learnt",
            "owes",
            "next",
            "helped",
            "both",
            "too",
        }
    )
)
"""Words that may stand right after a name, so that the name before them ends there."""
_COMMON = """
about above across actually advice afternoon afterwards agency ago all almost along already also always am an another
answers any anybody anyone anyone's anything are attendees aunt away back bad bank be became been being best better
big bit board boss both break breakfast brief briefly brilliant brother budget busy call candidate candidates career
catch ceo chairs chance chat check class classmates clearly client clients co-workers coaching coffee colleague
colleagues come coming community company conference consultant consultants contract cool course cousin coworker
coworkers crew crowd cto customer customers cv dad daily data daughter day days deal deck deep demo dentist design
designer designers developer developers did different dinner discussed do doctor does doing done down drinks due each
early easy either else email end engineer engineering engineers enough entire even evening event every everybody
everyone everyone's everything excellent exciting family fantastic far feedback few finally finance fine first five
folks follow food found founder founders four free freelancer freelancers friend friendly friends full fun funny
general get getting give given glad go goes going gone good got great group groups growth guest guests guy guys half
happy hard has hasn't have having he hello help her here hers herself hey hi him himself hiring his home host how
however hq hr huge husband idea ideas important in-laws inc info interesting intern interns interview interviews intro
introduced investor investors is isn't it its itself job jobs join joined just keen keep kids kind landlord last late
lately later lead leads least left legal less let let's life like little local long longer look looking looks lot lots
love lovely lunch made mail make makes making manager many marketing maybe media meeting mention mentioned mentor
mentors message mine mom money more morning most move moved much mum must my myself need neighbor neighbour neighbours
network networking never new news next nice night no nobody none not note notes nothing now number numbers odd off
office often ok okay old once one ones online only open organiser organisers other others our ours out outside own
panel parents part partner partners party peeps peers people perhaps person phone photos plan plans please possible
ppl prep press pretty pricing probably product project promised proposal put questions quick quickly quiet quite rain
ran rather ready real really recently reception recruiter recruiters remote report reports results resume review right
roadmap role roommates sad said sales same sat saw say says see seemed seems seen send sending sent several shall she
short should show shown since sister six slides slow small some somebody somebody's someone something somewhere son
soon sorry speaker speakers spoke staff start started still stop story stranger strangers strategy strong student
students stuff such super support sure take talk talked talking team teammates teams tell ten terrible terrific test
than thank thank-you thanks that that's the their them themselves there these they they're thing things think this
those though three throughout time tired to today together told tomorrow tonight too took topic tough traffic trip try
twice two uncle unknown up update updates useful usual usually vendor vendors very video waiting want wanted warm was
wasn't way we weather week weekend weekly weeks welcome well went were what what's whole why wife wish won won't
wonderful work worked working works worth would wrote year years yes yet you your yours yourself zero
"""
COMMON = FOLLOWERS | frozenset(_COMMON.split())
"""Words in small letters that are no name, and that are none at the head of a line in a capital either."""
_ALSO_NAMES = """
april art august baker bill bo bond carter case cash chase chip cook cooper dale dawn dean drew earl faith frank gene
grace grant guy ha ho hope hunter jack jan jay jean joy june kim ko lane li mark mason may miles min mon parker pat
penny price ray reed rice rich rob rose sat sue summer sun sunny thanh thu van wade wed will
"""
ALSO_NAMES = frozenset(_ALSO_NAMES.split())
"""Words in small letters that are names too: taken for one only where the book knows it and the line ends it there."""
