"""Take the pictures of the README and of docs/ anew: `make pictures`. Needs rsvg-convert (Debian's
librsvg2-bin) and Pillow.

The sample book on a fixed day, so that a picture changes only when the planner does.
`python docs/pictures.py --all FOLDER` takes every room instead, at every size, dark, light and in
sixteen colours, as a picture and as text; `--only today` those whose names hold a word.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from textual.pilot import Pilot

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


SIZES = ((60, 20), (80, 24), (100, 30), (120, 40), (160, 50))
THEMES = ("dark", "light", "plain")
ROOMS = {
    "today": (),
    "follow-ups": ("tab",),
    "board": ("2",),
    "contact": ("tab", "enter"),
    "sheet": ("4",),
    "sheet-hubs": ("4", "]", "]", "]"),
    "triage": ("5",),
    "hubs": ("6", "down", "down"),
    "introductions": ("7", "down"),
    "numbers": ("8", *["down"] * 5),
    "sync": ("9",),
    "settings": ("0", "down"),
    "review": ("R",),
    "evening": ("Q",),
    "inbox": ("I",),
    "hooks": ("B",),
    "duplicates": ("D", "enter"),
    "quick-log": ("l",),
    "find": ("slash", "s", "a"),
    "write": ("tab", "e"),
    "help": ("question_mark",),
    "palette": ("ctrl+p", "s", "e"),
    "go": ("g",),
    "jump": ("ctrl+o",),
    "snooze": ("tab", "s"),
    "move": ("tab", "m"),
    "theme": ("t",),
    "leave": ("q",),
}
"""Every room and panel, and the keys that lead there from Today."""

ROOM_PAGES = (
    *("today", "board", "contact", "sheet", "triage", "hubs", "introductions", "numbers", "sync"),
    *("settings", "review", "evening", "inbox", "hooks", "find", "duplicates"),
)
"""Rooms of which docs/rooms has a page, beside the quick-log."""
PAGE_SIZE, PAGE_CELL, PAGE_COLOURS = (104, 32), 9, 64
"""Columns and lines of a picture there, the pixels of a column, and its colours."""


def _moved(match: re.Match[str]) -> str:
    """A piece of text begun behind its leading blanks: rsvg-convert leaves those out and would draw
    it too far left."""
    blanks = match[6].count(";") * CELL
    return f"{match[1]}{float(match[2]) + blanks}{match[3]}{float(match[4]) - blanks}{match[5]}"


async def _take(picture: Picture, folder: Path, png: Path, cell: int = 12) -> None:
    with tempfile.TemporaryDirectory() as book:
        app = PlannerApp(demo_session(Path(book), DAY), theme=picture.theme)
        async with app.run_test(size=picture.size) as pilot:
            await pilot.pause(0.5)
            await _press(pilot, picture.keys)
            for sign in picture.text:
                await pilot.press({" ": "space"}.get(sign, sign))
            await pilot.pause(0.5)
            drawing = folder / f"{picture.name}.svg"
            draw(app, drawing, png, cell)


async def _take_page(name: str, folder: Path) -> None:
    """Take the picture of a room's page, in few colours: there are many of them."""
    keys, text = (("l",), LINE) if name == "quick-log" else (ROOMS[name], "")
    png = Path(__file__).parent / "rooms" / f"{name}.png"
    await _take(Picture(name, PAGE_SIZE, "dark", keys, text), folder, png, PAGE_CELL)
    with Image.open(png) as image:
        image.convert("RGB").quantize(PAGE_COLOURS, dither=Image.Dither.NONE).save(
            png, optimize=True
        )


async def _take_rooms(size: tuple[int, int], theme: str, only: str, folder: Path) -> None:
    """Walk through the rooms in one app, and take each."""
    with tempfile.TemporaryDirectory() as book:
        app = PlannerApp(demo_session(Path(book), DAY), theme=theme)
        async with app.run_test(size=size) as pilot:
            await pilot.pause(0.5)
            for room, keys in ROOMS.items():
                name = f"{room}-{size[0]}x{size[1]}-{theme}"
                if only not in name:
                    continue
                app.go_to("today")
                await pilot.pause()
                getattr(app.screen, "new_touch").focus()
                await _press(pilot, keys)
                app.clear_notifications()
                await pilot.pause(0.1)
                drawing = folder / f"{name}.svg"
                draw(app, drawing, drawing.with_suffix(".png"))
                lines = app.screen._compositor.render_strips()
                text = "\n".join(line.text.rstrip() for line in lines)
                drawing.with_suffix(".txt").write_text(text + "\n", encoding="utf-8")


async def _press(pilot: Pilot[object], keys: tuple[str, ...]) -> None:
    for key in keys:
        await pilot.press(key)
        await pilot.pause(0.2)


def draw(app: PlannerApp, drawing: Path, png: Path, cell: int = 12) -> None:
    """Write what the app shows, as a drawing and as a picture with so many pixels to a column."""
    svg = re.sub(r"font-family: Fira Code[^;]*", f"font-family: {FONTS}", app.export_screenshot())
    svg = re.sub(
        r'(<text[^>]* x=")([\d.]+)("[^>]* textLength=")([\d.]+)("[^>]*>)((?:&#160;)+)', _moved, svg
    )
    drawing.write_text(svg, encoding="utf-8")
    width = str(app.size.width * cell)
    subprocess.run(["rsvg-convert", "-w", width, "-o", png, drawing], check=True)


def main() -> None:
    """Take those of the documentation, or every room."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every room, at every size")
    parser.add_argument("--only", default="", metavar="WORD", help="with --all, those named so")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "PLANNER_HOME": folder,
            "TEXTUAL_ANIMATION": "none",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PLANNER_SIGNS": "unicode",
        }
        if args.all is None:
            for picture in PICTURES:
                png = Path(__file__).with_name(f"{picture.name}.png")
                asyncio.run(_take(picture, Path(folder), png))
            for room in ("quick-log", *ROOM_PAGES):
                asyncio.run(_take_page(room, Path(folder)))
            return
        args.all.mkdir(parents=True, exist_ok=True)
        for size in SIZES:
            for theme in THEMES:
                asyncio.run(_take_rooms(size, theme, args.only, args.all))


if __name__ == "__main__":
    main()
