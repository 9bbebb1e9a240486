"""Keys come from the declarations; the user's keys.toml changes them, and what it gets wrong is
reported."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.keys import Keys
from textual.widgets import Static

from planner.commands.catalogue import Scope
from planner.commands.machine.keymap import (
    COMMANDS,
    KEYED,
    MOVES,
    TOGETHER,
    is_key,
    key_map,
    read_key_map,
)
from planner.tui.app import PlannerApp
from planner.tui.keys import bindings_for, commands_at, cursor_bindings, key_words
from planner.tui.screens.help import HelpScreen
from planner.tui.widgets.footer import KeyFooter
from tests.tui import hand_made


def test_every_command_of_the_app_that_has_a_key_is_bound_where_it_works() -> None:
    bound = {binding.id: binding for place in TOGETHER for binding in bindings_for(place)}
    for command in COMMANDS:
        if command in KEYED and command.key and command not in MOVES:
            binding = bound[command.name]
            assert (binding.key, binding.action) == (command.key, f"app.command('{command.name}')")
            assert binding.tooltip == command.summary()


def test_a_place_has_its_own_keys_and_those_of_the_places_it_holds() -> None:
    today = {binding.id for binding in bindings_for("today")}
    assert {"new", "skip", "done", "move"} <= today
    assert "log" not in today, "the app binds what works everywhere"
    assert {command.name for command in commands_at("triage")} >= {"keep", "ignore", "log", "quit"}
    assert "skip" not in {command.name for command in commands_at("triage")}


def test_no_two_declared_keys_clash_in_any_place() -> None:
    for place in TOGETHER:
        keys = [
            key
            for command in KEYED
            if command.scope in TOGETHER[place]
            for key in command.key.split(",")
            if key
        ]
        assert len(keys) == len(set(keys)), place


def test_the_quick_log_has_l_so_that_only_h_j_and_k_move_the_cursor() -> None:
    moving = {key for binding in cursor_bindings() for key in binding.key.split(",")}
    assert {"h", "j", "k", "up", "down", "left", "right"} <= moving
    assert "l" not in moving


@pytest.mark.parametrize(
    ("wanted", "problem"),
    [
        ({"logg": "x"}, "there is no command logg"),
        ({"log": 5}, "log must be a text"),
        ({"log": "slash"}, "slash cannot be Log, it is Find already"),
        ({"skip": "j"}, "j cannot be Skip, it is Down already"),
        ({"log": "ctlr+l"}, "log: there is no key “ctlr+l”"),
        ({"log": "pgup"}, "log: there is no key “pgup”"),
        ({"log": "l, questionmark"}, "log: there is no key “questionmark”"),
    ],
)
def test_a_wish_that_cannot_be_followed_is_reported_and_the_key_stays(
    wanted: dict[str, object], problem: str
) -> None:
    result = key_map(wanted)
    assert [problem in each for each in result.problems] == [True]
    assert result.keys["log"] == "l"
    assert result.keys["skip"] == "x"


def test_every_key_that_textual_names_and_every_declared_key_is_one() -> None:
    named = {key.value for key in Keys if key.value.replace("+", "").isalnum()}
    for key in {*named, "?", "ö", "+", "plus", "ctrl+plus", "question_mark", "full_stop"}:
        assert is_key(key), key
    for command in KEYED:
        assert all(map(is_key, filter(None, command.key.split(",")))), command.name


def test_keys_can_be_swapped_and_shared_between_places_that_never_meet() -> None:
    swapped = key_map({"log": "u", "undo": "l", "keep": "n"})
    assert swapped.problems == ()
    assert (swapped.keys["log"], swapped.keys["undo"], swapped.keys["keep"]) == ("u", "l", "n")


def test_of_two_wishes_for_one_key_one_is_followed_and_the_other_reported() -> None:
    result = key_map({"log": "z", "find": "z"})
    assert len(result.problems) == 1
    assert sorted((result.keys["log"], result.keys["find"])) in (["l", "z"], ["slash", "z"])


def test_a_broken_key_map_is_reported_and_the_keys_are_as_declared(tmp_path: Path) -> None:
    path = tmp_path / "keys.toml"
    path.write_text("log = ")
    result = read_key_map(path)
    assert "cannot be read" in result.problems[0]
    assert result.keys == key_map({}).keys
    assert read_key_map(tmp_path / "none.toml").problems == ()


@pytest.mark.parametrize(
    ("keys", "long", "short"),
    [
        ("question_mark", "?", "?"),
        ("space", "space", "␣"),
        ("shift+left,H", "shift+←", "shift+←"),
        ("ctrl+r", "ctrl+r", "ctrl+r"),
    ],
)
def test_keys_are_written_for_people(keys: str, long: str, short: str) -> None:
    assert key_words(keys) == long
    assert key_words(keys, short=True) == short


async def test_a_remapped_key_works_is_shown_and_gives_its_old_key_back(own_machine: Path) -> None:
    (own_machine / "config").mkdir(parents=True)
    (own_machine / "config" / "keys.toml").write_text(
        'help = "z"\nundo = "question_mark"\ncursor-down = "f6"\n'
    )
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("z")
        assert type(app.screen).__name__ == "HelpScreen"
        await pilot.press("escape", "f6")
        assert app.screen.focused is app.screen.follow_ups  # type: ignore[attr-defined]
        shown = app.screen.query_one(KeyFooter).render_line(0).text
        assert "z help" in shown
        assert "? undo" in shown


async def test_problems_with_the_key_map_are_said_at_the_start(own_machine: Path) -> None:
    (own_machine / "config").mkdir(parents=True)
    (own_machine / "config" / "keys.toml").write_text('logg = "z"\n')
    app = PlannerApp(hand_made.session())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert [
            "there is no command logg" in str(toast.message) for toast in app._notifications
        ] == [True]


@pytest.mark.parametrize("place", list(TOGETHER))
async def test_help_explains_every_place(place: Scope) -> None:
    app = PlannerApp(hand_made.session())
    async with app.run_test(size=(120, 40)) as pilot:
        app.push_screen(HelpScreen(place, app.keys.keys))
        await pilot.pause()
        text = "\n".join(
            str(each.render()) for each in app.screen.query(".help-group").results(Static)
        )
        assert all(command.summary().split()[0] in text for command in commands_at(place))
