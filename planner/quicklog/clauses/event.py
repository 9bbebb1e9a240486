"""A clause that tells of a touch: its kind, its people, when, how long and where; what else stands
in it is the note."""

from __future__ import annotations

from planner.quicklog.clauses.company import (
    add_person,
    find_described,
    first_name,
    read_org,
    read_people,
    take_person,
)
from planner.quicklog.clauses.cut import COLONS, COMMAS
from planner.quicklog.clauses.frame import DeedFound, Frame, deed_at, is_verb
from planner.quicklog.clauses.moment import take_bare_minutes, take_day, take_moment
from planner.quicklog.clauses.where import take_employer, take_place, take_where
from planner.quicklog.days.calendar import count_of
from planner.quicklog.days.reading import Reading
from planner.quicklog.entry import FavourText, Question
from planner.quicklog.people.mentions import list_mentions
from planner.quicklog.people.places import find_place, known_place
from planner.quicklog.people.unknown import NameFound, accept, ends_name, find_name, found_of
from planner.quicklog.sentence import SURE, Draft
from planner.records import MEETINGS, Kind

WRITTEN: frozenset[Kind] = frozenset(
    {"email", "message", "linkedin", "shared", "intro", "call", "note"}
)
"""Kinds behind which ``to`` and ``from`` lead in a person."""
GENERAL: frozenset[Kind] = frozenset({"met", "message", "shared", "call"})
"""Kinds that ``for coffee`` or ``on zoom`` makes more exact."""
_VIA = frozenset(
    {
        ("introduced", "by"),
        ("referred", "by"),
        ("met", "via"),
        ("met", "through"),
        ("intro", "from"),
        ("intro", "via"),
        ("intro", "by"),
    }
)
_INTRO_LEADS = ("via", "through", "from", "by")
"""Words behind an introduction that lead to who made it."""
_SMALL = frozenset(["back", "again", "both", "also", "too", "it"])


def read_event(draft: Draft, frame: Frame) -> None:
    """Read a clause of which the frame says that a touch took place."""
    start, stop = frame.clause.start, frame.clause.stop
    if frame.deed is not None:
        take_kind(draft, frame, frame.deed)
    _read_via(draft, start, stop)
    _read_subject(draft, frame)
    _read_event_name(draft, frame)
    _read_company(draft, frame)
    _refine(draft, start, stop)
    _read_rest(draft, frame)
    if frame.deed is not None:
        take_bare_minutes(draft, start, stop)
    if draft.kind == "rejected" and not draft.people:
        _employer(draft, frame)


# Kind --------------------------------------------------------------------------------------------


def take_kind(draft: Draft, frame: Frame, deed: DeedFound) -> None:
    """Set the kind and claim its words; words that say more than the kind stay for the note."""
    if draft.kind is not None and not _more_exact(draft, deed):
        return
    theirs = deed.sense.verb and not frame.mine and bool(frame.subject or frame.theirs)
    kind = _kind_of(draft, deed, theirs=theirs)
    draft.kind = kind
    _claim_deed(draft, deed)
    draft.incoming |= _comes_in(draft, deed, kind, theirs=theirs)
    behind = draft.low(deed.stop)
    if behind in ("back", "again") or (draft.incoming and behind in ("me", "us")):
        draft.claim(deed.stop, deed.stop + 1, "kind")


def _kind_of(draft: Draft, deed: DeedFound, *, theirs: bool) -> Kind:
    """The kind that a deed sets: whom one met at an event is the event, *I answered* a message."""
    kind = deed.sense.kind
    if draft.kind == "event" and kind == "met":
        return "event"
    answered = draft.low(deed.word) in ("answered", "responded")
    if kind == "replied" and answered and deed.sense.verb and not theirs:
        return "message"
    return kind


def _comes_in(draft: Draft, deed: DeedFound, kind: Kind, *, theirs: bool) -> bool:
    """Whether they reached out: *Ana called*, *email from Ana*, *Ana emailed me*."""
    if kind in ("rejected", "replied"):
        return True
    if kind not in WRITTEN | {"video"}:
        return False
    if theirs or kind == "intro":
        return theirs
    if deed.sense.style == "from":
        return True
    return draft.low(deed.stop) in ("from", "me", "us")


def _claim_deed(draft: Draft, deed: DeedFound) -> None:
    """Claim the words of a deed, and leave *quick* in *a quick coffee* and a length to the note and
    the minutes."""
    at = deed.start
    if count_of(draft.low(at - 1), draft.language.days) and draft.low(deed.word).endswith("s"):
        draft.claim(at - 1, at, "kind")  # 2 calls
    while at < deed.word:
        length = draft.length_at(at, deed.word)
        if length is not None:
            at = length[0]
            continue
        if not draft.has("MANNERS", at) or draft.low(at) == "another":
            draft.claim(at, at + 1, "kind")
        at += 1
    if not deed.sense.kept:
        draft.claim(deed.word, deed.stop, "kind")


def _more_exact(draft: Draft, deed: DeedFound) -> bool:
    """Whether a second kind may replace the first: an email that was sent, whom one met at an
    event."""
    kind, now = deed.sense.kind, draft.kind
    if now == "shared":
        if kind not in ("email", "message", "linkedin"):
            return False
        return not deed.sense.verb
    if now == "event":
        return kind == "met"
    if now == "intro" and draft.via is not None:
        return kind in MEETINGS
    if now != "met":
        return False
    if kind in ("met", "note"):
        return False
    return not deed.sense.verb


def _refine(draft: Draft, start: int, stop: int) -> None:
    """``for coffee``, ``over lunch``, ``on zoom``, ``by phone``: what makes a general kind more
    exact."""
    for at in range(start, stop):
        if not draft.free(at):
            continue
        deed = refinement(draft, at, stop)
        if deed is not None and draft.kind in {None, deed.sense.kind, *GENERAL}:
            draft.kind = deed.sense.kind
            draft.claim(at, deed.stop, "kind")
    if draft.kind == "shared":
        _sent_what(draft, start, stop)


def _sent_what(draft: Draft, start: int, stop: int) -> None:
    """``sent Ana an email``: what was sent is the kind."""
    for at in range(start, stop):
        deed = deed_at(draft, at, stop) if draft.free(at) else None
        if deed is None or deed.sense.verb:
            continue
        if deed.sense.kind in ("email", "message", "linkedin"):
            article = draft.has("ARTICLES", at - 1) and draft.free(at - 1)
            draft.kind = deed.sense.kind
            draft.claim(at - article, deed.stop, "kind")
            return


def refinement(draft: Draft, at: int, stop: int) -> DeedFound | None:
    """Find ``over lunch`` or ``on zoom`` at a token."""
    lead = draft.low(at)
    if lead not in ("for", "over", "on", "by", "via", "through", "during", "at"):
        return None
    here = at + 1 + draft.has("ARTICLES", at + 1)
    here += draft.has("MANNERS", here) and draft.language.deeds.starts(draft.low(here + 1))
    deed = deed_at(draft, here, stop) or deed_at(draft, at, stop)
    if deed is None or deed.sense.style != "noun":
        return None
    if deed.sense.kind in ("note", "intro", "met"):
        return None
    if lead == "at" and deed.sense.kind == "event":
        return None
    if lead not in ("on", "by", "via", "through"):
        return deed
    if deed.start == at:
        return deed
    return deed if draft.has("CHANNELS", deed.word) else None


# People ------------------------------------------------------------------------------------------


def _read_via(draft: Draft, start: int, stop: int) -> None:
    """``via Sam``, ``introduced by Sam``; behind an introduction ``from`` and ``by`` lead in an
    introducer too."""
    if draft.via is not None:
        return
    for at in range(start, stop):
        size = _via_size(draft, at)
        if not size or draft.has("CHANNELS", at + size):
            continue
        name = find_name(draft, at + size, stop, "led")
        if name is not None and refinement(draft, at, stop) is None:
            draft.claim(at, at + size, "via")
            take_via(draft, name, stop)
            return


def _via_size(draft: Draft, at: int) -> int:
    """How many words at a token lead to an introducer."""
    if tuple(draft.lows[at : at + 2]) in _VIA:
        return 2
    leads = _INTRO_LEADS if draft.kind == "intro" else ("via", "through")
    return 1 if draft.low(at) in leads else 0


def take_via(draft: Draft, name: NameFound, stop: int) -> int:
    """Take the introducer and the organisation that is named with them; return the token behind."""
    org = read_org(draft, name, stop)
    person = accept(draft, name, org.name if org and org.given else "")
    draft.claim(name.start, name.stop, "via")
    if org is None or not org.belongs_to(person):
        draft.via = person
        return name.stop
    draft.via = person._replace(org=org.name)
    org.claim(draft, name.stop, "via")
    return org.stop


def _read_event_name(draft: Draft, frame: Frame) -> None:
    """``event Rust Nation with Ana``: what stands behind *event* is a hub, unless it is somebody of
    the book."""
    if frame.kind != "event" or draft.hub is not None:
        return
    at, stop = _behind_deed(draft, frame), frame.clause.stop
    if at < stop and draft.free(at) and draft.mention_at(at) is None:
        take_place(draft, at, find_place(draft, at, stop), attended=True)


def read_names(draft: Draft, frame: Frame) -> bool:
    """``drinks with the crowd: Zed Kay, Max Ray``: behind a colon the names of whom the deed before
    was with."""
    start, stop = frame.clause.start, frame.clause.stop
    if draft.kind == "event" and draft.hub is None and draft.mention_at(start) is None:
        end = take_place(draft, start, find_place(draft, start, stop), attended=True)
        if end:
            _read_company(draft, frame)
            _take_until_content(draft, end, stop, end)
        return bool(end)
    if draft.kind == "rejected":
        place = find_place(draft, start, stop)
        if place is None:
            return False
        return bool(take_place(draft, start, place._replace(org=True, hub=False)))
    name = find_name(draft, start, stop, "bare")
    if name is None:
        return False
    if not name.capital:
        return False
    if not ends_name(draft, name.stop, stop):
        return False
    end = _take_list(draft, name, stop)
    _take_until_content(draft, end, stop, end)
    return True


def _read_subject(draft: Draft, frame: Frame) -> None:
    """Take who acted: *Ana and Bo came round*; who introduced me is whom it came through."""
    deed = frame.deed
    if not frame.subject:
        _new_subject(draft, frame)
        return
    end = frame.clause.stop if deed is None else deed.word
    for mention in frame.subject:
        if draft.free(mention.start):
            read_people(draft, mention.start, max(mention.stop, end), "bare")
    if deed is not None and frame.introduces and draft.low(deed.stop) in ("me", "us", "to"):
        _introduced_me(draft, frame, deed)


def _new_subject(draft: Draft, frame: Frame) -> None:
    """``rita called``: somebody whom the book does not know, before what they did, is asked
    about."""
    start, deed = frame.clause.start, frame.deed
    if start > 0:
        return
    if deed is None:
        return
    if not deed.sense.verb:
        return
    if start >= deed.start or not draft.free(start):
        return
    if any(list_mentions(draft, deed.stop, frame.clause.stop)):
        return  # reference sent; cold emailed Nina
    name = find_name(draft, start, frame.clause.stop, "bare")
    if name is None:
        return
    if name.stop != deed.start:
        return
    if not name.match.new:
        return
    add_person(draft, accept(draft, name._replace(ask=True)))
    draft.incoming |= draft.kind in WRITTEN | {"video", "replied", "rejected"}


def _introduced_me(draft: Draft, frame: Frame, deed: DeedFound) -> None:
    """``Ana introduced me to Zed``: the touch is with Zed, through Ana, who did a favour."""
    if len(draft.people) != 1:
        return
    giver, stop = draft.people[0], frame.clause.stop
    at = deed.stop + (draft.low(deed.stop) in ("me", "us"))
    name = at + (draft.low(at) in ("to", "with"))
    if name == at or find_name(draft, name, stop, "led") is None:
        draft.make_note()
        what = f"introduction to {draft.text(name, stop)}".strip()
        draft.favours.append(FavourText("received", giver.name, what))
        return
    draft.claim(deed.stop, name, "kind")
    draft.via, draft.incoming = giver, False
    draft.people.clear()
    read_people(draft, name, stop, "led")
    draft.favours.append(FavourText("received", giver.name, f"introduction to {first_name(draft)}"))


def _read_company(draft: Draft, frame: Frame) -> None:
    """Take everybody else: behind the deed, behind *with*, *to* and *from*, and whoever of the book
    stands there."""
    start, stop = frame.clause.start, frame.clause.stop
    begin = _behind_deed(draft, frame)
    at = start
    while at < stop:
        if not draft.free(at):
            at += 1
            continue
        behind = _same_people(draft, at, stop) or _led_people(draft, frame, at, stop)
        if not behind and at == begin and not draft.people:
            behind = _people_behind_deed(draft, frame, at, stop)
        if not behind:
            behind = _mentioned(draft, frame, at, stop)
        at = max(at + 1, behind)
    _introduce_each_other(draft, frame)


def _behind_deed(draft: Draft, frame: Frame) -> int:
    """The token at which a name may stand with nothing before it but the deed."""
    if frame.deed is None:
        return frame.clause.start
    at = frame.deed.stop
    while at < frame.clause.stop and draft.low(at) in _SMALL | {":", "("}:
        at += 1
    return at


def _led_people(draft: Draft, frame: Frame, at: int, stop: int) -> int:
    """``with Ana``, ``to Ana``, ``from Ana``; ``and her manager Ben`` behind others."""
    leads = _leads_in(draft, at)
    if not leads and not _adds(draft, frame, at):
        return 0
    low, here = draft.low(at), at + 1
    if draft.low(here) == "@" and draft.mention_at(here) is None:
        here += 1
    if draft.low(here) == "same":
        return _same_people(draft, here, stop, lead=at)
    name = _led_name(draft, at, here, stop, leads=leads)
    if name is None:
        return _known_org(draft, at, here, stop) if draft.has("WITH", at) else 0
    if low in ("to", "from") and name.match.new:
        name = _new_behind_to(draft, frame, at, name)
        if name is None:
            return 0
    draft.claim(at, here, "person")
    if low == "from":
        draft.incoming = True
    return _take_list(draft, name, stop)


def _led_name(draft: Draft, at: int, here: int, stop: int, *, leads: bool) -> NameFound | None:
    """The name behind a word at ``at`` that leads in a person, or that joins one to others."""
    name = find_described(draft, here, stop)
    if name is None and leads:
        name = find_name(draft, here, stop, "led")
    if name is None and draft.low(at) in ("and", "&", "+"):
        name = find_name(draft, here, stop, "listed")
    return name


def _leads_in(draft: Draft, at: int) -> bool:
    """Whether *with* stands here, or a word that leads in a person behind a kind: *email to*."""
    if draft.has("WITH", at):
        return True
    low = draft.low(at)
    if low in ("to", "from") and draft.kind in WRITTEN | {"met", "replied", "video"}:
        return True
    return (low, draft.kind) in (("between", "intro"), ("from", "rejected"))


def _adds(draft: Draft, frame: Frame, at: int) -> bool:
    """Whether a joiner behind people may lead in one more."""
    if not draft.people:
        return False
    if draft.low(at) not in ("and", "&", "+", "plus", ","):
        return False
    return not _of_their_team(draft, frame, at)


def _new_behind_to(draft: Draft, frame: Frame, at: int, name: NameFound) -> NameFound | None:
    """Somebody new behind *to* and *from*: asked about far behind the deed, None where a thing or a
    place is meant."""
    low = draft.low(at)
    if low == "from" and _refuses_alone(draft, name, "at", "of", "("):
        return None
    if low == "to" and _is_thing(draft, frame):
        return None
    if at == _behind_deed(draft, frame):
        return name
    if draft.kind == "intro":
        return name._replace(ask=False)
    if draft.kind == "met" or draft.people:
        return None  # on the train to Gothenburg
    return name._replace(ask=True)


def _refuses_alone(draft: Draft, name: NameFound, *leads: str) -> bool:
    """Whether a no came from an employer, for no word for their organisation is behind the name."""
    if draft.kind != "rejected":
        return False
    return draft.low(name.stop) not in leads


def _take_list(draft: Draft, name: NameFound, stop: int) -> int:
    """Take a name that was found, and the list that it begins."""
    end = take_person(draft, name, stop)
    while end < stop and draft.has("JOINERS", end):
        joined = end + 1 + draft.has("JOINERS", end + 1)
        joined += draft.has("WITH", joined)
        nearest = find_described(draft, joined, stop) or find_name(draft, joined, stop, "listed")
        if nearest is None:
            break
        draft.claim(end, joined, "person")
        end = take_person(draft, nearest, stop)
    return end


def _is_thing(draft: Draft, frame: Frame) -> bool:
    """Whether *to* leads to somebody new of whom the deed only speaks: *asked Ana for the intro to
    Zed*."""
    if not bool(draft.people):
        return False
    if frame.deed is None:
        return False
    return frame.deed.sense.kept


def _known_org(draft: Draft, lead: int, at: int, stop: int) -> int:
    """``meeting with Acme``: an organisation of the book."""
    place = known_place(draft, at, stop)
    if place is None:
        return 0
    if not place.org:
        return 0
    if draft.org not in (None, place.name):
        return 0
    draft.org = place.name
    draft.claim(lead, place.stop, "org")
    return place.stop


def _people_behind_deed(draft: Draft, frame: Frame, at: int, stop: int) -> int:
    """Somebody right behind the deed, who may be new: *met Zed Kay*, *called rita*."""
    described = find_described(draft, at, stop)
    if described is not None:
        return _take_list(draft, described, stop)
    name = find_name(draft, at, stop, "kind")
    if name is None:
        return _known_org(draft, at, at, stop) if frame.deed is not None else 0
    if name.match.new and not _may_be_new(draft, frame, name, stop):
        return 0
    return _take_list(draft, name, stop)


def _may_be_new(draft: Draft, frame: Frame, name: NameFound, stop: int) -> bool:
    """Whether a name right behind the deed may be somebody new, and is no employer, event or
    thing."""
    if _refuses_alone(draft, name, "at", "of", "from", "("):
        return False
    if frame.kind == "event" or _intransitive(draft, frame):
        return False
    if draft.kind == "shared" and _leads_later(draft, name.stop, stop):
        return False
    return not _place_and_more(draft, name, stop)


def _intransitive(draft: Draft, frame: Frame) -> bool:
    """Whether nobody new stands right behind the deed: *spoke English*."""
    deed = frame.deed
    if deed is None:
        return False
    phrase = draft.language.intransitive.at(draft.lows, deed.word, deed.stop)
    return phrase is not None and phrase[0] == deed.stop


def _leads_later(draft: Draft, at: int, stop: int) -> bool:
    """Whether whom with or to comes later: then what stands behind *shared* is the thing."""
    return draft.holds("WITH", at, stop) or "to" in draft.lows[at:stop]


def _place_and_more(draft: Draft, name: NameFound, stop: int) -> bool:
    """Whether an unknown name behind the deed is a thing, because whom with comes after it:
    *visited Berlin with Ana*."""
    for at in range(name.stop, stop):
        if draft.has("WITH", at) and not draft.has("JOINERS", at - 1):
            mention = draft.mention_at(at + 1, stop)
            return mention is not None and mention.score >= SURE
    return False


def _mentioned(draft: Draft, frame: Frame, at: int, stop: int) -> int:
    """Somebody of the book anywhere else in the clause: not an owner, and a topic only where nobody
    else is named."""
    mention = draft.mention_at(at, stop)
    if mention is None:
        return 0
    if mention.stop - at == 1 and _of_their_team(draft, frame, at):
        return mention.stop
    if mention.owner:
        described = find_described(draft, at, stop)
        return mention.stop if described is None else _take_list(draft, described, stop)
    if mention.score < SURE or _is_topic(draft, frame, at) or _spoken_of(draft, frame, at):
        return mention.stop
    return _take_list(draft, found_of(mention), stop)


def _is_topic(draft: Draft, frame: Frame, at: int) -> bool:
    """Whether the word before a name makes it what was spoken of; *for* behind *demo* does not."""
    before = draft.low(at - 1)
    if before == "for" and frame.style == "kept":
        return False
    if before in ("of", "than", "for", "by"):
        return True
    return draft.has("TOPICS", at - 1)


def _of_their_team(draft: Draft, frame: Frame, at: int) -> bool:
    """Whether a name stands in brackets behind *team*: *2 from his team (Ellie, Josh)* are none of
    the book."""
    if not draft.bracketed(at, frame.clause.start):
        return False
    while at > frame.clause.start and draft.low(at) != "(":
        if draft.low(at) == ")":
            return False
        at -= 1
    return draft.low(at) == "(" and draft.has("RELATIONS", at - 1)


def _spoken_of(draft: Draft, frame: Frame, at: int) -> bool:
    """Whether a name far behind the deed belongs to what was talked about: *told Ana that Bo is
    leaving*."""
    if frame.deed is None or not draft.people:
        return False
    for step in range(frame.deed.stop, at):
        if draft.has("TOPICS", step):
            return True
        if draft.low(step) == "that":
            return True
        if draft.low(step) == "present":
            return False  # present were also Zoë and Paolo
        if is_verb(draft, step):
            return True
    return False


def _same_people(draft: Draft, at: int, stop: int, lead: int | None = None) -> int:
    """``with same``, ``same``: the people of the line before."""
    if draft.low(at) != "same":
        return 0
    if draft.low(at - 1) in ("the", "at"):
        return 0
    if draft.low(at + 1) in ("place", "hub", "event", "day", "time", "thing"):
        return 0
    if lead is None and at > 0 and draft.people and not draft.has("LIGHT", at - 1):
        return 0
    end = at + 1 + (draft.low(at + 1) in ("people", "person", "folks"))
    previous = draft.setting.previous
    if previous is None or not previous.people:
        if lead is None or draft.text(at, end) in draft.setting.choices:
            return 0
        text = "The same as whom? No line before this one says."
        draft.ask(Question("name", draft.text(at, end), text, ()))
        return end
    for person in previous.people:
        add_person(draft, person)
    draft.claim(at if lead is None else lead, end, "person")
    return end


def _introduce_each_other(draft: Draft, frame: Frame) -> None:
    """``intro'd Khalid to Layla``: a favour to the first."""
    if {frame.kind, draft.kind} != {"intro"}:
        return
    if frame.style != "verb":
        return
    if frame.subject:
        return
    if frame.theirs:
        return
    if draft.via is not None:
        return
    if len(draft.people) < 2:
        return
    first, *others = draft.people
    names = " and ".join(person.name for person in others)
    draft.favours.append(FavourText("given", first.name, f"introduction to {names}"))


# The rest ----------------------------------------------------------------------------------------


def _read_rest(draft: Draft, frame: Frame) -> None:
    """Take days, times, lengths and places: anywhere before the free text, and at the end of it."""
    start, stop = frame.clause.start, frame.clause.stop
    content = _take_until_content(draft, start, stop, _main_words_end(draft, frame))
    if content >= stop:
        return
    told = any(is_verb(draft, at) for at in range(content, stop))
    days = draft.has("TOPICS", content) or not told
    if days and draft.kind in (WRITTEN | {"replied"}) - {"call"}:
        days = not any(deed_at(draft, at, stop) for at in range(content, stop))
    _take_tail(draft, content, stop, days=days)
    _take_lengths(draft, content, stop)
    _take_day_inside(draft, content, stop)


def _main_words_end(draft: Draft, frame: Frame) -> int:
    """The token behind the words that say what took place."""
    if frame.deed is not None:
        return frame.deed.stop
    light = frame.verb < frame.clause.stop and draft.has("LIGHT", frame.verb)
    return frame.verb + 2 if light else frame.clause.start


def _take_day_inside(draft: Draft, content: int, stop: int) -> None:
    """Take a past day amid the free text, before any topic or further verb: *dropped Bo a line
    Monday about it*."""
    for at in range(content, stop):
        if draft.dated:
            return
        if draft.low(at) == "that":
            return
        if is_verb(draft, at):
            return
        led = draft.low(at) == "on"
        reading = draft.day_at(at + led, stop, "past")
        if reading is None:
            if draft.has("TOPICS", at) and draft.low(at) != "over":
                return
        elif draft.free(at) and (led or _plain_day(draft, at, reading)):
            take_day(draft, at, stop)


def _plain_day(draft: Draft, at: int, reading: Reading) -> bool:
    """Whether a day is one without *on* before it: a weekday, one by name, one with a month; not
    *Monday's*."""
    if draft.low(reading.stop - 1).endswith("'s"):
        return False
    days = draft.language.days
    if draft.low(at) in days.weekdays:
        return True
    if reading.leans == "past":
        return True
    return not days.months.keys().isdisjoint(draft.lows[at : reading.stop])


def _take_until_content(draft: Draft, start: int, stop: int, main: int) -> int:
    """Take moments and places up to the first word that has no place here; return that word's
    token."""
    at = start
    while at < stop:
        if not draft.free(at):
            at += 1
            continue
        behind = _take_step(draft, at, stop) or _myself(draft, at, stop)
        if behind:
            at = behind
            continue
        if at >= main and not _is_small(draft, at):
            return at
        at += 1
    return stop


def _is_small(draft: Draft, at: int) -> bool:
    """Whether a mark or a small word stands here: *and*, *again*."""
    if not draft.is_word(at) or draft.low(at) in _SMALL:
        return True
    return draft.has("JOINERS", at)


def _take_step(draft: Draft, at: int, stop: int) -> int:
    """Take the moment or the place that begins at a token; return the token behind it, 0 where none
    does."""
    return take_moment(draft, at, stop) or take_where(draft, at, stop)


def _myself(draft: Draft, at: int, stop: int) -> int:
    """``and I``, ``we``, ``both``: the user, who is no contact."""
    here = at + (draft.low(at) in ("and", "&"))
    if here >= stop:
        return 0
    if draft.low(here) not in ("i", "me", "we", "both"):
        return 0
    end = here + 1 + (draft.low(here + 1) == "both")
    draft.claim(at, end, "person" if draft.people else "kind")
    return end


def _take_tail(draft: Draft, content: int, stop: int, *, days: bool) -> None:
    """Take moments and a place at the end of the free text."""
    for begin in range(max(content, stop - 14), stop):
        if not draft.free(begin):
            continue
        if not _all_moments(draft, begin, stop, days=days):
            continue
        at = begin
        while at < stop:
            behind = _take_step(draft, at, stop) if draft.free(at) else 0
            at = behind or at + 1
        return


def _all_moments(draft: Draft, start: int, stop: int, *, days: bool) -> bool:
    """Whether nothing but days, times, lengths, a place and marks stands from a token to the
    end."""
    if not draft.is_word(start) and draft.low(start) not in ("(", "@"):
        return False
    at, taken = start, False
    while at < stop:
        end = _moment_end(draft, at, stop, days=days, first=at == start)
        if end:
            taken, at = True, end
        elif draft.free(at) and draft.is_word(at):
            return False
        else:
            at += 1
    return taken


def _moment_end(draft: Draft, at: int, stop: int, *, days: bool, first: bool) -> int:
    """The token behind a day, a time, a length or a place that begins at a token; 0 where there is
    none."""
    words = draft.language.days
    start = at + words.has("ON", draft.low(at))
    reading = draft.day_at(start, stop, "past")
    if reading is not None:
        if not days:
            return 0
        if reading.leans == "future":
            return 0
        if draft.mention_at(start) is not None:
            return 0
        return 0 if words.has("NOT_THE_DAY", draft.low(at - 1)) else reading.stop
    behind = draft.behind_hours(at, stop)
    if behind:
        return behind
    if draft.low(at) in ("at", "@") and draft.mention_at(at + 1) is None:
        return _hub_end(draft, at, stop, first=first)
    return 0


def _hub_end(draft: Draft, at: int, stop: int, *, first: bool) -> int:
    """The token behind a hub: of the book anywhere, else behind a moment or a mark (*Head of Data
    at Umbrella* is none)."""
    place = find_place(draft, at + 1, stop, small=draft.low(at) == "@")
    if place is None:
        return 0
    if place.hub:
        return place.stop
    if place.org:
        return 0
    in_text = first and draft.is_word(at - 1) and draft.free(at - 1)
    return 0 if in_text and draft.low(at) != "@" else place.stop


def _take_lengths(draft: Draft, content: int, stop: int) -> None:
    """Take a length in the free text that no verb stands before: *demo w/ Ana + 3 others 45m went
    great*."""
    for at in range(content, stop):
        if is_verb(draft, at) and not draft.has("LASTING", at):
            return
        if not draft.free(at):
            continue
        if draft.minutes is not None:
            continue
        if not draft.length_at(at, stop):
            continue
        before = draft.low(at - 1) in ("(", "for", "+", "others", *COMMAS)
        before |= draft.has("LASTING", at - 1)
        led = draft.language.days.has("FOR", draft.low(at))
        if before or led or not draft.free(at - 1):
            take_moment(draft, at, stop)


def _employer(draft: Draft, frame: Frame) -> None:
    """``Initech rejected me``, ``rejected by Acme for the data job``: an employer where nobody is
    named."""
    start, stop = frame.clause.start, frame.clause.stop
    for at in range(start, stop):
        if draft.free(at) and take_employer(draft, at, stop):
            return
    for at in (start, frame.deed.stop if frame.deed else start):
        at += draft.low(at) in COLONS
        if at >= stop:
            continue
        if not draft.free(at):
            continue
        if draft.org is not None:
            continue
        place = find_place(draft, at, stop)
        if place is not None and not any(list_mentions(draft, at, place.stop)):
            draft.org = place.name
            draft.claim(at, place.stop, "org")
            return
