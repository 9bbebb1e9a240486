"""What a clause says that happened: the deed, whether it took place, who acted. Looked at before
anything is claimed."""

from __future__ import annotations

from planner.quicklog.clauses.cut import COLONS, DASHES, Clause, has_coming_day
from planner.quicklog.people.mentions import list_mentions
from planner.quicklog.people.places import find_place, known_place
from planner.quicklog.people.unknown import find_name
from planner.quicklog.sentence import SURE, WEAK, Draft, Mention
from planner.quicklog.words.language import Deed, FavourSense, Polarity
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
    deed: Deed


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
    def happened(self) -> bool:
        """Whether a touch took place."""
        return self.polarity == "took place"


def frame_of(draft: Draft, clause: Clause) -> Frame:
    """Look at a clause that no form opens."""
    start, stop = clause.start, clause.stop
    deed = find_deed(draft, start, stop)
    favour = find_favour(draft, start, stop)
    if deed is not None and favour is not None and favour.start <= deed.start:
        deed = (
            deed
            if deed.start == favour.start and deed.deed.verb and deed.deed.kind == "intro"
            else None
        )
    verb = _first_verb(draft, start, stop)
    acted = min(deed.word if deed else stop, favour.start if favour else stop, verb)
    subject = tuple(_subjects(draft, start, acted))
    mine = any(draft.has("SELF", at) for at in range(start, acted))
    theirs = any(draft.has("SUBJECTS", at) for at in range(start, acted))
    named = _somebody_named(draft, start, stop, deed)
    polarity = _polarity(draft, clause, deed, verb, named=named)
    return Frame(clause, polarity, deed, favour, subject, mine, theirs, named, verb)


def _subjects(draft: Draft, start: int, stop: int) -> list[Mention]:
    subjects: list[Mention] = []
    for mention in list_mentions(draft, start, stop):
        led = draft.has("PREPOSITIONS", mention.start - 1) and mention.start > start
        if (
            not mention.owner
            and not led
            and mention.score >= WEAK
            and not draft.bracketed(mention.start, start)
        ):
            subjects.append(mention)
    return subjects


def _first_verb(draft: Draft, start: int, stop: int) -> int:
    lead = draft.mention_at(start, stop)
    if lead is not None and not lead.owner and _acts_like_a_verb(draft, lead.stop, stop):
        return lead.stop
    for at in range(start, stop):
        if draft.mention_at(at) is None and is_verb(draft, at):
            return at
        if (
            draft.mention_at(at) is not None
            and draft.low(at).endswith("'s")
            and not draft.mentions[at].owner
        ):
            return at
    return stop


def _acts_like_a_verb(draft: Draft, at: int, stop: int) -> bool:
    """Whether an unknown word right behind a name is what they do: *Rosa prepares the food
    drive*."""
    low = draft.low(at)
    if not draft.is_word(at) or at + 1 >= stop or draft.tokens[at].text[:1].isupper():
        return False
    if draft.has("COMMON", at) or draft.language.deeds.starts(low) or draft.low(at + 1) == "w":
        return False
    ending = (
        low.endswith(("s", "ed"))
        and not low.endswith(("'s", "ss"))
        and len(low) > 3
        and low.isalpha()
    )
    goes_on = (
        draft.has("ARTICLES", at + 1)
        or draft.has("OBJECTS", at + 1)
        or draft.has("PREPOSITIONS", at + 1)
    )
    return ending and goes_on and not draft.has("WITH", at + 1)


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
        found = deed_at(draft, at, stop)
        if found is not None and _usable(draft, found, start):
            return found
        if at == verb and verb > start:
            return None
        found = _led_deed(draft, at, stop)
        if found is not None:
            return found
        plain = draft.has("LIGHT", at) or draft.has("SELF", at)
        if is_verb(draft, at) and not (plain and draft.low(at) in ("just", "finally")):
            return None
        at += 1
    return None


def deed_at(draft: Draft, at: int, stop: int) -> DeedFound | None:
    """Find a deed that begins right here; the longest phrase counts, and *intro coffee* is a
    coffee."""
    match = draft.language.deeds.at(draft.lows, at, stop)
    if match is None or draft.tokens[at].sort != "word":
        return None
    end, deed = match
    if deed.style in ("noun", "kept") and deed.kind != "note":
        further = draft.language.deeds.at(draft.lows, end, stop)
        if further is not None and further[1].style == "noun" and draft.mention_at(end) is None:
            exact = further[1] if further[1].kind != "met" else deed
            return DeedFound(at, end if exact is further[1] else at, further[0], exact)
        if draft.has("GENERIC", end) and not draft.has("WITH", end) and end < stop:
            end += 1
    return DeedFound(at, at, end, deed)


def _usable(draft: Draft, found: DeedFound, start: int) -> bool:
    """Whether a deed is what was done, and not something that is spoken of, wished or asked for."""
    before = draft.low(found.start - 1)
    named = draft.mention_ending(found.start) is not None  # May called
    if found.start > start and before in _NOT_A_DEED_BEFORE and not named:
        return False
    if found.deed.style == "kept verb" and before in _BE:
        return False  # Max was discussed
    if _names_a_child(draft, found):
        return False
    return found.deed.verb or _usable_noun(draft, found, start)


def _usable_noun(draft: Draft, found: DeedFound, start: int) -> bool:
    """Whether a noun is what was done: not *the call*, *her lunch*, *the dinner is on 3 December*,
    *Ana's talk*."""
    before, behind = draft.low(found.start - 1), draft.low(found.stop)
    if behind in ("is", "will"):
        return False
    if behind in _VERB_OF_MINE and found.deed.style == "noun":
        return False
    if found.start > start and (before in _THING_BEFORE or draft.has("TOPICS", found.start - 1)):
        return False
    if found.start > start and before == "my" and behind not in ("with", "w/"):
        return False
    return not (
        draft.mention_at(found.start - 1) is not None and draft.low(found.start - 1).endswith("'s")
    )


def _names_a_child(draft: Draft, found: DeedFound) -> bool:
    """``had a baby, called her Maya``: an object and a name is no call."""
    at = found.stop + 1
    if draft.low(found.word) != "called":
        return False
    if draft.low(found.stop) == "it":
        return True  # called it a day
    if not draft.has("OBJECTS", found.stop):
        return False
    plain = draft.is_word(at) and draft.is_capital(at) and not draft.has("COMMON", at)
    return plain and draft.day_at(at, len(draft.tokens), "past") is None


def _led_deed(draft: Draft, at: int, stop: int) -> DeedFound | None:
    """Find a deed behind a few small words: ``had a quick coffee``, ``went for drinks``, ``was on a
    call``."""
    if not (draft.has("LIGHT", at) or draft.has("ARTICLES", at) or draft.has("MANNERS", at)):
        return None
    here = at
    while here < min(stop, at + LOOK_AHEAD) and draft.mention_at(here) is None:
        found = deed_at(draft, here, stop) if here > at else None
        if found is not None:
            plain = found.deed.style in ("noun", "from", "kept") or draft.has("LIGHT", at)
            return (
                found._replace(start=at)
                if plain and not _compound(draft, at, found, stop)
                else None
            )
        length = draft.length_at(here, stop)
        if length is not None:
            here = length[0]
            continue
        small = any(draft.has(cell, here) for cell in ("LIGHT", "ARTICLES", "MANNERS"))
        if not small and draft.low(here) not in _LED_ON:
            return None
        here += 1
    return None


def _compound(draft: Draft, at: int, found: DeedFound, stop: int) -> bool:
    """Whether *got* leads to a thing: *got a coffee machine*, *she got an interview*."""
    if not draft.has("GOT", at):
        return False
    if draft.has("SUBJECTS", at - 1):
        return True
    behind = found.stop
    plain = behind < stop and draft.is_word(behind) and not draft.has("COMMON", behind)
    return (
        plain
        and draft.mention_at(behind) is None
        and not draft.has("WITH", behind)
        and found.deed.style == "noun"
    )


def find_favour(draft: Draft, start: int, stop: int) -> FavourFound | None:
    """Find the words of a favour; *gave* is one only with something that one gives as a favour."""
    for at in range(start, stop):
        if draft.mention_at(at) is not None or at in draft.inner:
            continue
        found = draft.language.favours.at(draft.lows, at, stop)
        if found is None:
            continue
        end, sense = found
        if draft.low(at) in ("gave", "given", "wrote", "lent") and not _a_thing_given(
            draft, at, stop
        ):
            continue
        if draft.low(at) in ("helped", "recommended", "referred") and not _object_behind(
            draft, end, stop, sense
        ):
            continue
        return FavourFound(at, end, sense)
    return None


def _a_thing_given(draft: Draft, start: int, stop: int) -> bool:
    behind = start + 1
    if (
        draft.low(start) == "gave"
        and not draft.has("ARTICLES", behind)
        and find_name(draft, behind, stop, "led")
    ):
        return True
    for at in range(behind, min(stop, start + FAR)):
        if draft.has("THINGS", at) or draft.length_at(at, stop) is not None:
            return True
    return draft.low(start) == "lent"


def _object_behind(draft: Draft, at: int, stop: int, sense: FavourSense) -> bool:
    """Whether somebody stands behind *helped*: a pronoun or a name."""
    at += draft.low(at) == "to"
    if sense == "to me" or draft.has("OBJECTS", at):
        return True
    return draft.mention_at(at, stop) is not None or find_name(draft, at, stop, "kind") is not None


def _somebody_named(draft: Draft, start: int, stop: int, deed: DeedFound | None) -> bool:
    """Whether a name stands in the clause as one of its people, of the book or new behind *with* or
    the deed."""
    for mention in list_mentions(draft, start, stop):
        topic = draft.has("TOPICS", mention.start - 1) and mention.start > start
        if not mention.owner and not topic and mention.score >= SURE:
            return True
    for at in range(start, stop - 1):
        if draft.has("WITH", at) and find_name(draft, at + 1, stop, "led") is not None:
            return True
    return deed is not None and find_name(draft, deed.stop, stop, "kind") is not None


def _polarity(
    draft: Draft, clause: Clause, deed: DeedFound | None, verb: int, *, named: bool
) -> Polarity:
    """Whether it took place: what the clause says of that, else whether it tells of a deed at
    all."""
    start, stop = clause.start, clause.stop
    said = find_polarity(draft, start, stop)
    if said is not None and not (
        deed is not None and deed.deed.verb and deed.start < said[0] and said[2] == "to come"
    ):
        return said[2]
    if said is not None and said[2] != "to come":
        return said[2]
    if is_to_do(draft, clause):
        return "to come"
    if named and (deed is None or not deed.deed.verb) and _lies_ahead(draft, start, stop):
        return "to come"
    if deed is not None:
        planned = any(draft.has("PLANS", at) for at in range(start, deed.start))
        return "told" if deed.deed.kind == "note" or planned else "took place"
    if verb < stop and not _went_somewhere(draft, verb, stop):
        return "told"
    labelled = draft.low(start - 1) in COLONS and draft.mention_ending(start - 1) is not None
    if labelled and draft.length_at(start, stop) is not None:
        return "took place"  # saskia: 1h at the design week
    if draft.has("VERBS", start) and draft.mention_at(start) is None:
        return "told"  # connect Sneha with Viktor
    alone = len(list(list_mentions(draft, start, stop))) == 1
    labelled = (
        alone and draft.low(stop) in COLONS | DASHES and draft.mention_ending(stop) is not None
    )
    return "took place" if not labelled and _bare_touch(draft, start, stop) else "told"


def is_verb(draft: Draft, at: int) -> bool:
    """Whether the word says what somebody does, and is not inside a name or a weekday: *sat*."""
    low = draft.low(at)
    return (
        low in draft.language.verbs
        and at not in draft.inner
        and low not in draft.language.days.weekdays
    )


def is_to_do(draft: Draft, clause: Clause) -> bool:
    """Whether a clause begins with a plain verb and names a day to come: *send the deck by fri*,
    *meet Ana on friday*."""
    start, stop = clause.start, clause.stop
    at = start + (draft.low(start) in ("pls", "please", "kindly"))
    if draft.mention_at(at) is not None:
        return False
    if draft.low(at).endswith("ing") and draft.has("OBJECTS", at + 1):
        return has_coming_day(draft, at + 1, stop)  # emailing her tomorrow
    if not draft.has("VERBS", at):
        return False
    deed = draft.language.deeds.at(draft.lows, at, stop)
    told_to = draft.has("OBJECTS", at + 1) or draft.low(at + 1) == "back"
    if deed is not None and at == start and not told_to:
        return False
    return at > start or has_coming_day(draft, at + 1, stop)


def _lies_ahead(draft: Draft, start: int, stop: int) -> bool:
    """Whether a day to come is named that is not what was spoken of: *lunch with Ana tomorrow*."""
    for at in range(start, stop):
        led = draft.low(at) == "on" and draft.day_at(at + 1, stop, "future") is not None
        if (draft.has("TOPICS", at) and not led) or is_verb(draft, at):
            return False
        reading = draft.day_at(at, stop, "future")
        if reading is not None and reading.leans == "future" and draft.mention_at(at) is None:
            return not draft.language.days.has(
                "FIRM_BY", draft.low(at - 1)
            ) and not _after_other_words(draft, start, at)
    return False


def _after_other_words(draft: Draft, start: int, at: int) -> bool:
    """Whether an unknown word stands right before the day: *met Ana, London tomorrow*."""
    before = at - 1
    if before < start or not draft.is_word(before) or before in draft.inner:
        return False
    plain = draft.mention_at(before) is None and not draft.has("PREPOSITIONS", before)
    named = draft.tokens[before].text[:1].isupper() and not draft.has("COMMON", before)
    return plain and named and draft.low(before - 1) in (",", "")


def _went_somewhere(draft: Draft, verb: int, stop: int) -> bool:
    """``went to PyData with Ana``, ``was at Acme``: a plain verb before a place or company."""
    if not draft.has("LIGHT", verb):
        return False
    company = any(
        draft.has("WITH", at) and draft.mention_at(at + 1) is not None for at in range(verb, stop)
    )
    place = any(
        known_place(draft, at, stop) is not None for at in range(verb + 1, min(verb + 4, stop))
    )
    return company or place


def find_polarity(draft: Draft, start: int, stop: int) -> tuple[int, int, Polarity] | None:
    """Find the words that say whether it happened: their tokens and their sense."""
    for at in range(start, stop):
        if draft.mention_at(at) is not None or at in draft.inner:
            continue
        found = draft.language.polarity.at(draft.lows, at, stop)
        if found is not None and not _about_something_else(draft, at, found[0], stop):
            return at, found[0], found[1]
    return None


def _about_something_else(draft: Draft, at: int, end: int, stop: int) -> bool:
    """Whether *moved* or *booked* is about something else, because no day stands by it: *she moved
    to Lisbon*."""
    if draft.low(at) == "engaged":
        return draft.low(at - 1) in _WEDDING or draft.low(end) in ("to", "in", "with")
    if draft.low(end - 1) == "do" and not _noun_behind(draft, end, stop):
        return True  # she can do Tuesday
    if not draft.language.moved.at(draft.lows, at, stop) and not draft.has("NEEDS_DAY", at):
        return False
    begin = max(0, at - 3) if draft.low(at) == "instead" else end
    return not any(draft.day_at(step, stop, "future") for step in range(begin, stop))


def _noun_behind(draft: Draft, at: int, stop: int) -> bool:
    """Whether a meeting stands behind *can do*: *he can do a call on the 24th*."""
    deed = deed_at(draft, at + draft.has("ARTICLES", at), stop)
    return deed is not None and not deed.deed.verb


def _bare_touch(draft: Draft, start: int, stop: int) -> bool:
    """Whether a clause without any verb tells of a touch: names alone, names with a length or a day
    past, *with* a name."""
    if any(draft.has("WITH", at) and at > start for at in range(start, stop - 1)):
        return any(True for _ in list_mentions(draft, start, stop)) or any(
            draft.has("WITH", at) and find_name(draft, at + 1, stop, "led")
            for at in range(start, stop - 1)
        )
    if draft.has("WITH", start):
        return True
    people = [mention for mention in list_mentions(draft, start, stop) if not mention.owner]
    if not people:
        return only_moments(draft, start, stop)
    return _timed_or_alone(draft, start, stop)


def only_moments(draft: Draft, start: int, stop: int) -> bool:
    """Whether a fragment is a day, a time, a length or a place of the book and nothing else."""
    at = start
    while at < stop:
        led = at + draft.language.days.has("ON", draft.low(at))
        day = draft.day_at(led, stop, "past")
        length, time, place = (
            draft.length_at(at, stop),
            draft.time_at(at, stop),
            known_place(draft, at, stop),
        )
        if draft.low(at) in ("at", "@") and draft.mention_at(at + 1) is None:
            place = find_place(draft, at + 1, stop, small=draft.low(at) == "@")
        if day is not None:
            at = day.stop
        elif length is not None:
            at = length[0]
        elif time is not None:
            at = time.stop
        elif place is not None:
            at = place.stop
        elif draft.is_word(at) and draft.low(at) not in ("at", "@", "on", "the"):
            return False
        else:
            at += 1
    return True


def _timed_or_alone(draft: Draft, start: int, stop: int) -> bool:
    """Whether beside the names stands a length, a day or a time, or nothing but small words."""
    rest = False
    at = start
    while at < stop:
        mention = draft.mention_at(at, stop)
        if mention is not None:
            at = mention.stop
            continue
        if draft.length_at(at, stop) is not None:
            return True
        day = draft.day_at(at, stop, "past")
        if (
            day is not None
            and (day.day is not None or day.leans == "past")
            and day.leans != "future"
            and not draft.language.days.has("NOT_THE_DAY", draft.low(at - 1))
        ):
            return True
        place = known_place(draft, at, stop)
        if place is not None:
            at = place.stop
            continue
        small = (
            not draft.is_word(at)
            or draft.has("JOINERS", at)
            or draft.has("SELF", at)
            or draft.low(at) in COLONS
        )
        rest = rest or not (small or draft.has("PREPOSITIONS", at) or draft.has("HONORIFICS", at))
        at += 1
    return not rest
