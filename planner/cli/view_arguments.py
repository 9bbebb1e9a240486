"""The arguments of the views: forecast, numbers, hubs, organisations, introductions, hooks, favours, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.arguments import add_common, add_dry_run

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping


def _stats(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--days",
        type=int,
        metavar="N",
        default=365,
        help="count the new touches of the last N days (365)",
    )


def _why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", nargs="+", metavar="NAME", help="a name or an id")


def _hubs(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="add|edit|drop")
    sub = _action(actions, "drop", "delete one; those whom you met there keep its name")
    sub.add_argument("hub", nargs="+", metavar="NAME")
    for action, text in (("add", "add a hub"), ("edit", "change one")):
        sub = _action(actions, action, text)
        sub.add_argument("hub", nargs="+", metavar="NAME")
        if action == "edit":
            sub.add_argument("--name", metavar="TEXT", help="the new name")
            sub.add_argument(
                "--no-flag",
                metavar="TEXT",
                action="append",
                default=[],
                help="take a red flag back",
            )
        sub.add_argument(
            "--kind", metavar="TEXT", help="meet-up, specialty event, industry group, one-to-one …"
        )
        sub.add_argument("--place", metavar="TEXT")
        sub.add_argument("--notes", metavar="TEXT")
        sub.add_argument("--cost", metavar="NUMBER", help="what a visit costs")
        sub.add_argument("--every", metavar="TEXT", help="how often it is: 14, 2w, monthly")
        sub.add_argument(
            "--flag", metavar="TEXT", action="append", default=[], help="note a red flag"
        )


def _orgs(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="rename|drop")
    sub = _action(
        actions, "rename", "give one another name, on everybody and everything that has it"
    )
    sub.add_argument("org", metavar="OLD", help="the organisation; quote a name of several words")
    sub.add_argument(
        "new", metavar="NEW", help="its new name; that of another makes one of the two"
    )
    sub = _action(actions, "drop", "take one off everybody")
    sub.add_argument("org", metavar="NAME")


def _hooks(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="add|drop")
    sub = _action(actions, "add", "put something to say into the library")
    sub.add_argument("text", nargs="+", metavar="TEXT")
    sub.add_argument(
        "--tag", metavar="TAG", action="append", default=[], help="for people with this tag"
    )
    sub.add_argument(
        "--org", metavar="TEXT", action="append", default=[], help="for people at this organisation"
    )
    sub.add_argument(
        "--for",
        metavar="NAME",
        action="append",
        default=[],
        dest="people",
        help="for this person alone",
    )
    sub.add_argument(
        "--expires", metavar="WHEN", help="the last day on which to say it: 2w, 12 dec, 2026-12-01"
    )
    sub = _action(actions, "drop", "take one out of the library")
    sub.add_argument("text", nargs="+", metavar="ID", help="an id, or words of it")


def _favours(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="settle|waive|change|drop")
    sub = _action(actions, "settle", "note that one was returned")
    sub.add_argument("favour", nargs="+", metavar="ID", help="an id, or whose it is")
    sub.add_argument(
        "--part",
        type=float,
        default=1.0,
        metavar="SHARE",
        help="the share that was returned now, as 0.5",
    )
    sub = _action(actions, "waive", "let one be")
    sub.add_argument("favour", nargs="+", metavar="ID", help="an id, or whose it is")
    sub = _action(actions, "change", "change some as one step of undo, as on the sheet")
    sub.add_argument("favour", nargs="+", metavar="ID", help="an id, or the end of one")
    sub.add_argument(
        "--set",
        metavar="CHANGES",
        required=True,
        help="returned=50%% · returned · waived · open · weight=2 · way=given · day=yesterday",
    )
    sub = _action(actions, "drop", "delete some as one step of undo")
    sub.add_argument("favour", nargs="+", metavar="ID", help="an id, or the end of one")


def _action(
    actions: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    sub: argparse.ArgumentParser = actions.add_parser(
        name, help=text, description=text, allow_abbrev=False
    )
    add_common(sub, top=False)
    add_dry_run(sub)
    return sub


def _nothing(_: argparse.ArgumentParser) -> None:
    """A view without arguments of its own."""


VIEWS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "forecast": _nothing,
    "stats": _stats,
    "orgs": _orgs,
    "intros": _nothing,
    "why": _why,
    "hubs": _hubs,
    "hooks": _hooks,
    "favours": _favours,
}
"""How each view's arguments are declared."""
