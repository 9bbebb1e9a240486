"""Into the planner and out of it."""

from __future__ import annotations

from planner.commands.declared.command import DRY_RUN, Command, Flag, Option, Word


class ImportCommand(Command):
    """Bring people in from LinkedIn, Google, Outlook, a spreadsheet, vCards or another planner; they land in triage.

    planner import Connections.csv --dry-run · planner import contacts.csv --map "Spalte=org"
    """

    name = "import"
    title = "Import"
    key = "i"
    doing = "command_import"
    run = "planner.cli.exchange.importing:import_file"
    takes = (
        Word(
            "file",
            "FILE",
            "a file; of vCards several, or the folder they are in",
            many="+",
            offers="file",
        ),
        Option(
            "--map",
            "COLUMN=MEANING",
            'what a column holds, as in --map "Spalte=org"; remembered',
            repeats=True,
        ),
        DRY_RUN,
    )


class ExportCommand(Command):
    """Let people out as CSV, vCards or JSON, the days to come as a calendar, or the week as Markdown.

    planner export people.csv · planner export phone.vcf --filter "tag:design" · planner export - --format md
    Private notes, private touches and leads stay in the book unless you say --private. A calendar that is written
    anew after each change: planner config calendar_file ~/Sync/planner.ics
    """

    name = "export"
    title = "Export"
    run = "planner.cli.exchange.exporting:export_file"
    takes = (
        Word("file", "FILE", "the file to write; - writes to standard output", offers="file"),
        Option(
            "--format",
            "FORMAT",
            "csv, vcf (vCard 4.0), ics (calendar), json or md (the week); else by the file's ending",
        ),
        Flag("--private", "private notes, private touches and leads too"),
        Option("--filter", "TEXT", "only these people, as in `planner list --filter`"),
        DRY_RUN,
    )
