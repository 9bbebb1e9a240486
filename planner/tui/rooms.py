"""The only door to the screens: each by its name, imported when it is first opened.

Nothing behind the door is loaded before the first frame except Today, and one module at a time once
the user is reading it. Behind it imports stand at the top of each file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from planner.commands.machine.keymap import COMMANDS


def room_name(reference: str) -> str:
    """Return the name of a screen: that of its module, ``planner.tui.screens.review:ReviewScreen``
    being ``review``."""
    return reference.partition(":")[0].rpartition(".")[2]


ROOMS: Mapping[str, str] = {
    **{room_name(command.room): command.room for command in COMMANDS if command.room},
    "today": "planner.tui.screens.today:TodayScreen",
    "contact": "planner.tui.screens.contact:ContactScreen",
    "duplicates": "planner.tui.screens.duplicates:DuplicatesScreen",
    "merge": "planner.tui.screens.merge:MergeScreen",
    "import": "planner.tui.screens.importing:ImportScreen",
    "inbox": "planner.tui.screens.inbox:InboxScreen",
    "quick-log": "planner.tui.screens.quick_log:QuickLogScreen",
    "edit-log": "planner.tui.screens.edit_log:EditLogScreen",
    "log-many": "planner.tui.screens.batch_log:BatchLogScreen",
    "letter": "planner.tui.screens.letter:LetterScreen",
    "find": "planner.tui.screens.find:FindScreen",
    "add": "planner.tui.screens.add:AddScreen",
    "why": "planner.tui.screens.why:WhyScreen",
    "help": "planner.tui.screens.help:HelpScreen",
    "theme": "planner.tui.screens.theme_picker:ThemePicker",
    "palette": "planner.tui.palette:PalettePanel",
    "palette-entries": "planner.tui.palette:PlannerCommands",
    "ask-text": "planner.tui.screens.ask_text:AskTextScreen",
    "ask-day": "planner.tui.screens.ask_day:AskDayScreen",
    "ask-days": "planner.tui.screens.ask_day:AskDaysScreen",
    "day-choices": "planner.tui.screens.ask_day:day_choices",
    "jump": "planner.tui.screens.jump:JumpScreen",
    "ask-key": "planner.tui.screens.ask_key:AskKeyScreen",
    "choose": "planner.tui.screens.choose:ChooseScreen",
    "working": "planner.tui.screens.working:WorkingScreen",
    "welcome": "planner.tui.screens.welcome:WelcomeScreen",
    "passphrase": "planner.tui.screens.passphrase:PassphraseScreen",
    "tour": "planner.tui.tour:Tour",
    "write": "planner.tui.writing:write_to",
    "copy-address": "planner.tui.writing:copy_address",
}
"""``module:attribute`` by name: the rooms as their commands declare them, the other screens, and
what the app loads as late as them."""


def load(name: str) -> Any:
    """Import and return what stands behind a name."""
    module, _, attribute = ROOMS[name].partition(":")
    return getattr(import_module(module), attribute)


def load_ahead() -> bool:
    """Import one module that nothing has asked for yet, so that its first visit does not wait for
    it; return whether there was one."""
    modules = (reference.partition(":")[0] for reference in ROOMS.values())
    module = next((module for module in modules if module not in sys.modules), None)
    if module is not None:
        import_module(module)
    return module is not None
