"""The address book shared with the programs themselves: khard on its folder, vdirsyncer between it
and a phone's. Where they are not installed these tests are skipped; CI installs both."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.exchange.address_book import export_folder
from planner.commands.exchange.importing import bring_in, preview

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands.session import Session
    from planner.exchange.plan.import_plan import ImportPlan
    from planner.records import Contact

PHOTO = f"PHOTO;ENCODING=b;TYPE=JPEG:{'QUJD' * 12}\r\n {'REVG' * 12}\r\n"
PHONE_CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:phone-1\r\nFN:Dana Fox\r\nN:Fox;Dana;;;\r\n"
    "item1.EMAIL;TYPE=HOME:dana@x.example\r\nitem1.X-ABLabel:Summer house\r\n"
    "X-PHONE-ONLY;X=1:keep: me\r\n" + PHOTO + "TEL;TYPE=CELL:+49 30 1\r\nEND:VCARD\r\n"
)
PEOPLE: dict[str, dict[str, object]] = {
    "1": {
        "name": "Ana Li",
        "emails": frozenset({"ana@x.example", "ana@work.example"}),
        "phones": frozenset({"+49 30 7"}),
        "org": "Acme; Sons, Ltd",
        "role": "Head of Data",
        "birthday": "02-29",
        "private_notes": "a secret",
    },
    "2": {
        "name": "王 小明",
        "emails": frozenset({"wang@x.example"}),
        "notes": "line one\nline, two; \\ three",
        "birthday": "1984-05-06",
    },
}


def run(*command: str, stdin: str = "y\n" * 9, **environment: str) -> str:
    """What a program of another house prints; it must end well."""
    done = subprocess.run(
        command,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def take_in(session: Session, folder: Path) -> ImportPlan:
    plan = preview(session, str(folder))
    bring_in(session, plan)
    return plan


def named(session: Session, name: str) -> Contact:
    return next(each for each in session.records.contacts.values() if each.name == name)


@pytest.fixture
def folder(session: Session, tmp_path: Path) -> Path:
    """The folder of an address book with the people of the book."""
    session.apply(
        Change("added", tuple(Put("contacts", key, fields) for key, fields in PEOPLE.items()))
    )
    folder = tmp_path / "cards"
    folder.mkdir()
    assert export_folder(session, folder).written == len(PEOPLE)
    return folder


@pytest.mark.skipif(shutil.which("khard") is None, reason="khard is not installed")
def test_khard_reads_what_was_exported_and_what_it_writes_comes_back(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    config = tmp_path / "khard.conf"
    config.write_text(f"[addressbooks]\n[[book]]\npath = {folder}\n", encoding="utf-8")
    khard = ("khard", "--config", str(config))

    assert set(run(*khard, "email", "--parsable").splitlines()[1:]) >= {
        "ana@work.example\tAna Li\tinternet",
        "wang@x.example\t小明 王\tinternet",  # given name first, as khard shows names
    }
    ana = run(*khard, "show", "ana@x.example")
    assert "Acme; Sons, Ltd" in ana and "Head of Data" in ana and "secret" not in ana
    assert "line, two; \\ three" in run(*khard, "show", "wang@x.example")
    assert len(run(*khard, "birthdays", "--parsable").splitlines()) == len(PEOPLE)

    fresh = tmp_path / "new.yaml"
    fresh.write_text(
        "First name: Bo\nLast name: Chen\nEmail:\n    work: bo@x.example\n", encoding="utf-8"
    )
    run(*khard, "new", "-i", str(fresh))
    edited = tmp_path / "edited.yaml"
    edited.write_text("Organisation: Globex\nPhone:\n    cell: +49 30 8\n", encoding="utf-8")
    run(*khard, "edit", "-i", str(edited), "Ana")

    plan = take_in(session, folder)
    assert (plan.created, plan.updated) == (1, 1)
    assert session.records.contacts["1"].org == "Globex"
    assert "+49 30 8" in session.records.contacts["1"].phones
    assert named(session, "Bo Chen").emails == {"bo@x.example"}
    assert take_in(session, folder).edits == ()

    session.apply(Change("kept", (Put("contacts", named(session, "Bo Chen").id, {"role": "CTO"}),)))
    export_folder(session, folder)
    assert "CTO" in run(*khard, "show", "bo@x.example")
    assert take_in(session, folder).edits == ()


@pytest.mark.long
@pytest.mark.skipif(shutil.which("vdirsyncer") is None, reason="vdirsyncer is not installed")
def test_vdirsyncer_carries_cards_both_ways_and_each_stays_whole(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    phone = tmp_path / "phone"
    phone.mkdir()
    (phone / "d.vcf").write_text(PHONE_CARD, encoding="utf-8", newline="")
    config = tmp_path / "vdirsyncer.conf"
    stores = "".join(
        f'[storage {name}]\ntype = "filesystem"\npath = "{path}"\nfileext = ".vcf"\n'
        for name, path in (("planner", folder), ("phone", phone))
    )
    pair = '[pair cards]\na = "planner"\nb = "phone"\ncollections = null\n'
    config.write_text(f'[general]\nstatus_path = "{tmp_path}/status"\n{pair}{stores}')
    vdirsyncer = ("vdirsyncer", "-c", str(config))
    run(*vdirsyncer, "discover")
    run(*vdirsyncer, "sync")
    assert len(list(phone.iterdir())) == len(PEOPLE) + 1

    assert take_in(session, folder).created == 1
    dana = named(session, "Dana Fox")
    session.apply(Change("changed", (Put("contacts", dana.id, {"org": "Acme", "state": "kept"}),)))
    assert export_folder(session, folder).updated == 1
    mine = phone / "1.vcf"
    text = mine.read_text(encoding="utf-8")
    mine.write_text(text.replace("Head of Data", "CTO"), encoding="utf-8", newline="")
    run(*vdirsyncer, "sync")

    card = (phone / "d.vcf").read_text(encoding="utf-8")
    assert "ORG:Acme" in card
    for line in PHONE_CARD.splitlines():
        assert line in card.splitlines(), "the photo, what is foreign, and the id"
    take_in(session, folder)
    assert session.records.contacts["1"].role == "CTO"
    assert take_in(session, folder).edits == ()
    result = export_folder(session, folder)
    assert (result.written, result.updated) == (0, 1), "the notes say what it was before"
    run(*vdirsyncer, "sync")
    assert "Until" in (phone / "1.vcf").read_text(encoding="utf-8")
    assert len(list(phone.iterdir())) == len(PEOPLE) + 1
