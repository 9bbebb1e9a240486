"""Log what happened."""

from __future__ import annotations

from planner.commands.declared.command import DRY_RUN, Command, Flag, Option, Word


class LogCommand(Command):
    """Log a meeting, a call or a message in one line.

    planner log "coffee w/ Ana Li yesterday #design 40m; promised intro to Sam by fri; next: send deck in 2w"
    """

    name = "log"
    title = "Log"
    key = "l"
    footer = True
    doing = "command_log"
    run = "planner.cli.logging.log:log"
    takes = (
        Word("line", "LINE", "what happened; - reads lines from standard input", many="+"),
        Option(
            "--replace",
            "ID",
            "say anew what a touch was; `planner show NAME` has the ids",
            offers="touch",
        ),
        DRY_RUN,
    )


class LogManyCommand(Command):
    """Log a whole event in one go: a first line that all share, then a line for each person."""

    name = "log-many"
    title = "Log many"
    key = "ctrl+l"
    doing = "command_log_many"


class ForgetCommand(Command):
    """Delete what was logged by mistake: a touch, a promise, a favour, a hook or a lead; `planner undo` brings it back.

    What followed from a touch and is still open goes with it: promises, favours, leads, and people of whom nothing
    else is known. What was kept or returned stays.

    planner forget ID · planner forget ID --alone
    """

    name = "forget"
    title = "Forget"
    run = "planner.cli.logging.forget:forget"
    takes = (
        Word(
            "ids",
            "ID",
            "the id of a touch, promise, favour, hook or lead, or the end of one; - reads standard input",
            many="+",
            offers="touch",
        ),
        Flag("--alone", "leave what followed from a touch"),
        DRY_RUN,
    )


class InboxCommand(Command):
    """Take in the lines that you wrote on the phone, from NAME.inbox.txt beside the book.

    What cannot be understood stays there, with the reason, until you decide.
    """

    name = "inbox"
    title = "Inbox"
    key = "I"
    doing = "command_inbox"
    run = "planner.cli.phone.inbox:inbox"
    takes = (DRY_RUN,)
