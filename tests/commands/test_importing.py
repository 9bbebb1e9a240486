"""An import floods nothing, however large: R7 and R20."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.book.disk import worker
from planner.commands.day.undo import undo
from planner.commands.exchange.importing import bring_in, preview
from planner.errors import PlannerError
from tests.book.stalled import Stall

if TYPE_CHECKING:
    from planner.commands.session import Session

INTAKE = Path(__file__).parents[3] / "shared" / "data" / "linkedin_intake_dates_only.csv"


@pytest.mark.skipif(not INTAKE.is_file(), reason="the shared intake is not here")
def test_R7_a_real_network_of_thousands_comes_in_without_a_single_thing_to_do(
    session: Session, tmp_path: Path
) -> None:
    with INTAKE.open(encoding="utf-8", newline="") as days:
        intake = [(row["date"], int(row["new_connections"])) for row in csv.DictReader(days)]
    file = tmp_path / "Connections.csv"
    lines = ["First Name,Last Name,URL,Email Address,Company,Position,Connected On"]
    for day, count in intake:
        lines += [
            f"F{len(lines) + at},L{day},https://www.linkedin.com/in/p{len(lines) + at},,Org "
            f"{at},Head,{day}"
            for at in range(count)
        ]
    file.write_text("\n".join(lines), encoding="utf-8")
    plan = preview(session, str(file))
    assert plan.read == plan.created == sum(count for _, count in intake) > 4_000
    bring_in(session, plan)
    assert session.plan.items == () and session.plan.new_touch is None and session.plan.waiting == 0
    assert {contact.state for contact in session.records.contacts.values()} == {"triage"}
    assert preview(session, str(file)).edits == ()
    undo(session)
    assert not session.records.contacts


def test_progress_is_told_and_the_mapping_is_kept_with_the_import(
    session: Session, tmp_path: Path
) -> None:
    file = tmp_path / "many.csv"
    file.write_text("Wer\n" + "".join(f"Person {at}\n" for at in range(12_000)), encoding="utf-8")
    told: list[tuple[int, int]] = []
    plan = preview(session, str(file), ["Wer=name"], lambda done, of: told.append((done, of)))
    assert told == [(5_000, 12_000), (10_000, 12_000)]
    bring_in(session, plan, ["Wer=name"])
    assert session.settings.import_columns == {"wer": "name"}
    undo(session)
    assert session.settings.import_columns == {} and not session.records.contacts


def test_an_import_from_a_folder_that_stalls_says_so(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "away" / "people.csv"
    file.parent.mkdir()
    file.write_text("name\nAna Li\n")
    with monkeypatch.context() as patch:
        stall = Stall(file.parent, patch)
        patch.setattr(worker, "PATIENCE", 0.01)
        stall.begin()
        with pytest.raises(
            PlannerError, match=r"people\.csv cannot be read: its folder does not answer"
        ):
            preview(session, str(file))
        stall.end()
        stall.settled()
    assert preview(session, str(file)).created == 1
