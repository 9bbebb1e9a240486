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
from planner.quicklog.clauses.cut import COMMAS
from planner.quicklog.clauses.frame import DeedFound, Frame, deed_at, is_verb
from planner.quicklog.clauses.moment import take_bare_minutes, take_day, take_moment
from planner.quicklog.clauses.where import take_employer, take_place, take_where
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


def take_kind(draft: Draft, frame: Frame, found: DeedFound) -> None:
    """Set the kind and claim its words; words that say more than the kind stay for the note."""
    kind = found.deed.kind
    if draft.kind is not None and not _more_exact(draft, found):
        return
    theirs = bool(frame.subject or frame.theirs) and found.deed.verb and not frame.mine
    if draft.kind == "event" and kind == "met":
        kind = "event"
    if (
        kind == "replied"
        and found.deed.verb
        and not theirs
        and draft.low(found.word) in ("answered", "responded")
    ):
        kind = "message"
    draft.kind = kind
    _claim_deed(draft, found)
    coming = draft.low(found.stop) in ("from", "me", "us") or found.deed.style == "from"
    both = kind in ("rejected", "replied")
    coming = coming and kind != "intro"
    draft.incoming |= both or ((theirs or coming) and kind in WRITTEN | {"video"})
    at = found.stop
    if (draft.low(at) in ("me", "us") and draft.incoming) or draft.low(at) in ("back", "again"):
        draft.claim(at, at + 1, "kind")


def _claim_deed(draft: Draft, found: DeedFound) -> None:
    at = found.start
    while at < found.word:
        length = draft.length_at(at, found.word)
        if length is not None:
            at = length[0]
            continue
        if not draft.has("MANNERS", at) or draft.low(at) == "another":
            draft.claim(at, at + 1, "kind")
        at += 1
    if not found.deed.kept:
        draft.claim(found.word, found.stop, "kind")


def _more_exact(draft: Draft, found: DeedFound) -> bool:
    """Whether a second kind may replace the first: an email that was sent, whom one met at an
    event."""
    kind, now = found.deed.kind, draft.kind
    if now == "shared":
        return kind in ("email", "message", "linkedin") and not found.deed.verb
    if now == "event":
        return kind == "met"
    if now == "intro" and draft.via is not None:
        return kind in MEETINGS
    return now == "met" and kind not in ("met", "note") and not found.deed.verb


def _refine(draft: Draft, start: int, stop: int) -> None:
    """``for coffee``, ``over lunch``, ``on zoom``, ``by phone``: what makes a general kind more
    exact."""
    for at in range(start, stop):
        if not draft.free(at):
            continue
        deed = refinement(draft, at, stop)
        if deed is None:
            continue
        if draft.kind is None or draft.kind in GENERAL or draft.kind == deed.deed.kind:
            draft.kind = deed.deed.kind
            draft.claim(at, deed.stop, "kind")
    if draft.kind == "shared":
        _sent_what(draft, start, stop)


def _sent_what(draft: Draft, start: int, stop: int) -> None:
    """``sent Ana an email``: what was sent is the kind."""
    for at in range(start, stop):
        deed = deed_at(draft, at, stop) if draft.free(at) else None
        if deed is None or deed.deed.kind not in ("email", "message", "linkedin") or deed.deed.verb:
            continue
        begin = at - (draft.has("ARTICLES", at - 1) and draft.free(at - 1))
        draft.kind = deed.deed.kind
        draft.claim(begin, deed.stop, "kind")
        return


def refinement(draft: Draft, at: int, stop: int) -> DeedFound | None:
    """Find ``over lunch`` or ``on zoom`` at a token."""
    led = draft.low(at)
    if led not in ("for", "over", "on", "by", "via", "through", "during", "at"):
        whole = deed_at(draft, at, stop)
        plain = whole is not None and whole.deed.style == "noun" and led in ("on", "over", "by")
        return whole if plain else None
    here = at + 1 + draft.has("ARTICLES", at + 1)
    here += draft.has("MANNERS", here) and draft.language.deeds.starts(draft.low(here + 1))
    deed = deed_at(draft, here, stop) or deed_at(draft, at, stop)
    if deed is None or deed.deed.style != "noun" or deed.deed.kind in ("note", "intro", "met"):
        return None
    channel = draft.has("CHANNELS", deed.word) or deed.start == at
    if led in ("on", "by", "via", "through") and not channel:
        return None
    if led == "at" and deed.deed.kind == "event":
        return None
    return deed


# People ------------------------------------------------------------------------------------------


def _read_via(draft: Draft, start: int, stop: int) -> None:
    """``via Sam``, ``introduced by Sam``; behind an introduction ``from`` and ``by`` lead in an
    introducer too."""
    for at in range(start, stop):
        words = tuple(draft.lows[at : at + 2])
        size = 2 if words in _VIA else 0
        single = draft.low(at) in ("via", "through") or (
            draft.kind == "intro" and draft.low(at) in ("from", "by")
        )
        size = size or single
        if not size or draft.via is not None or draft.has("CHANNELS", at + size):
            continue
        found = find_name(draft, at + size, stop, "led")
        if found is None or refinement(draft, at, stop) is not None:
            continue
        draft.claim(at, at + size, "via")
        take_via(draft, found, stop)
        return


def take_via(draft: Draft, found: NameFound, stop: int) -> int:
    """Take the introducer and the organisation that is named with them; return the token behind."""
    org = read_org(draft, found, stop)
    person = accept(draft, found, org.name if org and org.given else "")
    draft.claim(found.start, found.stop, "via")
    kept = (
        org is not None and (org.given or person.new) and not (org.only_if_new and not person.new)
    )
    if org is not None and kept:
        person = person._replace(org=org.name)
        org.claim(draft, found.stop, "via")
    draft.via = person
    return org.stop if org and kept else found.stop


def _read_event_name(draft: Draft, frame: Frame) -> None:
    """``event Rust Nation with Ana``: what stands behind *event* is a hub, unless it is somebody of
    the book."""
    if frame.deed is None or frame.deed.deed.kind != "event" or draft.hub is not None:
        return
    at = _behind_deed(draft, frame)
    if at >= frame.clause.stop or not draft.free(at) or draft.mention_at(at) is not None:
        return
    take_place(draft, at, find_place(draft, at, frame.clause.stop), attended=True)


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
        return bool(
            take_place(draft, start, place._replace(org=True, hub=False) if place else None)
        )
    found = find_name(draft, start, stop, "bare")
    if found is None or not found.capital or not ends_name(draft, found.stop, stop):
        return False
    end = _take_list(draft, found, stop)
    _take_until_content(draft, end, stop, end)
    return True


def _read_subject(draft: Draft, frame: Frame) -> None:
    """Take who acted: *Ana and Bo came round*; who introduced me is whom it came through."""
    deed = frame.deed
    if not frame.subject:
        _new_subject(draft, frame)
        return
    for mention in frame.subject:
        if draft.free(mention.start):
            read_people(
                draft,
                mention.start,
                max(mention.stop, deed.word if deed else frame.clause.stop),
                "bare",
            )
    introduces = (
        deed is not None and deed.deed.kind == "intro" and deed.deed.verb and not frame.mine
    )
    if introduces and draft.low(deed.stop if deed else 0) in ("me", "us", "to"):
        _introduced_me(draft, frame)


def _new_subject(draft: Draft, frame: Frame) -> None:
    """``rita called``: somebody whom the book does not know, before what they did, is asked
    about."""
    start = frame.clause.start
    deed = frame.deed
    if deed is None or not deed.deed.verb or start >= deed.start or not draft.free(start):
        return
    if start > 0 or any(list_mentions(draft, deed.stop, frame.clause.stop)):
        return  # reference sent; cold emailed Nina
    found = find_name(draft, start, frame.clause.stop, "bare")
    if found is None or found.stop != deed.start or not found.match.new:
        return
    add_person(draft, accept(draft, found._replace(ask=True)))
    draft.incoming |= draft.kind in WRITTEN | {"video", "replied", "rejected"}


def _introduced_me(draft: Draft, frame: Frame) -> None:
    """``Ana introduced me to Zed``: the touch is with Zed, through Ana, who did a favour."""
    stop = frame.clause.stop
    at = frame.deed.stop if frame.deed else frame.clause.start
    at += draft.low(at) in ("me", "us")
    led = at + (draft.low(at) in ("to", "with"))
    found = find_name(draft, led, stop, "led")
    giver = draft.people[0] if len(draft.people) == 1 else None
    if giver is None:
        return
    what = draft.text(led, stop)
    if found is None or led == at:
        draft.make_note()
        draft.favours.append(FavourText("received", giver.name, f"introduction to {what}".strip()))
        return
    draft.claim(frame.deed.stop if frame.deed else at, led, "kind")
    draft.via, draft.incoming = giver, False
    draft.people.clear()
    read_people(draft, led, stop, "led")
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
        taken = _same_people(draft, at, stop) or _led_people(draft, frame, at, stop)
        if not taken and at == begin and not draft.people:
            taken = _people_behind_deed(draft, frame, at, stop)
        if not taken:
            taken = _mentioned(draft, frame, at, stop)
        at = max(at + 1, taken)
    _introduce_each_other(draft, frame)


def _behind_deed(draft: Draft, frame: Frame) -> int:
    """The token at which a name may stand with nothing before it but the deed."""
    if frame.deed is None:
        return frame.clause.start
    at = frame.deed.stop
    while at < frame.clause.stop and (draft.low(at) in _SMALL or draft.low(at) in (":", "(")):
        at += 1
    return at


def _led_people(draft: Draft, frame: Frame, at: int, stop: int) -> int:
    """``with Ana``, ``to Ana``, ``from Ana``; ``and her manager Ben`` behind others."""
    low = draft.low(at)
    written = low in ("to", "from") and draft.kind in WRITTEN | {"met", "replied", "video"}
    leads = draft.has("WITH", at) or written or (low == "between" and draft.kind == "intro")
    leads = leads or (low == "from" and draft.kind == "rejected")
    more = low in ("and", "&", "+", "plus", ",") and bool(draft.people)
    more = more and not _of_their_team(draft, frame, at)
    if not leads and not more:
        return 0
    here = at + 1 + (draft.low(at + 1) == "@" and draft.mention_at(at + 1) is None)
    if draft.low(here) == "same":
        return _same_people(draft, here, stop, lead=at)
    found = find_described(draft, here, stop)
    if found is None and leads:
        found = find_name(draft, here, stop, "led")
    if found is None and low in ("and", "&", "+"):
        found = find_name(draft, here, stop, "listed")
    if found is None:
        return _known_org(draft, at, here, stop) if draft.has("WITH", at) else 0
    if (
        low == "from"
        and draft.kind == "rejected"
        and found.match.new
        and draft.low(found.stop) not in ("at", "of", "(")
    ):
        return 0
    if low == "to" and _is_thing(draft, frame, found):
        return 0
    if low in ("to", "from") and found.match.new and at != _behind_deed(draft, frame):
        if draft.kind == "met" or (draft.people and draft.kind != "intro"):
            return 0  # on the train to Gothenburg
        found = found._replace(ask=draft.kind != "intro")
    draft.claim(at, here, "person")
    if low == "from":
        draft.incoming = True
    return _take_list(draft, found, stop)


def _take_list(draft: Draft, found: NameFound, stop: int) -> int:
    """Take a name that was found, and the list that it begins."""
    end = take_person(draft, found, stop)
    while end < stop and draft.has("JOINERS", end):
        joined = end + 1 + draft.has("JOINERS", end + 1)
        joined += draft.has("WITH", joined)
        nearest = find_described(draft, joined, stop) or find_name(draft, joined, stop, "listed")
        if nearest is None:
            break
        draft.claim(end, joined, "person")
        end = take_person(draft, nearest, stop)
    return end


def _is_thing(draft: Draft, frame: Frame, found: NameFound) -> bool:
    """Whether *to* leads to somebody new of whom the deed only speaks: *asked Ana for the intro to
    Zed*."""
    return (
        found.match.new and bool(draft.people) and frame.deed is not None and frame.deed.deed.kept
    )


def _known_org(draft: Draft, lead: int, at: int, stop: int) -> int:
    """``meeting with Acme``: an organisation of the book."""
    place = known_place(draft, at, stop)
    if place is None or not place.org or draft.org not in (None, place.name):
        return 0
    draft.org = place.name
    draft.claim(lead, place.stop, "org")
    return place.stop


def _people_behind_deed(draft: Draft, frame: Frame, at: int, stop: int) -> int:
    """Somebody right behind the deed, who may be new: *met Zed Kay*, *called rita*."""
    described = find_described(draft, at, stop)
    if described is not None:
        return _take_list(draft, described, stop)
    found = find_name(draft, at, stop, "kind")
    if found is None:
        return _known_org(draft, at, at, stop) if frame.deed is not None else 0
    if (
        draft.kind == "rejected"
        and found.match.new
        and draft.low(found.stop) not in ("at", "of", "from", "(")
    ):
        return 0
    if frame.deed is not None and frame.deed.deed.kind == "event" and found.match.new:
        return 0
    if frame.deed is not None and found.match.new and _intransitive(draft, frame.deed):
        return 0
    shared = draft.kind == "shared" and found.match.new
    if (shared and _leads_later(draft, found.stop, stop)) or _place_and_more(draft, found, stop):
        return 0
    return _take_list(draft, found, stop)


def _intransitive(draft: Draft, deed: DeedFound) -> bool:
    """Whether nobody new stands right behind the deed: *spoke English*."""
    found = draft.language.intransitive.at(draft.lows, deed.word, deed.stop)
    return found is not None and found[0] == deed.stop


def _leads_later(draft: Draft, at: int, stop: int) -> bool:
    """Whether whom with or to comes later: then what stands behind *shared* is the thing."""
    return any(draft.has("WITH", step) or draft.low(step) == "to" for step in range(at, stop))


def _place_and_more(draft: Draft, found: NameFound, stop: int) -> bool:
    """Whether an unknown name behind the deed is a thing, because whom with comes after it:
    *visited Berlin with Ana*."""
    if not found.match.new:
        return False
    for at in range(found.stop, stop):
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
    if mention.stop - mention.start == 1 and _of_their_team(draft, frame, at):
        return mention.stop
    described = find_described(draft, at, stop) if mention.owner else None
    if described is not None:
        return _take_list(draft, described, stop)
    topic = draft.has("TOPICS", at - 1) or draft.low(at - 1) in ("of", "than", "for", "by")
    shown_to = (
        draft.low(at - 1) == "for" and frame.deed is not None and frame.deed.deed.style == "kept"
    )
    topic = topic and not shown_to
    if mention.owner or mention.score < SURE or (topic and frame.named):
        return mention.stop
    if topic or _spoken_of(draft, frame, at):
        return mention.stop
    return _take_list(draft, found_of(mention), stop)


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
    if any(draft.has("TOPICS", step) for step in range(frame.deed.stop, at)):
        return True
    return any(
        is_verb(draft, step) or draft.low(step) == "that" for step in range(frame.deed.stop, at)
    )


def _same_people(draft: Draft, at: int, stop: int, lead: int | None = None) -> int:
    """``with same``, ``same``: the people of the line before."""
    if draft.low(at) != "same" or (
        lead is None and at and not draft.has("LIGHT", at - 1) and draft.people
    ):
        return 0
    end = at + 1 + (draft.low(at + 1) in ("people", "person", "folks"))
    if draft.low(at + 1) in ("place", "hub", "event", "day", "time", "thing") or draft.low(
        at - 1
    ) in ("the", "at"):
        return 0
    previous = draft.setting.previous
    if previous is None or not previous.people:
        if lead is None:
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
    deed = frame.deed
    given = (
        deed is not None
        and deed.deed.kind == "intro"
        and deed.deed.style == "verb"
        and draft.kind == "intro"
    )
    if not given or frame.subject or frame.theirs or len(draft.people) < 2 or draft.via is not None:
        return
    first, *others = draft.people
    names = " and ".join(person.name for person in others)
    draft.favours.append(FavourText("given", first.name, f"introduction to {names}"))


# The rest ----------------------------------------------------------------------------------------


def _read_rest(draft: Draft, frame: Frame) -> None:
    """Take days, times, lengths and places: anywhere before the free text, and at the end of it."""
    start, stop = frame.clause.start, frame.clause.stop
    light = frame.verb < stop and draft.has("LIGHT", frame.verb)
    main = frame.deed.stop if frame.deed else frame.verb + 2 if light else start
    content = _take_until_content(draft, start, stop, main)
    if content >= stop:
        return
    topic = draft.has("TOPICS", content)
    told = any(is_verb(draft, at) for at in range(content, stop))
    written = draft.kind in WRITTEN | {"replied"} and draft.kind != "call"
    spoken = written and any(deed_at(draft, at, stop) for at in range(content, stop))
    _take_tail(draft, content, stop, days=not spoken and (topic or not told))
    _take_lengths(draft, content, stop)
    _take_day_inside(draft, content, stop)


def _take_day_inside(draft: Draft, content: int, stop: int) -> None:
    """Take a past day amid the free text, before any topic or further verb: *dropped Bo a line
    Monday about it*."""
    for at in range(content, stop):
        led = draft.low(at) == "on"
        reading = draft.day_at(at + led, stop, "past")
        topic = draft.has("TOPICS", at) and reading is None and draft.low(at) != "over"
        if draft.dated or topic or is_verb(draft, at) or draft.low(at) == "that":
            return
        if reading is not None and draft.free(at) and (led or _plain_day(draft, at, reading)):
            take_day(draft, at, stop)


def _plain_day(draft: Draft, at: int, reading: Reading) -> bool:
    """Whether a day is one without *on* before it: a weekday, one by name, one with a month; not
    *Monday's*."""
    days = draft.language.days
    dated = any(draft.low(step) in days.months for step in range(at, reading.stop))
    plain = draft.low(at) in days.weekdays or reading.leans == "past" or dated
    return plain and not draft.low(reading.stop - 1).endswith("'s")


def _take_until_content(draft: Draft, start: int, stop: int, main: int) -> int:
    """Take moments and places up to the first word that has no place here; return that word's
    token."""
    at = start
    while at < stop:
        if not draft.free(at):
            at += 1
            continue
        taken = (
            take_moment(draft, at, stop) or take_where(draft, at, stop) or _myself(draft, at, stop)
        )
        if taken:
            at = taken
            continue
        small = not draft.is_word(at) or draft.has("JOINERS", at) or draft.low(at) in _SMALL
        if at >= main and not small:
            return at
        at += 1
    return stop


def _myself(draft: Draft, at: int, stop: int) -> int:
    """``and I``, ``we``, ``both``: the user, who is no contact."""
    here = at + (draft.low(at) in ("and", "&"))
    if draft.low(here) not in ("i", "me", "we", "both") or here >= stop:
        return 0
    end = here + 1 + (draft.low(here + 1) == "both")
    draft.claim(at, end, "person" if draft.people else "kind")
    return end


def _take_tail(draft: Draft, content: int, stop: int, *, days: bool) -> None:
    """Take moments and a place at the end of the free text."""
    for begin in range(max(content, stop - 14), stop):
        if not draft.free(begin) or not _all_moments(draft, begin, stop, days=days):
            continue
        at = begin
        while at < stop:
            at = _tail_step(draft, at, stop) or at + 1
        return


def _tail_step(draft: Draft, at: int, stop: int) -> int:
    if not draft.free(at):
        return 0
    return take_moment(draft, at, stop) or take_where(draft, at, stop)


def _all_moments(draft: Draft, start: int, stop: int, *, days: bool) -> bool:
    """Whether nothing but days, times, lengths, a place and marks stands from a token to the
    end."""
    at, taken = start, False
    while at < stop:
        end = _moment_end(draft, at, stop, days=days, first=at == start)
        if end:
            taken, at = True, end
        elif not draft.free(at) or not draft.is_word(at):
            at += 1
        else:
            return False
    return taken and (draft.is_word(start) or draft.low(start) in ("(", "@"))


def _moment_end(draft: Draft, at: int, stop: int, *, days: bool, first: bool) -> int:
    """The token behind a day, a time, a length or a place that begins at a token; 0 where there is
    none."""
    words = draft.language.days
    start = at + words.has("ON", draft.low(at))
    reading = draft.day_at(start, stop, "past")
    if reading is not None:
        wrong = words.has("NOT_THE_DAY", draft.low(at - 1)) or reading.leans == "future"
        return reading.stop if days and not wrong and draft.mention_at(start) is None else 0
    length = draft.length_at(at, stop)
    if length is not None:
        return length[0]
    time = draft.time_at(at, stop)
    if time is not None:
        return time.stop
    if draft.low(at) in ("at", "@") and draft.mention_at(at + 1) is None:
        return _hub_end(draft, at, stop, first=first)
    return 0


def _hub_end(draft: Draft, at: int, stop: int, *, first: bool) -> int:
    """The token behind a hub: of the book anywhere, else behind a moment or a mark (*Head of Data
    at Umbrella* is none)."""
    place = find_place(draft, at + 1, stop, small=draft.low(at) == "@")
    if place is None or (place.org and not place.hub):
        return 0
    placed = (
        not first or not draft.is_word(at - 1) or not draft.free(at - 1) or draft.low(at) == "@"
    )
    return place.stop if placed or place.hub else 0


def _take_lengths(draft: Draft, content: int, stop: int) -> None:
    """Take a length in the free text that no verb stands before: *demo w/ Ana + 3 others 45m went
    great*."""
    for at in range(content, stop):
        if is_verb(draft, at):
            return
        led = not draft.free(at - 1) or draft.low(at - 1) in ("(", "for", "+", "others", *COMMAS)
        timed = draft.free(at) and draft.minutes is None and draft.length_at(at, stop) is not None
        if timed and (led or draft.low(at) == "for"):
            take_moment(draft, at, stop)


def _employer(draft: Draft, frame: Frame) -> None:
    """``Initech rejected me``, ``rejected by Acme for the data job``: an employer where nobody is
    named."""
    start, stop = frame.clause.start, frame.clause.stop
    for at in range(start, stop):
        if draft.free(at) and take_employer(draft, at, stop):
            return
    for at in (start, frame.deed.stop if frame.deed else start):
        at += draft.low(at) in (":", "：")
        found = find_place(draft, at, stop) if at < stop and draft.free(at) else None
        if (
            found is not None
            and draft.org is None
            and not any(list_mentions(draft, at, found.stop))
        ):
            draft.org = found.name
            draft.claim(at, found.stop, "org")
            return
