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


class ProposeCommand(Command):
    """Propose what a calendar and your sent mail say of touches; nothing is logged unasked, nothing leaves the machine.

    People are known by their addresses. What was proposed once does not come again.

    planner propose ~/calendar/work --standing · planner propose sent.mbox --since "1 sep"
    planner propose · planner propose --log ID --log ID · planner propose --decline ID
    """

    name = "propose"
    title = "Propose"
    run = "planner.cli.exchange.proposing:propose"
    takes = (
        Word(
            "paths",
            "FILE|FOLDER",
            "an .ics file, a folder of them (khal, vdirsyncer), an mbox file or a Maildir of sent mail; "
            "none: those of --standing",
            many="*",
            offers="file",
        ),
        Option("--since", "DAY", "from which day on (a month ago)", offers="past day"),
        Option(
            "--me", "ADDRESS", "your own address, where it is not seen from the mail", repeats=True
        ),
        Flag("--standing", "look there from now on, and nowhere else"),
        Option(
            "--log",
            "ID",
            "log a proposal; all logs every one, - reads ids from standard input",
            repeats=True,
            offers="proposal",
        ),
        Option(
            "--decline",
            "ID",
            "decline a proposal for good; all and - as with --log",
            repeats=True,
            offers="proposal",
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
            offers="format",
        ),
        Flag("--private", "private notes, private touches and leads too"),
        Option(
            "--filter", "TEXT", "only these people, as in `planner list --filter`", offers="filter"
        ),
        DRY_RUN,
    )
