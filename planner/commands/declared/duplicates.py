"""What can be done with two contacts who may be one."""

from __future__ import annotations

from planner.commands.declared.command import Command


class TakeLeft(Command):
    """Take the value of the one on the left, who stays."""

    name, title, key, place, footer = "take-left", "Left", "less_than_sign", "duplicates", True


class TakeRight(Command):
    """Take the value of the one on the right."""

    name, title, key, place, footer = "take-right", "Right", "greater_than_sign", "duplicates", True


class TakeBoth(Command):
    """Take both: sets are united, texts put under one another, of the rest the other's goes into the notes."""

    name, title, key, place, footer = "take-both", "Both", "plus", "duplicates", True


class MergePair(Command):
    """Make one of the two, as it is shown; one undo makes two of them again."""

    name, title, key, place, footer = "merge-pair", "Merge", "enter", "duplicates", True


class NotSame(Command):
    """They are two people: remember that, and do not ask again."""

    name, title, key, place, footer = "not-same", "Not the same", "x", "duplicates", True


class NextPair(Command):
    """Leave this pair for now and look at the next."""

    name, title, key, place, footer = "next-pair", "Next", "n", "duplicates", True


PAIRS: tuple[type[Command], ...] = (TakeLeft, TakeRight, TakeBoth, MergePair, NotSame, NextPair)
"""All of them, in the order in which the palette and the help show them."""
