"""`planner info`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.file.info import machine_info
from planner.words import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from planner.cli.shell import Shell


def info(shell: Shell) -> int:
    """Show where everything is, and which versions run."""
    value = machine_info(shell.book_path, shell.today)
    shell.answer(value, _lines(value))
    return 0


def _lines(value: dict[str, object]) -> Iterator[str]:
    width = max(map(len, value)) + 2
    for name, item in value.items():
        yield f"{name.replace('_', ' '):{width}}{visible(_text(item))}".rstrip()


def _text(item: object) -> str:
    if isinstance(item, dict):
        return ", ".join(f"{name} {_text(part)}" for name, part in item.items())
    if isinstance(item, bool):
        return "yes" if item else "no"
    return "—" if item is None else str(item)
