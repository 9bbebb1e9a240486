"""Completion knows what the book holds, in each of the real shells, and its scripts know no command
by themselves."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from planner.cli.machine.completion import SCRIPTS
from planner.commands.catalogue import SHELL
from planner.commands.declared.command import Flag, Option, arguments
from planner.commands.offers import BESIDE_THE_BOOK, OF_BOOK

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

OFFERED_WITHOUT_A_BOOK = {"file", "theme", "command"}


@pytest.fixture
def filled(run: Callable[..., Ran], book: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    run("add", "Ana Li", "--org", "Acme", "--tag", "design")
    run("add", "Ana Maria Lopez")
    run("add", "Bo's “friend” $HOME")
    run("hubs", "add", "PyData Berlin")
    run("hooks", "add", "My talk is online")
    run("log", "coffee w/ Ana Li; owe Ana Li an intro; promised notes by fri")
    run("list", "--filter", "design", "--save", "Designers")
    monkeypatch.setenv("PLANNER_BOOK", str(book))
    return book


def offered(*words: str, shell: str = "fish") -> list[str]:
    command = [sys.executable, "-m", "planner", "complete", shell, *words]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    assert ran.stderr == ""
    return [line.partition("\t")[0] for line in ran.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["lo"], {"log"}),
        ([""], {"today", "log", "info", "help"}),
        (["show", "an"], {"Ana Li", "Ana Maria Lopez"}),
        (["show", "Ana", "M"], {"Maria Lopez"}),
        (["show", '"Ana L'], {"Ana Li"}),
        (["list", "--state", ""], {"triage", "kept", "maybe", "ignored", "resting", "archived"}),
        (["list", "--sta"], {"--stage", "--state"}),
        (["list", "--stage=w"], {"--stage=warming"}),
        (["list", "--tag", ""], {"design"}),
        (["list", "--org", "a"], {"Acme"}),
        (["list", "--view", "D"], {"Designers"}),
        (["list", "--columns", "ca"], {"cadence"}),
        (["hubs", ""], {"add", "drop", "edit"}),
        (["hubs", "edit", "py"], {"PyData Berlin"}),
        (["hubs", "edit", "--no-"], {"--no-flag"}),
        (["themes", "dar"], {"dark"}),
        (["config", "budget"], {"budget_minutes"}),
        (["config", "minutes.re"], {"minutes.reply"}),
        (["help", "und"], {"undo"}),
        (["add", "Cy", "--via", "Ana L"], {"Ana Li"}),
        (["export", "--format", ""], {"csv", "vcf", "ics"}),
        (["list", "--filter", "st"], {"stage:warming", "state:kept"}),
        (["list", "--filter", "-set tag:"], {"-set tag:design"}),
        (["list", "--filter=met"], {'--filter=met:"PyData Berlin"'}),
        (["completion", ""], {"bash", "zsh", "fish"}),
    ],
)
def test_what_comes_next(filled: Path, words: list[str], values: set[str]) -> None:
    assert set(offered(*words)) >= values
    if words[-1]:
        start = words[-1].strip('"').casefold()
        assert all(value.casefold().startswith(start) for value in offered(*words))


def test_ids_are_offered_with_what_they_are(run: Callable[..., Ran], filled: Path) -> None:
    show = run("show", "Ana Li", "--json").value
    assert show["timeline"][0]["id"][-6:] in offered("log", "--replace", "")
    assert show["promises"][0]["id"][-6:] in offered("done", "")
    assert show["favours"][0]["id"][-6:] in offered("favours", "settle", "")
    assert run("hooks", "--json").value[0]["id"][-6:] in offered("hooks", "drop", "")
    ana = show["contact"]["id"][-6:] if "contact" in show else show["id"][-6:]
    assert offered("show", ana[:3]) == [ana], "as soon as digits are typed"
    assert ana not in offered("show", "")


def test_what_was_added_a_moment_ago_is_offered(run: Callable[..., Ran], filled: Path) -> None:
    assert offered("show", "Zo") == []
    run("add", "Zoe Young")
    assert offered("show", "Zo") == ["Zoe Young"]


def test_nothing_is_said_of_errors(filled: Path, tmp_path: Path) -> None:
    assert offered("--book", str(tmp_path / "none.json"), "show", "") == []
    filled.write_text("no book")
    assert offered("show", "x") == []
    assert offered() == offered("")


def test_a_name_is_shown_and_never_obeyed(run: Callable[..., Ran], filled: Path) -> None:
    run("add", "Evil\x1b[31m\nName")
    for shell in SCRIPTS:
        assert all("\x1b" not in value for value in offered("show", "Evil", shell=shell))


def test_everything_that_an_argument_offers_is_known() -> None:
    for name, command in SHELL.items():
        for takes in (command.takes, *(action.takes for action in command.actions)):
            for argument in arguments(takes):
                if not isinstance(argument, Flag) and argument.offers:
                    assert argument.offers in {
                        *OF_BOOK,
                        *BESIDE_THE_BOOK,
                        *OFFERED_WITHOUT_A_BOOK,
                    }, (name, argument)
                if isinstance(argument, Option):
                    assert argument.names.startswith("--")


def test_the_scripts_name_no_command() -> None:
    for script in SCRIPTS.values():
        assert not any(f" {name}\n" in script for name in SHELL if name != "complete")


@pytest.mark.parametrize("shell", list(SCRIPTS))
def test_a_script_is_printed_whole_and_is_one_of_that_shell(
    run: Callable[..., Ran], shell: str
) -> None:
    script = run("completion", shell).out
    assert run("completion", shell, "--json").value["script"] == script.rstrip("\n")
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n"], input=script, text=True, capture_output=True)
        assert (checked.returncode, checked.stderr) == (0, "")


def _path(folder: Path) -> dict[str, str]:
    """An environment in which `planner` is this one."""
    program = folder / "planner"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m planner "$@"\n')
    program.chmod(0o755)
    root = str(Path(__file__).parent.parent.parent)
    path = f"{folder}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": root, "HOME": str(folder), "TERM": "dumb"}


def _ran(folder: Path, *command: str) -> str:
    ran = subprocess.run(command, env=_path(folder), capture_output=True, text=True, timeout=60)
    return ran.stdout


BASH = """
source <(planner completion bash)
COMP_WORDS=(%s); COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
_planner planner
printf '%%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
def test_in_bash(filled: Path, tmp_path: Path) -> None:
    def replies(words: str) -> list[str]:
        return _ran(tmp_path, "bash", "-c", BASH % words).splitlines()

    assert replies("planner und") == ["undo"]
    assert replies("planner show An") == ["Ana\\ Li", "Ana\\ Maria\\ Lopez"]
    assert replies("planner show '\"Ana L'") == ["Ana Li"]
    assert replies("planner list --state res") == ["resting"]
    (name,) = replies("planner show Bo")
    assert _ran(tmp_path, "bash", "-c", f"printf %s {name}") == "Bo's “friend” $HOME"


ZSH = """
autoload -Uz compinit; compinit -u -d $HOME/.zcompdump
source <(planner completion zsh)
_describe() { print -l -- "${offers[@]}" }
words=(%s); CURRENT=${#words}
_planner
"""


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_in_zsh(filled: Path, tmp_path: Path) -> None:
    def replies(words: str) -> list[str]:
        lines = _ran(tmp_path, "zsh", "-f", "-c", ZSH % words).splitlines()
        return [line.partition(":")[0] for line in lines]

    assert replies("planner und") == ["undo"]
    assert replies("planner show An") == ["Ana Li", "Ana Maria Lopez"]
    assert replies("planner list --state res") == ["resting"]
    assert replies("planner show '' ")[-1].startswith("Bo")


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_in_fish(filled: Path, tmp_path: Path) -> None:
    def replies(line: str) -> list[str]:
        script = f"planner completion fish | source; complete -C '{line}'"
        out = _ran(tmp_path, "fish", "--no-config", "-c", script)
        return [reply.partition("\t")[0] for reply in out.splitlines()]

    assert replies("planner und") == ["undo"]
    assert set(replies("planner show An")) == {"Ana Li", "Ana Maria Lopez"}
    assert replies("planner list --state res") == ["resting"]
