"""The doctor, for the shell and the app: what is wrong with the book, in words, and mending it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.book import examine as examine_book
from planner.book import lost_and_found, repair
from planner.commands.people.record_names import record_name
from planner.value import NamedTuple

if TYPE_CHECKING:
    from planner.book import Finding
    from planner.commands.session import Session


class BookProblem(NamedTuple):
    """Something that is wrong: where, what, and what can be done about it."""

    where: str
    what: str
    fix: str


class Lost(NamedTuple):
    """Something in the lost and found: where it was, and what stood there, as JSON."""

    where: str
    value: str


class Checkup(NamedTuple):
    """What the doctor found, how many things it mended or would mend, and what is in the lost and
    found."""

    problems: list[BookProblem]
    repaired: int
    lost: list[Lost]


def examine(session: Session, *, mend: bool = False, dry_run: bool = False) -> Checkup:
    """Look the book over, and mend it where ``mend``; what is left then is returned.

    In a rehearsal nothing is mended: all that is wrong is returned, with the number of things that
    would be mended.

    Raises:
        BookError: It could not be saved.
    """
    findings = examine_book(session.book, session.today)
    repaired = 0
    if mend and dry_run:
        repaired = sum(finding.mends for finding in findings)
    elif mend and findings:
        repaired = repair(session.book, findings)
        findings = examine_book(session.book, session.today)
    lost = [
        Lost(
            f"{value.get('table', '')} {value.get('record', '')} {value.get('field', '')}".strip(),
            str(value.get("value", "")),
        )
        for value in lost_and_found(session.book).values()
    ]
    return Checkup(
        [BookProblem(_where(session, finding), finding.what, finding.fix) for finding in findings],
        repaired,
        lost,
    )


def _where(session: Session, finding: Finding) -> str:
    if not finding.table:
        return str(session.book.path)
    record = session.book.text.record(finding.table, finding.id)
    name = record_name(record, finding.table, finding.id, session.records)
    return f"{finding.table} {finding.id}" + (f" ({name})" if finding.id not in name else "")
