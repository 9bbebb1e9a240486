"""The sheet: rows chosen, changed, sorted and saved."""

from __future__ import annotations

from planner.commands.declared.command import Command


class SheetFilterCommand(Command):
    """Write the filter line: stage:warming org:acme due<14d tag:design -set, and free words."""

    name = "sheet-filter"
    title = "Filter"
    key = "f"
    scope = "sheet"
    footer = True
    doing = "command_sheet_filter"


class SheetChooseCommand(Command):
    """Choose the row under the cursor, or let it go."""

    name = "sheet-choose"
    title = "Choose"
    key = "space"
    scope = "sheet"
    footer = True
    doing = "command_sheet_choose"


class SheetChooseAllCommand(Command):
    """Choose all rows that are shown, or let all of them go."""

    name = "sheet-choose-all"
    title = "Choose all"
    key = "asterisk"
    scope = "sheet"
    doing = "command_sheet_choose_all"


class SheetChangeCommand(Command):
    """Change all that are chosen, as one step of undo: cadence=monthly tag+design, due=2w, waived, cost=12."""

    name = "sheet-change"
    title = "Change"
    key = "c"
    scope = "sheet"
    footer = True
    doing = "command_sheet_change"


class SheetDeleteCommand(Command):
    """Delete what is chosen, or the row under the cursor: promises, favours, hubs; u brings them back."""

    name = "sheet-delete"
    title = "Delete"
    key = "x,delete"
    scope = "sheet"
    doing = "command_sheet_delete"


class SheetEditCommand(Command):
    """Edit the cell under the cursor where it stands."""

    name = "sheet-edit"
    title = "Edit"
    key = "e"
    scope = "sheet"
    footer = True
    doing = "command_sheet_edit"


class SheetOpenCommand(Command):
    """Open the contact of the row under the cursor; of a hub or an organisation, those whom you know from there."""

    name = "sheet-open"
    title = "Open"
    key = "enter"
    scope = "sheet"
    footer = True
    doing = "command_sheet_open"


class SheetSortCommand(Command):
    """Sort by the column under the cursor; again turns it round."""

    name = "sheet-sort"
    title = "Sort"
    key = "s"
    scope = "sheet"
    footer = True
    doing = "command_sheet_sort"


class SheetSortTooCommand(Command):
    """Sort by the column under the cursor as well, after those it is sorted by already."""

    name = "sheet-sort-too"
    title = "Sort by this too"
    key = "S"
    scope = "sheet"
    doing = "command_sheet_sort_too"


class SheetColumnsCommand(Command):
    """Say which columns are shown."""

    name = "sheet-columns"
    title = "Columns"
    key = "o"
    scope = "sheet"
    doing = "command_sheet_columns"


class SheetViewsCommand(Command):
    """Take a view: one of the planner's, or one that you saved."""

    name = "sheet-views"
    title = "Views"
    key = "v"
    scope = "sheet"
    footer = True
    doing = "command_sheet_views"


class SheetSaveCommand(Command):
    """Save the filter, the columns and the sort as a view."""

    name = "sheet-save"
    title = "Save the view"
    key = "V"
    scope = "sheet"
    doing = "command_sheet_save"


class SheetExportCommand(Command):
    """Write what is chosen, or all that is shown, into a file: CSV; people as vCards, JSON or a calendar too."""

    name = "sheet-export"
    title = "Export"
    key = "E"
    scope = "sheet"
    doing = "command_sheet_export"


class SheetNextCommand(Command):
    """Step on to the next table: promises, favours, hubs, organisations, hooks, leads, touches, and the people again."""

    name = "sheet-next"
    title = "Next table"
    key = "right_square_bracket"
    scope = "sheet"
    footer = True
    doing = "command_sheet_next"


class SheetBeforeCommand(Command):
    """Step back to the table before this one."""

    name = "sheet-before"
    title = "Table before"
    key = "left_square_bracket"
    scope = "sheet"
    doing = "command_sheet_before"
