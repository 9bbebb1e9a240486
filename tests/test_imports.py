"""The shell's commands load nothing that they do not need, and the rooms know only what they may."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

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
