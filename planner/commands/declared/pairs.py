"""Two contacts who may be one, side by side."""

from __future__ import annotations

from planner.commands.declared.command import Command


class TakeLeftCommand(Command):
    """Take the value of the one on the left, who stays."""

    name = "take-left"
    title = "Left"
    key = "less_than_sign"
    scope = "duplicates"
    footer = True
    doing = "command_take_left"


class TakeRightCommand(Command):
    """Take the value of the one on the right."""

    name = "take-right"
    title = "Right"
    key = "greater_than_sign"
    scope = "duplicates"
    footer = True
    doing = "command_take_right"


class TakeBothCommand(Command):
    """Take both: sets are united, texts put under one another, of the rest the other's goes into the notes."""

    name = "take-both"
    title = "Both"
    key = "plus"
    scope = "duplicates"
    footer = True
    doing = "command_take_both"


class MergePairCommand(Command):
    """Make one of the two, as it is shown; one undo makes two of them again."""

    name = "merge-pair"
    title = "Merge"
    key = "enter"
    scope = "duplicates"
    footer = True
    doing = "command_merge_pair"


class NotSameCommand(Command):
    """They are two people: remember that, and do not ask again."""

    name = "not-same"
    title = "Not the same"
    key = "x"
    scope = "duplicates"
    footer = True
    doing = "command_not_same"


class NextPairCommand(Command):
    """Leave this pair for now and look at the next."""

    name = "next-pair"
    title = "Next"
    key = "n"
    scope = "duplicates"
    footer = True
    doing = "command_next_pair"
