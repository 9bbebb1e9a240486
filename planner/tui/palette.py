"""The command palette: every command of the place and the app by its name, and the themes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from planner.commands.machine.themes import theme_paths
from planner.tui.desk import desk_of
from planner.tui.keys import commands_at, key_words


class PalettePanel(CommandPalette):
    """Textual's palette in the planner's clothes."""

    DEFAULT_CSS = """
    PalettePanel { align: center top; }
    PalettePanel > Vertical { max-width: 100; background: $surface; }
    PalettePanel #--input, PalettePanel #--input.--list-visible { border: none; padding: 0 2; }
    PalettePanel SearchIcon { display: none; }
    PalettePanel CommandList { background: $surface; }
    PalettePanel CommandList > .option-list--option-highlighted { background: $selection; color: $foreground; }
    """


class PlannerCommands(Provider):
    """What can be done where the user stands, from the declarations."""

    async def discover(self) -> Hits:
        """Everything, before anything is typed."""
        for title, about, run in self._things():
            yield DiscoveryHit(title, run, help=about)

    async def search(self, query: str) -> Hits:
        """What fits the text."""
        matcher = self.matcher(query)
        for title, about, run in self._things():
            score = matcher.match(f"{title} {about}")
            if score > 0:
                yield Hit(
                    score + matcher.match(title),
                    matcher.highlight(title),
                    run,
                    text=title,
                    help=about,
                )

    def _things(self) -> Iterator[tuple[str, str, Any]]:
        desk = desk_of(self.app)
        for command in commands_at(getattr(self.screen, "place", "everywhere")):
            if command.name == "palette":
                continue
            keys = desk.keys.keys[command.name]
            key = f" ({key_words(keys)})" if keys else ""
            yield (
                f"{command.title}{key}",
                command.summary(),
                partial(desk.run_command, command.name),
            )
        for name in theme_paths():
            yield f"Theme: {name}", "Wear this theme, on this machine.", partial(desk.wear, name)
