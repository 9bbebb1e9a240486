"""Cutting a line into clauses: at marks, and where *learned*, *she said*, *I'll* or a new deed
begins one."""

from __future__ import annotations

from planner.quicklog.people.mentions import WEAK, starts_sentence
from planner.quicklog.people.unknown import NameFound, find_name, found_of
from planner.quicklog.sentence import Draft
from planner.quicklog.words.fold import TITLES
from planner.quicklog.words.language import Opening
from planner.value import NamedTuple

COMMAS = frozenset({",", "，", "、", "،"})
COLONS = frozenset({":", "："})
DASHES = frozenset({"-", "–", "—"})
HARD = frozenset({";", "；", "؛"})
STOPS = frozenset({".", "!", "?", "…", "。", "！", "？"})
OPEN, SHUT = frozenset("(（["), frozenset(")）]")
_COLON_ONLY = frozenset({"why", "hook", "note"})
"""Openings whose word needs a colon behind it."""
_MARKED = frozenset({"next", "why", "hook", "promise", "learned", "note"})
"""Openings that a colon makes plain wherever they stand."""
_LONG = frozenset({"learned", "why", "hook", "wants", "offers", "note"})
"""Clauses whose text may well have commas in it."""
_FIRM = frozenset(
    {
        "next",
        "why",
        "hook",
        "promise",
        "theirs",
        "owe",
        "owes",
        "learned",
        "via",
        "refer",
        "outcome",
    }
)
"""Openings that may follow a comma inside another clause."""
_VOWS = frozenset({"i'd", "i'll", "we'll", "she'll", "he'll", "they'll"})
"""Words that begin a promise with no mark before them."""
_SAME_IN_THE_PAST = frozenset({"put", "read", "let", "set", "cut", "hit", "quit", "run", "come"})
"""Plain verbs that may as well tell of what was done."""
LONGEST_PROMISE = 60
"""Tokens behind the opening words in which a due day is looked for."""
_NOT_A_STEP = frozenset(["to", "in", "door", "time", "steps"])
"""Words behind *next* that make it no step: *next door*, *next to*."""


class Clause(NamedTuple):
    """A clause: its first token, the first behind its opening words, and where it stops.

    ``opening`` is the form that opens it, None where it tells what happened; ``who`` the name it is
    said of (*Bo will send…*), None where a pronoun or nothing stands there; ``mine`` whether *I* or
    *we* stands there.
    """

    start: int
    body: int
    stop: int
    opening: Opening | None = None
    who: NameFound | None = None
    mine: bool = False


def cut(draft: Draft) -> list[Clause]:
    """Cut the line into its clauses, in order."""
    clauses: list[Clause] = []
    current = Clause(0, 0, 0)
    depth = 0
    at = 0
    end = len(draft.tokens)
    while at < end:
        depth = max(0, depth + (draft.low(at) in OPEN) - (draft.low(at) in SHUT))
        if at == current.start and not _parts(draft, at):
            current = _first_opening(draft, at, end) or Clause(at, at, end)
            at = max(at + 1, current.body)
            continue
        ended = _parts(draft, at) and not (depth and draft.low(at) != ";")
        ended = ended and not (draft.low(at) in COLONS and current.opening is not None)
        fresh = None if ended or depth else _begins_inside(draft, at, end, current)
        if ended or fresh is not None:
            if current.start < at:
                clauses.append(current._replace(stop=at))
            current = fresh or Clause(at + 1, at + 1, end)
            at = max(at + 1, current.body) if fresh else at + 1
            continue
        at += 1
    if current.start < end:
        clauses.append(current._replace(stop=end))
    return clauses


def _first_opening(draft: Draft, at: int, end: int) -> Clause | None:
    """The form that opens a clause; at the start of a line *intro from* and *talk to* are no
    answers yet."""
    clause = opening(draft, at, end)
    if clause is None or at > 0:
        return clause
    if clause.opening == "via":
        return None
    if clause.opening == "refer" and clause.who is None and draft.low(at) in ("talk", "speak"):
        return Clause(at, at, end, "next")
    return clause


def _parts(draft: Draft, at: int) -> bool:
    """Whether a mark ends a clause: a semicolon, a new line, a full stop behind a sentence, a dash,
    a colon."""
    token = draft.tokens[at]
    if token.sort == "line" or token.low in HARD or (token.low in DASHES and token.sort == "word"):
        return True
    if token.low in DASHES or token.low in ("|", "•"):
        return True
    if token.low in COLONS:
        return not draft.has("TOPICS", at - 1)
    return token.low in STOPS and _sentence_ends(draft, at)


def _sentence_ends(draft: Draft, at: int) -> bool:
    """Whether a full stop ends a sentence: not that of ``Dr.``, of an initial, of ``11.11.`` or of
    ``2.``."""
    before = draft.tokens[at - 1] if at else None
    after = draft.tokens[at + 1] if at + 1 < len(draft.tokens) else None
    if before is None or after is None:
        return draft.low(at) != "."
    if draft.low(at) != ".":
        return True
    if after.start == draft.tokens[at].end or before.low in TITLES:
        return False
    if before.low in draft.language.days.months and draft.low(at + 1)[:1].isdigit():
        return False
    initial = len(before.text) == 1 or before.text[-2:-1] == "."
    short = initial and before.text[-1:].isalpha() and before.end == draft.tokens[at].start
    return not short and not before.text.replace(".", "").isdigit()


def opening(draft: Draft, at: int, stop: int) -> Clause | None:
    """Say which form opens a clause at a token, if one does."""
    start = at
    while draft.has("ASIDES", at) and at + 1 < stop and at < start + 2:
        at += 1
    if not draft.is_word(at):
        return None
    outcome = outcome_noun(draft, at, stop)
    if outcome is not None:
        return Clause(start, outcome, stop, "outcome")
    plain = draft.language.openings.at(draft.lows, at, stop)
    if plain is not None and draft.mention_at(at) is None:
        clause = _plain(draft, start, plain[0], plain[1], stop)
        if clause is not None:
            return clause._replace(mine=draft.has("SELF", at))
    if draft.low(at) == "will" and draft.has("BARE", at + 1) and draft.mention_at(at) is None:
        return _bare_will(draft, start, at, stop)
    if _says_i_do(draft, at, stop):
        return Clause(start, at + 1, stop, "promise", mine=True)
    return _of_them(draft, start, at, stop)


def _says_i_do(draft: Draft, at: int, stop: int) -> bool:
    """``I send pricing by wed``: the present tense with a day to come promises."""
    if draft.low(at) not in ("i", "we") or not draft.has("VERBS", at + 1):
        return False
    same_in_the_past = draft.low(at + 1) in _SAME_IN_THE_PAST
    return not same_in_the_past and has_coming_day(draft, at + 2, stop)


def _bare_will(draft: Draft, start: int, at: int, stop: int) -> Clause:
    """``will email George`` is mine; behind ``Bo Chen:`` it is Bo's."""
    label = draft.mention_ending(start - 1) if draft.low(start - 1) in COLONS else None
    if label is not None:
        return Clause(start, at + 1, stop, "theirs", found_of(label))
    return Clause(start, at + 1, stop, "promise", mine=True)


def _of_them(draft: Draft, start: int, at: int, stop: int) -> Clause | None:
    """A form behind *she*, *he*, *they*, *she'll* or a name."""
    forms = draft.language.openings_of_them
    if draft.has("SUBJECTS", at):
        form = forms.at(draft.lows, _after_adverb(draft, at + 1), stop)
        if form is not None:
            return Clause(start, form[0], stop, _due_or(draft, form, stop))
        return Clause(start, at + 1, stop, "theirs") if _gives(draft, at + 1, stop) else None
    if draft.low(at).endswith(("'ll", "'s", "'re")):
        contracted = _contracted(draft, start, at, stop)
        if contracted is not None:
            return contracted
    named = _subject(draft, at, stop)
    return None if named is None else _of_somebody(draft, start, named, stop)


def _of_somebody(draft: Draft, start: int, named: NameFound, stop: int) -> Clause | None:
    """A form behind a name: *Bo will send it*, *Ana (Acme) said that…*."""
    forms = draft.language.openings_of_them
    if _gives(draft, named.stop, stop):
        return Clause(start, named.stop, stop, "theirs", named)
    verb = _after_adverb(draft, _after_brackets(draft, named.stop))
    form = forms.at(draft.lows, verb, stop)
    if form is None and draft.low(verb) in ("has", "have", "had"):
        form = forms.at(draft.lows, verb + 1, stop)
    refused = draft.lows[verb : verb + 2] == ["said", "no"] and draft.low(verb + 2) in (
        "",
        ".",
        ";",
        ",",
        "!",
    )
    if form is None or refused or (form[1] == "learned" and draft.low(verb) == "say"):
        return None
    if form[1] == "theirs" and not _is_promise(draft, verb, form[0], stop):
        return None
    return Clause(start, form[0], stop, _due_or(draft, form, stop), named)


def _due_or(draft: Draft, form: tuple[int, Opening], stop: int) -> Opening:
    """What a form opens; what is owed by a day is a promise: *they owe us redlines by 24th*."""
    due = form[1] == "owes" and has_coming_day(draft, form[0], stop)
    return "theirs" if due else form[1]


def _gives(draft: Draft, at: int, stop: int) -> bool:
    """Whether the present tense with *by* and a day promises: *they share the deck by mon*."""
    verb = draft.low(at).removesuffix("s")
    if not (draft.has_word("GIVING", verb) or draft.has_word("DELIVERING", verb)):
        return False
    for step in range(at + 1, stop - 1):
        if _parts(draft, step):
            return False
        by = draft.language.days.has("FIRM_BY", draft.low(step))
        if by and draft.day_at(step + 1, stop, "future") is not None:
            return True
    return False


def _after_brackets(draft: Draft, at: int) -> int:
    """Step over the organisation in brackets behind a name."""
    if draft.low(at) not in OPEN:
        return at
    for step in range(at, min(at + 8, len(draft.tokens))):
        if draft.low(step) in SHUT:
            return step + 1
    return at


def _after_adverb(draft: Draft, at: int) -> int:
    """Step over *just*, *also*, *really* before a verb."""
    return at + (draft.low(at) in ("just", "also", "really", "now", "still", "finally", "only"))


def _subject(draft: Draft, at: int, stop: int) -> NameFound | None:
    """The name that stands here as the one who acts: of the book, or of somebody named before in
    the line."""
    mention = draft.mention_at(at, stop)
    if mention is not None:
        return None if mention.owner or mention.score < WEAK else found_of(mention)
    found = find_name(draft, at, stop, "bare")
    if found is None or not found.match.new:
        return found
    first = draft.tokens[at].text
    earlier = any(token.text == first for token in draft.tokens[:at])
    if not earlier:
        return None
    return found if found.stop == at + 1 else found._replace(stop=at + 1, said=first)


def _contracted(draft: Draft, start: int, at: int, stop: int) -> Clause | None:
    """``she'll send…``, ``Bo'll send…``, ``she's looking for…``, ``wei's going to…``."""
    low = draft.low(at)
    size = low.rindex("'")
    sort: Opening = "theirs"
    body = at + 1
    if low[size:] != "'ll" and not _is_doing(draft, body, stop):
        form = draft.language.openings_of_them.at(draft.lows, body, stop)
        if form is None or draft.low(body) not in ("looking", "going", "gonna"):
            return None
        body, sort = form
    if low[:size] in draft.sets["SUBJECTS"]:
        return Clause(start, body, stop, sort)
    mention = draft.mention_at(at, stop)
    if mention is not None:
        return Clause(start, body, stop, sort, found_of(mention))
    name = draft.tokens[at].text[:size]
    earlier = any(token.text == name for token in draft.tokens[:at])
    found = find_name(draft, at, stop, "led") if earlier else None
    return Clause(start, body, stop, sort, found) if found else None


def _is_doing(draft: Draft, at: int, stop: int) -> bool:
    """``he's sending the invoice tomorrow``: what is done by a day to come is promised."""
    return draft.has("DOING", at) and has_coming_day(draft, at + 1, stop)


def _plain(draft: Draft, start: int, body: int, sort: Opening, stop: int) -> Clause | None:
    """A clause that its first words open, where what follows agrees."""
    colon = draft.low(body) in COLONS and body < stop
    phrase = " ".join(draft.lows[_skip_asides(draft, start) : body])
    if sort in _COLON_ONLY and not colon:
        return None
    if sort == "next" and not _is_step(draft, start, body, stop, colon=colon):
        return None
    if (
        sort == "promise"
        and not colon
        and not _is_promise(draft, _skip_asides(draft, start), body, stop)
    ):
        return None
    if sort == "refer" and not colon and find_name(draft, body, stop, "kind") is None:
        return None
    if sort == "correction" and draft.low(body) != "," and not draft.day_at(body, stop, "past"):
        return None
    if sort == "via" and not _leads_to_a_name(draft, body, stop, colon=colon):
        return None
    if phrase in ("wants", "needs", "offers") and draft.low(body) == "":
        return None
    if sort == "next" and phrase in _follow_up_phrases(draft) and not phrase.startswith("remind"):
        return Clause(start, _skip_asides(draft, start), stop, sort)
    return Clause(start, body + colon, stop, sort)


def _skip_asides(draft: Draft, at: int) -> int:
    start = at
    while draft.has("ASIDES", at) and at < start + 2:
        at += 1
    return at


def _follow_up_phrases(draft: Draft) -> frozenset[str]:
    return draft.language.follow_up_texts


def _is_step(draft: Draft, start: int, body: int, stop: int, *, colon: bool) -> bool:
    """Whether *next* opens a step, and is not *next week* or *next door*."""
    at = _skip_asides(draft, start)
    if colon:
        return True
    if draft.low(at) == "next":
        return draft.low(body) not in _NOT_A_STEP and draft.day_at(at, stop, "future") is None
    if needs_a_day(draft, at, body):
        return has_coming_day(draft, body, stop)
    return True


def _is_promise(draft: Draft, at: int, body: int, stop: int) -> bool:
    """Whether the words open a promise: some do only where a day to come is named, or at the start
    of the line."""
    if draft.low(body - 1) == "do" and draft.low(at) == "to" and draft.low(body) not in COLONS:
        return False
    return (
        not needs_a_day(draft, at, body)
        or has_coming_day(draft, body, stop)
        or (starts_sentence(draft, at) and draft.low(at) != "going")
    )


def needs_a_day(draft: Draft, at: int, body: int) -> bool:
    """Whether the opening words are too common to promise anything without a day."""
    found = draft.language.needs_a_day.at(draft.lows, at, body)
    return found is not None and found[0] == body


def has_coming_day(draft: Draft, start: int, stop: int) -> bool:
    """Whether a day that is not past stands in the clause that begins here."""
    for at in range(start, min(stop, start + LONGEST_PROMISE)):
        if _parts(draft, at):
            return False
        reading = draft.day_at(at, stop, "future")
        if reading is not None and reading.leans != "past":
            return True
    return False


def _leads_to_a_name(draft: Draft, at: int, stop: int, *, colon: bool) -> bool:
    """Whether *via* leads to a person, not to a channel: *via zoom*."""
    if draft.has("CHANNELS", at):
        return False
    return find_name(draft, at + colon, stop, "led") is not None


def outcome_noun(draft: Draft, at: int, stop: int) -> int | None:
    """Find ``got an interview``, ``offer from Acme``, ``lead: data job``: the token behind the
    words.

    Without ``got`` before it a noun counts only where it says of what it is.
    """
    start = at
    at += draft.low(at) in ("i", "we")
    led = draft.has("GOT", at)
    at += led
    if at > start and not led:
        return None
    at += draft.has("ARTICLES", at)
    while at < stop and draft.has("SORTS", at):
        at += 1
    outcome = draft.language.outcomes.get(draft.low(at)) if at < stop else None
    if outcome is None or not draft.is_word(at):
        return None
    naming = {
        "lead": ("at", "for", "from", ":"),
        "interview": ("at", "for", ":"),
        "offer": ("from", "at", ":"),
    }
    follows = draft.low(at + 1) in naming[outcome] and at + 1 < stop
    named = follows and (outcome != "interview" or start > 0)
    return at + 1 if led or named else None


def _begins_inside(draft: Draft, at: int, end: int, current: Clause) -> Clause | None:
    """The clause that begins at a token in the middle of another, if one does."""
    if not draft.is_word(at) or at in draft.inner:
        return None
    before = draft.low(at - 1)
    comma, aside = before in COMMAS, draft.has("ASIDES", at) and draft.low(at) != "&"
    marked = draft.low(at + 1) in COLONS or draft.low(at) in ("next", "say", "to", *_VOWS)
    marked = marked or _vows(draft, at)
    step = current.opening is None and _is_follow_up(draft, at, end)
    marked = marked or (current.opening is None and at > current.start and _is_strong(draft, at))
    if not (comma or aside or marked or step):
        return None
    form = opening(draft, at, end)
    if form is not None and aside and form.mine and not _has_action(draft, current.start, at):
        return None  # Cormac and I agreed
    if form is not None and form.opening is not None:
        return (
            form if _may_open(draft, form, current, comma=comma, aside=aside, step=step) else None
        )
    if (
        (comma or aside)
        and current.opening
        in (
            None,
            "promise",
            "theirs",
            "next",
            "wants",
            "owe",
            "owes",
            "via",
        )
        and begins_event(draft, at, end, current)
    ):
        return Clause(at, at, end)
    return None


def _vows(draft: Draft, at: int) -> bool:
    """Whether *she will* begins a promise with no mark before it: *call Bo 5m she will send it*."""
    return draft.has("SUBJECTS", at) and draft.low(at + 1) == "will"


def _is_strong(draft: Draft, at: int) -> bool:
    """Whether *learned* or *promised* needs no mark before it; *Ana promised* and *has promised*
    are theirs."""
    if not draft.has("STRONG", at):
        return False
    theirs = (
        draft.mention_ending(at) is not None
        or draft.has("AUXILIARIES", at - 1)
        or draft.has("SUBJECTS", at - 1)
    )
    return draft.low(at) in ("learned", "learnt") or not theirs


def _is_follow_up(draft: Draft, at: int, end: int) -> bool:
    """Whether *follow up* begins a next step without a mark before it: *call Bo 5 min follow up in
    2w*."""
    if draft.language.follow_ups.at(draft.lows, at, end) is None:
        return False
    before = at - 1
    thing = (
        draft.has("ARTICLES", before)
        or draft.has("LIGHT", before)
        or draft.low(before) in ("sent", "to", "my", "a")
    )
    return not thing and draft.low(at) not in ("try", "chase", "remind")


def _may_open(
    draft: Draft, form: Clause, current: Clause, *, comma: bool, aside: bool, step: bool
) -> bool:
    """Whether a form found in the middle of a clause opens one there."""
    explicit = draft.low(form.body - 1) in COLONS and form.opening in _MARKED
    if step:
        return form.opening == "next" and (current.opening is None or comma)
    if comma:
        return explicit or current.opening not in _LONG or form.opening in _FIRM
    if aside:
        spoken = form.who is not None or form.mine or draft.has("SUBJECTS", form.start + 1)
        return form.opening in _FIRM | {"wants", "offers"} and (
            current.opening not in _LONG or spoken
        )
    vowed = draft.low(form.start) in _VOWS or _vows(draft, form.start)
    vowed = vowed and current.opening in (None, "learned")
    strong = draft.has("STRONG", form.start)
    return vowed or strong or (explicit and form.opening != "note")


def begins_event(draft: Draft, at: int, end: int, current: Clause) -> bool:
    """Whether something new is told from a token on: *Grace couldn't come*, *called Bo*, *no
    answer*, *call Tom*."""
    language = draft.language
    at = _after_day(draft, _skip_asides(draft, at), end)
    acted = draft.low(at - 1) in COMMAS or _has_action(draft, current.start, at)
    if (acted and _relative_acts(draft, at, end)) or _led_noun(draft, at, end, current):
        return True
    if language.polarity.at(draft.lows, at, end) is not None:
        return True
    favour = language.favours.at(draft.lows, at, end)
    if favour is not None and draft.mention_at(at) is None:
        return True
    if _pronoun_acts(draft, at, end) or _is_errand(draft, at, end):
        return True
    length = draft.length_at(at, end)
    if length is not None and _ends_with_deed(draft, length[0], end):
        return True  # 30m zoom
    return _begins_deed(draft, at, end, current)


def _begins_deed(draft: Draft, at: int, end: int, current: Clause) -> bool:
    """Whether somebody who acts stands here, or a deed: *Grace couldn't come*, *called Bo*, *call
    Tom*."""
    deed = draft.language.deeds.at(draft.lows, at, end)
    mention = draft.mention_at(at, end)
    if mention is not None and not mention.owner and mention.score >= WEAK:
        nouns = draft.low(at - 1) in COMMAS
        return _has_action(draft, current.start, at) and _acts(
            draft, mention.stop, end, nouns=nouns
        )
    if deed is None or mention is not None:
        return False
    if deed[1].verb or deed[1].style == "from":
        return True
    behind = deed[0] + draft.has("GENERIC", deed[0])
    named = draft.mention_at(behind) is not None or (
        draft.has("WITH", behind) and not draft.has("WITH", at - 1)
    )
    return named and _has_action(draft, current.start, at)


def _after_day(draft: Draft, at: int, end: int) -> int:
    """Step over the day that leads a deed: *and on friday we phoned*."""
    day = draft.day_at(at + draft.language.days.has("ON", draft.low(at)), end, "past")
    return day.stop if day else at


def _relative_acts(draft: Draft, at: int, end: int) -> bool:
    """``his daughter Chloe starts uni``: what is told of somebody's relation, who is not of the
    company."""
    if draft.low(at) not in ("her", "his", "their") or not draft.has("RELATIONS", at + 1):
        return False
    verb = at + 2
    while verb < end and draft.is_capital(verb) and draft.is_word(verb):
        verb += 1
    deed = draft.language.deeds.at(draft.lows, verb, end)
    joins = draft.low(verb) in ("joined", "joins") or deed is not None
    return verb < end and not joins and draft.low(verb) in draft.language.verbs


def _led_noun(draft: Draft, at: int, end: int, current: Clause) -> bool:
    """``then a quick call with Bo``: a second deed with a person of its own behind small words."""
    if not draft.has("ARTICLES", at) or draft.low(at - 1) != "then":
        return False
    noun = at + 1
    while noun < min(end, at + 4) and draft.has("MANNERS", noun):
        noun += 1
    deed = draft.language.deeds.at(draft.lows, noun, end)
    led = deed is not None and not deed[1].verb and draft.has("WITH", deed[0])
    return led and _has_action(draft, current.start, at)


def _is_errand(draft: Draft, at: int, end: int) -> bool:
    """``call him back Thursday``: a plain verb with whom it concerns, and a day to come."""
    doing = draft.has("VERBS", at) or draft.low(at).endswith("ing")
    if not doing or draft.mention_at(at) is not None:
        return False
    whom = draft.has("OBJECTS", at + 1) or draft.low(at + 1) == "back"
    return whom and has_coming_day(draft, at + 1, end)


def _ends_with_deed(draft: Draft, at: int, end: int) -> bool:
    """Whether a noun of a deed stands at the token and nothing but a mark behind it."""
    deed = draft.language.deeds.at(draft.lows, at, end)
    return deed is not None and not deed[1].verb and not draft.is_word(deed[0])


def _pronoun_acts(draft: Draft, at: int, end: int) -> bool:
    """``she leaves``, ``I'm moving``, ``he hung up``: a pronoun before a verb."""
    low = draft.low(at)
    stem, mark, _ = low.partition("'")
    if mark and (stem in draft.sets["SUBJECTS"] or stem in ("i", "we", "it")):
        return True
    if not (low in draft.sets["SUBJECTS"] or low in ("i", "we", "it")):
        return False
    return _verb_at(draft, _after_adverb(draft, at + 1), end)


def _verb_at(draft: Draft, at: int, end: int) -> bool:
    if draft.low(at) in draft.language.verbs:
        return True
    deed = draft.language.deeds.at(draft.lows, at, end)
    if deed is not None and deed[1].verb:
        return True
    return draft.language.polarity.at(draft.lows, at, end) is not None or draft.low(at).endswith(
        ("ed", "n't")
    )


def _acts(draft: Draft, at: int, end: int, *, nouns: bool) -> bool:
    """Whether what stands behind a name makes it the one who acts, or is a deed of a further
    touch."""
    if _verb_at(draft, _after_adverb(draft, at), end):
        return True
    for step in range(at, min(at + 3, end) if nouns else at):
        if (
            draft.has("JOINERS", step)
            or draft.has("PREPOSITIONS", step)
            or draft.mention_at(step) is not None
        ):
            return False
        deed = draft.language.deeds.at(draft.lows, step, end)
        if deed is not None and not deed[1].verb:
            return True
    return False


def _has_action(draft: Draft, start: int, stop: int) -> bool:
    """Whether something is said to have been done between two tokens."""
    if not draft.actions:
        draft.actions = _count_actions(draft)
    return draft.actions[stop] > draft.actions[start]


def _count_actions(draft: Draft) -> list[int]:
    """Count the words before each token that say what somebody did."""
    language, end = draft.language, len(draft.tokens)
    counts = [0]
    for at in range(end):
        acts = at not in draft.inner and draft.mention_at(at) is None
        acts = acts and (
            draft.low(at) in language.verbs
            or language.polarity.starts(draft.low(at))
            or language.deeds.at(draft.lows, at, end) is not None
        )
        counts.append(counts[-1] + acts)
    return counts
