"""The calendar feed: the 29th of February, what changed, alarms, and texts that their format cannot
hold (P5)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from planner.exchange.write.ics import CalendarEvent, carried_on, write_ics
from planner.exchange.write.vcard import write_vcards
from planner.records import Contact, Records

NOW = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
LEAP = CalendarEvent("b-1", date(1988, 2, 29), "Birthday: Lea", yearly=True)


def events(text: str):
    return {str(each["UID"]): each for each in Calendar.from_ical(text).walk("VEVENT")}


@pytest.mark.parametrize(("year", "day"), [(2027, 28), (2028, 29), (2100, 28)])
def test_who_was_born_on_29_february_has_a_birthday_each_year(year: int, day: int):
    (event,) = events(write_ics([LEAP])).values()
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=datetime(1988, 2, 29))
    found = rule.between(datetime(year, 1, 1), datetime(year, 12, 31))
    assert [each.date() for each in found] == [date(year, 2, day)]


def test_an_event_that_moves_gets_a_new_stamp_and_the_next_number_and_others_keep_theirs():
    moving = CalendarEvent("p-1", date(2026, 12, 4), "send the deck, the long one " * 6, "a\nb")
    first = write_ics([moving, LEAP])
    second = carried_on(write_ics([moving._replace(day=date(2026, 12, 7)), LEAP]), first, NOW)
    moved, still = events(second)["p-1@planner"], events(second)["b-1@planner"]
    assert (moved["SEQUENCE"], moved["DTSTAMP"].dt) == (1, NOW)
    assert (still["SEQUENCE"], still["DTSTAMP"].dt.year) == (0, 1970)
    later = NOW.replace(year=2027)
    same = carried_on(write_ics([moving._replace(day=date(2026, 12, 7)), LEAP]), second, later)
    assert same == second
    again = carried_on(write_ics([moving, LEAP]), same, later)
    assert events(again)["p-1@planner"]["SEQUENCE"] == 2


@pytest.mark.parametrize(
    "before",
    [
        "",
        "nonsense",
        "BEGIN:VEVENT\r\nUID:p-1@planner\r\nSEQUENCE:99999999999999999999\r\nEND:VEVENT",
        "BEGIN:VEVENT\r\nUID:p-1@planner\r\nDTSTAMP:2026\\1\r\nSEQUENCE:1\r\n",
        "\\g<0>" * 50,
    ],
)
def test_nothing_is_taken_from_a_file_that_is_no_calendar_of_ours(before: str):
    text = write_ics([CalendarEvent("p-1", date(2026, 12, 4), "send")])
    assert carried_on(text, before, NOW) == text


def test_events_ring_where_that_is_wanted():
    text = write_ics([LEAP], alarm=time(9, 30))
    (alarm,) = Calendar.from_ical(text).walk("VALARM")
    assert alarm["TRIGGER"].dt.total_seconds() == 9.5 * 3600
    assert not Calendar.from_ical(write_ics([LEAP])).walk("VALARM")


@pytest.mark.parametrize("birthday", ["1990-03-07\nNOTE:x", "soon\r\nTEL:1", "--0307", "x;y,z"])
def test_a_birthday_with_a_line_break_stays_one_property(birthday: str):
    card = write_vcards([Contact("1", "Ana Li", birthday=birthday)], Records(), private=False)
    assert not re.search(r"(?m)^(NOTE|TEL):", card)
    assert len(re.findall(r"(?m)^BDAY", card)) == 1


def test_control_characters_reach_no_card_and_no_calendar():
    text = "a\x1b]52;c;x\x07\x85b\u2028c\x00"
    card = write_vcards([Contact("1", text, notes=text)], Records(), private=False)
    calendar = write_ics([CalendarEvent("1", date(2026, 12, 4), text, text)])
    for written in (card, calendar):
        assert not re.search("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028]", written)


@pytest.mark.parametrize(
    ("name", "family", "parts"),
    [
        ("佐藤 花子", "", "佐藤;花子;;;"),
        ("Elena Ruiz Prado", "Ruiz Prado", "Ruiz Prado;Elena;;;"),
        ("Jan van der Meer", "", "van der Meer;Jan;;;"),
        ("Sam Stone Jr.", "", "Stone;Sam;;;Jr."),
        ("Nguyễn Ngọc Ánh", "", "Nguyễn;Ngọc Ánh;;;"),
        ("남궁민", "", "남궁;민;;;"),
        ("森さくら", "", "森;さくら;;;"),
        ("Madonna", "", ";Madonna;;;"),
    ],
)
def test_a_card_files_a_name_under_its_family_name(name: str, family: str, parts: str):
    card = write_vcards([Contact("1", name, family=family)], Records(), private=False)
    assert f"\r\nN:{parts}\r\n" in card


def test_a_card_names_no_wish_of_mine_no_side_and_no_introducer_unless_asked_for():
    records = Records(contacts={"2": Contact("2", "Bo Chen")})
    ana = Contact("1", "Ana Li", i_want="a job", voter="swing", introduced_by="2", they_want="tea")
    card = write_vcards([ana], records, private=False)
    assert "tea" in card and not any(word in card for word in ("a job", "swing", "Bo Chen"))
    asked = write_vcards([ana], records, private=True)
    assert all(word in asked for word in ("a job", "swing", "Bo Chen"))


def test_labels_and_the_preferred_address_are_in_the_card():
    ana = Contact(
        "1",
        "Ana Li",
        emails=frozenset({"a@x.example", "b@x.example"}),
        labels=frozenset({"home:b@x.example", "pref:b@x.example", "work:gone@x.example"}),
    )
    card = write_vcards([ana], Records(), private=False)
    assert "EMAIL;TYPE=home;PREF=1:b@x.example" in card
    assert "EMAIL:a@x.example" in card
    assert "gone" not in card
