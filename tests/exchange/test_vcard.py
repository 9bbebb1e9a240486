"""vCards of every version and maker are read; what is cut off is said and never taken."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.errors import PlannerError, UsageError
from planner.exchange.formats import read_file as read
from planner.exchange.formats import read_files as read_all
from planner.exchange.plan.planning import plan_import
from planner.exchange.read.cards import read_vcards
from planner.exchange.read.vcard import read_cards
from planner.records import Contact, Records
from tests.exchange.samples import TODAY, after, people, plan, put_file

SHARED = Path(__file__).parents[3] / "shared" / "data" / "vcf"


def card(*lines: str, version: str = "3.0", end: str = "\r\n") -> str:
    return end.join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def only(folder: Path, data: str | bytes) -> Contact:
    (found,) = people(plan(folder, data)).values()
    return found


def test_R20_everybody_out_of_cards_lands_in_triage_with_every_field(tmp_path: Path):
    ana = only(
        tmp_path,
        card(
            "FN:Dr. Ana Li",
            "N:Li;Ana;;Dr.;",
            "NICKNAME:Annie,Ani",
            "ORG:Harbour;Design",
            "TITLE:Head of Product",
            "EMAIL;TYPE=WORK:ana@harbour.example",
            "TEL;TYPE=CELL:+49 30 901820",
            "URL:https://ana.example",
            "CATEGORIES:Work,Old Friends",
            "BDAY:--0307",
            "ADR;TYPE=WORK:;;;Lisbon;;;",
            "NOTE:a\\, b\\; c\\nnew line",
            version="4.0",
        ),
    )
    assert ana == Contact(
        ana.id,
        "Ana Li",
        aka=frozenset({"Annie", "Ani"}),
        org="Harbour",
        role="Head of Product",
        emails=frozenset({"ana@harbour.example"}),
        phones=frozenset({"+49 30 901820"}),
        urls=frozenset({"https://ana.example"}),
        tags=frozenset({"work", "old-friends", "vcard-2026-11-22"}),
        state="triage",
        place="Lisbon",
        birthday="--03-07",
        notes="a, b; c\nnew line\nDepartment: Design\nImported as “Dr. Ana Li”.",
        labels=frozenset({"work:ana@harbour.example", "cell:+49 30 901820"}),
        source="vcard 2026-11-22",
    )


def test_soft_breaks_of_quoted_printable_are_joined_before_lines_are_unfolded(tmp_path: Path):
    found = only(
        tmp_path,
        card(
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;S=C3=B8ren;;;",
            "NOTE;ENCODING=QUOTED-PRINTABLE:met at the long=\r\n fair=0D=0Asecond line=3B and more",
            version="2.1",
        ),
    )
    assert found.name == "Søren Müller"
    assert found.notes == "met at the long fair\nsecond line; and more"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_every_encoding_and_line_end(tmp_path: Path, encoding: str, end: str):
    assert only(tmp_path, card("FN:Zoë Ångström", end=end).encode(encoding)).name == "Zoë Ångström"


def test_a_charset_that_a_line_names_is_followed_and_a_line_broken_within_a_character_is_whole(
    tmp_path: Path,
):
    koi = (
        b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=KOI8-R:" + "Анна".encode("koi8-r") + b"\nEND:VCARD\n"
    )
    assert only(tmp_path, koi).name == "Анна"
    name = "Анна Ли".encode()
    broken = b"BEGIN:VCARD\nVERSION:3.0\nFN:" + name[:3] + b"\n " + name[3:] + b"\nEND:VCARD\n"
    assert only(tmp_path, broken).name == "Анна Ли"


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:19800322", "1980-03-22"),
        ("BDAY;VALUE=date:1980-03-22", "1980-03-22"),
        ("BDAY:--0322", "--03-22"),
        ("BDAY:--03-22", "--03-22"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22", "--03-22"),
        ("BDAY:1980-03-22T00:00:00Z", "1980-03-22"),
        ("BDAY:", ""),
        ("BDAY:1980", ""),
        ("BDAY:circa 1800", ""),
    ],
)
def test_partial_birthdays_are_read_or_kept_in_the_notes(tmp_path: Path, line: str, birthday: str):
    found = only(tmp_path, card("FN:Ana Li", line))
    assert found.birthday == birthday
    assert bool(found.notes) == (not birthday and line != "BDAY:")


@pytest.mark.parametrize(
    "photo",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:{}",
        "PHOTO;BASE64:\r\n {}",
        "PHOTO:data:image/jpeg;base64,{}",
        "PHOTO;ENCODING=BASE64;JPEG:{}\r\n",
    ],
)
def test_pictures_of_any_size_are_left_out_and_counted(tmp_path: Path, photo: str):
    data = base64.b64encode(bytes(range(256)) * 20_000).decode()
    folded = "\r\n ".join(data[at : at + 76] for at in range(0, len(data), 76))
    sheet = read(put_file(tmp_path, card("FN:Ana Li", photo.format(folded), "ORG:Acme")))
    planned = plan_import(sheet, Records(), TODAY)
    assert planned.sheet is not None and planned.sheet.remarks == ("1 picture left out",)
    found = after(planned).contacts
    assert [(each.name, each.org, each.notes) for each in found.values()] == [
        ("Ana Li", "Acme", "")
    ]


def test_labels_fax_numbers_and_addresses_go_to_the_notes(tmp_path: Path):
    found = only(
        tmp_path,
        card(
            "FN:Ana Li",
            "TEL;TYPE=WORK;TYPE=FAX:1",
            "item1.TEL:22",
            "item1.X-ABLabel:_$!<AssistantPhone>!$_",
            "item2.EMAIL:a@x.example",
            "item2.X-ABLabel:Work",
            "ADR:;;Main St 1;Lisbon;;1000;",
        ),
    )
    assert found.phones == {"22"}
    assert found.notes.splitlines() == [
        "Fax: 1",
        "AssistantPhone: 22",
        "Address: Main St 1, Lisbon, 1000",
    ]
    assert found.place == "Lisbon"


def test_who_is_no_person_is_skipped_with_the_reason(tmp_path: Path):
    planned = plan(
        tmp_path,
        card("FN:Ana Li")
        + card("KIND:group", "FN:Friends")
        + card("EMAIL:a@x.example")
        + card("FN:Acme", "ORG:Acme;", "X-ABShowAs:COMPANY")
        + card("N:Smith;Mike;;;")
        + card("NICKNAME:Jo"),
    )
    assert [(row.outcome, row.reason or row.name) for row in planned.rows] == [
        ("created", "Ana Li"),
        ("skipped", "a group of people: Friends"),
        ("skipped", "no name, only a@x.example"),
        ("skipped", "no name, only Acme"),
        ("created", "Mike Smith"),
        ("created", "Jo"),
    ]


def test_a_card_within_a_card_is_somebody_else_and_one_without_an_end_is_read_up_to_the_next(
    tmp_path: Path,
):
    agent = card(
        "FN:Ana Li",
        "AGENT:",
        "BEGIN:VCARD",
        "FN:Secretary",
        "TEL:9",
        "END:VCARD",
        "TEL:1",
        version="2.1",
    )
    assert only(tmp_path, agent).phones == {"1"}
    planned = plan(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Chen\n" + card("FN:Ana Li"))
    assert [row.name for row in planned.rows] == ["Bo Chen", "Ana Li"]


def test_a_card_that_is_cut_off_is_never_taken(tmp_path: Path):
    whole, cut = card("FN:Ana Li"), card("FN:Bo Chen", "TEL:12345")
    with pytest.raises(PlannerError, match="cut off"):
        plan(tmp_path, cut[:-14])
    planned = plan(tmp_path, whole + cut[:-14])
    assert [(row.outcome, row.name) for row in planned.rows] == [
        ("created", "Ana Li"),
        ("skipped", ""),
    ]
    assert "Bo Chen" in planned.rows[1].reason


def test_the_same_cards_a_second_time_change_nothing(tmp_path: Path):
    data = card(
        "FN:Ana Li", "EMAIL:a@x.example", "TEL:1", "item1.URL:x.example", "NOTE:hello"
    ) + card("FN:Bo Chen")
    assert plan(tmp_path, data, after(plan(tmp_path, data))).edits == ()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared cards are not here")
def test_every_real_card_that_has_a_name_is_read_and_the_one_that_cannot_be_is_reported():
    named: list[str] = []
    for path in sorted(SHARED.glob("*.vcf")):
        if path.name == "khard_unparsable.vcf":
            with pytest.raises(PlannerError, match="cut off"):
                read(path)
            continue
        planned = plan_import(read(path), Records(), TODAY)
        named += [row.name for row in planned.rows if row.outcome != "skipped"]
        assert all(
            row.name or "no name" in row.reason or "cut off" in row.reason for row in planned.rows
        )
    assert len(named) == 18
    assert {"Søren Müller", "Simon Perreault", "labeled guy", "Michael Smith"} <= set(named)


def test_cards_are_counted_by_their_first_lines_and_made_anew_each_time_they_are_gone_through(
    tmp_path: Path,
):
    inner = card("AGENT:", "BEGIN:VCARD", "FN:Nobody", "END:VCARD", "FN:Bo Chen", version="2.1")
    path = put_file(
        tmp_path, card("FN:Ana Li", f"NOTE:{'long ' * 30_000}") + inner + card("FN:Cy", end="\n")
    )
    rows = read(path).rows
    assert len(rows) == 3
    for _ in range(2):
        assert [(row.line, row.cells[0]) for row in rows] == [
            (1, "Ana Li"),
            (6, "Bo Chen"),
            (14, "Cy"),
        ]


def test_a_card_of_ours_is_taken_as_it_stands_even_among_others(tmp_path: Path):
    ours = card("PRODID:-//planner//people//EN", "FN:Dr. Ana Li, PhD", version="4.0")
    found = people(plan(tmp_path, ours + card("FN:Dr. Bo Chen")))
    assert found.keys() == {"Dr. Ana Li, PhD", "Bo Chen"}


@given(
    st.lists(
        st.one_of(
            st.binary(max_size=20),
            st.sampled_from(
                [
                    b"BEGIN:VCARD",
                    b"END:VCARD",
                    b"FN:Ana",
                    b"N;CHARSET=x;ENCODING=QUOTED-PRINTABLE:=C3=\\;",
                    b" fold",
                    b'TEL;"a:b',
                    b"PHOTO;ENCODING=b:AAAA",
                    b"AGENT:",
                    b'item1.EMAIL;TYPE="a,b":x@y',
                    b"BDAY:--99",
                ]
            ),
        ),
        max_size=12,
    )
)
def test_any_lines_are_cards_or_a_plain_error(lines: list[bytes]):
    data = b"\n".join(lines)
    assert sum(1 for _ in read_cards(data)) <= len(lines)
    try:
        sheet = read_vcards(data, "x.vcf")
        planned = plan_import(sheet, Records(), TODAY)
    except PlannerError as error:
        assert str(error)
        return
    assert plan_import(sheet, after(planned), TODAY).edits == ()


def test_many_files_of_cards_are_read_as_one_and_a_bad_one_stops_none(tmp_path: Path):
    put_file(tmp_path, card("FN:Ana Li", "EMAIL:a@x.example"), "1.vcf")
    put_file(
        tmp_path, card("FN:Bo Chen") + card("FN:Ana Li", "EMAIL:a@x.example", "TEL:1"), "2.VCF"
    )
    put_file(tmp_path, "BEGIN:VCARD\nFN:Cut", "3.vcf")
    other = put_file(tmp_path, "Name,Email\nCy,c@x.example\n", "4.csv")
    planned = plan_import(read_all([tmp_path]), Records(), TODAY)
    assert [(row.line, row.outcome) for row in planned.rows] == [
        (1, "created"),
        (2, "created"),
        (3, "updated"),
        (4, "skipped"),
    ]
    assert planned.rows[3].reason.startswith("3.vcf: the vCard is cut off")
    assert planned.rows[2].reason.startswith("2.VCF: the same e-mail address as line 1")
    assert tuple(read_all([tmp_path / "1.vcf"]).rows) == tuple(read(tmp_path / "1.vcf").rows)
    with pytest.raises(UsageError, match="one at a time"):
        read_all([tmp_path / "1.vcf", other])
    with pytest.raises(PlannerError, match="None of 2 files"):
        read_all([tmp_path / "3.vcf", tmp_path / "gone.vcf"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="without vCards"):
        read_all([tmp_path / "empty"])


@pytest.mark.parametrize("fold", ["", "\r\n "])
def test_a_text_of_many_megabytes_is_cut_and_told(tmp_path: Path, fold: str):
    note = "".join(f"{'x' * 70}{fold}" for _ in range(30_000))
    card = f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Li\r\nNOTE:{note}\r\nEND:VCARD\r\n"
    planned = plan(tmp_path, card)
    assert len(people(planned)["Ana Li"].notes) <= 1_000_000
    assert "a text of over a million letters was cut" in planned.rows[0].reason
