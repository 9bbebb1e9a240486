"""The network: its places, its firms, its favours, and the numbers."""

from __future__ import annotations

from planner.commands.declared.command import DRY_RUN, Action, Command, Option, Word

_HUB = Word(
    "hub", "NAME", "a name or an id; - reads ids from standard input", many="+", offers="hub"
)
_HUB_FIELDS = (
    Option("--kind", "TEXT", "meet-up, specialty event, industry group, one-to-one …"),
    Option("--place", "TEXT"),
    Option("--notes", "TEXT"),
    Option("--cost", "NUMBER", "what a visit costs"),
    Option("--every", "TEXT", "how often it is: 14, 2w, monthly"),
    Option(
        "--next", "DATE", "its next date: fri, 3 dec, 2026-12-03; none takes it back", offers="day"
    ),
    Option("--flag", "TEXT", "note a red flag", repeats=True),
)
_FAVOUR = Word(
    "favour",
    "ID",
    "an id, or whose it is; - reads ids from standard input",
    many="+",
    offers="favour",
)
_FAVOURS = Word(
    "favour", "ID", "an id, or the end of one; - reads standard input", many="+", offers="favour"
)


class HubsCommand(Command):
    """What each event, group and venue has yielded, its red flags, and the verdict.

    planner hubs drop "Old meet-up"
    planner hubs edit PyData --kind "specialty event" --cost 12 --every monthly --flag "public leads only"
    """

    name = "hubs"
    title = "Hubs"
    run = "planner.cli.network.hubs:hubs"
    actions = (
        Action("drop", "delete one; those whom you met there keep its name", (_HUB, DRY_RUN)),
        Action("add", "add a hub", (Word("hub", "NAME", many="+"), *_HUB_FIELDS, DRY_RUN)),
        Action(
            "edit",
            "change one",
            (
                _HUB,
                Option("--name", "TEXT", "the new name"),
                Option("--no-flag", "TEXT", "take a red flag back", repeats=True),
                *_HUB_FIELDS,
                DRY_RUN,
            ),
        ),
    )


class OrgsCommand(Command):
    """Whom you know at each organisation, how warm, and where all hangs on one person.

    planner orgs rename "Acme Inc" Acme
    """

    name = "orgs"
    title = "Organisations"
    run = "planner.cli.network.organisations:orgs"
    actions = (
        Action(
            "rename",
            "give one another name, on everybody and everything that has it",
            (
                Word("org", "OLD", "the organisation; quote a name of several words", offers="org"),
                Word(
                    "new", "NEW", "its new name; that of another makes one of the two", offers="org"
                ),
                DRY_RUN,
            ),
        ),
        Action("drop", "take one off everybody", (Word("org", "NAME", offers="org"), DRY_RUN)),
    )


class IntrosCommand(Command):
    """Who introduced whom, and the best connectors by what came of it."""

    name = "intros"
    title = "Introductions"
    run = "planner.cli.network.introductions:intros"


class HooksCommand(Command):
    """The library of things to say: who would care, and who has heard it.

    planner hooks add "My talk is online" --tag platform --expires 4w
    """

    name = "hooks"
    title = "Hooks"
    key = "B"
    room = "planner.tui.screens.hooks:HooksScreen"
    run = "planner.cli.network.hooks:hooks"
    actions = (
        Action(
            "add",
            "put something to say into the library",
            (
                Word("text", "TEXT", many="+"),
                Option("--tag", "TAG", "for people with this tag", repeats=True, offers="tag"),
                Option(
                    "--org", "TEXT", "for people at this organisation", repeats=True, offers="org"
                ),
                Option(
                    "--for",
                    "NAME",
                    "for this person alone",
                    repeats=True,
                    name="people",
                    offers="contact",
                ),
                Option(
                    "--expires",
                    "WHEN",
                    "the last day on which to say it: 2w, 12 dec, 2026-12-01",
                    offers="day",
                ),
                DRY_RUN,
            ),
        ),
        Action(
            "drop",
            "take one out of the library",
            (
                Word(
                    "text",
                    "ID",
                    "an id, or words of it; - reads standard input",
                    many="+",
                    offers="hook",
                ),
                DRY_RUN,
            ),
        ),
    )


class FavoursCommand(Command):
    """The favours that are open in both directions, and how each contact's balance stands.

    planner favours settle ID --part 0.5 · planner favours change ID ID --set "waived" · planner favours drop ID
    """

    name = "favours"
    title = "Favours"
    run = "planner.cli.network.favours:favours"
    actions = (
        Action(
            "settle",
            "note that one was returned",
            (
                _FAVOUR,
                Option(
                    "--part",
                    "SHARE",
                    "the share that was returned now, as 0.5",
                    default=1.0,
                    number=float,
                ),
                DRY_RUN,
            ),
        ),
        Action("waive", "let one be", (_FAVOUR, DRY_RUN)),
        Action(
            "change",
            "change some as one step of undo, as on the sheet",
            (
                _FAVOURS,
                Option(
                    "--set",
                    "CHANGES",
                    "returned=50% · returned · waived · open · weight=2 · way=given · day=yesterday",
                    required=True,
                ),
                DRY_RUN,
            ),
        ),
        Action("drop", "delete some as one step of undo", (_FAVOURS, DRY_RUN)),
    )


class StatsCommand(Command):
    """What came of it: the funnel, the pace, whom you reach, and your temperature by quarter."""

    name = "stats"
    title = "Numbers"
    run = "planner.cli.network.numbers:stats"
    takes = (
        Option(
            "--days", "N", "count the new touches of the last N days (365)", default=365, number=int
        ),
    )


class ForecastCommand(Command):
    """The load of the next 26 weeks against what your minutes hold, and the smallest change that fits."""

    name = "forecast"
    title = "Forecast"
    run = "planner.cli.network.forecast:forecast"
