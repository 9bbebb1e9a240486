"""Addresses and numbers are found in columns of any name; texts are not guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.exchange.formats import read_file as read
from planner.exchange.read.columns import read_mapping
from tests.exchange.samples import people, plan, put_file

GERMAN = """\
Vorname,Zweiter Vorname,Nachname,Namenspräfix,Spitzname,Name der Organisation,Titel in der Organisation,Geburtstag,\
Foto,Labels,E-Mail 1 – Label,E-Mail 1 – Wert,Telefon 1 – Label,Telefon 1 – Wert,Adresse 1 – Stadt
Ana,,Müller,Dr.,Anni,Acme GmbH,Leiterin,1980-03-22,https://lh3.example/p.jpg,Arbeit ::: * myContacts,Arbeit,\
ana@acme.example ::: a@x.example,Mobil,+49 170 1234567,Berlin
"""
JAPANESE = """\
名,ミドルネーム,姓,名（ふりがな）,ニックネーム,組織名,組織の役職,誕生日,写真,\
ラベル,メール 1 - ラベル,メール 1 - 値,電話 1 - ラベル,電話 1 - 値
花子,,山田,はなこ,ハナ,株式会社例,部長,1980-03-22,\
https://lh3.example/p.jpg,仕事 ::: * myContacts,仕事,\
hanako@rei.example,携帯,+81 90-1234-5678
"""


def test_googles_file_in_german(tmp_path: Path):
    sheet = read(put_file(tmp_path, GERMAN))
    assert sheet.source == "google"
    ana = people(plan(tmp_path, GERMAN))["Ana Müller"]
    assert (ana.org, ana.role, ana.place, ana.birthday) == (
        "Acme GmbH",
        "Leiterin",
        "Berlin",
        "1980-03-22",
    )
    assert ana.emails == {"ana@acme.example", "a@x.example"} and ana.phones == {"+49 170 1234567"}
    assert "arbeit" in ana.tags and not ana.urls


def test_googles_file_in_japanese(tmp_path: Path):
    assert read(put_file(tmp_path, JAPANESE)).source == "google"
    hanako = people(plan(tmp_path, JAPANESE))["山田 花子"]
    assert (hanako.org, hanako.role, hanako.aka) == ("株式会社例", "部長", {"ハナ"})
    assert hanako.emails == {"hanako@rei.example"} and hanako.phones == {"+81 90-1234-5678"}


@pytest.mark.parametrize(
    ("cells", "meaning"),
    [
        (["a@x.example", "", "b@x.example; c@y.example"], "email"),
        (["+353 86 123 4567", "'086 123 4567", "(030) 123-4567"], "phone"),
        (["https://a.example/x", "www.b.example"], "url"),
        (["https://lh3.googleusercontent.com/a", "https://a.example/p.jpg"], ""),
        (["01.02.2024", "03/04/2024"], ""),
        (["2024-02-01"], ""),
        (["1234567", "7654321"], ""),
        (["0.5", "0"], ""),
        (["Acme", "see a@x.example", "Globex"], ""),
        (["a@x.example", "nobody", "none", "?"], ""),
        (["", "", ""], ""),
    ],
)
def test_an_unknown_column_is_what_its_cells_are(tmp_path: Path, cells: list[str], meaning: str):
    rows = "".join(f'Ana{at},"{cell}"\n' for at, cell in enumerate(cells))
    assert read(put_file(tmp_path, "Name,Rud\n" + rows)).columns == ("name", meaning)


def test_what_the_user_leaves_out_stays_out_and_what_a_name_says_counts(tmp_path: Path):
    text = "Name,Rud,Notes\nAna,a@x.example,b@x.example\n"
    assert read(put_file(tmp_path, text), read_mapping(["Rud="])).columns == ("name", "", "notes")
    assert read(put_file(tmp_path, text), read_mapping(["Rud=org"])).columns == (
        "name",
        "org",
        "notes",
    )


def test_where_no_name_is_known_it_is_asked_and_the_rest_is_found(tmp_path: Path):
    text = "Ainm,Sloinne,Seoladh,Guthán\nAna,Novak,ana@acme.example,+353 86 123 4567\n"
    with pytest.raises(PlannerError, match="no line names columns"):
        read(put_file(tmp_path, text))
    sheet = read(put_file(tmp_path, text), read_mapping(["Ainm=first", "Sloinne=last"]))
    assert sheet.columns == ("first", "last", "email", "phone")
