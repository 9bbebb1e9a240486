"""What happened between the owner of the sample book and each of the people in it, told person by person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from planner.demo import texts
from planner.demo.cast import MET, REGULARS, Person
from planner.demo.diary import Diary
from planner.demo.newcomers import DORMANT, FRESH
from planner.demo.shelf import HOOKS
from planner.records import Kind, Outcome

YEAR = 364
"""Days of history."""
MISSED = (9, 20)
"""Working days before today on which the new touch was left out: the two that the streak absorbs."""
SILENT = 5
"""Whoever was first written to this many working days ago has not answered, and is due for a nudge today."""
ANSWERED = 15
"""Whoever was written to this long ago would be due for the last nudge today; one nudge a day is enough to show."""
_NEAR = frozenset({"Berlin", "Hamburg", "Dresden"})
_LAST = {"bo": 0.967, "eleni": 0.93, "aoife": 0.92, "thorunn": 0.91, "will": 0.24, "misaki": 0.2}
"""How much of their cadence has passed since the last touch, where it matters today: four are nearly due, and with two
to whom a favour is owed one was in touch a short while ago. All others are in good time."""


def live(diary: Diary) -> None:
    """Write the year."""
    for person in DORMANT:
        _dormant(diary, person)
    for person in REGULARS:
        _regular(diary, person)
    for number, person in enumerate(MET):
        _met(diary, person, round(YEAR - 20 - number * 26 + diary.rng.uniform(-4, 4)))
    slots = [n for n in range(1, len(FRESH) + len(MISSED) + 1) if n not in MISSED]
    for slot, person in zip(reversed(slots), FRESH, strict=True):
        _fresh(diary, person, slot)
    _small_signs(diary)


def _words(template: str, person: Person, via: str = "") -> str:
    return template.format(
        first=person.first, org=person.org.rstrip("."), topic=person.topic or "the weather", via=via
    )


def _talk(diary: Diary, person: Person, day: date, learned: str = "") -> None:
    phrase = diary.pick(texts.NEAR if person.place in _NEAR else texts.FAR, person)
    if person.key == "bo":
        phrase = texts.NEAR[0]
    diary.touch(
        day,
        [person],
        phrase.kind,
        phrase.direction,
        _words(phrase.note, person),
        diary.minutes(*phrase.minutes),
        learned=learned,
        why=diary.pick(texts.WHY) if learned else "",
        outcome="conversation",
    )


def _small(diary: Diary, person: Person, day: date) -> None:
    phrase = diary.pick(texts.SMALL, person)
    _write(
        diary, person, day, _words(phrase.note, person), phrase.kind, diary.minutes(*phrase.minutes)
    )


def _write(
    diary: Diary,
    person: Person,
    day: date,
    note: str,
    kind: Kind = "message",
    minutes: int = 3,
    *,
    copy: Sequence[Person] = (),
) -> None:
    """A message or mail to somebody one knows, answered unless it was sent in the last days."""
    outcome: Outcome = "reply" if day < diary.back(4) else "none"
    diary.touch(day, [person, *copy], kind, "out", note, minutes, outcome=outcome)


def _regular(diary: Diary, person: Person) -> None:
    """Touches backwards from the last one, at a bit less than the cadence; what was learned last comes first."""
    cadence = person.cadence or 182
    ago = cadence * _LAST.get(person.key, diary.rng.uniform(0.12, 0.8))
    lessons = list(person.learned)
    while ago < YEAR + 40:
        day = diary.near(min(diary.today - timedelta(days=round(ago)), diary.back(1)))
        if lessons or diary.rng.random() < 0.6:
            _talk(diary, person, day, lessons.pop() if lessons else "")
        else:
            _small(diary, person, day)
        ago += cadence * diary.rng.uniform(0.72, 0.96)
    if person.key != "bo":
        _talk(
            diary,
            person,
            diary.near(diary.today - timedelta(days=diary.rng.randint(YEAR + 41, YEAR + 60))),
        )


def _dormant(diary: Diary, person: Person) -> None:
    for ago, lesson in ((641, person.learned[0]), (822, "")):
        _talk(
            diary,
            person,
            diary.near(diary.today - timedelta(days=ago + diary.rng.randint(0, 12))),
            lesson,
        )


def _met(diary: Diary, person: Person, ago: int) -> None:
    """A first meeting, a thank-you the next working day, then after two weeks, six weeks, and at the cadence."""
    day = diary.near(diary.today - timedelta(days=ago))
    lessons = list(person.learned)
    if person.via:
        _introduction(diary, person, diary.near(day - timedelta(days=6)), day)
    if person.hub:
        diary.touch(
            day,
            [person],
            "event",
            "both",
            diary.pick(texts.EVENT_NOTES[person.hub]),
            20,
            learned=lessons.pop(0),
            hub=person.hub,
            outcome="conversation",
        )
    else:
        _talk(diary, person, day, lessons.pop(0))
    _write(diary, person, diary.ahead(day, 1), _words(diary.pick(texts.THANKS, person), person))
    after = 14.0
    cadence = person.cadence or 182
    while after < ago:
        day_after = diary.near(day + timedelta(days=round(after)))
        if after < 40:
            _write(
                diary,
                person,
                day_after,
                _words(diary.pick(texts.SECOND, person), person),
                "email",
                6,
            )
        else:
            _talk(diary, person, day_after, lessons.pop(0) if lessons else "")
        after = after + 31 if after < 40 else after + cadence * diary.rng.uniform(0.6, 0.85)


def _introduction(diary: Diary, person: Person, day: date, first: date) -> None:
    """Somebody introduces ``person``, and is thanked on the day of the first message."""
    host = _host(person)
    diary.touch(
        day,
        [host],
        "intro",
        "in",
        f"Introduced me to {person.name} at {person.org.rstrip('.')}.",
        2,
        outcome="introduction",
    )
    _write(
        diary,
        host,
        first,
        f"Thanked {host.first} for the introduction to {person.first}.",
        minutes=2,
    )


def _host(person: Person) -> Person:
    return next(one for one in (*REGULARS, *MET) if one.key == person.via)


def _fresh(diary: Diary, person: Person, slot: int) -> None:
    """A first message ``slot`` working days ago, and what came of it so far."""
    rng = diary.rng
    day = diary.back(slot)
    host = _host(person).first if person.via else ""
    if host and person.learned:
        _introduction(diary, person, diary.near(day - timedelta(days=4)), day)
    phrase = rng.choice(texts.INTRODUCED if host else texts.FIRST)
    answered = slot != SILENT and (bool(person.learned) or slot == ANSWERED or rng.random() < 0.15)
    wait = rng.randint(1, 4)
    diary.touch(
        day,
        [person],
        phrase.kind,
        "out",
        _words(phrase.note, person, host),
        diary.minutes(*phrase.minutes),
        hook=_hook(diary, person),
        outcome="reply" if answered and wait < slot else "none",
    )
    if not answered:
        _unanswered(diary, person, day)
        return
    replied = diary.ahead(day, wait)
    diary.touch(replied, [person], "replied", "in", _words(diary.pick(texts.REPLIES), person), 2)
    answer = replied if rng.random() < 0.5 or slot - wait <= 1 else diary.ahead(replied, 1)
    talk = diary.ahead(replied, rng.randint(3, 6))
    if talk == diary.back(1):
        talk = diary.today
    if not person.learned or talk >= diary.today:
        words = _words(diary.pick(texts.COPIED if host else texts.ANSWERS), person, host)
        _write(diary, person, answer, words, "email", copy=[_host(person)] if host else ())
    if person.learned:
        _talk(diary, person, talk, person.learned[0])
        _write(
            diary, person, diary.ahead(talk, 1), _words(diary.pick(texts.THANKS, person), person)
        )
        if person.via:
            _write(
                diary,
                _host(person),
                diary.ahead(talk, 1),
                f"Told {host} how it went with {person.first}.",
            )
        second = diary.near(talk + timedelta(days=13))
        _write(diary, person, second, _words(diary.pick(texts.SECOND, person), person), "email", 6)


def _hook(diary: Diary, person: Person) -> str:
    """What was said in the first message: a hook of the library that fits, and is remembered as told."""
    fitting = [
        hook
        for hook in HOOKS
        if (hook.expires or 0) >= 0 and set(hook.tags.split()) & set(person.tags.split())
    ]
    if not fitting:
        return ""
    diary.told.setdefault(fitting[0].key, []).append(person.key)
    return fitting[0].text


def _unanswered(diary: Diary, person: Person, day: date) -> None:
    nudge = diary.ahead(day, 5)
    diary.touch(nudge, [person], "message", "out", diary.pick(texts.NUDGES), 2)
    diary.touch(
        diary.ahead(nudge, 10),
        [person],
        "message",
        "out",
        "Last nudge; leaving it there for now.",
        2,
    )


def _small_signs(diary: Diary) -> None:
    """Small signs of life on the working days that had none, between the touches that are there already: they keep
    the weeks even and move nobody's last contact."""
    busy = {day for days in diary.out.values() for day in days}
    pool = [person for person in (*REGULARS, *MET) if (person.cadence or 182) <= 90]
    for number in range(YEAR * 5 // 7, 0, -1):
        day = diary.back(number)
        chance = 0.9 if number <= 64 else 0.55
        if day in busy or diary.rng.random() > chance:
            continue
        fitting = [
            person
            for person in pool
            if (days := diary.out.get(person.key))
            and min(days) < day < max(days)
            and all(abs((day - other).days) > 7 for other in days)
        ]
        if fitting:
            _small(diary, diary.rng.choice(fitting), day)
