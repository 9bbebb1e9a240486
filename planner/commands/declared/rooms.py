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
