"""Take the pictures of the README and of docs/ anew: `make pictures`. Needs rsvg-convert (Debian's
librsvg2-bin).

The sample book on a fixed day, so that a picture changes only when the planner does.
"""

from __future__ import annotations

import asyncio
import os
import re
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from planner.commands.file.demo_book import demo_session
from planner.tui.app import PlannerApp

DAY = date(2026, 11, 18)
FONTS = "DejaVu Sans Mono, Noto Sans Mono CJK JP, monospace"
"""Textual's picture names a font of the web; these are on the machine that takes it."""


CELL = 12.2
"""Width of a character cell in Textual's drawing."""


class Picture(NamedTuple):
    """A picture: its name, the terminal's size, the theme, the keys that lead to it, a text typed
    at the end."""

    name: str
    size: tuple[int, int]
    theme: str
    keys: tuple[str, ...] = ()
    text: str = ""


LINE = (
    "coffee w/ Ana Li and Zoe Quill yesterday at PyData #design 40m; promised intro to Sam by "
    "fri; next: deck in 2w"
)
PICTURES = (
    Picture("today", (120, 40), "dark"),
    Picture("today-light", (120, 40), "light"),
    Picture("today-small", (80, 24), "dark"),
    Picture("quick-log", (120, 40), "dark", ("l",), LINE),
    Picture("contact", (120, 40), "dark", ("tab", "enter")),
    Picture("triage", (120, 40), "light", ("5",)),
    Picture("hubs", (120, 40), "dark", ("6", "down", "down")),
    Picture("introductions", (120, 40), "dark", ("7",)),
    Picture("numbers", (120, 40), "dark", ("8", *["down"] * 5)),
    Picture("review", (120, 40), "nord", ("R",)),
    Picture("evening", (120, 40), "catppuccin-latte", ("Q",)),
)


def _moved(match: re.Match[str]) -> str:
    """A piece of text begun behind its leading blanks: rsvg-convert leaves those out and would draw
    it too far left."""
    blanks = match[6].count(";") * CELL
    return f"{match[1]}{float(match[2]) + blanks}{match[3]}{float(match[4]) - blanks}{match[5]}"


async def _take(picture: Picture, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as book:
        app = PlannerApp(demo_session(Path(book), DAY), theme=picture.theme)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(0.5)
            for key in picture.keys:
                await pilot.press(key)
                await pilot.pause(0.3)
            for sign in picture.text:
                await pilot.press({" ": "space"}.get(sign, sign))
            await pilot.pause(0.5)
            svg = re.sub(
                r"font-family: Fira Code[^;]*", f"font-family: {FONTS}", app.export_screenshot()
            )
    svg = re.sub(
        r'(<text[^>]* x=")([\d.]+)("[^>]* textLength=")([\d.]+)("[^>]*>)((?:&#160;)+)', _moved, svg
    )
    drawing = folder / f"{picture.name}.svg"
    drawing.write_text(svg, encoding="utf-8")
    png = Path(__file__).with_name(f"{picture.name}.png")
    subprocess.run(
        ["rsvg-convert", "-w", str(picture.size[0] * 12), "-o", png, drawing], check=True
    )


def main() -> None:
    """Take all of them."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "PLANNER_HOME": folder,
            "TEXTUAL_ANIMATION": "none",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        for picture in PICTURES:
            asyncio.run(_take(picture, Path(folder)))


if __name__ == "__main__":
    main()
