"""What the shell alone answers: the plan, the views, the file, the set-up."""

from __future__ import annotations

from planner.commands.declared.command import Command


class Today(Command):
    """The day plan: the new touch, the follow-ups that fit, and why."""

    name, title, app, shell = "today", "Today", False, True


class Edit(Command):
    """Change a contact's fields.

    planner edit "Ana Li" --org Globex --cadence monthly
    """

    name, title, app, shell = "edit", "Edit", False, True


class List(Command):
    """List contacts with their stage, temperature and when they are due.

    planner list --filter "stage:warming org:acme due<14d -set" --columns name,org,due --sort due,-last
    """

    name, title, app, shell = "list", "List", False, True


class Show(Command):
    """Show a contact: card, timeline, promises, favours, and what is next."""

    name, title, app, shell = "show", "Show", False, True


class Why(Command):
    """Why a contact is where it is and when it comes up next, with the numbers and what would change it.

    planner why "Ana Li"
    """

    name, title, key, shell = "why", "Why", "W", True


class History(Command):
    """The changes that can be undone, the newest first."""

    name, title, app, shell = "history", "History", False, True


class Forecast(Command):
    """The load of the next 26 weeks against what your minutes hold, and the smallest change that fits."""

    name, title, app, shell = "forecast", "Forecast", False, True


class Stats(Command):
    """What came of it: the funnel, the pace, whom you reach, and your temperature by quarter."""

    name, title, app, shell = "stats", "Numbers", False, True


class Hubs(Command):
    """What each event, group and venue has yielded, its red flags, and the verdict.

    planner hubs drop "Old meet-up"
    planner hubs edit PyData --kind "specialty event" --cost 12 --every monthly --flag "public leads only"
    """

    name, title, app, shell = "hubs", "Hubs", False, True


class Orgs(Command):
    """Whom you know at each organisation, how warm, and where all hangs on one person.

    planner orgs rename "Acme Inc" Acme
    """

    name, title, app, shell = "orgs", "Organisations", False, True


class Intros(Command):
    """Who introduced whom, and the best connectors by what came of it."""

    name, title, app, shell = "intros", "Introductions", False, True


class Hooks(Command):
    """The library of things to say: who would care, and who has heard it.

    planner hooks add "My talk is online" --tag platform --expires 4w
    """

    name, title, app, shell = "hooks", "Hooks", False, True


class Favours(Command):
    """The favours that are open in both directions, and how each contact's balance stands.

    planner favours settle ID --part 0.5 · planner favours change ID ID --set "waived" · planner favours drop ID
    """

    name, title, app, shell = "favours", "Favours", False, True


class Sync(Command):
    """Merge what other machines wrote, show what lost, and take the other value back.

    planner sync --take ID
    """

    name, title, app, shell = "sync", "Sync", False, True


class Snapshots(Command):
    """The snapshots of the book: the last fifty, and one a day for ninety days."""

    name, title, app, shell = "snapshots", "Snapshots", False, True


class Restore(Command):
    """Bring the book back to what it was, as one change that can be undone.

    planner restore yesterday · planner restore 2026-11-20 18:00
    """

    name, title, app, shell = "restore", "Restore", False, True


class Doctor(Command):
    """Look the book over: structure, references, dates, stray copies, clocks; mend it without dropping a thing.

    planner doctor --repair
    It ends with 1 where something is wrong. What has no place any more goes to the lost and found, which it lists.
    """

    name, title, app, shell = "doctor", "Doctor", False, True


class Demo(Command):
    """Open a throwaway sample book: a believable year of somebody's network."""

    name, title, app, shell = "demo", "Demo", False, True


class Config(Command):
    """Show or change settings.

    planner config budget_minutes 15
    planner config encrypt        the synced file, with a passphrase; decrypt turns it off, passphrase changes it
    """

    name, title, app, shell = "config", "Settings", False, True


class Keys(Command):
    """The key map, as it is and as it can be changed in keys.toml."""

    name, title, app, shell = "keys", "Keys", False, True


class Themes(Command):
    """The themes there are, and the one that the planner opens with; with a name, open with that one.

    planner themes light
    """

    name, title, app, shell = "themes", "Themes", False, True


class Completion(Command):
    """What makes your shell complete the planner's commands and options: bash, zsh or fish.

    planner completion bash >> ~/.bashrc
    planner completion zsh >> ~/.zshrc
    planner completion fish > ~/.config/fish/completions/planner.fish
    """

    name, title, app, shell = "completion", "Completion", False, True


class Remind(Command):
    """The morning reminder: the new touch and how much waits today, in two lines; nothing where all is done.

    planner remind --notify        as a notification of the desktop
    planner remind --cron 8:30     the line for your crontab that does so on your working days
    """

    name, title, app, shell = "remind", "Remind", False, True


class Serve(Command):
    """Open the planner in a browser on this machine; it cannot be reached from another.

    planner serve --port 8300
    """

    name, title, app, shell = "serve", "Serve", False, True
