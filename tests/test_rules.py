"""docs/rules.md defines every rule that the code cites, and names files that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.commands.machine.keymap import COMMANDS

ROOT = Path(__file__).parents[1]
RULES = ROOT / "docs" / "rules.md"
NUMBER = re.compile(r"(?<![\w.-])([RP][1-9]\d?)(?![\w-])")

pytestmark = pytest.mark.skipif(not RULES.exists(), reason="not a checkout")


def rows() -> dict[str, list[str]]:
    """The cells of each rule's row, by the rule's number."""
    table = {}
    for line in RULES.read_text(encoding="utf-8").splitlines():
        match = re.match(r"\| \*\*([RP]\d+)\*\*", line)
        if match:
            table[match[1]] = [cell.strip() for cell in line.strip("| ").split(" | ")]
    return table


def test_every_rule_of_the_design_has_a_row() -> None:
    expected = [f"R{number}" for number in range(1, 31)] + [f"P{number}" for number in range(1, 15)]
    assert list(rows()) == expected


def test_every_number_that_the_code_cites_is_defined() -> None:
    defined = set(rows())
    unknown = {}
    for folder in ("planner", "tests", "benchmarks"):
        for path in (ROOT / folder).rglob("*.py"):
            if path == Path(__file__):
                continue
            cited = set(NUMBER.findall(path.read_text(encoding="utf-8")))
            if cited - defined:
                unknown[str(path.relative_to(ROOT))] = sorted(cited - defined)
    assert unknown == {}


def test_every_file_that_the_page_names_exists() -> None:
    named = re.findall(r"`(planner/[\w/.]+)`", RULES.read_text(encoding="utf-8"))
    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []


def test_every_command_that_the_page_names_exists() -> None:
    words = {command.name for command in COMMANDS if command.run}
    cited = [
        (number, word)
        for number, cells in rows().items()
        for word in re.findall(r"`(?:planner )?([a-z]+)[^`]*`", cells[-1])
    ]
    assert [pair for pair in cited if pair[1] not in words | {"planner"}] == []
