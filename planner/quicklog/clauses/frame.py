"""What a clause says that happened: the deed, whether it took place, who acted. Looked at before
anything is claimed."""

from __future__ import annotations

from planner.quicklog.clauses.cut import COLONS, DASHES, Clause, has_coming_day
from planner.quicklog.people.mentions import list_mentions
from planner.quicklog.people.places import find_place, known_place
from planner.quicklog.people.unknown import find_name
from planner.quicklog.sentence import Draft, Mention
from planner.quicklog.words.language import Deed, FavourSense, Polarity, Style
from planner.records import MEETINGS, Kind
from planner.value import NamedTuple

_LED_ON = frozenset(["it", "for", "to", "on", "in", "at", "of", "a"])
"""Small words between *went* or *was* and the noun of a deed."""
_NOT_A_DEED_BEFORE = frozenset(
    [
        "to",
        "can",
        "could",
        "should",
        "would",
        "will",
        "might",
        "may",
        "must",
        "i'll",
        "we'll",
        "she'll",
        "he'll",
        "they'll",
        "gonna",
        "want",
        "wants",
    ]
)
"""Words behind which a deed is wished or planned, not done: *to call*."""
_THING_BEFORE = frozenset(["the", "her", "his", "their", "this", "that", "these", "those", "its"])
"""Words that make a noun something spoken of: *the call*."""
_VERB_OF_MINE = frozenset(["me", "us", "you", "says", "said", "it"])
"""Words behind *call* and *text* that make them something else: *call me*, *text says*."""
_BE = frozenset({"is", "are", "was", "were", "been", "being"})
_WEDDING = frozenset({"got", "is", "are", "getting", "just", "they're", "he's", "she's"})
"""Words before *engaged* that make it no busy line: *she got engaged*."""
LOOK_AHEAD = 6
"""Words between *had* and its noun at most: *had a very quick first coffee*."""
FAR = 7
"""Words between *gave* and what was given at most."""


class DeedFound(NamedTuple):
    """A deed in the line: the first token, the first of the very words, the one behind, and what
    they say."""

    start: int
    word: int
    stop: int
    sense: Deed


class FavourFound(NamedTuple):
    """Words of a favour: their tokens, and for whom it is done."""

    start: int
    stop: int
    sense: FavourSense


class Frame(NamedTuple):
    """A clause that no form opens, looked at as a whole."""

    clause: Clause
    polarity: Polarity
    deed: DeedFound | None
    favour: FavourFound | None
    subject: tuple[Mention, ...]
    """The names before what was done."""
    mine: bool
    """Whether *I* or *we* stands before what was done."""
    theirs: bool
    """Whether *she*, *he*, *they* stands there."""
    named: bool
    """Whether somebody is named in it as one of the people, not as a topic or an owner."""
    verb: int
    """The token of the first verb; the end of the clause where there is none."""

    @property
    def kind(self) -> Kind | None:
        """The kind of touch that the deed is; None without a deed."""
        return None if self.deed is None else self.deed.sense.kind

    @property
    def style(self) -> Style | None:
        """How the words of the deed are used; None without a deed."""
        return None if self.deed is None else self.deed.sense.style

    @property
    def introduces(self) -> bool:
        """Whether somebody else is told to have introduced people."""
        if self.deed is None or self.mine:
            return False
        return self.deed.sense.kind == "intro" and self.deed.sense.verb

    @property
    def happened(self) -> bool:
        """Whether a touch took place."""
        return self.polarity == "took place"


def frame_of(draft: Draft, clause: Clause) -> Frame:
    """Look at a clause that no form opens."""
    start, stop = clause.start, clause.stop
    deed = _introduction(draft, start, stop) or find_deed(draft, start, stop)
    favour = find_favour(draft, start, stop)
    if deed is not None and favour is not None and favour.start <= deed.start:
        introduced = deed.sense.verb and deed.sense.kind == "intro"
        deed = deed if introduced and deed.start == favour.start else None
    verb = _first_verb(draft, start, stop)
    acted = min(deed.word if deed else stop, favour.start if favour else stop, verb)
    subject = tuple(_subjects(draft, start, acted))
    mine = draft.holds("SELF", start, acted)
    theirs = draft.holds("SUBJECTS", start, acted)
    named = _somebody_named(draft, start, stop, deed)
    # What was done for somebody took place, whatever day is named behind it.
    ahead = named and favour is None
    polarity = _polarity(draft, clause, deed, verb, named=ahead)
    return Frame(clause, polarity, deed, favour, subject, mine, theirs, named, verb)


def _introduction(draft: Draft, start: int, stop: int) -> DeedFound | None:
    """``connected Ana with Bo``, ``put Ana in touch with Bo``: two others are brought together."""
    at = start
    while at < stop and draft.has_any(at, "ASIDES", "SELF"):
        at += 1
    first = draft.mention_at(at + 1, stop)
    if not draft.has("INTRODUCERS", at) or first is None or not first.named:
        return None
    between = draft.language.brought.at(draft.lows, first.stop, stop)
    second = draft.mention_at(between[0], stop) if between else None
    if second is None or not second.named:
        return None
    return DeedFound(at, at, at + 1, Deed("intro", "verb"))


def _subjects(draft: Draft, start: int, stop: int) -> list[Mention]:
    """The names before what was done: not *with Ana*, not in brackets."""
    subjects: list[Mention] = []
    for mention in list_mentions(draft, start, stop):
        if not mention.possible:
            continue
        if draft.bracketed(mention.start, start):
            continue
        led = mention.start > start and draft.has("PREPOSITIONS", mention.start - 1)
        if not led:
            subjects.append(mention)
    return subjects


def _first_verb(draft: Draft, start: int, stop: int) -> int:
    """The token of the first verb, *Rosa prepares*, *she moved*, *Ana's moving*; ``stop`` where
    there is none."""
    lead = draft.mention_at(start, stop)
    if lead is not None and not lead.owner and _acts_like_a_verb(draft, lead.stop, stop):
        return lead.stop
    for at in range(start, stop):
        mention = draft.mention_at(at)
        if mention is None:
            if is_verb(draft, at):
                return at
        elif not mention.owner and draft.low(at).endswith("'s"):
            return at  # Ana's moving
    return stop


def _acts_like_a_verb(draft: Draft, at: int, stop: int) -> bool:
    """Whether an unknown word right behind a name is what they do: *Rosa prepares the food
    drive*."""
    if at + 1 >= stop:
        return False
    if not draft.is_word(at):
        return False
    if draft.is_capital(at):
        return False
    low = draft.low(at)
    if draft.has("COMMON", at):
        return False
    if draft.language.deeds.starts(low):
        return False
    if not _has_verb_end(low):
        return False
    if draft.low(at + 1) == "w" or draft.has("WITH", at + 1):
        return False
    return draft.has_any(at + 1, "ARTICLES", "OBJECTS", "PREPOSITIONS")


def _has_verb_end(low: str) -> bool:
    """*prepares*, *joined*."""
    if len(low) < 4:
        return False
    if not low.isalpha():
        return False
    if low.endswith("ss"):
        return False
    return low.endswith(("s", "ed"))


def find_deed(draft: Draft, start: int, stop: int) -> DeedFound | None:
    """Find what was done: the first deed of the clause, unless another verb comes before it."""
    verb = start
    lead = draft.mention_at(start, stop)
    if lead is not None and _acts_like_a_verb(draft, lead.stop, stop):
        verb = lead.stop
    at = start
    while at < stop:
        mention = draft.mention_at(at, stop)
        if mention is not None:
            at = mention.stop
            continue
        deed = deed_at(draft, at, stop)
        if deed is not None and _usable(draft, deed, start):
            return deed
        if at == verb and verb > start:
            return None
        deed = _led_deed(draft, at, stop)
        if deed is not None:
            return deed
        if is_verb(draft, at) and not _is_adverb(draft, at):
            return None
        at += 1
    return None


def _is_adverb(draft: Draft, at: int) -> bool:
    """*just* and *finally* before a deed."""
    if draft.low(at) not in ("just", "finally"):
        return False
    return draft.has_any(at, "LIGHT", "SELF")


def deed_at(draft: Draft, at: int, stop: int) -> DeedFound | None:
    """Find a deed that begins right here; the longest phrase counts, and *intro coffee* is a
    coffee."""
    match = draft.deed_at(at, stop)
    if match is None or not draft.is_word(at):
        return None
    end, deed = match
    if deed.kind == "note" or deed.style not in ("noun", "kept"):
        return DeedFound(at, at, end, deed)
    further = draft.deed_at(end, stop)
    if further is not None and further[1].style == "noun" and draft.mention_at(end) is None:
        if further[1].kind == "met" and further[1] is not deed:
            return DeedFound(at, at, further[0], deed)  # coffee catch-up
        return DeedFound(at, end, *further)
    if end < stop and draft.has("GENERIC", end) and not draft.has("WITH", end):
        end += 1
    return DeedFound(at, at, end, deed)


def meeting_in(draft: Draft, clause: Clause) -> str:
    """The word of a meeting that a clause names, whatever it says of it: *booked a call*,
    *cancelled lunch*; empty where it names none."""
    for at in range(clause.start, clause.stop):
        deed = deed_at(draft, at, clause.stop) if draft.mention_at(at) is None else None
        if deed is not None and not deed.sense.verb and deed.sense.kind in MEETINGS:
            return draft.text(deed.word, deed.stop)
    return ""


def _usable(draft: Draft, deed: DeedFound, start: int) -> bool:
    """Whether a deed is what was done, and not something that is spoken of, wished or asked for."""
    before = draft.low(deed.start - 1)
    inside = deed.start > start and draft.mention_ending(deed.start) is None
    if inside and before in _NOT_A_DEED_BEFORE:
        return False  # not behind a name: May called
    if deed.sense.style == "kept verb" and before in _BE:
        return False  # Max was discussed
    if _names_a_child(draft, deed):
        return False
    return deed.sense.verb or _usable_noun(draft, deed, start)


def _usable_noun(draft: Draft, deed: DeedFound, start: int) -> bool:
    """Whether a noun is what was done: not *the call*, *her lunch*, *the dinner is on 3 December*,
    *Ana's talk*."""
    before, behind = draft.low(deed.start - 1), draft.low(deed.stop)
    if behind in ("is", "will") and draft.mention_at(deed.stop) is None:
        return False
    if behind in _VERB_OF_MINE and deed.sense.style == "noun":
        return False
    if deed.start > start:
        if before in _THING_BEFORE:
            return False
        if draft.has("TOPICS", deed.start - 1):
            return False
        if before == "my" and behind not in ("with", "w/"):
            return False
    if not before.endswith("'s"):
        return True
    return draft.mention_at(deed.start - 1) is None


def _names_a_child(draft: Draft, deed: DeedFound) -> bool:
    """``had a baby, called her Maya``: an object and a name is no call."""
    at = deed.stop + 1
    if draft.low(deed.word) != "called":
        return False
    if draft.low(deed.stop) == "it":
        return True  # called it a day
    if not draft.has("OBJECTS", deed.stop):
        return False
    plain = draft.is_word(at) and draft.is_capital(at) and not draft.has("COMMON", at)
    if not plain:
        return False
    return draft.day_at(at, len(draft.tokens), "past") is None


def _led_deed(draft: Draft, at: int, stop: int) -> DeedFound | None:
    """Find a deed behind a few small words: ``had a quick coffee``, ``went for drinks``, ``was on a
    call``."""
    if not draft.has_any(at, "LIGHT", "ARTICLES", "MANNERS"):
        return None
    here = at
    while here < min(stop, at + LOOK_AHEAD) and draft.mention_at(here) is None:
        deed = deed_at(draft, here, stop) if here > at else None
        if deed is not None:
            return deed._replace(start=at) if _may_lead(draft, at, deed, stop) else None
        length = draft.length_at(here, stop)
        if length is not None:
            here = length[0]
            continue
        small = draft.has_any(here, "LIGHT", "ARTICLES", "MANNERS")
        if not small and draft.low(here) not in _LED_ON:
            return None
        here += 1
    return None


def _may_lead(draft: Draft, at: int, deed: DeedFound, stop: int) -> bool:
    """Whether small words lead to a deed: to a noun, or *had* and *went* to any."""
    if deed.sense.style not in ("noun", "from", "kept") and not draft.has("LIGHT", at):
        return False
    return not _compound(draft, at, deed, stop)


def _compound(draft: Draft, at: int, deed: DeedFound, stop: int) -> bool:
    """Whether *got* leads to a thing: *got a coffee machine*, *she got an interview*."""
    if not draft.has("GOT", at):
        return False
    if draft.has("SUBJECTS", at - 1):
        return True
    behind = deed.stop
    if deed.sense.style != "noun":
        return False
    if behind >= stop:
        return False
    if not draft.is_word(behind):
        return False
    if draft.has_any(behind, "COMMON", "WITH"):
        return False
    return draft.mention_at(behind) is None


def find_favour(draft: Draft, start: int, stop: int) -> FavourFound | None:
    """Find the words of a favour; *gave* is one only with something that one gives as a favour."""
    for at in range(start, stop):
        if draft.mention_at(at) is not None or at in draft.inner:
            continue
        found = draft.language.favours.at(draft.lows, at, stop)
        if found is None:
            continue
        end, sense = found
        low = draft.low(at)
        if low in ("gave", "given", "wrote", "lent") and not _a_thing_given(draft, at, stop):
            continue
        helped = low in ("helped", "recommended", "referred")
        if helped and not _object_behind(draft, end, stop, sense):
            continue
        return FavourFound(at, end, sense)
    return None


def _a_thing_given(draft: Draft, start: int, stop: int) -> bool:
    """Whether *gave* tells of what one gives as a favour: *gave Ana feedback*, *gave her an
    hour*."""
    behind = start + 1
    gave = draft.low(start) == "gave" and not draft.has("ARTICLES", behind)
    if gave and find_name(draft, behind, stop, "led"):
        return True
    for at in range(behind, min(stop, start + FAR)):
        if draft.has("THINGS", at):
            return True
        if draft.length_at(at, stop) is not None:
            return True
    return draft.low(start) == "lent"


def _object_behind(draft: Draft, at: int, stop: int, sense: FavourSense) -> bool:
    """Whether somebody stands behind *helped*: a pronoun or a name."""
    at += draft.low(at) == "to"
    if sense == "to me" or draft.has("OBJECTS", at):
        return True
    if draft.mention_at(at, stop) is not None:
        return True
    return find_name(draft, at, stop, "kind") is not None


def _somebody_named(draft: Draft, start: int, stop: int, deed: DeedFound | None) -> bool:
    """Whether a name stands in the clause as one of its people, of the book or new behind *with* or
    the deed."""
    for mention in list_mentions(draft, start, stop):
        topic = mention.start > start and draft.has("TOPICS", mention.start - 1)
        if mention.named and not topic:
            return True
    if _name_behind_with(draft, start, stop):
        return True
    if deed is None:
        return False
    return find_name(draft, deed.stop, stop, "kind") is not None


def _name_behind_with(draft: Draft, start: int, stop: int) -> bool:
    """Whether a name stands behind *with*."""
    for at in range(start, stop - 1):
        if draft.has("WITH", at) and find_name(draft, at + 1, stop, "led") is not None:
            return True
    return False


def _polarity(
    draft: Draft, clause: Clause, deed: DeedFound | None, verb: int, *, named: bool
) -> Polarity:
    """Whether it took place: what the clause says of that, else whether it tells of a deed at
    all."""
    start, stop = clause.start, clause.stop
    acted = deed.start if deed is not None and deed.sense.verb else stop
    words = find_polarity(draft, start, stop)
    if words is not None:
        at, _, sense = words
        if sense != "to come" or at <= acted:
            return sense
    if is_to_do(draft, clause):
        return "to come"
    if named and acted == stop and _lies_ahead(draft, start, stop):
        return "to come"
    if deed is None:
        return "took place" if _touch_without_deed(draft, start, stop, verb) else "told"
    planned = draft.holds("PLANS", start, deed.start)
    return "told" if planned or deed.sense.kind == "note" else "took place"


def _is_deadline(draft: Draft, clause: Clause) -> bool:
    """Whether a fragment says what is due and when: *deck by fri*, *answer by wednesday*."""
    start, stop = clause.start, clause.stop
    if start == 0 or stop - start > FAR or draft.mention_at(start) is not None:
        return False
    for at in range(start, stop):
        if is_verb(draft, at) or draft.has_any(at, "SUBJECTS", "SELF"):
            return False
    for at in range(start + 1, stop):
        if draft.mention_at(at) is None and draft.language.days.has("FIRM_BY", draft.low(at)):
            reading = draft.day_at(at + 1, stop, "future")
            return reading is not None and reading.stop == stop
    return False


def _touch_without_deed(draft: Draft, start: int, stop: int, verb: int) -> bool:
    """Whether a clause without a deed tells of a touch: *with Ana at PyData*, *Ana Li 30m*."""
    if verb < stop and not _went_somewhere(draft, verb, stop):
        return False
    labelled = draft.low(start - 1) in COLONS and draft.mention_ending(start - 1) is not None
    if labelled and draft.length_at(start, stop) is not None:
        return True  # saskia: 1h at the design week
    if draft.has("VERBS", start) and draft.mention_at(start) is None:
        return False  # connect Sneha with Viktor
    if _is_label(draft, start, stop):
        return False
    return _bare_touch(draft, start, stop)


def _is_label(draft: Draft, start: int, stop: int) -> bool:
    """``Ana Li: moving to Lisbon``: one name before a mark."""
    if draft.low(stop) not in COLONS | DASHES:
        return False
    if draft.mention_ending(stop) is None:
        return False
    return len(list(list_mentions(draft, start, stop))) == 1


def is_verb(draft: Draft, at: int) -> bool:
    """Whether the word says what somebody does, and is not inside a name or a weekday: *sat*."""
    low = draft.low(at)
    if low not in draft.language.verbs:
        return False
    if low in draft.language.days.weekdays:
        return False
    return at not in draft.inner


def is_to_do(draft: Draft, clause: Clause) -> bool:
    """Whether a clause begins with a plain verb and names a day to come, *send the deck by fri*,
    *meet Ana on friday*, or is no more than a thing and its deadline."""
    if _is_deadline(draft, clause):
        return True
    start, stop = clause.start, clause.stop
    at = start + (draft.low(start) in ("pls", "please", "kindly"))
    if draft.mention_at(at) is not None:
        return False
    if draft.low(at).endswith("ing") and draft.has("OBJECTS", at + 1):
        return has_coming_day(draft, at + 1, stop)  # emailing her tomorrow
    if not draft.has("VERBS", at):
        return False
    if at > start:
        return True
    told_to = draft.low(at + 1) == "back" or draft.has("OBJECTS", at + 1)
    if not told_to and draft.deed_at(at, stop) is not None:
        return False
    return has_coming_day(draft, at + 1, stop)


def _lies_ahead(draft: Draft, start: int, stop: int) -> bool:
    """Whether a day to come is named that is not what was spoken of: *lunch with Ana tomorrow*."""
    for at in range(start, stop):
        if draft.mention_at(at) is not None:
            continue
        if is_verb(draft, at) or _begins_topic(draft, at, stop):
            return False
        reading = draft.day_at(at, stop, "future")
        if reading is None:
            continue
        if reading.leans != "future":
            continue
        if draft.mention_at(at) is not None:
            continue
        by = draft.language.days.has("FIRM_BY", draft.low(at - 1))
        return not by and not _after_other_words(draft, start, at)
    return False


def _begins_topic(draft: Draft, at: int, stop: int) -> bool:
    """Whether what was spoken of begins here; not *on* before a day."""
    if not draft.has("TOPICS", at):
        return False
    if draft.low(at) != "on":
        return True
    return draft.day_at(at + 1, stop, "future") is None


def _after_other_words(draft: Draft, start: int, at: int) -> bool:
    """Whether an unknown word stands right before the day: *met Ana, London tomorrow*."""
    before = at - 1
    if before < start:
        return False
    if not draft.is_word(before):
        return False
    if not draft.is_capital(before):
        return False
    if before in draft.inner:
        return False
    if draft.mention_at(before) is not None:
        return False
    if draft.has_any(before, "PREPOSITIONS", "COMMON"):
        return False
    return draft.low(before - 1) in (",", "")


def _went_somewhere(draft: Draft, verb: int, stop: int) -> bool:
    """``went to PyData with Ana``, ``was at Acme``: a plain verb before a place or company."""
    if not draft.has("LIGHT", verb):
        return False
    for at in range(verb, stop):
        if draft.has("WITH", at) and draft.mention_at(at + 1) is not None:
            return True
    for at in range(verb + 1, min(verb + 4, stop)):
        if known_place(draft, at, stop) is not None:
            return True
    return False


def find_polarity(draft: Draft, start: int, stop: int) -> tuple[int, int, Polarity] | None:
    """Find the words that say whether it happened: their tokens and their sense."""
    for at in range(start, stop):
        if draft.mention_at(at) is not None or at in draft.inner:
            continue
        found = draft.polarity_at(at, stop)
        if found is not None and not _about_something_else(draft, at, found[0], stop):
            return at, found[0], found[1]
    return None


def _about_something_else(draft: Draft, at: int, end: int, stop: int) -> bool:
    """Whether *moved* or *booked* is about something else, because no day stands by it: *she moved
    to Lisbon*."""
    if draft.low(at) == "engaged":
        if draft.low(at - 1) in _WEDDING:
            return True
        return draft.low(end) in ("to", "in", "with")
    if draft.low(end - 1) == "do" and not _noun_behind(draft, end, stop):
        return True  # she can do Tuesday
    if not draft.language.moved.at(draft.lows, at, stop) and not draft.has("NEEDS_DAY", at):
        return False
    begin = max(0, at - 3) if draft.low(at) == "instead" else end
    return not any(draft.day_at(step, stop, "future") for step in range(begin, stop))


def _noun_behind(draft: Draft, at: int, stop: int) -> bool:
    """Whether a meeting stands behind *can do*: *he can do a call on the 24th*."""
    deed = deed_at(draft, at + draft.has("ARTICLES", at), stop)
    return deed is not None and not deed.sense.verb


def _bare_touch(draft: Draft, start: int, stop: int) -> bool:
    """Whether a clause without any verb tells of a touch: names alone, names with a length or a day
    past, *with* a name."""
    if draft.holds("WITH", start + 1, stop - 1):
        for _ in list_mentions(draft, start, stop):
            return True
        return _name_behind_with(draft, start, stop)
    if draft.has("WITH", start):
        return True
    for mention in list_mentions(draft, start, stop):
        if not mention.owner:
            return _timed_or_alone(draft, start, stop)
    return only_moments(draft, start, stop)


def only_moments(draft: Draft, start: int, stop: int) -> bool:
    """Whether a fragment is a day, a time, a length or a place of the book and nothing else."""
    at = start
    while at < stop:
        behind = _behind_moment(draft, at, stop)
        if not behind and draft.is_word(at) and draft.low(at) not in ("at", "@", "on", "the"):
            return False
        at = behind or at + 1
    return True


def _behind_moment(draft: Draft, at: int, stop: int) -> int:
    """The token behind a day, a length, a time or a place; 0 where none begins here."""
    day = draft.day_at(at + draft.language.days.has("ON", draft.low(at)), stop, "past")
    if day is not None:
        return day.stop
    behind = draft.behind_hours(at, stop)
    if behind:
        return behind
    if draft.low(at) in ("at", "@") and draft.mention_at(at + 1) is None:
        place = find_place(draft, at + 1, stop, small=draft.low(at) == "@")
    else:
        place = known_place(draft, at, stop)
    return place.stop if place is not None else 0


def _timed_or_alone(draft: Draft, start: int, stop: int) -> bool:
    """Whether beside the names stands a length, a day or a time, or nothing but small words."""
    alone = True
    at = start
    while at < stop:
        mention = draft.mention_at(at, stop)
        if mention is not None:
            at = mention.stop
            continue
        if draft.length_at(at, stop) is not None:
            return True
        if _past_day(draft, at, stop):
            return True
        place = known_place(draft, at, stop)
        if place is not None:
            at = place.stop
            continue
        alone = alone and _is_small(draft, at)
        at += 1
    return alone


def _past_day(draft: Draft, at: int, stop: int) -> bool:
    """Whether the day of the touch begins here: *Ana Li yesterday*; not *Ana Li since monday*."""
    day = draft.day_at(at, stop, "past")
    if day is None or day.leans == "future":
        return False
    if day.day is None and day.leans is None:
        return False
    return not draft.language.days.has("NOT_THE_DAY", draft.low(at - 1))


def _is_small(draft: Draft, at: int) -> bool:
    """Whether a mark or a small word stands here."""
    if not draft.is_word(at) or draft.low(at) in COLONS:
        return True
    return draft.has_any(at, "JOINERS", "SELF", "PREPOSITIONS", "HONORIFICS")
