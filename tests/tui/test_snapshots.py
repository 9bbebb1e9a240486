"""What the screens look like, kept as pictures: three sizes, dark and light, the narrow one, the
board, a question.

``pytest --snapshot-update`` takes them anew; look at each before you keep it.
"""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from planner.engine.plan import AdviceLine, Quota
from planner.tui.app import PlannerApp
from tests.tui import hand_made
from tests.tui.hand_made import PLAN

MADE = PLAN._replace(
    new_touch=None,
    quota=Quota(1, 1, 1, "8 more kept days earn a second new touch a day"),
    items=PLAN.items[2:],
    done=("Priya Nair", "Ana Li", "Bo Chen"),
    spent_minutes=13,
    advice_lines=(AdviceLine("owed", "Bo Chen is owed a favour since 9 October.", "favours"),),
)
ADVISED = PLAN._replace(advice_lines=MADE.advice_lines)


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the pictures from depending on the moment and the terminal."""
    monkeypatch.setenv("TEXTUAL_ANIMATION", "none")
    monkeypatch.delenv("COLORTERM", raising=False)


@pytest.mark.parametrize(
    ("theme", "size", "keys", "options"),
    [
        pytest.param("dark", (80, 24), ["tab"], {"demo": True}, id="today-80x24-dark"),
        pytest.param("dark", (120, 40), [], {}, id="today-120x40-dark"),
        pytest.param(
            "light",
            (120, 40),
            ["tab", "tab", "down", "right"],
            {"plan": MADE},
            id="today-120x40-light",
        ),
        pytest.param(
            "dark", (200, 60), [], {"plan": ADVISED, "demo": True}, id="today-200x60-dark"
        ),
        pytest.param("light", (200, 60), ["tab", "down"], {"plan": MADE}, id="today-200x60-light"),
        pytest.param("dusk", (60, 30), ["tab", "tab", "right"], {}, id="today-60x30-dusk"),
        pytest.param("plain", (120, 40), ["2", "down", "right"], {}, id="board-120x40-plain"),
        pytest.param("dark", (100, 30), ["q"], {}, id="leaving-100x30-dark"),
    ],
)
def test_snapshot(
    snap_compare: Any, theme: str, size: tuple[int, int], keys: list[str], options: dict[str, Any]
) -> None:
    async def settle(pilot: Pilot[None]) -> None:
        await pilot.pause(0.1)

    assert snap_compare(
        PlannerApp(hand_made.session(**options), theme=theme),
        press=keys,
        terminal_size=size,
        run_before=settle,
    )
