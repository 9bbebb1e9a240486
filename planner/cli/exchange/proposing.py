"""`planner propose`: what a calendar and sent mail say of touches, proposed and answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.logging.report import logged_lines
from planner.commands.days import read_past_day
from planner.commands.json_values import json_value
from planner.commands.logging.log_values import logged_value
from planner.commands.proposals import propose as proposals
from planner.errors import UsageError
from planner.words import plural, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.proposals.propose import ProposalReport
    from planner.commands.proposals.store import Proposal
    from planner.commands.session import Session

MOST_LINES = 200
"""Proposals that are listed for people."""


def propose(shell: Shell) -> int:
    """Propose what is not logged yet, or log or decline what was proposed."""
    args = shell.args
    if args.log and args.decline:
        raise UsageError("Log some or decline some: one at a time.")
    session = shell.open(create=not (args.log or args.decline))
    if args.log:
        return _log(shell, session)
    if args.decline:
        chosen = _chosen(session, shell.several(args.decline))
        label = f"would decline {plural(len(chosen), 'proposal')}"
        shell.answer_changed([label if shell.dry_run else proposals.decline(session, chosen)])
        return 0
    return _propose(shell, session)


def _propose(shell: Shell, session: Session) -> int:
    args = shell.args
    paths = [Path(text).expanduser() for text in args.paths]
    if args.standing and not shell.dry_run:
        proposals.keep_sources(paths)
    report = proposals.propose(
        session,
        paths,
        since=read_past_day(session, args.since) if args.since else None,
        own=args.me,
        dry_run=shell.dry_run,
    )
    for problem in report.problems:
        shell.warn(visible(problem))
    value = {**json_value(report, session), "dry_run": shell.dry_run}
    shell.answer(value, _lines(report, given=bool(paths)))
    return 1 if report.problems and not report.read else 0


def _lines(report: ProposalReport, *, given: bool) -> Iterator[str]:
    if not report.open and not report.read and not given:
        yield (
            "Nothing to look into yet: `planner propose FILE|FOLDER --standing` names a calendar "
            "(.ics, vdir) or sent mail (mbox, Maildir)."
        )
        return
    new = {proposal.id for proposal in report.proposed}
    for proposal in report.open[:MOST_LINES]:
        yield f"{'*' if proposal.id in new else ' '} [{proposal.id}] {visible(proposal.line)}"
        strangers = [stranger.name or stranger.address for stranger in proposal.strangers]
        if strangers and proposal.contacts:
            yield f"      also there: {visible(', '.join(strangers))}"
    if len(report.open) > MOST_LINES:
        yield f"… and {len(report.open) - MOST_LINES:,} more: --json has them all"
    how = ": `planner propose --log ID`, `--decline ID`" if report.open else ""
    yield (
        f"{plural(len(report.proposed), 'new proposal')} of "
        f"{plural(report.read, 'entry', 'entries')}, "
        f"{report.known:,} known; {len(report.open):,} open{how}"
    )


def _log(shell: Shell, session: Session) -> int:
    chosen = _chosen(session, shell.several(shell.args.log))
    logged = proposals.accept(session, chosen, dry_run=shell.dry_run)
    if shell.json:
        shell.answer({**logged_value(logged), "dry_run": shell.dry_run}, ())
    else:
        shell.answer(None, logged_lines(session, logged, dry_run=shell.dry_run))
    return 0


def _chosen(session: Session, ids: Sequence[str]) -> list[Proposal]:
    """Return the proposals of some ids; ``all`` are all that are open."""
    if list(ids) == ["all"]:
        return proposals.open_proposals(session)
    return [proposals.find_proposal(session, text) for text in ids]
