"""Take the film of the README anew: `make film`. Needs rsvg-convert (Debian's librsvg2-bin) and
Pillow.

The sample book on a fixed day: the morning, a line typed after a meeting and how it is understood,
the evening's rooms. Each frame is the app's own drawing.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))

from pictures import DAY, draw

from planner.commands.file.demo_book import demo_session
from planner.tui.app import PlannerApp

SIZE = (104, 30)
CELL = 8
"""Pixels of a column: enough to be read."""
COLOURS = 96
LARGEST = 1_000_000
"""Bytes that a page should not have to load more than."""
LINE = "coffee w/ Ana Li yesterday at PyData 40m; promised intro to Sam by fri; next: deck in 2w"


class Step(NamedTuple):
    """A step of the film: keys that are pressed, and how long the frame stays, in milliseconds."""

    keys: tuple[str, ...]
    stays: int


def _typed(text: str, letters: int) -> Iterator[Step]:
    """Type a text, some letters to a frame."""
    for at in range(0, len(text), letters):
        keys = tuple({" ": "space"}.get(sign, sign) for sign in text[at : at + letters])
        yield Step(keys, 110)


STEPS = (
    Step((), 2600),
    Step(("l",), 900),
    *_typed(LINE, 3),
    Step((), 3200),
    Step(("enter",), 2200),
    Step(("n",), 1800),
    Step(("escape", "2"), 2000),
    Step(("6",), 2000),
    Step(("8",), 2400),
    Step(("1",), 1600),
)


async def _frames(folder: Path) -> list[Path]:
    frames: list[Path] = []
    with tempfile.TemporaryDirectory() as book:
        app = PlannerApp(demo_session(Path(book), DAY), theme="dark")
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause(0.5)
            for number, step in enumerate(STEPS):
                for key in step.keys:
                    await pilot.press(key)
                await pilot.pause(0.4)
                frame = folder / f"{number:03}.png"
                draw(app, frame.with_suffix(".svg"), frame, CELL)
                frames.append(frame)
    return frames


def _together(frames: list[Image.Image]) -> Image.Image:
    """Some frames side by side, from which all take their colours."""
    chosen = [frames[0], *frames[-6:]]
    width, height = frames[0].size
    sheet = Image.new("RGB", (width * len(chosen), height))
    for at, frame in enumerate(chosen):
        sheet.paste(frame, (at * width, 0))
    return sheet


def main() -> None:
    """Take the film.

    Raises:
        SystemExit: It is too large for a page.
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "PLANNER_HOME": folder,
            "TEXTUAL_ANIMATION": "none",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PLANNER_SIGNS": "unicode",
        }
        frames = [Image.open(path).convert("RGB") for path in asyncio.run(_frames(Path(folder)))]
    palette = _together(frames).quantize(COLOURS, kmeans=2)
    images = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in frames]
    path = Path(__file__).with_name("film.gif")
    images[0].save(
        path,
        save_all=True,
        append_images=images[1:],
        duration=[step.stays for step in STEPS],
        loop=0,
        optimize=True,
    )
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path.name} has {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
