"""Workbooks, other planners' exports, other languages' headers, and files that want to do harm."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from planner.errors import PlannerError, UsageError
from planner.exchange.formats import read_file as read
from planner.exchange.plan.planning import plan_import
from planner.exchange.read.columns import likeness, meanings, read_mapping, split_mapping
from planner.exchange.read.days import every, read_day
from planner.records import Records, Touch
from tests.exchange.samples import TODAY, after, people, plan, put_file

FRIENDS = """\
### Activities:
- 2018-11-01: **Grace Hopper** and I went to _Marie's Diner_. George had to cancel at the last minute. @food
- 2018-01-04: Got lunch with **Grace Hopper** and **George Washington Carver**. @food
- 2018-13-40: broken
- 2017-11-15: Talked to **George Washington Carver** on the phone for an hour.
- 2017-11-14: Read a book.

### Notes:
- 2018-06-15: **Grace Hopper** found out she's getting a big building named after her. @navy

### Friends:
- George Washington Carver
- Grace Hopper (a.k.a. The Admiral a.k.a. Amazing Grace) [Paris] @navy @science

### Locations:
- Marie's Diner
"""
MONICA = {
    "version": "1.0-preview.1",
    "account": {
        "uuid": "x",
        "data": [
            {
                "type": "contact",
                "count": 3,
                "values": [
                    {
                        "uuid": "c1",
                        "properties": {
                            "first_name": "Ana",
                            "last_name": "Li",
                            "nickname": "Annie",
                            "job": "Head of Product",
                            "company": "Acme",
                            "tags": ["design"],
                            "stay_in_touch_frequency": 30,
                            "first_met_through": "c2",
                            "description": "kind",
                            "birthdate": {
                                "is_age_based": False,
                                "is_year_unknown": True,
                                "date": "2026-03-07T00:00:00Z",
                            },
                        },
                        "data": [
                            {
                                "type": "contact_field",
                                "values": [
                                    {"properties": {"data": "ana@x.example", "type": "f1"}},
                                    {"properties": {"data": "+49 30 901820", "type": "f2"}},
                                ],
                            },
                            {"type": "note", "values": [{"properties": {"body": "likes tea"}}]},
                            {
                                "type": "call",
                                "values": [
                                    {
                                        "properties": {
                                            "called_at": "2026-10-01T10:00:00Z",
                                            "content": "rang",
                                        }
                                    }
                                ],
                            },
                            {
                                "type": "conversation",
                                "values": [
                                    {
                                        "properties": {
                                            "happened_at": "2026-10-02T00:00:00Z",
                                            "messages": [
                                                {
                                                    "properties": {
                                                        "content": "yes!",
                                                        "written_at": "2026-10-02T11:00:00Z",
                                                        "written_by_me": False,
                                                    }
                                                },
                                                {
                                                    "properties": {
                                                        "content": "coffee?",
                                                        "written_at": "2026-10-02T10:00:00Z",
                                                        "written_by_me": True,
                                                    }
                                                },
                                            ],
                                        }
                                    }
                                ],
                            },
                            {"type": "gift", "values": [{"properties": {"name": "a book"}}]},
                            {
                                "type": "reminder",
                                "values": [{"properties": {}}, {"properties": {}}],
                            },
                            {"type": "activity", "values": ["a1"]},
                            {"type": "address", "values": [{"properties": {"city": "Lisbon"}}]},
                        ],
                    },
                    {
                        "uuid": "c2",
                        "properties": {"first_name": "Bo", "last_name": "Chen"},
                        "data": [{"type": "activity", "values": ["a1", "gone"]}],
                    },
                    {
                        "uuid": "c3",
                        "properties": {"first_name": "Ana's mother", "is_partial": True},
                    },
                ],
            },
            {
                "type": "activity",
                "values": [
                    {
                        "uuid": "a1",
                        "properties": {
                            "summary": "Walked",
                            "description": "along the river",
                            "happened_at": "2026-09-09",
                        },
                    },
                ],
            },
        ],
        "instance": {
            "contact_field_types": [
                {"uuid": "f1", "properties": {"name": "Email", "type": "email"}},
                {"uuid": "f2", "properties": {"name": "Phone", "type": "phone"}},
            ]
        },
    },
}
DEX = """\
First Name,Last Name,Job Title,Company,Emails,Phone Numbers,LinkedIn,Birthday,Groups,Tags,Keep in touch,Last seen
Ana,Li,CPO,Acme,"a@x.example, b@x.example",+49 1,linkedin.com/in/ana,1990-03-07,Lisbon,design,Every 3 months,2026-01-01
"""


def touches(planned) -> list[Touch]:
    return [Touch(edit.id, **edit.fields) for edit in planned.edits if edit.table == "touches"]


def test_the_journal_of_friends_becomes_people_and_touches(tmp_path: Path):
    planned = plan(tmp_path, FRIENDS)
    contacts = {each.fields["name"]: each for each in planned.edits if each.table == "contacts"}
    grace = contacts["Grace Hopper"]
    assert (
        grace.fields["aka"] == {"The Admiral", "Amazing Grace"} and grace.fields["place"] == "Paris"
    )
    assert grace.fields["tags"] == {"navy", "science", "friends-2026-11-22"}
    assert (
        grace.fields["notes"]
        == "2018-06-15: Grace Hopper found out she's getting a big building named after her."
    )
    found = {touch.day: touch for touch in touches(planned)}
    assert set(found) == {date(2018, 11, 1), date(2018, 1, 4), date(2017, 11, 15)}
    lunch = found[date(2018, 1, 4)]
    assert (lunch.kind, lunch.contacts, lunch.tags) == (
        "lunch",
        {grace.id, contacts["George Washington Carver"].id},
        {"food"},
    )
    assert found[date(2018, 11, 1)].note.startswith("Grace Hopper and I went to Marie's Diner.")
    assert found[date(2017, 11, 15)].kind == "call"
    skipped = [row.reason for row in planned.rows if row.outcome == "skipped"]
    assert skipped == ["not understood: - 2018-13-40: broken", "nobody of the book is named in it"]
    assert planned.label == "imported 2 contacts and 3 touches"


def with_touches(planned) -> Records:
    contacts = after(
        planned._replace(edits=tuple(each for each in planned.edits if each.table == "contacts"))
    )
    return contacts._replace(touches={touch.id: touch for touch in touches(planned)})


@pytest.mark.parametrize("data", [FRIENDS, json.dumps(MONICA), DEX])
def test_the_same_file_a_second_time_changes_nothing(tmp_path: Path, data: str):
    planned = plan(tmp_path, data)
    assert planned.created
    again = plan(tmp_path, data, with_touches(planned), date(2027, 1, 1))
    assert again.edits == ()
    assert again.created == again.updated == again.doubtful == 0


def test_monicas_export_becomes_people_with_what_is_known_and_what_happened(tmp_path: Path):
    planned = plan(tmp_path, json.dumps(MONICA))
    contacts = {each.fields["name"]: each for each in planned.edits if each.table == "contacts"}
    ana = contacts["Ana Li"].fields
    assert (ana["aka"], ana["org"], ana["role"], ana["place"]) == (
        {"Annie"},
        "Acme",
        "Head of Product",
        "Lisbon",
    )
    assert (ana["emails"], ana["phones"]) == ({"ana@x.example"}, {"+49 30 901820"})
    assert (ana["birthday"], ana["cadence_days"], ana["notes"]) == (
        "--03-07",
        30,
        "kind\nlikes tea\nGift: a book",
    )
    assert ana["introduced_by"] == contacts["Bo Chen"].id
    assert ana["tags"] == {"design", "monica-2026-11-22"} and ana["state"] == "triage"
    assert [(each.kind, each.note, len(each.contacts)) for each in touches(planned)] == [
        ("met", "Walked · along the river", 2),
        ("call", "rang", 1),
        ("message", "coffee?\n> yes!", 1),
    ]
    assert planned.sheet is not None and planned.sheet.remarks == ()
    assert [row.reason for row in planned.rows if row.outcome == "skipped"] == [
        "Ana's mother is somebody's relative, without a card"
    ]


def test_dexs_columns_are_known(tmp_path: Path):
    sheet = read(put_file(tmp_path, DEX))
    assert sheet.source == "dex"
    ana = people(plan(tmp_path, DEX))["Ana Li"]
    assert (ana.emails, ana.urls, ana.cadence_days) == (
        {"a@x.example", "b@x.example"},
        {"linkedin.com/in/ana"},
        90,
    )
    assert ana.tags >= {"lisbon", "design"}


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom de famille,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
        "Prénom,Nom,URL,Adresse e-mail,Société,Fonction,Relation établie le",
        "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
        "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
        "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il",
        "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
        "VORNAME,NAME,URL,E-Mail,Firma,Stelle,Vernetzt am",
    ],
)
def test_linkedins_header_is_understood_in_other_languages(tmp_path: Path, header: str):
    assert meanings(header.split(",")) == (
        "first",
        "last",
        "url",
        "email",
        "org",
        "role",
        "connected_on",
    )
    planned = plan(
        tmp_path, f"{header}\nAna,Li,https://linkedin.com/in/ana,a@x.example,Acme,CTO,07 Feb 2026\n"
    )
    (ana,) = people(planned).values()
    assert (ana.name, ana.org, ana.connected_on) == ("Ana Li", "Acme", date(2026, 2, 7))
    assert ana.source.startswith("linkedin")


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("7 de febrero de 2026", 2),
        ("07 févr. 2026", 2),
        ("7. März 2026", 3),
        ("07 août 2026", 8),
        ("7 juil. 2026", 7),
        ("7 mei 2026", 5),
        ("7 dez 2026", 12),
        ("7 ottobre 2026", 10),
        ("7 outubro 2026", 10),
        ("7 juin 2026", 6),
    ],
)
def test_days_with_the_months_of_other_languages(text: str, month: int):
    assert read_day(text, "dmy", TODAY).day == date(2026, month, 7)


def test_an_english_name_beside_a_first_name_is_the_whole_name():
    assert meanings(["Name", "First Name", "Email"]) == ("name", "first", "email")
    assert likeness(["Ort", "Firma"]) == 0


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("weekly", 7),
        ("Every 3 months", 90),
        ("45", 45),
        ("6w", 42),
        ("every year", 365),
        ("", 0),
        ("often", 0),
        ("m", 0),
    ],
)
def test_cadences_as_other_programs_write_them(text: str, days: int):
    assert every(text) == days


def test_columns_are_given_another_meaning_by_name(tmp_path: Path):
    named = read_mapping(["Wer=name", "Spalte 2=org", "Email="])
    sheet = read(
        put_file(tmp_path, "Wer;Spalte 2;E-Mail;Email\nAna Li;Acme;a@x.example;no\n"), named
    )
    assert sheet.columns == ("name", "org", "email", "")
    (contact,) = after(plan_import(sheet, Records(), TODAY)).contacts.values()
    assert (contact.name, contact.org, contact.emails) == ("Ana Li", "Acme", {"a@x.example"})
    for wrong in ("Wer", "=name", "Wer=nonsense"):
        with pytest.raises(UsageError):
            read_mapping([wrong])


def workbook(rows: list[list[object]], **sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for name, cells in {"Sheet": rows, **sheets}.items():
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for row in cells:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_is_read_from_the_sheet_that_has_people_in_it(tmp_path: Path):
    data = workbook(
        [["Budget"], [1, 2]],
        PersonIndex=[
            ["exported 2026"],
            [],
            ["First Name", "Last Name", "Company", "Birthday", "Phone", "Notes"],
            ["Ana", "Li", "Acme", date(1990, 3, 7), 4930901820.0, "=1+1"],
            [None] * 6,
            ["Bo", "Chen", None, None, None, "x"],
        ],
    )
    sheet = read(put_file(tmp_path, data, "book.xlsx"))
    assert sheet.source == "excel" and sheet.remarks == ("sheet “PersonIndex”, 2 rows",)
    found = {
        each.name: each for each in after(plan_import(sheet, Records(), TODAY)).contacts.values()
    }
    ana = found["Ana Li"]
    assert (ana.org, ana.birthday, ana.phones, ana.notes) == (
        "Acme",
        "1990-03-07",
        {"4930901820"},
        "",
    )
    assert found["Bo Chen"].notes == "x"


def test_without_openpyxl_the_way_to_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(UsageError, match=r"planner-daily\[xlsx\]"):
        read(put_file(tmp_path, workbook([["Name"], ["Ana"]]), "book.xlsx"))


def evil(**parts: bytes) -> bytes:
    """A workbook of which parts were replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook([["Name", "Email"], ["Ana", "a@x.example"]]))) as good,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad,
    ):
        for name in good.namelist():
            bad.writestr(
                name, parts.get(name.rpartition("/")[2].partition(".")[0], good.read(name))
            )
    return out.getvalue()


PADDING = b"".join(b"<!-- %d -->" % at for at in range(100_000))
LAUGHS = (
    b"<?xml version='1.0'?>"
    + PADDING
    + b"<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><l>&b;</l>"
)


@pytest.mark.parametrize(
    ("data", "word"),
    [
        pytest.param(evil(sheet1=LAUGHS), "XML entities", id="billion laughs"),
        pytest.param(
            evil(sheet1=LAUGHS.decode().encode("utf-16")),
            "XML entities",
            id="billion laughs in UTF-16",
        ),
        pytest.param(evil(sheet1=b"<x>" + b" " * 40_000_000 + b"</x>"), "blow up", id="zip bomb"),
    ],
)
def test_a_workbook_that_is_made_to_blow_up_is_refused_unread(
    tmp_path: Path, data: bytes, word: str
):
    assert len(data) < 1_000_000
    with pytest.raises(UsageError, match=word):
        read(put_file(tmp_path, data, "book.xlsx"))


@pytest.mark.parametrize(
    "data",
    [
        evil(workbook=b"not xml"),
        evil(sheet1=b"<x>"),
        workbook([["Name", "Email"]]),
        workbook([["Budget"], [1]]),
        workbook([["Name", "Email"], ["Ana", "a@x.example"]])[:3000],
        b"PK\x03\x04\x14\0\0\0\x08\0[Content_Types].xml",
    ],
    ids=["no XML", "cut XML", "header alone", "no header", "cut off", "no archive"],
)
def test_a_workbook_that_is_damaged_or_holds_nobody_is_a_plain_error(tmp_path: Path, data: bytes):
    with pytest.raises(PlannerError) as error:
        read(put_file(tmp_path, data, "book.xlsx"))
    assert len(str(error.value).splitlines()) <= 2


def test_a_file_that_changes_while_it_is_read_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    import os

    path = put_file(tmp_path, "Name,Email\nAna,a@x.example\n")
    stat, times = os.fstat, iter(range(10))

    def growing(handle: int) -> os.stat_result:
        if next(times):
            with path.open("a") as more:
                more.write("Bo,b@x.example\n")
        return stat(handle)

    monkeypatch.setattr("planner.exchange.read.input_file.os.fstat", growing)
    with pytest.raises(PlannerError, match="being written"):
        read(path)


def test_a_formula_in_a_cell_is_text_and_nothing_else(tmp_path: Path):
    formula = '=HYPERLINK(""http://x.example"",""x"")'
    planned = plan(tmp_path, f'Name,Company,Email\nAna,"{formula}",a@x.example\n')
    assert people(planned)["Ana"].org == '=HYPERLINK("http://x.example","x")'


OUTLOOK_DE = (
    "Anrede,Vorname,Weitere Vornamen,Nachname,Suffix,Firma,Abteilung,Position,Straße "
    "geschäftlich,Ort geschäftlich,"
    "Telefon geschäftlich,Telefon "
    "(privat),Mobiltelefon,Haupttelefon,Beruf,E-Mail-Adresse,E-Mail-Typ,"
    "E-Mail: Angezeigter Name,E-Mail 2: Adresse,Geburtstag,Kategorien,Notizen,Ort,Webseite\n"
    "Frau Dr.,Ana,,Li,,Acme,Vertrieb,CTO,Weg 1,Porto,+49 30 1111111,,+49 170 "
    "2222222,,,a@x.example,SMTP,Ana Li,"
    "b@x.example,0.0.00,design,nett,,https://ana.example\n"
)
OUTLOOK_FR = (
    '"Titre","Prénom","Deuxième prénom","Nom","Suffixe","Société","Service","Titre","Rue '
    '(bureau)","Ville (bureau)",'
    '"Téléphone (bureau)","Téléphone (domicile)","Tél. mobile","Adresse de messagerie","Type de '
    'messagerie",'
    '"Nom complet de l\'adresse de messagerie","Adresse de messagerie '
    '2","Anniversaire","Catégories","Notes",'
    '"Page Web","Profession"\n"Mme","Ana","","Li","","Acme","Ventes","CTO","Rue 1","Porto","+49 '
    '30 1111111","",'
    '"+49 170 2222222","a@x.example","SMTP","Ana '
    'Li","b@x.example","","design","nett","https://ana.example","Avocate"\n'
)
OUTLOOK_ES = (
    "Title,Nombre,Segundo nombre,Apellidos,Suffix,Organización,Department,Puesto,Calle del "
    "trabajo,Ciudad de trabajo,"
    "Teléfono del trabajo,Particular,Mobile Phone,E-mail Address,E-mail Type,Nombre de pantalla "
    "de correo electrónico,"
    "Dirección del correo electrónico 2,Birthday,Categorías,Notes,Página web\n"
    ",Ana,,Li,,Acme,Ventas,CTO,Calle 1,Porto,+49 30 1111111,,+49 170 2222222,a@x.example,SMTP,Ana "
    "Li,b@x.example,,"
    "design,nett,https://ana.example\n"
)


@pytest.mark.parametrize("text", [OUTLOOK_DE, OUTLOOK_FR, OUTLOOK_ES])
def test_outlooks_header_is_understood_in_other_languages(tmp_path: Path, text: str):
    planned = plan(tmp_path, text)
    assert planned.sheet is not None and planned.sheet.source == "outlook"
    (ana,) = people(planned).values()
    assert (ana.name, ana.org, ana.role, ana.place) == ("Ana Li", "Acme", "CTO", "Porto")
    assert ana.emails == {"a@x.example", "b@x.example"} and ana.phones == {
        "+49 30 1111111",
        "+49 170 2222222",
    }
    assert "design" in ana.tags and "nett" in ana.notes and ana.urls == {"https://ana.example"}


@pytest.mark.parametrize(
    ("header", "source"),
    [
        ("Förnamn,Efternamn,URL,E-postadress,Företag,Befattning,Ansluten den", "linkedin"),
        ("名,姓,URL,メールアドレス,会社,役職,つながった日", "linkedin"),
        ("Ady,Soyad,URL,Posta,Kurum,Unvan,Tarih", "linkedin"),
        ("Name,Company,LinkedIn,Email,Score,Rank,Added", "csv"),
    ],
)
def test_linkedins_file_is_known_by_its_shape_in_whatever_language(
    tmp_path: Path, header: str, source: str
):
    text = f'Noter:\n"x"\n\n{header}\nAna,Li,https://www.linkedin.com/in/ana,a@x.example,Acme,CTO,07 Feb 2026\n'
    sheet = read(put_file(tmp_path, text))
    assert sheet.source == source
    if source == "linkedin":
        assert sheet.columns == ("first", "last", "url", "email", "org", "role", "connected_on")
        (ana,) = people(plan(tmp_path, text)).values()
        assert (ana.org, ana.role, ana.connected_on) == ("Acme", "CTO", date(2026, 2, 7))
    else:
        assert sheet.columns == ("name", "org", "url", "email", "", "", "")


DEX_EXPORTED = (
    "id,first_name,last_name,job_title,company,location,education,description,dex_email,dex_emails,dex_phone,dex_phones,"
    "dex_tags,linkedin,twitter,birthday,last_seen_at,Track\n"
    '8df0,Ana,Li,CPO,Acme,Lisbon,MIT,kind,a@x.example,"a@x.example, b@x.example",\'+972501234567,'
    '"\'+972501234567, +972 50 765 4321","design, '
    'lisbon",https://www.linkedin.com/in/ana,,1990-03-07,2026-01-01,x\n'
)


def test_what_dex_itself_exports_is_understood(tmp_path: Path):
    planned = plan(tmp_path, DEX_EXPORTED)
    assert planned.sheet is not None and planned.sheet.source == "dex"
    (ana,) = people(planned).values()
    assert (ana.name, ana.org, ana.role, ana.place, ana.notes) == (
        "Ana Li",
        "Acme",
        "CPO",
        "Lisbon",
        "kind",
    )
    assert ana.emails == {"a@x.example", "b@x.example"} and ana.phones == {
        "+972501234567",
        "+972 50 765 4321",
    }
    assert ana.tags >= {"design", "lisbon"} and ana.birthday == "1990-03-07"


def test_a_short_number_behind_a_comma_is_dialled_after_a_pause(tmp_path: Path):
    (ana,) = people(plan(tmp_path, 'Name,Phone\nAna Li,"+49 30 901820,22"\n')).values()
    assert ana.phones == {"+49 30 901820,22"}


def test_a_dump_of_a_database_is_refused_with_the_way_out(tmp_path: Path):
    text = (
        "# ******\n# monica export\n\nINSERT IGNORE INTO contacts (id, first_name) VALUES (1, "
        "'Ana');\n"
    )
    with pytest.raises(UsageError, match=r"dump of a database.*JSON"):
        read(put_file(tmp_path, text, "monica.sql"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Wer=name", ["Wer=name"]),
        ("Wer=name, Job Title=role Wo=", ["Wer=name", "Job Title=role", "Wo="]),
        ("wer = name; wo= org", ["wer = name", "wo= org"]),
        ("Job Title=they want", ["Job Title=they want"]),
        ("Wo=, Wer=name", ["Wo=", "Wer=name"]),
    ],
)
def test_one_line_says_what_several_columns_hold(line: str, said: list[str]) -> None:
    assert split_mapping(line, ("Wer", "Job Title", "Wo", "")) == said


@pytest.mark.parametrize(
    "line",
    [
        "Who=name",
        "Wer=name, Who=role",
        "Wer=name Wo",
        "Wer=name, Wo=nonsense",
        "Wer",
        "==",
    ],
)
def test_a_line_of_columns_that_cannot_be_followed_says_why(line: str) -> None:
    with pytest.raises(UsageError) as error:
        split_mapping(line, ("Wer", "Job Title", "Wo"))
    assert len(str(error.value).splitlines()) == 1
