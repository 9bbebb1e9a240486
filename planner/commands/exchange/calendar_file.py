"""The calendar file: rewritten after each change, on the machine where it was switched on (P5)."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from planner.book import Stalled, folder_worker
from planner.commands.machine.served import check_target
from planner.config import CONFIG_NAME, read_config, write_config
from planner.errors import PlannerError, UsageError
from planner.paths import config_folder
from planner.words import quoted

if TYPE_CHECKING:
    from planner.commands.session import Session


def switch(session: Session, text: str) -> str:
    """Have the calendar written to a file after each change made here, or no more, and return what
    was done.

    Args:
        session: The open book.
        text: The file's path, or ``off``.

    Raises:
        UsageError: The name does not end in .ics.
        PlannerError: The file or the configuration cannot be written, or may not be in a browser.
    """
    if text.strip().lower() in ("off", "none", ""):
        write_config("calendar_file", "")
        return "the calendar file is written no more"
    path = Path(text).expanduser().absolute()
    if path.suffix.lower() != ".ics":
        raise UsageError(
            f"calendar_file is a file whose name ends in .ics, or off; not {quoted(text)}."
        )
    check_target(path)
    _write(session, str(path))
    write_config("calendar_of", str(Path(session.book.path).resolve()))
    write_config("calendar_file", str(path))
    return f"the calendar is in {path}, written anew after each change"


def switch_alarm(session: Session, text: str) -> str:
    """Have each event of the calendar ring at a time of its day, or none, and return what was done.

    Args:
        session: The open book, whose calendar is written anew.
        text: The time, as 09:00, or ``off``.

    Raises:
        UsageError: It is no time.
        PlannerError: The file or the configuration cannot be written.
    """
    word = text.strip().lower()
    time = "" if word in ("off", "none", "") else word.zfill(len("09:00"))
    if time and not re.fullmatch(r"(?:[01]\d|2[0-3]):[0-5]\d", time):
        raise UsageError(f"calendar_alarm is a time such as 09:00, or off; not {quoted(text)}.")
    write_config("calendar_alarm", time)
    rewrite(session)
    return (
        f"events of the calendar ring at {time}" if time else "events of the calendar ring no more"
    )


def rewrite(session: Session) -> str:
    """Write the calendar anew where that is switched on and something in it has changed; a listener
    of the session.

    The configuration is looked into before it is parsed: most machines have no such file.

    Returns:
        Nothing to report, always: what cannot be written is raised.

    Raises:
        PlannerError: The file cannot be written.
    """
    if session.demo or session.book.silent:
        return ""  # the calendar may lie in the folder that does not answer
    try:
        if b"calendar_file" not in (config_folder() / CONFIG_NAME).read_bytes():
            return ""
    except OSError:
        return ""
    config = read_config()
    if config.calendar_file and config.calendar_of == str(Path(session.book.path).resolve()):
        _write(session, config.calendar_file)
    return ""


def _write(session: Session, file: str) -> None:
    # Writing calendars takes 20 ms to load, and most books write none.
    from planner.commands.exchange.exporting import beside_the_old, export, write_export

    exported = export(session, "ics")

    def write() -> None:
        text = beside_the_old(Path(file), exported)
        with contextlib.suppress(OSError):
            if Path(file).read_bytes() == text.encode():
                return
        write_export(session, file, exported, own=True)

    try:
        folder_worker(session.book.path).run(write, whole=True)  # it may lie in the book's folder
    except Stalled as stalled:
        raise PlannerError(
            f"The calendar {file} cannot be written: {stalled.strerror}."
        ) from stalled
    except PlannerError as error:
        raise PlannerError(
            f"{error}\n`planner config calendar_file off` stops writing the calendar."
        ) from error
