"""People: one, all, who is meant, and two who are one."""

from __future__ import annotations

from planner.commands.declared.command import CONTACT, DRY_RUN, Command, Flag, Option, Word


class FindCommand(Command):
    """Find people by name, organisation, role, tag, note, what they want or where you met."""

    name = "find"
    title = "Find"
    key = "slash"
    footer = True
    doing = "command_find"
    run = "planner.cli.people.find:find"
    takes = (Word("text", "TEXT", many="+", offers="contact"),)


class OpenCommand(Command):
    """Open the contact under the cursor."""

    name = "open"
    title = "Open"
    key = "enter"
    scope = "board"
    footer = True
    doing = "command_open"


class ShowCommand(Command):
    """Show a contact: card, timeline, promises, favours, and what is next."""

    name = "show"
    title = "Show"
    run = "planner.cli.people.card:show"
    takes = (CONTACT,)


class WhyCommand(Command):
    """Why a contact is where it is and when it comes up next, with the numbers and what would change it.

    planner why "Ana Li"
    """

    name = "why"
    title = "Why"
    key = "W"
    doing = "command_why"
    run = "planner.cli.people.why:why"
    takes = (CONTACT,)


class AddCommand(Command):
    """Add a contact.

    planner add "Ana Li" --org Acme --role "Head of Product" --tag design
    """

    name = "add"
    title = "Add"
    key = "a"
    doing = "command_add"
    run = "planner.cli.people.contacts:add"
    takes = (
        Word("name", "NAME", many="+"),
        "planner.cli.people.fields:OPTIONS",
        DRY_RUN,
    )


class EditCommand(Command):
    """Change a contact's fields.

    planner edit "Ana Li" --org Globex --cadence monthly
    """

    name = "edit"
    title = "Edit"
    run = "planner.cli.people.contacts:edit"
    takes = (
        Word(
            "who",
            "NAME",
            "a name or an id; - reads ids from standard input",
            many="+",
            offers="contact",
        ),
        Option("--name", "TEXT", "the new name", repeats=True),
        Option(
            "--column",
            choices=("cold", "warming", "active", "none"),
            help="move the card there until the next touch; none gives it back to the rules",
        ),
        "planner.cli.people.fields:OPTIONS",
        DRY_RUN,
    )


class ListCommand(Command):
    """List contacts with their stage, temperature and when they are due.

    planner list --filter "stage:warming org:acme due<14d -set" --columns name,org,due --sort due,-last
    """

    name = "list"
    title = "List"
    run = "planner.cli.sheet.list:list_contacts"
    takes = (
        Option("--stage", choices=("cold", "warming", "active")),
        Option(
            "--state",
            choices="planner.records:STATES",
            help="otherwise all but the ignored and the archived",
        ),
        Option("--tag", "TAG", offers="tag"),
        Option("--org", "TEXT", offers="org"),
        Flag("--owed", "only those you owe a favour"),
        Flag("--due", "only those who are due today or late"),
        Flag("--all", "the ignored and the archived too"),
        Option(
            "--filter",
            "TEXT",
            "a filter line: stage:warming org:acme due<14d last>90d tag:design -set, and free words",
            offers="filter",
        ),
        Option(
            "--columns", "NAMES", "what to show: name,org,due,last,tags,email …", offers="column"
        ),
        Option(
            "--sort",
            "NAMES",
            "by what, the first counting most; -last turns it round",
            offers="column",
        ),
        Option("--view", "NAME", "a view that was saved", offers="view"),
        Option("--save", "NAME", "save the filter, columns and sort as a view"),
        Option("--forget", "NAME", "forget a view that was saved", offers="view"),
        Option(
            "--set",
            "CHANGES",
            "change everybody in the list, as one step of undo: cadence=monthly tag+design state=kept",
        ),
        DRY_RUN,
    )


class DuplicatesCommand(Command):
    """Find who may be in the book twice, with a score and the reasons; merge them side by side, or tell them apart.

    planner duplicates · planner duplicates --not-same ID ID
    """

    name = "duplicates"
    title = "Duplicates"
    key = "D"
    doing = "command_duplicates"
    run = "planner.cli.people.duplicates:duplicates"
    takes = (
        Option("--least", "SCORE", "show pairs from this score on, 0 to 100 (70)", number=int),
        Option(
            "--not-same", ("NAME", "OTHER"), "remember that these are two people", offers="contact"
        ),
        DRY_RUN,
    )


class MergeCommand(Command):
    """Make one contact of two: nothing that is known of either is lost.

    planner merge KEEP OTHER --dry-run · planner merge KEEP OTHER --take org=other --take tags=keep
    """

    name = "merge"
    title = "Merge"
    run = "planner.cli.people.duplicates:merge"
    takes = (
        Word("keep", "KEEP", "who stays: a name or an id", offers="contact"),
        Word(
            "other",
            "OTHER",
            "who goes into them; - reads ids from standard input",
            offers="contact",
        ),
        Option(
            "--take",
            "FIELD=SIDE",
            "whose value a field takes: keep, other or both, as in --take org=other",
            repeats=True,
        ),
        DRY_RUN,
    )
