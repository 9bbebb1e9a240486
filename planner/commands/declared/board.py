"""Cards of the board, moved by hand; and the board itself: filtered, sorted, folded, changed many at once."""

from __future__ import annotations

from planner.commands.declared.command import Command


class MoveCommand(Command):
    """Move the card to another column by hand; it stays there until the next touch."""

    name = "move"
    title = "Move"
    key = "m"
    scope = "board"
    doing = "command_move"


class MoveLeftCommand(Command):
    """Move the card one column to the left."""

    name = "move-left"
    title = "Move left"
    key = "shift+left,H"
    scope = "board"
    doing = "command_move_left"


class MoveRightCommand(Command):
    """Move the card one column to the right."""

    name = "move-right"
    title = "Move right"
    key = "shift+right,L"
    scope = "board"
    doing = "command_move_right"


class ReleaseCommand(Command):
    """Give a card that was moved by hand back to the engine."""

    name = "release"
    title = "Release"
    key = "r"
    scope = "board"
    doing = "command_release"


class BoardFilterCommand(Command):
    """Write the filter line of the board, as on the sheet: org:acme due<14d tag:design -set, and free words."""

    name = "board-filter"
    title = "Filter"
    key = "f"
    scope = "columns"
    doing = "command_board_filter"


class BoardSortCommand(Command):
    """Sort the cards: as they come up, by name, last touch, temperature or organisation."""

    name = "board-sort"
    title = "Sort"
    key = "o"
    scope = "columns"
    doing = "command_board_sort"


class BoardChooseCommand(Command):
    """Choose the card under the cursor, or let it go; move, snooze and change are for all that are chosen."""

    name = "board-choose"
    title = "Choose"
    key = "v"
    scope = "columns"
    doing = "command_board_choose"


class BoardChooseAllCommand(Command):
    """Choose all cards of the column, or let all of them go."""

    name = "board-choose-all"
    title = "Choose the column"
    key = "asterisk"
    scope = "columns"
    doing = "command_board_choose_all"


class BoardChangeCommand(Command):
    """Change all that are chosen, as one step of undo: cadence=monthly tag+design state=resting."""

    name = "board-change"
    title = "Change"
    key = "c"
    scope = "columns"
    doing = "command_board_change"


class BoardFoldCommand(Command):
    """Fold the column under the cursor to its sign and count, or unfold it."""

    name = "board-fold"
    title = "Fold"
    key = "minus"
    scope = "columns"
    doing = "command_board_fold"


class BoardDensityCommand(Command):
    """Show the cards in one line each, roomy, or as the height allows; this machine remembers it."""

    name = "board-density"
    title = "Density"
    key = "plus"
    scope = "columns"
    doing = "command_board_density"


class LetBeCommand(Command):
    """Let it be: a message needs no answer, a promise is dropped, a favour waived, what was planned did not take place."""

    name = "let-be"
    title = "Let be"
    key = "w"
    scope = "board"
    doing = "command_let_be"


class SaidNoCommand(Command):
    """Log that they declined: nobody asks again, and the next word is thanks."""

    name = "said-no"
    title = "Declined"
    key = "d"
    scope = "board"
    doing = "command_said_no"
