"""What an import does with each row: proof before anything is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.exchange.formats import read_file as read
from planner.exchange.plan.planning import plan_import
from planner.records import Contact, Hub, Records
from tests.exchange.samples import LINKEDIN, TODAY, after, people, plan, put_file

SHARED = Path(__file__).parents[3] / "shared" / "data" / "csv"
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def book(*contacts: Contact) -> Records:
    return Records(contacts={contact.id: contact for contact in contacts})


def test_R20_everybody_imported_from_linkedin_lands_in_triage_tagged_and_with_every_field(
    tmp_path: Path,
):
    planned = plan(tmp_path, LINKEDIN)
    ana = people(planned)["Ana Li"]
    assert ana == Contact(
        ana.id,
        "Ana Li",
        org="Harbour, Tide & Co.",
        role="Head of Product, EMEA",
        urls=frozenset({"https://www.linkedin.com/in/ana-li-x"}),
        tags=frozenset({"linkedin-2026-11-22"}),
        state="triage",
        source="linkedin 2026-11-22",
        connected_on=date(2026, 2, 7),
        listed="Head of Product, EMEA · Harbour, Tide & Co.",
    )
    assert {contact.state for contact in people(planned).values()} == {"triage"}
    assert (planned.read, planned.created, planned.updated, planned.doubtful, planned.skipped) == (
        5,
        4,
        0,
        0,
        1,
    )


def test_the_same_file_a_second_time_even_on_another_day_changes_nothing(tmp_path: Path):
    planned = plan(tmp_path, LINKEDIN)
    again = plan(tmp_path, LINKEDIN, after(planned), date(2027, 3, 1))
    assert again.edits == ()
    assert [row.outcome for row in again.rows] == [
        "unchanged",
        "unchanged",
        "skipped",
        "unchanged",
        "unchanged",
    ]
    assert again.created == again.updated == again.doubtful == 0


def test_a_day_that_does_not_exist_is_said_and_the_person_imported_without_it(tmp_path: Path):
    planned = plan(tmp_path, LINKEDIN)
    assert "31 Feb 2024" in planned.rows[1].reason
    assert people(planned)["Søren Müller"].connected_on is None


def test_a_row_without_a_name_is_skipped_with_the_reason(tmp_path: Path):
    planned = plan(tmp_path, HEADER + ",,,,Only Org GmbH,,\nAna,Li,,,,,\n...,,,,,,\n")
    assert [(row.outcome, row.reason) for row in planned.rows] == [
        ("skipped", "no name, only Only Org GmbH"),
        ("created", ""),
        ("skipped", "no name"),
    ]


def test_rows_of_which_none_has_a_name_are_an_error_that_says_what_was_found(tmp_path: Path):
    with pytest.raises(
        PlannerError, match=r"2 rows read, none understood; line 2: no name(?s:.*)Company"
    ):
        plan(tmp_path, HEADER + ",,,,Acme,,\n,,,,Globex,,\n")


def test_a_known_address_or_profile_updates_only_what_is_empty(tmp_path: Path):
    known = book(
        Contact(
            "a",
            "Ana Li",
            org="Old Firm",
            emails=frozenset({"ANA@x.example"}),
            tags=frozenset({"design"}),
        ),
        Contact(
            "b",
            "Bob Chen",
            urls=frozenset({"http://linkedin.com/in/bo-chen/"}),
            role="Engineer",
            state="kept",
        ),
    )
    planned = plan(
        tmp_path,
        HEADER + "Ana,Li,,ana@x.example,New Firm,Boss,1 Mar 2024\n"
        "Bo,Chen,https://www.linkedin.com/in/Bo-Chen?trk=x,bo@x.example,Acme,CTO,2 Mar 2024\n",
        known,
    )
    assert [row.outcome for row in planned.rows] == ["updated", "updated"]
    assert "organisation stays Old Firm, the file says New Firm" in planned.rows[0].reason
    now = after(planned, known).contacts
    assert now["a"] == known.contacts["a"]._replace(
        role="Boss",
        connected_on=date(2024, 3, 1),
        notes="Organisation in another record: New Firm",
    )
    assert now["b"] == known.contacts["b"]._replace(
        org="Acme",
        aka=frozenset({"Bo Chen"}),
        emails=frozenset({"bo@x.example"}),
        connected_on=date(2024, 3, 2),
        notes="Role in another record: CTO",
    )


def test_the_same_name_and_organisation_is_the_same_person_whatever_the_spelling(tmp_path: Path):
    known = book(Contact("a", "Søren Müller", org="Nordlys GmbH"))
    planned = plan(tmp_path, HEADER + "soren,muller,,s@x.example,NORDLYS,CTO,\n", known)
    assert planned.rows[0].outcome == "updated"
    assert after(planned, known).contacts["a"].role == "CTO"


def test_the_same_name_elsewhere_is_doubtful_made_and_names_the_other(tmp_path: Path):
    known = book(Contact("a", "Ana Li", org="Acme"))
    planned = plan(tmp_path, HEADER + "Ana,Li,,,Globex,CTO,\n", known)
    assert planned.rows[0].outcome == "doubtful"
    assert "Ana Li (Acme)" in planned.rows[0].reason
    assert (planned.created, planned.doubtful) == (0, 1)
    assert planned.label == "imported 1 contact"
    now = after(planned, known)
    assert [contact.state for contact in now.contacts.values()] == ["kept", "triage"]
    assert plan(tmp_path, HEADER + "Ana,Li,,,Globex,CTO,\n", now).edits == ()


def test_a_bare_equal_name_is_doubtful_and_never_the_same(tmp_path: Path):
    row = HEADER + "Ana,Li,https://www.linkedin.com/in/ana,,Acme,CTO,\n"
    assert plan(tmp_path, row, book(Contact("a", "Ana Li"))).rows[0].outcome == "doubtful"
    two = book(Contact("a", "Ana Li"), Contact("b", "Ana Li", org="Globex"))
    assert plan(tmp_path, row, two).rows[0].outcome == "doubtful"
    short = plan(tmp_path, HEADER + "Ana,,,,Acme,CTO,\n", book(Contact("a", "Ana")))
    assert short.rows[0].outcome == "doubtful"


def test_two_profiles_are_two_people_even_with_one_name_in_one_firm(tmp_path: Path):
    planned = plan(
        tmp_path,
        HEADER + "Wei,Zhang,https://www.linkedin.com/in/wz1,,Acme,,\n"
        "Wei,Zhang,https://www.linkedin.com/in/wz2,,Acme,,\n",
    )
    assert [row.outcome for row in planned.rows] == ["created", "doubtful"]
    assert "two profiles" in planned.rows[1].reason
    assert len(planned.edits) == 2


def test_a_shared_address_does_not_make_two_people_one(tmp_path: Path):
    text = HEADER + "Ana,Li,,info@acme.example,Acme,,\nBo,Chen,,info@acme.example,Acme,,\n"
    planned = plan(tmp_path, text)
    assert [row.outcome for row in planned.rows] == ["created", "created"]
    assert "others share info@acme.example" in planned.rows[1].reason
    assert plan(tmp_path, text, after(planned)).edits == ()


def test_an_address_that_is_known_under_a_name_in_another_script_is_the_same_person(tmp_path: Path):
    known = book(Contact("a", "王小明", emails=frozenset({"w@x.example"})))
    planned = plan(tmp_path, HEADER + "Xiaoming,Wang,,w@x.example,,,\n", known)
    assert planned.rows[0].outcome == "updated"
    assert after(planned, known).contacts["a"].aka == {"Xiaoming Wang"}


def test_a_row_that_is_there_twice_becomes_one_person(tmp_path: Path):
    planned = plan(
        tmp_path,
        HEADER + "Ana,Li,,a@x.example,Acme,,\nAna,Li,,a@x.example,Acme,CTO,\n"
        "Ana,Li,,a@x.example,Acme,CTO,\n",
    )
    assert [row.outcome for row in planned.rows] == ["created", "updated", "unchanged"]
    assert "line 2" in planned.rows[2].reason
    assert len(planned.edits) == 1
    assert people(planned)["Ana Li"].role == "CTO"


def test_one_bad_row_never_stops_the_rest(tmp_path: Path):
    rows = "Ana,Li,,not an address,Acme,CTO,soon,extra,cells\nBo\n\x00\x01,,,,,,\nCy,Fox,,,,,\n"
    planned = plan(tmp_path, HEADER + rows)
    assert [row.outcome for row in planned.rows] == ["created", "created", "skipped", "created"]
    assert all(
        word in planned.rows[0].reason for word in ("no e-mail address", "“soon”", "more cells")
    )
    notes = people(planned)["Ana Li"].notes
    assert "not an address" in notes
    assert "extra, cells" in notes


def test_a_day_still_to_come_is_left_out(tmp_path: Path):
    planned = plan(tmp_path, HEADER + "Ana,Li,,,,,24 Nov 2026\n")
    assert "still to come" in planned.rows[0].reason
    assert people(planned)["Ana Li"].connected_on is None


@pytest.mark.parametrize(
    ("column", "first"),
    [
        (("02/03/2024", "23/01/2024"), date(2024, 3, 2)),
        (("02/03/2024", "01/23/2024"), date(2024, 2, 3)),
        (("2024-03-02",), date(2024, 3, 2)),
        (("2-Mar-24",), date(2024, 3, 2)),
        (("March 2, 2024",), date(2024, 3, 2)),
        (("02.03.2024",), date(2024, 3, 2)),
    ],
)
def test_days_are_read_as_the_whole_column_proves(
    tmp_path: Path, column: tuple[str, ...], first: date
):
    rows = "".join(f'P{n},Q,,,,,"{text}"\n' for n, text in enumerate(column))
    assert people(plan(tmp_path, HEADER + rows))["P0 Q"].connected_on == first


def test_the_file_of_a_quick_logged_contact_with_brackets_escapes_and_rtl_is_kept_as_it_is(
    tmp_path: Path,
):
    planned = plan(tmp_path, HEADER + "[bold]Ana[/bold],\u202bلي\u202c,,,[red]Acme,🚀,\n")
    contact = next(iter(people(planned).values()))
    assert contact.name == "[bold]Ana[/bold] \u202bلي\u202c"
    assert (contact.org, contact.role) == ("[red]Acme", "🚀")


def test_a_hundred_times_more_rows_of_one_name_are_told_apart_without_looking_at_each_other(
    tmp_path: Path,
):
    rows = "".join(
        f"Ana,Li,https://www.linkedin.com/in/a{n},,Firm {n % 50},,\n" for n in range(5_000)
    )
    planned = plan(tmp_path, HEADER + rows)
    assert planned.created + planned.doubtful == 5_000
    assert plan(tmp_path, HEADER + rows, after(planned)).edits == ()


@pytest.mark.parametrize(
    ("name", "source", "outcomes"),
    [
        ("linkedin_raw.csv", "linkedin", ["created", "created", "skipped", "created", "created"]),
        ("google_new.csv", "google", ["created", "skipped"]),
        ("google_old.csv", "google", ["created"]),
        ("outlook.csv", "outlook", ["created"]),
    ],
)
def test_the_shapes_of_real_exports(name: str, source: str, outcomes: list[str]):
    if not (SHARED / name).exists():
        pytest.skip("the shared data is not here")
    sheet = read(SHARED / name)
    planned = plan_import(sheet, Records(), TODAY)
    assert sheet.source == source
    assert [row.outcome for row in planned.rows] == outcomes
    ana = people(planned)["Ana Li"]
    assert ana.role.startswith("Head of Product")
    assert ana.org.startswith("Harbour")
    again = plan_import(sheet, after(planned), TODAY)
    assert again.edits == ()


def test_google_and_outlook_columns_become_fields(tmp_path: Path):
    google = people(
        plan(
            tmp_path,
            (
                "First Name,Middle Name,Last Name,Nickname,Organization Name,Organization "
                "Title,Birthday,Notes,Labels,"
                "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - "
                "Value\n"
                'Ana,M.,Li,Annie,Harbour,Head,--03-07,"Met at\nPyCon",* myContacts ::: Work,* Work,'
                "a@x.example ::: b@x.example,Mobile,+1 415 ::: +1 416,https://ana.example\n"
            ),
        )
    )["Ana M. Li"]
    assert google.aka == {"Annie"}
    assert google.birthday == "--03-07"
    assert google.emails == {"a@x.example", "b@x.example"}
    assert google.phones == {"+1 415", "+1 416"}
    assert google.notes == "Met at\nPyCon"
    assert google.tags == {"work", "google-2026-11-22"}
    outlook = people(
        plan(
            tmp_path,
            put_file(
                tmp_path,
                (
                    '"Title","First Name","Last Name","Company","Job Title","E-mail '
                    'Address","E-mail 2 Address","Business Phone",'
                    '"Categories","Birthday"\r\n'
                    '"Dr.","Bo","Chen","Acme","CTO","b@x.example","c@x.example","+49 '
                    '30","Work;Old Friends","0/0/00"\r\n'
                ),
            ).read_bytes(),
        )
    )["Bo Chen"]
    assert outlook.role == "CTO"
    assert outlook.emails == {"b@x.example", "c@x.example"}
    assert outlook.tags == {"work", "old-friends", "outlook-2026-11-22"}
    assert outlook.birthday == ""


def test_a_hub_is_known_by_its_name_and_its_id_is_shown_to_nobody(tmp_path: Path):
    fields = {"name": "Ana Li", "emails": frozenset({"ana@x.example"})}
    at_pydata = Records(
        contacts={"c": Contact("c", **fields, met_at="h")},
        hubs={"h": Hub("h", "PyData"), "j": Hub("j", "Jazz Night")},
    )
    same = plan(tmp_path, "Name,E-mail,Met at\nAna Li,ana@x.example,pydata\n", at_pydata)
    assert same.edits == ()
    other = plan(tmp_path, "Name,E-mail,Met at\nAna Li,ana@x.example,Jazz Night\n", at_pydata)
    assert "met at stays PyData, the file says Jazz Night" in other.rows[0].reason
    nowhere = at_pydata._replace(contacts={"c": Contact("c", **fields)})
    filled = plan(tmp_path, "Name,E-mail,Met at\nAna Li,ana@x.example,jazz night\n", nowhere)
    assert after(filled, nowhere).contacts["c"].met_at == "j"
