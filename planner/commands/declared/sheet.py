"""What can be done on the sheet alone, declared as the commands of the catalogue are; each has a key and no more."""

from __future__ import annotations

from planner.commands.declared.command import Command


class SheetFilter(Command):
    """Write the filter line: stage:warming org:acme due<14d tag:design -set, and free words."""

    name, title, key, place, footer = "sheet-filter", "Filter", "f", "sheet", True


class SheetChoose(Command):
    """Choose the row under the cursor, or let it go."""

    name, title, key, place, footer = "sheet-choose", "Choose", "space", "sheet", True


class SheetChooseAll(Command):
    """Choose all rows that are shown, or let all of them go."""

    name, title, key, place = "sheet-choose-all", "Choose all", "asterisk", "sheet"


class SheetChange(Command):
    """Change all that are chosen, as one step of undo: cadence=monthly tag+design, due=2w, waived, cost=12."""

    name, title, key, place, footer = "sheet-change", "Change", "c", "sheet", True


class SheetDelete(Command):
    """Delete what is chosen, or the row under the cursor: promises, favours, hubs; u brings them back."""

    name, title, key, place = "sheet-delete", "Delete", "x,delete", "sheet"


class SheetEdit(Command):
    """Edit the cell under the cursor where it stands."""

    name, title, key, place, footer = "sheet-edit", "Edit", "e", "sheet", True


class SheetOpen(Command):
    """Open the contact of the row under the cursor; of a hub or an organisation, those whom you know from there."""

    name, title, key, place, footer = "sheet-open", "Open", "enter", "sheet", True


class SheetSort(Command):
    """Sort by the column under the cursor; again turns it round."""

    name, title, key, place, footer = "sheet-sort", "Sort", "s", "sheet", True


class SheetSortToo(Command):
    """Sort by the column under the cursor as well, after those it is sorted by already."""

    name, title, key, place = "sheet-sort-too", "Sort by this too", "S", "sheet"


class SheetColumns(Command):
    """Say which columns are shown."""

    name, title, key, place = "sheet-columns", "Columns", "o", "sheet"


class SheetViews(Command):
    """Take a view: one of the planner's, or one that you saved."""

    name, title, key, place, footer = "sheet-views", "Views", "v", "sheet", True


class SheetSave(Command):
    """Save the filter, the columns and the sort as a view."""

    name, title, key, place = "sheet-save", "Save the view", "V", "sheet"


class SheetExport(Command):
    """Write what is chosen, or all that is shown, into a file: CSV; people as vCards, JSON or a calendar too."""

    name, title, key, place = "sheet-export", "Export", "E", "sheet"


class SheetNext(Command):
    """Step on to the next table: promises, favours, hubs, organisations, and the people again."""

    name, title, key, place, footer = (
        "sheet-next",
        "Next table",
        "right_square_bracket",
        "sheet",
        True,
    )


SHEET: tuple[type[Command], ...] = (
    SheetFilter,
    SheetChoose,
    SheetChooseAll,
    SheetChange,
    SheetDelete,
    SheetEdit,
    SheetOpen,
    SheetSort,
    SheetSortToo,
    SheetColumns,
    SheetViews,
    SheetSave,
    SheetExport,
    SheetNext,
)
"""All of them, in the order in which the palette and the help show them."""
