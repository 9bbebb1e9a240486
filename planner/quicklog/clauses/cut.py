"""Cutting a line into clauses: at marks, and where *learned*, *she said*, *I'll* or a new deed
begins one."""

from __future__ import annotations

from planner.quicklog.days.calendar import count_of
from planner.quicklog.people.mentions import starts_sentence
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
_VOWS = frozenset({"gonna", "i'd", "i'll", "we'll", "she'll", "he'll", "they'll"})
"""Words that begin a promise with no mark before them."""
_VOWS_OF_MINE = frozenset({"gotta", "promised", "owe", "will", "must", "need"})
"""Words behind *I* that do."""
_SAME_IN_THE_PAST = frozenset({"put", "read", "let", "set", "cut", "hit", "quit", "run", "come"})
"""Plain verbs that may as well tell of what was done."""
LONGEST_PROMISE = 60
"""Tokens behind the opening words in which a due day is looked for."""
_NOT_A_STEP = frozenset(["to", "in", "door", "time", "steps"])
"""Words behind *next* that make it no step: *next door*, *next to*."""


ARROWS = frozenset({"→", "⇒", ">"})
_PARTING = HARD | DASHES | ARROWS | {"|", "•"}
"""Marks that end a clause wherever they stand."""
_EVENTS_FOLLOW = (None, "promise", "theirs", "next", "wants", "owe", "owes", "via")
"""Openings of clauses behind which a comma or *and* may begin what happened next."""
_OUTCOME_OF = {
    "lead": ("at", "for", "from", ":"),
    "interview": ("at", "for", ":"),
    "offer": ("from", "at", ":"),
}
"""Words behind an outcome that say of what it is: *offer from Acme*."""


class ClauseLead(NamedTuple):
    """What leads to a clause in the middle of another: a comma before it, *and* or *then*, *follow
    up* itself."""

    comma: bool
    aside: bool
    step: bool

    @property
    def unmarked(self) -> bool:
        """Whether neither a comma nor a small word parts the two."""
        return not (self.comma or self.aside)


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
    depth = at = 0
    end = len(draft.tokens)
    while at < end:
        depth = max(0, depth + (draft.low(at) in OPEN) - (draft.low(at) in SHUT))
        if at == current.start and not _parts(draft, at):
            current = _first_opening(draft, at, end) or Clause(at, at, end)
            at = max(at + 1, current.body)
            continue
        following = _following(draft, at, current, depth)
        if following is None:
            at += 1
            continue
        if current.start < at:
            clauses.append(current._replace(stop=at))
        current = following
        at = max(at + 1, current.body)
    if current.start < end:
        clauses.append(current._replace(stop=end))
    return clauses


def _following(draft: Draft, at: int, current: Clause, depth: int) -> Clause | None:
    """The clause that begins at a token, or behind the mark there; None where the current one goes
    on.

    Inside ``depth`` brackets only a semicolon ends a clause.
    """
    end = len(draft.tokens)
    if _parts(draft, at) and _ends(draft, at, current, depth):
        return Clause(at + 1, at + 1, end)
    return None if depth else _begins_inside(draft, at, end, current)


def _ends(draft: Draft, at: int, current: Clause, depth: int) -> bool:
    """Whether a mark that parts clauses ends this one: a colon none that a form opens."""
    if depth and draft.low(at) != ";":
        return False
    return current.opening is None or draft.low(at) not in COLONS


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
    if token.low in ARROWS | DASHES and (draft.low(at - 1) == "<" or _between_days(draft, at)):
        return False  # intro Ana <> Bo
    if token.low == ">":
        return draft.low(at - 1) in DASHES | {"="}
    if token.sort == "line" or token.low in _PARTING:
        return True
    if token.low in COLONS:
        return not draft.has("TOPICS", at - 1)
    return token.low in STOPS and _sentence_ends(draft, at)


def _between_days(draft: Draft, at: int) -> bool:
    """Whether an arrow stands between two days: *moved mon → thu*."""
    behind = at + 1
    while draft.low(behind) in ARROWS | DASHES:
        behind += 1
    end = len(draft.tokens)
    if draft.low(behind - 1) not in ARROWS and draft.low(at) not in ARROWS:
        return False
    if draft.day_at(behind, end, "future") is None:
        return False
    while draft.low(at) in ARROWS | DASHES:
        at -= 1
    return draft.last_day(max(0, at - 4), at + 1, "future") is not None


def _sentence_ends(draft: Draft, at: int) -> bool:
    """Whether a full stop ends a sentence: not that of ``Dr.``, of an initial, of ``11.11.`` or of
    ``2.``."""
    if draft.low(at) != ".":
        return True
    if at == 0 or at + 1 == len(draft.tokens):
        return False
    before, mark, after = draft.tokens[at - 1 : at + 2]
    if after.start == mark.end or before.low in TITLES:
        return False
    if before.low in draft.language.days.months and draft.low(at + 1)[:1].isdigit():
        return False
    if before.text.replace(".", "").isdigit():
        return False
    initial = len(before.text) == 1 or before.text[-2:-1] == "."
    return not (initial and before.text[-1:].isalpha() and before.end == mark.start)


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
    if (
        draft.low(at) == "will"
        and draft.has_any(at + 1, "BARE", "VERBS")
        and draft.mention_at(at) is None
    ):
        return _bare_will(draft, start, at, stop)
    if _says_i_do(draft, at, stop):
        return Clause(start, at + 1, stop, "promise", mine=True)
    clause = _of_them(draft, start, at, stop)
    return None if clause is not None and _tells_a_state(draft, clause) else clause


def _tells_a_state(draft: Draft, clause: Clause) -> bool:
    """Whether *will* says where or what somebody will be, which nobody promised: *he'll be in
    Dublin*, *she will join Acme*; but *she'll be sending it*."""
    body = clause.body
    if clause.opening != "theirs" or not draft.has("STATES", body):
        return False
    before = draft.low(body - 1)
    will = before == "will" or before.endswith("'ll")
    going = draft.lows[max(body - 2, 0) : body] == ["going", "to"]
    return (will or going) and not draft.has("DOING", body + 1)


def _says_i_do(draft: Draft, at: int, stop: int) -> bool:
    """``I send pricing by wed``: the present tense with a day to come promises; not *I have
    sent*."""
    if draft.low(at) not in ("i", "we"):
        return False
    if not draft.has("VERBS", at + 1):
        return False
    if draft.polarity_at(at + 1, stop) is not None:
        return False
    if draft.low(at + 1) in _SAME_IN_THE_PAST or draft.low(at + 1) == "have":
        return False
    return has_coming_day(draft, at + 2, stop)


def _bare_will(draft: Draft, start: int, at: int, stop: int) -> Clause:
    """``will email George`` is mine; behind ``Bo Chen:`` it is Bo's."""
    label = draft.mention_ending(start - 1) if draft.low(start - 1) in COLONS else None
    if label is not None:
        return Clause(start, at + 1, stop, "theirs", found_of(label))
    if draft.low(at + 2) in ("me", "us") and at > 0:
        return Clause(start, at + 1, stop, "theirs")
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
    subject = _subject(draft, at, stop)
    return None if subject is None else _of_somebody(draft, start, subject, stop)


def _of_somebody(draft: Draft, start: int, subject: NameFound, stop: int) -> Clause | None:
    """A form behind a name: *Bo will send it*, *Ana (Acme) said that…*."""
    if _gives(draft, subject.stop, stop):
        return Clause(start, subject.stop, stop, "theirs", subject)
    forms = draft.language.openings_of_them
    verb = _after_adverb(draft, _after_brackets(draft, subject.stop))
    form = forms.at(draft.lows, verb, stop)
    if form is None and draft.low(verb) in ("has", "have", "had"):
        form = forms.at(draft.lows, verb + 1, stop)
    if form is None or _says_no(draft, verb):
        return None
    body, sort = form
    if sort == "learned" and draft.low(verb) == "say":
        return None
    if sort == "theirs" and not _is_promise(draft, verb, body, stop):
        return None
    return Clause(start, body, stop, _due_or(draft, form, stop), subject)


def _says_no(draft: Draft, at: int) -> bool:
    """``Ana said no.`` tells of a no, not of what she said."""
    if draft.lows[at : at + 2] != ["said", "no"]:
        return False
    return draft.low(at + 2) in ("", ".", ";", ",", "!")


def _due_or(draft: Draft, form: tuple[int, Opening], stop: int) -> Opening:
    """What a form opens; what is owed by a day is a promise: *they owe us redlines by 24th*."""
    due = form[1] == "owes" and has_coming_day(draft, form[0], stop)
    return "theirs" if due else form[1]


def _gives(draft: Draft, at: int, stop: int) -> bool:
    """Whether the present tense with *by* and a day promises: *they share the deck by mon*."""
    verb = draft.low(at).removesuffix("s")
    if not draft.in_any(verb, "GIVING", "DELIVERING"):
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
        return found_of(mention) if mention.possible else None
    name = find_name(draft, at, stop, "bare")
    if name is None or not name.match.new:
        return name
    first = draft.tokens[at].text
    if not _stands_before(draft, at, first):
        return None
    return name if name.stop == at + 1 else name._replace(stop=at + 1, said=first)


def _stands_before(draft: Draft, at: int, text: str) -> bool:
    """Whether a word stands in the line before a token already."""
    return any(token.text == text for token in draft.tokens[:at])


def _contracted(draft: Draft, start: int, at: int, stop: int) -> Clause | None:
    """``she'll send…``, ``Bo'll send…``, ``she's looking for…``, ``wei's going to…``."""
    low = draft.low(at)
    size = low.rindex("'")
    sort: Opening = "theirs"
    body = at + 1
    if low[size:] != "'ll" and not _is_doing(draft, body, stop):
        form = draft.language.openings_of_them.at(draft.lows, body, stop)
        if form is None:
            return None
        if draft.low(body) not in ("looking", "going", "gonna"):
            return None
        body, sort = form
    if low[:size] in draft.sets["SUBJECTS"]:
        return Clause(start, body, stop, sort)
    mention = draft.mention_at(at, stop)
    if mention is not None:
        return Clause(start, body, stop, sort, found_of(mention))
    name = draft.tokens[at].text[:size]
    found = find_name(draft, at, stop, "led") if _stands_before(draft, at, name) else None
    return Clause(start, body, stop, sort, found) if found else None


def _is_doing(draft: Draft, at: int, stop: int) -> bool:
    """``he's sending the invoice tomorrow``: what is done by a day to come is promised."""
    if not draft.has("DOING", at):
        return False
    return has_coming_day(draft, at + 1, stop)


def _plain(draft: Draft, start: int, body: int, sort: Opening, stop: int) -> Clause | None:
    """A clause that its first words open, where what follows agrees."""
    at = _skip_asides(draft, start)
    colon = body < stop and draft.low(body) in COLONS
    if not colon and not _agrees(draft, at, body, sort, stop):
        return None
    if sort == "correction" and not _may_correct(draft, at, body, stop):
        return None
    if sort == "via" and not _leads_to_a_name(draft, body, stop, colon=colon):
        return None
    phrase = " ".join(draft.lows[at:body])
    step = sort == "next" and phrase in draft.language.follow_up_texts
    if step and not phrase.startswith("remind"):
        return Clause(start, at, stop, sort)
    return Clause(start, body + colon, stop, sort)


def _agrees(draft: Draft, at: int, body: int, sort: Opening, stop: int) -> bool:
    """Whether what follows the opening words agrees with them, where no colon makes them plain."""
    if sort in _COLON_ONLY:
        return False
    if sort == "next":
        return _is_step(draft, at, body, stop)
    if sort == "promise":
        return _is_promise(draft, at, body, stop)
    if sort == "refer":
        return find_name(draft, body, stop, "kind") is not None
    phrase = " ".join(draft.lows[at:body])
    if draft.low(body) != "":
        return True
    return phrase not in ("wants", "needs", "offers")


def _skip_asides(draft: Draft, at: int) -> int:
    """The token behind *and*, *also*, *then*: two of them at most."""
    start = at
    while draft.has("ASIDES", at) and at < start + 2:
        at += 1
    return at


def _is_step(draft: Draft, at: int, body: int, stop: int) -> bool:
    """Whether *next* opens a step, and is not *next week* or *next door*."""
    if draft.low(at) == "next":
        if draft.low(body) in _NOT_A_STEP:
            return False
        return draft.day_at(at, stop, "future") is None
    if not needs_a_day(draft, at, body):
        return True
    return has_coming_day(draft, body, stop)


def _is_promise(draft: Draft, at: int, body: int, stop: int) -> bool:
    """Whether the words open a promise: some do only where a day to come is named, or at the start
    of the line."""
    to_do = draft.low(at) == "to" and draft.low(body - 1) == "do"
    if to_do and draft.low(body) not in COLONS:
        return False
    if not needs_a_day(draft, at, body):
        return True
    if has_coming_day(draft, body, stop):
        return True
    return draft.low(at) != "going" and starts_sentence(draft, at)


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
    got = draft.has("GOT", at)
    if at > start and not got:
        return None
    at += got
    at += draft.has("ARTICLES", at)
    while at < stop and draft.has("SORTS", at):
        at += 1
    if at >= stop or not draft.is_word(at):
        return None
    outcome = draft.language.outcomes.get(draft.low(at))
    if outcome is None:
        return None
    if got:
        return at + 1
    if at + 1 >= stop:
        return None
    if draft.low(at + 1) not in _OUTCOME_OF[outcome]:
        return None
    return None if outcome == "interview" and start == 0 else at + 1


def _begins_inside(draft: Draft, at: int, end: int, current: Clause) -> Clause | None:
    """The clause that begins at a token in the middle of another, if one does."""
    if not draft.is_word(at) or at in draft.inner:
        return None
    lead = ClauseLead(
        comma=draft.low(at - 1) in COMMAS,
        aside=draft.low(at) != "&" and draft.has("ASIDES", at),
        step=current.opening is None and _is_follow_up(draft, at, end),
    )
    if not any(lead):
        if current.opening is None and _we_meet(draft, at, end):
            return Clause(at, at, end)
        if not _marked(draft, at, current):
            return None
    form = opening(draft, at, end)
    if form is not None:
        return form if _may_open(draft, form, current, lead) else None
    if current.opening not in _EVENTS_FOLLOW or lead.unmarked:
        return None
    return Clause(at, at, end) if begins_event(draft, at, end, current) else None


def _we_meet(draft: Draft, at: int, end: int) -> bool:
    """Whether ``we're meeting monday`` begins a clause with no mark before it."""
    stem, mark, _ = draft.low(at).partition("'")
    if stem not in ("we", "i") or not mark or draft.polarity_at(at, end) is None:
        return False
    return has_coming_day(draft, at + 1, end)


def _marked(draft: Draft, at: int, current: Clause) -> bool:
    """Whether a word may open a clause with nothing before it: ``hook:``, *she'll*, *learned*."""
    if draft.low(at + 1) in COLONS:
        return True
    if draft.low(at) in ("next", "say", "to"):
        return True
    if _vows(draft, at) or _corrects(draft, at):
        return True
    if current.opening is not None:
        return False
    if at <= current.start:
        return False
    return _is_strong(draft, at)


def _vows(draft: Draft, at: int) -> bool:
    """Whether *she will* begins a promise with no mark before it: *call Bo 5m she will send it*."""
    if draft.low(at) in _VOWS:
        return True
    if draft.low(at) == "i":
        return draft.low(at + 1) in _VOWS_OF_MINE
    return draft.has("SUBJECTS", at) and draft.low(at + 1) == "will"


def _may_correct(draft: Draft, at: int, body: int, stop: int) -> bool:
    """Whether *no* or *sorry* is followed by a comma or a day, or more words make it plain."""
    if draft.low(body) == "," or draft.day_at(body, stop, "past") is not None:
        return True
    return _corrects(draft, at)


def _corrects(draft: Draft, at: int) -> bool:
    """Whether *no actually* or *wait no* begins a correction with no mark before it."""
    found = draft.language.openings.at(draft.lows, at, len(draft.tokens))
    return found is not None and found[1] == "correction" and found[0] - at > 1


def _is_strong(draft: Draft, at: int) -> bool:
    """Whether *learned* or *promised* needs no mark before it; *Ana promised* and *has promised*
    are theirs."""
    if not draft.has("STRONG", at):
        return False
    if draft.low(at) in ("learned", "learnt"):
        return True
    theirs = draft.has_any(at - 1, "AUXILIARIES", "SUBJECTS")
    return not theirs and draft.mention_ending(at) is None


def _is_follow_up(draft: Draft, at: int, end: int) -> bool:
    """Whether *follow up* begins a next step without a mark before it: *call Bo 5 min follow up in
    2w*."""
    if draft.language.follow_ups.at(draft.lows, at, end) is None:
        return False
    if draft.low(at) in ("try", "chase", "remind", "nudge", "ping", "bump"):
        return False
    before = at - 1
    if draft.low(before) in ("sent", "to", "my", "a"):
        return False
    return not draft.has_any(before, "ARTICLES", "LIGHT")


def _may_open(draft: Draft, form: Clause, current: Clause, lead: ClauseLead) -> bool:
    """Whether a form found in the middle of a clause opens one there."""
    if lead.aside and form.mine and not _has_action(draft, current.start, form.start):
        return False  # Cormac and I agreed
    explicit = form.opening in _MARKED and draft.low(form.body - 1) in COLONS
    if lead.step:
        if form.opening != "next":
            return False
        return lead.comma or current.opening is None
    short = current.opening not in _LONG
    if lead.comma:
        return explicit or short or form.opening in _FIRM
    if lead.aside:
        firm = form.opening in _FIRM | {"wants", "offers"}
        return firm and (short or _has_speaker(draft, form))
    return _opens_unmarked(draft, form, current, explicit=explicit)


def _opens_unmarked(draft: Draft, form: Clause, current: Clause, *, explicit: bool) -> bool:
    """Whether a form opens a clause with nothing before it."""
    if draft.has("STRONG", form.start) or form.opening == "correction":
        return True
    if explicit and form.opening != "note":
        return True
    return current.opening in (None, "learned") and _vows(draft, form.start)


def _has_speaker(draft: Draft, form: Clause) -> bool:
    """Whether somebody stands at the start of a form: *and she will*, *and I*, *and Bo wants*."""
    if form.mine:
        return True
    if form.who is not None:
        return True
    return draft.has("SUBJECTS", form.start + 1)


def begins_event(draft: Draft, at: int, end: int, current: Clause) -> bool:
    """Whether something new is told from a token on: *Grace couldn't come*, *called Bo*, *no
    answer*, *call Tom*."""
    at = _after_day(draft, _skip_asides(draft, at), end)
    if goes_on_list(draft, current.start, at):
        return True
    acted = draft.low(at - 1) in COMMAS or _has_action(draft, current.start, at)
    if acted and _relative_acts(draft, at, end):
        return True
    if _led_noun(draft, at, end, current):
        return True
    if draft.polarity_at(at, end) is not None:
        return True
    favour = draft.language.favours.at(draft.lows, at, end)
    if favour is not None and draft.mention_at(at) is None:
        return True
    if _pronoun_acts(draft, at, end):
        return True
    if _is_errand(draft, at, end):
        return True
    length = draft.length_at(at, end)
    if length is not None and _ends_with_deed(draft, length[0], end):
        return True  # 30m zoom
    return _begins_deed(draft, at, end, current)


def goes_on_list(draft: Draft, start: int, at: int) -> bool:
    """Whether a name is the next of a list of touches: *2 calls: Ana 10m, Bo 20m*.

    Args:
        draft: The line.
        start: The first token of the list's first entry, or of one behind it.
        at: The token behind the comma.
    """
    first, name = draft.mention_at(start), draft.mention_at(at)
    if first is None or name is None or not (first.named and name.named):
        return False
    colon = start - 1
    while colon > 0 and draft.low(colon) not in COLONS | HARD:
        colon -= 1
    if draft.low(colon) not in COLONS or not _names_several(draft, colon):
        return False
    if count_of(draft.low(0), draft.language.days) is not None:
        return True
    return any(draft.length_at(step, at) is not None for step in range(first.stop, at))


def _names_several(draft: Draft, stop: int) -> bool:
    """Whether the words before a colon are touches in the plural, with nobody named: *2 calls*."""
    plural = False
    for at in range(stop):
        if draft.has("WITH", at) or draft.mention_at(at) is not None:
            return False
        plural |= draft.noun_at(at, stop) is not None and draft.low(at).endswith("s")
    return plural


def _begins_deed(draft: Draft, at: int, end: int, current: Clause) -> bool:
    """Whether somebody who acts stands here, or a deed: *Grace couldn't come*, *called Bo*, *call
    Tom*."""
    mention = draft.mention_at(at, end)
    if mention is not None and mention.possible:
        nouns = draft.low(at - 1) in COMMAS
        acted = _has_action(draft, current.start, at)
        return acted and _acts(draft, mention.stop, end, nouns=nouns)
    deed = draft.deed_at(at, end)
    if deed is None or mention is not None:
        return False
    behind, sense = deed
    if sense.verb or sense.style == "from":
        return True
    behind += draft.has("GENERIC", behind)
    company = draft.has("WITH", behind) and not draft.has("WITH", at - 1)
    if not company and draft.mention_at(behind) is None:
        return False
    return _has_action(draft, current.start, at)


def _after_day(draft: Draft, at: int, end: int) -> int:
    """Step over the day that leads a deed: *and on friday we phoned*."""
    day = draft.day_at(at + draft.language.days.has("ON", draft.low(at)), end, "past")
    return day.stop if day else at


def _relative_acts(draft: Draft, at: int, end: int) -> bool:
    """``his daughter Chloe starts uni``: what is told of somebody's relation, who is not of the
    company."""
    if draft.low(at) not in ("her", "his", "their"):
        return False
    if not draft.has("RELATIONS", at + 1):
        return False
    verb = at + 2
    while verb < end and draft.is_capital(verb) and draft.is_word(verb):
        verb += 1
    if verb >= end:
        return False
    if draft.low(verb) not in draft.language.verbs:
        return False
    if draft.low(verb) in ("joined", "joins"):
        return False
    return draft.deed_at(verb, end) is None


def _led_noun(draft: Draft, at: int, end: int, current: Clause) -> bool:
    """``then a quick call with Bo``, ``and a call with Iris``: a second deed with a person of its
    own behind small words."""
    if not draft.has("ARTICLES", at):
        return False
    before = draft.low(at - 1)
    if before not in ("then", "and", "plus", "&"):
        return False
    noun = at + 1
    while noun < min(end, at + 4) and draft.has("MANNERS", noun):
        noun += 1
    deed = draft.noun_at(noun, end)
    if deed is None or not draft.has("WITH", deed[0]):
        return False
    if before != "then":
        mention = draft.mention_at(deed[0] + 1)
        if mention is None or not mention.named:
            return False
    return _has_action(draft, current.start, at)


def _is_errand(draft: Draft, at: int, end: int) -> bool:
    """``call him back Thursday``: a plain verb with whom it concerns, and a day to come."""
    doing = draft.has("VERBS", at) or draft.low(at).endswith("ing")
    if not doing or draft.mention_at(at) is not None:
        return False
    whom = draft.has("OBJECTS", at + 1) or draft.low(at + 1) == "back"
    return whom and has_coming_day(draft, at + 1, end)


def _ends_with_deed(draft: Draft, at: int, end: int) -> bool:
    """Whether a noun of a deed stands at the token and nothing but a mark behind it."""
    deed = draft.noun_at(at, end)
    return deed is not None and not draft.is_word(deed[0])


def _pronoun_acts(draft: Draft, at: int, end: int) -> bool:
    """``she leaves``, ``I'm moving``, ``he hung up``: a pronoun before a verb."""
    stem, mark, _ = draft.low(at).partition("'")
    if stem not in ("i", "we", "it") and not draft.has_word("SUBJECTS", stem):
        return False
    if bool(mark):
        return True
    return _verb_at(draft, _after_adverb(draft, at + 1), end)


def _verb_at(draft: Draft, at: int, end: int) -> bool:
    """Whether a word says what somebody did, or whether it happened: *leaves*, *couldn't*."""
    low = draft.low(at)
    if low in draft.language.verbs:
        return True
    if low.endswith(("ed", "n't")):
        return True
    deed = draft.deed_at(at, end)
    if deed is not None and deed[1].verb:
        return True
    return draft.polarity_at(at, end) is not None


def _acts(draft: Draft, at: int, end: int, *, nouns: bool) -> bool:
    """Whether what stands behind a name makes it the one who acts, or is a deed of a further
    touch."""
    if draft.length_at(at + 1, end) is not None and draft.has("LASTING", at):
        return False  # with Seth and Ash ran 1h20
    if _verb_at(draft, _after_adverb(draft, at), end):
        return True
    if not nouns:
        return False
    for step in range(at, min(at + 3, end)):
        if draft.has_any(step, "JOINERS", "PREPOSITIONS"):
            return False
        if draft.mention_at(step) is not None:
            return False
        if draft.noun_at(step, end) is not None:
            return True
    return False


def _has_action(draft: Draft, start: int, stop: int) -> bool:
    """Whether something is said to have been done between two tokens."""
    if not draft.actions:
        draft.actions = _count_actions(draft)
    return draft.actions[stop] > draft.actions[start]


def _count_actions(draft: Draft) -> list[int]:
    """Count the words before each token that say what somebody did."""
    counts = [0]
    for at in range(len(draft.tokens)):
        counts.append(counts[-1] + _is_action(draft, at))
    return counts


def _is_action(draft: Draft, at: int) -> bool:
    """Whether a word that is no name says what somebody did."""
    if at in draft.inner or draft.mention_at(at) is not None:
        return False
    low, language = draft.low(at), draft.language
    if low in language.verbs or language.polarity.starts(low):
        return True
    return draft.deed_at(at, len(draft.tokens)) is not None
