"""One registry of formats: a wrong one is told by its name, a foreign one works like our own."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from planner.errors import PlannerError
from planner.exchange import formats
from planner.exchange.formats import (
    OWN_FORMATS,
    ExportContent,
    ExportText,
    FileFormat,
    read_file,
    registry,
    write,
)
from planner.exchange.sheet import Row, Sheet
from planner.records import Records


def reads_stars(file, mapping):
    return Sheet("csv", (Row(1, (file.text.strip("* "),)),), file.name, ("name",), ("name",))


def starts_with_stars(file):
    return file.head.startswith("***")


STARS = FileFormat("stars", starts_with_stars, reads_stars)


@pytest.fixture
def registered(monkeypatch):
    """Registers formats as other packages do."""

    def register(*values: object) -> None:
        points = [
            EntryPoint(f"other{number}", f"package{number}:FORMAT", formats.GROUP)
            for number in range(len(values))
        ]
        monkeypatch.setattr(EntryPoint, "load", lambda self: values[int(self.name[5:])])
        monkeypatch.setattr(formats, "entry_points", lambda group: points)
        formats.formats.cache_clear()

    yield register
    formats.formats.cache_clear()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (FileFormat("csv", starts_with_stars, reads_stars), "another format has the name csv"),
        (
            FileFormat("stars", starts_with_stars, reads_stars, other_names=("vcard",)),
            "the name vcard",
        ),
        (FileFormat("stars"), "neither reads nor writes"),
        (FileFormat("stars", read=reads_stars), "needs what recognises it"),
        (FileFormat("stars", recognises=starts_with_stars, write=reads_stars), "recognises"),
        (FileFormat("", starts_with_stars, reads_stars), "no word"),
        (FileFormat("stars", "no function", reads_stars), "have to be functions"),
    ],
)
def test_a_format_that_is_registered_wrongly_is_told_by_name(wrong: FileFormat, problem: str):
    with pytest.raises(
        PlannerError, match=rf"format “{wrong.name}” is registered wrongly.*{problem}"
    ):
        registry((*OWN_FORMATS, wrong))


def test_what_is_no_format_and_what_cannot_be_loaded_is_told_by_the_entry_points_name(
    registered, monkeypatch, tmp_path: Path
):
    path = tmp_path / "x.csv"
    path.write_text("Name\nAna Li\n")
    registered({"name": "stars"})
    with pytest.raises(PlannerError, match=r"“other0”.*no FileFormat but dict"):
        read_file(path)
    monkeypatch.setattr(EntryPoint, "load", lambda self: 1 / 0)
    with pytest.raises(PlannerError, match=r"“other0”.*cannot be loaded: ZeroDivisionError"):
        read_file(path)


def test_a_format_of_another_package_is_read_and_written(registered, tmp_path: Path):
    path = tmp_path / "people.txt"
    path.write_text("*** Ana Li")
    registered(STARS._replace(write=lambda content: ExportText("***", "stars", 0, "contact")))
    assert read_file(path).rows[0].cells == ("Ana Li",)
    content = ExportContent((), Records(), False, True, list, lambda: None, str)
    assert write("stars", content).text == "***"


def test_a_format_that_fails_says_which_it_is(registered, tmp_path: Path):
    path = tmp_path / "people.txt"
    path.write_text("*** Ana Li")
    registered(STARS._replace(read=lambda file, mapping: {}["name"]))
    with pytest.raises(PlannerError, match=r"“stars” of another package failed.*KeyError"):
        read_file(path)


def test_every_format_of_our_own_is_in_the_registry_once():
    assert registry(OWN_FORMATS) == OWN_FORMATS
    assert formats.writer_names() == ("csv", "ics", "json", "md", "vcf")
