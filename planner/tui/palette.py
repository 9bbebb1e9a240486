"""The command palette: what can be done here, the rooms, people, settings and themes by their
names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from planner.commands.machine.setting_texts import SETTINGS
from planner.commands.machine.themes import theme_paths
from planner.commands.people.search import find
from planner.tui.cells import clean
from planner.tui.desk import desk_of
from planner.tui.keys import ROOMS, commands_at, key_words
from planner.value import NamedTuple

PLACEHOLDER = "Search for rooms, people, settings, commands…"
WORD_BREAKS = re.compile(r"[\s:,;.()/_-]+")
LEAST = 2
"""Letters from which on people are looked for."""
MOST_PEOPLE = 8


class PalettePanel(CommandPalette):
    """Textual's palette in the planner's clothes, and with its words."""

    DEFAULT_CSS = """
    PalettePanel { align: center top; }
    PalettePanel > Vertical { max-width: 100; background: $surface; }
    PalettePanel #--input, PalettePanel #--input.--list-visible { border: none; padding: 0 2; }
    PalettePanel SearchIcon { display: none; }
    PalettePanel CommandList, PalettePanel CommandList:focus { background: $surface; border: none; }
    PalettePanel:ansi CommandList, PalettePanel:ansi CommandList:focus { border: solid $rule; }
    PalettePanel:ansi CommandList > .option-list--option-highlighted { text-style: bold underline; }
    PalettePanel CommandList > .option-list--option-highlighted {
        background: $selection; color: $foreground;
    }
    """

    def __init__(self, **options: Any) -> None:
        """Make the panel; ``options`` are those of Textual's."""
        super().__init__(placeholder=PLACEHOLDER, **options)


class PaletteEntry(NamedTuple):
    """Something that the palette finds: its title, what it is, what it does, and its rank among
    equal matches."""

    title: str
    about: str
    run: Callable[[], object]
    rank: float = 0


class PlannerCommands(Provider):
    """What can be done where the user stands, the rooms, people, settings and themes."""

    async def discover(self) -> Hits:
        """The commands, before anything is typed."""
        for entry in self._commands():
            yield DiscoveryHit(Content(entry.title), entry.run, text=entry.title, help=entry.about)

    async def search(self, query: str) -> Hits:
        """What fits the text: each word of it begins a word of the title, or of the description."""
        for entry in (*self._commands(), *self._settings(), *self._themes()):
            score = match(query, entry)
            if score > 0:
                title = Content(clean(entry.title))
                yield Hit(score, title, entry.run, text=entry.title, help=entry.about)
        for entry in self._people(query):
            title = Content(clean(entry.title))
            yield Hit(entry.rank, title, entry.run, text=entry.title, help=entry.about)

    def _commands(self) -> Iterator[PaletteEntry]:
        desk = desk_of(self.app)
        for command in commands_at(getattr(self.screen, "place", "everywhere")):
            if command.name == "palette":
                continue
            keys = desk.keys.keys[command.name]
            key = f" ({key_words(keys)})" if keys else ""
            room = 0.2 if command in ROOMS else 0
            run = partial(desk.run_command, command.name)
            yield PaletteEntry(f"{command.title}{key}", command.summary(), run, room)

    def _settings(self) -> Iterator[PaletteEntry]:
        desk = desk_of(self.app)
        for setting in SETTINGS:
            title = f"Setting: {setting.title}"
            yield PaletteEntry(title, setting.about, partial(desk.open_settings, setting.name))

    def _themes(self) -> Iterator[PaletteEntry]:
        desk = desk_of(self.app)
        for name in theme_paths():
            about = "Wear this theme, on this machine."
            yield PaletteEntry(f"Theme: {name}", about, partial(desk.wear, name))

    def _people(self, query: str) -> Iterator[PaletteEntry]:
        desk = desk_of(self.app)
        session = getattr(desk, "session", None)
        if session is None or len(query.strip()) < LEAST:
            return
        for place, hit in enumerate(find(session, query, MOST_PEOPLE)):
            contact = session.records.contacts[hit.contact]
            about = ", ".join(filter(None, (clean(contact.role), clean(contact.org)))) or "contact"
            rank = (0.85 if hit.field == "name" else 0.35) - place / 1000
            yield PaletteEntry(hit.name, about, partial(desk.open_contact, hit.contact), rank)


def match(query: str, entry: PaletteEntry) -> float:
    """Return how well an entry fits what is typed, 0 to 1.2; 0 where a word of it begins no word of
    the entry.

    Textual's own matcher takes letters that are scattered over a long description, and finds "New
    touch" for "settings"."""
    words = query.casefold().split()
    title = entry.title.casefold()
    if not words:
        return 0
    if all(_begins(word, title) for word in words):
        return (0.9 if title.startswith(words[0]) else 0.7) + entry.rank
    about = entry.about.casefold()
    if all(_begins(word, title) or _begins(word, about) for word in words):
        return 0.3 + entry.rank
    return 0


def _begins(word: str, text: str) -> bool:
    """Whether a text has a word that begins so."""
    return any(part.startswith(word) for part in WORD_BREAKS.split(text))
