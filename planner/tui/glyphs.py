"""The signs of the planner, the same on every screen; each stands beside a word or differs in its
shape.

All are one cell wide in every terminal that was tried; none is drawn as an emoji.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.records import Column

COLUMN_GLYPHS: Mapping[Column, str] = {"cold": "○", "warming": "◐", "active": "●", "owed": "◆"}
COLUMN_TITLES: Mapping[Column, str] = {
    "cold": "Cold",
    "warming": "Warming",
    "active": "Active",
    "owed": "Owed a favour",
}
ARROWS: Mapping[str, str] = {"rising": "↑", "falling": "↓", "level": "→"}
DAY_MARKS: Mapping[str, str] = {
    "kept": "●",
    "missed": "○",
    "absorbed": "◐",
    "off": "·",
    "open": "◌",
}
"""A working day in the streak: kept, missed, missed but forgiven, off, and today while it is
open."""
STAR = "★"
TICK = "✓"
BAR = "▌"
THIN_BAR = "▎"
FULL, EMPTY = "▰", "▱"
"""A minute of the budget spent, and one that is left."""
