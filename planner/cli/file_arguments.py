"""The arguments of the commands on the file: sync, snapshots, restore, doctor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.arguments import add_dry_run

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping


def _sync(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--take", metavar="ID", default="", help="take the other value of a conflict"
    )
    deletions = parser.add_mutually_exclusive_group()
    deletions.add_argument(
        "--accept-deletions",
        action="store_true",
        help="delete what was taken out of the file by hand",
    )
    deletions.add_argument("--keep-deletions", action="store_true", help="keep it")
    parser.add_argument(
        "--driver",
        nargs=3,
        metavar=("BASE", "OURS", "THEIRS"),
        help="git's merge driver: merge two versions into OURS",
    )
    parser.add_argument(
        "--merge",
        nargs=3,
        metavar=("ONE", "OTHER", "RESULT"),
        help="Unison's merge program: merge two versions into RESULT",
    )
    add_dry_run(parser)


def _restore(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "when",
        nargs="+",
        metavar="WHEN",
        help="a day, a day and a time, or the name of a snapshot: 2026-11-20, “yesterday 18:00”",
    )
    add_dry_run(parser)


def _doctor(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repair", action="store_true", help="mend what can be mended; nothing is dropped"
    )
    add_dry_run(parser)


def _nothing(_: argparse.ArgumentParser) -> None:
    """A command without arguments of its own."""


FILE: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "sync": _sync,
    "snapshots": _nothing,
    "restore": _restore,
    "doctor": _doctor,
}
"""How the arguments of each are declared."""
