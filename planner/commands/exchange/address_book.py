"""An address book both ways: a folder with one card a file, as khard and vdirsyncer (hence CardDAV)
keep it.

An import remembers what each card said, beside the book in the state folder. By that the next
import tells a change of the card's from one of the book's, and an export leaves a card alone that
has changed meanwhile: nothing is overwritten that nobody has seen.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.errors import PlannerError, UsageError
from planner.exchange.plan.people import PersonReader
from planner.exchange.read.cards import named_by_file, read_vcards
from planner.exchange.write.address_book import new_card, updated_card
from planner.paths import state_folder
from planner.records import Contact
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.commands.session import Session

STATES = frozenset({"kept", "resting", "maybe"})
"""States of contacts who get a card of their own; whoever waits in triage does not."""
_SETS = ("aka", "emails", "phones", "urls", "tags", "labels")
_TEXTS = ("name", "org", "role", "place", "birthday", "zone", "notes")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_ENDINGS = (".vcf", ".vcard")
_MOST_CARD = 10_000_000
"""Bytes of a card that are looked at; one with a large picture has some megabytes."""


class CardFile(NamedTuple):
    """A card in its folder: its file, its text, its id, and what an import reads of it."""

    path: Path
    text: str
    uid: str
    card: Contact


class FolderExport(NamedTuple):
    """What was done in a folder.

    Attributes:
        folder: The folder.
        written: How many cards are new.
        updated: How many were brought up to date.
        unchanged: How many were that already.
        remarks: In words, the cards that were left alone and why.
    """

    folder: Path
    written: int
    updated: int
    unchanged: int
    remarks: tuple[str, ...]


def cards_before(session: Session, folder: Path) -> Mapping[str, Contact]:
    """Return what the cards of a folder said the last time, by their ids; nothing where that is not
    known."""
    try:
        values = json.loads(_memory(session, folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(values, dict):
        return {}
    return {uid: _contact(fields) for uid, fields in values.items() if isinstance(fields, dict)}


def remember_cards(session: Session, folder: Path, cards: Mapping[str, Contact]) -> None:
    """Remember what the cards of a folder say now.

    Raises:
        PlannerError: The state folder cannot be written.
    """
    if session.demo:
        return
    path = _memory(session, folder)
    values = {uid: _fields(card) for uid, card in cards.items()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(path, json.dumps(values, ensure_ascii=False))
    except OSError as error:
        raise PlannerError(f"{path} cannot be written ({error.strerror or error}).") from error


def _memory(session: Session, folder: Path) -> Path:
    """The file that remembers the cards of a folder for a book."""
    both = f"{Path(session.book.path).resolve()}\n{folder.expanduser().resolve()}"
    name = hashlib.sha256(both.encode(errors="surrogateescape")).hexdigest()[:24]
    return state_folder() / "address-books" / f"{name}.json"


def _fields(card: Contact) -> dict[str, Any]:
    fields: dict[str, Any] = {name: getattr(card, name) for name in _TEXTS}
    fields.update({name: sorted(getattr(card, name)) for name in _SETS})
    return fields


def _contact(fields: Mapping[str, Any]) -> Contact:
    texts = {name: str(fields.get(name) or "") for name in _TEXTS}
    sets = {}
    for name in _SETS:
        values = fields.get(name)
        sets[name] = frozenset(map(str, values)) if isinstance(values, list) else frozenset[str]()
    return Contact("", **texts, **sets)  # type: ignore[arg-type]


def export_folder(
    session: Session,
    folder: Path,
    contacts: Collection[str] | None = None,
    *,
    dry_run: bool = False,
) -> FolderExport:
    """Write people into an address book, one card a file; no card is deleted, and nothing private
    is written (R23).

    Args:
        session: The open book.
        folder: Its folder.
        contacts: Ids of those who are wanted; None means all who are kept, resting or maybe, and
            all who have a card.
        dry_run: Only say what would be done.

    Raises:
        UsageError: It is a folder of other things.
        PlannerError: The folder cannot be read or written.
    """
    _refuse_other_folders(folder)
    cards, remarks = read_folder(folder, session.today)
    by_uid = {each.uid: each for each in cards if each.uid}
    before = cards_before(session, folder)
    memory = dict(before)
    counts = dict.fromkeys(("written", "updated", "unchanged"), 0)
    for contact in _wanted(session, contacts, by_uid):
        file = _card_of(contact, by_uid)
        if file is not None and not _same(before.get(file.uid), file.card):
            why = "has changed there" if file.uid in before else "was never imported"
            remarks.append(f"{file.path.name} ({contact.name}) {why}: import the folder first")
            continue
        path = file.path if file else _free_path(folder, contact)
        if file is None:
            text, outcome = new_card(contact, session.records), "written"
        else:
            text = updated_card(file.text, contact, file.card)
            outcome = "unchanged" if text == file.text else "updated"
        counts[outcome] += 1
        if dry_run:
            continue
        if outcome != "unchanged":
            _write_card(path, text)
        uid, card = _read(text.encode("utf-8", "surrogateescape"), path, session.today)
        memory[uid] = card
    if not dry_run:
        remember_cards(session, folder, memory)
    return FolderExport(folder, **counts, remarks=tuple(remarks))


def _refuse_other_folders(folder: Path) -> None:
    """Refuse a folder that has other things in it and no card: cards by the hundred would fall
    among them.

    Raises:
        UsageError: It is such a folder.
    """
    try:
        paths = [path for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError as error:
        raise PlannerError(f"{folder} cannot be read ({error.strerror or error}).") from error
    if paths and not any(path.suffix.lower() in _ENDINGS for path in paths):
        raise UsageError(
            f"{folder} is a folder with other things in it. Name a file to write, "
            "or the folder of an address book: one with cards (.vcf) in it, or an empty one."
        )


def _wanted(
    session: Session, chosen: Collection[str] | None, by_uid: Mapping[str, CardFile]
) -> Iterator[Contact]:
    for key, contact in sorted(session.records.contacts.items()):
        has_card = _card_of(contact, by_uid) is not None
        if key in chosen if chosen is not None else contact.state in STATES or has_card:
            yield contact


def _card_of(contact: Contact, by_uid: Mapping[str, CardFile]) -> CardFile | None:
    for uid in (contact.id, *sorted(contact.uids)):
        if uid in by_uid:
            return by_uid[uid]
    return None


def _same(before: Contact | None, card: Contact) -> bool:
    return before is not None and _fields(before) == _fields(card)


def _free_path(folder: Path, contact: Contact) -> Path:
    """A name for a new card: the contact's id, which no other card has."""
    name = (
        contact.id
        if _NAME.fullmatch(contact.id)
        else hashlib.sha256(contact.id.encode()).hexdigest()
    )
    return folder / f"{name}.vcf"


def read_folder(folder: Path, today: date) -> tuple[list[CardFile], list[str]]:
    """Return the cards of a folder, and in words what was left alone: links, and files that are no
    single card.

    Raises:
        PlannerError: The folder cannot be read.
    """
    cards: list[CardFile] = []
    remarks: list[str] = []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS)
    except OSError as error:
        raise PlannerError(f"{folder} cannot be read ({error.strerror or error}).") from error
    for path in paths:
        try:
            data = _regular_bytes(path)
            uid, card = _read(data, path, today)
        except (OSError, PlannerError, ValueError) as error:
            remarks.append(
                f"{path.name} was left alone: {getattr(error, 'strerror', None) or error}"
            )
            continue
        text = data.decode("utf-8", "surrogateescape")
        cards.append(CardFile(path, text, uid, card))
    return cards, remarks


def _regular_bytes(path: Path) -> bytes:
    """What is in a regular file of moderate size that is no link.

    Raises:
        OSError: It cannot be read.
        ValueError: It is something else.
    """
    number = os.open(
        path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    with os.fdopen(number, "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise ValueError("it is no file")
        if status.st_size > _MOST_CARD:
            raise ValueError(f"it has more than {_MOST_CARD // 1024 // 1024} MB")
        return file.read()


def _read(data: bytes, path: Path, today: date) -> tuple[str, Contact]:
    """The id of a card, and what an import reads of it.

    Raises:
        PlannerError: It is no card.
        ValueError: There is more than one card, or one of version 2.1, in which nothing is changed.
    """
    sheet = read_vcards(data, path.name)
    rows = list(sheet.rows)
    if len(rows) != 1 or rows[0].skip or b"VERSION:2.1" in data[:200].upper():
        raise ValueError("not one card of version 3.0 or 4.0")
    person = PersonReader(sheet, today).read(named_by_file(rows[0], path.name))
    return person.uid, person.contact


def _write_card(path: Path, text: str) -> None:
    """Write a card, whole or not at all, and never through a link.

    Raises:
        PlannerError: It cannot be written.
    """
    try:
        _write(path, text)
    except OSError as error:
        raise PlannerError(f"{path} cannot be written ({error.strerror or error}).") from error


def _write(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        with suppress(FileNotFoundError):
            fresh.unlink()
        with os.fdopen(os.open(fresh, flags, 0o600), "wb") as out:
            out.write(text.encode("utf-8", "surrogateescape"))
        with suppress(FileNotFoundError):
            fresh.chmod(stat.S_IMODE(path.stat(follow_symlinks=False).st_mode))
        if path.is_symlink():
            raise OSError(0, "it is a link")
        fresh.replace(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
