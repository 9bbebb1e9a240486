"""What the documents name exists: files, links, commands and options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.cli.arguments import command_parser
from planner.commands.catalogue import SHELL

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("benchmarks/*.md")])

pytestmark = pytest.mark.skipif(not (ROOT / "docs").is_dir(), reason="not a checkout")


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text_of(page))
    local = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_every_file_that_the_architecture_names_exists() -> None:
    names = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.py)`", text_of(ROOT / "docs" / "architecture.md"))
    assert len(names) > 20
    assert [
        name
        for name in names
        if not (ROOT / "planner" / name).exists() and not (ROOT / name).exists()
    ] == []


def commands_in(page: Path) -> list[list[str]]:
    """The words of the commands that a page quotes in code: `planner WORD …`, and lines of indented
    blocks, in which a dot between spaces parts one command from the next."""
    if page.name == "CHANGELOG.md":  # it tells of commands that were
        return []
    text = text_of(page)
    quotes = re.findall(r"`planner ([a-z][^`\n]+)`", text)
    quotes += re.findall(r"^ {4,}(?:\$ )?planner ([a-z].*)$", text, re.MULTILINE)
    return [part.split() for quote in quotes for part in re.split(r" · |  +| # ", quote)[:1]]


def help_of(word: str) -> str:
    """The help of a command and of its actions."""
    parser = command_parser(word)
    actions = [action.choices for action in parser._actions if isinstance(action.choices, dict)]
    return "\n".join(
        [
            parser.format_help(),
            *(sub.format_help() for choice in actions for sub in choice.values()),
        ]
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_quoted_command_and_option_exists(page: Path) -> None:
    for command in commands_in(page):
        word = command[0].strip(",.;:")
        if "." in word:  # a file: "planner 2.json"
            continue
        assert word in SHELL, " ".join(command)
        options = [part for part in command if re.fullmatch(r"--[a-z][a-z-]+", part)]
        text = help_of(word)
        assert [option for option in options if option not in text] == [], " ".join(command)
