"""`planner favours`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.tables import aligned
from planner.commands.json_values import json_value
from planner.commands.network.settlement import settle, waive
from planner.commands.network.views import favour_ledger
from planner.commands.sheet.favour_table import FAVOURS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from planner.cli.shell import Shell
    from planner.commands.session import Session
    from planner.engine.views.favour_ledger import FavourLedger
    from planner.records import Favour


def favours(shell: Shell) -> int:
    """Show the ledger, settle a favour, waive one, change some or delete them."""
    session = shell.open()
    if shell.args.action:
        with shell.one_change(session):
            labels = _change(shell, session)
        shell.answer_changed(labels)
        return 0
    ledger = favour_ledger(session)
    shell.answer(json_value(ledger, session), _lines(session, ledger))
    return 0


def _change(shell: Shell, session: Session) -> list[str]:
    args = shell.args
    if args.action == "settle":
        return [settle(session, name, args.part) for name in shell.named(args.favour)]
    if args.action == "waive":
        return [waive(session, name) for name in shell.named(args.favour)]
    ids = [FAVOURS.resolve(session, text) for text in shell.several(args.favour)]
    if args.action == "drop":
        return [FAVOURS.drop(session, ids)]
    return [FAVOURS.change(session, ids, args.set)]


def _lines(session: Session, ledger: FavourLedger) -> Iterator[str]:
    yield from _side(session, "YOU OWE", ledger.i_owe)
    yield from _side(session, "THEY OWE YOU", ledger.they_owe)
    rows = [
        (
            balance.name,
            f"{balance.value:+.1f}",
            f"{balance.given} given, {balance.received} received",
        )
        for balance in ledger.balances
        if round(balance.value, 1)
    ]
    if rows:
        yield "BALANCE  below 0 you have had more than you gave"
        yield from (f"  {line}" for line in aligned(rows, right=(1,)))
        yield ""
    yield ledger.reason


def _side(session: Session, title: str, favours: Sequence[Favour]) -> Iterator[str]:
    yield f"{title}  {len(favours)}"
    rows = [_row(session, favour) for favour in favours]
    yield from (f"  {line}" for line in aligned(rows, right=(2,)))
    yield ""


def _row(session: Session, favour: Favour) -> tuple[str, ...]:
    age = f"{session.situation.days_since(favour.day)} d" if favour.day else "no day"
    part = f" · {favour.returned:.0%} returned" if favour.returned else ""
    name = session.situation.name_of(favour.contact)
    return (f"[{favour.id[-6:]}]", name, age, f"{favour.what or 'a favour'}{part}")
