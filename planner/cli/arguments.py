"""What the shell accepts: the commands of the catalogue, each with its arguments."""

from __future__ import annotations

import argparse
import os
import re
from typing import TYPE_CHECKING, NoReturn

from planner import __version__
from planner.commands.catalogue import COMMANDS, Command
from planner.errors import UsageError
from planner.words import QUOTED, quoted, visible

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SHELL: Mapping[str, type[Command]] = {
    command.name: command for command in COMMANDS if command.shell
}
"""The shell's commands by name."""
MESSAGE = 400
"""Characters of what is wrong with the arguments that are shown at most."""
_LONG_WORD = re.compile(rf"\S{{{QUOTED + 1},}}")


def _cut(word: re.Match[str]) -> str:
    return f"{word[0][:QUOTED]}…" + (word[0][-1] if word[0][0] in "'\"" else "")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in two lines at most."""

    def error(self, message: str) -> NoReturn:
        # argparse repeats what was typed, and all of it: long words are cut, and so is what would fill the screen.
        said = _LONG_WORD.sub(_cut, message)
        if len(said) > MESSAGE:
            said = f"{said[: MESSAGE - 1]}…"
        raise UsageError(
            f"{self.prog}: {visible(said)}.\n`{self.prog} --help` shows what it takes."
        )


class _Help(argparse.RawDescriptionHelpFormatter):
    """Knows the terminal's width by itself: argparse would import shutil, and half of the archive formats, to ask."""

    def __init__(self, prog: str) -> None:
        try:
            width = int(os.environ.get("COLUMNS") or os.get_terminal_size().columns)
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, width=max(width - 2, 40))


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line; ``command`` is empty where none was given.

    Only the command that is named has its parser built: thirty of them would cost every start.

    Raises:
        UsageError: It cannot be understood.
        SystemExit: Help or the version was asked for, and printed.
    """
    named = _command_in(argv)
    parser = _Parser(
        prog="planner",
        description="One new touch a day, the follow-ups that fit, and a network that stays warm.",
        epilog=_epilog() if named is None else None,
        formatter_class=_Help,
        usage="planner [COMMAND] [--book FILE] [--today YYYY-MM-DD] [--json] …"
        if named is None
        else None,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"planner {__version__}")
    add_common(parser, top=True)
    if named is None:
        parser.set_defaults(command="")
        known, unknown = parser.parse_known_args(argv)
        word = next((each for each in unknown if not each.startswith("-")), None)
        if word is not None:
            raise UsageError(
                f"planner: there is no command {quoted(word)}.{_nearest(word)}\n`planner --help` lists them."
            )
        if unknown:
            option = quoted(unknown[0])
            raise UsageError(
                f"planner: there is no option {option}.\n`planner --help` shows what it takes."
            )
        return known
    sub = _add_command(parser, named)
    known, unknown = parser.parse_known_args(argv)
    if unknown:
        sub.error(
            f"unrecognized arguments: {' '.join(unknown)}"
        )  # argparse would send people to `planner --help`
    return known


def _add_command(parser: argparse.ArgumentParser, named: str) -> argparse.ArgumentParser:
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    sub = commands.add_parser(
        named, description=SHELL[named].help(), formatter_class=_Help, allow_abbrev=False
    )
    add_common(sub, top=False)
    ARGUMENTS[named](sub)
    return sub


def command_parser(named: str) -> argparse.ArgumentParser:
    """Return the parser of one command, for those who want to know what it takes."""
    return _add_command(_Parser(prog="planner"), named)


def _command_in(argv: Sequence[str]) -> str | None:
    """The first word that names a command and is not the value of an option before it."""
    before = ""
    for word in argv:
        if word in SHELL and before not in ("--book", "--today"):
            return word
        before = word
    return None


def _nearest(word: str) -> str:
    import difflib

    near = difflib.get_close_matches(word, SHELL, 1)
    return f" Did you mean {near[0]}?" if near else ""


def _epilog() -> str:
    width = max(map(len, SHELL)) + 2
    rows = "\n".join(f"  {name:{width}}{command.summary()}" for name, command in SHELL.items())
    return (
        f"commands:\n{rows}\n\nWithout a command the planner opens on today. `planner COMMAND --help` says more.\n"
        "Exit codes: 0 done, 1 it could not be done, 2 usage, 3 a name or date needs a decision, 4 the book."
    )


def add_common(parser: argparse.ArgumentParser, *, top: bool) -> None:
    """Declare what every command takes."""
    # Below the top the defaults are suppressed, or they would overwrite what stood before the command.
    unset = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--book", metavar="FILE", default=unset, help="the book (else PLANNER_BOOK, else as set up)"
    )
    parser.add_argument(
        "--today", metavar="YYYY-MM-DD", default=unset, help="plan this day (else PLANNER_TODAY)"
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if top else argparse.SUPPRESS,
        help="one JSON value on stdout",
    )


def _nothing(_: argparse.ArgumentParser) -> None:
    """A command without arguments of its own."""


def add_dry_run(parser: argparse.ArgumentParser) -> None:
    """Declare what every command that writes takes."""
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be done, and do nothing"
    )


def _log(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "line", nargs="+", metavar="LINE", help="what happened; - reads lines from standard input"
    )
    parser.add_argument(
        "--replace", metavar="ID", help="say anew what a touch was; `planner show NAME` has the ids"
    )
    add_dry_run(parser)


def _fields(parser: argparse.ArgumentParser) -> None:
    from planner.commands.people.fields import FIELDS

    for field in FIELDS.values():
        if field.name == "name":
            continue
        options = [f"--{field.name.replace('_', '-')}"]
        if field.name == "cadence_days":
            options = ["--cadence", *options]
        elif options[0].endswith("s") and field.name not in ("urls", "notes", "private_notes"):
            options = [options[0][:-1], *options]
        elif field.name == "urls":
            options = ["--url", *options]
        # Options of several words need no quotes only where the shell gives them as one; so they take one.
        parser.add_argument(
            *options,
            dest=field.name,
            metavar="TEXT",
            action="append",
            help=field.hint or field.label.lower() + _choices(field.choices),
        )
    parser.add_argument("--via", metavar="NAME", help="who introduced them; empty: nobody")


def _choices(choices: tuple[str, ...]) -> str:
    return f": {', '.join(choices)}" if choices else ""


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="+", metavar="NAME")
    _fields(parser)
    add_dry_run(parser)


def _edit(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "who", nargs="+", metavar="NAME", help="a name or an id; - reads ids from standard input"
    )
    parser.add_argument("--name", metavar="TEXT", action="append", help="the new name")
    parser.add_argument(
        "--column",
        choices=("cold", "warming", "active", "none"),
        help="move the card there until the next touch; none gives it back to the rules",
    )
    _fields(parser)
    add_dry_run(parser)


def _list(parser: argparse.ArgumentParser) -> None:
    from planner.records import STATES

    parser.add_argument("--stage", choices=("cold", "warming", "active"))
    parser.add_argument(
        "--state", choices=STATES, help="otherwise all but the ignored and the archived"
    )
    parser.add_argument("--tag", metavar="TAG")
    parser.add_argument("--org", metavar="TEXT")
    parser.add_argument("--owed", action="store_true", help="only those you owe a favour")
    parser.add_argument("--due", action="store_true", help="only those who are due today or late")
    parser.add_argument("--all", action="store_true", help="the ignored and the archived too")
    parser.add_argument(
        "--filter",
        metavar="TEXT",
        help="a filter line: stage:warming org:acme due<14d last>90d tag:design -set, and free words",
    )
    parser.add_argument(
        "--columns", metavar="NAMES", help="what to show: name,org,due,last,tags,email …"
    )
    parser.add_argument(
        "--sort", metavar="NAMES", help="by what, the first counting most; -last turns it round"
    )
    parser.add_argument("--view", metavar="NAME", help="a view that was saved")
    parser.add_argument(
        "--save", metavar="NAME", help="save the filter, columns and sort as a view"
    )
    parser.add_argument("--forget", metavar="NAME", help="forget a view that was saved")
    parser.add_argument(
        "--set",
        metavar="CHANGES",
        help="change everybody in the list, as one step of undo: cadence=monthly tag+design state=kept",
    )
    add_dry_run(parser)


def _show(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", nargs="+", metavar="NAME", help="a name or an id")


def _write(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", nargs="+", metavar="NAME", help="a name or an id")
    parser.add_argument(
        "--item", metavar="ID", help="the follow-up that it is for; else the first with them"
    )
    parser.add_argument(
        "--sent", action="store_true", help="log it as sent, and tick off the follow-up of --item"
    )
    add_dry_run(parser)


def _find(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", metavar="TEXT")


def _done(parser: argparse.ArgumentParser) -> None:
    from planner.records import KINDS

    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="an id of the plan, or a name; - reads standard input"
    )
    parser.add_argument(
        "--kind", choices=KINDS, default="message", help="what it was: a message where not said"
    )
    parser.add_argument("--note", metavar="TEXT", default="")
    add_dry_run(parser)


def _snooze(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="an id of the plan, or a name; - reads standard input"
    )
    parser.add_argument("when", metavar="WHEN", help="until when: 2w, fri, 12 dec, 2026-12-01")
    add_dry_run(parser)


def _skip(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--why", metavar="TEXT", default="", help="the reason")
    add_dry_run(parser)


def _pledge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("time", metavar="TIME", help="8:30, 9am, noon; none takes it back")
    parser.add_argument("--daily", action="store_true", help="for every working day")
    add_dry_run(parser)


def _lighter(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--usual", action="store_true", help="make it a day as any other again")
    add_dry_run(parser)


def _off(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("days", nargs="+", metavar="DATE[..DATE]")
    parser.add_argument("--back", action="store_true", help="make them working days again")
    add_dry_run(parser)


def _history(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="how many (20)")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        metavar="FILE",
        nargs="+",
        help="a file; of vCards several, or the folder they are in",
    )
    parser.add_argument(
        "--map",
        metavar="COLUMN=MEANING",
        action="append",
        default=[],
        help='what a column holds, as in --map "Spalte=org"; remembered',
    )
    add_dry_run(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE", help="the file to write; - writes to standard output"
    )
    parser.add_argument(
        "--format",
        metavar="FORMAT",
        help="csv, vcf (vCard 4.0), ics (calendar), json or md (the week); else by the file's ending",
    )
    parser.add_argument(
        "--private", action="store_true", help="private notes, private touches and leads too"
    )
    parser.add_argument(
        "--filter", metavar="TEXT", help="only these people, as in `planner list --filter`"
    )
    add_dry_run(parser)


def _duplicates(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--least", type=int, metavar="SCORE", help="show pairs from this score on, 0 to 100 (70)"
    )
    parser.add_argument(
        "--not-same", nargs=2, metavar=("NAME", "OTHER"), help="remember that these are two people"
    )
    add_dry_run(parser)


def _merge(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("keep", metavar="KEEP", help="who stays: a name or an id")
    parser.add_argument("other", metavar="OTHER", help="who goes into them")
    parser.add_argument(
        "--take",
        metavar="FIELD=SIDE",
        action="append",
        default=[],
        help="whose value a field takes: keep, other or both, as in --take org=other",
    )
    add_dry_run(parser)


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        help="a setting; or encrypt, passphrase, decrypt, for the synced file",
    )
    parser.add_argument("value", nargs="*", metavar="VALUE")
    parser.add_argument(
        "--off", action="store_true", help="with encrypt: turn it off, as decrypt does"
    )
    add_dry_run(parser)


def _themes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help="the theme to open with")
    add_dry_run(parser)


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"), help="your shell")


def _remind(parser: argparse.ArgumentParser) -> None:
    how = parser.add_mutually_exclusive_group()
    how.add_argument(
        "--notify", action="store_true", help="show it as a notification of the desktop"
    )
    how.add_argument(
        "--cron", metavar="TIME", help="print the line of a crontab that does so at that time"
    )


def _serve(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=int, default=8300, metavar="N", help="the port on this machine (8300)"
    )


def _view(name: str) -> Callable[[argparse.ArgumentParser], None]:
    def declare(parser: argparse.ArgumentParser) -> None:
        from planner.cli.view_arguments import VIEWS

        VIEWS[name](parser)

    return declare


_VIEWS = ("forecast", "stats", "hubs", "orgs", "intros", "hooks", "favours", "why")


def _file(name: str) -> Callable[[argparse.ArgumentParser], None]:
    def declare(parser: argparse.ArgumentParser) -> None:
        from planner.cli.file_arguments import FILE

        FILE[name](parser)

    return declare


_FILE = ("sync", "snapshots", "restore", "doctor")
ARGUMENTS: Mapping[str, Callable[[argparse.ArgumentParser], None]] = {
    "log": _log,
    "skip": _skip,
    "pledge": _pledge,
    "lighter": _lighter,
    "off": _off,
    "done": _done,
    "snooze": _snooze,
    "find": _find,
    "undo": add_dry_run,
    "redo": add_dry_run,
    "inbox": add_dry_run,
    "add": _add,
    "import": _import,
    "export": _export,
    "duplicates": _duplicates,
    "merge": _merge,
    "today": _nothing,
    "edit": _edit,
    "list": _list,
    "show": _show,
    "write": _write,
    "history": _history,
    "demo": _nothing,
    "config": _config,
    "keys": _nothing,
    "themes": _themes,
    "completion": _completion,
    "remind": _remind,
    "serve": _serve,
    **{name: _view(name) for name in _VIEWS},
    **{name: _file(name) for name in _FILE},
}
"""How each command's arguments are declared."""
