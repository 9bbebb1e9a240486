"""This machine: settings, keys, themes, completion, the reminder, the browser, the demo."""

from __future__ import annotations

from planner.commands.declared.command import DRY_RUN, Command, Flag, Option, Word


class HelpCommand(Command):
    """The keys of the place you stand in; in the shell the commands, or all about one of them.

    planner help log
    """

    name = "help"
    title = "Help"
    key = "question_mark"
    footer = True
    doing = "command_help"
    run = "planner.cli.machine.help:show_help"
    takes = (
        Word("name", "COMMAND", "the command to explain", many="?", offers="command"),
        Flag("--man", "the manual page, for man(1): planner help --man | man -l -"),
    )


class InfoCommand(Command):
    """Where everything is and which versions run: for a script, or for a report of a fault."""

    name = "info"
    title = "Info"
    run = "planner.cli.machine.info:info"


class SchemaCommand(Command):
    """The JSON Schema of every answer, or of one command's, with its version.

    planner schema today
    """

    name = "schema"
    title = "Schema"
    run = "planner.cli.machine.schema:schema"
    takes = (Word("name", "COMMAND", "whose answer", many="?", offers="command"),)


class ConfigCommand(Command):
    """Show or change settings.

    planner config budget_minutes 15
    planner config book ~/Dropbox/planner.json      the book that this machine opens
    planner config encrypt        the synced file, with a passphrase; decrypt turns it off, passphrase changes it
    """

    name = "config"
    title = "Settings"
    run = "planner.cli.machine.settings:config"
    takes = (
        Word(
            "name",
            "NAME",
            "a setting; or encrypt, passphrase, decrypt, for the synced file",
            many="?",
            offers="setting",
        ),
        Word("value", "VALUE", many="*"),
        Flag("--off", "with encrypt: turn it off, as decrypt does"),
        DRY_RUN,
    )


class KeysCommand(Command):
    """The key map, as it is and as it can be changed in keys.toml."""

    name = "keys"
    title = "Keys"
    run = "planner.cli.machine.keys:keys"


class ThemesCommand(Command):
    """The themes there are, and the one that the planner opens with; with a name, open with that one.

    planner themes light
    """

    name = "themes"
    title = "Themes"
    run = "planner.cli.machine.themes:themes"
    takes = (
        Word("name", "NAME", "the theme to open with", many="?", offers="theme"),
        DRY_RUN,
    )


class CompletionCommand(Command):
    """What makes your shell complete the planner's commands and options: bash, zsh or fish.

    planner completion bash >> ~/.bashrc
    planner completion zsh >> ~/.zshrc
    planner completion fish > ~/.config/fish/completions/planner.fish
    """

    name = "completion"
    title = "Completion"
    run = "planner.cli.machine.completion:completion"
    takes = (Word("shell", "SHELL", "your shell", choices=("bash", "zsh", "fish")),)


class CompleteCommand(Command):
    """What may come next on a command line; the scripts of `planner completion` call it."""

    name = "complete"
    title = "Complete"
    hidden = True
    run = "planner.cli.machine.complete:complete_line"
    takes = (
        Word("shell", "SHELL", "whose line it is", choices=("bash", "zsh", "fish")),
        Word("words", "WORD", "the words of the line, the one under the cursor last", many="..."),
    )


class RemindCommand(Command):
    """The morning reminder: the new touch and how much waits today, in two lines; nothing where all is done.

    planner remind --notify        as a notification of the desktop
    planner remind --install 8:30  has the system do so on your working days; --remove ends it
    planner remind --cron 8:30     the line for your crontab that does so on your working days
    """

    name = "remind"
    title = "Remind"
    run = "planner.cli.machine.reminder:remind"
    takes = (
        Flag("--notify", "show it as a notification of the desktop", rivals="how"),
        Option(
            "--cron", "TIME", "print the line of a crontab that does so at that time", rivals="how"
        ),
        Option(
            "--install",
            "TIME",
            "have the system's clock do so at that time; what that takes is shown first",
            rivals="how",
        ),
        Flag("--remove", "have the system's clock do so no more", rivals="how"),
        Option(
            "--by",
            choices="planner.commands.machine.schedule:CLOCKS",
            help="another clock than the system's usual one",
        ),
        Flag("--yes", "do it without being asked"),
        DRY_RUN,
    )


class ServeCommand(Command):
    """Open the planner in a browser on this machine; it cannot be reached from another.

    planner serve --port 8300
    """

    name = "serve"
    title = "Serve"
    run = "planner.cli.machine.web:serve"
    takes = (Option("--port", "N", "the port on this machine (8300)", default=8300, number=int),)


class DemoCommand(Command):
    """Open a throwaway sample book: a believable year of somebody's network.

    planner demo · planner demo --tour
    """

    name = "demo"
    title = "Demo"
    run = "planner.cli.day.demo:demo"
    takes = (Flag("--tour", "be shown round, in five minutes"),)
