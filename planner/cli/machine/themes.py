"""`planner themes`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.commands.machine.themes import (
    choose_theme,
    chosen_theme,
    find_theme,
    folders,
    read_theme,
    theme_paths,
)
from planner.errors import PlannerError
from planner.words import visible

if TYPE_CHECKING:
    from pathlib import Path

    from planner.cli.shell import Shell
    from planner.commands.machine.themes import ThemeFile


def themes(shell: Shell) -> int:
    """Show the themes, or have the app open with another."""
    if shell.args.name:
        return _choose(shell, shell.args.name)
    ours, own = folders()
    chosen = chosen_theme()
    files, problems = _read_all()
    value = {
        "folder": str(own),
        "chosen": chosen,
        "themes": [
            {
                "name": file.name,
                "title": file.title,
                "about": file.about,
                "dark": file.dark,
                "own": path.parent != ours,
                "file": str(path),
            }
            for path, file in files
        ],
        "problems": problems,
    }
    lines = [
        f"{'▸' if file.name == chosen else ' '} {visible(f'{file.name:15} {file.about}')}"
        f"{'' if path.parent == ours else '  (your own)'}"
        for path, file in files
    ]
    lines += [f"! {problem}" for problem in problems]
    lines += ["", f"`planner themes NAME` has the planner open with one. Your own go into {own}."]
    shell.answer(value, lines)
    return 0


def _choose(shell: Shell, name: str) -> int:
    if shell.dry_run:
        read_theme(find_theme(name))
    else:
        choose_theme(name)
    shell.answer_changed([f"the planner opens in {name}"])
    return 0


def _read_all() -> tuple[list[tuple[Path, ThemeFile]], list[str]]:
    """Return the themes with their files, and what is wrong with those that cannot be read."""
    files, problems = [], []
    for path in theme_paths().values():
        try:
            files.append((path, read_theme(path)))
        except PlannerError as error:
            problems.append(str(error))
    return files, problems
