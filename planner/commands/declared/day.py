"""Through the day: the plan, what is ticked off and put off, the exceptions."""

from __future__ import annotations

from planner.commands.declared.command import CONTACT, DRY_RUN, Command, Flag, Option, Word

_ITEMS = Word(
    "ids", "ID", "an id of the plan, or a name; - reads standard input", many="+", offers="item"
)


class TodayCommand(Command):
    """The day plan: the new touch, the follow-ups that fit, and why."""

    name = "today"
    title = "Today"
    run = "planner.cli.day.today:today"
    takes = (Flag("--brief", "one line, for a prompt or a status bar"),)


class NewTouchCommand(Command):
    """Make today's new touch: write the line that logs it."""

    name = "new"
    title = "New touch"
    key = "n"
    scope = "today"
    footer = True
    doing = "command_new"


class DocketCommand(Command):
    """What is to come: meetings, events, promises and yearly dates, with what you want from each.

    planner docket · planner docket --days 30
    """

    name = "docket"
    title = "Docket"
    run = "planner.cli.day.docket:docket"
    takes = (Option("--days", "DAYS", "how far to look ahead (14)", default=14, number=int),)


class PrepareCommand(Command):
    """Write down what to say before you reach out, or what you want from a meeting or an event.

    planner prepare PyData · planner prepare PyData --whom "Dana Fox" --want "a lead" --offer "my slides" --leave "two names"
    planner prepare "Ana Li" --say "your talk changed how we ship"
    """

    name = "prepare"
    title = "Prepare"
    key = "p"
    scope = "today"
    doing = "command_prepare"
    run = "planner.cli.day.docket:prepare"
    takes = (
        Word(
            "item",
            "ITEM",
            "an id of the docket, a hub, or a name; - reads ids from standard input",
            many="+",
            offers="item",
        ),
        Option("--whom", "TEXT", "whom you want to meet"),
        Option("--want", "TEXT", "what you want"),
        Option("--offer", "TEXT", "what you offer"),
        Option("--leave", "TEXT", "what you want to leave with"),
        Option("--say", "TEXT", "what to say to a contact", default=""),
        DRY_RUN,
    )


class AnotherCommand(Command):
    """Offer somebody else from the bench as today's new touch."""

    name = "another"
    title = "Another"
    key = "b"
    scope = "today"
    doing = "command_another"


class SkipCommand(Command):
    """Skip today's new touch, with a reason; the streak counts the day as missed."""

    name = "skip"
    title = "Skip"
    key = "x"
    scope = "today"
    doing = "command_skip"
    run = "planner.cli.day.exceptions:skip"
    takes = (
        Option("--why", "TEXT", "the reason", default=""),
        DRY_RUN,
    )


class PledgeCommand(Command):
    """Say at what time you mean to make the new touch; what is fixed to a time gets done.

    planner pledge 8:30 · planner pledge 8:30 --daily · planner pledge none
    """

    name = "pledge"
    title = "Pledge a time"
    key = "P"
    scope = "today"
    doing = "command_pledge"
    run = "planner.cli.day.exceptions:pledge"
    takes = (
        Word("time", "TIME", "8:30, 9am, noon; none takes it back"),
        Flag("--daily", "for every working day"),
        DRY_RUN,
    )


class LighterCommand(Command):
    """Take a lighter day: half the minutes, and nothing is lost; what does not fit waits.

    planner lighter · planner lighter --usual takes it back
    """

    name = "lighter"
    title = "Lighter day"
    key = "Z"
    scope = "today"
    doing = "command_lighter"
    run = "planner.cli.day.exceptions:lighter"
    takes = (
        Flag("--usual", "make it a day as any other again"),
        DRY_RUN,
    )


class OffCommand(Command):
    """Take a day off, or several: they do not count, and nothing falls due on them.

    planner off 2026-12-24..2027-01-01
    """

    name = "off"
    title = "Day off"
    key = "o"
    scope = "today"
    doing = "command_off"
    run = "planner.cli.day.exceptions:off"
    takes = (
        Word("days", "DATE[..DATE]", many="+", offers="day"),
        Flag("--back", "make them working days again"),
        DRY_RUN,
    )


class ReviewCommand(Command):
    """The week's review: what was kept, what came of it, who cools, promises both ways, hubs, and one thing to do.

    planner review · planner review last · planner review 2026-W47 --html --output week.html
    """

    name = "review"
    title = "Review"
    key = "R"
    room = "planner.tui.screens.review:ReviewScreen"
    run = "planner.cli.day.review:review"
    takes = (
        Word(
            "week",
            "WEEK",
            "this, last, 2026-W47, or a day of it; else the last seven days",
            many="*",
            offers="past day",
        ),
        Flag("--md", "as Markdown", rivals="format"),
        Flag("--html", "as one HTML file with its pictures in it", rivals="format"),
        Option("--output", "FILE", "write it into a file that only you can read"),
        Flag("--private", "with private notes, private touches and leads"),
    )


class CloseCommand(Command):
    """Close the day: what is not logged yet, what is open, and tomorrow's first name.

    planner close · planner close --dry-run only looks
    """

    name = "close"
    title = "Evening"
    key = "Q"
    room = "planner.tui.screens.evening:EveningScreen"
    run = "planner.cli.day.evening:close"
    takes = (DRY_RUN,)


class SettleCommand(Command):
    """Settle what is open: a promise is kept, a favour returned, what was planned took place.

    With --let-be the promise is dropped, the favour waived, what was planned fell through, a message needs no answer.

    planner settle ID · planner settle "Will Rice" --part 0.5 · planner settle confirm:ID --let-be
    """

    name = "settle"
    title = "Settle"
    run = "planner.cli.day.docket:settle"
    takes = (
        Word(
            "items",
            "ID",
            "an id of the plan, of a promise or a favour, or advice:CAUSE; - reads standard input",
            many="+",
            offers="item",
        ),
        Option("--part", "SHARE", "the share of a favour, above 0 and up to 1", 1.0, number=float),
        Flag("--let-be", "let it be"),
        DRY_RUN,
    )


class DoneCommand(Command):
    """Tick off a follow-up: the promise is kept, the touch is logged."""

    name = "done"
    title = "Done"
    key = "space"
    scope = "board"
    footer = True
    doing = "command_done"
    run = "planner.cli.day.follow_ups:done"
    takes = (
        _ITEMS,
        Option(
            "--kind",
            choices="planner.records:KINDS",
            default="message",
            help="what it was: a message where not said",
        ),
        Option("--note", "TEXT", default=""),
        DRY_RUN,
    )


class SnoozeCommand(Command):
    """Put a follow-up off until a day. It stays off, and does not count as contact.

    planner snooze ID 2w
    """

    name = "snooze"
    title = "Snooze"
    key = "s"
    scope = "board"
    footer = True
    doing = "command_snooze"
    run = "planner.cli.day.follow_ups:snooze"
    takes = (
        _ITEMS,
        Word("when", "WHEN", "until when: 2w, fri, 12 dec, 2026-12-01", offers="day"),
        DRY_RUN,
    )


class WriteCommand(Command):
    """Write to the contact: your mail program opens with a beginning, and one key logs what was sent.

    planner write "Ana Li" · planner write "Ana Li" --sent
    """

    name = "write"
    title = "Write"
    key = "e"
    scope = "board"
    footer = True
    doing = "command_write"
    run = "planner.cli.day.letter:write"
    takes = (
        CONTACT,
        Option(
            "--item", "ID", "the follow-up that it is for; else the first with them", offers="item"
        ),
        Flag("--sent", "log it as sent, and tick off the follow-up of --item"),
        Flag("--print", "show it, and open no mail program; so it is without a terminal"),
        DRY_RUN,
    )


class CopyCommand(Command):
    """Copy the contact's address."""

    name = "copy"
    title = "Copy"
    key = "y"
    scope = "board"
    doing = "command_copy"


class AdviceCommand(Command):
    """Do what the advice proposes: go where it is answered, or take the lighter day."""

    name = "advice"
    title = "Follow the advice"
    key = "exclamation_mark"
    scope = "today"
    doing = "command_advice"


class NextAdviceCommand(Command):
    """Show the next line of the advice."""

    name = "next-advice"
    title = "Next advice"
    key = "full_stop"
    scope = "today"
    doing = "command_next_advice"


class NotNowCommand(Command):
    """Answer the advice with not now, or done: it is silent for a week."""

    name = "not-now"
    title = "Not now"
    key = "N"
    scope = "today"
    doing = "command_not_now"
