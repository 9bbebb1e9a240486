"""Bring people in from another program: look first, then do it as one change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.book import Stalled, decrypted, need_at_hand
from planner.change import Change, Edit, Put
from planner.commands.exchange.address_book import cards_before, remember_cards
from planner.errors import PlannerError
from planner.exchange.formats import read_files
from planner.exchange.plan.planning import plan_import
from planner.exchange.read.columns import read_mapping
from planner.exchange.read.input_file import is_folder
from planner.settings import SETTINGS_ID
from planner.value import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from planner.commands.session import Session
    from planner.exchange.plan.import_plan import ImportPlan


class ColumnMeaning(NamedTuple):
    """A column of a file and what it is taken to hold; empty where it is left out."""

    column: str
    meaning: str


def preview(
    session: Session,
    file: str | Sequence[str],
    mapping: Iterable[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> ImportPlan:
    """Read a file and say what would become of each row; changes nothing.

    Args:
        session: The open book.
        file: Its path; several, or a folder, of vCards.
        mapping: What columns hold, as ``Spalte=org``, beside what the book remembers of earlier
            imports.
        progress: Told now and then how many rows are done, and of how many.

    Raises:
        Locked: It is an encrypted book, and the key is not known.
        UsageError: The mapping is not understood, or the file is of a kind that holds no contacts.
        PlannerError: The file cannot be read, or nothing in it can be understood.
    """
    remembered = [
        f"{column}={meaning}" for column, meaning in session.settings.import_columns.items()
    ]
    named = read_mapping([*remembered, *mapping])
    paths = [Path(each).expanduser() for each in ((file,) if isinstance(file, str) else file)]
    for path in paths:
        try:
            need_at_hand(path)
        except Stalled as stalled:
            raise PlannerError(
                f"{path} cannot be read: {stalled.strerror}. Nothing was changed."
            ) from stalled
    folder = paths[0] if len(paths) == 1 and is_folder(paths[0]) else None
    plan = plan_import(
        read_files(paths, named, decrypted),
        session.records,
        session.today,
        progress,
        session.settings.date_order,
        cards_before(session, folder) if folder else {},
    )
    return plan._replace(folder=str(folder)) if folder else plan


def bring_in(session: Session, plan: ImportPlan, mapping: Iterable[str] = ()) -> str:
    """Do what a preview said, as one change, and return its label; what columns hold is remembered
    with it.

    Raises:
        BookError: It could not be saved.
    """
    said = read_mapping(mapping)
    remembered: tuple[Edit, ...] = ()
    if said:
        columns = {**session.settings.import_columns, **said}
        remembered = (Put("settings", SETTINGS_ID, {"import_columns": columns}),)
    if plan.edits or remembered:
        session.apply(Change(plan.label, (*plan.edits, *remembered)))
    if plan.folder:
        remember_cards(session, Path(plan.folder), plan.cards)
    return plan.label


def columns_of(plan: ImportPlan) -> tuple[ColumnMeaning, ...]:
    """Return what each column of the file was taken to hold; nothing where the file has no
    columns."""
    sheet = plan.sheet
    if sheet is None or not sheet.named:
        return ()
    return tuple(map(ColumnMeaning, sheet.header, sheet.columns))


def count_of_people(plan: ImportPlan) -> int:
    """Return how many new contacts an import would make."""
    return len(plan.edits.people) + sum(
        isinstance(edit, Put) and edit.table == "contacts" and "name" in edit.fields
        for edit in plan.edits.others
    )


def ids_of_new(plan: ImportPlan, session: Session) -> frozenset[str]:
    """Return the ids of the records that an import would make, or has made."""
    contacts = session.records.contacts
    others = (edit.id for edit in plan.edits.others if edit.id not in contacts)
    return frozenset((*(contact.id for contact in plan.edits.people), *others))


def first_people(plan: ImportPlan, most: int = 5) -> tuple[Put, ...]:
    """Return the first new contacts as they would become."""
    found: list[Put] = []
    for edit in plan.edits:
        if isinstance(edit, Put) and edit.table == "contacts" and "name" in edit.fields:
            found.append(edit)
            if len(found) == most:
                break
    return tuple(found)
