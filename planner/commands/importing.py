"""Bring people in from another program: look first, then do it as one change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.change import Change

if TYPE_CHECKING:
    from planner.commands.session import Session
    from planner.exchange.plan import ImportPlan


def preview(session: Session, file: str) -> ImportPlan:
    """Read a file and say what would become of each row; changes nothing.

    Raises:
        PlannerError: The file cannot be read, or nothing in it can be understood.
    """
    from planner.exchange.plan import plan_import
    from planner.exchange.source import read

    return plan_import(read(Path(file).expanduser()), session.records, session.today)


def bring_in(session: Session, plan: ImportPlan) -> str:
    """Do what a preview said, as one change, and return its label.

    Raises:
        BookError: It could not be saved.
    """
    if plan.edits:
        session.apply(Change(plan.label, plan.edits))
    return plan.label
