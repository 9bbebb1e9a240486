"""What works in one room of the network alone: among the hubs, the introductions, the numbers, the settings."""

from __future__ import annotations

from planner.commands.declared.command import Command


class HubLogCommand(Command):
    """Log a visit to the hub: the event stands in the first line already, a line for each person follows."""

    name = "hub-log"
    title = "Log a visit"
    key = "b"
    scope = "hubs"
    doing = "command_hub_log"


class HubPrepareCommand(Command):
    """Prepare for what is to come: whom to meet, what you want, what you offer, what you leave with."""

    name = "hub-prepare"
    title = "Prepare"
    key = "p"
    scope = "hubs"
    doing = "command_hub_prepare"


class HubFlagCommand(Command):
    """Note a red flag that only you can see, or take one back."""

    name = "hub-flag"
    title = "Red flag"
    key = "f"
    scope = "hubs"
    doing = "command_hub_flag"


class HubEditCommand(Command):
    """Change a hub's name, kind, place, cost or rhythm."""

    name = "hub-edit"
    title = "Edit"
    key = "e"
    scope = "hubs"
    doing = "command_hub_edit"


class HookUseCommand(Command):
    """Write to somebody who would care, with the hook in the message."""

    name = "hook-use"
    title = "Write"
    key = "e"
    scope = "hooks"
    doing = "command_hook_use"


class HookHeardCommand(Command):
    """Note that the one under the cursor has heard it: they are not offered it again."""

    name = "hook-heard"
    title = "Heard it"
    key = "space"
    scope = "hooks"
    doing = "command_hook_heard"


class HookChangeCommand(Command):
    """Change a hook's text, tags, organisations or last day."""

    name = "hook-change"
    title = "Change"
    key = "c"
    scope = "hooks"
    doing = "command_hook_change"


class HookDropCommand(Command):
    """Take a hook out of the library; one undo brings it back."""

    name = "hook-drop"
    title = "Drop"
    key = "x,delete"
    scope = "hooks"
    doing = "command_hook_drop"


class HookSearchCommand(Command):
    """Show the hooks alone in which a text stands: a word, a tag, an organisation, a name."""

    name = "hook-search"
    title = "Search"
    key = "f"
    scope = "hooks"
    doing = "command_hook_search"


class FoldCommand(Command):
    """Fold those whom the contact introduced, or unfold them."""

    name = "fold"
    title = "Fold"
    key = "space"
    scope = "introductions"
    doing = "command_fold"


class FoldAllCommand(Command):
    """Fold all chains of introductions, or unfold them."""

    name = "fold-all"
    title = "Fold all"
    key = "F"
    scope = "introductions"
    doing = "command_fold_all"


class SearchTreeCommand(Command):
    """Show the chains and organisations alone in which a text stands."""

    name = "search-tree"
    title = "Search"
    key = "f"
    scope = "introductions"
    doing = "command_search_tree"


class ExportTreeCommand(Command):
    """Write the tree of introductions into a file that Graphviz draws."""

    name = "export-tree"
    title = "Graphviz"
    key = "E"
    scope = "introductions"
    doing = "command_export_tree"


class NextWindowCommand(Command):
    """Look at the numbers of another time: a year, a quarter, a month, all of it."""

    name = "next-window"
    title = "Another time"
    key = "w"
    scope = "numbers"
    doing = "command_next_window"


class WeekBeforeCommand(Command):
    """Show the week before."""

    name = "week-before"
    title = "Week before"
    key = "left_square_bracket"
    scope = "review"
    doing = "command_week_before"


class WeekAfterCommand(Command):
    """Show the week after."""

    name = "week-after"
    title = "Week after"
    key = "right_square_bracket"
    scope = "review"
    doing = "command_week_after"


class ExportWeekCommand(Command):
    """Write the week into a file: a page with its pictures in it, or Markdown."""

    name = "export-week"
    title = "Write a file"
    key = "E"
    scope = "review"
    doing = "command_export_week"


class CloseDayCommand(Command):
    """Close the day: what is open waits for tomorrow."""

    name = "close-day"
    title = "Close the day"
    key = "c"
    scope = "evening"
    doing = "command_close_day"


class FellThroughCommand(Command):
    """Say that what was to take place did not, decline a proposal for good, or let a line of the inbox be."""

    name = "fell-through"
    title = "It did not"
    key = "x,delete"
    scope = "proposals"
    doing = "command_fell_through"


class EditProposalCommand(Command):
    """Edit the line of a proposal before it is logged."""

    name = "edit-proposal"
    title = "Edit the line"
    key = "e"
    scope = "proposals"
    doing = "command_edit_proposal"


class AddStrangerCommand(Command):
    """Add somebody who took part in what is proposed and is not in the book."""

    name = "add-stranger"
    title = "Add them"
    key = "A"
    scope = "proposals"
    doing = "command_add_stranger"


class LookAgainCommand(Command):
    """Read the calendars and the sent mail anew that `planner propose --standing` named."""

    name = "look-again"
    title = "Look again"
    key = "r"
    scope = "inbox"
    doing = "command_look_again"
