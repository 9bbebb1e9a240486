"""The app itself: where one goes, and how it looks."""

from __future__ import annotations

from planner.commands.declared.command import Command


class ShowTodayCommand(Command):
    """The day: the new touch, the follow-ups, the board."""

    name = "screen-today"
    title = "Today"
    key = "1"
    doing = "command_screen_today"


class ShowBoardCommand(Command):
    """The board at full height: cold, warming, active, owed a favour."""

    name = "screen-board"
    title = "Board"
    key = "2"
    room = "planner.tui.screens.board:BoardScreen"


class ShowContactCommand(Command):
    """The card of the contact under the cursor."""

    name = "screen-contact"
    title = "Contact"
    key = "3"
    doing = "command_screen_contact"


class ShowSheetCommand(Command):
    """The sheet: everybody in one table, with a filter line, sorted as you like, changed many at once."""

    name = "screen-sheet"
    title = "Sheet"
    key = "4"
    room = "planner.tui.screens.sheet:SheetScreen"


class ShowTriageCommand(Command):
    """Sort the people you imported, one at a time."""

    name = "screen-triage"
    title = "Triage"
    key = "5"
    room = "planner.tui.screens.triage:TriageScreen"


class ShowHubsCommand(Command):
    """Hubs: what each event, group and place has yielded, which to keep and which to stop, and what is to come."""

    name = "screen-hubs"
    title = "Hubs"
    key = "6"
    room = "planner.tui.screens.hubs:HubsScreen"


class ShowIntroductionsCommand(Command):
    """Who introduced whom, who is owed thanks or news, the best connectors, and where you know only one person."""

    name = "screen-introductions"
    title = "Introductions"
    key = "7"
    room = "planner.tui.screens.introductions:IntroductionsScreen"


class ShowNumbersCommand(Command):
    """What came of it: outreach by week, temperature, forecast, funnel, shares and a year of kept days."""

    name = "screen-numbers"
    title = "Numbers"
    key = "8"
    room = "planner.tui.screens.numbers:NumbersScreen"


class ShowSyncCommand(Command):
    """What was merged and from where, edits that met field by field, snapshots, and how the file is."""

    name = "screen-sync"
    title = "Sync"
    key = "9"
    room = "planner.tui.screens.sync:SyncScreen"


class ShowSettingsCommand(Command):
    """Every setting with its documentation, the keys and the themes."""

    name = "screen-settings"
    title = "Settings"
    key = "0"
    room = "planner.tui.screens.settings:SettingsScreen"


class ThemeCommand(Command):
    """Choose how the planner looks, with a live preview."""

    name = "theme"
    title = "Theme"
    key = "t"
    doing = "command_theme"


class QuitCommand(Command):
    """Leave. With the new touch still open, the planner asks once."""

    name = "quit"
    title = "Quit"
    key = "q"
    footer = True
    doing = "command_quit"


class PaletteCommand(Command):
    """Every command by name, and the themes."""

    name = "palette"
    title = "Palette"
    key = "ctrl+p"
    doing = "command_palette"


class TourCommand(Command):
    """The tour: five minutes on the sample book, one step at a time; the same key leaves it."""

    name = "tour"
    title = "Tour"
    key = "ctrl+g"
    doing = "command_tour"


class GoCommand(Command):
    """Go somewhere by a second key: the first or the last row, a room, the next part of the screen."""

    name = "go"
    title = "Go"
    key = "g"
    scope = "list"
    doing = "command_go"


class JumpCommand(Command):
    """Jump: a letter stands on every row and card that is seen, and takes the cursor there."""

    name = "jump"
    title = "Jump"
    key = "ctrl+o"
    doing = "command_jump"


class SuspendCommand(Command):
    """Put the planner into the background; `fg` in the shell brings it back."""

    name = "suspend"
    title = "Suspend"
    key = "ctrl+z"
    doing = "command_suspend"
