"""Writes the shelf of the sample book: people first, then hubs, hooks, favours, promises, leads and days."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from planner.change import Put
from planner.demo import texts
from planner.demo.cast import MET, REGULARS, Person
from planner.demo.diary import Diary
from planner.demo.newcomers import ASIDE, BENCH, DORMANT, FRESH, TRIAGE
from planner.demo.shelf import FAVOURS, HOOKS, HUBS, LEADS, PROMISES, SKIPS
from planner.settings import MINUTES, SETTINGS_ID

_CAST = (*REGULARS, *MET, *DORMANT, *FRESH, *BENCH, *TRIAGE, *ASIDE)
_BY_KEY: Mapping[str, Person] = {person.key: person for person in _CAST}
_IMPORTED = 6
"""How many days ago the people in triage were imported."""


def plan_days_off(diary: Diary) -> None:
    """A holiday of eight working days in the first half of the year, and three single days."""
    holiday = diary.today - timedelta(days=196)
    days = [holiday + timedelta(days=number) for number in range(11)]
    days += [diary.today - timedelta(days=ago) for ago in (21, 58, 133)]
    working = [day for day in days if day.weekday() < 5]
    diary.take_off(working)
    for day in working:
        diary.put("days", day, {"day": day, "off": True})


def introduce(diary: Diary) -> None:
    """Write hubs and contacts, those who introduce others first."""
    for hub in HUBS:
        diary.ids[hub.key] = diary.put(
            "hubs",
            _ago(diary, 400),
            {
                "name": hub.name,
                "kind": hub.kind,
                "place": hub.place,
                "every": hub.every,
                "cost": hub.cost,
                "red_flags": frozenset(hub.flags) or None,
                "notes": hub.notes,
            },
        )
    for person in _CAST:
        _contact(diary, person, _added(diary, person))


def _added(diary: Diary, person: Person) -> date:
    """When a contact came onto the list: the bench over the last two months, the import last week."""
    if person.arc == "triage":
        return _ago(diary, _IMPORTED)
    if person.arc == "bench":
        met = next((hub.visits[-1] for hub in HUBS if hub.key == person.hub), 0)
        return _ago(diary, met or 61 - 4 * BENCH.index(person))
    if person.arc == "fresh":
        return _ago(diary, 44 + FRESH.index(person) % 9)
    return _ago(diary, 430)


def _contact(diary: Diary, person: Person, added: date) -> None:
    stem = "".join(sign for sign in person.key if sign.isalnum())
    host = (
        "".join(sign for sign in person.org.lower() if sign.isascii() and sign.isalpha()) or "post"
    )
    imported = person.arc == "triage"
    diary.ids[person.key] = diary.put(
        "contacts",
        added,
        {
            "name": person.name,
            "aka": frozenset(person.aka) or None,
            "org": person.org,
            "role": person.role,
            "emails": None if imported else frozenset({f"{stem}@{host}.example"}),
            "urls": frozenset({f"https://www.linkedin.com/in/{stem}-example"})
            if imported
            else None,
            "tags": frozenset({f"linkedin-{added.isoformat()}"})
            if imported
            else frozenset(person.tags.split()) or None,
            "state": person.state,
            "cadence_days": person.cadence,
            "voter": person.voter,
            "they_want": person.want,
            "i_want": person.mine,
            "i_offer": _offer(person),
            "introduced_by": diary.ids.get(person.via, ""),
            "met_at": diary.ids.get(person.hub, ""),
            "place": person.place,
            "birthday": person.birthday,
            "notes": " ".join(
                filter(None, (person.notes, f"Offers {person.offer}." if person.offer else ""))
            ),
            "source": f"linkedin {added.isoformat()}" if imported else "",
            "connected_on": added - timedelta(days=_connected(person.key)) if imported else None,
            "resting_until": diary.today + timedelta(days=150)
            if person.state == "resting"
            else None,
            "added": added,
        },
    )


def _connected(key: str) -> int:
    """How many days before the import somebody connected: the same for the same key on every machine."""
    return 40 + sum(map(ord, key)) * 13 % 400


def _offer(person: Person) -> str:
    if not person.want:
        return ""
    return {
        "hiring": "a platform engineer who writes things down",
        "founder": "an honest second opinion",
    }.get(person.tags.split()[-1], "a careful reader")


def stock(diary: Diary) -> None:
    """Write hooks, favours, promises, leads, intakes, visits to hubs, skipped days and the settings."""
    ids = diary.ids
    for hook in HOOKS:
        diary.put(
            "hooks",
            _ago(diary, 50),
            {
                "text": hook.text,
                "tags": frozenset(hook.tags.split()) or None,
                "orgs": frozenset(hook.orgs) or None,
                "contacts": frozenset(ids[key] for key in hook.people) or None,
                "expires": None
                if hook.expires is None
                else diary.today + timedelta(days=hook.expires),
                "told": frozenset(ids[key] for key in (*hook.told, *diary.told.get(hook.key, ())))
                or None,
            },
        )
    for favour in FAVOURS:
        day = _ago(diary, favour.ago)
        diary.put(
            "favours",
            day,
            {
                "contact": ids[favour.person],
                "direction": favour.direction,
                "what": favour.what,
                "day": day,
                "weight": favour.weight,
                "returned": favour.returned,
                "waived_on": None if favour.waived is None else _ago(diary, favour.waived),
            },
        )
    _promises(diary)
    for lead in LEADS:
        diary.put(
            "leads",
            _ago(diary, lead.stages[0][1]),
            {
                "title": lead.title,
                "org": lead.org,
                "contact": ids[lead.person],
                "stage": lead.stages[-1][0],
                "days": {stage: _ago(diary, ago).isoformat() for stage, ago in lead.stages},
                "private": True,
            },
        )
    _visits(diary)
    _reading(diary)
    for number, why in SKIPS:
        day = diary.back(number)
        diary.put("days", day, {"day": day, "skipped": why})
    diary.edits.append(Put("settings", SETTINGS_ID, {"minutes": {**MINUTES, "promise": 3}}))


def _promises(diary: Diary) -> None:
    for word in PROMISES:
        due = None if word.due is None else diary.today + timedelta(days=word.due)
        diary.put(
            "promises",
            _ago(diary, word.made),
            {
                "who": word.who,
                "contact": diary.ids[word.person],
                "text": word.text,
                "due": None if due is None else diary.ahead(due, 1) if due.weekday() > 4 else due,
                "done_on": None if word.done is None else _ago(diary, word.done),
                "dropped_on": None if word.dropped is None else _ago(diary, word.dropped),
                "follow_up": word.follow_up,
                "added": _ago(diary, word.made),
            },
        )


def _visits(diary: Diary) -> None:
    """An evening at each hub, with those of its people whom one knew by then."""
    for hub in HUBS:
        for ago in hub.visits:
            day = _ago(diary, ago)
            known = [
                _BY_KEY[key]
                for key in hub.met
                if min(diary.out.get(key, [diary.today])) < day and diary.rng.random() < 0.7
            ]
            diary.touch(
                day,
                known,
                "event",
                "both",
                diary.pick(texts.EVENT_NOTES[hub.key]),
                20 if hub.key == "slack" else diary.minutes(90, 150),
                hub=hub.key,
            )


def _reading(diary: Diary) -> None:
    for number in range(1, 250):
        if diary.rng.random() < 0.4:
            day = diary.back(number)
            diary.put(
                "intakes",
                day,
                {
                    "day": day,
                    "minutes": diary.minutes(8, 25),
                    "what": diary.pick(texts.READING),
                },
            )


def _ago(diary: Diary, days: int) -> date:
    return diary.near(diary.today - timedelta(days=days))
