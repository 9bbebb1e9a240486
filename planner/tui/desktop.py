"""What the app has the machine do outside of the terminal: open the mail program or a page, and
copy a text."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

OPENERS: Sequence[tuple[str, ...]] = (("xdg-open",), ("gio", "open"))
MAILERS: Sequence[tuple[str, ...]] = (("xdg-email",), *OPENERS)
"""What opens an address on a Linux desktop, the first that is there. `xdg-email` never opens a
browser instead."""
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "WSL_DISTRO_NAME")
"""One of these is set where a Linux machine has somewhere to open a program."""
COPIERS: Sequence[tuple[str, tuple[str, ...]]] = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
    ("", ("clip",)),
)
"""What copies, each with the variable that must be set for it to work."""
PATIENCE = 2.0
"""Seconds that copying may take."""


def can_open() -> bool:
    """Return whether a program can be opened beside the terminal."""
    return not sys.platform.startswith("linux") or any(map(os.environ.get, DISPLAYS))


def open_mail(url: str) -> bool:
    """Open the mail program with a mailto address; return whether anything was there to open it."""
    return _open(url, MAILERS)


def open_page(url: str) -> bool:
    """Open a web page; return whether anything was there to open it."""
    return _open(url, OPENERS)


def _open(url: str, openers: Iterable[tuple[str, ...]]) -> bool:
    if not can_open():
        return False
    if sys.platform == "win32":
        os.startfile(url)  # type: ignore[attr-defined,unused-ignore]
        return True
    commands = [("open",)] if sys.platform == "darwin" else openers
    for command in commands:
        if shutil.which(command[0]):
            with contextlib.suppress(OSError):
                # It outlives the app, and never writes on its screen.
                subprocess.Popen(
                    [*command, url],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    start_new_session=True,
                )
                return True
    return False


def copy(text: str) -> str:
    """Copy a text by the system's tool; return the tool's name, empty where none is there or it
    fails."""
    for variable, command in COPIERS:
        if (variable and not os.environ.get(variable)) or not shutil.which(command[0]):
            continue
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                command,
                input=text.encode("utf-8", "replace"),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=True,
            )
            return command[0]
    return ""
