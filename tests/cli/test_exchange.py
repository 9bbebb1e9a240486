"""Import, export, duplicates, merge and the sheet from the shell: keys, exit codes, dry runs."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

ROWS = "Name,Company,Email,Odd\nAna Li,Acme,ana@x.example,1\nBo Chen,,,2\n,Only Org,,3\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_import_has_the_contracts_keys_and_shows_columns_and_people_first(
    run: Callable[..., Ran], file: Path
) -> None:
    dry = run("import", str(file), "--dry-run", "--json").value
    assert {"read", "created", "updated", "doubtful", "skipped", "rows"} <= set(dry)
    assert dry["columns"] == [
        {"column": "Name", "meaning": "name"},
        {"column": "Company", "meaning": "org"},
        {"column": "Email", "meaning": "email"},
        {"column": "Odd", "meaning": None},
    ]
    assert [each["name"] for each in dry["preview"]] == ["Ana Li", "Bo Chen"]
    assert (dry["created"], dry["skipped"], dry["dry_run"]) == (2, 1, True)
    text = run("import", str(file), "--dry-run").out
    assert "Company  org" in text and "left out" in text and "Ana Li · Acme · ana@x.example" in text


def test_import_says_triage_only_of_those_who_go_there_and_is_one_step_of_undo(
    run: Callable[..., Ran], file: Path, tmp_path: Path
) -> None:
    assert "wait in triage" in run("import", str(file)).out
    assert "imported 2 contacts" in run("history").out
    again = run("import", str(file)).out
    assert "2 known already" in again and "triage" not in again
    run("list", "--filter", "triage", "--set", "state=kept")
    run("export", str(tmp_path / "all.json"))
    run("undo")
    run("undo")
    back = run("import", str(tmp_path / "all.json")).out
    assert "triage" not in back and "planner undo" in back


def test_a_file_that_cannot_be_read_leaves_no_book_behind(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    broken, book = tmp_path / "broken.csv", tmp_path / "fresh.json"
    broken.write_text("Dear Ana,\nhello\n", encoding="utf-8")
    assert run("import", str(broken), "--book", str(book)).code == 1
    assert not book.exists()
    fine = tmp_path / "fine.csv"
    fine.write_text(ROWS, encoding="utf-8")
    assert run("import", str(fine), "--book", str(book)).code == 0
    assert [each["name"] for each in run("list", "--json", "--book", str(book)).value] == [
        "Ana Li",
        "Bo Chen",
    ]


def test_columns_that_were_named_are_remembered(run: Callable[..., Ran], tmp_path: Path) -> None:
    odd = tmp_path / "odd.csv"
    odd.write_text("Wer;Wo\nAna Li;Acme\n", encoding="utf-8")
    refused = run("import", str(odd))
    assert refused.code == 1 and "--map" in refused.err and len(refused.err.splitlines()) <= 2
    assert run("import", str(odd), "--map", "Wer=name", "--map", "Wo=org").code == 0
    assert run("list", "--json").value[0]["org"] == "Acme"
    assert run("import", str(odd), "--dry-run", "--json").value["rows"][0]["outcome"] == "unchanged"
    assert run("import", str(odd), "--map", "Wer=nonsense").code == 2


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("out.csv", "Name,"),
        ("out.vcf", "BEGIN:VCARD"),
        ("out.ics", "BEGIN:VCALENDAR"),
        ("out.json", "{"),
        ("out.md", "# The week to"),
    ],
)
def test_export_by_the_ending_of_the_name(
    run: Callable[..., Ran], file: Path, tmp_path: Path, name: str, start: str
) -> None:
    run("import", str(file))
    out = tmp_path / name
    value = run("export", str(out), "--json").value
    assert set(value) >= {"file", "format", "count", "private", "dry_run"}
    assert out.read_text(encoding="utf-8").startswith(start)
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert run("export", "-", "--format", name[4:]).out == out.read_bytes().decode()


def test_R23_private_things_stay_in_unless_asked_for(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    run("add", "Ana Li", "--private-notes", "a secret")
    run("log", "coffee with Ana Li today; hush hush !private")
    for form in ("csv", "vcf", "json", "md", "ics"):
        assert (
            "secret" not in (text := run("export", "-", "--format", form).out)
            and "hush" not in text
        )
    assert "a secret" in run("export", "-", "--format", "csv", "--private").out
    assert "hush" in run("export", "-", "--format", "md", "--private").out


def test_export_of_a_filter_and_of_nothing_that_exists(
    run: Callable[..., Ran], file: Path, book: Path, tmp_path: Path
) -> None:
    run("import", str(file))
    out = run("export", "-", "--format", "csv", "--filter", "org:acme").out
    assert "Ana Li" in out and "Bo Chen" not in out
    assert run("export", str(tmp_path / "x.docx")).code == 2
    assert run("export", str(tmp_path)).code == 2
    assert run("export", str(book)).code == 2
    assert run("export", str(tmp_path / "no" / "x.csv")).code == 1
    assert (
        run("export", str(tmp_path / "dry.csv"), "--dry-run").code == 0
        and not (tmp_path / "dry.csv").exists()
    )


def test_duplicates_and_merge(run: Callable[..., Ran]) -> None:
    for mail in ("ana@x.example", "ana@y.example"):
        run("add", "Ana Li", "--org", "Acme", "--email", mail)
    run("add", "Bo Chen")
    (pair,) = run("duplicates", "--json").value
    assert set(pair) == {"keep", "other", "score", "reasons"}
    keep, other = pair["keep"]["id"], pair["other"]["id"]
    dry = run("merge", keep, other, "--dry-run", "--json").value
    assert dry["fields"][0]["field"] == "emails" and len(run("list", "--json").value) == 3
    assert run("merge", keep[-6:], other[-6:]).code == 0
    assert len(run("list", "--json").value) == 2
    run("undo")
    assert run("duplicates", "--not-same", keep, other).code == 0
    assert run("duplicates", "--json").value == []
    assert "Nobody seems" in run("duplicates").out
    assert run("merge", keep, keep).code == 2
    assert run("merge", "Ana Li", "Bo Chen").code == 3


def test_R18_the_list_with_a_filter_columns_a_sort_and_a_change_for_everybody_in_it(
    run: Callable[..., Ran],
) -> None:
    for name, org in (("Ana Li", "Acme"), ("Bo Chen", "Acme"), ("Cy", "Globex")):
        run("add", name, "--org", org)
    lines = run(
        "list", "--filter", "org:acme", "--columns", "name,org", "--sort=-name"
    ).out.splitlines()
    assert [line[8:].split("  ")[0] for line in lines[1:3]] == ["Bo Chen", "Ana Li"] and lines[
        3
    ] == "2 contacts"
    assert "dry run" in run("list", "--filter", "org:acme", "--set", "tag+x", "--dry-run").out
    assert run("list", "--filter", "tag:x", "--json").value == []
    value = run("list", "--filter", "org:acme", "--set", "tag+x cadence=monthly", "--json").value
    assert len(value["ids"]) == 2
    assert {row["cadence_days"] for row in run("list", "--filter", "tag:x", "--json").value} == {30}
    run("undo")
    assert run("list", "--filter", "tag:x", "--json").value == []
    run("list", "--filter", "org:acme", "--save", "acme")
    assert len(run("list", "--view", "acme", "--json").value) == 2
    assert run("list", "--forget", "acme").code == 0
    refused = (
        ("--view", "acme"),
        ("--filter", "foo:bar"),
        ("--columns", "nonsense"),
        ("--filter", "", "--set", "x"),
    )
    for wrong in refused:
        ran = run("list", *wrong)
        assert ran.code == 2 and len(ran.err.splitlines()) <= 2


def test_P5_the_calendar_is_written_anew_after_each_change_where_it_is_switched_on(
    run: Callable[..., Ran], tmp_path: Path
) -> None:
    calendar = tmp_path / "cal.ics"
    run("add", "Ana Li")
    assert run("config", "calendar_file", str(tmp_path / "cal.txt")).code == 2
    assert run("config", "calendar_file", str(calendar)).code == 0
    run("log", "coffee with Ana Li yesterday; promised the deck by fri")
    first = calendar.read_text(encoding="utf-8")
    assert "the deck" in first and "Keep in touch: Ana Li" in first
    stamp = calendar.stat().st_mtime_ns
    run("config", "budget_minutes", "15")
    assert calendar.stat().st_mtime_ns == stamp
    run("undo")
    run("undo")
    assert "the deck" not in calendar.read_text(encoding="utf-8")
    calendar.unlink()
    calendar.mkdir()
    logged = run("log", "call with Ana Li today", "--json")
    assert (
        logged.code == 0 and "calendar_file off" in logged.err and json.loads(logged.out)["touches"]
    )
    assert run("config", "calendar_file", "off").code == 0
    assert run("log", "call with Ana Li today").err == ""


def test_dev_stdout_is_standard_output_without_a_word_about_it(run: Callable[..., Ran]) -> None:
    run("add", "Ana Li")
    out = run("export", "/dev/stdout", "--format", "csv").out
    assert out == run("export", "-", "--format", "csv").out
    assert "Ana Li" in out
    assert "wrote" not in out
