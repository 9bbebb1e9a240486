"""`planner themes`, `completion`, `remind` and `serve`: what belongs to the machine and not to the book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.errors import PlannerError, UsageError
from planner.words import visible

if TYPE_CHECKING:
    from planner.cli.shell import Shell


def themes(shell: Shell) -> int:
    """Show the themes, or have the app open with another."""
    from planner.commands.machine.themes import (
        choose_theme,
        chosen_theme,
        find_theme,
        folders,
        read_theme,
        theme_paths,
    )

    name = shell.args.name
    if name:
        if shell.dry_run:
            read_theme(find_theme(name))
        else:
            choose_theme(name)
        label = f"the planner opens in {name}"
        shell.answer(
            {"changed": [label], "dry_run": shell.dry_run},
            [("dry run: " if shell.dry_run else "") + label],
        )
        return 0
    ours, own = folders()
    chosen, found, problems = chosen_theme(), [], []
    for path in theme_paths().values():
        try:
            found.append((path, read_theme(path)))
        except PlannerError as error:
            problems.append(str(error))
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
            for path, file in found
        ],
        "problems": problems,
    }
    lines = [
        f"{'▸' if file.name == chosen else ' '} {visible(f'{file.name:15} {file.about}')}"
        f"{'' if path.parent == ours else '  (your own)'}"
        for path, file in found
    ]
    lines += [f"! {visible(problem)}" for problem in problems]
    shell.answer(
        value,
        [
            *lines,
            "",
            f"`planner themes NAME` has the planner open with one. Your own go into {own}.",
        ],
    )
    return 0


def completion(shell: Shell) -> int:
    """Print what makes a shell complete the planner's commands."""
    from planner.cli.machine.completion import SHELLS

    text = SHELLS[shell.args.shell]()
    shell.answer({"shell": shell.args.shell, "script": text}, [text])
    return 0


def remind(shell: Shell) -> int:
    """Tell what waits this morning."""
    from planner.commands.machine.reminder import cron_line, notify, reminder

    session = shell.open()
    if shell.args.cron:
        from planner.commands.day.day import read_clock

        line = cron_line(
            read_clock(shell.args.cron), session.settings.working_days, str(session.book.path)
        )
        shell.answer({"cron": line}, [line])
        return 0
    plan = session.plan
    lines = [visible(each) for each in reminder(plan)]
    if shell.args.notify and lines:
        notify("planner", "\n".join(lines))
    shell.answer(
        {
            "day": plan.day.isoformat(),
            "lines": lines,
            "notified": bool(shell.args.notify and lines),
        },
        () if shell.args.notify else lines,
    )
    return 0


def serve(shell: Shell) -> int:
    """Open the app in a browser on this machine."""
    if not 1 <= shell.args.port <= 65535:
        raise UsageError(f"--port is a number from 1 to 65535, not {shell.args.port}.")
    try:
        from planner.cli.machine.web import HOST, OwnServer
    except ImportError:
        raise PlannerError(
            "A browser is served by textual-serve, which is not installed.\n`pip install 'planner-daily[web]'` adds it."
        ) from None
    import shlex
    import socket
    import sys

    from planner.commands.file.books import book_path

    with socket.socket() as asked:
        if not asked.connect_ex((HOST, shell.args.port)):
            raise PlannerError(
                f"Something is served at port {shell.args.port} already.\nTry another: --port 8400."
            )
    book = str(book_path(shell.args.book))
    day = ["--today", shell.today.isoformat()] if shell.today else []
    command = shlex.join([sys.executable, "-m", "planner", "--book", book, *day])
    shell.warn(f"The planner is at http://{HOST}:{shell.args.port}  ctrl+c ends it.")
    OwnServer(command, shell.args.port).serve()
    return 0
