"""Every thing that a user can do, declared once: its name, its key, where it is shown, and what it says of itself.

From a declaration come the key binding (its name is the binding's id, so that keys.toml can remap it), the footer, the
palette entry, the help, the shell's sub-command and the documentation of the key map. What a command does stands in the
files of `commands` beside it. These are read on every start, so they import nothing that is not needed to declare.
"""

from __future__ import annotations

from typing import ClassVar, Literal

Place = Literal["everywhere", "board", "today", "contact", "triage", "sheet", "sync", "duplicates"]
"""Where a key works: ``everywhere``; with a card or an item under the cursor (``board``); on that one screen."""


class Command:
    """A thing that a user can do. The first line of its docstring says what, the rest how."""

    name: ClassVar[str]
    """The shell's word for it, the id of its key binding and its name in keys.toml."""
    title: ClassVar[str]
    """A word or two for the footer and the palette."""
    key: ClassVar[str] = ""
    """Its default keys, separated by commas; empty where it has none."""
    place: ClassVar[Place] = "everywhere"
    footer: ClassVar[bool] = False
    """Whether the footer shows it."""
    app: ClassVar[bool] = True
    """Whether the app has it."""
    shell: ClassVar[bool] = False
    """Whether `planner NAME` exists."""

    @classmethod
    def summary(cls) -> str:
        """The first line of the docstring."""
        return (cls.__doc__ or "").strip().splitlines()[0]

    @classmethod
    def help(cls) -> str:
        """The whole docstring, with its indentation taken out."""
        return "\n".join(line.strip() for line in (cls.__doc__ or "").strip().splitlines())
