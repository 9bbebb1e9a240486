"""How a command is declared: once, as a class, from which everything else about it is made.

From a declaration come the shell's parser, its help, manual page and completion, the key binding (its id is the
command's name, so that keys.toml can remap it), the footer, the palette and the app's help. A start of the shell reads
every declaration, so the files of this folder import nothing else: what a command does, and values that are declared
elsewhere, are named as ``module:name`` and imported when they are wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, ClassVar, Literal

from planner.value import NamedTuple

Scope = Literal[
    "everywhere",
    "list",
    "board",
    "columns",
    "today",
    "contact",
    "sheet",
    "triage",
    "hubs",
    "hooks",
    "introductions",
    "numbers",
    "review",
    "proposals",
    "evening",
    "inbox",
    "settings",
    "sync",
    "duplicates",
]
"""Where a key works: ``everywhere``; where rows are walked through (``list``); with a card or an item under the cursor
(``board``); on that one screen, which is the board's own for ``columns``."""


class Word(NamedTuple):
    """An argument without a name of its own: ``NAME`` in ``planner show NAME``."""

    name: str
    """What the parsed arguments call it."""
    label: str
    """What the help calls it."""
    help: str = ""
    many: Literal["", "?", "+", "*", "..."] = ""
    """How many there may be: one, or as in a regular expression; ``...`` takes all that is left, options too."""
    choices: tuple[str, ...] | str = ()
    """All that it may be, or a reference to them."""
    offers: str = ""
    """What a completion offers for it; a name in `commands.offers`."""


class Option(NamedTuple):
    """An argument with a name and a value: ``--tag TAG``."""

    names: str
    """Its spellings, parted by spaces; the first names it in the parsed arguments, where ``name`` does not."""
    label: str | tuple[str, ...] = ""
    """What the help calls its value; one for each value where it takes several."""
    help: str = ""
    default: str | float | None = None
    choices: tuple[str, ...] | str = ()
    """All that it may be, or a reference to them."""
    offers: str = ""
    """What a completion offers for it; a name in `commands.offers`."""
    name: str = ""
    repeats: bool = False
    """Whether it may be given several times; it is a list then."""
    required: bool = False
    number: type[int] | type[float] | None = None
    """How it is read where it is no text."""
    rivals: str = ""
    """A name that options share of which one call takes only one."""


class Flag(NamedTuple):
    """An argument that is there or not: ``--all``."""

    name: str
    help: str
    rivals: str = ""
    """A name that options share of which one call takes only one."""


class Action(NamedTuple):
    """What stands behind a command's word, as ``add`` in ``planner hubs add NAME``."""

    name: str
    help: str
    takes: tuple[Word | Option | Flag | str, ...]


Argument = Word | Option | Flag

DRY_RUN = Flag("--dry-run", "say what would be done, and do nothing")
"""What every command that writes takes."""
CONTACT = Word(
    "who", "NAME", "a name or an id; - reads ids from standard input", many="+", offers="contact"
)
"""Somebody in the book."""


class Command:
    """A thing that a user can do. The first line of its docstring says what, the rest how."""

    name: ClassVar[str]
    """The shell's word for it, the id of its key binding and its name in keys.toml."""
    title: ClassVar[str]
    """A word or two for the footer and the palette."""
    key: ClassVar[str] = ""
    """Its default keys, separated by commas; empty where it has none."""
    scope: ClassVar[Scope] = "everywhere"
    """Where the key works."""
    footer: ClassVar[bool] = False
    """Whether the footer shows it."""
    doing: ClassVar[str] = ""
    """The method that does it in the app, of the screen, of what has the focus or of the app itself; empty where the
    app does not have it."""
    room: ClassVar[str] = ""
    """A reference to the screen that it opens, where that is all that it does; its module's name is the room's."""
    run: ClassVar[str] = ""
    """A reference to the function that does it in the shell; empty where the shell does not have it."""
    hidden: ClassVar[bool] = False
    """Whether the shell has it for programs alone, and no help lists it."""
    takes: ClassVar[tuple[Argument | str, ...]] = ()
    """Its arguments in the shell; a text is a reference to more of them."""
    actions: ClassVar[tuple[Action, ...]] = ()
    """What may follow its word in the shell."""

    @classmethod
    def summary(cls) -> str:
        """The first line of the docstring."""
        return (cls.__doc__ or "").strip().splitlines()[0]

    @classmethod
    def help(cls) -> str:
        """The whole docstring, with its indentation taken out."""
        return "\n".join(line.strip() for line in (cls.__doc__ or "").strip().splitlines())


def arguments(takes: tuple[Argument | str, ...]) -> Iterator[Argument]:
    """Return arguments as declared, those among them that stand elsewhere looked up."""
    for argument in takes:
        if isinstance(argument, str):
            yield from look_up(argument)
        else:
            yield argument


def choices(argument: Word | Option) -> tuple[str, ...]:
    """Return all that an argument may be; nothing where it may be anything."""
    declared = argument.choices
    return look_up(declared) if isinstance(declared, str) else declared


def look_up(reference: str) -> Any:
    """Return what ``module:name`` names.

    Raises:
        LookupError: It names nothing.
    """
    module, _, name = reference.partition(":")
    try:
        return getattr(import_module(module), name)
    except (ModuleNotFoundError, AttributeError) as error:
        raise LookupError(f"{reference} names nothing: {error}") from error
