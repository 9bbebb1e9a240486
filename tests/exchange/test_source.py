"""What a file is, is found out by what is in it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from planner.errors import PlannerError, UsageError
from planner.exchange.formats import read_file as read
from planner.exchange.read import input_file
from tests.exchange.samples import LINKEDIN, people, plan, put_file

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


def names(path: Path) -> list[str]:
    return [" ".join(row.cells[:2]).strip() for row in read(path).rows]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_linkedins_file_is_read_in_every_encoding_and_line_end(
    tmp_path: Path, encoding: str, end: str
):
    path = put_file(tmp_path, LINKEDIN.replace("\n", end).encode(encoding))
    sheet = read(path)
    assert sheet.source == "linkedin"
    assert names(path) == ["Ana Li", "Søren Müller", "", "Priya Patel, PhD", "王 小明"]
    assert [row.line for row in sheet.rows] == [5, 6, 7, 8, 9]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_file_saved_again_by_a_spreadsheet_is_read_with_any_delimiter(
    tmp_path: Path, delimiter: str
):
    text = (
        "First Name,Last Name,Email Address,Company,Connected "
        "On\nZoë,Ångström,z@x.example,Öl,07-Feb-26\n"
    )
    path = put_file(
        tmp_path, ("sep=" + delimiter + "\n" + text.replace(",", delimiter)).encode("cp1252")
    )
    sheet = read(path)
    assert sheet.source == "linkedin"
    assert sheet.rows[0].cells == ("Zoë", "Ångström", "z@x.example", "Öl", "07-Feb-26")


def test_two_files_joined_in_two_encodings_are_read_line_by_line(tmp_path: Path):
    path = put_file(
        tmp_path, "Name,Email\nZoë,z@x.example\n".encode() + "Åse,a@x.example\n".encode("cp1252")
    )
    assert [row.cells[0] for row in read(path).rows] == ["Zoë", "Åse"]


def test_newlines_and_a_megabyte_inside_quotation_marks_belong_to_the_cell(tmp_path: Path):
    long = "word " * 200_000
    ana = f'Ana,"one\r\ntwo, ""three""\r\n{long}",a@x.example\r\n'
    path = put_file(tmp_path, f"Name,Notes,Email\n{ana}Bo,,b@x.example\n")
    first, second = read(path).rows
    assert first.cells[1].startswith('one\r\ntwo, "three"\r\n')
    assert len(first.cells[1]) > 1_000_000
    assert (second.line, second.cells[0]) == (5, "Bo")


def test_an_unclosed_quotation_mark_in_the_preamble_does_not_hide_the_header(tmp_path: Path):
    notes = 'Notes: an inch is 1", they say\n"unclosed\n\n'
    path = put_file(tmp_path, f"{notes}First Name,Last Name,Company\nAna,Li,Acme\n")
    assert names(path) == ["Ana Li"]


@pytest.mark.parametrize(
    "bad", ['"Bo,Chen,Acme,1 Mar 2024', 'Bo,Chen,Acme,"1 Mar 2024', 'Bo,"Chen,Acme,1 Mar 2024']
)
def test_a_row_with_an_unclosed_quotation_mark_does_not_swallow_those_below(
    tmp_path: Path, bad: str
):
    rest = "".join(f'P{n},Q,"Tide, Inc.",2 Mar 2024\n' for n in range(30))
    planned = plan(
        tmp_path,
        f"First Name,Last Name,Company,Connected On\nAna,Li,Acme,1 Mar 2024\n{bad}\n{rest}",
    )
    assert planned.read == planned.created == 32
    assert [row.name for row in planned.rows[:3]] == ["Ana Li", "Bo Chen", "P0 Q"]
    assert "quotation mark" in planned.rows[1].reason
    assert people(planned)["P3 Q"].org == "Tide, Inc."


def test_very_many_unclosed_quotation_marks_are_read_in_bounded_time(tmp_path: Path):
    path = put_file(tmp_path, "Name,Company,Email\n" + '"Ana,Acme,\n' * 10_000)
    assert len(read(path).rows) == 10_000


def test_lone_commas_and_blank_lines_are_no_rows(tmp_path: Path):
    path = put_file(tmp_path, "Name,Email\n\nAna,a@x.example\n  \n,\nBo,\n\n")
    assert [row.line for row in read(path).rows] == [3, 6]


def test_a_table_of_which_one_column_is_known_is_a_table_where_its_rows_are_as_wide(tmp_path: Path):
    sheet = read(put_file(tmp_path, "Name;Wo;Was\nAna Li;Acme;x\nBo Ek;;\n"))
    assert sheet.columns == ("name", "", "") and len(sheet.rows) == 2
    with pytest.raises(PlannerError):
        read(put_file(tmp_path, "Name, please\nsay, where, you are\n"))


def test_a_list_of_names_under_one_word_is_a_table_but_a_letter_is_none(tmp_path: Path):
    assert len(read(put_file(tmp_path, "Name\nAna Li\nBo Chen\n")).rows) == 2
    with pytest.raises(PlannerError, match="no line names columns"):
        read(put_file(tmp_path, "Dear Ana,\nplease fill in\nName:\nYours, Bo\n"))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14\0\0\0\x08\0Connections.csv", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel"),
        (b"\n<!DOCTYPE html><html><body>Sign in</body></html>", "web page"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (bytes(range(256)) * 40, "not a text file"),
    ],
)
def test_what_holds_no_people_is_named_and_refused(tmp_path: Path, data: bytes, word: str):
    with pytest.raises(UsageError, match=word):
        read(put_file(tmp_path, data))


@pytest.mark.parametrize("data", [b"", b"\n \t\r\n", b"\0" * 4096, b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file_is_an_error_that_says_what_is_wanted(tmp_path: Path, data: bytes):
    with pytest.raises(PlannerError, match=r"empty(?s:.*)Connections\.csv") as error:
        read(put_file(tmp_path, data))
    assert error.value.exit_code == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_a_device_and_a_file_without_end_are_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    os.mkfifo(tmp_path / "pipe.csv")
    for path in (tmp_path / "pipe.csv", Path("/dev/null")):
        with pytest.raises(UsageError, match="a pipe or a device"):
            read(path)
    monkeypatch.setattr(input_file, "MOST_BYTES", 5)
    with pytest.raises(UsageError, match="is larger than"):
        read(put_file(tmp_path, "Name\nAna Li\n"))


def test_a_header_without_rows_is_an_error(tmp_path: Path):
    with pytest.raises(PlannerError, match="no row below"):
        read(put_file(tmp_path, "First Name,Last Name,Email\n\n"))


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path):
    with pytest.raises(PlannerError, match="no file") as error:
        read(tmp_path / "none.csv")
    assert error.value.exit_code == 1
    with pytest.raises(UsageError, match="folder"):
        read(tmp_path)
    with pytest.raises(PlannerError):
        read("nul\0byte.csv")


@pytest.mark.parametrize(
    "text", ['{"contacts": {"a":', "{", "[1, 2", '{"contacts": {}}', '{"name": "Ana"}', "[]"]
)
def test_json_that_is_cut_off_foreign_or_empty_is_an_error(tmp_path: Path, text: str):
    with pytest.raises(PlannerError):
        read(put_file(tmp_path, text, "planner.json"))


def test_the_planners_own_file_is_known_by_its_tables_whatever_it_is_called(tmp_path: Path):
    book = {
        "contacts": {"c1": {"name": "Ana Li", "_at": "20261122T023508.123Z-0000-k7f3"}},
        "_meta": {},
    }
    sheet = read(put_file(tmp_path, json.dumps(book), "backup.txt"))
    assert sheet.source == "planner"
    assert [(stored.table, stored.id) for stored in sheet.stored] == [("contacts", "c1")]
