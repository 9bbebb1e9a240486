"""The manual page is what the declarations say, and roff reads it without a complaint."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.cli.machine.manual import man_page
from planner.commands.catalogue import SHELL
from planner.commands.declared.command import Option, arguments

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

PAGE = Path(__file__).parent.parent.parent / "docs" / "planner.1"


def test_the_page_in_the_package_is_made_from_the_declarations() -> None:
    made = re.sub("planner [0-9.]+", "planner", man_page())
    kept = re.sub("planner [0-9.]+", "planner", PAGE.read_text(encoding="utf-8"))
    assert kept == made, "run: planner help --man > docs/planner.1"


def test_every_command_and_option_is_in_it(run: Callable[..., Ran]) -> None:
    page = run("help", "--man").out.replace("\\-", "-")
    for name, command in SHELL.items():
        if command.hidden:
            continue
        assert f".SS planner {name}" in page
        for argument in arguments(command.takes):
            if isinstance(argument, Option):
                assert argument.names.split()[0] in page, (name, argument.names)


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_roff_reads_it_without_a_complaint() -> None:
    ran = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-k", str(PAGE)], capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "planner log" in ran.stdout
