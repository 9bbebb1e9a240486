"""One small file for each kind of fault that made wrong people of right ones, or lost what a file
says."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.change import Put
from planner.errors import PlannerError
from planner.exchange.formats import read_file
from planner.exchange.plan.import_plan import ImportPlan
from planner.exchange.plan.planning import plan_import
from planner.records import Contact, Records
from tests.exchange.samples import TODAY, after, people, plan, put_file

SHARED = Path(__file__).parents[3] / "shared" / "data" / "imports"


def by_name(folder: Path, text: str, **options) -> dict[str, Contact]:
    planned = plan_import(read_file(put_file(folder, text)), Records(), TODAY, **options)
    return people(planned)


def made(planned: ImportPlan, table: str) -> list[dict[str, object]]:
    return [dict(edit.fields) for edit in planned.edits if edit.table == table]


@pytest.mark.parametrize(
    "owner", ["Contact owner", "Owner Email", "createdBy", "Assigned to", "Besitzer", "Buyer email"]
)
def test_a_column_of_owners_is_nobodys_address(tmp_path: Path, owner: str):
    rows = "".join(f"P{n},Q{n},p{n}@x.example,boss@mine.example\n" for n in range(5))
    planned = plan(tmp_path, f"First Name,Last Name,Email,{owner}\n{rows}")
    assert planned.created == 5
    assert {min(each.emails) for each in people(planned).values()} == {
        f"p{n}@x.example" for n in range(5)
    }
    assert planned.sheet is not None
    assert planned.sheet.remarks == (f"columns left out: {owner}",)


def test_an_address_that_stands_beside_three_names_is_left_out_and_that_is_said(tmp_path: Path):
    rows = "".join(f"P{n},Q{n},boss@mine.example\n" for n in range(4))
    planned = plan(tmp_path, f"First Name,Last Name,Email\n{rows}")
    assert planned.created == 4
    assert not any(each.emails for each in people(planned).values())
    assert planned.sheet is not None
    assert "boss@mine.example stands beside several names" in planned.sheet.remarks[0]


def test_a_shared_given_name_beside_one_address_is_doubtful(tmp_path: Path):
    planned = plan(tmp_path, "Name,Email\nAna Berg,ana@x.example\nAna Lind,ana@x.example\n")
    assert [row.outcome for row in planned.rows] == ["created", "doubtful"]


def test_a_name_that_a_merge_gathered_does_not_widen_the_next(tmp_path: Path):
    text = (
        "Name,Email,Phone,Company\n"
        "Robert King,k@x.example,,Acme\n"
        "Bob King,k@x.example,,Acme\n"
        "Bob King,other@y.example,,Globex\n"
    )
    planned = plan(tmp_path, text)
    assert [row.outcome for row in planned.rows][:2] == ["created", "updated"]
    assert planned.rows[2].outcome in ("created", "doubtful")
    assert len(planned.edits.people) == 2


def test_what_a_second_record_says_otherwise_is_in_the_report_and_in_the_notes(tmp_path: Path):
    text = (
        "Name,Email,Company,City,Notes\n"
        "Dana Roe,dana@x.example,Acme,Lisbon,likes tea\n"
        "Dana Roe,dana@x.example,Globex,Porto,likes jazz\n"
    )
    planned = plan(tmp_path, text)
    assert "organisation stays Acme, the file says Globex" in planned.rows[1].reason
    notes = people(planned)["Dana Roe"].notes
    assert all(word in notes for word in ("likes tea", "likes jazz", "Globex", "Porto"))
    assert plan(tmp_path, text, after(planned)).edits == ()


def test_linkedins_own_later_change_of_employer_is_taken_and_the_users_edit_is_not_undone(
    tmp_path: Path,
):
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    row = header + "Ana,Li,https://www.linkedin.com/in/ana,,{},{},07 Feb 2026\n"
    before = after(plan(tmp_path, row.format("Acme", "CTO")))
    moved = plan(tmp_path, row.format("Globex", "CEO"), before)
    (ana,) = after(moved, before).contacts.values()
    assert (ana.org, ana.role) == ("Globex", "CEO")
    assert "organisation Acme, role CTO" in ana.notes
    assert "organisation now Globex, before Acme" in moved.rows[0].reason
    again = after(
        plan(tmp_path, row.format("Initech", "CEO"), after(moved, before)), after(moved, before)
    )
    assert next(iter(again.contacts.values())).org == "Initech"
    edited = Records(contacts={ana.id: ana._replace(org="My own firm")})
    (kept,) = after(plan(tmp_path, row.format("Hooli", "VP"), edited), edited).contacts.values()
    assert kept.org == "My own firm"
    assert "Hooli" in kept.notes


def test_our_own_uid_is_known_whatever_else_changed(tmp_path: Path):
    known = Records(contacts={"1234": Contact("1234", "Ana Li", emails=frozenset({"a@x.example"}))})
    text = "BEGIN:VCARD\nVERSION:4.0\nUID:1234\nFN:Anna Lee\nEMAIL:new@x.example\nEND:VCARD\n"
    planned = plan_import(read_file(put_file(tmp_path, text, "a.vcf")), known, TODAY)
    assert planned.rows[0].outcome == "updated"
    ana = after(planned, known).contacts["1234"]
    assert (ana.name, ana.aka) == ("Ana Li", {"Anna Lee"})
    assert ana.emails == {"a@x.example", "new@x.example"}


def test_an_id_that_a_program_gave_twice_makes_no_one_of_two(tmp_path: Path):
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:{}\nEND:VCARD\n"
    text = card.format("Ana Li") + card.format("Bo Chen")
    assert plan_import(read_file(put_file(tmp_path, text)), Records(), TODAY).created == 2


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("健", "小林", "小林 健"),
        ("白", "李", "李白"),
        ("青", "司马", "司马青"),
        ("지훈", "황보", "황보지훈"),
        ("ひかる", "林", "林ひかる"),
        ("Jan", "van der Meer", "Jan van der Meer"),
        ("Sam", "Stone, Jr.", "Sam Stone Jr."),
    ],
)
def test_names_follow_their_columns(tmp_path: Path, first: str, last: str, name: str):
    assert name in by_name(tmp_path, f'First Name,Last Name,Email\n{first},"{last}",a@x.example\n')


@pytest.mark.parametrize(
    "number", ["4.91512E+11", "4,91512E+11", "1.23E12", "#ERROR!", "#N/A", "-"]
)
def test_what_a_spreadsheet_made_of_a_number_is_none_and_kept_in_the_notes(
    tmp_path: Path, number: str
):
    ana = by_name(tmp_path, f'Name,Phone\nAna Fjord,"{number}"\n')["Ana Fjord"]
    assert not ana.phones
    assert number in ana.notes


@pytest.mark.parametrize(
    ("text", "birthday"),
    [
        ("4 March", "--03-04"),
        ("Mar 4", "--03-04"),
        ("4. März", "--03-04"),
        ("4 de marzo de 1985", "1985-03-04"),
        ("Donnerstag, 4. März 1985", "1985-03-04"),
        ("1985年3月4日", "1985-03-04"),
        ("3月4日", "--03-04"),
        ("4 марта 1985", "1985-03-04"),
        ("19850304", "1985-03-04"),
        ("1604-02-29", "--02-29"),
    ],
)
def test_birthdays_in_words_are_read(tmp_path: Path, text: str, birthday: str):
    assert by_name(tmp_path, f'Name,Birthday\nAna Moss,"{text}"\n')["Ana Moss"].birthday == birthday


def test_a_birthday_whose_order_nothing_proves_is_told_and_the_setting_decides(tmp_path: Path):
    text = "Name,Birthday\nAna Holm,3/4/1985\n"
    planned = plan(tmp_path, text)
    assert "was read the day first (1985-04-03)" in planned.rows[0].reason
    assert by_name(tmp_path, text, date_order="mdy")["Ana Holm"].birthday == "1985-03-04"
    proven = by_name(tmp_path, "Name,Birthday,Anniversary\nAna,3/4/1985,6/15/2012\n")["Ana"]
    assert (proven.birthday, proven.dates) == ("1985-03-04", {"anniversary": "2012-06-15"})
    contradicting = plan(tmp_path, "Name,Birthday\nA B,3/4/1985\nC D,13/1/1980\nE F,1/13/1980\n")
    assert "nothing in the file proves" in contradicting.rows[0].reason


def test_a_guest_list_is_read_by_its_questions(tmp_path: Path):
    text = (
        "name,email,approval_status,qr_code_url,What's your company?,What is your LinkedIn?\n"
        "Mara Sol,mara@x.example,approved,https://t.example/e?pk=1,Acme,linkedin.com/in/mara\n"
        ",anon@x.example,approved,https://t.example/e?pk=2,,\n"
        "Pio Sol,pio@x.example,declined,https://t.example/e?pk=3,Globex,\n"
    )
    planned = plan(tmp_path, text)
    guests = people(planned)
    assert (guests["Mara Sol"].org, guests["Mara Sol"].urls) == ("Acme", {"linkedin.com/in/mara"})
    assert "anon@x.example" in guests
    assert "declined" in planned.rows[2].reason
    assert not any("t.example" in url for guest in guests.values() for url in guest.urls)


def test_ldif_is_read_with_wrapped_and_encoded_lines_and_lists_are_left_out(tmp_path: Path):
    text = (
        "version: 1\n\ndn: cn=Zoe\ngivenName: Zoe\nsn:: w4VuZ3N0csO2bQ==\nmail: zoe@x.exam\n ple\n"
        "mobile: +49 151 1\no: Acme\nl: Porto\nou: Research\n\n"
        "dn: cn=All\nobjectclass: groupOfNames\ncn: All\n"
    )
    planned = plan(tmp_path, text)
    zoe = people(planned)["Zoe Ångström"]
    assert (zoe.emails, zoe.phones, zoe.org) == ({"zoe@x.example"}, {"+49 151 1"}, "Acme")
    assert "Department: Research" in zoe.notes
    assert planned.rows[1].reason == "a list of people: All"


MESSAGES = """\
CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,IS MESSAGE DRAFT
c1,,Me Myself,https://www.linkedin.com/in/me,Ana Reed,https://www.linkedin.com/in/ana,2026-09-19 13:28:00 UTC,,Hello Ana,INBOX,No
c1,,Ana Reed,https://www.linkedin.com/in/ana,Me Myself,https://www.linkedin.com/in/me,2026-09-20 14:22:00 UTC,,"Thanks,
see you",INBOX,No
c2,,Bo Chen,https://www.linkedin.com/in/bo,Me Myself,https://www.linkedin.com/in/me,2026-09-21 14:22:00 UTC,Job,Hi,SPAM,No
c3,,Me Myself,https://www.linkedin.com/in/me,Cy Fox,https://www.linkedin.com/in/cy,2026-09-22 14:22:00 UTC,,later,INBOX,Yes
"""


def test_linkedins_messages_are_touches_of_who_wrote_when(tmp_path: Path):
    planned = plan(tmp_path, MESSAGES)
    touches = [(each["day"], each["direction"], each["note"]) for each in made(planned, "touches")]
    assert touches == [
        (date(2026, 9, 19), "out", "Hello Ana"),
        (date(2026, 9, 20), "in", "Thanks,\nsee you"),
    ]
    assert [each.name for each in planned.edits.people] == ["Ana Reed"]
    assert planned.sheet is not None
    assert planned.sheet.remarks == ("Me Myself was taken for you", "2 drafts and spam left out")


def test_linkedins_invitations_are_touches(tmp_path: Path):
    text = (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Me Myself,Ana Reed,"9/19/26, 1:28 PM",Hello,OUTGOING,https://www.linkedin.com/in/me,'
        "https://www.linkedin.com/in/ana\n"
        'Bo Chen,Me Myself,"9/21/26, 1:28 PM",,INCOMING,https://www.linkedin.com/in/bo,'
        "https://www.linkedin.com/in/me\n"
    )
    planned = plan(tmp_path, text)
    assert [
        (each["day"], each["direction"], each["note"]) for each in made(planned, "touches")
    ] == [
        (date(2026, 9, 19), "out", "invitation: Hello"),
        (date(2026, 9, 21), "in", "invitation"),
    ]


def monica(properties: dict[str, object], *data: tuple[str, dict[str, object]]) -> str:
    lists = [{"type": kind, "values": [{"properties": value}]} for kind, value in data]
    contact = {"uuid": "c1", "properties": {"first_name": "Ana", **properties}, "data": lists}
    return json.dumps(
        {"account": {"uuid": "a", "data": [{"type": "contact", "values": [contact]}]}}
    )


def test_what_monica_holds_beyond_people_becomes_promises_favours_and_touches(tmp_path: Path):
    text = monica(
        {"last_talked_to": "2026-05-01"},
        (
            "reminder",
            {"title": "new job?", "initial_date": "2026-12-05", "frequency_type": "one_time"},
        ),
        ("reminder", {"title": "call", "initial_date": "2020-01-31", "frequency_type": "month"}),
        (
            "reminder",
            {"title": "long ago", "initial_date": "2020-01-01", "frequency_type": "one_time"},
        ),
        ("task", {"title": "send the deck", "completed": False}),
        ("debt", {"in_debt": "yes", "amount": 50, "currency": "EUR", "reason": "lunch"}),
        ("gift", {"name": "a book"}),
    )
    planned = plan(tmp_path, text)
    promises = {each["text"]: each.get("due") for each in made(planned, "promises")}
    assert promises == {
        "new job?": date(2026, 12, 5),
        "call (every month)": date(2026, 11, 30),
        "send the deck": None,
    }
    (favour,) = made(planned, "favours")
    assert (favour["direction"], favour["what"]) == ("received", "lent me 50 EUR · lunch")
    (touch,) = made(planned, "touches")
    assert (touch["day"], touch["direction"]) == (date(2026, 5, 1), "both")
    assert "Gift: a book" in made(planned, "contacts")[0]["notes"]


@pytest.mark.parametrize("properties", [{"is_dead": True}, {"is_active": False}])
def test_the_dead_and_the_archived_of_monicas_are_not_put_up(tmp_path: Path, properties):
    planned = plan(tmp_path, monica(properties))
    assert made(planned, "contacts")[0]["state"] == "archived"
    assert not planned.to_triage


def test_labels_and_the_preferred_address_are_known(tmp_path: Path):
    text = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Lab Elled\nEMAIL;TYPE=HOME;TYPE=PREF:home@x.example\n"
        "EMAIL;TYPE=WORK:a@x.example\nTEL;TYPE=CELL:+351 910 000 000\nEND:VCARD\n"
    )
    planned = plan_import(read_file(put_file(tmp_path, text, "a.vcf")), Records(), TODAY)
    lab = people(planned)["Lab Elled"]
    assert lab.addresses == ("home@x.example", "a@x.example")
    assert lab.label_of("+351 910 000 000") == {"cell"}
    google = by_name(
        tmp_path,
        "First Name,Last Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\n"
        "Ana,Li,* Work,a@x.example,Mobile,+1 415 555 0101\n",
    )["Ana Li"]
    assert google.labels == {"work:a@x.example", "mobile:+1 415 555 0101"}


def test_doubtful_rows_are_the_pairs_of_duplicates(tmp_path: Path):
    from planner.exchange.plan.duplicates import duplicates

    text = (
        "Name,Company\nKate Smith,Acme\nKatherine Smith,Acme\nAna Li,\nAna Li,Globex\nBo Chen,X\n"
    )
    planned = plan(tmp_path, text)
    doubtful = {row.name for row in planned.rows if row.outcome == "doubtful"}
    contacts = after(planned).contacts
    pairs = duplicates(contacts)
    assert len(pairs) == planned.doubtful == 2
    assert all({contacts[pair.keep].name, contacts[pair.other].name} & doubtful for pair in pairs)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared imports are not here")
@pytest.mark.parametrize("file", sorted(SHARED.glob("*.[cvjl]*")), ids=lambda path: path.name)
def test_every_shared_file_changes_nothing_the_second_time(file: Path):
    planned = plan_import(read_file(file), Records(), TODAY)
    contacts = {}
    tables: dict[str, dict[str, object]] = {"touches": {}, "promises": {}, "favours": {}}
    from planner import records

    kinds = {"touches": records.Touch, "promises": records.Promise, "favours": records.Favour}
    for edit in planned.edits:
        assert isinstance(edit, Put)
        if edit.table == "contacts":
            old = contacts.get(edit.id, Contact(edit.id))
            contacts[edit.id] = old._replace(**edit.fields)
        else:
            tables[edit.table][edit.id] = kinds[edit.table](edit.id, **edit.fields)
    again = plan_import(read_file(file), Records(contacts=contacts, **tables), TODAY)
    assert again.edits == ()


LDIF = (
    "dn: cn=Ana\ncn: Ana Li\nmail:: YW5hQHguZXhhbXBsZQ==\nbirthyear: 1980\nbirthmonth: "
    "2\nbirthday: 30\n"
)
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.just("2026-13-40"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.data())
def test_files_that_are_damaged_anywhere_give_a_plan_or_a_plain_error(data: st.DataObject):
    text = data.draw(st.sampled_from([LDIF * 2, MESSAGES, MESSAGES.replace(",", ";")]))
    at = data.draw(st.integers(0, len(text)))
    length = data.draw(st.integers(0, 30))
    junk = data.draw(st.text(max_size=8))
    with TemporaryDirectory() as folder:
        path = put_file(
            Path(folder), (text[:at] + junk + text[at + length :]).encode("utf-8", "replace")
        )
        with suppress(PlannerError):
            plan_import(read_file(path), Records(), TODAY)


@given(
    st.dictionaries(
        st.sampled_from(["first_name", "is_dead", "last_talked_to", "birthdate", "tags", "job"]),
        JUNK,
    ),
    st.lists(
        st.tuples(
            st.sampled_from(["reminder", "task", "debt", "gift", "note", "call", "contact_field"]),
            st.dictionaries(
                st.sampled_from(
                    ["title", "initial_date", "frequency_type", "in_debt", "amount", "data", "type"]
                ),
                JUNK,
            ),
        ),
        max_size=3,
    ),
)
def test_an_export_of_monicas_with_any_values_gives_a_plan_or_a_plain_error(properties, lists):
    with TemporaryDirectory() as folder:
        path = put_file(Path(folder), monica(properties, *lists))
        with suppress(PlannerError):
            plan_import(read_file(path), Records(), TODAY)


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("姓,名,公司,职务,电子邮件,手机,生日", "王,小明,华为,经理,xm@hw.example,139,1990年5月6日"),
        ("姓名,公司名稱,職稱,電子郵件,手機,生日", "王小明,华为,经理,xm@hw.example,139,1990/5/6"),
        (
            "성,이름,회사명,직책,이메일 주소,전화,생년월일",
            "王,小明,华为,经理,xm@hw.example,139,1990-05-06",
        ),
        (
            "姓,名,会社名,肩書き,メール,携帯,生年月日",
            "王,小明,华为,经理,xm@hw.example,139,1990/05/06",
        ),
    ],
)
def test_the_columns_of_east_asian_files_are_known(tmp_path: Path, header: str, row: str):
    planned = plan(tmp_path, f"{header}\n{row}\n")
    (person,) = people(planned).values()
    assert (person.org, person.role, person.birthday) == ("华为", "经理", "1990-05-06")
    assert planned.sheet is not None
    assert planned.sheet.remarks == ()


def test_the_day_of_the_last_contact_is_a_touch_once(tmp_path: Path):
    text = (
        "Name,Email,Last Contacted,Keep in touch every\n"
        "Mia Wong,mia@x.example,2026-08-01,3 months\n"
        "Leo Park,leo@x.example,last summer,\n"
        "Zoe Hart,zoe@x.example,2099-01-01,\n"
    )
    planned = plan(tmp_path, text)
    records = after(planned)
    mia = next(key for key, each in records.contacts.items() if each.name == "Mia Wong")
    assert [(touch.day, touch.contacts) for touch in records.touches.values()] == [
        (date(2026, 8, 1), {mia})
    ]
    assert records.contacts[mia].cadence_days == 90
    assert "last summer" in people(planned)["Leo Park"].notes
    assert "still to come" in planned.rows[2].reason
    again = plan(tmp_path, text, records)
    assert not made(again, "touches")
    earlier = plan(tmp_path, text.replace("2026-08-01", "2026-07-01"), records)
    assert not made(earlier, "touches")
    later = plan(tmp_path, text.replace("2026-08-01", "2026-09-01"), records)
    assert [touch["day"] for touch in made(later, "touches")] == [date(2026, 9, 1)]


@pytest.mark.parametrize(
    ("column", "value"),
    [("Status", "Deceased"), ("Status", "archived"), ("Deceased", "yes"), ("Is archived", "TRUE")],
)
def test_who_is_dead_or_archived_elsewhere_is_archived_here(
    tmp_path: Path, column: str, value: str
):
    rows = f"Old Tom,tom@x.example,{value}\nNew Tim,tim@x.example,no\n"
    planned = plan(tmp_path, f"Name,Email,{column}\n{rows}")
    states = {name: person.state for name, person in people(planned).items()}
    assert states == {"Old Tom": "archived", "New Tim": "triage"}
    assert "archived, as in the file" in planned.rows[0].reason


def test_another_status_is_kept_in_the_notes(tmp_path: Path):
    planned = plan(tmp_path, "Name,Email,Status\nAna Li,ana@x.example,Open lead\n")
    ana = people(planned)["Ana Li"]
    assert (ana.state, ana.notes) == ("triage", "Status: Open lead")
