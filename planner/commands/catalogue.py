"""Every thing that a user can do, in one list; each is declared once, in `declared`."""

from __future__ import annotations

from planner.commands.declared.asking import (
    Completion,
    Config,
    Demo,
    Doctor,
    Edit,
    Favours,
    Forecast,
    History,
    Hooks,
    Hubs,
    Intros,
    Keys,
    List,
    Orgs,
    Remind,
    Restore,
    Serve,
    Show,
    Snapshots,
    Stats,
    Sync,
    Themes,
    Today,
    Why,
)
from planner.commands.declared.command import Command, Place
from planner.commands.declared.people import (
    Add,
    Duplicates,
    Export,
    Ignore,
    Import,
    KeepClose,
    KeepDistant,
    KeepGood,
    KeepWarm,
    Later,
    Maybe,
    Merge,
    Same,
)
from planner.commands.declared.places import (
    AcceptDeletions,
    Help,
    KeepDeletions,
    Mend,
    Quit,
    ShowBoard,
    ShowContact,
    ShowSheet,
    ShowSync,
    ShowToday,
    ShowTriage,
    TakeOther,
    Theme,
)
from planner.commands.declared.working import (
    Another,
    Copy,
    Done,
    Find,
    Inbox,
    Lighter,
    Log,
    LogMany,
    Move,
    MoveLeft,
    MoveRight,
    NewTouch,
    Off,
    Open,
    Pledge,
    Prepare,
    Redo,
    Release,
    Skip,
    Snooze,
    Undo,
    Write,
)

__all__ = ["COMMANDS", "Command", "Place"]

COMMANDS: tuple[type[Command], ...] = (
    Log, LogMany, NewTouch, Prepare, Another, Skip, Pledge, Lighter, Off, Done, Snooze, Write, Copy, Open, Move,
    MoveLeft, MoveRight, Release, Find, Undo, Redo, Add, Import, Export, Duplicates, Merge, ShowToday, ShowBoard,
    ShowContact, ShowSheet,
    ShowTriage,
    ShowSync, TakeOther, AcceptDeletions, KeepDeletions, Mend,
    KeepGood, KeepClose, KeepWarm, KeepDistant, Maybe, Ignore, Same, Later, Theme, Help, Quit, Today, Inbox, Edit, List,
    Show, Why, History, Forecast, Stats, Hubs, Orgs, Intros, Hooks, Favours, Sync, Snapshots, Restore, Doctor, Demo,
    Serve, Config, Keys, Themes, Completion, Remind,
)
"""All of them, in the order in which the palette and the help show them."""
