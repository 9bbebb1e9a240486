"""The shell's commands load nothing that they do not need, and the rooms know only what they
may."""

from __future__ import annotations

import ast
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.book import Book, create_book
from planner.change import Change, Put
from planner.paths import state_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "planner"

HEAVY = ("textual", "rich", "pendulum", "holidays", "rapidfuzz", "pyrage", "keyring")
PROGRAM = """
import sys
from planner.cli.main import main
try:
    code = main(sys.argv[1:])
except SystemExit as leaving:
    code = leaving.code
print(",".join(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    "argv",
    [
        ["--help"],
        ["--version"],
        ["add", "Ana Li"],
        ["log", "coffee with Bo Chen yesterday"],
        ["today"],
        ["list"],
    ],
)
def test_heavy_libraries_stay_out(argv: list[str], tmp_path: Path) -> None:
    book = tmp_path / "planner.json"
    subprocess.run(
        [sys.executable, "-m", "planner", "--book", book, "add", "Bo Chen"],
        check=True,
        capture_output=True,
    )
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, "--book", str(book), *argv],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    loaded = set(ran.stderr.splitlines()[-1].split(","))
    assert loaded & set(HEAVY) == set()


COUNT = """
import sys
from planner.cli.main import main
code = main(sys.argv[1:])
print(" ".join(name for name in sys.modules if name.startswith(("planner", "argparse", "tinydb"))), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(
    ("argv", "most"),
    [
        (["log", "coffee with Bo Chen yesterday"], 160),
        (["today"], 147),
        (["done", "the-deck"], 208),
        (["find", "Bo"], 131),
        (["show", "Bo Chen"], 141),
    ],
)
def test_what_is_typed_every_day_loads_few_modules(
    argv: list[str], most: int, tmp_path: Path
) -> None:
    """A module costs a quarter of a millisecond: whoever adds one here sees what a start pays."""
    path, state = tmp_path / "planner.json", state_folder()
    create_book(path, state)
    promise = {"who": "me", "text": "the deck", "due": date(2026, 11, 18)}
    edits = (
        Put("contacts", "bo", {"name": "Bo Chen"}),
        Put("promises", "the-deck", {**promise, "contact": "bo"}),
    )
    Book.open(path, state=state).apply(Change("x", edits))
    ran = subprocess.run(
        [sys.executable, "-c", COUNT, "--book", str(path), "--today", "2026-11-18", *argv],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    loaded = ran.stderr.splitlines()[-1].split()
    writes = argv[0] in ("log", "done")
    assert "argparse" not in loaded and ("tinydb" in loaded) == writes
    modules = [name for name in loaded if name.startswith("planner")]
    assert len(modules) <= most, f"{len(modules)} modules"


def _imports(node: ast.AST, *, inside: bool = False) -> Iterator[tuple[str, bool]]:
    """The modules that are imported when a file runs, and whether a function does it; not those for
    types."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        if isinstance(child, ast.ImportFrom) and child.module:
            yield child.module, inside
        if isinstance(child, ast.Import):
            yield from ((alias.name, inside) for alias in child.names)
        function = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        yield from _imports(child, inside=inside or function)


def _shell() -> Iterator[tuple[str, str, bool]]:
    for path in (PACKAGE / "__main__.py", *sorted((PACKAGE / "cli").rglob("*.py"))):
        for module, inside in _imports(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(PACKAGE).as_posix(), module, inside


def test_the_shell_takes_types_alone_from_the_engine_the_quick_log_and_the_book() -> None:
    rooms = ("planner.engine", "planner.quicklog", "planner.book")
    assert [row for row in _shell() if row[1].startswith(rooms)] == []


def test_the_shell_imports_inside_functions_only_where_a_start_would_pay() -> None:
    """The parser before the app, the app before the shell, what goes wrong, and what a plain line
    need not load."""
    assert {(path, module) for path, module, inside in _shell() if inside} == {
        ("__main__.py", "planner.cli.main"),
        ("__main__.py", "planner.tui.run"),
        ("__main__.py", "planner.cli.failures"),
        ("__main__.py", "planner.cli.day.kept_answers"),
        ("__main__.py", "planner.cli.machine.complete"),
        ("cli/main.py", "planner.cli.arguments"),
        ("cli/main.py", "planner.cli.failures"),
        ("cli/main.py", "planner.cli.shell"),
        ("cli/shell.py", "planner.cli.passphrase"),
        ("cli/shell.py", "planner.commands.file.books"),
        ("cli/arguments.py", "difflib"),
        ("cli/machine/complete.py", "planner.commands.file.books"),
        ("cli/machine/complete.py", "planner.commands.machine.themes"),
        ("cli/machine/complete.py", "planner.commands.offers"),
        ("cli/logging/log.py", "planner.cli.logging.batch"),
        ("cli/logging/log.py", "planner.commands.phone.inbox_file"),
        ("cli/logging/log.py", "planner.cli.logging.replace"),
    }
