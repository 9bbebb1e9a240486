"""The registry of formats: how each kind of file is recognised and read, and how each is written.

A format of another package is registered through the entry points of the group ``planner.formats``,
each of which leads to a `FileFormat`. One that is registered wrongly is refused by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import time
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TypeVar

from planner.errors import PlannerError, UsageError
from planner.exchange.read.cards import begins_card, named_by_file, read_vcards
from planner.exchange.read.columns import ColumnMapping
from planner.exchange.read.friends import is_journal, read_journal
from planner.exchange.read.input_file import Decrypter, InputFile, is_folder, read_bytes
from planner.exchange.read.ldif import is_ldif, read_ldif
from planner.exchange.read.linkedin import is_linkedins_post, read_linkedins_post
from planner.exchange.read.own import read_json
from planner.exchange.read.table_sheet import WANTED, read_table
from planner.exchange.read.text import WORKBOOK, is_sql_dump
from planner.exchange.read.xlsx import read_workbook
from planner.exchange.sheet import Row, Sheet
from planner.exchange.write.csv_file import write_csv
from planner.exchange.write.ics import CalendarEvent, write_ics
from planner.exchange.write.json_file import only_of, write_json
from planner.exchange.write.vcard import write_vcards
from planner.records import Contact, Records
from planner.value import NamedTuple
from planner.words import plural

Read = TypeVar("Read")
GROUP = "planner.formats"
"""The group of entry points in which other packages register formats."""
_ADVICE = {
    "a zip archive": "Unpack it, and import the Connections.csv that is in it.",
    "a gzip archive": "Unpack it first.",
    "an old Excel workbook": "Save it as .xlsx or CSV, and import that.",
    "a dump of a database (SQL)": "Export vCards, CSV or, in Monica, JSON (Settings → Export), "
    "and import that.",
    "a web page": "Download the export again, while you are logged in.",
}


class ExportContent(NamedTuple):
    """What a format may write.

    Attributes:
        contacts: The people who were chosen, in order.
        records: The whole book.
        private: Whether private things come along (R23).
        everybody: Whether nobody was chosen, so that all records belong to it.
        events: Makes the days of the calendar.
        alarm: Says at what time of its day an event rings.
        review: Makes the review of the week.
    """

    contacts: Sequence[Contact]
    records: Records
    private: bool
    everybody: bool
    events: Callable[[], Sequence[CalendarEvent]]
    alarm: Callable[[], time | None]
    review: Callable[[], str]


class ExportText(NamedTuple):
    """What was let out: the text itself, its format, and how many contacts or days (or which week)
    are in it."""

    text: str
    format: str
    size: int
    noun: str


class FileFormat(NamedTuple):
    """A format of files.

    Attributes:
        name: The word by which it is chosen, and the ending of its files.
        recognises: Whether a file is of this format, by its content. None where none is read.
        read: Reads such a file, with what the user said that columns hold.
        write: Writes one; None where it is only read.
        other_names: Words that mean it as well.
    """

    name: str
    recognises: Callable[[InputFile], bool] | None = None
    read: Callable[[InputFile, ColumnMapping | None], Sheet] | None = None
    write: Callable[[ExportContent], ExportText] | None = None
    other_names: tuple[str, ...] = ()


def _write_csv(content: ExportContent) -> ExportText:
    text = write_csv(content.contacts, content.records, private=content.private)
    return ExportText(text, "csv", len(content.contacts), "contact")


def _write_vcards(content: ExportContent) -> ExportText:
    text = write_vcards(content.contacts, content.records, private=content.private)
    return ExportText(text, "vcf", len(content.contacts), "contact")


def _write_json(content: ExportContent) -> ExportText:
    records = content.records
    if not content.everybody:
        records = only_of(records, {contact.id: contact for contact in content.contacts})
    text = write_json(records, private=content.private)
    return ExportText(text, "json", len(content.contacts), "contact")


def _write_ics(content: ExportContent) -> ExportText:
    events = content.events()
    return ExportText(write_ics(events, alarm=content.alarm()), "ics", len(events), "day")


def _write_review(content: ExportContent) -> ExportText:
    return ExportText(content.review(), "md", 1, "week")


OWN_FORMATS = (
    FileFormat(
        "xlsx",
        lambda file: file.kind == WORKBOOK,
        lambda file, mapping: read_workbook(file.data, file.name, mapping),
    ),
    FileFormat(
        "vcf",
        lambda file: begins_card(file.head),
        lambda file, mapping: read_vcards(file.ascii_lines, file.name),
        _write_vcards,
        ("vcard",),
    ),
    FileFormat(
        "json",
        lambda file: file.head.startswith(("{", "[")),
        lambda file, mapping: read_json(file.utf8, file.path),
        _write_json,
    ),
    FileFormat(
        "ldif",
        lambda file: is_ldif(file.head),
        lambda file, mapping: read_ldif(file.text, file.name),
    ),
    FileFormat(
        "messages",
        lambda file: is_linkedins_post(file.head),
        lambda file, mapping: read_linkedins_post(file.text, file.name),
    ),
    FileFormat(
        "friends",
        lambda file: file.head.startswith("#") and is_journal(file.text),
        lambda file, mapping: read_journal(file.text, file.name),
    ),
    # A table is recognised by nothing but that it is text: it comes last.
    FileFormat("csv", lambda file: bool(file.text), read_table, _write_csv),
    FileFormat("ics", write=_write_ics, other_names=("ical",)),
    FileFormat("md", write=_write_review, other_names=("markdown",)),
)
"""The planner's own formats, in the order in which a file is tried."""


@cache
def formats() -> tuple[FileFormat, ...]:
    """Return all formats in the order in which they are tried: those of other packages first.

    Raises:
        PlannerError: One of them is registered wrongly; the message names it.
    """
    others = [_load(point) for point in entry_points(group=GROUP)]
    return registry((*others, *OWN_FORMATS))


def _load(point: EntryPoint) -> FileFormat:
    try:
        loaded = point.load()
    except Exception as error:  # whatever the other package raises
        raise PlannerError(
            f"The format “{point.name}” ({point.value}) cannot be loaded: "
            f"{type(error).__name__}: {error}.\nUpdate or remove the package that registers it."
        ) from error
    if not isinstance(loaded, FileFormat):
        raise PlannerError(
            f"The format “{point.name}” ({point.value}) is no FileFormat but "
            f"{type(loaded).__name__}.\n"
            "Update or remove the package that registers it."
        )
    return loaded


def registry(candidates: Sequence[FileFormat]) -> tuple[FileFormat, ...]:
    """Return the formats, each checked.

    Raises:
        PlannerError: One has no name, does nothing, can be read but not recognised, or has the name
            of another.
    """
    names: set[str] = set()
    for format_ in candidates:
        if problem := _problem(format_, names):
            raise PlannerError(f"The format “{format_.name}” is registered wrongly: {problem}.")
        names.update((format_.name, *format_.other_names))
    return tuple(candidates)


def _problem(format_: FileFormat, names: set[str]) -> str:
    """What is wrong with a format beside those that have these names; empty where nothing is."""
    if not format_.name.isalnum():
        return "its name is no word of letters and digits"
    if taken := names.intersection((format_.name, *format_.other_names)):
        return f"another format has the name {min(taken)}"
    if format_.read is None and format_.write is None:
        return "it neither reads nor writes"
    if (format_.read is None) != (format_.recognises is None):
        return "what reads a file needs what recognises it, and the other way round"
    functions = (format_.recognises, format_.read, format_.write)
    if not all(function is None or callable(function) for function in functions):
        return "recognises, read and write have to be functions"
    return ""


def writer_names() -> tuple[str, ...]:
    """Return the names of the formats that can be written."""
    return tuple(sorted(format_.name for format_ in formats() if format_.write))


def writer_called(word: str) -> FileFormat | None:
    """Return the format of that name that can be written; None where there is none."""
    for format_ in formats():
        if format_.write and word.lower() in (format_.name, *format_.other_names):
            return format_
    return None


def write(name: str, content: ExportContent) -> ExportText:
    """Return a book in a format.

    Raises:
        PlannerError: The format of another package failed.
    """
    format_ = writer_called(name)
    if format_ is None or format_.write is None:
        raise UsageError(f"There is no format {name}. There are: {', '.join(writer_names())}.")
    writer = format_.write
    return _guarded(format_, "written", lambda: writer(content))


def read_file(
    path: Path | str, mapping: ColumnMapping | None = None, decrypt: Decrypter | None = None
) -> Sheet:
    """Read a file of contacts by the format that recognises its content, whatever its name.

    Args:
        path: The file.
        mapping: What columns hold, by their plain name, where the user said so.
        decrypt: Decrypts a planner's book; None where there is nothing to decrypt with.

    Raises:
        UsageError: It is a folder, or a file of a kind that holds no contacts.
        PlannerError: It is missing, cannot be read, is empty, or nothing in it can be understood.
    """
    path = Path(path)
    if is_folder(path):
        raise UsageError(f"{path} is a folder. Name the file to import.")
    data = read_bytes(path)
    if decrypt is not None:
        data = decrypt(path, data)
    file = InputFile(path, data)
    if file.kind == "empty":
        raise PlannerError(f"{path} is empty.\n{WANTED}")
    format_ = _format_of(file)
    if format_ is None or format_.read is None:
        kind = file.kind or "not a text file"
        raise UsageError(f"{path} is {kind}. {_ADVICE.get(kind, WANTED)}")
    reader = format_.read
    return _guarded(format_, f"read from {path}", lambda: reader(file, mapping))


def _format_of(file: InputFile) -> FileFormat | None:
    if is_sql_dump(file.head):
        file.kind = "a dump of a database (SQL)"
        return None
    for format_ in formats():
        if format_.recognises is not None and format_.recognises(file):
            return format_
    return None


def _guarded(format_: FileFormat, action: str, run: Callable[[], Read]) -> Read:
    """Run a format's function; what one of another package raises becomes an error that names
    it."""
    if format_ in OWN_FORMATS:
        return run()
    try:
        return run()
    except PlannerError:
        raise
    except Exception as error:
        raise PlannerError(
            f"The format “{format_.name}” of another package failed: nothing was {action} "
            f"({type(error).__name__}: {error})."
        ) from error


def read_files(
    paths: Sequence[Path], mapping: ColumnMapping | None = None, decrypt: Decrypter | None = None
) -> Sheet:
    """Read one file, or many of vCards: by their names, or by that of the folder in which they are.

    Of many the rows are numbered through, and one that cannot be read stops none of the others.

    Raises:
        UsageError: Among many there is one of another kind, or there is no card in a folder.
        PlannerError: None of them can be read.
    """
    if len(paths) == 1 and not is_folder(paths[0]):
        return read_file(paths[0], mapping, decrypt)
    sheets: list[Sheet] = []
    for path in paths:
        if is_folder(path):
            sheets += [_read_card_of_folder(file) for file in _cards_in(path)]
        else:
            sheets.append(_read_card_file(path))
    return _joined(sheets)


def _read_card_of_folder(file: Path) -> Sheet:
    """The cards of a file in a folder. A link is not followed: others write into a shared folder,
    and what it leads to is not theirs to choose."""
    if file.is_symlink():
        return _unread(file, "it is a link, and was left alone")
    return _read_card_file(file)


def _unread(file: Path, reason: str) -> Sheet:
    return Sheet("vcard", (Row(1, (), skip=reason, file=file.name),), file.name)


def _read_card_file(file: Path) -> Sheet:
    """The cards of one file among many; one that cannot be read is a row that says why."""
    try:
        sheet = read_file(file)
    except PlannerError as error:
        reason = str(error).splitlines()[0].removeprefix(f"{file.name}: ")
        return _unread(file, reason)
    if sheet.source != "vcard":
        raise UsageError(f"{file} is no vCard; of other files import one at a time.")
    return sheet


def _joined(sheets: Sequence[Sheet]) -> Sheet:
    readable = [sheet for sheet in sheets if sheet.columns]
    if not readable:
        reason = sheets[0].rows[0].skip
        raise PlannerError(
            f"None of {plural(len(sheets), 'file')} could be read; the first: {reason}"
        )
    rows: list[Row] = []
    for sheet in sheets:
        start = len(rows)
        cards = list(sheet.rows)
        if len(cards) == 1:
            cards = [named_by_file(cards[0], sheet.file)]
        for number, row in enumerate(cards, start + 1):
            rows.append(row._replace(line=number, file=sheet.file))
    remarks = [f"{sheet.file}: {remark}" for sheet in sheets for remark in sheet.remarks]
    return readable[0]._replace(
        rows=tuple(rows), file=plural(len(sheets), "file"), remarks=tuple(remarks)
    )


def _cards_in(folder: Path) -> list[Path]:
    cards = sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in (".vcf", ".vcard") and (path.is_symlink() or path.is_file())
    )
    if not cards:
        raise UsageError(f"{folder} is a folder without vCards in it. Name the file to import.")
    return cards
