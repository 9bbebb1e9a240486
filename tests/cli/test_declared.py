"""Declared once: a command's key has a doing, its word a runner; what is missing fails by its
name."""

from __future__ import annotations

import inspect
from typing import get_args

import pytest
from textual.screen import Screen

from planner.cli.arguments import command_parser
from planner.commands.catalogue import GROUPS, SHELL
from planner.commands.declared.command import (
    Command,
    Option,
    Scope,
    Word,
    arguments,
    choices,
    look_up,
)
from planner.commands.machine.keymap import COMMANDS, KEYED, MOVES
from planner.tui.app import PlannerApp
from planner.tui.screens.acting import ActingScreen
from planner.tui.screens.board import BoardScreen
from planner.tui.screens.contact import ContactScreen
from planner.tui.screens.duplicates import DuplicatesScreen
from planner.tui.screens.evening import EveningScreen
from planner.tui.screens.hooks import HooksScreen
from planner.tui.screens.hubs import HubsScreen
from planner.tui.screens.inbox import InboxScreen
from planner.tui.screens.introductions import IntroductionsScreen
from planner.tui.screens.merge import MergeScreen
from planner.tui.screens.numbers import NumbersScreen
from planner.tui.screens.review import ReviewScreen
from planner.tui.screens.settings import SettingsScreen
from planner.tui.screens.sheet import SheetScreen
from planner.tui.screens.sync import SyncScreen
from planner.tui.screens.today import TodayScreen
from planner.tui.screens.triage import TriageScreen

DOERS: dict[Scope, tuple[type, ...]] = {
    "everywhere": (PlannerApp, ActingScreen),
    "list": (PlannerApp,),
    "board": (ActingScreen,),
    "columns": (BoardScreen,),
    "contact": (ContactScreen,),
    "today": (TodayScreen,),
    "triage": (TriageScreen,),
    "hubs": (HubsScreen,),
    "hooks": (HooksScreen,),
    "introductions": (IntroductionsScreen,),
    "numbers": (NumbersScreen,),
    "review": (ReviewScreen,),
    "proposals": (EveningScreen, InboxScreen),
    "evening": (EveningScreen,),
    "inbox": (InboxScreen,),
    "settings": (SettingsScreen,),
    "sheet": (SheetScreen,),
    "sync": (SyncScreen,),
    "duplicates": (DuplicatesScreen, MergeScreen),
}
"""Which classes may do the commands of a scope."""


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_a_command_is_declared_whole(command: type[Command]) -> None:
    assert command.__name__.endswith("Command"), "its name may be a type's elsewhere"
    assert command.title and command.summary().endswith(".")
    in_app = command.doing or command.room
    assert in_app or command.run, "neither the app nor the shell has it"
    assert in_app or not command.key, "it has a key, and nothing in the app does it"
    assert in_app or not command.footer, "the footer shows what the app does not have"
    assert not (command.doing and command.room), "two things that it does in the app"
    assert command.run or not (command.takes or command.actions), "arguments, and no runner"
    assert command.scope in get_args(Scope)


def test_no_two_commands_have_one_name() -> None:
    names = [command.name for command in COMMANDS]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "command", [command for command in KEYED if command not in MOVES], ids=lambda one: one.name
)
def test_what_a_key_does_is_there(command: type[Command]) -> None:
    if command.room:
        assert issubclass(look_up(command.room), Screen), f"{command.name} opens no screen"
        return
    doers = DOERS[command.scope]
    assert any(callable(getattr(doer, command.doing, None)) for doer in doers), (
        f"{command.name} has the key {command.key}, and no {command.doing} in "
        f"{' or '.join(doer.__name__ for doer in doers)}"
    )


@pytest.mark.parametrize("name", SHELL)
def test_what_a_word_runs_is_there_and_its_arguments_parse(name: str) -> None:
    runner = look_up(SHELL[name].run)
    assert list(inspect.signature(runner).parameters) == ["shell"]
    assert command_parser(name).format_help()


@pytest.mark.parametrize("name", SHELL)
def test_an_argument_that_has_choices_elsewhere_finds_them(name: str) -> None:
    command = SHELL[name]
    for takes in (command.takes, *(action.takes for action in command.actions)):
        for argument in arguments(takes):
            if isinstance(argument, Word | Option) and argument.choices:
                assert all(isinstance(choice, str) for choice in choices(argument))


def test_a_reference_that_names_nothing_is_told_by_name() -> None:
    with pytest.raises(LookupError, match=r"planner\.cli\.nowhere:run"):
        look_up("planner.cli.nowhere:run")
    with pytest.raises(LookupError, match=r"planner\.cli\.main:nothing"):
        look_up("planner.cli.main:nothing")


def test_what_the_shell_has_is_declared_where_every_start_reads_it() -> None:
    assert {command.name for command in COMMANDS if command.run} == set(SHELL)
    assert all(any(command.run for command in commands) for commands in GROUPS.values())
