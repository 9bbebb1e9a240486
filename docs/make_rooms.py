"""Write the made part of each page in docs/rooms/: the room's keys, and its commands in a shell.

    python docs/make_rooms.py

What stands above the mark on a page is written by hand; below it stands what the declarations say.
A test holds the pages against what this writes. `docs/pictures.py --rooms` takes their pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from planner.commands.catalogue import SHELL
from planner.commands.machine.keymap import COMMANDS, KEYED, TOGETHER
from planner.tui.keys import key_words

FOLDER = Path(__file__).with_name("rooms")
INDEX = FOLDER / "README.md"
MARK = "<!-- Below this line: python docs/make_rooms.py -->"
SHARED = frozenset({"everywhere", "list"})
"""Scopes whose keys are no room's own."""


class RoomPage(NamedTuple):
    """A page about a room.

    Attributes:
        name: Its file and its picture.
        title: What stands above it.
        opened_by: The command whose key leads there.
        scope: The scope of its keys; empty where it has none of its own.
        shell: The commands of a shell that do the same.
    """

    name: str
    title: str
    opened_by: str
    scope: str = ""
    shell: tuple[str, ...] = ()


PAGES = (
    RoomPage("today", "Today", "screen-today", "today", ("today", "done", "snooze", "skip")),
    RoomPage("quick-log", "The quick-log", "log", "", ("log",)),
    RoomPage("board", "The board", "screen-board", "columns", ("list", "edit")),
    RoomPage("contact", "A contact", "screen-contact", "contact", ("show", "edit", "forget")),
    RoomPage("sheet", "The sheet", "screen-sheet", "sheet", ("list", "export")),
    RoomPage("triage", "Triage", "screen-triage", "triage", ("edit",)),
    RoomPage("hubs", "Hubs", "screen-hubs", "hubs", ("hubs", "docket", "prepare")),
    RoomPage(
        "introductions",
        "Introductions and organisations",
        "screen-introductions",
        "introductions",
        ("intros", "orgs"),
    ),
    RoomPage("numbers", "Numbers", "screen-numbers", "numbers", ("stats", "forecast")),
    RoomPage("sync", "Sync", "screen-sync", "sync", ("sync", "doctor", "snapshots", "restore")),
    RoomPage("settings", "Settings", "screen-settings", "settings", ("config", "keys", "themes")),
    RoomPage("review", "The week's review", "review", "review", ("review",)),
    RoomPage("evening", "The evening", "close", "evening", ("close", "settle")),
    RoomPage("inbox", "The inbox", "inbox", "inbox", ("inbox", "propose")),
    RoomPage("hooks", "The library of hooks", "hooks", "hooks", ("hooks",)),
    RoomPage("find", "Find", "find", "", ("find", "why")),
    RoomPage("duplicates", "Duplicates", "duplicates", "duplicates", ("duplicates", "merge")),
)
_OPENING_KEYS = {command.name: command.key for command in COMMANDS}


def made_part(page: RoomPage) -> str:
    """Return what stands below the mark on a page."""
    return "\n".join(_made_lines(page)) + "\n"


def _made_lines(page: RoomPage) -> Iterator[str]:
    yield from (MARK, "")
    own = [scope for scope in TOGETHER.get(page.scope, ()) if scope not in SHARED]
    keyed = [command for command in KEYED if command.scope in own and command.key]
    if keyed:
        yield from ("## Keys of this room", "", "| key | what it does |", "|---|---|")
        for command in sorted(keyed, key=lambda command: -own.index(command.scope)):
            summary = command.summary().replace("|", r"\|")
            yield f"| {_keys(command.key)} | {summary} |"
        yield ""
    yield from ("## In a shell", "")
    yield from (f"- `planner {name}`: {SHELL[name].summary()}" for name in page.shell)
    yield from ("", "[All rooms](README.md) · [every key](../reference.md#keys)")


def _keys(keys: str) -> str:
    return " ".join(f"`{key_words(key)}`" for key in keys.split(","))


def index() -> str:
    """Return the page that lists the rooms."""
    lines = [
        "# The rooms",
        "",
        "Made by `python docs/make_rooms.py`. The line at the top of the screen names the rooms;",
        "their keys work anywhere.",
        "",
        "| key | room |",
        "|---|---|",
    ]
    lines += [
        f"| {_keys(_OPENING_KEYS[page.opened_by])} | [{page.title}]({page.name}.md) |"
        for page in PAGES
    ]
    return "\n".join(lines) + "\n"


def whole(page: RoomPage) -> str:
    """Return a page with its made part anew.

    Raises:
        FileNotFoundError: Nobody has written the page yet.
    """
    text = (FOLDER / f"{page.name}.md").read_text(encoding="utf-8")
    return text.partition(MARK)[0] + made_part(page)


def main() -> None:
    """Write the pages."""
    for page in PAGES:
        (FOLDER / f"{page.name}.md").write_text(whole(page), encoding="utf-8")
    INDEX.write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    main()
