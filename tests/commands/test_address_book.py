"""An address book both ways: changes are taken with the import's preview, foreign things of a card
are kept."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from planner.change import Change, Put
from planner.commands.exchange.address_book import _MOST_CARD, export_folder
from planner.commands.exchange.importing import bring_in, preview

if TYPE_CHECKING:
    from pathlib import Path

    from planner.commands.session import Session

PHOTO = "PHOTO;ENCODING=b;TYPE=JPEG:" + "A" * 60 + "\r\n " + "B" * 60 + "==\r\n"
CARD = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:phone-1\r\nFN:Ana Li\r\nN:Li;Ana;;;\r\n"
    "item1.EMAIL;TYPE=HOME;TYPE=PREF:ana@x.example\r\nitem1.X-ABLabel:Summer house\r\n"
    "X-PHONE-ONLY;X=1:keep: me\r\n" + PHOTO + "TEL;TYPE=FAX:+49 30 1\r\nEND:VCARD\r\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An address book with one card of a phone's."""
    folder = tmp_path / "contacts"
    folder.mkdir()
    (folder / "a.vcf").write_text(CARD, encoding="utf-8", newline="")
    return folder


def take_in(session: Session, folder: Path):
    plan = preview(session, str(folder))
    bring_in(session, plan)
    return plan


def ana(session: Session):
    return next(each for each in session.records.contacts.values() if "Li" in each.name)


def change(session: Session, **fields) -> None:
    session.apply(Change("changed", (Put("contacts", ana(session).id, fields),)))


def text_of(folder: Path, name: str = "a.vcf") -> str:
    return (folder / name).read_bytes().decode()


def test_a_card_that_nobody_has_changed_stays_byte_for_byte(session: Session, folder: Path):
    take_in(session, folder)
    change(session, state="kept")
    result = export_folder(session, folder)
    assert (result.written, result.updated, result.unchanged) == (0, 0, 1)
    assert text_of(folder) == CARD
    assert take_in(session, folder).edits == ()


def test_what_the_book_changed_is_written_and_everything_foreign_stays(
    session: Session, folder: Path
):
    take_in(session, folder)
    emails = ana(session).emails | {"new@x.example"}
    change(session, state="kept", org="Acme; Co", emails=emails, private_notes="a secret")
    result = export_folder(session, folder)
    assert (result.updated, result.remarks) == (1, ())
    text = text_of(folder)
    assert "ORG:Acme\\; Co\r\n" in text and "EMAIL:new@x.example\r\n" in text
    for line in CARD.splitlines(keepends=True):
        assert line in text
    assert "secret" not in text
    assert text.count("BEGIN:VCARD") == text.count("END:VCARD") == 1
    assert take_in(session, folder).edits == ()
    assert export_folder(session, folder).unchanged == 1


def test_what_the_phone_changed_is_taken_where_the_book_still_says_what_it_said(
    session: Session, folder: Path
):
    (folder / "a.vcf").write_text(CARD.replace("FN:", "ORG:Acme\r\nTITLE:CTO\r\nFN:"), newline="")
    take_in(session, folder)
    change(session, role="CEO")
    text = text_of(folder).replace("ORG:Acme", "ORG:Globex").replace("FN:Ana Li", "FN:Ana Li-Holm")
    (folder / "a.vcf").write_text(text.replace("TITLE:CTO", "TITLE:Owner"), newline="")
    plan = preview(session, str(folder))
    assert "organisation now Globex, before Acme" in plan.rows[0].reason
    bring_in(session, plan)
    contact = ana(session)
    assert (contact.name, contact.aka) == ("Ana Li-Holm", {"Ana Li"})
    assert (contact.org, contact.role) == ("Globex", "CEO")
    assert "Owner" in contact.notes and "organisation Acme" in contact.notes


def test_a_card_that_has_changed_since_is_left_alone_until_it_is_imported(
    session: Session, folder: Path
):
    take_in(session, folder)
    change(session, state="kept", org="Acme")
    changed = CARD.replace("ana@x.example", "other@x.example")
    (folder / "a.vcf").write_text(changed, newline="")
    result = export_folder(session, folder)
    assert result.updated == 0 and "has changed there" in result.remarks[0]
    assert text_of(folder) == changed
    take_in(session, folder)
    assert export_folder(session, folder).updated == 1
    assert "other@x.example" in text_of(folder) and "ORG:Acme" in text_of(folder)


def test_who_has_no_card_gets_one_under_our_id_which_is_known_again(session: Session, folder: Path):
    fields = {"name": "Bo Chen", "private_notes": "a secret", "voter": "swing", "i_want": "a job"}
    session.apply(
        Change(
            "added",
            (Put("contacts", "7", fields), Put("contacts", "8", {"name": "T", "state": "triage"})),
        )
    )
    assert export_folder(session, folder, dry_run=True).written == 1
    assert len(list(folder.iterdir())) == 1
    result = export_folder(session, folder)
    assert (result.written, [path.name for path in sorted(folder.iterdir())]) == (
        1,
        ["7.vcf", "a.vcf"],
    )
    text = text_of(folder, "7.vcf")
    assert "UID:7\r\n" in text
    assert not any(word in text for word in ("secret", "swing", "a job"))
    (folder / "7.vcf").write_text(
        text.replace("FN:Bo Chen", "FN:Bo X. Chen").replace(
            "END:VCARD", "TEL:+49 30 5\r\nEND:VCARD"
        ),
        newline="",
    )
    plan = take_in(session, folder)
    assert plan.created == 1  # the phone's own card
    bo = session.records.contacts["7"]
    assert (bo.name, bo.phones) == ("Bo X. Chen", {"+49 30 5"})


def test_links_large_files_and_old_versions_are_left_alone(
    session: Session, folder: Path, tmp_path: Path
):
    secret = tmp_path / "key.vcf"
    secret.write_text(CARD.replace("phone-1", "phone-2"))
    (folder / "link.vcf").symlink_to(secret)
    (folder / "old.vcf").write_text(CARD.replace("3.0", "2.1").replace("phone-1", "phone-3"))
    (folder / "two.vcf").write_text(CARD.replace("phone-1", "phone-4") * 2)
    before = secret.read_bytes()
    take_in(session, folder)
    change(session, state="kept", org="Acme")
    result = export_folder(session, folder)
    assert len(result.remarks) >= 3
    assert secret.read_bytes() == before
    assert (folder / "link.vcf").is_symlink()
    assert not [path for path in folder.iterdir() if path.suffix == ".tmp"]


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX's")
def test_new_cards_are_read_by_their_owner_alone_and_old_ones_by_whom_they_were(
    session: Session, folder: Path
):
    (folder / "a.vcf").chmod(0o644)
    take_in(session, folder)
    change(session, state="kept", org="Acme")
    session.apply(Change("added", (Put("contacts", "7", {"name": "Bo Chen"}),)))
    assert export_folder(session, folder).updated == 1
    assert (folder / "7.vcf").stat().st_mode & 0o777 == 0o600
    assert (folder / "a.vcf").stat().st_mode & 0o777 == 0o644


def test_a_card_of_five_megabytes_is_kept_whole_and_a_larger_one_is_told(
    session: Session, folder: Path
):
    photo = f"PHOTO;ENCODING=b;TYPE=JPEG:{'A' * 5_000_000}\r\n"
    (folder / "a.vcf").write_text(CARD.replace(PHOTO, photo), encoding="utf-8", newline="")
    with (folder / "b.vcf").open("wb") as file:
        file.truncate(_MOST_CARD + 1)
    take_in(session, folder)
    change(session, state="kept", org="Acme")
    result = export_folder(session, folder)
    assert result.updated == 1 and "b.vcf was left alone: it has more than" in result.remarks[0]
    assert photo in text_of(folder) and "ORG:Acme" in text_of(folder)


def test_a_card_without_an_id_is_known_by_its_file(session: Session, folder: Path):
    (folder / "a.vcf").write_text(CARD.replace("UID:phone-1\r\n", ""), newline="")
    take_in(session, folder)
    change(session, state="kept", org="Acme")
    result = export_folder(session, folder)
    assert (result.written, result.updated) == (0, 1)
    assert take_in(session, folder).edits == ()


def test_an_import_follows_no_link_of_a_folder(session: Session, folder: Path, tmp_path: Path):
    secret = tmp_path / "outside.vcf"
    secret.write_text(CARD.replace("FN:", "FN:Secret "), encoding="utf-8", newline="")
    (folder / "b.vcf").symlink_to(secret)
    (folder / "c.vcf").symlink_to(tmp_path / "missing.vcf")
    plan = take_in(session, folder)
    names = [contact.name for contact in session.records.contacts.values()]
    assert len(names) == 1 and "Secret" not in names[0]
    reasons = [row.reason for row in plan.rows if row.outcome == "skipped"]
    assert reasons == [f"{name}: it is a link, and was left alone" for name in ("b.vcf", "c.vcf")]
