"""What is let out comes back as it was, is read by other libraries, and keeps private things in
(R23)."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from planner.exchange.formats import read_file as read
from planner.exchange.own_columns import guarded, unguarded
from planner.exchange.plan.planning import plan_import
from planner.exchange.write.csv_file import write_csv
from planner.exchange.write.ics import CalendarEvent, write_ics
from planner.exchange.write.json_file import write_json
from planner.exchange.write.vcard import folded, write_vcards
from planner.records import Contact, Favour, Hook, Hub, Lead, Promise, Records, Touch
from tests.exchange.samples import TODAY, after, put_file

SIGNS = st.characters(
    exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Co"], exclude_characters="\ufeff"
)
WORD = (
    st.text(SIGNS, min_size=1, max_size=12)
    .map(str.strip)
    .filter(lambda text: any(sign.isalnum() for sign in text) and ":::" not in text)
)
NASTY = st.sampled_from(
    [
        "=SUM(A1)",
        "+49 30 1",
        "-5",
        "@home",
        "'=x",
        "a,b;c\\n",
        'say "hi"',
        "x\ny",
        "[bold]",
        "'",
        "''+1",
    ]
)
TEXT = st.one_of(st.just(""), WORD, NASTY)
LINE = TEXT.map(lambda text: text.replace("\n", " "))
SET = st.frozensets(st.one_of(WORD, NASTY.map(lambda text: text.replace("\n", " "))), max_size=3)
BIRTHDAY = st.one_of(
    st.just(""), st.dates(date(1900, 1, 1), date(2020, 1, 1)).map(str), st.just("--02-29")
)
CONTACTS = st.fixed_dictionaries(
    {
        "name": WORD,
        "aka": SET,
        "org": LINE,
        "role": LINE,
        "emails": SET,
        "phones": SET,
        "urls": SET,
        "tags": SET,
        "cadence_days": st.one_of(st.none(), st.integers(1, 3650)),
        "voter": st.sampled_from(["set", "swing", "unknown"]),
        "they_want": LINE,
        "i_want": LINE,
        "i_offer": LINE,
        "met_at": LINE,
        "place": LINE,
        "birthday": BIRTHDAY,
        "zone": st.sampled_from(["", "Europe/Berlin"]),
        "notes": TEXT,
        "private_notes": TEXT,
        "connected_on": st.one_of(st.none(), st.dates(date(2000, 1, 1), TODAY)),
    }
).map(lambda fields: Contact("c1", **fields))


def came_back(data: str, name: str, records: Records | None = None) -> Contact:
    with tempfile.TemporaryDirectory() as folder:
        planned = plan_import(read(put_file(Path(folder), data, name)), records or Records(), TODAY)
    assert [row.outcome for row in planned.rows] == ["created"], planned.rows
    (contact,) = after(planned, records).contacts.values()
    return contact._replace(
        id="c1", state="kept", source="", tags=contact.tags - {f"{planned.sheet.source}-{TODAY}"}
    )


@given(CONTACTS)
def test_a_contact_comes_back_from_csv_as_it_was(contact: Contact):
    assert (
        came_back(write_csv([contact], Records(contacts={"c1": contact}), private=True), "p.csv")
        == contact
    )


@given(CONTACTS)
def test_a_contact_comes_back_from_a_vcard_as_it_was(contact: Contact):
    assert (
        came_back(write_vcards([contact], Records(contacts={"c1": contact}), private=True), "p.vcf")
        == contact
    )


@given(CONTACTS)
def test_a_contact_comes_back_from_json_as_it_was(contact: Contact):
    text = write_json(Records(contacts={"c1": contact._replace(added=TODAY)}), private=True)
    with tempfile.TemporaryDirectory() as folder:
        planned = plan_import(read(put_file(Path(folder), text, "p.json")), Records(), TODAY)
    fields = dict(planned.edits[0].fields)
    for name in ("connected_on", "added"):
        fields[name] = date.fromisoformat(str(fields[name])) if fields.get(name) else None
    assert Contact("c1", **fields) == contact._replace(added=TODAY)


@given(CONTACTS)
def test_another_library_reads_our_cards(contact: Contact):
    read_card = vobject.readOne(write_vcards([contact], Records(), private=False))
    assert read_card.fn.value == contact.name
    assert {each.value for each in read_card.contents.get("email", [])} == contact.emails
    assert {each.value for each in read_card.contents.get("tel", [])} == contact.phones
    if contact.notes:
        assert read_card.note.value == contact.notes


@given(st.text(SIGNS, max_size=300))
def test_no_line_is_longer_than_75_octets_and_unfolding_gives_it_back(text: str):
    line = folded(f"NOTE:{text}")
    assert all(len(each.encode()) <= 75 for each in line.split("\r\n"))
    assert line.replace("\r\n ", "") == f"NOTE:{text}"


@given(st.text(max_size=10))
def test_no_cell_begins_a_formula_and_the_guard_comes_off_again(text: str):
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"}
    assert unguarded(guarded(text)) == text


def test_the_cells_of_a_spreadsheet_are_safe():
    contact = Contact(
        "c1", "=HYPERLINK(1)", phones=frozenset({"+49 30 901820"}), notes="-2+3", org="@acme"
    )
    (row,) = csv.DictReader(io.StringIO(write_csv([contact], Records(), private=False)))
    assert (row["Name"], row["Phone"], row["Notes"], row["Organisation"]) == (
        "'=HYPERLINK(1)",
        "'+49 30 901820",
        "'-2+3",
        "'@acme",
    )


# icalendar reads an escaped backslash before an n as a line end, which RFC 5545 does not.
TOLD = TEXT.map(lambda text: text.replace("\\", "/"))
EVENTS = st.lists(
    st.builds(
        CalendarEvent,
        uid=st.uuids().map(str),
        day=st.dates(date(1, 1, 1)),
        title=TOLD.filter(bool),
        text=TOLD,
        born=st.one_of(st.none(), st.integers(0, 2**45)),
        yearly=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda each: each.uid,
)


@given(EVENTS)
def test_another_library_reads_our_calendar_and_the_same_days_give_the_same_bytes(
    events: list[CalendarEvent],
):
    text = write_ics(events)
    assert text == write_ics(list(reversed(events)))
    found = {str(each["UID"]): each for each in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    assert set(found) == {f"{each.uid}@planner" for each in events}
    for each in events:
        event = found[f"{each.uid}@planner"]
        assert event.decoded("DTSTART") == each.day
        assert str(event["SUMMARY"]) == each.title
        assert str(event.get("DESCRIPTION", "")) == each.text
        if each.day < date.max:
            assert event.decoded("DTEND") - each.day == timedelta(days=1)
        assert event["DTSTAMP"].dt.tzinfo is not None


BOOK = Records(
    contacts={
        "c1": Contact(
            "c1", "Ana Li", notes="open", private_notes="a secret", met_at="h1", added=TODAY
        ),
        "c2": Contact("c2", "Bo Chen", introduced_by="c1", added=TODAY),
    },
    touches={
        "t1": Touch("t1", frozenset({"c1"}), "coffee", day=TODAY, note="seen"),
        "t2": Touch("t2", frozenset({"c1"}), "call", day=TODAY, note="hidden", private=True),
    },
    promises={
        "p1": Promise("p1", "me", "c1", "deck", TODAY, touch="t1", added=TODAY),
        "p2": Promise("p2", "me", "c1", "hush", TODAY, touch="t2", added=TODAY),
    },
    favours={"f1": Favour("f1", "c1", "received", "referral", day=TODAY)},
    hubs={"h1": Hub("h1", "PyData", cost=12.5, red_flags=frozenset({"vendors"}))},
    hooks={"k1": Hook("k1", "new site", told=frozenset({"c1"}))},
    leads={
        "l1": Lead("l1", "Head of Data", "Acme", "c1", "seen", {"seen": "2026-11-01"}),
        "l2": Lead("l2", "Open one", private=False),
    },
)


@pytest.mark.parametrize(
    "write",
    [
        lambda private: write_csv(BOOK.contacts.values(), BOOK, private=private),
        lambda private: write_vcards(BOOK.contacts.values(), BOOK, private=private),
        lambda private: write_json(BOOK, private=private),
    ],
)
def test_R23_private_things_stay_in_unless_asked_for(write):
    open_text, whole = write(False), write(True)
    for secret in ("a secret", "hidden", "hush", "Head of Data"):
        assert secret not in open_text
    assert "a secret" in whole


def test_a_whole_book_comes_back_from_json(tmp_path: Path):
    planned = plan_import(
        read(put_file(tmp_path, write_json(BOOK, private=True), "b.json")), Records(), TODAY
    )
    assert {(edit.table, edit.id) for edit in planned.edits} == {
        (table, key) for table, records in BOOK._asdict().items() for key in records
    }
    assert plan_import(read(tmp_path / "b.json"), BOOK, TODAY).edits == ()
    open_book = json.loads(write_json(BOOK, private=False))
    assert set(open_book["touches"]) == {"t1"} and set(open_book["promises"]) == {"p1"}
    assert set(open_book["leads"]) == {"l2"}


def test_hubs_and_introducers_go_out_and_come_back_by_name(tmp_path: Path):
    text = write_csv(BOOK.contacts.values(), BOOK, private=False)
    planned = plan_import(read(put_file(tmp_path, text)), Records(hubs=BOOK.hubs), TODAY)
    found = {each.name: each for each in after(planned).contacts.values()}
    assert found["Ana Li"].met_at == "h1"
    assert found["Bo Chen"].introduced_by == found["Ana Li"].id
