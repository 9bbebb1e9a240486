"""The report of a fault of the planner's own: where it happened, and nothing of what the user
wrote.

An exception's message and the values of variables may hold names and notes, so neither is in the
report. What the user had typed when it happened is kept in a file of its own, which nobody is asked
to send.
"""

from __future__ import annotations

import os
import platform
import sys
import traceback
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner import __version__
from planner.paths import state_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent.parent


def keep_report(error: BaseException, doing: str) -> Path:
    """Write the report of an error into the state folder.

    Args:
        error: What was raised.
        doing: The name of the command, or of the screen.

    Returns:
        The file.

    Raises:
        OSError: It cannot be written.
    """
    return _keep("report", "\n".join(_report(error, doing)) + "\n")


def keep_typing(text: str) -> Path:
    """Keep what the user had typed in a file of the state folder that nobody else can read.

    Raises:
        OSError: It cannot be written.
    """
    return _keep("typed", text)


def place_of(error: BaseException) -> str:
    """Return the file and the line of the planner that an error came from:
    ``commands/day/day.py:41``."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if _own(frame.filename)]
    return _place(frames[-1]) if frames else "outside the planner"


def _keep(kind: str, text: str) -> Path:
    folder = state_folder() / "reports"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = folder / f"{kind}-{datetime.now():%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def _report(error: BaseException, doing: str) -> Iterator[str]:
    yield f"planner {__version__}, {doing}"
    yield f"Python {platform.python_version()} on {platform.system()} {platform.release()}"
    yield f"Loaded: {', '.join(sorted(_libraries()))}"
    yield from _chain(error)


def _libraries() -> Iterator[str]:
    for name in ("textual", "tinydb", "orjson", "pendulum", "rapidfuzz", "pyrage", "openpyxl"):
        if name in sys.modules:
            yield name


def _chain(error: BaseException) -> Iterator[str]:
    """Return the frames of an error, those of what caused it first."""
    cause = error.__cause__ or error.__context__
    if cause is not None:
        yield from _chain(cause)
        yield "and then"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {_place(frame)} in {frame.name}: {frame.line or ''}"
    yield type(error).__qualname__


def _own(filename: str) -> bool:
    return Path(filename).is_relative_to(PACKAGE)


def _place(frame: traceback.FrameSummary) -> str:
    path = Path(frame.filename)
    shown = path.relative_to(PACKAGE).as_posix() if _own(frame.filename) else path.name
    return f"{shown}:{frame.lineno}"
